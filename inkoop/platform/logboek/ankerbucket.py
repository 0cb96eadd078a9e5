"""Anchors in a bucket in which nobody can replace or remove them before their day (object lock)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from storages.backends.s3 import S3Storage

__all__ = ["Ankerbucket"]


class Ankerbucket(S3Storage):  # type: ignore[misc]  # its library has no types
    """A bucket that may lock each anchor for a number of days, also against who has its keys.

    Args:
        bewaar_dagen: how long; 0 leaves it to the rules of the bucket itself.
    """

    def __init__(self, *, bewaar_dagen: int = 0, **instellingen: Any) -> None:
        super().__init__(**instellingen)
        self._bewaar_dagen = bewaar_dagen

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        """Return what goes with an anchor: until when it stays as it is."""
        gewoon: dict[str, Any] = super().get_object_parameters(name)
        if not self._bewaar_dagen:
            return gewoon
        tot = timezone.now() + timedelta(days=self._bewaar_dagen)
        # COMPLIANCE: no key of the store, also not that of its owner, shortens it.
        return {**gewoon, "ObjectLockMode": "COMPLIANCE", "ObjectLockRetainUntilDate": tot}
