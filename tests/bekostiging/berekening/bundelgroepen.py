"""Groups the lines of a bundle per contract, as the selectors do in SQL."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import (
    Clientental,
    Clientmaandgroep,
    Jaarafspraak,
    Plekbezetting,
    Regelgroep,
    Resultaatgroep,
    Tariefvolume,
    Tekort,
    Tekortsoort,
    Toewijzinggroep,
    Trajectgroep,
)
from bekostiging.berekening.modellen import REKENMODELLEN
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Frequentie, Model, Resultaatdeel
from inkoop.kern.controle import Oordeel
from inkoop.kern.eenheden import get_factor
from inkoop.kern.geld import exact, rond_af, som
from inkoop.kern.keten import Ketendeel, make_ketens
from inkoop.kern.levering import Zorglevering
from inkoop.kern.periode import Periode, jaarperiode, maanddelen
from inkoop.kern.plekdagen import Verblijf, count_bezetting
from inkoop.kern.traject import Schakel
from inkoop.kern.volume import ToegewezenVolume, get_betaalde_dagen, get_toegewezen_volume
from tests.bekostiging.berekening.bundel import Bundel, Rij, Tarief, get_tarieven, get_zorg, read_datum
from tests.nog_niet import describe_wat

# A toewijzing with what it delivers.
Zorg = tuple[Rij, Zorglevering]
# Tariff, its unit, and the denominator of a volume.
Volumesleutel = tuple[Decimal, str, int]


class Tariefboek:
    """Looks up the tariff of a product on a day and counts what is missing."""

    def __init__(self, tarieven: Iterable[Tarief]) -> None:
        self.tarieven = list(tarieven)
        self.ontbrekend: Counter[tuple[Tekortsoort, str]] = Counter()

    def get(self, product: str, dag: date) -> Tarief | None:
        """Give the tariff valid on the day; none is counted as missing."""
        tarief = self.find(product, dag)
        if tarief is None:
            self.ontbrekend[Tekortsoort.TARIEF, product] += 1
        return tarief

    def find(self, product: str, dag: date) -> Tarief | None:
        """Give the tariff valid on the day."""
        geldig = (t for t in self.tarieven if t.product == product and t.geldig.bevat(dag))
        return next(geldig, None)

    def get_tekorten(self) -> tuple[Tekort, ...]:
        """Give what is missing."""
        return tuple(Tekort(soort, product, aantal) for (soort, product), aantal in self.ontbrekend.items())


def make_groepen(
    bundel: Bundel,
    contract: Mapping[str, Any],
    afspraak: Jaarafspraak,
    model: Model,
    jaar: int,
    oordelen: Iterable[Oordeel],
) -> dict[str, Any]:
    """Build the grouped lines of a contract, with what is missing."""
    rijen = bundel.get_regels("toewijzingen", contract["nummer"])
    zorg = [(rij, get_zorg(rij, bundel)) for rij in rijen]
    boek = Tariefboek(get_tarieven(contract))
    groepen: dict[str, Any] = {"clienten": make_clienten(zorg, jaar)}
    match model:
        case Model.PXQ:
            groepen["regels"] = make_regels(rijen, oordelen, boek, jaar)
        case Model.TOEGEWEZEN:
            groepen["toewijzingen"] = make_toewijzingen(zorg, boek, jaar)
        case Model.CLIENTBEDRAG:
            groepen["clientmaanden"] = make_clientmaanden(zorg, boek, jaar)
        case Model.TRAJECTEN | Model.PLEKKEN:
            groepen["trajecten"] = make_trajecten(zorg, get_in_plekken(bundel, contract, afspraak), jaar)
            groepen["bezetting"] = make_bezetting(zorg, afspraak, jaar)
        case Model.RESULTAAT:
            uitkomsten = {rij["toewijzing"]: rij for rij in bundel.tabellen["resultaten"]}
            groepen["resultaten"] = make_resultaten(zorg, uitkomsten, boek, jaar)
        case _ if "groepen" in REKENMODELLEN[model].nodig:
            raise NotImplementedError(f"model {model}: {describe_wat('lezer')}")
    groepen["tekorten"] = boek.get_tekorten()
    return groepen


def make_regels(
    rijen: Iterable[Rij], oordelen: Iterable[Oordeel], boek: Tariefboek, jaar: int
) -> tuple[Regelgroep, ...]:
    """Group the approved prestaties of the year."""
    per_nummer = {rij["nummer"]: rij for rij in rijen}
    groepen: dict[tuple[str, str, Tarief, str], list[tuple[Decimal, Decimal]]] = defaultdict(list)
    for oordeel in oordelen:
        prestatie = oordeel.prestatie
        rij = per_nummer.get(prestatie.toewijzing)
        if rij is None or not oordeel.goedgekeurd or prestatie.begindatum.year != jaar:
            continue
        tarief = boek.get(rij["product"], prestatie.begindatum)
        if tarief is not None:
            factor = get_factor(prestatie.eenheid, tarief.eenheid)
            assert factor is not None
            bedrag = rond_af(exact(prestatie.volume) * factor * exact(tarief.bedrag))
            sleutel = rij["gemeente"], rij["product"], tarief, prestatie.eenheid
            groepen[sleutel].append((prestatie.volume, bedrag))
    return tuple(
        Regelgroep(
            gemeente,
            product,
            tarief.bedrag,
            len(regels),
            sum((volume for volume, _ in regels), Decimal(0)),
            som(bedrag for _, bedrag in regels),
            eenheid,
            tarief.eenheid,
        )
        for (gemeente, product, tarief, eenheid), regels in groepen.items()
    )


def make_toewijzingen(zorg: Iterable[Zorg], boek: Tariefboek, jaar: int) -> tuple[Toewijzinggroep, ...]:
    """Group the allocated volumes of the paid days, day by day."""
    groepen: dict[tuple[str, str, Frequentie], list[tuple[dict[Volumesleutel, Decimal], Decimal]]]
    groepen = defaultdict(list)
    for rij, levering in zorg:
        dagen = get_betaalde_dagen(date.fromisoformat(rij["ingangsdatum"]), levering, jaar)
        volumes = make_volumes(rij, dagen, boek) if dagen else None
        if volumes is not None:
            bedrag = rond_af(
                sum((exact(t) / noemer * exact(p) for (p, _, noemer), t in volumes.items()), Fraction(0))
            )
            sleutel = rij["gemeente"], rij["product"], Frequentie(rij["frequentie"])
            groepen[sleutel].append((volumes, bedrag))
    return tuple(_make_toewijzinggroep(*sleutel, eigen) for sleutel, eigen in groepen.items())


def _make_toewijzinggroep(
    gemeente: str,
    product: str,
    frequentie: Frequentie,
    toewijzingen: list[tuple[dict[Volumesleutel, Decimal], Decimal]],
) -> Toewijzinggroep:
    samen: dict[Volumesleutel, Decimal] = defaultdict(Decimal)
    for volumes, _ in toewijzingen:
        for sleutel, teller in volumes.items():
            samen[sleutel] += teller
    rijen = tuple(sorted(Tariefvolume(*sleutel, teller) for sleutel, teller in samen.items()))
    return Toewijzinggroep(
        gemeente, product, frequentie, len(toewijzingen), rijen, som(bedrag for _, bedrag in toewijzingen)
    )


def make_volumes(rij: Rij, dagen: Iterable[Periode], boek: Tariefboek) -> dict[Volumesleutel, Decimal] | None:
    """Add up the volume of each paid day per tariff and denominator; nothing where something is missing."""
    frequentie, eind = rij["frequentie"], read_datum(rij["einddatum"])
    tekort = find_tekort(rij)
    if tekort is not None:
        boek.ontbrekend[tekort, rij["product"]] += 1
        return None
    volumes: dict[Volumesleutel, Decimal] = defaultdict(Decimal)
    tekorten = set()
    for dag in (stuk.begin + timedelta(days=n) for stuk in dagen for n in range(stuk.dagen)):
        tarief = boek.find(rij["product"], dag)
        factor = get_factor(rij["eenheid"] or tarief.eenheid, tarief.eenheid) if tarief else None
        if tarief is None or factor is None:
            tekorten.add(Tekortsoort.EENHEID if tarief else Tekortsoort.TARIEF)
            continue
        deel = get_toewijzing_op(rij, Frequentie(frequentie), eind, dag)
        sleutel = tarief.bedrag, tarief.eenheid, deel.noemer * int(factor.denominator)
        volumes[sleutel] += deel.teller * int(factor.numerator)
    if not tekorten:
        return volumes
    # Of two that lack on different days the first of §6 is told, whichever day came first.
    boek.ontbrekend[min(tekorten, key=[*Tekortsoort].index), rij["product"]] += 1
    return None


def get_toewijzing_op(rij: Rij, frequentie: Frequentie, eind: date | None, dag: date) -> ToegewezenVolume:
    ingang = date.fromisoformat(rij["ingangsdatum"])
    return get_toegewezen_volume(Decimal(rij["volume"]), frequentie, ingang, eind, Periode(dag, dag))


def find_tekort(rij: Rij) -> Tekortsoort | None:
    """Give what a toewijzing itself lacks."""
    if not rij["frequentie"]:
        return Tekortsoort.FREQUENTIE
    if not rij["volume"]:
        return Tekortsoort.VOLUME
    zonder_eind = rij["frequentie"] == Frequentie.TOTAAL and not rij["einddatum"]
    return Tekortsoort.EINDDATUM if zonder_eind else None


def make_clientmaanden(zorg: Iterable[Zorg], boek: Tariefboek, jaar: int) -> tuple[Clientmaandgroep, ...]:
    """Count (client, month, product), each once at the lowest code of its first delivered day."""
    eerste: dict[tuple[str, str], dict[int, tuple[date, str]]] = defaultdict(dict)
    for rij, levering in zorg:
        for deel in levering.get_dagen(jaarperiode(jaar)):
            for maand in maanddelen(deel):
                maanden = eerste[rij["client"], rij["product"]]
                plaats = max(deel.begin, date(jaar, maand.maand, 1)), rij["gemeente"]
                maanden[maand.maand] = min(plaats, maanden.get(maand.maand, plaats))
    aantallen: Counter[tuple[str, str, Decimal | None, bool]] = Counter()
    for (_, product), maanden in eerste.items():
        for maandnummer, (dag, gemeente) in maanden.items():
            tarief = boek.find(product, dag)
            prijs = tarief.bedrag if tarief else None
            aantallen[gemeente, product, prijs, maandnummer == min(maanden)] += 1
    return tuple(
        Clientmaandgroep(gemeente, product, prijs, aantal, is_eerste)
        for (gemeente, product, prijs, is_eerste), aantal in aantallen.items()
    )


def get_in_plekken(bundel: Bundel, contract: Mapping[str, Any], afspraak: Jaarafspraak) -> Collection[str]:
    """Give who settles in places by choice."""
    if afspraak.gemeentekeuze is not None:
        return afspraak.gemeentekeuze
    percelen = (perceel for segment in bundel.regio["segmenten"] for perceel in segment["percelen"])
    eigen = next(perceel for perceel in percelen if perceel["code"] == contract["perceel"])
    return tuple(eigen.get("gemeentekeuze", {}))


def make_trajecten(
    zorg: Sequence[tuple[Rij, Zorglevering]], in_plekken: Collection[str], jaar: int
) -> tuple[Trajectgroep, ...]:
    """Count toewijzingen per municipality, trajectory and days, each at its place in its chain."""
    rijen = {(rij["gemeente"], rij["nummer"]): rij for rij, _ in zorg}
    ketens = make_ketens(
        Ketendeel(
            (rij["gemeente"], rij["nummer"]),
            _get_vervolg(rij, rijen),
            levering.start,
            levering.stop,
            levering.gestopt,
            in_plekken=rij["gemeente"] in in_plekken,
        )
        for rij, levering in zorg
        if rij["traject"]
    )
    groepen = Counter(
        (sleutel[0], rijen[sleutel]["traject"], keten.start, keten.laatste, keten.gestopt, schakel)
        for keten in ketens
        for sleutel, schakel in keten.schakels
    )
    zonder = [
        Trajectgroep(rij["gemeente"], None, levering.start, levering.stop, levering.gestopt, 1)
        for rij, levering in zorg
        if not rij["traject"] and levering.start and levering.get_dagen(jaarperiode(jaar))
    ]
    # A chain of one says no place.
    met = [
        Trajectgroep(*dagen[:5], aantal, None if dagen[5] == Schakel(dagen[2]) else dagen[5])
        for dagen, aantal in groepen.items()
    ]
    return (*(groep for groep in met if groep.raakt(jaar)), *zonder)


def _get_vervolg(rij: Rij, rijen: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    nummer, gemeente = rij.get("vervolg_op"), rij.get("vervolg_gemeente")
    if not nummer:
        return None
    return next(sleutel for sleutel in rijen if sleutel[1] == nummer and gemeente in {None, "", sleutel[0]})


def make_bezetting(
    zorg: Iterable[tuple[Rij, Zorglevering]], afspraak: Jaarafspraak, jaar: int
) -> tuple[Plekbezetting, ...]:
    """Count the occupied place-days of the agreed places."""
    verblijven: dict[tuple[str, str], list[Verblijf]] = defaultdict(list)
    for rij, levering in zorg:
        verblijven[rij["gemeente"], rij["traject"]] += [
            Verblijf(rij["client"], deel.begin, deel.eind) for deel in levering.dagen
        ]
    bezet = [
        (plek, count_bezetting(verblijven[plek.gemeente, plek.traject], plek.aantal, jaar))
        for plek in afspraak.plekken
    ]
    return tuple(Plekbezetting(p.gemeente, p.traject, b.plekdagen, b.clientdagen) for p, b in bezet)


def make_resultaten(
    zorg: Iterable[Zorg], uitkomsten: Mapping[str, Rij], boek: Tariefboek, jaar: int
) -> tuple[Resultaatgroep, ...]:
    """Count starts of the year and outcomes recorded in it; what is not delivered counts for nothing."""
    aantallen: Counter[tuple[str, str, Decimal | None, Resultaatdeel, Decimal | None]] = Counter()
    for rij, levering in zorg:
        if levering.start is None:
            continue
        tarief, uitkomst = boek.find(rij["product"], levering.start), uitkomsten.get(rij["nummer"])
        sleutel = rij["gemeente"], rij["product"], tarief.bedrag if tarief else None
        if levering.start.year == jaar:
            aantallen[*sleutel, Resultaatdeel.START, None] += 1
        if uitkomst is not None and date.fromisoformat(uitkomst["datum"]).year == jaar:
            aantallen[*sleutel, Resultaatdeel.UITKOMST, Decimal(uitkomst["behaald"])] += 1
    return tuple(Resultaatgroep(*sleutel, aantal) for sleutel, aantal in aantallen.items())


def make_clienten(zorg: Iterable[Zorg], jaar: int) -> tuple[Clientental, ...]:
    """Count each delivered client once, at its toewijzing with the earliest effective start, then the lowest
    nummer, then the lowest code.
    """
    eerste: dict[str, tuple[date, str, str]] = {}
    for rij, levering in zorg:
        if levering.start is not None and levering.get_dagen(jaarperiode(jaar)):
            plaats = levering.start, rij["nummer"], rij["gemeente"]
            eerste[rij["client"]] = min(plaats, eerste.get(rij["client"], plaats))
    aantallen = Counter(gemeente for _, _, gemeente in eerste.values())
    return tuple(Clientental(gemeente, aantal) for gemeente, aantal in sorted(aantallen.items()))
