"""Who sees which contract: floor 1's filter, plus providers their own."""

from dataclasses import dataclass, field
from typing import Any, Self

from django.apps import apps
from django.db.migrations.operations import RunSQL
from django.db.models import Q, QuerySet

from inkoop.platform.databank.operaties import forceer_rijbeveiliging_via_ouder
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, Recht, get_bereik, get_werkgebied
from inkoop.platform.gebruikers.zicht import met_zicht_van
from segmenten.models import Zicht, filter_keuze, get_gemeenten_van, zonder_regiokeuze


def get_aanbieders_van(gebruiker: Gebruiker) -> QuerySet[Any, Any]:
    """Return the keys of the providers for which `gebruiker` works, as a subquery.

    A provider has a row in each region; who chose a region looks at that one only.
    """
    toegang = apps.get_model("contracten", "AanbiederToegang")._default_manager
    keuze = filter_keuze(gebruiker, "aanbieder__regio")
    return toegang.filter(gebruiker=gebruiker, **keuze).values("aanbieder")


def get_aanbiedertoegangen_van(gebruiker: Gebruiker) -> list[str]:
    """Return the providers that `gebruiker` is tied to, as keys, whatever region was chosen."""
    with zonder_regiokeuze(gebruiker):
        return [f"aanbieder:{pk}" for pk in get_aanbieders_van(gebruiker).values_list("aanbieder", flat=True)]


def get_regiocodes_van_aanbieder(gebruiker: Gebruiker) -> list[str]:
    """Return the codes of the regions of the providers for which `gebruiker` works; none for anybody else."""
    if get_werkgebied(gebruiker) != Bereik.AANBIEDER:
        return []
    aanbieders = apps.get_model("contracten", "Aanbieder")._default_manager
    eigen = aanbieders.filter(pk__in=get_aanbieders_van(gebruiker))
    return sorted(set(eigen.values_list("regio__code", flat=True)))


def get_kvk_nummers_van(gebruiker: Gebruiker) -> set[str]:
    """Return the KvK numbers of the providers for which `gebruiker` works, also before signing in."""
    with met_zicht_van(gebruiker):
        aanbieders = apps.get_model("contracten", "Aanbieder")._default_manager
        return set(aanbieders.filter(pk__in=get_aanbieders_van(gebruiker)).values_list("kvk", flat=True))


@dataclass(frozen=True)
class Contractzicht(Zicht):
    """Rows that belong to a provider in a region, and sometimes to one municipality.

    With the right for a region one sees that region. With the right for a municipality one sees its region
    too, but of rows that belong to one municipality only the own. A provider sees what belongs to it.

    Attributes:
        aanbieder: lookup from a row to its provider.
        gemeente: lookup to the municipality a row belongs to; empty when it belongs to none.
        ook_zonder: whether a row may be of no municipality, and is then of all.
    """

    aanbieder: str
    gemeente: str = ""
    ook_zonder: bool = False
    recht: Recht = field(default=Recht.AANBIEDERS, kw_only=True)

    @classmethod
    def make_via(cls, contract: str = "contract", *, gemeente: str = "", ook_zonder: bool = False) -> Self:
        """Return the sight of rows that are of the region and the provider of their contract.

        Args:
            contract: lookup from a row to that contract.
            gemeente: as for any sight of a provider.
            ook_zonder: likewise.
        """
        return cls(f"{contract}__regio", f"{contract}__aanbieder", gemeente, ook_zonder)

    def filter(self, gebruiker: Gebruiker) -> Q:
        """Return the condition on rows that `gebruiker` may see."""
        bereik = get_bereik(gebruiker, self.recht)
        if bereik == Bereik.AANBIEDER:
            return Q(**{f"{self.aanbieder}__in": get_aanbieders_van(gebruiker)})
        return super().filter(gebruiker) & self.filter_delen(gebruiker)

    def filter_delen(self, gebruiker: Gebruiker) -> Q:
        """Return the condition on parts of a contract that is seen: those of another municipality are not."""
        if self.gemeente and get_bereik(gebruiker, self.recht) == Bereik.GEMEENTE:
            eigen = Q(**{f"{self.gemeente}__in": get_gemeenten_van(gebruiker)})
            return eigen | Q(**{f"{self.gemeente}__isnull": True}) if self.ook_zonder else eigen
        return Q()


def forceer_rijbeveiliging_via_contract(tabel: str, kolom: str = "contract_id") -> RunSQL:
    """Force row-level security on a table whose rows belong to a contract, here or on a higher floor."""
    return forceer_rijbeveiliging_via_ouder(tabel, kolom, "contracten_contract")
