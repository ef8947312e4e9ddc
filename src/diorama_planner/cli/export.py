"""`export`: the plan as PDF, picture or vector drawing, and footprints at full size."""

from __future__ import annotations

import argparse
from pathlib import Path

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.exporters.registry import DRAWING_FORMATS


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("export", help="write the plan as PDF, PNG or SVG, or footprints at 1:1")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--to", required=True, choices=DRAWING_FORMATS, metavar="FORMAT", help=", ".join(DRAWING_FORMATS)
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    parser.add_argument("--items", nargs="*", default=(), metavar="ID", help="footprints of these only")
    parser.add_argument("options", nargs="*", metavar="key=value", help="options of the format, as page=A3")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the plan."""
    from diorama_planner.app.drawing_job import drawing_job
    from diorama_planner.exporters.contract import export
    from diorama_planner.exporters.options import read_options
    from diorama_planner.exporters.registry import drawing_exporter

    items = [word for word in args.items if "=" not in word]
    words = dict(_split(word) for word in (*args.options, *(word for word in args.items if "=" in word)))
    exporter = drawing_exporter(args.to)
    session = open_session(args.file)
    if hasattr(exporter.options, "page"):
        words.setdefault("page", session.preferences.paper)
    options = read_options(exporter.options, words)
    for item_id in items:
        session.document.get(item_id)
    export(exporter, drawing_job(session, items), options, args.output)
    return 0


def _split(word: str) -> tuple[str, str]:
    key, sign, value = word.partition("=")
    if not sign:
        raise UsageError(msg("{word!r} is not an option", word=word), msg("write key=value, as page=A3"))
    return key, value
