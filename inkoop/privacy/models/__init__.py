"""Models of privacy."""

from inkoop.privacy.models.inzageverzoek import Inzageverzoek

__all__ = ["Inzageverzoek"]
