"""Settings of Inkoop; everything that differs per installation comes from the environment.

Database roles (ontwerp.md, Data): the application never connects as the owner of its tables.
`DATABASE_URL` is the role of the site, `DATABASE_URL_WERKER` that of jobs and commands,
`DATABASE_URL_EIGENAAR` the owner that migrates and `DATABASE_URL_LEZER` the reader; `INKOOP_DB_ROL`
says which of the four this process uses.
"""

from pathlib import Path
from typing import Any

import django_stubs_ext
import environ
import pghistory
from django.contrib.messages import constants as messages

from inkoop.aanmeldinstellingen import *  # noqa: F403 - settings, which Django reads from one module
from inkoop.instellingen.exploitatie import *  # noqa: F403
from inkoop.instellingen.exploitatie import ACHTER_HTTPS, LOGNIVEAU, LOGVORM
from inkoop.logregels import configure_logregels
from inkoop.platform.databank.tijdgrenzen import VERBINDEN_SECONDEN, Werksoort, make_opties, read_tijdgrenzen
from inkoop.platform.koppelvlak.versie import API_VERSIE

# Generic Django classes can be written with their type parameters at run time too.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
# Only the embedded stack sets a key of its own; a real installation must supply one.
SECRET_KEY = env.str("SECRET_KEY")
# Keys of before: what was signed or encrypted with them is still read, while a new key is brought in.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_EERDER", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "pgtrigger",
    "pghistory",
    "inkoop",
    "inkoop.beheer",
    "inkoop.exploitatie",
    "inkoop.platform.databank",
    "inkoop.platform.gebruikers",
    "inkoop.platform.logboek",
    "inkoop.platform.taken",
    "inkoop.platform.bestanden",
    "inkoop.platform.bewaren",
    "inkoop.platform.documenten",
    "inkoop.platform.schermen",
    "inkoop.platform.geschiedenis",
    "segmenten",
    "contracten",
    "toegang",
    "bekostiging",
    "inkoop.signalen",
    "inkoop.inname",
    "inkoop.privacy",
    "inkoop.archief",
    "inkoop.paginas",
    "inkoop.demo",
]

MIDDLEWARE = [
    "inkoop.exploitatie.metingen.TelMiddleware",
    "inkoop.exploitatie.middleware.KoppenMiddleware",
    # Around what answers by itself too: a static file, and a redirect to HTTPS.
    "csp.middleware.CSPMiddleware",
    # First of all that look at a view, since others read what a request brings.
    "inkoop.inhoudgrenzen.InhoudgrensMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "inkoop.exploitatie.middleware.ApiHttpsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "inkoop.platform.gebruikers.middleware.VerzoekMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "inkoop.platform.gebruikers.middleware.SessieMiddleware",
    "inkoop.platform.gebruikers.middleware.ZichtMiddleware",
]

ROOT_URLCONF = "inkoop.urls"
WSGI_APPLICATION = "inkoop.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "inkoop.platform.schermen.context.schermen",
            ],
        },
    },
]

DB_ROL = env.str("INKOOP_DB_ROL", default="app")
_DATABASE_VARIABELEN = {
    "app": "DATABASE_URL",
    "werker": "DATABASE_URL_WERKER",
    "eigenaar": "DATABASE_URL_EIGENAAR",
    "lezer": "DATABASE_URL_LEZER",
}
# All that this process was given: each is judged before it is used (exploitatie/controles.py).
DATABANKADRESSEN: dict[str, dict[str, Any]] = {
    variabele: env.db_url(variabele)
    for variabele in _DATABASE_VARIABELEN.values()
    if env.str(variabele, default="")
}
# How long work waits (docs/besluiten/0029), and what this process is for: the site and the worker say so
# themselves, everything else is a command.
TIJDGRENZEN = read_tijdgrenzen(lambda naam, anders: env.str(naam, default=anders))
WERKSOORT = (
    Werksoort.MIGRATIE
    if DB_ROL == "eigenaar"
    else Werksoort(env.str("INKOOP_WERK", default=Werksoort.OPDRACHT.value))
)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **env.db_url(_DATABASE_VARIABELEN[DB_ROL]),
        # Django's own, with a connection that never waits for ever.
        "ENGINE": "inkoop.platform.databank.motor",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DATABASES["default"].setdefault("OPTIONS", {})
DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", VERBINDEN_SECONDEN)
# Who works at the prompt of the server is the system, as who migrates is; site and worker say each time
# through whose eyes they look (gebruikers/zicht.py).
IS_SYSTEEM = DB_ROL == "eigenaar" or (DB_ROL, WERKSOORT) == ("werker", Werksoort.OPDRACHT)
DATABASES["default"]["OPTIONS"]["options"] = " ".join(
    [make_opties(TIJDGRENZEN[WERKSOORT]), *(["-c inkoop.rol=systeem"] if IS_SYSTEEM else [])]
)

