"""The year before the demo year is lived to its end: established, added to, corrected, and never changed."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils import timezone

from bekostiging.models import Afrekening, Contractafrekening, NagekomenWijziging
from bekostiging.selectors import add_te_verrekenen
from bekostiging.services import calculate_regiojaar, read_stand
from inkoop.demo import opzet
from inkoop.demo.aanlevering import deliver_nagekomen
from inkoop.demo.accounts import ensure_accounts
from inkoop.demo.nagekomen import Nagekomen
from inkoop.demo.opdracht import Jaaropdracht
from inkoop.demo.opzet import ensure_correctie
from inkoop.demo.services import load_jaar
from inkoop.inname.models import Upload, Uploadstatus
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Regio
from tests.bekostiging.berekening.bundel import Bundel, read_bundel
from tests.inkoop.demo.gevallen import OPDRACHT, write_bundel
from toegang.models import Prestatie

KLEIN = Jaaropdracht("noord-limburg", 2022, 300, 1)
VROEGER = KLEIN.make_vroeger()


@pytest.fixture
def vroeger(tmp_path: Path) -> tuple[Bundel, Nagekomen]:
    jaar = write_bundel(OPDRACHT.make_vroeger(), tmp_path)
    return read_bundel(tmp_path), jaar.nagekomen


def test_an_earlier_year_has_a_part_of_the_contracts_and_ends_with_itself(
    vroeger: tuple[Bundel, Nagekomen],
) -> None:
    bundel, _ = vroeger
    contracten = bundel.regio["contracten"]
    assert 20 < len(contracten) < 60
    assert {str(contract["einddatum"]) for contract in contracten} == {"2021-12-31"}
    einden = {rij["einddatum"] for rij in bundel.tabellen["toewijzingen"]}
    assert "" not in einden
    assert max(einden) == "2021-12-31"


def test_what_both_years_share_is_the_same_so_that_loading_one_leaves_the_other(tmp_path: Path) -> None:
    regels = []
    for opdracht in (KLEIN, VROEGER):
        map_ = tmp_path / str(opdracht.jaar)
        write_bundel(opdracht, map_)
        regels.append((map_ / "regio.yaml").read_text(encoding="utf-8").partition("\ncontracten:")[0])
    assert regels[0] == regels[1]


def test_late_lines_are_left_out_and_credits_repeat_a_line_that_came_in_time(
    vroeger: tuple[Bundel, Nagekomen],
) -> None:
    bundel, nagekomen = vroeger
    op_tijd = {rij["id"]: rij for rij in bundel.tabellen["prestaties"]}
    nieuw = [str(rij[0]) for rij in nagekomen.prestaties]
    assert len(set(nieuw)) == len(nieuw)
    assert not set(nieuw) & set(op_tijd)
    credits_ = [rij for rij in nagekomen.prestaties if rij[-1]]
    assert len(credits_) > 20
    assert len(nagekomen.prestaties) > 3 * len(credits_) // 2
    for _, toewijzing, begin, eind, volume, eenheid, nummer in credits_:
        eerder = op_tijd[str(nummer)]
        assert (toewijzing, str(begin), str(eind)) == tuple(
            eerder[veld] for veld in ("toewijzing", "begindatum", "einddatum")
        )
        assert (volume, eenheid) == (Decimal(eerder["volume"]), eerder["eenheid"])


def test_scores_that_a_malus_waits_for_come_late(vroeger: tuple[Bundel, Nagekomen]) -> None:
    bundel, nagekomen = vroeger
    laat = {str(rij[0]) for rij in nagekomen.kpis}
    met_malus = {c["nummer"] for c in bundel.regio["contracten"] if "bonus_malus" in c["jaarafspraken"][0]}
    assert laat
    assert laat <= met_malus
    assert not laat & {rij["contract"] for rij in bundel.tabellen["kpis"]}


@pytest.fixture
def regio(settings: LazySettings, tmp_path: Path) -> Regio:
    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    regio = load_jaar(KLEIN, timezone.now()).resultaat.regio
    ensure_accounts(regio)
    return regio


def read_versies(regio: Regio) -> list[tuple[Any, ...]]:
    with met_systeemzicht():
        rijen = Afrekening.objects.filter(regio=regio, jaar=2021).order_by("versie")
        return list(rijen.values_list("versie", "status", "corrigeert__versie", "vingerafdruk", "saldo"))


@pytest.mark.usefixtures("systeem")
def test_the_earlier_year_is_established_added_to_and_corrected_by_the_services_of_the_product(
    regio: Regio,
) -> None:
    eerder = load_jaar(VROEGER, timezone.now())
    correctie = ensure_correctie(regio, 2021, eerder.bundel.nagekomen)
    versies = read_versies(regio)
    assert [rij[:3] for rij in versies] == [(1, "vastgesteld", None), (2, "vastgesteld", 1)]
    assert correctie.versie == 2
    with met_systeemzicht():
        uploads = Upload.objects.filter(regio=regio)
        assert {upload.status for upload in uploads} == {Uploadstatus.INGELEZEN}
        assert {upload.soort for upload in uploads} == {"prestaties", "kpis"}
        assert Prestatie.objects.filter(crediteert__isnull=False).exists()
        rijen = add_te_verrekenen(Contractafrekening.objects.filter(afrekening=correctie))
        verrekend = {rij.contract.nummer: rij.te_verrekenen for rij in rijen}  # type: ignore[attr-defined]
        geparkeerd = Afrekening.objects.get(regio=regio, jaar=2021, versie=1).geparkeerd
        eerst = set(geparkeerd.values_list("contract__nummer", flat=True))
        # What waited for a score is settled as a whole, and what nothing came in for settles nothing.
        assert eerst
        assert all(verrekend[nummer] for nummer in eerst)
        assert {bedrag for nummer, bedrag in verrekend.items() if nummer not in eerst} > {0}
        assert not NagekomenWijziging.objects.filter(afrekening=correctie).exists()
        handelingen = Logregel.objects.filter(regio=regio.code).values_list("handeling", flat=True)
        assert list(handelingen).count("afrekening_vastgesteld") == 2


@pytest.mark.usefixtures("systeem")
def test_what_comes_late_is_kept_and_told_before_it_is_corrected(
    regio: Regio, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerder = load_jaar(VROEGER, timezone.now())
    monkeypatch.setattr(opzet, "deliver_nagekomen", lambda *_: None)
    vast = ensure_correctie(regio, 2021, eerder.bundel.nagekomen)
    assert (vast.versie, vast.corrigeert) == (1, None)
    manager = Gebruiker.objects.get(gebruikersnaam=opzet.DEELACCOUNT)
    deliver_nagekomen(regio, 2021, eerder.bundel.nagekomen, manager)
    with met_systeemzicht():
        assert NagekomenWijziging.objects.filter(afrekening=vast).exists()
    # It goes on from there, and a next time changes nothing.
    monkeypatch.undo()
    assert ensure_correctie(regio, 2021, eerder.bundel.nagekomen).versie == 2
    versies, aantal = read_versies(regio), Upload.objects.count()
    assert not load_jaar(VROEGER, timezone.now()).resultaat.is_gewijzigd
    assert ensure_correctie(regio, 2021, eerder.bundel.nagekomen).versie == 2
    assert read_versies(regio) == versies
    assert Upload.objects.count() == aantal


@pytest.mark.usefixtures("systeem")
def test_the_years_leave_each_other_as_they_are(regio: Regio) -> None:
    dit_jaar = read_stand(regio, 2022).delen
    eerder = load_jaar(VROEGER, timezone.now())
    ensure_correctie(regio, 2021, eerder.bundel.nagekomen)
    vast = read_stand(regio, 2021)
    assert read_stand(regio, 2022).delen == dit_jaar
    assert not load_jaar(KLEIN, timezone.now()).resultaat.is_gewijzigd
    assert read_stand(regio, 2021) == vast
    assert {rij.contract[:9] for rij in calculate_regiojaar(regio, 2021).contracten} == {"DEMO-2021"}
