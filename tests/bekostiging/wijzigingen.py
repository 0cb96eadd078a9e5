"""What may change in the worked example after its year was established, by name."""

from collections.abc import Callable, Mapping
from datetime import date

from django.db.models import F

from contracten.models import Contract, Jaarafspraak, Plekafspraak, Tarief
from segmenten.models import Gemeentevoorkomen, Perceelvoorkomen, Regio, Trajectvoorkomen, Uurtarief
from tests.fabrieken import LeveringFactory, PrestatieFactory, VoorschotFactory
from toegang.models import Prestatie, Resultaat, Toewijzing, Zorgperiode


def raise_tarief() -> None:
    Tarief.objects.update(bedrag=F("bedrag") + 1)


def lower_tarief() -> None:
    Tarief.objects.filter(contract__nummer="C2").update(bedrag=F("bedrag") - 2)


def raise_budget() -> None:
    Jaarafspraak.objects.filter(contract__nummer="C3").update(bedrag=F("bedrag") + 500)


def pay_voorschot() -> None:
    contract = Contract.objects.get(nummer="C1")
    for gemeente in contract.regio.gemeenten.all():
        kenmerk = f"nagekomen {contract.voorschotten.count()}"
        VoorschotFactory.create(
            contract=contract, gemeente=gemeente, datum=date(2022, 12, 1), bedrag=25, kenmerk=kenmerk
        )


def deliver_later() -> None:
    """Another line of care in December, on a day of its own."""
    eerder = Prestatie.objects.filter(contract__nummer="C4", goedgekeurd=True).earliest("pk")
    nummer = 1 + Prestatie.objects.filter(toewijzing=eerder.toewijzing).count()
    levering = LeveringFactory.create(regio=eerder.regio, digest=f"{nummer:064d}", volgnummer=nummer + 1)
    PrestatieFactory.create(
        toewijzing=eerder.toewijzing,
        levering=levering,
        nummer=f"NA{nummer}",
        volume=3,
        eenheid=eerder.eenheid,
        begindatum=date(2022, 12, nummer),
        einddatum=date(2022, 12, nummer),
    )


def lose_tarief() -> None:
    """Contract C2 can no longer be settled."""
    Tarief.objects.filter(contract__nummer="C2").update(tot=date(2021, 12, 31), vanaf=date(2021, 1, 1))


def regain_tarief() -> None:
    Tarief.objects.filter(contract__nummer="C2").update(tot=None, vanaf=date(2022, 1, 1))


def drop_afspraak() -> None:
    """Contract C5 has no agreement for the year any more, and so no settlement."""
    Jaarafspraak.objects.filter(contract__nummer="C5").delete()


def change_everything(regio: Regio) -> None:
    """Credit every line and deliver others; change all that a settlement reads."""
    levering = LeveringFactory.create(regio=regio, volgnummer=99, digest="9" * 64)
    for nummer, rij in enumerate(list(Prestatie.objects.filter(regio=regio, goedgekeurd=True))):
        velden = {
            "toewijzing": rij.toewijzing,
            "begindatum": rij.begindatum,
            "einddatum": rij.einddatum,
            "eenheid": rij.eenheid,
        }
        PrestatieFactory.create(
            **velden,
            levering=levering,
            nummer=f"CREDIT{nummer}",
            volume=rij.volume,
            goedgekeurd=False,
            reden="credit",
            crediteert=rij,
            crediteert_nummer=rij.nummer,
        )
        later = LeveringFactory.create(regio=regio, volgnummer=100 + nummer, digest=f"{nummer:064d}")
        PrestatieFactory.create(**velden, levering=later, nummer=f"NIEUW{nummer}", volume=rij.volume + 1)
    Tarief.objects.filter(contract__regio=regio).update(bedrag=F("bedrag") + 7)
    Resultaat.objects.filter(toewijzing__regio=regio).update(behaald=0, datum=date(2020, 1, 1))
    Zorgperiode.objects.filter(toewijzing__regio=regio).delete()
    Toewijzing.objects.filter(regio=regio).update(ingetrokken=True, volume=F("volume") + 1)
    Plekafspraak.objects.filter(jaarafspraak__contract__regio=regio).delete()
    Jaarafspraak.objects.filter(contract__regio=regio).update(parameters={})
    Perceelvoorkomen.objects.filter(perceel__regio=regio).update(parameters={})
    Trajectvoorkomen.objects.filter(regio=regio).update(doorlooptijd_dagen=F("doorlooptijd_dagen") + 30)
    Uurtarief.objects.filter(expertise__regio=regio).update(bedrag=F("bedrag") + 3)
    Gemeentevoorkomen.objects.filter(gemeente__regio=regio).update(naam="Andersdorp")


WIJZIGINGEN: Mapping[str, Callable[[], None]] = {
    wijzig.__name__: wijzig
    for wijzig in (
        raise_tarief,
        lower_tarief,
        raise_budget,
        pay_voorschot,
        deliver_later,
        lose_tarief,
        regain_tarief,
        drop_afspraak,
    )
}
