"""The five region bundles hold together, without any outside data."""

import datetime
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from tests.regios.bundels import (
    JAARCIJFERKOP,
    REGIOS,
    REGIOS_MAP,
    get_cijfers,
    get_percelen,
    iter_elementen,
    read_jaarcijfers,
    read_regio,
)

BEKEND = {
    "": {"versie", "regio", "gemeenten", "segmenten"},
    "regio": {
        "code", "naam", "opdrachtgever", "verdeelsleutel", "een_bekostiging_per_segment", "sturingselementen",
        "bron",
    },
    "gemeente": {"code", "naam", "inwoners", "tot", "bron"},
    "segment": {
        "code", "domein", "domeinen", "naam", "typering", "sturing", "budget_maximum", "percelen", "bron",
    },
    "perceel": {
        "code", "soort", "model", "parameters", "uitzondering", "opdrachtgever", "gemeenten", "gemeentekeuze",
        "aanbieders", "tussentijdse_toetreding", "looptijd", "contractvorm", "procedure", "bron",
    },
    "bron": {"document", "paragraaf", "citaat", "opmerking"},
}  # fmt: skip
# The steering elements of a region: those that its document names, or else the four of the format.
STANDAARD_ELEMENTEN = ["contract", "bekostiging", "leveranciersmanagement", "toegangsmanagement"]
EIGEN_ELEMENTEN = {
    "kennemerland": ["marktbenadering", "bekostiging", "toegang", "contractmanagement"],
    "lelystad": [
        "aanbestedingsprocedure", "bekostigingsmethode", "keuzevrijheid", "contractduur", "flexibiliteit",
    ],
}  # fmt: skip
SOORTEN = {"lokaal", "regionaal", "bovenregionaal", "landelijk"}
MODELLEN = {
    "pxq", "toegewezen", "trajecten", "plekken", "clientbedrag", "resultaat", "populatie", "gebied",
    "beschikbaarheid", "lumpsum", "subsidie", "nog_te_kiezen",
}  # fmt: skip
NIVEAUS = {"regio", "domein", "segment", "perceel", "gemeente"}

elke_regio = pytest.mark.parametrize("regio", REGIOS)


def get_domeinen(segment: dict[str, Any]) -> list[str]:
    """The laws that a segment lies across, or its only one."""
    return segment["domeinen"] if "domeinen" in segment else [segment["domein"]]


def get_codes(regio: str) -> dict[str, set[str]]:
    inhoud = read_regio(regio)
    return {
        "regio": {inhoud["regio"]["code"]},
        "domein": {domein for segment in inhoud["segmenten"] for domein in get_domeinen(segment)},
        "segment": {segment["code"] for segment in inhoud["segmenten"]},
        "perceel": {perceel["code"] for _, perceel in get_percelen(regio)},
        "gemeente": {gemeente["code"] for gemeente in inhoud["gemeenten"]},
    }


