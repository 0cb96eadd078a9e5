"""What checking an upload found: tables of it, and in sentences."""

from collections.abc import Mapping
from typing import Any

from inkoop.inname.models import Upload
from inkoop.kern.opmaak import format_aantal, format_getal
from inkoop.platform.schermen.services import Kolom, Soort, Tabel


class Celfouttabel(Tabel):
    """What is wrong, cell by cell."""

    bijschrift = "Fouten per cel"
    exportnaam = "upload-fouten"
    leeg = "Er zijn geen fouten."
    kolommen = (
        Kolom("regel", "Regel", Soort.KORT, kop=True),
        Kolom("kenmerk", "Kenmerk", Soort.KORT, waarde=lambda fout: fout.get("kenmerk", "")),
        Kolom("kolom", "Kolom", waarde=lambda fout: fout.get("kolom", fout["veld"])),
        Kolom("reden", "Wat is er fout"),
    )


class Foutsoorttabel(Tabel):
    """What is wrong, once for each mistake."""

    bijschrift = "Fouten per soort"
    exportnaam = "upload-foutsoorten"
    leeg = "Er zijn geen fouten."
    kolommen = (
        Kolom("reden", "Wat is er fout", kop=True, toelichting="Met de waarde van de eerste regel."),
        Kolom("kolom", "Kolom"),
        Kolom("aantal", "Regels", Soort.GETAL),
        Kolom("regel", "Eerste regel", Soort.KORT),
        Kolom("kenmerken", "Kenmerken", waarde=lambda soort: _list_kenmerken(soort)),
    )


def _list_kenmerken(soort: Mapping[str, Any]) -> str:
    """Return by what the first rows with a mistake are known."""
    meer = ["..."] if soort["aantal"] > len(soort["kenmerken"]) > 0 else []
    return ", ".join([*soort["kenmerken"], *meer])


class Afgekeurdtabel(Tabel):
    """Which rows are kept and rejected."""

    bijschrift = "Afgekeurde regels"
    exportnaam = "upload-afgekeurd"
    leeg = "Er is geen regel afgekeurd."
    kolommen = (
        Kolom("regel", "Regel", Soort.KORT, kop=True),
        Kolom("kenmerk", "Kenmerk", Soort.KORT),
        Kolom("reden", "Reden"),
    )


class Veranderingtabel(Tabel):
    """What is replaced, from what into what."""

    bijschrift = "Was en wordt"
    exportnaam = "upload-verandert"
    leeg = "Er wordt niets vervangen."
    kolommen = (Kolom("wat", "Wat", kop=True), Kolom("was", "Was"), Kolom("wordt", "Wordt"))


def describe_uitslag(upload: Upload) -> str:
    """Return in a sentence how many rows count, are known, are rejected and are wrong."""
    delen = {
        "goed": upload.aantal_goed,
        "gelijk aan wat er al was": upload.aantal_gelijk,
        "afgekeurd": upload.aantal_afgekeurd,
        "fout": upload.aantal_fout,
    }
    woorden = {wat: aantal for wat, aantal in delen.items() if aantal}
    totaal = sum(woorden.values())
    if len(woorden) == 1:
        wat = next(iter(woorden))
        return f"De regel is {wat}." if totaal == 1 else f"Alle {format_getal(totaal)} regels zijn {wat}."
    opsomming = ", ".join(f"{format_getal(aantal)} {wat}" for wat, aantal in woorden.items())
    return f"{format_aantal(totaal, 'regel', 'regels')}: {opsomming or 'niets om in te lezen'}."


def tell_vast(jaren: Mapping[int, int]) -> list[str]:
    """Say per established year how many rows are about it, and that these wait for a correction."""
    return [
        f"{format_aantal(aantal, 'regel gaat', 'regels gaan')} over {jaar}. Dat jaar is vastgesteld: "
        f"{'zij wacht' if aantal == 1 else 'zij wachten'} op een correctie."
        for jaar, aantal in sorted(jaren.items())
    ]


def tell_verdwijnt(upload: Upload) -> str:
    """Say what of before disappears; nothing when all of it stays."""
    if not upload.aantal_weg:
        return ""
    eerste = "; ".join(
        f"{deel['wat']}: was {deel['was']}, wordt {deel['wordt']}" for deel in upload.verandert[:3]
    )
    meer = " Alles staat op de pagina van de upload." if len(upload.verandert) > 3 else ""
    return f"{format_aantal(upload.aantal_weg, 'regel verdwijnt', 'regels verdwijnen')}. {eerste}.{meer}"
