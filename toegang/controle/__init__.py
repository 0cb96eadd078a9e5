"""The set-based control of prestaties: read into staging, checked and judged in SQL.

Source: docs/berekening.md, Controle.
`inkoop.kern.controle` is its pure form; property tests prove both equal. Everything here works on
temporary tables of the transaction it is called in; `toegang.services` stores the outcome.
"""

from toegang.controle.bestand import Bestandskenmerk, inspect_bestand
from toegang.controle.inname import (
    KOLOMMEN,
    OPTIONEEL,
    copy_bestand,
    copy_gecontroleerd,
    create_staging,
    drop_staging,
    raise_te_groot,
)
from toegang.controle.oordeel import AfwijkingError, judge_levering
from toegang.controle.verwijzing import BEKEND

__all__ = [
    "BEKEND",
    "KOLOMMEN",
    "OPTIONEEL",
    "AfwijkingError",
    "Bestandskenmerk",
    "copy_bestand",
    "copy_gecontroleerd",
    "create_staging",
    "drop_staging",
    "inspect_bestand",
    "judge_levering",
    "raise_te_groot",
]
