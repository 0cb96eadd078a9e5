"""Forms of archief."""
