"""Puts more rows of every kind in the own region of the test world, as every page shows them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from bekostiging.models import GeparkeerdContract
from contracten.models import (
    BonusMalus,
    Contractopslag,
    Gemeentebudget,
    Jaarafspraak,
    KpiScore,
    Maatwerk,
    Plekafspraak,
)
from inkoop.platform.bewaren.models import Bewaartermijn
from inkoop.platform.taken.models import Taakstatus
from inkoop.signalen.models import Signaal
from segmenten.models import Inwoners, Jaarcijfer, Opslag, RegioToegang, Traject, Uurtarief
from tests import fabrieken
from tests.rechten.wereld import Wereld, make_uitleg
from toegang.models import Maandtotaal

EERSTE_JAAR = 2050


def add_rows(wereld: Wereld, begin: int, aantal: int) -> None:
    """Add rows number `begin` to `begin + aantal`; call inside `met_systeemzicht()`."""
    for nummer in range(begin, begin + aantal):
        _add_structuur(wereld, nummer)
        contract = _add_contract(wereld, nummer)
        _add_zorg(wereld, nummer)
        _add_afrekening(wereld, contract, nummer)
        _add_aangeleverd(wereld, nummer)
        _add_termijn(wereld, nummer)
        fabrieken.TaakFactory.create(
            titel=f"Taak {nummer}",
            regio=wereld.eigen["regio"].code,
            gevraagd_door=wereld.accounts["contractmanager"],
            status=Taakstatus.KLAAR,
        )


def _add_aangeleverd(wereld: Wereld, nummer: int) -> None:
    """A report, an upload and a signal, of another account, contract and municipality each time."""
    eigen = wereld.eigen
    verslag, upload = (
        type(eigen[soort]).objects.get(pk=eigen[soort].pk) for soort in ("laadverslag", "upload")
    )
    verslag.bestanden[f"bestand-{nummer}.csv"] = verslag.bestanden["prestaties.csv"]
    verslag.fouten.append({**verslag.fouten[0], "regel": 10 + nummer})
    verslag.save()
    upload.uitslag["fouten"].append({"regel": 10 + nummer, "veld": "volume", "reden": "is leeg"})
    upload.save()
    for rij in (verslag, upload):
        rij.pk = None
        rij.save()
    gemeente = fabrieken.GemeenteFactory.create(regio=eigen["regio"])
    for soort in ("contract_zonder_einde", "zorg_na_stop"):
        Signaal.objects.create(
            regio=eigen["regio"],
            soort=soort,
            sleutel=f"extra-{nummer}",
            over_client=soort == "zorg_na_stop",
            onderwerp_id=eigen["contract"].pk,
            contract=eigen["contract"],
            gemeente=gemeente if nummer % 2 else eigen["gemeente"],
            tekst=f"signaal {nummer}",
            sinds=datetime(2026, 1, 1, tzinfo=UTC),
        )


def _add_termijn(wereld: Wereld, nummer: int) -> None:
    """A term, and what is proposed by it."""
    voorstel = wereld.eigen["vernietiging"]
    termijn = Bewaartermijn.objects.create(
        regio=voorstel.regio,
        soort="zorg_jeugd",
        maanden=240 + nummer,
        telling="dag",
        bron="Besluit",
        vanaf=date(2030, 1, 1) + timedelta(days=nummer),
        vastgelegd_door=wereld.accounts["beheerder"],
    )
    voorstel.regels.create(termijn=termijn, grens=date(2006, 1, 2), aantal=1)


def _add_structuur(wereld: Wereld, nummer: int) -> None:
    eigen, regio = wereld.eigen, wereld.eigen["regio"]
    for rol in ("inkoper", "contractmanager", "beheerder"):
        RegioToegang.objects.create(gebruiker=wereld.accounts[rol], regio=fabrieken.RegioFactory.create())
    gemeente = fabrieken.GemeenteFactory.create(regio=regio)
    for plaats in (gemeente, eigen["gemeente"]):
        Inwoners.objects.create(gemeente=plaats, jaar=2000 + nummer, aantal=1000)
    fabrieken.SegmentFactory.create(regio=regio)
    fabrieken.PerceelFactory.create(segment=eigen["segment"], model="nog_te_kiezen")
    voorkomen = eigen["perceel"].voorkomens.get()
    voorkomen.deelnemers.add(gemeente)
    voorkomen.gemeentekeuzes.create(gemeente=gemeente, keuze="plekken")
    product = fabrieken.ProductFactory.create(segment=eigen["segment"])
    Uurtarief.objects.create(expertise=eigen["expertise"], jaar=2000 + nummer, bedrag=80)
    eigen[f"traject-{nummer}"] = Traject.objects.make(
        regio=regio,
        code=f"t{nummer}",
        naam="Traject",
        product=product,
        expertise=eigen["expertise"],
        uren_per_week=2,
        doorlooptijd_dagen=182,
    )
    for niveau, code in (("segment", eigen["segment"].code), ("perceel", eigen["perceel"].code)):
        Jaarcijfer.objects.create(
            regio=regio,
            jaar=2019,
            niveau=niveau,
            code=code,
            grootheid="uitgaven",
            waarde=nummer,
            eenheid="euro",
            volgorde=10 + nummer,
            bron={"document": "beleid", "paragraaf": "6"},
        )


def _add_contract(wereld: Wereld, nummer: int) -> Any:
    eigen = wereld.eigen
    contract, jaar = eigen["contract"], EERSTE_JAAR + nummer
    fabrieken.TariefFactory.create(contract=contract)
    fabrieken.VoorschotFactory.create(
        contract=contract, gemeente=eigen["gemeente"], datum=date(2022, 3, 1) + timedelta(days=nummer)
    )
    KpiScore.objects.create(contract=contract, jaar=2022, kpi=f"kpi {nummer}", score=1)
    opslag = Opslag.objects.create(
        regio=contract.regio, code=f"o{nummer}", naam="Opslag", percentage=Decimal("0.1")
    )
    Contractopslag.objects.create(contract=contract, opslag=opslag)
    traject = eigen[f"traject-{nummer}"]
    Maatwerk.objects.create(contract=contract, traject=traject, uren_per_week=3)
    afspraak = Jaarafspraak.objects.create(
        contract=contract, jaar=jaar, soort="budgetafspraak", bedrag=1000, bandbreedte=Decimal("0.05")
    )
    Gemeentebudget.objects.create(jaarafspraak=afspraak, gemeente=eigen["gemeente"], bedrag=1000)
    Plekafspraak.objects.create(jaarafspraak=afspraak, gemeente=eigen["gemeente"], traject=traject, aantal=2)
    afspraak.gemeentekeuzes.create(gemeente=eigen["gemeente"], keuze="plekken")
    afspraak.prestaties.create(naam="p", afgesproken=1, gewicht=1, volgorde=1)
    BonusMalus.objects.create(jaarafspraak=afspraak).schalen.create(vanaf=0, percentage=0)
    ander = fabrieken.ContractFactory.create(perceel=eigen["perceel"], aanbieder=eigen["aanbieder"])
    fabrieken.JaarafspraakFactory.create(contract=ander)
    fabrieken.AanbiederFactory.create(regio=contract.regio)
    return ander


def _add_zorg(wereld: Wereld, nummer: int) -> None:
    eigen = wereld.eigen
    fabrieken.ToewijzingFactory.create(
        contract=eigen["contract"], gemeente=eigen["gemeente"], product=eigen["tarief"].product
    )
    # No two lines that count share a day.
    dag = date(2022, 6, 1) + timedelta(days=nummer)
    for goedgekeurd in (True, False):
        fabrieken.PrestatieFactory.create(
            toewijzing=eigen["toewijzing"],
            begindatum=dag,
            einddatum=dag,
            goedgekeurd=goedgekeurd,
            reden="" if goedgekeurd else "na_stop",
        )
    Maandtotaal.objects.create(
        contract=eigen["contract"],
        gemeente=eigen["gemeente"],
        product=fabrieken.ProductFactory.create(segment=eigen["segment"]),
        maand=date(2022, 1 + nummer % 12, 1),
        aantal=1,
        volume=10,
        bedrag=324,
    )


def _add_afrekening(wereld: Wereld, contract: Any, nummer: int) -> None:
    eigen = wereld.eigen
    afrekening = eigen["afrekening"]
    rij = fabrieken.ContractafrekeningFactory.create(
        afrekening=afrekening, contract=contract, uitleg=make_uitleg(eigen)
    )
    fabrieken.GemeenteafrekeningFactory.create(contractafrekening=rij, gemeente=eigen["gemeente"])
    fabrieken.GemeenteafrekeningFactory.create(
        contractafrekening=eigen["contractafrekening"],
        gemeente=fabrieken.GemeenteFactory.create(regio=afrekening.regio),
    )
    geparkeerd = fabrieken.ContractFactory.create(perceel=eigen["perceel"], aanbieder=eigen["aanbieder"])
    GeparkeerdContract.objects.create(afrekening=afrekening, contract=geparkeerd, reden="Geen tarief.")
    fabrieken.AfrekeningFactory.create(regio=afrekening.regio, jaar=EERSTE_JAAR + nummer)
