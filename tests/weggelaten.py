"""Says at the end of a run what was left out, and with VOLLEDIG=1 turns that into a failure."""
