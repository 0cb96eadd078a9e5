"""Retention terms as data, proposals to destroy what is past its term, and their confirmation by a person."""
