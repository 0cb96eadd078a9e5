"""OpenAPI: descriptions of views, and what the API Design Rules ask of every answer."""

import copy
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from inkoop.platform.koppelvlak.versie import API_VERSIE

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
    "429": "Te veel verzoeken; Retry-After zegt na hoeveel seconden het weer kan.",
}

_ZELF = {
    "operationId": "openapi_retrieve",
    "summary": "Deze beschrijving",
    "description": "De beschrijving van deze API volgens OpenAPI.",
    "tags": ["openapi"],
    "security": [{}],
    "responses": {
        "200": {
            "description": "De beschrijving.",
            "headers": {
                "access-control-allow-origin": {
                    "description": "Iedereen mag deze beschrijving ophalen.",
                    "schema": {"type": "string", "example": "*"},
                }
            },
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    },
}


def describe(samenvatting: str, omschrijving: str, *parameters: OpenApiParameter) -> Any:
    """Describe one operation: a short title and one sentence, in Dutch, and what may be asked with it."""
    return extend_schema(summary=samenvatting, description=omschrijving, parameters=list(parameters))


class Eindpuntbeschrijving(SpectacularJSONAPIView):
    """The description, open to every website (API Design Rules, /core/publish-openapi)."""

    permission_classes = [AllowAny]
    authentication_classes: list[type] = []

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        """Add the version and let other websites read it."""
        antwoord: Response = super().finalize_response(request, response, *args, **kwargs)
        antwoord["API-Version"] = API_VERSIE
        antwoord["Access-Control-Allow-Origin"] = "*"
        return antwoord


def complete_schema(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Add the version header and the problem answers to every operation (drf-spectacular hook)."""
    result["components"].setdefault("schemas", {})["Probleem"] = _PROBLEEM
    result["paths"]["/openapi.json"] = {"get": copy.deepcopy(_ZELF)}
    bewerkingen = [bewerking for pad in result["paths"].values() for bewerking in pad.values()]
    result["tags"] = [{"name": naam} for naam in sorted({t for b in bewerkingen for t in b["tags"]})]
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
