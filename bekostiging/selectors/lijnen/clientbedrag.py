"""Model `clientbedrag`: the client-months behind a group (LS §3.1)."""

from datetime import date

from bekostiging.selectors.lijnen.lijn import Groepstap, Lijn, get_tarief
from inkoop.kern.geld import rond_af
from inkoop.kern.opmaak import format_bedrag
from inkoop.kern.periode import binnen_jaar, maanddelen
from toegang.models import Toewijzing

_Maand = tuple[str, int]


def find_lijnen(stap: Groepstap) -> list[Lijn]:
    """Return a line per client and month with a delivered day, at the lowest municipality code."""
    tarief, tarieven = stap.decimaal("tarief"), stap.find_tarieven()
    return [
        Lijn(
            zorg.nummer,
            zorg.pk,
            client,
            f"maand {maand}: {format_bedrag(tarief)}",
            rond_af(tarief),
        )
        for (client, maand), zorg in sorted(_find_maanden(stap).items())
        if zorg.gemeente.code == stap.gemeente and get_tarief(tarieven, date(stap.jaar, maand, 1)) == tarief
    ]


def _find_maanden(stap: Groepstap) -> dict[_Maand, Toewijzing]:
    """Give per client and month the allocation that counts: the one with the lowest municipality code.

    A client counts at one municipality, so all of them are read, also those that may not be shown.
    """
    gevonden = Toewijzing.objects.filter(
        contract=stap.contract,
        product__code=stap.gegevens.tekst("product"),
        start__isnull=False,
    ).select_related("client", "gemeente")
    maanden: dict[_Maand, Toewijzing] = {}
    for zorg in gevonden.order_by("gemeente__code", "nummer"):
        geleverd = binnen_jaar(zorg.start, zorg.stop, stap.jaar) if zorg.start else None
        if geleverd is not None:
            for deel in maanddelen(geleverd):
                maanden.setdefault((zorg.client.pseudoniem, deel.maand), zorg)
    return maanden
