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
    copy_opgaven,
    create_staging,
    drop_staging,
    raise_te_groot,
    report_fouten,
    report_te_groot,
)
from toegang.controle.oordeel import (
    AfwijkingError,
    count_afgekeurd,
    find_afgekeurde_rijen,
    judge_levering,
)
from toegang.controle.strijdig import STRIJDIG
from toegang.controle.verwijzing import BEKEND

__all__ = [
    "BEKEND",
    "KOLOMMEN",
    "OPTIONEEL",
    "STRIJDIG",
    "AfwijkingError",
    "Bestandskenmerk",
    "copy_bestand",
    "copy_gecontroleerd",
    "copy_opgaven",
    "count_afgekeurd",
    "create_staging",
    "drop_staging",
    "find_afgekeurde_rijen",
    "inspect_bestand",
    "judge_levering",
    "raise_te_groot",
    "report_fouten",
    "report_te_groot",
]
