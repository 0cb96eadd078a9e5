"""Inkoop: from purchase policy to annual settlement."""

__version__ = "0.1.0"
