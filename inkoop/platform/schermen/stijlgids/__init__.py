"""The style guide: every component in every state and in more than one theme, to look at and to test."""
