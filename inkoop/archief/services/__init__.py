"""Exports of contracts and decisions: who may ask for which, and what they hold."""

from inkoop.archief.services.archiefexport import (
    ZONDER_BEGIN,
    ZONDER_EIND,
    ZONDER_REDEN,
    Exportopgave,
    Exporttelling,
    count_stukken,
    describe_vraag,
    find_doelbezwaren,
    find_doelen,
    find_exporten,
    find_rechtbezwaren,
    save_export,
)
from inkoop.archief.services.uitvoer import write_export

__all__ = [
    "ZONDER_BEGIN",
    "ZONDER_EIND",
    "ZONDER_REDEN",
    "Exportopgave",
    "Exporttelling",
    "count_stukken",
    "describe_vraag",
    "find_doelbezwaren",
    "find_doelen",
    "find_exporten",
    "find_rechtbezwaren",
    "save_export",
    "write_export",
]
