"""`bom`: the bill of materials in any of its formats."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from diorama_planner.app.bills import BILL_FORMATS, BINARY_FORMATS, render_bill
from diorama_planner.cli.endings import BILL_ENDINGS, need_ending
from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("bom", help="work out the bill of materials")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--format", choices=BILL_FORMATS, default="table")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="a file; printed if left out")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Work out the bill."""
    if args.output is None and args.format in BINARY_FORMATS:
        raise UsageError(msg("{format} cannot be printed here", format=args.format), msg("give a file with -o"))
    if args.output is not None:
        need_ending(args.output, BILL_ENDINGS.get(args.format, f".{args.format}"), args.format)
    session = open_session(args.file)
    chosen = session.preferences
    data = render_bill(session.bill(), args.format, chosen.paper, decimal_comma=chosen.decimal_comma)
    if args.output is None:
        sys.stdout.write(data.decode("utf-8-sig"))
        return 0
    from diorama_planner.project_io.files import write_atomically

    write_atomically(args.output, data)
    return 0
