"""A page about one object with several tables, each with its own filters, pages and exports."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from inkoop.platform.schermen.export import exporteer
from inkoop.platform.schermen.tabel import Tabel
from inkoop.platform.schermen.views import DetailView


class DetailMetTabellen(DetailView):
    """A detail page whose tables are exported at its own address; each table has its own `voorvoegsel`."""

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
                return exporteer(tabel, vorm)
        return self.render_to_response(self.get_context_data(object=self.object, **tabellen, **kwargs))
