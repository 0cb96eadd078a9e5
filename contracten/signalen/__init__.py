"""Signals about providers, contracts and what is paid on them."""

# How a signal calls a contract, and what it reads for that.
CONTRACT = "contracten_contract c JOIN contracten_aanbieder a ON a.id = c.aanbieder_id"
CONTRACTNAAM = "c.nummer || ' van ' || a.naam"
# All that was paid, with the year that it is for: of an advance the year of its day.
GEBOEKT = """
SELECT contract_id, gemeente_id, extract(year FROM datum) AS jaar, datum, bedrag FROM contracten_voorschot
UNION ALL SELECT contract_id, gemeente_id, jaar, datum, bedrag FROM contracten_betaling
"""
# What a signal about the payments `b` of a municipality on a contract for a year is known by.
BETAALSLEUTEL = """
b.contract_id || ' ' || b.gemeente_id || ' ' || b.jaar AS sleutel, b.contract_id AS onderwerp_id,
    b.contract_id, b.gemeente_id, b.jaar AS jaar
"""
