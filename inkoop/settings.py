"""Settings of Inkoop; everything that differs per installation comes from the environment.

Database roles (ontwerp.md, Data): the application never connects as the owner of its tables.
`DATABASE_URL` is the application's role, `DATABASE_URL_EIGENAAR` the owner that migrates and
`DATABASE_URL_LEZER` the reader; `INKOOP_DB_ROL` says which of the three this process uses.
"""

from pathlib import Path
from typing import Any

import django_stubs_ext
import environ
import pghistory
from django.contrib.messages import constants as messages

from inkoop.logregels import configure_logregels
from inkoop.platform.koppelvlak.versie import API_VERSIE

# Generic Django classes can be written with their type parameters at run time too.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
# Only the embedded stack sets a key of its own; a real installation must supply one.
SECRET_KEY = env.str("SECRET_KEY")
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
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "pgtrigger",
    "pghistory",
    "inkoop",
    "inkoop.beheer",
    "inkoop.platform.databank",
    "inkoop.platform.gebruikers",
    "inkoop.platform.logboek",
    "inkoop.platform.taken",
    "inkoop.platform.bestanden",
    "inkoop.platform.documenten",
    "inkoop.platform.schermen",
    "inkoop.platform.geschiedenis",
    "segmenten",
    "contracten",
    "toegang",
    "bekostiging",
    "inkoop.signalen",
    "inkoop.inname",
    "inkoop.paginas",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "inkoop.platform.gebruikers.middleware.VerzoekMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
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
_DATABASE_VARIABELE = {
    "app": "DATABASE_URL",
    "eigenaar": "DATABASE_URL_EIGENAAR",
    "lezer": "DATABASE_URL_LEZER",
}[DB_ROL]
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **env.db_url(_DATABASE_VARIABELE),
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DATABASES["default"].setdefault("OPTIONS", {})
if DB_ROL == "eigenaar":
    # A migration waits at most this long for a lock, so that it never holds up a working site.
    DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=5000 -c inkoop.rol=systeem"

# History by triggers (ADR 0018): these stand in migrations, and `migrate` installs nothing besides. The
# context is set with the scope (gebruikers/zicht.py); pghistory's own middleware rewrites every statement
# and is not used.
PGTRIGGER_INSTALL_ON_MIGRATE = False
# Our triggers have no condition on a column, so that a column's type changes without another schema editor.
PGTRIGGER_SCHEMA_EDITOR = False
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "gebruikers.Gebruiker"
AUTHENTICATION_BACKENDS = ["inkoop.platform.gebruikers.aanmelding.GeremdeBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{naam}", "OPTIONS": opties}
    for naam, opties in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "aanmelden"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "aanmelden"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
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
if _BUCKET:
    STORAGES["default"] = {
        "BACKEND": "inkoop.platform.bestanden.s3opslag.S3opslag",
        "OPTIONS": {
            "bucket_name": _BUCKET,
            # Empty for the store of AWS itself; its own rules then say where the keys are.
            "endpoint_url": env.str("BESTANDEN_S3_ADRES", default="") or None,
            "region_name": env.str("BESTANDEN_S3_REGIO", default="") or None,
            "access_key": env.str("BESTANDEN_S3_SLEUTEL", default="") or None,
            "secret_key": env.str("BESTANDEN_S3_GEHEIM", default="") or None,
            "signature_version": "s3v4",
        },
    }
# The font of PDF files comes with the pages' static packages; without it a system font serves.
DOCUMENT_LETTERTYPE_MAP = Path(
    env.str(
        "DOCUMENT_LETTERTYPE_MAP",
        default=str(_NPM_MAP / "@fontsource" / "source-sans-3" / "files"),
    )
)
UITVOER_MAP = Path(env.str("UITVOER_MAP", default=str(BASE_DIR / "uitvoer")))

# Whether invented data and demo accounts are allowed here; never on an installation behind HTTPS.
INKOOP_DEMO = env.bool("INKOOP_DEMO", default=False)

# Outside data is found only through these settings; without them what needs it is left out.
ISTANDAARDEN_MAP = env.str("ISTANDAARDEN_MAP", default="")
REFERENTIE_MAP = env.str("REFERENTIE_MAP", default="")
API_REGELS_MAP = env.str("API_REGELS_MAP", default="")
BRONNEN_MAP = env.str("BRONNEN_MAP", default="")

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
# The worker writes the same log lines as the rest.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A page that starts a job does not wait long for a broker that is away: the job is sent again later.
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 3}
# How long a worker that is not heard from keeps a job, how long a job waits before it is sent again, and how
# often it is tried.
TAKEN_LEASE_SECONDEN = env.int("TAKEN_LEASE_SECONDEN", default=60)
TAKEN_WACHTTIJD_SECONDEN = env.int("TAKEN_WACHTTIJD_SECONDEN", default=300)
TAKEN_POGINGEN = env.int("TAKEN_POGINGEN", default=3)
CELERY_BEAT_SCHEDULE = {
    "herstel-verlopen-taken": {"task": "inkoop.taken.herstel_verlopen_taken", "schedule": 60.0},
    "vergeet-oude-verzoeken": {"task": "inkoop.taken.vergeet_oude_verzoeken", "schedule": 24 * 3600.0},
}
CELERY_BEAT_SCHEDULE_FILENAME = env.str("CELERYBEAT_BESTAND", default=str(BASE_DIR / "var" / "celerybeat"))

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "inkoop.platform.koppelvlak.aanmelding.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PAGINATION_CLASS": "inkoop.platform.koppelvlak.paginering.Cursorpagina",
    "EXCEPTION_HANDLER": "inkoop.platform.koppelvlak.problemen.handle_exception",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "COERCE_DECIMAL_TO_STRING": True,
}

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

LOGGING = configure_logregels(env.str("LOGNIVEAU", default="INFO"))
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
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 3600
ACHTER_HTTPS = env.bool("ACHTER_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = ACHTER_HTTPS
if ACHTER_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
