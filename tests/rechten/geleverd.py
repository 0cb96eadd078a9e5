"""What came in from outside: a delivery, the file that brought it, and what the system noticed in it."""

from datetime import UTC, datetime
from typing import Any

from inkoop.inname.models import Inhoudsoort, Laaduitkomst, Laadverslag, Upload
from inkoop.platform.bestanden.services import save_bestand
from inkoop.platform.bestanden.verslag import Inname, Redentelling
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.signalen.models import Signaal
from segmenten.models import Regio
from tests.rechten.merken import CLIENT


def make_laadverslag(regio: Regio, teken: str, gebruiker: Gebruiker) -> Laadverslag:
    """What came of a delivery; what was wrong in it tells about a client."""
    return Laadverslag.objects.create(
        regio=regio,
        soort=Inhoudsoort.UPLOAD,
        naam=f"levering-{teken}.csv",
        gemaakt_op=datetime(2026, 1, 1, tzinfo=UTC),
        gebruiker=gebruiker,
        uitkomst=Laaduitkomst.DEELS,
        bestanden={
            "prestaties.csv": Inname(afgekeurd=(Redentelling("Dubbel", 1, (f"P-{CLIENT}",)),)).to_data()
        },
        fouten=[
            {"bestand": "x.csv", "regel": 2, "veld": "client", "reden": f"'{CLIENT}' mag niet", "nog": 0}
        ],
        aantal_fouten=1,
    )


def make_signalen(deel: dict[str, Any], teken: str) -> None:
    """A signal about the contract of a part, one about its municipality, and one about its client."""
    for soort, over_client, onderwerp, tekst in (
        ("contract_zonder_einde", False, deel["contract"], deel["contract"].nummer),
        ("zorg_na_stop", True, deel["toewijzing"], f"{CLIENT} {teken}"),
    ):
        Signaal.objects.create(
            regio=deel["regio"],
            soort=soort,
            sleutel=str(onderwerp.pk),
            over_client=over_client,
            onderwerp_id=onderwerp.pk,
            contract=deel["contract"],
            gemeente=deel["gemeente"],
            tekst=tekst,
            sinds=datetime(2026, 1, 1, tzinfo=UTC),
        )


def make_upload(regio: Regio, teken: str, gebruiker: Gebruiker) -> Upload:
    """A delivered file of which a row is wrong."""
    bestand = save_bestand(
        soort="upload",
        naam=f"upload-{teken}.csv",
        mime="text/csv",
        inhoud=f"id;toewijzing\nP-{CLIENT};T-{teken}\n".encode(),
        onderwerp=("upload", regio.code),
        gebruiker=gebruiker,
        regio=regio.code,
    )
    return Upload.objects.create(
        regio=regio,
        soort="prestaties",
        naam=f"upload-{teken}.csv",
        bestand=bestand,
        gebruiker=gebruiker,
        kop=["id", "toewijzing"],
        kopregel=1,
        begin=[["", [[1, ["id", "toewijzing"]], [2, [f"P-{CLIENT}", f"T-{teken}"]]]]],
        aantal_rijen=1,
        kolommen={"id": 0, "toewijzing": 1},
        uitslag={
            "goed": 0,
            "fout": 1,
            "leeg": 0,
            "algemeen": [],
            "fouten": [{"regel": 2, "veld": "toewijzing", "reden": f"'{teken}' bestaat niet"}],
            "rijen": {"2": [["toewijzing", f"'{teken}' bestaat niet"]]},
            "inname": None,
        },
    )
