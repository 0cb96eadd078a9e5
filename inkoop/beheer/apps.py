from django.apps import AppConfig


class BeheerConfig(AppConfig):
    name = "inkoop.beheer"
    label = "beheer"
    verbose_name = "Beheer"

    def ready(self) -> None:
        """Keep in the log who signs in and who takes a file, and register the menu."""
        from inkoop.beheer import aanmelding, menu

        aanmelding.connect()
        menu.register()
