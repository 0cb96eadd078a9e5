"""Adds to a region what the demo year needs beside its percelen: segments for models that no perceel has,
and rates, surcharges, products and trajectories. Everything that is added says that it is a demonstration.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from inkoop.demo.opdracht import DEMO_BRON, Jaaropdracht
from inkoop.demo.profiel import VAST, Profiel, make_profiel
from inkoop.demo.regiobron import Basisregio, Element
from inkoop.demo.soorten import Zorgsoort
from inkoop.demo.verloop import Verloop, calculate_gemiddelde
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Erkenning, Voortijdig
from inkoop.kern.geld import rond_op
from inkoop.kern.traject import Erkenningskeuze, Looptijd, get_erkende_dagen

# Domain and words of the demo segment for each model that the region itself does not use.
_DEMOSEGMENTEN = {
    "pxq": ("wmo", "begeleiding per uur"),
    "toegewezen": ("wmo", "logeren, beschikking is declaratie"),
    "trajecten": ("jeugd", "ambulante trajecten"),
    "plekken": ("jeugd", "dagbehandeling op plekken"),
    "clientbedrag": ("wmo", "huishoudelijke hulp, bedrag per maand"),
    "resultaat": ("jeugd", "ambulante hulp per resultaat"),
    "populatie": ("wmo", "begeleiding voor een vaste groep"),
    "gebied": ("wmo", "wijkgerichte opdracht"),
    "beschikbaarheid": ("wmo", "crisisfunctie"),
    "lumpsum": ("jeugd", "taakgerichte opdracht"),
    "subsidie": ("wmo", "inloop en ontmoeting"),
}
_UURTARIEVEN = {"mbo": ("Mbo-professional", "58.00"), "hbo": ("Hbo-professional", "81.50")}
_UURTARIEVEN |= {"wo": ("Gedragswetenschapper", "109.25")}
_PEILJAAR = 2022
# Known only from next year on, so that the contract that uses it cannot be settled.
ZONDER_TARIEF, ZONDER_TARIEF_TRAJECT = "ervaring", "DEMO-ERVARING"
# Lead time in days, relative costs and weight of the three trajectories of a segment.
_VORMEN = (("KORT", "kort", 91, 55, 35), ("MIDDEN", "midden", 182, 100, 40), ("LANG", "lang", 364, 165, 25))
TRAJECTGEWICHTEN = tuple(vorm[-1] for vorm in _VORMEN)


@dataclass(frozen=True, slots=True)
class Traject:
    """A trajectory of the demo: euros per hour this year and last, hours per week and lead time in days."""

    code: str
    expertise: str
    uurtarief: Decimal
    uren_per_week: Decimal
    doorlooptijd_dagen: int


@dataclass(frozen=True)
class Aanbod:
    """What is delivered in one segment: a product, and trajectories where they are used."""

    profiel: Profiel
    product: str
    trajecten: tuple[Traject, ...] = ()


@dataclass(frozen=True)
class Aanvulling:
    """The offer by segment code, and the elements to be added to regio.yaml."""

    aanbod: dict[str, Aanbod]
    elementen: dict[str, list[Element]] = field(default_factory=dict)


def add_demosegmenten(basis: Basisregio) -> None:
    """Add a segment with one perceel for each funding model that no perceel of the region has."""
    aanwezig = {perceel["model"] for _, perceel in basis.get_percelen()}
    for model in _DEMOSEGMENTEN:
        if model not in aanwezig:
            basis.yaml["segmenten"].append(_make_segment(model))


def _make_segment(model: str) -> Element:
    domein, wat = _DEMOSEGMENTEN[model]
    perceel: Element = {"code": f"demo-{model}", "soort": "regionaal", "model": model}
    if model == "resultaat":
        perceel["parameters"] = {"start_deel": Decimal("0.4")}
    return {
        "code": f"demo-{model}",
        "domein": domein,
        "naam": f"Demonstratie: {wat}",
        "typering": f"Laat zien hoe bekostigingsmodel {model} werkt.",
        "bron": DEMO_BRON,
        "percelen": [perceel | {"bron": DEMO_BRON}],
    }


def make_aanvulling(basis: Basisregio, opdracht: Jaaropdracht) -> Aanvulling:
    """Make products, rates and trajectories for every segment with a perceel that can be contracted.

    An earlier year gets the same as the year before which it lies, so that loading one leaves the other.
    """
    bezet = {product["code"] for product in basis.yaml.get("producten") or []}
    aanvulling = Aanvulling({}, {"expertises": _make_expertises(opdracht.hoofdjaar), "opslagen": [_OPSLAG]})
    producten = aanvulling.elementen.setdefault("producten", [])
    trajecten = aanvulling.elementen.setdefault("trajecten", [])
    for segment in basis.yaml["segmenten"]:
        modellen = {perceel["model"] for perceel in segment.get("percelen", [])}
        if not modellen - VAST - {"nog_te_kiezen"}:
            continue
        profiel = make_profiel(basis, segment)
        product = _make_product(profiel, modellen, bezet)
        vormen = _make_trajecten(profiel, opdracht.jaar) if modellen & {"trajecten", "plekken"} else ()
        producten.append(product)
        trajecten.extend(_describe_traject(traject, product) for traject in vormen)
        aanvulling.aanbod[segment["code"]] = Aanbod(profiel, product["code"], vormen)
    _add_zonder_tarief(aanvulling)
    return aanvulling


def _add_zonder_tarief(aanvulling: Aanvulling) -> None:
    """Add one trajectory whose rate is not known yet, where there are trajectories."""
    eerste = next((aanbod for aanbod in aanvulling.aanbod.values() if aanbod.trajecten), None)
    if eerste is None:
        return
    traject = replace(eerste.trajecten[0], code=ZONDER_TARIEF_TRAJECT, expertise=f"demo-{ZONDER_TARIEF}")
    aanvulling.elementen["trajecten"].append(_describe_traject(traject, {"code": eerste.product}))


_OPSLAG: Element = {
    "code": "demo-systeem",
    "naam": "Systeemaanbieder met vaste infrastructuur",
    "percentage": Decimal("0.08"),
    "bron": DEMO_BRON,
}


def _make_expertises(jaar: int) -> list[Element]:
    expertises = [
        {
            "code": f"demo-{code}",
            "naam": naam,
            "uurtarief": {peiljaar: get_uurtarief(code, peiljaar) for peiljaar in _get_tariefjaren(jaar)},
            "bron": DEMO_BRON,
        }
        for code, (naam, _) in _UURTARIEVEN.items()
    ]
    later = {jaar + 1: Decimal("49.75")}
    ervaring = {"code": f"demo-{ZONDER_TARIEF}", "naam": "Ervaringsdeskundige", "uurtarief": later}
    return [*expertises, ervaring | {"bron": DEMO_BRON}]


def get_uurtarief(expertise: str, jaar: int) -> Decimal:
    """Give euros per hour: three percent of the rate of the reference year more with every year."""
    return rond_op(Decimal(_UURTARIEVEN[expertise][1]) * (100 + 3 * (jaar - _PEILJAAR)) / 100, 2)


def _get_tariefjaren(jaar: int) -> range:
    """A later demo year keeps the rates of the years before it as they were."""
    return range(min(jaar, _PEILJAAR) - 1, max(jaar, _PEILJAAR) + 1)


def _make_product(profiel: Profiel, modellen: set[str], bezet: set[str]) -> Element:
    soort = profiel.soort
    code = next((code for code in soort.codes if code not in bezet), None)
    volgnummer = 1
    while code is None:
        kandidaat = f"{soort.categorie}D{volgnummer:02d}"
        code = None if kandidaat in bezet else kandidaat
        volgnummer += 1
    bezet.add(code)
    return {
        "code": code,
        "naam": f"{soort.naam} ({profiel.segment})",
        "categorie": soort.categorie,
        "segment": profiel.segment,
        "eenheid": get_eenheid(modellen, soort),
        "bron": DEMO_BRON,
    }


def get_eenheid(modellen: set[str], soort: Zorgsoort) -> str:
    """Give the unit in which a tariff is stated: per month or per outcome where the model says so."""
    if "clientbedrag" in modellen:
        return "maand"
    return "stuks" if "resultaat" in modellen else soort.eenheid


def _make_trajecten(profiel: Profiel, jaar: int) -> tuple[Traject, ...]:
    """Set hours per week so that a drawn client costs on average what the profile says."""
    expertise = profiel.soort.expertise
    peiltarief, tarief = Fraction(get_uurtarief(expertise, _PEILJAAR)), get_uurtarief(expertise, jaar)
    gemiddeld = Fraction(sum(v[3] * v[4] for v in _VORMEN), sum(v[4] for v in _VORMEN))
    trajecten = []
    for code, _, dagen, kosten, _ in _VORMEN:
        erkend = calculate_gemiddelde(_count_erkend, _PEILJAAR, dagen) / dagen
        prijs = profiel.kosten * kosten / gemiddeld / erkend
        uren = rond_op(prijs * 7 / dagen / peiltarief * 20, 0) / 20
        naam = f"{profiel.segment.upper()}-{code}"
        trajecten.append(Traject(naam, f"demo-{expertise}", tarief, max(uren, Decimal("0.05")), dagen))
    return tuple(trajecten)


def _count_erkend(verloop: Verloop, jaar: int, doorlooptijd: int | None) -> int:
    if verloop.start is None or doorlooptijd is None:
        return 0
    looptijd = Looptijd(verloop.start, verloop.stop, verloop.stop, doorlooptijd)
    keuze = Erkenningskeuze(Erkenning.NAAR_RATO, Voortijdig.VOLLEDIG)
    return get_erkende_dagen(looptijd, date(jaar, 12, 31), keuze)


def _describe_traject(traject: Traject, product: Element) -> Element:
    return {
        "code": traject.code,
        "naam": f"Traject {traject.code.lower()}",
        "product": product["code"],
        "expertise": traject.expertise,
        "uren_per_week": traject.uren_per_week,
        "doorlooptijd_dagen": traject.doorlooptijd_dagen,
        "bron": DEMO_BRON,
    }
