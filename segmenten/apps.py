from django.apps import AppConfig


class SegmentenConfig(AppConfig):
    name = "segmenten"
    verbose_name = "Segmenten"

    def ready(self) -> None:
        """Put the pages in the menu, and tell jobs in which regions an account works."""
        from inkoop.platform.taken.services import register_regiobereik
        from segmenten import menu
        from segmenten.models import get_regiocodes_van

        menu.register()
        # Jobs know only codes of regions.
        register_regiobereik(get_regiocodes_van)
