"""Looks for signals and keeps them."""

from inkoop.signalen.services.vernieuwen import Signaaltelling, renew_signalen

__all__ = ["Signaaltelling", "renew_signalen"]
