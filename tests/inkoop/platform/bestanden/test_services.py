"""Keeping files: whole or not at all, once per content, and never lost while somebody has them."""

import hashlib
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.selectors import (
    find_beschadigde_bestanden,
    find_bestanden,
    get_bestand,
    get_inhoudspad,
)
from inkoop.platform.bestanden.services import (
    InhoudOntbreektError,
    OnjuisteNaamError,
    RechtBestaatAlError,
    registreer_recht,
    remove_bestand,
    remove_wezen,
)
from inkoop.platform.gebruikers.models import Gebruiker

Bewaar = Callable[..., Bestand]


def list_schijf(bestanden_map: Path) -> list[str]:
    return sorted(pad.name for pad in bestanden_map.rglob("*") if pad.is_file())


def test_a_kept_file_can_be_read_back(bewaar: Bewaar, anna: Gebruiker, bestanden_map: Path) -> None:
    bestand = bewaar()
    digest = hashlib.sha256(b"geheim").hexdigest()
    assert (bestand.sha256, bestand.grootte, bestand.gemaakt_door) == (digest, 6, anna)
    assert get_inhoudspad(bestand) == bestanden_map / digest[:2] / digest[2:4] / digest
    assert get_inhoudspad(bestand).read_bytes() == b"geheim"


def test_pieces_become_one_file(bewaar: Bewaar) -> None:
    assert get_inhoudspad(bewaar(inhoud=iter([b"een ", b"twee"]))).read_bytes() == b"een twee"


def test_only_the_application_can_read_the_disk(bewaar: Bewaar) -> None:
    pad = get_inhoudspad(bewaar())
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert stat.S_IMODE(pad.parent.stat().st_mode) == 0o700


def test_equal_content_lies_on_disk_once(bewaar: Bewaar, bestanden_map: Path) -> None:
    een, twee = bewaar(naam="een.pdf"), bewaar(naam="twee.pdf")
    assert een.pk != twee.pk
    assert list_schijf(bestanden_map) == [een.sha256]


def test_a_broken_stream_leaves_nothing(bewaar: Bewaar, bestanden_map: Path) -> None:
    def stroom() -> Iterator[bytes]:
        yield b"begin"
        raise OSError("bron valt weg")

    with pytest.raises(OSError, match="bron valt weg"):
        bewaar(inhoud=stroom())
    assert list_schijf(bestanden_map) == []
    assert not Bestand.objects.exists()


def test_keeping_again_mends_damaged_content(bewaar: Bewaar) -> None:
    bestand = bewaar()
    get_inhoudspad(bestand).write_bytes(b"stuk!!")
    assert find_beschadigde_bestanden() == [bestand]
    bewaar()
    assert find_beschadigde_bestanden() == []


@pytest.mark.parametrize(
    "naam", ["", "..", "map/brief.pdf", "c:\\brief.pdf", "a\r\nSet-Cookie: x", 'a"b', "a" * 201]
)
def test_a_name_that_no_browser_should_get_is_refused(bewaar: Bewaar, naam: str) -> None:
    with pytest.raises(OnjuisteNaamError):
        bewaar(naam=naam)


@pytest.mark.parametrize("mime", ["", "pdf", "text/html; charset=x", "text/html\r\nX: y"])
def test_a_media_type_that_is_none_is_refused(bewaar: Bewaar, mime: str) -> None:
    with pytest.raises(OnjuisteNaamError):
        bewaar(mime=mime)


def test_the_database_refuses_a_row_without_digest(bewaar: Bewaar) -> None:
    bestand = bewaar()
    with pytest.raises(IntegrityError, match="bestand_heeft_een_digest"), transaction.atomic():
        Bestand.objects.filter(pk=bestand.pk).update(sha256="")


def test_absent_content_is_an_error_with_its_key(bewaar: Bewaar) -> None:
    bestand = bewaar()
    get_inhoudspad(bestand).unlink()
    with pytest.raises(InhoudOntbreektError, match=str(bestand.pk)):
        get_inhoudspad(bestand)
    assert find_beschadigde_bestanden() == [bestand]


def test_content_of_another_size_is_an_error(bewaar: Bewaar) -> None:
    bestand = bewaar()
    get_inhoudspad(bestand).write_bytes(b"korter")
    assert get_inhoudspad(bestand)
    get_inhoudspad(bestand).write_bytes(b"kort")
    with pytest.raises(InhoudOntbreektError, match="4 in plaats van 6 bytes"):
        get_inhoudspad(bestand)


def test_content_without_a_row_is_removed_and_the_rest_stays(bewaar: Bewaar, bestanden_map: Path) -> None:
    blijft, gaat, ook = bewaar(), bewaar(inhoud=b"weg"), bewaar(naam="kopie.pdf")
    remove_bestand(gaat)
    remove_bestand(ook)
    assert [pad.name for pad in remove_wezen()] == [gaat.sha256]
    assert list_schijf(bestanden_map) == [blijft.sha256]


def test_content_of_a_transaction_that_was_rolled_back_is_removed(bewaar: Bewaar) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bewaar()
        raise ZeroDivisionError
    assert len(remove_wezen()) == 1
    assert remove_wezen() == []


def test_files_of_a_subject_are_listed_for_who_may_read_them(
    bewaar: Bewaar, anna: Gebruiker, bram: Gebruiker
) -> None:
    bestand = bewaar()
    bewaar(soort="onbekend")
    assert find_bestanden(anna, ("brief", "anna")) == [bestand]
    assert find_bestanden(bram, ("brief", "anna")) == []


def test_a_foreign_unknown_or_inactive_reader_learns_nothing(
    bewaar: Bewaar, anna: Gebruiker, bram: Gebruiker
) -> None:
    bestand, vreemd = bewaar(), bewaar(soort="onbekend")
    assert get_bestand(anna, bestand.pk) == bestand
    anna.is_active = False
    for gebruiker, sleutel in ((bram, bestand.pk), (bram, vreemd.pk), (anna, bestand.pk)):
        with pytest.raises(Bestand.DoesNotExist):
            get_bestand(gebruiker, sleutel)


def test_two_apps_cannot_decide_on_one_kind() -> None:
    with pytest.raises(RechtBestaatAlError, match="proefbrief"):
        registreer_recht("proefbrief", lambda _gebruiker, _bestand: True)


def test_the_command_cleans_up_and_tells_what_is_damaged(
    bewaar: Bewaar, capsys: pytest.CaptureFixture[str]
) -> None:
    remove_bestand(bewaar(inhoud=b"weg"))
    blijft = bewaar()
    call_command("ruim_bestanden_op")
    assert "Opgeruimd: 1" in capsys.readouterr().out
    get_inhoudspad(blijft).write_bytes(b"stuk")
    with pytest.raises(CommandError, match=str(blijft.pk)):
        call_command("ruim_bestanden_op")
