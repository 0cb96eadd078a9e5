"""The intake of a file: idempotent, all or nothing, and every error with its line and field."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from inkoop.kern.bezwaar import BEWAAR
from inkoop.platform.bestanden.fouten import BestandFoutenError
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Gemeente
from tests.fabrieken import ContractFactory
from tests.toegang.gegevens import KOP, PEILMOMENT, Proefregio, make_proefregio, regel
from toegang.models import Levering, Maandtotaal, Prestatie
from toegang.services import neem_prestaties_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

GOED = regel("P1", "T1", "03-01", "03-31")


@pytest.fixture
def proef() -> Iterator[Proefregio]:
    with met_systeemzicht():
        proef = make_proefregio()
        proef.add_tarief(date(2022, 1, 1))
        proef.add_toewijzing("T1")
        proef.add_toewijzing("T2")
        yield proef


def refuse(proef: Proefregio, map_: Path, inhoud: str | bytes) -> BestandFoutenError:
    """Take in a file that must be refused, and see that nothing has changed."""
    pad = map_ / "prestaties.csv"
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    voor = (Prestatie.objects.count(), Levering.objects.count(), Maandtotaal.objects.count())
    with pytest.raises(BestandFoutenError) as gevangen:
        neem_prestaties_in(proef.regio, pad, PEILMOMENT)
    assert (Prestatie.objects.count(), Levering.objects.count(), Maandtotaal.objects.count()) == voor
    return gevangen.value


def test_a_delivery_is_kept_with_its_counts_digest_and_a_line_in_the_log(
    proef: Proefregio, tmp_path: Path
) -> None:
    resultaat = proef.neem_in(tmp_path, GOED, regel("P2", "T1", "03-01", "03-31"))
    levering = Levering.objects.get()
    assert (resultaat.levering, resultaat.aantal, resultaat.afgekeurd) == (levering, 2, 1)
    assert (levering.volgnummer, levering.aantal_goedgekeurd, levering.aantal_afgekeurd) == (1, 1, 1)
    assert levering.ontvangen_op == PEILMOMENT
    assert Logregel.objects.get(handeling="levering_ingenomen").verschil["digest"] == levering.digest
    assert [p.reden for p in Prestatie.objects.filter(goedgekeurd=False)] == ["dubbel"]


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        ("UPDATE toegang_prestatie SET volume = volume + 1", "verandert niet meer"),
        ("UPDATE toegang_prestatie SET reden = ''", "verandert niet meer"),
        ("DELETE FROM toegang_prestatie WHERE nummer = 'P2'", "is niet toegestaan"),
        ("TRUNCATE toegang_prestatie", "permission denied"),
    ],
)
def test_a_judged_line_is_kept_as_it_is_even_in_sql(
    proef: Proefregio, tmp_path: Path, opdracht: str, melding: str
) -> None:
    proef.neem_in(tmp_path, GOED, regel("P2", "T1", "03-01", "03-31"))
    with pytest.raises(DatabaseError, match=melding), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)
    assert Prestatie.objects.count() == 2


def test_the_same_file_again_changes_nothing(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, GOED)
    resultaat = proef.neem_in(tmp_path, GOED)
    assert (resultaat.levering, resultaat.aantal, resultaat.overgeslagen) == (None, 0, 1)
    assert Levering.objects.count() == 1


def test_known_lines_in_another_file_change_nothing(proef: Proefregio, tmp_path: Path) -> None:
    """Also when the volume is written otherwise: 1 and 1.0 are the same."""
    proef.neem_in(tmp_path, GOED, regel("P2", "T2", "03-01", "03-31"))
    resultaat = proef.neem_in(tmp_path, regel("P1", "T1", "03-01", "03-31", "1.0"))
    assert (resultaat.levering, resultaat.overgeslagen) == (None, 1)
    assert Levering.objects.count() == 1


def test_only_what_is_new_makes_a_new_delivery(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, GOED)
    resultaat = proef.neem_in(tmp_path, GOED, regel("P2", "T2", "03-01", "03-31"))
    assert resultaat.levering is not None
    assert (resultaat.levering.volgnummer, resultaat.aantal, resultaat.overgeslagen) == (2, 1, 1)
    assert proef.neem_in(tmp_path, GOED, regel("P2", "T2", "03-01", "03-31")).overgeslagen == 2


def test_a_file_with_only_a_header_is_no_delivery(proef: Proefregio, tmp_path: Path) -> None:
    assert proef.neem_in(tmp_path).levering is None


def test_the_digest_knows_no_order_and_no_way_of_writing(proef: Proefregio, tmp_path: Path) -> None:
    twee = regel("P2", "T2", "03-01", "03-31", "2.50")
    with met_systeemzicht():
        ander = make_proefregio("ander")
        ander.add_tarief(date(2022, 1, 1))
        ander.add_toewijzing("T2")
        ander.add_toewijzing("T1")
        derde = make_proefregio("derde")
        derde.add_toewijzing("T1")
        derde.add_toewijzing("T2")
    omgekeerd = "P2,T2,2022-03-01,2022-03-31,2.5,uur"
    digests = [
        resultaat.levering.digest
        for resultaat in (
            proef.neem_in(tmp_path, GOED, twee),
            ander.neem_in(tmp_path, omgekeerd, GOED),
            derde.neem_in(tmp_path, GOED, twee),
        )
        if resultaat.levering
    ]
    assert digests[0] == digests[1]
    # Without a tariff the same lines are rejected, and that is something else to settle.
    assert digests[0] != digests[2]


@pytest.mark.parametrize(
    "inhoud",
    [
        "eenheid,volume,id,einddatum,begindatum,toewijzing\nuur,1,P1,2022-03-31,2022-03-01,T1\n",
        f'{KOP}\n"P1","T1",2022-03-01,2022-03-31,1,uur\n',
        f"\ufeff{KOP}\n{GOED}\n",
        f"{KOP}\r\n{GOED}\r\n",
        f"{KOP}\n\n{GOED}",
        f"{KOP}\nP1,T1,2022-03-01,2022-03-31,01.00,uur\n",
    ],
    ids=["other column order", "quoted", "byte order mark", "CRLF", "blank line, no last line end", "01.00"],
)
def test_a_file_may_be_written_in_other_ways(proef: Proefregio, tmp_path: Path, inhoud: str) -> None:
    pad = tmp_path / "prestaties.csv"
    pad.write_text(inhoud, encoding="utf-8", newline="")
    assert neem_prestaties_in(proef.regio, pad, PEILMOMENT).goedgekeurd == 1
    (prestatie,) = Prestatie.objects.all()
    assert (prestatie.nummer, prestatie.begindatum, str(prestatie.volume)[0]) == ("P1", date(2022, 3, 1), "1")


@pytest.mark.parametrize(
    ("lijn", "veld", "reden"),
    [
        ("P2,T9,2022-03-01,2022-03-31,1,uur", "toewijzing", "'T9' bestaat niet"),
        ("P2,,2022-03-01,2022-03-31,1,uur", "toewijzing", "is leeg"),
        (",T1,2022-03-01,2022-03-31,1,uur", "id", "is leeg"),
        (" P2,T1,2022-03-01,2022-03-31,1,uur", "id", "spatie"),
        ("P2,T1,2022-02-30,2022-03-31,1,uur", "begindatum", "2022-02-30"),
        ("P2,T1,,2022-03-31,1,uur", "begindatum", "is leeg"),
        ("P2,T1,20220301,2022-03-31,1,uur", "begindatum", "20220301"),
        ("P2,T1,today,2022-03-31,1,uur", "begindatum", "today"),
        ("P2,T1,0001-01-01,2022-03-01,1,uur", "begindatum", "0001-01-01"),
        ("P2,T1,2022-03-01,infinity,1,uur", "einddatum", "infinity"),
        ("P2,T1,2022-03-31,2022-03-01,1,uur", "einddatum", "voor begindatum"),
        ("P2,T1,2022-03-01,2022-03-31,-1,uur", "volume", "negatief"),
        ("P2,T1,2022-03-01,2022-03-31,NaN,uur", "volume", "NaN"),
        ("P2,T1,2022-03-01,2022-03-31,1e3,uur", "volume", "1e3"),
        ('P2,T1,2022-03-01,2022-03-31,"1,5",uur', "volume", "1,5"),
        ("P2,T1,2022-03-01,2022-03-31,0.00000000001,uur", "volume", "cijfers"),
        ("P2,T1,2022-03-01,2022-03-31,9999999999999999999,uur", "volume", "cijfers"),
        ("P2,T1,2022-03-01,2022-03-31,1,", "eenheid", "is leeg"),
        (f"P2,T1,2022-03-01,2022-03-31,1,{'u' * 51}", "eenheid", "langer dan 50"),
        (f"{'P' * 101},T1,2022-03-01,2022-03-31,1,uur", "id", "langer dan 100"),
        ("P2,T1,2022-03-01,2022-03-31,1", "", "5 velden"),
        ("P2,T1,2022-03-01,2022-03-31,1,uur,x", "", "7 velden"),
        (GOED, "id", "regel 2"),
        (regel("P1", "T2", "04-01", "04-30"), "id", "regel 2"),
        ("P2,T1,2022-03-01,2022-03-31,1,u\0r", "", "nulteken"),
        ('P2,T1,2022-03-01,2022-03-31,1,"uur', "", "aanhalingstekens"),
    ],
)
def test_a_wrong_line_is_refused_with_line_field_and_reason(
    proef: Proefregio, tmp_path: Path, lijn: str, veld: str, reden: str
) -> None:
    (fout,) = refuse(proef, tmp_path, f"{KOP}\n{GOED}\n{lijn}\n").fouten
    assert (fout.bestand, fout.regel, fout.veld) == ("prestaties.csv", 3, veld)
    assert reden in fout.reden


@pytest.mark.parametrize(
    ("lijn", "veld"),
    [
        (regel("P1", "T2", "03-01", "03-31"), "toewijzing"),
        (regel("P1", "T1", "03-02", "03-31"), "begindatum"),
        (regel("P1", "T1", "03-01", "03-30"), "einddatum"),
        (regel("P1", "T1", "03-01", "03-31", "2"), "volume"),
        (regel("P1", "T1", "03-01", "03-31", eenheid="dag"), "eenheid"),
    ],
)
def test_a_known_id_with_other_content_is_refused(
    proef: Proefregio, tmp_path: Path, lijn: str, veld: str
) -> None:
    proef.neem_in(tmp_path, GOED)
    (fout,) = refuse(proef, tmp_path, f"{KOP}\n{regel('P0', 'T1', '05-01', '05-01')}\n{lijn}\n").fouten
    assert (fout.regel, fout.veld) == (3, veld)


def test_a_known_line_may_not_stand_in_a_file_twice(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, GOED)
    (fout,) = refuse(proef, tmp_path, f"{KOP}\n{GOED}\n{GOED}\n").fouten
    assert (fout.regel, fout.veld) == (3, "id")


@pytest.mark.parametrize(
    ("kop", "veld"),
    [
        (KOP.replace("volume", "aantal"), "aantal"),
        (KOP.replace(",volume", ""), "volume"),
        (f"{KOP},id", "id"),
    ],
)
def test_a_wrong_header_is_refused(proef: Proefregio, tmp_path: Path, kop: str, veld: str) -> None:
    fouten = refuse(proef, tmp_path, f"{kop}\n{GOED}\n").fouten
    assert (fouten[0].regel, fouten[0].veld) == (1, veld)


@pytest.mark.parametrize(
    ("inhoud", "regel"),
    [(b"", 0), (f"{KOP}\n{GOED}\n".encode() + b"P2,T1,2022-03-01,2022-03-31,1,\xff\n", 3)],
)
def test_an_empty_file_and_a_wrong_encoding_are_refused(
    proef: Proefregio, tmp_path: Path, inhoud: bytes, regel: int
) -> None:
    (fout,) = refuse(proef, tmp_path, inhoud).fouten
    assert fout.regel == regel


def test_line_numbers_stay_right_after_a_quoted_line_end(proef: Proefregio, tmp_path: Path) -> None:
    inhoud = f'{KOP}\n"P\n1",T1,2022-03-01,2022-03-31,1,uur\n{regel("P2", "T9", "03-01", "03-31")}\n'
    assert [fout.regel for fout in refuse(proef, tmp_path, inhoud).fouten] == [2, 4]


def test_a_line_of_backslash_and_point_does_not_end_the_file(proef: Proefregio, tmp_path: Path) -> None:
    """PostgreSQL before 18 stops reading there; what follows would be lost in silence."""
    inhoud = f"{KOP}\n{GOED}\n\\.\n{regel('P2', 'T9', '03-01', '03-31')}\n"
    assert [fout.regel for fout in refuse(proef, tmp_path, inhoud).fouten] == [3, 4]


def test_all_errors_are_counted_and_the_first_ones_kept_by_line(proef: Proefregio, tmp_path: Path) -> None:
    lijnen = [regel(f"P{n}", "T9", "03-01", "03-31", "x" if n % 2 else "1") for n in range(2000)]
    fout = refuse(proef, tmp_path, "\n".join([KOP, *lijnen]))
    assert (fout.totaal, len(fout.fouten)) == (3000, BEWAAR)
    assert [(een.regel, een.veld) for een in fout.fouten[:3]] == [
        (2, "toewijzing"),
        (3, "toewijzing"),
        (3, "volume"),
    ]


def test_an_allocation_of_another_region_is_unknown(proef: Proefregio, tmp_path: Path) -> None:
    make_proefregio("ander").add_toewijzing("T8")
    (fout,) = refuse(proef, tmp_path, f"{KOP}\n{regel('P1', 'T8', '03-01', '03-31')}\n").fouten
    assert fout.veld == "toewijzing"


def test_ids_are_unique_within_a_region_only(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, GOED)
    ander = make_proefregio("ander")
    ander.add_toewijzing("T1")
    assert ander.neem_in(tmp_path, GOED).aantal == 1


def test_a_line_names_the_municipality_where_the_number_is_not_enough(
    proef: Proefregio, tmp_path: Path
) -> None:
    ander = Gemeente.objects.make(regio=proef.regio, code="0984", naam="Venray", volgorde=2)
    tweede = proef.add_toewijzing("T1", gemeente=ander)
    fouten = refuse(proef, tmp_path, f"{KOP}\n{GOED}\n{regel('P2', 'T2', '03-01', '03-31')}\n").fouten
    assert [(fout.regel, fout.veld) for fout in fouten] == [(2, "toewijzing")]
    assert "meer dan een gemeente" in fouten[0].reden
    kop = f"gemeente,{KOP}"
    (fout,) = refuse(proef, tmp_path, f"{kop}\n0907,{GOED}\n").fouten
    assert (fout.veld, fout.reden) == ("toewijzing", "toewijzing 'T1' bestaat niet in deze regio")
    resultaat = proef.neem_in(tmp_path, f"0984,{GOED}", f",{regel('P2', 'T2', '03-01', '03-31')}", kop=kop)
    assert resultaat.goedgekeurd == 2
    assert Prestatie.objects.get(nummer="P1").toewijzing == tweede


@pytest.mark.parametrize("tekst", ['"é"', "uur"], ids=["checked line by line", "copied"])
def test_an_id_is_unique_within_its_contract(proef: Proefregio, tmp_path: Path, tekst: str) -> None:
    ander = ContractFactory.create(regio=proef.regio, perceel=proef.contract.perceel, nummer="C-ander")
    proef.add_toewijzing("T3", contract=ander)
    lijnen = [regel("P1", nummer, "03-01", "03-31", eenheid=tekst) for nummer in ("T1", "T3")]
    assert proef.neem_in(tmp_path, *lijnen).aantal == 2
    assert sorted(Prestatie.objects.values_list("nummer", "toewijzing__nummer")) == [
        ("P1", "T1"),
        ("P1", "T3"),
    ]
    dubbel = f"{KOP}\n{GOED}\n{regel('P1', 'T2', '04-01', '04-30')}\n"
    assert {(fout.regel, fout.veld) for fout in refuse(proef, tmp_path, dubbel).fouten} >= {(3, "id")}


@pytest.mark.parametrize("grens", [0, 1, 2, 3])
def test_a_shortened_code_is_found_wherever_it_stands_in_the_file(
    proef: Proefregio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grens: int
) -> None:
    """Also where a block of bytes ends within it."""
    lijn = regel("1.2E+11", "T1", "03-01", "03-31")
    monkeypatch.setattr("toegang.controle.bestand.BLOK", len(KOP) + 1)
    fouten = refuse(proef, tmp_path, f"{KOP}\n{'P' * grens}{GOED}\n{lijn}\n").fouten
    assert [(fout.regel, fout.veld) for fout in fouten] == [(3, "id")]
    assert "heeft afgekort" in fouten[0].reden
