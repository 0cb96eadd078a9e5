from django.apps import AppConfig


class SegmentenConfig(AppConfig):
    name = "segmenten"
    verbose_name = "Segmenten"

    def ready(self) -> None:
        """Put the pages in the menu, and tell in which regions an account works and for whom."""
        from inkoop.platform.gebruikers.toegangen import register_toegangen
        from inkoop.platform.taken.services import register_regiobereik
        from segmenten import menu
        from segmenten.models import get_regiocodes_van, get_toegangen_van

        menu.register()
        # Jobs know only codes of regions.
        register_regiobereik(get_regiocodes_van)
        register_toegangen(get_toegangen_van)
