"""One line query per funding model: its groups are its GROUP BY, its drill-down is its WHERE.

A settlement reads groups, a page shows lines; both come from the same SELECT, so that they cannot say two
things. What is not asked for is not computed: the planner drops columns that nobody reads.
"""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import Model as Tabel
from django.db.models import QuerySet

from bekostiging.berekening.invoer import Tekortsoort
from bekostiging.selectors.bewaard import get_bewaarder, is_bewaard, write_bewaard
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.opdracht import Gelezen, Leesopdracht, read, read_regels
from inkoop.kern.codes import Model
from inkoop.platform.databank.bron import read_uit
from inkoop.platform.databank.velden import Bedragveld, Exactveld
from segmenten.models import Gemeente, Product, Traject
from toegang.models import Prestatie

_G = TypeVar("_G")
Rij = Mapping[str, Any]
Lijnmaker = Callable[[Rij, Groepstap], Lijn | None]

_WAARDE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Sleutelkolom:
    """A column that the lines of a group have in common; `naam` is also how a step calls its value."""

    naam: str

    @property
    def kolom(self) -> str:
        """Name of the column in the line query."""
        return self.naam

    def write_voorwaarde(self) -> str:
        """Write the condition that a line has the value of the step (`stap_<naam>`)."""
        return f"lijn.{self.kolom} = %(stap_{self.naam})s"

    def read_waarde(self, stap: Groepstap) -> Any:
        """Read the value from a stored step; one that must be there and is not raises."""
        return stap.tekst(self.naam)


@dataclass(frozen=True)
class Getalkolom(Sleutelkolom):
    """A key that is a number, such as a tariff; 32.4 and 32.40 are the same."""

    def read_waarde(self, stap: Groepstap) -> Any:
        """Read the number exactly."""
        return stap.decimaal(self.naam)


@dataclass(frozen=True)
class Versiekolom(Sleutelkolom):
    """A key that steps of some versions of the rules do not say; behind those lie the lines of all values.

    `uit` is the column, where it has another name.
    """

    uit: str = ""

    @property
    def kolom(self) -> str:
        """Name of the column in the line query."""
        return self.uit or self.naam

    def write_voorwaarde(self) -> str:
        """Write the condition, which lets every line through where the step does not say."""
        return f"(%(stap_{self.naam})s::text IS NULL OR {super().write_voorwaarde()})"

    def read_waarde(self, stap: Groepstap) -> Any:
        """Read the value; None from a step that does not have it."""
        return stap.gegevens.get(self.naam) if stap.gegevens.has(self.naam) else None


@dataclass(frozen=True)
class Versiegetalkolom(Versiekolom):
    """The same for a number."""

    def read_waarde(self, stap: Groepstap) -> Any:
        """Read the number exactly; None from a step that does not have it."""
        return stap.decimaal(self.naam) if stap.gegevens.has(self.naam) else None


@dataclass(frozen=True)
class Codekolom(Sleutelkolom):
    """A key that is a code of the region in groups and steps, and a foreign key in the lines."""

    tabel: type[Tabel]

    @property
    def kolom(self) -> str:
        """Name of the column with the foreign key."""
        return f"{self.naam}_id"

    def write_voorwaarde(self) -> str:
        """Write the condition that the line points at the row with the code of the step."""
        # Both names come from this program.
        tabel = self.tabel._meta.db_table
        bron = f"SELECT id FROM {tabel} WHERE regio_id = %(regio)s AND code = %(stap_{self.naam})s"  # noqa: S608
        return f"lijn.{self.kolom} = ({bron})"


GEMEENTE, PRODUCT, TRAJECT = (
    Codekolom("gemeente", Gemeente),
    Codekolom("product", Product),
    Codekolom("traject", Traject),
)
TARIEF = Getalkolom("tarief")
# What a group without a tariff lacks.
ZONDER_TARIEF = f"CASE WHEN lijn.tarief IS NULL THEN '{Tekortsoort.TARIEF}' END"


# What a page shows of a prestatie behind a step; other fields would cost a statement per row.
PRESTATIEVELDEN = ("nummer", "begindatum", "einddatum", "volume", "eenheid", "toewijzing_id")


