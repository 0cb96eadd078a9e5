"""What guards the log in the database, as this version of the program made it."""

from typing import NamedTuple

# The only kind of column that may stand in for what is proven; a view or another type could answer otherwise.
KOLOMSOORTEN = {
    "logboek_logregel": {
        "volgnummer": "bigint",
        "moment": "timestamp with time zone",
        "handeling": "character varying",
        "gebruiker": "character varying",
        "regio": "character varying",
        "onderwerp_soort": "character varying",
        "onderwerp_sleutel": "character varying",
        "verschil": "jsonb",
        "context": "uuid",
        "reden": "character varying",
        "adres": "character varying",
        "via": "character varying",
        "kenmerk": "character varying",
    },
    "logboek_schakel": {
        "volgnummer": "bigint",
        "regel_id": "bigint",
        "vorm": "smallint",
        "vorige_digest": "character varying",
        "digest": "character varying",
    },
}

# Of each policy on the log SHA-256 of what it says (`controle`): if it is forced, for which act and whom.
BELEID: dict[tuple[str, str], str] = {
    ("logboek_logregel", "zicht"): "b276fd7a8ac6856a1308249ca302716cd5180977c7f285f20adac63403f9f7a2",
}


class Wacht(NamedTuple):
    """A trigger: when it fires, the function that it calls, and SHA-256 of the text of that function."""

    wanneer: str
    functie: str
    digest: str


_WEIGER = "3bdca239001eb527938c9a6040124aac9bee6cc5144883ed434f79907181e633"
_REGEL = "8a366b8fddcdf7ba45105f85bd9d28c10bd62c2b06db41f15af23378de136a5a"
_WACHT = "f60e79ff09e39fa98ad3ab3522d88a2827284574cc816983673513c780133052"


def _weiger(wanneer: str, per: str) -> Wacht:
    return Wacht(f"BEFORE {wanneer} FOR EACH {per}", "inkoop_weiger", _WEIGER)


WACHTEN = {
    ("logboek_logregel", "logboek_logregel_nummer"): Wacht(
        "BEFORE INSERT FOR EACH ROW", "logboek_regel", _REGEL
    ),
    ("logboek_logregel", "logboek_logregel_wacht"): Wacht(
        "AFTER INSERT FOR EACH ROW", "logboek_wacht", _WACHT
    ),
    ("logboek_logregel", "logboek_logregel_alleen_toevoegen"): _weiger("DELETE OR UPDATE", "ROW"),
    ("logboek_logregel", "logboek_logregel_wordt_niet_geleegd"): _weiger("TRUNCATE", "STATEMENT"),
    ("logboek_schakel", "logboek_schakel_alleen_toevoegen"): _weiger("DELETE OR UPDATE", "ROW"),
    ("logboek_schakel", "logboek_schakel_wordt_niet_geleegd"): _weiger("TRUNCATE", "STATEMENT"),
}
