"""The agreement of a contract for a year in words, with all its parts (docs/berekening.md §2 and §3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Prefetch

from contracten.models import (
    PRIKKELMODELLEN,
    AfgesprokenGemeentekeuze,
    AfgesprokenInwoners,
    BonusMalus,
    Contract,
    Gemeentebudget,
    Jaarafspraak,
    Plekafspraak,
    Trajectafspraak,
    Verdeelgemeente,
    Verhoging,
)
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.afspraken.budgetafspraak import BANDBREEDTE, BUITEN_BANDBREEDTE, MAXIMUM_BIJBETALING
from inkoop.kern.beschrijving import Parameter
from inkoop.kern.codes import NOG_TE_KIEZEN, Afspraaksoort, Betaalwijze, BuitenBand, Eenheid, Grondslag, Model
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opmaak import format_aantal, format_bedrag, format_datum, format_getal, format_percentage
from inkoop.kern.prikkels import PRIKKELS
from inkoop.kern.prikkels.bonus_malus import GRONDSLAG, MAXIMUM
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import add_voorkomens
from segmenten.selectors import Bron, describe_bron, describe_parameters

Feit = tuple[str, str]


@dataclass(frozen=True)
class Deel:
    """A part of an agreement: a heading with facts."""

    titel: str
    feiten: Sequence[Feit]


@dataclass(frozen=True)
class Afspraakblad:
    """One agreement as a page shows it."""

    jaar: int
    soort: str
    uitleg: str
    feiten: Sequence[Feit]
    delen: Sequence[Deel]
    bron: Bron | None


def find_afspraakbladen(contract: Contract, gebruiker: Gebruiker, peildatum: date) -> list[Afspraakblad]:
    """Return the agreements of a contract, the latest first; of municipal amounts only what is visible.

    Municipalities and trajectories have the names of `peildatum`.
    """
    afspraken = Jaarafspraak.objects.zichtbaar_voor(gebruiker).filter(contract=contract).order_by("-jaar")

    def met_namen(rijen: Any, *paden: str) -> Any:
        # Joined, not read apart: there are seven lists, and each would ask the names once more.
        met = add_voorkomens(rijen.select_related(*paden), peildatum, *paden)
        met = met.prefetch_related(None).select_related(*(f"{pad}voorkomen" for pad in paden))
        # People look for a municipality by its name.
        return met.order_by("jaarafspraak", *(f"{pad}voorkomen__naam" for pad in paden))

    plekken = Plekafspraak.objects.zichtbaar_voor(gebruiker)
    trajecten = Trajectafspraak.objects.zichtbaar_voor(gebruiker)
    budgetten = Gemeentebudget.objects.zichtbaar_voor(gebruiker)
    verhogingen = Verhoging.objects.zichtbaar_voor(gebruiker)
    gelezen = afspraken.select_related(*PRIKKELMODELLEN).prefetch_related(
        Prefetch("gemeentebudgetten", met_namen(budgetten, "gemeente")),
        Prefetch("plekafspraken", met_namen(plekken, "gemeente", "traject")),
        Prefetch("trajectafspraken", met_namen(trajecten, "gemeente", "traject")),
        Prefetch("verhogingen", met_namen(verhogingen, "gemeente").order_by("datum", "pk")),
        Prefetch("gemeentekeuzes", met_namen(AfgesprokenGemeentekeuze.objects, "gemeente")),
        Prefetch("inwoners", met_namen(AfgesprokenInwoners.objects, "gemeente")),
        Prefetch("verdeelgemeenten", met_namen(Verdeelgemeente.objects, "gemeente")),
        "prestaties",
        "bonus_malus__schalen",
    )
    inrichting = contract.perceel.gelezen
    model = inrichting.model if inrichting else NOG_TE_KIEZEN
    return [_make_blad(afspraak, model) for afspraak in gelezen]


def _make_blad(afspraak: Jaarafspraak, model: str) -> Afspraakblad:
    return Afspraakblad(
        jaar=afspraak.jaar,
        soort=afspraak.get_soort_display(),
        uitleg=AFSPRAKEN[Afspraaksoort(afspraak.soort)].uitleg,
        feiten=[feit for feit in _get_feiten(afspraak, model) if feit[1]],
        delen=[deel for deel in (*_get_lijsten(afspraak), *_get_prikkels(afspraak)) if deel.feiten],
        bron=describe_bron(afspraak.bron),
    )


def _get_feiten(afspraak: Jaarafspraak, model: str) -> Iterator[Feit]:
    bedragnaam = MODELLEN[Model(model)].bedragnaam if model != NOG_TE_KIEZEN else "Budget"
    buiten = afspraak.buiten_bandbreedte
    yield bedragnaam, _bedrag(afspraak.bedrag)
    yield BANDBREEDTE.label, _deel(afspraak.bandbreedte)
    yield BUITEN_BANDBREEDTE.label, BUITEN_BANDBREEDTE.describe(BuitenBand(buiten)) if buiten else ""
    yield MAXIMUM_BIJBETALING.label, _deel(afspraak.maximum_bijbetaling)
    yield "Afgesproken cliënten", _getal(afspraak.clienten)
    yield "Bedrag per inwoner", _bedrag(afspraak.bedrag_per_inwoner)
    # Most are paid in advance, so that says nothing.
    wijze = Betaalwijze(afspraak.betaalwijze)
    yield "Betaalwijze", wijze.uitleg if wijze is not Betaalwijze.VOORSCHOT else ""
    yield "Beschikbare dagen", _getal(afspraak.beschikbare_dagen)
    yield from describe_parameters(afspraak.parameters)


def _get_lijsten(afspraak: Jaarafspraak) -> Iterator[Deel]:
    budgetten = [(_get_gemeente(b), format_bedrag(b.bedrag)) for b in afspraak.gemeentebudgetten.all()]
    yield Deel("Budget per gemeente", budgetten)
    verhogingen = [(_describe_datum(v), _describe_verhoging(v)) for v in afspraak.verhogingen.all()]
    yield Deel("Verhogingen van het budget", verhogingen)
    keuzes = [(_get_gemeente(k), k.get_keuze_display()) for k in afspraak.gemeentekeuzes.all()]
    if afspraak.heeft_gemeentekeuze and not keuzes:
        keuzes = [("Alle gemeenten", "Rekenen af zoals het perceel zegt")]
    yield Deel("Keuze per gemeente", keuzes)
    plekken = [
        (f"{_get_gemeente(p)}, {_get_traject(p)}", format_aantal(p.aantal, "plek", "plekken"))
        for p in afspraak.plekafspraken.all()
    ]
    yield Deel("Plekken", plekken)
    trajecten = [
        (f"{_get_gemeente(t)}, {_get_traject(t)}", format_aantal(t.aantal, "traject", "trajecten"))
        for t in afspraak.trajectafspraken.all()
    ]
    yield Deel("Trajecten", trajecten)
    inwoners = [
        (_get_gemeente(i), format_aantal(i.aantal, "inwoner", "inwoners")) for i in afspraak.inwoners.all()
    ]
    yield Deel("Inwoners van het gebied", inwoners)
    gemeenten = ", ".join(_get_gemeente(v) for v in afspraak.verdeelgemeenten.all())
    yield Deel("Verdeling", [("Alleen over deze gemeenten", gemeenten)] if gemeenten else [])
    yield Deel("Afgesproken prestaties", list(_get_prestaties(afspraak)))


def _get_gemeente(rij: Any) -> str:
    """Give the name that was joined; the code when nothing holds of the municipality."""
    voorkomen = getattr(rij, "gemeentevoorkomen", None)
    return str(voorkomen.naam if voorkomen else rij.gemeente.code)


def _get_traject(rij: Any) -> str:
    """Give code and name, as a trajectory is written in a list; the code when nothing holds of it."""
    voorkomen = rij.trajectvoorkomen
    return f"{rij.traject.code} {voorkomen.naam}" if voorkomen else str(rij.traject.code)


def _describe_datum(verhoging: Verhoging) -> str:
    gemeente = f", {_get_gemeente(verhoging)}" if verhoging.gemeente_id else ""
    return f"{format_datum(verhoging.datum)}{gemeente}"


def _describe_verhoging(verhoging: Verhoging) -> str:
    return f"{format_bedrag(verhoging.bedrag)}: {verhoging.besluit}"


def _get_prestaties(afspraak: Jaarafspraak) -> Iterator[Feit]:
    for prestatie in afspraak.prestaties.all():
        gedaan = "nog niet bekend" if prestatie.gerealiseerd is None else format_getal(prestatie.gerealiseerd)
        afgesproken = format_getal(prestatie.afgesproken)
        gewicht = format_percentage(100 * prestatie.gewicht)
        yield prestatie.naam, f"Afgesproken {afgesproken}, gerealiseerd {gedaan}, gewicht {gewicht}"


def _get_prikkels(afspraak: Jaarafspraak) -> Iterator[Deel]:
    for prikkel in PRIKKELMODELLEN:
        rij, beschrijving = _get_een(afspraak, prikkel), PRIKKELS[prikkel]
        if isinstance(rij, BonusMalus):
            yield Deel(beschrijving.naam, list(_get_schalen(rij)))
        elif rij is not None:
            feiten = [(p.label, _format(p, getattr(rij, p.naam))) for p in beschrijving.parameters]
            yield Deel(beschrijving.naam, [feit for feit in feiten if feit[1]])


def _format(parameter: Parameter, waarde: Any) -> str:
    """Write what a parameter was set to: a choice in words, a number as its unit is written."""
    if parameter.keuzes is not None:
        return parameter.describe(parameter.keuzes(waarde)) if waarde else ""
    if parameter.eenheid is Eenheid.EURO:
        return _bedrag(waarde)
    return _deel(waarde) if parameter.eenheid is Eenheid.DEEL else _getal(waarde)


def _get_schalen(regeling: BonusMalus) -> Iterator[Feit]:
    grondslag = regeling.get_grondslag_display() if regeling.grondslag else Grondslag.VERGOEDING.label
    yield GRONDSLAG.label, grondslag
    for schaal in regeling.schalen.all():
        yield f"Vanaf score {format_getal(schaal.vanaf)}", format_percentage(100 * schaal.percentage)
    if regeling.maximum is not None:
        yield MAXIMUM.label, format_bedrag(regeling.maximum)


def _get_een(afspraak: Jaarafspraak, naam: str) -> Any:
    """Give the incentive of this name, or None when it was not agreed."""
    try:
        return getattr(afspraak, naam)
    except ObjectDoesNotExist:
        return None


def _bedrag(waarde: Decimal | int | None) -> str:
    return "" if waarde is None else format_bedrag(waarde)


def _deel(waarde: Decimal | int | None) -> str:
    return "" if waarde is None else format_percentage(100 * waarde)


def _getal(waarde: Decimal | int | None) -> str:
    return "" if waarde is None else format_getal(waarde)
