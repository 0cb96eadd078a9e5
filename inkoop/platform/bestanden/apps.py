from django.apps import AppConfig


class BestandenConfig(AppConfig):
    name = "inkoop.platform.bestanden"
    label = "bestanden"
    verbose_name = "Bestanden"
