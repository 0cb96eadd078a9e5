"""OpenAPI: descriptions of views, and what the API Design Rules ask of every answer."""

from typing import Any

from drf_spectacular.utils import extend_schema

_KOP = {
    "API-Version": {
        "description": "Volledig versienummer van deze API.",
        "schema": {"type": "string", "example": "1.0.0"},
    }
}
_PROBLEEM = {
    "type": "object",
    "description": "Wat er misging (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "velden": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"naam": {"type": "string"}, "reden": {"type": "string"}},
            },
        },
    },
}
_FOUTEN = {
    "400": "Het verzoek klopt niet.",
    "401": "Aanmelden is nodig.",
    "403": "U mag dit niet.",
    "404": "Niet gevonden.",
}


def beschrijf(samenvatting: str, omschrijving: str) -> Any:
    """Describe one operation: a short title and one sentence, in Dutch."""
    return extend_schema(summary=samenvatting, description=omschrijving)


def complete_schema(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Add the version header and the problem answers to every operation (drf-spectacular hook)."""
    result["components"].setdefault("schemas", {})["Probleem"] = _PROBLEEM
    for pad in result["paths"].values():
        for bewerking in pad.values():
            antwoorden = bewerking["responses"]
            for status, omschrijving in _FOUTEN.items():
                antwoorden.setdefault(
                    status,
                    {
                        "description": omschrijving,
                        "content": {
                            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}
                        },
                    },
                )
            for antwoord in antwoorden.values():
                antwoord["headers"] = {**antwoord.get("headers", {}), **_KOP}
    return result
