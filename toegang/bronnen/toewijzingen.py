"""Allocations as they are delivered."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from contracten.selectors import CONTRACTKOLOM
from inkoop.kern.bezwaar import Bezwaren, Verzamelaar
from inkoop.kern.opgave import Opgaverij
from inkoop.kern.opmaak import format_aantal
from inkoop.kern.soorten import JA
from inkoop.platform.bestanden.bron import Intrekking, Kolomtekst, Rijenbron, Verandering, read_rijen
from inkoop.platform.bestanden.verslag import Inname
from segmenten.selectors import make_gemeentekolom
from toegang.bundel.export import iter_toewijzingen
from toegang.regels.toewijzing import Toewijzingopgave
from toegang.selectors import count_tellend_op
from toegang.services import recount_na_wijziging, take_toewijzingen


def _take(regio: Any, rijen: Iterator[Opgaverij[Any]], bezwaren: Verzamelaar, _: datetime) -> Inname:
    return Inname(take_toewijzingen(regio, rijen, bezwaren))


def _take_terug(regio: Any, veranderd: Sequence[Verandering], _door: Intrekking, _moment: datetime) -> Inname:
    """Bring known allocations back to what they were, and withdraw the new ones."""
    rijen = [
        rij
        for deel in veranderd
        for rij in (deel.voor or [{**nieuw, "ingetrokken": JA} for nieuw in deel.na])
    ]
    telling = take_toewijzingen(regio, read_rijen(Toewijzingopgave, rijen), Bezwaren())
    recount_na_wijziging(regio, {"toewijzingen": telling})
    return Inname(telling)


def _tell_terug(regio: Any, veranderd: Sequence[Verandering]) -> list[str]:
    """Say which allocations go, and how many prestaties that count hang on them."""
    nieuw = [deel.sleutel for deel in veranderd if not deel.voor]
    terug, prestaties = len(veranderd) - len(nieuw), count_tellend_op(regio, nieuw)
    zinnen = (
        (len(nieuw), f"{format_aantal(len(nieuw), 'toewijzing wordt', 'toewijzingen worden')} ingetrokken."),
        (
            prestaties,
            f"Op wat wordt ingetrokken, {'telt' if prestaties == 1 else 'tellen'} nu "
            f"{format_aantal(prestaties, 'prestatie', 'prestaties')} mee en straks niet meer.",
        ),
        (
            terug,
            f"{format_aantal(terug, 'toewijzing krijgt', 'toewijzingen krijgen')} terug wat er eerst stond.",
        ),
    )
    return [zin for aantal, zin in zinnen if aantal]


TOEWIJZINGEN = Rijenbron(
    code="toewijzingen",
    naam="Toewijzingen",
    opgave=Toewijzingopgave,
    take=_take,
    list_stand=iter_toewijzingen,
    make_sleutelfunctie=lambda _: lambda rij: (rij["gemeente"], rij["nummer"]),
    make_eigenaarfunctie=lambda _, _eigen: lambda opgave: opgave.gemeente,
    find_jaren=lambda rij: (
        int(rij["ingangsdatum"][:4]),
        int(rij["einddatum"][:4]) if rij.get("einddatum") else None,
    ),
    neem_terug=_take_terug,
    tell_terug=_tell_terug,
    kolommen={
        "nummer": Kolomtekst(
            "Nummer",
            "Het nummer dat de gemeente aan de toewijzing gaf.",
            "V-2022-1001",
            ("toewijzing", "toewijzingnummer", "toewijzingsnummer", "beschikking", "beschikkingsnummer"),
        ),
        "client": Kolomtekst(
            "Cliënt",
            "Het pseudoniem van de cliënt: nooit een naam of burgerservicenummer.",
            "ps-73001",
            ("clientnummer", "pseudoniem", "pseudoniem cliënt", "cliëntpseudoniem"),
        ),
        "gemeente": make_gemeentekolom("De gemeente van de cliënt: de naam of de code."),
        "contract": CONTRACTKOLOM,
        "product": Kolomtekst("Product", "De code van het product.", "45A04", ("productcode",)),
        "traject": Kolomtekst(
            "Traject", "De code van het traject, als er een traject is toegewezen.", "T1", ("trajectcode",)
        ),
        "ingangsdatum": Kolomtekst(
            "Ingangsdatum", "Eerste dag van de toewijzing.", "01-02-2022", ("begindatum", "startdatum")
        ),
        "einddatum": Kolomtekst(
            "Einddatum", "Laatste dag van de toewijzing. Leeg als die nog niet bekend is.", "31-12-2022"
        ),
        "volume": Kolomtekst(
            "Volume",
            "Hoeveel er is toegewezen. Vul dan ook de frequentie in.",
            "1,5",
            ("aantal", "hoeveelheid", "omvang"),
        ),
        "eenheid": Kolomtekst("Eenheid", "Waarin het volume telt.", "uur"),
        "frequentie": Kolomtekst(
            "Frequentie", "Waarover het volume gaat: dag, week, maand of totaal.", "week", ("per",)
        ),
        "start": Kolomtekst(
            "Start zorg",
            "Eerste dag waarop de zorg echt is geleverd.",
            "03-02-2022",
            ("startdatum zorg", "begin zorg"),
        ),
        "stop": Kolomtekst(
            "Stop zorg",
            "Laatste dag waarop de zorg is geleverd. Leeg zolang de zorg doorloopt.",
            "30-11-2022",
            ("stopdatum", "stopdatum zorg", "einde zorg"),
        ),
        "reden_stop": Kolomtekst(
            "Reden stop", "Waarom de zorg stopte. Noem geen namen.", "verhuizing", ("reden beëindiging",)
        ),
        "ingetrokken": Kolomtekst(
            "Ingetrokken", "Vul ja in als de toewijzing is ingetrokken. Zij telt dan nergens mee.", "ja"
        ),
        "vervolg_op": Kolomtekst(
            "Vervolg op", "Het nummer van de toewijzing waarop deze een vervolg is.", "V-2021-0458"
        ),
        "vervolg_gemeente": Kolomtekst(
            "Gemeente van die toewijzing",
            "Alleen nodig als het nummer bij Vervolg op in meer dan een gemeente voorkomt.",
            "Venlo",
            ("gemeente vervolg",),
        ),
    },
    kenmerk="nummer",
)
