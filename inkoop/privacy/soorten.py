"""The kinds of data that have a retention term, and how each app finds and destroys its own.

The terms and articles are proposals that no source at hand confirms
(docs/besluiten/0033-bewaren-en-vernietigen.md); each region looks them up and sets its own.
"""

from collections.abc import Callable, Collection
from datetime import date
from functools import partial

from django.utils import timezone

from bekostiging.selectors import find_afgeronde_jaren
from bekostiging.services import vernietig_namen
from inkoop.inname.services import (
    find_oude_uploads,
    find_oude_verslagen,
    vernietig_uploads,
    vernietig_verslagen,
)
from inkoop.kern.codes import Domein
from inkoop.platform.bewaren.services import Gegevenssoort, Termijnbevinding
from inkoop.privacy.models import Inzageverzoek
from inkoop.signalen.services import renew_signalen
from segmenten.models import Regio
from toegang.models import Client
from toegang.selectors import find_verlopen_zorg, get_clientnamen
from toegang.services import vernietig_zorg

NIET_AFGEROND = "een jaar is nog niet vastgesteld, of wacht op een correctie"
_VOORSTEL = "Voorstel, na te gaan door de regio: "
_FISCAAL = f"{_VOORSTEL}Algemene wet inzake rijksbelastingen, artikel 52"


def _find_zorg(wet: Domein) -> Callable[[str, date], Termijnbevinding]:
    def find(code: str, grens: date) -> Termijnbevinding:
        regio = Regio.objects.get(code=code)
        gevonden = find_verlopen_zorg(regio, wet, grens, find_afgeronde_jaren(regio))
        return _make_bevinding(gevonden.afgerond, len(gevonden.niet_afgerond))

    return find


def _vernietig_zorg(code: str, toewijzingen: Collection[int]) -> int:
    """Names first, while the allocations still lead to them; signals after, so that they name them anew."""
    vernietig_namen(toewijzingen, get_clientnamen(toewijzingen))
    aantal = vernietig_zorg(toewijzingen)
    regio = Regio.objects.get(code=code)
    Inzageverzoek.objects.filter(regio=regio).exclude(client__in=Client.objects.filter(regio=regio)).delete()
    renew_signalen(regio, timezone.now())
    return aantal


def _find_uploads(code: str, grens: date) -> Termijnbevinding:
    vast = set(find_afgeronde_jaren(Regio.objects.get(code=code)))
    sleutels: list[int] = []
    nodig = 0
    for rij in find_oude_uploads(code, grens).only("jaren", "gemaakt_op"):
        if rij.find_jaren() <= vast:
            sleutels.append(rij.pk)
        else:
            nodig += 1
    return _make_bevinding(sleutels, nodig)


def _find_verslagen(code: str, grens: date) -> Termijnbevinding:
    return Termijnbevinding(list(find_oude_verslagen(code, grens).values_list("pk", flat=True)))


def _make_bevinding(sleutels: Collection[int], nodig: int) -> Termijnbevinding:
    return Termijnbevinding(sleutels, {NIET_AFGEROND: nodig} if nodig else {})


def _make_zorgsoort(wet: Domein, naam: str, maanden: int, bron: str) -> Gegevenssoort:
    return Gegevenssoort(
        code=f"zorg_{wet}",
        naam=naam,
        eenheid=("toewijzing", "toewijzingen"),
        telt_vanaf="de laatste dag van alle zorg van een cliënt onder deze wet",
        maanden=maanden,
        bron=bron,
        wat_weg="het pseudoniem, de nummers van toewijzingen en prestaties, en waarom de zorg stopte",
        wat_blijft="dagen, volume, product, gemeente en contract, zonder iets dat naar een persoon leidt",
        onderdeel="toewijzing",
        find=_find_zorg(wet),
        vernietig=_vernietig_zorg,
    )


# What is kept to account for money.
_make_geldsoort = partial(Gegevenssoort, maanden=84, bron=_FISCAAL)
SOORTEN = (
    _make_zorgsoort(Domein.JEUGD, "Zorg voor jeugd", 240, f"{_VOORSTEL}Jeugdwet, artikel 7.3.8"),
    _make_zorgsoort(Domein.WMO, "Ondersteuning uit de Wmo", 180, f"{_VOORSTEL}Wmo 2015, artikel 5.3.4"),
    _make_zorgsoort(Domein.PARTICIPATIE, "Ondersteuning bij participatie", 84, _FISCAAL),
    _make_geldsoort(
        code="aanleveringen",
        naam="Aangeleverde bestanden",
        eenheid=("bestand", "bestanden"),
        telt_vanaf="de dag waarop het bestand binnenkwam",
        wat_weg="het bestand, zijn naam en wat eruit is gelezen",
        wat_blijft="wie het leverde, wanneer, en hoeveel regels goed en fout waren",
        onderdeel="upload",
        find=_find_uploads,
        vernietig=lambda _, sleutels: vernietig_uploads(sleutels),
    ),
    _make_geldsoort(
        code="laadverslagen",
        naam="Regels in laadverslagen",
        eenheid=("verslag", "verslagen"),
        telt_vanaf="de dag van het verslag",
        wat_weg="de regels die het verslag noemt",
        wat_blijft="wie iets leverde, wanneer, en de aantallen per reden",
        onderdeel="laadverslag",
        find=_find_verslagen,
        vernietig=lambda _, sleutels: vernietig_verslagen(sleutels),
    ),
    # Their terms go with what is exported for the archive; this product destroys none of it.
    _make_geldsoort(
        code="afrekeningen",
        naam="Afrekeningen",
        eenheid=("afrekening", "afrekeningen"),
        telt_vanaf="de dag waarop de afrekening is vastgesteld",
    ),
    _make_geldsoort(
        code="contracten",
        naam="Contracten en afspraken",
        eenheid=("contract", "contracten"),
        telt_vanaf="de laatste dag van het contract",
    ),
    Gegevenssoort(
        code="logboek",
        naam="Logboek",
        eenheid=("regel", "regels"),
        telt_vanaf="de dag van de regel",
        maanden=18,
        # That the term follows from risk is in BIO2; how long that is, is not.
        bron=f"{_VOORSTEL}BIO2, maatregel 8.15.04, naar risico",
    ),
)
