from django.apps import AppConfig


class TakenConfig(AppConfig):
    name = "inkoop.taken"
    label = "taken"
    verbose_name = "Taken"
