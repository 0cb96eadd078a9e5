"""Decisions and explanations on the pages about settlements."""

import re
from typing import Any

import pytest
from django.urls import reverse

from bekostiging.models import (
    Afrekening,
    Afrekeningstatus,
    Contractafrekening,
    Gemeenteafrekening,
    GeparkeerdContract,
)
from bekostiging.services.regelstand import save_regelstand
from contracten.models import Jaarafspraak
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.taken.models import Taak
from tests import fabrieken
from tests.bekostiging.hulp import make_contractmanager, make_gedeeld
from tests.paginas.conftest import Bezoeker
from tests.rechten.wereld import Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


@pytest.fixture(autouse=True)
def _zonder_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent: these tests stop where the job begins."""
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)


def vaststellen(als: Bezoeker, afrekening: Any, **velden: str) -> Any:
    """Press the button on the confirmation page."""
    return als(Rol.CONTRACTMANAGER).post(reverse("afrekening_vaststellen", args=[afrekening.pk]), velden)


def bereken(wereld: Wereld) -> Afrekening:
    """Settle the own region and share it, so that there is a version which can be established."""
    return make_gedeeld(wereld.eigen["regio"])


def get_status(afrekening: Any) -> str:
    """Read the state again."""
    with met_systeemzicht():
        return Afrekening.objects.get(pk=afrekening.pk).status


def test_starting_a_settlement_leads_to_its_job(wereld: Wereld, als: Bezoeker) -> None:
    regio = wereld.eigen["regio"]
    antwoord = als(Rol.CONTRACTMANAGER).post(
        reverse("afrekening_starten"), {"regio": regio.pk, "jaar": "2022"}
    )
    taak = Taak.objects.get(soort="afrekening")
    assert antwoord.headers["Location"] == reverse("taak", args=[taak.pk])
    assert (taak.argumenten, taak.regio) == ({"regio": regio.code, "jaar": 2022}, regio.code)


def test_two_clicks_make_one_settlement_also_of_two_people(wereld: Wereld, als: Bezoeker) -> None:
    """The second contract manager follows the job that the first one asked for."""
    gegevens = {"regio": wereld.eigen["regio"].pk, "jaar": "2022"}
    collega = make_contractmanager(wereld.eigen["regio"], "collega")
    wereld.accounts["collega"] = collega
    antwoorden = [
        als(wie).post(reverse("afrekening_starten"), gegevens, follow=True)
        for wie in (Rol.CONTRACTMANAGER, Rol.CONTRACTMANAGER, "collega")
    ]
    taak = Taak.objects.get(soort="afrekening")
    assert {antwoord.redirect_chain[-1][0] for antwoord in antwoorden} == {reverse("taak", args=[taak.pk])}
    assert [antwoord.status_code for antwoord in antwoorden] == [200, 200, 200]
    teksten = [antwoord.content.decode() for antwoord in antwoorden]
    assert ["De berekening is gestart." in tekst for tekst in teksten] == [True, False, False]
    assert ["Dit was al gevraagd" in tekst for tekst in teksten] == [False, True, True]


def test_a_form_that_is_sent_again_has_its_effect_once(wereld: Wereld, als: Bezoeker) -> None:
    """Also when the job has ended in between: back, and the same button again."""
    adres, client = reverse("afrekening_starten"), als(Rol.CONTRACTMANAGER)
    sleutel = re.search(r'name="verzoek" value="(\w+)"', client.get(adres).content.decode())
    assert sleutel
    gegevens = {"regio": wereld.eigen["regio"].pk, "jaar": "2022", "verzoek": sleutel[1]}
    eerste = client.post(adres, gegevens)
    Taak.objects.filter(soort="afrekening").update(status="klaar")
    opnieuw = client.post(adres, gegevens, follow=True)
    assert opnieuw.redirect_chain[-1][0] == eerste.headers["Location"]
    assert "al verstuurd" in opnieuw.content.decode()
    assert Taak.objects.filter(soort="afrekening").count() == 1
    with met_systeemzicht():
        fabrieken.JaarafspraakFactory.create(contract=wereld.eigen["contract"], jaar=2023)
    anders = client.post(adres, gegevens | {"jaar": "2023"})
    assert "met andere antwoorden" in anders.content.decode()
    assert Taak.objects.filter(soort="afrekening").count() == 1


def test_another_region_cannot_be_settled(wereld: Wereld, als: Bezoeker) -> None:
    antwoord = als(Rol.CONTRACTMANAGER).post(
        reverse("afrekening_starten"), {"regio": wereld.vreemd["regio"].pk, "jaar": "2022"}
    )
    assert antwoord.status_code == 200
    assert not Taak.objects.filter(soort="afrekening").exists()


def test_only_a_contract_manager_starts_a_settlement(wereld: Wereld, als: Bezoeker) -> None:
    gegevens = {"regio": wereld.eigen["regio"].pk, "jaar": "2022"}
    for rol in set(Rol.values) - {Rol.CONTRACTMANAGER}:
        assert als(rol).post(reverse("afrekening_starten"), gegevens).status_code == 403


def test_a_confirmed_settlement_is_established(wereld: Wereld, als: Bezoeker) -> None:
    afrekening = bereken(wereld)
    antwoord = vaststellen(als, afrekening, bevestigd="on", met_geparkeerd="on")
    assert antwoord.headers["Location"] == reverse("afrekening", args=[afrekening.pk])
    assert get_status(afrekening) == Afrekeningstatus.VASTGESTELD


def test_without_the_confirmation_nothing_is_established(wereld: Wereld, als: Bezoeker) -> None:
    antwoord = vaststellen(als, wereld.eigen["afrekening"])
    assert "als u de uitkomsten hebt gecontroleerd" in antwoord.content.decode()
    assert get_status(wereld.eigen["afrekening"]) == Afrekeningstatus.GEDEELD


def test_parked_contracts_must_be_left_out_on_purpose(wereld: Wereld, als: Bezoeker) -> None:
    afrekening = wereld.eigen["afrekening"]
    with met_systeemzicht():
        contract = fabrieken.ContractFactory.create(perceel=wereld.eigen["perceel"])
        GeparkeerdContract.objects.create(afrekening=afrekening, contract=contract, reden="Geen tarief.")
    antwoord = vaststellen(als, afrekening, bevestigd="on")
    assert "Er zijn geparkeerde contracten (1)" in antwoord.content.decode()
    antwoord = vaststellen(als, afrekening, bevestigd="on", met_geparkeerd="on")
    assert "Er zijn geparkeerde contracten" not in antwoord.content.decode()


def test_what_changed_since_the_computation_is_told_with_the_refusal(wereld: Wereld, als: Bezoeker) -> None:
    afrekening = bereken(wereld)
    with met_systeemzicht():
        fabrieken.PrestatieFactory.create(
            toewijzing=wereld.eigen["toewijzing"], goedgekeurd=False, reden="eenheid_onjuist"
        )
    tekst = vaststellen(als, afrekening, bevestigd="on", met_geparkeerd="on").content.decode()
    assert "De gegevens zijn veranderd nadat deze versie is berekend" in tekst
    assert "afgekeurde prestaties" in tekst
    assert get_status(afrekening) == Afrekeningstatus.GEDEELD


def test_an_older_version_is_not_established(wereld: Wereld, als: Bezoeker) -> None:
    antwoord = vaststellen(als, wereld.eigen["afrekening"].vorige, bevestigd="on")
    assert "Er is een nieuwere versie" in antwoord.content.decode()


def test_the_page_says_beforehand_why_a_settlement_is_not_established(wereld: Wereld, als: Bezoeker) -> None:
    vorige = wereld.eigen["afrekening"]
    with met_systeemzicht():
        eigen = fabrieken.AfrekeningFactory.create(
            regio=vorige.regio,
            jaar=vorige.jaar,
            versie=vorige.versie + 1,
            vorige=vorige,
            status="gedeeld",
            gedeeld_op=fabrieken.MOMENT,
            gemaakt_door=wereld.accounts[Rol.CONTRACTMANAGER],
        )
    for afrekening, reden in ((vorige, "Er is een nieuwere versie"), (eigen, "U hebt deze afrekening zelf")):
        url = reverse("afrekening_vaststellen", args=[afrekening.pk])
        tekst = als(Rol.CONTRACTMANAGER).get(url).content.decode()
        assert reden in tekst
        assert "Stel definitief vast" not in tekst


def test_what_cannot_be_done_now_is_no_button_but_a_sentence(wereld: Wereld, als: Bezoeker) -> None:
    afrekening = bereken(wereld)
    knop = reverse("afrekening_vaststellen", args=[afrekening.pk])
    zin = "Vaststellen kan nu niet."
    adres = reverse("afrekening", args=[afrekening.pk])
    tekst = als(Rol.CONTRACTMANAGER).get(adres).content.decode()
    assert (knop in tekst, zin in tekst) == (True, False)
    # Who never does it by the role hears nothing of it.
    for rol in (Rol.INKOPER, Rol.FINANCIEN, Rol.BUDGETHOUDER, Rol.ACCOUNTANT):
        tekst = als(rol).get(adres).content.decode()
        assert (knop in tekst, zin in tekst) == (False, False)
    assert afrekening.vorige is not None
    tekst = als(Rol.CONTRACTMANAGER).get(reverse("afrekening", args=[afrekening.vorige.pk])).content.decode()
    assert "Dit is een oude versie. U kunt er niets meer mee doen." in tekst
    assert zin not in tekst
    assert reverse("afrekening_vaststellen", args=[afrekening.vorige.pk]) not in tekst
    assert vaststellen(als, afrekening, bevestigd="on", met_geparkeerd="on").status_code == 302
    tekst = als(Rol.CONTRACTMANAGER).get(adres).content.decode()
    assert (knop in tekst, zin in tekst) == (False, False)


@pytest.mark.parametrize(
    ("rol", "leest"),
    [
        (Rol.CONTRACTMANAGER, True),
        (Rol.FINANCIEN, True),
        (Rol.BUDGETHOUDER, False),
        (Rol.ACCOUNTANT, False),
        (Rol.INKOPER, False),
        (Rol.DIRECTIE, False),
    ],
)
def test_who_never_reads_a_report_finds_no_place_for_it(
    wereld: Wereld, als: Bezoeker, rol: Rol, leest: bool
) -> None:
    sleutel = wereld.eigen["afrekening"].pk
    tekst = als(rol).get(reverse("afrekening", args=[sleutel])).content.decode()
    assert (">Downloads<" in tekst, "geen rapporten van deze afrekening" in tekst) == (leest, leest)
    zip_ = als(rol).get(reverse("afrekening_rapportbundel", args=[sleutel]))
    assert zip_.status_code == (200 if leest else 403)
    assert Logregel.objects.filter(handeling="rapporten_geexporteerd").exists() == leest


@pytest.mark.parametrize(
    ("rol", "leest"), [(Rol.AANBIEDER, True), (Rol.TEKENBEVOEGDE, True), (Rol.FINANCIEN, False)]
)
def test_a_provider_finds_its_report_with_its_contract(
    wereld: Wereld, als: Bezoeker, rol: Rol, leest: bool
) -> None:
    """Also who signs for it: the report holds what the page tells, and no clients."""
    adres = reverse("contractafrekening", args=[wereld.eigen["contractafrekening"].pk])
    assert (">Downloads<" in als(rol).get(adres).content.decode()) == leest


def test_a_parked_contract_says_so_with_the_reason(wereld: Wereld, als: Bezoeker) -> None:
    with met_systeemzicht():
        contract = fabrieken.ContractFactory.create(perceel=wereld.eigen["perceel"])
        GeparkeerdContract.objects.create(
            afrekening=wereld.eigen["afrekening"], contract=contract, reden="Geen uurtarief bekend."
        )
    tekst = als(Rol.CONTRACTMANAGER).get(reverse("contract", args=[contract.pk])).content.decode()
    assert "is dit contract geparkeerd. Geen uurtarief bekend." in tekst
    assert "Dit contract is nog niet afgerekend" not in tekst


def test_the_start_page_of_a_provider_shows_only_the_latest_version(wereld: Wereld, als: Bezoeker) -> None:
    rij = wereld.eigen["contractafrekening"]
    with met_systeemzicht():
        eerder = Contractafrekening.objects.get(pk=rij.pk)
        eerder.pk, eerder.afrekening = None, rij.afrekening.vorige
        eerder.save()
    tekst = als(Rol.AANBIEDER).get(reverse("start")).content.decode()
    assert reverse("contractafrekening", args=[rij.pk]) in tekst
    assert f'"{reverse("contractafrekening", args=[eerder.pk])}"' not in tekst


def test_the_first_version_has_no_difference(wereld: Wereld, als: Bezoeker) -> None:
    vorige = wereld.eigen["afrekening"].vorige
    antwoord = als(Rol.CONTRACTMANAGER).get(reverse("afrekening_verschil", args=[vorige.pk]))
    assert antwoord.status_code == 404


def test_the_lines_state_that_their_sum_is_that_of_the_step(wereld: Wereld, als: Bezoeker) -> None:
    url = reverse("lijnen", args=[wereld.eigen["contractafrekening"].pk, "0.0.0"])
    tekst = als(Rol.CONTRACTMANAGER).get(url).content.decode()
    assert "De regels zijn samen €\xa0324,00. Dat is precies waarmee de stap rekent." in tekst


def test_the_lines_say_so_when_the_data_changed_since(wereld: Wereld, als: Bezoeker) -> None:
    with met_systeemzicht():
        fabrieken.PrestatieFactory.create(
            toewijzing=wereld.eigen["toewijzing"], begindatum="2022-06-01", einddatum="2022-06-30"
        )
    url = reverse("lijnen", args=[wereld.eigen["contractafrekening"].pk, "0.0.0"])
    tekst = als(Rol.CONTRACTMANAGER).get(url).content.decode()
    assert "De regels zijn nu samen €\xa0648,00. Dat is niet meer waarmee de stap rekende" in tekst


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER])
def test_a_line_that_was_taken_back_since_leads_to_its_credit(
    wereld: Wereld, als: Bezoeker, rol: Rol
) -> None:
    uitkomst, regel = wereld.eigen["contractafrekening"], wereld.eigen["prestatie"]
    url = reverse("lijnen", args=[uitkomst.pk, "0.0.0"])
    assert "Later teruggenomen" not in als(rol).get(url).content.decode()
    with met_systeemzicht():
        save_regelstand(uitkomst.afrekening)
        credit = fabrieken.PrestatieFactory.create(
            toewijzing=regel.toewijzing,
            nummer="K-1",
            goedgekeurd=False,
            reden="credit",
            crediteert=regel,
            crediteert_nummer=regel.nummer,
        )
    tekst = als(rol).get(url).content.decode()
    assert "Later teruggenomen" in tekst
    assert "De regels zijn samen €\xa0324,00. Dat is precies waarmee de stap rekent." in tekst
    adres = (
        f"{reverse('toewijzing', args=[regel.toewijzing_id])}?prestaties-kenmerk=%22K-1%22#tabel-prestaties"
    )
    assert f'href="{adres}"' in tekst
    pagina = als(rol).get(adres)
    assert [rij.pk for rij in pagina.context["prestaties"].pagina.rijen] == [credit.pk]


@pytest.mark.parametrize("pad", ["0", "9", "0.0.0.1", "x"])
def test_a_step_without_lines_does_not_exist(wereld: Wereld, als: Bezoeker, pad: str) -> None:
    url = reverse("lijnen", args=[wereld.eigen["contractafrekening"].pk, pad])
    assert als(Rol.CONTRACTMANAGER).get(url).status_code == 404


def test_a_provider_sees_who_pays_whom_in_words(wereld: Wereld, als: Bezoeker) -> None:
    url = reverse("contractafrekening", args=[wereld.eigen["contractafrekening"].pk])
    assert "De aanbieder betaalt €\xa0676,00 terug." in als(Rol.AANBIEDER).get(url).content.decode()


def get_grafiek(als: Bezoeker, rol: Rol, afrekening: Any, **filters: str) -> Any:
    """The chart of a settlement as an account sees it."""
    return als(rol).get(reverse("afrekening", args=[afrekening.pk]), filters).context["beeld"]


def test_the_chart_shows_what_the_filter_of_the_table_leaves(als: Bezoeker, wereld: Wereld) -> None:
    afrekening = wereld.eigen["afrekening"]
    nummer = wereld.eigen["contract"].nummer
    grafiek = get_grafiek(als, Rol.CONTRACTMANAGER, afrekening, **{"uitkomsten-zoek": nummer})
    assert [naam.partition(",")[0] for naam in grafiek.categorieen] == [nummer]
    assert [reeks.naam for reeks in grafiek.reeksen] == ["Budget", "Realisatie", "Uitkomst"]
    assert get_grafiek(als, Rol.CONTRACTMANAGER, afrekening, **{"uitkomsten-zoek": "bestaat niet"}) is None


def test_the_chart_of_municipal_finance_shows_its_own_part(als: Bezoeker, wereld: Wereld) -> None:
    grafiek = get_grafiek(als, Rol.FINANCIEN, wereld.eigen["afrekening"])
    with met_systeemzicht():
        delen = Gemeenteafrekening.objects.filter(
            contractafrekening__afrekening=wereld.eigen["afrekening"], gemeente=wereld.eigen["gemeente"]
        )
        eigen = sorted((deel.vergoeding for deel in delen), reverse=True)
    assert [reeks.naam for reeks in grafiek.reeksen] == ["Realisatie", "Al betaald", "Uitkomst"]
    assert grafiek.reeksen[2].waarden == eigen[:6]
    assert all(naam.endswith(wereld.eigen["gemeente"].naam) for naam in grafiek.categorieen)


def test_the_year_of_the_latest_agreements_is_proposed(als: Bezoeker, wereld: Wereld) -> None:
    formulier = als(Rol.CONTRACTMANAGER).get(reverse("afrekening_starten")).context["form"]
    with met_systeemzicht():
        jaren = Jaarafspraak.objects.filter(contract__regio=wereld.eigen["regio"]).values_list(
            "jaar", flat=True
        )
        assert formulier.initial["jaar"] == max(jaren)


def test_a_year_without_agreements_is_refused_in_words(als: Bezoeker, wereld: Wereld) -> None:
    regio = wereld.eigen["regio"]
    antwoord = als(Rol.CONTRACTMANAGER).post(
        reverse("afrekening_starten"), {"regio": regio.pk, "jaar": "2031"}
    )
    assert antwoord.context["form"].errors["jaar"] == [f"Regio {regio.naam} heeft geen afspraken over 2031."]
    assert not Taak.objects.filter(soort="afrekening").exists()
