"""Reads of toegang."""

from toegang.selectors.bewaren import Verlopenzorg, find_verlopen_zorg, get_clientnamen
from toegang.selectors.maandtotalen import Stand, Totaalverschil, find_totaalverschillen
from toegang.selectors.prestatiesommen import Somverschil, find_somverschillen, find_verouderde_sommen
from toegang.selectors.productie import (
    Productiejaar,
    Productieregel,
    find_productie,
    find_productiejaren,
)
from toegang.selectors.terugname import count_terug_te_nemen
from toegang.selectors.verwijzingen import get_verwijsbaar
from toegang.selectors.zoeken import (
    KORTSTE_VRAAG,
    MEESTE_PER_GROEP,
    Zoekuitslag,
    find_gelijkende_nummers,
    find_gezochte_toewijzingen,
    zoek,
)
from toegang.selectors.zorg import (
    add_credits,
    add_zorg,
    count_tellend_op,
    find_gemeenten_met_zorg,
    find_leveringen,
    find_producten_met_zorg,
    find_toewijzingen,
    make_kenmerkvraag,
)

__all__ = [
    "KORTSTE_VRAAG",
    "MEESTE_PER_GROEP",
    "Productiejaar",
    "Productieregel",
    "Somverschil",
    "Stand",
    "Totaalverschil",
    "Verlopenzorg",
    "Zoekuitslag",
    "add_credits",
    "add_zorg",
    "count_tellend_op",
    "count_terug_te_nemen",
    "find_gelijkende_nummers",
    "find_gemeenten_met_zorg",
    "find_gezochte_toewijzingen",
    "find_leveringen",
    "find_producten_met_zorg",
    "find_productie",
    "find_productiejaren",
    "find_somverschillen",
    "find_toewijzingen",
    "find_totaalverschillen",
    "find_verlopen_zorg",
    "find_verouderde_sommen",
    "get_clientnamen",
    "get_verwijsbaar",
    "make_kenmerkvraag",
    "zoek",
]
