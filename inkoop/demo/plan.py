"""Plans the contracts of a demo year: who gets how many clients, where, and under which agreement."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from inkoop.demo.aanbieders import Aanbieder, Aanbiederspoel
from inkoop.demo.aanvulling import ZONDER_TARIEF_TRAJECT, Aanbod, Aanvulling
from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.opdracht import Jaaropdracht
from inkoop.demo.profiel import VAST, Profiel, make_profiel
from inkoop.demo.regiobron import Basisregio, Element, get_gemeenten
from inkoop.demo.scenarios import Rooster, Scenario
from inkoop.demo.toeval import Toeval, deel_op
from inkoop.kern.breuk import Fraction

# Share of a segment's clients by scale, where it has both.
_AANDEEL = {"regionaal": 65, "lokaal": 35}
_PER_CONTRACT = 20
_HOOGSTENS = {"lokaal": 40}
_STANDAARD_HOOGSTENS = 20
# A perceel with many clients has more providers than that: one for so many clients.
_HOOGSTENS_PER_CONTRACT = 25
# At least this many contracts and clients per contract, so that each outcome can occur.
_MINSTENS = {"budgetafspraak": (10, 3), "budgetplafond": (2, 3), "populatie": (5, 5)}
_ANDERS_MINSTENS = (3, 3)
_ERKENNINGEN: tuple[Element, ...] = (
    {},
    {"voortijdig": "naar_rato"},
    {"erkenning": "bij_start"},
    {},
    {"erkenning": "bij_afsluiting"},
)


@dataclass(frozen=True)
class Contractplan:
    """What one contract is made of; `gemeenten` maps municipality code to inhabitants."""

    nummer: str
    volgnummer: int
    aanbieder: Aanbieder
    perceel: Element
    profiel: Profiel
    aanbod: Aanbod | None
    clienten: int
    gemeenten: dict[str, int]
    soort: str
    scenario: Scenario | None
    populatie: tuple[int, str] | None = None
    parameters: Element = field(default_factory=dict)
    in_plekken: tuple[str, ...] = ()
    traject: str | None = None

    @property
    def model(self) -> str:
        """The funding model of the perceel."""
        return str(self.perceel["model"])

    @property
    def opslagen(self) -> list[str]:
        """Only a systeemaanbieder keeps an infrastructure for which it gets a surcharge."""
        return ["demo-systeem"] if self.aanbieder.soort == "systeemaanbieder" else []


@dataclass(frozen=True)
class _Kavel:
    """A perceel that can be contracted, with its weight in clients of a region in full size."""

    segment: Element
    perceel: Element
    profiel: Profiel
    gewicht: int
    minstens: tuple[int, int]
    clienten: int = 0


class Planner:
    """Makes the contract plans of one demo year."""

    def __init__(self, opdracht: Jaaropdracht, basis: Basisregio, aanvulling: Aanvulling) -> None:
        """Plan for `basis` with the offer of `aanvulling`."""
        self._opdracht, self._basis, self._aanvulling = opdracht, basis, aanvulling
        self._inwoners = get_gemeenten(basis, opdracht.jaar)
        self._rooster, self.poel = Rooster(), Aanbiederspoel()
        self._kavels = [
            kavel for kavel in _make_kavels(basis) if kavel.gewicht or kavel.perceel["model"] in VAST
        ]
        gewichten = sum(kavel.gewicht for kavel in self._kavels)
        if not gewichten:
            raise DemoFoutError(
                f"Regio {basis.code} heeft geen perceel waarin cliënten zorg krijgen. "
                "Vraag --alle-modellen, of --regio demonstratie."
            )
        self.schaal = Fraction(opdracht.clienten, gewichten)

    def make_plannen(self) -> Iterator[Contractplan]:
        """Give the plans in the order of their numbers."""
        volgnummer = 0
        # The smallest contract of the first perceel on trajectories uses one without a rate: it is parked.
        parkeer = next((kavel for kavel in self._kavels if kavel.perceel["model"] == "trajecten"), None)
        for kavel, clienten in zip(self._kavels, self._divide_clienten(), strict=True):
            aantallen = _divide_contracten(kavel, clienten)
            for index, aantal in enumerate(aantallen):
                volgnummer += 1
                is_laatste = index == len(aantallen) - 1
                yield self._make_plan(kavel, index, aantal, volgnummer, kavel is parkeer and is_laatste)

    def _divide_clienten(self) -> list[int]:
        """Divide the clients by weight, with at least what each perceel needs to show its outcomes."""
        vloeren = [kavel.minstens[0] * kavel.minstens[1] if kavel.gewicht else 0 for kavel in self._kavels]
        wensen = deel_op(self._opdracht.clienten, [kavel.gewicht for kavel in self._kavels])
        rest = self._opdracht.clienten - sum(vloeren)
        meer = [max(0, wens - vloer) for wens, vloer in zip(wensen, vloeren, strict=True)]
        if rest <= 0 or not any(meer):
            return deel_op(self._opdracht.clienten, vloeren)
        return [vloer + extra for vloer, extra in zip(vloeren, deel_op(rest, meer), strict=True)]

    def _make_plan(
        self, kavel: _Kavel, index: int, clienten: int, volgnummer: int, parkeer: bool
    ) -> Contractplan:
        jaar, perceel = self._opdracht.jaar, kavel.perceel
        nummer = f"DEMO-{jaar}-{volgnummer:04d}"
        toeval = self._opdracht.make_toeval("plan", nummer)
        soort = "geen" if parkeer else get_afspraaksoort(perceel, index)
        gemeenten = self._choose_gemeenten(perceel, toeval)
        in_plekken = _choose_plekken(kavel, gemeenten, index, parkeer)
        return Contractplan(
            nummer=nummer,
            volgnummer=volgnummer,
            aanbieder=self.poel.get_aanbieder(kavel.profiel.domein, perceel.get("soort"), index),
            perceel=perceel,
            profiel=kavel.profiel,
            aanbod=self._aanvulling.aanbod.get(kavel.segment["code"]),
            clienten=clienten,
            gemeenten=gemeenten,
            soort=soort,
            scenario=self._rooster.next_scenario(soort, set(in_plekken) == set(gemeenten)),
            populatie=self._rooster.next_populatie() if perceel["model"] == "populatie" else None,
            parameters=dict(_ERKENNINGEN[index % 5]) if _is_vrij_traject(perceel, soort) else {},
            in_plekken=in_plekken,
            traject=ZONDER_TARIEF_TRAJECT if parkeer else None,
        )

    def _choose_gemeenten(self, perceel: Element, toeval: Toeval) -> dict[str, int]:
        """A local provider works in one to three municipalities (NL bijlage 1), others everywhere."""
        codes = [code for code in perceel.get("gemeenten") or self._inwoners if code in self._inwoners]
        if perceel.get("soort") != "lokaal":
            return {code: self._inwoners[code] for code in codes}
        gekozen: set[str] = set()
        while len(gekozen) < min(len(codes), 1 + toeval.tot(3)):
            gekozen.add(_draw_gemeente([c for c in codes if c not in gekozen], self._inwoners, toeval))
        return {code: self._inwoners[code] for code in codes if code in gekozen}


def _draw_gemeente(codes: list[str], inwoners: dict[str, int], toeval: Toeval) -> str:
    plaats = toeval.tot(sum(inwoners[code] for code in codes))
    for code in codes:
        plaats -= inwoners[code]
        if plaats < 0:
            return code
    return codes[-1]


def _make_kavels(basis: Basisregio) -> Iterator[_Kavel]:
    for segment in basis.yaml["segmenten"]:
        percelen = [p for p in segment.get("percelen", []) if p["model"] != "nog_te_kiezen"]
        profiel = make_profiel(basis, segment)
        aandelen = [0 if p["model"] in VAST else _AANDEEL.get(str(p.get("soort")), 65) for p in percelen]
        # Where part of the spending is a fixed amount, half of it is left for what clients cost.
        clienten = profiel.clienten // 2 if 0 in aandelen else profiel.clienten
        gewichten = deel_op(clienten, aandelen) if any(aandelen) else aandelen
        for perceel, gewicht in zip(percelen, gewichten, strict=True):
            soort = "populatie" if perceel["model"] == "populatie" else get_afspraaksoort(perceel, 0)
            yield _Kavel(segment, perceel, profiel, gewicht, _MINSTENS.get(soort, _ANDERS_MINSTENS))


def get_afspraaksoort(perceel: Element, index: int) -> str:
    """Give the kind of agreement: as the contractvorm says (NL §7), else by turns on a regional scale."""
    if perceel["model"] in VAST or perceel["model"] == "populatie":
        return "geen"
    vorm = str(perceel.get("contractvorm") or "")
    for woord, soort in (("budgetplafond", "budgetplafond"), ("budgetafspra", "budgetafspraak")):
        if woord in vorm:
            return soort
    if perceel.get("soort") == "lokaal" or vorm:
        return "geen"
    return ("geen", "budgetplafond", "budgetafspraak")[index % 3]


def _is_vrij_traject(perceel: Element, soort: str) -> bool:
    return perceel["model"] == "trajecten" and soort == "geen" and not perceel.get("parameters")


def _choose_plekken(kavel: _Kavel, gemeenten: dict[str, int], index: int, parkeer: bool) -> tuple[str, ...]:
    """The largest municipality works with places in every third regional youth contract (NL §8: Venlo)."""
    perceel = kavel.perceel
    if perceel["model"] == "plekken":
        return tuple(gemeenten)
    eigen = tuple(code for code in perceel.get("gemeentekeuze") or {} if code in gemeenten)
    regionale_jeugd = kavel.profiel.domein == "jeugd" and perceel.get("soort") == "regionaal"
    if eigen or parkeer or perceel["model"] != "trajecten" or not regionale_jeugd:
        return eigen
    return (max(gemeenten, key=lambda code: (gemeenten[code], code)),) if index % 3 == 2 else ()


def _divide_contracten(kavel: _Kavel, clienten: int) -> list[int]:
    """Give the clients per contract; a few large providers and a tail of small ones."""
    minstens, per_contract = kavel.minstens
    if not kavel.gewicht:
        return [0, 0]
    grenzen = kavel.perceel.get("aanbieders") or {}
    standaard = max(
        _HOOGSTENS.get(str(kavel.perceel.get("soort")), _STANDAARD_HOOGSTENS),
        clienten // _HOOGSTENS_PER_CONTRACT,
    )
    hoogstens = grenzen.get("maximaal") or max(standaard, grenzen.get("minimaal") or 0)
    gewenst = max(minstens, min(grenzen.get("minimaal") or 0, clienten // 4), -(-clienten // _PER_CONTRACT))
    aantal = max(1, min(gewenst, hoogstens, clienten // per_contract))
    rest = deel_op(max(0, clienten - per_contract * aantal), [100 // (i + 1) + 10 for i in range(aantal)])
    if clienten < per_contract * aantal:
        return deel_op(clienten, [1] * aantal)
    return [per_contract + extra for extra in rest]
