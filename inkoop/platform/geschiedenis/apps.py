from django.apps import AppConfig


class GeschiedenisConfig(AppConfig):
    name = "inkoop.platform.geschiedenis"
    label = "geschiedenis"
    verbose_name = "Geschiedenis"
