"""A page about one object with several tables, each with its own filters, pages and exports."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from inkoop.platform.schermen.export import exporteer
from inkoop.platform.schermen.inzage import GEEXPORTEERD, Inzage, describe_tabel
from inkoop.platform.schermen.tabel import Tabel
from inkoop.platform.schermen.views import DetailView


class DetailMetTabellen(DetailView):
    """A detail page whose tables are exported at its own address; each table has its own `voorvoegsel`."""

    # The table that was taken along, and the form of the file.
    geexporteerd: Tabel | None = None
    vorm: str = ""

    def get_inzage(self) -> Inzage:
        """Return what the log says of a look at the object: its kind, key and region."""
        raise NotImplementedError

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return the look at the object, or the table of it that was taken along."""
        inzage = self.get_inzage()
        if self.geexporteerd is None:
            return [inzage]
        details = {**inzage.details, **describe_tabel(self.geexporteerd, self.vorm)}
        return [replace(inzage, wat=GEEXPORTEERD, details=details)]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the tables by their name in the template."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the page, or the file when the address asks for an export of one of the tables."""
        self.object = self.get_object()
        tabellen = self.get_tabellen()
        for tabel in tabellen.values():
            vorm = request.GET.get(tabel.parameter("export"))
            if vorm is not None:
                self.geexporteerd, self.vorm = tabel, vorm
                return exporteer(tabel, vorm)
        return self.render_to_response(self.get_context_data(object=self.object, **tabellen, **kwargs))
