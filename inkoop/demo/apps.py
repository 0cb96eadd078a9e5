from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "inkoop.demo"
    label = "demo"
    verbose_name = "Demo"

    def ready(self) -> None:
        """Say on the page to sign in which demo accounts there are; only where a demo may be."""
        if settings.INKOOP_DEMO and not settings.ACHTER_HTTPS:
            from inkoop.demo import aanmeldpagina

            aanmeldpagina.register()
