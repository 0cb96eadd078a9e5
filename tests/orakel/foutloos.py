"""A small region that is right: each kind of list once, and of each model a contract."""

from tests.orakel.loting import Rij

KOP: Rij = {
    "versie": 1,
    "regio": {"code": "fout", "naam": "Fout"},
    "gemeenten": [
        {"code": "0983", "naam": "Venlo", "inwoners": {2020: 3}},
        {"code": "0984", "naam": "Venray", "inwoners": {2020: 2}},
        {"code": "1990", "naam": "Oud", "inwoners": {2020: 1}, "tot": "2022-06-30"},
        {"code": "1991", "naam": "Nieuw", "inwoners": {2020: 1}, "vanaf": "2022-07-01"},
    ],
    "expertises": [{"code": "hbo", "naam": "Hbo", "uurtarief": {2020: 80}}],
    "opslagen": [{"code": "o", "naam": "Opslag", "percentage": 0}],
    "producten": [
        {"code": code, "naam": code, "segment": segment, "eenheid": "uur"}
        for code, segment in (("P", "s1"), ("Pb", "s1"), ("Q", "s2"))
    ],
    "trajecten": [
        {"code": code, "naam": code, "product": product, "expertise": "hbo"}
        | {"uren_per_week": 2, "doorlooptijd_dagen": 100}
        for code, product in (("T", "P"), ("Tb", "Pb"), ("TQ", "Q"))
    ],
    "segmenten": [
        {
            "code": "s1",
            "naam": "Jeugd",
            "domein": "jeugd",
            "sturing": {"contract": "Een\ntekst"},
            "percelen": [
                {
                    "code": "traject",
                    "soort": "regionaal",
                    "model": "trajecten",
                    "gemeenten": ["0983", "0984"],
                },
                {"code": "plek", "soort": "regionaal", "model": "plekken"},
                {"code": "groep", "soort": "regionaal", "model": "populatie"},
                {"code": "wijk", "soort": "regionaal", "model": "gebied"},
                {"code": "later", "soort": "regionaal", "model": "nog_te_kiezen"},
            ],
        },
        {
            "code": "s2",
            "naam": "Wmo",
            "domeinen": ["wmo", "participatie"],
            "percelen": [{"code": "uren", "soort": "lokaal", "model": "pxq"}],
        },
    ],
    "aanbieders": [{"code": "alfa", "naam": "Alfa"}, {"code": "beta", "naam": "Beta"}],
    "contracten": [
        {
            "nummer": "CT",
            "aanbieder": "alfa",
            "perceel": "traject",
            "ingangsdatum": "2022-01-01",
            "maatwerk": [{"traject": "T", "uren_per_week": 3}],
            "jaarafspraken": [
                {
                    "jaar": 2022,
                    "soort": "budgetafspraak",
                    "gemeentekeuze": {"0984": "plekken"},
                    "plekken": {"0984": {"T": 1}},
                    "trajecten": {"0983": {"T": 1}},
                    "verhogingen": [
                        {"datum": "2022-03-01", "bedrag": 5, "gemeente": "0983", "besluit": "Ja"}
                    ],
                }
            ],
        },
        {
            "nummer": "CU",
            "aanbieder": "alfa",
            "perceel": "uren",
            "ingangsdatum": "2022-01-01",
            "einddatum": "2023-12-31",
            "tarieven": [
                {"product": "Q", "tarief": 50, "eenheid": "uur", "vanaf": "2022-01-01", "tot": "2022-12-31"},
                {"product": "Q", "tarief": 55, "eenheid": "uur", "vanaf": "2023-01-01"},
            ],
            "jaarafspraken": [
                {
                    "jaar": 2022,
                    "soort": "budgetplafond",
                    "bedrag": 1000,
                    "bonus_malus": {"schalen": [{"vanaf": 1, "percentage": 0}]},
                    "verhogingen": [{"datum": "2022-12-31", "bedrag": 5, "besluit": "Ja"}],
                },
                {"jaar": 2023},
            ],
        },
        *(
            {"nummer": nummer, "aanbieder": "beta", "perceel": perceel, "ingangsdatum": "2022-01-01"}
            | {"jaarafspraken": [{"jaar": 2022, **deel}]}
            for nummer, perceel, deel in (
                ("CP", "plek", {"plekken": {"0983": {"T": 1}}}),
                ("CG", "groep", {"bedrag": 1, "clienten": 1}),
                ("CW", "wijk", {"bedrag": 1, "inwoners": {"0983": 1}}),
            )
        ),
    ],
}
ZORG = {"client": "c1", "gemeente": "0983", "contract": "CU", "product": "Q", "ingangsdatum": "2022-02-01"}
TRAJECT = {**ZORG, "contract": "CT", "product": "P", "traject": "T", "start": "2022-02-01"}
REGEL = {"toewijzing": "U1", "begindatum": "2022-03-01", "einddatum": "2022-03-31"}
RIJEN: dict[str, list[Rij]] = {
    "toewijzingen.csv": [
        {"nummer": "A1", **TRAJECT, "stop": "2022-03-01"},
        {"nummer": "A2", **TRAJECT, "gemeente": "0984", "ingangsdatum": "2022-03-02", "vervolg_op": "A1"},
        {"nummer": "A3", **TRAJECT, "client": "c2"},
        {"nummer": "U1", **ZORG, "start": "2022-02-01", "volume": 9, "eenheid": "uur", "frequentie": "dag"},
        {"nummer": "U2", **ZORG},
        {"nummer": "500", **ZORG, "start": "2022-02-01"},
        {"nummer": "500", **ZORG, "gemeente": "0984", "start": "2022-02-01"},
        {"nummer": "N1", **ZORG, "gemeente": "1991", "ingangsdatum": "2022-07-01"},
    ],
    "zorgperioden.csv": [
        {"toewijzing": "U2", "start": "2022-02-01", "stop": "2022-02-10"},
        {"toewijzing": "U2", "start": "2022-03-01"},
    ],
    "prestaties.csv": [{"id": "P1", **REGEL, "volume": 2, "eenheid": "uur"}],
    "resultaten.csv": [{"toewijzing": "U1", "datum": "2022-05-01", "behaald": "0.5"}],
    "voorschotten.csv": [
        {"contract": "CT", "gemeente": "0983", "datum": "2022-03-01", "bedrag": 10, "kenmerk": "a"}
    ],
    "betalingen.csv": [
        {"contract": "CU", "gemeente": "0983", "jaar": 2022, "datum": "2022-03-01", "bedrag": 10}
    ],
    "jaarcijfers.csv": [
        {"niveau": "perceel", "code": "uren", "grootheid": "omzet", "waarde": 1, "eenheid": "euro"}
    ],
    "kpis.csv": [{"contract": "CU", "jaar": 2022, "kpi": "k", "score": 1, "gewicht": 2}],
}
