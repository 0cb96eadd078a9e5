"""Allocations: what one says, what cannot be true of it, and what it must fit in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import Frequentie
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.periode import is_geldig_op
from inkoop.kern.soorten import NIET_NEGATIEF, Codetekst, Datum, Gemeenteverwijzing, Ja, Keuze, Tekst
from inkoop.kern.verwijzing import check_bekend
from inkoop.kern.waarden import shorten
from toegang.regels.vervolg import check_vervolg
from toegang.regels.zorgperiode import check_stop


@dataclass(frozen=True, kw_only=True)
class Toewijzingopgave(Opgave):
    """An allocation (iWmo/iJw, bericht 301); `client` is a pseudonym within the region.

    It is known by municipality and number, and so is the one that it continues: `vervolg_gemeente` says of
    which municipality that is, where the number alone does not.
    """

    nummer: str | None = veld(Codetekst(), verplicht=True)
    client: str | None = veld(Codetekst(), verplicht=True)
    gemeente: str | None = veld(Gemeenteverwijzing(), verplicht=True)
    contract: str | None = veld(Codetekst(), verplicht=True)
    product: str | None = veld(Codetekst())
    traject: str | None = veld(Codetekst())
    ingangsdatum: date | None = veld(Datum(), verplicht=True)
    einddatum: date | None = veld(Datum())
    volume: Decimal | None = veld(NIET_NEGATIEF)
    eenheid: str = veld(Codetekst(50), standaard="")
    frequentie: str = veld(Keuze(Frequentie.values), standaard="")
    start: date | None = veld(Datum())
    stop: date | None = veld(Datum())
    reden_stop: str = veld(Tekst(), standaard="")
    ingetrokken: bool = veld(Ja(), standaard=False)
    vervolg_op: str | None = veld(Codetekst())
    vervolg_gemeente: str | None = veld(Gemeenteverwijzing())


@dataclass(frozen=True)
class Deelname:
    """Which municipalities took part in a perceel from a day to a day; an empty end is open."""

    vanaf: date | None
    tot: date | None
    gemeenten: frozenset[str]


@dataclass(frozen=True)
class Contractplaats:
    """What an allocation asks of its contract.

    Attributes:
        segment: the segment of its perceel.
        deelname: who took part in its perceel, and when; none is all.
        modellen: the funding models of its perceel.
        gemeenten: the participants that the contract names itself; none is those of its perceel.
        ingangsdatum: its first day.
        einddatum: its last day; None when there is none.
    """

    segment: str
    deelname: tuple[Deelname, ...] = ()
    modellen: frozenset[str] = frozenset()
    gemeenten: frozenset[str] = frozenset()
    ingangsdatum: date | None = None
    einddatum: date | None = None

    def get_deelnemers(self, dag: date | None) -> frozenset[str]:
        """Give the participants on a day; empty when all take part."""
        if self.gemeenten:
            return self.gemeenten
        for deel in self.deelname:
            if dag and is_geldig_op(deel.vanaf, deel.tot, dag):
                return deel.gemeenten
        return frozenset()


@dataclass(frozen=True)
class Toewijzingkader:
    """What the region has, by code: of municipalities their first and last day, of products the segment, of
    trajectories product and segment.
    """

    gemeenten: Mapping[str, tuple[date | None, date | None]] = field(default_factory=dict)
    contracten: Mapping[str, Contractplaats] = field(default_factory=dict)
    producten: Mapping[str, str] = field(default_factory=dict)
    trajecten: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def check_toewijzing(toewijzing: Toewijzingopgave, kader: Toewijzingkader) -> Iterator[Bezwaar]:
    """Yield everything in one allocation that cannot be true."""
    yield from check_einddatum(toewijzing)
    yield from check_stop(toewijzing.start, toewijzing.stop)
    yield from check_omvang(toewijzing)
    yield from check_bekend("gemeente", toewijzing.gemeente, kader.gemeenten)
    yield from check_bekend("contract", toewijzing.contract, kader.contracten)
    yield from check_bekend("product", toewijzing.product, kader.producten)
    yield from check_bekend("traject", toewijzing.traject, kader.trajecten)
    contract = kader.contracten.get(toewijzing.contract or "")
    if contract is not None:
        if not toewijzing.ingetrokken:
            yield from check_deelnemer(toewijzing, contract, kader)
            yield from check_termijn(toewijzing, contract)
        yield from check_segment(toewijzing, contract, kader)
    yield from check_traject_van_product(toewijzing, kader)
    yield from check_gemeente_bestaat(toewijzing, kader)
    modellen = contract.modellen if contract else ()
    yield from check_vervolg(toewijzing.vervolg_op, toewijzing.traject, modellen)
    yield from check_vervolggemeente(toewijzing)


def check_einddatum(toewijzing: Toewijzingopgave) -> Iterator[Bezwaar]:
    """Refuse an end before the first day."""
    ingang, einde = toewijzing.ingangsdatum, toewijzing.einddatum
    if ingang is not None and einde is not None and einde < ingang:
        yield Bezwaar("einddatum", f"{einde} ligt voor de ingangsdatum {ingang}")


def check_omvang(toewijzing: Toewijzingopgave) -> Iterator[Bezwaar]:
    """Refuse a volume without frequency, or the reverse (iWmo/iJw, CS003)."""
    volume, frequentie = toewijzing.volume, toewijzing.frequentie
    if volume is None and frequentie:
        yield Bezwaar("volume", f"ontbreekt bij frequentie {frequentie}", "iSt CS003")
    if volume is not None and not frequentie:
        yield Bezwaar("frequentie", f"ontbreekt bij volume {volume}", "iSt CS003")


def check_deelnemer(
    toewijzing: Toewijzingopgave, contract: Contractplaats, kader: Toewijzingkader
) -> Iterator[Bezwaar]:
    """Refuse a municipality that takes no part in the contract on the first day (NL bijlage 1, KL §6)."""
    gemeente = toewijzing.gemeente
    deelnemers = contract.get_deelnemers(toewijzing.ingangsdatum)
    if gemeente in kader.gemeenten and deelnemers and gemeente not in deelnemers:
        waarin = "" if contract.gemeenten else "het perceel van "
        reden = f"gemeente '{gemeente}' doet niet mee in {waarin}contract '{toewijzing.contract}'"
        yield Bezwaar("gemeente", reden, "NL bijlage 1, KL §6")


def check_termijn(toewijzing: Toewijzingopgave, contract: Contractplaats) -> Iterator[Bezwaar]:
    """Refuse an allocation that begins before or after the term of the contract."""
    dag = toewijzing.ingangsdatum
    if dag is not None and not is_geldig_op(contract.ingangsdatum, contract.einddatum, dag):
        wanneer = f"dat ingaat op {contract.ingangsdatum}"
        tot = f" en loopt tot en met {contract.einddatum}" if contract.einddatum else ""
        yield Bezwaar("ingangsdatum", f"{dag} valt buiten contract '{toewijzing.contract}', {wanneer}{tot}")


def check_gemeente_bestaat(toewijzing: Toewijzingopgave, kader: Toewijzingkader) -> Iterator[Bezwaar]:
    """Refuse an allocation that begins on a day on which its municipality does not exist (TR378)."""
    dag, bestaan = toewijzing.ingangsdatum, kader.gemeenten.get(toewijzing.gemeente or "")
    if bestaan is None or dag is None or toewijzing.ingetrokken or is_geldig_op(*bestaan, dag):
        return
    vanaf, tot = bestaan
    wanneer = f"vanaf {vanaf}" if vanaf and dag < vanaf else f"tot en met {tot}"
    reden = f"op {dag} bestaat gemeente '{toewijzing.gemeente}' niet; zij bestaat {wanneer}"
    yield Bezwaar("ingangsdatum", reden, "iSt TR378")


def check_segment(
    toewijzing: Toewijzingopgave, contract: Contractplaats, kader: Toewijzingkader
) -> Iterator[Bezwaar]:
    """Refuse a product or trajectory of another segment than that of the contract (NL bijlage 1)."""
    traject = kader.trajecten.get(toewijzing.traject or "")
    for naam, code, segment in (
        ("product", toewijzing.product, kader.producten.get(toewijzing.product or "")),
        ("traject", toewijzing.traject, traject[1] if traject else None),
    ):
        if segment is not None and segment != contract.segment:
            reden = f"{naam} '{code}' hoort bij een ander segment dan contract '{toewijzing.contract}'"
            yield Bezwaar(naam, reden, "NL bijlage 1")


def check_traject_van_product(toewijzing: Toewijzingopgave, kader: Toewijzingkader) -> Iterator[Bezwaar]:
    """Refuse a trajectory of another product than the one that is allocated (NL §8)."""
    traject = kader.trajecten.get(toewijzing.traject or "")
    if traject is not None and toewijzing.product in kader.producten and traject[0] != toewijzing.product:
        reden = f"traject '{toewijzing.traject}' hoort niet bij product '{toewijzing.product}'"
        yield Bezwaar("traject", reden, "NL §8")


def check_vervolggemeente(toewijzing: Toewijzingopgave) -> Iterator[Bezwaar]:
    """Refuse the municipality of an allocation that is not named."""
    if toewijzing.vervolg_gemeente is not None and not toewijzing.has("vervolg_op"):
        yield Bezwaar("vervolg_gemeente", "zegt niets zonder vervolg_op")


def tell_perioden(nummer: str) -> Bezwaar:
    """Return why a start or stop is refused of an allocation whose periods of care are known apart."""
    reden = f"toewijzing '{shorten(nummer)}' heeft zorgperioden; laat start, stop en reden_stop hier leeg"
    return Bezwaar("start", reden, "iWmo/iJw")


def tell_dubbel(nummer: str) -> Bezwaar:
    """Return why a number that stands in the same delivery before is refused (found in SQL)."""
    return Bezwaar("nummer", f"toewijzing '{shorten(nummer)}' staat ook op")


def tell_veranderd(nummer: str, veld_: str) -> Bezwaar:
    """Return why another value in what an allocation is about is refused (found in SQL)."""
    reden = f"toewijzing '{shorten(nummer)}' bestaat al met een andere waarde, en die verandert niet"
    return Bezwaar(veld_, reden)
