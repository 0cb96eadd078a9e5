"""Accounts as rows: the design base knows no nouns of the domain, so its tests use none."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.test import RequestFactory

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.schermen.services import Filters, Kolom, Soort, Tabel

BEGIN = datetime(2022, 1, 1, tzinfo=UTC)


def make_accounts(aantal: int) -> None:
    """Make accounts of which some share a name and some never signed in."""
    Gebruiker.objects.bulk_create(
        Gebruiker(
            gebruikersnaam=f"g{i:03d}",
            naam=f"Naam {i % 7}",
            rollen=[Rol.INKOPER if i % 2 else Rol.AANBIEDER],
            last_login=None if i % 3 == 0 else BEGIN + timedelta(days=i % 5, microseconds=i),
        )
        for i in range(aantal)
    )


class AccountFilter(Filters):
    """Filters on role and on the moment of the last visit."""

    rol = django_filters.ChoiceFilter(label="Rol", choices=Rol.choices, method="filter_rol")

    def filter_rol(self, accounts: QuerySet[Gebruiker], _: str, rol: str) -> QuerySet[Gebruiker]:
        """Keep the accounts that have a role."""
        return accounts.filter(rollen__contains=[rol])


class AccountTabel(Tabel):
    """Accounts, a few per page."""

    bijschrift = "Accounts"
    exportnaam = "accounts"
    filters: ClassVar[Any] = AccountFilter
    volgorde = "gebruikersnaam"
    per_pagina = 4
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("gebruikersnaam", "Account", sorteer=True, kop=True, link=lambda rij: f"/accounts/{rij.pk}"),
        Kolom("naam", "Naam", sorteer=True),
        Kolom("last_login", "Laatst gezien", Soort.MOMENT, sorteer=True),
        Kolom("rol", "Rol", waarde=lambda rij: rij.rolnamen),
        Kolom("id", "Volgnummer", Soort.GETAL, totaal=True),
    )


def read_bestand(antwoord: FileResponse) -> bytes:
    """Return what a download holds; closing the response itself would end the test's transaction."""
    assert antwoord.file_to_stream is not None
    with antwoord.file_to_stream as bestand:
        return bytes(bestand.read())


def vraag(adres: str = "/") -> HttpRequest:
    """Return a request for an address."""
    return RequestFactory().get(adres)


def make_tabel(adres: str = "/", bron: Any = None) -> AccountTabel:
    """Return the table of accounts as that address shows it."""
    return AccountTabel(Gebruiker.objects.all() if bron is None else bron, vraag(adres))
