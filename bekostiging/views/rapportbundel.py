"""The reports of a settlement in one download."""

from io import BytesIO

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views import View

from bekostiging.selectors import find_afrekeningen
from bekostiging.services import get_bundelnaam, make_rapportbundel
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import RechtVereistMixin


class RapportbundelView(RechtVereistMixin, View):
    """A zip with every report of a settlement that this user may read, for who sees the settlement."""

    recht = Recht.AFREKENINGEN

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        """Return the zip; one that says so when there are no reports."""
        afrekening = get_object_or_404(find_afrekeningen(self.gebruiker), pk=pk)
        inhoud = BytesIO(make_rapportbundel(self.gebruiker, afrekening))
        return FileResponse(inhoud, as_attachment=True, filename=get_bundelnaam(self.gebruiker, afrekening))
