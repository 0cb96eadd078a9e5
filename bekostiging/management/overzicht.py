"""The settlement as a plain text table, in Dutch."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.formats import number_format

from bekostiging.berekening.uitkomst import Afrekeninguitkomst
from bekostiging.models import Afrekening
from bekostiging.selectors import Afrekeningverschil, Contractverschil, Verschilsoort
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN

_KOPPEN = ("contract", "model", "afspraak", *(soort.code for soort in GEMEENTEBEDRAGEN), "richting")
_TEKSTEN = frozenset({0, 1, 2, len(_KOPPEN) - 1})
_SOORTEN = {
    Verschilsoort.GEWIJZIGD: "gewijzigd",
    Verschilsoort.NIEUW: "nieuw",
    Verschilsoort.VERDWENEN: "verdwenen",
    Verschilsoort.GEPARKEERD: "nu geparkeerd",
    Verschilsoort.NIET_MEER_GEPARKEERD: "niet meer geparkeerd",
}


def write_uitkomst(uitkomst: Afrekeninguitkomst) -> Iterator[str]:
    """Give the lines of the table, the totals, what was parked and what was rejected."""
    rijen = [
        (
            c.contract,
            c.model,
            c.soort,
            *map(euro, c.as_dict(GEMEENTEBEDRAGEN).values()),
            c.richting,
        )
        for c in uitkomst.contracten
    ]
    t = uitkomst.totaal
    totaal = ("totaal", "", "", *map(euro, t.as_dict(GEMEENTEBEDRAGEN).values()), "")
    yield from make_tabel([_KOPPEN, *rijen, totaal])
    yield f"Waarvan prikkels: {euro(t.prikkel)}"
    if uitkomst.afgekeurd:
        redenen = ", ".join(f"{rij.reden} {rij.aantal}" for rij in uitkomst.afgekeurd)
        yield f"Afgekeurde prestaties: {sum(rij.aantal for rij in uitkomst.afgekeurd)} ({redenen})"
    if uitkomst.geparkeerd:
        yield f"Geparkeerd: {len(uitkomst.geparkeerd)}"
        yield from (f"  {rij.contract}: {rij.reden}" for rij in uitkomst.geparkeerd)


def write_versie(afrekening: Afrekening, verschil: Afrekeningverschil | None) -> Iterator[str]:
    """Give the lines about the stored version and its difference with the previous one."""
    yield f"Bewaard als versie {afrekening.versie} ({afrekening.get_status_display().lower()})."
    if verschil is None:
        return
    if not verschil.gewijzigd:
        yield f"Geen verschil met versie {verschil.vorige_versie}."
        return
    yield f"Verschil met versie {verschil.vorige_versie}:"
    yield from (_write_contract(rij) for rij in verschil.gewijzigd)
    saldo = verschil.totaal["saldo"]
    yield f"  saldo totaal: van {euro(saldo.oud)} naar {euro(saldo.nieuw)} ({euro(saldo.verschil)})"


def _write_contract(rij: Contractverschil) -> str:
    bedragen = (
        f"{veld} {euro(rij.bedragen[veld].oud)} -> {euro(rij.bedragen[veld].nieuw)}"
        for veld in ("vergoeding", "saldo")
    )
    return f"  {rij.contract} {_SOORTEN[rij.soort]}: {', '.join(bedragen)}"


def euro(bedrag: Decimal) -> str:
    """Write an amount in the Dutch way: 1.234,56."""
    return number_format(bedrag, decimal_pos=2, force_grouping=True)


def make_tabel(rijen: list[tuple[str, ...]]) -> Iterator[str]:
    """Align the columns; texts to the left, amounts to the right."""
    breedtes = [max(len(rij[kolom]) for rij in rijen) for kolom in range(len(_KOPPEN))]
    for rij in rijen:
        cellen = (
            cel.ljust(breedte) if kolom in _TEKSTEN else cel.rjust(breedte)
            for kolom, (cel, breedte) in enumerate(zip(rij, breedtes, strict=True))
        )
        yield "  ".join(cellen).rstrip()
