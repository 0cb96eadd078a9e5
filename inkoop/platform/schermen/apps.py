from django.apps import AppConfig


class SchermenConfig(AppConfig):
    name = "inkoop.platform.schermen"
    label = "schermen"
    verbose_name = "Schermen"

    def ready(self) -> None:
        """Put the pages of the design base in the menu."""
        from inkoop.platform.gebruikers.rechten import Recht
        from inkoop.platform.schermen.menu import Menupunt, register_menu

        register_menu(
            Menupunt("Start", "start", Recht.START, volgorde=0),
            Menupunt("Stijlgids", "stijlgids", Recht.BEHEER, groep="Beheer", volgorde=900),
        )
