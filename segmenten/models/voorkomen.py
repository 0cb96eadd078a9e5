"""Identity and occurrence: one row per code, and under it what held of it from a day to a day.

A foreign key points at the identity and so keeps its meaning, whatever is renamed or agreed anew. What can
differ from day to day stands in its occurrences (`voorkomens`, the word of the BAG), of which at most one
holds on any day.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Generic, Self, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import FilteredRelation, Prefetch

from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.opmaak import format_datum
from inkoop.platform.databank.geldigheid import GELDIGHEID, MetGeldigheid, make_geldt_op
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models.zicht import ZichtManager

# The relation of every identity with its occurrences, and where a prefetch of one day leaves its rows.
VOORKOMENS = "voorkomens"
_GELDEND = "geldend"

_M = TypeVar("_M", bound=models.Model, covariant=True)
_V = TypeVar("_V", bound="MetGeldigheid")
_Q = TypeVar("_Q", bound=models.QuerySet[Any, Any])


class GeldtNietError(OntbrekendGegevenError):
    """On the day that was asked, nothing holds of an element."""


class NietGelezenError(RuntimeError):
    """Code asks what holds of an element that was read without a day: use `op` or `add_voorkomens`."""


class VoorkomenQuerySet(models.QuerySet[_M, _M]):
    """Occurrences."""

    def op(self, peildatum: date) -> Self:
        """Return the occurrences that hold on `peildatum`: at most one of each element."""
        return self.filter(make_geldt_op(peildatum))


class VoorkomenManager(ZichtManager[_M]):
    """The manager of occurrences."""

    def get_queryset(self) -> VoorkomenQuerySet[_M]:
        """Return all occurrences."""
        return VoorkomenQuerySet(self.model, using=self._db)

    def op(self, peildatum: date) -> VoorkomenQuerySet[_M]:
        """Return the occurrences that hold on `peildatum`."""
        return self.get_queryset().op(peildatum)


class IdentiteitQuerySet(models.QuerySet[_M, _M]):
    """Elements with a code of their own."""

    def op(self, peildatum: date) -> Self:
        """Return the elements of which something holds on `peildatum`, each with its `voorkomen`.

        It comes with the same statement, and can be filtered and sorted on: `voorkomen__naam`.
        """
        geldend = FilteredRelation(VOORKOMENS, condition=make_geldt_op(peildatum, VOORKOMENS))
        return self.annotate(voorkomen=geldend).filter(voorkomen__isnull=False).select_related("voorkomen")

    def named_op(self, peildatum: date) -> Self:
        """Return all these elements, with what holds on `peildatum` from the same statement, if anything."""
        geldend = FilteredRelation(VOORKOMENS, condition=make_geldt_op(peildatum, VOORKOMENS))
        return self.annotate(voorkomen=geldend).select_related("voorkomen")

    def order_by_naam(self) -> Self:
        """Return them by name; ask it of what `op` returned."""
        rijen: Any = self
        return cast(Self, rijen.order_by("voorkomen__naam"))

    def get_namen(self) -> dict[str, str]:
        """Return the names by code; ask it of what `op` returned."""
        rijen: models.QuerySet[Any, Any] = self
        return dict(rijen.values_list("code", "voorkomen__naam"))


def split_waarden(
    model: type[models.Model], waarden: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part values by name in those of an element and those of its occurrence; the region goes to both."""
    eigen = _get_namen(model)
    van_voorkomen = _get_namen(model._meta.get_field(VOORKOMENS).related_model) - GELDIGHEID
    return (
        {naam: waarde for naam, waarde in waarden.items() if naam in eigen or naam not in van_voorkomen},
        {naam: waarde for naam, waarde in waarden.items() if naam in van_voorkomen},
    )


def _get_namen(model: Any) -> set[str]:
    return {naam for veld in model._meta.concrete_fields for naam in (veld.name, veld.attname)} - {"id"}


class IdentiteitManager(ZichtManager[_M]):
    """The manager of elements with occurrences."""

    def get_queryset(self) -> IdentiteitQuerySet[_M]:
        """Return all elements."""
        return IdentiteitQuerySet(self.model, using=self._db)

    def op(self, peildatum: date) -> IdentiteitQuerySet[_M]:
        """Return the elements of which something holds on `peildatum`, each with its `voorkomen`."""
        return self.get_queryset().op(peildatum)

    def named_op(self, peildatum: date) -> IdentiteitQuerySet[_M]:
        """Return all elements, each with what holds on `peildatum` from the same statement, if anything."""
        return self.get_queryset().named_op(peildatum)

    def make(self, **waarden: Any) -> _M:
        """Make an element with what holds of it from the start, with open ends."""
        eigen, varierend = split_waarden(self.model, waarden)
        element: Any = self.create(**eigen)
        element.voorkomen = element.voorkomens.create(**varierend)
        return cast(_M, element)

    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> IdentiteitQuerySet[_M]:
        """Return the elements that `gebruiker` may see."""
        return cast(IdentiteitQuerySet[_M], super().zichtbaar_voor(gebruiker))


