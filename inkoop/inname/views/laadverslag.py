"""Pages about what was loaded: who delivered what, when, and with what outcome."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.urls import reverse

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import Inhoudsoort, Laaduitkomst, Laadverslag, Upload
from inkoop.kern.opmaak import format_moment
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    DetailMetTabellen,
    Filters,
    Inzage,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Toon,
    render_link,
)
from inkoop.signalen.soorten import SOORTEN

TONEN: Mapping[str, Toon] = {
    Laaduitkomst.GOED: Toon.GOED,
    Laaduitkomst.DEELS: Toon.LET_OP,
    Laaduitkomst.GEWEIGERD: Toon.FOUT,
}
ZINNEN: Mapping[str, str] = {
    Laaduitkomst.GOED: "Alles is ingelezen.",
    Laaduitkomst.DEELS: "Wat goed is, is ingelezen. Hieronder staat wat niet meetelt, en waarom.",
    Laaduitkomst.GEWEIGERD: "Er is niets veranderd. Herstel de fouten en lever het opnieuw aan.",
}
# A withdrawal takes back; nothing is taken in by it.
TERUGGENOMEN = "Wat de upload veranderde, is teruggenomen. De regels blijven bewaard en tellen niet meer mee."
SERVER = "een opdracht op de server"
_HERSTEL = {bron.bestand: bron.herstel for bron in BRONNEN.values()}


def get_uitkomst(verslag: Laadverslag) -> str:
    """Return in a few words how a load ended."""
    if verslag.soort == Inhoudsoort.INTREKKING and verslag.uitkomst == Laaduitkomst.GOED:
        return "Teruggenomen"
    return str(verslag.get_uitkomst_display())


class Verslagfilter(Filters):
    """Choose by outcome and by what was delivered."""

    uitkomst = django_filters.ChoiceFilter(label="Uitkomst", choices=Laaduitkomst.choices, empty_label="Alle")
    soort = django_filters.ChoiceFilter(
        label="Wat is geleverd", choices=Inhoudsoort.choices, empty_label="Alles"
    )


class Verslagtabel(Tabel):
    """Reports of loads."""

    bijschrift = "Laadverslagen"
    exportnaam = "laadverslagen"
    volgorde = "-gemaakt_op"
    filters = Verslagfilter
    leeg = (
        "Er is nog niets geladen. Zodra iemand een bundel laadt of een bestand aanlevert, "
        "staat hier wat ervan kwam."
    )
    kolommen = (
        Kolom("gemaakt_op", "Geladen op", Soort.MOMENT, sorteer=True),
        Kolom("naam", "Naam", sorteer=True, kop=True, link=lambda v: reverse("laadverslag", args=[v.pk])),
        Kolom("soort", "Wat", waarde=lambda v: v.get_soort_display()),
        Kolom("wie", "Door", waarde=lambda v: str(v.gebruiker or SERVER)),
        Kolom(
            "uitkomst",
            "Uitkomst",
            Soort.STATUS,
            waarde=get_uitkomst,
            sorteer="uitkomst",
            toon=lambda v: TONEN[v.uitkomst],
        ),
        Kolom("afgekeurd", "Afgekeurde regels", Soort.GETAL, waarde=lambda v: sum(v.get_redenen().values())),
        Kolom("aantal_fouten", "Fouten", Soort.GETAL),
    )


class LaadverslagenView(TabelView):
    """The list of reports."""

    titel = "Laadverslagen"
    inleiding = (
        "Wat er is geladen of aangeleverd, door wie en met welke uitkomst. Ook wat is geweigerd, staat hier."
    )
    recht = Recht.LAADVERSLAGEN
    tabel_class = Verslagtabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Laadverslag]:
        """Return the reports this user may see."""
        return Laadverslag.objects.zichtbaar_voor(gebruiker).select_related("gebruiker")


@dataclass(frozen=True)
class Bestandregel:
    """What was done with one file."""

    naam: str
    nieuw: int
    gewijzigd: int
    verwijderd: int
    gelijk: int
    afgekeurd: int
    leeg: int


class Bestandtabel(Tabel):
    """Per file what was done with it."""

    bijschrift = "Per bestand"
    exportnaam = "laadverslag-bestanden"
    leeg = "Er is geen bestand ingelezen."
    kolommen = (
        Kolom("naam", "Bestand", kop=True),
        Kolom("nieuw", "Nieuw", Soort.GETAL, totaal=True),
        Kolom("gewijzigd", "Gewijzigd", Soort.GETAL, totaal=True),
        Kolom("verwijderd", "Verwijderd", Soort.GETAL, totaal=True),
        Kolom("gelijk", "Gelijk", Soort.GETAL, totaal=True),
        Kolom("afgekeurd", "Afgekeurd", Soort.GETAL, totaal=True),
        Kolom("leeg", "Leeg", Soort.GETAL, totaal=True),
    )


@dataclass(frozen=True)
class Redenregel:
    """How many lines of one file were rejected for one reason."""

    bestand: str
    reden: str
    aantal: int
    eerder: bool
    voorbeelden: str


class Redentabel(Tabel):
    """Why lines were rejected."""

    bijschrift = "Afgekeurde regels, per reden"
    exportnaam = "laadverslag-afgekeurd"
    leeg = "Er is geen regel afgekeurd."
    kolommen = (
        Kolom("reden", "Reden", kop=True),
        Kolom("bestand", "Bestand"),
        Kolom("aantal", "Regels", Soort.GETAL, totaal=True),
        Kolom(
            "eerder",
            "Eerder geleverd",
            Soort.JANEE,
            toelichting="Ja: deze regels waren er al, en zijn nog steeds afgekeurd.",
        ),
        Kolom("voorbeelden", "De eerste"),
    )


class Fouttabel(Tabel):
    """What was wrong, and where."""

    bijschrift = "Fouten"
    exportnaam = "laadverslag-fouten"
    leeg = "Er zijn geen fouten."
    kolommen = (
        Kolom("bestand", "Bestand", kop=True),
        Kolom("regel", "Regel", Soort.KORT),
        Kolom("veld", "Kolom of sleutel"),
        Kolom("reden", "Wat is er fout"),
        Kolom(
            "nog", "Zo ook op", Soort.GETAL, toelichting="Hoeveel regels dezelfde fout in deze kolom hebben."
        ),
    )


class LaadverslagView(DetailMetTabellen):
    """The report of one load."""

    template_name = "inname/laadverslag.html"
    recht = Recht.LAADVERSLAGEN
    logt = "laadverslag"
    object: Laadverslag

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return the look of who is shown what was wrong about clients."""
        return super().find_inzagen() if has_recht(self.gebruiker, Recht.CLIENTEN) else []

    def get_inzage(self) -> Inzage:
        """Name the report."""
        regio = self.object.regio
        return Inzage(self.logt, str(self.object.pk), [regio.code] if regio else None)

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Laadverslag]:
        """Return the reports this user may see."""
        return Laadverslag.objects.zichtbaar_voor(gebruiker).select_related("gebruiker", "regio")

    def get_titel(self) -> str:
        """Name what was loaded."""
        naam = self.object.naam
        if self.object.soort == Inhoudsoort.INTREKKING:
            return f"Laadverslag van de {naam[:1].lower()}{naam[1:]}"
        return f"Laadverslag van {naam}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Laadverslagen", reverse("laadverslagen"))]

    def get_inleiding(self) -> str:
        """Say how it ended."""
        verslag = self.object
        is_terug = verslag.soort == Inhoudsoort.INTREKKING and verslag.uitkomst == Laaduitkomst.GOED
        return TERUGGENOMEN if is_terug else ZINNEN[verslag.uitkomst]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return who delivered it and when."""
        verslag = self.object
        return [
            ("Wat is geleverd", verslag.get_soort_display()),
            ("Geladen op", format_moment(verslag.gemaakt_op)),
            ("Door", str(verslag.gebruiker or SERVER)),
            ("Regio", verslag.regio.naam if verslag.regio else "onbekend"),
            *([("Upload", self._get_upload())] if verslag.soort != Inhoudsoort.BUNDEL else []),
            *([("Fouten", str(verslag.aantal_fouten))] if verslag.aantal_fouten else []),
        ]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the files, the reasons and the errors; what names a client only for who may see clients."""
        mag_alles = has_recht(self.gebruiker, Recht.CLIENTEN)
        return {
            "bestanden": Bestandtabel(self._list_bestanden(), self.request, voorvoegsel="bestanden"),
            "redenen": Redentabel(self._list_redenen(mag_alles), self.request, voorvoegsel="redenen"),
            "foutregels": Fouttabel(self._list_fouten(mag_alles), self.request, voorvoegsel="fouten"),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the state, and the signals that there were after it."""
        signalen = [
            (SOORTEN[code].naam, telling)
            for code, telling in self.object.signalen.items()
            if code in SOORTEN and has_recht(self.gebruiker, Recht.SIGNALEN)
        ]
        herstel = next((zin for naam in self.object.bestanden if (zin := _HERSTEL.get(naam))), "")
        return super().get_context_data(
            toon=TONEN[self.object.uitkomst],
            uitkomst=get_uitkomst(self.object),
            signalen=signalen,
            herstel=herstel,
            afgekeurd_urls=self._list_afgekeurd_urls(),
            **kwargs,
        )

    def _get_upload(self) -> str:
        """Lead to the upload that this is the report of, for who may see it."""
        van = Q(verslag=self.object) | Q(intrekverslag=self.object)
        upload = Upload.objects.zichtbaar_voor(self.gebruiker).filter(van).first()
        if upload is None:
            return ""
        naam = f"{upload.naam} (upload {upload.pk})"
        mag = has_recht(self.gebruiker, Recht.AANLEVEREN)
        return render_link(naam, reverse("upload", args=[upload.pk])) if mag else naam

    def _get_bestandsnaam(self, naam: str) -> str:
        """Name a file as who delivered it does: an upload is one file, whatever it is called in a bundle."""
        return naam if self.object.soort == Inhoudsoort.BUNDEL else self.object.naam

    def _list_afgekeurd_urls(self) -> list[str]:
        """Return the addresses of the lines that were rejected in the deliveries of this load."""
        if not has_recht(self.gebruiker, Recht.CLIENTEN):
            return []
        leveringen = [inname.levering for _, inname in self.object.iter_innamen() if inname.afgekeurd]
        return [f"{reverse('afgekeurd')}?levering={nummer}" for nummer in leveringen if nummer]

    def _list_bestanden(self) -> list[Bestandregel]:
        return [
            Bestandregel(
                self._get_bestandsnaam(naam),
                inname.telling.nieuw,
                inname.telling.gewijzigd,
                inname.telling.verwijderd,
                inname.telling.ongewijzigd,
                inname.aantal_afgekeurd,
                inname.leeg,
            )
            for naam, inname in self.object.iter_innamen()
        ]

    def _list_redenen(self, mag_alles: bool) -> list[Redenregel]:
        return [
            Redenregel(
                self._get_bestandsnaam(naam),
                deel.reden,
                deel.aantal,
                eerder,
                ", ".join(deel.voorbeelden) if mag_alles else "",
            )
            for naam, inname in self.object.iter_innamen()
            for eerder, delen in ((False, inname.afgekeurd), (True, inname.nog_afgekeurd))
            for deel in delen
        ]

    def _list_fouten(self, mag_alles: bool) -> list[dict[str, Any]]:
        verborgen = {} if mag_alles else {"reden": "Alleen te zien voor wie cliënten mag zien."}
        return [{**fout, **verborgen} for fout in self.object.fouten]
