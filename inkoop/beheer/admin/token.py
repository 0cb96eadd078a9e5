"""Tokens in the admin site: to look at in an emergency; they are made on the page of an account."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from rest_framework.authtoken.admin import TokenAdmin
from rest_framework.authtoken.models import TokenProxy

from inkoop.beheer.bereik import get_beheerder, get_eigen_accounts_van
from inkoop.platform.schermen.beheer import LeesBeheer

admin.site.unregister(TokenProxy)


def _describe_token(token: Any) -> str:
    return f"token van {token.user}"


# Headings and questions of the admin name an object; by itself a token is named by the digest that is kept.
TokenProxy.__str__ = _describe_token  # type: ignore[method-assign]


@admin.register(TokenProxy)
class TokenBeheer(LeesBeheer, TokenAdmin):
    """The tokens of the accounts that this operator looks after; of each only a digest is kept.

    An address names a token by its account.
    """

    list_display = ["user", "created"]
    fields = ["user", "created"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[TokenProxy]:
        """Return the tokens of the accounts that this operator looks after."""
        return TokenProxy.objects.filter(user__in=get_eigen_accounts_van(get_beheerder(request)))
