"""Puts changed fields into Dutch words: their labels, and values as pages show them."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, ForeignKey, Model, UniqueConstraint

from inkoop.kern.opmaak import format_bedrag, format_datum, format_getal, format_moment
from inkoop.platform.databank.geldigheid import MetGeldigheid
from inkoop.platform.databank.velden import Bedragveld

LEEG = "leeg"
_DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_Veld = Field[Any, Any]
Rij = Mapping[str, Any]
# Names of rows that values refer to, by model and key.
Namen = Mapping[tuple[type[Model], Any], str]


def read_rij(tekst: str) -> Rij:
    """Read a row as PostgreSQL writes it in JSON; amounts stay exact."""
    rij: Rij = json.loads(tekst, parse_float=Decimal)
    return rij


def find_verwijzingen(
    model: type[Model], rijen: Collection[Rij], verzwijg: Collection[str] = ()
) -> set[tuple[type[Model], Any]]:
    """Return the rows of other tables that these rows refer to, for looking their names up together."""
    return {
        (_get_doel(veld), _get(rij, veld))
        for veld in _get_velden(model)
        if isinstance(veld, ForeignKey) and veld.name not in {*verzwijg, "regio"}
        for rij in rijen
        if _get(rij, veld) is not None
    }


def describe_rij(model: type[Model], rij: Rij, namen: Namen, verzwijg: Collection[str] = ()) -> str:
    """Name a row by its kind and what tells it from others of its kind: "tarief 45A04, 01-01-2024"."""
    delen = [
        format_waarde(veld, _get(rij, veld), namen)
        for veld in _get_kenmerken(model)
        if veld.name not in verzwijg and not _is_leeg(_get(rij, veld))
    ]
    return f"{model._meta.verbose_name} {', '.join(deel for deel in delen if deel)}".strip()


def describe_kenmerk(model: type[Model], rij: Rij, verzwijg: Collection[str] = ()) -> str:
    """Name a row by its own fields alone, for its parts: "2024" of an agreement.

    What has always held of something has no beginning to tell it by, and needs none: "deelnemer Venlo".
    """
    delen = [
        format_waarde(veld, _get(rij, veld), {})
        for veld in _get_kenmerken(model)
        if veld.name not in verzwijg and not isinstance(veld, ForeignKey) and not _is_leeg(_get(rij, veld))
    ]
    return ", ".join(delen) or ("" if issubclass(model, MetGeldigheid) else str(model._meta.verbose_name))


def describe_verwijzing(rij: Model) -> str:
    """Name a row that others refer to; one with a period by its first day, as `describe_kenmerk` does."""
    if isinstance(rij, MetGeldigheid):
        return format_datum(rij.vanaf) if rij.vanaf else ""
    return str(rij)


def describe_inhoud(
    model: type[Model], rij: Rij, namen: Namen, verzwijg: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Return label and value of what a new row holds, apart from what its name already says."""
    genoemd = {veld.name for veld in _get_kenmerken(model)} | {*verzwijg, "regio", "volgorde"}
    return [
        (str(veld.verbose_name), format_waarde(veld, _get(rij, veld), namen))
        for veld in _get_velden(model)
        if veld.name not in genoemd and _get(rij, veld) not in (None, "", [], {}, False)
    ]


def describe_verschil(model: type[Model], oud: Rij, nieuw: Rij, namen: Namen) -> list[tuple[str, str, str]]:
    """Return per changed field its label, the old and the new value."""
    return [
        (
            str(veld.verbose_name),
            format_waarde(veld, _get(oud, veld), namen),
            format_waarde(veld, _get(nieuw, veld), namen),
        )
        for veld in _get_velden(model)
        if _get(oud, veld) != _get(nieuw, veld)
    ]


def format_waarde(veld: _Veld, waarde: Any, namen: Namen) -> str:
    """Return a value as a page shows it, whatever its type; "leeg" when there is none."""
    if _is_leeg(waarde):
        return LEEG
    if isinstance(veld, ForeignKey):
        return namen.get((_get_doel(veld), waarde), f"nummer {waarde}")
    if isinstance(veld, ArrayField) and veld.base_field.choices:
        woorden = dict(veld.base_field.flatchoices)
        return ", ".join(str(woorden.get(deel, deel)) for deel in waarde)
    if veld.choices:
        return str(dict(veld.flatchoices).get(waarde, waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int | Decimal):
        return _format_getal(veld, Decimal(waarde))
    return _format_tekst(veld, waarde)


def _format_getal(veld: _Veld, waarde: Decimal) -> str:
    """Amounts are what is stored as such, and rates, which are named after them; a year is no quantity."""
    if isinstance(veld, Bedragveld) or veld.name.startswith("bedrag"):
        return format_bedrag(waarde)
    return str(waarde) if veld.name.endswith("jaar") else format_getal(waarde)


def _format_tekst(veld: _Veld, waarde: Any) -> str:
    if veld.get_internal_type() == "DateField":
        return format_datum(date.fromisoformat(waarde))
    if veld.get_internal_type() == "DateTimeField":
        return format_moment(datetime.fromisoformat(waarde))
    return format_los(waarde)


def format_los(waarde: Any) -> str:
    """Return what has no field of its own: parameters, sources and lists."""
    if isinstance(waarde, Mapping):
        return "; ".join(f"{naam.replace('_', ' ')}: {format_los(deel)}" for naam, deel in waarde.items())
    if isinstance(waarde, list):
        return ", ".join(format_los(deel) for deel in waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if waarde is None:
        return LEEG
    if isinstance(waarde, str):
        return _format_dag(waarde)
    return format_getal(waarde) if isinstance(waarde, int | Decimal) else str(waarde)


def _format_dag(tekst: str) -> str:
    """Return a text that is a day as people write it: JSON has no days, and keeps 2026-12-31."""
    try:
        return format_datum(date.fromisoformat(tekst)) if _DAG.fullmatch(tekst) else tekst
    except ValueError:
        return tekst


def _is_leeg(waarde: Any) -> bool:
    return waarde is None or waarde in ("", [], {})


def _get(rij: Rij, veld: _Veld) -> Any:
    return rij.get(str(veld.column))


def _get_velden(model: type[Model]) -> Sequence[_Veld]:
    return [veld for veld in model._meta.concrete_fields if not veld.primary_key]


def _get_doel(veld: Any) -> type[Model]:
    doel: type[Model] = veld.related_model
    return doel


def _get_kenmerken(model: type[Model]) -> list[_Veld]:
    """Return the fields by which the database itself tells rows of a kind apart, and from when they hold."""
    namen: list[str] = []
    for regel in model._meta.constraints:
        if isinstance(regel, UniqueConstraint) and "id" not in regel.fields:
            namen += regel.fields
        elif isinstance(regel, ExclusionConstraint):
            namen += [deel for deel, _ in regel.expressions if isinstance(deel, str)]
    velden = {veld.name: veld for veld in _get_velden(model)}
    gekozen = [*namen, *(["vanaf"] if "vanaf" in velden else [])]
    return [velden[naam] for naam in dict.fromkeys(gekozen) if naam in velden and naam != "regio"]
