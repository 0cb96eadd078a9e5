"""What pages about a version, or a part of one, have in common: they say where it stands among the others."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from bekostiging.models import Afrekening, Contractafrekening
from bekostiging.selectors import Versiestand, get_versiestand
from inkoop.platform.schermen.services import DetailMetTabellen


class Versiedetail(DetailMetTabellen):
    """A page about a version: an old one says that it is old, and leads to the one that binds.

    Its template extends `bekostiging/versiepagina.html`, so that no page of a version leaves it out.
    """

    def get_afrekening(self) -> Afrekening:
        """Return the version that the page is about."""
        afrekening: Afrekening = self.object
        return afrekening

    def find_adressen(self, versies: Iterable[Afrekening]) -> Mapping[int, str]:
        """Return by key of a version the address of this same page there."""
        naam = self.request.resolver_match.view_name if self.request.resolver_match else ""
        return {versie.pk: reverse(naam, args=[versie.pk]) for versie in versies}

    @cached_property
    def stand(self) -> Versiestand:
        """Where the version stands among the others that this account may see."""
        return get_versiestand(self.get_afrekening(), self.gebruiker)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where the version stands, and the addresses of the others that matter."""
        stand = self.stand
        if stand.is_bindend and not stand.wachtend:
            adressen: Mapping[int, str] = {}
        else:
            adressen = self.find_adressen([stand.bindend, *stand.wachtend])
        return super().get_context_data(
            versiestand=stand,
            bindend_url=adressen.get(stand.bindend.pk, ""),
            wachtend=[(versie, adressen.get(versie.pk, "")) for versie in stand.wachtend],
            **kwargs,
        )


class Uitkomstdetail(Versiedetail):
    """A page about the outcome of a contract in a version; in another one it is that of the same contract."""

    object: Contractafrekening

    def get_afrekening(self) -> Afrekening:
        """Return the version that the outcome is of."""
        return self.object.afrekening

    def find_adressen(self, versies: Iterable[Afrekening]) -> Mapping[int, str]:
        """Return the addresses of the outcomes; a version without this contract leads to the list."""
        alle = {versie.pk: versie for versie in versies}
        rijen = Contractafrekening.objects.zichtbaar_voor(self.gebruiker).filter(
            afrekening__in=alle, contract=self.object.contract_id
        )
        gevonden = dict(rijen.values_list("afrekening", "pk"))
        return {
            sleutel: reverse("contractafrekening", args=[gevonden[sleutel]])
            if sleutel in gevonden
            else f"{reverse('contractafrekeningen')}?jaar={versie.jaar}"
            for sleutel, versie in alle.items()
        }
