"""Tables: one way to filter, sort, page and export rows, declared in a class per list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import BadRequest
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString
from django.utils.text import slugify

from inkoop.platform.schermen.celvorm import render_rijen
from inkoop.platform.schermen.cursor import (
    Plek,
    Rijenpagina,
    Sorteersleutel,
    fetch_lijstpagina,
    fetch_pagina,
    is_dictlijst,
    kan_leeg_zijn,
    order_queryset,
)
from inkoop.platform.schermen.filters import Filters, Filterset, ToegepastFilter, describe_filters
from inkoop.platform.schermen.kolom import OPMAAK, Cel, Kolom

KLEIN_FILTER = 4
# So many rows a page shows for who prints it; more belong in a file.
MEESTE_OP_PAPIER = 1000


@dataclass(frozen=True)
class Kop:
    """A heading: its column, the address that sorts by it and how it is sorted now (aria-sort)."""

    kolom: Kolom
    url: str = ""
    richting: str = ""


class Tabel:
    """A list of rows with filters, order, pages and exports; the page itself costs one statement.

    Subclasses say which columns there are; a page gives the rows that this user may see.

    Args:
        bron: a queryset, or rows in memory (dataclasses, dicts).
        request: the page being shown; its GET parameters hold filter, order and place.
        voorvoegsel: keeps the parameters of two tables on one page apart.
        onderwerp: what the rows are about, for the names of files: "2022 versie 3 Venlo".
    """

    kolommen: ClassVar[Sequence[Kolom]] = ()
    bijschrift: ClassVar[str] = ""
    volgorde: ClassVar[str] = ""
    sleutel: ClassVar[str] = "pk"
    filters: ClassVar[Any] = None
    leeg: ClassVar[str] = "Er zijn nog geen regels."
    exportnaam: ClassVar[str] = "lijst"
    per_pagina: ClassVar[int] = 50

    def __init__(
        self,
        bron: QuerySet[Any] | Sequence[Any],
        request: HttpRequest,
        *,
        voorvoegsel: str = "",
        onderwerp: str = "",
    ) -> None:
        if not self.bijschrift:
            raise ValueError(f"{type(self).__name__} heeft geen bijschrift.")
        self.request = request
        self.voorvoegsel = voorvoegsel
        self.onderwerp = onderwerp
        # How many rows went into a file, once there is one.
        self.aantal_geexporteerd = 0
        self._bron = bron

    def get_kolommen(self) -> Sequence[Kolom]:
        """Return the columns; override when they depend on the rows, such as one per year."""
        return self.kolommen

    @cached_property
    def filterset(self) -> Filterset | None:
        """The filters of this table, filled from the address."""
        if self.filters is None:
            return None
        filterset: Filterset = self.filters(
            self.request.GET,
            queryset=self._bron,
            request=self.request,
            prefix=self.voorvoegsel or None,
        )
        return filterset

    @cached_property
    def bron(self) -> QuerySet[Any] | Sequence[Any]:
        """The rows after filtering; all of them while the filter holds an error, which `filterfout` tells."""
        if self.filterset is None or not self.filterset.is_valid():
            return self._bron
        gefilterd: QuerySet[Any] | Sequence[Any] = self.filterset.qs
        return gefilterd

    @property
    def filterfout(self) -> str:
        """Which filter has a value that cannot be used, as a list of names; "" when all can be used."""
        if self.filterset is None or self.filterset.is_valid():
            return ""
        formulier = self.filterset.form
        return ", ".join(str(formulier[naam].label) for naam in formulier.errors if naam in formulier.fields)

    @property
    def toegepaste_filters(self) -> list[ToegepastFilter]:
        """The filters in force, in words."""
        if self.filterset is None or not self.filterset.is_valid():
            return []
        return describe_filters(self.filterset.form)

    @property
    def voorbehoud(self) -> str:
        """Return what this reader must know of what the filter cannot find; "" where it finds all."""
        return ""

    @property
    def niet_gevonden(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return per search that found nothing its text, and what is like it with its address."""
        if not isinstance(self.filterset, Filters) or not self.filterset.is_valid():
            return []
        return [
            (
                gelijkenis.vraag,
                [(tekst, self._url(**{gelijkenis.naam: tekst})) for tekst in gelijkenis.teksten],
            )
            for gelijkenis in self.filterset.find_gelijkenissen()
        ]

    @property
    def filter_is_open(self) -> bool:
        """Say whether the filter shows its fields at once: when it is small, in use or in error."""
        if self.filterset is None:
            return False
        formulier = self.filterset.form
        return bool(len(formulier.fields) <= KLEIN_FILTER or formulier.errors or self.toegepaste_filters)

    @cached_property
    def sortering(self) -> tuple[Kolom | None, bool]:
        """The column sorted on and whether it runs down; raises BadRequest for another than offered."""
        gevraagd = self.request.GET.get(self.parameter("sorteer"), self.volgorde)
        if not gevraagd:
            return None, False
        naam = gevraagd.removeprefix("-")
        for kolom in self.get_kolommen():
            if kolom.naam == naam and kolom.sorteerpaden:
                return kolom, gevraagd.startswith("-")
        raise BadRequest(f"Op {naam!r} kan deze tabel niet sorteren.")

    @cached_property
    def pagina(self) -> Rijenpagina:
        """The page of rows that the address asks for."""
        plek = Plek(
            na=self.request.GET.get(self.parameter("na"), ""),
            voor=self.request.GET.get(self.parameter("voor"), ""),
        )
        aantal = MEESTE_OP_PAPIER if self.is_heel else self.per_pagina
        if isinstance(self.bron, QuerySet):
            return fetch_pagina(self.bron, self._sleutels(self.bron), plek, aantal)
        return fetch_lijstpagina(self._order_lijst(self.bron), self._volgordetekst, plek, aantal)

    @property
    def is_heel(self) -> bool:
        """Whether the address asks for all rows on one page, to print them."""
        return self.request.GET.get(self.parameter("heel")) == "ja"

    @property
    def heel_url(self) -> str:
        """Address of the list as one page; "" where it is that already."""
        is_gedeeld = self.pagina.volgende or self.pagina.vorige
        return self._url(heel="ja") if is_gedeeld and not self.is_heel else ""

    @property
    def koppen(self) -> list[Kop]:
        """The headings with their sort links."""
        return [self._make_kop(kolom) for kolom in self.get_kolommen()]

    @cached_property
    def rijen(self) -> list[list[Cel]]:
        """The formatted cells of this page."""
        kolommen = self.get_kolommen()
        return [[kolom.make_cel(rij) for kolom in kolommen] for rij in self.pagina.rijen]

    @property
    def rijen_html(self) -> SafeString:
        """The rows of this page as HTML."""
        return render_rijen(self.rijen)

    @cached_property
    def totalen(self) -> list[Cel | None]:
        """The footer: the sum over all filtered rows of each column that adds up; [] without such columns."""
        kolommen = self.get_kolommen()
        if not any(kolom.totaal for kolom in kolommen) or not self.pagina.rijen:
            return []
        sommen = self._add_up([kolom for kolom in kolommen if kolom.totaal])
        return [
            Cel(tekst=OPMAAK[kolom.soort](sommen[kolom.naam]), kolom=kolom) if kolom.totaal else None
            for kolom in kolommen
        ]

    def get_alle_rijen(self) -> QuerySet[Any] | Sequence[Any]:
        """Return all filtered rows in order, for an export; raises BadRequest for a wrong filter.

        A page says that it shows the whole list; a file cannot.
        """
        if self.filterfout:
            raise BadRequest(f"Het filter {self.filterfout} heeft een waarde die niet kan.")
        if isinstance(self.bron, QuerySet):
            return order_queryset(self.bron, self._sleutels(self.bron))
        return self._order_lijst(self.bron)

    @property
    def telling(self) -> str:
        """How many rows the page shows, without counting the rest."""
        aantal = len(self.pagina.rijen)
        regels = "1 regel" if aantal == 1 else f"{aantal} regels"
        if self.pagina.volgende or self.pagina.vorige:
            return f"{regels} op deze pagina; er zijn er meer."
        return f"{regels}."

    @property
    def vorige_url(self) -> str:
        """Address of the page before this one; "" when this is the first."""
        return self._url(voor=self.pagina.vorige) if self.pagina.vorige else ""

    @property
    def volgende_url(self) -> str:
        """Address of the page after this one; "" when this is the last."""
        return self._url(na=self.pagina.volgende) if self.pagina.volgende else ""

    @property
    def wis_url(self) -> str:
        """Address of this list without filters."""
        parameters = self._parameters()
        namen = [f"{self.voorvoegsel}-{naam}" if self.voorvoegsel else naam for naam in self._filternamen()]
        for sleutel in list(parameters):
            if any(sleutel == naam or sleutel.startswith(f"{naam}_") for naam in namen):
                del parameters[sleutel]
        return f"?{parameters.urlencode()}"

    @property
    def bestandsnaam(self) -> str:
        """Name of an export, without its ending."""
        return slugify(f"{self.exportnaam} {self.onderwerp}") if self.onderwerp else self.exportnaam

    @property
    def csv_url(self) -> str:
        """Address of the filtered list as CSV."""
        return self._url(export="csv")

    @property
    def xlsx_url(self) -> str:
        """Address of the filtered list as a spreadsheet."""
        return self._url(export="xlsx")

    @property
    def verborgen_parameters(self) -> list[tuple[str, str]]:
        """What the filter form must send along: the order, and the parameters of other tables."""
        parameters = QueryDict(self.wis_url[1:])
        return [(naam, waarde) for naam, waarden in parameters.lists() for waarde in waarden]

    @property
    def anker(self) -> str:
        """Id of the table on its page."""
        return f"tabel-{self.voorvoegsel or 'lijst'}"

    def parameter(self, naam: str) -> str:
        """Return the name of a GET parameter of this table."""
        return f"{self.voorvoegsel}-{naam}" if self.voorvoegsel else naam

    def find_onbekend(self, bekend: Collection[str] = ()) -> list[str]:
        """Return the names in the address that mean nothing here, beside `bekend`; a page says so."""
        eigen = {self.parameter(naam) for naam in ("sorteer", "na", "voor", "export", "heel")}
        filters = [self.parameter(naam) for naam in self._filternamen()]
        return [
            naam
            for naam in self.request.GET
            if naam not in {*eigen, *filters, *bekend}
            # A filter with a from and a to has a name for each.
            and not any(naam.startswith(f"{filternaam}_") for filternaam in filters)
        ]

    def _filternamen(self) -> list[str]:
        return list(self.filterset.form.fields) if self.filterset else []

    def _parameters(self) -> QueryDict:
        """Return the parameters of the address without this table's place and export; the order stays."""
        parameters = self.request.GET.copy()
        for naam in ("na", "voor", "export"):
            parameters.pop(self.parameter(naam), None)
        return parameters

    def _url(self, **eigen: str) -> str:
        parameters = self._parameters()
        for naam, waarde in eigen.items():
            parameters[self.parameter(naam)] = waarde
        return f"?{parameters.urlencode()}"

    def _make_kop(self, kolom: Kolom) -> Kop:
        if not kolom.sorteerpaden:
            return Kop(kolom)
        huidig, aflopend = self.sortering
        is_huidig = huidig is not None and huidig.naam == kolom.naam
        keer_om = is_huidig and not aflopend
        return Kop(
            kolom,
            url=self._url(sorteer=f"-{kolom.naam}" if keer_om else kolom.naam),
            richting=("descending" if aflopend else "ascending") if is_huidig else "",
        )

    def _sleutels(self, bron: QuerySet[Any]) -> list[Sorteersleutel]:
        kolom, aflopend = self.sortering
        paden = kolom.sorteerpaden if kolom else ()
        is_lijst = is_dictlijst(bron)
        return [
            *(Sorteersleutel(pad, aflopend, is_lijst or kan_leeg_zijn(bron.model, pad)) for pad in paden),
            Sorteersleutel(self.sleutel),
        ]

    def _order_lijst(self, rijen: Sequence[Any]) -> Sequence[Any]:
        kolom, aflopend = self.sortering
        if kolom is None:
            return rijen
        gevuld = [rij for rij in rijen if kolom.get_waarde(rij) is not None]
        leeg = [rij for rij in rijen if kolom.get_waarde(rij) is None]
        return sorted(gevuld, key=kolom.get_waarde, reverse=aflopend) + leeg

    @property
    def _volgordetekst(self) -> str:
        kolom, aflopend = self.sortering
        return f"{'-' if aflopend else ''}{kolom.naam if kolom else ''}"

    def _add_up(self, kolommen: Sequence[Kolom]) -> dict[str, Any]:
        if isinstance(self.bron, QuerySet):
            sommen = self.bron.aggregate(**{f"totaal_{kolom.naam}": Sum(kolom.pad) for kolom in kolommen})
            return {kolom.naam: sommen[f"totaal_{kolom.naam}"] or 0 for kolom in kolommen}
        waarden = {kolom.naam: [kolom.get_waarde(rij) for rij in self.bron] for kolom in kolommen}
        return {
            naam: sum(waarde for waarde in kolom if waarde is not None) for naam, kolom in waarden.items()
        }
