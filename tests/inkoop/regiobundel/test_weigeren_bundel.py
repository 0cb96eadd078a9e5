"""What concerns a bundle as a whole: all errors at once, other encodings, bombs, a million errors."""

import tracemalloc
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from segmenten.models import Regio
from tests.inkoop.regiobundel.bundels import KEUZE, PXQ, TRAJECTEN, copy_voorbeeld, load, refuse, replace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def write(map_: Path, inhoud: str) -> Path:
    map_.mkdir(exist_ok=True)
    (map_ / "regio.yaml").write_text(inhoud, encoding="utf-8")
    return map_


def test_errors_of_all_files_are_told_together_also_when_regio_yaml_is_wrong(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(KEUZE, tmp_path)
    replace(map_ / "regio.yaml", "code: '0889'", "code: 889")
    replace(map_ / "toewijzingen.csv", "T2,c2,0983", "T2,,0983")
    replace(map_ / "voorschotten.csv", "50000.00", "1.001")
    fouten = [(fout.bestand, fout.veld) for fout in refuse(map_).fouten]
    assert fouten == [
        ("regio.yaml", "gemeenten[0].code"),
        ("voorschotten.csv", "bedrag"),
        ("toewijzingen.csv", "client"),
    ]


def test_a_wrong_allocation_does_not_make_its_prestaties_wrong_too(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    replace(map_ / "toewijzingen.csv", "T1,c1,0983", "T1,c1,9999")
    replace(map_ / "prestaties.csv", "P3,T2,2022-08-01", "P3,T2,2022-08-32")
    fouten = [(fout.bestand, fout.veld) for fout in refuse(map_).fouten]
    assert fouten == [("toewijzingen.csv", "gemeente"), ("prestaties.csv", "begindatum")]


def test_a_bundle_that_is_wrong_in_its_last_file_leaves_an_existing_region_as_it_was(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    replace(map_ / "regio.yaml", "tarief: 32.4\n", "tarief: 99\n")
    replace(map_ / "prestaties.csv", "P2,T1,", "P2,T9,")
    assert {fout.bestand for fout in refuse(map_).fouten} == {"prestaties.csv"}


@pytest.mark.parametrize("bestand", ["regio.yaml", "toewijzingen.csv", "prestaties.csv"])
def test_a_file_in_latin_1_names_the_line(tmp_path: Path, bestand: str) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    pad = map_ / bestand
    regels = pad.read_bytes().split(b"\n")
    pad.write_bytes(b"\n".join([*regels[:2], b"  # cli\xebnt", *regels[2:]]))
    (fout, *_) = [fout for fout in refuse(map_).fouten if fout.bestand == bestand]
    assert fout.regel == 3
    assert "geen UTF-8" in fout.reden


def test_a_missing_folder_file_or_content_is_named(tmp_path: Path) -> None:
    assert "bestaat niet" in str(refuse(tmp_path / "weg"))
    assert str(refuse(tmp_path)) == "regio.yaml: dit bestand ontbreekt"
    assert str(refuse(write(tmp_path, ""))) == "regio.yaml: het bestand is leeg"
    assert "regio: ontbreekt" in str(refuse(write(tmp_path, "versie: 1\n")))


@pytest.mark.parametrize("naam", ["regio.yaml", "voorschotten.csv"])
def test_a_folder_or_broken_link_with_the_name_of_a_file_is_refused(tmp_path: Path, naam: str) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    (map_ / naam).unlink(missing_ok=True)
    (map_ / naam).symlink_to(tmp_path / "weg")
    assert str(refuse(map_)) == f"{naam}: is geen bestand dat gelezen kan worden"
    (map_ / naam).unlink()
    (map_ / naam).mkdir()
    assert str(refuse(map_)) == f"{naam}: is geen bestand dat gelezen kan worden"


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        ("versie: [1", "regio.yaml, regel 2: is geen geldige YAML"),
        ("a: 1\n---\nb: 2\n", "regel 2: begint een tweede document"),
        ("regio: !!python/object/apply:os.system [ls]\n", "regel 1: een label"),
        ("regio: &a {code: *a}\n", "regel 1: verwijst naar *a"),
        ("regio: *weg\n", "regel 1: "),
        ("? [a, b]\n: 1\n", "een sleutel is een enkele waarde"),
        ("a: \x00\n", "regel 1: bevat een teken dat in YAML niet mag"),
        ("[" * 100_000, "is dieper genest dan 40 niveaus"),
        ("- 1\n", "hoort een groep te zijn"),
        ("gewoon tekst", "hoort een groep te zijn"),
    ],
)
def test_yaml_that_is_broken_or_dangerous_is_refused_with_its_line(
    tmp_path: Path, inhoud: str, reden: str
) -> None:
    assert reden in str(refuse(write(tmp_path, inhoud)))


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        ("regio:\n  a: 1\n\tb: 2\n", "regel 3: is geen geldige YAML: er staat een tab waar spaties horen"),
        ("regio: a: b\n", "regel 1: is geen geldige YAML: hier mag geen dubbele punt staan"),
        ("regio: {a: 1\nb\n", "een groep met { heeft geen komma of sluit niet met }"),
        ("regio: 'open\n", "aanhalingstekens worden niet gesloten"),
        ("a: 1\nregio\n", "er ontbreekt een dubbele punt"),
        ("a: 1\n  b: 2\n", "hier mag geen dubbele punt staan"),
        ("a: @x\n", "hier staat een tab of een ander teken waarmee geen waarde begint"),
        ("%XYZ\n", "regel 1: is geen geldige YAML: "),
    ],
)
def test_broken_yaml_is_explained_in_dutch(tmp_path: Path, inhoud: str, reden: str) -> None:
    gemeld = str(refuse(write(tmp_path, inhoud)))
    assert reden in gemeld
    assert not any(woord in gemeld for woord in ("found", "expected", "allowed", "while"))


