"""Admin of accounts, tokens, jobs and the audit log."""

from inkoop.beheer.admin import site
from inkoop.beheer.admin.gebruiker import GebruikerBeheer
from inkoop.beheer.admin.logregel import LogregelBeheer
from inkoop.beheer.admin.taak import TaakBeheer
from inkoop.beheer.admin.token import TokenBeheer

__all__ = ["GebruikerBeheer", "LogregelBeheer", "TaakBeheer", "TokenBeheer", "site"]
