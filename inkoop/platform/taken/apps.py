from django.apps import AppConfig


class TakenConfig(AppConfig):
    name = "inkoop.platform.taken"
    label = "taken"
    verbose_name = "Taken"
