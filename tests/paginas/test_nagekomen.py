"""Who is told what of data that changed after a version was computed, before it is established."""

from typing import Any

import pytest
from django.urls import reverse

from bekostiging.models import Afrekening, NagekomenWijziging
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests import fabrieken
from tests.paginas.conftest import Bezoeker
from tests.paginas.lezen import read, read_tekst
from tests.paginas.versies import establish, make_versie
from tests.rechten.wereld import Wereld

pytestmark = pytest.mark.django_db
REGIOROLLEN = (Rol.CONTRACTMANAGER, Rol.INKOPER)
SINDS = "Na deze berekening is er iets veranderd bij"


@pytest.fixture
def gedeeld(wereld: Wereld) -> Afrekening:
    """The version that everybody sees; it is shared, and nothing changed since."""
    afrekening: Afrekening = wereld.eigen["afrekening"]
    return afrekening


def change(afrekening: Afrekening, contract: Any, soort: str) -> None:
    with met_systeemzicht():
        NagekomenWijziging.objects.create(
            afrekening=afrekening, contract=contract, soorten=[soort], gezien_op=fabrieken.MOMENT
        )


def find_adressen(afrekening: Afrekening) -> tuple[str, str]:
    return reverse("start"), reverse("afrekening", args=[afrekening.pk])


def test_of_what_did_not_change_nothing_is_said(wereld: Wereld, als: Bezoeker, gedeeld: Afrekening) -> None:
    for rol in (*REGIOROLLEN, Rol.FINANCIEN):
        for adres in find_adressen(gedeeld):
            assert "eranderd na" not in read_tekst(als, rol, adres), (rol, adres)
            assert SINDS not in read_tekst(als, rol, adres), (rol, adres)
    tekst = read_tekst(als, Rol.CONTRACTMANAGER, reverse("afrekening", args=[gedeeld.pk]))
    assert reverse("afrekening_vaststellen", args=[gedeeld.pk]) in read(
        als, Rol.CONTRACTMANAGER, "afrekening", gedeeld.pk
    )
    assert "Laat eerst opnieuw berekenen" not in tekst


def test_who_works_for_the_region_is_told_of_each_contract_what_changed(
    wereld: Wereld, als: Bezoeker, gedeeld: Afrekening
) -> None:
    change(gedeeld, wereld.eigen["contract"], "KPI-scores")
    change(gedeeld, wereld.buren["contract"], "opslagen")
    change(gedeeld, None, "afgekeurde prestaties")
    assert f"{SINDS} 2 contracten en de hele regio." in read_tekst(als, Rol.CONTRACTMANAGER, reverse("start"))
    for rol in REGIOROLLEN:
        pagina = read_tekst(als, rol, reverse("afrekening", args=[gedeeld.pk]))
        assert f"{SINDS} 2 contracten en de hele regio." in pagina, rol
        tabel = pagina.partition("Deze versie rekent niet met wat hieronder staat.")[2]
        for tekst in ("KPI-scores", "opslagen", "Hele regio", wereld.buren["contract"].nummer):
            assert tekst in tabel, (rol, tekst)


def test_what_is_going_to_be_refused_is_no_button(wereld: Wereld, als: Bezoeker, gedeeld: Afrekening) -> None:
    change(gedeeld, wereld.buren["contract"], "opslagen")
    pagina = read(als, Rol.CONTRACTMANAGER, "afrekening", gedeeld.pk)
    assert "Laat eerst opnieuw berekenen. Daarna kunt u delen en vaststellen." in pagina
    assert reverse("afrekening_vaststellen", args=[gedeeld.pk]) not in pagina
    assert reverse("afrekening_starten") in pagina
    assert "Laat eerst opnieuw berekenen" not in read(als, Rol.INKOPER, "afrekening", gedeeld.pk)


