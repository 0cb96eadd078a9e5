from django.apps import AppConfig


class BekostigingConfig(AppConfig):
    name = "bekostiging"
    verbose_name = "Bekostiging"

    def ready(self) -> None:
        """Register jobs, menu and start page, and say who may read the files this app makes."""
        from bekostiging import menu, tasks
        from bekostiging.selectors.rapporten import RAPPORTSOORT, may_read_rapport
        from inkoop.platform.bestanden.services import register_recht

        tasks.register()
        register_recht(RAPPORTSOORT, may_read_rapport)
        menu.register()
