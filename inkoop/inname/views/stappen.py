"""The steps of an upload, each a form: bring it, choose columns, take it in, take it back, let it go."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.forms.upload import (
    Inleesformulier,
    Intrekformulier,
    Kolommenformulier,
    Koppenformulier,
    UploadFormulier,
    Vervalformulier,
    write_letters,
)
from inkoop.inname.models import Upload
from inkoop.inname.selectors import find_uploads
from inkoop.inname.services import (
    ALLEEN_GOEDE,
    MAG_WEG,
    TOON_BEGIN,
    VERANDERD,
    Koppen,
    UploadVeranderdError,
    choose_koppen,
    drop_upload,
    find_begin,
    find_bladen,
    find_kolommen,
    get_koppen,
    read_koppen,
    receive_upload,
    remember_kolommen,
    tell_terugname,
    work_on_upload,
)
from inkoop.inname.views.downloads import find_bronnen
from inkoop.inname.views.uitslag import describe_uitslag, tell_vast, tell_verdwijnt
from inkoop.inname.views.upload import make_inzage
from inkoop.platform.bestanden.bron import Rijenbron
from inkoop.platform.bestanden.fouten import TabelFoutError
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    FormulierView,
    Inzage,
    Kruimel,
    ObjectFormulierView,
)
from segmenten.models import Regio


@dataclass(frozen=True)
class Soortuitleg:
    """What belongs in a file of one kind, for who is about to make it."""

    bron: Rijenbron

    def get_kolommen(self) -> list[tuple[str, str]]:
        """Return each column with what belongs in it."""
        velden = self.bron.get_velden()
        return [
            (
                tekst.label if velden[naam].verplicht else f"{tekst.label} (niet verplicht)",
                f"{tekst.uitleg} Bijvoorbeeld: {tekst.voorbeeld}",
            )
            for naam, tekst in self.bron.kolommen.items()
        ]


class UploadNieuwView(FormulierView):
    """Bring a file."""

    template_name = "inname/nieuw.html"
    titel = "Bestand aanleveren"
    inleiding = "Er wordt nog niets ingelezen: u ziet eerst wat er in het bestand staat en of het goed is."
    recht = Recht.AANLEVEREN
    form_class = UploadFormulier
    knop = "Verder"
    gelukt = "Het bestand is ontvangen."

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Offer the regions of this user, and what it may deliver."""
        soorten = [(bron.code, bron.naam) for bron in find_bronnen(self.gebruiker)]
        regios = Regio.objects.zichtbaar_voor(self.gebruiker).order_by("naam")
        return UploadFormulier(data, files, regios=regios, soorten=soorten)

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Aanleveren", reverse("uploads"))]

    def get_annuleer_url(self) -> str:
        """Lead back to the list."""
        return reverse("uploads")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add per kind which columns there are, with an empty file to fill in."""
        soorten = [Soortuitleg(bron) for bron in find_bronnen(self.gebruiker)]
        return super().get_context_data(soorten=soorten, **kwargs)

    def handle(self, form: forms.Form) -> str:
        """Keep the file; check it at once when its columns are known, else ask for them."""
        bestand = form.cleaned_data["bestand"]
        upload = receive_upload(
            form.cleaned_data["regio"],
            form.cleaned_data["soort"],
            bestand.name,
            bestand.file,
            self.gebruiker,
        )
        if not upload.kolommen:
            return reverse("upload_kolommen", args=[upload.pk])
        work_on_upload(upload, self.gebruiker, "controleren")
        self.gelukt = "Het bestand is ontvangen. De kolommen zijn dezelfde als de vorige keer."
        return reverse("upload", args=[upload.pk])


class _OverUpload(ObjectFormulierView):
    """A form about one upload; one of somebody else does not exist (404)."""

    recht = Recht.AANLEVEREN
    object: Upload

    def get_queryset(self, gebruiker: Any) -> QuerySet[Upload]:
        """Return the uploads of this user, with their files."""
        return find_uploads(gebruiker).select_related("bestand")

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the upload."""
        return [Kruimel("Aanleveren", reverse("uploads")), Kruimel(self.object.naam, self.get_annuleer_url())]

    def get_annuleer_url(self) -> str:
        """Lead back to the upload."""
        return reverse("upload", args=[self.object.pk])

    def handle(self, form: forms.Form) -> str:
        """Do the work, and say in the form when something changed since the check."""
        try:
            self.do(form)
        except UploadVeranderdError as fout:
            raise ValidationError(VERANDERD) from fout
        return self.get_annuleer_url()

    @abstractmethod
    def do(self, form: forms.Form) -> None:
        """Do what the form asks."""


@dataclass(frozen=True)
class Bestandsregel:
    """One of the first rows of a file, for who chooses where the headings are."""

    nummer: int
    cellen: Sequence[str]
    is_kop: bool


