"""Refused at load: allocations, and what they continue."""

from tests.orakel.bundel import Rij
from tests.orakel.regio import Regio, Toewijzing, get_term, is_valid, lies_in
from tests.orakel.weigering import GeweigerdError


class Keuring:
    """Judges one allocation; a row of this bundle is to blame, else what changed in the head."""

    def __init__(self, regio: Regio, toewijzing: Toewijzing, rij: Rij | None) -> None:
        self.regio, self.toewijzing, self.rij = regio, toewijzing, rij

    def refuse(self, veld: str, uitleg: str) -> GeweigerdError:
        """Make the refusal."""
        uitleg = f"toewijzing {self.toewijzing.nummer} van {self.toewijzing.gemeente}: {uitleg}"
        return self.rij.refuse(veld, uitleg) if self.rij else GeweigerdError("regio.yaml", veld, uitleg)

    def check(self) -> None:
        """Toewijzingen.csv: everything that is refused of one allocation."""
        self._check_codes()
        self._check_self()
        if not self.toewijzing.ingetrokken:
            self._check_place()
        if self.toewijzing.vervolg_op:
            self._check_vervolg(self.regio.toewijzingen[self.toewijzing.vervolg_op])

    def _check_codes(self) -> None:
        """A product or traject of another segment; a traject of another product."""
        t, regio = self.toewijzing, self.regio
        for soort, code, veld in (
            ("gemeenten", t.gemeente, "gemeente"),
            ("contracten", t.contract, "contract"),
            ("producten", t.product, "product"),
            ("trajecten", t.traject, "traject"),
        ):
            if code and regio.find(soort, code) is None:
                raise self.refuse(veld, f"{code} is niet bekend")
        segment = regio.get_segment(regio.get("contracten", t.contract))["code"]
        if regio.get("producten", t.product)["segment"] != segment:
            raise self.refuse("product", "is van een ander segment")
        if t.traject and regio.get("trajecten", t.traject)["product"] != t.product:
            raise self.refuse("traject", "is van een ander product")

    def _check_self(self) -> None:
        """Einddatum before ingangsdatum, stop before start; volume and frequentie together, not negative."""
        t = self.toewijzing
        if t.einddatum is not None and t.einddatum < t.ingangsdatum:
            raise self.refuse("einddatum", "voor de ingangsdatum")
        if t.stop is not None and t.start is not None and t.stop < t.start:
            raise self.refuse("stop", "voor de start")
        if (t.volume is None) != (not t.frequentie):
            raise self.refuse("frequentie" if t.volume is not None else "volume", "ontbreekt")
        if t.volume is not None and t.volume < 0:
            raise self.refuse("volume", "is negatief")
        if (t.start or t.stop) and t.sleutel in self.regio.perioden:
            raise self.refuse("start" if t.start else "stop", "de toewijzing heeft zorgperioden")

    def _check_place(self) -> None:
        """A participant, within the term, on a day on which the municipality exists."""
        t, contract = self.toewijzing, self.regio.get("contracten", self.toewijzing.contract)
        if t.gemeente not in self.regio.list_participants(contract):
            raise self.refuse("gemeente", "doet niet mee in het contract")
        if not lies_in(t.ingangsdatum, get_term(contract)):
            raise self.refuse("ingangsdatum", "buiten de looptijd van het contract")
        if not is_valid(self.regio.get("gemeenten", t.gemeente), t.ingangsdatum):
            raise self.refuse("ingangsdatum", "de gemeente bestaat dan niet")

    def _check_vervolg(self, vorige: Toewijzing) -> None:
        """vervolg_op: same client, contract and traject, model trajecten, not later, no circle, no fork."""
        t, regio = self.toewijzing, self.regio
        if (vorige.client, vorige.contract, vorige.traject) != (t.client, t.contract, t.traject):
            raise self.refuse("vervolg_op", "van een andere client, contract of traject")
        if not t.traject:
            raise self.refuse("vervolg_op", "zonder traject")
        if regio.get_perceel(regio.get("contracten", t.contract))["model"] != "trajecten":
            raise self.refuse("vervolg_op", "bij een ander model dan trajecten")
        if vorige.ingangsdatum > t.ingangsdatum:
            raise self.refuse("vervolg_op", "gaat later in")
        schakel, gezien = vorige, {t.sleutel}
        while schakel.vervolg_op and schakel.sleutel not in gezien:
            gezien.add(schakel.sleutel)
            schakel = regio.toewijzingen[schakel.vervolg_op]
        if schakel.sleutel in gezien:
            raise self.refuse("vervolg_op", "is een kring")
        anderen = [a for a in regio.toewijzingen.values() if a.vervolg_op == vorige.sleutel]
        if not t.ingetrokken and any(not a.ingetrokken and a != t for a in anderen):
            raise self.refuse("vervolg_op", "twee toewijzingen gaan op een verder")


def check_toewijzingen(oud: Regio, regio: Regio, rijen: list[Rij]) -> None:
    """Judge those of this bundle in the order of the rows, then the others that were there."""
    per_sleutel = {(rij["gemeente"], rij["nummer"]): rij for rij in rijen}
    for sleutel in [*per_sleutel, *(s for s in oud.toewijzingen if s not in per_sleutel)]:
        Keuring(regio, regio.toewijzingen[sleutel], per_sleutel.get(sleutel)).check()
