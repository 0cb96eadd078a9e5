"""Models of taken."""

from inkoop.taken.models.idempotentie import Idempotentiesleutel
from inkoop.taken.models.taak import ONAFGEROND, Taak, Taakstatus

__all__ = ["ONAFGEROND", "Idempotentiesleutel", "Taak", "Taakstatus"]
