"""Models of logboek."""

from inkoop.platform.logboek.models.anker import Anker
from inkoop.platform.logboek.models.logregel import Logregel
from inkoop.platform.logboek.models.schakel import Logschakel, Onverzegeld

__all__ = ["Anker", "Logregel", "Logschakel", "Onverzegeld"]
