"""The states of a settlement: what it takes to share a concept, and to establish what was shared."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.selectors import get_laatste_afrekening, get_vastgestelde_afrekening
from bekostiging.services.afkoeltijd import VASTSTELLERS, get_afkoeltijd
from bekostiging.services.compleet import find_optelverschillen
from bekostiging.services.invoerstand import describe_wijzigingen, find_wijzigingen, read_stand
from bekostiging.services.nagekomen import remove_nagekomen
from bekostiging.services.regelstand import find_regelverschillen, save_regelstand
from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.geld import als_tekst
from inkoop.kern.opmaak import format_aantal
from inkoop.kern.toestanden import Overgang, Toestand, Voorwaarde
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.gebruikers.rolgeschiedenis import has_rol_gekregen
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.gebruikers.zicht import met_regiozicht
from inkoop.platform.toestanden.services import (
    Aanvraag,
    Logonderwerp,
    Mogelijkheid,
    OvergangGeweigerdError,
    Toestanden,
    find_mogelijkheden,
    get_mogelijkheid,
    move,
)
from segmenten.models import Regio
from toegang.selectors import find_somverschillen

Afrekeningaanvraag = Aanvraag[Afrekening]
DELEN = "delen"
VASTSTELLEN = "vaststellen"
# The name of the choice with which parked contracts are left out on purpose.
MET_GEPARKEERD = "met_geparkeerd"


def _check_regio(aanvraag: Afrekeningaanvraag) -> str | None:
    regios = Regio.objects.zichtbaar_voor(aanvraag.gebruiker)
    if regios.filter(pk=aanvraag.object.regio_id).exists():
        return None
    return "U werkt niet voor deze regio."


def _check_vier_ogen(aanvraag: Afrekeningaanvraag) -> str | None:
    """Two people: one had it computed or shared it, another establishes; the system is nobody."""
    afrekening, wie = aanvraag.object, describe_wie(Recht.AFREKENING_VASTSTELLEN)
    if afrekening.gemaakt_door_id == aanvraag.gebruiker.pk:
        return f"U hebt deze afrekening zelf gemaakt. Iemand anders stelt haar vast: {wie} van de regio."
    if afrekening.gedeeld_door_id == aanvraag.gebruiker.pk:
        return f"U hebt deze afrekening zelf gedeeld. Iemand anders stelt haar vast: {wie} van de regio."
    if afrekening.gemaakt_door_id is None and afrekening.gedeeld_door_id is None:
        return "Niemand heeft deze versie gemaakt of gedeeld. Laat opnieuw berekenen, en deel die versie."
    return None


def _check_afkoeltijd(aanvraag: Afrekeningaanvraag) -> str | None:
    """Neither of the two gave the other the role lately: else one person could be both."""
    afrekening = aanvraag.object
    dagen = get_afkoeltijd()
    sinds = aanvraag.moment - timedelta(days=dagen)
    for eerste in (afrekening.gemaakt_door_id, afrekening.gedeeld_door_id):
        if eerste is not None and has_rol_gekregen({eerste, aanvraag.gebruiker.pk}, VASTSTELLERS, sinds):
            return (
                f"U en {_name_account(eerste)} gaven elkaar korter dan {dagen} dagen geleden een rol. "
                "Laat iemand anders vaststellen, of wacht tot die tijd voorbij is."
            )
    return None


def _name_account(sleutel: int) -> str:
    return str(Gebruiker.objects.get(pk=sleutel))


def _check_laatste_versie(aanvraag: Afrekeningaanvraag) -> str | None:
    laatste = get_laatste_afrekening(aanvraag.object.regio, aanvraag.object.jaar)
    if laatste is None or laatste.versie == aanvraag.object.versie:
        return None
    return f"Er is een nieuwere versie ({laatste.versie}). Alleen met de laatste versie kunt u verder."


def _check_corrigeert(aanvraag: Afrekeningaanvraag) -> str | None:
    """What is established after a version was computed is not in its difference."""
    vast = get_vastgestelde_afrekening(aanvraag.object.regio, aanvraag.object.jaar)
    if vast is None or vast.pk == aanvraag.object.corrigeert_id:
        return None
    return (
        f"Voor {vast.jaar} is al een afrekening vastgesteld: versie {vast.versie}. "
        "Laat opnieuw berekenen: dan ontstaat een correctie daarop."
    )


def _check_geparkeerd(aanvraag: Afrekeningaanvraag) -> str | None:
    aantal = aanvraag.object.geparkeerd.count()
    if not aantal:
        return None
    return f"Er zijn geparkeerde contracten ({aantal}). Los ze op, of stel vast zonder deze contracten."


def _check_gegevens(aanvraag: Afrekeningaanvraag) -> str | None:
    """The fingerprint again: what changed since the computation is not in what would be established."""
    afrekening = aanvraag.object
    with met_regiozicht(afrekening.regio_id):
        wijzigingen = find_wijzigingen(afrekening, read_stand(afrekening.regio, afrekening.jaar))
    if not wijzigingen:
        return None
    wat = describe_wijzigingen(wijzigingen)
    return f"De gegevens zijn veranderd nadat deze versie is berekend: {wat}. Laat eerst opnieuw berekenen."


def _check_delen(aanvraag: Afrekeningaanvraag) -> str | None:
    """The stored parts added up again: nobody establishes what is not the sum of what it is made of."""
    with met_regiozicht(aanvraag.object.regio_id):
        verschillen = find_optelverschillen(aanvraag.object)
    if not verschillen:
        return None
    return f"Wat is bewaard, telt niet op: {'; '.join(verschillen)}. Laat opnieuw berekenen."


def _check_sommen(aanvraag: Afrekeningaanvraag) -> str | None:
    """A concept read sums that are kept of prestaties; what is established is proven on the lines."""
    with met_regiozicht(aanvraag.object.regio_id):
        verschillen = find_somverschillen(aanvraag.object.regio)
    if not verschillen:
        return None
    contracten = sorted({een.contract for een in verschillen})
    return (
        "De bewaarde sommen zijn niet gelijk aan de prestaties zelf, bij "
        f"{format_aantal(len(contracten), 'contract', 'contracten')} (zoals {contracten[0]}). "
        "Laat de beheerder de totalen controleren en maak daarna een nieuwe afrekening."
    )


def _get_deelvelden(aanvraag: Afrekeningaanvraag) -> Mapping[str, Any]:
    return {"gedeeld_op": aanvraag.moment, "gedeeld_door": aanvraag.gebruiker}


def _get_velden(aanvraag: Afrekeningaanvraag) -> Mapping[str, Any]:
    return {"vastgesteld_op": aanvraag.moment, "vastgesteld_door": aanvraag.gebruiker}


def _get_verschil(aanvraag: Afrekeningaanvraag) -> Mapping[str, Any]:
    return {"vingerafdruk": aanvraag.object.vingerafdruk, "saldo": als_tekst(aanvraag.object.saldo)}


def _get_onderwerp(afrekening: Afrekening) -> Logonderwerp:
    regio = afrekening.regio.code
    return Logonderwerp(*afrekening.get_onderwerp(), regio)


# What others are going to see is the latest version, and a correction of what holds.
_LAATSTE = (Voorwaarde(_check_laatste_versie), Voorwaarde(_check_corrigeert))
# And it is still what its data, sums and parts say: that reads much, so only the move itself asks it.
_BEWEZEN = tuple(
    Voorwaarde(check, alleen_bij_overgang=True) for check in (_check_sommen, _check_gegevens, _check_delen)
)
AFREKENINGTOESTANDEN: Toestanden[Afrekening] = Toestanden(
    naam="Deze afrekening",
    bereik=_check_regio,
    onderwerp=_get_onderwerp,
    toestanden=(
        Toestand(
            Afrekeningstatus.CONCEPT.value,
            Afrekeningstatus.CONCEPT.label,
            "De berekening is klaar. Alleen wie afrekeningen maakt, ziet deze versie.",
        ),
        Toestand(
            Afrekeningstatus.GEDEELD.value,
            Afrekeningstatus.GEDEELD.label,
            "Gemeenten en aanbieders zien deze versie. Een nieuwe berekening kan haar nog vervangen.",
        ),
        Toestand(
            Afrekeningstatus.VASTGESTELD.value,
            Afrekeningstatus.VASTGESTELD.label,
            "Deze afrekening geldt en verandert niet meer. Wat later komt, wordt een correctie.",
        ),
    ),
    overgangen=(
        Overgang(
            code=DELEN,
            titel="Delen",
            van=frozenset({Afrekeningstatus.CONCEPT.value}),
            naar=Afrekeningstatus.GEDEELD.value,
            recht=Recht.AFREKENING_DELEN,
            wie="Alleen {wie} van de regio deelt een afrekening.",
            handeling="afrekening_gedeeld",
            voorwaarden=(*_LAATSTE, *_BEWEZEN),
            velden=_get_deelvelden,
            verschil=_get_verschil,
        ),
        Overgang(
            code=VASTSTELLEN,
            titel="Vaststellen",
            van=frozenset({Afrekeningstatus.GEDEELD.value}),
            naar=Afrekeningstatus.VASTGESTELD.value,
            recht=Recht.AFREKENING_VASTSTELLEN,
            wie="Alleen {wie} van de regio stelt een afrekening vast.",
            handeling="afrekening_vastgesteld",
            voorwaarden=(
                Voorwaarde(_check_vier_ogen),
                Voorwaarde(_check_afkoeltijd),
                *_LAATSTE,
                Voorwaarde(_check_geparkeerd, MET_GEPARKEERD),
                *_BEWEZEN,
            ),
            velden=_get_velden,
            verschil=_get_verschil,
        ),
    ),
)


def deel(afrekening: Afrekening, gebruiker: Gebruiker) -> Afrekening:
    """Let municipalities and providers see the latest version of a region and year.

    By who has the right in the region, also the one who had it computed. The caller opens a context that sees
    the region. Raises `OvergangGeweigerdError` with everything that stands in the way.
    """
    with transaction.atomic():
        return _keep_regels(move(AFREKENINGTOESTANDEN, afrekening, DELEN, gebruiker))


def stel_vast(afrekening: Afrekening, gebruiker: Gebruiker, *, met_geparkeerd: bool = False) -> Afrekening:
    """Establish the latest version of a region and year, once it was shared.

    A second one in a year corrects the first, and settles the difference. By who has the right in the region,
    and not the one who had it computed or shared it (four eyes), nor who gave one of those the role lately.
    Contracts that are parked are left out of it, and that must be said on purpose with `met_geparkeerd`. The
    caller opens a context that sees the region. Raises `OvergangGeweigerdError` with everything that stands
    in the way.
    """
    keuzes = {MET_GEPARKEERD} if met_geparkeerd else set()
    with transaction.atomic():
        vast = move(AFREKENINGTOESTANDEN, afrekening, VASTSTELLEN, gebruiker, keuzes=keuzes)
        return _keep_regels(vast)


def _keep_regels(afrekening: Afrekening) -> Afrekening:
    """Keep the lines of what others are going to look at; refuse lines that it did not compute with.

    The fingerprint was just found equal, so the lines of now are those of the computation.
    """
    with met_regiozicht(afrekening.regio_id):
        save_regelstand(afrekening)
        verschillen = find_regelverschillen(afrekening)
    if verschillen:
        raise OvergangGeweigerdError([Bezwaar("", f"{zin[0].upper()}{zin[1:]}.") for zin in verschillen])
    remove_nagekomen(afrekening)
    return afrekening


def find_afrekeningmogelijkheden(
    afrekening: Afrekening, gebruiker: Gebruiker
) -> list[Mogelijkheid[Afrekening]]:
    """Return what can be done with a settlement in its state, open for this user or with what it lacks."""
    return find_mogelijkheden(AFREKENINGTOESTANDEN, afrekening, gebruiker)


def get_deelmogelijkheid(afrekening: Afrekening, gebruiker: Gebruiker) -> Mogelijkheid[Afrekening]:
    """Return whether this user can share a settlement, or all that stands in the way."""
    return get_mogelijkheid(AFREKENINGTOESTANDEN, afrekening, DELEN, gebruiker)


def get_vaststelmogelijkheid(afrekening: Afrekening, gebruiker: Gebruiker) -> Mogelijkheid[Afrekening]:
    """Return whether this user can establish a settlement, or all that stands in the way."""
    return get_mogelijkheid(AFREKENINGTOESTANDEN, afrekening, VASTSTELLEN, gebruiker)
