from django.apps import AppConfig


class PaginasConfig(AppConfig):
    name = "inkoop.paginas"
    label = "paginas"
    verbose_name = "Pagina's"

    def ready(self) -> None:
        """Put the pages in the menu and the work on the start page, and see who has a region to choose."""
        from django.contrib.auth.signals import user_logged_in

        from inkoop.paginas import menu
        from inkoop.paginas.views.regiokeuze import remember_regios

        menu.register()
        user_logged_in.connect(remember_regios, dispatch_uid="regiokeuze")
