"""Reference form of the control of prestaties: judged once, one reason at most, earlier deliveries stand.

The set-based control in `toegang/controle/` is proven equal to this pure form.

Source: docs/berekening.md, Controle van prestaties.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Afkeurreden, Frequentie
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.geld import exact
from inkoop.kern.periode import Periode


@dataclass(frozen=True, slots=True)
class Prestatie:
    """One reported line: `volume` in `eenheid`, from `begindatum` up to and including `einddatum`."""

    id: str
    toewijzing: str
    begindatum: date
    einddatum: date
    volume: Decimal
    eenheid: str


@dataclass(frozen=True, slots=True)
class Tariefperiode:
    """The unit of a tariff and the days on which it is valid."""

    eenheid: str
    geldig: Periode


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """What the control needs of a toewijzing, with the tariffs of its contract for its product."""

    nummer: str
    ingangsdatum: date
    einddatum: date | None
    stop: date | None
    volume: Decimal | None
    frequentie: Frequentie | None
    tarieven: tuple[Tariefperiode, ...]


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The verdict on one prestatie: approved when there is no reason."""

    prestatie: Prestatie
    reden: Afkeurreden | None

    @property
    def goedgekeurd(self) -> bool:
        """Tell whether the prestatie counts for the settlement."""
        return self.reden is None


@dataclass
class _Stand:
    """What was approved so far: lines for `dubbel`, volume per toewijzing for `volume_overschreden`."""

    regels: set[tuple[str, date, date]] = field(default_factory=set)
    volume: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))

    def keur_goed(self, prestatie: Prestatie) -> None:
        self.regels.add((prestatie.toewijzing, prestatie.begindatum, prestatie.einddatum))
        self.volume[prestatie.toewijzing] += exact(prestatie.volume)


def check_levering(
    levering: Iterable[Prestatie],
    toewijzingen: Mapping[str, Toewijzing],
    eerder_goedgekeurd: Sequence[Prestatie] = (),
) -> list[Oordeel]:
    """Judge one delivery, in order of begindatum and then id by code point; the order of rows never matters.

    `eerder_goedgekeurd` holds what earlier deliveries left standing as approved (withdrawn debits left out).
    Raises `OntbrekendGegevenError` for a prestatie on a toewijzing that is not there.
    """
    stand = _Stand()
    for prestatie in eerder_goedgekeurd:
        stand.keur_goed(prestatie)
    oordelen = []
    for prestatie in sorted(levering, key=lambda p: (p.begindatum, p.id)):
        reden = _get_reden(prestatie, _get_toewijzing(prestatie, toewijzingen), stand)
        if reden is None:
            stand.keur_goed(prestatie)
        oordelen.append(Oordeel(prestatie, reden))
    return oordelen


def _get_toewijzing(prestatie: Prestatie, toewijzingen: Mapping[str, Toewijzing]) -> Toewijzing:
    if prestatie.toewijzing not in toewijzingen:
        zin = f"Prestatie {prestatie.id} hoort bij toewijzing {prestatie.toewijzing}, maar die bestaat niet."
        raise OntbrekendGegevenError("toewijzing", prestatie.toewijzing, zin)
    return toewijzingen[prestatie.toewijzing]


def _get_reden(prestatie: Prestatie, toewijzing: Toewijzing, stand: _Stand) -> Afkeurreden | None:
    return (
        _check_perioden(prestatie, toewijzing)
        or _check_tarief(prestatie, toewijzing.tarieven)
        or _check_stand(prestatie, toewijzing, stand)
    )


def _check_perioden(prestatie: Prestatie, toewijzing: Toewijzing) -> Afkeurreden | None:
    if prestatie.begindatum.year != prestatie.einddatum.year:
        return Afkeurreden.OVER_JAARGRENS
    te_vroeg = prestatie.begindatum < toewijzing.ingangsdatum
    te_laat = toewijzing.einddatum is not None and prestatie.einddatum > toewijzing.einddatum
    if te_vroeg or te_laat:
        return Afkeurreden.BUITEN_TOEWIJZING
    if toewijzing.stop is not None and prestatie.begindatum > toewijzing.stop:
        return Afkeurreden.NA_STOP
    return None


def _check_tarief(prestatie: Prestatie, tarieven: Sequence[Tariefperiode]) -> Afkeurreden | None:
    """The tariff valid on begindatum decides the unit; where none is valid, all tariffs of the product do.

    So hours in June stay right when the contract pays per day from July on.
    """
    geldig = [tarief for tarief in tarieven if tarief.geldig.bevat(prestatie.begindatum)]
    eenheden = {tarief.eenheid for tarief in geldig or tarieven}
    if eenheden and prestatie.eenheid not in eenheden:
        return Afkeurreden.EENHEID_ONJUIST
    return None if geldig else Afkeurreden.GEEN_TARIEF


def _check_stand(prestatie: Prestatie, toewijzing: Toewijzing, stand: _Stand) -> Afkeurreden | None:
    if (prestatie.toewijzing, prestatie.begindatum, prestatie.einddatum) in stand.regels:
        return Afkeurreden.DUBBEL
    if toewijzing.frequentie is not Frequentie.TOTAAL or toewijzing.volume is None:
        return None
    nieuw_volume = stand.volume[prestatie.toewijzing] + exact(prestatie.volume)
    return Afkeurreden.VOLUME_OVERSCHREDEN if nieuw_volume > exact(toewijzing.volume) else None
