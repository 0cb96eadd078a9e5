"""All reports of a settlement that somebody may read in one zip, with names that people understand."""

import tempfile
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.selectors.rapporten import (
    Rapportsoort,
    Rapportstaat,
    find_rapporten,
    get_rapportstaat,
    get_stand,
)
from contracten.models import Aanbieder
from inkoop.kern.bestandsnaam import clean_bestandsnaam
from inkoop.kern.opmaak import CIVIELE_TIJD
from inkoop.kern.periode import get_jaareinde
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.selectors import open_inhoud
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.taken.services import Voortgang
from segmenten.models import Gemeente

# What a file is, by how its name ends; the dialect of a CSV is told by its name.
_VORMEN = {
    ".excel.csv": "regels voor Excel.csv",
    ".machine.csv": "regels voor systemen.csv",
    ".csv": "regels voor systemen.csv",
    ".xlsx": "rekenblad.xlsx",
    ".pdf": "rapport.pdf",
}
_IN_GEHEUGEN, _BLOK = 2**20, 2**16
_LEESMIJ = """Rapporten van de afrekening {jaar} van {regio}, versie {versie}, {status}.

- rapport.pdf: om te lezen en te bewaren; de regels voor systemen zitten erin als bijlage.
- rekenblad.xlsx: voorblad, totalen per wet en segment, en de regels.
  Bij een gemeente en bij de regio ook de taakvelden, de stand op 31 december en de aansluiting.
  Bij een gemeente en bij een aanbieder ook elke stap van de berekening.
- regels voor Excel.csv: woorden, puntkomma's, komma's in bedragen.
- regels voor systemen.csv: codes zoals in de API, komma's tussen de velden, punten in bedragen.
  Het veld betaler is een naam; het is leeg als de gemeente zelf met de aanbieder afrekent.

{bestanden}
"""
_NIET_COMPLEET = """
LET OP: deze map is niet compleet. Er ontbreken nog {aantal} bestanden. Ze worden nog gemaakt, of het maken is
gestopt. Haal de map opnieuw op als alle rapporten klaar zijn."""
_ANDERE_STAND = """
LET OP: deze rapporten zijn gemaakt toen de afrekening nog {toen} was. Nu is zij {nu}.
De bedragen zijn gelijk. Maak de rapporten opnieuw om ze te bewaren bij de jaarrekening."""


def write_rapportbundel(
    gebruiker: Gebruiker, afrekening: Afrekening, voortgang: Voortgang
) -> Iterator[bytes]:
    """Yield the zip with every report that `gebruiker` may read; the same files give the same bytes."""
    bestanden = find_rapporten(gebruiker, afrekening)
    staat = get_rapportstaat(gebruiker, afrekening, bestanden)
    namen = _get_namen(afrekening)
    dag = afrekening.gemaakt_op.astimezone(CIVIELE_TIJD).timetuple()[:6]
    op_naam = sorted(
        ((_name(afrekening, b, namen), b) for b in bestanden), key=lambda paar: (paar[0], paar[1].naam)
    )
    with tempfile.SpooledTemporaryFile(max_size=_IN_GEHEUGEN) as doel:
        with ZipFile(doel, "w", ZIP_DEFLATED) as zip_:
            _write(zip_, "Lees mij.txt", _describe(afrekening, len(bestanden), staat).encode(), dag)
            for gedaan, (naam, bestand) in enumerate(op_naam):
                voortgang(gedaan, len(op_naam), "De rapporten gaan in één map")
                with open_inhoud(bestand) as inhoud:
                    _write(zip_, naam, inhoud.read(), dag)
        doel.seek(0)
        yield from iter(lambda: doel.read(_BLOK), b"")


def get_bundelnaam(gebruiker: Gebruiker, afrekening: Afrekening) -> str:
    """Return the name of the zip without its ending; it says when files are missing."""
    staat = get_rapportstaat(gebruiker, afrekening, find_rapporten(gebruiker, afrekening))
    status = staat.status or afrekening.get_status_display().lower()
    naam = f"Afrekening {afrekening.jaar} {afrekening.regio.naam} versie {afrekening.versie} {status}"
    niet_compleet = " - NIET COMPLEET" if staat.ontbreekt else ""
    return f"{naam}{niet_compleet}"


def _write(zip_: ZipFile, naam: str, inhoud: bytes, dag: tuple[int, ...]) -> None:
    jaar, maand, *rest = dag
    info = ZipInfo(naam, (jaar, maand, rest[0], rest[1], rest[2], rest[3]))
    info.compress_type = ZIP_DEFLATED
    zip_.writestr(info, inhoud)


def _get_namen(afrekening: Afrekening) -> dict[tuple[str, str], str]:
    """Name each reader of a report by kind and code."""
    peildatum = get_jaareinde(afrekening.jaar)
    gemeenten = Gemeente.objects.named_op(peildatum).filter(regio=afrekening.regio_id)
    aanbieders = Aanbieder.objects.filter(regio=afrekening.regio_id)
    return {
        (Rapportsoort.REGIO, afrekening.regio.code): f"Regio {afrekening.regio.naam}",
        **{(Rapportsoort.GEMEENTE, rij.code): f"Gemeente {rij.label}" for rij in gemeenten},
        **{(Rapportsoort.AANBIEDER, rij.code): f"Aanbieder {rij.naam}" for rij in aanbieders},
    }


def _name(afrekening: Afrekening, bestand: Bestand, namen: dict[tuple[str, str], str]) -> str:
    soort = bestand.onderwerp_soort.removeprefix("afrekening-")
    code = bestand.onderwerp_sleutel.partition("/")[2]
    vorm = next(tekst for einde, tekst in _VORMEN.items() if bestand.naam.endswith(einde))
    wie = namen.get((soort, code), f"{soort} {code}")
    stand = get_stand(bestand)
    status = f" {Afrekeningstatus(stand).label.lower()}" if stand else ""
    versie = f"afrekening {afrekening.jaar} versie {afrekening.versie}{status}"
    # The code tells readers of one name apart.
    stam, punt, einde = vorm.rpartition(".")
    return clean_bestandsnaam(f"{wie} ({code}) - {versie} - {stam}", punt + einde)


def _describe(afrekening: Afrekening, aantal: int, staat: Rapportstaat) -> str:
    bestanden = f"Aantal bestanden: {aantal}." if aantal else "Er zijn voor u nog geen rapporten gemaakt."
    if staat.ontbreekt:
        bestanden += _NIET_COMPLEET.format(aantal=staat.ontbreekt)
    if staat.status:
        bestanden += _ANDERE_STAND.format(toen=staat.status, nu=afrekening.get_status_display().lower())
    return _LEESMIJ.format(
        jaar=afrekening.jaar,
        regio=afrekening.regio.naam,
        versie=afrekening.versie,
        status=afrekening.get_status_display().lower(),
        bestanden=bestanden,
    )
