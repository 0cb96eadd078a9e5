"""Forms of toegang."""

from toegang.forms.dagkeuze import Dagkeuze

__all__ = ["Dagkeuze"]
