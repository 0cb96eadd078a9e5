"""What is past its term is proposed by the system, confirmed by a person, and destroyed by a job."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from bekostiging.models import Afrekening, NagekomenWijziging
from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.bewaren.models import Bewaartermijn, Vernietigingsvoorstel, Voorsteldeel
from inkoop.platform.bewaren.services import (
    VERNIETIGEN,
    bevestig_voorstel,
    stel_voor,
    vernietig_taak,
    wijs_voorstel_af,
)
from inkoop.platform.bewaren.tasks import propose_vernietiging
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.controle import check_logboek
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.logboek.services import verzegel_alles
from inkoop.platform.taken.models import Taak, Taakstatus
from inkoop.platform.taken.services import TaakMisluktError, TaakOvergeslagen
from inkoop.platform.toestanden.services import OvergangGeweigerdError
from inkoop.privacy.soorten import NIET_AFGEROND
from segmenten.models import Regio
from tests.bekostiging.hulp import make_contractmanager
from tests.fabrieken import AfrekeningFactory, PrestatieFactory, RegioFactory
from tests.inkoop.privacy.hulp import VANDAAG, make_account, set_termijn
from toegang.models import Prestatie, Toewijzing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem", "niet_verzenden")]
PSEUDONIEM = "PSEUDO-ANNA"
EINDE = date(2022, 12, 31)


@pytest.fixture
def zorg() -> Iterator[Prestatie]:
    """Care of a client that ended, in a year that is established."""
    with met_systeemzicht():
        rij = PrestatieFactory.create(
            toewijzing__client__pseudoniem=PSEUDONIEM, toewijzing__einddatum=EINDE, toewijzing__periode=None
        )
        stel_jaar_vast(rij.regio)
        yield rij


def stel_jaar_vast(regio: Regio, jaar: int = 2022) -> None:
    wie = make_contractmanager(regio, f"vaststeller-{uuid4()}")
    rij = AfrekeningFactory.create(regio=regio, jaar=jaar, compleet=True)
    Afrekening.objects.filter(pk=rij.pk).update(
        status="vastgesteld", vastgesteld_op=rij.gemaakt_op, vastgesteld_door=wie
    )


@pytest.fixture
def beheerder(zorg: Prestatie) -> Gebruiker:
    return make_account(zorg.regio, "beheerder", Rol.BEHEERDER)


@pytest.fixture
def beslisser(zorg: Prestatie) -> Gebruiker:
    return make_contractmanager(zorg.regio, "beslisser")


@pytest.fixture
def termijn(zorg: Prestatie, beheerder: Gebruiker) -> Bewaartermijn:
    return set_termijn(zorg.regio, beheerder, "zorg_jeugd", vanaf=date(2040, 1, 1))


def find_regels(peildatum: date = VANDAAG) -> list[tuple[str, int, dict[str, int]]]:
    return [
        (regel.termijn.soort, regel.aantal, regel.nog_nodig)
        for voorstel in stel_voor(peildatum)
        for regel in voorstel.regels.select_related("termijn")
    ]


def test_what_is_past_its_term_is_proposed_and_nothing_more(zorg: Prestatie, termijn: Bewaartermijn) -> None:
    # Care under way, care that ended yesterday, and that of a client under another law.
    contract = zorg.contract
    PrestatieFactory.create(toewijzing__contract=contract)
    PrestatieFactory.create(
        toewijzing__contract=contract, toewijzing__einddatum=date(2041, 1, 1), toewijzing__periode=None
    )
    PrestatieFactory.create(
        toewijzing__contract__regio=zorg.regio,
        toewijzing__contract__perceel__regio=zorg.regio,
        toewijzing__contract__perceel__segment__regio=zorg.regio,
        toewijzing__contract__perceel__segment__domeinen=["wmo"],
        toewijzing__einddatum=EINDE,
        toewijzing__periode=None,
    )
    assert find_regels(date(2042, 12, 31)) == []
    assert find_regels(date(2043, 1, 1)) == [("zorg_jeugd", 1, {})]
    (deel,) = Voorsteldeel.objects.all()
    assert (deel.onderdeel, deel.sleutel) == ("toewijzing", zorg.toewijzing_id)
    zorg.refresh_from_db()
    assert zorg.toewijzing.client.pseudoniem == PSEUDONIEM


def test_without_a_term_nothing_is_proposed(zorg: Prestatie) -> None:
    assert find_regels() == []


def test_a_client_goes_as_a_whole_when_the_last_care_is_past_its_term(
    zorg: Prestatie, termijn: Bewaartermijn
) -> None:
    later = PrestatieFactory.create(
        toewijzing__contract=zorg.contract,
        toewijzing__client=zorg.toewijzing.client,
        toewijzing__einddatum=EINDE + timedelta(days=1),
        toewijzing__periode=None,
    )
    assert find_regels(date(2043, 1, 1)) == []
    # Of 2023 nothing is established, so both stay.
    assert find_regels(date(2043, 1, 2)) == []
    stel_jaar_vast(zorg.regio, 2023)
    assert find_regels(date(2043, 1, 2)) == [("zorg_jeugd", 2, {})]
    assert later.toewijzing_id in Voorsteldeel.objects.values_list("sleutel", flat=True)


@pytest.mark.parametrize("wat", ["concept", "nagekomen"])
def test_what_an_open_settlement_needs_is_told_and_not_proposed(
    zorg: Prestatie, termijn: Bewaartermijn, wat: str
) -> None:
    vast = Afrekening.objects.get(regio=zorg.regio)
    if wat == "concept":
        AfrekeningFactory.create(regio=zorg.regio)
    else:
        NagekomenWijziging.objects.create(afrekening=vast, soorten=["prestaties"], gezien_op=vast.gemaakt_op)
    oud = PrestatieFactory.create(
        toewijzing__contract=zorg.contract,
        toewijzing__ingangsdatum=date(2019, 1, 1),
        toewijzing__einddatum=date(2019, 2, 1),
        toewijzing__periode=None,
        begindatum=date(2019, 1, 1),
        einddatum=date(2019, 1, 31),
    )
    stel_jaar_vast(zorg.regio, 2019)
    assert find_regels() == [("zorg_jeugd", 1, {NIET_AFGEROND: 1})]
    assert Voorsteldeel.objects.get().sleutel == oud.toewijzing_id


def confirm(termijn: Bewaartermijn, wie: Gebruiker) -> tuple[Vernietigingsvoorstel, Taak]:
    (voorstel,) = stel_voor(VANDAAG)
    bevestigd = bevestig_voorstel(voorstel, wie, voorstel.digest)
    return bevestigd, Taak.objects.get(soort=VERNIETIGEN)


def carry_out(taak: Taak) -> Any:
    return vernietig_taak(taak, lambda gedaan, totaal, melding: None)


def test_a_person_confirms_and_then_a_job_destroys(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker
) -> None:
    voorstel, taak = confirm(termijn, beslisser)
    assert (voorstel.status, voorstel.bevestigd_door) == ("bevestigd", beslisser)
    zorg.refresh_from_db()
    assert zorg.toewijzing.client.pseudoniem == PSEUDONIEM
    carry_out(taak)
    voorstel.refresh_from_db()
    assert voorstel.status == "uitgevoerd"
    assert [regel.vernietigd for regel in voorstel.regels.all()] == [1]
    assert not Voorsteldeel.objects.exists()
    toewijzing = Toewijzing.objects.select_related("client").get(pk=zorg.toewijzing_id)
    assert toewijzing.client.pseudoniem.startswith("vernietigd-")
    assert toewijzing.nummer.startswith("vernietigd-")
    zorg.refresh_from_db()
    assert zorg.nummer == f"vernietigd-{zorg.pk}"
    # A job that is taken over after its last commit finds it done.
    assert carry_out(taak) == {"voorstel": voorstel.pk}
    assert find_regels(VANDAAG + timedelta(days=1)) == []


def test_a_job_carries_out_its_own_proposal_and_no_other(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker
) -> None:
    """Another region has one too, made later, and nobody decided on it."""
    voorstel, taak = confirm(termijn, beslisser)
    ander = Vernietigingsvoorstel.objects.create(regio="elders", peildatum=VANDAAG, digest="x")
    carry_out(taak)
    voorstel.refresh_from_db()
    ander.refresh_from_db()
    assert (voorstel.status, ander.status) == ("uitgevoerd", "voorgesteld")


def test_the_log_says_what_how_many_by_which_term_and_who_and_names_nobody(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker
) -> None:
    nummer = zorg.toewijzing.nummer
    _, taak = confirm(termijn, beslisser)
    carry_out(taak)
    regel = Logregel.objects.get(handeling="gegevens_vernietigd")
    assert (regel.gebruiker, regel.regio) == ("beslisser", zorg.regio.code)
    assert regel.verschil == {
        "soort": "zorg_jeugd",
        "aantal": 1,
        "gebleven": 0,
        "termijn": "20 jaar vanaf die dag",
        "bron": "Besluit 1",
        "voor": "2040-06-01",
    }
    for rij in Logregel.objects.filter(handeling__in=["gegevens_vernietigd", "vernietiging_voorgesteld"]):
        assert PSEUDONIEM not in str(rij.verschil)
        assert nummer not in str(rij.verschil)
    handelingen = Logregel.objects.filter(onderwerp_soort="vernietiging").order_by("volgnummer")
    assert [rij.handeling for rij in handelingen] == [
        "vernietiging_voorgesteld",
        "vernietiging_bevestigd",
        "gegevens_vernietigd",
        "vernietiging_uitgevoerd",
    ]
    verzegel_alles()
    assert [g for g in check_logboek().gebreken if "anker" not in g.lower()] == []


def refuse(voorstel: Vernietigingsvoorstel, wie: Gebruiker, digest: str | None = None) -> str:
    with pytest.raises(OvergangGeweigerdError) as fout:
        bevestig_voorstel(voorstel, wie, voorstel.digest if digest is None else digest)
    assert not Taak.objects.filter(soort=VERNIETIGEN).exists()
    return fout.value.reden


def test_who_confirms_is_somebody_with_the_right_in_the_region(
    zorg: Prestatie, termijn: Bewaartermijn, beheerder: Gebruiker
) -> None:
    (voorstel,) = stel_voor(VANDAAG)
    assert "Alleen een contractmanager" in refuse(voorstel, beheerder)
    vreemd = make_contractmanager(RegioFactory.create(), "vreemd")
    assert "niet voor deze regio" in refuse(voorstel, vreemd)


def test_who_set_the_term_does_not_confirm_also_after_another_role(
    zorg: Prestatie, termijn: Bewaartermijn, beheerder: Gebruiker
) -> None:
    (voorstel,) = stel_voor(VANDAAG)
    beheerder.rollen = [Rol.CONTRACTMANAGER]
    beheerder.save()
    assert "zelf een van deze bewaartermijnen" in refuse(voorstel, beheerder)
    with pytest.raises(DatabaseError, match="Wie een termijn vastlegde"), transaction.atomic():
        Vernietigingsvoorstel.objects.filter(pk=voorstel.pk).update(
            status="bevestigd", bevestigd_door=beheerder, bevestigd_op=voorstel.gemaakt_op
        )


def test_what_changed_since_somebody_looked_is_not_confirmed(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker
) -> None:
    (voorstel,) = stel_voor(VANDAAG)
    assert "veranderd sinds" in refuse(voorstel, beslisser, "1" * 64)
    PrestatieFactory.create(
        toewijzing__contract=zorg.contract, toewijzing__einddatum=EINDE, toewijzing__periode=None
    )
    (nieuw,) = stel_voor(VANDAAG)
    assert nieuw.pk != voorstel.pk
    assert "veranderd sinds" in refuse(voorstel, beslisser)
    assert [regel.aantal for regel in nieuw.regels.all()] == [2]


def test_the_same_proposal_stays(zorg: Prestatie, termijn: Bewaartermijn) -> None:
    (voorstel,), (zelfde,) = stel_voor(VANDAAG), stel_voor(VANDAAG + timedelta(days=1))
    assert voorstel.pk == zelfde.pk


def test_what_became_needed_after_the_confirmation_stays(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker
) -> None:
    voorstel, taak = confirm(termijn, beslisser)
    AfrekeningFactory.create(regio=zorg.regio)
    carry_out(taak)
    assert [regel.vernietigd for regel in voorstel.regels.all()] == [0]
    zorg.refresh_from_db()
    assert zorg.toewijzing.client.pseudoniem == PSEUDONIEM
    assert Logregel.objects.get(handeling="gegevens_vernietigd").verschil["gebleven"] == 1


def test_all_or_nothing(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    voorstel, taak = confirm(termijn, beslisser)

    def break_off(*_: Any) -> None:
        raise RuntimeError("stroom weg")

    with monkeypatch.context() as half:
        half.setattr("inkoop.platform.bewaren.services._remove_delen", break_off)
        with pytest.raises(RuntimeError), transaction.atomic():
            carry_out(taak)
    zorg.refresh_from_db()
    voorstel.refresh_from_db()
    assert zorg.toewijzing.client.pseudoniem == PSEUDONIEM
    assert voorstel.status == "bevestigd"
    assert not Logregel.objects.filter(handeling="gegevens_vernietigd").exists()
    # The clock starts it again.
    Taak.objects.update(status=Taakstatus.MISLUKT)
    stel_voor(VANDAAG)
    assert Taak.objects.filter(soort=VERNIETIGEN, status=Taakstatus.WACHT).count() == 1


def test_who_lost_the_right_has_nothing_destroyed(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker
) -> None:
    _, taak = confirm(termijn, beslisser)
    Gebruiker.objects.filter(pk=beslisser.pk).update(is_active=False)
    with pytest.raises(TaakMisluktError, match="Er is niets vernietigd"), transaction.atomic():
        carry_out(taak)
    zorg.refresh_from_db()
    assert zorg.toewijzing.client.pseudoniem == PSEUDONIEM


@pytest.mark.parametrize("na_bevestigen", [False, True])
def test_turned_down_nothing_goes_and_nothing_is_proposed_for_a_while(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker, na_bevestigen: bool
) -> None:
    (voorstel,) = stel_voor(VANDAAG)
    if na_bevestigen:
        voorstel, taak = confirm(termijn, beslisser)
    tot = VANDAAG + timedelta(days=30)
    wijs_voorstel_af(voorstel, beslisser, "Er loopt een bezwaar.", tot, VANDAAG)
    if na_bevestigen:
        with pytest.raises(TaakOvergeslagen):
            carry_out(taak)
    assert not Voorsteldeel.objects.exists()
    assert stel_voor(tot - timedelta(days=1)) == []
    assert len(stel_voor(tot)) == 1
    assert (
        Logregel.objects.get(handeling="vernietiging_afgewezen").verschil["reden"] == "Er loopt een bezwaar."
    )


def test_nobody_turns_down_what_was_carried_out(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker
) -> None:
    voorstel, taak = confirm(termijn, beslisser)
    carry_out(taak)
    with pytest.raises(OvergangGeweigerdError):
        wijs_voorstel_af(voorstel, beslisser, "toch niet", VANDAAG + timedelta(days=1), VANDAAG)
    voorstel.refresh_from_db()
    assert voorstel.reden == ""


def test_the_clock_proposes_on_the_day_that_it_is(
    zorg: Prestatie, termijn: Bewaartermijn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inkoop.platform.bewaren.tasks.timezone.localdate", lambda: VANDAAG)
    propose_vernietiging()
    voorstel = Vernietigingsvoorstel.objects.get()
    assert voorstel.peildatum == VANDAAG


def test_a_later_term_takes_over_from_its_day_and_the_one_of_before_stays(
    zorg: Prestatie, termijn: Bewaartermijn, beheerder: Gebruiker
) -> None:
    set_termijn(zorg.regio, beheerder, "zorg_jeugd", 480, vanaf=VANDAAG)
    assert find_regels(VANDAAG) == []
    assert find_regels(VANDAAG - timedelta(days=1)) == [("zorg_jeugd", 1, {})]
    assert Bewaartermijn.objects.count() == 2
    with pytest.raises(BezwarenError, match="al een termijn"):
        set_termijn(zorg.regio, beheerder, "zorg_jeugd", 480, vanaf=VANDAAG)


def write(werk: Callable[[], object]) -> str:
    with pytest.raises((DatabaseError, IntegrityError)) as fout, transaction.atomic():
        werk()
    return str(fout.value)


def test_the_database_keeps_terms_and_proposals_as_they_were(
    zorg: Prestatie, termijn: Bewaartermijn, beslisser: Gebruiker
) -> None:
    alle_termijnen, alle = Bewaartermijn.objects.all(), Vernietigingsvoorstel.objects.all()
    assert "definitief" in write(lambda: alle_termijnen.update(maanden=1))
    assert "definitief" in write(lambda: alle_termijnen.delete())
    vast = {"regio": zorg.regio.code, "peildatum": VANDAAG, "digest": "0" * 64}
    nu = zorg.levering.ontvangen_op
    bevestigd = {"status": "bevestigd", "bevestigd_door": beslisser, "bevestigd_op": nu}
    assert "nog niet bevestigd" in write(lambda: Vernietigingsvoorstel.objects.create(**vast, **bevestigd))
    (voorstel,) = stel_voor(VANDAAG)
    assert "een_persoon_bevestigt" in write(lambda: alle.update(status="bevestigd"))
    assert "verandert zo niet" in write(lambda: alle.update(status="uitgevoerd"))
    assert "verandert zo niet" in write(lambda: alle.update(digest="1" * 64))
    assert "een_open_voorstel_per_regio" in write(lambda: Vernietigingsvoorstel.objects.create(**vast))
    bevestig_voorstel(voorstel, beslisser, voorstel.digest)
    regel = voorstel.regels.get()
    ander = {"regel": regel, "onderdeel": "toewijzing", "sleutel": 999}
    assert "staat vast" in write(lambda: Voorsteldeel.objects.create(**ander))
    assert "staat vast" in write(lambda: Voorsteldeel.objects.update(sleutel=999))
    assert "staat vast" in write(lambda: voorstel.regels.update(aantal=99))
    assert "staat vast" in write(lambda: voorstel.regels.create(termijn=termijn, grens=VANDAAG, aantal=1))
    assert "blijft" in write(lambda: alle.filter(pk=voorstel.pk)._raw_delete(alle.db))
    assert "verandert zo niet" in write(lambda: alle.update(status="voorgesteld"))
