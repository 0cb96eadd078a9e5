"""How a region bundle names the fields of contracts where it uses other words than theirs."""

from contracten.regels.contract import Contractenopgave, Contractopgave
from contracten.regels.jaarafspraak import Jaarafspraakopgave
from contracten.regels.kpiscore import Kpiscoreopgave
from contracten.regels.tarief import Tariefopgave
from contracten.regels.voorschot import Betalingopgave, Voorschotopgave
from inkoop.platform.bestanden.schema.vorm import Sleutelnamen, make_vorm

NAMEN = {
    Contractopgave: Sleutelnamen({"deelnemers": "gemeenten"}, groepen=["looptijd"]),
    Tariefopgave: Sleutelnamen({"bedrag": "tarief"}),
    Jaarafspraakopgave: Sleutelnamen(
        {
            "gemeentebudgetten": "gemeenten",
            "gemeentekeuzes": "gemeentekeuze",
            "plekafspraken": "plekken",
            "trajectafspraken": "trajecten",
            "verdeelgemeenten": "gemeenten_lijst",
        }
    ),
}

CONTRACTEN = make_vorm(Contractenopgave, NAMEN)
BETALINGEN = {
    "voorschotten.csv": Voorschotopgave,
    "betalingen.csv": Betalingopgave,
    "kpis.csv": Kpiscoreopgave,
}
