"""Proves the log, and trusts nothing inside what it verifies.

Rows are read as they lie in the tables, by what PostgreSQL itself brings along; digests are computed here,
and compared with the anchors, which lie elsewhere. No function, view, trigger or search path of the database
has a say in it: what could stand in for the tables is itself a finding.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import DatabaseError, connection
from django.utils import timezone

from inkoop.kern.opmaak import format_aantal, format_moment
from inkoop.platform.gebruikers.zicht import met_momentopname
from inkoop.platform.logboek.ankers import DAG, Ankerstand, read_ankers
from inkoop.platform.logboek.bewaking import BELEID, KOLOMSOORTEN, WACHTEN
from inkoop.platform.logboek.keten import BEGIN, KOLOMMEN, Inhoud, calculate_digest

__all__ = ["Ketenoordeel", "check_logboek"]

# More findings than this say nothing more.
MEESTE = 20
# The clock seals every minute; a line that waits longer is held back.
GEDULD = timedelta(minutes=10)
_BLOK = 2000

_TABELLEN = """
SELECT c.relname, c.relkind = 'r' AND c.relpersistence = 'p' AND NOT c.relhasrules AND NOT c.relhassubclass
        AND NOT c.relispartition,
    ARRAY(SELECT a.attname || ':' || format_type(a.atttypid, NULL) || a.attgenerated::text FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relname = ANY(%s)
"""
_TRIGGERS = """
SELECT c.relname, t.tgname, t.tgenabled::text, pg_get_triggerdef(t.oid), p.proname, p.prosrc
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND n.nspname = 'public' AND c.relname = ANY(%s) ORDER BY 1, 2
"""
_BELEID = """
SELECT c.relname, b.polname, concat_ws('|', c.relforcerowsecurity, b.polcmd, b.polpermissive,
    b.polroles::text, pg_get_expr(b.polqual, b.polrelid), pg_get_expr(b.polwithcheck, b.polrelid))
FROM pg_policy b JOIN pg_class c ON c.oid = b.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relname = ANY(%s) ORDER BY 1, 2
"""
_KETEN = f"""
SELECT s.volgnummer, s.regel_id, s.vorm, s.vorige_digest, s.digest, l.volgnummer,
    {", ".join(f"l.{kolom}" for kolom in KOLOMMEN)}
FROM ONLY public.logboek_schakel s LEFT JOIN ONLY public.logboek_logregel l ON l.volgnummer = s.regel_id
WHERE s.volgnummer > %s ORDER BY s.volgnummer
"""  # noqa: S608 - own names
_LOS = """
SELECT l.volgnummer, l.moment FROM ONLY public.logboek_logregel l
LEFT JOIN ONLY public.logboek_schakel s ON s.regel_id = l.volgnummer
WHERE s.volgnummer IS NULL ORDER BY l.volgnummer LIMIT 10000
"""
_DIGEST = "SELECT digest FROM public.logboek_schakel WHERE volgnummer = %s"
_ANKERRIJEN = "SELECT nummer, digest FROM ONLY public.logboek_anker ORDER BY nummer"


@dataclass
class Ketenoordeel:
    """What the check found.

    Attributes:
        gebreken: what is wrong, in sentences; empty when the log is proven.
        aantal: how many seals were checked.
        nummer, digest: of the last seal; 0 and "" for an empty chain.
        ankers: how many anchors were compared.
        wachtend: lines that wait for their seal, as new ones do.
        sinds: when the first line was written.
    """

    gebreken: list[str] = field(default_factory=list)
    aantal: int = 0
    nummer: int = 0
    digest: str = ""
    ankers: int = 0
    wachtend: int = 0
    sinds: datetime | None = None

    @property
    def is_leeg(self) -> bool:
        """Whether there is no line at all."""
        return not self.aantal and not self.wachtend

    def add(self, gebrek: str) -> None:
        """Note a finding, unless there are more than anybody reads."""
        if len(self.gebreken) < MEESTE:
            self.gebreken.append(gebrek)


def check_logboek(verwacht: Iterable[Ankerstand] = ()) -> Ketenoordeel:
    """Check the whole log against itself, and against what was kept outside the database.

    Args:
        verwacht: states that somebody wrote down, beside the anchors in the store.
    """
    uitkomst = Ketenoordeel()
    standen = [*verwacht, *_read_ankers(uitkomst)]
    uitkomst.ankers = len(standen)
    try:
        with _met_kale_leesblik():
            _check(uitkomst, standen)
    except (DatabaseError, ValueError, OverflowError) as fout:
        uitkomst.add(f"Het logboek is niet te lezen zoals het hoort: {fout}".strip())
    return uitkomst


def check_laatste(aantal: int, stand: Ankerstand | None) -> list[str]:
    """Check the last seals among themselves, and whether the chain still has the seal of an anchor.

    For a page, which may not read the whole log: of a line that the reader does not see, only the seal is
    followed.
    """
    uitkomst = Ketenoordeel()
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(volgnummer), 0) FROM public.logboek_schakel")
        (laatste,) = cursor.fetchone()
        vanaf = max(0, laatste - aantal)
        cursor.execute(_KETEN, [vanaf])
        _check_keten(uitkomst, iter(cursor.fetchall()), [], vanaf, alleen_gezien=True)
        if stand:
            cursor.execute(_DIGEST, [stand.nummer])
            (digest,) = cursor.fetchone() or (None,)
            if digest is None:
                uitkomst.add(_describe_weg(stand, laatste))
            elif digest != stand.digest:
                uitkomst.add(_describe_ander(stand))
    return uitkomst.gebreken


def _check(uitkomst: Ketenoordeel, standen: Sequence[Ankerstand]) -> None:
    if not _check_tabellen(uitkomst):
        return
    _check_wachten(uitkomst)
    _check_beleid(uitkomst)
    with connection.chunked_cursor() as cursor:
        cursor.execute(_KETEN, [0])
        _check_keten(uitkomst, _iter(cursor), standen)
    _check_los(uitkomst)
    _check_ankerrijen(uitkomst, standen)
    _check_leeftijd(uitkomst, standen)


def _read_ankers(uitkomst: Ketenoordeel) -> Iterator[Ankerstand]:
    try:
        for stand in read_ankers():
            if isinstance(stand, str):
                uitkomst.add(stand)
            else:
                yield stand
    # Which store it is, a setting says, and each has errors of its own: whatever comes, that it could not be
    # read is a finding, and no reason to leave the rest of the log unread.
    except Exception as fout:  # noqa: BLE001
        uitkomst.add(f"De opslag van de ankers is niet te lezen ({type(fout).__name__}).")


@contextmanager
def _met_kale_leesblik() -> Iterator[None]:
    """Read in one snapshot, with names that mean what PostgreSQL means, and no row left out unseen.

    Which policies there are is looked at (`_check_beleid`); a line that one would hide all the same is
    missed, for the seals have no policy.
    """
    with met_momentopname(), connection.cursor() as cursor:
        cursor.execute("SHOW search_path")
        (pad,) = cursor.fetchone()
        cursor.execute("SET LOCAL search_path = pg_catalog, pg_temp")
        yield
        cursor.execute("SELECT pg_catalog.set_config('search_path', %s, true)", [pad])


def _check_tabellen(uitkomst: Ketenoordeel) -> bool:
    """Tell whether the tables are tables, with the columns that they should have."""
    with connection.cursor() as cursor:
        cursor.execute(_TABELLEN, [list(KOLOMSOORTEN)])
        gevonden = {naam: (is_tabel, set(kolommen)) for naam, is_tabel, kolommen in cursor.fetchall()}
    goed = True
    for tabel, soorten in KOLOMSOORTEN.items():
        is_tabel, kolommen = gevonden.get(tabel, (False, set()))
        if not is_tabel:
            uitkomst.add(f"{tabel} is geen gewone tabel: iets anders staat op haar plaats.")
        elif kolommen != {f"{naam}:{soort}" for naam, soort in soorten.items()}:
            uitkomst.add(f"{tabel} heeft andere kolommen dan deze versie kent.")
        else:
            continue
        goed = False
    return goed


def _check_wachten(uitkomst: Ketenoordeel) -> None:
    """Tell which guards of the log are gone, switched off, changed or not ours."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS, [list(KOLOMSOORTEN)])
        gevonden = {(tabel, naam): rest for tabel, naam, *rest in cursor.fetchall()}
    for sleutel, wacht in WACHTEN.items():
        tabel, naam = sleutel
        if sleutel not in gevonden:
            uitkomst.add(f"De bewaking {naam} is weg.")
            continue
        aan, wat, functie, tekst = gevonden.pop(sleutel)
        verwacht = f"CREATE TRIGGER {naam} {wacht.wanneer.replace(' FOR ', f' ON public.{tabel} FOR ', 1)}"
        if aan not in ("O", "A"):
            uitkomst.add(f"De bewaking {naam} staat uit.")
        elif wat != f"{verwacht} EXECUTE FUNCTION public.{wacht.functie}()":
            uitkomst.add(f"De bewaking {naam} doet iets anders dan deze versie haar laat doen.")
        elif hashlib.sha256(tekst.encode()).hexdigest() != wacht.digest:
            uitkomst.add(f"De functie {functie} van de bewaking is een andere dan die van deze versie.")
    for _, naam in gevonden:
        uitkomst.add(f"Op het logboek staat een trigger die er niet hoort: {naam}.")


def _check_beleid(uitkomst: Ketenoordeel) -> None:
    """Tell which policies on the log are gone, changed or not ours."""
    with connection.cursor() as cursor:
        cursor.execute(_BELEID, [list(KOLOMSOORTEN)])
        gevonden = {(tabel, naam): wat for tabel, naam, wat in cursor.fetchall()}
    for (tabel, naam), digest in BELEID.items():
        wat = gevonden.pop((tabel, naam), None)
        if wat is None:
            uitkomst.add(f"De regel {naam} op {tabel} is weg.")
        elif hashlib.sha256(wat.encode()).hexdigest() != digest:
            uitkomst.add(f"De regel {naam} op {tabel} is een andere dan die van deze versie.")
    for tabel, naam in gevonden:
        uitkomst.add(f"Op {tabel} staat een regel die er niet hoort: {naam}.")


def _iter(cursor: Any) -> Iterator[Any]:
    while rijen := cursor.fetchmany(_BLOK):
        yield from rijen


def _check_keten(
    uitkomst: Ketenoordeel,
    rijen: Iterator[Any],
    standen: Sequence[Ankerstand],
    vanaf: int = 0,
    *,
    alleen_gezien: bool = False,
) -> None:
    """Follow the chain, row by row; after a break it goes on from what is there, to find the next.

    Args:
        alleen_gezien: whether a line that is not there may be one that is not seen.
    """
    per_nummer: dict[int, list[Ankerstand]] = {}
    for stand in standen:
        per_nummer.setdefault(stand.nummer, []).append(stand)
    # What goes before the first row of a page is not read.
    nummer, vorige = vanaf, None if vanaf else BEGIN
    for schakel, regel, vorm, vorige_digest, digest, bestaat, *kolommen in rijen:
        if schakel != nummer + 1:
            uitkomst.add(_describe_gat(nummer + 1, schakel - 1))
        elif vorige is not None and vorige_digest != vorige:
            uitkomst.add(f"De keten breekt bij schakel {schakel}: zij sluit niet aan op de schakel ervoor.")
        if bestaat is not None:
            _check_regel(uitkomst, schakel, regel, vorm, vorige_digest, digest, Inhoud(*kolommen))
        elif not alleen_gezien:
            uitkomst.add(f"Regel {regel} (schakel {schakel}) is weg.")
        for stand in per_nummer.pop(schakel, ()):
            if stand.digest != digest:
                uitkomst.add(_describe_ander(stand))
        uitkomst.aantal += 1
        nummer, vorige = schakel, digest
        uitkomst.sinds = uitkomst.sinds or (kolommen[0] if kolommen else None)
    uitkomst.nummer, uitkomst.digest = nummer, (vorige or "") if uitkomst.aantal else ""
    for stand in islice((stand for deel in per_nummer.values() for stand in deel), MEESTE):
        uitkomst.add(_describe_weg(stand, nummer))


def _check_regel(
    uitkomst: Ketenoordeel, schakel: int, regel: int, vorm: int, vorige: str, digest: str, inhoud: Inhoud
) -> None:
    try:
        klopt = calculate_digest(inhoud, schakel, vorm, vorige) == digest
    except ValueError:
        klopt = False
    if not klopt:
        uitkomst.add(f"De keten breekt bij regel {regel} (schakel {schakel}): de regel is veranderd.")


def _describe_gat(van: int, tot: int) -> str:
    if van > tot:
        return f"Schakel {tot + 1} komt na schakel {van - 1}."
    return f"Schakel {van} ontbreekt." if van == tot else f"Schakel {van} tot en met {tot} ontbreken."


def _describe_ander(stand: Ankerstand) -> str:
    return (
        f"Schakel {stand.nummer} heeft een andere digest dan in {_describe_bron(stand)}: "
        "die regel, of een regel ervoor, is niet meer de regel van toen."
    )


def _describe_weg(stand: Ankerstand, laatste: int) -> str:
    bron = _describe_bron(stand)
    if not laatste:
        return f"Het logboek is geleegd: {bron} noemt schakel {stand.nummer}."
    if stand.nummer > laatste:
        weg = format_aantal(stand.nummer - laatste, "regel", "regels")
        eind = f"Het logboek eindigt bij schakel {laatste}"
        return f"{eind}, maar {bron} noemt schakel {stand.nummer}: {weg} weg."
    return f"Schakel {stand.nummer} uit {bron} is er niet meer."


def _describe_bron(stand: Ankerstand) -> str:
    return f"{stand.bron} van {format_moment(stand.moment)}" if stand.moment else stand.bron


def _check_los(uitkomst: Ketenoordeel) -> None:
    """Look at lines without a seal: new ones wait a moment, others are held back."""
    nu = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_LOS)
        los = cursor.fetchall()
    uitkomst.wachtend = len(los)
    te_laat = [regel for regel, moment in los if abs(nu - moment) > GEDULD]
    if te_laat:
        regels = format_aantal(len(te_laat), "regel", "regels")
        uitkomst.add(f"Zonder zegel: {regels}, te beginnen bij regel {te_laat[0]}. Werkt de tijdklok (beat)?")


def _check_ankerrijen(uitkomst: Ketenoordeel, standen: Sequence[Ankerstand]) -> None:
    """Look for anchors that the database knows and the store does not."""
    bekend = {(stand.nummer, stand.digest) for stand in standen}
    with connection.cursor() as cursor:
        cursor.execute(_ANKERRIJEN)
        weg = [nummer for nummer, digest in cursor.fetchall() if (nummer, digest) not in bekend]
    if weg:
        ankers = format_aantal(len(weg), "anker", "ankers")
        uitkomst.add(f"Niet meer in de opslag: {ankers}, te beginnen bij schakel {weg[0]}.")


def _check_leeftijd(uitkomst: Ketenoordeel, standen: Sequence[Ankerstand]) -> None:
    """Tell when anchors stopped coming: without them a line of since then is rewritten unseen."""
    momenten = [stand.moment for stand in standen if stand.moment]
    laatste = max(momenten, default=uitkomst.sinds)
    laatste_anker = max((stand.nummer for stand in standen), default=0)
    if laatste and uitkomst.nummer > laatste_anker and timezone.now() - laatste > 2 * DAG:
        uitkomst.add(f"Sinds {format_moment(laatste)} is geen anker gezet. Werkt de tijdklok (beat)?")
