"""Refused at load: figures of something that is not known in the region."""

from tests.orakel.bundel import Rij
from tests.orakel.regio import Regio


def check_jaarcijfers(regio: Regio, rijen: list[Rij]) -> None:
    """Jaarcijfers.csv: the code is one of its niveau; they have no effect on a settlement."""
    bekend = {
        "regio": {regio.code},
        "domein": {"jeugd", "wmo", "participatie"},
        "segment": {segment["code"] for segment in regio.kop["segmenten"]},
        "perceel": set(regio.percelen),
        "gemeente": {gemeente["code"] for gemeente in regio.kop["gemeenten"]},
    }
    for rij in rijen:
        if rij["code"] and rij["code"] not in bekend[rij["niveau"]]:
            raise rij.refuse("code", f"{rij['niveau']} {rij['code']} is niet bekend")
