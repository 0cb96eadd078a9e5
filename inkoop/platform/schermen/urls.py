"""Addresses of the pages that belong to no app in particular."""

from django.urls import path, re_path

from inkoop.platform.schermen.aanmelden import (
    AanmeldenView,
    AdresBevestigenView,
    AdresView,
    AfmeldenView,
    HerstelKlaarView,
    HerstelView,
    OpnieuwView,
    UitgezetView,
    UitnodigingView,
    VergetenVerstuurdView,
    VergetenView,
    WachtwoordView,
)
from inkoop.platform.schermen.account import (
    AccountView,
    AppView,
    AppWegView,
    HerstelcodesView,
    NieuweHerstelcodesView,
    SessiesAfmeldenView,
    SleutelOpnieuwView,
    SleutelView,
    SleutelWegView,
    StapOpnieuwView,
    StapView,
)
from inkoop.platform.schermen.diensten import (
    DienstOpnieuwView,
    KoppelingWegView,
    dienst_aanmelden,
    dienst_terug,
)
from inkoop.platform.schermen.favicon import FaviconView
from inkoop.platform.schermen.start import StartView
from inkoop.platform.schermen.stijlgids.views import StijlgidsView, stijlgids_voortgang
from inkoop.platform.schermen.toegankelijkheid import ToegankelijkheidView

urlpatterns = [
    path("", StartView.as_view(), name="start"),
    path("aanmelden", AanmeldenView.as_view(), name="aanmelden"),
    path("afmelden", AfmeldenView.as_view(), name="afmelden"),
    path("wachtwoord", WachtwoordView.as_view(), name="wachtwoord"),
    # django-allauth asks for its pages by names of its own.
    path("aanmelden", AanmeldenView.as_view(), name="account_login"),
    path("aanmelden/uitgezet", UitgezetView.as_view(), name="account_inactive"),
    path("aanmelden/nogmaals", OpnieuwView.as_view(), name="account_reauthenticate"),
    path("wachtwoord", WachtwoordView.as_view(), name="account_change_password"),
    path("wachtwoord/vergeten", VergetenView.as_view(), name="account_reset_password"),
    path(
        "wachtwoord/vergeten/verstuurd", VergetenVerstuurdView.as_view(), name="account_reset_password_done"
    ),
    path("wachtwoord/herstel/klaar", HerstelKlaarView.as_view(), name="account_reset_password_from_key_done"),
    re_path(
        r"^wachtwoord/herstel/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        HerstelView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("uitnodiging/<str:sleutel>", UitnodigingView.as_view(), name="uitnodiging"),
    path("emailadres", AdresView.as_view(), name="account_email"),
    path("emailadres/bevestigen/<str:key>", AdresBevestigenView.as_view(), name="account_confirm_email"),
    path("account", AccountView.as_view(), name="mfa_index"),
    path("account/sessies", SessiesAfmeldenView.as_view(), name="sessies_afmelden"),
    path("account/app", AppView.as_view(), name="mfa_activate_totp"),
    path("account/app/weg", AppWegView.as_view(), name="mfa_deactivate_totp"),
    path("account/sleutel", SleutelView.as_view(), name="mfa_add_webauthn"),
    path("account/sleutel/<int:pk>/weg", SleutelWegView.as_view(), name="mfa_remove_webauthn"),
    path("account/herstelcodes", HerstelcodesView.as_view(), name="mfa_view_recovery_codes"),
    path("account/herstelcodes/nieuw", NieuweHerstelcodesView.as_view(), name="mfa_generate_recovery_codes"),
    path("aanmelden/stap", StapView.as_view(), name="mfa_authenticate"),
    path("aanmelden/nogmaals/code", StapOpnieuwView.as_view(), name="mfa_reauthenticate"),
    path("aanmelden/nogmaals/sleutel", SleutelOpnieuwView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("aanmelden/dienst/<slug:provider_id>", dienst_aanmelden, name="openid_connect_login"),
    path("aanmelden/dienst/<slug:provider_id>/terug", dienst_terug, name="openid_connect_callback"),
    path("aanmelden/nogmaals/dienst", DienstOpnieuwView.as_view(), name="opnieuw_dienst"),
    path("account/koppeling/<int:pk>/weg", KoppelingWegView.as_view(), name="koppeling_weg"),
    path("favicon.ico", FaviconView.as_view(), name="favicon"),
    path("toegankelijkheid", ToegankelijkheidView.as_view(), name="toegankelijkheid"),
    path("stijlgids", StijlgidsView.as_view(), name="stijlgids"),
    path("stijlgids/voortgang", stijlgids_voortgang, name="stijlgids_voortgang"),
]
