"""The keys of segments and percelen."""

from inkoop.kern.codes import NOG_TE_KIEZEN, BuitenBand, Domein, Erkenning, Model, Perceelsoort, Voortijdig
from inkoop.regiobundel.schema.bron import Bron, Parameters, Uitzondering
from inkoop.regiobundel.schema.regio import BRON, BUDGET_PER_JAAR, GEMEENTECODE
from inkoop.regiobundel.schema.soorten import FRACTIE, Code, Geheel, JaNee, Keuze, Tekst
from inkoop.regiobundel.schema.vorm import LijstVan, Per, Plat, Veld, Vorm

MODELLEN = (*Model.values, NOG_TE_KIEZEN)
# Which parameters belong to which model; the others take none.
PARAMETERS_PER_MODEL = {
    "trajecten": frozenset({"erkenning", "voortijdig"}),
    "resultaat": frozenset({"start_deel"}),
    "populatie": frozenset({"bandbreedte_clienten", "buiten_bandbreedte_clienten"}),
}
JAREN = Geheel(0, 100)
AANTAL = Geheel(0, 32_767)
LANGE_TEKST = Tekst(20_000)

PARAMETERS = Parameters(
    Vorm(
        [
            Veld("erkenning", Keuze(Erkenning.values)),
            Veld("voortijdig", Keuze(Voortijdig.values)),
            Veld("start_deel", FRACTIE),
            Veld("bandbreedte_clienten", FRACTIE),
            Veld("buiten_bandbreedte_clienten", Keuze(BuitenBand.values)),
        ]
    )
)
GEMEENTEKEUZE = Per(GEMEENTECODE, Keuze((Model.PLEKKEN.value,)))

LOOPTIJD = Veld(
    "looptijd",
    Plat(
        Vorm(
            [
                Veld("basis", JAREN, "looptijd_basis"),
                Veld("verlengingen", LijstVan(JAREN), "looptijd_verlengingen"),
                Veld("boeggolf", JAREN, "looptijd_boeggolf"),
                Veld("maximaal", JAREN, "looptijd_maximaal"),
            ]
        )
    ),
)
STURING = Vorm(
    [
        Veld(sleutel, LANGE_TEKST, f"sturing_{sleutel}", standaard="")
        for sleutel in ("contract", "bekostiging", "leveranciersmanagement", "toegangsmanagement")
    ]
)
AANTAL_AANBIEDERS = Vorm(
    [Veld("minimaal", AANTAL, "aanbieders_minimaal"), Veld("maximaal", AANTAL, "aanbieders_maximaal")]
)
UITZONDERING = Vorm([Veld("bron", Bron(), verplicht=True), Veld("motivering", LANGE_TEKST, verplicht=True)])

PERCEEL = Vorm(
    [
        Veld("code", Code(), verplicht=True),
        Veld("soort", Keuze(Perceelsoort.values), standaard=""),
        Veld("model", Keuze(MODELLEN), verplicht=True),
        Veld("parameters", PARAMETERS, standaard={}),
        Veld("uitzondering", Uitzondering(UITZONDERING)),
        Veld("opdrachtgever", Tekst(), standaard=""),
        Veld("gemeenten", LijstVan(GEMEENTECODE), "deelnemers", standaard=[]),
        Veld("gemeentekeuze", GEMEENTEKEUZE, "gemeentekeuzes", standaard={}),
        Veld("aanbieders", Plat(AANTAL_AANBIEDERS)),
        Veld("tussentijdse_toetreding", JaNee()),
        LOOPTIJD,
        Veld("contractvorm", Tekst(), standaard=""),
        Veld("procedure", Tekst(), standaard=""),
        BRON,
    ]
)
SEGMENT = Vorm(
    [
        Veld("code", Code(), verplicht=True),
        Veld("domein", Keuze(Domein.values), verplicht=True),
        Veld("naam", Tekst(), verplicht=True),
        Veld("typering", LANGE_TEKST, standaard=""),
        Veld("sturing", Plat(STURING)),
        Veld("budget_maximum", BUDGET_PER_JAAR, "budgetmaxima", standaard={}),
        Veld("percelen", LijstVan(PERCEEL), standaard=[]),
        BRON,
    ]
)
