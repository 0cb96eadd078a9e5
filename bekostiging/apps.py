from django.apps import AppConfig


class BekostigingConfig(AppConfig):
    name = "bekostiging"
    verbose_name = "Bekostiging"

    def ready(self) -> None:
        """Register the background jobs, the menu and the work on the start page."""
        from bekostiging import menu, tasks

        tasks.registreer()
        menu.registreer()
