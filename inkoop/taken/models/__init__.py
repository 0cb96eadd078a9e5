"""Models of taken."""

from inkoop.taken.models.idempotentie import Idempotentiesleutel
from inkoop.taken.models.taak import Taak, Taakstatus

__all__ = ["Idempotentiesleutel", "Taak", "Taakstatus"]
