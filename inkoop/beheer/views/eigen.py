"""What somebody sees of the own account, and the token for the own program."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from inkoop.beheer.services import make_apitoken, may_have_token, remove_apitoken
from inkoop.beheer.toegang import name_toegangen
from inkoop.kern.opmaak import format_datum, format_moment
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.gebruikers.toegangen import get_toegangen
from inkoop.platform.koppelvlak.aanmelding import get_token
from inkoop.platform.schermen.services import FormulierView, Kruimel, get_peildatum

_ACCOUNT = "mfa_index"


def render_eigen_account(request: HttpRequest, _: Any) -> SafeString:
    """Show on the page of the own account what it may do, for whom, until when, and its token."""
    account: Any = request.user
    namen = name_toegangen(get_toegangen(account), get_peildatum(request))
    token = get_token(account)
    feiten = [
        ("Rollen", account.rolnamen),
        ("Werkt voor", ", ".join(sorted(namen.values())) or "nog niets"),
        ("Alleen zorg van", account.wetnamen),
        ("Toegang tot en met", format_datum(account.toegang_tot) if account.toegang_tot else ""),
    ]
    return render_to_string(
        "beheer/eigen_account.html",
        {
            "feiten": [(label, tekst) for label, tekst in feiten if tekst],
            "mag_token": may_have_token(account),
            "token": f"gemaakt op {format_moment(token.created)}" if token else "",
        },
        request,
    )


class _EigenToken(FormulierView):
    """A question about the token for the own program."""

    recht = Recht.START
    vraagt_bevestiging = True
    form_class = forms.Form

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the own account."""
        return [Kruimel("Mijn account", reverse(_ACCOUNT))]

    def get_annuleer_url(self) -> str:
        """Lead back to the own account."""
        return reverse(_ACCOUNT)


class EigenTokenMakenView(_EigenToken):
    """Make a token for the own program."""

    titel = "Een token maken"
    recht = Recht.CONTRACTEN_API
    inleiding = (
        "Een programma leest met het token wat u zelf mag lezen. U ziet het token één keer. Hebt u er al "
        "een, dan werkt het oude meteen niet meer."
    )
    knop = "Maak een token"

    def handle(self, form: forms.Form) -> str:
        """Make it, and show it this once."""
        self.gelukt = f"Uw token: {make_apitoken(self.gebruiker)}. Bewaar het nu, u ziet het maar één keer."
        return reverse(_ACCOUNT)


class EigenTokenIntrekkenView(_EigenToken):
    """Withdraw the own token."""

    titel = "Het token intrekken"
    inleiding = "Uw programma komt er dan meteen niet meer in."
    knop = "Trek het token in"

    def handle(self, form: forms.Form) -> str:
        """Withdraw it."""
        weg = remove_apitoken(self.gebruiker, self.gebruiker)
        self.gelukt = "Het token is ingetrokken." if weg else "U had geen token."
        return reverse(_ACCOUNT)
