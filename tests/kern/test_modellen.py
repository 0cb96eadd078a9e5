"""Descriptions of models, agreements and incentives: complete, found by their file, and used everywhere."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contracten.models import PRIKKELMODELLEN, AfgesprokenGemeentekeuze, Jaarafspraak
from contracten.regels.jaarafspraak import Jaarafspraakopgave
from contracten.regels.prikkel import (
    PRIKKELOPGAVEN,
    Besparingsopgave,
    BonusMalusopgave,
    GemiddeldeKostenopgave,
    get_prikkelkolommen,
)
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.beschrijving import (
    Beschrijving,
    Parameter,
    choose_instelling,
    find_beschrijvingen,
    get_parameters,
    make_keuzes,
)
from inkoop.kern.codes import Afspraaksoort, BuitenBand, Eenheid, Herkomst, Model, Prikkel
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.modellen import MODELLEN, PARAMETERS
from inkoop.kern.modellen.populatie import BANDBREEDTE_CLIENTEN, BUITEN_BANDBREEDTE_CLIENTEN
from inkoop.kern.modellen.resultaat import START_DEEL
from inkoop.kern.opgave import Opgave, get_velden
from inkoop.kern.parameters import make_soort
from inkoop.kern.prikkels import PRIKKELS
from inkoop.kern.prikkels.besparing import DEEL_AANBIEDER
from inkoop.kern.soorten import Geheel
from inkoop.kern.waarden import WaardeFoutError
from segmenten.models import Gemeentekeuze, Perceelvoorkomen
from segmenten.regels.perceel import Perceelopgave

ALLE = [*MODELLEN.values(), *AFSPRAKEN.values(), *PRIKKELS.values()]
INSTELBAAR = [parameter for beschrijving in ALLE for parameter in beschrijving.parameters]


def test_every_code_has_a_description_in_a_fixed_order() -> None:
    assert set(MODELLEN) == set(Model)
    assert set(AFSPRAKEN) == set(Afspraaksoort)
    assert set(PRIKKELS) == set(Prikkel)
    for soort in (MODELLEN, AFSPRAKEN, PRIKKELS):
        plaatsen = [beschrijving.volgorde for beschrijving in soort.values()]
        assert plaatsen == sorted(set(plaatsen))


@pytest.mark.parametrize("beschrijving", ALLE, ids=lambda b: b.code)
def test_a_description_is_complete(beschrijving: Beschrijving) -> None:
    assert beschrijving.naam[0].isupper()
    assert beschrijving.uitleg.endswith(".")
    assert beschrijving.bron
    assert beschrijving.vanaf >= date(2022, 1, 1)


@pytest.mark.parametrize("parameter", INSTELBAAR, ids=lambda p: p.naam)
def test_a_parameter_has_words_and_a_default_that_it_accepts_itself(parameter: Parameter) -> None:
    assert parameter.label[0].isupper()
    assert parameter.uitleg.endswith(".")
    if parameter.standaard is not None:
        assert parameter.parse(parameter.standaard) == parameter.standaard
    if parameter.keuzes is not None:
        assert all(parameter.describe(keuze).endswith(".") for keuze in parameter.keuzes if keuze.uitleg)


def test_choices_of_the_database_are_the_descriptions() -> None:
    gekozen: list[tuple[Any, str, list[tuple[str, str]]]] = [
        (Perceelvoorkomen, "model", [*make_keuzes(MODELLEN), ("nog_te_kiezen", "Nog te kiezen")]),
        (Jaarafspraak, "soort", make_keuzes(AFSPRAKEN)),
        (Gemeentekeuze, "keuze", [("plekken", MODELLEN[Model.PLEKKEN].naam)]),
        (AfgesprokenGemeentekeuze, "keuze", [("plekken", MODELLEN[Model.PLEKKEN].naam)]),
    ]
    for model, veld, keuzes in gekozen:
        assert model._meta.get_field(veld).choices == keuzes


def test_a_bundle_takes_the_models_agreements_and_parameters_that_are_described() -> None:
    perceel, afspraak = get_velden(Perceelopgave), get_velden(Jaarafspraakopgave)
    assert list(perceel["model"].soort.waarden) == [*MODELLEN, "nog_te_kiezen"]
    assert list(afspraak["soort"].soort.waarden) == [*AFSPRAKEN]
    for velden in (perceel, afspraak):
        assert list(velden["parameters"].soort.per_sleutel) == [*PARAMETERS]


# Where the parameters of an agreement or incentive enter; those of a model are one field, tested above.
VELDEN = [
    (klasse, parameter)
    for klasse, beschrijving in (
        (Jaarafspraakopgave, AFSPRAKEN[Afspraaksoort.BUDGETAFSPRAAK]),
        (Besparingsopgave, PRIKKELS[Prikkel.BESPARING]),
        (BonusMalusopgave, PRIKKELS[Prikkel.BONUS_MALUS]),
        (GemiddeldeKostenopgave, PRIKKELS[Prikkel.GEMIDDELDE_KOSTEN]),
    )
    for parameter in beschrijving.parameters
]


def test_every_incentive_has_its_rows_and_its_opgave_under_its_code() -> None:
    assert set(PRIKKELMODELLEN) == set(PRIKKELOPGAVEN) == set(Prikkel)
    per_prikkel: dict[Prikkel, Any] = dict(PRIKKELMODELLEN)
    for prikkel, model in per_prikkel.items():
        assert model._meta.get_field("jaarafspraak").remote_field.related_name == prikkel
        assert get_velden(Jaarafspraakopgave)[prikkel].soort is PRIKKELOPGAVEN[prikkel]
        assert {v.name for v in model._meta.get_fields()} >= set(get_prikkelkolommen(prikkel))


def test_every_parameter_of_an_agreement_or_incentive_enters_somewhere() -> None:
    binnen = [parameter for _, parameter in VELDEN]
    beschreven = [*AFSPRAKEN.values(), *PRIKKELS.values()]
    assert binnen == [parameter for beschrijving in beschreven for parameter in beschrijving.parameters]


@pytest.mark.parametrize(("klasse", "parameter"), VELDEN, ids=lambda deel: getattr(deel, "naam", ""))
def test_a_field_is_what_the_description_of_its_parameter_says(
    klasse: type[Opgave], parameter: Parameter
) -> None:
    over = get_velden(klasse)[parameter.naam]
    assert (over.soort, over.verplicht) == (make_soort(parameter), parameter.verplicht)


@pytest.mark.parametrize("parameter", INSTELBAAR, ids=lambda p: p.naam)
def test_what_enters_is_bound_as_what_is_computed_with(parameter: Parameter) -> None:
    for grens, stap in ((parameter.minimum, -1), (parameter.maximum, 1)):
        if parameter.keuzes is None and grens is not None:
            assert _is_taken(parameter, grens)
            assert not _is_taken(parameter, grens + stap)
    # Of a part of something there is no more than the whole.
    assert parameter.eenheid is not Eenheid.DEEL or parameter.maximum == 1


def _is_taken(parameter: Parameter, getal: Decimal) -> bool:
    """Tell whether a bundle or service takes a number; the calculation must say the same."""
    soort = make_soort(parameter)
    waarde = int(getal) if isinstance(soort, Geheel) else getal
    try:
        parameter.parse(waarde)
        te_rekenen = True
    except OnjuisteWaardeError:
        te_rekenen = False
    try:
        soort.check(waarde)
        opgegeven = True
    except WaardeFoutError:
        opgegeven = False
    assert te_rekenen == opgegeven
    return opgegeven


def test_the_first_that_states_a_parameter_goes_first_and_else_the_default_holds() -> None:
    lagen = [(Herkomst.AFSPRAAK, "0.2"), (Herkomst.PERCEEL, Decimal("0.3"))]
    gekozen = choose_instelling(START_DEEL, *lagen)
    assert (gekozen.waarde, gekozen.herkomst) == (Decimal("0.2"), Herkomst.AFSPRAAK)
    gekozen = choose_instelling(START_DEEL, (Herkomst.AFSPRAAK, None), lagen[1])
    assert (gekozen.waarde, gekozen.herkomst) == (Decimal("0.3"), Herkomst.PERCEEL)
    gekozen = choose_instelling(BANDBREEDTE_CLIENTEN, (Herkomst.AFSPRAAK, None))
    assert (gekozen.waarde, gekozen.herkomst) == (Decimal("0.10"), Herkomst.STANDAARD)


def test_zero_is_stated() -> None:
    assert choose_instelling(BANDBREEDTE_CLIENTEN, (Herkomst.AFSPRAAK, 0)).waarde == 0


@pytest.mark.parametrize("waarde", ["1.1", "-0.1", "veel", True, 0.5, "NaN", ""])
def test_a_number_that_cannot_be_is_refused_by_name(waarde: object) -> None:
    with pytest.raises(OnjuisteWaardeError, match="start_deel"):
        START_DEEL.parse(waarde)


def test_a_choice_that_is_none_is_refused_and_nothing_is_guessed() -> None:
    assert BUITEN_BANDBREEDTE_CLIENTEN.parse("meerdere") is BuitenBand.MEERDERE
    with pytest.raises(OnjuisteWaardeError, match="volledig, meerdere"):
        BUITEN_BANDBREEDTE_CLIENTEN.parse("alles")
    with pytest.raises(OnjuisteWaardeError, match="deel_aanbieder"):
        choose_instelling(DEEL_AANBIEDER)


def test_one_key_has_one_meaning() -> None:
    anders = Parameter("start_deel", "Iets anders", "Iets anders.", Eenheid.AANTAL)
    een = Beschrijving("a", "A", "A.", "NL §8", date(2022, 1, 1), 1, (START_DEEL,))
    ander = Beschrijving("b", "B", "B.", "NL §8", date(2022, 1, 1), 2, (anders,))
    assert get_parameters([een, een]) == {"start_deel": START_DEEL}
    with pytest.raises(OnjuisteWaardeError, match="twee betekenissen"):
        get_parameters([een, ander])


def test_a_description_that_is_not_named_after_its_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    andere = replace(AFSPRAKEN[Afspraaksoort.GEEN], code="geheel_anders")
    monkeypatch.setattr("inkoop.kern.afspraken.geen.BESCHRIJVING", andere)
    with pytest.raises(OnjuisteWaardeError, match="het bestand heet geen"):
        find_beschrijvingen("inkoop.kern.afspraken", Afspraaksoort, Beschrijving)