class TestOpbouw:
    def test_there_is_a_bundle_for_each_source_document_and_no_other(self) -> None:
        assert sorted(pad.parent.name for pad in REGIOS_MAP.glob("*/regio.yaml")) == list(REGIOS)

    @elke_regio
    def test_the_code_of_the_region_is_the_name_of_its_folder(self, regio: str) -> None:
        assert read_regio(regio)["versie"] == 1
        assert read_regio(regio)["regio"]["code"] == regio

    @elke_regio
    def test_every_key_is_one_of_the_bundle_format(self, regio: str) -> None:
        inhoud = read_regio(regio)
        assert set(inhoud) <= BEKEND[""]
        assert set(inhoud["regio"]) <= BEKEND["regio"]
        for gemeente in inhoud["gemeenten"]:
            assert set(gemeente) <= BEKEND["gemeente"], gemeente
        for segment in inhoud["segmenten"]:
            assert set(segment) <= BEKEND["segment"], segment["code"]
        for _, perceel in get_percelen(regio):
            assert set(perceel) <= BEKEND["perceel"], perceel["code"]

    @elke_regio
    def test_a_bundle_holds_no_providers_contracts_or_clients(self, regio: str) -> None:
        bestanden = {pad.name for pad in (REGIOS_MAP / regio).iterdir()}
        assert bestanden == {"regio.yaml", "jaarcijfers.csv"}

    @elke_regio
    def test_every_code_is_used_once(self, regio: str) -> None:
        inhoud = read_regio(regio)
        for codes in (
            [gemeente["code"] for gemeente in inhoud["gemeenten"]],
            [segment["code"] for segment in inhoud["segmenten"]],
            [perceel["code"] for _, perceel in get_percelen(regio)],
        ):
            assert [code for code, aantal in Counter(codes).items() if aantal > 1] == []

    @elke_regio
    def test_a_municipality_code_is_a_string_of_four_digits(self, regio: str) -> None:
        for gemeente in read_regio(regio)["gemeenten"]:
            assert isinstance(gemeente["code"], str), gemeente
            assert len(gemeente["code"]) == 4, gemeente
            assert gemeente["code"].isdecimal(), gemeente

    @elke_regio
    def test_every_segment_lies_in_one_or_more_laws(self, regio: str) -> None:
        for segment in read_regio(regio)["segmenten"]:
            assert ("domein" in segment) != ("domeinen" in segment), segment["code"]
            assert set(get_domeinen(segment)) <= {"jeugd", "wmo", "participatie"}, segment["code"]

    @elke_regio
    def test_every_segment_says_something_on_each_steering_element_of_its_document(self, regio: str) -> None:
        inhoud = read_regio(regio)
        genoemd = [element["code"] for element in inhoud["regio"].get("sturingselementen", [])]
        assert genoemd == EIGEN_ELEMENTEN.get(regio, [])
        for segment in inhoud["segmenten"]:
            assert list(segment["sturing"]) == (genoemd or STANDAARD_ELEMENTEN), segment["code"]
            assert all(str(tekst).strip() for tekst in segment["sturing"].values()), segment["code"]

    @elke_regio
    def test_every_perceel_has_a_model_and_a_source(self, regio: str) -> None:
        for _, perceel in get_percelen(regio):
            assert perceel["model"] in MODELLEN, perceel["code"]
            assert perceel["bron"]["document"], perceel["code"]
            assert perceel["bron"]["citaat"], perceel["code"]
            assert perceel.get("soort", "lokaal") in SOORTEN, perceel["code"]

    @elke_regio
    def test_every_perceel_names_only_municipalities_of_its_region(self, regio: str) -> None:
        bekend = get_codes(regio)["gemeente"]
        for _, perceel in get_percelen(regio):
            assert set(perceel.get("gemeenten", [])) <= bekend, perceel["code"]

    @elke_regio
    def test_a_term_is_fixed_or_a_boeggolf(self, regio: str) -> None:
        for _, perceel in get_percelen(regio):
            sleutels = set(perceel.get("looptijd", {"basis": 1}))
            assert sleutels <= {"basis", "verlengingen"} or sleutels == {"boeggolf", "maximaal"}, perceel[
                "code"
            ]

    @elke_regio
    def test_every_source_is_a_short_reference_and_not_a_passage(self, regio: str) -> None:
        for pad, element in iter_elementen(read_regio(regio)):
            bron = element.get("bron")
            if isinstance(bron, dict):
                assert {"document", "paragraaf"} <= set(bron) <= BEKEND["bron"], pad
                assert len(bron.get("citaat", "")) <= 80, pad

    @elke_regio
    def test_one_document_is_behind_each_region(self, regio: str) -> None:
        documenten = {
            element["bron"]["document"]
            for _, element in iter_elementen(read_regio(regio))
            if isinstance(element.get("bron"), dict)
        } | {rij["document"] for rij in read_jaarcijfers(regio)}
        assert len(documenten) == 1
        assert documenten.pop().startswith(regio)


class TestEenBekostigingPerSegment:
    def test_only_noord_limburg_asks_for_one_model_per_segment(self) -> None:
        assert [
            regio for regio in REGIOS if read_regio(regio)["regio"].get("een_bekostiging_per_segment", False)
        ] == ["noord-limburg"]

    def test_within_a_segment_every_perceel_without_exception_has_the_same_model(self) -> None:
        for segment in read_regio("noord-limburg")["segmenten"]:
            modellen = {perceel["model"] for perceel in segment["percelen"] if "uitzondering" not in perceel}
            assert len(modellen) == 1, segment["code"]

    def test_noord_limburg_deviates_only_where_the_document_itself_adds_trajecten(self) -> None:
        uitzonderingen = [p for _, p in get_percelen("noord-limburg") if "uitzondering" in p]
        assert [perceel["code"] for perceel in uitzonderingen] == ["pw-s1-trajecten"]
        assert set(uitzonderingen[0]["uitzondering"]) == {"bron", "motivering"}


