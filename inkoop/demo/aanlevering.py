"""A file that a contract manager of the demonstration delivered, checked and not taken in yet."""

from collections.abc import Iterator
from io import BytesIO

from contracten.models import Contract
from inkoop.inname.models import Upload
from inkoop.inname.services import receive_upload, remember_kolommen, work_on_upload
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, find_rollen_met
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, Regio, RegioToegang

_KOP = "Contractnummer;Gemeentecode;Zorgjaar;Betaaldatum;Bedrag;Factuurnummer"
_KOLOMMEN = {"contract": 0, "gemeente": 1, "jaar": 2, "datum": 3, "bedrag": 4, "kenmerk": 5}


def ensure_upload(regio: Regio, jaar: int) -> Upload | None:
    """Leave a list of payments with a few mistakes of a spreadsheet in it, where none was left before.

    Nothing of it is taken in, so that no amount of the demonstration depends on it.
    """
    van_regio = RegioToegang.objects.filter(regio=regio).values("gebruiker")
    rollen = find_rollen_met(Recht.AANLEVEREN)
    gebruiker = Gebruiker.objects.filter(rol__in=rollen, pk__in=van_regio).order_by("pk").first()
    with met_systeemzicht():
        if gebruiker is None or Upload.objects.filter(regio=regio).exists():
            return None
        inhoud = "\r\n".join((_KOP, *_write_regels(regio, jaar), "")).encode("cp1252")
        upload = receive_upload(regio, "betalingen", f"betalingen {jaar}.csv", BytesIO(inhoud), gebruiker)
        remember_kolommen(upload, _KOLOMMEN)
        work_on_upload(upload, gebruiker, "controleren")
    return upload


def _write_regels(regio: Regio, jaar: int) -> Iterator[str]:
    """Yield two right lines, and three as a spreadsheet or a hurry makes them wrong."""
    contracten = Contract.objects.filter(regio=regio).order_by("nummer").values_list("nummer", flat=True)[:2]
    gemeente = Gemeente.objects.filter(regio=regio).order_by("volgorde").values_list("code", flat=True)[0]
    for plaats, nummer in enumerate(contracten, start=1):
        yield f"{nummer};{gemeente};{jaar};15-1-{jaar + 1};€ 1.2{plaats}0,50;F{jaar}-{plaats}"
    yield f"{contracten[0]};{gemeente.lstrip('0')};{jaar};15-1-{jaar + 1};980,00;F{jaar}-3"
    yield f"ONBEKEND-1;{gemeente};{jaar};15-1-{jaar + 1};310,75;F{jaar}-4"
    yield f"{contracten[0]};{gemeente};{jaar};31-2-{jaar + 1};125,00;F{jaar}-5"
