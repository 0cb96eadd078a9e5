"""What the other apps use to make pages; see docs/schermen.md."""

from inkoop.schermen.blok import Blok, Blokregel, toon_blok
from inkoop.schermen.export import exporteer
from inkoop.schermen.filters import Filters, Lijstfilter
from inkoop.schermen.grafiek import Grafiek, Reeks, maak_lijndiagram, maak_staafdiagram
from inkoop.schermen.jaarkeuze import lees_jaar
from inkoop.schermen.kolom import Kolom, Soort, Toon
from inkoop.schermen.menu import Menupunt, registreer_menu
from inkoop.schermen.rollen import RolVereistMixin, controleer_rol
from inkoop.schermen.tabel import Tabel
from inkoop.schermen.tabellen import DetailMetTabellen
from inkoop.schermen.vakken import Vulling, registreer_vak
from inkoop.schermen.velden import Bedragveld, Datumkeuze, Datumveld
from inkoop.schermen.views import Actie, DetailView, FormulierView, Kruimel, Pagina, TabelView
from inkoop.schermen.voortgang import Voortgang, antwoord_voortgang

__all__ = [
    "Actie",
    "Bedragveld",
    "Blok",
    "Blokregel",
    "Datumkeuze",
    "Datumveld",
    "DetailMetTabellen",
    "DetailView",
    "Filters",
    "FormulierView",
    "Grafiek",
    "Kolom",
    "Kruimel",
    "Lijstfilter",
    "Menupunt",
    "Pagina",
    "Reeks",
    "RolVereistMixin",
    "Soort",
    "Tabel",
    "TabelView",
    "Toon",
    "Voortgang",
    "Vulling",
    "antwoord_voortgang",
    "controleer_rol",
    "exporteer",
    "lees_jaar",
    "maak_lijndiagram",
    "maak_staafdiagram",
    "registreer_menu",
    "registreer_vak",
    "toon_blok",
]
