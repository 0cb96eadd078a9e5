"""All that this product holds about one client, for that client to read (AVG artikel 15).

Read through the eyes of who asked: what he may not see is not in it. Of colleagues it tells the role and
not the name (HvJ EU C-579/21): who they are is in the log, for who checks it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.template.loader import render_to_string

from bekostiging.selectors import find_regels_over
from inkoop.kern.opmaak import format_aantal, format_datum, format_getal, format_moment, format_percentage
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rolwoorden import describe_rollen
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.logboek.services import describe_handeling
from inkoop.privacy.models import Inzageverzoek
from inkoop.signalen.models import Signaal
from segmenten.models import add_voorkomens
from toegang.models import Client, Prestatie, Toewijzing, Zorgperiode


@dataclass(frozen=True)
class Onderdeel:
    """One part: a heading, a sentence, and a table."""

    titel: str
    uitleg: str
    koppen: Sequence[str]
    rijen: Sequence[Sequence[str]] = field(default=())


@dataclass(frozen=True)
class Overzicht:
    """Everything about one client in one region, as it stood at a moment."""

    pseudoniem: str
    regio: str
    onderdelen: Sequence[Onderdeel]

    @property
    def samenvatting(self) -> list[tuple[str, str]]:
        """How many rows each part has."""
        return [(deel.titel, format_getal(len(deel.rijen))) for deel in self.onderdelen]


def make_overzicht(verzoek: Inzageverzoek, gebruiker: Gebruiker, peildatum: date) -> Overzicht | None:
    """Read all about the client of a request; None when there is nothing that this account may see."""
    zorg = Toewijzing.objects.zichtbaar_voor(gebruiker).filter(
        client=verzoek.client, regio=verzoek.regio_id, client__vernietigd_op=None
    )
    rijen = list(
        add_voorkomens(
            zorg.select_related(
                "client", "gemeente", "contract__aanbieder", "product", "traject", "vervolg_op", "resultaat"
            ).order_by("ingangsdatum", "nummer"),
            peildatum,
            "gemeente",
            "product",
            "traject",
        )
    )
    if not rijen:
        return None
    client = rijen[0].client
    return Overzicht(
        client.pseudoniem,
        verzoek.regio.naam,
        (
            _make_toewijzingen(rijen),
            _make_perioden(rijen, gebruiker),
            _make_prestaties(rijen, gebruiker),
            _make_afrekeningen(rijen, client),
            _make_signalen(rijen, gebruiker),
            _make_inzagen(rijen, client, verzoek),
        ),
    )


def render_overzicht(overzicht: Overzicht, verzoek: Inzageverzoek) -> str:
    """Return the whole as a page that stands by itself."""
    return render_to_string(
        "privacy/overzicht.html",
        {
            "titel": "Wat over u is vastgelegd",
            "organisatie": overzicht.regio,
            "kenmerk": f"Kenmerk {verzoek.pk}",
            "kenmerken": [
                ("Cliënt", overzicht.pseudoniem),
                ("Gevraagd op", format_moment(verzoek.gevraagd_op)),
            ],
            "overzicht": overzicht,
        },
    )


def _make_toewijzingen(zorg: Sequence[Toewijzing]) -> Onderdeel:
    koppen = (
        "Nummer",
        "Gemeente",
        "Aanbieder",
        "Contract",
        "Wat",
        "Vanaf",
        "Tot en met",
        "Hoeveel",
        "Bijzonder",
    )
    rijen = [
        (
            rij.nummer,
            rij.gemeente.naam,
            rij.contract.aanbieder.naam,
            rij.contract.nummer,
            str(rij.traject or rij.product or ""),
            format_datum(rij.ingangsdatum),
            _format(rij.einddatum) or "nog open",
            f"{format_getal(rij.volume)} {rij.eenheid} {rij.get_frequentie_display().lower()}".strip()
            if rij.volume is not None
            else "",
            _describe_bijzonder(rij),
        )
        for rij in zorg
    ]
    return Onderdeel("Toewijzingen", "De hulp waarvoor de gemeente toestemming gaf.", koppen, rijen)


def _describe_bijzonder(rij: Toewijzing) -> str:
    resultaat = getattr(rij, "resultaat", None)
    delen = [
        "ingetrokken" if rij.ingetrokken else "",
        f"vervolg op {rij.vervolg_op.nummer}" if rij.vervolg_op else "",
        f"resultaat {format_percentage(100 * resultaat.behaald)} op {format_datum(resultaat.datum)}"
        if resultaat
        else "",
    ]
    return "; ".join(deel for deel in delen if deel)


def _make_perioden(zorg: Sequence[Toewijzing], gebruiker: Gebruiker) -> Onderdeel:
    perioden = Zorgperiode.objects.zichtbaar_voor(gebruiker).filter(toewijzing__in=zorg)
    rijen = [
        (
            rij.toewijzing.nummer,
            _format(rij.start) or "nog niet",
            _format(rij.stop) or "loopt",
            rij.reden_stop,
        )
        for rij in perioden.select_related("toewijzing").order_by("toewijzing__ingangsdatum", "pk")
    ]
    koppen = ("Toewijzing", "Begin van de hulp", "Einde van de hulp", "Waarom gestopt")
    return Onderdeel("Wanneer hulp is gegeven", "Zoals de aanbieder dat meldde.", koppen, rijen)


def _make_prestaties(zorg: Sequence[Toewijzing], gebruiker: Gebruiker) -> Onderdeel:
    prestaties = Prestatie.objects.zichtbaar_voor(gebruiker).filter(toewijzing__in=zorg)
    rijen = [
        (
            rij.nummer,
            rij.toewijzing.nummer,
            format_datum(rij.begindatum),
            format_datum(rij.einddatum),
            f"{format_getal(rij.volume)} {rij.eenheid}",
            rij.oordeel.label if not rij.reden else f"{rij.oordeel.label}: {rij.get_reden_display()}",
            format_moment(rij.levering.ontvangen_op),
        )
        for rij in prestaties.select_related("toewijzing", "levering").order_by("begindatum", "pk")
    ]
    koppen = ("Kenmerk", "Toewijzing", "Van", "Tot en met", "Hoeveel", "Oordeel", "Ontvangen")
    uitleg = "Wat de aanbieder declareerde, en wat de controle daarvan vond."
    return Onderdeel("Declaraties", uitleg, koppen, rijen)


def _make_afrekeningen(zorg: Sequence[Toewijzing], client: Client) -> Onderdeel:
    gevonden = find_regels_over([rij.pk for rij in zorg], client.pseudoniem)
    rijen = [
        (
            str(rij.jaar),
            str(rij.versie),
            rij.status,
            rij.contract,
            format_aantal(rij.aantal, "regel", "regels"),
        )
        for rij in gevonden
    ]
    koppen = ("Jaar", "Versie", "Status", "Contract", "Hoeveel")
    uitleg = "De afrekeningen tussen gemeenten en aanbieders waarin deze hulp meetelt."
    return Onderdeel("Afrekeningen", uitleg, koppen, rijen)


def _make_signalen(zorg: Sequence[Toewijzing], gebruiker: Gebruiker) -> Onderdeel:
    # Every signal about a client is about an allocation.
    sleutels = [rij.pk for rij in zorg]
    signalen = Signaal.objects.zichtbaar_voor(gebruiker).filter(over_client=True, onderwerp_id__in=sleutels)
    rijen = [(format_moment(rij.sinds), rij.tekst) for rij in signalen.order_by("sinds", "pk")]
    uitleg = "Wat het systeem opviel, zodat iemand ernaar kijkt. Het beslist niets."
    return Onderdeel("Signalen", uitleg, ("Sinds", "Wat"), rijen)


def _make_inzagen(zorg: Sequence[Toewijzing], client: Client, verzoek: Inzageverzoek) -> Onderdeel:
    over_zorg = Q(onderwerp_soort="toewijzing", onderwerp_sleutel__in=[rij.nummer for rij in zorg])
    over_client = Q(onderwerp_soort="client", onderwerp_sleutel=client.pseudoniem)
    regels = Logregel.objects.filter(over_zorg | over_client | Q(verschil__client=client.pseudoniem))
    regels = regels.filter(regio=verzoek.regio.code).order_by("volgnummer")
    rollen = dict(Gebruiker.objects.values_list("gebruikersnaam", "rollen"))
    rijen = [
        (
            format_moment(rij.moment),
            describe_rollen(rollen[rij.gebruiker]) if rij.gebruiker in rollen else "het systeem",
            describe_handeling(rij.handeling),
            rij.reden,
        )
        for rij in regels
    ]
    uitleg = (
        "Wie naar deze gegevens keek. Wie een hele lijst bekeek of ophaalde, staat in het logboek van de "
        "regio; daarin staat niet welke cliënten erop stonden."
    )
    return Onderdeel("Inzage", uitleg, ("Wanneer", "Rol", "Wat", "Reden"), rijen)


def _format(dag: date | None) -> str:
    return format_datum(dag) if dag else ""