@dataclass(frozen=True)
class Lijnstap:
    """A kind of step behind which lines lie, and how its lines are found and written.

    Attributes:
        code: of the step, in `bekostiging/berekening`.
        sleutels: columns whose values the step says; with them it finds its own lines.
        make_lijn: writes a line in words; gives None where the row proves not to belong to the step. Without
            it the lines are prestaties, which the database pages: they have the columns of `PRESTATIEVELDEN`,
            `prestatie_id`, `tarief` and `bedrag`.
        vast: columns whose values follow from the kind of step alone.
        telt: the input that the lines add up to, days or clients; "" when it is the outcome in euros.
    """

    code: str
    sleutels: tuple[Sleutelkolom, ...]
    make_lijn: Lijnmaker | None = None
    vast: Mapping[str, str] = field(default_factory=dict)
    telt: str = ""

    @property
    def is_van_gemeente(self) -> bool:
        """Whether the lines are those of one municipality; else of all of them, also of others."""
        return any(sleutel.naam == GEMEENTE.naam for sleutel in self.sleutels)

    def write_voorwaarden(self) -> str:
        """Write the conditions under which a line belongs to the step."""
        vast = [f"lijn.{kolom} = %(vast_{kolom})s" for kolom in self.vast]
        return " AND ".join([*(sleutel.write_voorwaarde() for sleutel in self.sleutels), *vast]) or "true"

    def read_waarden(self, stap: Groepstap) -> dict[str, Any]:
        """Read the values of the conditions from a stored step."""
        return {
            **{f"stap_{sleutel.naam}": sleutel.read_waarde(stap) for sleutel in self.sleutels},
            **{f"vast_{kolom}": waarde for kolom, waarde in self.vast.items()},
        }


