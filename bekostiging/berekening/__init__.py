"""The pure calculation of the settlement: frozen dataclasses in, frozen dataclasses out, no Django.

The entries are `calculate_contractafrekening` and `calculate_afrekening`; docs/berekening.md specifies.
"""
