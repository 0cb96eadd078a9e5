"""Tables: columns, order, filters, totals and what they show when there is nothing."""

from dataclasses import dataclass
from decimal import Decimal

import django_filters
import pytest
from django.core.exceptions import BadRequest
from django.template.loader import render_to_string

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen.services import Filters, Kolom, Soort, Tabel, Toon
from tests.inkoop.platform.schermen.regels import make_accounts, make_tabel, vraag


@dataclass(frozen=True)
class Post:
    """A row in memory."""

    naam: str
    bedrag: Decimal | None


class Postentabel(Tabel):
    """A table over rows in memory."""

    bijschrift = "Posten"
    volgorde = "-bedrag"
    per_pagina = 2
    kolommen = (
        Kolom("naam", "Naam", kop=True, sorteer=True),
        Kolom("bedrag", "Bedrag", Soort.BEDRAG, sorteer=True, totaal=True),
        Kolom("stand", "Stand", Soort.STATUS, waarde=lambda _: "Klaar", toon=lambda _: Toon.GOED),
    )


POSTEN = [Post("a", Decimal("1.10")), Post("b", None), Post("c", Decimal("30.05")), Post("d", Decimal("2"))]


def test_rows_in_memory_are_sorted_with_the_empty_ones_last_and_paged() -> None:
    tabel = Postentabel(POSTEN, vraag())
    assert [rij[0].tekst for rij in tabel.rijen] == ["c", "d"]
    volgende = Postentabel(POSTEN, vraag(tabel.volgende_url))
    assert [rij[0].tekst for rij in volgende.rijen] == ["a", "b"]
    assert [rij[0].tekst for rij in Postentabel(POSTEN, vraag(volgende.vorige_url)).rijen] == ["c", "d"]
    assert volgende.volgende_url == ""


def test_a_list_of_more_pages_can_be_shown_whole_to_print_it() -> None:
    tabel = Postentabel(POSTEN, vraag("/?sorteer=naam"))
    assert tabel.heel_url == "?sorteer=naam&heel=ja"
    heel = Postentabel(POSTEN, vraag(f"/{tabel.heel_url}"))
    assert [rij[0].tekst for rij in heel.rijen] == ["a", "b", "c", "d"]
    assert (heel.heel_url, heel.volgende_url) == ("", "")


def test_totals_cover_all_rows_and_not_only_the_page() -> None:
    totalen = Postentabel(POSTEN, vraag()).totalen
    assert [cel.tekst if cel else None for cel in totalen] == [None, "€\u00a033,15", None]


def test_no_rows_means_no_totals_and_the_text_for_empty() -> None:
    tabel = Postentabel([], vraag())
    assert tabel.totalen == []
    assert "Er zijn nog geen regels." in render_to_string("schermen/tabel.html", {"tabel": tabel})


def test_the_headings_tell_the_order_and_turn_it() -> None:
    koppen = Postentabel(POSTEN, vraag()).koppen
    assert [kop.richting for kop in koppen] == ["", "descending", ""]
    assert [kop.url for kop in koppen] == ["?sorteer=naam", "?sorteer=bedrag", ""]
    assert Postentabel(POSTEN, vraag("/?sorteer=bedrag")).koppen[1].url == "?sorteer=-bedrag"


def test_another_order_than_offered_is_refused() -> None:
    for sortering in ("stand", "bestaat_niet", "naam__id"):
        with pytest.raises(BadRequest, match="sorteren"):
            _ = Postentabel(POSTEN, vraag(f"/?sorteer={sortering}")).rijen


def test_an_unknown_value_is_shown_as_a_dash_with_words_for_who_listens() -> None:
    html = render_to_string("schermen/tabel.html", {"tabel": Postentabel([Post("b", None)], vraag())})
    assert '<span aria-hidden="true">–</span><span class="visueel-verborgen">leeg</span>' in html


def test_a_table_without_caption_is_refused() -> None:
    with pytest.raises(ValueError, match="Naamloos heeft geen bijschrift"):
        type("Naamloos", (Tabel,), {})([], vraag())


def test_a_column_that_cannot_be_sorted_or_added_up_says_so() -> None:
    with pytest.raises(ValueError, match="sorteert op een functie"):
        Kolom("x", "X", waarde=lambda _: 1, sorteer=True)
    with pytest.raises(ValueError, match="geen optelbaar pad"):
        Kolom("x", "X", totaal=True)


