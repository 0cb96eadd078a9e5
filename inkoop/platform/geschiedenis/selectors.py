"""Reads what happened to an object, in a number of statements that does not grow with what is found."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, cast
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Model, Q, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.utils.timezone import localdate

from inkoop.platform.databank.geschiedenis import GEWIJZIGD, TOEGEVOEGD, VERWIJDERD
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, get_werkgebied
from inkoop.platform.geschiedenis.bronnen import Geschiedenisbron, find_bronnen, only_veranderingen
from inkoop.platform.geschiedenis.woorden import (
    Namen,
    describe_inhoud,
    describe_kenmerk,
    describe_rij,
    describe_verschil,
    describe_verwijzing,
    find_verwijzingen,
    read_rij,
)
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.logboek.services import describe_handeling

__all__ = [
    "PER_KEER",
    "Geschiedenis",
    "Handeling",
    "Wijziging",
    "find_geschiedenis",
    "find_laatste_wijziging",
]

# How many acts a page shows at once, and how many changes of an act; a load changes thousands.
PER_KEER = 10
PER_HANDELING = 25
# Further back than this nobody reads on a page.
MEEST = 200

_WAT = {TOEGEVOEGD: "toegevoegd", GEWIJZIGD: "gewijzigd", VERWIJDERD: "verwijderd"}
_VIA = {
    "pagina": "via een pagina",
    "api": "via de API",
    "taak": "als taak op de achtergrond",
    "opdracht": "met een opdracht",
}
SYSTEEM, REGIO, BUITENOM = "het systeem", "de regio", "iemand buiten de toepassing om"

# Who did it is joined last, for the few that are shown; a reader who may not know gets no metadata.
_HANDELINGEN = """
SELECT moment, context, tellingen, metadata
FROM (
    SELECT moment, context,
        jsonb_agg(jsonb_build_array(soort, label, aantal) ORDER BY soort, label) AS tellingen
    FROM (
        SELECT moment, context, soort, label, count(*) AS aantal
        FROM ({bron}) AS gebeurtenis (moment, context, soort, label) GROUP BY 1, 2, 3, 4
    ) AS telling
    GROUP BY 1, 2 ORDER BY 1 DESC, 2 LIMIT %s
) AS handeling
LEFT JOIN pghistory_context c ON c.id = context
ORDER BY 1 DESC, 2
"""


class MetOnderwerp(Protocol):
    """An object that has lines of its own in the audit log."""

    def get_onderwerp(self) -> tuple[str, str]:
        """Return kind and key with which the log names the object."""
        ...


@dataclass(frozen=True)
class Wijziging:
    """One row that was added, changed or removed.

    Attributes:
        wat: the row and what happened to it: "tarief 45A04 gewijzigd".
        velden: label, old and new value of what changed; of a new row the old value is empty.
    """

    wat: str
    velden: Sequence[tuple[str, str, str]] = ()


@dataclass
class Handeling:
    """What was done in one go.

    Attributes:
        moment: when.
        titel: what it was, in words.
        wie: who did it, as far as the reader may know.
        via: what it came through; empty when that is not known.
        wijzigingen: what changed; of a large act only how many rows of each kind.
    """

    moment: datetime
    titel: str = ""
    wie: str = ""
    via: str = ""
    wijzigingen: list[Wijziging] = field(default_factory=list)


@dataclass(frozen=True)
class Geschiedenis:
    """The latest acts on an object, newest first, and whether there are more."""

    handelingen: Sequence[Handeling]
    is_meer: bool


@dataclass
class _Daad:
    """One act while it is put together."""

    moment: datetime
    context: UUID | None
    tellingen: list[tuple[str, str, int]] = field(default_factory=list)
    herkomst: dict[str, Any] = field(default_factory=dict)
    regels: list[Logregel] = field(default_factory=list)

    @property
    def aantal(self) -> int:
        """How many rows it changed."""
        return sum(aantal for _, _, aantal in self.tellingen)


def find_geschiedenis(
    onderwerp: Model, gebruiker: Gebruiker | AnonymousUser, aantal: int = PER_KEER
) -> Geschiedenis:
    """Return what happened to an object and its parts, newest first.

    Args:
        onderwerp: the object, which the caller found with `zichtbaar_voor`.
        gebruiker: who reads. A provider is not told who in the region did something.
        aantal: how many acts, at most `MEEST`.
    """
    aantal = max(1, min(aantal, MEEST))
    bronnen = find_bronnen(onderwerp, gebruiker)
    if not bronnen:
        return Geschiedenis((), is_meer=False)
    daden = _find_daden(bronnen, aantal + 1)
    _add_regels(daden, onderwerp, aantal + 1)
    daden = sorted(daden, key=lambda daad: daad.moment, reverse=True)
    getoond = daden[:aantal]
    wijzigingen = _read_wijzigingen(bronnen, getoond)
    weten_wie = _Kenner(getoond, gebruiker)
    return Geschiedenis(
        [_make_handeling(daad, bronnen, wijzigingen, weten_wie) for daad in getoond], len(daden) > aantal
    )


def find_laatste_wijziging(onderwerp: Model, gebruiker: Gebruiker) -> datetime | None:
    """Return when an object or a part of it got the form that it has now; None without a history.

    How it was when its history began counts too.

    Args:
        onderwerp: the object, which the caller found with `zichtbaar_voor`.
        gebruiker: who reads.
    """
    bronnen = find_bronnen(onderwerp, gebruiker)
    if not bronnen:
        return None
    momenten = _unite(bron.rijen.values_list("pgh_created_at") for bron in bronnen)
    return max((moment for (moment,) in momenten), default=None)


def _find_daden(bronnen: Sequence[Geschiedenisbron], aantal: int) -> list[_Daad]:
    """Return the latest transactions that changed something here, with how much."""
    bron = _unite(
        only_veranderingen(bron.rijen).values_list(
            "pgh_created_at", "pgh_context_id", Value(bron.soort, TextField()), "pgh_label"
        )
        for bron in bronnen
    )
    sql, waarden = bron.query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(_HANDELINGEN.format(bron=sql), [*waarden, aantal])
        rijen = cursor.fetchall()
    return [
        _Daad(moment, context, [tuple(deel) for deel in json.loads(delen)], json.loads(van or "{}"))
        for moment, context, delen, van in rijen
    ]


def _unite(rijen: Iterable[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    eerste, *overige = (rij.order_by() for rij in rijen)
    return eerste.union(*overige, all=True) if overige else eerste


def _add_regels(daden: list[_Daad], onderwerp: Model, aantal: int) -> None:
    """Add what the log says of these acts, and the acts on this object that changed no row of it."""
    bij = {daad.context: daad for daad in daden if daad.context}
    voorwaarde = Q(context__in=bij)
    if hasattr(onderwerp, "get_onderwerp"):
        soort, sleutel = cast(MetOnderwerp, onderwerp).get_onderwerp()
        eigen = Logregel.objects.filter(onderwerp_soort=soort, onderwerp_sleutel=sleutel)
        voorwaarde |= Q(pk__in=list(eigen.order_by("-pk").values_list("pk", flat=True)[:aantal]))
    los: dict[object, _Daad] = {}
    for regel in Logregel.objects.filter(voorwaarde).order_by("pk"):
        daad = bij.get(regel.context) if regel.context else None
        if daad is None:
            daad = los.setdefault(regel.context or regel.pk, _Daad(regel.moment, regel.context))
        daad.regels.append(regel)
    daden += los.values()


def _read_wijzigingen(
    bronnen: Sequence[Geschiedenisbron], daden: Sequence[_Daad]
) -> dict[tuple[datetime, UUID | None], list[Wijziging]]:
    """Return the changes of each act that is small enough to be told row by row."""
    klein = [daad for daad in daden if 0 < daad.aantal <= PER_HANDELING]
    contexten = [daad.context for daad in klein if daad.context]
    momenten = [daad.moment for daad in klein if not daad.context]
    keuze = Q(pgh_context_id__in=contexten) | Q(pgh_context_id__isnull=True, pgh_created_at__in=momenten)
    rijen = list(_unite(_select_inhoud(bron, keuze) for bron in bronnen)) if klein else []
    per_soort = {bron.soort: (nummer, bron) for nummer, bron in enumerate(bronnen)}
    gelezen = [
        (moment, context, *per_soort[soort], label, sleutel, read_rij(nieuw), read_rij(oud) if oud else {})
        for moment, context, soort, label, sleutel, nieuw, oud in rijen
    ]
    gelezen.sort(key=lambda rij: (rij[2], rij[5]))
    namen = _find_namen([(rij[3], rij[4], rij[6], rij[7]) for rij in gelezen])
    uit: dict[tuple[datetime, UUID | None], list[Wijziging]] = defaultdict(list)
    for moment, context, _, bron, label, _, nieuw, oud in gelezen:
        uit[moment, context].append(_describe(bron, label, nieuw, oud, namen))
    return uit


def _select_inhoud(bron: Geschiedenisbron, keuze: Q) -> QuerySet[Any, Any]:
    """Return the rows of an act as JSON, and of a changed row how it was before."""
    tabel = bron.rijen.model._meta.db_table
    vorige = (
        f"CASE WHEN \"{tabel}\".pgh_label = '{GEWIJZIGD}' THEN (SELECT to_jsonb(v)::text "  # noqa: S608 - own names
        f'FROM "{tabel}" v WHERE v.pgh_obj_id = "{tabel}".pgh_obj_id AND v.pgh_id < "{tabel}".pgh_id '
        "ORDER BY v.pgh_id DESC LIMIT 1) END"
    )
    return (
        only_veranderingen(bron.rijen)
        .filter(keuze)
        .values_list(
            "pgh_created_at",
            "pgh_context_id",
            Value(bron.soort, TextField()),
            "pgh_label",
            "pgh_id",
            RawSQL(f'to_jsonb("{tabel}")::text', (), TextField()),  # noqa: S611 - own names
            RawSQL(vorige, (), TextField()),  # noqa: S611 - own names
        )
    )


def _find_namen(rijen: Collection[tuple[Geschiedenisbron, str, Any, Any]]) -> Namen:
    """Return what rows that changes refer to are called: one statement for each kind.

    A whole that is told of in the same breath is named from there, also when it is gone.
    """
    namen = {
        (bron.model, nieuw["pgh_obj_id"]): describe_kenmerk(bron.model, nieuw, bron.verzwijg)
        for bron, _, nieuw, _ in rijen
    }
    gevraagd: dict[type[Model], set[Any]] = defaultdict(set)
    for bron, label, nieuw, oud in rijen:
        # What a new object holds stands on its own page.
        inhoud = [] if bron.diepte == 0 and label == TOEGEVOEGD else [nieuw, oud]
        for doel, sleutel in find_verwijzingen(bron.model, inhoud, bron.verzwijg):
            if (doel, sleutel) not in namen:
                gevraagd[doel].add(sleutel)
    return namen | {
        (doel, rij.pk): describe_verwijzing(rij)
        for doel, sleutels in gevraagd.items()
        for rij in _select_met_naam(doel).filter(pk__in=sleutels)
    }


def _select_met_naam(model: Any) -> QuerySet[Any, Any]:
    """Return rows with what their names are made of; what has a name per period gets that of today."""
    beheer = model._default_manager
    if hasattr(beheer, "named_op"):
        benoemd: QuerySet[Any, Any] = beheer.named_op(localdate())
        return benoemd
    rijen: QuerySet[Any, Any] = model._base_manager.select_related()
    return rijen


def _describe(bron: Geschiedenisbron, label: str, nieuw: Any, oud: Any, namen: Namen) -> Wijziging:
    wat = f"{describe_rij(bron.model, nieuw, namen, bron.verzwijg)} {_WAT[label]}"
    if label == TOEGEVOEGD and bron.diepte > 0:
        inhoud = describe_inhoud(bron.model, nieuw, namen, {bron.ouder})
        return Wijziging(wat, [(naam, "", waarde) for naam, waarde in inhoud])
    if label == GEWIJZIGD:
        return Wijziging(wat, describe_verschil(bron.model, oud, nieuw, namen))
    return Wijziging(wat)


def _make_handeling(
    daad: _Daad,
    bronnen: Sequence[Geschiedenisbron],
    wijzigingen: dict[tuple[datetime, UUID | None], list[Wijziging]],
    kenner: "_Kenner",
) -> Handeling:
    titels = dict.fromkeys(describe_handeling(regel.handeling) for regel in daad.regels)
    wie, via = kenner.describe(daad)
    verteld = wijzigingen.get((daad.moment, daad.context)) or _count(daad, bronnen)
    return Handeling(daad.moment, ", ".join(titels) or "Gewijzigd", wie, via, verteld)


def _count(daad: _Daad, bronnen: Sequence[Geschiedenisbron]) -> list[Wijziging]:
    """Tell of a large act how many rows of each kind it changed."""
    modellen = {bron.soort: bron.model for bron in bronnen}
    regels = []
    for soort, label, aantal in daad.tellingen:
        meta = modellen[soort]._meta
        naam = meta.verbose_name if aantal == 1 else meta.verbose_name_plural
        regels.append(Wijziging(f"{aantal} {naam} {_WAT[label]}"))
    return regels


class _Kenner:
    """Knows who did what, and tells a reader no more than that may know."""

    def __init__(self, daden: Collection[_Daad], lezer: Gebruiker | AnonymousUser) -> None:
        """Look the accounts of these acts up together."""
        self._lezer = lezer
        nummers = {daad.herkomst.get("account") for daad in daden}
        namen = {regel.gebruiker for daad in daden for regel in daad.regels}
        bekend = Q(pk__in=nummers - {None}) | Q(gebruikersnaam__in=namen - {""})
        accounts = Gebruiker.objects.filter(bekend) if (nummers | namen) - {None, ""} else ()
        self._accounts: dict[object, Gebruiker] = {}
        for account in accounts:
            self._accounts[account.pk] = self._accounts[account.gebruikersnaam] = account

    def describe(self, daad: _Daad) -> tuple[str, str]:
        """Return who did it, and through what."""
        naam = next((regel.gebruiker for regel in daad.regels if regel.gebruiker), "")
        account = self._accounts.get(daad.herkomst.get("account")) or self._accounts.get(naam)
        if get_werkgebied(self._lezer) == Bereik.AANBIEDER:
            return self._describe_aan_aanbieder(account), ""
        if daad.context is None and account is None:
            return (naam or BUITENOM), ""
        return (str(account) if account else naam or SYSTEEM), _VIA.get(daad.herkomst.get("via", ""), "")

    def _describe_aan_aanbieder(self, account: Gebruiker | None) -> str:
        """A provider knows its own people; who in the region did something is the region's own business."""
        eigen = account is not None and get_werkgebied(account) == Bereik.AANBIEDER
        return str(account) if eigen else REGIO
