"""What a request is, by its address alone: before anything is known of who sends it."""

from django.http import HttpRequest

_API = "/api/"


def is_api(request: HttpRequest) -> bool:
    """Tell whether a program asks, which wants an answer that it can read."""
    return request.path_info.startswith(_API)