# History by triggers (ADR 0018): these stand in migrations, and `migrate` installs nothing besides. The
# context is set with the scope (gebruikers/zicht.py); pghistory's own middleware rewrites every statement
# and is not used.
PGTRIGGER_INSTALL_ON_MIGRATE = False
# Our triggers have no condition on a column, so that a column's type changes without another schema editor.
PGTRIGGER_SCHEMA_EDITOR = False
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Mail about signing in. Without a server it lies in a folder, for a demo or to try something.
MAIL_MAP = Path(env.str("MAIL_MAP", default=str(BASE_DIR / "var" / "mail")))
vars().update(env.email_url("MAIL_SERVER", default="filemail:///"))
if EMAIL_BACKEND.endswith("filebased.EmailBackend"):  # type: ignore[name-defined]  # noqa: F405
    EMAIL_FILE_PATH = str(MAIL_MAP)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("MAIL_AFZENDER", default="inkoop@localhost")

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
# A year, a version and a key are names and printed as they are; amounts and counts are written by the filters
# `bedrag` and `getal`. A progress bar, too, would read 1.234 as little more than one.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
# They are for our own pages; another site has no business with them.
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Front-end files are packages (package.json), served below npm/ without a build step.
_NPM_MAP = BASE_DIR / "node_modules"
_NL_ONDERDELEN = ("button", "data-badge", "heading", "link", "paragraph", "skip-link")
_UTRECHT_ONDERDELEN = (
    *("alert", "breadcrumb-nav", "document", "root", "select", "table", "textarea", "textbox"),
    *("form-field-description", "form-field-error-message", "form-label"),
)
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("npm/source-sans-3", _NPM_MAP / "@fontsource" / "source-sans-3"),
    *(
        (f"npm/nl-{naam}", _NPM_MAP / "@nl-design-system-candidate" / f"{naam}-css" / "dist")
        for naam in _NL_ONDERDELEN
    ),
    *(
        (f"npm/utrecht-{naam}", _NPM_MAP / "@utrecht" / f"{naam}-css" / "dist")
        for naam in _UTRECHT_ONDERDELEN
    ),
]
# Private files (reports, uploads) never lie below a served folder: a view checks the rights. They lie in a
# folder or, when a bucket is named, in an object store that every machine reaches.
BESTANDEN_MAP = Path(env.str("BESTANDEN_MAP", default=str(BASE_DIR / "var" / "bestanden")))
_BUCKET = env.str("BESTANDEN_S3_BUCKET", default="")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "inkoop.platform.bestanden.opslag.Mapopslag"},
    "staticfiles": {"BACKEND": "inkoop.platform.schermen.statisch.BundelStorage"},
}
_S3: dict[str, Any] = {
    # Empty for the store of AWS itself; its own rules then say where the keys are.
    "endpoint_url": env.str("BESTANDEN_S3_ADRES", default="") or None,
    "region_name": env.str("BESTANDEN_S3_REGIO", default="") or None,
    "access_key": env.str("BESTANDEN_S3_SLEUTEL", default="") or None,
    "secret_key": env.str("BESTANDEN_S3_GEHEIM", default="") or None,
    "signature_version": "s3v4",
}
if _BUCKET:
    STORAGES["default"] = {
        "BACKEND": "inkoop.platform.bestanden.s3opslag.S3opslag",
        "OPTIONS": {**_S3, "bucket_name": _BUCKET},
    }
# Anchors of the log lie outside the database, and better outside the reach of who runs it: a folder, or a
# bucket of its own whose objects cannot be replaced.
ANKERS_MAP = env.str("ANKERS_MAP", default="")
LOGBOEK_ANKER_AAN = env.list("LOGBOEK_ANKER_AAN", default=[])
_ANKERBUCKET = env.str("ANKERS_S3_BUCKET", default="") or _BUCKET
STORAGES["ankers"] = {"BACKEND": "inkoop.platform.logboek.ankers.Ankermap"}
if _ANKERBUCKET:
    STORAGES["ankers"] = {
        "BACKEND": "inkoop.platform.logboek.ankerbucket.Ankerbucket",
        "OPTIONS": {
            **_S3,
            # The bucket must have been made with object lock.
            "bewaar_dagen": env.int("ANKERS_S3_BEWAAR_DAGEN", default=0),
            "bucket_name": _ANKERBUCKET,
            "location": "ankers",
            "file_overwrite": False,
            "default_acl": None,
        },
    }
# The font of PDF files comes with the pages' static packages; without it a system font serves.
DOCUMENT_LETTERTYPE_MAP = Path(
    env.str(
        "DOCUMENT_LETTERTYPE_MAP",
        default=str(_NPM_MAP / "@fontsource" / "source-sans-3" / "files"),
    )
)
# The largest file that somebody may deliver, in bytes, and what any other request may bring: a form of text,
# with every box of a long page filled in. inkoop/inhoudgrenzen.py asks it before a request is read.
UPLOAD_GROOTSTE = env.int("UPLOAD_GROOTSTE_MB", default=100) * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
UITVOER_MAP = Path(env.str("UITVOER_MAP", default=str(BASE_DIR / "uitvoer")))

