"""What a bundle may not hold, judged on the region as it is after loading (regiobundel, Refused at load)."""

from tests.orakel.bundel import Bundel
from tests.orakel.keuring.contract import check_contract
from tests.orakel.keuring.jaarafspraak import check_jaarafspraken
from tests.orakel.keuring.jaarcijfer import check_jaarcijfers
from tests.orakel.keuring.kop import check_gemeenten, check_producten, check_segmenten
from tests.orakel.keuring.toewijzing import check_toewijzingen
from tests.orakel.keuring.voorschot import check_voorschotten
from tests.orakel.regio import Regio


def check_kop(regio: Regio) -> None:
    """Refused at load: everything in regio.yaml, before the rows that refer to it."""
    check_gemeenten(regio)
    check_producten(regio)
    check_segmenten(regio)
    for contract in regio.kop["contracten"]:
        check_contract(regio, contract)
        check_jaarafspraken(regio, contract)


def check_rijen(oud: Regio, regio: Regio, bundel: Bundel) -> None:
    """Refused at load: what a bundle changes must leave the rest possible, so everything is judged again."""
    check_toewijzingen(oud, regio, bundel.rijen["toewijzingen.csv"])
    check_voorschotten(regio, bundel.rijen["voorschotten.csv"])
    check_jaarcijfers(regio, bundel.rijen["jaarcijfers.csv"])
