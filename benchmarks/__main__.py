"""`python -m benchmarks NAME... [--json]`: measures promises; exits 1 if a figure misses its limit."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module

NAMES = ("startup", "open", "canvas", "snap", "bill", "nest", "basket", "search", "ground", "light", "view", "still")


def main() -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="+", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    figures = [figure for name in args.names for figure in import_module(f"benchmarks.{name}").measure()]
    if args.json:
        print(json.dumps({figure.name: figure.as_json() for figure in figures}, indent=2))
    else:
        for figure in figures:
            limit = (
                "" if figure.limit is None else f"  (at most {figure.limit:g})  {'ok' if figure.holds else 'MISSED'}"
            )
            print(f"{figure.name:45} {figure.value:10.2f} {figure.unit}{limit}")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
