"""`diorama-planner calc`: every calculator of the window, from the command line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

if TYPE_CHECKING:
    from diorama_planner.app.calculators import Calculator, Value


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "calc", help="calculate: pours, coats, tyres, tiles ...", description="Calculate with the sums of the trade."
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="which calculator; --list names them")
    parser.add_argument("inputs", nargs="*", metavar="key=value", help="its inputs, such as depth='3 mm'")
    parser.add_argument("--list", action="store_true", dest="list_all", help="name the calculators and their inputs")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the subcommand; errors are raised as `PlannerError`."""
    from diorama_planner.app.calculators import calculate, find_calculator

    if args.list_all:
        _list_calculators(as_json=args.json)
        return 0
    if args.name is None:
        raise UsageError(msg("Which calculator?"), msg("diorama-planner calc --list names them."))
    calculator = find_calculator(args.name)
    print_answers(calculator, calculate(args.name, _texts(args.inputs)), as_json=args.json)
    return 0


def print_answers(calculator: Calculator, values: Mapping[str, Value], *, as_json: bool) -> None:
    """Print the answers of a calculator."""
    from diorama_planner.app.calculators.answers import answer_json, answer_rows

    if as_json:
        print(json.dumps(answer_json(values), allow_nan=False))
        return
    rows = answer_rows(calculator, values)
    width = max(len(output.label) for output, _ in rows)
    for output, text in rows:
        print(f"{output.label:<{width}}  {text}")


def _texts(pairs: Sequence[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for pair in pairs:
        key, sign, text = pair.partition("=")
        if not sign or not key:
            raise UsageError(msg("'{pair}' is not key=value", pair=pair), msg("For example depth='3 mm'."))
        if key in texts:
            raise UsageError(msg("'{key}' is given twice", key=key), msg("Give it once."))
        texts[key] = text
    return texts


def _list_calculators(*, as_json: bool) -> None:
    from diorama_planner.app.calculators import CALCULATORS

    if as_json:
        rows = [
            {
                "name": each.name,
                "title": each.title,
                "inputs": [spec.name for spec in each.inputs],
                "outputs": [output.name for output in each.outputs],
            }
            for each in CALCULATORS.values()
        ]
        print(json.dumps(rows))
        return
    for each in CALCULATORS.values():
        keys = " ".join(spec.name if spec.required and not spec.default else f"[{spec.name}]" for spec in each.inputs)
        print(f"{each.name:<12}  {each.summary}\n{'':<12}  {keys}")
