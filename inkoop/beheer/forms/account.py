"""Forms about accounts: who it is of, what it may do, and why a request is turned down."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from inkoop.kern.codes import Domein
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import RECHTEN, Bereik, Rol
from inkoop.platform.schermen.services import Datumveld

# By which names the scopes stand in the form: those of the keys.
_LABELS: Mapping[Bereik, tuple[str, str]] = {
    Bereik.REGIO: ("Werkt voor regio", "Voor rollen van de regio."),
    Bereik.GEMEENTE: ("Werkt voor gemeente", "Voor rollen van een gemeente."),
    Bereik.AANBIEDER: ("Werkt voor aanbieder", "Voor rollen van een aanbieder."),
}


def _describe_rol(rol: Rol) -> str:
    twee = ", bevestigt een collega" if RECHTEN[rol].is_gevoelig else ""
    return f"{rol.label} ({RECHTEN[rol].werkt_voor}{twee})"


class Persoonsformulier(forms.Form):
    """Who an account is of."""

    naam = forms.CharField(label="Naam", max_length=200, help_text="De naam zoals collega's die kennen.")
    gebruikersnaam = forms.RegexField(
        r"^[\w.@+-]+$",
        label="Gebruikersnaam",
        max_length=150,
        help_text="Hiermee meldt iemand zich aan. Letters, cijfers en . @ + - _",
        error_messages={"invalid": "Gebruik alleen letters, cijfers en . @ + - _"},
    )
    email = forms.EmailField(
        label="E-mailadres", help_text="Hierheen gaat de uitnodiging; wie die opent, kiest het wachtwoord."
    )


class Rechtenvelden(forms.Form):
    """What an account may do, for whom, and until when.

    Args:
        keuzes: what the one who asks may give, as (key, name), by kind.
        account: of whom it is; of a new one there is none.
        toegangen: to which of the choices it is tied now.
    """

    rollen = forms.MultipleChoiceField(
        label="Rollen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(rol.value, _describe_rol(rol)) for rol in Rol],
        help_text="Rollen gaan samen als zij voor hetzelfde werken: de regio, een gemeente of een aanbieder.",
    )
    wetten = forms.MultipleChoiceField(
        label="Alleen zorg van",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=Domein.choices,
        help_text=(
            "Kies niets voor alle wetten. Wie hier iets kiest, kan geen afrekening maken of vaststellen."
        ),
    )
    tot = Datumveld(
        label="Toegang tot en met",
        required=False,
        help_text="Leeg is zonder einde. Een accountant heeft er een.",
    )
    reden = forms.CharField(
        label="Waarom",
        max_length=300,
        help_text="Bijvoorbeeld: nieuwe collega vanaf 1 maart, gevraagd door de teamleider.",
    )

    def __init__(
        self,
        *args: Any,
        keuzes: Mapping[Bereik, Sequence[tuple[str, str]]],
        account: Gebruiker | None = None,
        toegangen: set[str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        heeft = toegangen or set()
        for bereik, rijen in keuzes.items():
            if rijen:
                label, hulp = _LABELS[bereik]
                self.fields[bereik.value] = forms.MultipleChoiceField(
                    label=label,
                    required=False,
                    choices=rijen,
                    widget=forms.CheckboxSelectMultiple if len(rijen) <= 40 else forms.SelectMultiple,
                    help_text=hulp,
                    initial=[sleutel for sleutel, _ in rijen if sleutel in heeft],
                )
        if account is not None:
            self.fields["rollen"].initial = account.rollen
            self.fields["wetten"].initial = account.wetten
            self.fields["tot"].initial = account.toegang_tot
        self.order_fields(
            [*Persoonsformulier.base_fields, "rollen", *map(str, Bereik), "wetten", "tot", "reden"]
        )

    def get_toegangen(self) -> list[str]:
        """Return the keys that were chosen, of every kind."""
        return [sleutel for bereik in Bereik for sleutel in self.cleaned_data.get(bereik.value, ())]


class Nieuwformulier(Rechtenvelden, Persoonsformulier):
    """A new account, with what it will do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rollen"].required = True
        self.fields["rollen"].error_messages["required"] = "Kies ten minste één rol."


class Rechtenformulier(Rechtenvelden):
    """Other rights for an account that is there."""


class Weigerformulier(forms.Form):
    """Why a request is turned down."""

    waarom = forms.CharField(
        label="Waarom niet",
        max_length=300,
        help_text="Wie het vroeg, leest dit, ook in een mail. Noem geen cliënten.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Redenformulier(forms.Form):
    """Why an operator does something with the account of somebody else."""

    reden = forms.CharField(
        label="Waarom",
        max_length=250,
        help_text=(
            "Bijvoorbeeld: uit dienst per 1 mei, of telefoon kwijt. Dit staat in het logboek, dus noem geen "
            "cliënten."
        ),
    )
