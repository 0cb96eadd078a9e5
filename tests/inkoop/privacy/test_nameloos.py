"""Destroying takes every name and leaves every figure: what was settled proves itself as before."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from bekostiging.models import Regelstand
from bekostiging.selectors import find_lijnen, get_stap
from bekostiging.services import find_wijzigingen, read_stand, stel_vast
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.privacy.soorten import SOORTEN
from segmenten.models import Regio
from tests.bekostiging.berekening.bundel import read_bundel
from tests.bekostiging.berekening.gevallen import LEESBAAR, get_naam
from tests.bekostiging.hulp import make_contractmanager, make_gedeeld
from tests.bekostiging.opgeslagen import find_lijnstappen
from tests.bekostiging.opslag import store_bundel
from tests.fabrieken import ContractafrekeningFactory, PrestatieFactory
from tests.inkoop.privacy.hulp import iter_teksten, make_account, make_bevestigd, set_termijn
from toegang.models import Client, Prestatie, Toewijzing, Zorgperiode
from toegang.selectors import find_somverschillen, find_totaalverschillen

pytestmark = pytest.mark.django_db

ZORG = next(soort for soort in SOORTEN if soort.code == "zorg_jeugd")


def vernietig(regio: Regio, sleutels: list[int]) -> int:
    assert ZORG.vernietig is not None
    return ZORG.vernietig(regio.code, sleutels)


def bevestig_alles(regio: Regio) -> list[int]:
    """Have somebody confirm that all care of a region goes."""
    sleutels = list(Toewijzing.objects.filter(regio=regio).values_list("pk", flat=True))
    termijn = set_termijn(regio, make_account(regio, "beheerder", Rol.BEHEERDER), "zorg_jeugd")
    make_bevestigd(termijn, "toewijzing", sleutels, make_contractmanager(regio, "beslisser"))
    return sleutels


def read_bedragen(afrekening: Any) -> list[tuple[str, str, list[Any]]]:
    """Give the amount and the words of every line behind every step, without names."""
    gelezen = []
    for rij in afrekening.contractafrekeningen.select_related("afrekening__regio", "contract__perceel"):
        for pad, _ in find_lijnstappen(rij.uitleg["stappen"]):
            lijnen: list[Any] = sorted(map(_als_rij, find_lijnen(get_stap(rij, pad))), key=repr)
            gelezen.append((rij.contract.nummer, pad, lijnen))
    return gelezen


def _als_rij(lijn: Any) -> tuple[Any, ...]:
    if isinstance(lijn, Prestatie):
        bedrag: Decimal = lijn.bedrag  # type: ignore[attr-defined]
        return lijn.begindatum, lijn.einddatum, lijn.volume, bedrag
    return tuple(getattr(lijn, naam) for naam in ("berekening", "telt") if hasattr(lijn, naam))


def make_vast(geval: tuple[Path, Path]) -> tuple[Regio, Any]:
    map_, verwacht = geval
    regio = store_bundel(read_bundel(map_))
    afrekening = make_gedeeld(regio, int(verwacht.stem[-4:]))
    return regio, stel_vast(afrekening, make_contractmanager(regio, "vaststeller"), met_geparkeerd=True)


# One for each funding model, and what is hard: credits, chains, another municipality, rejected lines.
VOORBEELDEN = ("01-pxq", "04-tra", "05-ple", "07-", "08-", "11-", "12-", "20-", "28-", "29-", "31-")
GEVALLEN = [geval for geval in LEESBAAR if geval[0].name.startswith(VOORBEELDEN)]


@pytest.mark.parametrize("geval", GEVALLEN, ids=get_naam)
def test_what_was_settled_proves_itself_as_before(geval: tuple[Path, Path]) -> None:
    with met_systeemzicht():
        regio, afrekening = make_vast(geval)
        voor, stand = read_bedragen(afrekening), read_stand(regio, afrekening.jaar)
        totalen = list(find_totaalverschillen(regio))
        clienten = Client.objects.count()
        sleutels = bevestig_alles(regio)
        assert vernietig(regio, sleutels) == len(sleutels)
        assert read_bedragen(afrekening) == voor
        assert read_stand(regio, afrekening.jaar) == stand
        assert find_wijzigingen(afrekening, read_stand(regio, afrekening.jaar)) == []
        assert find_somverschillen(regio) == []
        assert list(find_totaalverschillen(regio)) == totalen
        zonder_zorg = Client.objects.filter(vernietigd_op=None)
        assert Client.objects.count() == clienten
        assert not zonder_zorg.filter(toewijzingen__isnull=False).exists()


NAMEN = ("PSEUDO-ANNA", "TOEW-77001", "PREST-88001", "verhuisd naar tante Bep")


@pytest.mark.parametrize("naam", ["04", "05", "10"])
def test_no_table_holds_a_name_any_more(naam: str) -> None:
    (geval,) = [rij for rij in LEESBAAR if rij[0].name.startswith(f"{naam}-")][:1]
    with met_systeemzicht():
        regio = store_bundel(read_bundel(geval[0]))
        zorg = Toewijzing.objects.filter(regio=regio).order_by("pk")[0]
        Client.objects.filter(pk=zorg.client_id).update(pseudoniem=NAMEN[0])
        Toewijzing.objects.filter(pk=zorg.pk).update(nummer=NAMEN[1])
        Zorgperiode.objects.filter(toewijzing=zorg).update(reden_stop=NAMEN[3])
        PrestatieFactory.create(
            toewijzing=zorg, nummer=NAMEN[2], goedgekeurd=False, reden="geen_tarief", levering__volgnummer=99
        )
        afrekening = make_gedeeld(regio, int(geval[1].stem[-4:]))
        stel_vast(afrekening, make_contractmanager(regio, "vaststeller"), met_geparkeerd=True)
        alles = "\n".join(rij for _, rij in iter_teksten())
        assert all(naam in alles for naam in NAMEN)
        vernietig(regio, bevestig_alles(regio))
        gevonden = [(tabel, naam) for tabel, rij in iter_teksten() for naam in NAMEN if naam in rij]
        assert gevonden == []
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM toegang_zoek(%s, false, 10)", [NAMEN[0]])
            assert cursor.fetchone() == (0,)


def refuse(werk: Any) -> str:
    with pytest.raises(DatabaseError) as fout, transaction.atomic():
        werk()
    return str(fout.value)


@pytest.fixture
def zorg() -> Iterator[Prestatie]:
    with met_systeemzicht():
        yield PrestatieFactory.create(toewijzing__contract__perceel__segment__domeinen=["jeugd"])


def test_the_database_refuses_what_nobody_confirmed(zorg: Prestatie) -> None:
    regio, sleutels = zorg.regio, [zorg.toewijzing_id]
    assert "beoordeeld" in refuse(lambda: vernietig(regio, sleutels))
    andere = PrestatieFactory.create(toewijzing__contract=zorg.contract)
    bevestig_alles_behalve(regio, zorg.toewijzing_id)
    assert "beoordeeld" in refuse(lambda: vernietig(regio, sleutels))
    assert vernietig(regio, [andere.toewijzing_id]) == 1
    zorg.refresh_from_db()
    assert zorg.nummer != f"vernietigd-{zorg.pk}"


def bevestig_alles_behalve(regio: Regio, sleutel: int) -> None:
    sleutels = list(Toewijzing.objects.filter(regio=regio).exclude(pk=sleutel).values_list("pk", flat=True))
    termijn = set_termijn(regio, make_account(regio, "beheerder", Rol.BEHEERDER), "zorg_jeugd")
    make_bevestigd(termijn, "toewijzing", sleutels, make_contractmanager(regio, "beslisser"))


@pytest.mark.parametrize(
    "velden", [{"nummer": "anders"}, {"volume": 1}, {"goedgekeurd": False, "reden": "dubbel"}]
)
def test_the_database_refuses_another_change_of_what_was_confirmed(
    zorg: Prestatie, velden: dict[str, Any]
) -> None:
    bevestig_alles(zorg.regio)
    assert "beoordeeld" in refuse(lambda: Prestatie.objects.filter(pk=zorg.pk).update(**velden))
    eigen = {"nummer": f"vernietigd-{zorg.pk}"}
    assert "beoordeeld" in refuse(lambda: Prestatie.objects.filter(pk=zorg.pk).update(**eigen, volume=3))
    assert Prestatie.objects.filter(pk=zorg.pk).update(**eigen) == 1


def test_who_was_made_nameless_gets_no_name_back(zorg: Prestatie) -> None:
    vernietig(zorg.regio, bevestig_alles(zorg.regio))
    client = Client.objects.get(toewijzingen=zorg.toewijzing)
    assert "komen niet terug" in refuse(
        lambda: Client.objects.filter(pk=client.pk).update(pseudoniem="Anna", vernietigd_op=None)
    )


def test_kept_lines_change_in_no_other_way(zorg: Prestatie) -> None:
    regio = zorg.regio
    regels = [{"wie": "Anna, Bea", "dagen": 3}]
    stand = _make_regelstand(zorg, regels)

    def change(nieuw: Any) -> int:
        return Regelstand.objects.filter(pk=stand.pk).update(regels=nieuw)

    assert "definitief" in refuse(lambda: change([{"wie": "vernietigd, Bea", "dagen": 3}]))
    bevestig_alles(regio)
    assert "definitief" in refuse(lambda: change([{"wie": "vernietigd, Bea", "dagen": 4}]))
    assert "definitief" in refuse(lambda: change([]))
    assert "niet toegestaan" in refuse(lambda: stand.delete())
    assert change([{"wie": "vernietigd, Bea", "dagen": 3}]) == 1


def _make_regelstand(zorg: Prestatie, regels: Any) -> Model:
    uitkomst = ContractafrekeningFactory.create(contract=zorg.contract)
    return Regelstand.objects.create(contractafrekening=uitkomst, veld="bezetting", regels=regels)


def test_a_client_with_care_under_two_laws_keeps_the_name_with_what_stays(zorg: Prestatie) -> None:
    ander = PrestatieFactory.create(
        toewijzing__client=zorg.toewijzing.client, toewijzing__contract=zorg.contract
    )
    naam = zorg.toewijzing.client.pseudoniem
    bevestig_alles(zorg.regio)
    vernietig(zorg.regio, [zorg.toewijzing_id])
    zorg.toewijzing.refresh_from_db()
    ander.toewijzing.refresh_from_db()
    assert ander.toewijzing.client.pseudoniem == naam
    assert zorg.toewijzing.client.pseudoniem.startswith("vernietigd-")
