"""Prestaties as they are delivered: a delivery of its own, judged by the control."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from inkoop.kern.bezwaar import Verzamelaar
from inkoop.kern.opgave import Opgaverij
from inkoop.kern.opmaak import format_aantal
from inkoop.platform.bestanden.bron import Intrekking, Kolomtekst, Rijenbron, Verandering
from inkoop.platform.bestanden.verslag import Inname
from toegang.bronnen.verwijzend import GEMEENTE, TOEWIJZING, make_eigenaarfunctie
from toegang.regels.prestatie import NIEUW_KENMERK, Prestatieopgave
from toegang.selectors import count_terug_te_nemen
from toegang.services import take_leveringen_terug, take_prestaties


def _take(regio: Any, rijen: Iterator[Opgaverij[Any]], bezwaren: Verzamelaar, moment: datetime) -> Inname:
    return take_prestaties(regio, rijen, bezwaren, moment).get_inname()


def _take_terug(regio: Any, veranderd: Sequence[Verandering], door: Intrekking, moment: datetime) -> Inname:
    """Credit every line of the delivery that counts, and deliver again what it took back."""
    nummers = [int(deel.sleutel[0]) for deel in veranderd]
    resultaat = take_leveringen_terug(regio, nummers, door.kenmerk, door.oud_kenmerk, moment)
    return resultaat.get_inname()


def _tell_terug(regio: Any, veranderd: Sequence[Verandering]) -> list[str]:
    """Say how many lines get a credit, and how many that were credited count again."""
    tellend, hersteld = count_terug_te_nemen(regio, [int(deel.sleutel[0]) for deel in veranderd])
    zinnen = (
        (tellend, f"{format_aantal(tellend, 'prestatie krijgt', 'prestaties krijgen')} een credit."),
        (
            hersteld,
            f"{format_aantal(hersteld, 'prestatie die was', 'prestaties die waren')} gecrediteerd, "
            f"{'telt' if hersteld == 1 else 'tellen'} weer mee.",
        ),
    )
    return [zin for aantal, zin in zinnen if aantal]


PRESTATIES = Rijenbron(
    code="prestaties",
    naam="Prestaties",
    opgave=Prestatieopgave,
    take=_take,
    make_eigenaarfunctie=make_eigenaarfunctie,
    find_jaren=lambda rij: (int(rij["begindatum"][:4]), int(rij["begindatum"][:4])),
    neem_terug=_take_terug,
    tell_terug=_tell_terug,
    herstel=NIEUW_KENMERK,
    kolommen={
        "id": Kolomtekst(
            "Kenmerk",
            "Uw eigen nummer van deze regel. Binnen een contract heeft elke regel een ander kenmerk.",
            "2022-03-0001",
            ("referentienummer", "declaratieregel", "regelnummer", "prestatienummer"),
        ),
        "toewijzing": TOEWIJZING,
        "begindatum": Kolomtekst(
            "Begindatum", "Eerste dag van de geleverde zorg.", "01-03-2022", ("begin", "van", "startdatum")
        ),
        "einddatum": Kolomtekst(
            "Einddatum",
            "Laatste dag van de geleverde zorg.",
            "31-03-2022",
            ("eind", "einde", "tot en met", "t/m"),
        ),
        "volume": Kolomtekst(
            "Volume",
            "Hoeveel er is geleverd, in de eenheid van de regel. Ook bij een credit zonder min.",
            "10,5",
            ("aantal", "hoeveelheid", "geleverd volume"),
        ),
        "eenheid": Kolomtekst("Eenheid", "Waarin het volume telt, zoals bij de toewijzing.", "uur"),
        "gemeente": GEMEENTE,
        "crediteert": Kolomtekst(
            "Crediteert",
            "Alleen bij een credit: het kenmerk van de eerdere regel die u terugneemt. De credit krijgt een "
            "eigen kenmerk en herhaalt die regel verder precies, met hetzelfde volume zonder min. De eerdere "
            "regel telt dan niet meer mee.",
            "2022-02-0007",
            ("credit", "credit van", "creditregel"),
        ),
    },
    kenmerk="id",
    # A credit repeats the volume of the line that it takes back.
    tel=lambda regel: (regel.eenheid, -regel.volume if regel.crediteert else regel.volume),
)
