"""From where a request came: known again, and never kept."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def get_adres(request: HttpRequest) -> str:
    """Return the network address of who asks.

    Each proxy that is trusted adds the address that it saw at the end of X-Forwarded-For; what stands before
    those is what the client says of itself, and counts for nothing.
    """
    eigen = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return eigen
    gezien = [deel.strip() for deel in request.headers.get("X-Forwarded-For", "").split(",") if deel.strip()]
    if len(gezien) < settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return eigen
    return str(gezien[-settings.ALLAUTH_TRUSTED_PROXY_COUNT])


def make_adreskenmerk(request: HttpRequest) -> str:
    """Return a digest with key of the address: one address gives one mark, and nothing leads back."""
    adres = get_adres(request)
    return salted_hmac("inkoop.adres", adres, algorithm="sha256").hexdigest() if adres else ""
