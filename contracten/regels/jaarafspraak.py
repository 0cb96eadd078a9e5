"""Annual agreements: municipalities, places, and shares that add up to more than the whole."""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from contracten.regels.prikkel import (
    Besparingsopgave,
    BonusMalusopgave,
    GemiddeldeKostenopgave,
    check_schalen,
)
from contracten.regels.tarief import check_segment
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.afspraken.budgetafspraak import BANDBREEDTE, BUITEN_BANDBREEDTE, MAXIMUM_BIJBETALING
from inkoop.kern.bezwaar import Bezwaar, below
from inkoop.kern.codes import Afspraaksoort, Betaalwijze, Model, Prikkel
from inkoop.kern.deelname import GEMEENTEKEUZE, check_deelnemerlijst, check_deelnemers, check_gemeentekeuze
from inkoop.kern.kader import Perceelkader, Structuurkader
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.parameters import PARAMETERVELDEN, check_parameters, parameterveld
from inkoop.kern.soorten import (
    FRACTIE,
    GEMEENTECODE,
    LANGE_TEKST,
    NIET_NEGATIEF,
    POSITIEF,
    PRIJS,
    Bedrag,
    Bronvermelding,
    Codetekst,
    Datum,
    Geheel,
    Jaar,
    Keuze,
    LijstVan,
    Per,
)
from inkoop.kern.verwijzing import check_gemeenten, check_uniek, check_verwijzing, number

PLEKMODELLEN = sorted(m.code for m in MODELLEN.values() if m.in_plekken or m.kiest_plekken)
# What a table keeps of each as it is said; the rest is a key of something else, or a table of its own.
AFSPRAAKKOLOMMEN = (
    *("jaar", "soort", "betaalwijze", "bedrag", "bandbreedte", "buiten_bandbreedte", "maximum_bijbetaling"),
    *("parameters", "clienten", "bedrag_per_inwoner", "beschikbare_dagen", "bron"),
)
VERHOGINGKOLOMMEN = ("datum", "bedrag", "besluit", "bron")
PRESTATIEKOLOMMEN = ("naam", "afgesproken", "gerealiseerd", "gewicht", "bron")


@dataclass(frozen=True, kw_only=True)
class Prestatieafspraakopgave(Opgave):
    """A performance that a subsidy is settled on, with its weight as a fraction (KL §8, segment A)."""

    naam: str | None = veld(Codetekst(200), verplicht=True)
    afgesproken: Decimal | None = veld(POSITIEF, verplicht=True)
    gerealiseerd: Decimal | None = veld(NIET_NEGATIEF)
    gewicht: Decimal | None = veld(FRACTIE, verplicht=True)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Verhogingopgave(Opgave):
    """An approved raise of the budget in euros, negative for a lowering; of one municipality or the whole.

    Under a ceiling the obligation counts, so consent to pass it is a budget (NL bijlage 1).
    """

    datum: date | None = veld(Datum(), verplicht=True)
    bedrag: Decimal | None = veld(Bedrag(negatief=True), verplicht=True)
    gemeente: str | None = veld(GEMEENTECODE)
    besluit: str | None = veld(LANGE_TEKST, verplicht=True)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Jaarafspraakopgave(Opgave):
    """What is agreed for one year (docs/berekening.md); amounts in euros, bands as fractions."""

    jaar: int | None = veld(Jaar(), verplicht=True)
    soort: str = veld(Keuze([*AFSPRAKEN]), standaard=Afspraaksoort.GEEN.value)
    betaalwijze: str = veld(Keuze(Betaalwijze.values), standaard=Betaalwijze.VOORSCHOT.value)
    bedrag: Decimal | None = veld(Bedrag())
    gemeentebudgetten: Mapping[str, Decimal] = veld(Per(GEMEENTECODE, Bedrag()), standaard={})
    verhogingen: Sequence[Verhogingopgave] = veld(LijstVan(Verhogingopgave), standaard=[])
    bandbreedte: Decimal | None = parameterveld(BANDBREEDTE)
    buiten_bandbreedte: str = parameterveld(BUITEN_BANDBREEDTE)
    maximum_bijbetaling: Decimal | None = parameterveld(MAXIMUM_BIJBETALING)
    parameters: Mapping[str, str] = veld(PARAMETERVELDEN, standaard={})
    gemeentekeuzes: Mapping[str, str] | None = veld(GEMEENTEKEUZE)
    plekafspraken: Mapping[str, Mapping[str, Decimal]] = veld(
        Per(GEMEENTECODE, Per(Codetekst(50), NIET_NEGATIEF)), standaard={}
    )
    trajectafspraken: Mapping[str, Mapping[str, Decimal]] = veld(
        Per(GEMEENTECODE, Per(Codetekst(50), NIET_NEGATIEF)), standaard={}
    )
    clienten: int | None = veld(Geheel())
    bedrag_per_inwoner: Decimal | None = veld(PRIJS)
    inwoners: Mapping[str, int] = veld(Per(GEMEENTECODE, Geheel()), standaard={})
    beschikbare_dagen: int | None = veld(Geheel(0, 366))
    prestaties: Sequence[Prestatieafspraakopgave] = veld(LijstVan(Prestatieafspraakopgave), standaard=[])
    verdeelgemeenten: Sequence[str] = veld(LijstVan(GEMEENTECODE), standaard=[])
    besparing: Besparingsopgave | None = veld(Besparingsopgave)
    bonus_malus: BonusMalusopgave | None = veld(BonusMalusopgave)
    gemiddelde_kosten: GemiddeldeKostenopgave | None = veld(GemiddeldeKostenopgave)
    bron: Any = veld(Bronvermelding())


