from django.apps import AppConfig


class DatabankConfig(AppConfig):
    name = "inkoop.platform.databank"
    label = "databank"
    verbose_name = "Databank"

    def ready(self) -> None:
        """Make the lookups known."""
        from inkoop.platform.databank import zoeken  # noqa: F401  registers itself
