"""How a program proves who it is."""

from django.contrib.auth.models import AnonymousUser
from rest_framework.authentication import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from inkoop.gebruikers.models import Gebruiker


class BearerAuthentication(TokenAuthentication):
    """`Authorization: Bearer <token>`; tokens are made by an operator for one account."""

    keyword = "Bearer"


def get_gebruiker(request: Request) -> Gebruiker | AnonymousUser:
    """Return the account of a request with its own type."""
    gebruiker = request.user
    if not isinstance(gebruiker, Gebruiker | AnonymousUser):
        raise AuthenticationFailed
    return gebruiker
