"""How a program proves who it is."""

import hashlib
import secrets
from typing import Any

from django.contrib.auth.models import AnonymousUser
from rest_framework.authentication import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from inkoop.platform.gebruikers.models import Gebruiker

# The length of the column in which rest_framework keeps a token: 160 bits.
_LENGTE = 40


def make_token() -> tuple[str, str]:
    """Return a new token, to be shown once, and what is kept of it."""
    token = secrets.token_hex(_LENGTE // 2)
    return token, hash_token(token)


def hash_token(token: str) -> str:
    """Return what is kept of a token: who reads the database, a log or a backup cannot sign in with it.

    A token is random and long, so a plain digest is enough; a password would need more.
    """
    return hashlib.sha256(token.encode()).hexdigest()[:_LENGTE]


class BearerAuthentication(TokenAuthentication):
    """`Authorization: Bearer <token>`; tokens are made by an operator for one account."""

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
