from django.apps import AppConfig


class BeheerConfig(AppConfig):
    name = "inkoop.beheer"
    label = "beheer"
    verbose_name = "Beheer"
