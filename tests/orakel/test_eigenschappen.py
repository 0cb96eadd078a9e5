"""What must hold for every region, on random ones: sums, order, repetition, credits, chains and years."""

import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.orakel.afrekening import TOTALEN, settle_regio, without_reasons
from tests.orakel.bundel import list_leveringen
from tests.orakel.dossier import Dossier
from tests.orakel.laden import load, load_all
from tests.orakel.loting import Rij
from tests.orakel.regio import Prestatie, Regio, Sleutel, Toewijzing
from tests.orakel.regio_maken import Levering, Regiomaker, write_regio
from tests.orakel.rekenen import NUL, NietTeBerekenenError, apportion
from tests.orakel.trajecten import Keten, calculate_trajecten, list_ketens

ZADEN = range(20)
VER_WEG = datetime.date(2040, 12, 31)
PER_GEMEENTE = tuple(veld for veld in TOTALEN if veld != "prikkel")


@pytest.mark.parametrize("zaad", ZADEN)
def test_de_delen_zijn_samen_het_geheel(zaad: int, tmp_path: Path) -> None:
    jaren = write_regio(zaad, tmp_path)
    regio = load(tmp_path)
    for jaar in jaren:
        uitkomst = settle_regio(regio, jaar)
        for veld in TOTALEN:
            assert add(uitkomst["contracten"], veld) == Fraction(uitkomst["totaal"][veld])
        for contract in uitkomst["contracten"]:
            for veld in PER_GEMEENTE:
                assert add(contract["gemeenten"], veld) == Fraction(contract[veld])
            for deel in (contract, *contract["gemeenten"]):
                betaald = Fraction(deel["voorschot"]) + Fraction(deel["betaald"])
                assert Fraction(deel["saldo"]) == betaald - Fraction(deel["vergoeding"])
        assert sum(uitkomst["afgekeurd"]["redenen"].values()) == uitkomst["afgekeurd"]["aantal"]


def add(delen: list[dict[str, Any]], veld: str) -> Fraction:
    """Add one amount of the parts."""
    return sum((Fraction(deel[veld]) for deel in delen), NUL)


@pytest.mark.parametrize("zaad", ZADEN)
def test_de_volgorde_van_rijen_doet_er_niet_toe(zaad: int, tmp_path: Path) -> None:
    maker = Regiomaker(zaad)
    maker.make()
    maker.write(tmp_path / "een")
    for levering in maker.leveringen:
        levering.kop = shuffle(maker, levering.kop)
        for rijen in levering.rijen.values():
            maker.lot.rng.shuffle(rijen)
    maker.write(tmp_path / "twee")
    een, twee = load(tmp_path / "een"), load(tmp_path / "twee")
    for jaar in maker.jaren:
        assert without_reasons(settle_regio(twee, jaar)) == without_reasons(settle_regio(een, jaar))


def shuffle(maker: Regiomaker, deel: Any, naam: str = "") -> Any:
    """Shuffle every list and mapping of a head but the municipalities, whose order is that of the output."""
    if isinstance(deel, dict):
        sleutels = list(deel)
        maker.lot.rng.shuffle(sleutels)
        return {sleutel: shuffle(maker, deel[sleutel], sleutel) for sleutel in sleutels}
    if isinstance(deel, list):
        delen = [shuffle(maker, onder) for onder in deel]
        if naam != "gemeenten":
            maker.lot.rng.shuffle(delen)
        return delen
    return deel


@pytest.mark.parametrize("zaad", ZADEN)
def test_de_laatste_levering_nog_eens_laden_verandert_niets(zaad: int, tmp_path: Path) -> None:
    write_regio(zaad, tmp_path)
    leveringen = list_leveringen(tmp_path)
    assert load_all([*leveringen, leveringen[-1]]) == load_all(leveringen)