@dataclass(frozen=True)
class Lijnquery(Generic[_G]):
    """All lines of the contracts with some funding models in one year, and what follows from them.

    Attributes:
        veld: field of `Contractinvoer` that takes the groups.
        sql: SELECT with one row per line: `contract_id`, `toewijzing_id`, a column per key, what counts, and
            what a reader wants to know. It may name the values of `Leesopdracht.get_waarden`.
        sleutels: what the lines of a group have in common, besides their contract.
        sommen: per value of a group the SQL that adds it up; {"aantal": "count(*)"}.
        make_groep: makes a group from its keys and sums by name.
        voeg_samen: makes groups of what `make_groep` gives, where a group takes more than one row.
        groepsql: what is added up instead of the lines themselves, where a line falls apart over groups.
        somsql: sums that are kept of the lines, with a column per key and per value of a group. They stand in
            for the lines of contracts whose sums are up to date.
        modellen: funding models whose contracts have these lines; empty: all.
        tekort: SQL over the keys that names what a group lacks (`Tekortsoort`), NULL when nothing.
        stappen: the steps behind which these lines lie.
        volgorde: SQL order of the lines on a page.
        bewaard: SELECT of the lines from what is kept of them, `{bron}`, where the lines are prestaties:
            those are kept by key per group (`prestaties`), since they never change.
        met_namen: whether a line holds a name, of a client or municipality, that can become another one while
            no counter of the input moves.
    """

    veld: str
    sql: str
    sleutels: tuple[Sleutelkolom, ...]
    sommen: Mapping[str, str]
    make_groep: Callable[..., _G]
    modellen: tuple[Model, ...] = ()
    tekort: str = "NULL"
    stappen: tuple[Lijnstap, ...] = ()
    groepsql: str = ""
    somsql: str = ""
    voeg_samen: Callable[[list[_G]], list[Any]] = list
    volgorde: str = 't.nummer COLLATE "C"'
    bewaard: str = ""
    met_namen: bool = False

    def geldt_voor(self, modellen: Container[Model]) -> bool:
        """Tell whether contracts with one of these models have such lines."""
        return not self.modellen or any(model in modellen for model in self.modellen)

    def write_groepen(self) -> str:
        """Write the statement that adds the lines up per contract and group."""
        sommen = ", ".join(self.sommen.values())
        return self._write_groepen(self.groepsql or self.sql, sommen)

    def write_somgroepen(self) -> str:
        """Write the statement that gives the same groups from the sums that are kept."""
        return self._write_groepen(self.somsql, ", ".join(f"sum(lijn.{naam})" for naam in self.sommen))

    def _write_groepen(self, bron: str, sommen: str) -> str:
        sleutels = ", ".join(f"lijn.{sleutel.kolom}" for sleutel in self.sleutels)
        return (
            f"SELECT lijn.contract_id, {self.tekort}, {sleutels}, {sommen} FROM ({bron}) lijn "  # noqa: S608
            f"GROUP BY lijn.contract_id, {sleutels}"
        )

    def write_te_bewaren(self) -> str:
        """Write the SELECT of what is kept of the lines, with the contract that a row is of."""
        if not self.bewaard:
            return self.sql
        sleutels = ", ".join(f"lijn.{sleutel.kolom}" for sleutel in self.sleutels)
        return (
            f"SELECT lijn.contract_id, {sleutels}, sum(lijn.bedrag) AS som, "  # noqa: S608
            f"array_agg(lijn.prestatie_id ORDER BY lijn.begindatum, lijn.prestatie_id) AS prestaties "
            f"FROM ({self.sql}) lijn GROUP BY lijn.contract_id, {sleutels}"
        )

    def write_bron(self, stap: Groepstap) -> str:
        """Write the lines of a stored settlement: those that were kept with it, or else as they are now."""
        if not is_bewaard(stap.afrekening, self.veld):
            return self.sql
        bron = write_bewaard(self.write_te_bewaren(), self._get_opdracht(stap).get_waarden())
        return self.bewaard.replace("{bron}", bron) if self.bewaard else bron

    def read_groepen(self, opdracht: Leesopdracht) -> Gelezen[Any]:
        """Read the groups of all contracts; none is executed when no contract is asked."""
        gelezen = Gelezen[Any]()
        rijen = self._read_rijen(opdracht)
        namen = [*(sleutel.naam for sleutel in self.sleutels), *self.sommen]
        codes = [
            (sleutel.naam, opdracht.codes[sleutel.naam])
            for sleutel in self.sleutels
            if isinstance(sleutel, Codekolom)
        ]
        for contract, tekort, *rest in rijen:
            groep = dict(zip(namen, rest, strict=True))
            for naam, per_sleutel in codes:
                groep[naam] = None if groep[naam] is None else per_sleutel[groep[naam]]
            if tekort is None:
                gelezen.add(contract, self.make_groep(**groep))
            else:
                gelezen.add_tekort(contract, Tekortsoort(tekort), groep["product"], groep["aantal"])
        for contract, groepen in gelezen.groepen.items():
            gelezen.groepen[contract] = self.voeg_samen(groepen)
        return gelezen

    def _read_rijen(self, opdracht: Leesopdracht) -> list[tuple[Any, ...]]:
        """Read from the sums what they may stand in for, and from the lines the rest; one statement each."""
        waarden = opdracht.get_waarden(self.modellen)
        contracten = waarden["contracten"]
        met_sommen, met_regels = opdracht.split_contracten(contracten) if self.somsql else ([], contracten)
        rijen = read(self.write_somgroepen(), waarden | {"contracten": met_sommen}) if met_sommen else []
        if met_regels:
            rijen += read(self.write_groepen(), waarden | {"contracten": met_regels})
        return rijen

    def find_lijnen(self, lijnstap: Lijnstap, stap: Groepstap) -> list[Lijn]:
        """Find the lines of a stored step as its settlement saw them, in words.

        All lines of the contract are looked at, whoever asks: the caller checks that.
        """
        sql = (
            f"SELECT lijn.*, t.nummer, c.pseudoniem AS client FROM ({self.write_bron(stap)}) lijn "  # noqa: S608
            "LEFT JOIN toegang_toewijzing t ON t.id = lijn.toewijzing_id "
            "LEFT JOIN toegang_client c ON c.id = t.client_id "
            f"WHERE {lijnstap.write_voorwaarden()} ORDER BY {self.volgorde}"
        )
        rijen = read_regels(sql, self._get_waarden(lijnstap, stap))
        if lijnstap.make_lijn is None:
            raise TypeError(f"{lijnstap.code} heeft prestaties en geen regels in woorden")
        return [lijn for rij in rijen if (lijn := lijnstap.make_lijn(rij, stap)) is not None]

    def find_prestaties(self, lijnstap: Lijnstap, stap: Groepstap) -> QuerySet[Prestatie]:
        """Find the prestaties behind a stored step, each with its `tarief` and `bedrag`.

        The lines themselves are what is filtered, ordered and paged. All of the contract are looked at,
        whoever asks: the caller checks that.
        """
        # One contract by name gives the planner an index whose order is that of the page.
        sql = (
            f"SELECT lijn.*, lijn.prestatie_id AS id FROM ({self.write_bron(stap)}) lijn "  # noqa: S608
            f"WHERE lijn.contract_id = %(contract)s AND {lijnstap.write_voorwaarden()}"
        )
        waarden = self._get_waarden(lijnstap, stap) | {"contract": stap.afrekening.contract_id}
        # A queryset knows its values by place and not by name.
        op_plaats = [waarden[naam] for naam in _WAARDE.findall(sql)]
        kolommen = {"tarief": Exactveld(), "bedrag": Bedragveld()}
        lijnen = read_uit(Prestatie.objects.all(), _WAARDE.sub("%s", sql), op_plaats, kolommen)
        client = "toewijzing__client__pseudoniem"
        return lijnen.select_related("toewijzing__client").only(
            *PRESTATIEVELDEN, "toewijzing__nummer", client
        )

    def _get_waarden(self, lijnstap: Lijnstap, stap: Groepstap) -> dict[str, Any]:
        return {
            **self._get_opdracht(stap).get_waarden(),
            **lijnstap.read_waarden(stap),
            "regio": stap.regio_id,
            "uitkomst": get_bewaarder(stap.afrekening),
            "veld": self.veld,
        }

    def _get_opdracht(self, stap: Groepstap) -> Leesopdracht:
        contract = {Model(stap.afrekening.model): (stap.afrekening.contract_id,)}
        return Leesopdracht(stap.regio_id, stap.jaar, contract)
