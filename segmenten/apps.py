from django.apps import AppConfig


class SegmentenConfig(AppConfig):
    name = "segmenten"
    verbose_name = "Segmenten"

    def ready(self) -> None:
        """Tell jobs, which know only codes of regions, in which regions an account works."""
        from inkoop.taken.services import registreer_regiobereik
        from segmenten.models import get_regiocodes_van

        registreer_regiobereik(get_regiocodes_van)
