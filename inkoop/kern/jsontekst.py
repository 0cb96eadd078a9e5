"""JSON as bytes, the same for the same data: written by orjson, ten times as fast as the standard library.

A settlement writes megabytes of it while somebody waits. What orjson does not write, whole numbers of more
than 64 bits, the standard library writes in the same form. Numbers with decimals are texts in our data:
a float is exact in neither.
"""

import json
from typing import Any

import orjson

_STRENG = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
_SCHRIJVER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_GESORTEERD = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def write_json(inhoud: Any, *, gesorteerd: bool = False) -> bytes:
    """Write data without spaces, in UTF-8; `gesorteerd` puts the keys of every object in one order.

    Raises `TypeError` for what has no JSON form.
    """
    try:
        return orjson.dumps(inhoud, option=_STRENG | orjson.OPT_SORT_KEYS if gesorteerd else _STRENG)
    except TypeError:
        return (_GESORTEERD if gesorteerd else _SCHRIJVER).encode(inhoud).encode()
