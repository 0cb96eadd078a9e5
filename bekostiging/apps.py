from django.apps import AppConfig


class BekostigingConfig(AppConfig):
    name = "bekostiging"
    verbose_name = "Bekostiging"

    def ready(self) -> None:
        """Register the background jobs."""
        from bekostiging import tasks

        tasks.registreer()
