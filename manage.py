#!/usr/bin/env python
"""Command line of Inkoop; finds or starts the embedded servers when no DATABASE_URL is given."""

import os
import sys


def main() -> None:
    """Prepare the environment (servers, database role) and hand over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkoop.settings")
    from django.core.management import execute_from_command_line

    from inkoop.stapel import bereid_omgeving_voor

    bereid_omgeving_voor(sys.argv)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
