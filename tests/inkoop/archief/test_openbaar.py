"""What is made public leads to no person: few clients, free texts, and what was corrected later."""

from typing import Any

import pytest

from bekostiging.models import Afrekening, Contractafrekening
from bekostiging.selectors.betrokkenen import find_betrokkenen
from bekostiging.services import make_besluitstukken
from contracten.models import Contract, Jaarafspraak, Maatwerk
from contracten.services import make_contractstukken
from inkoop.kern import herleidbaar
from inkoop.kern.archiefstuk import Archiefstuk, Exportdoel
from inkoop.kern.opmaak import format_bedrag
from inkoop.kern.periode import Periode, jaarperiode
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from segmenten.models import Regio
from tests.bekostiging.hulp import establish, make_contractmanager, store_voorbeeld
from tests.fabrieken import PrestatieFactory
from tests.inkoop.archief.hulp import make_opgave
from toegang.models import Toewijzing

pytestmark = pytest.mark.django_db
GEHEIM = "Mevrouw Jansen belde"


def read_besluiten(wie: Gebruiker, regio: Regio, doel: Exportdoel = Exportdoel.WOO) -> list[Archiefstuk]:
    opgave = make_opgave(doel)
    assert opgave.vanaf is not None
    assert opgave.tot is not None
    periode = Periode(opgave.vanaf, opgave.tot)
    with met_zicht_van(wie):
        return list(make_besluitstukken(wie, regio, periode, doel))


def read_contracten(wie: Gebruiker, regio: Regio, doel: Exportdoel) -> str:
    with met_zicht_van(wie):
        return "\n".join(map(tell, make_contractstukken(wie, regio, jaarperiode(2022), doel)))


def tell(stuk: Archiefstuk) -> str:
    """Return all that a document says."""
    cellen = [cel for tabel in stuk.tabellen for rij in tabel.rijen for cel in rij]
    uitleg = [tabel.uitleg for tabel in stuk.tabellen]
    return "\n".join([*(waarde for _, waarde in stuk.feiten), *cellen, *uitleg])


def find_bedragen(afrekening: Afrekening) -> set[str]:
    """Return the amounts of each contract, as a page writes them."""
    with met_systeemzicht():
        rijen = Contractafrekening.objects.filter(afrekening=afrekening)
        return {format_bedrag(rij.realisatie) for rij in rijen if rij.realisatie}


@pytest.mark.parametrize(("naam", "aantallen"), [("01", {2}), ("04", None), ("05", None), ("08", None)])
def test_who_an_outcome_is_about_is_counted_in_the_lines_that_were_kept(
    naam: str, aantallen: set[int] | None
) -> None:
    regio = store_voorbeeld(naam)
    vast = establish(regio, make_contractmanager(regio, "vaststeller"))
    betrokkenen = find_betrokkenen(vast)
    assert betrokkenen
    with met_systeemzicht():
        clienten = set(Toewijzing.objects.filter(regio=regio).values_list("client", flat=True))
    geteld = [wie for wie in betrokkenen.values() if wie]
    assert geteld
    assert all(wie <= clienten for wie in geteld)
    if aantallen is not None:
        assert {len(wie) for wie in geteld} == aantallen


def test_what_came_after_establishing_counts_for_nobody() -> None:
    regio = store_voorbeeld("01")
    vast = establish(regio, make_contractmanager(regio, "vaststeller"))
    eerst = find_betrokkenen(vast)
    with met_systeemzicht():
        zorg = Toewijzing.objects.filter(regio=regio).order_by("pk")[0]
        PrestatieFactory.create(
            toewijzing__contract=zorg.contract, toewijzing__regio=regio, levering__volgnummer=99
        )
    assert find_betrokkenen(vast) == eerst


def test_a_contract_that_is_settled_on_its_agreement_is_about_nobody() -> None:
    regio = store_voorbeeld("09")
    vast = establish(regio, make_contractmanager(regio, "vaststeller"))
    assert frozenset() in find_betrokkenen(vast).values()


