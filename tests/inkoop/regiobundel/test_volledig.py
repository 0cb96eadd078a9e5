"""A bundle that uses every key of the format comes back from an export with every value."""

from pathlib import Path
from typing import Any

import pytest

from inkoop.kern.soorten import Keuzes, LijstVan
from inkoop.platform.bestanden.fouten import Fouten
from inkoop.platform.bestanden.schema.lezer import Element, Lezer
from inkoop.platform.bestanden.schema.vorm import Plat, Vorm
from inkoop.platform.bestanden.yamllezer import read_yaml
from inkoop.regiobundel.bundel import BUNDEL
from inkoop.regiobundel.exporteren import export_bundel
from tests.inkoop.regiobundel.bundels import PEILMOMENT, load

pytestmark = pytest.mark.django_db

VOLLEDIG = """
versie: 1
regio: {code: alles, naam: Alles, opdrachtgever: MGR, verdeelsleutel: {afronding_percentage: 2},
  een_bekostiging_per_segment: true, bron: nota 1,
  sturingselementen: [{code: toegang, naam: Toegang, bron: b0}, {code: geld, naam: Geld}]}
bronnen: [{document: nota, paragraaf: '1'}, verslag]
gemeenten:
- {code: '0984', naam: Venray, inwoners: {2020: 43596, 2021: 44000}, vanaf: 2010-01-01, bron: b1}
- {code: '0983', naam: Venlo, inwoners: {2020: 101797}, tot: 2030-12-31, bron: {document: d, paragraaf: '2'}}
expertises: [{code: hbo, naam: Hbo, uurtarief: {2021: 80.05, 2022: 84.123}, bron: b2}]
opslagen: [{code: systeem, naam: Systeem, percentage: 0.085, bron: b3}]
producten: [{code: 45A04, naam: Ambulant, categorie: '45', segment: s, eenheid: uur, wet: wmo, bron: b4}]
trajecten:
- {code: AMB, naam: Ambulant, product: 45A04, expertise: hbo, uren_per_week: 2.50, doorlooptijd_dagen: 182,
  bron: b5}
segmenten:
- code: s
  domein: jeugd
  naam: S
  typering: "regel 1\\nregel 2"
  sturing: {geld: g, toegang: t}
  budget_maximum: {2022: 1000000, 2023: 1100000.50}
  bron: b6
  percelen:
  - code: p
    soort: regionaal
    model: trajecten
    parameters: {erkenning: bij_start, voortijdig: naar_rato, uitval_dagen: 14}
    opdrachtgever: Venlo
    gemeenten: ['0983', '0984']
    gemeentekeuze: {'0983': plekken}
    aanbieders: {minimaal: 1, maximaal: 5, streefaantal: 3}
    tussentijdse_toetreding: false
    looptijd: {basis: 3, verlengingen: [1, 2]}
    contractvorm: raam
    procedure: open house
    bron: [b7, {document: d}]
  - code: r
    model: resultaat
    parameters: {start_deel: 0.80}
    uitzondering: {bron: {document: d, paragraaf: '3'}, motivering: proef}
    looptijd: {boeggolf: 3, maximaal: 9}
- code: s2
  domeinen: [wmo, jeugd]
  naam: S2
  percelen:
  - code: q
    model: populatie
    parameters: {bandbreedte_clienten: 0.05, buiten_bandbreedte_clienten: meerdere,
      richting_clienten: alleen_meer}
- code: s3
  domein: wmo
  naam: S3
  percelen:
  - {code: t, model: clientbedrag, parameters: {per: jaar}}
aanbieders:
- {code: a, naam: A, kvk: '01234567', agb: '76543210', soort: systeemaanbieder, bron: b8}
contracten:
- nummer: C1
  raamovereenkomst: R1
  aanbieder: a
  perceel: p
  gemeenten: ['0983', '0984']
  ingangsdatum: 2022-01-01
  einddatum: 2024-06-30
  looptijd: {basis: 0, verlengingen: []}
  opslagen: [systeem]
  maatwerk: [{traject: AMB, uren_per_week: 3.1, doorlooptijd_dagen: 90, motivering: zwaar, bron: b9}]
  tarieven:
  - {product: 45A04, tarief: 10.12345, eenheid: uur, vanaf: 2022-01-01, tot: 2022-12-31, bron: b10}
  - {product: 45A04, tarief: 0, eenheid: uur, vanaf: 2023-01-01}
  bron: b11
  jaarafspraken:
  - jaar: 2022
    soort: budgetafspraak
    betaalwijze: declaratie
    bedrag: 150000.5
    gemeenten: {'0983': 100000, '0984': 50000.50}
    verhogingen:
    - {datum: 2022-06-01, bedrag: 10.5, gemeente: '0983', besluit: "regel 1\\nregel 2", bron: b18}
    - {datum: 2022-03-01, bedrag: -3, gemeente: '0984', besluit: minder}
    bandbreedte: 0.05
    buiten_bandbreedte: meerdere
    maximum_bijbetaling: 0.1
    parameters: {voortijdig: volledig}
    gemeentekeuze: {'0984': plekken}
    plekken: {'0983': {AMB: 2.5}, '0984': {AMB: 3}}
    trajecten: {'0983': {AMB: 0.5}}
    clienten: 20
    bedrag_per_inwoner: 12.3456
    inwoners: {'0983': 5}
    beschikbare_dagen: 300
    prestaties:
    - {naam: z, afgesproken: 10, gerealiseerd: 9.5, gewicht: 0.6, bron: b12}
    - {naam: a, afgesproken: 4, gewicht: 0.4}
    gemeenten_lijst: ['0983']
    besparing: {deel_aanbieder: 0.3, minimaal: 0.02, minimum_clienten: 2, kwaliteit_minimaal: 7.5, bron: b13}
    bonus_malus:
      grondslag: budget
      maximum: 150
      schalen: [{vanaf: 0.9, percentage: 0.02, bron: b14}, {vanaf: 0, percentage: -0.03}]
      bron: b15
    gemiddelde_kosten:
      {referentie: 4500, deel: 0.5, maximum_percentage: 0.05, richting: alleen_malus, bron: b16}
    bron: b17
  - {jaar: 2023, gemeentekeuze: {}, besparing: {deel_aanbieder: 0}}
- {nummer: C2, aanbieder: a, perceel: p, ingangsdatum: 2022-01-01, looptijd: {boeggolf: 3, maximaal: 9}}
"""