class TestJaarcijfers:
    @elke_regio
    def test_the_columns_are_the_agreed_ones(self, regio: str) -> None:
        kop = (REGIOS_MAP / regio / "jaarcijfers.csv").read_text(encoding="utf-8").splitlines()[0]
        assert kop == JAARCIJFERKOP

    @elke_regio
    def test_every_figure_is_about_an_element_of_the_bundle(self, regio: str) -> None:
        codes = get_codes(regio)
        for rij in read_jaarcijfers(regio):
            assert rij["niveau"] in NIVEAUS, rij
            assert rij["code"] in codes[rij["niveau"]], rij

    @elke_regio
    def test_every_figure_has_a_value_a_unit_and_a_place_in_the_document(self, regio: str) -> None:
        for rij in read_jaarcijfers(regio):
            assert Decimal(rij["waarde"]) >= 0, rij
            assert rij["eenheid"], rij
            assert rij["paragraaf"], rij
            assert 0 < len(rij["citaat"]) <= 80, rij
            assert rij["jaar"] == "" or 2014 <= int(rij["jaar"]) <= 2030, rij

    @elke_regio
    def test_a_figure_is_stated_once(self, regio: str) -> None:
        sleutels = Counter(
            (rij["jaar"], rij["niveau"], rij["code"], rij["grootheid"]) for rij in read_jaarcijfers(regio)
        )
        assert [sleutel for sleutel, aantal in sleutels.items() if aantal > 1] == []

    @elke_regio
    def test_numbers_of_providers_and_terms_have_their_place_in_the_document(self, regio: str) -> None:
        for _, perceel in get_percelen(regio):
            assert get_contractcijfers(regio, perceel["code"]) == count_contractcijfers(perceel), perceel[
                "code"
            ]


def count_contractcijfers(perceel: dict[str, Any]) -> dict[str, int]:
    """The figures of a perceel in regio.yaml, by the names that jaarcijfers.csv gives them."""
    cijfers: dict[str, int] = {}
    aanbieders = perceel.get("aanbieders", {})
    if "streefaantal" in aanbieders:
        cijfers["aantal_aanbieders"] = aanbieders["streefaantal"]
    cijfers |= {
        f"aantal_aanbieders_{grens}": aantal
        for grens, aantal in aanbieders.items()
        if grens != "streefaantal"
    }
    looptijd = perceel.get("looptijd", {})
    cijfers |= {f"looptijd_{naam}": looptijd[naam] for naam in ("basis", "boeggolf") if naam in looptijd}
    for volgnummer, jaren in enumerate(looptijd.get("verlengingen", []), start=1):
        cijfers[f"looptijd_verlenging_{volgnummer}"] = jaren
    return cijfers


def get_contractcijfers(regio: str, code: str) -> dict[str, int]:
    """The same figures as jaarcijfers.csv states them; what has no field in regio.yaml is left out."""
    zonder_veld = {"looptijd_totaal", "looptijd_minimaal", "looptijd_maximaal", "looptijd_eerste_termijn"}
    return {
        rij["grootheid"]: int(rij["waarde"])
        for rij in read_jaarcijfers(regio)
        if (rij["niveau"], rij["code"]) == ("perceel", code)
        and rij["grootheid"].startswith(("aantal_aanbieders", "looptijd_"))
        and rij["grootheid"] not in zonder_veld
        and not (code == "pw-s3" and rij["grootheid"].startswith("looptijd_verlenging"))
    }