def test_a_municipality_is_told_of_contracts_in_which_it_has_a_part_and_not_what_changed(
    wereld: Wereld, als: Bezoeker, gedeeld: Afrekening
) -> None:
    change(gedeeld, wereld.buren["contract"], "opslagen")
    for adres in find_adressen(gedeeld):
        assert SINDS not in read_tekst(als, Rol.FINANCIEN, adres)
        assert "eranderd na" not in read_tekst(als, Rol.FINANCIEN, adres)
    change(gedeeld, wereld.eigen["contract"], "KPI-scores")
    for adres in find_adressen(gedeeld):
        tekst = read_tekst(als, Rol.FINANCIEN, adres)
        assert f"{SINDS} 1 contract waarin uw gemeente een deel heeft." in tekst
        assert "KPI-scores" not in tekst
        assert "opslagen" not in tekst
    tabel = read_tekst(als, Rol.FINANCIEN, reverse("afrekening", args=[gedeeld.pk])).partition(
        "Deze versie rekent niet met wat hieronder staat."
    )[2]
    assert wereld.eigen["contract"].nummer in tabel.partition("Afgekeurde prestaties")[0]
    assert wereld.buren["contract"].nummer not in tabel.partition("Afgekeurde prestaties")[0]
    contract = read_tekst(
        als, Rol.FINANCIEN, reverse("contractafrekening", args=[wereld.eigen["contractafrekening"].pk])
    )
    assert "Na deze berekening is er iets veranderd bij dit contract." in contract
    assert "KPI-scores" not in contract.partition("Berekening")[0]


def test_a_municipality_with_care_but_no_part_yet_is_told(
    wereld: Wereld, als: Bezoeker, gedeeld: Afrekening
) -> None:
    """Its first line came in after the computation."""
    change(gedeeld, wereld.buren["contract"], "prestaties")
    with met_systeemzicht():
        zorg = wereld.buren["toewijzing"]
        fabrieken.ToewijzingFactory.create(
            contract=zorg.contract,
            client=zorg.client,
            gemeente=wereld.eigen["gemeente"],
            product=zorg.product,
            nummer="T-nieuw",
        )
    assert f"{SINDS} 1 contract waarin" in read_tekst(als, Rol.FINANCIEN, find_adressen(gedeeld)[1])


def test_a_provider_is_told_of_its_own_contract_alone(
    wereld: Wereld, als: Bezoeker, gedeeld: Afrekening
) -> None:
    adres = reverse("contractafrekening", args=[wereld.eigen["contractafrekening"].pk])
    change(gedeeld, wereld.buren["contract"], "opslagen")
    change(gedeeld, None, "afgekeurde prestaties")
    assert "iets veranderd" not in read_tekst(als, Rol.AANBIEDER, adres)
    assert "iets veranderd" not in read_tekst(als, Rol.AANBIEDER, reverse("start"))
    change(gedeeld, wereld.eigen["contract"], "KPI-scores")
    tekst = read_tekst(als, Rol.AANBIEDER, adres)
    assert "Na deze berekening is er iets veranderd bij dit contract: KPI-scores." in tekst
    assert "Dat telt pas mee in een nieuwe berekening." in tekst
    assert "opslagen" not in tekst


def test_of_a_concept_only_who_makes_settlements_hears(
    wereld: Wereld, als: Bezoeker, gedeeld: Afrekening
) -> None:
    with met_systeemzicht():
        establish(wereld, gedeeld)
        concept = make_versie(wereld, "concept")
    change(concept, wereld.eigen["contract"], "KPI-scores")
    for adres in find_adressen(concept):
        assert f"{SINDS} 1 contract." in read_tekst(als, Rol.CONTRACTMANAGER, adres)
    for rol in (Rol.INKOPER, Rol.FINANCIEN):
        assert SINDS not in read_tekst(als, rol, reverse("start"))
        assert SINDS not in read_tekst(als, rol, reverse("afrekening", args=[gedeeld.pk]))


def test_of_an_old_version_nothing_is_said_any_more(
    wereld: Wereld, als: Bezoeker, gedeeld: Afrekening
) -> None:
    change(gedeeld, wereld.eigen["contract"], "KPI-scores")
    with met_systeemzicht():
        make_versie(wereld, "gedeeld")
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN):
        for adres in find_adressen(gedeeld):
            assert SINDS not in read_tekst(als, rol, adres)
    contract = reverse("contractafrekening", args=[wereld.eigen["contractafrekening"].pk])
    assert "iets veranderd" not in read_tekst(als, Rol.AANBIEDER, contract)
