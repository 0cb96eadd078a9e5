"""Old versions say that they are old, and versions that wait are seen by who may see them."""

from typing import Any

import pytest
from django.urls import reverse

from bekostiging.models import Afrekening, Contractafrekening
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.paginas.conftest import Bezoeker
from tests.paginas.lezen import read_tekst
from tests.paginas.versies import establish, make_correctie, make_versie
from tests.rechten.wereld import Wereld

pytestmark = pytest.mark.django_db
OUD = "Dit is een oude versie."


def find_adressen(rij: Contractafrekening) -> dict[str, str]:
    """Give every page of a version and of an outcome in it."""
    regio = ("afrekening", "afrekening_verrekening", "afrekening_jaarrekening", "afrekening_verschil")
    return {
        **{naam: reverse(naam, args=[rij.afrekening_id]) for naam in regio},
        "contractafrekening": reverse("contractafrekening", args=[rij.pk]),
        "lijnen": reverse("lijnen", args=[rij.pk, "0.0.0"]),
    }


VAN_AANBIEDER = ("contractafrekening", "lijnen")


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER])
def test_every_page_of_an_old_version_says_so_and_leads_to_the_one_that_binds(
    wereld: Wereld, als: Bezoeker, vast: Afrekening, rol: Rol
) -> None:
    with met_systeemzicht():
        oud = wereld.eigen["contractafrekening"]
        nieuw = make_correctie(wereld, vast, 600)
        establish(wereld, nieuw.afrekening)
    bindend = find_adressen(nieuw) | {"lijnen": reverse("contractafrekening", args=[nieuw.pk])}
    bindend["afrekening_verschil"] = bindend["afrekening"]
    for naam, adres in find_adressen(oud).items():
        if rol == Rol.AANBIEDER and naam not in VAN_AANBIEDER:
            continue
        assert OUD in read_tekst(als, rol, adres), naam
        tekst = als(rol).get(adres).content.decode()
        assert f'href="{bindend[naam]}"' in tekst.split(OUD)[1][:400], naam
        assert OUD not in read_tekst(als, rol, find_adressen(nieuw)[naam]), naam


def find_waar(rol: str, vast: Afrekening, uitkomst: Any) -> list[str]:
    lijsten = ["contractafrekeningen", *([] if rol == Rol.AANBIEDER else ["afrekeningen"])]
    paginas = [reverse("contractafrekening", args=[uitkomst.pk])]
    paginas += [] if rol == Rol.AANBIEDER else [reverse("afrekening", args=[vast.pk])]
    return [reverse("start"), *[reverse(naam) for naam in lijsten], *paginas]


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER])
def test_a_shared_correction_that_waits_is_seen_without_a_filter(
    wereld: Wereld, als: Bezoeker, vast: Afrekening, rol: Rol
) -> None:
    with met_systeemzicht():
        rij = make_correctie(wereld, vast, 600)
    nummer = rij.afrekening.versie
    for adres in find_waar(rol, vast, wereld.eigen["contractafrekening"]):
        tekst = read_tekst(als, rol, adres)
        assert f"Versie {nummer}" in tekst, adres
        assert "is gedeeld en wacht op vaststellen." in tekst, adres
        if adres != reverse("contractafrekening", args=[wereld.eigen["contractafrekening"].pk]):
            assert "600,00" not in tekst, adres
    wachtend = f"{reverse('contractafrekeningen')}?versies=wacht"
    tekst = read_tekst(als, rol, wachtend)
    assert f"2022, versie {nummer}" in tekst
    assert f"2022, versie {vast.versie}" not in tekst
    pagina = read_tekst(als, rol, reverse("contractafrekening", args=[rij.pk]))
    assert "Deze versie is gedeeld en wacht op vaststellen. Tot dan geldt een andere versie." in pagina
    with met_systeemzicht():
        establish(wereld, rij.afrekening)
    assert "wacht op vaststellen" not in read_tekst(als, rol, reverse("start"))


def test_a_concept_waits_on_the_start_page_of_who_makes_settlements(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    with met_systeemzicht():
        gedeeld = make_versie(wereld, "gedeeld")
        concept = make_versie(wereld, "concept")
    tekst = als(Rol.CONTRACTMANAGER).get(reverse("start")).content.decode()
    assert f"Versie {concept.versie} van 2022 is een concept en wacht op delen." in tekst
    assert f'href="{reverse("afrekening", args=[concept.pk])}"' in tekst
    assert f"Versie {gedeeld.versie} van 2022 is gedeeld" in tekst
    for rol in (Rol.FINANCIEN, Rol.AANBIEDER, Rol.INKOPER):
        assert "concept en wacht" not in als(rol).get(reverse("start")).content.decode()


def test_what_was_shared_before_the_version_that_binds_does_not_wait(
    wereld: Wereld, als: Bezoeker, vast: Afrekening
) -> None:
    tekst = read_tekst(als, Rol.CONTRACTMANAGER, reverse("start"))
    assert "wacht op vaststellen" not in tekst
