"""Keeps reports of what was delivered, and takes in what is delivered on a page."""

from inkoop.inname.services.afgekeurd import make_te_herstellen
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
from inkoop.inname.services.ontvangen import GROOTSTE_BESTAND, UPLOADSOORT, may_read_upload, receive_upload
from inkoop.inname.services.uploadtaak import UPLOADTAAK, VERANDERD, upload_taak, work_on_upload
from inkoop.inname.services.verslag import save_verslag, save_weigering
from inkoop.inname.services.voorbeeldbestand import make_voorbeeld_csv, make_voorbeeld_xlsx

__all__ = [
    "ALLEEN_GOEDE",
    "GROOTSTE_BESTAND",
    "INTREKKEN",
    "MAG_WEG",
    "UPLOADSOORT",
    "UPLOADTAAK",
    "UPLOADTOESTANDEN",
    "VERANDERD",
    "UploadVeranderdError",
    "drop_upload",
    "find_getelde_jaren",
    "find_kolommen",
    "find_ontbrekend",
    "get_uploadmogelijkheid",
    "make_te_herstellen",
    "make_voorbeeld_csv",
    "make_voorbeeld_xlsx",
    "may_read_upload",
    "receive_upload",
    "remember_kolommen",
    "save_upload",
    "save_verslag",
    "save_weigering",
    "tell_terugname",
    "upload_taak",
    "withdraw_upload",
    "work_on_upload",
]
