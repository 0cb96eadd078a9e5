"""Sets terms, proposes what is past its term, and destroys what a person confirmed."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from inkoop.kern.bewaren import Termijntelling, describe_maanden, get_grens
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.platform.bewaren.models import (
    Bewaartermijn,
    Vernietigingsvoorstel,
    Voorsteldeel,
    Voorstelregel,
    Voorstelstatus,
)
from inkoop.platform.bewaren.register import (
    Gegevenssoort,
    Termijnbevinding,
    get_soorten,
    register_gegevenssoort,
)
from inkoop.platform.bewaren.selectors import get_geldige_termijnen
from inkoop.platform.bewaren.toestanden import (
    AFWIJZEN,
    BEVESTIGEN,
    UITVOEREN,
    VOORSTELTOESTANDEN,
    get_voorstelmogelijkheid,
)
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.taken.models import Taak
from inkoop.platform.taken.register import get_regiocodes
from inkoop.platform.taken.services import TaakMisluktError, TaakOvergeslagen, Voortgang, start_taak
from inkoop.platform.toestanden.services import OvergangGeweigerdError, move

__all__ = [
    "AFWIJZEN",
    "BEVESTIGEN",
    "VERNIETIGEN",
    "Gegevenssoort",
    "Termijnbevinding",
    "Termijnopgave",
    "bevestig_voorstel",
    "get_voorstelmogelijkheid",
    "register_gegevenssoort",
    "save_termijn",
    "stel_voor",
    "vernietig_taak",
    "wijs_voorstel_af",
]

VERNIETIGEN = "vernietigen"
LANGSTE_UITSTEL = timedelta(days=366)
# A term never changes: what begins later than anybody decides now is a typing mistake that would stay.
LANGSTE_AANLOOP = timedelta(days=5 * 366)
VERANDERD = "Het voorstel is veranderd sinds u het bekeek. Bekijk het opnieuw."


@dataclass(frozen=True, slots=True)
class Termijnopgave:
    """What somebody asks to set: how long a region keeps a kind of data, from a day on."""

    regio: str
    soort: str
    maanden: int
    telling: Termijntelling
    bron: str
    vanaf: date


def save_termijn(opgave: Termijnopgave, gebruiker: Gebruiker, peildatum: date) -> Bewaartermijn:
    """Set a term from a day on; the one of before holds until then, and stays readable.

    Raises:
        BezwarenError: with all that stands in the way.
    """
    if bezwaren := list(_find_termijnbezwaren(opgave, gebruiker, peildatum)):
        raise BezwarenError(bezwaren)
    with transaction.atomic():
        was = get_geldige_termijnen(opgave.regio, opgave.vanaf).get(opgave.soort)
        termijn = Bewaartermijn.objects.create(
            regio=opgave.regio,
            soort=opgave.soort,
            maanden=opgave.maanden,
            telling=opgave.telling,
            bron=opgave.bron,
            vanaf=opgave.vanaf,
            vastgelegd_door=gebruiker,
        )
        log_handeling(
            "bewaartermijn_vastgelegd",
            onderwerp=("bewaartermijn", f"{opgave.regio}/{opgave.soort}"),
            gebruiker=gebruiker.gebruikersnaam,
            regio=opgave.regio,
            verschil={
                "termijn": [str(was) if was else "", str(termijn)],
                "vanaf": opgave.vanaf.isoformat(),
                "bron": opgave.bron,
            },
        )
    return termijn


def _find_termijnbezwaren(opgave: Termijnopgave, gebruiker: Gebruiker, peildatum: date) -> Iterable[Bezwaar]:
    if not has_recht(gebruiker, Recht.BEWAARTERMIJN_VASTLEGGEN):
        wie = describe_wie(Recht.BEWAARTERMIJN_VASTLEGGEN)
        yield Bezwaar("", f"Alleen {wie} van de regio legt een bewaartermijn vast.")
    if opgave.regio not in get_regiocodes(gebruiker):
        yield Bezwaar("regio", "U werkt niet voor deze regio.")
    soort = get_soorten().get(opgave.soort)
    if soort is None:
        yield Bezwaar("soort", "Deze soort gegevens bestaat niet.")
    elif opgave.maanden < soort.maanden:
        yield Bezwaar("maanden", f"De termijn is minstens {describe_maanden(soort.maanden)}.", soort.bron)
    if not opgave.bron.strip():
        yield Bezwaar("bron", "Noem de wet, de selectielijst of het besluit waar de termijn in staat.")
    if opgave.vanaf < peildatum:
        yield Bezwaar("vanaf", "Een termijn geldt vanaf vandaag of later.")
    if opgave.vanaf > peildatum + LANGSTE_AANLOOP:
        yield Bezwaar("vanaf", "Een termijn begint binnen vijf jaar. Klopt het jaartal?")
    bestaand = Bewaartermijn.objects.filter(regio=opgave.regio, soort=opgave.soort)
    if bestaand.filter(vanaf=opgave.vanaf).exists():
        yield Bezwaar("vanaf", "Vanaf deze dag is al een termijn vastgelegd.")


def stel_voor(peildatum: date) -> list[Vernietigingsvoorstel]:
    """Look in every region with terms what is past them, and have what was confirmed carried out.

    A proposal that nobody decided on is brought to what is true now. One that was confirmed and whose job
    did not end is started again.
    """
    regios = Bewaartermijn.objects.order_by("regio").values_list("regio", flat=True).distinct()
    voorstellen = [_renew(regio, peildatum) for regio in regios]
    for voorstel in Vernietigingsvoorstel.objects.filter(status=Voorstelstatus.BEVESTIGD):
        _start(voorstel)
    return [voorstel for voorstel in voorstellen if voorstel is not None]


@transaction.atomic
def _renew(regio: str, peildatum: date) -> Vernietigingsvoorstel | None:
    """Bring the open proposal of a region to what is past its term now; None when there is nothing."""
    vorige = Vernietigingsvoorstel.objects.select_for_update().filter(regio=regio)
    open_ = vorige.filter(status__in=[Voorstelstatus.VOORGESTELD, Voorstelstatus.BEVESTIGD]).first()
    if open_ is not None and open_.status == Voorstelstatus.BEVESTIGD:
        return open_
    if vorige.filter(status=Voorstelstatus.AFGEWEZEN, niet_voor__gt=peildatum).exists():
        return None
    gevonden = _find_verlopen(regio, peildatum)
    digest = _make_digest(gevonden)
    if open_ is not None:
        if open_.digest == digest:
            return open_
        # Nobody decided on it: what was looked at is not what would be destroyed.
        open_.delete()
    if not any(bevinding.sleutels for _, _, bevinding in gevonden):
        return None
    return _save_voorstel(regio, peildatum, gevonden, digest)


_Gevonden = list[tuple[Bewaartermijn, date, Termijnbevinding]]


def _find_verlopen(regio: str, peildatum: date) -> _Gevonden:
    gevonden: _Gevonden = []
    termijnen = get_geldige_termijnen(regio, peildatum)
    with met_systeemzicht():
        for code, soort in get_soorten().items():
            termijn = termijnen.get(code)
            if termijn is None or soort.find is None or soort.vernietig is None:
                continue
            grens = get_grens(peildatum, termijn.maanden, Termijntelling(termijn.telling))
            bevinding = soort.find(regio, grens)
            if bevinding.sleutels or bevinding.nog_nodig:
                gevonden.append((termijn, grens, bevinding))
    return gevonden


def _make_digest(gevonden: _Gevonden) -> str:
    inhoud = [
        [termijn.pk, sorted(bevinding.sleutels), sorted(bevinding.nog_nodig.items())]
        for termijn, _, bevinding in gevonden
    ]
    return hashlib.sha256(json.dumps(inhoud).encode()).hexdigest()


def _save_voorstel(regio: str, peildatum: date, gevonden: _Gevonden, digest: str) -> Vernietigingsvoorstel:
    voorstel = Vernietigingsvoorstel.objects.create(regio=regio, peildatum=peildatum, digest=digest)
    for termijn, grens, bevinding in gevonden:
        regel = Voorstelregel.objects.create(
            voorstel=voorstel,
            termijn=termijn,
            grens=grens,
            aantal=len(bevinding.sleutels),
            nog_nodig=dict(bevinding.nog_nodig),
        )
        onderdeel = get_soorten()[termijn.soort].onderdeel
        Voorsteldeel.objects.bulk_create(
            (
                Voorsteldeel(regel=regel, onderdeel=onderdeel, sleutel=sleutel)
                for sleutel in sorted(bevinding.sleutels)
            ),
            batch_size=5000,
        )
    log_handeling(
        "vernietiging_voorgesteld",
        onderwerp=("vernietiging", str(voorstel.pk)),
        regio=regio,
        verschil={termijn.soort: len(bevinding.sleutels) for termijn, _, bevinding in gevonden},
    )
    return voorstel


def bevestig_voorstel(
    voorstel: Vernietigingsvoorstel, gebruiker: Gebruiker, digest: str
) -> Vernietigingsvoorstel:
    """Confirm a proposal; what it holds is destroyed by a job, which starts on commit.

    Args:
        digest: of what this person looked at; another proposal than that is not confirmed.

    Raises:
        OvergangGeweigerdError: with all that stands in the way.
    """
    if voorstel.digest != digest:
        raise OvergangGeweigerdError([Bezwaar("", VERANDERD)])
    with transaction.atomic():
        try:
            bevestigd = move(VOORSTELTOESTANDEN, voorstel, BEVESTIGEN, gebruiker)
        except Vernietigingsvoorstel.DoesNotExist as fout:
            raise OvergangGeweigerdError([Bezwaar("", VERANDERD)]) from fout
        _start(bevestigd)
    return bevestigd


def wijs_voorstel_af(
    voorstel: Vernietigingsvoorstel, gebruiker: Gebruiker, reden: str, niet_voor: date, peildatum: date
) -> Vernietigingsvoorstel:
    """Turn a proposal down, also one that was confirmed and not carried out; none comes for a while.

    Args:
        niet_voor: until this day nothing is proposed for the region.
        peildatum: the day on which somebody decides.

    Raises:
        BezwarenError: without a reason, or with a day that is over or so far off that nobody looks again.
        OvergangGeweigerdError: with all that stands in the way.
    """
    if bezwaren := list(_find_afwijsbezwaren(reden, niet_voor, peildatum)):
        raise BezwarenError(bezwaren)
    with transaction.atomic():
        # The log of the move tells the reason; a move that is refused takes it back.
        Vernietigingsvoorstel.objects.filter(pk=voorstel.pk).exclude(status=Voorstelstatus.UITGEVOERD).update(
            reden=reden[:500], niet_voor=niet_voor
        )
        afgewezen = move(VOORSTELTOESTANDEN, voorstel, AFWIJZEN, gebruiker)
        _remove_delen(afgewezen)
    return afgewezen


def _find_afwijsbezwaren(reden: str, niet_voor: date, peildatum: date) -> Iterable[Bezwaar]:
    if not reden.strip():
        yield Bezwaar("reden", "Zeg waarom er niets wordt vernietigd.")
    if not peildatum < niet_voor <= peildatum + LANGSTE_UITSTEL:
        yield Bezwaar("niet_voor", "Kies een dag na vandaag, en hoogstens een jaar vooruit.")


def _start(voorstel: Vernietigingsvoorstel) -> Taak:
    return start_taak(
        VERNIETIGEN,
        f"Vernietigen volgens voorstel {voorstel.pk}",
        {"voorstel": voorstel.pk},
        voorstel.bevestigd_door,
        voorstel.regio,
        str(voorstel.pk),
    )


def vernietig_taak(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
    """Carry out such a job: all of a confirmed proposal, or nothing; done before, it is done."""
    sleutel = taak.argumenten["voorstel"]
    with met_systeemzicht():
        voorstel = Vernietigingsvoorstel.objects.select_for_update().filter(pk=sleutel).first()
        if voorstel is None or voorstel.status == Voorstelstatus.AFGEWEZEN:
            raise TaakOvergeslagen("Het voorstel is teruggenomen. Er is niets vernietigd.")
        if voorstel.status == Voorstelstatus.BEVESTIGD:
            _vernietig(voorstel, voortgang)
    return {"voorstel": sleutel}


def _vernietig(voorstel: Vernietigingsvoorstel, voortgang: Voortgang) -> None:
    if voorstel.bevestigd_door is None:
        raise TaakMisluktError("Niemand heeft dit voorstel bevestigd. Er is niets vernietigd.")
    regels = list(voorstel.regels.select_related("termijn"))
    for plaats, regel in enumerate(regels):
        soort = get_soorten()[regel.termijn.soort]
        voortgang(plaats, len(regels), f"{soort.naam} worden vernietigd")
        regel.vernietigd = _vernietig_regel(voorstel, regel, soort)
        regel.save(update_fields=["vernietigd"])
    try:
        move(VOORSTELTOESTANDEN, voorstel, UITVOEREN, voorstel.bevestigd_door)
    except OvergangGeweigerdError as fout:
        raise TaakMisluktError(f"{fout.reden} Er is niets vernietigd.") from fout
    _remove_delen(voorstel)
    voortgang(len(regels), len(regels), "Klaar")


def _vernietig_regel(voorstel: Vernietigingsvoorstel, regel: Voorstelregel, soort: Gegevenssoort) -> int:
    """Destroy what was confirmed and may still go: what somebody needs again since then, stays."""
    if soort.find is None or soort.vernietig is None:
        return 0
    bevestigd = set(regel.delen.values_list("sleutel", flat=True))
    mag_weg = bevestigd & set(soort.find(voorstel.regio, regel.grens).sleutels)
    aantal = soort.vernietig(voorstel.regio, mag_weg) if mag_weg else 0
    wie = voorstel.bevestigd_door
    log_handeling(
        "gegevens_vernietigd",
        onderwerp=("vernietiging", str(voorstel.pk)),
        gebruiker=wie.gebruikersnaam if wie else "",
        regio=voorstel.regio,
        verschil={
            "soort": soort.code,
            "aantal": aantal,
            "gebleven": len(bevestigd) - len(mag_weg),
            "termijn": str(regel.termijn),
            "bron": regel.termijn.bron,
            "voor": regel.grens.isoformat(),
        },
    )
    return aantal


def _remove_delen(voorstel: Vernietigingsvoorstel) -> None:
    """Forget which objects it was about: of what is gone no key stays behind."""
    Voorsteldeel.objects.filter(regel__voorstel=voorstel).delete()
