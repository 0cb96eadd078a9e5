from django.apps import AppConfig


class SchermenConfig(AppConfig):
    name = "inkoop.schermen"
    label = "schermen"
    verbose_name = "Schermen"
