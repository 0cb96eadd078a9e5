"""What a report says in words: which settlement it is, what a saldo means and who pays whom."""

from decimal import Decimal

from bekostiging.rapporten.gegevens import Rapport
from bekostiging.selectors.posten import make_saldozin
from bekostiging.selectors.rapporten import Rapportsoort
from inkoop.kern.afwikkeling import Zegwijze, make_zegwijze
from inkoop.kern.opmaak import format_bedrag, format_moment
from inkoop.kern.verrekening import Saldozin, explain_saldoteken

_UITLEG_SALDO = "Saldo is het voorschot plus wat op declaraties is betaald, min de vergoeding."
_UITLEG_AANBIEDER = (
    "Is het saldo hoger dan nul, dan betaalt u terug. Is het lager dan nul, dan krijgt u geld bij."
)


def get_kenmerken(rapport: Rapport) -> tuple[tuple[str, str], ...]:
    """Return which settlement this is, so that a paper copy can be traced back."""
    kenmerk = rapport.kenmerk
    demo = (
        (("Let op", "Dit is een demonstratie met verzonnen aanbieders en cliënten."),)
        if kenmerk.is_demo
        else ()
    )
    return (
        *demo,
        ("Regio", kenmerk.regio),
        ("Jaar", str(kenmerk.jaar)),
        ("Status", f"{kenmerk.status}, versie {kenmerk.versie}"),
        *([("Correctie op", f"versie {kenmerk.corrigeert}")] if kenmerk.corrigeert else []),
        ("Vastgesteld op" if kenmerk.vastgesteld else "Berekend op", format_moment(kenmerk.moment)),
        ("Rekenregels", kenmerk.regelversie),
        ("Vingerafdruk", kenmerk.vingerafdruk),
    )


def get_naar(rapport: Rapport) -> str:
    """Return what the last heading of the totals is: a provider reads them by municipality."""
    return "Gemeente" if rapport.soort == Rapportsoort.AANBIEDER else "Aanbieder"


def explain_saldo(rapport: Rapport) -> str:
    """Say what a saldo is, and what its sign means: a municipality settles with who buys for it."""
    if rapport.soort == Rapportsoort.AANBIEDER:
        return f"{_UITLEG_SALDO} {_UITLEG_AANBIEDER}"
    wie = "de regio" if rapport.soort == Rapportsoort.REGIO else "de gemeente"
    return f"{_UITLEG_SALDO} {explain_saldoteken(wie, (regel.tegenpartij for regel in rapport.regels))}"


def make_samenvatting(rapport: Rapport) -> str:
    """Say who pays whom, and how much; of a correction the difference, what came before it, and together."""
    eerder = rapport.kenmerk.corrigeert
    if eerder is None:
        return _describe_eerste(rapport)
    return (
        f"Dit is een correctie op versie {eerder}, die is vastgesteld. De bedragen zijn van het hele jaar; "
        f"te verrekenen is alleen het verschil. {_describe_correctie(rapport)}"
    )


def _describe_eerste(rapport: Rapport) -> str:
    if rapport.soort != Rapportsoort.AANBIEDER:
        return str(_make_saldozin(rapport))
    saldo = rapport.te_verrekenen
    bedrag, betalers = format_bedrag(abs(saldo)), _name_betalers(rapport)
    if saldo > 0:
        return f"Per saldo betaalt u {betalers} {bedrag} terug."
    if saldo < 0:
        return f"Per saldo krijgt u van {betalers} nog {bedrag}."
    return "Per saldo hoeft niemand iets te betalen."


def _describe_correctie(rapport: Rapport) -> str:
    if rapport.soort == Rapportsoort.AANBIEDER:
        return rapport.afwikkeling.describe(_make_zegwijze_aanbieder(_name_betalers(rapport)))
    zin = _make_saldozin(rapport)
    return f"Uit deze correctie: {zin} {rapport.afwikkeling.describe_eerder(make_zegwijze(zin.wie))}"


def _make_saldozin(rapport: Rapport) -> Saldozin:
    wie = f"Regio {rapport.naam}" if rapport.soort == Rapportsoort.REGIO else rapport.naam
    return make_saldozin(wie, rapport.kenmerk.jaar, rapport.regels)


def _make_zegwijze_aanbieder(betalers: str) -> Zegwijze:
    def _zeg(saldo: Decimal) -> str:
        if not saldo:
            return "niemand hoeft iets te betalen"
        bedrag = format_bedrag(abs(saldo))
        return f"u betaalt {betalers} {bedrag} terug" if saldo > 0 else f"u krijgt van {betalers} {bedrag}"

    return _zeg


def _name_betalers(rapport: Rapport) -> str:
    """Name who settles with a provider: one that buys for others, or municipalities."""
    namen = {regel.betaler.naam for regel in rapport.regels if regel.te_verrekenen or regel.saldo}
    if namen <= {""}:
        return "de gemeenten samen"
    return namen.pop() if len(namen) == 1 else "gemeenten en opdrachtgevers samen"
