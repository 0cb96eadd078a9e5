"""Keeps reports of what was delivered, and takes in what is delivered on a page."""

from inkoop.inname.services.afgekeurd import get_vorm_te_herstellen, make_te_herstellen
from inkoop.inname.services.inlezen import (
    ALLEEN_GOEDE,
    INTREKKEN,
    MAG_WEG,
    UPLOADTOESTANDEN,
    UploadVeranderdError,
    drop_upload,
    find_getelde_jaren,
    get_uploadmogelijkheid,
    save_upload,
    tell_terugname,
    withdraw_upload,
)
from inkoop.inname.services.kolommen import find_kolommen, find_ontbrekend, remember_kolommen
from inkoop.inname.services.koppen import (
    MEESTE_KOPREGEL,
    TOON_BEGIN,
    Koppen,
    choose_koppen,
    find_begin,
    find_bladen,
    get_koppen,
    read_koppen,
)
from inkoop.inname.services.ontvangen import UPLOADSOORT, may_read_upload, receive_upload
from inkoop.inname.services.uploadtaak import UPLOADTAAK, VERANDERD, upload_taak, work_on_upload
from inkoop.inname.services.vernietigen import (
    find_oude_uploads,
    find_oude_verslagen,
    vernietig_uploads,
    vernietig_verslagen,
)
from inkoop.inname.services.verslag import save_verslag, save_weigering
from inkoop.inname.services.voorbeeldbestand import make_voorbeeld_csv, make_voorbeeld_xlsx

__all__ = [
    "ALLEEN_GOEDE",
    "INTREKKEN",
    "MAG_WEG",
    "MEESTE_KOPREGEL",
    "TOON_BEGIN",
    "UPLOADSOORT",
    "UPLOADTAAK",
    "UPLOADTOESTANDEN",
    "VERANDERD",
    "Koppen",
    "UploadVeranderdError",
    "choose_koppen",
    "drop_upload",
    "find_begin",
    "find_bladen",
    "find_getelde_jaren",
    "find_kolommen",
    "find_ontbrekend",
    "find_oude_uploads",
    "find_oude_verslagen",
    "get_koppen",
    "get_uploadmogelijkheid",
    "get_vorm_te_herstellen",
    "make_te_herstellen",
    "make_voorbeeld_csv",
    "make_voorbeeld_xlsx",
    "may_read_upload",
    "read_koppen",
    "receive_upload",
    "remember_kolommen",
    "save_upload",
    "save_verslag",
    "save_weigering",
    "tell_terugname",
    "upload_taak",
    "vernietig_uploads",
    "vernietig_verslagen",
    "withdraw_upload",
    "work_on_upload",
]
