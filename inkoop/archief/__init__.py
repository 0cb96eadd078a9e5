"""Contracts and decisions of a region that leave the house: for everybody to read, or for the archive."""
