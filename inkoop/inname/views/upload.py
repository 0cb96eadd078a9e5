"""Pages about uploads: which there are, and what came of each."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import Upload, Uploadstatus
from inkoop.inname.selectors import find_uploads, find_van_levering
from inkoop.inname.services import INTREKKEN, UPLOADTOESTANDEN, find_getelde_jaren, get_uploadmogelijkheid
from inkoop.inname.views.uitslag import (
    Afgekeurdtabel,
    Celfouttabel,
    Foutsoorttabel,
    Veranderingtabel,
    describe_uitslag,
    tell_vast,
)
from inkoop.kern.opmaak import format_getal, format_moment
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Actie,
    DetailMetTabellen,
    Filters,
    Inzage,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Toon,
    Voortgangsbalk,
    antwoord_voortgang,
    check_recht,
    make_taakbalk,
)
from inkoop.platform.taken.models import Taakstatus

TONEN: Mapping[str, Toon] = {
    Uploadstatus.OPEN: Toon.LET_OP,
    Uploadstatus.INGELEZEN: Toon.GOED,
    Uploadstatus.INGETROKKEN: Toon.NEUTRAAL,
    Uploadstatus.VERVALLEN: Toon.NEUTRAAL,
}
SOORTEN = [(bron.code, bron.naam) for bron in BRONNEN.values()]


class Uploadfilter(Filters):
    """Choose by state and by what was delivered."""

    status = django_filters.ChoiceFilter(label="Status", choices=Uploadstatus.choices, empty_label="Alle")
    soort = django_filters.ChoiceFilter(label="Wat is geleverd", choices=SOORTEN, empty_label="Alles")
    levering = django_filters.NumberFilter(
        label="Nummer van de levering van prestaties",
        min_value=1,
        max_value=2**31 - 1,
        method="find_levering",
    )

    def find_levering(self, uploads: QuerySet[Upload], naam: str, waarde: Decimal) -> QuerySet[Upload]:
        """Return the upload that became a delivery."""
        return find_van_levering(uploads, int(waarde))


class Uploadtabel(Tabel):
    """Uploads."""

    bijschrift = "Aangeleverde bestanden"
    exportnaam = "uploads"
    volgorde = "-gemaakt_op"
    filters = Uploadfilter
    leeg = "Er is nog geen bestand aangeleverd. Kies hierboven wat u wilt aanleveren."
    kolommen = (
        Kolom("naam", "Bestand", sorteer=True, kop=True, link=lambda u: reverse("upload", args=[u.pk])),
        Kolom("soort", "Wat", waarde=lambda u: BRONNEN[u.soort].naam, sorteer="soort"),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda u: u.get_status_display(),
            sorteer="status",
            toon=lambda u: TONEN[u.status],
        ),
        Kolom("aantal_rijen", "Regels", Soort.GETAL, sorteer=True),
        Kolom("aantal_afgekeurd", "Afgekeurd", Soort.GETAL),
        Kolom("aantal_fout", "Fout", Soort.GETAL),
        Kolom("gebruiker__naam", "Door"),
        Kolom("gemaakt_op", "Geleverd op", Soort.MOMENT, sorteer=True),
    )


class UploadsView(TabelView):
    """The list of uploads."""

    titel = "Aanleveren"
    inleiding = (
        "Lever een lijst aan als rekenblad of CSV. U ziet eerst wat ervan komt, cel voor cel; daarna kiest "
        "u of het wordt ingelezen."
    )
    recht = Recht.AANLEVEREN
    tabel_class = Uploadtabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Upload]:
        """Return the uploads this user may see."""
        return find_uploads(gebruiker)

    def get_acties(self) -> Sequence[Actie]:
        """Lead to a new upload."""
        return [Actie("Bestand aanleveren", reverse("upload_nieuw"), is_hoofdactie=True)]


class UploadView(DetailMetTabellen):
    """One upload: where it stands, what came of checking it, and the next step."""

    template_name = "inname/upload.html"
    recht = Recht.AANLEVEREN
    logt = "upload"
    object: Upload

    def get_inzage(self) -> Inzage:
        """Name the upload: its errors hold what was delivered about clients."""
        return make_inzage(self.object)

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Upload]:
        """Return the uploads this user may see."""
        return find_uploads(gebruiker)

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Aanleveren", reverse("uploads"))]

    def get_inleiding(self) -> str:
        """Say what came of it, or what comes next."""
        upload = self.object
        if upload.vernietigd_op:
            moment = format_moment(upload.vernietigd_op)
            return f"De inhoud is vernietigd op {moment}: de bewaartermijn is voorbij. De aantallen blijven."
        if upload.is_bezig:
            return "Het bestand wordt verwerkt. U mag deze pagina sluiten; het werk gaat door."
        if upload.status == Uploadstatus.INGELEZEN and upload.uitslag:
            gevolg = "De goede regels tellen mee." if upload.aantal_goed else "Er komt niets bij dat meetelt."
            return " ".join([describe_uitslag(upload), *(self._tell_wachtend() or [gevolg])])
        if upload.status != Uploadstatus.OPEN:
            return UPLOADTOESTANDEN.get_toestand(upload.status).uitleg
        if not upload.kolommen:
            return "Kies welke kolom wat is. De keuze wordt onthouden voor het volgende bestand."
        if upload.uitslag is None:
            return "Het bestand is nog niet gecontroleerd."
        if upload.uitslag["algemeen"]:
            return "Het bestand kan zo niet worden ingelezen."
        return describe_uitslag(upload)

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return what it is, who brought it and when."""
        upload = self.object
        feiten = [
            ("Wat is geleverd", BRONNEN[upload.soort].naam),
            ("Regio", upload.regio.naam),
            ("Door", str(upload.gebruiker)),
            ("Geleverd op", format_moment(upload.gemaakt_op)),
            ("Blad", upload.blad if len(upload.begin) > 1 else ""),
            ("Koppen", f"op regel {upload.kopregel}" if upload.kopregel else ""),
            ("Regels", format_getal(upload.aantal_rijen)),
            ("Reden van intrekken", upload.reden),
        ]
        return [(label, tekst) for label, tekst in feiten if tekst]

    def get_acties(self) -> Sequence[Actie]:
        """Return the next step first; what cannot be done now is not offered."""
        upload = self.object
        if upload.is_bezig or upload.vernietigd_op:
            return ()
        acties = []
        if upload.status == Uploadstatus.OPEN:
            kan_inlezen = upload.aantal_in_te_lezen > 0
            if kan_inlezen:
                acties.append(
                    Actie("Inlezen", reverse("upload_inlezen", args=[upload.pk]), is_hoofdactie=True)
                )
            titel = "Kolommen kiezen" if not upload.kolommen else "Andere koppen of kolommen kiezen"
            adres = reverse("upload_kolommen", args=[upload.pk])
            acties.append(Actie(titel, adres, is_hoofdactie=not kan_inlezen))
            acties.append(Actie("Niet inlezen", reverse("upload_vervallen", args=[upload.pk])))
        if upload.aantal_fout or upload.redenen:
            acties.append(
                Actie("Regels om te herstellen ophalen", reverse("upload_fouten", args=[upload.pk]))
            )
        if upload.status == Uploadstatus.INGELEZEN and not self._find_intrekbezwaren():
            acties.append(Actie("Intrekken", reverse("upload_intrekken", args=[upload.pk])))
        return acties

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the errors, and the lines that are kept and rejected."""
        uitslag = self.object.uitslag or {}
        fouten, soorten = uitslag.get("fouten", []), uitslag.get("soorten", [])
        kenmerken = uitslag.get("kenmerken", {})
        afgekeurd = [
            {"regel": rij, "kenmerk": kenmerken.get(str(rij), ""), "reden": reden}
            for rij, reden in self.object.redenen.items()
        ]
        return {
            "foutsoorten": Foutsoorttabel(soorten, self.request, voorvoegsel="soorten"),
            "foutregels": Celfouttabel(fouten, self.request, voorvoegsel="fouten"),
            "afgekeurd": Afgekeurdtabel(afgekeurd, self.request, voorvoegsel="afgekeurd"),
            "verandert": Veranderingtabel(self.object.verandert, self.request, voorvoegsel="verandert"),
        }

    def _tell_wachtend(self) -> list[str]:
        """Say which rows count in no established version yet."""
        upload = self.object
        geteld = find_getelde_jaren(upload) if upload.vast else ()
        return tell_vast({jaar: aantal for jaar, aantal in upload.vast.items() if jaar not in geteld})

    def _find_gelezen(self) -> Mapping[str, Any] | None:
        """Return how rows that count were read, as long as they count or may come to count."""
        if self.object.status not in (Uploadstatus.OPEN, Uploadstatus.INGELEZEN):
            return None
        gelezen = (self.object.uitslag or {}).get("gelezen")
        return gelezen if gelezen and gelezen["rijen"] else None

    def _find_intrekbezwaren(self) -> list[str]:
        """Return why it cannot be taken back."""
        return get_uploadmogelijkheid(self.object, INTREKKEN, self.gebruiker).redenen

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the state, the progress, and what taking it in does."""
        upload = self.object
        mislukt = upload.taak is not None and upload.taak.status == Taakstatus.MISLUKT
        return super().get_context_data(
            toon=TONEN[upload.status],
            voortgang=make_voortgang(upload) if upload.is_bezig else None,
            gevolgen=list(upload.inname.tell())
            if upload.inname and upload.status == Uploadstatus.OPEN
            else [],
            wachtend=tell_vast(upload.vast) if upload.status == Uploadstatus.OPEN else [],
            intrekbezwaren=self._find_intrekbezwaren() if upload.status == Uploadstatus.INGELEZEN else [],
            meer_verandert=upload.uitslag.get("aantal_verandert", 0) if upload.uitslag else 0,
            herstel=BRONNEN[upload.soort].herstel,
            gelezen=self._find_gelezen(),
            melding=upload.taak.melding if mislukt and upload.taak else "",
            **kwargs,
        )


def make_voortgang(upload: Upload) -> Voortgangsbalk:
    """Return how far the job on an upload is."""
    taak = upload.taak
    if taak is None:
        raise ValueError(f"aan upload {upload.pk} werkt niets")
    return make_taakbalk(
        taak, reverse("upload_voortgang", args=[upload.pk]), reverse("upload", args=[upload.pk])
    )


def make_inzage(upload: Upload, **anders: Any) -> Inzage:
    """Return a look at what was delivered, as the log names it."""
    return Inzage("upload", str(upload.pk), [upload.regio.code], **anders)


@require_safe
def upload_voortgang(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the progress of the work on an upload as a fragment; nothing when no work is going on."""
    check_recht(request, Recht.AANLEVEREN)
    upload = get_object_or_404(find_uploads(request.user), pk=pk)
    return antwoord_voortgang(request, make_voortgang(upload)) if upload.taak else HttpResponse()