def check_jaarafspraak(
    afspraak: Jaarafspraakopgave, perceel: Perceelkader | None, kader: Structuurkader
) -> Iterator[Bezwaar]:
    """Yield everything in an agreement that cannot be true, given the perceel of its contract."""
    yield from check_parameters(afspraak.parameters, perceel.model if perceel else None)
    yield from check_gemeentekeuze(afspraak.gemeentekeuzes, perceel, kader)
    yield from check_deelnemers("gemeentebudgetten", afspraak.gemeentebudgetten, perceel, kader)
    yield from check_gemeenten("inwoners", afspraak.inwoners, kader)
    yield from check_deelnemerlijst("verdeelgemeenten", afspraak.verdeelgemeenten, perceel, kader)
    yield from check_plekmodel(afspraak, perceel)
    yield from check_deelnemers("plekafspraken", afspraak.plekafspraken, perceel, kader)
    yield from check_deelnemers("trajectafspraken", afspraak.trajectafspraken, perceel, kader)
    yield from check_trajecten("plekafspraken", afspraak.plekafspraken, perceel, kader)
    yield from check_trajecten("trajectafspraken", afspraak.trajectafspraken, perceel, kader)
    yield from check_gebiedsbedrag(afspraak, perceel)
    yield from check_besparing(afspraak, perceel)
    yield from check_verhogingen(afspraak, perceel, kader)
    yield from check_beschikbare_dagen(afspraak)
    yield from check_prestaties(afspraak)
    if afspraak.bonus_malus is not None:
        yield from below(Prikkel.BONUS_MALUS, check_schalen(afspraak.bonus_malus))


def check_plekmodel(afspraak: Jaarafspraakopgave, perceel: Perceelkader | None) -> Iterator[Bezwaar]:
    """Refuse places outside models plekken and trajecten, agreed trajectories outside the last (NL §8)."""
    if afspraak.trajectafspraken and perceel is not None and perceel.model not in (Model.TRAJECTEN, ""):
        reden = f"kan alleen bij model {Model.TRAJECTEN}; dit is model {perceel.model}"
        yield Bezwaar("trajectafspraken", reden, "NL §8")
    if afspraak.plekafspraken and perceel is not None and perceel.model not in (*PLEKMODELLEN, ""):
        reden = f"kan alleen bij de modellen {' en '.join(PLEKMODELLEN)}; dit is model {perceel.model}"
        yield Bezwaar("plekafspraken", reden, "NL §8")


def check_trajecten(
    veld: str,
    afspraken: Mapping[str, Mapping[str, Decimal]],
    perceel: Perceelkader | None,
    kader: Structuurkader,
) -> Iterator[Bezwaar]:
    """Refuse what is agreed of a trajectory that is unknown, or of another segment (NL bijlage 1)."""
    for gemeente, per_traject in afspraken.items():
        for traject in per_traject:
            plek = f"{veld}.{gemeente}.{traject}"
            segment = kader.get_segment_van_traject(traject)
            yield from check_verwijzing(plek, traject, kader.trajecten, "traject", kader.suggest)
            yield from check_segment(plek, "traject", traject, segment, perceel)


