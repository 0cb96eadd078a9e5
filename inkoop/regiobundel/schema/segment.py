"""The keys of segments and percelen."""

from inkoop.kern.beschrijving import Parameter
from inkoop.kern.codes import NOG_TE_KIEZEN, Domein, Model, Perceelsoort
from inkoop.kern.modellen import MODELLEN, PARAMETERS
from inkoop.regiobundel.schema.bron import Bron, Parameters, Uitzondering
from inkoop.regiobundel.schema.regio import BRON, BUDGET_PER_JAAR, GEMEENTECODE
from inkoop.regiobundel.schema.soorten import Code, Geheel, Getal, JaNee, Keuze, Tekst
from inkoop.regiobundel.schema.vorm import LijstVan, Per, Plat, Veld, Vorm

JAREN = Geheel(0, 100)
AANTAL = Geheel(0, 32_767)
LANGE_TEKST = Tekst(20_000)


def _make_veld(parameter: Parameter) -> Veld:
    if parameter.keuzes is not None:
        return Veld(parameter.naam, Keuze(parameter.keuzes.values))
    return Veld(parameter.naam, Getal(parameter.minimum, parameter.maximum))


# Every key; a check tells which belong to which model.
PARAMETERVELDEN = Parameters(Vorm([_make_veld(parameter) for parameter in PARAMETERS.values()]))
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
        Veld("model", Keuze([*MODELLEN, NOG_TE_KIEZEN]), verplicht=True),
        Veld("parameters", PARAMETERVELDEN, standaard={}),
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
