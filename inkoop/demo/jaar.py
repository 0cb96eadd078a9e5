"""Makes the bundle of a demo year: the region as it is, with contracts and a year of care added."""

from dataclasses import dataclass
from pathlib import Path

from inkoop.demo.aanvulling import add_demosegmenten, make_aanvulling
from inkoop.demo.afspraken import make_afspraak, make_kpis, make_voorschotten
from inkoop.demo.betalingen import make_betalingen
from inkoop.demo.opdracht import Jaaropdracht
from inkoop.demo.plan import Contractplan, Planner
from inkoop.demo.prestaties import Registratie
from inkoop.demo.productie import Producent
from inkoop.demo.regiobron import Basisregio, Element, write_jaarcijfers
from inkoop.demo.uitvoer import Uitvoer, write_regio
from inkoop.demo.zorg import Clientenboek, make_zorg

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
_LOOPTIJD = {"basis": 3, "verlengingen": [1, 1]}


@dataclass(frozen=True, slots=True)
class Jaarbundel:
    """The written bundle: its folder, and how many clients and rows of each table it holds."""

    map: Path
    clienten: int
    contracten: int
    aantallen: dict[str, int]


def write_jaarbundel(opdracht: Jaaropdracht, basis: Basisregio, map_: Path) -> Jaarbundel:
    """Write the bundle of a demo year in `map_`; the same order and region give the same bytes.

    Memory use does not grow with the number of lines: a contract is made, written and forgotten.
    """
    if opdracht.met_demosegmenten:
        add_demosegmenten(basis)
    aanvulling = make_aanvulling(basis, opdracht.jaar)
    planner = Planner(opdracht, basis, aanvulling)
    boek = Clientenboek([gemeente["code"] for gemeente in basis.yaml["gemeenten"]])
    with Uitvoer(map_) as uitvoer:
        registratie = Registratie(uitvoer, opdracht.jaar)
        contracten = [
            _write_contract(opdracht, planner, plan, boek, uitvoer, registratie)
            for plan in planner.make_plannen()
        ]
    nieuw = aanvulling.elementen | {"aanbieders": planner.poel.describe(), "contracten": contracten}
    regio = basis.yaml | {naam: [*(basis.yaml.get(naam) or []), *delen] for naam, delen in nieuw.items()}
    write_regio(map_, {naam: regio[naam] for naam in [*_SLEUTELS, *regio] if naam in regio})
    if basis.jaarcijfers:
        (map_ / "jaarcijfers.csv").write_text(write_jaarcijfers(basis), encoding="utf-8", newline="\n")
    return Jaarbundel(map_, len(boek), len(contracten), uitvoer.aantallen)


def _write_contract(
    opdracht: Jaaropdracht,
    planner: Planner,
    plan: Contractplan,
    boek: Clientenboek,
    uitvoer: Uitvoer,
    registratie: Registratie,
) -> Element:
    toeval = opdracht.make_toeval("zorg", plan.nummer)
    producent = Producent(plan, opdracht.jaar, uitvoer, registratie, toeval)
    for zorg in make_zorg(plan, boek, opdracht.jaar, toeval):
        producent.add(zorg)
    afspraak = make_afspraak(plan, producent.prijzen, producent.productie, planner.schaal)
    for gemeente, dag, bedrag in make_voorschotten(afspraak, plan.model, opdracht.jaar, toeval):
        uitvoer.add("voorschotten", (plan.nummer, gemeente, dag, f"{bedrag}.00"))
    if not afspraak.vooruit:
        _write_betalingen(opdracht, plan, producent, uitvoer)
    for kpi, score, gewicht in make_kpis(plan.scenario):
        uitvoer.add("kpis", (plan.nummer, opdracht.jaar, kpi, score, gewicht))
    return _describe_contract(plan, producent, afspraak.element) | {"bron": opdracht.bron}


def _write_betalingen(
    opdracht: Jaaropdracht, plan: Contractplan, producent: Producent, uitvoer: Uitvoer
) -> None:
    """Pay what the provider declared; who gets advances declares nothing."""
    # A series of its own: the care of a year is the same with payments and without.
    toeval = opdracht.make_toeval("betalingen", plan.nummer)
    for betaling in make_betalingen(producent.productie, opdracht.jaar, toeval):
        rij = (betaling.gemeente, opdracht.jaar, betaling.datum, betaling.bedrag, betaling.kenmerk)
        uitvoer.add("betalingen", (plan.nummer, *rij))


def _describe_contract(plan: Contractplan, producent: Producent, afspraak: Element) -> Element:
    jaar, prijzen = producent.jaar, producent.prijzen
    delen: Element = {
        "nummer": plan.nummer,
        "raamovereenkomst": f"RO-DEMO-{jaar}-{plan.aanbieder.nummer + 1:03d}",
        "aanbieder": plan.aanbieder.code,
        "perceel": plan.perceel["code"],
        "ingangsdatum": f"{jaar}-01-01",
        "looptijd": plan.perceel.get("looptijd") or _LOOPTIJD,
        "opslagen": plan.opslagen,
        "maatwerk": prijzen.maatwerk,
        "tarieven": prijzen.describe_tarieven(),
        "jaarafspraken": [afspraak],
    }
    return {sleutel: deel for sleutel, deel in delen.items() if deel != []}
