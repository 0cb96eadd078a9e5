"""How a region bundle names the fields of the purchase structure where it uses other words than theirs."""

from inkoop.platform.bestanden.schema.vorm import Sleutelnamen, make_vorm
from segmenten.regels.jaarcijfer import Jaarcijferopgave
from segmenten.regels.perceel import Perceelopgave
from segmenten.regels.product import Expertiseopgave
from segmenten.regels.regio import Regioopgave
from segmenten.regels.segment import Segmentopgave
from segmenten.regels.structuur import Structuuropgave

NAMEN = {
    Regioopgave: Sleutelnamen({"afronding_percentage": "verdeelsleutel.afronding_percentage"}),
    Expertiseopgave: Sleutelnamen({"uurtarieven": "uurtarief"}),
    Segmentopgave: Sleutelnamen({"budgetmaxima": "budget_maximum"}),
    Perceelopgave: Sleutelnamen(
        {"deelnemers": "gemeenten", "gemeentekeuzes": "gemeentekeuze"}, groepen=["aanbieders", "looptijd"]
    ),
}

STRUCTUUR = make_vorm(Structuuropgave, NAMEN)
JAARCIJFERS = {"jaarcijfers.csv": Jaarcijferopgave}
