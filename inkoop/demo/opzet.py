"""The whole demonstration in one go: regions, a demo year, its settlement, reports and accounts."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.selectors import get_laatste_afrekening, get_vastgestelde_afrekening
from bekostiging.services import (
    REGELVERSIE,
    calculate_regiojaar,
    deel,
    find_wijzigingen,
    make_afrekening,
    make_rapporten,
    read_stand,
    stel_vast,
    write_json,
)
from inkoop.demo.aanlevering import deliver_nagekomen, ensure_upload
from inkoop.demo.accounts import (
    COLLEGA,
    VASTSTELLER,
    VOORVOEGSEL,
    Demoaccount,
    ensure_accounts,
    ensure_meerregioaccount,
    ensure_regioaccount,
)
from inkoop.demo.bewaren import ensure_termijnen
from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.nagekomen import Nagekomen
from inkoop.demo.opdracht import DEMOREGIO, MINIMUM_CLIENTEN, Jaaropdracht
from inkoop.demo.services import Demojaar, get_regiomap, load_jaar
from inkoop.platform.bestanden.fouten import BestandFoutenError
from inkoop.platform.bestanden.selectors import open_inhoud
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import RECHTEN, Bereik, Recht, find_rollen_met
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.regiobundel.laden import load_bundel
from segmenten.models import Regio, Segment

# Making PDF's side by side uses the two processors that a demonstration has.
_PROCESSEN = 2
# Who looks at a region without a demo year, and who shares a settlement.
_KIJKER, _DELER = find_rollen_met(Recht.STRUCTUUR)[0], find_rollen_met(Recht.AFREKENING_DELEN)[0]
DEELACCOUNT = f"demo-{_DELER}"
# A colleague of who shares.
VASTSTELACCOUNT = f"{VOORVOEGSEL}{VASTSTELLER}-{COLLEGA}"
TERMIJNACCOUNT = f"demo-{find_rollen_met(Recht.BEWAARTERMIJN_VASTLEGGEN)[0]}"
# A settlement of the invented region is computed, shared, established and read by these.
_DEMOREGIOACCOUNTS = (
    (_DELER, ""),
    (VASTSTELLER, COLLEGA),
    *(
        (rol, "")
        for rol in find_rollen_met(Recht.CONTRACTUITKOMSTEN)
        if RECHTEN[rol].werkt_voor != Bereik.REGIO
    ),
)
_OUDE_DEMO = (
    "Hier staat een demo van een eerdere versie, en die is niet bij te werken. Begin opnieuw: eerst make "
    "clean (dat wist alleen de demo), daarna make demo. Wat er niet past: {reden}"
)

Melding = Callable[[str], None]


@dataclass(frozen=True)
class Demo:
    """What the demonstration consists of now.

    Attributes:
        jaar: the demo year, and what loading it changed.
        afrekening: its settlement, the one of an earlier run when nothing changed.
        is_nieuw: whether this run made that settlement.
        vroeger: the settlement of the year before it: established, and corrected once.
        bestanden: what was written for the user.
        accounts: one per role, and one for each other region.
    """

    jaar: Demojaar
    afrekening: Afrekening
    is_nieuw: bool
    vroeger: Afrekening
    bestanden: list[Path]
    accounts: list[Demoaccount]


def setup_demo(opdracht: Jaaropdracht, uitvoer: Path, peilmoment: datetime, meld: Melding) -> Demo:
    """Set up the demonstration; a second time changes nothing.

    Args:
        opdracht: the demo year.
        uitvoer: folder for what is written for the user.
        peilmoment: when the data came in.
        meld: told, in a Dutch sentence, what is being done.

    Raises `DemoFoutError` when the region or the installation is not one for demonstrations, and when a
    demonstration of an earlier version stands there that cannot be brought up to date.
    """
    met_oude = Regio.objects.filter(is_demo=True).exists()
    _check_demosegmenten(opdracht)
    try:
        return _setup(opdracht, uitvoer, peilmoment, meld)
    except BestandFoutenError as fout:
        if not met_oude:
            raise
        raise DemoFoutError(_OUDE_DEMO.format(reden=next(iter(str(fout).splitlines())))) from fout


def _check_demosegmenten(opdracht: Jaaropdracht) -> None:
    """Refuse a region in which an earlier version put segments for a demonstration among the real ones."""
    oud = Segment.objects.filter(regio__code=opdracht.doel, code__startswith="demo-").order_by("code").first()
    if oud is not None and not opdracht.met_demosegmenten:
        reden = f"regio {opdracht.doel} heeft het demosegment {oud.code}."
        raise DemoFoutError(_OUDE_DEMO.format(reden=reden))


def _setup(opdracht: Jaaropdracht, uitvoer: Path, peilmoment: datetime, meld: Melding) -> Demo:
    accounts, andere = [], []
    for map_ in sorted(pad for pad in get_regiomap().iterdir() if (pad / "regio.yaml").is_file()):
        if map_.name != opdracht.regio:
            meld(f"Regio {map_.name} laden")
            andere.append(load_bundel(map_, peilmoment).regio)
            accounts.append(ensure_regioaccount(andere[-1], _KIJKER))
    if opdracht.regio != DEMOREGIO:
        accounts += _setup_demoregio(opdracht, peilmoment, meld)
    bron = None if opdracht.regio == DEMOREGIO else get_regiomap() / opdracht.regio
    vroeger = opdracht.make_vroeger()
    meld(f"Demojaren {vroeger.jaar} en {opdracht.jaar} maken voor regio {opdracht.regio}")
    eerder = load_jaar(vroeger, peilmoment, bron)
    jaar = load_jaar(opdracht, peilmoment, bron)
    regio = jaar.resultaat.regio
    eigen = ensure_accounts(regio)
    if andere:
        # Who works for two regions chooses which of them to look at.
        accounts.append(ensure_meerregioaccount([regio, andere[0]], _KIJKER))
    meld(f"Regio {opdracht.regio} afrekenen over {vroeger.jaar}: vaststellen, aanvullen en corrigeren")
    correctie = ensure_correctie(regio, vroeger.jaar, eerder.bundel.nagekomen)
    meld(f"Regio {opdracht.regio} afrekenen over {opdracht.jaar}")
    afrekening, is_nieuw = ensure_afrekening(regio, opdracht.jaar)
    afrekening = ensure_gedeeld(afrekening)
    meld("Rapporten schrijven")
    bestanden = write_rapporten(afrekening, uitvoer / f"{regio.code}-{opdracht.jaar}")
    ensure_upload(regio, opdracht.jaar)
    ensure_termijnen(regio, TERMIJNACCOUNT, peilmoment)
    return Demo(jaar, afrekening, is_nieuw, correctie, bestanden, [*eigen, *accounts])


def _setup_demoregio(opdracht: Jaaropdracht, peilmoment: datetime, meld: Melding) -> list[Demoaccount]:
    """Set up the invented region in which every funding model occurs, and settle it."""
    meld(f"Demojaar {opdracht.jaar} maken voor de demonstratieregio, met alle bekostigingsmodellen")
    eigen = Jaaropdracht(DEMOREGIO, opdracht.jaar, MINIMUM_CLIENTEN, opdracht.zaad)
    regio = load_jaar(eigen, peilmoment).resultaat.regio
    afrekening, _ = ensure_afrekening(regio, opdracht.jaar)
    accounts = [ensure_regioaccount(regio, rol, wie) for rol, wie in _DEMOREGIOACCOUNTS]
    ensure_gedeeld(afrekening, accounts[0].gebruikersnaam)
    return accounts


def ensure_afrekening(regio: Regio, jaar: int) -> tuple[Afrekening, bool]:
    """Give the latest settlement, made anew when anything it depends on has changed."""
    stand = read_stand(regio, jaar)
    with met_systeemzicht():
        laatste = get_laatste_afrekening(regio, jaar)
        if laatste and laatste.regelversie == REGELVERSIE and not find_wijzigingen(laatste, stand):
            return laatste, False
    return make_afrekening(regio, jaar, None), True


def ensure_gedeeld(afrekening: Afrekening, account: str = DEELACCOUNT) -> Afrekening:
    """Share a concept, so that the accounts of every role have something to see; `account` is who shares."""
    if afrekening.status != Afrekeningstatus.CONCEPT:
        return afrekening
    with met_systeemzicht():
        return deel(afrekening, _get_deler(account))


def ensure_correctie(regio: Regio, jaar: int, nagekomen: Nagekomen) -> Afrekening:
    """Live an earlier year on from where it stands: established, added to, and corrected.

    What was parked is left out of the first, and settled as a whole by the correction.
    """
    with met_systeemzicht():
        vast = get_vastgestelde_afrekening(regio, jaar)
    if vast is None:
        vast = _stel_vast(regio, jaar)
    if vast.corrigeert is None:
        deliver_nagekomen(regio, jaar, nagekomen, _get_deler())
        vast = _stel_vast(regio, jaar)
    return vast


def _stel_vast(regio: Regio, jaar: int) -> Afrekening:
    """Settle, share and establish; what nothing changed since is established already."""
    afrekening = ensure_gedeeld(ensure_afrekening(regio, jaar)[0])
    if afrekening.status == Afrekeningstatus.VASTGESTELD:
        return afrekening
    with met_systeemzicht():
        return stel_vast(afrekening, _get_deler(VASTSTELACCOUNT), met_geparkeerd=True)


def _get_deler(account: str = DEELACCOUNT) -> Gebruiker:
    return Gebruiker.objects.get(gebruikersnaam=account)


def write_rapporten(afrekening: Afrekening, map_: Path) -> list[Path]:
    """Keep the reports for the site, and write them where they can be read without it."""
    map_.mkdir(parents=True, exist_ok=True)
    json_ = map_ / f"afrekening-{afrekening.jaar}.json"
    uitkomst = calculate_regiojaar(afrekening.regio, afrekening.jaar)
    json_.write_text(write_json(uitkomst), encoding="utf-8", newline="\n")
    paden = [json_]
    for bestand in make_rapporten(afrekening, None, processen=_PROCESSEN):
        pad = map_ / bestand.naam
        with open_inhoud(bestand) as inhoud, pad.open("wb") as kopie:
            shutil.copyfileobj(inhoud, kopie)
        paden.append(pad)
    return sorted(paden)
