"""Writes an export to one zip: documents, an index for people and programs, and a digest of each file.

The same content gives the same bytes: in the file stands neither when it was made, nor for whom.
"""

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.template.loader import render_to_string

from bekostiging.services import make_besluitstukken
from contracten.services import make_contractstukken
from inkoop.archief.models import Archiefexport
from inkoop.archief.services.archiefexport import count_stukken
from inkoop.archief.services.metagegevens import (
    ONBEKEND,
    Bewaarregel,
    Exportbestand,
    make_bestandsgegevens,
    make_bewaarregel,
    make_informatieobject,
)
from inkoop.kern.archiefstuk import Archiefstuk, Exportdoel, Stuksoort
from inkoop.kern.bestandsnaam import clean_bestandsnaam
from inkoop.kern.jsontekst import write_json
from inkoop.kern.opmaak import CIVIELE_TIJD, format_aantal, format_datum
from inkoop.platform.bewaren.models import Bewaartermijn
from inkoop.platform.bewaren.selectors import get_geldige_termijnen
from inkoop.platform.documenten.services import CSV, make_csv
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.taken.services import Voortgang

HTML, JSON, XML, TEKST = "text/html", "application/json", "application/xml", "text/plain"
MANIFEST = "manifest-sha256.txt"
_MAPPEN = {Stuksoort.CONTRACT: "contracten", Stuksoort.BESLUIT: "besluiten"}
# A file in a zip has a day. This one says nothing about when the export was made.
_DAG = (1980, 1, 1, 0, 0, 0)
_BLOK = 2**16
_KOP = ("soort", "kenmerk", "naam", "van", "tot", "bewaren_tot", "pad", "sha256")


@dataclass(frozen=True)
class Indexregel:
    """One document in the index.

    Attributes:
        bewaren: how long it is kept, in words; empty in what is made public.
    """

    stuk: Archiefstuk
    bestand: Exportbestand
    aantal: int
    bewaarregel: Bewaarregel | None
    bewaren: str

    @property
    def periode(self) -> str:
        """The days that it is about, in words."""
        tot = f"tot en met {format_datum(self.stuk.tot)}" if self.stuk.tot else "zonder einde"
        return f"{format_datum(self.stuk.van)} {tot}"


def write_export(
    export: Archiefexport, gebruiker: Gebruiker, voortgang: Voortgang, moment: datetime
) -> Iterator[bytes]:
    """Yield the zip with all that an account may take along, and keep its digest when all of it was made.

    The caller checked that the account may have it.
    """
    som = hashlib.sha256()
    # On disk: the reports of some years are large.
    with tempfile.TemporaryFile() as doel:
        with ZipFile(doel, "w", ZIP_DEFLATED) as zip_:
            _Exportschrijver(export, gebruiker, zip_).write(voortgang)
        doel.seek(0)
        while blok := doel.read(_BLOK):
            som.update(blok)
            yield blok
    Archiefexport.objects.filter(pk=export.pk).update(sha256=som.hexdigest(), gemaakt_op=moment)


