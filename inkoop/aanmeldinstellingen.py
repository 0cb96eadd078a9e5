"""Settings of signing in: who an account is, what a password must be, how long a session lasts."""

from typing import Any

import environ

env = environ.Env()

AUTH_USER_MODEL = "gebruikers.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# A file of SHA-1 digests in order; without it the list of common passwords counts.
WACHTWOORD_LEKLIJST = env.str("WACHTWOORD_LEKLIJST", default="")
# Words that say something here, so that a password of little else is soon guessed; a region adds its own.
WACHTWOORD_WOORDEN = (
    *("aanbieder", "afrekening", "beheer", "demo", "geheim", "gemeente", "inkoop", "jeugdwet", "jeugdzorg"),
    *("limburg", "regio", "sociaal", "welkom", "wachtwoord", "wmo", "zorg", "zomer", "winter", "password"),
    *env.list("WACHTWOORD_WOORDEN", default=[]),
)
_REGELS = "inkoop.platform.gebruikers.aanmelding.wachtwoorden"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    *(
        {"NAME": f"django.contrib.auth.password_validation.{naam}", "OPTIONS": opties}
        for naam, opties in (
            ("UserAttributeSimilarityValidator", {"user_attributes": ("gebruikersnaam", "naam", "email")}),
            ("CommonPasswordValidator", {}),
        )
    ),
    {"NAME": f"{_REGELS}.Lengtevalidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_REGELS}.Woordvalidator", "OPTIONS": {"woorden": WACHTWOORD_WOORDEN}},
    {"NAME": f"{_REGELS}.Lekvalidator", "OPTIONS": {"bestand": WACHTWOORD_LEKLIJST}},
]
LOGIN_URL = "aanmelden"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "aanmelden"

# Signing in (docs/besluiten/0026). Nobody makes an account for himself, and mail proves nobody's identity.
ACCOUNT_ADAPTER = "inkoop.platform.gebruikers.aanmelding.adapter.Aanmeldadapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "gebruikersnaam"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 1
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Before an act that matters somebody shows again who he is, unless he did so this short a time ago.
AANMELDING_VERS_SECONDEN = env.int("AANMELDING_VERS_MINUTEN", default=15) * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = AANMELDING_VERS_SECONDEN
# A session ends after so long without anything done in it, and after a working day in any case.
SESSIE_STIL_SECONDEN = env.int("SESSIE_STIL_MINUTEN", default=60) * 60
SESSIE_LANGST_SECONDEN = env.int("SESSIE_LANGST_UREN", default=10) * 3600
SESSION_COOKIE_AGE = SESSIE_LANGST_SECONDEN
SESSION_COOKIE_HTTPONLY = True
# Roles that must take a second step ("alle" for everybody); none in a demo, which says so.
TWEEDE_STAP_VERPLICHT = env.list("TWEEDE_STAP_VERPLICHT", default=[])
# Services elsewhere with which people sign in: a file that names them (docs/installatie.md).
AANMELDDIENSTEN = env.str("AANMELDDIENSTEN", default="")
SOCIALACCOUNT_ADAPTER = "inkoop.platform.gebruikers.aanmelding.dienstadapter.Dienstadapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "inkoop.platform.gebruikers.aanmelding.oidc.Oidcprovider"}
}
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
MFA_ADAPTER = "inkoop.platform.gebruikers.aanmelding.tweede_stap.Stapadapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 12
# A link to choose another password works for an hour.
PASSWORD_RESET_TIMEOUT = 3600
# Attempts that failed, and for whom they count (inkoop/platform/gebruikers/aanmelding/grenzen.py). A
# municipality comes from one address, where many may mistype; "login" only spares the machine.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "5/5m/key",
    "aanmelden_apparaat": "10/15m/key",
    "aanmelden_paar": "5/15m/key",
    # Each asks something of a server elsewhere, and a municipality comes from one address.
    "aanmelddienst": "60/m/ip",
    "aanmelden_adres": env.str("AANMELDEN_PER_ADRES", default="50/15m/key"),
    "aanmelden_account": "100/1h/key",
    "reset_password": "20/15m/ip,3/15m/key",
    "manage_email": "5/15m/user",
    "confirm_email": "1/1m/key",
}
# How many proxies stand before the site, so that the address of a visitor is known and not invented.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXIES_ERVOOR", default=0)
# Who gets an account chooses the password within so many days.
# How long two people who gave each other a role do not establish a settlement together.
ROL_AFKOELTIJD_DAGEN = env.int("ROL_AFKOELTIJD_DAGEN", default=14)
UITNODIGING_DAGEN = env.int("UITNODIGING_DAGEN", default=3)
