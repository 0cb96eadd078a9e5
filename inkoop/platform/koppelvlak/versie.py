"""Version of the REST API, as the header API-Version and the OpenAPI document state it."""

API_VERSIE = "1.0.0"
