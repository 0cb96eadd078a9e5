"""Pages of archief."""
