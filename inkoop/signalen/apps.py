from django.apps import AppConfig


class SignalenConfig(AppConfig):
    name = "inkoop.signalen"
    label = "signalen"
    verbose_name = "Signalen"

    def ready(self) -> None:
        """Put the page in the menu."""
        from inkoop.signalen import menu

        menu.register()
