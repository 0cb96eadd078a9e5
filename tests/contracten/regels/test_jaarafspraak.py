"""Annual agreements: who takes part, where places are possible, and shares of no more than the whole."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contracten.regels.jaarafspraak import (
    Jaarafspraakopgave,
    Prestatieafspraakopgave,
    Verhogingopgave,
    check_jaarafspraak,
)
from contracten.regels.prikkel import (
    Besparingsopgave,
    BonusMalusopgave,
    GemiddeldeKostenopgave,
    Schaalopgave,
)
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.beschrijving import Parameter
from inkoop.kern.codes import Afspraaksoort, Prikkel
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.kader import Perceelkader, Structuurkader
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opgave import Opgave, get_velden
from inkoop.kern.prikkels import PRIKKELS
from inkoop.kern.waarden import WaardeFoutError

KADER = Structuurkader(
    gemeenten=frozenset({"0983", "0984"}),
    producten={"45A04": "s", "ander": "t"},
    trajecten={"AMB": "45A04", "VER": "ander"},
)
DEELNEMERS = frozenset({"0983"})
EEN = Decimal(1)


def find(model: str = "trajecten", /, **velden: Any) -> list[str]:
    perceel = Perceelkader("s", model, DEELNEMERS)
    return list(map(str, check_jaarafspraak(Jaarafspraakopgave(jaar=2022, **velden), perceel, KADER)))


def test_an_agreement_that_is_right_is_not_refused() -> None:
    assert (
        find(
            parameters={"erkenning": "bij_start"},
            gemeentekeuzes={"0983": "plekken"},
            gemeentebudgetten={"0983": EEN},
            plekafspraken={"0983": {"AMB": EEN}},
            inwoners={"0984": 1},
            verdeelgemeenten=["0983"],
            beschikbare_dagen=365,
            prestaties=[
                Prestatieafspraakopgave(naam="a", gewicht=Decimal("0.6")),
                Prestatieafspraakopgave(naam="b", gewicht=Decimal("0.4")),
            ],
            bonus_malus=BonusMalusopgave(schalen=[Schaalopgave(vanaf=EEN), Schaalopgave(vanaf=Decimal(0))]),
        )
        == []
    )


@pytest.mark.parametrize("veld", ["gemeentebudgetten", "plekafspraken", "trajectafspraken", "gemeentekeuzes"])
def test_who_takes_no_part_has_no_budget_places_or_choice(veld: str) -> None:
    waarde: Any = {
        "plekafspraken": {"AMB": EEN},
        "trajectafspraken": {"AMB": EEN},
        "gemeentekeuzes": "plekken",
    }.get(veld, EEN)
    reden = "gemeente '0984' doet niet mee in dit perceel of contract"
    assert find(**{veld: {"0984": waarde}}) == [f"{veld}.0984: {reden}"]
    assert find(verdeelgemeenten=["0984"]) == [f"verdeelgemeenten[0]: {reden}"]
    assert find(**{veld: {"0999": waarde}})[0].startswith(f"{veld}.0999: gemeente '0999' is niet bekend")


def test_inhabitants_and_shares_are_of_municipalities_of_the_region() -> None:
    assert find(inwoners={"0999": 1})[0].startswith("inwoners.0999: gemeente '0999' is niet bekend")
    gevonden = find(verdeelgemeenten=["0983", "0983", "0999"])
    assert gevonden[0] == "verdeelgemeenten[1]: gemeente '0983' staat er al"
    assert gevonden[1].startswith("verdeelgemeenten[2]: gemeente '0999' is niet bekend")


@pytest.mark.parametrize("model", list(MODELLEN))
def test_places_belong_to_two_models(model: str) -> None:
    gevonden = find(model, bedrag=EEN, plekafspraken={"0983": {"AMB": EEN}})
    if model in ("plekken", "trajecten"):
        assert gevonden == []
    else:
        reden = f"kan alleen bij de modellen plekken en trajecten; dit is model {model}"
        assert gevonden == [f"plekafspraken: {reden}"]


def test_an_area_has_one_kind_of_amount() -> None:
    """NL bijlage 1, AH scenario D."""
    assert find("gebied", bedrag=EEN) == find("gebied", bedrag_per_inwoner=EEN) == []
    assert [reden.partition(":")[0] for reden in find("gebied")] == ["bedrag"]
    assert [reden.partition(":")[0] for reden in find("gebied", bedrag=EEN, bedrag_per_inwoner=EEN)] == [
        "bedrag"
    ]
    assert find("pxq") == []


def test_a_saving_is_not_shared_on_places() -> None:
    """NL §8."""
    assert find("plekken", besparing=Besparingsopgave())[0].startswith("besparing: kan niet")
    assert find("trajecten", besparing=Besparingsopgave()) == []


def test_a_raise_follows_how_the_budgets_are_kept() -> None:
    """NL §4, §7.2."""

    def find_velden(gemeente: str | None = None, dag: date = date(2022, 6, 1), **velden: Any) -> list[str]:
        verhoging = Verhogingopgave(datum=dag, bedrag=EEN, gemeente=gemeente, besluit="b")
        return [reden.partition(":")[0] for reden in find(verhogingen=[verhoging], **velden)]

    volume: Any = {"trajectafspraken": {"0983": {"AMB": EEN}}}
    assert find_velden() == ["verhogingen"]
    assert find_velden(bedrag=EEN) == find_velden("0983", gemeentebudgetten={"0983": EEN}) == []
    assert find_velden(bedrag=EEN, dag=date(2023, 1, 1)) == ["verhogingen[0].datum"]
    assert find_velden("0983", bedrag=EEN) == ["verhogingen[0].gemeente"]
    assert find_velden(gemeentebudgetten={"0983": EEN}) == ["verhogingen[0].gemeente"]
    assert find_velden(soort="budgetafspraak", **volume) == ["verhogingen[0].gemeente"]
    assert find_velden("0983", soort="budgetafspraak", **volume) == []
    assert find_velden(soort="geen", **volume) == []
    assert find_velden("0984", gemeentebudgetten={"0983": EEN}) == ["verhogingen[0].gemeente"]


def test_places_are_of_known_trajectories_of_the_segment() -> None:
    gevonden = find(plekafspraken={"0983": {"AMB": EEN, "VER": EEN, "ONBEKEND": EEN}})
    assert gevonden == [
        "plekafspraken.0983.VER: traject 'VER' hoort bij segment 't', het perceel bij 's'",
        "plekafspraken.0983.ONBEKEND: traject 'ONBEKEND' is niet bekend in deze regio of bundel",
    ]


def test_a_parameter_belongs_to_the_model_of_the_perceel() -> None:
    assert find(parameters={"start_deel": "0.5"}) == ["parameters.start_deel: hoort niet bij model trajecten"]
    assert find("resultaat", parameters={"start_deel": "0.5"}) == []
    assert find("", parameters={"start_deel": "0.5"}) == []


@pytest.mark.parametrize(("jaar", "dagen"), [(2022, 365), (2024, 366)])
def test_a_year_has_no_more_days_than_it_has(jaar: int, dagen: int) -> None:
    perceel = Perceelkader("s", "beschikbaarheid")
    for extra, aantal in ((0, 0), (1, 1)):
        afspraak = Jaarafspraakopgave(jaar=jaar, beschikbare_dagen=dagen + extra)
        assert len(list(check_jaarafspraak(afspraak, perceel, KADER))) == aantal
    assert list(check_jaarafspraak(Jaarafspraakopgave(beschikbare_dagen=400), perceel, KADER)) == []


def test_performances_weigh_no_more_than_the_whole_and_are_named_once() -> None:
    delen = [
        Prestatieafspraakopgave(naam="a", gewicht=Decimal("0.6")),
        Prestatieafspraakopgave(naam="a", gewicht=Decimal("0.41")),
        Prestatieafspraakopgave(),
    ]
    assert find("subsidie", prestaties=delen) == [
        "prestaties[1].naam: naam 'a' staat ook op prestaties[0].naam",
        "prestaties: de gewichten zijn samen 1.01; meer dan 1 zou meer uitkeren dan de subsidie",
    ]


def test_scales_are_there_and_begin_at_different_scores() -> None:
    assert find(bonus_malus=BonusMalusopgave(schalen=[])) == [
        "bonus_malus.schalen: er is minstens een schaal nodig"
    ]
    # Missing scales were told of by who read them.
    assert find(bonus_malus=BonusMalusopgave()) == []
    dubbel = BonusMalusopgave(schalen=[Schaalopgave(vanaf=EEN), Schaalopgave(vanaf=EEN)])
    assert find(bonus_malus=dubbel) == [
        "bonus_malus.schalen[1].vanaf: vanaf '1' staat ook op bonus_malus.schalen[0].vanaf"
    ]


def test_without_a_perceel_only_what_is_wrong_by_itself_is_told() -> None:
    afspraak = Jaarafspraakopgave(
        parameters={"start_deel": "0.5"},
        gemeentekeuzes={"0984": "plekken"},
        plekafspraken={"0984": {"VER": EEN}},
    )
    assert list(check_jaarafspraak(afspraak, None, KADER)) == []


PARAMETERS = [
    pytest.param(klasse, parameter, id=f"{beschrijving.code}-{parameter.naam}")
    for klasse, beschrijving in (
        (Jaarafspraakopgave, AFSPRAKEN[Afspraaksoort("budgetafspraak")]),
        (Besparingsopgave, PRIKKELS[Prikkel("besparing")]),
        (BonusMalusopgave, PRIKKELS[Prikkel("bonus_malus")]),
        (GemiddeldeKostenopgave, PRIKKELS[Prikkel("gemiddelde_kosten")]),
    )
    for parameter in beschrijving.parameters
]
WAARDEN = ("onzin", Decimal(-1), Decimal("-0.01"), Decimal("1.01"), Decimal(2))


@pytest.mark.parametrize(("klasse", "parameter"), PARAMETERS)
def test_what_a_rule_cannot_compute_with_cannot_be_agreed(klasse: type[Opgave], parameter: Parameter) -> None:
    veld = get_velden(klasse)[parameter.naam]
    assert veld.verplicht == parameter.verplicht
    for waarde in WAARDEN:
        try:
            parameter.parse(waarde)
        except OnjuisteWaardeError:
            with pytest.raises(WaardeFoutError):
                veld.soort.check(waarde)


@pytest.mark.parametrize(("klasse", "parameter"), PARAMETERS)
def test_a_share_that_may_be_agreed_can_be_computed_with(klasse: type[Opgave], parameter: Parameter) -> None:
    soort = get_velden(klasse)[parameter.naam].soort
    for waarde in ("vergoeding", "volledig", Decimal(0), Decimal("0.5"), EEN, Decimal("1.01"), Decimal(2)):
        try:
            soort.check(waarde)
        except WaardeFoutError:
            continue
        assert parameter.parse(waarde) == waarde
