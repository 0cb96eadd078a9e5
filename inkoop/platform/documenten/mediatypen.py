"""What a file is called for a browser and in the store (RFC 6838)."""

CSV = "text/csv"
WERKMAP = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
