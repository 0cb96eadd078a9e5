"""The rights matrix of what is no page: commands of operators, and jobs on the background.

A command runs on the server, with sight of every region. What it may not do is let something of one region
into what it tells about another, or act in the name of an account that may not do it on a page either.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from inkoop.platform.gebruikers.models import Rol
from tests.rechten.matrix import ALLEN, CONTRACTMANAGER, NIEMAND, VASTSTELLEN


@dataclass(frozen=True)
class Opdrachtcel:
    """What a management command may do.

    Args:
        argumenten: of a run for the own region; `{map}` is a folder, `{bundel}` one with an exported region.
        rollen: roles in whose name it may act (`--gebruiker`); None when it acts in nobody's name.
        wie: those roles in words, as a refusal names them.
        weigert: part of the refusal, for a command that refuses to run in the test world.
        hele_installatie: it tells about every region, since it is about the installation.
    """

    argumenten: tuple[str, ...] = ()
    rollen: frozenset[str] | None = None
    wie: str = "een contractmanager"
    weigert: str = ""
    hele_installatie: bool = False


REGIOJAAR = ("--regio=eigen", "--jaar=2022")

OPDRACHTEN: Mapping[str, Opdrachtcel] = {
    "reken_af": Opdrachtcel((*REGIOJAAR, "--json"), CONTRACTMANAGER),
    "deel_afrekening": Opdrachtcel(REGIOJAAR, CONTRACTMANAGER),
    "stel_vast": Opdrachtcel(REGIOJAAR, VASTSTELLEN, wie="een contractmanager of een directielid"),
    "toon_rechten": Opdrachtcel(hele_installatie=True),
    # Both copy the whole installation, as the owner of its tables; the application may not.
    "backup": Opdrachtcel(("{map}",), weigert="als eigenaar van de tabellen", hele_installatie=True),
    "herstel": Opdrachtcel(("{map}",), weigert="als eigenaar van de tabellen", hele_installatie=True),
    "controleer_totalen": Opdrachtcel(("--regio=eigen",), weigert="maandtotalen verschillen"),
    "controleer_logboek": Opdrachtcel(hele_installatie=True),
    "demo": Opdrachtcel(weigert="geen demo-omgeving"),
    "exporteer_regio": Opdrachtcel(("eigen", "{map}")),
    "genereer_jaar": Opdrachtcel((*REGIOJAAR, "--clienten=250"), weigert="niet van een demonstratie"),
    "laad_regio": Opdrachtcel(("{bundel}",)),
    "vernieuw_geheimen": Opdrachtcel(hele_installatie=True),
    "lezerregios": Opdrachtcel(hele_installatie=True),
    "ruim_bestanden_op": Opdrachtcel(weigert="Beschadigd of weg", hele_installatie=True),
}


@dataclass(frozen=True)
class Taakcel:
    """Who may have work done on the background, and what comes of it.

    Args:
        rollen: roles that may ask for it; nobody for what the system does by itself.
        onderwerp: what a role asks it for, as the key in the test world.
    """

    rollen: frozenset[str] = NIEMAND
    onderwerp: str = ""


# Kinds of jobs, as the apps register them.
TAAKSOORTEN: Mapping[str, Taakcel] = {
    "afrekening": Taakcel(CONTRACTMANAGER, "regio"),
    # Whoever may see a list may have it made; what it holds is asked in tests/paginas/test_downloads.py.
    "download": Taakcel(ALLEN, "regio"),
    "rapporten": Taakcel(CONTRACTMANAGER, "afrekening"),
    "vernietigen": Taakcel(CONTRACTMANAGER, "vernietiging"),
    "upload": Taakcel(CONTRACTMANAGER | {Rol.FINANCIEN}, "upload"),
}

# Tasks that a worker knows; none takes anything but the key of a job.
TAKEN: Mapping[str, tuple[str, ...]] = {
    "inkoop.taken.voer_taak_uit": ("taak",),
    "inkoop.logboek.bewaak_logboek": (),
    "inkoop.bewaren.stel_vernietiging_voor": (),
    "inkoop.taken.herstel_verlopen_taken": (),
    "inkoop.schermen.vergeet_downloads": (),
    "inkoop.taken.vergeet_oude_verzoeken": (),
}
