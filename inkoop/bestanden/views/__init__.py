"""Views of bestanden."""
