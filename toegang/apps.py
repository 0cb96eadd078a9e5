from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "toegang"
    verbose_name = "Toegang"

    def ready(self) -> None:
        """Put the pages in the menu and the work on the start page."""
        from toegang import menu

        menu.register()
