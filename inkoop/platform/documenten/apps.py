from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "inkoop.platform.documenten"
    label = "documenten"
    verbose_name = "Documenten"
