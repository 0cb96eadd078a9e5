"""Models of logboek."""

from inkoop.platform.logboek.models.logregel import Logregel

__all__ = ["Logregel"]
