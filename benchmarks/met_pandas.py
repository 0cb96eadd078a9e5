"""The script that a finance department would write with pandas: read, join tariffs, round, group.

    python -m benchmarks.met_pandas REGELS.CSV TARIEVEN.CSV JAAR

Whole numbers, since floats lose cents: volumes and tariffs in thousandths, so that their product is in
millionths of a euro. It knows no more of the rules than a product times a tariff on a day.
"""

import sys
from pathlib import Path

import pandas as pd

_DUIZEND = 1000
_PER_CENT = 10_000
_MINUTEN = 60
_KOLOMMEN = ["contract", "gemeente", "product", "begindatum", "volume", "eenheid", "oordeel"]


def calculate(regels: Path, tarieven: Path, jaar: int) -> "pd.Series[int]":
    """Give cents per contract, municipality and product of the lines of a year that count."""
    lijnen = pd.read_csv(regels, usecols=_KOLOMMEN, dtype={"gemeente": str})
    lijnen = lijnen[
        (lijnen["oordeel"] == "goedgekeurd") & lijnen["begindatum"].between(f"{jaar}-01-01", f"{jaar}-12-31")
    ]
    prijzen = pd.read_csv(tarieven)
    samen = lijnen.merge(prijzen, on=["contract", "product"])
    # Dates in ISO form are in the order of their text.
    samen = samen[(samen["begindatum"] >= samen["vanaf"]) & (samen["begindatum"] <= samen["tot"])]
    volume = (samen["volume"] * _DUIZEND).round().astype("int64")
    tarief = (samen["tarief"] * _DUIZEND).round().astype("int64")
    is_minuten = (samen["eenheid"] == "minuut") & (samen["tariefeenheid"] == "uur")
    deler = is_minuten.map({True: _MINUTEN * _PER_CENT, False: _PER_CENT})
    samen["centen"] = (volume * tarief + deler // 2) // deler
    return samen.groupby(["contract", "gemeente", "product"])["centen"].sum()


if __name__ == "__main__":
    print(calculate(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
