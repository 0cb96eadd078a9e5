from django.apps import AppConfig


class SegmentenConfig(AppConfig):
    name = "segmenten"
    verbose_name = "Segmenten"

    def ready(self) -> None:
        """Put the pages in the menu and the work on the start page."""
        from segmenten import menu

        menu.registreer()
