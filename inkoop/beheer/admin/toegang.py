"""What an account may see, on the page of the account."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from contracten.models import Aanbieder, AanbiederToegang
from inkoop.beheer.bereik import get_beheerder, get_te_geven
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.rechten import Bereik, get_werkgebied
from inkoop.platform.schermen.peildatum import get_peildatum
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang

# What a role can be tied to, and where that is kept.
BEREIKEN: dict[Any, Bereik] = {
    RegioToegang: Bereik.REGIO,
    GemeenteToegang: Bereik.GEMEENTE,
    AanbiederToegang: Bereik.AANBIEDER,
}


class Toegangformulieren(BaseInlineFormSet):  # type: ignore[type-arg] # generic in the stubs only
    """The scope of an account: without what its role is tied to, the account would see nothing."""

    def clean(self) -> None:
        """Refuse an account whose role is tied to this kind of scope and that has none left."""
        super().clean()
        account: Gebruiker = self.instance
        if account.is_superuser or not self._hoort_bij(account):
            return
        blijft = any(
            formulier.cleaned_data and not formulier.cleaned_data.get("DELETE")
            for formulier in self.forms
            if hasattr(formulier, "cleaned_data")
        )
        if not blijft and not self._has_elders(account):
            soort = BEREIKEN[self.model].value
            raise ValidationError(
                f"Een {Rol(account.rol).label.lower()} zonder {soort} ziet niets. Kies er ten minste een."
            )

    def _hoort_bij(self, account: Gebruiker) -> bool:
        return get_werkgebied(account) == BEREIKEN[self.model]

    def _has_elders(self, account: Gebruiker) -> bool:
        """Scope in regions of other operators is not shown here, and counts."""
        if account.pk is None:
            return False
        hier = [formulier.instance.pk for formulier in self.initial_forms]
        rijen: Any = self.model
        return bool(rijen.objects.filter(gebruiker=account).exclude(pk__in=hier).exists())


class _ToegangInline(admin.TabularInline[Any, Gebruiker]):
    """What an account may see; an operator gives out only what lies in its own regions."""

    extra = 0
    formset = Toegangformulieren
    doelmodel: type[models.Model]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Hide scope that lies in regions of other operators."""
        veld = self.doelmodel._meta.model_name
        te_geven = get_te_geven(get_beheerder(request), self.doelmodel)
        return super().get_queryset(request).filter(**{f"{veld}__in": te_geven})

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only what this operator may see."""
        if db_field.related_model is self.doelmodel:
            kwargs["queryset"] = self.get_keuzes(
                get_te_geven(get_beheerder(request), self.doelmodel), request
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_keuzes(self, te_geven: models.QuerySet[Any], _: HttpRequest) -> models.QuerySet[Any]:
        """Return what to choose from, with the names it goes by."""
        return te_geven


class RegioToegangInline(_ToegangInline):
    """Regions of an account."""

    model = RegioToegang
    doelmodel = Regio


class GemeenteToegangInline(_ToegangInline):
    """Municipalities of an account."""

    model = GemeenteToegang
    doelmodel = Gemeente

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Call the municipalities of the account by the names they have today."""
        gemeenten = Gemeente.objects.named_op(get_peildatum(request))
        return super().get_queryset(request).prefetch_related(models.Prefetch("gemeente", gemeenten))

    def get_keuzes(self, te_geven: models.QuerySet[Any], request: HttpRequest) -> models.QuerySet[Any]:
        """Return the municipalities with the names they have today."""
        return Gemeente.objects.named_op(get_peildatum(request)).filter(pk__in=te_geven)


class AanbiederToegangInline(_ToegangInline):
    """Providers of an account."""

    model = AanbiederToegang
    doelmodel = Aanbieder
