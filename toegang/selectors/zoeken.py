"""One search over contract number, provider and allocation number, within what an account may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from contracten.models import Aanbieder, Contract
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from segmenten.models import add_voorkomens
from toegang.models import Toewijzing

KORTSTE_VRAAG = 2
MEESTE_PER_GROEP = 20


@dataclass(frozen=True)
class Zoekuitslag:
    """What was found, per kind; `is_meer` holds for the kinds of which there is more than is shown."""

    contracten: Sequence[Contract]
    aanbieders: Sequence[Aanbieder]
    toewijzingen: Sequence[Toewijzing]

    @property
    def aantal(self) -> int:
        """Number of rows that are shown."""
        return len(self.contracten) + len(self.aanbieders) + len(self.toewijzingen)


def zoek(gebruiker: Gebruiker, vraag: str, peildatum: date) -> Zoekuitslag:
    """Search for a text of at least `KORTSTE_VRAAG` characters, named as on `peildatum`.

    The case does not matter.
    """
    contracten = Contract.objects.zichtbaar_voor(gebruiker).filter(nummer__bevat=vraag)
    aanbieders = Aanbieder.objects.zichtbaar_voor(gebruiker).filter(
        Q(naam__bevat=vraag) | Q(code__bevat=vraag)
    )
    toewijzingen = Toewijzing.objects.zichtbaar_voor(gebruiker).filter(nummer__bevat=vraag)
    contracten = add_voorkomens(
        contracten.select_related("aanbieder", "perceel__segment"), peildatum, "perceel__segment"
    )
    toewijzingen = add_voorkomens(
        toewijzingen.select_related("contract__aanbieder", "gemeente"), peildatum, "gemeente"
    )
    return Zoekuitslag(
        contracten=_snijd(contracten.order_by("nummer")) if has_recht(gebruiker, Recht.CONTRACTEN) else (),
        aanbieders=_snijd(aanbieders.select_related("regio").order_by("naam")),
        toewijzingen=_snijd(toewijzingen.order_by("nummer")) if has_recht(gebruiker, Recht.CLIENTEN) else (),
    )


def _snijd(rijen: Any) -> list[Any]:
    return list(rijen[:MEESTE_PER_GROEP])
