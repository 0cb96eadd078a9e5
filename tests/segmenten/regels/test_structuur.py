"""The structure as a whole: codes once, references that exist, and what the region has afterwards."""

from decimal import Decimal

from inkoop.kern.kader import Perceelkader, Structuurkader, Suggesties
from inkoop.kern.opgave import get_velden
from segmenten.regels.jaarcijfer import Jaarcijferopgave, check_jaarcijfer, make_jaarcijferrij
from segmenten.regels.perceel import Perceelopgave
from segmenten.regels.product import Expertiseopgave, Productopgave, Trajectopgave
from segmenten.regels.regio import Gemeenteopgave, Regioopgave
from segmenten.regels.segment import Segmentopgave
from segmenten.regels.structuur import Structuuropgave, check_structuur, extend_kader

STRUCTUUR = Structuuropgave(
    regio=Regioopgave(code="r", naam="R", een_bekostiging_per_segment=True),
    gemeenten=[Gemeenteopgave(code="0983"), Gemeenteopgave(code="0984")],
    expertises=[Expertiseopgave(code="hbo")],
    producten=[Productopgave(code="45A04", segment="s")],
    trajecten=[Trajectopgave(code="AMB", product="45A04", expertise="hbo")],
    segmenten=[Segmentopgave(code="s", domein="jeugd", percelen=[Perceelopgave(code="p", model="pxq")])],
)


def find(structuur: Structuuropgave, bestaand: Structuurkader | None = None) -> list[str]:
    kader = extend_kader(bestaand or Structuurkader(), structuur)
    return list(map(str, check_structuur(structuur, kader)))


def test_a_structure_that_is_right_is_not_refused() -> None:
    assert find(STRUCTUUR) == []
    kader = extend_kader(Structuurkader(), STRUCTUUR)
    assert kader.get_segment_van_traject("AMB") == "s"
    assert kader.get_segment_van_traject("weg") is None
    assert kader.percelen == {"p": Perceelkader("s", "pxq")}


def test_of_a_trajectory_all_that_its_price_needs_is_asked() -> None:
    verplicht = [naam for naam, soort in get_velden(Trajectopgave).items() if soort.verplicht]
    assert verplicht == ["code", "naam", "product", "expertise", "uren_per_week", "doorlooptijd_dagen"]


def test_codes_are_there_once_wherever_they_lie() -> None:
    structuur = Structuuropgave(
        gemeenten=[Gemeenteopgave(code="0983"), Gemeenteopgave(), Gemeenteopgave(code="0983")],
        segmenten=[
            Segmentopgave(code="s", domein="jeugd", percelen=[Perceelopgave(code="p")]),
            Segmentopgave(code="t", domein="jeugd", percelen=[Perceelopgave(code="p")]),
        ],
    )
    assert find(structuur) == [
        "gemeenten[2].code: code '0983' staat ook op gemeenten[0].code",
        "segmenten[1].percelen[0].code: code 'p' staat ook op segmenten[0].percelen[0].code",
    ]


def test_a_reference_may_be_to_what_is_there_already() -> None:
    los = Structuuropgave(
        producten=[Productopgave(code="x", segment="s")],
        trajecten=[Trajectopgave(code="t", product="y", expertise="hbo")],
    )
    niet = "is niet bekend in deze regio of bundel"
    assert find(los) == [
        f"producten[0].segment: segment 's' {niet}",
        f"trajecten[0].product: product 'y' {niet}",
        f"trajecten[0].expertise: expertise 'hbo' {niet}",
    ]
    bestaand = Structuurkader(segmenten=frozenset({"s"}), expertises=frozenset({"hbo"}), producten={"y": "s"})
    assert find(los, bestaand) == []


def test_what_is_named_goes_before_what_was_there() -> None:
    bestaand = Structuurkader(producten={"45A04": "oud"}, percelen={"p": Perceelkader("oud", "lumpsum")})
    kader = extend_kader(bestaand, STRUCTUUR)
    assert (kader.producten["45A04"], kader.percelen["p"].segment) == ("s", "s")


def test_one_way_of_funding_is_a_choice_of_the_region() -> None:
    percelen = [Perceelopgave(code="p", model="pxq"), Perceelopgave(code="q", model="lumpsum")]
    segmenten = [Segmentopgave(code="s", domein="jeugd", percelen=percelen)]
    for kiest, aantal in ((True, 1), (False, 0)):
        regio = Regioopgave(code="r", naam="R", een_bekostiging_per_segment=kiest)
        assert len(find(Structuuropgave(regio=regio, segmenten=segmenten))) == aantal


def test_likeness_is_looked_for_a_limited_number_of_times() -> None:
    suggesties = Suggesties()
    gevonden = [suggesties("wmo-s3b", ["wmo-s3a", "jeugd"]) for _ in range(30)]
    assert gevonden == ["wmo-s3a"] * 25 + [""] * 5
    assert Suggesties()("iets heel anders", ["wmo-s3a"]) == ""


def test_a_figure_is_about_something_of_the_region() -> None:
    cijfer = Jaarcijferopgave(
        niveau="segment", code="s", grootheid="uitgaven", waarde=Decimal(1), eenheid="euro"
    )
    bekend = {"segment": frozenset({"s"}), "perceel": frozenset({"p"})}
    assert list(check_jaarcijfer(cijfer, bekend)) == []
    (bezwaar,) = check_jaarcijfer(Jaarcijferopgave(niveau="perceel", code="s"), bekend)
    assert str(bezwaar) == "code: perceel 's' is niet bekend in deze regio"


def test_the_place_where_a_figure_stands_is_its_source() -> None:
    assert make_jaarcijferrij(Jaarcijferopgave(document="nota", citaat="x"))["bron"] == {
        "document": "nota",
        "citaat": "x",
    }
    rij = make_jaarcijferrij(Jaarcijferopgave(jaar=2022))
    assert (rij["bron"], rij["jaar"], rij["opmerking"]) == (None, 2022, "")
    assert "document" not in rij
