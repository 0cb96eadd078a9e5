from django.apps import AppConfig


class GebruikersConfig(AppConfig):
    name = "inkoop.gebruikers"
    label = "gebruikers"
    verbose_name = "Gebruikers"
