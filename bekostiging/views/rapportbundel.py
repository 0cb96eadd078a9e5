"""The reports of a settlement in one download."""

from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views import View

from bekostiging.selectors import find_afrekeningen
from bekostiging.selectors.rapporten import find_rapporten
from bekostiging.services import get_bundelnaam, write_rapportbundel
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    GEEXPORTEERD,
    Download,
    Inzage,
    RechtVereistMixin,
    check_recht,
    lever,
)


class RapportbundelView(RechtVereistMixin, View):
    """A zip with every report of a settlement that this user may read, for who sees it and reads reports."""

    recht = Recht.AFREKENINGEN
    logt = "rapporten"

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Return the zip, or lead to where a large one is made; it says so when there are no reports yet."""
        # Who sees a settlement but reads no reports at all would get an empty one, and a line in the log.
        check_recht(request, Recht.RAPPORTEN)
        self.afrekening = afrekening = get_object_or_404(find_afrekeningen(self.gebruiker), pk=pk)
        return lever(
            request,
            Download(
                titel=f"Alle rapporten {afrekening.jaar} van {afrekening.regio.naam}",
                naam=get_bundelnaam(self.gebruiker, afrekening),
                einde=".zip",
                mime="application/zip",
                is_groot=self._is_groot,
                make=partial(write_rapportbundel, self.gebruiker, afrekening),
            ),
        )

    def _is_groot(self) -> bool:
        return len(find_rapporten(self.gebruiker, self.afrekening)) > settings.EXPORT_RAPPORTEN_DIRECT

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return that the reports were taken along."""
        _, sleutel = self.afrekening.get_onderwerp()
        return [Inzage(self.logt, sleutel, [self.afrekening.regio.code], {"vorm": "zip"}, GEEXPORTEERD)]
