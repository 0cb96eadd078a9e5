"""What lies behind a settlement that was shared stays as it saw it, whatever happens to the data after it."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from bekostiging.models import Afrekening, Contractafrekening, Regelstand
from bekostiging.selectors import (
    Lijn,
    add_lijnen,
    find_lijnen,
    get_doel,
    get_stap,
    has_bewaarde_lijnen,
)
from bekostiging.services import make_afrekening, start_afrekening, stel_vast
from bekostiging.services.regelstand import find_regelverschillen, keep_regels, save_regelstand
from bekostiging.services.taak import settle_taak
from contracten.models import Tarief
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.toestanden.services import OvergangGeweigerdError
from tests.bekostiging.berekening.bundel import read_bundel
from tests.bekostiging.berekening.gevallen import LEESBAAR, get_naam
from tests.bekostiging.hulp import make_contractmanager, make_gedeeld, share, store_voorbeeld
from tests.bekostiging.opgeslagen import find_lijnstappen
from tests.bekostiging.opslag import store_bundel
from tests.bekostiging.wijzigingen import change_everything

pytestmark = pytest.mark.django_db

Regels = dict[tuple[str, str], tuple[Decimal, list[Any]]]


def find_uitkomsten(afrekening: Afrekening) -> Iterator[Contractafrekening]:
    rijen = Contractafrekening.objects.filter(afrekening=afrekening)
    yield from rijen.select_related("afrekening__regio", "contract__perceel").order_by("contract__nummer")


def read_regels(afrekening: Afrekening) -> Regels:
    """Give the lines behind every step of every contract, and what they add up to."""
    gelezen: Regels = {}
    for rij in find_uitkomsten(afrekening):
        for pad, _ in find_lijnstappen(rij.uitleg["stappen"]):
            lijnen = find_lijnen(get_stap(rij, pad))
            gelezen[rij.contract.nummer, pad] = add_lijnen(lijnen), [_als_rij(lijn) for lijn in lijnen]
    return gelezen


def _als_rij(lijn: Any) -> Any:
    if isinstance(lijn, Lijn):
        return lijn
    client = lijn.toewijzing.client.pseudoniem
    return lijn.nummer, client, lijn.begindatum, lijn.einddatum, lijn.volume, lijn.tarief, lijn.bedrag


@pytest.mark.parametrize("geval", LEESBAAR, ids=get_naam)
def test_the_lines_stay_as_the_settlement_saw_them(geval: tuple[Path, Path]) -> None:
    map_, verwacht = geval
    with met_systeemzicht():
        regio = store_bundel(read_bundel(map_))
    afrekening = make_afrekening(regio, int(verwacht.stem[-4:]), None)
    with met_systeemzicht():
        voor = read_regels(afrekening)
    afrekening = share(afrekening)
    with met_systeemzicht():
        stel_vast(afrekening, make_contractmanager(regio, "vaststeller"), met_geparkeerd=True)
        assert read_regels(afrekening) == voor
        change_everything(regio)
        assert read_regels(afrekening) == voor
        for rij in find_uitkomsten(afrekening):
            for pad, code in find_lijnstappen(rij.uitleg["stappen"]):
                stap = get_stap(rij, pad)
                assert has_bewaarde_lijnen(stap)
                assert add_lijnen(find_lijnen(stap)) == get_doel(stap), f"{rij.contract} {pad} {code}"


def test_what_is_changed_here_would_change_lines_that_are_not_kept() -> None:
    """Else the test above could not fail."""
    regio = store_voorbeeld("01")
    concept = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        voor = read_regels(concept)
        assert voor
        change_everything(regio)
        assert read_regels(concept) != voor
        assert not Regelstand.objects.exists()


def test_what_a_correction_took_over_has_the_lines_of_then() -> None:
    regio = store_voorbeeld("03")
    vaststeller = make_contractmanager(regio, "vaststeller")
    eerste = make_gedeeld(regio)
    with met_systeemzicht():
        stel_vast(eerste, vaststeller)
        voor = {sleutel: rij for sleutel, rij in read_regels(eerste).items() if sleutel[0] == "C2"}
        Tarief.objects.filter(contract__nummer="C2").delete()
    tweede = make_gedeeld(regio)
    with met_systeemzicht():
        na = {sleutel: rij for sleutel, rij in read_regels(tweede).items() if sleutel[0] == "C2"}
    assert voor == na != {}


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE bekostiging_regelstand SET regels = '[]'",
        "DELETE FROM bekostiging_regelstand",
        "TRUNCATE bekostiging_regelstand",
    ],
)
def test_kept_lines_do_not_change_even_in_sql(opdracht: str) -> None:
    make_gedeeld(store_voorbeeld("01"))
    with (
        pytest.raises(DatabaseError),
        met_systeemzicht(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)


def test_lines_that_are_not_what_it_computed_with_are_refused() -> None:
    """Whatever a version was computed from, such as sums that were kept, the lines decide."""
    regio = store_voorbeeld("01")
    afrekening = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        assert find_regelverschillen(afrekening) != []
        save_regelstand(afrekening)
        assert find_regelverschillen(afrekening) == []


def test_a_difference_between_lines_and_steps_stops_the_sharing(monkeypatch: pytest.MonkeyPatch) -> None:
    regio = store_voorbeeld("01")
    afrekening = make_afrekening(regio, 2022, None)
    monkeypatch.setattr("bekostiging.services.vaststellen.save_regelstand", lambda _: None)
    with pytest.raises(OvergangGeweigerdError, match="de regels zijn samen"):
        share(afrekening)
    with met_systeemzicht():
        assert Afrekening.objects.get(pk=afrekening.pk).status == "concept"


def test_the_job_that_makes_a_concept_keeps_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)
    regio = store_voorbeeld("01")
    taak = start_afrekening(regio, 2022, make_contractmanager(regio, "maker"))
    settle_taak(taak, lambda *_: None)
    with met_systeemzicht():
        afrekening = Afrekening.objects.get()
        voor = read_regels(afrekening)
        assert Regelstand.objects.exists()
        change_everything(regio)
        assert read_regels(afrekening) == voor
        assert afrekening.status == "concept"


def test_no_lines_are_kept_of_other_data_than_it_computed_with(monkeypatch: pytest.MonkeyPatch) -> None:
    regio = store_voorbeeld("01")
    afrekening = make_afrekening(regio, 2022, None)
    with monkeypatch.context() as anders:
        anders.setattr("bekostiging.services.regelstand.find_regelverschillen", lambda *_: ["anders"])
        assert not keep_regels(afrekening)
    with met_systeemzicht():
        assert not Regelstand.objects.exists()
        change_everything(regio)
    assert not keep_regels(afrekening)
    with met_systeemzicht():
        assert not Regelstand.objects.exists()
