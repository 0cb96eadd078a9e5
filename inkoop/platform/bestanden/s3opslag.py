"""An object store that speaks S3 as the place of private files, so that machines need no shared disk."""

from collections.abc import Iterator
from typing import Any

from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from inkoop.platform.bestanden.opslag import PriveOpslag

# The anchors of the log, for who has no bucket of their own for them.
NIET_VAN_ONS = "ankers/"


class S3inhoud(File[bytes]):
    """The content of an object, read from the network as it is asked for, never whole in memory."""

    def __init__(self, antwoord: dict[str, Any], naam: str) -> None:
        super().__init__(antwoord["Body"], naam)
        self.size = antwoord["ContentLength"]


class S3opslag(PriveOpslag, S3Storage):  # type: ignore[misc]  # django-storages has no types
    """One bucket, in which every object is as private as the bucket."""

    def get_default_settings(self) -> dict[str, Any]:
        """Send a large file part after part: several at once would all be in memory."""
        return {**super().get_default_settings(), "transfer_config": TransferConfig(use_threads=False)}

    def iter_namen(self) -> Iterator[str]:
        """The names in the bucket, in order; a thousand per request."""
        voorvoegsel = f"{self.location}/" if self.location else ""
        for object_ in self.bucket.objects.filter(Prefix=voorvoegsel):
            naam = object_.key.removeprefix(voorvoegsel)
            if not naam.startswith(NIET_VAN_ONS):
                yield naam

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        if mode != "rb":
            raise ValueError(f"Inhoud verandert nooit en wordt alleen gelezen, niet geopend met {mode!r}")
        try:
            antwoord = self.bucket.Object(self._normalize_name(name)).get()
        except ClientError as fout:
            # Not every 404: an absent bucket is a mistake in the settings, not a file that is gone.
            if fout.response["Error"]["Code"] == "NoSuchKey":
                raise FileNotFoundError(name) from fout
            raise
        return S3inhoud(antwoord, name)
