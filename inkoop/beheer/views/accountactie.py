"""Acts of an operator for an account: end its sessions, take a step or link away, switch it off and on."""

from typing import ClassVar

from django import forms

from inkoop.beheer.forms.account import Redenformulier
from inkoop.beheer.services import (
    end_alle_sessies,
    remove_alle_koppelingen,
    remove_apitoken,
    remove_tweede_stap,
    set_actief,
)
from inkoop.beheer.views.account import OverAccount


class _AccountActie(OverAccount):
    """An act of an operator for an account, after a page that says what follows and asks why."""

    form_class = Redenformulier

    def do(self, reden: str) -> str:
        """Do it, and say what was done."""
        raise NotImplementedError

    def handle(self, form: forms.Form) -> str:
        """Do it."""
        self.gelukt = self.do(form.cleaned_data["reden"])
        return self.get_annuleer_url()


class AccountAfmeldenView(_AccountActie):
    """End all sessions."""

    titel = "Overal afmelden"
    inleiding = "Alle sessies van dit account eindigen. Doe dit als iemand een toestel kwijt is."
    knop = "Meld overal af"

    def do(self, reden: str) -> str:
        """End them."""
        aantal = end_alle_sessies(self.object, self.gebruiker, reden)
        return f"{self.object} is overal afgemeld ({aantal})."


class AccountStapWegView(_AccountActie):
    """Take the second step away."""

    titel = "Tweede stap weghalen"
    inleiding = (
        "Doe dit alleen als u zeker weet wie het vraagt: bel terug op een nummer dat u al had. De eigenaar "
        "krijgt een mail, en meldt zich daarna aan met één stap."
    )
    knop = "Haal de tweede stap weg"

    def do(self, reden: str) -> str:
        """Take it away."""
        remove_tweede_stap(self.object, self.gebruiker, reden, self.request)
        return f"{self.object} meldt zich weer aan met één stap."


class AccountKoppelingenWegView(_AccountActie):
    """Take links with services elsewhere away."""

    titel = "Koppelingen weghalen"
    inleiding = "Geen aanmelddienst elders leidt dan nog naar dit account, en alle sessies eindigen."
    knop = "Haal de koppelingen weg"

    def do(self, reden: str) -> str:
        """Take them away."""
        aantal = remove_alle_koppelingen(self.object, self.gebruiker, reden)
        return f"Geen dienst elders leidt nog naar {self.object} (dat waren er {aantal})."


class AccountTokenIntrekkenView(_AccountActie):
    """Withdraw the token of this account."""

    titel = "Token intrekken"
    inleiding = "Het programma van deze gebruiker komt er dan meteen niet meer in."
    knop = "Trek het token in"

    def do(self, reden: str) -> str:
        """Withdraw it."""
        weg = remove_apitoken(self.object, self.gebruiker, reden)
        return f"Het token van {self.object} is ingetrokken." if weg else f"{self.object} had geen token."


class AccountUitzettenView(_AccountActie):
    """Switch an account off."""

    titel = "Uitzetten"
    inleiding = "Niemand komt dan nog binnen met dit account, en alle sessies eindigen."
    knop = "Zet het account uit"
    actief: ClassVar[bool] = False

    def do(self, reden: str) -> str:
        """Switch it."""
        set_actief(self.object, self.gebruiker, reden, actief=self.actief)
        return "Het account is aangezet, zonder rollen." if self.actief else "Het account is uitgezet."


class AccountAanzettenView(AccountUitzettenView):
    """Switch an account on again, without roles."""

    titel = "Aanzetten"
    inleiding = "De eigenaar kan zich weer aanmelden. De rollen komen niet terug: vraag ze opnieuw."
    knop = "Zet het account aan"
    actief = True
