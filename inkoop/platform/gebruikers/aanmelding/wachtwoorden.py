"""Rules for passwords that Django has not got: breached ones, words of this work, and length in Dutch."""

import hashlib
import os
import re
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ImproperlyConfigured, ValidationError

_SHA1 = re.compile(rb"[0-9A-F]{40}")
# How far around a place in the file a whole line is looked for: 40 signs, a colon and how often it was seen.
_REGEL = 128


class Lengtevalidator(MinimumLengthValidator):
    """Refuses a short password; what Django says of it has no Dutch."""

    def get_error_message(self) -> str:
        """Return the refusal in words."""
        return f"Dit wachtwoord is te kort. Het heeft ten minste {self.min_length} tekens."


class Lekvalidator:
    """Refuses a password that is in a list of breached ones.

    The list is a file with a SHA-1 digest on each line, in order, whether or not followed by a colon and how
    often it was found (as Have I Been Pwned offers). It is searched where it lies: nothing is sent anywhere,
    and its size does not matter.
    """

    def __init__(self, bestand: str = "") -> None:
        self._pad = Path(bestand) if bestand else None
        if self._pad and not self._pad.is_file():
            raise ImproperlyConfigured(f"WACHTWOORD_LEKLIJST wijst naar {bestand}, en dat is geen bestand.")

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a breached password."""
        if self._pad and has_digest(self._pad, make_digest(password)):
            raise ValidationError(
                "Dit wachtwoord is bij een datalek op straat gekomen. Kies een ander, ook op andere plekken.",
                code="wachtwoord_gelekt",
            )

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return "Uw wachtwoord staat niet in een lijst van gelekte wachtwoorden." if self._pad else ""


class Woordvalidator:
    """Refuses a password that is little more than words of this work, whatever follows them.

    `Inkoop-Welkom-2026` is what somebody tries first; words among others, in a sentence, do no harm.
    """

    OVER = 8

    def __init__(self, woorden: tuple[str, ...] = ()) -> None:
        langste_eerst = sorted({woord.lower() for woord in woorden}, key=len, reverse=True)
        self._woord = re.compile("|".join(map(re.escape, langste_eerst)) or r"(?!)")

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError when too little is left without such words, digits and signs."""
        kaal, aantal = self._woord.subn("", password.lower())
        letters = [teken for teken in kaal if teken.isalpha()]
        if aantal and len(letters) < self.OVER:
            raise ValidationError(
                "Dit wachtwoord is te makkelijk te raden: het is vooral een woord dat hier gewoon is.",
                code="wachtwoord_gewoon",
            )

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return "Uw wachtwoord bestaat niet vooral uit woorden als inkoop, zorg, gemeente of welkom."


def make_digest(wachtwoord: str) -> bytes:
    """Return the digest by which the list knows a password; nothing of ours is kept this way."""
    return hashlib.sha1(wachtwoord.encode(), usedforsecurity=False).hexdigest().upper().encode()


def has_digest(pad: Path, digest: bytes) -> bool:
    """Tell whether a digest is in a file of digests in order, by halving it."""
    with pad.open("rb") as bestand:
        laag, hoog = 0, bestand.seek(0, os.SEEK_END)
        while laag < hoog:
            midden = (laag + hoog) // 2
            begin, regel = _read_regel(bestand, midden)
            if not _SHA1.fullmatch(regel[:40]):
                raise ImproperlyConfigured(f"{pad} is geen lijst van SHA-1-waarden (op plaats {begin}).")
            if regel[:40] == digest:
                return True
            if regel[:40] < digest:
                laag = begin + len(regel)
            else:
                hoog = begin
        return False


def _read_regel(bestand: Any, plaats: int) -> tuple[int, bytes]:
    """Return the line that a place lies in, in capitals, and where it begins."""
    vanaf = max(0, plaats - _REGEL)
    bestand.seek(vanaf)
    ervoor = bestand.read(plaats - vanaf)
    begin = vanaf + ervoor.rfind(b"\n") + 1
    bestand.seek(begin)
    return begin, bestand.readline().upper()
