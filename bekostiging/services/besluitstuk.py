"""A settlement that was established as a document that leaves the house: who decided, when, on what grounds.

What is made public tells no outcome that may be about one person, names nobody who works for the region, and
of a year that was corrected only the amounts of the last version: the difference may be about one person too.
The archive gets every version with all its parts, and the reports that exist.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from bekostiging.models import Afrekening, Afrekeningstatus, Contractafrekening, Gemeenteafrekening
from bekostiging.selectors import find_rapporten, get_vastgestelde_afrekening
from bekostiging.selectors.betrokkenen import find_betrokkenen
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.archiefstuk import Archiefstuk, Exportdoel, Feit, Stukbijlage, Stuksoort, Stuktabel
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN, Bedragen, add_bedragen, get_bedragen
from inkoop.kern.codes import Afspraaksoort, Model
from inkoop.kern.geld import als_tekst
from inkoop.kern.herleidbaar import MINSTE_PERSONEN, Onherleidbaar, choose_onherleidbaar
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opmaak import CIVIELE_TIJD, format_bedrag, format_datum, format_moment
from inkoop.kern.periode import Periode, get_jaareinde
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.selectors import open_inhoud
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from segmenten.models import Regio, add_voorkomens

_SYSTEEM = "het systeem"
_KLEIN = (
    f"Uitkomsten over minder dan {MINSTE_PERSONEN} cliënten staan samen in één regel, zo nodig met de "
    "kleinste andere, zodat geen bedrag naar een persoon leidt."
)
_TE_KLEIN = f"Bedragen over minder dan {MINSTE_PERSONEN} cliënten blijven weg, en dan ook het totaal."
_GECORRIGEERD = "Deze versie is later gecorrigeerd. De bedragen staan bij de laatste versie van dit jaar."


def find_besluiten(gebruiker: Gebruiker, regio: Regio, periode: Periode) -> QuerySet[Afrekening]:
    """Return the settlements of a region that were established on a day of a period, for who may see them."""
    vast = Afrekening.objects.zichtbaar_voor(gebruiker).filter(
        regio=regio, status=Afrekeningstatus.VASTGESTELD, vastgesteld_op__gte=_get_begin(periode.begin)
    )
    if periode.eind is not None:
        vast = vast.filter(vastgesteld_op__lt=_get_begin(periode.eind + timedelta(days=1)))
    return vast.order_by("jaar", "versie")


def make_besluitstukken(
    gebruiker: Gebruiker, regio: Regio, periode: Periode, doel: Exportdoel
) -> Iterator[Archiefstuk]:
    """Yield the settlements that were established in a period, by year and version."""
    besluiten = find_besluiten(gebruiker, regio, periode).select_related(
        "regio", "corrigeert", "gemaakt_door", "gedeeld_door", "vastgesteld_door"
    )
    make = _make_archiefstuk if doel == Exportdoel.ARCHIEF else _make_openbaar_stuk
    for afrekening in besluiten:
        yield make(afrekening, gebruiker)


def _get_begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), CIVIELE_TIJD)


def _make_stuk(afrekening: Afrekening, wie: Iterable[Feit], **delen: Any) -> Archiefstuk:
    moment = afrekening.vastgesteld_op
    if moment is None:
        raise ValueError(f"{afrekening} is niet vastgesteld")
    corrigeert = afrekening.corrigeert
    feiten = [
        ("Besluit", f"Afrekening van {afrekening.jaar}, versie {afrekening.versie}, vastgesteld"),
        ("Corrigeert", f"Versie {corrigeert.versie}" if corrigeert else ""),
        ("Vastgesteld op", format_datum(moment.astimezone(CIVIELE_TIJD).date())),
        *wie,
        ("Rekenregels", f"Versie {afrekening.regelversie}"),
        ("Gronden", f"De gegevens met vingerafdruk {afrekening.vingerafdruk}"),
    ]
    return Archiefstuk(
        soort=Stuksoort.BESLUIT,
        kenmerk=f"{afrekening.jaar}/{afrekening.versie}",
        titel=f"Vastgestelde afrekening {afrekening.jaar}, versie {afrekening.versie}",
        van=date(afrekening.jaar, 1, 1),
        tot=get_jaareinde(afrekening.jaar),
        telt_vanaf=moment.astimezone(CIVIELE_TIJD).date(),
        moment=moment,
        feiten=[feit for feit in feiten if feit[1]],
        **delen,
    )


# What everybody reads


def _make_openbaar_stuk(afrekening: Afrekening, gebruiker: Gebruiker) -> Archiefstuk:
    wie = [("Vastgesteld door", describe_wie(Recht.AFREKENING_VASTSTELLEN))]
    laatste = get_vastgestelde_afrekening(afrekening.regio, afrekening.jaar)
    if laatste is not None and laatste.pk != afrekening.pk:
        return _make_stuk(afrekening, [*wie, ("Bedragen", _GECORRIGEERD)])
    keuze = choose_onherleidbaar(find_betrokkenen(afrekening))
    tabellen = [_make_openbare_tabel(_read_uitkomsten(afrekening, gebruiker, "uitleg"), keuze)]
    if keuze.heeft_totaal:
        tabellen.insert(0, _make_totaaltabel(afrekening))
    return _make_stuk(afrekening, wie, tabellen=tabellen)


def _make_openbare_tabel(uitkomsten: Sequence[Contractafrekening], keuze: Onherleidbaar[int]) -> Stuktabel:
    """Return the outcomes that may stand by themselves, and what is told of the others together."""
    rijen = [
        (*_describe_uitkomst(rij), *_format(get_bedragen(rij))) for rij in uitkomsten if rij.pk in keuze.apart
    ]
    samen = [get_bedragen(rij) for rij in uitkomsten if rij.pk in keuze.samen]
    if samen and keuze.heeft_totaal:
        rijen.append((f"{len(samen)} contracten samen", "", "", "", *_format(add_bedragen(samen))))
    koppen = ("Contract", "Aanbieder", "Model", "Afspraak", *(soort.titel for soort in BEDRAGSOORTEN))
    uitleg = "" if not samen else _KLEIN if keuze.heeft_totaal else _TE_KLEIN
    return Stuktabel("Per contract", koppen, rijen, uitleg)


def _make_totaaltabel(afrekening: Afrekening) -> Stuktabel:
    bedragen = get_bedragen(afrekening)
    rijen = [
        (soort.titel, format_bedrag(getattr(bedragen, soort.code)), soort.regio) for soort in BEDRAGSOORTEN
    ]
    return Stuktabel("De hele regio", ("Bedrag", "Euro", "Wat het is"), rijen)


# What the archive keeps


def _make_archiefstuk(afrekening: Afrekening, gebruiker: Gebruiker) -> Archiefstuk:
    uitkomsten = _read_uitkomsten(afrekening, gebruiker)
    delen = _read_delen(afrekening, gebruiker)
    geparkeerd = afrekening.geparkeerd.order_by().values_list("contract__nummer", "reden")
    wie = [
        ("Berekend op", format_moment(afrekening.gemaakt_op)),
        ("Berekend door", str(afrekening.gemaakt_door or _SYSTEEM)),
        ("Gedeeld op", format_moment(afrekening.gedeeld_op) if afrekening.gedeeld_op else ""),
        ("Gedeeld door", str(afrekening.gedeeld_door or "")),
        ("Vastgesteld door", str(afrekening.vastgesteld_door)),
    ]
    titels = tuple(soort.titel for soort in BEDRAGSOORTEN)
    tabellen = (
        _make_totaaltabel(afrekening),
        Stuktabel(
            "Per contract",
            ("Contract", "Aanbieder", "Model", "Afspraak", *titels),
            [(*_describe_uitkomst(rij), *_format(get_bedragen(rij))) for rij in uitkomsten],
        ),
        Stuktabel(
            "Per contract en gemeente",
            ("Contract", "Gemeente", *(soort.titel for soort in GEMEENTEBEDRAGEN)),
            [
                (
                    rij.contractafrekening.contract.nummer,
                    rij.gemeente.naam,
                    *(format_bedrag(getattr(rij, soort.code)) for soort in GEMEENTEBEDRAGEN),
                )
                for rij in delen
            ],
        ),
        Stuktabel("Niet afgerekend", ("Contract", "Waarom"), sorted(geparkeerd)),
    )
    return _make_stuk(
        afrekening,
        wie,
        tabellen=[tabel for tabel in tabellen if tabel.rijen],
        bijlagen=[_make_bijlage(bestand) for bestand in find_rapporten(gebruiker, afrekening)],
        gegevens=_make_gegevens(afrekening, uitkomsten, delen),
    )


def _make_gegevens(
    afrekening: Afrekening, uitkomsten: Iterable[Contractafrekening], delen: Iterable[Gemeenteafrekening]
) -> dict[str, Any]:
    """Return the settlement as data, with the explanation from which it can be computed again."""
    per_contract: dict[int, dict[str, Any]] = {}
    for deel in delen:
        bedragen = _write(deel, GEMEENTEBEDRAGEN)
        per_contract.setdefault(deel.contractafrekening_id, {})[deel.gemeente.code] = bedragen
    return {
        "jaar": afrekening.jaar,
        "versie": afrekening.versie,
        "corrigeert": afrekening.corrigeert.versie if afrekening.corrigeert else None,
        "regelversie": afrekening.regelversie,
        "vingerafdruk": afrekening.vingerafdruk,
        "afgekeurd": afrekening.afgekeurd,
        "totaal": _write(afrekening, BEDRAGSOORTEN),
        "contracten": [
            {
                "contract": rij.contract.nummer,
                "model": rij.model,
                "soort": rij.soort,
                "budget": None if rij.budget is None else als_tekst(rij.budget),
                **_write(rij, BEDRAGSOORTEN),
                "gemeenten": per_contract.get(rij.pk, {}),
                "uitleg": rij.uitleg,
            }
            for rij in uitkomsten
        ],
    }


def _write(rij: object, soorten: Iterable[Any]) -> dict[str, str]:
    return {soort.code: als_tekst(getattr(rij, soort.code)) for soort in soorten}


def _make_bijlage(bestand: Bestand) -> Stukbijlage:
    def read() -> bytes:
        with open_inhoud(bestand) as inhoud:
            gelezen: bytes = inhoud.read()
            return gelezen

    return Stukbijlage(bestand.naam, bestand.mime, bestand.gemaakt_op, read)


# What both read


def _read_uitkomsten(afrekening: Afrekening, gebruiker: Gebruiker, *zonder: str) -> list[Contractafrekening]:
    """Return the outcomes by number of the contract, by code point; fields in `zonder` are not read."""
    rijen = Contractafrekening.objects.zichtbaar_voor(gebruiker).filter(afrekening=afrekening)
    gelezen = rijen.select_related("contract__aanbieder").defer(*zonder)
    return sorted(gelezen, key=lambda rij: rij.contract.nummer)


def _read_delen(afrekening: Afrekening, gebruiker: Gebruiker) -> list[Gemeenteafrekening]:
    rijen = Gemeenteafrekening.objects.zichtbaar_voor(gebruiker).filter(
        contractafrekening__afrekening=afrekening
    )
    gelezen = add_voorkomens(
        rijen.select_related("gemeente", "contractafrekening__contract").defer("contractafrekening__uitleg"),
        get_jaareinde(afrekening.jaar),
        "gemeente",
    )
    return sorted(gelezen, key=lambda rij: (rij.contractafrekening.contract.nummer, rij.gemeente.code))


def _describe_uitkomst(rij: Contractafrekening) -> tuple[str, str, str, str]:
    contract = rij.contract
    model, afspraak = MODELLEN[Model(rij.model)].naam, AFSPRAKEN[Afspraaksoort(rij.soort)].naam
    return contract.nummer, contract.aanbieder.naam, model, afspraak


def _format(bedragen: Bedragen) -> tuple[str, ...]:
    return tuple(format_bedrag(getattr(bedragen, soort.code)) for soort in BEDRAGSOORTEN)
