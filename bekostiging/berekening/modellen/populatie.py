"""Model `populatie`: fixed budget for an agreed number of clients. Source: NL bijlage 1, LS §3.1."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import check_budget, require_bedrag
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel
from bekostiging.berekening.stapregel import EERSTE_VERSIE, Stap, Stapregel
from bekostiging.berekening.veld import Veld, make_veld
from bekostiging.berekening.verdelen import VERDELING_CLIENTEN, verdeel_naar, verdeel_naar_inwoners
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import BuitenBand, Clientrichting, Eenheid
from inkoop.kern.geld import rond_af
from inkoop.kern.modellen.populatie import (
    BANDBREEDTE_CLIENTEN,
    BESCHRIJVING,
    BUITEN_BANDBREEDTE_CLIENTEN,
    RICHTING_CLIENTEN,
)


def _reken(
    budget: Fraction,
    afgesproken: Fraction,
    geleverd: Fraction,
    bandbreedte: Fraction,
    buiten_bandbreedte: str,
    stappen: Sequence[Stap],
    richting: str = Clientrichting.BEIDE,
) -> Decimal:
    check_budget(budget, stappen)
    verhouding = geleverd / afgesproken
    if abs(verhouding - 1) <= bandbreedte or (verhouding < 1 and richting == Clientrichting.ALLEEN_MEER):
        return rond_af(budget)
    if buiten_bandbreedte == BuitenBand.MEERDERE:
        verhouding += bandbreedte if verhouding < 1 else -bandbreedte
    return rond_af(budget * verhouding)


def _reken_2022_1(
    budget: Fraction,
    afgesproken: Fraction,
    geleverd: Fraction,
    bandbreedte: Fraction,
    buiten_bandbreedte: str,
) -> Decimal:
    return _reken(budget, afgesproken, geleverd, bandbreedte, buiten_bandbreedte, ())


_INVOER = (
    Veld("budget", Eenheid.EURO),
    Veld("afgesproken", Eenheid.CLIENTEN),
    Veld("geleverd", Eenheid.CLIENTEN),
    make_veld(BANDBREEDTE_CLIENTEN, "bandbreedte", "bandbreedte"),
    make_veld(BUITEN_BANDBREEDTE_CLIENTEN, "buiten_bandbreedte", "buiten bandbreedte"),
)
_FORMULE = (
    "Wijkt het aantal cliënten niet meer af dan de bandbreedte, dan is het het budget. Anders, bij volledig: "
    "budget x geleverd / afgesproken. Bij meerdere: budget x (geleverd / afgesproken - bandbreedte) als het "
    "er meer zijn, of + bandbreedte als het er minder zijn."
)
POPULATIE_BEDRAG = Stapregel(
    code="populatie_bedrag",
    titel="Vast bedrag voor een afgesproken aantal cliënten",
    bron=BESCHRIJVING.bron,
    formule=f"{_FORMULE} "
    "Met richting alleen bij meer cliënten blijft het budget gelijk als het er minder zijn.",
    invoer=(*_INVOER, make_veld(RICHTING_CLIENTEN, "richting", "richting")),
    reken=_reken,
    versie="2026.1",
)
# Went both ways, always.
POPULATIE_BEDRAG_2022_1 = replace(
    POPULATIE_BEDRAG, formule=_FORMULE, invoer=_INVOER, reken=_reken_2022_1, versie=EERSTE_VERSIE
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """The budget within the band of clients, else adjusted; apportioned by clients, or by inhabitants."""
    budget = require_bedrag(invoer.afspraak)
    stap = POPULATIE_BEDRAG.make_stap(
        budget=budget.bedrag,
        afgesproken=_require_clienten(invoer),
        geleverd=invoer.aantal_clienten,
        bandbreedte=invoer.get_instelling(BANDBREEDTE_CLIENTEN),
        buiten_bandbreedte=invoer.get_instelling(BUITEN_BANDBREEDTE_CLIENTEN),
        richting=invoer.get_instelling(RICHTING_CLIENTEN),
        stappen=budget.stappen,
    )
    if invoer.aantal_clienten:
        tallen = {tal.gemeente: tal.aantal for tal in invoer.clienten}
        gewichten = {code: tallen[code] for code in invoer.regio.gemeentecodes if tallen.get(code)}
        delen, verdeling = verdeel_naar(VERDELING_CLIENTEN, stap.bedrag, gewichten)
    else:
        delen, verdeling = verdeel_naar_inwoners(invoer, stap.bedrag)
    return Realisatie(delen, (stap, verdeling))


def _require_clienten(invoer: Contractinvoer) -> int:
    if not invoer.afspraak.clienten:
        zin = "De jaarafspraak noemt geen aantal cliënten (of nul), en dat is nodig voor model populatie."
        raise NietAfTeRekenen(Parkeercode.GEEN_CLIENTENTAL, zin)
    return invoer.afspraak.clienten


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    (
        "afspraak.bedrag",
        "afspraak.verhogingen",
        "afspraak.clienten",
        "afspraak.parameters",
        "afspraak.gemeenten_lijst",
        "perceelparameters",
        "clienten",
    ),
    (POPULATIE_BEDRAG, POPULATIE_BEDRAG_2022_1),
    calculate_realisatie,
)
