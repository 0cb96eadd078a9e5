"""Refused at load: annual agreements."""

from tests.orakel.keuring.contract import check_traject
from tests.orakel.keuring.kop import check_known, check_parameters
from tests.orakel.kopvorm import refuse
from tests.orakel.regio import Deel, Regio, get_getal, get_term
from tests.orakel.rekenen import NUL, Datum, count_days

MODEL_VAN = {
    "plekken": ("plekken", "trajecten"),
    "trajecten": ("trajecten",),
    "gemeentekeuze": ("trajecten",),
}
VAN_DEELNEMERS = ("gemeenten", "gemeenten_lijst", "plekken", "trajecten", "gemeentekeuze")


def check_jaarafspraken(regio: Regio, contract: Deel) -> None:
    """Jaarafspraken: one per year, in a year in which the contract has a day."""
    begin, eind = get_term(contract)
    jaren = [int(afspraak["jaar"]) for afspraak in contract.get("jaarafspraken") or []]
    if len(set(jaren)) != len(jaren):
        raise refuse("jaar", "twee jaarafspraken voor een jaar")
    for afspraak, jaar in zip(contract.get("jaarafspraken") or [], jaren, strict=True):
        if jaar < begin.year or (eind is not None and jaar > eind.year):
            raise refuse("jaar", f"het contract heeft in {jaar} geen dag")
        check_jaarafspraak(regio, contract, afspraak)


def check_jaarafspraak(regio: Regio, contract: Deel, afspraak: Deel) -> None:
    """Jaarafspraken: participants, the model, trajectories, and each part by itself."""
    model, deelnemers = regio.get_perceel(contract)["model"], regio.list_participants(contract)
    check_parameters(afspraak, model)
    check_participants(regio, afspraak, deelnemers)
    for veld, modellen in MODEL_VAN.items():
        if veld in afspraak and model not in modellen:
            raise refuse(veld, f"past niet bij {model}")
    for veld in ("plekken", "trajecten"):
        for per_traject in (afspraak.get(veld) or {}).values():
            for code in per_traject:
                check_traject(regio, contract, code, veld)
    if model == "gebied" and ("bedrag" in afspraak) == ("bedrag_per_inwoner" in afspraak):
        raise refuse("bedrag_per_inwoner", "een van bedrag en bedrag_per_inwoner")
    if "besparing" in afspraak and model == "plekken":
        raise refuse("besparing", "past niet bij plekken")
    check_delen(afspraak)
    check_verhogingen(afspraak, model, deelnemers)


def check_participants(regio: Regio, afspraak: Deel, deelnemers: list[str]) -> None:
    """Jaarafspraken: who is named takes part; inwoners are of a known municipality."""
    for veld in VAN_DEELNEMERS:
        for code in afspraak.get(veld) or []:
            if code not in deelnemers:
                raise refuse(veld, f"{code} doet niet mee")
    for code in afspraak.get("inwoners") or []:
        check_known(regio, "gemeenten", code, "inwoners")


def check_delen(afspraak: Deel) -> None:
    """Jaarafspraken: available days, weights of performances, scales."""
    jaar = int(afspraak["jaar"])
    if get_getal(afspraak, "beschikbare_dagen", "0") > count_days(Datum(jaar, 1, 1), Datum(jaar, 12, 31)):
        raise refuse("beschikbare_dagen", "meer dan de dagen van het jaar")
    if sum((get_getal(p, "gewicht", "0") for p in afspraak.get("prestaties") or []), NUL) > 1:
        raise refuse("gewicht", "samen meer dan 1")
    if "bonus_malus" in afspraak:
        vanaf = [get_getal(schaal, "vanaf", "0") for schaal in afspraak["bonus_malus"]["schalen"]]
        if not vanaf or len(set(vanaf)) != len(vanaf):
            raise refuse("schalen", "leeg, of twee met een vanaf")


def check_verhogingen(afspraak: Deel, model: str, deelnemers: list[str]) -> None:
    """Verhogingen: in the year, of a budget, with a municipality where the budgets are per municipality."""
    volgt = "bedrag" not in afspraak and any(afspraak.get(veld) for veld in ("plekken", "trajecten"))
    per_gemeente = bool(afspraak.get("gemeenten")) or (volgt and afspraak.get("soort", "geen") != "geen")
    for verhoging in afspraak.get("verhogingen") or []:
        if verhoging["datum"][:4] != afspraak["jaar"]:
            raise refuse("datum", "een verhoging valt in het jaar")
        if not (volgt or afspraak.get("gemeenten") or "bedrag" in afspraak):
            raise refuse("verhogingen", "er is geen budget om te verhogen")
        if per_gemeente != ("gemeente" in verhoging):
            raise refuse(
                "gemeente", f"een verhoging bij {model} {'zonder' if per_gemeente else 'met'} gemeente"
            )
        if verhoging.get("gemeente", deelnemers[0]) not in deelnemers:
            raise refuse("gemeente", f"{verhoging['gemeente']} doet niet mee")
