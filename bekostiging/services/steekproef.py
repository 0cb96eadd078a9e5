"""Draws a sample of the lines behind a settlement, once, so that the same lines stay to be looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from bekostiging.models import (
    MEESTE_REGELS,
    REDEN_TEKENS,
    ZAAD_TEKENS,
    Afrekening,
    Afrekeningstatus,
    Steekproef,
    Steekproefregel,
)
from bekostiging.selectors.steekproef import Bedraggroep, iter_bedraggroepen, read_bedragen
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.breuk import Fraction
from inkoop.kern.geld import als_tekst
from inkoop.kern.steekproef import draw_punten, find_geraakt
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.gebruikers.zicht import met_regiozicht
from inkoop.platform.logboek.services import log_handeling

__all__ = ["MEESTE_KEREN", "Steekproefopgave", "draw_steekproef"]

# Somebody who draws without end sees all lines in the end.
MEESTE_KEREN = 5


@dataclass(frozen=True, slots=True)
class Steekproefopgave:
    """What sample somebody asks.

    Attributes:
        aantal: how many lines.
        zaad: the text from which the draw follows.
        reden: what it is for.
    """

    aantal: int
    zaad: str
    reden: str


def draw_steekproef(afrekening: Afrekening, opgave: Steekproefopgave, gebruiker: Gebruiker) -> Steekproef:
    """Draw lines from a version that was shared or established, each with a chance by its amount.

    A line that is larger than the interval may be drawn more than once; it then stands there once for each.

    Raises:
        BezwarenError: with all that stands in the way.
    """
    if bezwaren := list(_find_bezwaren(afrekening, opgave, gebruiker)):
        raise BezwarenError(bezwaren)
    with transaction.atomic(), met_regiozicht(afrekening.regio_id):
        groepen = list(iter_bedraggroepen(afrekening))
        totaal = sum((abs(groep.bedrag) for groep in groepen), start=afrekening.saldo * 0)
        if not totaal:
            raise BezwarenError([Bezwaar("", "Achter deze afrekening liggen geen regels met een bedrag.")])
        punten = draw_punten(totaal, opgave.aantal, opgave.zaad)
        steekproef = Steekproef.objects.create(
            afrekening=afrekening,
            aantal=opgave.aantal,
            zaad=opgave.zaad,
            reden=opgave.reden,
            populatie=totaal,
            getrokken_door=gebruiker,
        )
        geraakt = find_geraakt([(groep, groep.bedrag) for groep in groepen], punten)
        Steekproefregel.objects.bulk_create(_iter_regels(steekproef, geraakt))
        log_handeling(
            "steekproef_getrokken",
            onderwerp=afrekening.get_onderwerp(),
            gebruiker=gebruiker.gebruikersnaam,
            regio=afrekening.regio.code,
            verschil={
                "steekproef": steekproef.pk,
                "regels": opgave.aantal,
                "begin": opgave.zaad,
                "populatie": als_tekst(totaal),
            },
            reden=opgave.reden,
        )
    return steekproef


def _iter_regels(
    steekproef: Steekproef, geraakt: Iterator[tuple[Bedraggroep, Fraction]]
) -> Iterator[Steekproefregel]:
    """Find within each group the line on which the place falls; the same group is read once."""
    vorige, bedragen = None, []
    for volgnummer, (groep, deel) in enumerate(geraakt, start=1):
        if groep is not vorige:
            vorige, bedragen = groep, read_bedragen(groep.uitkomst, groep.pad)
        # Credits lie among the lines, so that these are longer together than their sum.
        lengte = sum((abs(bedrag) for bedrag in bedragen), start=groep.bedrag * 0)
        ((plaats, _),) = find_geraakt(enumerate(bedragen), [Fraction(lengte) * deel])
        yield Steekproefregel(
            steekproef=steekproef,
            volgnummer=volgnummer,
            contractafrekening=groep.uitkomst,
            pad=groep.pad,
            plaats=plaats,
            bedrag=bedragen[plaats],
        )


def _find_bezwaren(
    afrekening: Afrekening, opgave: Steekproefopgave, gebruiker: Gebruiker
) -> Iterator[Bezwaar]:
    if not has_recht(gebruiker, Recht.STEEKPROEF):
        yield Bezwaar("", f"Alleen {describe_wie(Recht.STEEKPROEF)} trekt een steekproef.")
    if not Afrekening.objects.zichtbaar_voor(gebruiker).filter(pk=afrekening.pk).exists():
        yield Bezwaar("", "U ziet deze afrekening niet.")
    if afrekening.status == Afrekeningstatus.CONCEPT:
        yield Bezwaar("", "Een steekproef komt uit een afrekening die is gedeeld of vastgesteld.")
    if not 1 <= opgave.aantal <= MEESTE_REGELS:
        yield Bezwaar("aantal", f"Kies 1 tot en met {MEESTE_REGELS} regels.")
    if not opgave.zaad.strip():
        yield Bezwaar("zaad", "Vul een begin in: een getal of een woord.")
    if not opgave.reden.strip():
        yield Bezwaar("reden", "Zeg waarvoor de steekproef is.")
    for veld, tekst, tekens in (("zaad", opgave.zaad, ZAAD_TEKENS), ("reden", opgave.reden, REDEN_TEKENS)):
        if len(tekst) > tekens:
            yield Bezwaar(veld, f"Houd dit korter: ten hoogste {tekens} tekens.")
    if Steekproef.objects.filter(afrekening=afrekening, getrokken_door=gebruiker).count() >= MEESTE_KEREN:
        yield Bezwaar("", f"U trok al {MEESTE_KEREN} steekproeven uit deze versie.")
