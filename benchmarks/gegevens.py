"""A made-up region for the benchmarks: small code, fixed seed, the mix that the requirement names."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from contracten.models import Aanbieder, Contract, Tarief
from inkoop.kern.codes import Frequentie
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, Perceel, Product, Regio, Segment
from toegang.models import Client, Toewijzing, Zorgperiode

CONTRACTEN, GEMEENTEN, PRODUCTEN, TOEWIJZINGEN = 150, 7, 5, 20_000
DEEL_TOTAAL, DEEL_OVERSCHREDEN, DEEL_DUBBEL = 0.20, 0.02, 0.01
PER_MINUTEN = 3
BEGIN = date(2024, 1, 1)
WEKEN = 52
KOLOMMEN = "id,toewijzing,begindatum,einddatum,volume,eenheid"


def make_regio(code: str, regels: int) -> Regio:
    """Make a region in which `regels` prestaties fit: one in five allocations has a total volume.

    Each of those is exceeded by its share of the lines, so that the control must walk all of them.
    """
    with met_systeemzicht():
        regio = Regio.objects.create(code=code, naam=code)
        gemeenten = [
            Gemeente.objects.make(regio=regio, code=f"{9000 + n}", naam=f"Gemeente {n}", volgorde=n)
            for n in range(GEMEENTEN)
        ]
        contracten = _make_contracten(regio)
        _make_toewijzingen(regio, gemeenten, contracten, regels // TOEWIJZINGEN)
    return regio


def _make_contracten(regio: Regio) -> list[tuple[Contract, list[Product]]]:
    segment = Segment.objects.make(regio=regio, code="s", domeinen=["jeugd"], naam="S", volgorde=1)
    perceel = Perceel.objects.make(regio=regio, segment=segment, code="p", model="pxq", volgorde=1)
    producten = [
        Product.objects.make(regio=regio, code=f"P{n}", naam=f"Product {n}", segment=segment, eenheid="uur")
        for n in range(PRODUCTEN)
    ]
    contracten = []
    for n in range(CONTRACTEN):
        aanbieder = Aanbieder.objects.create(regio=regio, code=f"a{n}", naam=f"Aanbieder {n}")
        contract = Contract.objects.create(
            regio=regio, nummer=f"C{n}", aanbieder=aanbieder, perceel=perceel, ingangsdatum=BEGIN
        )
        _make_tarieven(contract, producten)
        contracten.append((contract, producten))
    return contracten


def _make_tarieven(contract: Contract, producten: list[Product]) -> None:
    """Two periods per product, so that the control must choose one."""
    halverwege = date(2024, 7, 1)
    for n, product in enumerate(producten):
        vast = {"contract": contract, "product": product, "eenheid": "uur"}
        Tarief.objects.create(**vast, bedrag=60 + n, vanaf=BEGIN, tot=halverwege - timedelta(days=1))
        Tarief.objects.create(**vast, bedrag=62 + n, vanaf=halverwege)


def _make_toewijzingen(
    regio: Regio, gemeenten: list[Gemeente], contracten: list[tuple[Contract, list[Product]]], per_stuk: int
) -> None:
    clienten = Client.objects.bulk_create(
        [Client(regio=regio, pseudoniem=f"c{n}") for n in range(TOEWIJZINGEN)], batch_size=5000
    )
    # Every line is one hour; what does not fit is the share of all lines that must be exceeded.
    past = round(per_stuk * (1 - DEEL_OVERSCHREDEN / DEEL_TOTAAL))
    toewijzingen = []
    for n, client in enumerate(clienten):
        contract, producten = contracten[n % CONTRACTEN]
        totaal = n % round(1 / DEEL_TOTAAL) == 0
        toewijzingen.append(
            Toewijzing(
                regio=regio,
                nummer=f"T{n}",
                client=client,
                gemeente=gemeenten[n % GEMEENTEN],
                contract=contract,
                product=producten[n % PRODUCTEN],
                ingangsdatum=BEGIN,
                volume=past if totaal else 10,
                eenheid="uur",
                frequentie=Frequentie.TOTAAL if totaal else Frequentie.WEEK,
            )
        )
    Toewijzing.objects.bulk_create(toewijzingen, batch_size=5000)
    Zorgperiode.objects.bulk_create(
        [Zorgperiode(toewijzing=zorg, start=BEGIN, uit_toewijzing=True) for zorg in toewijzingen],
        batch_size=5000,
    )


def write_prestaties(pad: Path, aantal: int, zaad: int = 1) -> None:
    """Write `aantal` lines in random order; the line number is the only thing that makes an id unique."""
    regels = list(_draw_prestaties(aantal))
    random.Random(zaad).shuffle(regels)  # noqa: S311 - a fixed seed is what is meant
    with pad.open("w", encoding="utf-8", newline="\n") as bestand:
        bestand.write(f"{KOLOMMEN}\n")
        bestand.writelines(f"P{n:08d},{regel}\n" for n, regel in enumerate(regels))


def _draw_prestaties(aantal: int) -> Iterator[str]:
    """A different few days per line of an allocation; one in a hundred lines is written twice."""
    dubbele = round(aantal * DEEL_DUBBEL)
    uniek = aantal - dubbele
    for n in range(uniek):
        regel = _describe(n % TOEWIJZINGEN, n // TOEWIJZINGEN)
        yield regel
        if n % (uniek // dubbele) == 0 and n // (uniek // dubbele) < dubbele:
            yield regel


def _describe(toewijzing: int, ronde: int) -> str:
    begin = BEGIN + timedelta(days=7 * (ronde % WEKEN))
    eind = begin + timedelta(days=ronde // WEKEN % 7)
    # An hour, which one of three providers declares in minutes.
    return f"T{toewijzing},{begin},{eind},{'60,minuut' if toewijzing % PER_MINUTEN == 0 else '1,uur'}"
