"""Signals: what nobody refuses but somebody should see, kept as data."""
