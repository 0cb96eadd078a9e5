from django.apps import AppConfig


class InnameConfig(AppConfig):
    name = "inkoop.inname"
    label = "inname"
    verbose_name = "Aanleveren"

    def ready(self) -> None:
        """Register jobs and menu, and say who may read the files that are delivered."""
        from inkoop.inname import menu, tasks
        from inkoop.inname.services import UPLOADSOORT, may_read_upload
        from inkoop.platform.bestanden.services import register_recht

        tasks.register()
        register_recht(UPLOADSOORT, may_read_upload)
        menu.register()
