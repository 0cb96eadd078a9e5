"""Who gets care under a contract: client, municipality and course, one allocation at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from inkoop.demo.aanvulling import TRAJECTGEWICHTEN, Traject
from inkoop.demo.plan import Contractplan
from inkoop.demo.profiel import Profiel
from inkoop.demo.toeval import Toeval, Weging
from inkoop.demo.verloop import REDEN_VERHUISD, Verloop, draw_verloop

# Clients for whom help in another segment of the domain is sought, and that move within the region.
TWEEDE_HULP, VERHUIZING = 80, 12
_TRAJECTEN = Weging(TRAJECTGEWICHTEN)


@dataclass(frozen=True, slots=True)
class Zorg:
    """One allocation: running number, client number, municipality code, course and trajectory."""

    nummer: int
    client: int
    gemeente: str
    verloop: Verloop
    traject: Traject | None


class Clientenboek:
    """Numbers clients, and knows where each lives: one byte a client, however many there are."""

    def __init__(self, gemeenten: list[str]) -> None:
        """Begin without clients; `gemeenten` are all codes of the region."""
        self._gemeenten = gemeenten
        self._plaats = {code: index for index, code in enumerate(gemeenten)}
        self._woont = bytearray()
        self._domeinen: dict[str, list[tuple[int, int, str]]] = {}
        self.zorgnummer = 0

    def add_client(self, gemeente: str) -> int:
        """Add a client that lives in `gemeente` and return its number, from 0."""
        self._woont.append(self._plaats[gemeente])
        return len(self._woont) - 1

    def next_zorgnummer(self) -> int:
        """Give the next number of an allocation, from 1."""
        self.zorgnummer += 1
        return self.zorgnummer

    def close_contract(self, profiel: Profiel, vanaf: int) -> None:
        """Remember that the clients from `vanaf` on belong to a segment of a domain."""
        if len(self._woont) > vanaf:
            blok = (vanaf, len(self._woont), profiel.segment)
            self._domeinen.setdefault(profiel.domein, []).append(blok)

    def find_bekend(
        self, profiel: Profiel, gemeenten: dict[str, int], toeval: Toeval
    ) -> tuple[int, str] | None:
        """Draw a client of another segment in the domain, if it lives where this contract delivers."""
        blokken = self._domeinen.get(profiel.domein)
        if not blokken:
            return None
        vanaf, tot, segment = toeval.choose(blokken)
        client = vanaf + toeval.tot(tot - vanaf)
        gemeente = self._gemeenten[self._woont[client]]
        return (client, gemeente) if segment != profiel.segment and gemeente in gemeenten else None

    def __len__(self) -> int:
        return len(self._woont)


def make_zorg(plan: Contractplan, boek: Clientenboek, jaar: int, toeval: Toeval) -> Iterator[Zorg]:
    """Give the allocations of a contract, in the order of their numbers."""
    codes, weging = list(plan.gemeenten), Weging(list(plan.gemeenten.values()))
    vanaf = len(boek)
    for _ in range(plan.clienten):
        gemeente = codes[weging.trek(toeval)]
        yield from _make_client(plan, boek, boek.add_client(gemeente), gemeente, jaar, toeval)
    for _ in range(plan.clienten):
        if toeval.kans(TWEEDE_HULP):
            bekend = boek.find_bekend(plan.profiel, plan.gemeenten, toeval)
            if bekend is not None:
                yield from _make_client(plan, boek, *bekend, jaar, toeval)
    boek.close_contract(plan.profiel, vanaf)


def _make_client(
    plan: Contractplan, boek: Clientenboek, client: int, gemeente: str, jaar: int, toeval: Toeval
) -> Iterator[Zorg]:
    traject = _choose_traject(plan, toeval)
    verloop = draw_verloop(toeval, jaar, traject.doorlooptijd_dagen if traject else None)
    if traject is None and toeval.kans(VERHUIZING):
        verhuisd = _split_verloop(verloop, jaar, toeval)
        if verhuisd is not None:
            andere = toeval.choose(list(plan.gemeenten))
            yield Zorg(boek.next_zorgnummer(), client, gemeente, verhuisd[0], None)
            yield Zorg(boek.next_zorgnummer(), client, andere, verhuisd[1], None)
            return
    yield Zorg(boek.next_zorgnummer(), client, gemeente, verloop, traject)


def _choose_traject(plan: Contractplan, toeval: Toeval) -> Traject | None:
    if plan.aanbod is None or plan.model not in ("trajecten", "plekken"):
        return None
    if plan.traject is not None:
        return replace(plan.aanbod.trajecten[0], code=plan.traject)
    return plan.aanbod.trajecten[_TRAJECTEN.trek(toeval)]


def _split_verloop(verloop: Verloop, jaar: int, toeval: Toeval) -> tuple[Verloop, Verloop] | None:
    """Split a course at a move, so that the new municipality goes on the day after."""
    geleverd = verloop.get_geleverd(jaar)
    if geleverd is None or verloop.start is None or geleverd.dagen < 60:
        return None
    laatste = geleverd.begin + timedelta(days=toeval.tussen(20, geleverd.dagen - 20))
    eerst = replace(verloop, einddatum=laatste, stop=laatste, reden_stop=REDEN_VERHUISD)
    dag = laatste + timedelta(days=1)
    return eerst, replace(verloop, ingangsdatum=dag, start=dag)
