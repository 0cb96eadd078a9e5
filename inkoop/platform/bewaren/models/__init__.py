"""Models of bewaren."""

from inkoop.platform.bewaren.models.termijn import Bewaartermijn
from inkoop.platform.bewaren.models.voorstel import (
    Vernietigingsvoorstel,
    Voorsteldeel,
    Voorstelregel,
    Voorstelstatus,
)

__all__ = ["Bewaartermijn", "Vernietigingsvoorstel", "Voorsteldeel", "Voorstelregel", "Voorstelstatus"]
