"""The one error of the stack: its text says in Dutch what to do about it."""


class StapelError(Exception):
    """The embedded servers cannot be made ready; the message names the cause and the way out."""
