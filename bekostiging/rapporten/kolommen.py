"""The columns of the lines of a report: by code for machines, in words for people."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bekostiging.rapporten.gegevens import Rapport
from bekostiging.selectors.posten import Post
from bekostiging.selectors.rapporten import Rapportsoort
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN
from inkoop.platform.documenten.services import Bladkolom, Soort

Waarde = str | Decimal


@dataclass(frozen=True)
class Rapportkolom:
    """One column of the lines: in the CSV by code and for machines, in the workbook for people.

    Args:
        code: heading in the CSV.
        blad: heading, kind and width in the workbook.
        veld: attribute of the line, where that is not the code.
        leesbaar: attribute of the line for people, where the CSV holds a code.
    """

    code: str
    blad: Bladkolom
    veld: str = ""
    leesbaar: str = ""

    def get_waarde(self, regel: Post) -> Waarde:
        """Give what a machine reads."""
        waarde: Waarde = getattr(regel, self.veld or self.code)
        return waarde

    def get_leesbaar(self, regel: Post) -> Waarde:
        """Give what a person reads."""
        waarde: Waarde = getattr(regel, self.leesbaar) if self.leesbaar else self.get_waarde(regel)
        return waarde


KOLOMMEN = (
    Rapportkolom("contract", Bladkolom("Contract", breedte=18)),
    Rapportkolom("aanbieder", Bladkolom("Aanbieder", breedte=30), "aanbieder_code", "aanbieder"),
    Rapportkolom("wet", Bladkolom("Wet", breedte=14), "wetcode", "wetnaam"),
    Rapportkolom("segment", Bladkolom("Segment", breedte=30), "segmentcode", "segment"),
    Rapportkolom("perceel", Bladkolom("Perceel", breedte=40), "perceel", "perceelnaam"),
    Rapportkolom("taakveld", Bladkolom("Taakveld (Iv3)", breedte=16), "taakveldcode", "taakveldnaam"),
    Rapportkolom("model", Bladkolom("Bekostigingsmodel", breedte=26), "modelcode", "model"),
    Rapportkolom("soort", Bladkolom("Soort afspraak", breedte=18), "soortcode", "soort"),
    Rapportkolom("gemeente", Bladkolom("Gemeente", breedte=20), "gemeente_code", "gemeente"),
    *(
        Rapportkolom(soort.code, Bladkolom(soort.titel, Soort.BEDRAG, totaal=True))
        for soort in GEMEENTEBEDRAGEN
    ),
    Rapportkolom("te_verrekenen", Bladkolom("Te verrekenen", Soort.BEDRAG, totaal=True)),
    Rapportkolom(
        "betaler", Bladkolom("Rekent af met de aanbieder", breedte=30), "opdrachtgever", "betalernaam"
    ),
    Rapportkolom("richting", Bladkolom("Wie betaalt", breedte=36), "richtingcode", "richting"),
)
# A provider reads what it gets itself, not what a municipality settles with who buys for it.
_KOLOMMEN_AANBIEDER = (*KOLOMMEN[:-1], replace(KOLOMMEN[-1], leesbaar="richting_aanbieder"))
CSV_KOP = tuple(kolom.code for kolom in KOLOMMEN)


def get_kolommen(rapport: Rapport) -> tuple[Rapportkolom, ...]:
    """Return the columns of the lines as the reader of a report needs them."""
    return _KOLOMMEN_AANBIEDER if rapport.soort == Rapportsoort.AANBIEDER else KOLOMMEN
