"""Reads the command line, runs the subcommand, and turns errors into one line and an exit code.

Exit codes: 0 fine, 1 problems found (`check`), 2 wrong usage or impossible sum, 3 bad input file, 4 cannot
write, 5 missing component.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from diorama_planner import __version__
from diorama_planner.core.errors import PlannerError

_MODULES = (
    *("plans", "edits", "finishes", "circuits", "neon", "cameras", "camera_path", "still", "mesh"),
    *("bill", "cutting", "lengths", "prices", "basket", "shops", "stash", "export", "convert", "calc", "catalogue"),
    "doctor",
)

READER_GONE = 141
"""What a shell tells of a program whose reader has gone: 128 and the number of the signal SIGPIPE."""


@cache
def build_parser() -> argparse.ArgumentParser:
    """Build the parser of all subcommands, which takes longer than most of them."""
    parser = argparse.ArgumentParser(
        prog="diorama-planner",
        description="Plan a diorama to scale. With a FILE or nothing, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"diorama-planner {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in _MODULES:
        import_module(f"diorama_planner.cli.{name}").add_parser(subparsers)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run a subcommand and give its exit code."""
    args = _parse(arguments)
    try:
        return int(args.run(args))
    except PlannerError as error:
        print(f"diorama-planner: {_one_line(str(error))}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader has gone (`| head`); nothing is left to say and stdout must not be flushed at exit.
        # Not 0, which would say that `check` found nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the words; options `key=value` may stand anywhere after the file (argparse wants them beside it)."""
    parser = build_parser()
    args, rest = parser.parse_known_args(list(arguments))
    if rest and ("options" not in args or any(word.startswith("-") for word in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        args.options = [*args.options, *rest]
    return args


def _one_line(text: str) -> str:
    return " ".join(text.split())
