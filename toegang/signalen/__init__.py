"""Signals about allocations and delivered care."""
