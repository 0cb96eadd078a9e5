"""Admin of toegang: nothing. An operator keeps the system running and sees no client."""
