"""The stack: PostgreSQL and a broker without set-up, for the demo, the tests and every command.

Used by manage.py, tests/conftest.py and the Makefile; a production installation gives
DATABASE_URL, DATABASE_URL_EIGENAAR, DATABASE_URL_WERKER, DATABASE_URL_LEZER, REDIS_URL and SECRET_KEY, and
does not have this package at all. Nothing in it needs Django.
"""

from inkoop.stapel.fouten import StapelError
from inkoop.stapel.omgeving import prepare_omgeving
from inkoop.stapel.plekken import get_thuis
from inkoop.stapel.wachter import stapel, stop_stapel

__all__ = ["StapelError", "get_thuis", "prepare_omgeving", "stapel", "stop_stapel"]
