"""The HTML of a table's rows.

Made here and not in a template: fifty rows of eight cells are four hundred small templates, which took
half the time of a page.
"""

from collections.abc import Sequence

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from inkoop.platform.documenten.services import Soort
from inkoop.platform.schermen.kolom import Cel
from inkoop.platform.schermen.onderdelen import render_link, render_status

# What stays on one line: a short text, a date or a state.
_HEEL = frozenset({Soort.KORT, Soort.DATUM, Soort.MOMENT, Soort.STATUS})


def render_rijen(rijen: Sequence[Sequence[Cel]]) -> SafeString:
    """Return the rows of a table's body."""
    delen = [f"<tr>{''.join(_render_vak(cel) for cel in rij)}</tr>" for rij in rijen]
    return mark_safe("\n".join(delen))  # noqa: S308 - every text in it went through `escape`


def render_cel(cel: Cel) -> SafeString:
    """Return what stands in a cell: a state, a link, a mark for empty, or its text."""
    if cel.toon:
        return render_status(cel.tekst, cel.toon)
    if cel.url:
        return render_link(cel.tekst, cel.url)
    if cel.is_leeg:
        return format_html(
            '<span aria-hidden="true">{}</span><span class="visueel-verborgen">leeg</span>', cel.tekst
        )
    return conditional_escape(cel.tekst)


def get_celklasse(soort: Soort) -> str:
    """Return the class of a cell: a number is aligned right, what must stay whole on one line."""
    if soort.is_getal:
        return "tabel__getal"
    return "tabel__heel" if soort in _HEEL else ""


def _render_naam(cel: Cel, klasse: str) -> SafeString:
    """Return what names a row; a short text that is no link gets an element, which may break on a phone."""
    inhoud = render_cel(cel)
    return inhoud if cel.url or not klasse else format_html('<span class="tabel__naam">{}</span>', inhoud)


def _render_vak(cel: Cel) -> str:
    klasse = get_celklasse(cel.kolom.soort)
    attribuut = f' class="{klasse}"' if klasse else ""
    if cel.kolom.kop:
        return f'<th scope="row"{attribuut}>{_render_naam(cel, klasse)}</th>'
    return f"<td{attribuut}>{render_cel(cel)}</td>"
