"""Keeping files: whole or not at all, once per content, and never lost while somebody has them."""

import hashlib
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from inkoop.platform.bestanden import services
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslag import PriveOpslag, make_naam
from inkoop.platform.bestanden.selectors import (
    find_beschadigde_bestanden,
    find_bestanden,
    get_bestand,
    open_inhoud,
)
from inkoop.platform.bestanden.services import (
    InhoudOntbreektError,
    OnjuisteNaamError,
    OpslagInGebruikError,
    RechtBestaatAlError,
    register_recht,
    remove_bestand,
    remove_wezen,
)
from inkoop.platform.gebruikers.models import Gebruiker
from tests.inhoud import read_inhoud

Bewaar = Callable[..., Bestand]


def damage(opslag: PriveOpslag, bestand: Bestand, inhoud: bytes) -> None:
    """Let other content lie where this file's content lay."""
    opslag.save(make_naam(bestand.sha256), ContentFile(inhoud))


def test_a_kept_file_can_be_read_back(save: Bewaar, anna: Gebruiker, opslag: PriveOpslag) -> None:
    bestand = save()
    digest = hashlib.sha256(b"geheim").hexdigest()
    assert (bestand.sha256, bestand.grootte, bestand.gemaakt_door) == (digest, 6, anna)
    assert list(opslag.iter_namen()) == [f"{digest[:2]}/{digest[2:4]}/{digest}"]
    assert read_inhoud(bestand) == b"geheim"


def test_pieces_become_one_file(save: Bewaar) -> None:
    assert read_inhoud(save(inhoud=iter([b"een ", b"twee"]))) == b"een twee"


def test_equal_content_is_kept_once(save: Bewaar, opslag: PriveOpslag) -> None:
    een, twee = save(naam="een.pdf"), save(naam="twee.pdf")
    assert een.pk != twee.pk
    assert list(opslag.iter_namen()) == [make_naam(een.sha256)]


def test_a_broken_stream_leaves_nothing(save: Bewaar, opslag: PriveOpslag) -> None:
    def stroom() -> Iterator[bytes]:
        yield b"begin"
        raise OSError("bron valt weg")

    with pytest.raises(OSError, match="bron valt weg"):
        save(inhoud=stroom())
    assert list(opslag.iter_namen()) == []
    assert not Bestand.objects.exists()


def test_keeping_again_mends_damaged_content(save: Bewaar, opslag: PriveOpslag) -> None:
    bestand = save()
    damage(opslag, bestand, b"stuk!!")
    assert find_beschadigde_bestanden() == [bestand]
    save()
    assert find_beschadigde_bestanden() == []


@pytest.mark.parametrize(
    "naam", ["", "..", "map/brief.pdf", "c:\\brief.pdf", "a\r\nSet-Cookie: x", 'a"b', "a" * 201]
)
def test_a_name_that_no_browser_should_get_is_refused(save: Bewaar, naam: str) -> None:
    with pytest.raises(OnjuisteNaamError):
        save(naam=naam)


@pytest.mark.parametrize("mime", ["", "pdf", "text/html; charset=x", "text/html\r\nX: y"])
def test_a_media_type_that_is_none_is_refused(save: Bewaar, mime: str) -> None:
    with pytest.raises(OnjuisteNaamError):
        save(mime=mime)


def test_the_database_refuses_a_row_without_digest(save: Bewaar) -> None:
    bestand = save()
    with pytest.raises(IntegrityError, match="bestand_heeft_een_digest"), transaction.atomic():
        Bestand.objects.filter(pk=bestand.pk).update(sha256="")


def test_absent_content_is_an_error_with_its_key(save: Bewaar, opslag: PriveOpslag) -> None:
    bestand = save()
    opslag.delete(make_naam(bestand.sha256))
    with pytest.raises(InhoudOntbreektError, match=str(bestand.pk)):
        open_inhoud(bestand)
    assert find_beschadigde_bestanden() == [bestand]


def test_content_of_another_size_is_an_error(save: Bewaar, opslag: PriveOpslag) -> None:
    bestand = save()
    damage(opslag, bestand, b"korter")
    assert read_inhoud(bestand)
    damage(opslag, bestand, b"kort")
    with pytest.raises(InhoudOntbreektError, match="4 in plaats van 6 bytes"):
        open_inhoud(bestand)


