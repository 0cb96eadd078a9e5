"""Floor 0: pure Python that every floor may use. It knows no Django and no database."""
