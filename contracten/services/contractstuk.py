"""A contract as a document that leaves the house, with all that held of it from day to day.

What is made public names everything that goes along: what is not named here stays inside. So free texts stay
(a name may stand in them), and so do numbers of places, trajectories and clients and the parts of each
municipality, which may be about one person. The archive gets all of it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from contracten.bundel import get_contractgegevens
from contracten.models import Contract, Contractopslag, Jaarafspraak, KpiScore, Tarief
from contracten.selectors import find_afspraakbladen, find_lopende_contracten
from inkoop.kern.archiefstuk import Archiefstuk, Exportdoel, Feit, Stuksoort, Stuktabel
from inkoop.kern.codes import BuitenBand
from inkoop.kern.opmaak import (
    CIVIELE_TIJD,
    format_bedrag,
    format_datum,
    format_getal,
    format_percentage,
)
from inkoop.kern.periode import Periode, periode_of_niets
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.geschiedenis.selectors import find_laatste_wijziging
from segmenten.models import Gemeente, Perceelvoorkomen, Regio, add_voorkomens
from segmenten.selectors import describe_bron, describe_looptijd

_OPEN = "geen einde vastgelegd"


def make_contractstukken(
    gebruiker: Gebruiker, regio: Regio, periode: Periode, doel: Exportdoel
) -> Iterator[Archiefstuk]:
    """Yield the contracts that run in a period and that an account may see, by number.

    Names are those of the last day of the period.
    """
    peildatum = periode.eind or periode.begin
    contracten = find_lopende_contracten(gebruiker, regio, periode).select_related(
        "aanbieder", "perceel__segment"
    )
    gelezen = add_voorkomens(contracten, peildatum, "perceel", "perceel__segment")
    gegevens = _read_gegevens(regio) if doel == Exportdoel.ARCHIEF else {}
    # By code point, whatever the language of the database.
    for contract in sorted(gelezen, key=lambda rij: rij.nummer):
        lezer = _Contractlezer(contract, gebruiker, periode, peildatum, doel)
        yield lezer.make_stuk(gegevens.get(contract.nummer, {}))


def _read_gegevens(regio: Regio) -> dict[str, Any]:
    return {rij["nummer"]: rij for rij in get_contractgegevens(regio)}


class _Contractlezer:
    """Reads one contract through the eyes of one account, for one purpose."""

    def __init__(
        self, contract: Contract, gebruiker: Gebruiker, periode: Periode, peildatum: date, doel: Exportdoel
    ) -> None:
        self._contract, self._gebruiker, self._peildatum = contract, gebruiker, peildatum
        self._is_archief = doel == Exportdoel.ARCHIEF
        # What is public is about the period; what is kept is about the contract as a whole.
        self._binnen = Periode(date.min) if self._is_archief else periode

    def make_stuk(self, gegevens: dict[str, Any]) -> Archiefstuk:
        """Return the contract as a document."""
        contract = self._contract
        tabellen = [self._make_perceeltabel(), self._make_tarieftabel(), self._make_afspraaktabel()]
        if self._is_archief:
            tabellen += [*self._make_bladen(), *self._make_bijzonderheden()]
        return Archiefstuk(
            soort=Stuksoort.CONTRACT,
            kenmerk=contract.nummer,
            titel=f"Contract {contract.nummer} met {contract.aanbieder.naam}",
            van=contract.ingangsdatum,
            tot=contract.einddatum,
            telt_vanaf=contract.einddatum,
            moment=self._get_moment(),
            feiten=[feit for feit in self._get_feiten() if feit[1]],
            tabellen=[tabel for tabel in tabellen if tabel.rijen],
            gegevens=gegevens,
        )

    def _get_moment(self) -> datetime:
        """Return when it was last changed; for what is made public that says something about what stays."""
        begin = datetime.combine(self._contract.ingangsdatum, time(), CIVIELE_TIJD)
        gewijzigd = find_laatste_wijziging(self._contract, self._gebruiker) if self._is_archief else None
        return gewijzigd or begin

    def _get_feiten(self) -> Iterator[Feit]:
        contract, inrichting = self._contract, self._contract.perceel.gelezen
        yield "Contract", contract.nummer
        yield "Raamovereenkomst", contract.raamovereenkomst
        yield "Aanbieder", contract.aanbieder.naam
        yield "KvK-nummer", contract.aanbieder.kvk
        yield "AGB-code", contract.aanbieder.agb if self._is_archief else ""
        yield "Segment", contract.perceel.segment.naam
        yield "Perceel", contract.perceel.naam
        yield "Deelnemende gemeenten", self._get_deelnemers()
        yield "Eerste dag", format_datum(contract.ingangsdatum)
        yield "Laatste dag", _describe_dag(contract.einddatum)
        van_perceel = inrichting.looptijd if inrichting else None
        yield "Looptijd", describe_looptijd(contract.looptijd) or describe_looptijd(van_perceel)
        bron = describe_bron(contract.bron) if self._is_archief else None
        yield "Bron", " ".join(filter(None, (bron.document, bron.paragraaf))) if bron else ""

    def _get_deelnemers(self) -> str:
        deelnames = self._contract.deelnames.values("gemeente")
        gemeenten = Gemeente.objects.named_op(self._peildatum).filter(pk__in=deelnames)
        return ", ".join(sorted(gemeente.label for gemeente in gemeenten))

    def _make_perceeltabel(self) -> Stuktabel:
        voorkomens = Perceelvoorkomen.objects.filter(perceel=self._contract.perceel_id)
        rijen = [
            (
                _describe_dag(rij.vanaf, "vanaf het begin"),
                _describe_dag(rij.tot),
                rij.get_model_display(),
                rij.get_soort_display(),
                rij.opdrachtgever,
            )
            for rij in sorted(voorkomens, key=lambda rij: rij.vanaf or date.min)
            if self._is_binnen(rij.vanaf, rij.tot)
        ]
        koppen = ("Vanaf", "Tot en met", "Bekostigingsmodel", "Schaal", "Opdrachtgever")
        return Stuktabel("Het perceel door de tijd", koppen, rijen)

    def _make_tarieftabel(self) -> Stuktabel:
        tarieven = Tarief.objects.zichtbaar_voor(self._gebruiker).filter(contract=self._contract)
        gelezen = add_voorkomens(tarieven.select_related("product"), self._peildatum, "product")
        rijen = [
            (
                str(rij.product),
                format_bedrag(rij.bedrag),
                rij.eenheid,
                format_datum(rij.vanaf),
                _describe_dag(rij.tot),
            )
            for rij in sorted(gelezen, key=lambda rij: (rij.product.code, rij.vanaf))
            if self._is_binnen(rij.vanaf, rij.tot)
        ]
        return Stuktabel("Tarieven", ("Product", "Tarief", "Per", "Vanaf", "Tot en met"), rijen)

    def _make_afspraaktabel(self) -> Stuktabel:
        afspraken = Jaarafspraak.objects.zichtbaar_voor(self._gebruiker).filter(contract=self._contract)
        rijen = [
            (
                str(rij.jaar),
                rij.get_soort_display(),
                "" if rij.bedrag is None else format_bedrag(rij.bedrag),
                _describe_deel(rij.bandbreedte),
                BuitenBand(rij.buiten_bandbreedte).label if rij.buiten_bandbreedte else "",
                _describe_deel(rij.maximum_bijbetaling),
            )
            for rij in afspraken.order_by("jaar")
            if self._is_binnen(date(rij.jaar, 1, 1), date(rij.jaar, 12, 31))
        ]
        koppen = ("Jaar", "Soort", "Bedrag", "Bandbreedte", "Buiten de bandbreedte", "Hoogste bijbetaling")
        return Stuktabel("Jaarafspraken", koppen, rijen)

    def _make_bladen(self) -> Iterator[Stuktabel]:
        """Yield each agreement with all its parts."""
        bladen = find_afspraakbladen(self._contract, self._gebruiker, self._peildatum)
        for blad in sorted(bladen, key=lambda blad: blad.jaar):
            rijen = [
                *(("Algemeen", *feit) for feit in blad.feiten),
                *((deel.titel, *feit) for deel in blad.delen for feit in deel.feiten),
            ]
            yield Stuktabel(
                f"Afspraak {blad.jaar} in delen", ("Onderdeel", "Wat", "Afgesproken"), rijen, blad.uitleg
            )

    def _make_bijzonderheden(self) -> Iterator[Stuktabel]:
        contract = self._contract
        opslagen = Contractopslag.objects.zichtbaar_voor(self._gebruiker).filter(contract=contract)
        yield Stuktabel(
            "Opslagen",
            ("Code", "Opslag"),
            [(rij.opslag.code, str(rij.opslag)) for rij in _sort(opslagen.select_related("opslag"))],
        )
        maatwerk = add_voorkomens(contract.maatwerk.select_related("traject"), self._peildatum, "traject")
        yield Stuktabel(
            "Maatwerk",
            ("Traject", "Uren per week", "Doorlooptijd in dagen", "Waarom"),
            [
                (
                    str(rij.traject),
                    "" if rij.uren_per_week is None else format_getal(rij.uren_per_week),
                    "" if rij.doorlooptijd_dagen is None else format_getal(rij.doorlooptijd_dagen),
                    rij.motivering,
                )
                for rij in sorted(maatwerk, key=lambda rij: rij.traject.code)
            ],
        )
        scores = KpiScore.objects.zichtbaar_voor(self._gebruiker).filter(contract=contract)
        yield Stuktabel(
            "KPI-scores",
            ("Jaar", "KPI", "Score", "Gewicht"),
            [
                (str(rij.jaar), rij.kpi, format_getal(rij.score), format_getal(rij.gewicht))
                for rij in sorted(scores, key=lambda rij: (rij.jaar, rij.kpi))
            ],
        )

    def _is_binnen(self, vanaf: date | None, tot: date | None) -> bool:
        eigen = periode_of_niets(vanaf or date.min, tot)
        return eigen is not None and eigen.overlap(self._binnen) is not None


def _sort(opslagen: Any) -> Sequence[Contractopslag]:
    return sorted(opslagen, key=lambda rij: rij.opslag.code)


def _describe_dag(dag: date | None, zonder: str = _OPEN) -> str:
    return format_datum(dag) if dag else zonder


def _describe_deel(waarde: Any) -> str:
    return "" if waarde is None else format_percentage(100 * waarde)
