"""Signals about providers, contracts and what is paid on them."""
