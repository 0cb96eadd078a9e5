"""What pages say of a correction, and of what waits for one."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from bekostiging.models import Afrekening, NagekomenWijziging
from bekostiging.selectors import (
    Bedragverschil,
    Contractverschil,
    Verschilsoort,
    find_afrekeningen,
    get_afwikkeling,
)
from bekostiging.views.verschil import Verschilregel
from inkoop.kern.afwikkeling import OF_BETAALD
from inkoop.kern.opmaak import format_datum, format_moment
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests import fabrieken
from tests.paginas.conftest import Bezoeker
from tests.paginas.lezen import read, read_tekst
from tests.paginas.versies import VASTGESTELD_OP, establish, make_correctie
from tests.rechten.wereld import Wereld

pytestmark = pytest.mark.django_db


def test_what_waits_for_a_correction_stands_with_the_settlement_and_the_contract(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    rij = wereld.eigen["contractafrekening"]
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN):
        assert "Er wacht niets op een correctie." in read(als, rol, "afrekening", vast.pk)
    with met_systeemzicht():
        NagekomenWijziging.objects.create(
            afrekening=vast, contract=rij.contract, soorten=["prestaties"], gezien_op=fabrieken.MOMENT
        )
        NagekomenWijziging.objects.create(
            afrekening=vast, soorten=["afgekeurde prestaties"], gezien_op=fabrieken.MOMENT
        )
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN):
        tekst = read(als, rol, "afrekening", vast.pk)
        assert "Wacht op correctie" in tekst
        is_eigen = rol == Rol.FINANCIEN
        # What it is may be of a neighbour: a municipality reads of which contract.
        assert ("afgekeurde prestaties" in tekst) != is_eigen
        waarin = " waarin uw gemeente een deel heeft" if is_eigen else ""
        zin = f"Na het vaststellen is er iets veranderd bij 1 contract{waarin} en de hele regio."
        assert zin in tekst.partition("Uitkomst per contract")[0].partition("Mijn gemeente per")[0]
        start = als(rol).get(reverse("start")).content.decode()
        assert zin in start
        assert f'href="{reverse("afrekening", args=[vast.pk])}#correctie"' in start
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER):
        tekst = read(als, rol, "contractafrekening", rij.pk)
        wat = "" if rol == Rol.FINANCIEN else ": prestaties"
        assert f"is er iets veranderd bij dit contract{wat}." in tekst
        assert "Na het vaststellen" in tekst
    knop = read(als, Rol.CONTRACTMANAGER, "afrekening", vast.pk)
    assert "Correctie berekenen" in knop
    assert "Correctie berekenen" not in read(als, Rol.FINANCIEN, "afrekening", vast.pk)


def test_a_correction_says_what_it_corrects_and_settles_only_the_difference(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    with met_systeemzicht():
        rij = make_correctie(wereld, vast, 700)
    correctie = rij.afrekening
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN):
        tekst = read(als, rol, "afrekening", correctie.pk)
        assert f"Dit is een correctie op versie {vast.versie}" in tekst
        assert "Te verrekenen" in tekst
        verschil = read(als, rol, "afrekening_verschil", correctie.pk)
        assert f"Verschil tussen versie {vast.versie} en {correctie.versie}" in verschil
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER):
        tekst = read(als, rol, "contractafrekening", rij.pk)
        assert "Uit deze correctie: de aanbieder betaalt €\xa024,00 terug." in tekst
        assert f"Wat is vastgesteld in versie {vast.versie} blijft daarom staan." in tekst
    antwoord = als(Rol.AANBIEDER).get(f"/api/v1/afrekeningen/{rij.pk}").json()
    assert (antwoord["corrigeert"], antwoord["te_verrekenen"]) == (vast.versie, "24.00")
    assert [deel["te_verrekenen"] for deel in antwoord["gemeenten"]] == ["24.00"]


def find_plaatsen(rij: Any) -> list[tuple[str, str, str]]:
    """Give the places that say what is due: a role, an address, and who pays or gets there."""
    versie, uitkomst = rij.afrekening, reverse("contractafrekening", args=[rij.pk])
    regio = [reverse(f"afrekening_{naam}", args=[versie.pk]) for naam in ("verrekening", "jaarrekening")]
    return [
        (Rol.AANBIEDER, reverse("start"), "aanbieder"),
        *[(rol, uitkomst, "aanbieder") for rol in (Rol.AANBIEDER, Rol.FINANCIEN, Rol.CONTRACTMANAGER)],
        (Rol.CONTRACTMANAGER, reverse("afrekening", args=[versie.pk]), "aanbieders"),
        (Rol.CONTRACTMANAGER, reverse("afrekening_vaststellen", args=[versie.pk]), "aanbieders"),
        (Rol.FINANCIEN, reverse("afrekening", args=[versie.pk]), "mijn gemeente"),
        (Rol.CONTRACTMANAGER, reverse("start"), "aanbieders"),
        (Rol.FINANCIEN, reverse("start"), "Eigendorp"),
        (Rol.FINANCIEN, reverse("start"), "mijn gemeente"),
        *[(Rol.FINANCIEN, adres, "Eigendorp") for adres in regio],
    ]


ZINNEN = {
    "aanbieder": ("de aanbieder krijgt {} bij", "de aanbieder betaalt {} terug"),
    "aanbieders": ("aanbieders krijgen samen {} bij", "aanbieders betalen samen {} terug"),
    "mijn gemeente": ("mijn gemeente betaalt {}", "mijn gemeente krijgt {}"),
    "Eigendorp": ("Eigendorp betaalt nog {}", "Eigendorp krijgt {}"),
}


def test_every_place_tells_the_correction_what_was_established_and_both_together(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    """The correction settles the other way around than the year; of neither it is known that it is paid."""
    with met_systeemzicht():
        rij = make_correctie(wereld, vast, 600)
        establish(wereld, rij.afrekening)
    for rol, adres, wie in find_plaatsen(rij):
        tekst = read_tekst(als, rol, adres)
        nu, eerder = ZINNEN[wie]
        dag = format_datum(localdate(VASTGESTELD_OP))
        plek = f"{rol} {adres}"
        assert f"Uit deze correctie: {nu.format('€ 76,00')}" in tekst, plek
        assert f"Uit versie {vast.versie}, vastgesteld op {dag}: {eerder.format('€ 676,00')}." in tekst, plek
        assert f"Samen: {eerder.format('€ 600,00')}." in tekst, plek
        assert OF_BETAALD in tekst, plek


def test_the_list_says_on_each_row_what_a_version_settles(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    """The saldo of a correction is that of the year; what it settles may go the other way around."""
    with met_systeemzicht():
        establish(wereld, make_correctie(wereld, vast, 600).afrekening)
    for rol, wie in (
        (Rol.INKOPER, "aanbieders"),
        (Rol.CONTRACTMANAGER, "aanbieders"),
        (Rol.FINANCIEN, "mijn gemeente"),
    ):
        bij, terug = ZINNEN[wie]
        tekst = read_tekst(als, rol, reverse("afrekeningen"))
        zin = f"Uit deze correctie: {bij.format('€ 76,00')}. Samen met wat eerder is vastgesteld:"
        assert f"€ 600,00 -€ 76,00 {zin} {terug.format('€ 600,00')}." in tekst, rol
        alle = read_tekst(als, rol, f"{reverse('afrekeningen')}?versies=alle")
        eerste = terug.format("€ 676,00")
        assert f"€ 676,00 € 676,00 {eerste[0].upper()}{eerste[1:]}." in alle, rol
        bestand: Any = als(rol).get(reverse("afrekeningen"), {"export": "csv"})
        assert ";-76,00;" in b"".join(bestand.streaming_content).decode()
        gebruiker = wereld.accounts[rol]
        with met_systeemzicht():
            versies = list(find_afrekeningen(gebruiker))
            assert len({versie.pk for versie in versies}) > 1
            for versie in versies:
                nu = get_afwikkeling(versie, gebruiker).nu
                assert versie.te_verrekenen == nu, versie  # type: ignore[attr-defined]


def test_lists_say_who_pays_what_the_correction_settles(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    with met_systeemzicht():
        rij = make_correctie(wereld, vast, 600)
        establish(wereld, rij.afrekening)
    aanbieder = wereld.eigen["aanbieder"].naam
    lijsten = [(Rol.AANBIEDER, reverse("contractafrekeningen"))]
    lijsten += [(Rol.CONTRACTMANAGER, reverse("afrekening", args=[rij.afrekening_id]))]
    for rol, adres in lijsten:
        tekst = read_tekst(als, rol, adres)
        assert "-€ 76,00" in tekst
        assert "De gemeenten betalen bij" in tekst
        assert f"{aanbieder} betaalt terug" not in tekst
    tekst = read_tekst(als, Rol.FINANCIEN, reverse("contractafrekening", args=[rij.pk]))
    assert "Eigendorp betaalt bij" in tekst
    assert "Eigendorp krijgt terug" not in tekst
    contract = read_tekst(als, Rol.AANBIEDER, reverse("contract", args=[rij.contract_id]))
    assert "te verrekenen met deze correctie -€ 76,00" in contract
    assert "Bijbetaling" in contract
    assert "Terugbetaling" not in contract
    adres = reverse("afrekening", args=[rij.afrekening_id])
    for richting, aantal in (("bijbetaling", 1), ("terugbetaling", 0)):
        pagina = als(Rol.CONTRACTMANAGER).get(adres, {"uitkomsten-richting": richting})
        with met_systeemzicht():
            assert pagina.context["uitkomsten"].bron.count() == aantal


def test_each_version_carries_the_moment_of_its_state(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    """The moment of making stood behind the word established."""
    tekst = read_tekst(als, Rol.CONTRACTMANAGER, reverse("afrekening", args=[vast.pk]))
    assert f"Versie {vast.versie} (deze) Vastgesteld op {format_moment(VASTGESTELD_OP)} (geldt)" in tekst


def test_the_difference_names_the_provider_and_leads_to_the_explanation(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    with met_systeemzicht():
        rij = make_correctie(wereld, vast, 600)
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN):
        tekst = read(als, rol, "afrekening_verschil", rij.afrekening_id)
        assert "het verschil in het saldo is te verrekenen" in tekst
        assert f"De gegevens zijn dezelfde als bij versie {vast.versie}." in tekst
        regel = tekst.partition(reverse("contractafrekening", args=[rij.pk]))[2].partition("</tr>")[0]
        assert wereld.eigen["aanbieder"].naam in regel
        assert "-€\xa076,00" in regel
        assert "Reden van parkeren" not in tekst


def test_other_figures_with_the_same_outcome_say_so() -> None:
    bedragen = {
        veld: Bedragverschil(Decimal(1), Decimal(2 if veld == "realisatie" else 1))
        for veld in ("realisatie", "vergoeding", "saldo")
    }
    for soort, woorden in (
        (Verschilsoort.GEWIJZIGD, "Gewijzigd, zelfde uitkomst"),
        (Verschilsoort.NIET_MEER_GEPARKEERD, "Niet meer geparkeerd"),
    ):
        assert Verschilregel(Contractverschil("C1", soort, bedragen, {}), "Alfa", 1).soort == woorden
    anders = bedragen | {"saldo": Bedragverschil(Decimal(1), Decimal(3))}
    gewijzigd = Contractverschil("C1", Verschilsoort.GEWIJZIGD, anders, {})
    assert Verschilregel(gewijzigd, "Alfa", 1).soort == "Gewijzigd"


def test_a_correction_of_what_did_not_change_says_so(wereld: Wereld, als: Bezoeker, vast: Afrekening) -> None:
    """It could be shared and established as if it settled something."""
    with met_systeemzicht():
        leeg = make_correctie(wereld, vast, 676).afrekening
        anders = fabrieken.AfrekeningFactory.create(
            regio=vast.regio, vorige=leeg, corrigeert=vast, vingerafdruk="1" * 64
        )
    zin = f"Er is niets veranderd sinds versie {vast.versie}: deze correctie verrekent niets."
    for naam in ("afrekening", "afrekening_delen"):
        assert zin in read_tekst(als, Rol.CONTRACTMANAGER, reverse(naam, args=[leeg.pk]))
        assert zin not in read_tekst(als, Rol.CONTRACTMANAGER, reverse(naam, args=[anders.pk]))
