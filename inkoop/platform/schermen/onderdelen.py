"""The HTML of the small components, one function each: the only place that knows their classes.

Pages reach them as template tags of the same name, views as functions. Made here and not in templates of
their own: a page holds dozens of them, and a template for each took longer than what it showed.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from inkoop.kern.opmaak import format_moment
from inkoop.platform.schermen.kolom import Toon

GEEN_HTML = SafeString("")
# What NL Design System calls the kinds of alert.
_MELDINGEN = {
    Toon.NEUTRAAL: "info",
    Toon.INFO: "info",
    Toon.GOED: "ok",
    Toon.LET_OP: "warning",
    Toon.FOUT: "error",
}


class Gegevensoort(StrEnum):
    """How the value of a fact is set: as a value, as running text, or as a code that may break anywhere."""

    WAARDE = "waarde"
    TEKST = "tekst"
    CODE = "code"


def render_kop(tekst: str, niveau: int = 2, anker: str = "") -> SafeString:
    """Return a heading; `anker` is its id, for links to it."""
    klasse = f"nl-heading nl-heading--level-{niveau}"
    return format_html('<h{0} class="{1}"{2}>{3}</h{0}>', niveau, klasse, _attribuut("id", anker), tekst)


def render_alinea(content: str, vorm: str = "") -> SafeString:
    """Return a paragraph; `vorm` is "" or "lead", for the sentence a page opens with."""
    extra = f" nl-paragraph--{vorm}" if vorm else ""
    return format_html('<p class="nl-paragraph{}">{}</p>', extra, _tekst(content))


def render_link(tekst: object, url: str) -> SafeString:
    """Return a link, or the text alone when it leads nowhere; an object is shown by its name."""
    if not url:
        return format_html("{}", tekst)
    return format_html('<a class="nl-link" href="{}">{}</a>', url, tekst)


def render_knop(tekst: str, *, hoofd: bool = True, uit: bool = False) -> SafeString:
    """Return a button that sends its form; a page has one with `hoofd`. `uit` shows it switched off."""
    return format_html(
        '<button class="{}" type="submit"{}>{}</button>',
        _knopklasse(hoofd=hoofd) + (" nl-button--disabled" if uit else ""),
        SafeString(" disabled") if uit else GEEN_HTML,
        tekst,
    )


def render_actie(
    tekst: str, url: str, *, hoofd: bool = False, rel: str = "", huidig: bool = False
) -> SafeString:
    """Return a link that looks like a button: it leads to where one does something.

    Args:
        tekst: what one does there, a verb first.
        url: where it leads.
        hoofd: it is the one main action of the page.
        rel: "prev" or "next", for pages of a list.
        huidig: it is the choice that the page shows now.
    """
    return format_html(
        '<a class="{}"{}{} href="{}">{}</a>',
        _knopklasse(hoofd=hoofd),
        _attribuut("rel", rel),
        _attribuut("aria-current", "true" if huidig else ""),
        url,
        tekst,
    )


def render_acties(content: str) -> SafeString:
    """Return a row of actions."""
    return format_html('<div class="acties">{}</div>', _trim(content))


def render_status(tekst: str, toon: str = Toon.NEUTRAAL) -> SafeString:
    """Return a state: the words carry the meaning, the tone only its colour."""
    return format_html('<span class="nl-data-badge status status--{}">{}</span>', Toon(toon), tekst)


def render_melding(content: str, toon: str = Toon.INFO) -> SafeString:
    """Return a message that stands out from the page."""
    soort = _MELDINGEN[Toon(toon)]
    return format_html(
        '<div class="utrecht-alert utrecht-alert--{} melding"><p class="nl-paragraph">{}</p></div>',
        soort,
        _tekst(content),
    )


def render_leeg(content: str) -> SafeString:
    """Return what a page shows where there is nothing yet: what will come, and the first thing to do."""
    return format_html('<p class="leeg">{}</p>', _tekst(content))


def render_toelichting(content: str) -> SafeString:
    """Return a remark in a soft colour, such as where something comes from."""
    return format_html('<p class="bron">{}</p>', _tekst(content))


def render_gegevenslijst(content: str) -> SafeString:
    """Return a list of facts around the facts themselves."""
    return format_html('<dl class="gegevens">{}</dl>', _trim(content))


def render_gegeven(label: str, waarde: Any, soort: str = Gegevensoort.WAARDE) -> SafeString:
    """Return one fact: what it is, and its value."""
    klasse = "" if soort == Gegevensoort.WAARDE else f"gegevens__{Gegevensoort(soort)}"
    return format_html(
        '<div class="gegevens__regel"><dt>{}</dt><dd{}>{}</dd></div>',
        label,
        _attribuut("class", klasse),
        waarde,
    )


def render_feit(content: str, label: str) -> SafeString:
    """Return one fact whose value is more than a word: `content` holds it."""
    return render_gegeven(label, _tekst(content))


def render_gegevens(paren: Iterable[tuple[Any, Any]]) -> SafeString:
    """Return a list of facts from (label, value) pairs; nothing when there are none."""
    regels = format_html_join("", "{}", ((render_gegeven(label, waarde),) for label, waarde in paren))
    return render_gegevenslijst(regels) if regels else GEEN_HTML


def render_kerncijfers(content: str) -> SafeString:
    """Return a row of key figures around the figures themselves."""
    return format_html('<ul class="kerncijfers">{}</ul>', _trim(content))


def render_kerncijfer(content: str, naam: str, waarde: str) -> SafeString:
    """Return one key figure: its name, its value, and in few words what it tells."""
    return format_html(
        '<li><span class="kerncijfers__naam">{}</span> <span class="kerncijfers__waarde">{}</span> '
        '<span class="kerncijfers__uitleg">{}</span></li>',
        naam,
        waarde,
        _tekst(content),
    )


def render_regels(content: str) -> SafeString:
    """Return a short list around its lines."""
    return format_html('<ul class="blok__lijst">{}</ul>', _trim(content))


def render_regel(
    titel: str, url: str = "", uitleg: str = "", status: str = "", toon: str = Toon.NEUTRAAL
) -> SafeString:
    """Return a line of a short list: what it is, where it leads, its state, and what there is to say."""
    return format_html(
        '<li class="blok__regel"><span class="blok__titel">{}</span>{}{}</li>',
        render_link(titel, url),
        format_html(" {}", render_status(status, toon)) if status else GEEN_HTML,
        format_html(' <span class="blok__uitleg">{}</span>', uitleg) if uitleg else GEEN_HTML,
    )


def render_uitklap(content: str, titel: str, *, is_open: bool = False) -> SafeString:
    """Return a part that opens and closes, without script."""
    return format_html(
        '<details class="uitklap"{}><summary class="uitklap__knop">{}</summary>'
        '<div class="uitklap__inhoud">{}</div></details>',
        SafeString(" open") if is_open else GEEN_HTML,
        titel,
        _trim(content),
    )


def render_tijdlijn(content: str) -> SafeString:
    """Return what happened with something, around the events."""
    return format_html('<ol class="tijdlijn">{}</ol>', _trim(content))


def render_gebeurtenis(content: str, wat: str, moment: datetime, wie: str) -> SafeString:
    """Return one event: what was done, when (with time zone), by whom, and in `content` what changed."""
    details = _trim(content)
    return format_html(
        '<li class="tijdlijn__regel"><p class="tijdlijn__wat">{}</p> '
        '<p class="tijdlijn__wie"><time datetime="{}">{}</time>, {}</p>{}</li>',
        wat,
        moment.isoformat(),
        format_moment(moment),
        wie,
        format_html('<div class="tijdlijn__details">{}</div>', details) if details else GEEN_HTML,
    )


def render_tabelvenster(content: str, naam: str) -> SafeString:
    """Return a table of its own making in the region that scrolls by itself; `content` is its parts.

    For figures that are not a list of rows: a list is a `Tabel`.
    """
    return format_html(
        '<div class="tabelvak__venster" role="region" tabindex="0" aria-label="{}">'
        '<table class="utrecht-table utrecht-table--html-table tabel">{}</table></div>',
        naam,
        _trim(content),
    )


def _knopklasse(*, hoofd: bool) -> str:
    return f"nl-button nl-button--{'primary' if hoofd else 'secondary'}"


def _attribuut(naam: str, waarde: str) -> SafeString:
    return format_html(' {}="{}"', naam, waarde) if waarde else GEEN_HTML


def _tekst(content: str) -> str:
    """Put running text on one line: how a template is broken into lines is not part of what it says."""
    regel = re.sub(r"[ \t]*\n[ \t]*", " ", _trim(content))
    return mark_safe(regel) if isinstance(content, SafeString) else regel  # noqa: S308 - it was safe before


def _trim(content: str) -> str:
    """Take the white space of the template off; what was safe stays safe."""
    kort = content.strip()
    return mark_safe(kort) if isinstance(content, SafeString) else kort  # noqa: S308 - it was safe before
