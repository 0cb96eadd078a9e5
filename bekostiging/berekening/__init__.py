"""The pure calculation of the settlement: frozen dataclasses in, frozen dataclasses out, no Django.

Entries: `afrekening.calculate_afrekening`, `contractafrekening.calculate_contractafrekening`, and
`herbereken.herbereken` to verify an explanation. The specification is docs/berekening.md.
"""
