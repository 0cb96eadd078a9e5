"""The states of an upload: taken in, taken back by counter-entries, or let go."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.services import renew_nagekomen
from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import Inhoudsoort, Laadverslag, Upload, Uploadstatus
from inkoop.inname.services.controleren import describe_inname, take_upload
from inkoop.inname.services.gevolgen import compare, describe_gevolgen, find_geraakt
from inkoop.inname.services.kolommen import name_veld
from inkoop.inname.services.rijfouten import Rijfouten
from inkoop.inname.services.verslag import save_verslag
from inkoop.kern.bezwaar import BezwarenError
from inkoop.kern.toestanden import Overgang, Toestand, Voorwaarde
from inkoop.platform.bestanden.bron import Intrekking, Verandering
from inkoop.platform.bestanden.fouten import Bestandfout, BestandFoutenError
from inkoop.platform.bestanden.verslag import Inname
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.gebruikers.zicht import met_regiozicht
from inkoop.platform.toestanden.services import (
    Aanvraag,
    Logonderwerp,
    Mogelijkheid,
    Toestanden,
    get_mogelijkheid,
    move,
)
from inkoop.signalen.services import renew_signalen
from segmenten.models import Regio
from toegang.services import name_levering, recount_na_wijziging

Uploadaanvraag = Aanvraag[Upload]
INLEZEN, INTREKKEN, VERVALLEN = "inlezen", "intrekken", "vervallen"
# The name of the choice with which wrong rows are left out on purpose.
ALLEEN_GOEDE = "alleen_goede"
# The name of the choice by which what was there may disappear.
MAG_WEG = "mag_weg"
_SLOT = "SELECT pg_advisory_xact_lock(hashtextextended('regiobundel ' || %s, 0))"


class UploadVeranderdError(Exception):
    """What was checked is not what is there now: somebody changed the same in the meantime."""


def _check_zicht(aanvraag: Uploadaanvraag) -> str | None:
    if Upload.objects.zichtbaar_voor(aanvraag.gebruiker).filter(pk=aanvraag.object.pk).exists():
        return None
    return "Deze upload is niet van u."


def _check_niet_vernietigd(aanvraag: Uploadaanvraag) -> str | None:
    if aanvraag.object.vernietigd_op is None:
        return None
    return "De inhoud van deze upload is vernietigd, omdat de bewaartermijn voorbij is."


def _check_gecontroleerd(aanvraag: Uploadaanvraag) -> str | None:
    return None if aanvraag.object.uitslag else "Kies eerst de kolommen, zodat de regels zijn gecontroleerd."


def _check_iets_goeds(aanvraag: Uploadaanvraag) -> str | None:
    uitslag = aanvraag.object.uitslag
    if uitslag and not uitslag["goed"]:
        return "Er is geen regel die goed is. Herstel het bestand en lever het opnieuw aan."
    return None


def _check_alles_goed(aanvraag: Uploadaanvraag) -> str | None:
    aantal = aanvraag.object.aantal_fout
    if not aantal:
        return None
    wat = "is 1 regel" if aantal == 1 else f"zijn {aantal} regels"
    return f"Er {wat} fout. Herstel het bestand, of lees alleen de goede regels in."


def _check_niets_weg(aanvraag: Uploadaanvraag) -> str | None:
    aantal = aanvraag.object.aantal_weg
    if not aantal:
        return None
    wat = "verdwijnt 1 regel die er al was" if aantal == 1 else f"verdwijnen {aantal} regels die er al waren"
    return f"Er {wat}. Bekijk wat verdwijnt en geef aan dat dit klopt."


def _check_niet_vastgesteld(aanvraag: Uploadaanvraag) -> str | None:
    jaren = sorted(find_getelde_jaren(aanvraag.object))
    if not jaren:
        return None
    return (
        f"De afrekening van {jaren[0]} is vastgesteld nadat deze upload was ingelezen. Wat daarin telt, "
        "herstelt u met nieuwe regels en een correctie."
    )


def find_getelde_jaren(upload: Upload) -> set[int]:
    """Return the years of which a version was established in which this upload counts.

    What came in after the last version was established, counts in none.
    """
    if not upload.jaren:
        return set()
    eerste, laatste = upload.jaren
    vast = Afrekening.objects.filter(
        regio=upload.regio_id, status=Afrekeningstatus.VASTGESTELD, jaar__gte=eerste
    )
    if laatste:
        vast = vast.filter(jaar__lte=laatste)
    if upload.verslag:
        vast = vast.filter(vastgesteld_op__gte=upload.verslag.gemaakt_op)
    return set(vast.values_list("jaar", flat=True))


def _get_onderwerp(upload: Upload) -> Logonderwerp:
    return Logonderwerp("upload", str(upload.pk), upload.regio.code)


def _get_aantallen(aanvraag: Uploadaanvraag) -> Mapping[str, Any]:
    upload = aanvraag.object
    return {
        "soort": upload.soort,
        "goed": upload.aantal_goed,
        "gelijk": upload.aantal_gelijk,
        "afgekeurd": upload.aantal_afgekeurd,
        "fout": upload.aantal_fout,
    }


_WIE = "Alleen {wie} levert bestanden aan."
UPLOADTOESTANDEN: Toestanden[Upload] = Toestanden(
    naam="Deze upload",
    bereik=_check_zicht,
    onderwerp=_get_onderwerp,
    toestanden=(
        Toestand(
            Uploadstatus.OPEN.value,
            Uploadstatus.OPEN.label,
            "Er is nog niets veranderd.",
        ),
        Toestand(Uploadstatus.INGELEZEN.value, Uploadstatus.INGELEZEN.label, "De goede regels tellen mee."),
        Toestand(
            Uploadstatus.INGETROKKEN.value,
            Uploadstatus.INGETROKKEN.label,
            "Wat de upload veranderde, is met tegenboekingen teruggenomen.",
        ),
        Toestand(Uploadstatus.VERVALLEN.value, Uploadstatus.VERVALLEN.label, "Er is niets ingelezen."),
    ),
    overgangen=(
        Overgang(
            code=INLEZEN,
            titel="Inlezen",
            van=frozenset({Uploadstatus.OPEN.value}),
            naar=Uploadstatus.INGELEZEN.value,
            recht=Recht.AANLEVEREN,
            wie=_WIE,
            handeling="upload_ingelezen",
            voorwaarden=(
                Voorwaarde(_check_niet_vernietigd),
                Voorwaarde(_check_gecontroleerd),
                Voorwaarde(_check_iets_goeds),
                Voorwaarde(_check_alles_goed, ALLEEN_GOEDE),
                Voorwaarde(_check_niets_weg, MAG_WEG),
            ),
            verschil=_get_aantallen,
        ),
        Overgang(
            code=INTREKKEN,
            titel="Intrekken",
            van=frozenset({Uploadstatus.INGELEZEN.value}),
            naar=Uploadstatus.INGETROKKEN.value,
            recht=Recht.AANLEVEREN,
            wie=_WIE,
            handeling="upload_ingetrokken",
            voorwaarden=(Voorwaarde(_check_niet_vernietigd), Voorwaarde(_check_niet_vastgesteld)),
            verschil=_get_aantallen,
        ),
        Overgang(
            code=VERVALLEN,
            titel="Niet inlezen",
            van=frozenset({Uploadstatus.OPEN.value}),
            naar=Uploadstatus.VERVALLEN.value,
            recht=Recht.AANLEVEREN,
            wie=_WIE,
            handeling="upload_vervallen",
        ),
    ),
)


def get_uploadmogelijkheid(upload: Upload, code: str, gebruiker: Gebruiker) -> Mogelijkheid[Upload]:
    """Return whether somebody can do something with an upload, or all that stands in the way."""
    return get_mogelijkheid(UPLOADTOESTANDEN, upload, code, gebruiker)


def drop_upload(upload: Upload, gebruiker: Gebruiker) -> Upload:
    """Let an upload go that was not taken in; raises `OvergangGeweigerdError` when it was."""
    return move(UPLOADTOESTANDEN, upload, VERVALLEN, gebruiker)


def save_upload(
    upload: Upload, gebruiker: Gebruiker, moment: datetime, *, alleen_goede: bool, mag_weg: bool = False
) -> Upload:
    """Take an upload in: all of it, or what is right; keep what it changed, so that it can be taken back.

    Args:
        upload: the upload, which was checked.
        gebruiker: who takes it in.
        moment: when.
        alleen_goede: whether wrong rows are left out on purpose.
        mag_weg: whether what it replaces may disappear.

    Raises:
        OvergangGeweigerdError: with everything that stands in the way; nothing has changed then.
        UploadVeranderdError: when a row that was right is not any more; check the upload again.
    """
    bron = BRONNEN[upload.soort]
    with met_regiozicht(upload.regio_id), transaction.atomic():
        _lock(upload.regio)
        keuzes = {naam for naam, ja in ((ALLEEN_GOEDE, alleen_goede), (MAG_WEG, mag_weg)) if ja}
        upload = move(UPLOADTOESTANDEN, upload, INLEZEN, gebruiker, keuzes=keuzes)
        fouten = _get_bekende_fouten(upload)
        geraakt = find_geraakt(upload, bron, fouten)
        voor = bron.read_stand(upload.regio, geraakt.sleutels)
        fouten.begin()
        try:
            inname = take_upload(upload, bron, fouten, moment)
            fouten.raise_if_any()
        except BezwarenError as fout:
            raise UploadVeranderdError(str(upload.pk)) from fout
        recount_na_wijziging(upload.regio, {bron.code: inname.telling})
        veranderd = compare(voor, bron.read_stand(upload.regio, geraakt.sleutels), inname)
        upload.jaren = geraakt.jaren
        upload.veranderd = [[deel.sleutel, deel.voor, deel.na] for deel in veranderd]
        gevolgen = describe_gevolgen(upload, bron, geraakt, veranderd, inname)
        _check_zelfde_verdwijnt(upload, gevolgen)
        upload.uitslag = {**(upload.uitslag or {}), **describe_inname(inname), **gevolgen}
        renew_nagekomen(upload.regio, moment)
        upload.verslag = _report(upload, upload.naam, inname, gebruiker, moment, fouten)
        upload.save(update_fields=["veranderd", "jaren", "uitslag", "verslag"])
    return upload


def withdraw_upload(upload: Upload, gebruiker: Gebruiker, moment: datetime, reden: str) -> Upload:
    """Take back what an upload changed, by counter-entries; what others changed since is never undone.

    Raises:
        OvergangGeweigerdError: with everything that stands in the way; nothing has changed then.
        UploadVeranderdError: when somebody changed the same since, or a counter-entry is refused.
    """
    bron = BRONNEN[upload.soort]
    with met_regiozicht(upload.regio_id), transaction.atomic():
        _lock(upload.regio)
        upload = move(UPLOADTOESTANDEN, upload, INTREKKEN, gebruiker)
        veranderd = [Verandering(tuple(sleutel), voor, na) for sleutel, voor, na in upload.veranderd]
        stand = bron.read_stand(upload.regio, {deel.sleutel for deel in veranderd})
        if bron.list_stand and any(stand.get(deel.sleutel, []) != deel.na for deel in veranderd):
            raise UploadVeranderdError(str(upload.pk))
        try:
            inname = bron.neem_terug(upload.regio, veranderd, Intrekking(upload.pk), moment)
        except BezwarenError as fout:
            raise UploadVeranderdError(str(upload.pk)) from fout
        renew_nagekomen(upload.regio, moment)
        naam = name_intrekking(upload.naam)
        upload.intrekverslag = _report(
            upload, naam, inname, gebruiker, moment, Rijfouten(), soort=Inhoudsoort.INTREKKING
        )
        upload.reden = reden
        upload.save(update_fields=["reden", "intrekverslag"])
    return upload


def name_intrekking(naam: str) -> str:
    """Return what the report and the delivery of taking a file back are called."""
    return f"Intrekking van {naam}"


def tell_terugname(upload: Upload) -> list[str]:
    """Say what taking an upload back will do, in sentences; nothing when it brought nothing that counts."""
    veranderd = [Verandering(tuple(sleutel), voor, na) for sleutel, voor, na in upload.veranderd]
    with met_regiozicht(upload.regio_id):
        return BRONNEN[upload.soort].tell_terug(upload.regio, veranderd)


def _check_zelfde_verdwijnt(upload: Upload, gevolgen: Mapping[str, Any]) -> None:
    """Refuse to let go what nobody was shown: what disappears is what the check found."""
    gezien = (upload.uitslag or {}).get("verandert")
    if gevolgen["weg"] and gevolgen["verandert"] != gezien:
        raise UploadVeranderdError(str(upload.pk))


def _lock(regio: Regio) -> None:
    """Wait for a bundle or another upload of the same region."""
    with connection.cursor() as cursor:
        cursor.execute(_SLOT, [regio.code])


def _get_bekende_fouten(upload: Upload) -> Rijfouten:
    fouten = Rijfouten()
    rijen = (upload.uitslag or {}).get("rijen", {})
    fouten.per_rij = {int(rij): [(veld, reden) for veld, reden in redenen] for rij, redenen in rijen.items()}
    return fouten


def _report(
    upload: Upload,
    naam: str,
    inname: Inname,
    gebruiker: Gebruiker,
    moment: datetime,
    fouten: Rijfouten,
    *,
    soort: Inhoudsoort = Inhoudsoort.UPLOAD,
) -> Laadverslag:
    """Keep what came of it; a delivery that it became is called after the file."""
    bron = BRONNEN[upload.soort]
    geweigerd = [
        Bestandfout(upload.naam, rij, name_veld(upload, bron, veld) if veld else "", reden)
        for rij, redenen in fouten.per_rij.items()
        for veld, reden in redenen
    ]
    if inname.levering:
        name_levering(upload.regio, inname.levering, naam)
    return save_verslag(
        upload.regio,
        soort,
        naam,
        moment,
        {BRONNEN[upload.soort].bestand: inname},
        gebruiker=gebruiker,
        fouten=BestandFoutenError(geweigerd) if geweigerd else None,
        signalen=renew_signalen(upload.regio, moment),
    )
