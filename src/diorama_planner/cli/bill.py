"""`bom`: the bill of materials in any of its formats."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.app.purchase.bills import BILL_FORMATS, BINARY_FORMATS, bill_choices, bill_job, render_bill
from diorama_planner.cli.endings import BILL_ENDINGS, need_ending
from diorama_planner.cli.opening import open_session, workshop_of
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.exporters.bill_job import BillChoices
from diorama_planner.exporters.options import describe_options, words_by_name

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

_DIFFERENCE_FORMATS = ("table", "text", "json")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "bom",
        help="work out the bill of materials",
        epilog=f"options: {_option_words()}",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--format", choices=BILL_FORMATS, default="table")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="a file; printed if left out")
    parser.add_argument(
        "--against",
        metavar="OTHER",
        help="say what has to be bought otherwise than for this plan, or for an earlier saving: bak1, bak2, bak3",
    )
    parser.add_argument(
        "options", nargs="*", metavar="key=value", help="what it shows and how, as group=layer prices=no page=Letter"
    )
    parser.set_defaults(run=run)


def _option_words() -> str:
    """Every option with its default and what it does, for the help."""
    usual = {True: "yes", False: "no"}
    options = describe_options(BillChoices)
    said = ((name, usual[value] if isinstance(value, bool) else value, text) for name, value, text in options)
    return "; ".join(f"{name}={value}: {text}" for name, value, text in said)


def run(args: argparse.Namespace) -> int:
    """Work out the bill."""
    if args.output is None and args.format in BINARY_FORMATS:
        raise UsageError(msg("{format} cannot be printed here", format=args.format), msg("give a file with -o"))
    if args.output is not None:
        need_ending(args.output, BILL_ENDINGS.get(args.format, f".{args.format}"), args.format)
    session = open_session(args.file)
    if args.against is not None:
        data = _difference(session, args.against, args.format)
    else:
        workshop_of(session)
        session.buying.shopping()  # looked through, so that the bill says what `basket` says
        choices = bill_choices(session.preferences, words_by_name(args.options))
        data = render_bill(bill_job(session, choices, args.format), args.format)
    if args.output is None:
        sys.stdout.write(data.decode("utf-8-sig"))
        return 0
    from diorama_planner.project_io.files import write_atomically

    write_atomically(args.output, data)
    return 0


def _difference(session: Session, other: str, format_tag: str) -> bytes:
    """Write what the plan needs more and less than another version of it."""
    from diorama_planner.app.purchase.bill_difference import bill_difference, version_named
    from diorama_planner.core.figures import Numbers
    from diorama_planner.exporters.bill_difference import difference_json, difference_text

    if format_tag not in _DIFFERENCE_FORMATS:
        known = ", ".join(_DIFFERENCE_FORMATS)
        raise UsageError(
            msg("a difference cannot be written as {format}", format=format_tag),
            msg("use one of {known}", known=known),
        )
    version = version_named(session, other)
    found, title = bill_difference(session, version), str(version.title)
    if format_tag == "json":
        return difference_json(found, session.title, title).encode()
    numbers = Numbers(comma=session.preferences.decimal_comma)
    return difference_text(found, session.title, title, numbers).encode()
