"""What is kept of who looked at what: a page or a view of the API says `logt`, and the rest follows.

Looking is kept when the answer is there, in the transaction of the request: who gets an answer about clients
stands in the log, and who gets none does not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponseBase

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.logboek.services import log_voor_regios
from inkoop.platform.schermen.tabel import Tabel
from inkoop.platform.taken.register import get_regiocodes

BEKEKEN, GEEXPORTEERD = "bekeken", "geexporteerd"


@dataclass(frozen=True)
class Inzage:
    """One look at something.

    Attributes:
        soort: kind of what was looked at; the act in the log is called after it: "toewijzing_bekeken".
        sleutel: its number or code; empty for a list.
        regios: codes of the regions that it is about; None for those in which somebody works.
        details: what the log says besides: filters, how many rows, in which form.
        wat: "bekeken", or "geexporteerd" of what was taken along as a file.
    """

    soort: str
    sleutel: str = ""
    regios: Iterable[str] | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    wat: str = BEKEKEN


def log_inzage(gebruiker: Any, inzage: Inzage) -> None:
    """Keep a look, with a line for each region that it is about: each region reads its own."""
    if not isinstance(gebruiker, Gebruiker):
        return
    regios = get_regiocodes(gebruiker) if inzage.regios is None else inzage.regios
    log_voor_regios(
        regios,
        f"{inzage.soort}_{inzage.wat}",
        onderwerp=(inzage.soort, inzage.sleutel),
        gebruiker=gebruiker.gebruikersnaam,
        verschil=dict(inzage.details),
    )


def describe_tabel(tabel: Tabel, vorm: str = "") -> dict[str, Any]:
    """Return what the log says of a list: how many rows, on what it was filtered, and in which form."""
    filters = "; ".join(f"{deel.label}: {deel.waarde}" for deel in tabel.toegepaste_filters)
    regels = tabel.aantal_geexporteerd if vorm else len(tabel.pagina.rijen)
    return {
        "lijst": tabel.bijschrift,
        "regels": regels,
        **({"filters": filters} if filters else {}),
        **({"vorm": vorm} if vorm else {}),
    }


def find_lijstinzagen(soort: str, tabellen: Iterable[Tabel], vorm: str = "") -> list[Inzage]:
    """Return the looks at lists of one kind, or the one that was taken along as a file."""
    wat = GEEXPORTEERD if vorm else BEKEKEN
    return [Inzage(soort, details=describe_tabel(tabel, vorm), wat=wat) for tabel in tabellen]


class LogtInzage:
    """A view, of a page or of the API, that keeps who looked when it says so in `logt`.

    The name is that of what is looked at: "toewijzing", "toewijzingen".
    """

    logt: ClassVar[str] = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and keep who looked at what was shown."""
        antwoord: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if self.logt and antwoord.status_code == 200:
            for inzage in self.find_inzagen():
                log_inzage(request.user, inzage)
        return antwoord

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return what was looked at; nothing when this answer shows nobody."""
        return [Inzage(self.logt)]