class MetVoorkomens(Generic[_V]):
    """An element whose occurrences say what held of it from a day to a day.

    Not a model itself: of an abstract one migrations would keep a bare `Generic`, which Python refuses.
    """

    code: Any
    voorkomens: Any
    _meta: Any

    @property
    def label(self) -> str:
        """The name when it was read, else the code: a label never costs a statement."""
        return self.naam if self.is_gelezen else str(self.code)

    def find_op(self, peildatum: date) -> _V | None:
        """Return what holds on `peildatum`, or None; without a statement when all occurrences were read."""
        gelezen = getattr(self, "_prefetched_objects_cache", {}).get(VOORKOMENS)
        rijen: Iterable[_V] = self.voorkomens.op(peildatum) if gelezen is None else gelezen
        return next((rij for rij in rijen if rij.geldt_op(peildatum)), None)

    def op(self, peildatum: date) -> _V:
        """Return what holds on `peildatum`; raises `GeldtNietError` when nothing does."""
        gevonden = self.find_op(peildatum)
        if gevonden is None:
            wat, dag = self._meta.verbose_name, format_datum(peildatum)
            raise GeldtNietError(
                str(wat), str(self.code), f"Van {wat} {self.code} is op {dag} niets vastgelegd."
            )
        return gevonden

    def get_naam_op(self, peildatum: date) -> str:
        """Return the name on `peildatum`; the code when nothing holds then."""
        return getattr(self.find_op(peildatum), "naam", None) or str(self.code)

    @property
    def gelezen(self) -> _V | None:
        """What held on the day with which this element was read; None when nothing did."""
        if "_voorkomen" in self.__dict__:
            return cast(_V, self.__dict__["_voorkomen"])
        if _GELDEND in self.__dict__:
            return next(iter(self.__dict__[_GELDEND]), None)
        raise NietGelezenError(f"{self._meta.label} {self.code} is zonder peildatum gelezen.")

    @property
    def voorkomen(self) -> _V:
        """The same, for who knows that something held; raises `GeldtNietError` when nothing did."""
        gelezen = self.gelezen
        if gelezen is None:
            wat = self._meta.verbose_name
            raise GeldtNietError(str(wat), str(self.code), f"Van {wat} {self.code} is niets vastgelegd.")
        return gelezen

    @voorkomen.setter
    def voorkomen(self, gelezen: _V) -> None:
        # Django sets what `op` selected along under the name of its relation.
        self.__dict__["_voorkomen"] = gelezen

    @property
    def naam(self) -> str:
        """The name on the day with which this element was read; its code when nothing held."""
        return getattr(self.gelezen, "naam", None) or str(self.code)

    @property
    def is_gelezen(self) -> bool:
        """Say whether this element was read with a day."""
        return "_voorkomen" in self.__dict__ or _GELDEND in self.__dict__


class Voorkomen(MetGeldigheid):
    """What held of an element during an inclusive period."""

    # The foreign key to the element.
    identiteit: ClassVar[str]

    class Meta:
        abstract = True


def add_voorkomens(rijen: _Q, peildatum: date, *paden: str) -> _Q:
    """Read with `rijen` what holds on `peildatum` of the elements at `paden`: one statement more for each.

    The element then has it as `voorkomen` (and `gelezen`, `naam`). To sort and filter on, it has the name of
    the last step: at "contract__perceel" that is `perceelvoorkomen__model`; joined only where it is used.
    """
    for pad in paden:
        model = _get_model(rijen.model, pad)
        voorkomens = model._meta.get_field(VOORKOMENS).related_model
        lezen: Any = Prefetch(
            f"{pad}__{VOORKOMENS}", voorkomens._default_manager.op(peildatum), to_attr=_GELDEND
        )
        relatie: Any = FilteredRelation(
            f"{pad}__{VOORKOMENS}", condition=make_geldt_op(peildatum, f"{pad}__{VOORKOMENS}")
        )
        alias = f"{pad.rpartition('__')[2]}voorkomen"
        rijen = rijen.prefetch_related(lezen).annotate(**{alias: relatie})
    return rijen


def _get_model(model: type[models.Model], pad: str) -> Any:
    """Follow a path of foreign keys to the model it leads to."""
    for stap in pad.split("__"):
        model = cast(type[models.Model], model._meta.get_field(stap).related_model)
    return model
