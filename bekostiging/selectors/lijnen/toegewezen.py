"""Model `toegewezen`: the allocations behind a group, each with its own volume (AH bijlage 2)."""

from collections.abc import Iterable, Iterator, Sequence

from bekostiging.selectors.lijnen.lijn import Groepstap, Lijn, get_tarief
from contracten.models import Tarief
from inkoop.kern.codes import Frequentie
from inkoop.kern.geld import product, rond_af_quotient
from inkoop.kern.opmaak import format_bedrag, format_datum, format_getal
from inkoop.kern.volume import ToegewezenVolume, get_toegewezen_volume
from toegang.models import Toewijzing


def find_lijnen(stap: Groepstap) -> list[Lijn]:
    """Return a line per allocation: the volume within the year x the tariff of its first day, rounded."""
    zorg = stap.find_toewijzingen().filter(
        start__isnull=False,
        frequentie=stap.gegevens.tekst("frequentie"),
        product__code=stap.gegevens.tekst("product"),
        volume__isnull=False,
    )
    # One that lost its last day since then cannot be computed; the page shows that the sum differs.
    zorg = zorg.exclude(frequentie=Frequentie.TOTAAL, einddatum__isnull=True)
    return list(_make_lijnen(stap, zorg.order_by("nummer"), stap.find_tarieven()))


def _make_lijnen(stap: Groepstap, zorg: Iterable[Toewijzing], tarieven: Sequence[Tarief]) -> Iterator[Lijn]:
    tarief, noemer = stap.decimaal("tarief"), stap.gegevens.getal("volume_noemer")
    for toewijzing in zorg:
        volume = _get_volume(toewijzing, stap.jaar)
        if volume is None or volume.noemer != noemer:
            continue
        if get_tarief(tarieven, volume.periode.begin) == tarief:
            yield Lijn(
                toewijzing.nummer,
                toewijzing.pk,
                toewijzing.client.pseudoniem,
                _describe(toewijzing, volume, format_bedrag(tarief)),
                rond_af_quotient(product(volume.teller, tarief), volume.noemer),
            )


def _get_volume(zorg: Toewijzing, jaar: int) -> ToegewezenVolume | None:
    if zorg.volume is None:
        return None
    return get_toegewezen_volume(
        zorg.volume, Frequentie(zorg.frequentie), zorg.ingangsdatum, zorg.einddatum, zorg.stop, jaar
    )


def _describe(zorg: Toewijzing, volume: ToegewezenVolume, tarief: str) -> str:
    van, tot = volume.periode.begin, volume.periode.eind or volume.periode.begin
    hoeveel = format_getal(volume.teller)
    if volume.noemer != 1:
        hoeveel = f"{hoeveel} / {format_getal(volume.noemer)}"
    return f"{format_datum(van)} tot en met {format_datum(tot)}: {hoeveel} {zorg.eenheid} x {tarief}"
