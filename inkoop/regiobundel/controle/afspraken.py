"""Checks of one annual agreement: municipalities, places, and shares that add up to more than the whole."""

import calendar
from decimal import Decimal

from inkoop.kern.modellen import MODELLEN
from inkoop.regiobundel.controle.bekend import (
    Bekend,
    Perceelgegevens,
    check_codelijst,
    check_uniek,
    explain_onbekend,
)
from inkoop.regiobundel.controle.structuur import (
    check_deelnemers,
    check_gemeentekeuze,
    check_parameters,
)
from inkoop.regiobundel.schema import Element, Lezer

PLEKMODELLEN = sorted(m.code for m in MODELLEN.values() if m.in_plekken or m.kiest_plekken)


def check_afspraak(afspraak: Element, perceel: Perceelgegevens | None, bekend: Bekend, lezer: Lezer) -> None:
    """Report everything in an agreement that cannot be true, given the perceel of its contract."""
    if perceel is not None and perceel.model:
        check_parameters(afspraak, perceel.model, lezer)
    check_gemeentekeuze(afspraak, perceel, bekend, lezer)
    budgetten = afspraak["gemeentebudgetten"] or {}
    check_deelnemers(afspraak, "gemeenten", budgetten, perceel, bekend, lezer)
    check_deelnemers(afspraak, "inwoners", afspraak["inwoners"] or {}, None, bekend, lezer)
    check_codelijst(lezer, afspraak, "gemeenten_lijst", "verdeelgemeenten", bekend.gemeenten, "gemeente")
    _check_plekken(afspraak, perceel, bekend, lezer)
    _check_dagen(afspraak, lezer)
    _check_prestaties(afspraak, lezer)
    bonus = afspraak["bonus_malus"]
    if bonus is not None:
        _check_schalen(bonus, lezer)


def _check_plekken(afspraak: Element, perceel: Perceelgegevens | None, bekend: Bekend, lezer: Lezer) -> None:
    plekken = afspraak["plekafspraken"] or {}
    if plekken and perceel is not None and perceel.model not in (*PLEKMODELLEN, ""):
        reden = f"kan alleen bij de modellen {' en '.join(PLEKMODELLEN)}; dit is model {perceel.model}"
        lezer.add(afspraak.get_regel("plekken"), afspraak.get_veld("plekken"), reden)
    check_deelnemers(afspraak, "plekken", plekken, perceel, bekend, lezer)
    for gemeente, per_traject in plekken.items():
        for traject in per_traject:
            regel = per_traject.regels[traject]
            veld = afspraak.get_veld(f"plekken.{gemeente}.{traject}")
            segment = bekend.get_segment_van_traject(traject)
            if traject not in bekend.trajecten:
                lezer.add(regel, veld, explain_onbekend(lezer, "traject", traject, bekend.trajecten))
            elif perceel is not None and segment and segment != perceel.segment:
                reden = (
                    f"traject '{traject}' hoort bij segment '{segment}', het perceel bij '{perceel.segment}'"
                )
                lezer.add(regel, veld, reden)


def _check_dagen(afspraak: Element, lezer: Lezer) -> None:
    dagen, jaar = afspraak["beschikbare_dagen"], afspraak["jaar"]
    if dagen is None or jaar is None:
        return
    in_jaar = 366 if calendar.isleap(jaar) else 365
    if dagen > in_jaar:
        veld = afspraak.get_veld("beschikbare_dagen")
        lezer.add(
            afspraak.get_regel("beschikbare_dagen"),
            veld,
            f"{dagen} is meer dan de {in_jaar} dagen van {jaar}",
        )


def _check_prestaties(afspraak: Element, lezer: Lezer) -> None:
    check_uniek(lezer, afspraak.loop("prestaties"), "naam")
    som = sum((prestatie["gewicht"] or Decimal(0) for prestatie in afspraak.loop("prestaties")), Decimal(0))
    if som > 1:
        reden = f"de gewichten zijn samen {som}; meer dan 1 zou meer uitkeren dan de subsidie"
        lezer.add(afspraak.get_regel("prestaties"), afspraak.get_veld("prestaties"), reden)


def _check_schalen(bonus: Element, lezer: Lezer) -> None:
    check_uniek(lezer, bonus.loop("schalen"), "vanaf")
    if bonus["schalen"] is not None and not bonus.get_lijst("schalen"):
        lezer.add(bonus.get_regel("schalen"), bonus.get_veld("schalen"), "er is minstens een schaal nodig")
