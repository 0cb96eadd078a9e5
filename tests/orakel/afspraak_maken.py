"""Random annual agreements: what suits the model, with budgets, bands, verhogingen and incentives."""

from decimal import Decimal

from tests.orakel.loting import Loting, Rij

MET_BEDRAG = ("gebied", "populatie", "beschikbaarheid", "lumpsum", "subsidie")


def make_parameters(lot: Loting, model: str) -> Rij:
    """Make parameters that the model knows; often none."""
    mogelijk: dict[str, Rij] = {
        "trajecten": {
            "erkenning": lot.choose(("naar_rato", "naar_rato", "bij_start", "bij_afsluiting")),
            "voortijdig": lot.choose(("volledig", "naar_rato")),
            "uitval_dagen": lot.choose((0, 1, 14, 40)),
        },
        "clientbedrag": {"per": lot.choose(("maand", "jaar"))},
        "resultaat": {"start_deel": lot.choose((Decimal(0), Decimal(1), lot.getal(0, 1, 3)))},
        "populatie": {
            "bandbreedte_clienten": lot.choose((Decimal(0), Decimal("0.25"), Decimal("0.5"))),
            "buiten_bandbreedte_clienten": lot.choose(("volledig", "meerdere")),
            "richting_clienten": lot.choose(("beide", "alleen_meer")),
        },
    }
    return {sleutel: waarde for sleutel, waarde in mogelijk.get(model, {}).items() if lot.kans(0.5)}


