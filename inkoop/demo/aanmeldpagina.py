"""The demo accounts on the page to sign in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from inkoop.demo.accounts import VOORVOEGSEL, get_demowachtwoord
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen.services import Vulling, register_vak


def register() -> None:
    """Fill the place on the page to sign in."""
    register_vak("aanmelden", Vulling("demo", render_accounts, None))


def render_accounts(request: HttpRequest, onderwerp: Any) -> SafeString:
    """Show the accounts of the demo, their password and where their mail lies."""
    accounts = Gebruiker.objects.filter(gebruikersnaam__startswith=VOORVOEGSEL, is_active=True)
    context = {
        "accounts": accounts.order_by("gebruikersnaam"),
        "wachtwoord": get_demowachtwoord(),
        "mailmap": settings.MAIL_MAP,
    }
    return render_to_string("demo/accounts.html", context, request)
