from django.apps import AppConfig


class ArchiefConfig(AppConfig):
    name = "inkoop.archief"
    label = "archief"
    verbose_name = "Woo en archief"

    def ready(self) -> None:
        """Register the menu, and what the acts are called."""
        from inkoop.archief import menu

        menu.register()