def test_a_wrong_basis_is_not_also_told_as_a_missing_one(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    replace(map_ / "regio.yaml", "    basis: 3\n", "    basis: drie\n")
    assert [fout.veld for fout in refuse(map_).fouten] == ["contracten[0].looptijd.basis"]


def test_a_bomb_of_references_is_refused_in_bounded_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inkoop.platform.bestanden.schema.lezer.MEESTE_KNOPEN", 100_000)
    lagen = ["tarieven: &a [" + ", ".join(["{product: x}"] * 500) + "]"]
    lagen.append("contracten:\n" + "- {nummer: x, tarieven: *a}\n" * 1000)
    assert "beschrijft meer dan 100000 waarden" in str(refuse(write(tmp_path, "\n".join(lagen))))


def test_a_bomb_of_long_texts_is_refused_before_it_is_written_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inkoop.platform.bestanden.schema.lezer.GROOTSTE_BESTAND", 100_000)
    inhoud = "versie: 1\nbronnen:\n- &a " + "y" * 1000 + "\n" + "- *a\n" * 200
    assert "beschrijft meer dan 100000 tekens" in str(refuse(write(tmp_path, inhoud)))


def test_a_bomb_of_unknown_keys_is_refused_in_bounded_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inkoop.platform.bestanden.schema.lezer.MEESTE_KNOPEN", 10_000)
    groep = "{" + ", ".join(f"x{nummer}: 1" for nummer in range(500)) + "}"
    inhoud = f"contracten:\n- &a {groep}\n" + "- *a\n" * 500
    assert "beschrijft meer dan 10000 waarden" in str(refuse(write(tmp_path, inhoud)))


def test_a_file_of_very_many_values_is_refused_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inkoop.platform.bestanden.yamllezer.MEESTE_KNOPEN", 1000)
    fouten = refuse(write(tmp_path, "versie: 1\nonbekend: [" + "[]," * 2000 + "[]]\n"))
    assert str(fouten) == "regio.yaml, regel 2: het bestand beschrijft meer dan 1000 waarden"


def test_likeness_is_looked_for_in_the_first_unknown_references_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezocht: list[str] = []

    def find(woord: str, keuzes: list[str], n: int) -> list[str]:
        gezocht.append(woord)
        return keuzes[:n]

    monkeypatch.setattr("difflib.get_close_matches", find)
    map_ = copy_voorbeeld(PXQ, tmp_path)
    with (map_ / "regio.yaml").open("a") as bestand:
        vast = "aanbieder: beta, perceel: wmo-s3a-openhouse, ingangsdatum: 2022-01-01"
        bestand.writelines(f"- {{nummer: X{nummer}, {vast}}}\n" for nummer in range(1000))
    assert refuse(map_).totaal == 1000
    assert len(gezocht) == 25


def test_an_amount_that_no_total_can_hold_is_named_by_line(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    replace(map_ / "prestaties.csv", "2022-07-31,10.5,", "2022-07-31,900000000000,")
    replace(map_ / "toewijzingen.csv", "2022-01-03,,300,", "2022-01-03,,900000000100,")
    (fout,) = refuse(map_).fouten
    assert (fout.bestand, fout.regel, fout.veld) == ("prestaties.csv", 3, "volume")
    assert fout.reden == "900000000000 maal tarief 33.05 is duizend miljard euro of meer"


def test_a_tariff_that_makes_a_total_too_large_is_refused(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    replace(map_ / "regio.yaml", "tarief: 32.4\n", "tarief: 900000000000\n")
    (fout,) = refuse(map_).fouten
    assert (fout.bestand, fout.veld) == ("regio.yaml", "contracten")
    assert "duizend miljard euro of meer" in fout.reden


def test_a_second_model_in_one_segment_needs_an_exception(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(TRAJECTEN, tmp_path)
    regio = map_ / "regio.yaml"
    replace(regio, "gemeenten:\n", "  een_bekostiging_per_segment: true\ngemeenten:\n")
    load(map_)
    replace(regio, "aanbieders:\n", "  - code: lokaal\n    model: pxq\naanbieders:\n")
    (fout,) = refuse(map_).fouten
    assert fout.veld == "segmenten[0].percelen[1].model"
    assert "wijkt af van trajecten" in fout.reden
    replace(regio, "    model: pxq\n", "    model: pxq\n    uitzondering: {bron: nota, motivering: proef}\n")
    assert load(map_).is_gewijzigd


def test_an_allocation_lies_in_a_municipality_and_segment_of_its_contract(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    regio = map_ / "regio.yaml"
    replace(
        regio,
        "    model: pxq\n",
        "    model: pxq\n    gemeenten: ['0983']\n- {code: s2, domein: wmo, naam: S2}\n",
    )
    replace(
        regio,
        "segmenten:\n",
        "- {code: ander, naam: Ander, segment: s2}\n"
        "trajecten:\n- {code: reis, naam: Reis, product: ander, expertise: e, uren_per_week: 1, "
        "doorlooptijd_dagen: 7}\n"
        "expertises:\n- {code: e, naam: E}\nsegmenten:\n",
    )
    with (map_ / "toewijzingen.csv").open("a") as bestand:
        bestand.write("T3,c3,0983,C1,ander,,2022-01-01,,,,,,,\n")
        bestand.write("T4,c3,0983,C1,,reis,2022-01-01,,,,,,,\n")
    redenen = {fout.veld: fout.reden for fout in refuse(map_).fouten}
    assert redenen["gemeente"] == "gemeente '0984' doet niet mee in het perceel van contract 'C1'"
    assert redenen["product"] == "product 'ander' hoort bij een ander segment dan contract 'C1'"
    assert redenen["traject"] == "traject 'reis' hoort bij een ander segment dan contract 'C1'"


def test_a_contract_does_not_move_to_another_provider(tmp_path: Path) -> None:
    map_ = copy_voorbeeld("02-budgetplafond", tmp_path)
    load(map_)
    replace(map_ / "regio.yaml", "  aanbieder: delta\n", "  aanbieder: beta\n")
    (fout,) = refuse(map_).fouten
    assert fout.reden == "dit contract is van aanbieder 'delta'; een contract wisselt niet van aanbieder"


def test_a_contracted_perceel_does_not_become_one_to_choose_still(tmp_path: Path) -> None:
    map_ = load_zonder_contracten(tmp_path)
    replace(map_ / "regio.yaml", "model: pxq", "model: nog_te_kiezen")
    (fout,) = refuse(map_).fouten
    assert fout.veld == "segmenten[0].percelen[0].model"
    assert fout.reden.startswith("contract 'C1' past er dan niet meer bij (perceel): perceel")


def test_a_product_with_a_tariff_does_not_move_to_another_segment(tmp_path: Path) -> None:
    map_ = load_zonder_contracten(tmp_path)
    replace(map_ / "regio.yaml", "  segment: wmo-s3a\n", "  segment: s2\n")
    replace(map_ / "regio.yaml", "segmenten:\n", "segmenten:\n- {code: s2, domein: wmo, naam: S2}\n")
    (fout,) = refuse(map_).fouten
    assert fout.veld == "producten[0].segment"
    assert fout.reden == (
        "contract 'C1' past er dan niet meer bij (tarieven.product): "
        "product '01A01' hoort bij segment 's2', het perceel bij 'wmo-s3a'"
    )


def load_zonder_contracten(tmp_path: Path) -> Path:
    """A bundle of the structure alone, of a region that has a contract."""
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    for pad in map_.glob("*.csv"):
        pad.unlink()
    tekst = (map_ / "regio.yaml").read_text()
    (map_ / "regio.yaml").write_text(tekst[: tekst.index("contracten:")])
    assert not load(map_).is_gewijzigd
    return map_


def test_a_yearly_figure_of_something_unknown_is_refused(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    inhoud = (
        "niveau,code,grootheid,waarde,eenheid\nperceel,wmo-s3a-openhouse,x,1,euro\nperceel,weg,x,1,euro\n"
    )
    (map_ / "jaarcijfers.csv").write_text(inhoud)
    assert str(refuse(map_)) == "jaarcijfers.csv, regel 3, code: perceel 'weg' is niet bekend in deze regio"


def test_the_command_tells_every_error_and_fails(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    replace(map_ / "regio.yaml", "tarief: 32.4\n", "tarief: -1\n")
    with pytest.raises(CommandError) as gevangen:
        call_command("laad_regio", str(map_))
    assert "er is niets veranderd: 1 fout." in str(gevangen.value)
    assert "regio.yaml, regel 67, contracten[0].tarieven[0].tarief: -1 is negatief" in str(gevangen.value)
    assert not Regio.objects.exists()


def test_the_command_shows_all_errors_of_a_file_and_those_of_the_next(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    with (map_ / "toewijzingen.csv").open("a") as bestand:
        bestand.writelines(f"X{nummer},c1\n" for nummer in range(1100))
    replace(map_ / "prestaties.csv", "P3,T2,2022-08-01", "P3,T2,2022-08-32")
    with pytest.raises(CommandError) as gevangen:
        call_command("laad_regio", str(map_))
    regels = str(gevangen.value).splitlines()
    assert regels[0].endswith("er is niets veranderd: 1101 fouten.")
    assert regels[1000].startswith("toewijzingen.csv, regel 1003:")
    assert regels[1001].startswith("prestaties.csv, regel 4, begindatum: '2022-08-32'")
    assert regels[1002:] == ["En nog 100 fouten."]


@pytest.mark.traag
@pytest.mark.parametrize("bestand", ["toewijzingen.csv", "prestaties.csv", "voorschotten.csv"])
def test_very_many_errors_are_counted_in_bounded_memory(tmp_path: Path, bestand: str) -> None:
    map_ = copy_voorbeeld(KEUZE if bestand == "voorschotten.csv" else PXQ, tmp_path)
    pad = map_ / bestand
    kop = pad.read_text().split("\n")[0]
    with pad.open("w") as uit:
        uit.write(kop + "\n")
        uit.writelines("fout" + "," * kop.count(",") + "\n" for _ in range(50_000))
    tracemalloc.start()
    fouten = refuse(map_)
    _, piek = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fouten.totaal > 50_000
    assert len(fouten.fouten) == 1000
    assert piek < 20_000_000
