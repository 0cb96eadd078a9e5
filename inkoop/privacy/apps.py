from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "inkoop.privacy"
    label = "privacy"
    verbose_name = "Privacy"

    def ready(self) -> None:
        """Register the kinds of data that have a term, and the menu."""
        from inkoop.platform.bewaren.services import register_gegevenssoort
        from inkoop.privacy import menu
        from inkoop.privacy.soorten import SOORTEN

        register_gegevenssoort(*SOORTEN)
        menu.register()