def test_amounts_about_few_are_not_told_and_the_archive_has_them() -> None:
    regio = store_voorbeeld("01")
    wie = make_contractmanager(regio, "vaststeller")
    vast = establish(regio, wie)
    bedragen = find_bedragen(vast)
    assert bedragen
    (openbaar,) = read_besluiten(wie, regio)
    assert not any(bedrag in tell(openbaar) for bedrag in bedragen)
    assert format_bedrag(vast.realisatie) not in tell(openbaar)
    assert "Bedragen over minder dan 10 cliënten blijven weg" in tell(openbaar)
    (bewaard,) = read_besluiten(wie, regio, Exportdoel.ARCHIEF)
    assert all(bedrag in tell(bewaard) for bedrag in bedragen)


def test_amounts_about_enough_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(personen: Any) -> Any:
        return herleidbaar.choose_onherleidbaar(personen, 1)

    monkeypatch.setattr("bekostiging.services.besluitstuk.choose_onherleidbaar", choose)
    regio = store_voorbeeld("01")
    wie = make_contractmanager(regio, "vaststeller")
    vast = establish(regio, wie)
    (openbaar,) = read_besluiten(wie, regio)
    assert all(bedrag in tell(openbaar) for bedrag in find_bedragen(vast))
    assert format_bedrag(vast.realisatie) in tell(openbaar)


def test_of_a_corrected_year_only_the_last_version_tells_amounts(monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(personen: Any) -> Any:
        return herleidbaar.choose_onherleidbaar(personen, 1)

    monkeypatch.setattr("bekostiging.services.besluitstuk.choose_onherleidbaar", choose)
    regio = store_voorbeeld("01")
    wie = make_contractmanager(regio, "vaststeller")
    eerste = establish(regio, wie)
    tweede = establish(regio, wie)
    oud, nieuw = read_besluiten(wie, regio)
    assert [stuk.kenmerk for stuk in (oud, nieuw)] == ["2022/1", f"2022/{tweede.versie}"]
    assert "later gecorrigeerd" in tell(oud)
    assert format_bedrag(eerste.realisatie) not in tell(oud)
    assert format_bedrag(tweede.realisatie) in tell(nieuw)
    # The archive has both.
    assert all(stuk.tabellen for stuk in read_besluiten(wie, regio, Exportdoel.ARCHIEF))


def test_a_concept_and_what_is_only_shared_is_no_decision() -> None:
    regio = store_voorbeeld("01")
    wie = make_contractmanager(regio, "vaststeller")
    assert read_besluiten(wie, regio) == []


def test_free_texts_and_numbers_per_municipality_stay_inside() -> None:
    regio = store_voorbeeld("04")
    wie = make_contractmanager(regio, "vaststeller")
    with met_systeemzicht():
        contract = Contract.objects.filter(regio=regio).order_by("pk")[0]
        traject = regio.trajecten.all()[0]
        Maatwerk.objects.create(contract=contract, traject=traject, uren_per_week=3, motivering=GEHEIM)
        afspraak, _ = Jaarafspraak.objects.get_or_create(contract=contract, jaar=2022)
        afspraak.verhogingen.create(datum="2022-06-01", bedrag=5, besluit=GEHEIM, volgorde=9)
        afspraak.prestaties.create(naam=GEHEIM, afgesproken=1, gerealiseerd=1, gewicht=1, volgorde=9)
        gemeente = regio.gemeenten.all()[0]
        afspraak.plekafspraken.create(gemeente=gemeente, traject=traject, aantal=1)
        contract.bron = GEHEIM
        contract.save()
    openbaar = read_contracten(wie, regio, Exportdoel.WOO)
    assert contract.nummer in openbaar
    assert GEHEIM not in openbaar
    assert "1 plek" not in openbaar
    bewaard = read_contracten(wie, regio, Exportdoel.ARCHIEF)
    assert bewaard.count(GEHEIM) > 3
    assert "1 plek" in bewaard


def test_what_is_made_public_of_a_contract_is_about_the_period() -> None:
    regio = store_voorbeeld("01")
    wie = make_contractmanager(regio, "vaststeller")
    with met_systeemzicht():
        contract = Contract.objects.filter(regio=regio).order_by("pk")[0]
        Jaarafspraak.objects.create(contract=contract, jaar=2031, bedrag=4321)
    assert "4.321,00" not in read_contracten(wie, regio, Exportdoel.WOO)
    assert "4.321,00" in read_contracten(wie, regio, Exportdoel.ARCHIEF)
