"""Template tags of the design base: tables, forms, charts, states and Dutch formats."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms, template
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from inkoop.kern import opmaak
from inkoop.platform.schermen import onderdelen
from inkoop.platform.schermen.bestemmingen import get_bestemming
from inkoop.platform.schermen.formulier import Veldgroep, get_veldgroepen, render_invoer
from inkoop.platform.schermen.grafiek import Grafiek
from inkoop.platform.schermen.kolom import LEEG
from inkoop.platform.schermen.tabel import Tabel
from inkoop.platform.schermen.vakken import make_vak

register = template.Library()

# The small components; what they do and take stands with them.
_ENKEL: Sequence[Callable[..., SafeString]] = (
    onderdelen.render_kop,
    onderdelen.render_link,
    onderdelen.render_knop,
    onderdelen.render_actie,
    onderdelen.render_status,
    onderdelen.render_gegeven,
    onderdelen.render_gegevens,
    onderdelen.render_regel,
)
# Those that stand around other things: {% alinea %}...{% endalinea %}.
_ROND: Sequence[Callable[..., SafeString]] = (
    onderdelen.render_alinea,
    onderdelen.render_acties,
    onderdelen.render_melding,
    onderdelen.render_leeg,
    onderdelen.render_toelichting,
    onderdelen.render_gegevenslijst,
    onderdelen.render_feit,
    onderdelen.render_kerncijfers,
    onderdelen.render_kerncijfer,
    onderdelen.render_regels,
    onderdelen.render_uitklap,
    onderdelen.render_tabelvenster,
    onderdelen.render_tijdlijn,
    onderdelen.render_gebeurtenis,
)
for _functie in _ENKEL:
    register.simple_tag(_functie, name=_functie.__name__.removeprefix("render_"))
for _functie in _ROND:
    _naam = _functie.__name__.removeprefix("render_")
    register.simple_block_tag(_functie, name=_naam, end_name=f"end{_naam}")


@register.inclusion_tag("schermen/tabel.html")
def tabel(tabel: Tabel) -> dict[str, Any]:
    """Show a table with its filters, order, pages and exports."""
    return {"tabel": tabel}


@register.inclusion_tag("schermen/formulier.html", takes_context=True)
def formulier(
    context: template.Context,
    form: forms.BaseForm,
    knop: str = "Opslaan",
    annuleer_url: str = "",
    actie: str = "",
) -> dict[str, Any]:
    """Show a form that is sent with POST: fields, help, errors in words with a summary on top."""
    return {
        "form": form,
        "knop": knop,
        "annuleer_url": annuleer_url,
        "actie": actie,
        "csrf_token": context.get("csrf_token"),
        "verzoek": context.get("verzoek", ""),
    }


@register.inclusion_tag("schermen/velden.html")
def velden(form: forms.BaseForm) -> dict[str, Any]:
    """Show the fields of a form, in the groups it names, without the form element around them."""
    groepen: list[Veldgroep] = get_veldgroepen(form)
    return {"form": form, "groepen": groepen}


@register.inclusion_tag("schermen/veld.html")
def veld(veld: BoundField) -> dict[str, Any]:
    """Show one field with its label, help and errors."""
    return {
        "veld": veld,
        "is_groep": isinstance(veld.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple),
    }


@register.simple_tag
def invoer(veld: BoundField) -> SafeString:
    """Show the control of a field alone, with the classes and descriptions it needs."""
    return render_invoer(veld)


@register.inclusion_tag("schermen/foutoverzicht.html")
def foutoverzicht(form: forms.BaseForm) -> dict[str, Any]:
    """Show all errors of a form together, each with a link to its field."""
    return {"form": form}


@register.inclusion_tag("schermen/grafiek.html")
def grafiek(grafiek: Grafiek) -> dict[str, Any]:
    """Show a chart and, always, the table with its numbers."""
    return {"grafiek": grafiek}


@register.inclusion_tag("schermen/kruimelpad.html")
def kruimelpad(kruimels: Sequence[Any]) -> dict[str, Any]:
    """Show the way from the start page to this one."""
    return {"kruimels": kruimels}


@register.simple_tag
def bestemming(naam: str) -> str:
    """Return the address of a page that a package on a higher floor has: {% bestemming "zoeken" %}."""
    return get_bestemming(naam)


@register.simple_tag(takes_context=True)
def vak(context: template.Context, naam: str, onderwerp: Any = None) -> SafeString:
    """Show what other packages put in this named place."""
    delen = make_vak(naam, context["request"], onderwerp)
    return format_html_join("", "{}", ((deel,) for deel in delen))


@register.simple_tag
def samen(*delen: Any) -> str:
    """Return the parts that are not empty with a comma between them: {% samen a b as uitleg %}."""
    return ", ".join(str(deel) for deel in delen if deel)


@register.simple_tag
def adres(_route: str, *sleutels: Any, **vragen: Any) -> str:
    """Return the address of a route with a query: {% adres "stijlgids" deel="tabel" as url %}."""
    url = reverse(_route, args=sleutels)
    return f"{url}?{urlencode(vragen)}" if vragen else url


@register.filter
def bedrag(waarde: Any) -> str:
    """Show an amount in euros, or a dash when it is unknown."""
    return LEEG if waarde is None else opmaak.format_bedrag(waarde)


@register.filter
def getal(waarde: Any) -> str:
    """Show a number, or a dash when it is unknown."""
    return LEEG if waarde is None else opmaak.format_getal(waarde)


@register.filter
def percentage(waarde: Any) -> str:
    """Show a percentage (27.5 is 27,5%), or a dash when it is unknown."""
    return LEEG if waarde is None else opmaak.format_percentage(waarde)


@register.filter
def deel(waarde: Any) -> str:
    """Show a fraction of 1 as a percentage (0.08 is 8%), or a dash when it is unknown."""
    return LEEG if waarde is None else opmaak.format_percentage(100 * waarde)


@register.filter
def datum(waarde: Any) -> str:
    """Show a civil date, or a dash when it is unknown."""
    return LEEG if waarde is None else opmaak.format_datum(waarde)


@register.filter
def moment(waarde: Any) -> str:
    """Show an instant in Dutch time, or a dash when it is unknown."""
    return LEEG if waarde is None else opmaak.format_moment(waarde)
