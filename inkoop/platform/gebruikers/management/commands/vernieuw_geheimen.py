"""Encrypts the secrets of second steps with the key of now."""

from typing import Any

from django.core.management.base import BaseCommand

from inkoop.platform.gebruikers.aanmelding.tweede_stap import renew_geheimen


class Command(BaseCommand):
    """After another SECRET_KEY: then the one of before can leave SECRET_KEY_EERDER."""

    help = "Versleutel de geheimen van tweede stappen opnieuw, met de SECRET_KEY van nu."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do so, and say of how many."""
        aantal = renew_geheimen()
        self.stdout.write(f"{aantal} tweede stappen zijn versleuteld met de sleutel van nu.")
