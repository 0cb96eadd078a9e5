"""History by triggers (django-pghistory): what of a model is kept when a row is added, changed or removed.

`@met_geschiedenis()` above a model gives it an event table in the same app, filled by three statement-level
triggers. pgtrigger's own functions are not used: those run as the application, which could then write
history by hand, or switch it off with a setting. Ours run as the owner of the tables, whatever the
search path is, and belong to nobody else.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models
from pghistory import trigger
from pgtrigger import compiler

_M = TypeVar("_M", bound=type[models.Model])

TOEGEVOEGD, GEWIJZIGD, VERWIJDERD = "insert", "update", "delete"
# How a row was when its history began: no change, but what the first change is compared with.
BEGINSTAND = "beginstand"

_INVOEGEN = """
INSERT INTO public."{tabel}" ({kolommen}) SELECT {waarden} FROM {rijen};
RETURN NULL;
"""
# A subquery without a reference is evaluated once, and only when there is a row: a statement that changes
# nothing makes no context.
_CONTEXT = "(SELECT public.inkoop_geschiedeniscontext())"


class Triggersql(compiler.UpsertTriggerSql):
    """The trigger with its function, in the form that stands in migrations."""

    def get_template(self) -> str:
        """Return the statements; migrations refer to this text, so it only ever gets a successor."""
        return """
            CREATE OR REPLACE FUNCTION {pgid}() RETURNS trigger
                LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
                AS $$ BEGIN {func} END $$;
            REVOKE ALL ON FUNCTION {pgid}() FROM PUBLIC;
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE TRIGGER {pgid} {when} {operation} ON {table} {referencing}
                FOR EACH {level} EXECUTE FUNCTION {execute};
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class Trigger(compiler.Trigger):
    """The trigger as a migration keeps it; going back removes its function too."""

    @property
    def uninstall_sql(self) -> str:
        """Return the statements that remove trigger and function."""
        return f"{super().uninstall_sql} DROP FUNCTION IF EXISTS {self.sql.pgid}();"


class _Gebeurtenis(trigger.Event):
    """Copies the rows of a statement, as they became or as they were, to the event table."""

    event_model: Any
    level = pgtrigger.Statement

    def get_func(self, model: Any) -> str:
        """Return the body of the trigger function."""
        bron = "old_values" if self.row == "OLD" else "new_values"
        namen = _get_gevolgde_kolommen(self.event_model)
        waarden = {naam: f'{bron}."{naam}"' for naam in namen} | {
            "pgh_created_at": "now()",
            "pgh_label": f"'{self.label}'",
            "pgh_obj_id": f'{bron}."{_get_sleutelkolom(model)}"',
            "pgh_context_id": _CONTEXT,
        }
        tekst = _INVOEGEN.format(
            tabel=self.event_model._meta.db_table,
            kolommen=", ".join(f'"{naam}"' for naam in sorted(waarden)),
            waarden=", ".join(waarden[naam] for naam in sorted(waarden)),
            rijen=self._get_rijen(model, namen),
        )
        return " ".join(tekst.split())

    def _get_rijen(self, model: Any, namen: Sequence[str]) -> str:
        """Return what is copied; of an update only the rows in which something differs that is kept."""
        if self.operation != pgtrigger.Update:
            return "old_values" if self.row == "OLD" else "new_values"
        sleutel = _get_sleutelkolom(model)
        oud, nieuw = (
            ", ".join(f'{bron}."{naam}"' for naam in namen) for bron in ("old_values", "new_values")
        )
        return (
            f'old_values JOIN new_values ON old_values."{sleutel}" = new_values."{sleutel}" '
            f"WHERE ROW({oud}) IS DISTINCT FROM ROW({nieuw})"
        )

    def compile(self, model: Any) -> Trigger:
        """Return the trigger for a migration."""
        naam = self.get_pgid(model)
        return Trigger(
            name=self.name,
            sql=Triggersql(
                pgid=naam,
                func=self.render_func(model),
                table=model._meta.db_table,
                when=self.when,
                operation=self.operation,
                referencing=self.referencing or "",
                level=self.level,
                execute=f"{naam}()",
            ),
        )


def _get_gevolgde_kolommen(event_model: Any) -> list[str]:
    """Return the columns that the event table has in common with the model it is about."""
    return sorted(
        veld.column for veld in event_model._meta.concrete_fields if not veld.name.startswith("pgh_")
    )


def _get_sleutelkolom(model: Any) -> str:
    return str(model._meta.pk.column)


class _Volger(pghistory.RowEvent):
    """A tracker of pghistory whose trigger is ours."""

    def __init__(self, label: str, operation: pgtrigger.Operation, row: str) -> None:
        """Write an event of this kind for the rows that an operation leaves or takes."""
        super().__init__(label, operation=operation, row=row, trigger_name=f"geschiedenis_{label}")

    def add_event_trigger(self, event_model: Any) -> None:
        """Register the trigger with the model that is tracked."""
        make: Any = _Gebeurtenis  # its constructor has no types
        gebeurtenis = make(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
        )
        pgtrigger.register(gebeurtenis)(event_model.pgh_tracked_model)


def _make_volgers() -> list[_Volger]:
    return [
        _Volger(TOEGEVOEGD, pgtrigger.Insert, "NEW"),
        _Volger(GEWIJZIGD, pgtrigger.Update, "NEW"),
        _Volger(VERWIJDERD, pgtrigger.Delete, "OLD"),
    ]


def met_geschiedenis(*, ouder: str = "", velden: Sequence[str] = ()) -> Callable[[_M], _M]:
    """Keep the history of a model: one line above its class, and a migration.

    After `makemigrations` the migration also needs `begin_geschiedenis(tabel)` and one of
    `beveilig_geschiedenis(...)` and `beveilig_geschiedenis_via_ouder(...)` (databank/operaties.py).

    Args:
        ouder: name of the foreign key to what this is a part of (`contract` of a tariff); the history of
            the whole shows that of its parts. Empty for what stands by itself.
        velden: the fields to keep; empty for all. Name them where a row holds what may not be kept twice,
            such as a password.
    """

    def volg(model: _M) -> _M:
        verwijzing: dict[str, Any] = {"related_name": "+", "related_query_name": "+"}
        pghistory.track(
            *_make_volgers(),
            fields=list(velden) or None,
            exclude=["id"],
            append_only=False,
            model_name=f"{model.__name__}Event",
            obj_field=pghistory.ObjForeignKey(**verwijzing, db_index=False),
            context_field=pghistory.ContextForeignKey(**verwijzing, db_index=True),
            attrs={"pgh_id": models.BigAutoField(primary_key=True), "pgh_ouder": ouder},
            meta={
                "verbose_name": f"geschiedenis van {model._meta.verbose_name}",
                "verbose_name_plural": f"geschiedenis van {model._meta.verbose_name_plural}",
                "default_permissions": (),
                "indexes": [models.Index(fields=namen) for namen in _get_indexvelden(ouder)],
            },
        )(model)
        return model

    return volg


def _get_indexvelden(ouder: str) -> list[list[str]]:
    """The history of one row in order, and of the parts of one whole."""
    return [["pgh_obj", "pgh_id"], *([[ouder]] if ouder else [])]