def check_gebiedsbedrag(afspraak: Jaarafspraakopgave, perceel: Perceelkader | None) -> Iterator[Bezwaar]:
    """Refuse under model gebied both or none of an amount and one per inhabitant (NL bijlage 1, AH D)."""
    if perceel is None or perceel.model != Model.GEBIED:
        return
    bedrag, per_inwoner = afspraak.has("bedrag"), afspraak.has("bedrag_per_inwoner")
    if bedrag == per_inwoner:
        wat = "kies" if bedrag else "ontbreekt: noem"
        reden = f"{wat} een bedrag of een bedrag_per_inwoner{', niet allebei' if bedrag else ''}"
        yield Bezwaar("bedrag", reden, "NL bijlage 1, AH scenario D")


def check_besparing(afspraak: Jaarafspraakopgave, perceel: Perceelkader | None) -> Iterator[Bezwaar]:
    """Refuse a shared saving under model plekken: an empty place is paid back whole (NL §8)."""
    if afspraak.besparing is not None and perceel is not None and perceel.model == Model.PLEKKEN:
        yield Bezwaar("besparing", f"kan niet bij model {Model.PLEKKEN}", "NL §8")


def runs_per_gemeente(afspraak: Jaarafspraakopgave) -> bool:
    """Say whether the budgets are per municipality: they are named so, or follow from agreed volumes (2a)."""
    if afspraak.gemeentebudgetten:
        return True
    is_budget = afspraak.soort in (Afspraaksoort.BUDGETPLAFOND, Afspraaksoort.BUDGETAFSPRAAK)
    volumes = afspraak.plekafspraken or afspraak.trajectafspraken
    return bool(is_budget and volumes) and not afspraak.has("bedrag")


def check_verhogingen(
    afspraak: Jaarafspraakopgave, perceel: Perceelkader | None, kader: Structuurkader
) -> Iterator[Bezwaar]:
    """Refuse raises outside the year, of no budget, or of the wrong whole (NL §4, §7.2)."""
    per_gemeente = runs_per_gemeente(afspraak)
    for pad, verhoging in number("verhogingen", afspraak.verhogingen):
        yield from below(pad, check_verhoging(verhoging, afspraak.jaar, per_gemeente=per_gemeente))
        if verhoging.gemeente is not None:
            for bezwaar in check_deelnemers("gemeente", [verhoging.gemeente], perceel, kader):
                yield replace(bezwaar, veld=f"{pad}.gemeente")
    budgetten = (afspraak.gemeentebudgetten, afspraak.plekafspraken, afspraak.trajectafspraken)
    if afspraak.verhogingen and not afspraak.has("bedrag") and not any(budgetten):
        yield Bezwaar("verhogingen", "er is geen budget om te verhogen", "NL §4")


def check_verhoging(verhoging: Verhogingopgave, jaar: int | None, *, per_gemeente: bool) -> Iterator[Bezwaar]:
    """Refuse a raise that was decided in another year, or that does not fit how the budgets are kept."""
    if verhoging.datum is not None and jaar is not None and verhoging.datum.year != jaar:
        yield Bezwaar("datum", f"{verhoging.datum} ligt niet in {jaar}", "NL §4")
    if per_gemeente and not verhoging.has("gemeente"):
        yield Bezwaar("gemeente", "ontbreekt: de budgetten zijn per gemeente", "NL §4, §7.2")
    if not per_gemeente and verhoging.has("gemeente"):
        yield Bezwaar("gemeente", "er is een budget voor alle gemeenten samen", "NL §4, §7.2")


def check_beschikbare_dagen(afspraak: Jaarafspraakopgave) -> Iterator[Bezwaar]:
    """Refuse more days than the year has (docs/regiobundel.md)."""
    dagen, jaar = afspraak.beschikbare_dagen, afspraak.jaar
    if dagen is None or jaar is None:
        return
    in_jaar = 366 if calendar.isleap(jaar) else 365
    if dagen > in_jaar:
        yield Bezwaar("beschikbare_dagen", f"{dagen} is meer dan de {in_jaar} dagen van {jaar}")


def check_prestaties(afspraak: Jaarafspraakopgave) -> Iterator[Bezwaar]:
    """Refuse performances named twice, or that weigh more than the whole subsidy (KL §8, segment A)."""
    yield from check_uniek(number("prestaties", afspraak.prestaties), "naam")
    som = sum((prestatie.gewicht or Decimal(0) for prestatie in afspraak.prestaties), Decimal(0))
    if som > 1:
        reden = f"de gewichten zijn samen {som}; meer dan 1 zou meer uitkeren dan de subsidie"
        yield Bezwaar("prestaties", reden, "KL §8")
