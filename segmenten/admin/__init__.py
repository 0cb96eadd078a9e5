"""Admin of segmenten: the purchase structure, to look at."""

from django.contrib import admin

from inkoop.platform.schermen.beheer import LeesBeheer
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


@admin.register(Regio)
class RegioBeheer(LeesBeheer):
    """Regions."""

    list_display = ["code", "naam", "opdrachtgever", "is_demo"]


@admin.register(Gemeente)
class GemeenteBeheer(LeesBeheer):
    """Municipalities."""

    list_display = ["code", "naam", "regio", "tot"]
    list_select_related = ["regio"]


@admin.register(Segment)
class SegmentBeheer(LeesBeheer):
    """Segments."""

    list_display = ["code", "naam", "domein", "regio"]
    list_select_related = ["regio"]


@admin.register(Perceel)
class PerceelBeheer(LeesBeheer):
    """Percelen."""

    list_display = ["code", "segment", "soort", "model"]
    list_select_related = ["segment"]


@admin.register(Product)
class ProductBeheer(LeesBeheer):
    """Products."""

    list_display = ["code", "naam", "segment", "eenheid"]
    list_select_related = ["segment"]


@admin.register(Traject)
class TrajectBeheer(LeesBeheer):
    """Trajectories."""

    list_display = ["code", "naam", "product", "expertise", "doorlooptijd_dagen"]
    list_select_related = ["product", "expertise"]


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
