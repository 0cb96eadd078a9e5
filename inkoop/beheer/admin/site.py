"""The admin as a whole: what it is called, what it leaves out, and how operators get in."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import Group
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

admin.site.site_header = "Inkoop beheer"
admin.site.site_title = "Inkoop beheer"
admin.site.index_title = "Beheer"
admin.site.unregister(Group)
admin.site.unregister([EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken])


def _sign_in(request: HttpRequest, extra_context: Any = None) -> HttpResponse:
    """Let operators in by the page of everybody: there is one way in, with one set of limits."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index"))
    if not request.user.is_staff:
        raise PermissionDenied
    return HttpResponseRedirect(reverse("admin:index"))


def _change_password(request: HttpRequest, extra_context: Any = None) -> HttpResponse:
    """Lead to the one page on which a password is changed."""
    return HttpResponseRedirect(reverse("wachtwoord"))


admin.site.login = _sign_in  # type: ignore[method-assign]
admin.site.password_change = _change_password  # type: ignore[method-assign,assignment]
