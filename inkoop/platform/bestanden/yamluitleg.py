"""What is wrong with a YAML file in plain Dutch, for what the YAML parser says in English."""

_UITLEG = {
    "found a tab character": "er staat een tab waar spaties horen",
    "could not find expected ':'": "er ontbreekt een dubbele punt",
    "did not find expected ',' or ']'": "een lijst met [ heeft geen komma of sluit niet met ]",
    "did not find expected ',' or '}'": "een groep met { heeft geen komma of sluit niet met }",
    "did not find expected '-' indicator": "er ontbreekt een streepje of de inspringing klopt niet",
    "did not find expected key": "hier hoort een sleutel, of de inspringing klopt niet",
    "did not find expected node content": "hier ontbreekt een waarde",
    "mapping values are not allowed": (
        "hier mag geen dubbele punt staan; zet een tekst met een dubbele punt tussen aanhalingstekens"
    ),
    "mapping keys are not allowed": "hier mag geen sleutel staan",
    "block sequence entries are not allowed": "hier mag geen streepje van een lijst staan",
    "cannot start any token": "hier staat een tab of een ander teken waarmee geen waarde begint, zoals @",
    "unexpected end of stream": "aanhalingstekens worden niet gesloten",
    "unknown escape character": "na een \\ staat een teken dat daar niet mag",
    "escape character code": "na een \\ staat een teken dat niet bestaat",
    "hexdecimal number": "na een \\ staat een teken dat niet bestaat",
    "undefined alias": "een verwijzing met * noemt iets wat er niet is",
    "control characters are not allowed": "er staat een stuurteken",
}
_ALGEMEEN = "kijk naar inspringing, dubbele punten en aanhalingstekens"


def explain_yaml(probleem: str | None) -> str:
    """Return why a file is no YAML; where to look when the parser's reason has no translation."""
    gevonden = (uitleg for engels, uitleg in _UITLEG.items() if engels in (probleem or ""))
    return next(gevonden, _ALGEMEEN)
