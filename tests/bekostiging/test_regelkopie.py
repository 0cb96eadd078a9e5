"""The lines that an earlier version kept are copied where nothing changed, and read where it did."""

from collections.abc import Collection
from typing import Any

import pytest

from bekostiging.models import Afrekening
from bekostiging.services import invoerkenmerken, make_afrekening, regelstand
from bekostiging.services.regelstand import keep_regels, save_regelstand
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeentevoorkomen, Regio
from tests.bekostiging.hulp import store_voorbeeld
from tests.bekostiging.opgeslagen import count_contracten, count_gehouden, read_bewaard
from tests.fabrieken import LeveringFactory, PrestatieFactory
from toegang.models import Client, Prestatie
from toegang.services import renew_sommen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def credit_and_deliver_again(regio: Regio) -> str:
    """Take a line back and deliver the same again: the sums are what they were, the lines are not."""
    oud = Prestatie.objects.filter(regio=regio, goedgekeurd=True, gecrediteerd_door=None).earliest("pk")
    velden: dict[str, Any] = {
        veld: getattr(oud, veld) for veld in ("toewijzing", "begindatum", "einddatum", "eenheid", "volume")
    }
    levering = LeveringFactory.create(regio=regio, volgnummer=99, digest="9" * 64)
    PrestatieFactory.create(
        **velden,
        levering=levering,
        nummer="CREDIT",
        goedgekeurd=False,
        reden="credit",
        crediteert=oud,
        crediteert_nummer=oud.nummer,
    )
    PrestatieFactory.create(**velden, levering=levering, nummer="OPNIEUW")
    return oud.contract.nummer


def test_of_what_did_not_change_the_kept_lines_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """A result may be kept while the lines behind it are others: those are read."""
    regio = store_voorbeeld("03")
    assert keep_regels(make_afrekening(regio, 2022, None))
    with met_systeemzicht():
        nummer = credit_and_deliver_again(regio)
        renew_sommen(regio)
    gelezen: list[set[str]] = []
    save = regelstand.save_regelstand

    def spy(afrekening: Afrekening, gekopieerd: Collection[int] = ()) -> None:
        alle = afrekening.contractafrekeningen.exclude(pk__in=gekopieerd)
        gelezen.append(set(alle.values_list("contract__nummer", flat=True)))
        save(afrekening, gekopieerd)

    monkeypatch.setattr(regelstand, "save_regelstand", spy)
    nieuw = make_afrekening(regio, 2022, None)
    assert count_gehouden(nieuw) == count_contracten(nieuw) > 1
    assert keep_regels(nieuw)
    assert gelezen == [{nummer}]
    vol = make_afrekening(regio, 2022, None, hergebruik=False)
    with met_systeemzicht():
        save(vol)
    assert read_bewaard(nieuw) == read_bewaard(vol) != {}


def test_no_lines_are_copied_from_a_version_that_kept_none_or_of_another_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    tweede = make_afrekening(regio, 2022, None)
    assert keep_regels(tweede)
    with monkeypatch.context() as anders:
        anders.setattr(invoerkenmerken, "get_programmadigest", lambda: "anders")
        derde = make_afrekening(regio, 2022, None)
        anders.setattr(regelstand, "KOPIEER", "niet uitvoeren")
        assert keep_regels(derde)
    assert read_bewaard(tweede) == read_bewaard(derde) != {}


@pytest.mark.parametrize("nummer", ["05", "08"])
def test_a_name_that_changed_is_not_copied(nummer: str) -> None:
    regio = store_voorbeeld(nummer)
    assert keep_regels(make_afrekening(regio, 2022, None))
    with met_systeemzicht():
        Gemeentevoorkomen.objects.update(naam="Andersdorp")
        for client in Client.objects.all():
            Client.objects.filter(pk=client.pk).update(pseudoniem=f"Anders{client.pk}")
    nieuw = make_afrekening(regio, 2022, None)
    assert keep_regels(nieuw)
    vol = make_afrekening(regio, 2022, None, hergebruik=False)
    with met_systeemzicht():
        save_regelstand(vol)
    assert "Anders" in str(read_bewaard(vol))
    assert read_bewaard(nieuw) == read_bewaard(vol)
