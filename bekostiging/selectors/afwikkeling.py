"""What is due over a year: of a version, and of the established versions that it corrects.

Every page, list, report and sentence about what is still to be paid reads it here.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db.models import Q, Sum
from django.utils.timezone import localdate

from bekostiging.models import Afrekening, Afrekeningstatus, Contractafrekening, Gemeenteafrekening
from bekostiging.selectors.overzicht import get_saldi
from bekostiging.selectors.rapporten import Rapportsoort
from inkoop.kern.afwikkeling import Afwikkeldeel, Afwikkeling
from inkoop.kern.geld import NUL
from inkoop.platform.gebruikers.models import Gebruiker

Versieketen = tuple[Afrekening, ...]


def find_ketens(afrekeningen: Iterable[Afrekening]) -> dict[int, Versieketen]:
    """Return by key each version with the established ones that it corrects, the newest first.

    One statement, whatever the number of versions; none without a correction.
    """
    versies = list(afrekeningen)
    jaren = {(rij.regio_id, rij.jaar) for rij in versies if rij.corrigeert_id}
    eerder = {rij.pk: rij for rij in _find_vastgesteld(jaren)}
    return {rij.pk: _walk(rij, eerder) for rij in versies}


def _find_vastgesteld(jaren: Iterable[tuple[int, int]]) -> Iterable[Afrekening]:
    van_jaren = Q()
    for regio, jaar in jaren:
        van_jaren |= Q(regio=regio, jaar=jaar)
    if not van_jaren:
        return ()
    return Afrekening.objects.filter(van_jaren, status=Afrekeningstatus.VASTGESTELD)


def _walk(afrekening: Afrekening, eerder: Mapping[int, Afrekening]) -> Versieketen:
    keten = [afrekening]
    while (volgende := keten[-1].corrigeert_id) is not None:
        keten.append(eerder[volgende])
    return tuple(keten)


def make_afwikkeling(keten: Versieketen, saldi: Mapping[int, Decimal]) -> Afwikkeling:
    """Give what each version of a chain settles; `saldi` by key of the version, nothing where it has none."""
    van = [saldi.get(versie.pk, NUL) for versie in keten]
    return Afwikkeling(
        tuple(
            Afwikkeldeel(
                versie.versie,
                localdate(versie.vastgesteld_op) if versie.vastgesteld_op else None,
                saldo - daarvoor,
            )
            for versie, saldo, daarvoor in zip(keten, van, [*van[1:], NUL], strict=True)
        )
    )


def get_afwikkeling(afrekening: Afrekening, gebruiker: Gebruiker) -> Afwikkeling:
    """Return what is due by a version: of the region, or of the own municipalities."""
    return find_versieafwikkelingen([afrekening], gebruiker)[afrekening.pk]


def find_versieafwikkelingen(
    afrekeningen: Iterable[Afrekening], gebruiker: Gebruiker
) -> dict[int, Afwikkeling]:
    """Return the same of several versions by key; in two statements, whatever their number."""
    ketens = find_ketens(afrekeningen)
    saldi = get_saldi({rij.pk: rij for keten in ketens.values() for rij in keten}.values(), gebruiker)
    return {sleutel: make_afwikkeling(keten, saldi) for sleutel, keten in ketens.items()}


def find_afwikkelingen(
    uitkomsten: Iterable[Contractafrekening], gebruiker: Gebruiker
) -> dict[int, Afwikkeling]:
    """Return by key of an outcome what is due of its contract; read them with their `afrekening`."""
    rijen = list(uitkomsten)
    ketens = find_ketens({rij.afrekening_id: rij.afrekening for rij in rijen}.values())
    eerder = {versie.pk for keten in ketens.values() for versie in keten[1:]}
    zichtbaar = Contractafrekening.objects.zichtbaar_voor(gebruiker).filter(
        afrekening__in=eerder, contract__in={rij.contract_id for rij in rijen}
    )
    saldi: dict[int, dict[int, Decimal]] = {}
    if eerder:
        for contract, versie, saldo in zichtbaar.values_list("contract", "afrekening", "saldo"):
            saldi.setdefault(contract, {})[versie] = saldo
    return {
        rij.pk: make_afwikkeling(
            ketens[rij.afrekening_id], {**saldi.get(rij.contract_id, {}), rij.afrekening_id: rij.saldo}
        )
        for rij in rijen
    }


def find_afwikkelingen_per_lezer(
    afrekening: Afrekening,
) -> dict[tuple[Rapportsoort, str], Afwikkeling]:
    """Return what is due by a version for each reader of a report, by kind and code.

    The caller opens a context that sees the region (`met_systeemzicht`).
    """
    keten = find_ketens([afrekening])[afrekening.pk]
    saldi: dict[tuple[Rapportsoort, str], dict[int, Decimal]] = {
        (Rapportsoort.REGIO, afrekening.regio.code): {versie.pk: versie.saldo for versie in keten}
    }
    delen = Gemeenteafrekening.objects.filter(contractafrekening__afrekening__in=keten).order_by()
    for soort, pad in (
        (Rapportsoort.GEMEENTE, "gemeente__code"),
        (Rapportsoort.AANBIEDER, "contractafrekening__contract__aanbieder__code"),
    ):
        sommen = delen.values_list(pad, "contractafrekening__afrekening").annotate(Sum("saldo"))
        for code, versie, saldo in sommen:
            saldi.setdefault((soort, code), {})[versie] = saldo
    return {lezer: make_afwikkeling(keten, van) for lezer, van in saldi.items()}
