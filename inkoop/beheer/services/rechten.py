"""Rights of an account change by a request: carried out at once, or once a colleague confirmed it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from inkoop.beheer.bereik import (
    ELDERS,
    ZELF,
    get_accounts_van,
    get_eigen_accounts_van,
)
from inkoop.beheer.logregels import log_account
from inkoop.beheer.services.berichten import tell_besloten, tell_gevraagd, tell_gewijzigd
from inkoop.beheer.services.verzoektoestanden import AFWIJZEN, BEVESTIGEN, INTREKKEN, VERZOEKTOESTANDEN
from inkoop.beheer.toegang import (
    find_eigen_toegangen,
    find_regios,
    find_te_geven,
    get_codes_van_account,
    get_passende,
    name_toegangen,
    save_toegangen,
)
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.codes import Domein
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Verzoekstatus
from inkoop.platform.gebruikers.rechten import (
    RECHTEN,
    Recht,
    Rol,
    has_recht,
)
from inkoop.platform.gebruikers.rolregels import find_rolbezwaar, is_gevoelig, is_tijdelijk
from inkoop.platform.gebruikers.rolwoorden import describe_wetten, describe_wie
from inkoop.platform.gebruikers.toegangen import get_toegangen
from inkoop.platform.toestanden.services import move

ALLE_WETTEN = "alle wetten"
WACHT_AL = "Voor dit account wacht al een verzoek op een collega. Laat dat eerst bevestigen, of trek het in."


@dataclass(frozen=True, slots=True)
class Rechtenopgave:
    """What somebody asks for an account: all its roles, all that it is tied to, and its last day.

    Attributes:
        toegangen: keys, of what the one who asks may give; to what else the account is tied stays.
        wetten: the laws to which its sight is limited; none is all of them.
    """

    rollen: Collection[str]
    toegangen: Collection[str]
    tot: date | None
    reden: str
    wetten: Collection[str] = ()


def vraag_rechten(
    account: Gebruiker, opgave: Rechtenopgave, gebruiker: Gebruiker, peildatum: date
) -> Rechtenverzoek:
    """Ask for other rights of an account.

    Less, and what handles no money and shows no clients, is carried out at once. The rest waits for a
    colleague.

    Raises:
        BezwarenError: with all that stands in the way.
    """
    verzoek = _make_verzoek(account, opgave, gebruiker)
    if bezwaren := list(_find_bezwaren(verzoek, opgave, gebruiker, peildatum)):
        raise BezwarenError(bezwaren)
    with transaction.atomic():
        if verzoek.is_gevoelig:
            verzoek.save()
            log_account("rechten_gevraagd", account, gebruiker, **_describe(verzoek, peildatum))
            tell_gevraagd(verzoek)
        else:
            verzoek.status, verzoek.besloten_op = Verzoekstatus.BEVESTIGD, timezone.now()
            verzoek.save()
            _carry_out(verzoek, gebruiker, peildatum)
    return verzoek


def take_rollen_af(account: Gebruiker, gebruiker: Gebruiker, reden: str) -> None:
    """Leave an account without any role, at once; what it is tied to stays."""
    for open_ in Rechtenverzoek.objects.filter(account=account, status=Verzoekstatus.GEVRAAGD):
        open_.status, open_.besloten_door = Verzoekstatus.INGETROKKEN, gebruiker
        open_.besloten_op = timezone.now()
        open_.save(update_fields=["status", "besloten_door", "besloten_op"])
        tell_besloten(open_)
    verzoek = Rechtenverzoek.objects.create(
        account=account,
        status=Verzoekstatus.BEVESTIGD,
        is_gevoelig=False,
        rollen_voor=account.rollen,
        rollen=[],
        wetten_voor=account.wetten,
        wetten=account.wetten,
        tot_voor=account.toegang_tot,
        tot=account.toegang_tot,
        reden=reden,
        gevraagd_door=gebruiker,
        besloten_op=timezone.now(),
    )
    _carry_out(verzoek, gebruiker, timezone.localdate())


def bevestig_verzoek(verzoek: Rechtenverzoek, gebruiker: Gebruiker, peildatum: date) -> Rechtenverzoek:
    """Confirm what a colleague asked, and carry it out.

    Raises:
        OvergangGeweigerdError: with all that stands in the way.
    """
    with transaction.atomic():
        verzoek = move(VERZOEKTOESTANDEN, verzoek, BEVESTIGEN, gebruiker)
        _carry_out(verzoek, gebruiker, peildatum)
        tell_besloten(verzoek)
    return verzoek


def wijs_verzoek_af(verzoek: Rechtenverzoek, gebruiker: Gebruiker, waarom: str) -> Rechtenverzoek:
    """Turn a request down and say why; nothing changes.

    Raises:
        OvergangGeweigerdError: with all that stands in the way.
    """
    with transaction.atomic():
        Rechtenverzoek.objects.filter(pk=verzoek.pk, status=Verzoekstatus.GEVRAAGD).update(waarom=waarom)
        verzoek = move(VERZOEKTOESTANDEN, verzoek, AFWIJZEN, gebruiker)
        tell_besloten(verzoek)
    return verzoek


def trek_verzoek_in(verzoek: Rechtenverzoek, gebruiker: Gebruiker) -> Rechtenverzoek:
    """Take back what the same person asked; nothing changes.

    Raises:
        OvergangGeweigerdError: with all that stands in the way.
    """
    return move(VERZOEKTOESTANDEN, verzoek, INTREKKEN, gebruiker)


def _make_verzoek(account: Gebruiker, opgave: Rechtenopgave, gebruiker: Gebruiker) -> Rechtenverzoek:
    rollen = [rol.value for rol in Rol if rol in set(opgave.rollen)]
    heeft, wil = find_eigen_toegangen(gebruiker, account), set(opgave.toegangen)
    verzoek = Rechtenverzoek(
        account=account,
        rollen_voor=account.rollen,
        rollen=rollen,
        erbij=sorted(wil - heeft),
        eraf=sorted(heeft - wil),
        regios=sorted(find_regios(wil ^ heeft).values()),
        wetten_voor=account.wetten,
        wetten=[wet.value for wet in Domein if wet in set(opgave.wetten)],
        tot_voor=account.toegang_tot,
        tot=opgave.tot,
        reden=opgave.reden,
        gevraagd_door=gebruiker,
    )
    verzoek.is_gevoelig = _gives_meer(verzoek) and is_gevoelig(rollen)
    return verzoek


def _gives_meer(verzoek: Rechtenverzoek) -> bool:
    """Tell whether an account can do or see more by it, or for longer."""
    langer = verzoek.tot_voor is not None and (verzoek.tot is None or verzoek.tot > verzoek.tot_voor)
    # None is all of them.
    alle = set(Domein.values)
    ruimer = set(verzoek.wetten or alle) - set(verzoek.wetten_voor or alle)
    return bool(set(verzoek.rollen) - set(verzoek.rollen_voor) or verzoek.erbij or langer or ruimer)


def _find_bezwaren(
    verzoek: Rechtenverzoek, opgave: Rechtenopgave, gebruiker: Gebruiker, peildatum: date
) -> Iterable[Bezwaar]:
    account = verzoek.account
    if not has_recht(gebruiker, Recht.BEHEER):
        yield Bezwaar("", f"Alleen {describe_wie(Recht.BEHEER)} vraagt rechten voor een account.")
    if account.pk == gebruiker.pk:
        yield Bezwaar("", ZELF)
    if not get_accounts_van(gebruiker).filter(pk=account.pk).exists():
        yield Bezwaar("", "U beheert dit account niet.")
    elif _raakt_anderen(verzoek) and not get_eigen_accounts_van(gebruiker).filter(pk=account.pk).exists():
        yield Bezwaar("rollen", ELDERS)
    if zin := find_rolbezwaar(verzoek.rollen):
        yield Bezwaar("rollen", zin)
    else:
        yield from _find_toegangbezwaren(verzoek, gebruiker)
    yield from _find_tijdbezwaren(verzoek, peildatum)
    if not opgave.reden.strip():
        yield Bezwaar("reden", "Zeg waarom dit account deze rechten krijgt.")
    if Rechtenverzoek.objects.filter(account=account, status=Verzoekstatus.GEVRAAGD).exists():
        yield Bezwaar("", WACHT_AL)
    if not _changes(verzoek):
        yield Bezwaar("", "Er verandert niets: het account heeft deze rechten al.")


def _find_tijdbezwaren(verzoek: Rechtenverzoek, peildatum: date) -> Iterable[Bezwaar]:
    if is_tijdelijk(verzoek.rollen) and verzoek.tot is None:
        yield Bezwaar("tot", "Een account met deze rol heeft een laatste dag. Vul die in.")
    if verzoek.tot is not None and verzoek.tot != verzoek.tot_voor and verzoek.tot < peildatum:
        yield Bezwaar("tot", "De laatste dag is vandaag of later. Moet het nu stoppen, zet het uit.")


def _raakt_anderen(verzoek: Rechtenverzoek) -> bool:
    return (verzoek.rollen, verzoek.wetten, verzoek.tot) != (
        verzoek.rollen_voor,
        verzoek.wetten_voor,
        verzoek.tot_voor,
    )


def _changes(verzoek: Rechtenverzoek) -> bool:
    return bool(_raakt_anderen(verzoek) or verzoek.erbij or verzoek.eraf)


def _find_toegangbezwaren(verzoek: Rechtenverzoek, gebruiker: Gebruiker) -> Iterable[Bezwaar]:
    """Without what its roles are tied to, an account sees nothing; beside it, more than they are about."""
    if set(verzoek.erbij) - find_te_geven(gebruiker):
        yield Bezwaar("", "U geeft geen toegang tot wat u zelf niet beheert.")
    if not verzoek.rollen:
        return
    bereik = RECHTEN[Rol(verzoek.rollen[0])].werkt_voor
    if not find_straks(verzoek):
        yield Bezwaar(f"{bereik}", f"Zonder {bereik} ziet dit account niets. Kies er ten minste een.")
    for sleutel in sorted(set(verzoek.erbij) - get_passende(verzoek.rollen, verzoek.erbij)):
        soort = sleutel.partition(":")[0]
        yield Bezwaar(soort, f"Deze rollen werken voor een {bereik}; een {soort} erbij doet niets.")
        return


def find_straks(verzoek: Rechtenverzoek) -> set[str]:
    """Return all that counts for the account once a request is carried out, what it had before included."""
    blijft = (set(get_toegangen(verzoek.account)) | set(verzoek.erbij)) - set(verzoek.eraf)
    return get_passende(verzoek.rollen, blijft)


def _carry_out(verzoek: Rechtenverzoek, door: Gebruiker, peildatum: date) -> None:
    """Give the account what was asked; the guard of the database looks whether it was confirmed."""
    account = verzoek.account
    vooraf = get_codes_van_account(account)
    account.rollen, account.wetten, account.toegang_tot = verzoek.rollen, verzoek.wetten, verzoek.tot
    account.save(update_fields=["rollen", "wetten", "toegang_tot"])
    save_toegangen(account, verzoek.erbij, verzoek.eraf)
    log_account("rechten_gewijzigd", account, door, vooraf, **_describe(verzoek, peildatum))
    tell_gewijzigd(account)


def _describe(verzoek: Rechtenverzoek, peildatum: date) -> dict[str, Any]:
    """Say for the log which roles there were and are, and which scope came and went."""
    namen = name_toegangen([*verzoek.erbij, *verzoek.eraf], peildatum)
    tot = [str(dag) if dag else "" for dag in (verzoek.tot_voor, verzoek.tot)]
    wetten = [describe_wetten(rij) or ALLE_WETTEN for rij in (verzoek.wetten_voor, verzoek.wetten)]
    return {
        "verzoek": verzoek.pk,
        "rollen_voor": list(verzoek.rollen_voor),
        "rollen_na": list(verzoek.rollen),
        "erbij": [namen.get(sleutel, sleutel) for sleutel in verzoek.erbij],
        "eraf": [namen.get(sleutel, sleutel) for sleutel in verzoek.eraf],
        **({"wetten": wetten} if wetten[0] != wetten[1] else {}),
        **({"toegang_tot": tot} if tot[0] != tot[1] else {}),
        "gevraagd_door": verzoek.gevraagd_door.gebruikersnaam,
        "waarom": verzoek.reden,
    }
