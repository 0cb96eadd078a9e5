"""How a program proves who it is."""

import hashlib
import secrets
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from rest_framework.authentication import TokenAuthentication
from rest_framework.authtoken.models import Token
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from inkoop.platform.gebruikers.models import Gebruiker

# The length of the column in which rest_framework keeps a token: 160 bits.
_LENGTE = 40


def renew_token(account: Gebruiker) -> str:
    """Give an account a new token, instead of the one it had, and return it: only its digest is kept."""
    token = secrets.token_hex(_LENGTE // 2)
    with transaction.atomic():
        remove_token(account)
        Token.objects.create(user=account, key=hash_token(token))
    return token


def get_token(account: Gebruiker) -> Token | None:
    """Return what is kept of the token of an account, if it has one."""
    return Token.objects.filter(user=account).first()


def remove_token(account: Gebruiker) -> bool:
    """Let no program in any more with the token of an account; tell whether it had one."""
    weg, _ = Token.objects.filter(user=account).delete()
    return bool(weg)


def hash_token(token: str) -> str:
    """Return what is kept of a token: who reads the database, a log or a backup cannot sign in with it.

    A token is random and long, so a plain digest is enough; a password would need more.
    """
    return hashlib.sha256(token.encode()).hexdigest()[:_LENGTE]


class BearerAuthentication(TokenAuthentication):
    """`Authorization: Bearer <token>`; a token is made by its owner."""

    keyword = "Bearer"

    def authenticate_credentials(self, key: str) -> Any:
        """Find the account by the digest of the token."""
        return super().authenticate_credentials(hash_token(key))


def get_gebruiker(request: Request) -> Gebruiker | AnonymousUser:
    """Return the account of a request with its own type."""
    gebruiker = request.user
    if not isinstance(gebruiker, Gebruiker | AnonymousUser):
        raise AuthenticationFailed
    return gebruiker
