"""Cases from practice, each after a public report of people who do this work (tests/casussen)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from segmenten.models import Regio

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]
CASUSSEN = Path(__file__).parents[1] / "casussen"


@dataclass(frozen=True)
class Casus:
    """Folders to load in their order, the amount of the year that is right, and what is rejected."""

    naam: str
    mappen: str
    vergoeding: str
    redenen: Mapping[str, int] = field(default_factory=dict)
    jaar: int = 2022

    def __str__(self) -> str:
        return f"{self.naam}: {self.mappen}"


JUIST = (
    Casus("02-jw323-met-de-hand-omgezet", "2-omgenummerd", "0.00", {"eenheid_onjuist": 3}),
    Casus("04-credit-en-nieuwe-debet", "1-debet 5-credit", "400.00"),
    Casus("09-stopbericht-tegen-declaratie", ".", "800.00"),
    Casus("10-verwijderde-toewijzing", "1-toegewezen 3-ingetrokken", "0.00"),
    Casus("12-zelfde-toewijzingnummer-twee-gemeenten", ".", "0.00"),
    Casus("15-ingangsdatum-vervroegen", "1 3-extra-toewijzing", "250.00"),
    Casus("17-overlappende-perioden", ".", "500.00", {"dubbel": 1}),
    Casus("18-nulregel-blokkeert", "1-nulregel 2-echte-uren", "600.00", {"geen_volume": 1}),
    Casus("22-clientnummer-wetenschappelijk", "2-zoals-het-was", "100000.00"),
    Casus("23-code-die-op-een-getal-lijkt", ".", "50.00"),
    Casus("47-gestapelde-toewijzingen", ".", "54750.00"),
    Casus("48-startbericht-gecorrigeerd-en-verwijderd", "1-start-in-januari", "2400.00"),
    Casus("48-startbericht-gecorrigeerd-en-verwijderd", "1-start-in-januari 2-start-verwijderd", "0.00"),
    Casus(
        "48-startbericht-gecorrigeerd-en-verwijderd",
        "1-start-in-januari 2-start-verwijderd 3-start-in-maart",
        "2000.00",
    ),
)
# The last folder is refused, with this in the message.
GEWEIGERD = (
    ("02-jw323-met-de-hand-omgezet", "1-letterlijk", "prestaties.csv, regel 4, id: ", "staat ook op regel 3"),
    (
        "04-credit-en-nieuwe-debet",
        "1-debet 2-credit-negatief",
        "prestaties.csv, regel 2, volume: ",
        "negatief",
    ),
    (
        "04-credit-en-nieuwe-debet",
        "1-debet 4-zelfde-kenmerk-ander-volume",
        "prestaties.csv, regel 2, volume: ",
        "eerder geleverd met een andere waarde",
    ),
    (
        "15-ingangsdatum-vervroegen",
        "1 2-ingangsdatum-gewijzigd",
        "toewijzingen.csv, regel 2, ingangsdatum: ",
        "die verandert niet",
    ),
    (
        "22-clientnummer-wetenschappelijk",
        "1-uit-excel",
        "toewijzingen.csv, regel 2, client: ",
        "'1.23457E+11' lijkt een getal dat een rekenblad heeft afgekort",
    ),
    ("24-onzichtbare-tekens", "1-client-zwsp", "toewijzingen.csv, regel 3, client: ", "ZERO WIDTH SPACE"),
    ("24-onzichtbare-tekens", "2-contract-zwsp", "toewijzingen.csv, regel 2, contract: ", "ZERO WIDTH SPACE"),
    ("24-onzichtbare-tekens", "3-client-nbsp", "toewijzingen.csv, regel 2, client: ", "met een spatie"),
    ("24-onzichtbare-tekens", "4-eenheid-zwsp", "prestaties.csv, regel 2, eenheid: ", "ZERO WIDTH SPACE"),
)


def load(naam: str, mappen: str) -> None:
    for map_ in mappen.split():
        call_command("laad_regio", str(CASUSSEN / naam / map_), stdout=StringIO(), stderr=StringIO())


@pytest.mark.parametrize("casus", JUIST, ids=str)
def test_what_is_right_comes_out(casus: Casus) -> None:
    load(casus.naam, casus.mappen)
    uit = StringIO()
    call_command(
        "reken_af", "--json", f"--regio={Regio.objects.get().code}", f"--jaar={casus.jaar}", stdout=uit
    )
    uitkomst = json.loads(uit.getvalue())
    assert (uitkomst["totaal"]["vergoeding"], uitkomst["afgekeurd"]["redenen"]) == (
        casus.vergoeding,
        casus.redenen,
    )


@pytest.mark.parametrize(("naam", "mappen", "waar", "reden"), GEWEIGERD)
def test_what_cannot_be_is_refused_at_its_place(naam: str, mappen: str, waar: str, reden: str) -> None:
    *eerder, laatste = mappen.split()
    load(naam, " ".join(eerder))
    with pytest.raises(CommandError) as gevangen:
        load(naam, laatste)
    assert any(waar in regel and reden in regel for regel in str(gevangen.value).splitlines())