def read(map_: Path) -> Element:
    fouten = Fouten()
    knoop = read_yaml(map_ / "regio.yaml", fouten)
    assert knoop is not None
    bundel = BUNDEL.read(knoop, "", Lezer("regio.yaml", fouten))
    assert isinstance(bundel, Element)
    assert not fouten, fouten.fouten
    return bundel


def find_gebruikt(bundel: Element) -> set[tuple[int, str]]:
    """Which (group, key) occur, through the paths of what was read."""
    gebruikt: set[tuple[int, str]] = set()

    def loop(vorm: Vorm, waarde: Any) -> None:
        for veld in vorm.velden:
            if veld.sleutel in getattr(waarde, "regels", {}):
                gebruikt.add((id(vorm), veld.sleutel))
            soort = veld.soort
            if isinstance(soort, Vorm) and waarde[veld.naam] is not None:
                loop(soort, waarde[veld.naam])
            if isinstance(soort, LijstVan) and isinstance(soort.soort, Vorm):
                for deel in waarde[veld.naam] or ():
                    loop(soort.soort, deel)
            if isinstance(soort, Keuzes):
                gebruikt.update((id(soort), sleutel) for sleutel in waarde[veld.naam] or ())
            if isinstance(soort, Plat):
                gebruikt.update((id(soort.vorm), s.partition(".")[2]) for s in waarde.regels if "." in s)

    loop(BUNDEL, bundel)
    return gebruikt


def find_alles(vorm: Vorm) -> set[tuple[int, str]]:
    alles = {(id(vorm), veld.sleutel) for veld in vorm.velden}
    for veld in vorm.velden:
        soort = veld.soort.soort if isinstance(veld.soort, LijstVan) else veld.soort
        if isinstance(soort, Keuzes):
            alles |= {(id(soort), sleutel) for sleutel in soort.per_sleutel}
        elif isinstance(soort, Plat):
            alles |= find_alles(soort.vorm)
        elif isinstance(soort, Vorm):
            alles |= find_alles(soort)
    return alles


def test_every_key_of_the_format_comes_back_from_an_export(tmp_path: Path) -> None:
    (tmp_path / "regio.yaml").write_text(VOLLEDIG, encoding="utf-8")
    bundel = read(tmp_path)
    assert find_alles(BUNDEL) == find_gebruikt(bundel) & find_alles(BUNDEL)
    load(tmp_path)
    assert not load(tmp_path).is_gewijzigd
    export_bundel("alles", tmp_path / "doel", PEILMOMENT.date())
    terug, heen = read(tmp_path / "doel").to_rij(), bundel.to_rij()
    for rij in (heen, terug):
        for contract in rij["contracten"]:
            contract["deelnemers"].sort()
        for segment in rij["segmenten"]:
            for perceel in segment["percelen"]:
                perceel["deelnemers"].sort()
    assert terug == heen
