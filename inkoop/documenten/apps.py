from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "inkoop.documenten"
    label = "documenten"
    verbose_name = "Documenten"
