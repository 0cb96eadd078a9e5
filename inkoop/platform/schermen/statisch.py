"""Static files with a name that changes with their content, and the components' CSS in one file.

In the sources every component has a file of its own, which `css/inkoop.css` imports. A browser would first
ask for that file and only then for the others; `collectstatic` therefore puts their content in their place.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDEL = "css/inkoop.css"
_INVOER = re.compile(r'@import url\("([^"]+)"\);\n')


class BundelStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the package has no types
    """Collects the components into one file; gives the plain name while nothing was collected."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Write the one file in place of its imports, and go on with that."""
        if not dry_run and BUNDEL in paths:
            self.delete(BUNDEL)
            self.save(BUNDEL, ContentFile(flatten_imports(paths).encode()))
            paths = {**paths, BUNDEL: (self, BUNDEL)}
        yield from super().post_process(paths, dry_run, **options)

    def create_compressor(self, **opties: Any) -> Compressor:
        """Return what makes the smaller copies: gzip alone, for brotli takes minutes over the admin."""
        return Compressor(use_brotli=False, **opties)

    def stored_name(self, name: str) -> str:
        """Return the name with its hash; a tree of sources, as in a test, has no such names."""
        opgeslagen: str = super().stored_name(name) if self.hashed_files else name
        return opgeslagen


def flatten_imports(paths: dict[str, Any]) -> str:
    """Return the bundle's sheet with the content of each imported one in place of its import.

    Args:
        paths: per static name the (storage, path) of its source, as `collectstatic` has them.
    """

    def read(naam: str) -> str:
        opslag, pad = paths[naam]
        with opslag.open(pad) as bestand:
            inhoud: bytes = bestand.read()
        return inhoud.decode()

    map_ = BUNDEL.rpartition("/")[0]
    return _INVOER.sub(lambda invoer: read(f"{map_}/{invoer[1]}"), read(BUNDEL))
