"""Codes as an app makes them, for tests; written from RFC 6238, not from what is tested."""

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any

from django.test import Client
from django.urls import reverse

WACHTWOORD = "een-lang-en-goed-wachtwoord"


def make_code(sleutel: str, moment: float | None = None) -> str:
    """Return the six figures that an app shows."""
    teller = struct.pack(">Q", int(time.time() if moment is None else moment) // 30)
    som = hmac.new(base64.b32decode(sleutel), teller, hashlib.sha1).digest()
    plek = som[-1] & 15
    getal = struct.unpack(">I", som[plek : plek + 4])[0] & 0x7FFFFFFF
    return f"{getal % 1_000_000:06d}"


def add_app(client: Client) -> tuple[str, list[str]]:
    """Add an app as a person does; give its key and the recovery codes that were shown."""
    html = client.get(reverse("mfa_activate_totp")).content.decode()
    gevonden = re.search(r"over in de app: <code>(\w+)</code>", html)
    assert gevonden, html
    antwoord = client.post(reverse("mfa_activate_totp"), {"code": make_code(gevonden[1])})
    assert antwoord["Location"] == reverse("mfa_view_recovery_codes")
    codes = re.findall(r"<li><code>(\d+)</code></li>", client.get(antwoord["Location"]).content.decode())
    return gevonden[1], codes


def sign_in(client: Client, naam: str = "bea", wachtwoord: str = WACHTWOORD) -> Any:
    """Send name and password."""
    return client.post(reverse("aanmelden"), {"login": naam, "password": wachtwoord})
