from django.apps import AppConfig


class PaginasConfig(AppConfig):
    name = "inkoop.paginas"
    label = "paginas"
    verbose_name = "Pagina's"

    def ready(self) -> None:
        """Put the pages in the menu and the work on the start page."""
        from inkoop.paginas import menu

        menu.register()
