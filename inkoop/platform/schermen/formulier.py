"""Forms: the control of each field with the component's class, and fields in named groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from inkoop.kern.bezwaar import Bezwaar

KEUZEGROEP = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True)
class Veldgroep:
    """Fields under one heading (a fieldset); without a title they simply follow each other."""

    titel: str
    velden: Sequence[BoundField]


def get_veldgroepen(form: forms.BaseForm) -> list[Veldgroep]:
    """Return the fields in the groups that `form.groepen` names: (title, field names) pairs.

    Raises:
        ValueError: a visible field stands in no group, or a group names an unknown field.
    """
    groepen = getattr(form, "groepen", None)
    if groepen is None:
        return [Veldgroep("", form.visible_fields())]
    genoemd = {naam for _, namen in groepen for naam in namen}
    zichtbaar = {veld.name for veld in form.visible_fields()}
    if genoemd != zichtbaar:
        raise ValueError(f"{type(form).__name__}: niet in precies één groep: {sorted(genoemd ^ zichtbaar)}.")
    return [Veldgroep(titel, [form[naam] for naam in namen]) for titel, namen in groepen]


def add_bezwaren(form: forms.Form, bezwaren: Iterable[Bezwaar]) -> None:
    """Tell in a form what a service refuses: at its field where it has that, else above the form.

    What is wrong within a field ("budgetmaxima.2022") stands at that field.
    """
    for bezwaar in bezwaren:
        bron = f" ({bezwaar.bron})" if bezwaar.bron else ""
        form.add_error(_find_veld(form, bezwaar.veld), f"{bezwaar.tell()}{bron}")


def _find_veld(form: forms.Form, pad: str) -> str | None:
    while pad and pad not in form.fields:
        pad = pad[: max(pad.rfind("."), pad.rfind("["), 0)]
    return pad or None


def render_invoer(veld: BoundField) -> SafeString:
    """Render the control with its class, tied to the help and the errors that stand beside it."""
    widget = veld.field.widget
    if isinstance(widget, KEUZEGROEP):
        # The fieldset around the choices has the id of the field, so that an error can link to it.
        return veld.as_widget(attrs={"class": "keuze", "id": f"{veld.auto_id}_keuzes"})
    is_fout = bool(veld.errors)
    attributen: dict[str, str | bool] = {"class": _widgetklassen(widget, is_fout=is_fout)}
    beschrijvingen = get_beschrijvingen(veld)
    if beschrijvingen:
        attributen["aria-describedby"] = " ".join(beschrijvingen)
    return veld.as_widget(attrs=attributen)


def get_beschrijvingen(veld: BoundField) -> list[str]:
    """Return the ids of the help and the errors of a field, as far as they are shown."""
    return [
        *([f"{veld.auto_id}_hulp"] if veld.help_text else []),
        *([f"{veld.auto_id}_fout"] if veld.errors else []),
    ]


def _widgetklassen(widget: forms.Widget, *, is_fout: bool) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "keuze"
    if isinstance(widget, forms.Select):
        return _klassen("select", "html-select", is_fout=is_fout)
    if isinstance(widget, forms.Textarea):
        return _klassen("textarea", "html-textarea", is_fout=is_fout)
    if isinstance(widget, forms.ClearableFileInput):
        return "bestandskeuze"
    return _klassen("textbox", "html-input", is_fout=is_fout)


def _klassen(naam: str, vorm: str, *, is_fout: bool) -> str:
    fout = f" utrecht-{naam}--invalid" if is_fout else ""
    return f"utrecht-{naam} utrecht-{naam}--{vorm}{fout}"