# Outside data is found only through these settings; without them what needs it is left out.
ISTANDAARDEN_MAP = env.str("ISTANDAARDEN_MAP", default="")
REFERENTIE_MAP = env.str("REFERENTIE_MAP", default="")
API_REGELS_MAP = env.str("API_REGELS_MAP", default="")
BRONNEN_MAP = env.str("BRONNEN_MAP", default="")

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
# Counters of attempts stand with the broker; while that is away each process counts for itself.
CACHES = {
    "default": {
        "BACKEND": "inkoop.platform.gebruikers.aanmelding.tellers.Tellers",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "inkoop",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
}
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
# The worker writes the same log lines as the rest.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# Nobody waits for ever for a broker that hangs. Who starts a job waits no longer than this many seconds: the
# job is sent again by the clock.
WACHTRIJ_SECONDEN = env.float("WACHTRIJ_SECONDEN", default=1.0)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 3,
    "socket_timeout": 30,
    "socket_keepalive": True,
}
# How long a worker that is not heard from keeps a job, how long a job waits before it is sent again, and how
# often it is tried.
TAKEN_LEASE_SECONDEN = env.int("TAKEN_LEASE_SECONDEN", default=60)
TAKEN_WACHTTIJD_SECONDEN = env.int("TAKEN_WACHTTIJD_SECONDEN", default=300)
TAKEN_POGINGEN = env.int("TAKEN_POGINGEN", default=3)
# A list of more rows, or a zip of more reports, is made in the background; how long such a file is kept.
EXPORT_REGELS_DIRECT = env.int("EXPORT_REGELS_DIRECT", default=2000)
EXPORT_RAPPORTEN_DIRECT = 40
DOWNLOAD_DAGEN = env.int("DOWNLOAD_DAGEN", default=7)
CELERY_BEAT_SCHEDULE = {
    "bewaak-logboek": {"task": "inkoop.logboek.bewaak_logboek", "schedule": 60.0},
    "stel-vernietiging-voor": {"task": "inkoop.bewaren.stel_vernietiging_voor", "schedule": 24 * 3600.0},
    "herstel-verlopen-taken": {"task": "inkoop.taken.herstel_verlopen_taken", "schedule": 60.0},
    "vergeet-downloads": {"task": "inkoop.schermen.vergeet_downloads", "schedule": 24 * 3600.0},
    "vergeet-oude-verzoeken": {"task": "inkoop.taken.vergeet_oude_verzoeken", "schedule": 24 * 3600.0},
}
# It looks this often whether the clock of the machine was put back.
CELERY_BEAT_SCHEDULER = "inkoop.platform.taken.tijdklok:Tijdklok"
CELERY_BEAT_MAX_LOOP_INTERVAL = 5
CELERY_BEAT_SCHEDULE_FILENAME = env.str("CELERYBEAT_BESTAND", default=str(BASE_DIR / "var" / "celerybeat"))

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "inkoop.platform.koppelvlak.aanmelding.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": ["inkoop.platform.koppelvlak.grenzen.Verzoekgrens"],
    "DEFAULT_PAGINATION_CLASS": "inkoop.platform.koppelvlak.paginering.Cursorpagina",
    "EXCEPTION_HANDLER": "inkoop.platform.koppelvlak.problemen.handle_exception",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "COERCE_DECIMAL_TO_STRING": True,
}

# How much one account, or one address without an account, asks of the API.
API_GRENS = env.str("API_GRENS", default="600/min")

SPECTACULAR_SETTINGS = {
    "TITLE": "Inkoop API",
    "DESCRIPTION": "Voor aanbieders: eigen contracten en afrekeningen.",
    "VERSION": API_VERSIE,
    "OAS_VERSION": "3.0.3",
    "CONTACT": {"name": "Inkoop", "url": "https://example.org/inkoop", "email": "inkoop@example.org"},
    "SERVERS": [{"url": env.str("API_ADRES", default="http://127.0.0.1:8000/api/v1")}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "POSTPROCESSING_HOOKS": ["inkoop.platform.koppelvlak.schema.complete_schema"],
}

LOGGING = configure_logregels(LOGNIVEAU, LOGVORM)
# An address of a visitor is personal data; the number of the account is enough to trace a fault.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False

# The pages: a municipality gives its own name and house style (docs/schermen.md).
PRODUCTNAAM = env.str("PRODUCTNAAM", default="Inkoop")
HUISSTIJL_CSS = env.str("HUISSTIJL_CSS", default="")
HUISSTIJL_KLASSE = env.str("HUISSTIJL_KLASSE", default="")
HUISSTIJL_LOGO = env.str("HUISSTIJL_LOGO", default="beeld/merk.svg")
CONTACT_TOEGANKELIJKHEID = env.str("CONTACT_TOEGANKELIJKHEID", default="")
# The tone in which a message is shown (inkoop.platform.schermen.kolom.Toon).
MESSAGE_TAGS = {
    messages.DEBUG: "neutraal",
    messages.INFO: "info",
    messages.SUCCESS: "goed",
    messages.WARNING: "let-op",
    messages.ERROR: "fout",
}
CSRF_FAILURE_VIEW = "inkoop.platform.schermen.fouten.csrf_mislukt"
# Pages need no inline script or style; NL Design System's CSS carries data: images.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
}
# A security key works over HTTPS only, and on localhost, for a demo.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ACHTER_HTTPS