class TestWatOpenBlijft:
    def test_achterhoek_names_none_of_its_eight_municipalities(self) -> None:
        assert read_regio("achterhoek")["gemeenten"] == []
        assert get_cijfers("achterhoek", "aantal_gemeenten", "2018", "regio") == {"achterhoek": 8}

    def test_kennemerland_keeps_the_merged_municipality_with_its_last_day(self) -> None:
        met_einde = {g["code"]: g["tot"] for g in read_regio("kennemerland")["gemeenten"] if "tot" in g}
        assert met_einde == {"0393": datetime.date(2018, 12, 31)}

    def test_haarlemmermeer_takes_part_in_beschermd_wonen_and_opvang_only(self) -> None:
        met = {p["code"] for _, p in get_percelen("kennemerland") if "0394" in p["gemeenten"]}
        assert met == {"bw-mo-vo"}

    def test_haarlem_is_the_party_of_beschermd_wonen_and_opvang(self) -> None:
        perceel = next(p for _, p in get_percelen("kennemerland") if p["code"] == "bw-mo-vo")
        assert perceel["opdrachtgever"] == "Gemeente Haarlem (centrumgemeente)"

    def test_the_other_percelen_of_kennemerland_are_for_the_eight_of_the_footnote(self) -> None:
        acht = {"0375", "0377", "0392", "0393", "0396", "0397", "0453", "0473"}
        for _, perceel in get_percelen("kennemerland"):
            if perceel["code"].startswith("ho-") or perceel["code"] == "b1-re-integratie":
                assert set(perceel["gemeenten"]) < acht, perceel["code"]
            else:
                assert set(perceel["gemeenten"]) - {"0394"} == acht, perceel["code"]

    def test_the_subregions_of_kennemerland_buy_household_help_apart(self) -> None:
        apart = [set(p["gemeenten"]) for _, p in get_percelen("kennemerland") if p["code"].startswith("ho-")]
        assert apart == [{"0375", "0396", "0453"}, {"0392", "0473"}, {"0377", "0393", "0397"}]

    def test_the_segments_of_kennemerland_lie_across_the_laws(self) -> None:
        domeinen = {s["code"]: get_domeinen(s) for s in read_regio("kennemerland")["segmenten"]}
        assert {code: domeinen[code] for code in "abc"} == {
            "a": ["jeugd", "wmo"],
            "b": ["jeugd", "wmo", "participatie"],
            "c": ["jeugd", "wmo"],
        }

    def test_re_integratie_of_haarlem_belongs_to_group_b1(self) -> None:
        groep = [p["code"] for s, p in get_percelen("kennemerland") if s["code"] == "b"]
        assert groep[:2] == ["b1-ontwikkeling-en-herstel", "b1-re-integratie"]
        perceel = next(p for _, p in get_percelen("kennemerland") if p["code"] == "b1-re-integratie")
        assert perceel["gemeenten"] == ["0392"]

    @elke_regio
    def test_one_number_of_providers_is_an_aim_and_no_bound(self, regio: str) -> None:
        for _, perceel in get_percelen(regio):
            aanbieders = perceel.get("aanbieders", {"streefaantal": 1})
            assert ("streefaantal" in aanbieders) != bool({"minimaal", "maximaal"} & set(aanbieders)), (
                perceel["code"]
            )
            assert "minimaal" not in aanbieders or aanbieders["minimaal"] < aanbieders["maximaal"], perceel[
                "code"
            ]

    def test_only_more_clients_change_a_budget_of_noord_limburg(self) -> None:
        populatie = [p for _, p in get_percelen("noord-limburg") if p["model"] == "populatie"]
        assert len(populatie) == 6
        for perceel in populatie:
            assert perceel["parameters"] == {
                "bandbreedte_clienten": Decimal("0.10"),
                "richting_clienten": "alleen_meer",
            }, perceel["code"]

    def test_the_budget_of_lelystad_follows_clients_up_and_down(self) -> None:
        # "stijgt of daalt": both directions are the default of the model.
        populatie = [p for _, p in get_percelen("lelystad") if p["model"] == "populatie"]
        assert populatie
        assert [p["code"] for p in populatie if "parameters" in p] == []

    @pytest.mark.parametrize("regio", ["achterhoek", "kennemerland", "lelystad", "tilburg"])
    def test_inhabitants_that_a_document_does_not_give_are_not_filled_in(self, regio: str) -> None:
        assert [g["code"] for g in read_regio(regio)["gemeenten"] if "inwoners" in g] == []

    def test_tilburg_chooses_no_model_yet(self) -> None:
        assert {perceel["model"] for _, perceel in get_percelen("tilburg")} == {"nog_te_kiezen"}

    @elke_regio
    def test_no_products_or_budgets_are_invented(self, regio: str) -> None:
        inhoud = read_regio(regio)
        assert "producten" not in inhoud
        assert "trajecten" not in inhoud
        assert [segment["code"] for segment in inhoud["segmenten"] if "budget_maximum" in segment] == []
