"""The search box in the header."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from inkoop.platform.databank.zoeken import make_precies
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Inzage, Pagina
from toegang.selectors import KORTSTE_VRAAG, MEESTE_PER_GROEP, Zoekuitslag, zoek


@dataclass(frozen=True)
class Zoekgroep:
    """What was found of a kind, as text, address and explanation."""

    titel: str
    regels: Sequence[tuple[str, str, str]]
    is_afgekapt: bool = False


class ZoekenView(Pagina):
    """What was found for a text, of what this user may see."""

    template_name = "toegang/zoeken.html"
    titel = "Zoeken"
    inleiding = (
        "Zoek op een deel van een nummer, op een pseudoniem, of op de naam van een aanbieder, perceel, "
        "product of gemeente. Wordt niets gevonden, dan ziet u wat erop lijkt."
    )
    recht = Recht.START
    logt = "zoeken"

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return that clients were found, and with what question."""
        if not self.gevonden:
            return []
        return [Inzage(self.logt, details={"vraag": self.vraag, "regels": self.gevonden})]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was found; a question that is too short finds nothing."""
        # PostgreSQL refuses a text that holds the sign NUL.
        vraag = self.request.GET.get("vraag", "").replace("\0", "").strip()
        is_te_kort = 0 < len(vraag) < KORTSTE_VRAAG
        uitslag = zoek(self.gebruiker, vraag, self.peildatum) if len(vraag) >= KORTSTE_VRAAG else None
        self.vraag, self.gevonden = vraag, len(uitslag.soorten.get("toewijzingen", ())) if uitslag else 0
        return super().get_context_data(
            vraag=vraag,
            is_te_kort=is_te_kort,
            kortste=KORTSTE_VRAAG,
            meeste=MEESTE_PER_GROEP,
            uitslag=uitslag,
            groepen=_make_groepen(uitslag) if uitslag else (),
            is_gelijkend=bool(uitslag and uitslag.is_gelijkend),
            **kwargs,
        )


# Per kind its name and how a row is shown: what it is called, where it leads, and what helps to know it by.
_SOORTEN: Mapping[str, tuple[str, Callable[[Any], tuple[str, str, str]]]] = {
    "contracten": (
        "Contracten",
        lambda rij: (
            rij.nummer,
            reverse("contract", args=[rij.pk]),
            f"{rij.aanbieder}, {rij.perceel.segment}",
        ),
    ),
    "aanbieders": (
        "Aanbieders",
        lambda rij: (rij.naam, reverse("aanbieder", args=[rij.pk]), f"{rij.code}, {rij.regio}"),
    ),
    "percelen": (
        "Percelen",
        lambda rij: (rij.naam, reverse("perceel", args=[rij.pk]), f"{rij.code}, {rij.regio}"),
    ),
    "producten": (
        "Producten",
        lambda rij: (
            rij.naam,
            f"{reverse('producten')}?{urlencode({'naam': make_precies(rij.code)})}",
            f"{rij.code}, {rij.regio}",
        ),
    ),
    "gemeenten": (
        "Gemeenten",
        lambda rij: (rij.naam, reverse("regio", args=[rij.regio_id]), f"{rij.code}, {rij.regio}"),
    ),
    "toewijzingen": (
        "Toewijzingen",
        lambda rij: (
            rij.nummer,
            reverse("toewijzing", args=[rij.pk]),
            f"{rij.client}, {rij.gemeente}, {rij.contract.aanbieder}",
        ),
    ),
}


def _make_groepen(uitslag: Zoekuitslag) -> list[Zoekgroep]:
    return [
        Zoekgroep(titel, [make_regel(rij) for rij in rijen], len(rijen) == MEESTE_PER_GROEP)
        for soort, rijen in uitslag.soorten.items()
        for titel, make_regel in [_SOORTEN[soort]]
    ]
