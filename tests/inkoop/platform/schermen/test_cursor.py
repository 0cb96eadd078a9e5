"""Pages by cursor over a real database: complete, in order, forwards and back."""

import pytest
from django.core.exceptions import BadRequest
from django.db.models import Count
from pytest_django import DjangoAssertNumQueries

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen.cursor import kan_leeg_zijn
from tests.inkoop.platform.schermen.regels import AccountTabel, make_accounts, make_tabel, vraag

pytestmark = pytest.mark.django_db
SORTERINGEN = ["gebruikersnaam", "-gebruikersnaam", "naam", "-naam", "last_login", "-last_login"]


def blader(adres: str, kant: str) -> list[list[str]]:
    """Walk through all pages from an address and return the accounts on each."""
    paginas = []
    while adres:
        tabel = make_tabel(adres)
        paginas.append([rij[0].tekst for rij in tabel.rijen])
        adres = getattr(tabel, f"{kant}_url")
        assert len(paginas) < 20, "dit bladert in een kring"
    return paginas


@pytest.mark.parametrize("sortering", SORTERINGEN)
def test_walking_forward_shows_every_row_once_in_order(sortering: str) -> None:
    make_accounts(23)

    paginas = blader(f"/?sorteer={sortering}", "volgende")

    gezien = [account for pagina in paginas for account in pagina]
    verwacht = list(make_tabel(f"/?sorteer={sortering}").get_alle_rijen())
    assert gezien == [account.gebruikersnaam for account in verwacht]
    assert [len(pagina) for pagina in paginas] == [4, 4, 4, 4, 4, 3]


@pytest.mark.parametrize("sortering", SORTERINGEN)
def test_walking_back_shows_the_same_pages(sortering: str) -> None:
    make_accounts(23)
    heen = blader(f"/?sorteer={sortering}", "volgende")
    adres = f"/?sorteer={sortering}"
    while make_tabel(adres).volgende_url:
        adres = make_tabel(adres).volgende_url

    terug = blader(adres, "vorige")

    assert terug[::-1] == heen


def test_empty_values_come_last_in_both_directions() -> None:
    make_accounts(6)
    for sortering in ("last_login", "-last_login"):
        rijen = list(make_tabel(f"/?sorteer={sortering}").get_alle_rijen())
        assert [rij.last_login is None for rij in rijen] == [False] * 4 + [True] * 2


def test_a_page_costs_one_statement_wherever_it_lies(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_accounts(30)
    adres = make_tabel(make_tabel().volgende_url).volgende_url
    with django_assert_num_queries(1):
        tabel = make_tabel(adres)
        assert len(tabel.rijen) == 4
        assert tabel.vorige_url
        assert tabel.volgende_url


def test_the_first_page_has_no_page_before_it_and_the_last_none_after() -> None:
    make_accounts(4)
    tabel = make_tabel()
    assert tabel.vorige_url == ""
    assert tabel.volgende_url == ""
    assert tabel.telling == "4 regels."


def test_rows_that_are_added_up_in_the_database_can_be_paged() -> None:
    make_accounts(23)

    class PerNaam(AccountTabel):
        kolommen = tuple(k for k in AccountTabel.kolommen if k.naam == "naam")
        filters = None
        volgorde = "naam"
        sleutel = "naam"
        per_pagina = 3

    bron = Gebruiker.objects.values("naam").annotate(aantal=Count("pk"))
    tabel = PerNaam(bron, vraag())
    gezien = [rij[0].tekst for rij in tabel.rijen]
    while tabel.volgende_url:
        tabel = PerNaam(bron, vraag(tabel.volgende_url))
        gezien += [rij[0].tekst for rij in tabel.rijen]
    assert gezien == [f"Naam {i}" for i in range(7)]


def test_a_cursor_that_was_not_made_here_is_refused() -> None:
    with pytest.raises(BadRequest, match="bladerlink"):
        _ = make_tabel("/?na=verzonnen").pagina


def test_a_cursor_of_another_order_is_refused() -> None:
    make_accounts(6)
    cursor = make_tabel("/?sorteer=naam").volgende_url.split("na=")[1]
    with pytest.raises(BadRequest, match="andere volgorde"):
        _ = make_tabel(f"/?sorteer=-naam&na={cursor}").pagina


def test_paths_say_whether_they_can_be_empty() -> None:
    assert not kan_leeg_zijn(Gebruiker, "naam")
    assert not kan_leeg_zijn(Gebruiker, "pk")
    assert kan_leeg_zijn(Gebruiker, "last_login")
    assert kan_leeg_zijn(Gebruiker, "groups__name")
    assert kan_leeg_zijn(Gebruiker, "een_annotatie")
