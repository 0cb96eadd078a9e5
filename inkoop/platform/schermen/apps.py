from django.apps import AppConfig


class SchermenConfig(AppConfig):
    name = "inkoop.platform.schermen"
    label = "schermen"
    verbose_name = "Schermen"

    def ready(self) -> None:
        """Put the pages of the design base in the menu."""
        from inkoop.platform.gebruikers.models import Rol
        from inkoop.platform.schermen.menu import Menupunt, registreer_menu

        registreer_menu(
            Menupunt("Start", "start", frozenset(Rol.values), volgorde=0),
            Menupunt(
                "Stijlgids", "stijlgids", frozenset({Rol.BEHEERDER.value}), groep="Beheer", volgorde=900
            ),
        )
