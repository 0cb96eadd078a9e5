"""Passwords that are refused: breached ones, found in a file of any size, and words of this work."""

import random
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.test import Client
from django.urls import reverse

from inkoop.platform.gebruikers.aanmelding.wachtwoorden import (
    Lekvalidator,
    Woordvalidator,
    has_digest,
    make_digest,
)
from inkoop.platform.gebruikers.models import Gebruiker, Rol

WOORDEN = ("inkoop", "welkom", "gemeente", "wachtwoord")


def make_lijst(pad: Path, wachtwoorden: list[str], *, einde: str = "\n", telling: bool = True) -> Path:
    """Write a list as it is offered: digests in order, each with how often it was found."""
    digesten = sorted(make_digest(wachtwoord).decode() for wachtwoord in wachtwoorden)
    regels = [f"{digest}:{nummer * 37 + 1}" if telling else digest for nummer, digest in enumerate(digesten)]
    pad.write_bytes(einde.join([*regels, ""]).encode())
    return pad


@pytest.mark.parametrize("einde", ["\n", "\r\n"])
@pytest.mark.parametrize("telling", [True, False])
@pytest.mark.parametrize("aantal", [1, 2, 3, 500])
def test_every_password_in_the_list_is_found_and_no_other(
    tmp_path: Path, aantal: int, telling: bool, einde: str
) -> None:
    gelekt = [f"gelekt {nummer}" for nummer in range(aantal)]
    pad = make_lijst(tmp_path / "lek.txt", gelekt, einde=einde, telling=telling)
    assert all(has_digest(pad, make_digest(wachtwoord)) for wachtwoord in gelekt)
    assert not any(has_digest(pad, make_digest(f"heel {nummer}")) for nummer in range(200))


def test_the_last_line_counts_without_an_end_and_small_letters_do(tmp_path: Path) -> None:
    pad = make_lijst(tmp_path / "lek.txt", ["een", "twee", "drie"])
    pad.write_text(pad.read_text().rstrip("\n").lower())
    assert all(has_digest(pad, make_digest(wachtwoord)) for wachtwoord in ("een", "twee", "drie"))


def test_an_empty_list_refuses_nothing(tmp_path: Path) -> None:
    pad = tmp_path / "leeg.txt"
    pad.touch()
    Lekvalidator(str(pad)).validate("een heel gewone zin")


def test_a_breached_password_is_refused_in_words(tmp_path: Path) -> None:
    pad = make_lijst(tmp_path / "lek.txt", ["correct paard batterij nietje"])
    regel = Lekvalidator(str(pad))
    regel.validate("correct paard batterij spijker")
    with pytest.raises(ValidationError, match="datalek"):
        regel.validate("correct paard batterij nietje")
    assert "gelekte" in regel.get_help_text()
    assert Lekvalidator().get_help_text() == ""


def test_a_list_that_is_none_is_told_and_not_passed_by(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="WACHTWOORD_LEKLIJST"):
        Lekvalidator(str(tmp_path / "weg.txt"))
    pad = tmp_path / "raar.txt"
    pad.write_text("dit is geen lijst\n" * 20)
    with pytest.raises(ImproperlyConfigured, match="SHA-1"):
        Lekvalidator(str(pad)).validate("iets")


@pytest.mark.parametrize(
    "wachtwoord",
    ["Inkoop-Welkom-2026", "gemeente!gemeente", "WACHTWOORD12345", "inkoop2026venlo", "welkom0123456789"],
)
def test_words_of_this_work_with_signs_around_them_are_refused(wachtwoord: str) -> None:
    with pytest.raises(ValidationError, match="makkelijk te raden"):
        Woordvalidator(WOORDEN).validate(wachtwoord)


@pytest.mark.parametrize(
    "wachtwoord",
    ["een-lang-en-goed-wachtwoord", "de inkoop van groene fietsen", "0123 4567 8901", "paardebloem42!"],
)
def test_such_a_word_in_a_sentence_does_no_harm(wachtwoord: str) -> None:
    """Neither does a password without letters: other rules judge that."""
    Woordvalidator(WOORDEN).validate(wachtwoord)


def test_without_words_every_password_is_good() -> None:
    Woordvalidator(()).validate("inkoop")


def test_places_in_the_list_do_not_matter(tmp_path: Path) -> None:
    toeval = random.Random(8)  # noqa: S311
    for keer in range(20):
        gelekt = [str(toeval.random()) for _ in range(toeval.randint(1, 60))]
        pad = make_lijst(tmp_path / f"{keer}.txt", gelekt)
        assert all(has_digest(pad, make_digest(wachtwoord)) for wachtwoord in gelekt)


@pytest.mark.parametrize(
    ("wachtwoord", "waarom"),
    [
        ("twaalf min1", "Dit wachtwoord is te kort. Het heeft ten minste 12 tekens."),
        ("qwerty123456", "Dit wachtwoord is te algemeen."),
        ("beatrix@example", "Het wachtwoord lijkt te veel op de naam."),
    ],
)
def test_the_rules_as_they_are_set_refuse_in_dutch(wachtwoord: str, waarom: str) -> None:
    wie = Gebruiker(gebruikersnaam="bea", naam="Beatrix@example", email="b@example.org")
    validate_password("twaalf min 1", wie)
    with pytest.raises(ValidationError) as fout:
        validate_password(wachtwoord, wie)
    assert fout.value.messages == [waarom]


@pytest.mark.parametrize(
    "wachtwoord",
    ["918273645546", "zonder hoofdletter of cijfer", "=+ ~~ <> {} ", "漢字かな交じり文の例文です"],
)
def test_of_which_signs_a_password_is_does_not_matter(wachtwoord: str) -> None:
    validate_password(wachtwoord, Gebruiker(gebruikersnaam="bea"))


@pytest.mark.django_db
def test_a_long_password_counts_to_its_last_sign_and_as_it_was_typed() -> None:
    """128 signs, with spaces at both ends; nothing is cut off or made small."""
    lang = " " + "Lang Wachtwoord! " * 7 + "eindigt zo "
    Gebruiker.objects.create_user("bea", lang, naam="Bea", rollen=[Rol.INKOPER])
    for anders in (lang[:-1], lang.strip(), lang.lower(), lang[:72], lang):
        client = Client()
        client.post(reverse("aanmelden"), {"login": "bea", "password": anders})
        assert ("_auth_user_id" in client.session) is (anders == lang)


@pytest.mark.usefixtures("echt_gehasht")
def test_passwords_are_kept_by_argon2id_of_at_least_what_owasp_advises() -> None:
    _, soort, _, maten, _, _ = make_password("een lang wachtwoord").split("$")
    waarden = dict(maat.split("=") for maat in maten.split(","))
    assert soort == "argon2id"
    assert int(waarden["m"]) >= 19 * 1024
    assert int(waarden["t"]) >= 2


def test_a_word_with_signs_is_a_word_and_no_pattern() -> None:
    regel = Woordvalidator(("zo.rg", "(((", "a+"))
    regel.validate("zoXrg zoXrg 1")
    with pytest.raises(ValidationError):
        regel.validate("zo.rg 2026 !!")
