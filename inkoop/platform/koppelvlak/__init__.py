"""What every REST endpoint shares: problems, cursor pages, rights, version header (API Design Rules)."""
