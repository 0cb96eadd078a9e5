"""Groups the lines of a bundle per contract, as the selectors do in SQL."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import (
    Clientental,
    Clientmaandgroep,
    Jaarafspraak,
    Plekbezetting,
    Regelgroep,
    Resultaatgroep,
    Tekort,
    Tekortsoort,
    Toewijzinggroep,
    Trajectgroep,
)
from bekostiging.berekening.modellen import REKENMODELLEN
from inkoop.kern.codes import Frequentie, Model, Resultaatdeel
from inkoop.kern.controle import Oordeel
from inkoop.kern.geld import exact, rond_af, som
from inkoop.kern.keten import Ketendeel, make_ketens
from inkoop.kern.levering import Zorglevering
from inkoop.kern.periode import binnen_jaar, jaarperiode, maanddelen
from inkoop.kern.plekdagen import Verblijf, count_bezetting
from inkoop.kern.traject import Schakel
from inkoop.kern.volume import get_toegewezen_volume
from tests.bekostiging.berekening.bundel import Bundel, Rij, Tarief, get_tarieven, get_zorg, read_datum
from tests.nog_niet import describe_wat


class Tariefboek:
    """Looks up the tariff of a product on a day and counts what is missing."""

    def __init__(self, tarieven: Iterable[Tarief]) -> None:
        self.tarieven = list(tarieven)
        self.ontbrekend: Counter[tuple[Tekortsoort, str]] = Counter()

    def get(self, product: str, dag: date) -> Decimal | None:
        """Give the tariff valid on the day; none is counted as missing."""
        for tarief in self.tarieven:
            if tarief.product == product and tarief.geldig.bevat(dag):
                return tarief.bedrag
        self.ontbrekend[Tekortsoort.TARIEF, product] += 1
        return None

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
    boek = Tariefboek(get_tarieven(contract))
    groepen: dict[str, Any] = {"clienten": make_clienten(rijen, jaar)}
    match model:
        case Model.PXQ:
            groepen["regels"] = make_regels(rijen, oordelen, boek, jaar)
        case Model.TOEGEWEZEN:
            groepen["toewijzingen"] = make_toewijzingen(rijen, boek, jaar)
        case Model.CLIENTBEDRAG:
            groepen["clientmaanden"] = make_clientmaanden(rijen, boek, jaar)
        case Model.TRAJECTEN | Model.PLEKKEN:
            zorg = [(rij, get_zorg(rij, bundel)) for rij in rijen]
            groepen["trajecten"] = make_trajecten(zorg, get_in_plekken(bundel, contract, afspraak), jaar)
            groepen["bezetting"] = make_bezetting(zorg, afspraak, jaar)
        case Model.RESULTAAT:
            uitkomsten = {rij["toewijzing"]: rij for rij in bundel.tabellen["resultaten"]}
            groepen["resultaten"] = make_resultaten(rijen, uitkomsten, boek, jaar)
        case _ if "groepen" in REKENMODELLEN[model].nodig:
            raise NotImplementedError(f"model {model}: {describe_wat('lezer')}")
    groepen["tekorten"] = boek.get_tekorten()
    return groepen


def make_regels(
    rijen: Iterable[Rij], oordelen: Iterable[Oordeel], boek: Tariefboek, jaar: int
) -> tuple[Regelgroep, ...]:
    """Group the approved prestaties of the year."""
    per_nummer = {rij["nummer"]: rij for rij in rijen}
    groepen: dict[tuple[str, str, Decimal], list[tuple[Decimal, Decimal]]] = defaultdict(list)
    for oordeel in oordelen:
        prestatie = oordeel.prestatie
        rij = per_nummer.get(prestatie.toewijzing)
        if rij is None or not oordeel.goedgekeurd or prestatie.begindatum.year != jaar:
            continue
        tarief = boek.get(rij["product"], prestatie.begindatum)
        if tarief is not None:
            bedrag = rond_af(exact(prestatie.volume) * exact(tarief))
            groepen[rij["gemeente"], rij["product"], tarief].append((prestatie.volume, bedrag))
    return tuple(
        Regelgroep(*sleutel, len(regels), sum((v for v, _ in regels), Decimal(0)), som(b for _, b in regels))
        for sleutel, regels in groepen.items()
    )


def make_toewijzingen(rijen: Iterable[Rij], boek: Tariefboek, jaar: int) -> tuple[Toewijzinggroep, ...]:
    """Group the allocated volumes of toewijzingen with a start."""
    groepen: dict[tuple[str, str, Decimal, Frequentie, int], list[tuple[Decimal, Decimal]]]
    groepen = defaultdict(list)
    for rij in rijen:
        ingang, eind = (read_datum(rij[veld]) for veld in ("ingangsdatum", "einddatum"))
        frequentie, zorg = Frequentie(rij["frequentie"]), get_zorg(rij)
        stop = zorg.stop
        assert ingang is not None
        laatste = min((dag for dag in (eind, stop) if dag), default=None)
        if not zorg.dagen or binnen_jaar(ingang, laatste, jaar) is None:
            continue
        if frequentie is Frequentie.TOTAAL and eind is None:
            boek.ontbrekend[Tekortsoort.EINDDATUM, rij["product"]] += 1
            continue
        volume = get_toegewezen_volume(Decimal(rij["volume"]), frequentie, ingang, eind, stop, jaar)
        tarief = boek.get(rij["product"], volume.periode.begin) if volume else None
        if volume and tarief is not None:
            bedrag = rond_af(volume.volume * exact(tarief))
            sleutel = (rij["gemeente"], rij["product"], tarief, frequentie, volume.noemer)
            groepen[sleutel].append((volume.teller, bedrag))
    return tuple(
        Toewijzinggroep(
            gemeente,
            product,
            tarief,
            frequentie,
            len(regels),
            sum((v for v, _ in regels), Decimal(0)),
            noemer,
            som(b for _, b in regels),
        )
        for (gemeente, product, tarief, frequentie, noemer), regels in groepen.items()
    )


def make_clientmaanden(rijen: Iterable[Rij], boek: Tariefboek, jaar: int) -> tuple[Clientmaandgroep, ...]:
    """Count (client, month, product), each once at the lowest municipality code."""
    laagste: dict[tuple[str, int, str], str] = {}
    for rij in rijen:
        geleverd = get_zorg(rij).get_dagen(jaarperiode(jaar))
        for maand in (maand for deel in geleverd for maand in maanddelen(deel)):
            sleutel = (rij["client"], maand.maand, rij["product"])
            laagste[sleutel] = min(rij["gemeente"], laagste.get(sleutel, rij["gemeente"]))
    aantallen: Counter[tuple[str, str, Decimal]] = Counter()
    for (_, maandnummer, product), gemeente in laagste.items():
        tarief = boek.get(product, date(jaar, maandnummer, 1))
        if tarief is not None:
            aantallen[gemeente, product, tarief] += 1
    return tuple(Clientmaandgroep(*sleutel, aantal) for sleutel, aantal in aantallen.items())


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
    rijen: Iterable[Rij], uitkomsten: Mapping[str, Rij], boek: Tariefboek, jaar: int
) -> tuple[Resultaatgroep, ...]:
    """Count starts of the year and outcomes recorded in the year; without a start nothing counts."""
    aantallen: Counter[tuple[str, str, Decimal, Resultaatdeel, Decimal | None]] = Counter()
    for rij in rijen:
        start, uitkomst = get_zorg(rij).start, uitkomsten.get(rij["nummer"])
        in_jaar = uitkomst is not None and date.fromisoformat(uitkomst["datum"]).year == jaar
        if start is None or not (start.year == jaar or in_jaar):
            continue
        tarief = boek.get(rij["product"], start)
        if tarief is None:
            continue
        if start.year == jaar:
            aantallen[rij["gemeente"], rij["product"], tarief, Resultaatdeel.START, None] += 1
        if uitkomst is not None and in_jaar:
            behaald = Decimal(uitkomst["behaald"])
            aantallen[rij["gemeente"], rij["product"], tarief, Resultaatdeel.UITKOMST, behaald] += 1
    return tuple(Resultaatgroep(*sleutel, aantal) for sleutel, aantal in aantallen.items())


def make_clienten(rijen: Iterable[Rij], jaar: int) -> tuple[Clientental, ...]:
    """Count each delivered client once, at its toewijzing with the earliest start, then the lowest nummer."""
    geleverd = [rij for rij in rijen if get_zorg(rij).get_dagen(jaarperiode(jaar))]
    eerste: dict[str, Rij] = {}
    for rij in sorted(geleverd, key=lambda r: (get_zorg(r).start or date.max, r["nummer"])):
        eerste.setdefault(rij["client"], rij)
    aantallen = Counter(rij["gemeente"] for rij in eerste.values())
    return tuple(Clientental(gemeente, aantal) for gemeente, aantal in sorted(aantallen.items()))
