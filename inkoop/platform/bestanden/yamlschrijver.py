"""Writes YAML that reads back to exactly the same values, byte for byte the same every time."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from inkoop.kern.waarden import is_getal

_REGELEINDEN = re.compile("[\r\x85\u2028\u2029]")
_DATUM = re.compile(r"[0-9]{4}-[0-9]")


class _Schrijver(yaml.SafeDumper):
    """Writes every element out in full, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never refer back."""
        return True


def _write_tekst(schrijver: yaml.SafeDumper, tekst: str) -> yaml.Node:
    # 0889 must stay text for every reader, whatever it takes for a number.
    stijl = "'" if is_getal(tekst) or tekst[:1].isdigit() or _DATUM.match(tekst) else None
    if _REGELEINDEN.search(tekst):
        # Other line breaks than \n become a space or a plain \n, unless they are written as an escape.
        stijl = '"'
    return schrijver.represent_scalar("tag:yaml.org,2002:str", tekst, style=stijl)


def _write_getal(schrijver: yaml.SafeDumper, getal: Decimal) -> yaml.Node:
    tekst = format(getal, "f")
    soort = "float" if "." in tekst else "int"
    return schrijver.represent_scalar(f"tag:yaml.org,2002:{soort}", tekst)


def _write_datum(schrijver: yaml.SafeDumper, datum: date) -> yaml.Node:
    return _write_tekst(schrijver, datum.isoformat())


_Schrijver.add_representer(str, _write_tekst)
_Schrijver.add_representer(Decimal, _write_getal)
_Schrijver.add_representer(date, _write_datum)


def write_yaml(inhoud: Any) -> str:
    """Return `inhoud` (groups, lists, text, whole numbers, decimals, dates, booleans) as YAML."""
    return str(
        yaml.dump(
            inhoud,
            Dumper=_Schrijver,
            allow_unicode=True,
            sort_keys=False,
            width=110,
            default_flow_style=False,
        )
    )
