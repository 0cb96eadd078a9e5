"""Files that a contract manager of the demonstration delivers on the page of uploads."""

from collections.abc import Iterator
from io import BytesIO

from django.db import transaction

from contracten.models import Contract
from inkoop.demo.nagekomen import Nagekomen
from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import Upload
from inkoop.inname.services import find_kolommen, receive_upload, remember_kolommen, work_on_upload
from inkoop.platform.documenten.services import EXCEL_NL, make_csv
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, find_rollen_met
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, Regio, RegioToegang

_KOP = "Contractnummer;Gemeentecode;Zorgjaar;Betaaldatum;Bedrag;Factuurnummer"
_PRESTATIEKOP = ("Kenmerk", "Toewijzing", "Begindatum", "Einddatum", "Volume", "Eenheid", "Crediteert")
_KPIKOP = ("Contract", "Jaar", "Indicator", "Score", "Weging")
_KOLOMMEN = {"contract": 0, "gemeente": 1, "jaar": 2, "datum": 3, "bedrag": 4, "kenmerk": 5}


def ensure_upload(regio: Regio, jaar: int) -> Upload | None:
    """Leave a list of payments with a few mistakes of a spreadsheet in it, checked and not taken in.

    Nothing of it is taken in, so that no amount of the demonstration depends on it.
    """
    van_regio = RegioToegang.objects.filter(regio=regio).values("gebruiker")
    rollen = find_rollen_met(Recht.AANLEVEREN)
    gebruiker = Gebruiker.objects.filter(rollen__overlap=rollen, pk__in=van_regio).order_by("pk").first()
    naam = f"betalingen {jaar}.csv"
    with met_systeemzicht():
        if gebruiker is None or _is_aangeleverd(regio, naam):
            return None
        inhoud = "\r\n".join((_KOP, *_write_regels(regio, jaar), "")).encode("cp1252")
        upload = receive_upload(regio, "betalingen", naam, BytesIO(inhoud), gebruiker)
        remember_kolommen(upload, _KOLOMMEN)
        work_on_upload(upload, gebruiker, "controleren")
    return upload


def deliver_nagekomen(regio: Regio, jaar: int, nagekomen: Nagekomen, gebruiker: Gebruiker) -> None:
    """Bring in what came late of an earlier year, where it was not brought in yet."""
    lijsten = (
        ("prestaties", f"nagekomen declaraties {jaar}.csv", _PRESTATIEKOP, nagekomen.prestaties),
        ("kpis", f"nagekomen scores {jaar}.csv", _KPIKOP, nagekomen.kpis),
    )
    with met_systeemzicht():
        for soort, naam, kop, rijen in lijsten:
            if rijen and not _is_aangeleverd(regio, naam):
                _bring_in(regio, soort, naam, make_csv(kop, rijen, EXCEL_NL), gebruiker)


def _bring_in(regio: Regio, soort: str, naam: str, inhoud: bytes, gebruiker: Gebruiker) -> None:
    """Take a list in as a person does: look at the columns, have it checked, and take all of it in."""
    with transaction.atomic():
        upload = receive_upload(regio, soort, naam, BytesIO(inhoud), gebruiker)
        kolommen, _ = find_kolommen(upload, BRONNEN[soort])
        remember_kolommen(upload, kolommen)
        work_on_upload(upload, gebruiker, "controleren")
        work_on_upload(upload, gebruiker, "inlezen", alleen_goede=False)


def _is_aangeleverd(regio: Regio, naam: str) -> bool:
    return Upload.objects.filter(regio=regio, naam=naam).exists()


def _write_regels(regio: Regio, jaar: int) -> Iterator[str]:
    """Yield right lines, one with a code as a spreadsheet leaves it, and two as a hurry makes them wrong."""
    van_jaar = Contract.objects.filter(regio=regio, jaarafspraken__jaar=jaar)
    contracten = van_jaar.order_by("nummer").values_list("nummer", flat=True)[:2]
    gemeente = Gemeente.objects.filter(regio=regio).order_by("volgorde").values_list("code", flat=True)[0]
    for plaats, nummer in enumerate(contracten, start=1):
        yield f"{nummer};{gemeente};{jaar};15-1-{jaar + 1};€ 1.2{plaats}0,50;F{jaar}-{plaats}"
    yield f"{contracten[0]};{gemeente.lstrip('0')};{jaar};15-1-{jaar + 1};980,00;F{jaar}-3"
    yield f"ONBEKEND-1;{gemeente};{jaar};15-1-{jaar + 1};310,75;F{jaar}-4"
    yield f"{contracten[0]};{gemeente};{jaar};31-2-{jaar + 1};125,00;F{jaar}-5"
