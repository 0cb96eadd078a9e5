"""Model `clientbedrag`: average amount per client per month or year. Source: LS §3.1, KL §7."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import EERSTE_VERSIE, Stapregel
from bekostiging.berekening.tekorten import check_tarieven
from bekostiging.berekening.veld import Veld, make_veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Telperiode
from inkoop.kern.geld import exact, rond_af
from inkoop.kern.modellen.clientbedrag import BESCHRIJVING, PER


def _reken(aantal: Fraction, tarief: Fraction) -> Fraction:
    return aantal * exact(rond_af(tarief))


def _reken_2022_1(clientmaanden: Fraction, tarief: Fraction) -> Fraction:
    return _reken(clientmaanden, tarief)


CLIENTBEDRAG_GROEP = Stapregel(
    code="clientbedrag_groep",
    titel="Bedrag per cliënt",
    bron=BESCHRIJVING.bron,
    formule="Aantal x het tarief, afgerond op centen. Elke cliënt telt per maand (of per jaar) één keer, "
    "tegen het tarief op de eerste geleverde dag daarvan.",
    invoer=(
        Veld("product", Eenheid.CODE),
        make_veld(PER),
        Veld("aantal", Eenheid.AANTAL),
        Veld("tarief", Eenheid.EURO),
    ),
    reken=_reken,
    versie="2026.1",
)
# Had the tariff on the first day of the month, delivered or not.
CLIENTBEDRAG_GROEP_2022_1 = replace(
    CLIENTBEDRAG_GROEP,
    titel="Bedrag per cliënt per maand",
    formule="Aantal cliëntmaanden x het tarief, afgerond op centen.",
    invoer=(
        Veld("product", Eenheid.CODE),
        Veld("clientmaanden", Eenheid.AANTAL),
        Veld("tarief", Eenheid.EURO),
    ),
    reken=_reken_2022_1,
    versie=EERSTE_VERSIE,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """For each client and month (or year) with a delivered day: the tariff on the first one, rounded."""
    per = invoer.get_instelling(PER)
    tellend = [groep for groep in invoer.clientmaanden if groep.eerste or per.waarde == Telperiode.MAAND]
    check_tarieven(tellend)
    aantallen: Counter[tuple[str, str, Decimal]] = Counter()
    for groep in tellend:
        if groep.tarief is not None:
            aantallen[groep.gemeente, groep.product, groep.tarief] += groep.aantal
    bijdragen = (
        (gemeente, CLIENTBEDRAG_GROEP.make_stap(product=product, per=per, aantal=aantal, tarief=tarief))
        for (gemeente, product, tarief), aantal in sorted(aantallen.items())
    )
    return add_per_gemeente(invoer.regio, bijdragen)


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    ("clientmaanden", "afspraak.parameters", "perceelparameters"),
    (CLIENTBEDRAG_GROEP, CLIENTBEDRAG_GROEP_2022_1),
    calculate_realisatie,
)