class Herstel:
    """A region with lines in one delivery, of which one is to be wrong: credited and delivered anew."""

    def __init__(self, zaad: int, map_: Path) -> None:
        self.maker, self.map_ = Regiomaker(zaad), map_
        self.maker.make()
        alle = [r for levering in self.maker.leveringen for r in levering.rijen["prestaties.csv"]]
        per_regel = {(r["toewijzing"], r["id"]): r for r in alle if "crediteert" not in r}
        self.regels = list(per_regel.values())
        self.eerste = self.maker.leveringen[0]

    def load(self, *leveringen: list[Rij]) -> Regio:
        """Load the region with these deliveries of lines."""
        leeg: dict[str, list[Rij]] = {naam: [] for naam in self.eerste.rijen}
        kop, rijen = {"versie": 1, "regio": self.eerste.kop["regio"]}, self.eerste.rijen
        self.maker.leveringen = [Levering(self.eerste.kop, {**rijen, "prestaties.csv": leveringen[0]})]
        self.maker.leveringen += [
            Levering(kop, {**leeg, "prestaties.csv": regels}) for regels in leveringen[1:]
        ]
        map_ = self.map_ / f"{len(leveringen)}-{len(list(self.map_.glob('*')))}"
        self.maker.write(map_)
        return load(map_)

    def find_line(self) -> Rij | None:
        """A line of an allocation of which no line was rejected; one with more lines where there is."""
        per_toewijzing: dict[Sleutel, list[Prestatie]] = {}
        for regel in self.load(self.regels).prestaties.values():
            per_toewijzing.setdefault(regel.toewijzing, []).append(regel)
        goed = [regels for regels in per_toewijzing.values() if not any(regel.reden for regel in regels)]
        if not goed:
            return None
        regel = self.maker.lot.choose(max(goed, key=len))
        passend = [r for r in self.regels if (r["id"], r["toewijzing"]) == (regel.id, regel.toewijzing[1])]
        return passend[0]


def is_rejected(regio: Regio, contract: str) -> bool:
    """Tell whether another line of the allocation of the new line was rejected."""
    nieuw = regio.prestaties[contract, "nieuw"]
    return any(
        p.reden for p in regio.prestaties.values() if p.toewijzing == nieuw.toewijzing and p is not nieuw
    )


def test_credit_en_nieuwe_debet_is_meteen_goed_leveren(tmp_path: Path) -> None:
    redenen: list[str] = []
    for zaad in range(70):
        herstel = Herstel(zaad, tmp_path / str(zaad))
        fout = herstel.find_line() if herstel.regels else None
        if fout is None:
            continue
        goed = {**fout, "id": "nieuw", "volume": herstel.maker.lot.getal(1, 20, 1)}
        credit = {**fout, "id": "credit", "crediteert": fout["id"]}
        hersteld = herstel.load(herstel.regels, [credit, goed])
        ineens = herstel.load([regel for regel in herstel.regels if regel is not fout] + [goed])
        [contract] = [contract for contract, id_ in ineens.prestaties if id_ == "nieuw"]
        if not is_rejected(hersteld, contract) and not is_rejected(ineens, contract):
            for jaar in {regel.begindatum.year for regel in ineens.prestaties.values()}:
                nu, toen = settle_regio(hersteld, jaar), settle_regio(ineens, jaar)
                assert without_reasons(nu) == without_reasons(toen)
            assert hersteld.prestaties[contract, "nieuw"].reden == ineens.prestaties[contract, "nieuw"].reden
            redenen.append(ineens.prestaties[contract, "nieuw"].reden)
    assert redenen.count("") >= 10


def list_dossiers(regio: Regio) -> list[list[Dossier]]:
    """Per contract on trajectories the years that matter, without anybody in plekken."""
    uit = []
    for contract in regio.kop["contracten"]:
        perceel = regio.get_perceel(contract)
        if perceel["model"] == "trajecten":
            perceel.pop("gemeentekeuze", None)
            uit.append([Dossier(regio, contract, {}, jaar) for jaar in range(2018, 2028)])
    return uit


def get_keten_amount(keten: Keten) -> Fraction:
    """What the trajectory is worth as a whole, in the end."""
    return keten.get_amount(keten.get_recognised_days(VER_WEG))


def test_de_schakels_en_de_jaren_zijn_samen_een_traject(tmp_path: Path) -> None:
    ketens, lange = 0, 0
    for zaad in range(60):
        write_regio(zaad, tmp_path / str(zaad))
        for dossiers in list_dossiers(load(tmp_path / str(zaad))):
            eigen = list_ketens(dossiers[0])
            try:
                som = sum((sum(calculate_trajecten(dossier).values(), NUL) for dossier in dossiers), NUL)
                assert som == sum((get_keten_amount(keten) for keten in eigen), NUL)
            except NietTeBerekenenError:
                continue
            ketens, lange = ketens + len(eigen), lange + sum(len(keten.schakels) > 1 for keten in eigen)
    assert ketens >= 40
    assert lange >= 10


