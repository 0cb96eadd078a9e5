from django.apps import AppConfig


class ContractenConfig(AppConfig):
    name = "contracten"
    verbose_name = "Contracten"
