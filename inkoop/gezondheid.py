"""Whether this installation works: for a load balancer, so without details for a stranger."""

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from inkoop.platform.gebruikers.middleware import zonder_zicht


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _broker_answers() -> bool:
    with redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2) as broker:
        try:
            return bool(broker.ping())
        except redis.RedisError:
            return False


@zonder_zicht
@require_safe
def gezondheid(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database and broker answer, 503 otherwise."""
    onderdelen = {"database": _database_answers(), "wachtrij": _broker_answers()}
    gezond = all(onderdelen.values())
    antwoord = JsonResponse({"gezond": gezond, **onderdelen}, status=200 if gezond else 503)
    antwoord["Cache-Control"] = "no-store"
    return antwoord
