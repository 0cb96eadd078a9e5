"""Settlement reports per municipality and per provider: workbook, CSV and PDF of the same figures."""
