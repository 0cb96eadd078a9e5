"""Pages on which a buyer makes and changes what the region buys, one part at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.urls import reverse

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import DetailView, Kruimel, ObjectFormulierView, show_waarde
from segmenten.forms.deel import KENMERK, Deelformulier
from segmenten.models import Regio
from segmenten.regels.deel import DELEN, Deelsoort, find_deel, get_delen
from segmenten.selectors.opgave import find_zichtbaar, read_structuuropgave
from segmenten.services import IntussenGewijzigdError, change_deel, make_kenmerk
from segmenten.views.kruimels import get_regiokruimels

# Of each kind in words: one, many, and what it is for.
_WOORDEN: dict[str, tuple[str, str, str]] = {
    "gemeente": ("gemeente", "Gemeenten", "Wie samen inkoopt en betaalt."),
    "segment": ("segment", "Segmenten", "Een deel van een wet met eigen vormen van hulp."),
    "perceel": ("perceel", "Percelen", "Wat als geheel op de markt komt, met één bekostigingsmodel."),
    "product": ("product", "Producten", "Hulp die apart wordt toegewezen en betaald."),
    "expertise": ("expertise", "Expertises", "De deskundigheid van een professional, met het uurtarief."),
    "traject": ("traject", "Trajecten", "Een product met vaste inzet per week en vaste duur."),
    "opslag": ("opslag", "Opslagen", "Wat er voor iedere aanbieder die voldoet op de prijs komt."),
}


@dataclass(frozen=True)
class Deelgroep:
    """All parts of one kind, for the list of what there is."""

    titel: str
    uitleg: str
    toevoegen: str
    nieuw_url: str
    delen: Sequence[tuple[str, str, str]]


def _name_deel(deel: Any) -> tuple[str, str]:
    """Return the name of a part with its code beside it; a perceel has only a code."""
    naam = getattr(deel, "naam", None)
    return (naam, deel.code) if naam else (deel.code, "")


class InrichtenView(DetailView):
    """What the region buys: everything that can be made and changed, in the order in which it is made."""

    template_name = "segmenten/inrichten.html"
    recht = Recht.STRUCTUUR_WIJZIGEN
    object: Regio

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Regio]:
        """Return the regions in which this user works."""
        return Regio.objects.zichtbaar_voor(gebruiker)

    def get_titel(self) -> str:
        """Name the page and the region."""
        return f"{self.object.naam} inrichten"

    def get_inleiding(self) -> str:
        """Say what is done here."""
        return "Maak en wijzig wat de regio inkoopt. Wat eerder gold, blijft te lezen."

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the region."""
        return get_regiokruimels(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the parts by kind."""
        structuur = read_structuuropgave(self.object, self.peildatum)
        groepen = [self._make_groep(soort, get_delen(structuur, soort)) for soort in DELEN.values()]
        return super().get_context_data(groepen=groepen, **kwargs)

    def _make_groep(self, soort: Deelsoort, delen: Sequence[Any]) -> Deelgroep:
        zichtbaar = find_zichtbaar(self.gebruiker, self.object, soort)
        enkel, meer, uitleg = _WOORDEN[soort.code]
        sleutel = [self.object.pk, soort.code]
        return Deelgroep(
            meer,
            uitleg,
            f"{enkel.capitalize()} toevoegen",
            reverse("deel_nieuw", args=sleutel),
            [
                (*_name_deel(deel), reverse("deel", args=[*sleutel, deel.code]))
                for deel in delen
                if deel.code in zichtbaar
            ],
        )


class DeelView(ObjectFormulierView):
    """Make a part of the structure, or change it from a day on."""

    recht = Recht.STRUCTUUR_WIJZIGEN
    object: Regio

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Regio]:
        """Return the regions in which this user works."""
        return Regio.objects.zichtbaar_voor(gebruiker)

    def get_object(self) -> Regio:
        """Return the region; a kind or part that is not there, or of another law, does not exist."""
        regio: Regio = super().get_object()
        soort = DELEN.get(self.kwargs["soort"])
        if soort is None:
            raise Http404
        self.soort, self.code = soort, self.kwargs.get("code", "")
        if self.code and self.code not in find_zichtbaar(self.gebruiker, regio, soort):
            raise Http404
        self.structuur = read_structuuropgave(regio, self.peildatum)
        self.deel = find_deel(self.structuur, soort, self.code) if self.code else None
        if self.code and self.deel is None:
            raise Http404
        return regio

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Return the form of the part as it is, or of a new one."""
        return Deelformulier(
            data,
            soort=self.soort,
            structuur=self.structuur,
            deel=self.deel,
            segmenten=find_zichtbaar(self.gebruiker, self.object, DELEN["segment"]),
            dag=self.peildatum,
            kenmerk=make_kenmerk(self.deel),
        )

    def get_titel(self) -> str:
        """Say what is made or changed."""
        enkel = _WOORDEN[self.soort.code][0]
        if self.deel is None:
            return f"{enkel.capitalize()} toevoegen"
        return f"{enkel.capitalize()} {getattr(self.deel, 'naam', None) or self.code} wijzigen"

    def get_inleiding(self) -> str:
        """Say what this kind of part is."""
        return _WOORDEN[self.soort.code][2]

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list of parts."""
        return [
            *get_regiokruimels(self.object),
            Kruimel(f"{self.object.naam} inrichten", self.get_annuleer_url()),
        ]

    def get_annuleer_url(self) -> str:
        """Lead back to the list of parts."""
        return reverse("inrichten", args=[self.object.pk])

    def handle(self, form: forms.Form) -> str:
        """Save the part."""
        ingevuld = cast(Deelformulier, form)
        try:
            change_deel(
                self.object,
                self.soort,
                ingevuld.make_deel(),
                ingevuld.get_ingang(),
                self.gebruiker,
                gelezen=ingevuld.get_gelezen(),
                segment=form.cleaned_data.get("segment") or "",
            )
        except IntussenGewijzigdError as fout:
            _show_botsing(ingevuld, fout)
        return self.get_annuleer_url()


def _show_botsing(form: Deelformulier, fout: IntussenGewijzigdError) -> None:
    """Show beside what was filled in what stands there now; who sends the form again has chosen.

    Raises:
        ValidationError: always.
    """
    dag, _ = form.get_gelezen()
    data = cast(QueryDict, form.data).copy()
    data[KENMERK] = f"{dag.isoformat()} {fout.kenmerk}"
    form.data = data
    fouten: dict[str, list[str]] = {
        NON_FIELD_ERRORS: [
            "Iemand anders heeft dit gewijzigd terwijl u bezig was. Er is nog niets opgeslagen. Bij de "
            "velden leest u wat er nu staat. Slaat u nog een keer op, dan geldt wat u hebt ingevuld."
        ]
    }
    for naam, (nu, _) in fout.verschil.items():
        if naam in form.fields:
            fouten[naam] = [f"Nu staat er: {show_waarde(nu) or 'niets'}."]
    raise ValidationError(fouten)
