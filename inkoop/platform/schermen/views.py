"""Base pages: a page, a list, a form and a detail, so that a page of an app only says what it shows."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views import generic

from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.schermen.eenmaal import AlVerstuurdError, make_verzoek, send_eenmaal
from inkoop.platform.schermen.export import exporteer
from inkoop.platform.schermen.formulier import add_bezwaren
from inkoop.platform.schermen.inzage import Inzage, find_lijstinzagen
from inkoop.platform.schermen.peildatum import get_peildatum
from inkoop.platform.schermen.rechten import RechtVereistMixin
from inkoop.platform.schermen.tabel import Tabel

EERDER_VERSTUURD = "U hebt dit formulier al verstuurd. Het is één keer uitgevoerd."
AL_VERSTUURD = "U hebt dit formulier al verstuurd, met andere antwoorden. Klopt het zo? Verstuur het opnieuw."


@dataclass(frozen=True)
class Kruimel:
    """A step in the breadcrumb: its title and, for pages above this one, its address."""

    titel: str
    url: str = ""


@dataclass(frozen=True)
class Actie:
    """Something the user can start from a page: a link that looks like a button."""

    titel: str
    url: str
    is_hoofdactie: bool = False


class Pagina(RechtVereistMixin, generic.base.TemplateResponseMixin, generic.base.ContextMixin, generic.View):
    """A page with a title, an introduction, a breadcrumb and actions."""

    template_name = "schermen/pagina.html"
    titel: ClassVar[str] = ""
    inleiding: ClassVar[str] = ""

    @property
    def peildatum(self) -> date:
        """The day for which the page shows what holds."""
        return get_peildatum(self.request)

    def get_titel(self) -> str:
        """Return the title, also that of the browser's tab."""
        return self.titel

    def get_inleiding(self) -> str:
        """Return one or two sentences that say what the page is for."""
        return self.inleiding

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Return the pages above this one; the page itself is added."""
        return ()

    def get_acties(self) -> Sequence[Actie]:
        """Return what this user can start from here."""
        return ()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the page."""
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template its title, introduction, breadcrumb and actions."""
        titel = self.get_titel()
        return super().get_context_data(
            titel=titel,
            inleiding=self.get_inleiding(),
            kruimelpad=(*self.get_kruimelpad(), Kruimel(titel)),
            acties=self.get_acties(),
            **kwargs,
        )


class TabelView(Pagina):
    """A page with a table, or more that each have a `voorvoegsel`; their exports are at the same address."""

    template_name = "schermen/tabelpagina.html"
    tabel_class: ClassVar[type[Tabel]]
    # What the page itself reads from the address, beside its table.
    parameters: ClassVar[frozenset[str]] = frozenset()
    # What the answer shows, and the form of a file.
    getoond: Sequence[Tabel] = ()
    vorm: str = ""

    def get_queryset(self, gebruiker: Any) -> QuerySet[Any] | Sequence[Any]:
        """Return the rows this user may see: `Model.objects.zichtbaar_voor(gebruiker)`."""
        raise NotImplementedError

    def get_tabel(self) -> Tabel:
        """Return the table over the rows of this user."""
        return self.tabel_class(self.get_queryset(self.request.user), self.request)

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return which lists were shown, or which was taken along."""
        return find_lijstinzagen(self.logt, self.getoond, self.vorm)

    def get_meer_tabellen(self) -> Mapping[str, Tabel]:
        """Return the tables below the first one, by their name in the template; asked for after that one."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the page, or the file when the address asks for an export."""
        tabellen = {"tabel": self.get_tabel()}
        tabellen |= self.get_meer_tabellen()
        per_tabel = [tabel.find_onbekend(self.parameters) for tabel in tabellen.values()]
        # What one of the tables knows is known.
        onbekend = [naam for naam in per_tabel[0] if all(naam in namen for namen in per_tabel)]
        for tabel in tabellen.values():
            vorm = request.GET.get(tabel.parameter("export"))
            if vorm is not None:
                if onbekend:
                    raise BadRequest(f"Deze lijst kent niet: {', '.join(onbekend)}.")
                self.getoond, self.vorm = [tabel], vorm
                return exporteer(tabel, vorm)
        self.getoond = list(tabellen.values())
        return self.render_to_response(self.get_context_data(onbekend=onbekend, **tabellen, **kwargs))


class FormulierView(Pagina, ABC):
    """A page with one form; what comes of it is done by a service, once however often it is sent."""

    template_name = "schermen/formulierpagina.html"
    form_class: ClassVar[type[forms.Form]]
    knop: ClassVar[str] = "Opslaan"
    gelukt: str = "Opgeslagen."

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Return the form, empty or with what was sent; override to give it choices or initial values."""
        return self.form_class(data, files)

    def get_annuleer_url(self) -> str:
        """Return where "Annuleren" leads; "" leaves it out."""
        return ""

    @abstractmethod
    def handle(self, form: forms.Form) -> str:
        """Call the service with the checked values and return the address to go to.

        A ValidationError raised here, and what a service refuses, is shown in the form, and nothing is kept.
        """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the page with an empty form."""
        return self._render(self.get_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Handle the form; show it again, with what is wrong, when it cannot be used."""
        form = self.get_form(request.POST, request.FILES)
        if not form.is_valid():
            return self._render(form)
        try:
            with transaction.atomic():
                url, is_nieuw = send_eenmaal(request, self.gebruiker, lambda: self.handle(form))
        except ValidationError as fout:
            form.add_error(None, fout)
            return self._render(form)
        except BezwarenError as fout:
            add_bezwaren(form, fout.bezwaren)
            return self._render(form)
        except AlVerstuurdError:
            form.add_error(None, AL_VERSTUURD)
            return self._render(form)
        if is_nieuw:
            messages.success(request, self.gelukt)
        else:
            messages.info(request, EERDER_VERSTUURD)
        return redirect(url)

    def _render(self, form: forms.Form) -> HttpResponseBase:
        return self.render_to_response(
            self.get_context_data(
                form=form, knop=self.knop, annuleer_url=self.get_annuleer_url(), verzoek=make_verzoek()
            )
        )


class _OverObject(Pagina):
    """A page about one object in its address that this user may see; another does not exist (404)."""

    sleutelveld: ClassVar[str] = "pk"
    object: Any

    def get_queryset(self, gebruiker: Any) -> QuerySet[Any]:
        """Return the objects this user may see, with what the page needs of them."""
        raise NotImplementedError

    def get_object(self) -> Any:
        """Return the object in the address, from among those the user may see."""
        return get_object_or_404(
            self.get_queryset(self.request.user), **{self.sleutelveld: self.kwargs[self.sleutelveld]}
        )


class ObjectFormulierView(_OverObject, FormulierView):
    """A page with one form about an object, such as a decision on it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the page with an empty form."""
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Handle the form; show it again, with what is wrong, when it cannot be used."""
        self.object = self.get_object()
        return super().post(request, *args, **kwargs)


class DetailView(_OverObject):
    """A page about one object, with its facts on top."""

    template_name = "schermen/detailpagina.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the page about the object."""
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data(object=self.object, **kwargs))

    def get_titel(self) -> str:
        """Return the name of the object."""
        return self.titel or str(self.object)

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return the facts of the object as (label, text) pairs, for the list on top."""
        return ()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the facts."""
        return super().get_context_data(gegevens=self.get_gegevens(), **kwargs)
