"""What is not there parks the contract, with a code and a sentence; nothing is guessed."""

from datetime import date
from decimal import Decimal

import pytest

from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import (
    Contractinvoer,
    Gemeente,
    Gemeenteaantal,
    Parameters,
    Plekafspraak,
    Subsidieprestatie,
    Tekort,
    Tekortsoort,
    Traject,
    Trajectgroep,
    Uurtarief,
)
from tests.bekostiging.berekening.make import (
    VENLO,
    make_budgetten,
    make_contract,
    make_plekcontract,
    make_populatie,
    make_regio,
)


def get_parkeerreden(invoer: Contractinvoer) -> tuple[Parkeercode, str]:
    with pytest.raises(NietAfTeRekenen) as fout:
        calculate_contractafrekening(invoer)
    return fout.value.code, fout.value.reden


TRAJECT = (Trajectgroep(VENLO, "AMB", date(2022, 3, 1), None, None, 1),)


@pytest.mark.parametrize(
    ("invoer", "code", "zin"),
    [
        (
            make_contract(tekorten=(Tekort(Tekortsoort.TARIEF, "45A04", 3),)),
            Parkeercode.GEEN_TARIEF,
            "Voor product 45A04 is geen geldig tarief (3 keer).",
        ),
        (
            make_contract("toegewezen", tekorten=(Tekort(Tekortsoort.EINDDATUM, "14A01", 2),)),
            Parkeercode.TOEWIJZING_ONVOLLEDIG,
            "Van product 14A01 zijn er toewijzingen met een totaalvolume zonder einddatum (2).",
        ),
        (
            make_contract(
                "toegewezen",
                tekorten=(Tekort(Tekortsoort.VOLUME, "B", 1), Tekort(Tekortsoort.FREQUENTIE, "A", 1)),
            ),
            Parkeercode.TOEWIJZING_ONVOLLEDIG,
            "Van product A zijn er toewijzingen zonder frequentie (1). "
            "Van product B zijn er toewijzingen zonder volume (1).",
        ),
        (
            make_contract("toegewezen", tekorten=(Tekort(Tekortsoort.EENHEID, "14A01", 2),)),
            Parkeercode.TOEWIJZING_ONVOLLEDIG,
            "Van product 14A01 zijn er toewijzingen met een eenheid die niet past bij het tarief (2).",
        ),
        (
            make_contract("trajecten", trajecten=TRAJECT, regio=make_regio(uurtarieven=())),
            Parkeercode.GEEN_UURTARIEF,
            "Van expertise hbo is geen uurtarief bekend van 2022 of eerder.",
        ),
        (
            make_contract(
                "trajecten",
                trajecten=TRAJECT,
                regio=make_regio(uurtarieven=(Uurtarief("hbo", 2023, Decimal(1)),)),
            ),
            Parkeercode.GEEN_UURTARIEF,
            "Van expertise hbo is geen uurtarief bekend van 2022 of eerder.",
        ),
        (
            make_contract("trajecten", trajecten=TRAJECT, regio=make_regio(trajecten=())),
            Parkeercode.GEEN_TRAJECT,
            "Traject AMB bestaat niet.",
        ),
        (
            make_contract(
                "trajecten",
                trajecten=TRAJECT,
                regio=make_regio(
                    trajecten=(Traject("AMB", "hbo", Decimal(2), 182, geldt_vanaf=date(2022, 7, 1)),)
                ),
            ),
            Parkeercode.GEEN_TRAJECT,
            "Traject AMB bestaat niet op 01-03-2022.",
        ),
        (
            make_contract(
                "trajecten", trajecten=(Trajectgroep(VENLO, None, date(2022, 1, 1), None, None, 1),)
            ),
            Parkeercode.GEEN_TRAJECT,
            "Bij een toewijzing staat geen traject.",
        ),
        (
            make_plekcontract(trajecten=(Trajectgroep(VENLO, None, date(2022, 1, 1), None, None, 1),)),
            Parkeercode.GEEN_TRAJECT,
            "Bij een toewijzing staat geen traject.",
        ),
        (
            make_plekcontract(
                model="trajecten",
                gemeentekeuze=(VENLO,),
                trajecten=(Trajectgroep(VENLO, None, date(2022, 1, 1), None, None, 1),),
            ),
            Parkeercode.GEEN_TRAJECT,
            "Bij een toewijzing staat geen traject.",
        ),
        (
            make_plekcontract(plekken=(Plekafspraak(VENLO, "X", Decimal(1)),), bezetting=()),
            Parkeercode.GEEN_TRAJECT,
            "Traject X bestaat niet.",
        ),
        (
            make_plekcontract(plekken=(), bezetting=()),
            Parkeercode.GEEN_PLEKKEN,
            "De jaarafspraak noemt geen plekken.",
        ),
        (
            make_contract(
                "beschikbaarheid",
                bedrag=Decimal(1),
                regio=make_regio(gemeenten=(Gemeente(VENLO, ((2023, 5),)),)),
            ),
            Parkeercode.GEEN_INWONERS,
            "Van gemeente 0983 is geen inwonertal bekend van 2022 of eerder.",
        ),
        (
            make_contract(
                "beschikbaarheid",
                bedrag=Decimal(1),
                regio=make_regio(
                    gemeenten=tuple(Gemeente(f"{nummer:04d}", ((2020, 1),)) for nummer in range(201)),
                    afronding_percentage=0,
                ),
            ),
            Parkeercode.AFSPRAAK_TEGENSTRIJDIG,
            "Van alle gemeenten is het aandeel nul, afgerond op 0 decimalen.",
        ),
        (make_contract("beschikbaarheid"), Parkeercode.GEEN_BEDRAG, "De jaarafspraak noemt geen bedrag."),
        (
            make_contract("beschikbaarheid", bedrag=Decimal(1), beschikbare_dagen=Decimal(366)),
            Parkeercode.AFSPRAAK_TEGENSTRIJDIG,
            "De jaarafspraak noemt 366 beschikbare dagen, maar het jaar heeft er 365.",
        ),
        (make_contract("lumpsum"), Parkeercode.GEEN_BEDRAG, "De jaarafspraak noemt geen bedrag."),
        (
            make_contract("lumpsum", bedrag=Decimal(90), gemeenten=make_budgetten(venlo="80")),
            Parkeercode.AFSPRAAK_TEGENSTRIJDIG,
            "De bedragen per gemeente tellen op tot 80.00, maar de jaarafspraak noemt 90.",
        ),
        (make_contract("subsidie"), Parkeercode.GEEN_BEDRAG, "De jaarafspraak noemt geen bedrag."),
        (
            make_contract("subsidie", bedrag=Decimal(1)),
            Parkeercode.GEEN_PRESTATIES,
            "De jaarafspraak noemt geen prestaties; zo is een subsidie niet vast te stellen.",
        ),
        (
            make_contract(
                "subsidie",
                bedrag=Decimal(1),
                prestaties=(Subsidieprestatie("inloop", Decimal(5), None, Decimal(1)),),
            ),
            Parkeercode.GEEN_PRESTATIES,
            "Prestatie inloop heeft geen gerealiseerd aantal.",
        ),
        (
            make_contract(
                "subsidie",
                bedrag=Decimal(1),
                prestaties=(Subsidieprestatie("inloop", Decimal(0), Decimal(1), Decimal(1)),),
            ),
            Parkeercode.GEEN_PRESTATIES,
            "Prestatie inloop heeft een afgesproken aantal van nul.",
        ),
        (
            make_populatie(None, 3, Parameters()),
            Parkeercode.GEEN_CLIENTENTAL,
            "De jaarafspraak noemt geen aantal cliënten (of nul), en dat is nodig voor model populatie.",
        ),
        (
            make_populatie(0, 3, Parameters()),
            Parkeercode.GEEN_CLIENTENTAL,
            "De jaarafspraak noemt geen aantal cliënten (of nul), en dat is nodig voor model populatie.",
        ),
        (make_contract("populatie"), Parkeercode.GEEN_BEDRAG, "De jaarafspraak noemt geen bedrag."),
        (
            make_contract("gebied", inwoners=(Gemeenteaantal(VENLO, 5),)),
            Parkeercode.GEEN_BEDRAG,
            "De jaarafspraak noemt geen bedrag per inwoner, en dat is nodig voor model gebied.",
        ),
        (
            make_contract("gebied", bedrag_per_inwoner=Decimal(5)),
            Parkeercode.GEEN_INWONERS,
            "De jaarafspraak noemt geen inwoners per gemeente, en die zijn nodig voor model gebied.",
        ),
    ],
)
def test_what_is_not_there_parks_the_contract(invoer: Contractinvoer, code: Parkeercode, zin: str) -> None:
    assert get_parkeerreden(invoer) == (code, zin)
