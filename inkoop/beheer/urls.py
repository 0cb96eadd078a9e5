"""Addresses of the accounts."""

from django.urls import path

from inkoop.beheer.views.account import (
    AccountNieuwView,
    AccountPersoonView,
    AccountRechtenView,
    AccountsView,
    AccountUitnodigenView,
    BeheerdAccountView,
)
from inkoop.beheer.views.accountactie import (
    AccountAanzettenView,
    AccountAfmeldenView,
    AccountKoppelingenWegView,
    AccountStapWegView,
    AccountTokenIntrekkenView,
    AccountUitzettenView,
)
from inkoop.beheer.views.bericht import BerichtenView, BerichtView
from inkoop.beheer.views.eigen import EigenTokenIntrekkenView, EigenTokenMakenView
from inkoop.beheer.views.rechtenverzoek import (
    RechtenverzoekAfwijzenView,
    RechtenverzoekBevestigenView,
    RechtenverzoekIntrekkenView,
    RechtenverzoekView,
    VerzoekenOmRechtenView,
)

urlpatterns = [
    path("account/token-maken", EigenTokenMakenView.as_view(), name="token_maken"),
    path("account/token-intrekken", EigenTokenIntrekkenView.as_view(), name="token_intrekken"),
    path("accounts", AccountsView.as_view(), name="accounts"),
    path("accounts/nieuw", AccountNieuwView.as_view(), name="account_nieuw"),
    path("accounts/<int:pk>", BeheerdAccountView.as_view(), name="account"),
    path("accounts/<int:pk>/rechten", AccountRechtenView.as_view(), name="account_rechten"),
    path("accounts/<int:pk>/persoon", AccountPersoonView.as_view(), name="account_persoon"),
    path("accounts/<int:pk>/uitnodigen", AccountUitnodigenView.as_view(), name="account_uitnodigen"),
    path("accounts/<int:pk>/afmelden", AccountAfmeldenView.as_view(), name="account_afmelden"),
    path("accounts/<int:pk>/stap-weghalen", AccountStapWegView.as_view(), name="account_stap_weg"),
    path(
        "accounts/<int:pk>/koppelingen-weghalen",
        AccountKoppelingenWegView.as_view(),
        name="account_koppelingen_weg",
    ),
    path(
        "accounts/<int:pk>/token-intrekken",
        AccountTokenIntrekkenView.as_view(),
        name="account_token_intrekken",
    ),
    path("accounts/<int:pk>/uitzetten", AccountUitzettenView.as_view(), name="account_uitzetten"),
    path("accounts/<int:pk>/aanzetten", AccountAanzettenView.as_view(), name="account_aanzetten"),
    path("mail", BerichtenView.as_view(), name="berichten"),
    path("mail/<int:pk>", BerichtView.as_view(), name="bericht"),
    path("rechtenverzoeken", VerzoekenOmRechtenView.as_view(), name="rechtenverzoeken"),
    path("rechtenverzoeken/<int:pk>", RechtenverzoekView.as_view(), name="rechtenverzoek"),
    path(
        "rechtenverzoeken/<int:pk>/bevestigen",
        RechtenverzoekBevestigenView.as_view(),
        name="rechtenverzoek_bevestigen",
    ),
    path(
        "rechtenverzoeken/<int:pk>/afwijzen",
        RechtenverzoekAfwijzenView.as_view(),
        name="rechtenverzoek_afwijzen",
    ),
    path(
        "rechtenverzoeken/<int:pk>/intrekken",
        RechtenverzoekIntrekkenView.as_view(),
        name="rechtenverzoek_intrekken",
    ),
]