def make_chain_region(schakels: list[tuple[int, int]], parameters: Rij, *, gesloten: bool) -> Regio:
    """One client whose trajectory of 100 days goes on in links, given as first and last day."""
    dag = datetime.date(2021, 10, 1)
    kop: Rij = {
        "regio": {"code": "keten", "naam": "Keten"},
        "gemeenten": [{"code": f"000{n}", "naam": str(n)} for n in range(5)],
        "expertises": [{"code": "hbo", "naam": "hbo", "uurtarief": {"2020": "83.17"}}],
        "producten": [{"code": "p", "naam": "p", "segment": "s"}],
        "trajecten": [
            {
                "code": "T",
                "naam": "T",
                "product": "p",
                "expertise": "hbo",
                "uren_per_week": "2.3",
                "doorlooptijd_dagen": "100",
            }
        ],
        "segmenten": [
            {"code": "s", "percelen": [{"code": "l", "model": "trajecten", "parameters": parameters}]}
        ],
        "contracten": [{"nummer": "C", "aanbieder": "a", "perceel": "l", "ingangsdatum": "2020-01-01"}],
    }
    regio = Regio(kop)
    for n, (van, tot) in enumerate(schakels):
        start, stop = dag + datetime.timedelta(days=van), dag + datetime.timedelta(days=tot)
        laatste = n == len(schakels) - 1
        regio.toewijzingen[f"000{n}", "1"] = Toewijzing(
            gemeente=f"000{n}",
            nummer="1",
            client="c",
            contract="C",
            product="p",
            traject="T",
            eenheid="",
            frequentie="",
            ingangsdatum=start,
            einddatum=None if gesloten or not laatste else stop,
            volume=None,
            start=start,
            stop=stop if gesloten or not laatste else None,
            ingetrokken=False,
            vervolg_op=(f"000{n - 1}", "1") if n else None,
        )
    return regio


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    grenzen=st.lists(st.integers(0, 160), min_size=2, max_size=8, unique=True).map(sorted),
    parameters=st.fixed_dictionaries(
        {
            "erkenning": st.sampled_from(("naar_rato", "bij_start", "bij_afsluiting")),
            "voortijdig": st.sampled_from(("volledig", "naar_rato")),
        },
        optional={"uitval_dagen": st.sampled_from(("10", "60"))},
    ),
    gesloten=st.booleans(),
)
def test_een_keten_kost_wat_een_traject_kost(grenzen: list[int], parameters: Rij, gesloten: bool) -> None:
    schakels = list(zip(grenzen[::2], grenzen[1::2], strict=False))
    keten = make_chain_region(schakels, parameters, gesloten=gesloten)
    een = make_chain_region([(schakels[0][0], schakels[-1][1])], parameters, gesloten=gesloten)
    [in_delen], [in_een] = list_dossiers(keten), list_dossiers(een)
    bedragen = [
        sum((sum(calculate_trajecten(d).values(), NUL) for d in ds), NUL) for ds in (in_delen, in_een)
    ]
    assert bedragen[0] == bedragen[1]
    if gesloten and parameters["voortijdig"] == "volledig" and "uitval_dagen" not in parameters:
        assert bedragen[0] == in_een[0].get_price("T", 2021)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    centen=st.integers(-(10**6), 10**6),
    gewichten=st.dictionaries(st.text("0123456789", min_size=1), st.fractions(0, 10**5), min_size=1),
)
def test_een_verdeling_is_samen_het_geheel_en_spiegelt(centen: int, gewichten: dict[str, Fraction]) -> None:
    if not any(gewichten.values()):
        gewichten["9"] = Fraction(1)
    bedrag = Fraction(centen, 100)
    delen = apportion(bedrag, gewichten)
    assert sum(delen.values(), NUL) == bedrag
    assert apportion(-bedrag, gewichten) == {code: -deel for code, deel in delen.items()}
    assert apportion(bedrag, dict(reversed(gewichten.items()))) == delen
    totaal = sum(gewichten.values(), NUL)
    for code, deel in delen.items():
        assert abs(deel - bedrag * gewichten[code] / totaal) < Fraction(1, 100)
