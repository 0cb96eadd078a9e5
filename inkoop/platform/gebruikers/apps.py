from django.apps import AppConfig


class GebruikersConfig(AppConfig):
    name = "inkoop.platform.gebruikers"
    label = "gebruikers"
    verbose_name = "Gebruikers"

    def ready(self) -> None:
        """Hear of signing in and out, and refuse settings that would ask nothing of anybody."""
        from inkoop.platform.gebruikers.aanmelding import diensten, koppelingen, sessies, tweede_stap

        sessies.connect()
        koppelingen.connect()
        tweede_stap.connect()
        tweede_stap.check_rollen()
        diensten.check_diensten()