class Afspraakmaker:
    """Makes the agreement of one contract for one year."""

    def __init__(self, lot: Loting, model: str, deelnemers: list[str], jaar: int) -> None:
        self.lot, self.model, self.deelnemers, self.jaar = lot, model, deelnemers, jaar
        self.afspraak: Rij = {"jaar": jaar}

    def make(self) -> Rij:
        """Make the agreement."""
        lot, afspraak = self.lot, self.afspraak
        if lot.kans(0.85):
            afspraak["soort"] = lot.choose(("geen", "budgetplafond", "budgetafspraak", "budgetafspraak"))
        if lot.kans(0.3):
            afspraak["betaalwijze"] = lot.choose(("voorschot", "declaratie"))
        self._add_model()
        self._add_budget()
        self._add_verhogingen()
        if lot.kans(0.6):
            afspraak["bandbreedte"] = lot.choose(
                (Decimal(0), Decimal("0.05"), Decimal("0.3"), Decimal("0.8"))
            )
        if lot.kans(0.5):
            afspraak["buiten_bandbreedte"] = lot.choose(("volledig", "meerdere"))
        if lot.kans(0.3):
            afspraak["maximum_bijbetaling"] = lot.choose((Decimal(0), Decimal("0.1"), Decimal("0.333")))
        if parameters := make_parameters(lot, self.model):
            afspraak["parameters"] = parameters
        if lot.kans(0.3):
            afspraak["gemeenten_lijst"] = lot.some(self.deelnemers, 0.5)
        self._add_prikkels()
        return afspraak

    def _add_model(self) -> None:
        """What the model asks of an agreement."""
        lot, afspraak = self.lot, self.afspraak
        if self.model in ("trajecten", "plekken"):
            self._add_volume()
        elif self.model == "populatie" and lot.kans(0.97):
            afspraak["clienten"] = lot.choose((0, 1, 3, 3, 5, 5, 6, 10))
        elif self.model == "gebied":
            if lot.kans(0.5):
                afspraak["bedrag_per_inwoner"] = lot.getal(0, 9, 3)
            if lot.kans(0.8):
                afspraak["inwoners"] = {c: int(lot.getal(0, 900, 0)) for c in lot.some(self.deelnemers, 0.7)}
        elif self.model == "beschikbaarheid" and lot.kans(0.5):
            afspraak["beschikbare_dagen"] = lot.choose((0, 1, 100, 365))
        elif self.model == "subsidie" and lot.kans(0.97):
            afspraak["prestaties"] = [self._make_prestatie(f"p{n}") for n in range(lot.choose((1, 2, 3)))]

    def _make_prestatie(self, naam: str) -> Rij:
        lot = self.lot
        return {
            "naam": naam,
            "afgesproken": lot.getal(1, 60, 1),
            **({} if lot.kans(0.03) else {"gerealiseerd": lot.getal(0, 80, 1)}),
            "gewicht": lot.choose((Decimal("0.3"), Decimal("0.125"), Decimal("0.333"))),
        }

    def _add_volume(self) -> None:
        """Plekken and trajecten that are agreed, and a choice that replaces that of the perceel."""
        lot, afspraak = self.lot, self.afspraak
        if self.model == "trajecten" and lot.kans(0.4):
            afspraak["gemeentekeuze"] = {c: "plekken" for c in self.deelnemers if lot.kans(0.4)}
        if lot.kans(0.97 if self.model == "plekken" else 0.6):
            afspraak["plekken"] = self._make_volume((Decimal(0), Decimal(1), Decimal(2), Decimal("0.5")))
        if self.model == "trajecten" and lot.kans(0.5):
            afspraak["trajecten"] = self._make_volume((Decimal(0), Decimal(1), Decimal(3), Decimal("0.25")))

    def _make_volume(self, keuzes: tuple[Decimal, ...]) -> Rij:
        lot = self.lot
        return {
            code: {f"T-{self.model}-{n}": lot.choose(keuzes) for n in lot.some((1, 2), 0.6)}
            for code in lot.some(self.deelnemers, 0.7)
        }

    def _add_budget(self) -> None:
        """Bedrag or amounts per municipality; sometimes both, sometimes only what follows from the volume."""
        lot, afspraak = self.lot, self.afspraak
        if self.model in MET_BEDRAG:
            self._add_amount()
        elif not (("plekken" in afspraak or "trajecten" in afspraak) and lot.kans(0.4)) and lot.kans(
            0.3 if afspraak.get("soort", "geen") == "geen" else 0.96
        ):
            keuze = lot.choose(("bedrag", "bedrag", "gemeenten", "gemeenten", "beide"))
            if keuze != "gemeenten":
                afspraak["bedrag"] = lot.getal(0, 20000, 2)
            if keuze != "bedrag":
                afspraak["gemeenten"] = self._make_per_gemeente()

    def _add_amount(self) -> None:
        """The amount that the model asks for; under gebied there may be one per inhabitant instead."""
        lot, afspraak = self.lot, self.afspraak
        if "bedrag_per_inwoner" in afspraak:
            if lot.kans(0.6):
                afspraak["gemeenten"] = self._make_per_gemeente()
        elif self.model == "lumpsum" and lot.kans(0.4):
            afspraak["gemeenten"] = self._make_per_gemeente()
            if lot.kans(0.7):
                afspraak["bedrag"] = sum(afspraak["gemeenten"].values(), Decimal(lot.kans(0.04)))
        else:
            if self.model == "gebied" or lot.kans(0.97):
                afspraak["bedrag"] = lot.getal(0, 6000, 2)
            if lot.kans(0.1) and self.model != "lumpsum":
                afspraak["gemeenten"] = self._make_per_gemeente()

    def _make_per_gemeente(self) -> Rij:
        return {
            c: self.lot.getal(0, 3000, self.lot.choose((0, 2))) for c in self.lot.some(self.deelnemers, 0.6)
        }

    def _add_verhogingen(self) -> None:
        """Raises and lowerings, with a municipality where the budgets are per municipality."""
        lot, afspraak = self.lot, self.afspraak
        volume = bool(afspraak.get("plekken") or afspraak.get("trajecten"))
        if not (volume or "bedrag" in afspraak or "gemeenten" in afspraak) or lot.kans(0.7):
            return
        volgt = volume and "bedrag" not in afspraak and afspraak.get("soort", "geen") != "geen"
        per_gemeente = "gemeenten" in afspraak or volgt
        afspraak["verhogingen"] = [
            {
                "datum": f"{self.jaar}-{lot.choose(('01-01', '06-15', '12-31'))}",
                "bedrag": lot.getal(-300, 900, 2),
                **({"gemeente": lot.choose(self.deelnemers)} if per_gemeente else {}),
                "besluit": f"besluit {n}",
            }
            for n in range(lot.choose((1, 2)))
        ]

    def _add_prikkels(self) -> None:
        lot, afspraak = self.lot, self.afspraak
        if lot.kans(0.4) and self.model != "plekken":
            besparing: Rij = {"deel_aanbieder": lot.getal(0, 1, 3)}
            if lot.kans(0.4):
                besparing["minimaal"] = lot.choose((Decimal("0.02"), Decimal("0.5")))
            if lot.kans(0.4):
                besparing["minimum_clienten"] = lot.choose((0, 1, 2))
            if lot.kans(0.3):
                besparing["kwaliteit_minimaal"] = lot.choose((Decimal("0.4"), Decimal("0.7")))
            afspraak["besparing"] = besparing
        if lot.kans(0.4):
            afspraak["bonus_malus"] = self._make_bonus_malus()
        if lot.kans(0.4):
            kosten: Rij = {"referentie": lot.getal(0, 900, 2), "deel": lot.getal(0, 1, 3)}
            if lot.kans(0.6):
                kosten["maximum_percentage"] = lot.choose((Decimal(0), Decimal("0.05"), Decimal(1)))
            if lot.kans(0.5):
                kosten["richting"] = lot.choose(("beide", "alleen_malus"))
            afspraak["gemiddelde_kosten"] = kosten

    def _make_bonus_malus(self) -> Rij:
        lot = self.lot
        schalen = [{"vanaf": Decimal("0.8"), "percentage": Decimal("0.0125")}]
        schalen += [{"vanaf": Decimal("0.5"), "percentage": Decimal(0)}] if lot.kans(0.5) else []
        schalen += [{"vanaf": Decimal("0.3"), "percentage": Decimal("-0.0375")}] if lot.kans(0.5) else []
        lot.rng.shuffle(schalen)
        deel: Rij = {"schalen": schalen}
        if lot.kans(0.6):
            deel["grondslag"] = lot.choose(("vergoeding", "budget"))
        if lot.kans(0.4):
            deel["maximum"] = lot.getal(0, 60, 2)
        return deel
