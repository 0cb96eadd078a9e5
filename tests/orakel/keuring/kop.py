"""Refused at load: municipalities, products, segments and percelen."""

import re
from typing import Any

from tests.orakel.kopvorm import PARAMETERS, refuse
from tests.orakel.regio import Deel, Regio

STURINGSELEMENTEN = ("contract", "bekostiging", "leveranciersmanagement", "toegangsmanagement")


def check_known(regio: Regio, soort: str, code: str, veld: str) -> None:
    """Refuse a code that is not known."""
    if regio.find(soort, code) is None:
        raise refuse(veld, f"{code} is niet bekend")


def check_parameters(deel: Deel, model: str) -> None:
    """Percelen, jaarafspraken: parameters of another model."""
    for naam in deel.get("parameters") or {}:
        if naam not in PARAMETERS.get(model, {}):
            raise refuse(naam, f"is geen parameter van {model}")


def check_gemeenten(regio: Regio) -> None:
    """Gemeenten: a code of four digits, and tot not before vanaf."""
    for gemeente in regio.kop["gemeenten"]:
        if not re.fullmatch(r"\d{4}", gemeente["code"], re.ASCII):
            raise refuse("code", f"{gemeente['code']} is geen code van vier cijfers")
        if gemeente.get("vanaf", "") > gemeente.get("tot", "9999"):
            raise refuse("tot", "voor vanaf")


def check_producten(regio: Regio) -> None:
    """A product is of a known segment, a trajectory of a known product and expertise."""
    for product in regio.kop["producten"]:
        check_known(regio, "segmenten", product["segment"], "segment")
    for traject in regio.kop["trajecten"]:
        check_known(regio, "producten", traject["product"], "product")
        check_known(regio, "expertises", traject["expertise"], "expertise")


def check_segmenten(regio: Regio) -> None:
    """Segmenten: one of domein and domeinen, known sturingselementen, and percelen that can be."""
    eigen = regio.kop["regio"].get("sturingselementen")
    elementen = [element["code"] for element in eigen] if eigen else STURINGSELEMENTEN
    codes = set()
    for segment in regio.kop["segmenten"]:
        if bool(segment.get("domein")) == bool(segment.get("domeinen")):
            raise refuse("domeinen", "een van domein en domeinen")
        for element in segment.get("sturing") or {}:
            if element not in elementen:
                raise refuse("sturing", f"{element} is geen sturingselement")
        for perceel in segment.get("percelen") or []:
            if perceel["code"] in codes:
                raise refuse("code", f"perceel {perceel['code']} staat er twee keer")
            codes.add(perceel["code"])
            check_perceel(regio, perceel)
        if regio.kop["regio"].get("een_bekostiging_per_segment") == "true":
            check_one_model(segment)


def check_perceel(regio: Regio, perceel: dict[str, Any]) -> None:
    """Percelen: parameters of its model, municipalities that are known."""
    check_parameters(perceel, perceel["model"])
    for veld in ("gemeenten", "gemeentekeuze"):
        for code in perceel.get(veld) or []:
            check_known(regio, "gemeenten", code, veld)


def check_one_model(segment: Deel) -> None:
    """een_bekostiging_per_segment refuses different models in one segment, except with an uitzondering."""
    percelen = segment.get("percelen") or []
    modellen = {p["model"] for p in percelen if "uitzondering" not in p} - {"nog_te_kiezen"}
    if len(modellen) > 1:
        raise refuse("model", f"segment {segment['code']} heeft meer dan een model")
