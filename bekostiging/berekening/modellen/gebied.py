"""Model `gebied`: area-based population funding. Source: NL bijlage 1, AH scenario D."""

from collections.abc import Sequence
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import check_budget, require_bedrag
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Jaarafspraak
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.veld import Veld
from bekostiging.berekening.verdelen import VERDELING_GEBIED, verdeel_naar, verdeel_naar_inwoners
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import rond_af
from inkoop.kern.modellen.gebied import BESCHRIJVING


def _reken_bedrag(bedrag: Fraction, stappen: Sequence[Stap]) -> Fraction:
    check_budget(bedrag, stappen)
    return bedrag


def _reken(bedrag_per_inwoner: Fraction, inwoners: Fraction) -> Decimal:
    return rond_af(bedrag_per_inwoner * inwoners)


GEBIED_GEMEENTE = Stapregel(
    code="gebied_gemeente",
    titel="Bedrag per inwoner",
    bron=BESCHRIJVING.bron,
    formule="Bedrag per inwoner x inwoners, afgerond op centen.",
    invoer=(Veld("bedrag_per_inwoner", Eenheid.EURO), Veld("inwoners", Eenheid.INWONERS)),
    reken=_reken,
)


GEBIED_BEDRAG = Stapregel(
    code="gebied_bedrag",
    titel="Vast bedrag voor een probleem in een gebied",
    bron="NL bijlage 1",
    formule="Het afgesproken bedrag.",
    invoer=(Veld("bedrag", Eenheid.EURO),),
    reken=_reken_bedrag,
    versie="2026.1",
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """An amount per inhabitant, each municipality rounded; or a fixed amount, apportioned."""
    if invoer.afspraak.bedrag_per_inwoner is None and invoer.afspraak.bedrag is not None:
        return _calculate_vast(invoer)
    afspraak = invoer.afspraak
    if afspraak.bedrag_per_inwoner is None:
        zin = "De jaarafspraak noemt geen bedrag per inwoner, en dat is nodig voor model gebied."
        raise NietAfTeRekenen(Parkeercode.GEEN_BEDRAG, zin)
    if not afspraak.inwoners:
        zin = "De jaarafspraak noemt geen inwoners per gemeente, en die zijn nodig voor model gebied."
        raise NietAfTeRekenen(Parkeercode.GEEN_INWONERS, zin)
    _check_inwoners(afspraak)
    per_inwoner = afspraak.bedrag_per_inwoner
    stappen = (
        (rij.gemeente, GEBIED_GEMEENTE.make_stap(bedrag_per_inwoner=per_inwoner, inwoners=rij.aantal))
        for rij in afspraak.inwoners
    )
    return add_per_gemeente(invoer.regio, stappen)


def _calculate_vast(invoer: Contractinvoer) -> Realisatie:
    """By the agreement's inhabitants where it has them, else by inhabitants of who takes part."""
    budget = require_bedrag(invoer.afspraak)
    stap = GEBIED_BEDRAG.make_stap(bedrag=budget.bedrag, stappen=budget.stappen)
    if not invoer.afspraak.inwoners:
        delen, verdeling = verdeel_naar_inwoners(invoer, stap.bedrag)
        return Realisatie(delen, (stap, verdeling))
    _check_inwoners(invoer.afspraak)
    tallen = {rij.gemeente: rij.aantal for rij in invoer.afspraak.inwoners}
    gewichten = {code: tallen[code] for code in invoer.regio.gemeentecodes if code in tallen}
    delen, verdeling = verdeel_naar(VERDELING_GEBIED, stap.bedrag, gewichten)
    return Realisatie(delen, (stap, verdeling))


def _check_inwoners(afspraak: Jaarafspraak) -> None:
    if not any(rij.aantal for rij in afspraak.inwoners):
        zin = "De inwoners van het gebied zijn in de jaarafspraak allemaal nul."
        raise NietAfTeRekenen(Parkeercode.GEEN_INWONERS, zin)


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    (
        "afspraak.bedrag",
        "afspraak.verhogingen",
        "afspraak.bedrag_per_inwoner",
        "afspraak.inwoners",
        "afspraak.gemeenten_lijst",
    ),
    (GEBIED_GEMEENTE, GEBIED_BEDRAG),
    calculate_realisatie,
)
