"""A buyer makes what a region buys and changes it, in the browser alone."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from segmenten.models import (
    Deelnemer,
    Expertise,
    Gemeente,
    Opslag,
    Perceel,
    Product,
    Regio,
    RegioToegang,
    Segment,
    Segmentvoorkomen,
    Sturing,
    Traject,
    Uurtarief,
)
from tests.fabrieken import RegioFactory, make_gebruiker

DAG = timedelta(days=1)
DELEN: list[tuple[str, dict[str, Any]]] = [
    ("gemeente", {"code": "0983", "naam": "Venlo", "inwoners": "2022: 102.176\n2023\t103.000"}),
    (
        "segment",
        {
            "code": "s1",
            "naam": "Ambulant",
            "domeinen": ["jeugd", "wmo"],
            "budgetmaxima": "2024: 1.250.000,50",
            "sturing.contract": "Streng.",
            "bron.document": "Inkoopvisie",
            "bron.paragraaf": "3",
        },
    ),
    (
        "perceel",
        {
            "code": "s1-lokaal",
            "segment": "s1",
            "soort": "lokaal",
            "deelnemers": ["0983"],
            "aanbieders_maximaal": "4",
            "looptijd_basis": "2",
            "looptijd_verlengingen": "1; 1",
            "tussentijdse_toetreding": "nee",
        },
    ),
    ("product", {"code": "45A04", "naam": "Begeleiding", "segment": "s1", "eenheid": "uur", "wet": "jeugd"}),
    ("expertise", {"code": "hbo", "naam": "Hbo", "uurtarieven": "2024: 61,505"}),
    (
        "traject",
        {
            "code": "t1",
            "naam": "Kort",
            "product": "45A04",
            "expertise": "hbo",
            "uren_per_week": "1,5",
            "doorlooptijd_dagen": "90",
        },
    ),
    ("opslag", {"code": "klein", "naam": "Kleine aanbieder", "percentage": "0,08"}),
]


@pytest.fixture
def regio(db: None) -> Iterator[Regio]:
    with met_systeemzicht():
        regio: Regio = RegioFactory.create(code="nieuw", naam="Nieuwe regio")
        yield regio


@pytest.fixture
def inkoper(regio: Regio) -> Gebruiker:
    gebruiker = make_gebruiker("inkoper", Rol.INKOPER)
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    return gebruiker


@pytest.fixture
def site(client: Client, inkoper: Gebruiker) -> Client:
    client.force_login(inkoper)
    return client


def read_velden(pagina: str) -> dict[str, str]:
    """Return the mark with which a form was shown."""
    begin = pagina.index('name="kenmerk"')
    return {"kenmerk": pagina[begin:].split('value="')[1].split('"')[0]}


def find_fouten(pagina: str) -> list[str]:
    """Return what a page says is wrong."""
    return re.findall(r'href="#id_[^"]*"[^>]*>([^<]*)<', pagina)


@pytest.fixture
def make(site: Client, regio: Regio) -> Callable[..., str]:
    """Fill in the form of a part and return what the buyer sees then."""

    def _make(soort: str, velden: dict[str, Any], code: str = "", *, begin: str = "") -> str:
        naam = "deel" if code else "deel_nieuw"
        adres = reverse(naam, args=[regio.pk, soort, *([code] if code else [])])
        kenmerk = read_velden(begin or site.get(adres).content.decode())
        antwoord = site.post(adres, {**kenmerk, **velden}, follow=True)
        assert antwoord.status_code == 200
        return unescape(antwoord.content.decode())

    return _make


@pytest.fixture
def ingericht(make: Callable[..., str]) -> None:
    for soort, velden in DELEN:
        pagina = make(soort, velden)
        assert "Opgeslagen." in pagina, (soort, find_fouten(pagina))


def test_a_region_is_made_from_nothing(ingericht: None, site: Client, regio: Regio) -> None:
    vandaag = localdate()
    gemeente = Gemeente.objects.op(vandaag).get(regio=regio)
    assert (gemeente.naam, sorted(gemeente.inwoners.values_list("jaar", "aantal"))) == (
        "Venlo",
        [(2022, 102_176), (2023, 103_000)],
    )
    segment = Segment.objects.op(vandaag).get(regio=regio)
    assert (segment.naam, segment.domeinen) == ("Ambulant", ["jeugd", "wmo"])
    assert segment.voorkomen.bron == {"document": "Inkoopvisie", "paragraaf": "3"}
    assert list(segment.budgetmaxima.values_list("jaar", "bedrag")) == [(2024, Decimal("1250000.50"))]
    assert Sturing.objects.get(segmentvoorkomen=segment.voorkomen).tekst == "Streng."
    perceel = Perceel.objects.op(vandaag).get(regio=regio)
    inrichting = perceel.voorkomen
    assert (perceel.segment, inrichting.model, inrichting.soort) == (segment, "nog_te_kiezen", "lokaal")
    assert (inrichting.looptijd, inrichting.tussentijdse_toetreding) == (
        {"basis": 2, "verlengingen": [1, 1]},
        False,
    )
    assert list(inrichting.deelnemers.all()) == [gemeente]
    assert Product.objects.op(vandaag).get(regio=regio).voorkomen.wet == "jeugd"
    assert Uurtarief.objects.get(expertise=Expertise.objects.get(regio=regio)).bedrag == Decimal("61.505")
    assert Traject.objects.op(vandaag).get(regio=regio).voorkomen.uren_per_week == Decimal("1.5")
    assert Opslag.objects.get(regio=regio).percentage == Decimal("0.08")
    overzicht = site.get(reverse("inrichten", args=[regio.pk])).content.decode()
    assert all(
        reverse("deel", args=[regio.pk, soort, velden["code"]]) in overzicht for soort, velden in DELEN
    )


def test_a_form_that_is_sent_as_it_is_shown_changes_nothing(
    ingericht: None, make: Callable[..., str], regio: Regio
) -> None:
    for soort, velden in DELEN:
        eigen = {naam: waarde for naam, waarde in velden.items() if naam != "code"}
        if soort == "perceel":
            del eigen["segment"]
        if soort in {"segment", "perceel", "product", "traject"}:
            eigen["ingang"] = localdate().isoformat()
        assert "er is niets veranderd" in make(soort, eigen, velden["code"]), soort
    assert Logregel.objects.filter(handeling="structuur_gewijzigd").count() == len(DELEN)


def test_what_changes_from_a_day_keeps_what_held_before(
    ingericht: None, make: Callable[..., str], regio: Regio
) -> None:
    ingang = localdate() + 30 * DAG
    velden = {**DELEN[1][1], "naam": "Ambulante hulp", "ingang": ingang.isoformat()}
    assert "Opgeslagen." in make("segment", velden, "s1")
    segment = Segment.objects.get(regio=regio)
    assert {(v.naam, v.vanaf, v.tot) for v in segment.voorkomens.all()} == {
        ("Ambulant", None, ingang - DAG),
        ("Ambulante hulp", ingang, None),
    }
    # What hangs on it goes along.
    assert [s.tekst for s in Sturing.objects.filter(segmentvoorkomen__segment=segment)] == ["Streng."] * 2
    perceel = {naam: waarde for naam, waarde in DELEN[2][1].items() if naam not in {"code", "segment"}}
    velden = {**perceel, "aanbieders_maximaal": "6", "ingang": ingang.isoformat()}
    assert "Opgeslagen." in make("perceel", velden, "s1-lokaal")
    assert Deelnemer.objects.filter(perceelvoorkomen__perceel__code="s1-lokaal").count() == 2
    regel = Logregel.objects.filter(handeling="structuur_gewijzigd").order_by("-pk").first()
    assert regel is not None
    assert (regel.gebruiker, regel.regio, regel.onderwerp_sleutel) == ("inkoper", "nieuw", "s1-lokaal")
    assert regel.verschil["aanbieders_maximaal"] == [4, 6]


def test_who_saves_second_sees_what_the_first_did_and_chooses(
    ingericht: None, make: Callable[..., str], site: Client, regio: Regio
) -> None:
    adres = reverse("deel", args=[regio.pk, "expertise", "hbo"])
    begin = site.get(adres).content.decode()
    assert "Opgeslagen." in make("expertise", {"naam": "Hbo plus", "uurtarieven": "2024: 61,505"}, "hbo")
    mijn = {"naam": "Hbo", "uurtarieven": "2024: 70"}
    pagina = make("expertise", mijn, "hbo", begin=begin)
    assert "Iemand anders heeft dit gewijzigd" in pagina
    assert "Nu staat er: Hbo plus." in pagina
    assert "2024: 70" in pagina
    assert Expertise.objects.get(regio=regio).naam == "Hbo plus"
    assert "Opgeslagen." in make("expertise", mijn, "hbo", begin=pagina)
    assert Expertise.objects.get(regio=regio).naam == "Hbo"


@pytest.mark.parametrize(
    ("soort", "velden", "reden"),
    [
        ("segment", {"code": "s1", "naam": "Nog een", "domeinen": ["wmo"]}, "'s1' is er al"),
        ("segment", {"code": "s2", "naam": "Twee"}, "Dit veld is vereist"),
        (
            "segment",
            {"code": "s2", "naam": "x", "domeinen": ["wmo"], "budgetmaxima": "veel"},
            "Schrijf het jaar",
        ),
        ("product", {"code": "P", "naam": "P", "segment": "weg"}, "Selecteer een geldige keuze"),
        (
            "perceel",
            {"code": "p2", "segment": "s1", "aanbieders_minimaal": "5", "aanbieders_maximaal": "2"},
            "minimaal 5 is meer dan maximaal 2 (NL §7)",
        ),
        ("opslag", {"code": "o", "naam": "o", "percentage": "1,5"}, "is hoger dan 1"),
        ("gemeente", {"code": "98", "naam": "Venlo"}, "vier cijfers"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_lost(
    ingericht: None, make: Callable[..., str], soort: str, velden: dict[str, Any], reden: str
) -> None:
    pagina = make(soort, velden)
    assert reden in pagina, find_fouten(pagina)
    assert "Opgeslagen." not in pagina
    assert f'value="{velden["code"]}"' in pagina
    assert Logregel.objects.filter(handeling="structuur_gewijzigd").count() == len(DELEN)


def test_a_day_on_which_something_else_holds_is_refused(
    ingericht: None, make: Callable[..., str], regio: Regio
) -> None:
    later, nog_later = localdate() + 30 * DAG, localdate() + 60 * DAG
    velden = {**DELEN[3][1], "naam": "Anders", "ingang": later.isoformat()}
    assert "Opgeslagen." in make("product", velden, "45A04")
    pagina = make("product", {**velden, "naam": "Weer anders", "ingang": nog_later.isoformat()}, "45A04")
    assert "open eerst wat op die dag geldt" in pagina


def test_a_segment_of_another_law_is_not_there(
    ingericht: None, make: Callable[..., str], site: Client, inkoper: Gebruiker, regio: Regio
) -> None:
    assert "Opgeslagen." in make("segment", {"code": "w", "naam": "Werk", "domeinen": ["participatie"]})
    Gebruiker.objects.filter(pk=inkoper.pk).update(wetten=["participatie"])
    assert site.get(reverse("deel", args=[regio.pk, "segment", "s1"])).status_code == 404
    assert site.get(reverse("deel", args=[regio.pk, "segment", "w"])).status_code == 200
    # What is changed within the own law leaves the others, and their order, as they are.
    velden = {"naam": "Werk en inkomen", "domeinen": ["participatie"], "ingang": localdate().isoformat()}
    assert "Opgeslagen." in make("segment", velden, "w")
    with met_systeemzicht():
        assert list(
            Segment.objects.filter(regio=regio).order_by("volgorde").values_list("code", flat=True)
        ) == [
            "s1",
            "w",
        ]
        assert Segmentvoorkomen.objects.filter(segment__code="s1").count() == 1


def test_a_kind_that_does_not_exist_has_no_page(site: Client, regio: Regio) -> None:
    assert site.get(reverse("deel_nieuw", args=[regio.pk, "kasteel"])).status_code == 404
    assert site.get(reverse("deel", args=[regio.pk, "segment", "weg"])).status_code == 404


def test_the_day_before_a_change_reads_as_it_was(
    ingericht: None, make: Callable[..., str], regio: Regio
) -> None:
    ingang = date(2030, 1, 1)
    velden = {**DELEN[3][1], "eenheid": "dagdeel", "ingang": ingang.isoformat()}
    assert "Opgeslagen." in make("product", velden, "45A04")
    product = Product.objects.get(regio=regio)
    assert [product.op(dag).eenheid for dag in (ingang - DAG, ingang)] == ["uur", "dagdeel"]
