"""Runs every benchmark, one after another; ends with code 1 when one passes its limit."""

import subprocess
import sys

METINGEN = ("benchmarks.afrekenen", "benchmarks.laden", "benchmarks.paginas")


def main() -> int:
    """Run each in a process of its own, so that memory is told apart."""
    uitkomsten = {}
    for meting in METINGEN:
        print(f"== {meting}", flush=True)
        uitkomsten[meting] = subprocess.run([sys.executable, "-m", meting], check=False).returncode
    boven = [meting for meting, code in uitkomsten.items() if code]
    print(f"Boven de grens: {', '.join(boven)}" if boven else "Alles binnen de grens.")
    return int(bool(boven))


if __name__ == "__main__":
    sys.exit(main())
