"""What somebody does with an upload on its pages, and what came of it."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from bekostiging.models import Afrekening, Afrekeningstatus
from inkoop.inname.models import Upload, Uploadstatus
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio
from tests import fabrieken
from tests.fabrieken import make_gebruiker
from toegang.models import Prestatie

GOED = (
    "Kenmerk;Toewijzingsnummer;Begindatum;Einddatum;Volume;Eenheid\r\n"
    "P1;T1;01-03-2022;31-03-2022;10,5;uur\r\n"
    "P2;T2;1-4-2022;30-4-2022;1.234,25;uur\r\n"
)
FOUT = GOED + "P3;T9;01-03-2022;31-03-2022;1;uur\r\nP4;T1;31-02-2022;31-03-2022;x;uur\r\n;;;;;\r\n"


def make_browser(gebruiker: Gebruiker) -> Browser:
    browser = Browser()
    browser.force_login(gebruiker)
    return browser


def get_pagina(gebruiker: Gebruiker, adres: str) -> str:
    antwoord = make_browser(gebruiker).get(adres)
    assert antwoord.status_code == 200
    return str(antwoord.content.decode())


def get_upload() -> Upload:
    with met_systeemzicht():
        return Upload.objects.select_related("taak", "verslag", "regio").latest("pk")


def look(gebruiker: Gebruiker, pagina: str = "upload") -> str:
    """A page of the last upload: what it is, or one where something is done with it."""
    return get_pagina(gebruiker, reverse(pagina, args=[get_upload().pk]))


def bring(gebruiker: Gebruiker, soort: str, inhoud: str | bytes, naam: str = "lijst.csv") -> str:
    """Bring a file as somebody does; the page where that ends."""
    ruw = inhoud.encode("cp1252") if isinstance(inhoud, str) else inhoud
    gegevens = {"soort": soort, "regio": Regio.objects.get().pk, "bestand": SimpleUploadedFile(naam, ruw)}
    antwoord = make_browser(gebruiker).post(reverse("upload_nieuw"), gegevens, follow=True)
    assert antwoord.status_code == 200
    return str(antwoord.content.decode())


def choose(gebruiker: Gebruiker, **kolommen: int) -> str:
    """Choose the columns that are proposed, but for what is said."""
    upload, browser = get_upload(), make_browser(gebruiker)
    adres = reverse("upload_kolommen", args=[upload.pk])
    form = browser.get(adres).context["form"]
    keuzes = {naam: veld.initial for naam, veld in form.fields.items()} | kolommen
    return str(browser.post(adres, keuzes, follow=True).content.decode())


def take(gebruiker: Gebruiker, upload: Upload | None = None, **keuzes: str) -> str:
    """Take an upload in, the last one where none is named; the page where that ends."""
    adres = reverse("upload_inlezen", args=[(upload or get_upload()).pk])
    return str(make_browser(gebruiker).post(adres, keuzes, follow=True).content.decode())


def withdraw(gebruiker: Gebruiker, upload: Upload | None = None) -> str:
    """Take an upload back, the last one where none is named; the page where that ends."""
    adres = reverse("upload_intrekken", args=[(upload or get_upload()).pk])
    gegevens = {"reden": "Verkeerd bestand"}
    return str(make_browser(gebruiker).post(adres, gegevens, follow=True).content.decode())


def deliver(gebruiker: Gebruiker, soort: str, inhoud: str) -> Upload:
    """Bring, choose and take in a file that is all right."""
    bring(gebruiker, soort, inhoud)
    if not get_upload().kolommen:
        choose(gebruiker)
    take(gebruiker)
    upload = get_upload()
    assert upload.status == Uploadstatus.INGELEZEN, (upload.uitslag, upload.status)
    return upload


def make_boek(*rijen: Sequence[Any]) -> bytes:
    """Return a workbook with these rows on its first sheet."""
    boek = Workbook()
    blad: Any = boek.active
    for rij in rijen:
        blad.append(rij)
    inhoud = BytesIO()
    boek.save(inhoud)
    return inhoud.getvalue()


def fetch_te_herstellen(gebruiker: Gebruiker) -> bytes:
    """Return the file of the rows that must be mended."""
    antwoord: Any = make_browser(gebruiker).get(reverse("upload_fouten", args=[get_upload().pk]))
    return b"".join(antwoord.streaming_content)


def establish(regio: Regio, jaar: int, door: Gebruiker, versie: int = 1, **velden: Any) -> Afrekening:
    """Establish a version now, which knows nothing of what comes later."""
    with met_systeemzicht():
        ander = Gebruiker.objects.filter(gebruikersnaam="ander").first()
        afrekening: Afrekening = fabrieken.AfrekeningFactory.create(
            regio=regio,
            jaar=jaar,
            versie=versie,
            status=Afrekeningstatus.VASTGESTELD,
            compleet=True,
            gemaakt_door=door,
            vastgesteld_door=ander or make_gebruiker("ander", Rol.CONTRACTMANAGER),
            vastgesteld_op=timezone.now(),
            **velden,
        )
    return afrekening


def find_tellend() -> dict[str, Decimal]:
    with met_systeemzicht():
        telt = Prestatie.objects.filter(goedgekeurd=True, gecrediteerd_door=None)
        return dict(telt.order_by("nummer").values_list("nummer", "volume"))
