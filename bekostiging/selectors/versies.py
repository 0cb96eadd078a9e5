"""Versions of a region and year beside each other: which one binds, which is old, and which one waits."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.models.zicht import filter_gedeeld
from bekostiging.selectors.afrekening import find_bindende_sleutels, sort_bindend
from inkoop.platform.gebruikers.models import Gebruiker


@dataclass(frozen=True)
class Versiestand:
    """Where a version stands among those that an account may see.

    Attributes:
        versies: all of them, the one that binds first, then the latest.
    """

    afrekening: Afrekening
    versies: Sequence[Afrekening]

    @property
    def bindend(self) -> Afrekening:
        """The version that binds."""
        return self.versies[0]

    @property
    def is_bindend(self) -> bool:
        """Whether it is this one."""
        return self.bindend.pk == self.afrekening.pk

    @property
    def is_oud(self) -> bool:
        """Whether a later version took the place of this one; one that binds is never old."""
        return not self.is_bindend and any(rij.versie > self.afrekening.versie for rij in self.versies)

    @property
    def eerdere(self) -> Sequence[Afrekening]:
        """The versions to compare this one with: what it corrects first, then the newest."""
        eerder = [rij for rij in self.versies if rij.versie < self.afrekening.versie]
        return sorted(eerder, key=lambda rij: (rij.pk != self.afrekening.corrigeert_id, -rij.versie))

    @property
    def wachtend(self) -> Sequence[Afrekening]:
        """The newest shared version after the one that binds, and the newest of all if that is a concept."""
        later = [rij for rij in self.versies if rij.versie > self.bindend.versie]
        gedeeld = [rij for rij in later if rij.status == Afrekeningstatus.GEDEELD][:1]
        concept = [
            rij
            for rij in later
            if rij.status == Afrekeningstatus.CONCEPT and all(rij.versie >= ander.versie for ander in later)
        ]
        return [*gedeeld, *concept]

    @property
    def is_wachtend(self) -> bool:
        """Whether this one waits, while another binds."""
        return any(rij.pk == self.afrekening.pk for rij in self.wachtend)


def get_versiestand(afrekening: Afrekening, gebruiker: Gebruiker) -> Versiestand:
    """Return where a version that an account may see stands among the others of its region and year.

    A provider, who sees no settlement of a region, learns number and state of a version and nothing else.
    """
    versies = Afrekening.objects.filter(
        filter_gedeeld(gebruiker, "status"), regio=afrekening.regio_id, jaar=afrekening.jaar
    )
    return Versiestand(afrekening, list(sort_bindend(versies)))


def find_wachtende_sleutels(gebruiker: Gebruiker) -> QuerySet[Afrekening, int]:
    """Return the keys of the versions that wait behind the one that binds, of every region and year.

    As `Versiestand.wachtend` does of one; within what the account may see somewhere else.
    """
    zichtbaar = Afrekening.objects.filter(filter_gedeeld(gebruiker, "status"))
    later = zichtbaar.filter(
        regio=OuterRef("regio"), jaar=OuterRef("jaar"), versie__gt=OuterRef("versie")
    ).order_by()
    concept = Afrekeningstatus.CONCEPT
    wachtend = (
        zichtbaar.exclude(pk__in=find_bindende_sleutels(gebruiker))
        .exclude(Exists(later.exclude(status=concept)))
        .exclude(Exists(later), status=concept)
    )
    return wachtend.values_list("pk", flat=True)
