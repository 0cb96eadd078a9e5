from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BekostigingConfig(AppConfig):
    name = "bekostiging"
    verbose_name = "Bekostiging"

    def ready(self) -> None:
        """Register jobs, menu and start page, say who may read files, and what the database is to know."""
        from bekostiging import menu, tasks
        from bekostiging.selectors.rapporten import RAPPORTSOORT, may_read_rapport
        from bekostiging.services import save_afkoeltijd
        from inkoop.platform.bestanden.services import register_recht

        tasks.register()
        register_recht(RAPPORTSOORT, may_read_rapport)
        menu.register()
        post_migrate.connect(save_afkoeltijd, sender=self, dispatch_uid="afkoeltijd")
