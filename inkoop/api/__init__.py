"""Root of the REST API for providers."""
