"""Admin of tokens, with which programs of a provider sign in."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from rest_framework.authtoken.admin import TokenAdmin
from rest_framework.authtoken.models import TokenProxy

from inkoop.beheer.bereik import get_beheerder, get_eigen_accounts_van
from inkoop.beheer.logregels import log_account
from inkoop.platform.koppelvlak.aanmelding import make_token
from inkoop.platform.schermen.rechten import check_vers

admin.site.unregister(TokenProxy)


def _describe_token(token: Any) -> str:
    return f"token van {token.user}"


# Headings and questions of the admin name an object; by itself a token is named by the digest that is kept.
TokenProxy.__str__ = _describe_token  # type: ignore[method-assign]


@admin.register(TokenProxy)
class TokenBeheer(TokenAdmin):
    """Tokens for programs of a provider: shown once, when they are made; only a digest is kept."""

    list_display = ["user", "created"]
    fields = ["user"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[TokenProxy]:
        """Return the tokens of the accounts that this operator looks after."""
        return TokenProxy.objects.filter(user__in=get_eigen_accounts_van(get_beheerder(request)))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only accounts that this operator looks after."""
        kwargs["queryset"] = get_eigen_accounts_van(get_beheerder(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a token only for who showed lately who he is."""
        if request.method == "POST":
            check_vers(request)
        return super().changeform_view(request, *args, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A token is made and withdrawn; it does not go to another account."""
        return False

    def save_model(self, request: HttpRequest, obj: TokenProxy, form: ModelForm[Any], change: bool) -> None:
        """Make the token, show it, keep its digest and log that it was made."""
        token, obj.key = make_token()
        super().save_model(request, obj, form, change)
        log_account("token_gemaakt", obj.user, get_beheerder(request))
        messages.warning(request, f"Token van {obj.user}: {token}. Bewaar het nu, u ziet het maar één keer.")

    def response_add(
        self, request: HttpRequest, obj: TokenProxy, post_url_continue: Any = None
    ) -> HttpResponse:
        """Lead back to the list, where the token is shown."""
        return HttpResponseRedirect(reverse("admin:authtoken_tokenproxy_changelist"))

    def delete_model(self, request: HttpRequest, obj: TokenProxy) -> None:
        """Withdraw the token and log it."""
        account = obj.user
        super().delete_model(request, obj)
        log_account("token_ingetrokken", account, get_beheerder(request))
