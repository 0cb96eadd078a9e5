"""What can stop a demo from being made; the messages are plain Dutch."""


class DemoFoutError(ValueError):
    """The demo year cannot be made as asked; the message says why and what to do."""
