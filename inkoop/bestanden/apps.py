from django.apps import AppConfig


class BestandenConfig(AppConfig):
    name = "inkoop.bestanden"
    label = "bestanden"
    verbose_name = "Bestanden"
