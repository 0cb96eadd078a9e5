"""Rights of an account change by a request: carried out at once, or once a colleague confirmed it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from inkoop.beheer.bereik import (
    ELDERS,
    ZELF,
    get_accounts_van,
    get_codes_van_account,
    get_eigen_accounts_van,
)
from inkoop.beheer.logregels import log_account
from inkoop.beheer.toegang import (
    find_eigen_toegangen,
    find_te_geven,
    get_passende,
    name_toegangen,
    save_toegangen,
)
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.toestanden import Overgang, Toestand, Voorwaarde
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Verzoekstatus
from inkoop.platform.gebruikers.rechten import (
    RECHTEN,
    Recht,
    Rol,
    has_recht,
)
from inkoop.platform.gebruikers.rolregels import find_rolbezwaar, is_gevoelig, is_tijdelijk
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.gebruikers.toegangen import get_toegangen
from inkoop.platform.toestanden.services import Aanvraag, Logonderwerp, Mogelijkheid, Toestanden, move
from inkoop.platform.toestanden.services import get_mogelijkheid as get_overgangsmogelijkheid

BEVESTIGEN, AFWIJZEN, INTREKKEN = "bevestigen", "afwijzen", "intrekken"
Verzoekaanvraag = Aanvraag[Rechtenverzoek]
WACHT_AL = "Voor dit account wacht al een verzoek op een collega. Laat dat eerst bevestigen, of trek het in."


@dataclass(frozen=True, slots=True)
class Rechtenopgave:
    """What somebody asks for an account: all its roles, all that it is tied to, and its last day.

    Attributes:
        toegangen: keys, of what the one who asks may give; to what else the account is tied stays.
    """

    rollen: Collection[str]
    toegangen: Collection[str]
    tot: date | None
    reden: str


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
        else:
            verzoek.status, verzoek.besloten_op = Verzoekstatus.BEVESTIGD, timezone.now()
            verzoek.save()
            _carry_out(verzoek, gebruiker, peildatum)
    return verzoek


def take_rollen_af(account: Gebruiker, gebruiker: Gebruiker, reden: str) -> None:
    """Leave an account without any role, at once; what it is tied to stays."""
    Rechtenverzoek.objects.filter(account=account, status=Verzoekstatus.GEVRAAGD).update(
        status=Verzoekstatus.INGETROKKEN, besloten_door=gebruiker, besloten_op=timezone.now()
    )
    verzoek = Rechtenverzoek.objects.create(
        account=account,
        status=Verzoekstatus.BEVESTIGD,
        is_gevoelig=False,
        rollen_voor=account.rollen,
        rollen=[],
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
    return verzoek


def wijs_verzoek_af(verzoek: Rechtenverzoek, gebruiker: Gebruiker, waarom: str) -> Rechtenverzoek:
    """Turn a request down and say why; nothing changes.

    Raises:
        OvergangGeweigerdError: with all that stands in the way.
    """
    with transaction.atomic():
        Rechtenverzoek.objects.filter(pk=verzoek.pk, status=Verzoekstatus.GEVRAAGD).update(waarom=waarom)
        return move(VERZOEKTOESTANDEN, verzoek, AFWIJZEN, gebruiker)


def trek_verzoek_in(verzoek: Rechtenverzoek, gebruiker: Gebruiker) -> Rechtenverzoek:
    """Take back what the same person asked; nothing changes.

    Raises:
        OvergangGeweigerdError: with all that stands in the way.
    """
    return move(VERZOEKTOESTANDEN, verzoek, INTREKKEN, gebruiker)


def get_verzoekmogelijkheid(
    verzoek: Rechtenverzoek, code: str, gebruiker: Gebruiker
) -> Mogelijkheid[Rechtenverzoek]:
    """Tell whether somebody may do this with a request now, or all that stands in the way."""
    return get_overgangsmogelijkheid(VERZOEKTOESTANDEN, verzoek, code, gebruiker)


def _make_verzoek(account: Gebruiker, opgave: Rechtenopgave, gebruiker: Gebruiker) -> Rechtenverzoek:
    rollen = [rol.value for rol in Rol if rol in set(opgave.rollen)]
    heeft, wil = find_eigen_toegangen(gebruiker, account), set(opgave.toegangen)
    verzoek = Rechtenverzoek(
        account=account,
        rollen_voor=account.rollen,
        rollen=rollen,
        erbij=sorted(wil - heeft),
        eraf=sorted(heeft - wil),
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
    return bool(set(verzoek.rollen) - set(verzoek.rollen_voor) or verzoek.erbij or langer)


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
    return verzoek.rollen != verzoek.rollen_voor or verzoek.tot != verzoek.tot_voor


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
    account.rollen, account.toegang_tot = verzoek.rollen, verzoek.tot
    account.save(update_fields=["rollen", "toegang_tot"])
    save_toegangen(account, verzoek.erbij, verzoek.eraf)
    log_account("rechten_gewijzigd", account, door, vooraf, **_describe(verzoek, peildatum))


def _describe(verzoek: Rechtenverzoek, peildatum: date) -> dict[str, Any]:
    """Say for the log which roles there were and are, and which scope came and went."""
    namen = name_toegangen([*verzoek.erbij, *verzoek.eraf], peildatum)
    tot = [str(dag) if dag else "" for dag in (verzoek.tot_voor, verzoek.tot)]
    return {
        "verzoek": verzoek.pk,
        "rollen_voor": list(verzoek.rollen_voor),
        "rollen_na": list(verzoek.rollen),
        "erbij": [namen.get(sleutel, sleutel) for sleutel in verzoek.erbij],
        "eraf": [namen.get(sleutel, sleutel) for sleutel in verzoek.eraf],
        **({"toegang_tot": tot} if tot[0] != tot[1] else {}),
        "gevraagd_door": verzoek.gevraagd_door.gebruikersnaam,
        "waarom": verzoek.reden,
    }


def _check_beheert(aanvraag: Verzoekaanvraag) -> str | None:
    if get_accounts_van(aanvraag.gebruiker).filter(pk=aanvraag.object.account_id).exists():
        return None
    return "Dit account werkt niet in uw regio's."


def _check_ander(aanvraag: Verzoekaanvraag) -> str | None:
    verzoek = aanvraag.object
    if aanvraag.gebruiker.pk == verzoek.gevraagd_door_id:
        return "U hebt dit zelf gevraagd. Een collega bevestigt het."
    if aanvraag.gebruiker.pk == verzoek.account_id:
        return "Dit gaat over uw eigen account. Iemand anders bevestigt het."
    return None


def _check_vrager(aanvraag: Verzoekaanvraag) -> str | None:
    if aanvraag.gebruiker.pk == aanvraag.object.gevraagd_door_id:
        return None
    return "Alleen wie het vroeg, trekt het in. U kunt het wel afwijzen."


def _check_zelfde(aanvraag: Verzoekaanvraag) -> str | None:
    verzoek = aanvraag.object
    if list(verzoek.account.rollen) == list(verzoek.rollen_voor) and verzoek.account.is_active:
        return None
    return "Het account is veranderd sinds dit is gevraagd. Wijs het af; dan kan het opnieuw worden gevraagd."


def _check_te_geven(aanvraag: Verzoekaanvraag) -> str | None:
    if set(aanvraag.object.erbij) <= find_te_geven(aanvraag.gebruiker):
        return None
    return "Het gaat ook om wat buiten uw regio's ligt. Wie daar werkt, bevestigt het."


def _get_besluit(aanvraag: Verzoekaanvraag) -> Mapping[str, Any]:
    return {"besloten_op": aanvraag.moment, "besloten_door": aanvraag.gebruiker}


def _get_wie(aanvraag: Verzoekaanvraag) -> Mapping[str, Any]:
    verzoek = aanvraag.object
    return {"account": verzoek.account.gebruikersnaam, "waarom": verzoek.waarom or verzoek.reden}


def _get_onderwerp(verzoek: Rechtenverzoek) -> Logonderwerp:
    codes = get_codes_van_account(verzoek.account) or get_codes_van_account(verzoek.gevraagd_door)
    return Logonderwerp("rechtenverzoek", str(verzoek.pk), codes[0] if codes else "")


_OPEN = frozenset({Verzoekstatus.GEVRAAGD.value})
VERZOEKTOESTANDEN: Toestanden[Rechtenverzoek] = Toestanden(
    naam="Dit verzoek",
    bereik=_check_beheert,
    onderwerp=_get_onderwerp,
    toestanden=(
        Toestand(
            Verzoekstatus.GEVRAAGD.value,
            Verzoekstatus.GEVRAAGD.label,
            "Er is nog niets veranderd. Een collega kijkt mee en bevestigt.",
        ),
        Toestand(
            Verzoekstatus.BEVESTIGD.value, Verzoekstatus.BEVESTIGD.label, "Het account heeft deze rechten."
        ),
        Toestand(Verzoekstatus.AFGEWEZEN.value, Verzoekstatus.AFGEWEZEN.label, "Er is niets veranderd."),
        Toestand(Verzoekstatus.INGETROKKEN.value, Verzoekstatus.INGETROKKEN.label, "Er is niets veranderd."),
    ),
    overgangen=(
        Overgang(
            code=BEVESTIGEN,
            titel="Bevestigen",
            van=_OPEN,
            naar=Verzoekstatus.BEVESTIGD.value,
            recht=Recht.ROLLEN_BEVESTIGEN,
            wie="Alleen {wie} van de regio bevestigt rechten.",
            handeling="rechten_bevestigd",
            voorwaarden=(Voorwaarde(_check_ander), Voorwaarde(_check_zelfde), Voorwaarde(_check_te_geven)),
            velden=_get_besluit,
            verschil=_get_wie,
        ),
        Overgang(
            code=AFWIJZEN,
            titel="Afwijzen",
            van=_OPEN,
            naar=Verzoekstatus.AFGEWEZEN.value,
            recht=Recht.ROLLEN_BEVESTIGEN,
            wie="Alleen {wie} van de regio wijst een verzoek af.",
            handeling="rechten_afgewezen",
            voorwaarden=(Voorwaarde(_check_ander),),
            velden=_get_besluit,
            verschil=_get_wie,
        ),
        Overgang(
            code=INTREKKEN,
            titel="Intrekken",
            van=_OPEN,
            naar=Verzoekstatus.INGETROKKEN.value,
            recht=Recht.BEHEER,
            wie="Alleen {wie} van de regio trekt een verzoek in.",
            handeling="rechten_ingetrokken",
            voorwaarden=(Voorwaarde(_check_vrager),),
            velden=_get_besluit,
            verschil=_get_wie,
        ),
    ),
)
