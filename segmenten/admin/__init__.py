"""Admin of segmenten: the purchase structure, to look at."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from inkoop.platform.schermen.beheer import LeesBeheer
from inkoop.platform.schermen.peildatum import get_peildatum
from segmenten.models import (
    Expertise,
    Gemeente,
    Jaarcijfer,
    Opslag,
    Perceel,
    Product,
    Regio,
    Segment,
    Traject,
)


def make_kolom(titel: str, veld: str) -> Callable[[Any], Any]:
    """Return a column with what holds today of an element."""

    @admin.display(description=titel, ordering=f"voorkomen__{veld}")
    def read(element: Any) -> Any:
        return getattr(element.voorkomen, veld)

    return read


class IdentiteitBeheer(LeesBeheer):
    """Elements with a code, as they are today."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return what this operator may see, with what holds today."""
        rijen: Any = super().get_queryset(request)
        gelezen: QuerySet[Any] = rijen.op(get_peildatum(request))
        return gelezen


@admin.register(Regio)
class RegioBeheer(LeesBeheer):
    """Regions."""

    list_display = ["code", "naam", "opdrachtgever", "is_demo"]


@admin.register(Gemeente)
class GemeenteBeheer(IdentiteitBeheer):
    """Municipalities."""

    list_display = ["code", make_kolom("naam", "naam"), "regio", "vanaf", "tot"]
    list_select_related = ["regio"]


@admin.register(Segment)
class SegmentBeheer(IdentiteitBeheer):
    """Segments."""

    list_display = ["code", make_kolom("naam", "naam"), "domeinnamen", "regio"]
    list_select_related = ["regio"]


@admin.register(Perceel)
class PerceelBeheer(IdentiteitBeheer):
    """Percelen."""

    list_display = ["code", "segment", make_kolom("soort", "soort"), make_kolom("bekostigingsmodel", "model")]
    list_select_related = ["segment"]


@admin.register(Product)
class ProductBeheer(IdentiteitBeheer):
    """Products."""

    list_display = ["code", make_kolom("naam", "naam"), "segment", make_kolom("eenheid", "eenheid")]
    list_select_related = ["segment"]


@admin.register(Traject)
class TrajectBeheer(IdentiteitBeheer):
    """Trajectories."""

    list_display = [
        "code",
        make_kolom("naam", "naam"),
        "product",
        make_kolom("expertise", "expertise"),
        make_kolom("doorlooptijd", "doorlooptijd_dagen"),
    ]
    list_select_related = ["product", "voorkomen__expertise"]


@admin.register(Expertise, Opslag)
class CodeBeheer(LeesBeheer):
    """Elements with a code and a name."""

    list_display = ["code", "naam", "regio"]
    list_select_related = ["regio"]


@admin.register(Jaarcijfer)
class JaarcijferBeheer(LeesBeheer):
    """Figures from the policy documents."""

    list_display = ["regio", "jaar", "niveau", "code", "grootheid", "waarde", "eenheid"]
    list_select_related = ["regio"]
