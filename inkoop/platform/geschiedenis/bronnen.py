"""Where the history of an object stands: its own event table, and those of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, cast

import pghistory.core
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet

from inkoop.platform.databank.geschiedenis import BEGINSTAND
from inkoop.platform.gebruikers.models import Gebruiker


@dataclass(frozen=True)
class Geschiedenisbron:
    """The events of one kind of row that belong to an object.

    Attributes:
        model: what the rows are.
        diepte: 0 for the object itself, 1 for its parts, 2 for theirs.
        rijen: the events, those from before its history began included.
    """

    model: type[Model]
    diepte: int
    rijen: QuerySet[Any, Any]

    @property
    def soort(self) -> str:
        """Return the name that tells this source from others."""
        return self.model._meta.label

    @property
    def ouder(self) -> str:
        """Return the field that leads to the whole; empty for what stands by itself."""
        return str(self.rijen.model.pgh_ouder)

    @property
    def verzwijg(self) -> set[str]:
        """Return what need not be said of a row on the page of its whole."""
        return {self.ouder} if self.diepte == 1 else set()


class _Gedeeld(Protocol):
    """The scope of rows that belong to one municipality within a whole that more of them see."""

    def filter_delen(self, gebruiker: Gebruiker) -> Q: ...


def find_bronnen(onderwerp: Model, gebruiker: Gebruiker | AnonymousUser) -> list[Geschiedenisbron]:
    """Return the sources of an object's history, the object first.

    The caller has the object from `zichtbaar_voor`; of its parts those of another municipality are left
    out here, as they are on the page.
    """
    if isinstance(gebruiker, AnonymousUser):
        return []
    model = type(onderwerp)
    gebeurtenis = _get_gebeurtenis(model)
    if gebeurtenis is None:
        raise TypeError(f"{model.__name__} heeft geen geschiedenis; zet er met_geschiedenis boven")
    eigen = gebeurtenis.objects.filter(pgh_obj_id=onderwerp.pk)
    return [Geschiedenisbron(model, 0, eigen), *_walk_delen(model, [onderwerp.pk], 1, gebruiker)]


def _walk_delen(
    model: type[Model], sleutels: Any, diepte: int, gebruiker: Gebruiker
) -> Iterator[Geschiedenisbron]:
    for gebeurtenis in _find_delen(model):
        deel = gebeurtenis.pgh_tracked_model
        rijen = gebeurtenis.objects.filter(**{f"{gebeurtenis.pgh_ouder}__in": sleutels})
        zicht = getattr(deel, "zicht", None)
        if hasattr(zicht, "filter_delen"):
            rijen = rijen.filter(cast(_Gedeeld, zicht).filter_delen(gebruiker))
        yield Geschiedenisbron(deel, diepte, rijen)
        yield from _walk_delen(deel, rijen.values("pgh_obj_id"), diepte + 1, gebruiker)


@cache
def _get_gebeurtenissen() -> tuple[Any, ...]:
    return tuple(pghistory.core.event_models())


def _get_gebeurtenis(model: type[Model]) -> Any:
    gevolgd = model._meta.concrete_model
    return next((g for g in _get_gebeurtenissen() if g.pgh_tracked_model is gevolgd), None)


@cache
def _find_delen(model: type[Model]) -> tuple[Any, ...]:
    """Return the event models of what is a part of `model`, in the order of their names."""
    delen = (
        g
        for g in _get_gebeurtenissen()
        if g.pgh_ouder and g.pgh_tracked_model._meta.get_field(g.pgh_ouder).related_model is model
    )
    return tuple(sorted(delen, key=lambda g: str(g._meta.verbose_name)))


def only_veranderingen(rijen: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Leave out how rows were when their history began."""
    return rijen.exclude(pgh_label=BEGINSTAND)
