"""Factories for every noun: what they make, the system makes; a test chooses through whose eyes it looks."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

import factory
from factory.django import DjangoModelFactory

from bekostiging import models as bekostiging
from contracten import models as contracten
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rolregels import is_tijdelijk
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak
from segmenten import models as segmenten
from toegang import models as toegang

_M = TypeVar("_M")

MOMENT = datetime(2023, 2, 1, 12, tzinfo=UTC)


class Fabriek(DjangoModelFactory[_M]):
    """Makes rows as the system, whatever context the test has."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        with met_systeemzicht():
            return cls._make(model_class, *args, **kwargs)

    @classmethod
    def _make(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        return super()._create(model_class, *args, **kwargs)


class IdentiteitFactory(Fabriek[_M]):
    """An element with what holds of it from the start, with open ends."""

    class Meta:
        abstract = True

    @classmethod
    def _make(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        return model_class.objects.make(*args, **kwargs)


class RegioFactory(Fabriek[segmenten.Regio]):
    class Meta:
        model = segmenten.Regio

    code = factory.Sequence(lambda n: f"regio-{n}")
    naam = factory.LazyAttribute(lambda o: f"Regio {o.code}")


class GemeenteFactory(IdentiteitFactory[segmenten.Gemeente]):
    class Meta:
        model = segmenten.Gemeente

    regio = factory.SubFactory(RegioFactory)
    code = factory.Sequence(lambda n: f"{n % 10000:04d}")
    naam = factory.LazyAttribute(lambda o: f"Gemeente {o.code}")
    volgorde = factory.Sequence(int)


class SegmentFactory(IdentiteitFactory[segmenten.Segment]):
    class Meta:
        model = segmenten.Segment

    regio = factory.SubFactory(RegioFactory)
    code = factory.Sequence(lambda n: f"segment-{n}")
    naam = factory.LazyAttribute(lambda o: f"Segment {o.code}")
    domeinen = ("jeugd",)
    volgorde = factory.Sequence(int)


class ProductFactory(IdentiteitFactory[segmenten.Product]):
    class Meta:
        model = segmenten.Product

    segment = factory.SubFactory(SegmentFactory)
    regio = factory.SelfAttribute("segment.regio")
    code = factory.Sequence(lambda n: f"45A{n:02d}")
    naam = factory.LazyAttribute(lambda o: f"Product {o.code}")
    eenheid = "uur"


class PerceelFactory(IdentiteitFactory[segmenten.Perceel]):
    class Meta:
        model = segmenten.Perceel

    segment = factory.SubFactory(SegmentFactory)
    regio = factory.SelfAttribute("segment.regio")
    code = factory.Sequence(lambda n: f"perceel-{n}")
    soort = "regionaal"
    model = "pxq"
    volgorde = factory.Sequence(int)


class AanbiederFactory(Fabriek[contracten.Aanbieder]):
    class Meta:
        model = contracten.Aanbieder

    regio = factory.SubFactory(RegioFactory)
    code = factory.Sequence(lambda n: f"aanbieder-{n}")
    naam = factory.LazyAttribute(lambda o: f"Aanbieder {o.code}")


class ContractFactory(Fabriek[contracten.Contract]):
    class Meta:
        model = contracten.Contract

    perceel = factory.SubFactory(PerceelFactory)
    regio = factory.SelfAttribute("perceel.regio")
    aanbieder = factory.SubFactory(AanbiederFactory, regio=factory.SelfAttribute("..regio"))
    nummer = factory.Sequence(lambda n: f"C{n}")
    ingangsdatum = date(2022, 1, 1)


class TariefFactory(Fabriek[contracten.Tarief]):
    class Meta:
        model = contracten.Tarief

    contract = factory.SubFactory(ContractFactory)
    product = factory.SubFactory(ProductFactory, segment=factory.SelfAttribute("..contract.perceel.segment"))
    bedrag = Decimal("32.40")
    eenheid = "uur"
    vanaf = date(2022, 1, 1)


class JaarafspraakFactory(Fabriek[contracten.Jaarafspraak]):
    class Meta:
        model = contracten.Jaarafspraak

    contract = factory.SubFactory(ContractFactory)
    jaar = 2022


class BetalingFactory(Fabriek[contracten.Betaling]):
    class Meta:
        model = contracten.Betaling

    contract = factory.SubFactory(ContractFactory)
    gemeente = factory.SubFactory(GemeenteFactory, regio=factory.SelfAttribute("..contract.regio"))
    jaar = 2022
    datum = date(2022, 2, 15)
    bedrag = 50


class VoorschotFactory(Fabriek[contracten.Voorschot]):
    class Meta:
        model = contracten.Voorschot

    contract = factory.SubFactory(ContractFactory)
    gemeente = factory.SubFactory(GemeenteFactory, regio=factory.SelfAttribute("..contract.regio"))
    datum = date(2022, 1, 15)
    bedrag = Decimal("1000.00")


class ClientFactory(Fabriek[toegang.Client]):
    class Meta:
        model = toegang.Client

    regio = factory.SubFactory(RegioFactory)
    pseudoniem = factory.Sequence(lambda n: f"client-{n}")


class ToewijzingFactory(Fabriek[toegang.Toewijzing]):
    class Meta:
        model = toegang.Toewijzing
        skip_postgeneration_save = True

    contract = factory.SubFactory(ContractFactory)
    regio = factory.SelfAttribute("contract.regio")
    client = factory.SubFactory(ClientFactory, regio=factory.SelfAttribute("..contract.regio"))
    gemeente = factory.SubFactory(GemeenteFactory, regio=factory.SelfAttribute("..contract.regio"))
    product = factory.SubFactory(ProductFactory, segment=factory.SelfAttribute("..contract.perceel.segment"))
    nummer = factory.Sequence(lambda n: f"T{n}")
    ingangsdatum = date(2022, 1, 1)
    volume = Decimal(999)
    eenheid = "uur"
    frequentie = "totaal"
    periode = factory.RelatedFactory("tests.fabrieken.ZorgperiodeFactory", "toewijzing")


class ZorgperiodeFactory(Fabriek[toegang.Zorgperiode]):
    class Meta:
        model = toegang.Zorgperiode

    toewijzing = factory.SubFactory(ToewijzingFactory, periode=None)
    start = date(2022, 1, 1)
    uit_toewijzing = True


class LeveringFactory(Fabriek[toegang.Levering]):
    class Meta:
        model = toegang.Levering

    regio = factory.SubFactory(RegioFactory)
    volgnummer = factory.Sequence(lambda n: n + 1)
    soort = "bundel"
    digest = "0" * 64
    ontvangen_op = MOMENT
    aantal = 1
    aantal_goedgekeurd = 1
    aantal_afgekeurd = 0


class PrestatieFactory(Fabriek[toegang.Prestatie]):
    class Meta:
        model = toegang.Prestatie

    toewijzing = factory.SubFactory(ToewijzingFactory)
    contract = factory.SelfAttribute("toewijzing.contract")
    regio = factory.SelfAttribute("toewijzing.regio")
    levering = factory.SubFactory(LeveringFactory, regio=factory.SelfAttribute("..toewijzing.regio"))
    # Other numbers than the examples have, beside which such a line may stand.
    nummer = factory.Sequence(lambda n: f"FP{n}")
    begindatum = date(2022, 5, 1)
    einddatum = date(2022, 5, 31)
    volume = Decimal(10)
    eenheid = "uur"
    goedgekeurd = True
    reden = ""


class AfrekeningFactory(Fabriek[bekostiging.Afrekening]):
    class Meta:
        model = bekostiging.Afrekening

    regio = factory.SubFactory(RegioFactory)
    jaar = 2022
    # Above a thousand: the number of a version is a name, in which nothing stands between thousands.
    versie = factory.Sequence(lambda n: n + 1001)
    vingerafdruk = "0" * 64
    regelversie = "2022.1"
    realisatie = vergoeding = Decimal("324.00")
    prikkel = Decimal("0.00")
    voorschot = Decimal("1000.00")
    betaald = Decimal("0.00")
    saldo = Decimal("676.00")
    gemaakt_op = MOMENT


class ContractafrekeningFactory(Fabriek[bekostiging.Contractafrekening]):
    class Meta:
        model = bekostiging.Contractafrekening

    contract = factory.SubFactory(ContractFactory)
    afrekening = factory.SubFactory(AfrekeningFactory, regio=factory.SelfAttribute("..contract.regio"))
    model = "pxq"
    soort = "geen"
    realisatie = vergoeding = Decimal("324.00")
    prikkel = Decimal("0.00")
    voorschot = Decimal("1000.00")
    betaald = Decimal("0.00")
    saldo = Decimal("676.00")
    richting = "terugbetaling"
    uitleg = factory.LazyFunction(list)


class GemeenteafrekeningFactory(Fabriek[bekostiging.Gemeenteafrekening]):
    class Meta:
        model = bekostiging.Gemeenteafrekening

    contractafrekening = factory.SubFactory(ContractafrekeningFactory)
    gemeente = factory.SubFactory(
        GemeenteFactory, regio=factory.SelfAttribute("..contractafrekening.contract.regio")
    )
    realisatie = vergoeding = Decimal("324.00")
    voorschot = Decimal("1000.00")
    betaald = Decimal("0.00")
    saldo = Decimal("676.00")


class TaakFactory(Fabriek[Taak]):
    class Meta:
        model = Taak

    soort = "proef"
    titel = "Proeftaak"


def make_gebruiker(naam: str, rol: str, **velden: Any) -> Gebruiker:
    """An account that can log in with `force_login` only; who comes for a while has a last day far away."""
    if is_tijdelijk([rol]):
        velden.setdefault("toegang_tot", date(2126, 12, 31))
    return Gebruiker.objects.create_user(naam, naam=naam, rollen=[rol], **velden)