class _Exportschrijver:
    """Writes the documents one by one, and remembers only what the index and the manifest tell of them."""

    def __init__(self, export: Archiefexport, gebruiker: Gebruiker, zip_: ZipFile) -> None:
        self._export, self._gebruiker, self._zip = export, gebruiker, zip_
        self._doel, self._regio = Exportdoel(export.doel), export.regio
        self._bestanden: list[Exportbestand] = []
        self._termijnen = self._read_termijnen()

    def _read_termijnen(self) -> Mapping[str, Bewaartermijn]:
        """Read the terms that held when it was asked."""
        dag = self._export.gevraagd_op.astimezone(CIVIELE_TIJD).date()
        return get_geldige_termijnen(self._regio.code, dag) if self._is_archief else {}

    @property
    def _is_archief(self) -> bool:
        return self._doel == Exportdoel.ARCHIEF

    def write(self, voortgang: Voortgang) -> None:
        """Write everything."""
        vraag = (self._gebruiker, self._regio, self._export.periode)
        telling = count_stukken(*vraag)
        totaal = telling.contracten + telling.besluiten
        regels: list[Indexregel] = []
        for stuk in chain(make_contractstukken(*vraag, self._doel), make_besluitstukken(*vraag, self._doel)):
            voortgang(len(regels), totaal, stuk.titel)
            regels.append(self._write_stuk(stuk))
        self._write_index(regels)
        self._write_manifest()

    def _write_stuk(self, stuk: Archiefstuk) -> Indexregel:
        naam = clean_bestandsnaam(stuk.kenmerk.replace("/", " versie "))
        pad, bijlagenmap = f"{_MAPPEN[stuk.soort]}/{naam}", f"{naam} - bijlagen"
        pagina = self._render(
            "stuk", titel=stuk.titel, kenmerken=stuk.feiten, stuk=stuk, bijlagenmap=bijlagenmap
        )
        leesbaar = self._add(f"{pad}.html", HTML, pagina, stuk.moment)
        bestanden = [leesbaar, self._add(f"{pad}.json", JSON, _write_gegevens(stuk), stuk.moment)]
        bestanden += [
            self._add(
                f"{_MAPPEN[stuk.soort]}/{bijlagenmap}/{bijlage.naam}",
                bijlage.mime,
                bijlage.read(),
                bijlage.moment,
            )
            for bijlage in stuk.bijlagen
        ]
        bewaarregel = make_bewaarregel(stuk, self._termijnen.get(stuk.soort))
        if self._is_archief:
            self._add_metagegevens(pad, stuk, bewaarregel, bestanden)
        bewaren = self._describe_bewaren(bewaarregel) if self._is_archief else ""
        return Indexregel(stuk, leesbaar, len(bestanden), bewaarregel, bewaren)

    def _add_metagegevens(
        self, pad: str, stuk: Archiefstuk, bewaarregel: Bewaarregel | None, bestanden: list[Exportbestand]
    ) -> None:
        inhoud = make_informatieobject(self._regio, stuk, bewaarregel, bestanden)
        self._add(f"{pad}.mdto.xml", XML, inhoud, stuk.moment)
        for bestand in bestanden:
            gegevens = make_bestandsgegevens(self._regio, stuk, bestand)
            self._add(f"{bestand.pad}.bestand.mdto.xml", XML, gegevens, bestand.moment)

    def _describe_bewaren(self, bewaarregel: Bewaarregel | None) -> str:
        if bewaarregel is None:
            return ONBEKEND
        if bewaarregel.laatste_dag is None:
            maanden = format_aantal(bewaarregel.maanden, "maand", "maanden")
            return f"{maanden} na {bewaarregel.telt_vanaf}"
        return f"tot en met {format_datum(bewaarregel.laatste_dag)}"

    def _write_index(self, regels: list[Indexregel]) -> None:
        per_soort = [(soort, [rij for rij in regels if rij.stuk.soort == soort]) for soort in Stuksoort]
        pagina = self._render(
            "index",
            titel=f"{self._doel.label}: {self._regio.naam}",
            kenmerken=[
                ("Regio", self._regio.naam),
                ("Archiefvormer", self._regio.opdrachtgever or self._regio.naam),
                (
                    "Periode",
                    f"{format_datum(self._export.vanaf)} tot en met {format_datum(self._export.tot)}",
                ),
            ],
            delen=[(soort, rijen) for soort, rijen in per_soort if rijen],
            is_archief=self._is_archief,
            manifest=MANIFEST,
        )
        moment = max((rij.stuk.moment for rij in regels), default=self._export.gevraagd_op)
        self._add("index.html", HTML, pagina, moment)
        self._add("index.csv", CSV, make_csv(_KOP, map(_make_rij, regels)), moment)

    def _write_manifest(self) -> None:
        """Write the digest of each file, in the form that `sha256sum --check` reads."""
        regels = sorted(f"{bestand.sha256}  {bestand.pad}\n" for bestand in self._bestanden)
        self._zip.writestr(_make_info(MANIFEST), "".join(regels).encode())

    def _render(self, template: str, **waarden: Any) -> bytes:
        context = {"organisatie": self._regio.naam, **waarden}
        return render_to_string(f"archief/{template}.html", context).encode()

    def _add(self, pad: str, mime: str, inhoud: bytes, moment: datetime) -> Exportbestand:
        bestand = Exportbestand(pad, mime, len(inhoud), hashlib.sha256(inhoud).hexdigest(), moment)
        self._zip.writestr(_make_info(pad), inhoud)
        self._bestanden.append(bestand)
        return bestand


def _make_info(pad: str) -> ZipInfo:
    info = ZipInfo(pad, _DAG)
    info.compress_type = ZIP_DEFLATED
    return info


def _make_rij(regel: Indexregel) -> tuple[str | date | None, ...]:
    stuk, bewaarregel = regel.stuk, regel.bewaarregel
    return (
        str(stuk.soort),
        stuk.kenmerk,
        stuk.titel,
        stuk.van,
        stuk.tot,
        bewaarregel.laatste_dag if bewaarregel else None,
        regel.bestand.pad,
        regel.bestand.sha256,
    )


def _write_gegevens(stuk: Archiefstuk) -> bytes:
    """Write a document as data: what stands on its page, and of the archive what lies behind that."""
    return write_json(
        {
            "soort": str(stuk.soort),
            "kenmerk": stuk.kenmerk,
            "naam": stuk.titel,
            "van": stuk.van.isoformat(),
            "tot": stuk.tot.isoformat() if stuk.tot else None,
            "feiten": [list(feit) for feit in stuk.feiten],
            "tabellen": [
                {
                    "naam": tabel.titel,
                    "uitleg": tabel.uitleg,
                    "koppen": list(tabel.koppen),
                    "rijen": [list(rij) for rij in tabel.rijen],
                }
                for tabel in stuk.tabellen
            ],
            **({"gegevens": _make_gewoon(stuk.gegevens)} if stuk.gegevens else {}),
        },
        gesorteerd=True,
    )


def _make_gewoon(waarde: Any) -> Any:
    """Return data of which JSON knows each value: exact numbers and days become texts."""
    match waarde:
        case Mapping():
            return {str(sleutel): _make_gewoon(deel) for sleutel, deel in waarde.items()}
        case list() | tuple():
            return [_make_gewoon(deel) for deel in waarde]
        case Decimal():
            return f"{waarde:f}"
        case date():
            return waarde.isoformat()
        case str():
            return str(waarde)
    return waarde