def test_two_tables_on_a_page_keep_their_parameters_apart() -> None:
    tabel = Postentabel(POSTEN, vraag("/?sorteer=naam"), voorvoegsel="b")
    assert tabel.koppen[1].richting == "descending"
    assert tabel.koppen[0].url == "?sorteer=naam&b-sorteer=naam"


@pytest.mark.django_db
class TestFilter:
    def test_it_keeps_the_rows_that_fit_and_says_so_in_words(self) -> None:
        make_accounts(6)
        tabel = make_tabel("/?rol=inkoper")
        assert [rij[0].tekst for rij in tabel.rijen] == ["g001", "g003", "g005"]
        assert [(f.label, f.waarde) for f in tabel.toegepaste_filters] == [("Rol", "Inkoper")]

    def test_the_order_survives_filtering_and_the_filter_survives_sorting(self) -> None:
        tabel = make_tabel("/?rol=inkoper&sorteer=-naam")
        assert tabel.wis_url == "?sorteer=-naam"
        assert tabel.verborgen_parameters == [("sorteer", "-naam")]
        assert tabel.koppen[0].url == "?rol=inkoper&sorteer=gebruikersnaam"

    def test_an_impossible_value_shows_the_whole_list_and_an_error(self) -> None:
        make_accounts(6)
        tabel = make_tabel("/?rol=koning")
        assert len(tabel.rijen) == 4
        assert tabel.filter_is_open
        assert "Er klopt iets niet" in render_to_string("schermen/tabel.html", {"tabel": tabel})

    def test_a_filter_that_fits_nothing_offers_to_clear_it(self) -> None:
        html = render_to_string("schermen/tabel.html", {"tabel": make_tabel("/?rol=inkoper")})
        assert "Er is niets dat bij dit filter past." in html

    def test_totals_come_from_the_filtered_rows(self) -> None:
        make_accounts(6)
        tabel = make_tabel("/?rol=inkoper")
        som = sum(Gebruiker.objects.filter(rollen=["inkoper"]).values_list("id", flat=True))
        cel = tabel.totalen[-1]
        assert cel is not None
        assert cel.tekst.replace(".", "") == str(som)


def test_a_short_text_stays_on_one_line_also_where_it_names_the_row() -> None:
    class Nummertabel(Tabel):
        bijschrift = "Posten"
        kolommen = (Kolom("naam", "Nummer", Soort.KORT, kop=True), Kolom("bedrag", "Bedrag", Soort.BEDRAG))

    tabel = Nummertabel(POSTEN[:1], vraag())
    html = render_to_string("schermen/tabel.html", {"tabel": tabel})
    assert '<th scope="row" class="tabel__heel"><span class="tabel__naam">a' in html
    assert tabel.get_kolommen()[0].get_bladkolom().soort is Soort.TEKST


class Accountfilter(Filters):
    """A filter that takes numbers and one of two choices."""

    nummer = django_filters.NumberFilter(label="Nummer", field_name="pk")
    stand = django_filters.ChoiceFilter(label="Stand", field_name="is_active", choices=[("1", "Aan")])


class GefilterdeTabel(Tabel):
    """A table over accounts with filters."""

    bijschrift = "Accounts"
    volgorde = "gebruikersnaam"
    filters = Accountfilter
    kolommen = (Kolom("gebruikersnaam", "Naam", kop=True, sorteer=True),)


@pytest.mark.django_db
@pytest.mark.parametrize(("adres", "naam"), [("/?nummer=x", "Nummer"), ("/?stand=weg&nummer=1", "Stand")])
def test_a_filter_that_cannot_be_used_gives_a_sentence_and_the_whole_list(adres: str, naam: str) -> None:
    make_accounts(3)
    tabel = GefilterdeTabel(Gebruiker.objects.all(), vraag(adres))
    html = render_to_string("schermen/tabel.html", {"tabel": tabel})
    assert len(tabel.rijen) == 3
    assert f"Zo is niet te filteren: {naam}. Daarom staat hier de hele lijst." in html
    assert tabel.toegepaste_filters == []


@pytest.mark.django_db
def test_a_file_is_not_made_of_a_filter_that_cannot_be_used() -> None:
    make_accounts(3)
    with pytest.raises(BadRequest, match="Nummer"):
        GefilterdeTabel(Gebruiker.objects.all(), vraag("/?nummer=x")).get_alle_rijen()
