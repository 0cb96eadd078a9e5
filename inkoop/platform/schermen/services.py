"""What the other apps use to make pages; see docs/schermen.md."""

from inkoop.platform.documenten.services import Soort
from inkoop.platform.schermen.bestemmingen import (
    get_bestemming,
    make_logboekadres,
    register_bestemming,
)
from inkoop.platform.schermen.blok import Blok, Blokregel, render_blok
from inkoop.platform.schermen.download import (
    DOWNLOAD,
    Download,
    find_bestand,
    get_bewaartijd,
    lever,
    remove_oude_downloads,
)
from inkoop.platform.schermen.export import SOORTEN, exporteer
from inkoop.platform.schermen.filters import Filters, JaNeefilter, Lijstfilter, Zoekfilter
from inkoop.platform.schermen.grafiek import Grafiek, Reeks, make_lijndiagram, make_staafdiagram
from inkoop.platform.schermen.inzage import GEEXPORTEERD, Inzage, LogtInzage, log_inzage
from inkoop.platform.schermen.jaarkeuze import EERSTE_JAAR, read_jaar
from inkoop.platform.schermen.kolom import Kolom, Toon, read_pad
from inkoop.platform.schermen.menu import Menupunt, register_menu
from inkoop.platform.schermen.onderdelen import render_link
from inkoop.platform.schermen.peildatum import get_peildatum
from inkoop.platform.schermen.rechten import RechtVereistMixin, check_recht
from inkoop.platform.schermen.soortvelden import make_veld, show_waarde
from inkoop.platform.schermen.tabel import Tabel
from inkoop.platform.schermen.tabellen import DetailMetTabellen
from inkoop.platform.schermen.vakken import Vulling, register_vak
from inkoop.platform.schermen.velden import Bedragveld, Datumkeuze, Datumveld, Regioformulier
from inkoop.platform.schermen.views import (
    Actie,
    DetailView,
    FormulierView,
    Kruimel,
    ObjectFormulierView,
    Pagina,
    TabelView,
)
from inkoop.platform.schermen.voortgang import (
    TAAKTONEN,
    Voortgangsbalk,
    antwoord_voortgang,
    make_taakbalk,
)

__all__ = [
    "DOWNLOAD",
    "EERSTE_JAAR",
    "GEEXPORTEERD",
    "SOORTEN",
    "TAAKTONEN",
    "Actie",
    "Bedragveld",
    "Blok",
    "Blokregel",
    "Datumkeuze",
    "Datumveld",
    "DetailMetTabellen",
    "DetailView",
    "Download",
    "Filters",
    "FormulierView",
    "Grafiek",
    "Inzage",
    "JaNeefilter",
    "Kolom",
    "Kruimel",
    "Lijstfilter",
    "LogtInzage",
    "Menupunt",
    "ObjectFormulierView",
    "Pagina",
    "RechtVereistMixin",
    "Reeks",
    "Regioformulier",
    "Soort",
    "Tabel",
    "TabelView",
    "Toon",
    "Voortgangsbalk",
    "Vulling",
    "Zoekfilter",
    "antwoord_voortgang",
    "check_recht",
    "exporteer",
    "find_bestand",
    "get_bestemming",
    "get_bewaartijd",
    "get_peildatum",
    "lever",
    "log_inzage",
    "make_lijndiagram",
    "make_logboekadres",
    "make_staafdiagram",
    "make_taakbalk",
    "make_veld",
    "read_jaar",
    "read_pad",
    "register_bestemming",
    "register_menu",
    "register_vak",
    "remove_oude_downloads",
    "render_blok",
    "render_link",
    "show_waarde",
]
