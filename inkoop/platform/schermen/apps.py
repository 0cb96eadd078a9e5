from django.apps import AppConfig


class SchermenConfig(AppConfig):
    name = "inkoop.platform.schermen"
    label = "schermen"
    verbose_name = "Schermen"

    def ready(self) -> None:
        """Put the pages of the design base in the menu, and say who reads a file that somebody had made."""
        from inkoop.platform.bestanden.services import register_recht
        from inkoop.platform.gebruikers.rechten import Recht
        from inkoop.platform.schermen.download import DOWNLOAD, download_taak, may_read_download
        from inkoop.platform.schermen.menu import Menupunt, register_menu
        from inkoop.platform.taken.services import register_taaksoort

        register_taaksoort(DOWNLOAD, download_taak)
        register_recht(DOWNLOAD, may_read_download)
        register_menu(
            Menupunt("Start", "start", Recht.START, volgorde=0),
            Menupunt("Stijlgids", "stijlgids", Recht.BEHEER, groep="Beheer", volgorde=900),
        )
