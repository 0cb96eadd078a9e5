"""What pages about one settlement have in common."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property

from bekostiging.models import Afrekening
from bekostiging.selectors import find_afrekeningen, get_afwikkeling
from bekostiging.selectors.posten import Post, find_posten, make_saldozin, name_gemeenten
from bekostiging.views.saldozin import render_saldozin
from bekostiging.views.tonen import get_afrekeningkruimels, get_statustoon
from bekostiging.views.versiedetail import Versiedetail
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Kruimel


class Afrekeningdetail(Versiedetail):
    """A page about one settlement; one of another region does not exist (404)."""

    recht = Recht.AFREKENINGEN
    object: Afrekening

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the settlement."""
        return get_afrekeningkruimels(self.object)


class Postendetail(Afrekeningdetail):
    """A page made of the parts of a settlement, under the answer in one sentence."""

    @cached_property
    def posten(self) -> list[Post]:
        """The parts this user may see."""
        return find_posten(self.gebruiker, self.object)

    @property
    def onderwerp(self) -> str:
        """What the files of this page are about: year, version, state, and the municipality or region."""
        afrekening = self.object
        wie = name_gemeenten(self.posten, f"Regio {afrekening.regio.naam}")
        return f"{afrekening.jaar} versie {afrekening.versie} {afrekening.get_status_display()} {wie}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answer in a sentence, and the state."""
        afrekening = self.object
        wie = name_gemeenten(self.posten, f"Regio {afrekening.regio.naam}")
        afwikkeling = get_afwikkeling(afrekening, self.gebruiker)
        return super().get_context_data(
            zin=render_saldozin(make_saldozin(wie, afrekening.jaar, self.posten), afrekening.pk, afwikkeling),
            statustoon=get_statustoon(afrekening),
            **kwargs,
        )
