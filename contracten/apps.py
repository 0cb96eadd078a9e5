from django.apps import AppConfig


class ContractenConfig(AppConfig):
    name = "contracten"
    verbose_name = "Contracten"

    def ready(self) -> None:
        """Put the pages in the menu, the work on the start page, and guard the structure of contracts."""
        from contracten import menu
        from contracten.services import find_bezwaren_tegen_structuur
        from segmenten.services import register_bewaker

        menu.register()
        register_bewaker(find_bezwaren_tegen_structuur)
