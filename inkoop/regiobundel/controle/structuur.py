"""Checks of the purchase structure: codes once, references that exist, and one funding model per segment."""

from collections.abc import Iterator

from inkoop.kern.codes import NOG_TE_KIEZEN, Model
from inkoop.kern.modellen import MODELLEN
from inkoop.regiobundel.controle.bekend import (
    Bekend,
    Perceelgegevens,
    check_codelijst,
    check_uniek,
    check_verwijzing,
    explain_onbekend,
)
from inkoop.regiobundel.schema import Element, Lezer


def check_structuur(bundel: Element, bekend: Bekend, lezer: Lezer) -> None:
    """Report everything in regions, products and segments that cannot be true together."""
    for naam in ("gemeenten", "expertises", "opslagen", "producten", "trajecten", "segmenten", "aanbieders"):
        check_uniek(lezer, bundel.loop(naam), "code")
    check_uniek(lezer, loop_percelen(bundel), "code")
    for product in bundel.loop("producten"):
        check_verwijzing(lezer, product, "segment", bekend.segmenten, "segment")
    for traject in bundel.loop("trajecten"):
        check_verwijzing(lezer, traject, "product", bekend.producten, "product")
        check_verwijzing(lezer, traject, "expertise", bekend.expertises, "expertise")
    for perceel in loop_percelen(bundel):
        _check_perceel(perceel, bekend, lezer)
    regio = bundel["regio"]
    if regio is not None and regio["een_bekostiging_per_segment"]:
        _check_een_bekostiging(bundel, bekend, lezer)


def loop_percelen(bundel: Element) -> Iterator[Element]:
    """Iterate over the percelen of all segments."""
    for segment in bundel.loop("segmenten"):
        yield from segment.loop("percelen")


def _check_perceel(perceel: Element, bekend: Bekend, lezer: Lezer) -> None:
    model = perceel["model"]
    check_looptijd(perceel, lezer)
    if model is not None:
        check_parameters(perceel, model, lezer)
    check_codelijst(lezer, perceel, "gemeenten", "deelnemers", bekend.gemeenten, "gemeente")
    check_gemeentekeuze(perceel, bekend.percelen.get(perceel["code"] or ""), bekend, lezer)
    minimaal, maximaal = perceel["aanbieders_minimaal"], perceel["aanbieders_maximaal"]
    if minimaal is not None and maximaal is not None and minimaal > maximaal:
        reden = f"minimaal {minimaal} is meer dan maximaal {maximaal}"
        lezer.add(perceel.get_regel("aanbieders.minimaal"), perceel.get_veld("aanbieders.minimaal"), reden)


def check_looptijd(element: Element, lezer: Lezer) -> None:
    """Report a term that is both fixed and a boeggolf, or only half of one."""
    basis, verlengingen = element["looptijd_basis"], element["looptijd_verlengingen"]
    boeggolf, maximaal = element["looptijd_boeggolf"], element["looptijd_maximaal"]
    vast, golf = (basis, verlengingen) != (None, None), (boeggolf, maximaal) != (None, None)
    reden = ""
    if vast and golf:
        reden = "kies een vaste looptijd (basis en verlengingen) of een boeggolf (boeggolf en maximaal)"
    elif vast and "looptijd.basis" not in element.regels:
        reden = "verlengingen zonder basis"
    elif golf and "looptijd.boeggolf" not in element.regels:
        reden = "een maximaal zonder boeggolf"
    elif boeggolf is not None and maximaal is not None and maximaal < boeggolf:
        reden = f"maximaal {maximaal} jaar is korter dan de boeggolf van {boeggolf} jaar"
    if reden:
        lezer.add(element.get_regel("looptijd"), element.get_veld("looptijd"), reden)


def check_parameters(element: Element, model: str, lezer: Lezer) -> None:
    """Report parameters that the funding model does not know."""
    beschrijving = MODELLEN[Model(model)] if model in MODELLEN else None
    passend = {parameter.naam for parameter in beschrijving.parameters} if beschrijving else set()
    parameters = element["parameters"] or {}
    for sleutel in parameters:
        if sleutel not in passend:
            regel = getattr(parameters, "regels", {}).get(sleutel, element.regel)
            lezer.add(regel, element.get_veld(f"parameters.{sleutel}"), f"hoort niet bij model {model}")


def check_gemeentekeuze(
    element: Element, perceel: Perceelgegevens | None, bekend: Bekend, lezer: Lezer
) -> None:
    """Report a choice for plekken outside model trajecten, or by a municipality that does not take part."""
    keuzes = element["gemeentekeuzes"] or {}
    if not keuzes or perceel is None:
        return
    kiezen = [model.code for model in MODELLEN.values() if model.kiest_plekken]
    if perceel.model not in (*kiezen, ""):
        reden = f"kan alleen bij model {' en '.join(kiezen)}; dit is model {perceel.model}"
        lezer.add(element.get_regel("gemeentekeuze"), element.get_veld("gemeentekeuze"), reden)
    check_deelnemers(element, "gemeentekeuze", keuzes, perceel, bekend, lezer)


def check_deelnemers(
    element: Element,
    sleutel: str,
    per_gemeente: dict[str, object],
    perceel: Perceelgegevens | None,
    bekend: Bekend,
    lezer: Lezer,
) -> None:
    """Report keys that are no municipality of the region, or one that does not take part in the perceel."""
    regels = getattr(per_gemeente, "regels", {})
    for code in per_gemeente:
        regel, veld = regels.get(code, element.get_regel(sleutel)), element.get_veld(f"{sleutel}.{code}")
        if code not in bekend.gemeenten:
            lezer.add(regel, veld, explain_onbekend(lezer, "gemeente", code, bekend.gemeenten))
        elif perceel is not None and not perceel.has_deelnemer(code):
            lezer.add(regel, veld, f"gemeente '{code}' doet niet mee in dit perceel")


def _check_een_bekostiging(bundel: Element, bekend: Bekend, lezer: Lezer) -> None:
    """Report percelen with another model than the rest of their segment, without an exception."""
    eerste: dict[str, tuple[str, str]] = {}
    genoemd = {perceel["code"] for perceel in loop_percelen(bundel)}
    for code, gegevens in bekend.percelen.items():
        if code not in genoemd and not gegevens.uitzondering and gegevens.model != NOG_TE_KIEZEN:
            eerste.setdefault(gegevens.segment, (code, gegevens.model))
    for perceel in loop_percelen(bundel):
        gegeven = bekend.percelen.get(perceel["code"] or "")
        if gegeven is None or gegeven.uitzondering or gegeven.model in (NOG_TE_KIEZEN, ""):
            continue
        code, model = eerste.setdefault(gegeven.segment, (perceel["code"], gegeven.model))
        if model != gegeven.model:
            reden = (
                f"model {gegeven.model} wijkt af van {model} van perceel '{code}': deze regio kiest een "
                "bekostiging per segment; een afwijkend perceel heeft een uitzondering met bron en motivering"
            )
            lezer.add(perceel.get_regel("model"), perceel.get_veld("model"), reden)
