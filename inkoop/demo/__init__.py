"""The demo year: a generator of providers, contracts, allocations and production."""
