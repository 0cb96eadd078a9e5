"""Lines of delivered care: a volume per week or month, reported one to three months later, and the errors
that a region meets: two to four lines in a hundred are wrong, for every reason of the control.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from inkoop.demo.kalender import Vak, get_maanden, get_verzuim, get_weken
from inkoop.demo.nagekomen import Nagekomen
from inkoop.demo.soorten import Ritme
from inkoop.demo.toeval import Toeval, Weging
from inkoop.demo.uitvoer import Uitvoer
from inkoop.demo.verloop import Verloop
from inkoop.kern.periode import Periode

FOUTEN, KRAP = 30, 20
_VERTRAGING = Weging([700, 200, 100])
# A line that is reported after February of the next year is not in this year's bundle.
_LAATSTE_MAAND = 14
_ANDERE_EENHEID = {"uur": "minuut", "etmaal": "dagdeel", "dagdeel": "uur"}


@dataclass(frozen=True, slots=True)
class Regel:
    """A line in the making; volumes are whole hundredths of a unit."""

    begin: date
    eind: date
    volume: int
    eenheid: str
    maand: int


@dataclass(frozen=True, slots=True)
class Tariefbereik:
    """From which day a tariff is known, and how much it is: the first is what the contract pays for."""

    eerste_dag: date
    eenheid: str


@dataclass(frozen=True, slots=True)
class Opdrachtregel:
    """What to report: allocation number, course, volume per period (hundredths) and rhythm."""

    toewijzing: str
    verloop: Verloop
    volume: int
    ritme: Ritme


class Registratie:
    """Writes the lines of a year and adds errors, the rarest first."""

    def __init__(self, uitvoer: Uitvoer, jaar: int, nagekomen: Nagekomen | None = None) -> None:
        """Write to `uitvoer` about `jaar`; what comes too late goes to `nagekomen`, or is left out."""
        self._uitvoer, self._jaar, self._nagekomen = uitvoer, jaar, nagekomen
        self._fouten: Counter[str] = Counter(dict.fromkeys(_FOUTEN, 0))
        self._volgnummer = 0

    def write(
        self, opdracht: Opdrachtregel, tarief: Tariefbereik, toeval: Toeval, maximum: int | None = None
    ) -> list[tuple[date, int, int]]:
        """Write the lines of one allocation.

        Args:
            opdracht: what is delivered.
            tarief: unit and first day of the tariff; earlier lines are rejected.
            toeval: the series of the contract.
            maximum: total volume in hundredths, when the allocation has one.

        Returns:
            Begin, volume and month of reporting (13 is January after) of each line that will be approved.
        """
        goed, som = [], 0
        for regel in make_regels(opdracht, self._jaar, tarief.eenheid, toeval):
            gemeld, nummer = self._write_regel(opdracht.toewijzing, regel, toeval)
            if not gemeld:
                continue
            past = maximum is None or som + regel.volume <= maximum
            if past and regel.begin >= tarief.eerste_dag:
                som += regel.volume
                goed.append((regel.begin, regel.volume, gemeld))
                if self._nagekomen is not None:
                    self._nagekomen.see_goedgekeurd(nummer, opdracht.toewijzing, *_describe(regel))
            if toeval.kans(FOUTEN):
                self._write_fout(opdracht, regel, toeval)
        return goed

    def _write_regel(self, toewijzing: str, regel: Regel, toeval: Toeval) -> tuple[int, str]:
        """Write a line with its month of reporting in the number, and give both; 0 when it comes too late."""
        maand = regel.maand + 1 + _VERTRAGING.trek(toeval)
        is_te_laat = maand > _LAATSTE_MAAND
        if is_te_laat and self._nagekomen is None:
            return 0, ""
        self._volgnummer += 1
        gemeld = self._jaar * 100 + maand if maand <= 12 else (self._jaar + 1) * 100 + maand - 12
        nummer = f"P{gemeld}-{self._jaar}-{self._volgnummer:07d}"
        if is_te_laat and self._nagekomen is not None:
            self._nagekomen.add_prestatie(nummer, toewijzing, *_describe(regel))
            return 0, nummer
        heel, deel = divmod(regel.volume, 100)
        volume = f"{heel}.{deel:02d}" if deel else str(heel)
        self._uitvoer.add_prestatie(
            f"{nummer},{toewijzing},{regel.begin},{regel.eind},{volume},{regel.eenheid}\n"
        )
        return maand, nummer

    def _write_fout(self, opdracht: Opdrachtregel, regel: Regel, toeval: Toeval) -> None:
        """Add one wrong line of the rarest kind that is possible here."""
        for naam, _ in sorted(self._fouten.items(), key=lambda paar: (paar[1], paar[0])):
            fout = _FOUTEN[naam](opdracht.verloop, regel, self._jaar)
            if fout is not None:
                self._fouten[naam] += bool(self._write_regel(opdracht.toewijzing, fout, toeval)[0])
                return


def _describe(regel: Regel) -> tuple[tuple[date, date], Decimal, str]:
    """Give the days, the volume in units and the unit of a line."""
    return (regel.begin, regel.eind), Decimal(regel.volume) / 100, regel.eenheid


def make_regels(opdracht: Opdrachtregel, jaar: int, eenheid: str, toeval: Toeval) -> Iterator[Regel]:
    """Give the lines of the delivered days, without weeks in which care was missed."""
    geleverd = opdracht.verloop.get_geleverd(jaar)
    if geleverd is None or geleverd.eind is None:
        return
    for vak in get_vakken(opdracht.ritme, geleverd, jaar):
        if opdracht.ritme is Ritme.WEEK and toeval.kans(get_verzuim(vak)):
            continue
        begin, eind = max(vak.begin, geleverd.begin), min(vak.eind, geleverd.eind)
        dagen = (eind - begin).days + 1
        volume = dagen * 100 if opdracht.ritme is Ritme.VERBLIJF else opdracht.volume
        yield Regel(begin, eind, volume, eenheid, vak.maand)


def get_vakken(ritme: Ritme, geleverd: Periode, jaar: int) -> tuple[Vak, ...]:
    """Give the weeks or months in which a period of one year lies."""
    vakken = get_weken(jaar) if ritme is Ritme.WEEK else get_maanden(jaar)
    eind = geleverd.eind or date(jaar, 12, 31)
    eerste = next(i for i, vak in enumerate(vakken) if vak.eind >= geleverd.begin)
    laatste = next(i for i in range(len(vakken) - 1, -1, -1) if vakken[i].begin <= eind)
    return vakken[eerste : laatste + 1]


def count_vakken(ritme: Ritme) -> Callable[[Verloop, int, int | None], int]:
    """Give what one course is expected to deliver: lines x 1000 (missed weeks count), or days."""
    return _METERS[ritme]


def _count_weken(verloop: Verloop, jaar: int, _: int | None) -> int:
    geleverd = verloop.get_geleverd(jaar)
    return sum(1000 - get_verzuim(v) for v in get_vakken(Ritme.WEEK, geleverd, jaar)) if geleverd else 0


def _count_maanden(verloop: Verloop, jaar: int, _: int | None) -> int:
    geleverd = verloop.get_geleverd(jaar)
    return 1000 * len(get_vakken(Ritme.MAAND, geleverd, jaar)) if geleverd else 0


def count_dagen(verloop: Verloop, jaar: int, _: int | None) -> int:
    """Count the delivered days of the year."""
    geleverd = verloop.get_geleverd(jaar)
    return geleverd.dagen if geleverd else 0


_METERS = {Ritme.WEEK: _count_weken, Ritme.MAAND: _count_maanden, Ritme.VERBLIJF: count_dagen}


def _fout_over_jaargrens(verloop: Verloop, regel: Regel, jaar: int) -> Regel | None:
    if regel.maand != 12:
        return None
    return Regel(date(jaar, 12, 28), date(jaar + 1, 1, 3), regel.volume, regel.eenheid, 12)


def _fout_buiten_toewijzing(verloop: Verloop, regel: Regel, jaar: int) -> Regel | None:
    ingang = verloop.ingangsdatum
    if ingang < date(jaar, 1, 15):
        return None
    begin = ingang - timedelta(days=7)
    return Regel(begin, ingang - timedelta(days=1), regel.volume, regel.eenheid, begin.month)


def _fout_geen_volume(verloop: Verloop, regel: Regel, jaar: int) -> Regel | None:
    # As a time sheet that was filled in beforehand: reported again with the next month's lines.
    return Regel(regel.begin, regel.eind, 0, regel.eenheid, min(regel.maand + 1, 12))


def _fout_eenheid(verloop: Verloop, regel: Regel, jaar: int) -> Regel | None:
    return Regel(regel.begin, regel.eind, regel.volume, _ANDERE_EENHEID[regel.eenheid], regel.maand)


def _fout_dubbel(verloop: Verloop, regel: Regel, jaar: int) -> Regel | None:
    # Reported again with the next month's lines.
    return Regel(regel.begin, regel.eind, regel.volume, regel.eenheid, min(regel.maand + 1, 12))


_FOUTEN: dict[str, Callable[[Verloop, Regel, int], Regel | None]] = {
    "buiten_toewijzing": _fout_buiten_toewijzing,
    "dubbel": _fout_dubbel,
    "eenheid_onjuist": _fout_eenheid,
    "geen_volume": _fout_geen_volume,
    "over_jaargrens": _fout_over_jaargrens,
}
