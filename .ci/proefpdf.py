"""Draws one line as PDF: `python .ci/proefpdf.py` fails when WeasyPrint cannot, or warns.

Importing is no proof: without the library that cuts fonts to size, WeasyPrint imports and then warns at every
document.
"""

import logging
import os
import sys

from inkoop.stapel.inheems import use_inheems


def main() -> int:
    """Draw the line; return 1 and say why on stderr when a library lacks or the renderer warns."""
    use_inheems(os.environ)
    try:
        from weasyprint import HTML
        from weasyprint.logger import LOGGER
    except (ImportError, OSError) as fout:
        sys.stderr.write(f"{fout}\n")
        return 1
    bezwaren: list[str] = []
    LOGGER.handlers = [_Bewaarder(bezwaren)]
    HTML(string="<p>Inkoop</p>").write_pdf()
    sys.stderr.writelines(f"{bezwaar}\n" for bezwaar in bezwaren)
    return 1 if bezwaren else 0


class _Bewaarder(logging.Handler):
    """Keeps each warning as a line."""

    def __init__(self, regels: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._regels = regels

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of a record."""
        self._regels.append(record.getMessage())


if __name__ == "__main__":
    sys.exit(main())
