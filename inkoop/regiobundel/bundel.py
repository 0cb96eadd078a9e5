"""What a region bundle is: one YAML file and some CSV files, of which each app has its own part."""

from contracten.bundel import BETALINGEN, CONTRACTEN
from inkoop.kern.opgave import Opgave
from inkoop.kern.soorten import Geheel
from inkoop.platform.bestanden.schema.vorm import Bundelveld, Vorm
from segmenten.bundel import JAARCIJFERS, STRUCTUUR
from toegang.bundel import ZORG

REGIOBESTAND = "regio.yaml"

BUNDEL = Vorm([Bundelveld("versie", Geheel(1, 1), verplicht=True), *STRUCTUUR.velden, *CONTRACTEN.velden])

# Every CSV file that a bundle may hold, in the order in which they are taken in, with what a row is.
BESTANDEN: dict[str, type[Opgave]] = {**JAARCIJFERS, **BETALINGEN, **ZORG}
