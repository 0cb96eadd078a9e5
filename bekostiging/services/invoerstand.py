"""What a settlement was computed from, in parts: to tell in words what has changed since.

The fingerprint says that something changed; the digest of each part says what, and of which contract.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bekostiging.models import Afrekening, Invoerstand
from bekostiging.selectors import Regiolezing, read_regioinvoer
from bekostiging.services.vingerafdruk import (
    Contractdigest,
    als_tekst,
    digest_canoniek,
    digest_contract,
    digest_invoer,
    digest_regio,
    make_canoniek,
)
from inkoop.kern.opmaak import format_aantal
from inkoop.platform.gebruikers.zicht import met_regiozicht
from segmenten.models import Regio
from toegang.models import Levering, Prestatie

# What each part of the input is for who reads about it; parts with the same words are told once.
WOORDEN: Mapping[str, str] = {
    "aanbieder": "de aanbieder",
    "perceel": "de inrichting van het perceel",
    "model": "de inrichting van het perceel",
    "perceelparameters": "de inrichting van het perceel",
    "perceel_gemeentekeuze": "de inrichting van het perceel",
    "afspraak": "de jaarafspraak",
    "termijn": "de looptijd van het contract",
    "deelnemers": "de deelnemers van het contract",
    "perceel_deelnemers": "de deelnemers van het perceel",
    "opslagen": "opslagen",
    "maatwerk": "maatwerk",
    "regels": "tarieven",
    "volumes": "prestaties",
    "tarieven": "tarieven",
    "toewijzingen": "toewijzingen, zorgperioden of tarieven",
    "clientmaanden": "zorgperioden of bedragen per cliënt",
    "trajecten": "toewijzingen of zorgperioden",
    "bezetting": "zorgperioden op plekken",
    "resultaten": "resultaten of starts van zorg",
    "groepen": "gegevens van het bekostigingsmodel",
    "clienten": "cliënten met zorg",
    "kpis": "KPI-scores",
    "voorschotten": "voorschotten",
    "betalingen": "betalingen",
    "tekorten": "gegevens die ontbreken",
    "geparkeerd": "de afspraken waardoor het contract is geparkeerd",
}
# The same for what is not of one contract.
REGIOWOORDEN: Mapping[str, str] = {
    "regio": "gemeenten, inwoners, uurtarieven of trajecten van de regio",
    "afgekeurd": "afgekeurde prestaties",
}
# What of a group of prestaties follows from its tariff.
_VAN_TARIEF = frozenset({"tarief", "tariefeenheid", "bedrag"})
_TARIEFVELDEN = ("product", "tarief", "tariefeenheid")
_GENOEG = 16
_AANTAL_GENOEMD = 5


@dataclass(frozen=True)
class Gelezenstand:
    """The input of a settlement as it was read: fingerprint, digest of each part, last delivery.

    `digests` has of each contract that could be read the digest of all its input, by number.
    """

    vingerafdruk: str
    delen: Mapping[str, Any]
    levering: int
    digests: Mapping[str, str]


@dataclass(frozen=True)
class Invoerwijziging:
    """What changed of one contract ("": of the region as a whole), in words without a verb."""

    contract: str
    soorten: tuple[str, ...]

    @property
    def tekst(self) -> str:
        """The same on one line."""
        wat = _som_op(self.soorten)
        return f"contract {self.contract}: {wat}" if self.contract else wat


def make_stand(
    lezing: Regiolezing,
    leveringen: Iterable[tuple[int, str]],
    eerder: Mapping[str, Contractdigest] | None = None,
) -> Gelezenstand:
    """Take down what was read.

    Args:
        leveringen: number and digest of each delivery, in order.
        eerder: contracts that were not read, since what was read of them before has not changed.
    """
    rijen, regio = list(leveringen), digest_invoer(lezing.invoer.regio)
    digests, contracten = dict[str, str](), dict[str, Any]()
    for nummer, gelezen in (eerder or {}).items():
        digests[nummer], contracten[nummer] = gelezen.geheel, gelezen.delen
    for invoer in lezing.invoer.contracten:
        canoniek = make_canoniek(invoer)
        gelezen = digest_contract(canoniek, regio)
        digests[invoer.nummer], contracten[invoer.nummer] = (
            gelezen.geheel,
            _make_contractdelen(canoniek, gelezen),
        )
    for rij in lezing.geparkeerd:
        contracten[rij.contract] = {"geparkeerd": _digest(make_canoniek(rij))}
    delen = {
        "regio": regio[:_GENOEG],
        "afgekeurd": _digest(make_canoniek(lezing.invoer.afgekeurd)),
        "contracten": contracten,
    }
    vingerafdruk = digest_regio(
        regio, digests, lezing.invoer, [digest for _, digest in rijen], lezing.geparkeerd
    )
    return Gelezenstand(vingerafdruk, delen, max((nummer for nummer, _ in rijen), default=0), digests)


def read_leveringen(regio: Regio) -> list[tuple[int, str]]:
    """Read number and digest of every delivery of a region, in order."""
    rijen = Levering.objects.filter(regio=regio).order_by("volgnummer")
    return list(rijen.values_list("volgnummer", "digest"))


def read_stand(regio: Regio, jaar: int, *, uit_regels: bool = True) -> Gelezenstand:
    """Read what a settlement of a region and year would be computed from now.

    Args:
        uit_regels: whether the lines themselves are added, and not the sums that are kept of them.
    """
    with met_regiozicht(regio.pk):
        lezing = read_regioinvoer(regio, jaar, uit_regels=uit_regels)
        return make_stand(lezing, read_leveringen(regio))


def save_stand(
    afrekening: Afrekening, stand: Gelezenstand, kenmerken: Mapping[str, Any] | None = None
) -> None:
    """Keep with a new version what it was computed from; `kenmerken` tell later whether that still holds."""
    Invoerstand.objects.create(
        afrekening=afrekening, delen=stand.delen, levering=stand.levering, kenmerken=kenmerken or {}
    )


def has_stand(afrekening: Afrekening) -> bool:
    """Tell whether it was kept what a version was made from."""
    return Invoerstand.objects.filter(afrekening=afrekening).exists()


def find_wijzigingen(afrekening: Afrekening, nu: Gelezenstand) -> list[Invoerwijziging]:
    """Find what has changed since a version was computed; none when it would come out the same.

    Deliveries that have nothing in the year change the fingerprint, and not the settlement.
    """
    if nu.vingerafdruk == afrekening.vingerafdruk:
        return []
    toen = Invoerstand.objects.filter(afrekening=afrekening).first()
    if toen is None:
        return [Invoerwijziging("", ("gegevens (van deze oude versie is niet bewaard welke)",))]
    return _compare(toen, nu) or _find_nieuwe_prestaties(afrekening, toen)


def describe_wijzigingen(wijzigingen: Iterable[Invoerwijziging]) -> str:
    """Say on one line what changed; of many contracts the first, and how many more there are."""
    rijen = list(wijzigingen)
    genoemd = "; ".join(rij.tekst for rij in rijen[:_AANTAL_GENOEMD])
    rest = len(rijen) - _AANTAL_GENOEMD
    return f"{genoemd}; en nog {format_aantal(rest, 'contract', 'contracten')}" if rest > 0 else genoemd


def _make_contractdelen(contract: Mapping[str, Any], gelezen: Contractdigest) -> dict[str, str]:
    """Give the digest of each part that says something, and those of volumes and tariffs."""
    delen = {
        naam: gelezen.delen[naam][:_GENOEG]
        for naam, deel in contract.items()
        if naam != "nummer" and deel not in ([], {}, None)
    }
    if contract["regels"]:
        zonder_tarief = ({k: w for k, w in rij.items() if k not in _VAN_TARIEF} for rij in contract["regels"])
        delen["volumes"] = _digest(sorted(als_tekst(rij) for rij in zonder_tarief))
        tarieven = {tuple(rij.get(naam) for naam in _TARIEFVELDEN) for rij in contract["regels"]}
        teksten = (als_tekst(dict(zip(_TARIEFVELDEN, tarief, strict=True))) for tarief in tarieven)
        delen["tarieven"] = _digest(sorted(teksten))
    return delen


def _digest(deel: Any) -> str:
    return digest_canoniek(deel)[:_GENOEG]


def _compare(toen: Invoerstand, nu: Gelezenstand) -> list[Invoerwijziging]:
    regio = tuple(woord for deel, woord in REGIOWOORDEN.items() if toen.delen[deel] != nu.delen[deel])
    gevonden = [Invoerwijziging("", regio)] if regio else []
    was, wordt = toen.delen["contracten"], nu.delen["contracten"]
    for nummer in sorted({*was, *wordt}):
        soorten = _compare_contract(was.get(nummer), wordt.get(nummer))
        if soorten:
            gevonden.append(Invoerwijziging(nummer, soorten))
    return gevonden


def _compare_contract(was: Mapping[str, str] | None, wordt: Mapping[str, str] | None) -> tuple[str, ...]:
    if was is None:
        return ("een nieuwe jaarafspraak",)
    if wordt is None:
        return ("de jaarafspraak is weg",)
    anders = {naam for naam in {*was, *wordt} if was.get(naam) != wordt.get(naam)}
    if anders & {"volumes", "tarieven"}:
        # Other lines are other groups, whatever their tariffs; by themselves groups change by a tariff.
        anders.discard("regels")
    return tuple(dict.fromkeys(woord for naam, woord in WOORDEN.items() if naam in anders))


def _find_nieuwe_prestaties(afrekening: Afrekening, toen: Invoerstand) -> list[Invoerwijziging]:
    """A credit and a new line may add up to what was there: the sums are the same, the lines are not."""
    rijen = Prestatie.objects.filter(
        regio=afrekening.regio_id,
        levering__volgnummer__gt=toen.levering,
        begindatum__year=afrekening.jaar,
    )
    nummers = rijen.order_by("contract__nummer").values_list("contract__nummer", flat=True).distinct()
    return [Invoerwijziging(nummer, (WOORDEN["volumes"],)) for nummer in nummers]


def _som_op(woorden: tuple[str, ...]) -> str:
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else woorden)
