"""Every source that can be delivered on a page, gathered from the apps that own what the rows are about."""

from contracten.bronnen import BRONNEN as CONTRACTBRONNEN
from inkoop.platform.bestanden.bron import Rijenbron
from toegang.bronnen import BRONNEN as ZORGBRONNEN

BRONNEN: dict[str, Rijenbron] = {bron.code: bron for bron in (*ZORGBRONNEN, *CONTRACTBRONNEN)}
