"""Makes the bundle of a demo year: the region as it is, with contracts and a year of care added."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inkoop.demo.aanvulling import add_demosegmenten, make_aanvulling
from inkoop.demo.afspraken import make_afspraak, make_kpis, make_voorschotten
from inkoop.demo.betalingen import make_betalingen
from inkoop.demo.nagekomen import Nagekomen
from inkoop.demo.opdracht import Jaaropdracht
from inkoop.demo.plan import Contractplan, Planner
from inkoop.demo.prestaties import Registratie
from inkoop.demo.productie import Producent
from inkoop.demo.regiobron import Basisregio, Element, write_jaarcijfers
from inkoop.demo.uitvoer import Uitvoer, write_regio
from inkoop.demo.zorg import Clientenboek, Zorg, make_zorg

_SLEUTELS = (
    "versie",
    "regio",
    "gemeenten",
    "expertises",
    "opslagen",
    "producten",
    "trajecten",
    "segmenten",
    "aanbieders",
    "contracten",
)
_TERMIJN = 3
_LOOPTIJD = {"basis": _TERMIJN, "verlengingen": [1, 1]}
# One contract in so many was there in the earlier year too.
_VROEGER_EEN_OP = 4
_ZONDER_EINDE_EEN_OP = 40


@dataclass(frozen=True, slots=True)
class Jaarbundel:
    """The written bundle: its folder, and how many clients and rows of each table it holds.

    Of an earlier year also what came in later (`nagekomen`), which the bundle does not hold.
    """

    map: Path
    clienten: int
    contracten: int
    aantallen: dict[str, int]
    nagekomen: Nagekomen


def write_jaarbundel(opdracht: Jaaropdracht, basis: Basisregio, map_: Path) -> Jaarbundel:
    """Write the bundle of a demo year in `map_`; the same order and region give the same bytes.

    Memory use does not grow with the number of lines: a contract is made, written and forgotten.
    """
    if opdracht.met_demosegmenten:
        add_demosegmenten(basis)
    aanvulling = make_aanvulling(basis, opdracht)
    planner = Planner(opdracht, basis, aanvulling)
    boek = Clientenboek([gemeente["code"] for gemeente in basis.yaml["gemeenten"]])
    with Uitvoer(map_) as uitvoer:
        schrijver = _Contractschrijver(opdracht, planner, boek, uitvoer)
        plannen = (plan for plan in planner.make_plannen() if _is_gevraagd(opdracht, plan))
        contracten = [schrijver.write(plan) for plan in plannen]
    nieuw = aanvulling.elementen | {"aanbieders": planner.poel.describe(), "contracten": contracten}
    regio = basis.yaml | {naam: [*(basis.yaml.get(naam) or []), *delen] for naam, delen in nieuw.items()}
    write_regio(map_, {naam: regio[naam] for naam in [*_SLEUTELS, *regio] if naam in regio})
    if basis.jaarcijfers:
        (map_ / "jaarcijfers.csv").write_text(write_jaarcijfers(basis), encoding="utf-8", newline="\n")
    return Jaarbundel(map_, len(boek), len(contracten), uitvoer.aantallen, schrijver.nagekomen)


def _is_gevraagd(opdracht: Jaaropdracht, plan: Contractplan) -> bool:
    """Of an earlier year a part of the contracts is there, with all providers of the year after it."""
    return not opdracht.voor or plan.volgnummer % _VROEGER_EEN_OP == 1


class _Contractschrijver:
    """Writes one contract after the other; what comes in later is kept apart."""

    def __init__(
        self, opdracht: Jaaropdracht, planner: Planner, boek: Clientenboek, uitvoer: Uitvoer
    ) -> None:
        self.nagekomen = Nagekomen()
        self._opdracht, self._planner, self._boek, self._uitvoer = opdracht, planner, boek, uitvoer
        self._registratie = Registratie(uitvoer, opdracht.jaar, self.nagekomen if opdracht.voor else None)

    def write(self, plan: Contractplan) -> Element:
        """Write the rows of a contract, and give its element of regio.yaml."""
        opdracht, toeval = self._opdracht, self._opdracht.make_toeval("zorg", plan.nummer)
        producent = Producent(plan, opdracht.jaar, self._uitvoer, self._registratie, toeval)
        for zorg in make_zorg(plan, self._boek, opdracht.jaar, toeval):
            producent.add(self._end(zorg))
        afspraak = make_afspraak(plan, producent.prijzen, producent.productie, self._planner.schaal)
        for gemeente, dag, bedrag in make_voorschotten(afspraak, plan.model, opdracht.jaar, toeval):
            self._uitvoer.add("voorschotten", (plan.nummer, gemeente, dag, f"{bedrag}.00"))
        if not afspraak.vooruit:
            self._write_betalingen(plan, producent)
        self._write_kpis(plan)
        return _describe_contract(opdracht, plan, producent, afspraak.element)

    def _end(self, zorg: Zorg) -> Zorg:
        """An earlier contract ends with its year, and so do its allocations."""
        if not self._opdracht.voor:
            return zorg
        return replace(zorg, verloop=zorg.verloop.end_by(date(self._opdracht.jaar, 12, 31)))

    def _write_betalingen(self, plan: Contractplan, producent: Producent) -> None:
        """Pay what the provider declared; who gets advances declares nothing."""
        jaar = self._opdracht.jaar
        # A series of its own: the care of a year is the same with payments and without.
        toeval = self._opdracht.make_toeval("betalingen", plan.nummer)
        for betaling in make_betalingen(producent.productie, jaar, toeval):
            rij = (betaling.gemeente, jaar, betaling.datum, betaling.bedrag, betaling.kenmerk)
            self._uitvoer.add("betalingen", (plan.nummer, *rij))

    def _write_kpis(self, plan: Contractplan) -> None:
        """Write the scores; in an earlier year those that a bonus or malus waits for come later."""
        is_laat = bool(self._opdracht.voor and plan.scenario and plan.scenario.bonus_malus)
        for kpi, score, gewicht in make_kpis(plan.scenario):
            rij = (plan.nummer, self._opdracht.jaar, kpi, score, gewicht)
            if is_laat:
                self.nagekomen.kpis.append(rij)
            else:
                self._uitvoer.add("kpis", rij)


def _describe_contract(
    opdracht: Jaaropdracht, plan: Contractplan, producent: Producent, afspraak: Element
) -> Element:
    jaar, prijzen = opdracht.jaar, producent.prijzen
    looptijd: Element = {"looptijd": plan.perceel.get("looptijd") or _LOOPTIJD}
    if opdracht.voor:
        looptijd = {"einddatum": date(jaar, 12, 31)}
    elif plan.volgnummer % _ZONDER_EINDE_EEN_OP:
        # Its first term; a few wait for somebody who fills that in.
        termijn = int(looptijd["looptijd"].get("basis") or _TERMIJN)
        looptijd["einddatum"] = date(jaar + termijn - 1, 12, 31)
    delen: Element = {
        "nummer": plan.nummer,
        "raamovereenkomst": f"RO-DEMO-{jaar}-{plan.aanbieder.nummer + 1:03d}",
        "aanbieder": plan.aanbieder.code,
        "perceel": plan.perceel["code"],
        "ingangsdatum": f"{jaar}-01-01",
        **looptijd,
        "opslagen": plan.opslagen,
        "maatwerk": prijzen.maatwerk,
        "tarieven": prijzen.describe_tarieven(),
        "jaarafspraken": [afspraak],
        "bron": opdracht.bron,
    }
    return {sleutel: deel for sleutel, deel in delen.items() if deel != []}
