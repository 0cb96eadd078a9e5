from django.apps import AppConfig


class ContractenConfig(AppConfig):
    name = "contracten"
    verbose_name = "Contracten"

    def ready(self) -> None:
        """Put the pages in the menu and the work on the start page."""
        from contracten import menu

        menu.registreer()
