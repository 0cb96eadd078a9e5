"""Stores a region bundle through the models, so that the tests of reading need no loader."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from contracten import models as contracten
from inkoop.kern.controle import Oordeel
from segmenten import models as segmenten
from tests.bekostiging.berekening.bundel import Bundel, als_decimal, check_prestaties, read_datum
from toegang import models as toegang

ONTVANGEN = datetime(2023, 1, 15, tzinfo=ZoneInfo("Europe/Amsterdam"))
Rij = Mapping[str, Any]


class Opslag:
    """Stores one bundle; the attributes give the stored rows by their code."""

    def __init__(self, bundel: Bundel) -> None:
        self.bundel = bundel
        kop = bundel.regio["regio"]
        self.regio = segmenten.Regio.objects.create(
            code=kop["code"],
            naam=kop["naam"],
            afronding_percentage=(kop.get("verdeelsleutel") or {}).get("afronding_percentage"),
        )
        self.gemeenten: dict[str, segmenten.Gemeente] = {}
        self.producten: dict[str, segmenten.Product] = {}
        self.trajecten: dict[str, segmenten.Traject] = {}
        self.opslagen: dict[str, segmenten.Opslag] = {}
        self.percelen: dict[str, segmenten.Perceel] = {}
        self.contracten: dict[str, contracten.Contract] = {}
        self.toewijzingen: dict[str, toegang.Toewijzing] = {}

    def store(self) -> segmenten.Regio:
        """Store everything and give the region."""
        self.store_structuur()
        self.store_gegevens(self.bundel)
        return self.regio

    def store_structuur(self) -> None:
        """Store the region up to and including its contracts."""
        self._store_gemeenten()
        self._store_segmenten()
        self._store_trajecten()
        self._store_contracten()

    def store_gegevens(self, bundel: Bundel) -> None:
        """Store allocations, prestaties and the other tables of a bundle with the same structure."""
        self.bundel = bundel
        self._store_toewijzingen()
        self._store_prestaties()
        self._store_tabellen()

    def _store_gemeenten(self) -> None:
        for plaats, rij in enumerate(self.bundel.regio["gemeenten"]):
            gemeente = segmenten.Gemeente.objects.make(
                regio=self.regio,
                code=rij["code"],
                naam=rij["naam"],
                vanaf=rij.get("vanaf"),
                tot=rij.get("tot"),
                volgorde=plaats,
            )
            self.gemeenten[gemeente.code] = gemeente
            for jaar, aantal in rij.get("inwoners", {}).items():
                segmenten.Inwoners.objects.create(gemeente=gemeente, jaar=jaar, aantal=aantal)
        for rij in self.bundel.regio.get("opslagen", []):
            self.opslagen[rij["code"]] = segmenten.Opslag.objects.create(
                regio=self.regio,
                code=rij["code"],
                naam=rij["naam"],
                percentage=als_decimal(rij["percentage"]),
            )

    def _store_segmenten(self) -> None:
        per_segment = {}
        for plaats, rij in enumerate(self.bundel.regio["segmenten"]):
            segment = segmenten.Segment.objects.make(
                regio=self.regio,
                code=rij["code"],
                domeinen=rij.get("domeinen") or [rij["domein"]],
                naam=rij["naam"],
                volgorde=plaats,
            )
            per_segment[segment.code] = segment
            for volgorde, perceel in enumerate(rij["percelen"]):
                self._store_perceel(segment, perceel, volgorde)
        for rij in self.bundel.regio.get("producten", []):
            self.producten[rij["code"]] = segmenten.Product.objects.make(
                regio=self.regio, code=rij["code"], naam=rij["naam"], segment=per_segment[rij["segment"]]
            )

    def _store_perceel(self, segment: segmenten.Segment, rij: Rij, volgorde: int) -> None:
        perceel = segmenten.Perceel.objects.make(
            regio=self.regio,
            segment=segment,
            code=rij["code"],
            model=rij["model"],
            parameters=as_json(rij.get("parameters", {})),
            volgorde=volgorde,
        )
        self.percelen[perceel.code] = perceel
        for gemeente, keuze in rij.get("gemeentekeuze", {}).items():
            perceel.voorkomen.gemeentekeuzes.create(gemeente=self.gemeenten[gemeente], keuze=keuze)
        for gemeente in rij.get("gemeenten", []):
            perceel.voorkomen.deelnames.create(gemeente=self.gemeenten[gemeente])

    def _store_trajecten(self) -> None:
        expertises = {}
        for rij in self.bundel.regio.get("expertises", []):
            expertise = segmenten.Expertise.objects.create(
                regio=self.regio, code=rij["code"], naam=rij["naam"]
            )
            expertises[expertise.code] = expertise
            for jaar, bedrag in rij["uurtarief"].items():
                expertise.uurtarieven.create(jaar=jaar, bedrag=als_decimal(bedrag))
        for rij in self.bundel.regio.get("trajecten", []):
            self.trajecten[rij["code"]] = segmenten.Traject.objects.make(
                regio=self.regio,
                code=rij["code"],
                naam=rij["naam"],
                product=self.producten[rij["product"]],
                expertise=expertises[rij["expertise"]],
                uren_per_week=als_decimal(rij["uren_per_week"]),
                doorlooptijd_dagen=rij["doorlooptijd_dagen"],
            )

    def _store_contracten(self) -> None:
        aanbieders = {
            rij["code"]: contracten.Aanbieder.objects.create(
                regio=self.regio, code=rij["code"], naam=rij["naam"]
            )
            for rij in self.bundel.regio.get("aanbieders", [])
        }
        for rij in self.bundel.regio.get("contracten", []):
            contract = contracten.Contract.objects.create(
                regio=self.regio,
                nummer=rij["nummer"],
                aanbieder=aanbieders[rij["aanbieder"]],
                perceel=self.percelen[rij["perceel"]],
                ingangsdatum=rij["ingangsdatum"],
                einddatum=rij.get("einddatum"),
            )
            self.contracten[contract.nummer] = contract
            self._store_contractdelen(contract, rij)

    def _store_contractdelen(self, contract: contracten.Contract, rij: Rij) -> None:
        for gemeente in rij.get("gemeenten", []):
            contract.deelnames.create(gemeente=self.gemeenten[gemeente])
        for code in rij.get("opslagen", []):
            contract.contractopslagen.create(opslag=self.opslagen[code])
        for deel in rij.get("maatwerk", []):
            contract.maatwerk.create(
                traject=self.trajecten[deel["traject"]],
                uren_per_week=optional(deel.get("uren_per_week")),
                doorlooptijd_dagen=deel.get("doorlooptijd_dagen"),
            )
        for deel in rij.get("tarieven", []):
            contract.tarieven.create(
                product=self.producten[deel["product"]],
                bedrag=als_decimal(deel["tarief"]),
                eenheid=deel["eenheid"],
                vanaf=deel["vanaf"],
                tot=deel.get("tot"),
            )
        for deel in rij.get("jaarafspraken", []):
            self._store_jaarafspraak(contract, deel)

    def _store_jaarafspraak(self, contract: contracten.Contract, rij: Rij) -> None:
        exact = ("bedrag", "bandbreedte", "maximum_bijbetaling", "bedrag_per_inwoner")
        afspraak = contract.jaarafspraken.create(
            jaar=rij["jaar"],
            soort=rij.get("soort", "geen"),
            buiten_bandbreedte=rij.get("buiten_bandbreedte", ""),
            parameters=as_json(rij.get("parameters", {})),
            clienten=rij.get("clienten"),
            beschikbare_dagen=rij.get("beschikbare_dagen"),
            heeft_gemeentekeuze="gemeentekeuze" in rij,
            **{veld: optional(rij.get(veld)) for veld in exact},
        )
        for gemeente, bedrag in rij.get("gemeenten", {}).items():
            afspraak.gemeentebudgetten.create(gemeente=self.gemeenten[gemeente], bedrag=als_decimal(bedrag))
        for volgorde, deel in enumerate(rij.get("verhogingen", [])):
            afspraak.verhogingen.create(
                volgorde=volgorde,
                datum=deel["datum"],
                bedrag=als_decimal(deel["bedrag"]),
                besluit=deel["besluit"],
                gemeente=self.gemeenten[deel["gemeente"]] if "gemeente" in deel else None,
            )
        for gemeente, keuze in rij.get("gemeentekeuze", {}).items():
            afspraak.gemeentekeuzes.create(gemeente=self.gemeenten[gemeente], keuze=keuze)
        for gemeente, trajecten in rij.get("trajecten", {}).items():
            for traject, aantal in trajecten.items():
                afspraak.trajectafspraken.create(
                    gemeente=self.gemeenten[gemeente], traject=self.trajecten[traject], aantal=aantal
                )
        for gemeente, trajecten in rij.get("plekken", {}).items():
            for traject, aantal in trajecten.items():
                afspraak.plekafspraken.create(
                    gemeente=self.gemeenten[gemeente], traject=self.trajecten[traject], aantal=aantal
                )
        for gemeente, aantal in rij.get("inwoners", {}).items():
            afspraak.inwoners.create(gemeente=self.gemeenten[gemeente], aantal=aantal)
        for gemeente in rij.get("gemeenten_lijst", []):
            afspraak.verdeelgemeenten.create(gemeente=self.gemeenten[gemeente])
        self._store_prikkels(afspraak, rij)

    def _store_prikkels(self, afspraak: contracten.Jaarafspraak, rij: Rij) -> None:
        for volgorde, deel in enumerate(rij.get("prestaties", [])):
            afspraak.prestaties.create(volgorde=volgorde, **as_exact(deel))
        if "besparing" in rij:
            contracten.Besparingsdeling.objects.create(jaarafspraak=afspraak, **as_exact(rij["besparing"]))
        if "gemiddelde_kosten" in rij:
            contracten.GemiddeldeKosten.objects.create(
                jaarafspraak=afspraak, **as_exact(rij["gemiddelde_kosten"])
            )
        if "bonus_malus" in rij:
            delen = dict(rij["bonus_malus"])
            schalen = delen.pop("schalen")
            regeling = contracten.BonusMalus.objects.create(jaarafspraak=afspraak, **as_exact(delen))
            for schaal in schalen:
                regeling.schalen.create(**as_exact(schaal))

    def _store_toewijzingen(self) -> None:
        rijen = self.bundel.tabellen["toewijzingen"]
        namen = sorted({rij["client"] for rij in rijen})
        clienten = toegang.Client.objects.bulk_create(
            toegang.Client(regio=self.regio, pseudoniem=naam) for naam in namen
        )
        per_naam = dict(zip(namen, clienten, strict=True))
        toewijzingen = toegang.Toewijzing.objects.bulk_create(
            self._make_toewijzing(rij, per_naam) for rij in rijen
        )
        self.toewijzingen = {rij.nummer: rij for rij in toewijzingen}
        toegang.Zorgperiode.objects.bulk_create(
            toegang.Zorgperiode(
                toewijzing=self.toewijzingen[rij["nummer"]],
                start=read_datum(rij["start"]),
                stop=read_datum(rij["stop"]),
                uit_toewijzing=True,
            )
            for rij in rijen
            if rij["start"] or rij["stop"]
        )
        toegang.Zorgperiode.objects.bulk_create(
            toegang.Zorgperiode(
                toewijzing=self.toewijzingen[rij["toewijzing"]],
                start=read_datum(rij["start"]),
                stop=read_datum(rij["stop"]),
            )
            for rij in self.bundel.tabellen.get("zorgperioden", [])
        )
        self._store_vervolgen(rijen)

    def _store_vervolgen(self, rijen: Iterable[Rij]) -> None:
        vervolgen = [rij for rij in rijen if rij.get("vervolg_op")]
        for rij in vervolgen:
            self.toewijzingen[rij["nummer"]].vervolg_op = self.toewijzingen[rij["vervolg_op"]]
        toegang.Toewijzing.objects.bulk_update(
            [self.toewijzingen[rij["nummer"]] for rij in vervolgen], ["vervolg_op"]
        )

    def _make_toewijzing(self, rij: Rij, clienten: Mapping[str, toegang.Client]) -> toegang.Toewijzing:
        return toegang.Toewijzing(
            regio=self.regio,
            nummer=rij["nummer"],
            client=clienten[rij["client"]],
            gemeente=self.gemeenten[rij["gemeente"]],
            contract=self.contracten[rij["contract"]],
            product=self.producten.get(rij["product"]),
            traject=self.trajecten.get(rij["traject"]),
            volume=optional(rij["volume"] or None),
            eenheid=rij["eenheid"],
            frequentie=rij["frequentie"],
            ingetrokken=rij.get("ingetrokken") == "ja",
            **{veld: read_datum(rij[veld]) for veld in ("ingangsdatum", "einddatum")},
        )

    def _store_prestaties(self) -> None:
        oordelen = check_prestaties(self.bundel)
        goed = sum(oordeel.goedgekeurd for oordeel in oordelen)
        levering = toegang.Levering.objects.create(
            regio=self.regio,
            volgnummer=1,
            soort="bundel",
            digest="0" * 64,
            ontvangen_op=ONTVANGEN,
            aantal=len(oordelen),
            aantal_goedgekeurd=goed,
            aantal_afgekeurd=len(oordelen) - goed,
        )
        toegang.Prestatie.objects.bulk_create(self._make_prestatie(levering, oordeel) for oordeel in oordelen)

    def _make_prestatie(self, levering: toegang.Levering, oordeel: Oordeel) -> toegang.Prestatie:
        prestatie = oordeel.prestatie
        toewijzing = self.toewijzingen[prestatie.toewijzing]
        return toegang.Prestatie(
            regio=self.regio,
            levering=levering,
            nummer=prestatie.id,
            toewijzing=toewijzing,
            contract_id=toewijzing.contract_id,
            begindatum=prestatie.begindatum,
            einddatum=prestatie.einddatum,
            volume=prestatie.volume,
            eenheid=prestatie.eenheid,
            goedgekeurd=oordeel.goedgekeurd,
            reden=oordeel.reden or "",
        )

    def _store_tabellen(self) -> None:
        toegang.Resultaat.objects.bulk_create(
            toegang.Resultaat(
                toewijzing=self.toewijzingen[rij["toewijzing"]],
                datum=date.fromisoformat(rij["datum"]),
                behaald=als_decimal(rij["behaald"]),
            )
            for rij in self.bundel.tabellen["resultaten"]
        )
        for rij in self.bundel.tabellen["voorschotten"]:
            self.contracten[rij["contract"]].voorschotten.create(
                gemeente=self.gemeenten[rij["gemeente"]],
                datum=rij["datum"],
                bedrag=als_decimal(rij["bedrag"]),
                kenmerk=rij.get("kenmerk", ""),
            )
        for rij in self.bundel.tabellen.get("betalingen", []):
            self.contracten[rij["contract"]].betalingen.create(
                gemeente=self.gemeenten[rij["gemeente"]],
                jaar=int(rij["jaar"]),
                datum=rij["datum"],
                bedrag=als_decimal(rij["bedrag"]),
                kenmerk=rij["kenmerk"],
            )
        for rij in self.bundel.tabellen["kpis"]:
            self.contracten[rij["contract"]].kpiscores.create(
                jaar=int(rij["jaar"]),
                kpi=rij["kpi"],
                score=als_decimal(rij["score"]),
                gewicht=als_decimal(rij.get("gewicht") or 1),
            )


def store_bundel(bundel: Bundel) -> segmenten.Regio:
    """Store a bundle as a region with its data; the caller opens the context."""
    return Opslag(bundel).store()


def optional(waarde: Any) -> Decimal | None:
    """Read an exact number, or nothing."""
    return None if waarde is None else als_decimal(waarde)


def as_json(waarden: Rij) -> dict[str, Any]:
    """Give parameters as they are stored: numbers as strings."""
    return {naam: str(w) if isinstance(w, Decimal) else w for naam, w in waarden.items()}


def as_exact(waarden: Rij) -> dict[str, Any]:
    """Give fields with numbers exactly as written."""
    return {naam: w if isinstance(w, str) else als_decimal(w) for naam, w in waarden.items()}
