"""Models of taken."""

from inkoop.platform.taken.models.idempotentie import Idempotentiesleutel
from inkoop.platform.taken.models.taak import ONAFGEROND, Taak, Taakstatus

__all__ = ["ONAFGEROND", "Idempotentiesleutel", "Taak", "Taakstatus"]
