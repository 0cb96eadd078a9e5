from django.apps import AppConfig


class DatabankConfig(AppConfig):
    name = "inkoop.databank"
    label = "databank"
    verbose_name = "Databank"
