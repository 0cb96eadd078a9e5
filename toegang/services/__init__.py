"""Writes of toegang."""

from toegang.services.maandtotalen import hertel_maandtotalen
from toegang.services.prestaties import Intakeresultaat, neem_prestaties_in

__all__ = ["Intakeresultaat", "hertel_maandtotalen", "neem_prestaties_in"]
