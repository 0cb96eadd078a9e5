"""Static files with a name that changes with their content, and the components' CSS in two files.

In the sources every component has a file of its own. `css/bouwstenen.css` imports those of NL Design System,
`css/inkoop.css` ours; the theme stands between them. A browser would first ask for such a file and only then
for the others; `collectstatic` therefore puts their content in their place.
"""

import re
from collections.abc import Iterator
from posixpath import dirname, normpath
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDELS = ("css/bouwstenen.css", "css/inkoop.css")
_INVOER = re.compile(r'@import url\("([^"]+)"\);\n')


class BundelStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the package has no types
    """Collects the components into their files; gives the plain name while nothing was collected."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Write each file in place of its imports, and go on with that."""
        for bundel in BUNDELS:
            if not dry_run and bundel in paths:
                self.delete(bundel)
                self.save(bundel, ContentFile(flatten_imports(bundel, paths).encode()))
                paths = {**paths, bundel: (self, bundel)}
        yield from super().post_process(paths, dry_run, **options)

    def create_compressor(self, **opties: Any) -> Compressor:
        """Return what makes the smaller copies: gzip alone, for brotli takes minutes over the admin."""
        return Compressor(use_brotli=False, **opties)

    def stored_name(self, name: str) -> str:
        """Return the name with its hash; a tree of sources, as in a test, has no such names."""
        opgeslagen: str = super().stored_name(name) if self.hashed_files else name
        return opgeslagen


def flatten_imports(bundel: str, paths: dict[str, Any]) -> str:
    """Return a sheet with the content of each imported one in place of its import.

    Args:
        bundel: the static name of the sheet.
        paths: per static name the (storage, path) of its source, as `collectstatic` has them.
    """

    def read(naam: str) -> str:
        opslag, pad = paths[naam]
        with opslag.open(pad) as bestand:
            inhoud: bytes = bestand.read()
        return inhoud.decode()

    map_ = dirname(bundel)
    return _INVOER.sub(lambda invoer: read(normpath(f"{map_}/{invoer[1]}")), read(bundel))
