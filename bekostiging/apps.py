from django.apps import AppConfig


class BekostigingConfig(AppConfig):
    name = "bekostiging"
    verbose_name = "Bekostiging"

    def ready(self) -> None:
        """Say who may read the files this app makes."""
        from bekostiging.selectors.rapporten import RAPPORTSOORT, may_read_rapport
        from inkoop.bestanden.services import registreer_recht

        registreer_recht(RAPPORTSOORT, may_read_rapport)