def test_content_without_a_row_is_removed_and_the_rest_stays(save: Bewaar, opslag: PriveOpslag) -> None:
    blijft, gaat, ook = save(), save(inhoud=b"weg"), save(naam="kopie.pdf")
    remove_bestand(gaat)
    remove_bestand(ook)
    assert [pad.name for pad in remove_wezen()] == [gaat.sha256]
    assert list(opslag.iter_namen()) == [make_naam(blijft.sha256)]


def test_content_of_a_transaction_that_was_rolled_back_is_removed(save: Bewaar) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        save()
        raise ZeroDivisionError
    assert len(remove_wezen()) == 1
    assert remove_wezen() == []


def test_files_of_a_subject_are_listed_for_who_may_read_them(
    save: Bewaar, anna: Gebruiker, bram: Gebruiker
) -> None:
    bestand = save()
    save(soort="onbekend")
    assert find_bestanden(anna, ("brief", "anna")) == [bestand]
    assert find_bestanden(bram, ("brief", "anna")) == []


def test_a_foreign_unknown_or_inactive_reader_learns_nothing(
    save: Bewaar, anna: Gebruiker, bram: Gebruiker
) -> None:
    bestand, vreemd = save(), save(soort="onbekend")
    assert get_bestand(anna, bestand.pk) == bestand
    anna.is_active = False
    for gebruiker, sleutel in ((bram, bestand.pk), (bram, vreemd.pk), (anna, bestand.pk)):
        with pytest.raises(Bestand.DoesNotExist):
            get_bestand(gebruiker, sleutel)


def test_two_apps_cannot_decide_on_one_kind() -> None:
    with pytest.raises(RechtBestaatAlError, match="proefbrief"):
        register_recht("proefbrief", lambda _gebruiker, _bestand: True)


def test_the_command_cleans_up_and_tells_what_is_damaged(
    save: Bewaar, opslag: PriveOpslag, capsys: pytest.CaptureFixture[str]
) -> None:
    remove_bestand(save(inhoud=b"weg"))
    blijft = save()
    call_command("ruim_bestanden_op")
    assert "Opgeruimd: 1" in capsys.readouterr().out
    damage(opslag, blijft, b"stuk")
    with pytest.raises(CommandError, match=str(blijft.pk)):
        call_command("ruim_bestanden_op")


@pytest.mark.django_db(transaction=True)
def test_cleaning_up_never_stands_in_the_queue_of_who_keeps_files(
    save: Bewaar,
    opslag: PriveOpslag,
    eigenaar_verbinding: psycopg.Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody who hangs while he keeps a file holds up the cleaning, and the cleaning nobody."""
    monkeypatch.setattr("inkoop.platform.bestanden.services._KEREN", 3)
    monkeypatch.setattr("inkoop.platform.bestanden.services._TUSSENPOOS", 0.01)
    save(naam="weg.txt", inhoud=b"weg").delete()
    with eigenaar_verbinding.transaction():
        eigenaar_verbinding.execute("SELECT pg_advisory_xact_lock_shared(hashtext('bestanden'))")
        with pytest.raises(OpslagInGebruikError):
            remove_wezen()
        assert save(naam="nieuw.txt", inhoud=b"nieuw").naam == "nieuw.txt"
    assert len(remove_wezen()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_file_that_takes_long_to_make_does_not_hold_up_the_cleaning(
    save: Bewaar, opslag: PriveOpslag, eigenaar_verbinding: psycopg.Connection
) -> None:
    """Only from when all of it is there until its row is: between those it looks like nobody's."""

    def may_clean() -> bool:
        with eigenaar_verbinding.transaction():
            rij = eigenaar_verbinding.execute("SELECT pg_try_advisory_xact_lock(hashtext('bestanden'))")
            return rij.fetchone() == (True,)

    kon: list[bool] = []

    def stroom() -> Iterator[bytes]:
        yield b"begin "
        kon.append(may_clean())
        yield b"einde"

    with transaction.atomic():
        bestand = save(inhoud=stroom())
        kon.append(may_clean())
    assert [*kon, may_clean()] == [True, False, True]
    assert read_inhoud(bestand) == b"begin einde"


def test_content_that_got_a_row_since_it_was_listed_stays(
    save: Bewaar, opslag: PriveOpslag, monkeypatch: pytest.MonkeyPatch
) -> None:
    los = save(naam="a.txt", inhoud=b"blijft")
    los.delete()
    neem = services._take_opslag
    monkeypatch.setattr(services, "_take_opslag", lambda: (save(naam="b.txt", inhoud=b"blijft"), neem()))
    assert remove_wezen() == []
