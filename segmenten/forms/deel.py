"""The form of one part of the purchase structure, made from what may be asked of that part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms

from inkoop.kern.codes import NOG_TE_KIEZEN, Domein, Model, Perceelsoort
from inkoop.kern.opgave import Veldsoort, get_velden
from inkoop.kern.soorten import LANGE_TEKST, Tekst
from inkoop.platform.schermen.services import Datumveld, make_veld
from segmenten.models import (
    Expertise,
    Gemeentevoorkomen,
    Opslag,
    Perceelvoorkomen,
    Productvoorkomen,
    Segmentvoorkomen,
    Trajectvoorkomen,
)
from segmenten.regels.deel import Deelsoort
from segmenten.regels.regio import get_sturingsnamen
from segmenten.regels.structuur import Structuuropgave

KENMERK, INGANG = "kenmerk", "ingang"
BRON = {"document": "Document", "paragraaf": "Paragraaf", "citaat": "Citaat"}
_GEEN = frozenset({"percelen", "domein", "model", "parameters", "uitzondering", "code", "bron"})
_MODELLEN: Mapping[str, Any] = {
    "gemeente": Gemeentevoorkomen,
    "segment": Segmentvoorkomen,
    "perceel": Perceelvoorkomen,
    "product": Productvoorkomen,
    "expertise": Expertise,
    "traject": Trajectvoorkomen,
    "opslag": Opslag,
}
_LOOPTIJD = ("looptijd_basis", "looptijd_verlengingen", "looptijd_boeggolf", "looptijd_maximaal")
_AANBIEDERS = (
    "aanbieders_minimaal",
    "aanbieders_maximaal",
    "aanbieders_streefaantal",
    "tussentijdse_toetreding",
)


@dataclass(frozen=True)
class Veldtekst:
    """The name and the help of a field that no column of its own has."""

    label: str
    hulp: str


_TEKSTEN = {
    "inwoners": Veldtekst("Inwoners per jaar", "Elk jaar op een eigen regel, zoals 2022: 43.514."),
    "budgetmaxima": Veldtekst(
        "Budgetmaximum per jaar", "Het meeste dat de regio hieraan wil uitgeven, zoals 2022: 1.250.000."
    ),
    "uurtarieven": Veldtekst("Uurtarief per jaar", "Elk jaar op een eigen regel, zoals 2022: 61,50."),
    "domeinen": Veldtekst("Wetten", "Kies er een of meer. De eerste geldt voor producten zonder eigen wet."),
    "segment": Veldtekst("Segment", "Het segment waar dit bij hoort."),
    "product": Veldtekst("Product", "Het product dat wordt geleverd."),
    "gemeentekeuzes": Veldtekst(
        "Gemeenten die in plekken afrekenen", "De andere gemeenten rekenen trajecten af."
    ),
    "looptijd_verlengingen": Veldtekst(
        "Verlengingen", "Elke optie in jaren, met een puntkomma ertussen: 1; 1."
    ),
}


class Deelformulier(forms.Form):
    """One part of the structure; what it does not show stays as it is.

    Args:
        soort: the kind of part.
        structuur: the region as it is: what may be chosen.
        deel: the part as it is; None for a new one.
        segmenten: codes of the segments that may be chosen.
        dag: the day of which the part was read.
        kenmerk: mark of the part as it was read.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        soort: Deelsoort,
        structuur: Structuuropgave,
        deel: Any,
        segmenten: frozenset[str],
        dag: date,
        kenmerk: str,
    ) -> None:
        super().__init__(data)
        self.soort, self.structuur, self.deel, self.segmenten = soort, structuur, deel, segmenten
        self.velden = get_velden(soort.opgave)
        if deel is None:
            code = self.velden["code"]
            self._add(
                "code", code, Veldtekst("Code", "Kort en uniek in de regio. De code verandert niet meer.")
            )
        if soort.code == "perceel" and deel is None:
            self._add("segment", Veldsoort(Tekst(), verplicht=True), _TEKSTEN["segment"])
        for naam, veldsoort in self.velden.items():
            if naam == "sturing":
                self._add_sturing()
            elif naam == "domeinen":
                self._add(naam, replace(veldsoort, verplicht=True), _TEKSTEN[naam])
            elif naam not in _GEEN and (naam != "gemeentekeuzes" or self._is_trajecten()):
                self._add(naam, veldsoort, self._find_tekst(naam))
        if self._has_eenvoudige_bron():
            for naam, label in BRON.items():
                kind = Veldsoort(LANGE_TEKST if naam == "citaat" else Tekst(500))
                self._add(f"bron.{naam}", kind, Veldtekst(label, ""))
        if deel is not None and soort.met_ingang:
            self.fields[INGANG] = Datumveld(
                label="Geldt vanaf",
                initial=dag,
                help_text="Tot deze dag blijft gelden wat er nu staat. Dat blijft te lezen.",
            )
        self.fields[KENMERK] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=f"{dag.isoformat()} {kenmerk}".strip()
        )

    @property
    def groepen(self) -> Sequence[tuple[str, Sequence[str]]]:
        """The fields under their headings."""
        apart: list[tuple[str, Sequence[str]]] = [("Aanbieders", _AANBIEDERS), ("Looptijd", _LOOPTIJD)]
        apart += [("Sturing", [naam for naam in self.fields if naam.startswith("sturing.")])]
        apart += [("Bron", [naam for naam in self.fields if naam.startswith("bron.")]), ("Ingang", [INGANG])]
        genoemd = {naam for _, namen in apart for naam in namen} | {KENMERK}
        groepen: list[tuple[str, Sequence[str]]] = [
            ("", [naam for naam in self.fields if naam not in genoemd])
        ]
        groepen += [(titel, [naam for naam in namen if naam in self.fields]) for titel, namen in apart]
        return [(titel, namen) for titel, namen in groepen if namen]

    def get_gelezen(self) -> tuple[date, str]:
        """Return the day of which the part was read, and its mark then."""
        dag, _, kenmerk = str(self.cleaned_data[KENMERK]).partition(" ")
        try:
            return date.fromisoformat(dag), kenmerk
        except ValueError as fout:
            raise forms.ValidationError("Dit formulier is niet compleet. Open het opnieuw.") from fout

    def get_ingang(self) -> date:
        """Return the first day on which the part is as it was filled in."""
        ingang: date = self.cleaned_data.get(INGANG) or self.get_gelezen()[0]
        return ingang

    def make_deel(self) -> Any:
        """Return the part as it was filled in."""
        waarden = dict(self._iter_waarden())
        if self.deel is not None:
            return replace(self.deel, **waarden)
        if self.soort.code == "perceel":
            waarden["model"] = NOG_TE_KIEZEN
        return self.soort.opgave(**waarden)

    def _iter_waarden(self) -> Iterator[tuple[str, Any]]:
        schoon = self.cleaned_data
        for naam, veldsoort in self.velden.items():
            if naam == "domeinen":
                gekozen = schoon[naam]
                yield "domein", gekozen[0] if len(gekozen) == 1 else None
                yield naam, None if len(gekozen) == 1 else gekozen
            elif naam == "gemeentekeuzes" and naam in schoon:
                yield naam, dict.fromkeys(schoon[naam], Model.PLEKKEN.value)
            elif naam == "sturing":
                sturing = {
                    veld.removeprefix("sturing."): schoon[veld] for veld in self._find_velden("sturing.")
                }
                yield naam, {element: tekst for element, tekst in sturing.items() if tekst}
            elif naam == "bron" and self._has_eenvoudige_bron():
                bron = {deel: schoon[f"bron.{deel}"] for deel in BRON if schoon[f"bron.{deel}"]}
                yield naam, bron or None
            elif naam in schoon:
                waarde = schoon[naam]
                yield naam, veldsoort.standaard if waarde is None or waarde == [] else waarde

    def _find_velden(self, begin: str) -> list[str]:
        return [naam for naam in self.fields if naam.startswith(begin)]

    def _add(self, naam: str, veldsoort: Veldsoort, tekst: Veldtekst) -> None:
        self.fields[naam] = make_veld(veldsoort, tekst.label, tekst.hulp, self._find_keuzes(naam))
        self.fields[naam].initial = self._find_begin(naam)

    def _add_sturing(self) -> None:
        regio = self.structuur.regio
        for code, naam in (get_sturingsnamen(regio) if regio else {}).items():
            tekst = Veldtekst(naam, "Hoe de regio het segment hiermee stuurt.")
            self._add(f"sturing.{code}", Veldsoort(LANGE_TEKST), tekst)

    def _find_tekst(self, naam: str) -> Veldtekst:
        """Return the words of the model for a field, or those of this form."""
        if naam in _TEKSTEN:
            return _TEKSTEN[naam]
        kolom: Any = _MODELLEN[self.soort.code]._meta.get_field(naam)
        label = str(kolom.verbose_name)
        return Veldtekst(f"{label[:1].upper()}{label[1:]}", str(kolom.help_text))

    def _find_begin(self, naam: str) -> Any:
        if self.deel is None:
            return None
        if naam == "domeinen":
            return self.deel.domeinen or [self.deel.domein]
        if naam.startswith("sturing."):
            return self.deel.sturing.get(naam.removeprefix("sturing."))
        if naam.startswith("bron."):
            return (self.deel.bron or {}).get(naam.removeprefix("bron."))
        waarde = getattr(self.deel, naam)
        if naam == "tussentijdse_toetreding":
            return {True: "ja", False: "nee"}.get(waarde, "")
        return list(waarde) if naam == "gemeentekeuzes" else waarde

    def _find_keuzes(self, naam: str) -> Sequence[tuple[str, str]] | None:
        structuur = self.structuur
        match naam:
            case "domeinen":
                return Domein.choices
            case "wet":
                return Domein.choices
            case "soort":
                return Perceelsoort.choices
            case "segment":
                return [(s.code or "", s.naam or "") for s in structuur.segmenten if s.code in self.segmenten]
            case "product":
                eigen = (p for p in structuur.producten if p.segment in self.segmenten)
                return [(p.code or "", f"{p.code} {p.naam}") for p in eigen]
            case "expertise":
                return [(e.code or "", e.naam or "") for e in structuur.expertises]
            case "deelnemers" | "gemeentekeuzes":
                return [(g.code or "", g.naam or "") for g in structuur.gemeenten]
        return None

    def _is_trajecten(self) -> bool:
        return self.deel is not None and self.deel.model == Model.TRAJECTEN

    def _has_eenvoudige_bron(self) -> bool:
        """Say whether the source is a document with its paragraph; of others the form knows no fields."""
        bron = getattr(self.deel, "bron", None)
        return bron is None or (isinstance(bron, Mapping) and bron.keys() <= BRON.keys())
