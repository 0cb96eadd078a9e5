"""Signals as they are kept."""

from inkoop.signalen.models.signaal import Signaal

__all__ = ["Signaal"]
