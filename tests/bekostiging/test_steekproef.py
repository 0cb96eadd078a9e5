"""Who checks a settlement draws lines by amount, once, and sees what the settlement kept of them."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from bekostiging.models import Afrekening, Steekproef, Steekproefregel
from bekostiging.selectors import find_lijnen, get_stap, list_getrokken
from bekostiging.services import (
    MEESTE_KEREN,
    Steekproefopgave,
    draw_steekproef,
    make_afrekening,
)
from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.platform.logboek.models import Logregel
from segmenten.models import RegioToegang
from tests.bekostiging.hulp import make_gedeeld, store_voorbeeld
from tests.fabrieken import make_gebruiker

pytestmark = pytest.mark.django_db

PXQ = "01"
PLAN = Steekproefopgave(12, "plan 2022", "controle van de jaarrekening")


@pytest.fixture
def afrekening() -> Afrekening:
    return make_gedeeld(store_voorbeeld(PXQ))


@pytest.fixture
def accountant(afrekening: Afrekening) -> Gebruiker:
    account = make_gebruiker("accountant", Rol.ACCOUNTANT, toegang_tot=date(2126, 12, 31))
    RegioToegang.objects.create(gebruiker=account, regio=afrekening.regio)
    return account


def draw(afrekening: Afrekening, wie: Gebruiker, opgave: Steekproefopgave = PLAN) -> Steekproef:
    with met_zicht_van(wie):
        return draw_steekproef(afrekening, opgave, wie)


def read(steekproef: Steekproef) -> list[tuple[int, str, int]]:
    with met_systeemzicht():
        regels = steekproef.regels.order_by("volgnummer")
        return list(regels.values_list("contractafrekening_id", "pad", "plaats"))


def refuse(afrekening: Afrekening, wie: Gebruiker, opgave: Steekproefopgave = PLAN) -> list[str]:
    with pytest.raises(BezwarenError) as fout:
        draw(afrekening, wie, opgave)
    with met_systeemzicht():
        assert not Steekproefregel.objects.exists()
    return [bezwaar.reden for bezwaar in fout.value.bezwaren]


def test_as_many_lines_are_drawn_as_were_asked_each_with_the_amount_that_was_kept(
    afrekening: Afrekening, accountant: Gebruiker
) -> None:
    steekproef = draw(afrekening, accountant)
    assert len(read(steekproef)) == 12
    with met_zicht_van(accountant):
        getrokken = list_getrokken(steekproef)
    with met_systeemzicht():
        for regel in getrokken:
            bedragen = [lijn.bedrag for lijn in find_lijnen(get_stap(regel.uitkomst, regel.pad))]  # type: ignore[union-attr]
            assert regel.bedrag in bedragen
        logregel = Logregel.objects.get(handeling="steekproef_getrokken")
    assert logregel.reden == PLAN.reden
    assert logregel.verschil["begin"] == "plan 2022"


def test_the_same_beginning_gives_the_same_lines(afrekening: Afrekening, accountant: Gebruiker) -> None:
    eerste, weer = (draw(afrekening, accountant) for _ in range(2))
    assert read(eerste) == read(weer)
    andere = (draw(afrekening, accountant, Steekproefopgave(1, woord, "controle")) for woord in "abc")
    assert len({tuple(read(steekproef)) for steekproef in andere}) > 1


def test_a_sample_does_not_change(afrekening: Afrekening, accountant: Gebruiker) -> None:
    draw(afrekening, accountant)
    for opdracht in (
        "UPDATE bekostiging_steekproef SET zaad = 'x'",
        "DELETE FROM bekostiging_steekproefregel",
    ):
        with (
            pytest.raises(DatabaseError, match="definitief"),
            met_systeemzicht(),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(opdracht)


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.TOEZICHTHOUDER])
def test_only_an_accountant_draws(afrekening: Afrekening, rol: str) -> None:
    ander = make_gebruiker("ander", rol)
    RegioToegang.objects.create(gebruiker=ander, regio=afrekening.regio)
    assert "Alleen een accountant trekt een steekproef." in refuse(afrekening, ander)


def test_nothing_is_drawn_from_a_concept_or_from_another_region(accountant: Gebruiker) -> None:
    ander = make_afrekening(store_voorbeeld("02"), 2022, None)
    assert refuse(ander, accountant) == [
        "U ziet deze afrekening niet.",
        "Een steekproef komt uit een afrekening die is gedeeld of vastgesteld.",
    ]


def test_a_sample_has_a_size_a_beginning_and_a_reason(afrekening: Afrekening, accountant: Gebruiker) -> None:
    assert refuse(afrekening, accountant, Steekproefopgave(101, " ", "")) == [
        "Kies 1 tot en met 100 regels.",
        "Vul een begin in: een getal of een woord.",
        "Zeg waarvoor de steekproef is.",
    ]


def test_a_beginning_or_reason_that_is_too_long_is_refused_and_not_cut_off(
    afrekening: Afrekening, accountant: Gebruiker
) -> None:
    assert refuse(afrekening, accountant, Steekproefopgave(1, "x" * 41, "y" * 301)) == [
        "Houd dit korter: ten hoogste 40 tekens.",
        "Houd dit korter: ten hoogste 300 tekens.",
    ]


def test_who_draws_again_and_again_does_not_see_all_lines(
    afrekening: Afrekening, accountant: Gebruiker
) -> None:
    for keer in range(MEESTE_KEREN):
        draw(afrekening, accountant, Steekproefopgave(1, str(keer), "controle"))
    with pytest.raises(BezwarenError, match="U trok al 5 steekproeven"):
        draw(afrekening, accountant, Steekproefopgave(1, "nog een", "controle"))


def test_an_accountant_draws_and_looks_in_the_browser(afrekening: Afrekening, accountant: Gebruiker) -> None:
    client = Client()
    client.force_login(accountant)
    adres = reverse("steekproef_nieuw", args=[afrekening.pk])
    fout = client.post(adres, {"aantal": "0", "zaad": "", "reden": ""}).content.decode()
    assert "Trek de steekproef" in fout
    antwoord: Any = client.post(adres, {"aantal": "3", "zaad": "7", "reden": "controle"}, follow=True)
    pagina = antwoord.content.decode()
    assert "De steekproef is getrokken." in pagina
    with met_systeemzicht():
        steekproef = Steekproef.objects.get()
        (regel, *_) = list_getrokken(steekproef)
        gezien = Logregel.objects.filter(handeling="steekproef_bekeken").count()
    assert regel.client in pagina
    assert regel.uitkomst.contract.nummer in pagina
    assert gezien == 1
    assert (
        reverse("steekproef", args=[steekproef.pk])
        in client.get(reverse("steekproeven", args=[afrekening.pk])).content.decode()
    )


def test_a_sample_that_is_taken_along_says_by_itself_how_it_was_drawn(
    afrekening: Afrekening, accountant: Gebruiker
) -> None:
    steekproef = draw(afrekening, accountant)
    client = Client()
    client.force_login(accountant)
    adres = reverse("steekproef", args=[steekproef.pk])
    bestand = client.get(adres, {"export": "csv"})
    inhoud = b"".join(bestand.streaming_content) if bestand.streaming else bestand.content  # type: ignore[attr-defined]
    regels = inhoud.decode().splitlines()
    versie = f"{afrekening.regio.code}-{afrekening.jaar}-versie-{afrekening.versie}"
    assert f"steekproef-{versie}-nummer-{steekproef.pk}" in bestand["Content-Disposition"]
    assert all(PLAN.zaad in regel and PLAN.reden in regel for regel in regels[1:])
    assert "Begin" in regels[0]
    # On the page it stands once, above the lines.
    assert client.get(adres).content.decode().count(PLAN.reden) == 1