class UploadKolommenView(_OverUpload):
    """Choose where the headings are and which column is which field.

    The address says which sheet and row are looked at (`?blad=...&regel=...`); they are kept with the
    columns.
    """

    template_name = "inname/kolommen.html"
    titel = "Kolommen kiezen"
    inleiding = "Welke kolom van uw bestand hoort bij welk veld? De keuze wordt onthouden."
    koppen: Koppen
    kopform: Koppenformulier
    knop = "Controleren"
    gelukt = "De regels zijn gecontroleerd."
    logt = "upload"

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return the look at the first rows of the file."""
        return [make_inzage(self.object)]

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Offer the columns of the file, with what was chosen before or fits by name."""
        if self.object.vernietigd_op:
            raise Http404("De inhoud van deze upload is vernietigd.")
        self._look()
        upload, bron, kop = self.object, BRONNEN[self.object.soort], self.koppen.kop
        gekozen = upload.kolommen if upload.kolommen and kop == upload.kop else None
        return Kolommenformulier(
            data, bron=bron, kop=kop, gekozen=gekozen or find_kolommen(upload, bron, kop)[0]
        )

    def do(self, form: forms.Form) -> None:
        """Keep the choice and check the rows."""
        if not isinstance(form, Kolommenformulier):
            raise TypeError(type(form).__name__)
        if self.kopform.errors:
            raise ValidationError([str(fout) for fouten in self.kopform.errors.values() for fout in fouten])
        choose_koppen(self.object, self.koppen)
        remember_kolommen(self.object, form.get_kolommen())
        if work_on_upload(self.object, self.gebruiker, "controleren") is not None:
            self.gelukt = "De regels worden gecontroleerd."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where the headings are, and the first rows with their numbers."""
        regels = self._get_regels()
        breedte = max((len(regel.cellen) for regel in regels), default=0)
        return super().get_context_data(
            koppen=self.koppen,
            kopform=self.kopform,
            letters=[write_letters(plaats) for plaats in range(breedte)],
            regels=regels,
            **kwargs,
        )

    def _look(self) -> None:
        """Find the headings that the address asks for; what cannot be leaves those that the upload has."""
        self.koppen = get_koppen(self.object)
        bladen = find_bladen(self.object)
        vraag = self.request.GET if {"blad", "regel"} & self.request.GET.keys() else None
        self.kopform = Koppenformulier(vraag, bladen=bladen, koppen=self.koppen)
        if not self.kopform.is_bound or not self.kopform.is_valid():
            return
        try:
            self.koppen = read_koppen(self.object, *self.kopform.get_plek())
        except TabelFoutError as fout:
            self.kopform.add_error("regel", str(fout))
        else:
            # With the row that was looked for in it.
            self.kopform = Koppenformulier(None, bladen=bladen, koppen=self.koppen)

    def _get_regels(self) -> list[Bestandsregel]:
        """Return the first rows of the sheet, and those around the headings when they are further down."""
        begin, koppen = dict(find_begin(self.object, self.koppen.blad)), self.koppen
        dichtbij = range(koppen.regel - 2, koppen.regel)
        rijen = {
            **{nummer: rij for nummer, rij in begin.items() if nummer <= TOON_BEGIN or nummer in dichtbij},
            **dict(koppen.eronder),
        }
        rijen.setdefault(koppen.regel, begin.get(koppen.regel, koppen.kop))
        breedte = max((len(rij) for rij in rijen.values()), default=0)
        return [
            Bestandsregel(nummer, [*rij, *[""] * (breedte - len(rij))], nummer == koppen.regel)
            for nummer, rij in sorted(rijen.items())
        ]


class UploadInlezenView(_OverUpload):
    """Take an upload in: all of it, or what is right."""

    titel = "Inlezen"
    knop = "Inlezen"
    gelukt = "Het bestand is ingelezen."

    def get_inleiding(self) -> str:
        """Say how many rows are right, and which wait for a correction."""
        if not self.object.uitslag:
            return "Kies eerst de kolommen."
        return " ".join([describe_uitslag(self.object), *tell_vast(self.object.vast)])

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Ask about wrong rows, and about what disappears, when there are any."""
        verdwijnt = tell_verdwijnt(self.object)
        return Inleesformulier(data, aantal_fout=self.object.aantal_fout, verdwijnt=verdwijnt)

    def do(self, form: forms.Form) -> None:
        """Take it in, at once or in the background."""
        keuzes = {naam: bool(form.cleaned_data.get(naam)) for naam in (ALLEEN_GOEDE, MAG_WEG)}
        taak = work_on_upload(self.object, self.gebruiker, "inlezen", **keuzes)
        if taak is not None:
            self.gelukt = "Het bestand wordt ingelezen."


class UploadIntrekkenView(_OverUpload):
    """Take an upload back by counter-entries."""

    titel = "Upload intrekken"
    template_name = "inname/intrekken.html"
    knop = "Intrekken"
    gelukt = "De upload is ingetrokken."
    form_class: ClassVar[type[forms.Form]] = Intrekformulier

    def get_inleiding(self) -> str:
        """Say what happens with the upload."""
        return "Wat deze upload veranderde, wordt teruggenomen. De regels en de reden blijven bewaard."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what will be taken back."""
        return super().get_context_data(gevolgen=tell_terugname(self.object), **kwargs)

    def do(self, form: forms.Form) -> None:
        """Take it back, at once or in the background."""
        taak = work_on_upload(self.object, self.gebruiker, "intrekken", reden=form.cleaned_data["reden"])
        if taak is not None:
            self.gelukt = "De upload wordt ingetrokken."


class UploadVervallenView(_OverUpload):
    """Let an upload go that was not taken in."""

    titel = "Niet inlezen"
    inleiding = "Het bestand blijft bewaard, maar wordt niet ingelezen."
    knop = "Niet inlezen"
    gelukt = "Het bestand wordt niet ingelezen."
    form_class: ClassVar[type[forms.Form]] = Vervalformulier

    def do(self, form: forms.Form) -> None:
        """Let it go."""
        drop_upload(self.object, self.gebruiker)
