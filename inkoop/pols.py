"""Whether the web server of this container lives: `python -m inkoop.pols`, which loads nothing of the site.

It asks past the proxy, and so names the address of the site itself: the server answers to no other.
"""

import os
import sys
from http.client import HTTPConnection, HTTPException

_SECONDEN = 3


def has_pols(poort: int, host: str) -> bool:
    """Tell whether /gezondheid answers 200 on this machine."""
    verbinding = HTTPConnection("127.0.0.1", poort, timeout=_SECONDEN)
    try:
        verbinding.request("GET", "/gezondheid", headers={"Host": host})
        return verbinding.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        verbinding.close()


if __name__ == "__main__":
    eerste = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip() or "127.0.0.1"
    sys.exit(0 if has_pols(int(os.environ.get("PORT", "8000")), eerste.lstrip(".")) else 1)
