"""What an earlier version computed, for contracts of which nothing changed (ADR 0025).

A result is kept under the digest of its input. Of a contract whose counters stand where they stood, that
input is not even read; of another one it is read, and its result kept when the digest comes out the same.
What another program or other rules computed is never kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection

from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening
from bekostiging.selectors import get_laatste_afrekening
from bekostiging.selectors.invoertellers import Invoertellers
from bekostiging.services.invoerkenmerken import Invoerkenmerken, read_kenmerken
from bekostiging.services.invoerstand import Gelezenstand
from bekostiging.services.vingerafdruk import Contractdigest
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN
from segmenten.models import Regio

# Each version has these of its own.
_EIGEN = {"id", "afrekening_id", "contractafrekening_id", "overgenomen_van_id"}
_IS_IETS = " OR ".join(f"b.{soort.code} <> 0" for soort in GEMEENTEBEDRAGEN)


def _get_kolommen(model: type[Contractafrekening] | type[Gemeenteafrekening]) -> list[str]:
    kolommen = [str(veld.column) for veld in model._meta.concrete_fields]
    return [kolom for kolom in kolommen if kolom not in _EIGEN]


def _write_kopie(model: type[Contractafrekening] | type[Gemeenteafrekening], sleutel: str, bron: str) -> str:
    """Write the statement that copies rows within the database, whatever columns they have."""
    kolommen = _get_kolommen(model)
    namen, waarden = ", ".join(kolommen), ", ".join(f"b.{kolom}" for kolom in kolommen)
    tabel = model._meta.db_table
    return f"INSERT INTO {tabel} ({sleutel}, {namen}) SELECT {bron.format(tabel=tabel, waarden=waarden)}"


_CONTRACTEN = _write_kopie(
    Contractafrekening,
    "afrekening_id",
    "%(afrekening)s, {waarden} FROM {tabel} b WHERE b.id = ANY(%(rijen)s) ORDER BY b.id",
)
# A zero is there for the version that was corrected; the new one sees for itself whether it corrects.
_DELEN = _write_kopie(
    Gemeenteafrekening,
    "contractafrekening_id",
    "n.id, {waarden} FROM {tabel} b "
    "JOIN bekostiging_contractafrekening o ON o.id = b.contractafrekening_id "
    "JOIN bekostiging_contractafrekening n ON n.contract_id = o.contract_id "
    f"WHERE n.afrekening_id = %(afrekening)s AND o.id = ANY(%(rijen)s) AND ({_IS_IETS}) ORDER BY b.id",
)


@dataclass(frozen=True)
class Eerder:
    """Results of an earlier version by number of the contract, and under which input each was kept.

    Attributes:
        rijen: key of the stored result.
    """

    rijen: Mapping[str, int] = field(default_factory=dict)
    kenmerken: Invoerkenmerken = field(default_factory=Invoerkenmerken)

    def find_ongewijzigd(self, nu: Invoertellers) -> dict[str, Contractdigest]:
        """Find the contracts with a result of which nothing that is read has changed."""
        ongewijzigd = self.kenmerken.find_ongewijzigd(nu)
        return {nummer: digest for nummer, digest in ongewijzigd.items() if nummer in self.rijen}

    def find_gelijk(self, stand: Gelezenstand) -> dict[str, int]:
        """Find the stored result of every contract whose input is what it was, whether it was read or not."""
        return {
            nummer: sleutel
            for nummer, sleutel in self.rijen.items()
            if stand.digests.get(nummer) == self.kenmerken.digests[nummer].geheel
        }


NIETS_EERDER = Eerder()


def read_eerder(regio: Regio, jaar: int) -> Eerder:
    """Read what the latest version of a region and year computed, when this same program would do so.

    Call it within `met_systeemzicht()`.
    """
    laatste = get_laatste_afrekening(regio, jaar)
    if laatste is None:
        return NIETS_EERDER
    kenmerken = read_kenmerken(laatste)
    # What was taken over was not computed, and what was parked has no result.
    rijen = Contractafrekening.objects.filter(afrekening=laatste, overgenomen_van=None)
    return Eerder(
        rijen={
            nummer: sleutel
            for nummer, sleutel in rijen.values_list("contract__nummer", "pk")
            if nummer in kenmerken.digests
        },
        kenmerken=kenmerken,
    )


def find_gehouden(sleutels: Iterable[int]) -> list[Contractafrekening]:
    """Find stored results with their amounts, without the explanation."""
    velden = [soort.code for soort in BEDRAGSOORTEN]
    return list(Contractafrekening.objects.filter(pk__in=list(sleutels)).only(*velden))


def store_gehouden(afrekening: Afrekening, sleutels: Iterable[int]) -> None:
    """Store results of an earlier version with a new one, as they are; the database copies them itself."""
    rijen = list(sleutels)
    if rijen:
        with connection.cursor() as cursor:
            for opdracht in (_CONTRACTEN, _DELEN):
                cursor.execute(opdracht, {"afrekening": afrekening.pk, "rijen": rijen})
