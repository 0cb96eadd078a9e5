"""The tables in which the database keeps what was changed, and what can be seen of them."""

from typing import Any

import pghistory.core
from django.apps import apps
from django.db import models

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van

CONTEXT: Any = apps.get_model("pghistory", "Context")
EVENTMODELLEN: list[Any] = pghistory.core.event_models()


def get_events(model: type[models.Model], **voorwaarden: Any) -> list[Any]:
    """The events of a model in the order of writing, as the system sees them."""
    gebeurtenis: Any = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    with met_systeemzicht():
        return list(
            gebeurtenis.objects.filter(**voorwaarden).select_related("pgh_context").order_by("pgh_id")
        )


def seen(gebruiker: Gebruiker, model: str) -> int:
    """How many events plain SQL shows, without any filter of the application."""
    gebeurtenis: Any = apps.get_model("contracten", model)
    with met_zicht_van(gebruiker):
        return int(gebeurtenis.objects.count())
