"""What other pages say about settlements."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from bekostiging.models import Afrekening, GeparkeerdContract
from bekostiging.selectors import (
    Nagekomentelling,
    count_nagekomen,
    find_afwikkelingen,
    find_bindende_afrekeningen,
    find_bindende_contractafrekeningen,
    find_bindende_sleutels,
    find_geparkeerd,
    find_rapporten_per_jaar,
    find_versieafwikkelingen,
    find_wachtende_versies,
    get_afwikkeling,
    is_gemeentelijk,
)
from bekostiging.selectors.posten import find_posten, make_saldozin, name_gemeenten
from bekostiging.views.afrekeningen import make_wachtvraag
from bekostiging.views.saldozin import render_saldozin
from bekostiging.views.tonen import (
    describe_richting,
    describe_wachtend,
    get_saldotoon,
    get_statustoon,
    get_te_verrekenen,
    get_zegwijze,
)
from contracten.models import Contract
from inkoop.kern.afwikkeling import say_aanbieder
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen.services import Blok, Blokregel, Toon, render_blok

AANTAL = 8
MET_RAPPORTEN = 3


def _get_gebruiker(request: HttpRequest) -> Gebruiker:
    """Give the account: a filling is only made for a role, so there is one."""
    if not isinstance(request.user, Gebruiker):
        raise TypeError("een vulling is alleen voor wie is aangemeld")
    return request.user


def render_afrekeningen(request: HttpRequest, _: Any) -> SafeString:
    """Show the version that binds of each region and year, with what it settles."""
    gebruiker = _get_gebruiker(request)
    afrekeningen = list(find_bindende_afrekeningen(gebruiker).order_by("-jaar", "regio__naam")[:AANTAL])
    afwikkelingen = find_versieafwikkelingen(afrekeningen, gebruiker)
    wachtende = list(find_wachtende_versies(gebruiker))
    regels = [
        Blokregel(
            f"{afrekening.jaar} {afrekening.regio}, versie {afrekening.versie}",
            reverse("afrekening", args=[afrekening.pk]),
            f"{_describe_vergoeding(afrekening, is_eigen=is_gemeentelijk(gebruiker))} "
            f"{afwikkelingen[afrekening.pk].describe(get_zegwijze(gebruiker))}",
            afrekening.get_status_display(),
            get_statustoon(afrekening),
        )
        for afrekening in afrekeningen
    ]
    wachtend = [_make_wachtregel(versie, reverse("afrekening", args=[versie.pk])) for versie in wachtende]
    nagekomen = count_nagekomen(gebruiker)
    correctie = [
        _make_nagekomenregel(afrekening, nagekomen[afrekening.pk])
        for afrekening in [*afrekeningen, *wachtende]
        if afrekening.pk in nagekomen
    ]
    blok = Blok(
        "Afrekeningen",
        [*regels, *wachtend, *correctie],
        "Er is nog geen afrekening gemaakt.",
        "Alle afrekeningen",
        reverse("afrekeningen"),
    )
    return render_blok(request, blok)


def _make_nagekomenregel(afrekening: Afrekening, telling: Nagekomentelling) -> Blokregel:
    """Name what changed since a version was computed, and lead to it."""
    return Blokregel(
        f"{afrekening.jaar} {afrekening.regio}, versie {afrekening.versie}",
        f"{reverse('afrekening', args=[afrekening.pk])}#correctie",
        telling.tekst,
        "Wacht op correctie" if telling.is_vast else "Veranderd na berekening",
        Toon.LET_OP,
    )


def _make_wachtregel(versie: Afrekening, adres: str) -> Blokregel:
    """Name a version that waits, without amounts: those of the version that binds stand beside it."""
    return Blokregel(
        f"{versie.jaar} {versie.regio}, versie {versie.versie}",
        adres,
        describe_wachtend(versie),
        versie.get_status_display(),
        get_statustoon(versie),
    )


def _describe_vergoeding(afrekening: Any, *, is_eigen: bool) -> str:
    bedrag = afrekening.eigen_vergoeding if is_eigen else afrekening.vergoeding
    van = " van mijn gemeente" if is_eigen else ""
    return f"Vergoeding{van} {format_bedrag(bedrag)}."


def render_verrekening(request: HttpRequest, _: Any) -> SafeString:
    """Say in a sentence what the own municipality still pays or gets over the latest year."""
    gebruiker = _get_gebruiker(request)
    afrekening = find_bindende_afrekeningen(gebruiker).order_by("-jaar", "regio__naam").first()
    posten = find_posten(gebruiker, afrekening) if afrekening else []
    if afrekening is None or not posten:
        return SafeString("")
    wie = name_gemeenten(posten, "Het geheel van uw gemeenten")
    zin = make_saldozin(wie, afrekening.jaar, posten)
    context = {
        "afrekening": afrekening,
        "zin": render_saldozin(zin, afrekening.pk, get_afwikkeling(afrekening, gebruiker)),
        "statustoon": get_statustoon(afrekening),
    }
    return render_to_string("bekostiging/saldozin.html", context, request=request)


def render_downloads(request: HttpRequest, _: Any) -> SafeString:
    """Show municipal finance the reports of its municipality, of the latest years.

    Of each year those of the version that binds, or else of the first one after it that has any: a new
    version without reports takes no download away.
    """
    gebruiker = _get_gebruiker(request)
    regels = [
        Blokregel(
            bestand.naam,
            reverse("bestanden:download", args=[bestand.pk]),
            f"{afrekening.jaar} {afrekening.regio}, versie {afrekening.versie}",
        )
        for afrekening, bestand in find_rapporten_per_jaar(gebruiker, MET_RAPPORTEN)
    ]
    blok = Blok(
        "Downloads", regels, "Van de laatste afrekening zijn nog geen rapporten van uw gemeente gemaakt."
    )
    return render_blok(request, blok)


def render_geparkeerd(request: HttpRequest, _: Any) -> SafeString:
    """Show the contracts that wait for something, of the versions that bind."""
    gebruiker = _get_gebruiker(request)
    geparkeerd = find_geparkeerd(gebruiker).filter(afrekening__in=find_bindende_sleutels(gebruiker))
    regels = [
        _make_regel(rij) for rij in geparkeerd.order_by("-afrekening__jaar", "contract__nummer")[:AANTAL]
    ]
    blok = Blok("Geparkeerde contracten", regels, "Er zijn geen geparkeerde contracten.")
    return render_blok(request, blok)


def _make_regel(rij: GeparkeerdContract) -> Blokregel:
    afrekening: Afrekening = rij.afrekening
    return Blokregel(
        f"{rij.contract.nummer}, {rij.contract.aanbieder}",
        reverse("contract", args=[rij.contract_id]),
        rij.reden,
        f"Afrekening {afrekening.jaar}",
        Toon.LET_OP,
    )


def render_eigen_afrekeningen(request: HttpRequest, _: Any) -> SafeString:
    """Show a provider the outcome of its contracts, of each year in the version that binds."""
    gebruiker = _get_gebruiker(request)
    bindend = find_bindende_contractafrekeningen(gebruiker).order_by("-afrekening__jaar", "contract__nummer")
    gekozen = list(bindend[:AANTAL])
    afwikkelingen = find_afwikkelingen(gekozen, gebruiker)
    regels = [
        Blokregel(
            f"{rij.afrekening.jaar}, versie {rij.afrekening.versie}: {rij.contract.nummer}",
            reverse("contractafrekening", args=[rij.pk]),
            afwikkelingen[rij.pk].describe(say_aanbieder),
            rij.afrekening.get_status_display(),
            get_statustoon(rij.afrekening),
        )
        for rij in gekozen
    ]
    lijst = reverse("contractafrekeningen")
    wachtend = [
        _make_wachtregel(versie, f"{lijst}?{make_wachtvraag(versie)}")
        for versie in find_wachtende_versies(gebruiker)
    ]
    blok = Blok(
        "Mijn afrekeningen",
        [*regels, *wachtend],
        "Er is nog niets afgerekend.",
        "Alle afrekeningen",
        reverse("contractafrekeningen"),
    )
    return render_blok(request, blok)


def render_afrekeningen_van_contract(request: HttpRequest, contract: Contract) -> SafeString:
    """Show the settlements of a contract on its page, of each year in the version that binds."""
    gebruiker = _get_gebruiker(request)
    afrekeningen = find_bindende_contractafrekeningen(gebruiker).filter(contract=contract)
    rijen = [
        (rij, describe_richting(get_te_verrekenen(rij)), get_saldotoon(get_te_verrekenen(rij)))
        for rij in afrekeningen.order_by("-afrekening__jaar")[:AANTAL]
    ]
    geparkeerd = find_geparkeerd(gebruiker).filter(
        contract=contract, afrekening__in=find_bindende_sleutels(gebruiker)
    )
    return render_to_string(
        "bekostiging/contract.html",
        {"rijen": rijen, "geparkeerd": geparkeerd.order_by("-afrekening__jaar")},
        request=request,
    )
