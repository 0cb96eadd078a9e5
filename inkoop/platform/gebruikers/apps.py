from django.apps import AppConfig


class GebruikersConfig(AppConfig):
    name = "inkoop.platform.gebruikers"
    label = "gebruikers"
    verbose_name = "Gebruikers"
