"""Models of logboek."""

from inkoop.logboek.models.logregel import Logregel

__all__ = ["Logregel"]
