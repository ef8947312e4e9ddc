"""`diorama-planner convert`: a size from one scale to another; the calculator `scale` with its own words."""

from __future__ import annotations

import argparse
import sys

from diorama_planner.cli.calc import print_answers
from diorama_planner.core.scale import QUANTITIES


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "convert", help="convert a size between scales", description="Convert a size from one scale to another."
    )
    parser.add_argument("value", metavar="SIZE", help="such as '4205 mm', '13 ft 9 1/2 in' or '60 km/h'")
    parser.add_argument("--from", default="1:1", dest="source", metavar="SCALE", help="1:1 if left out")
    parser.add_argument("--to", required=True, metavar="SCALE", help="1:64, 64, or a name such as oo")
    parser.add_argument("--quantity", default="length", metavar="KIND", help=", ".join(QUANTITIES))
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the subcommand; errors are raised as `PlannerError`. Traps of a named scale go to stderr."""
    from diorama_planner.app.calculators import calculate, find_calculator

    texts = {"value": args.value, "from": args.source, "to": args.to, "quantity": args.quantity}
    print_answers(find_calculator("scale"), calculate("scale", texts), as_json=args.json)
    if not args.json and any(sign.isalpha() for sign in args.to):
        _print_traps(args.to)
    return 0


def _print_traps(scale: str) -> None:
    from diorama_planner.app.advice.named_scales import rows_named
    from diorama_planner.catalogue.catalogue import load_catalogue

    for row in rows_named(scale, load_catalogue().scales()):
        if row.notes.startswith("TRAP"):
            print(f"{row.name}: {row.notes}", file=sys.stderr)
