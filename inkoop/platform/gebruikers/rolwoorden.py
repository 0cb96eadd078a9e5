"""Roles and rights in words: for who may not do something, who gives roles, and the documentation."""

from collections.abc import Iterable, Iterator

from inkoop.kern.codes import Domein
from inkoop.platform.gebruikers.rechten import RECHTEN, Recht, Rol, find_rollen_met

NIEMAND = "niemand"


def describe_rollen(rollen: Iterable[str]) -> str:
    """Return the names of roles, in the order of the table: "Inkoper en Contractmanager"."""
    gevraagd = set(rollen)
    namen = [rol.label for rol in Rol if rol in gevraagd]
    return f"{', '.join(namen[:-1])} en {namen[-1]}" if len(namen) > 1 else "".join(namen)


def describe_wetten(wetten: Iterable[str]) -> str:
    """Return the names of laws, in their order: "Jeugd, Wmo"; empty for none, which is all of them."""
    gevraagd = set(wetten)
    return ", ".join(wet.label for wet in Domein if wet in gevraagd)


def describe_wie(recht: Recht, *ook: Recht) -> str:
    """Return in words who has a right, to say who can do what somebody else cannot.

    "een contractmanager", "een inkoper of een contractmanager"; "niemand" when no role has it, or has the
    rights in `ook` besides.
    """
    namen = [RECHTEN[rol].wie for rol in find_rollen_met(recht) if {*ook} <= RECHTEN[rol].rechten.keys()]
    if len(namen) < 2:
        return "".join(namen) or NIEMAND
    return f"{', '.join(namen[:-1])} of {namen[-1]}"


def make_rechtentabel() -> Iterator[str]:
    """Return the lines of the table in Markdown: a row for each right, a column for each role."""
    yield f"| recht | {' | '.join(RECHTEN)} |"
    yield f"| --- |{' --- |' * len(RECHTEN)}"
    for recht in Recht:
        bereiken = [rechten.rechten.get(recht) for rechten in RECHTEN.values()]
        yield f"| {recht.value} | {' | '.join(bereik or '–' for bereik in bereiken)} |"
