"""The sentence that says what is still to be paid over a year; each amount leads to what it is made of."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from inkoop.kern.afwikkeling import Afwikkeling, make_zegwijze
from inkoop.kern.verrekening import Saldozin
from inkoop.platform.schermen.services import render_link

# What a filter calls contracts with products of more than one law.
MEER = "meer"


def render_saldozin(zin: Saldozin, afrekening: int, afwikkeling: Afwikkeling) -> SafeString:
    """Return the sentence; of a correction followed by what was established before, and all together.

    Args:
        afrekening: key of the settlement that it tells about.
        afwikkeling: what is due to the same people.
    """
    tekst = _render_zin(zin, afrekening)
    if not afwikkeling.eerder:
        return tekst
    eerder = afwikkeling.describe_eerder(make_zegwijze(zin.wie))
    return format_html("Uit deze correctie: {} {}", tekst, eerder)


def _render_zin(zin: Saldozin, afrekening: int) -> SafeString:
    adres = reverse("afrekening_verrekening", args=[afrekening])
    delen = format_html_join(
        ", ",
        "{} {}",
        (
            (render_link(bedrag, f"{adres}?posten-wet={wet or MEER}#tabel-posten"), woorden)
            for wet, bedrag, woorden in zin.delen
        ),
    )
    totaal = render_link(zin.bedrag, f"{adres}#tabel-overzicht") if zin.bedrag else ""
    begin = format_html("{} {} {}", zin.begin, totaal, zin.slot) if zin.bedrag else zin.begin
    return format_html("{}: {}.", begin, delen) if delen else format_html("{}.", begin)
