"""The whole input of one contract, and of one region."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from bekostiging.berekening.fouten import OnjuisteInvoerError
from bekostiging.berekening.invoer._checks import check_niet_negatief, check_positief, check_uniek
from bekostiging.berekening.invoer.afspraak import Jaarafspraak
from bekostiging.berekening.invoer.groepen import (
    Betaald,
    Clientental,
    Clientmaandgroep,
    Groep,
    Kpiscore,
    Plekbezetting,
    Regelgroep,
    Resultaatgroep,
    Tekort,
    Toewijzinggroep,
    Trajectgroep,
    Voorschot,
)
from bekostiging.berekening.invoer.parameters import GEEN_PARAMETERS, Parameters
from bekostiging.berekening.invoer.regio import Regiogegevens
from inkoop.kern.beschrijving import Instelling, Parameter, choose_instelling
from inkoop.kern.codes import Herkomst, Model
from inkoop.kern.deelname import get_deelnemers
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.periode import Periode, get_jaareinde


@dataclass(frozen=True, slots=True)
class Opslag:
    """A surcharge of the contract, a fraction: 0.08 is 8%."""

    code: str
    percentage: Decimal

    def __post_init__(self) -> None:
        check_niet_negatief(self, percentage=self.percentage)


@dataclass(frozen=True, slots=True)
class Maatwerk:
    """A maatwerktraject: other hours per week and/or lead time, never another rate; None keeps the
    standard.
    """

    traject: str
    uren_per_week: Decimal | None = None
    doorlooptijd_dagen: int | None = None

    def __post_init__(self) -> None:
        check_niet_negatief(self, uren_per_week=self.uren_per_week)
        if self.doorlooptijd_dagen is not None:
            check_positief(self, doorlooptijd_dagen=self.doorlooptijd_dagen)


@dataclass(frozen=True)
class Contractinvoer:
    """Everything the settlement of one contract for one year asks for.

    Only the groups of the contract's model are read: `regels` (pxq), `toewijzingen` (toegewezen),
    `clientmaanden` (clientbedrag), `trajecten` and `bezetting` (trajecten, plekken), `resultaten`
    (resultaat); `clienten` for populatie and the incentives. `groepen` are those of a model that
    defines a kind of its own beside its calculation. Rows of other models may be left out.
    `deelnemers` are the participants that the contract names itself, `perceel_deelnemers` those of its
    perceel (empty: none named); `termijn` is when the contract runs (None: always).
    """

    regio: Regiogegevens
    nummer: str
    aanbieder: str
    perceel: str
    model: Model
    afspraak: Jaarafspraak
    deelnemers: tuple[str, ...] = ()
    perceel_deelnemers: tuple[str, ...] = ()
    termijn: Periode | None = None
    perceelparameters: Parameters = GEEN_PARAMETERS
    perceel_gemeentekeuze: tuple[str, ...] = ()
    opslagen: tuple[Opslag, ...] = ()
    maatwerk: tuple[Maatwerk, ...] = ()
    regels: tuple[Regelgroep, ...] = ()
    toewijzingen: tuple[Toewijzinggroep, ...] = ()
    clientmaanden: tuple[Clientmaandgroep, ...] = ()
    trajecten: tuple[Trajectgroep, ...] = ()
    bezetting: tuple[Plekbezetting, ...] = ()
    resultaten: tuple[Resultaatgroep, ...] = ()
    groepen: tuple[Groep, ...] = ()
    clienten: tuple[Clientental, ...] = ()
    kpis: tuple[Kpiscore, ...] = ()
    voorschotten: tuple[Voorschot, ...] = ()
    betalingen: tuple[Betaald, ...] = ()
    tekorten: tuple[Tekort, ...] = ()

    def __post_init__(self) -> None:
        bekend = frozenset(self.regio.gemeentecodes)
        for veld, gemeente in self._get_gemeenten():
            if gemeente not in bekend:
                raise OnjuisteInvoerError("Contractinvoer", veld, gemeente, "geen gemeente van de regio")
        check_uniek(self, "opslagen", (opslag.code for opslag in self.opslagen))
        check_uniek(self, "maatwerk", (maatwerk.traject for maatwerk in self.maatwerk))
        check_uniek(self, "bezetting", ((b.gemeente, b.traject) for b in self.bezetting))
        check_uniek(self, "clienten", (tal.gemeente for tal in self.clienten))
        check_uniek(self, "kpis", (kpi.kpi for kpi in self.kpis))
        check_uniek(self, "voorschotten", (voorschot.gemeente for voorschot in self.voorschotten))
        check_uniek(self, "betalingen", (betaling.gemeente for betaling in self.betalingen))

    def get_instelling(self, parameter: Parameter) -> Instelling:
        """Give what a parameter of the model is set to: jaarafspraak before perceel, else the default."""
        return choose_instelling(
            parameter,
            (Herkomst.AFSPRAAK, self.afspraak.parameters.get(parameter.naam)),
            (Herkomst.PERCEEL, self.perceelparameters.get(parameter.naam)),
        )

    @property
    def herkomst_plekken(self) -> Herkomst:
        """Who decides which municipalities settle in plekken."""
        if MODELLEN[self.model].in_plekken:
            return Herkomst.MODEL
        return Herkomst.PERCEEL if self.afspraak.gemeentekeuze is None else Herkomst.AFSPRAAK

    @cached_property
    def gemeenten_in_plekken(self) -> frozenset[str]:
        """Participants that settle in plekken; the jaarafspraak's choice replaces the perceel's."""
        model = MODELLEN[self.model]
        if model.in_plekken:
            return frozenset(self.wie_meedoet)
        if not model.kiest_plekken:
            return frozenset()
        keuze = self.afspraak.gemeentekeuze
        gekozen = self.perceel_gemeentekeuze if keuze is None else keuze
        return frozenset(gekozen).intersection(self.wie_meedoet)

    @cached_property
    def wie_meedoet(self) -> tuple[str, ...]:
        """The participants, in the order of the region (KL §6; NL bijlage 1)."""
        return get_deelnemers(self.regio.gemeentecodes, self.perceel_deelnemers, self.deelnemers)

    @property
    def gemeenten_buiten_plekken(self) -> tuple[str, ...]:
        """Participants that do not settle in plekken, in the order of the region."""
        return tuple(code for code in self.wie_meedoet if code not in self.gemeenten_in_plekken)

    @property
    def contractdagen(self) -> int:
        """D_c: the days of the year within the term of the contract."""
        return self.count_contractdagen(get_jaareinde(self.regio.jaar))

    def count_contractdagen(self, tot_en_met: date) -> int:
        """Count the days of the year within the term of the contract, up to and including a day."""
        verstreken = Periode(date(self.regio.jaar, 1, 1), tot_en_met)
        deel = verstreken.overlap(self.termijn) if self.termijn else verstreken
        return deel.dagen if deel else 0

    @property
    def aantal_clienten(self) -> int:
        """n: unique clients delivered in the year."""
        return sum(tal.aantal for tal in self.clienten)

    def _get_gemeenten(self) -> Iterator[tuple[str, str]]:
        groepen = (
            "regels",
            "toewijzingen",
            "clientmaanden",
            "trajecten",
            "bezetting",
            "resultaten",
            "groepen",
        )
        for veld in (*groepen, "clienten", "voorschotten", "betalingen"):
            # A contract may have hundreds of groups, of a few municipalities.
            yield from ((veld, code) for code in dict.fromkeys(rij.gemeente for rij in getattr(self, veld)))
        for veld in ("gemeenten", "plekken", "trajecten", "inwoners"):
            yield from ((veld, rij.gemeente) for rij in getattr(self.afspraak, veld))
        yield from (("deelnemers", code) for code in self.deelnemers)
        yield from (("perceel_deelnemers", code) for code in self.perceel_deelnemers)
        for verhoging in self.afspraak.verhogingen:
            if verhoging.gemeente is not None:
                yield "verhogingen", verhoging.gemeente
        yield from (("gemeenten_lijst", code) for code in self.afspraak.gemeenten_lijst)
        yield from (("gemeentekeuze", code) for code in self.afspraak.gemeentekeuze or ())
        yield from (("perceel_gemeentekeuze", code) for code in self.perceel_gemeentekeuze)


@dataclass(frozen=True, slots=True)
class Afgekeurd:
    """Number of rejected prestaties with one reason whose begindatum lies in the year, all contracts."""

    reden: str
    aantal: int

    def __post_init__(self) -> None:
        check_niet_negatief(self, aantal=self.aantal)


@dataclass(frozen=True, slots=True)
class Regioinvoer:
    """All contracts of a region with an agreement for the year, and the rejected prestaties."""

    regio: Regiogegevens
    contracten: tuple[Contractinvoer, ...]
    afgekeurd: tuple[Afgekeurd, ...] = ()

    def __post_init__(self) -> None:
        check_uniek(self, "contracten", (contract.nummer for contract in self.contracten))
        check_uniek(self, "afgekeurd", (rij.reden for rij in self.afgekeurd))
