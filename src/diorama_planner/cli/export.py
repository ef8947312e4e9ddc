"""`export`: the plan as PDF, picture or vector drawing, footprints at full size, the papers of its wiring."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.cli.endings import need_ending
from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.exporters.registry import PLAN_FORMATS

if TYPE_CHECKING:
    from diorama_planner.app.editing.face_session import FaceSession
    from diorama_planner.app.session import Session
    from diorama_planner.exporters.contract import DrawingJob


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("export", help="write the plan as PDF, PNG or SVG, or footprints at 1:1")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--to", required=True, choices=PLAN_FORMATS, metavar="FORMAT", help=", ".join(PLAN_FORMATS))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    parser.add_argument("--items", nargs="*", default=(), metavar="ID", help="footprints of these only")
    parser.add_argument("--face", metavar="WALL[:SURFACE]", help="a wall's face instead of the plan")
    parser.add_argument("--section", metavar="ID", help="what is seen along a section instead of the plan")
    parser.add_argument("options", nargs="*", metavar="key=value", help="options of the format, as page=A3")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the plan."""
    from diorama_planner.app.drawing_job import drawing_job
    from diorama_planner.exporters.contract import export
    from diorama_planner.exporters.options import read_options, words_by_name
    from diorama_planner.exporters.registry import drawing_exporter

    items = [word for word in args.items if "=" not in word]
    words = words_by_name((*args.options, *(word for word in args.items if "=" in word)))
    exporter = drawing_exporter(args.to)
    need_ending(args.output, exporter.suffix, args.to)
    session = open_session(args.file)
    if hasattr(exporter.options, "page"):
        words.setdefault("page", session.preferences.paper)
    options = read_options(exporter.options, words)
    for item_id in items:
        session.document.get(item_id)
    if args.face:
        session = _face_of(session, args.face)
    job = _section_of(session, args.section) if args.section else drawing_job(session, items)
    export(exporter, job, options, args.output)
    return 0


def _section_of(session: Session, item_id: str) -> DrawingJob:
    """Describe what is seen along a section."""
    from diorama_planner.app.sections.section_drawing import section_job, sections_of

    ids = [item.id for item in sections_of(session)]
    if item_id not in ids:
        text = msg("{id!r} is not a section of the plan", id=item_id)
        raise UsageError(text, msg("one of {ids}", ids=", ".join(ids)) if ids else msg("draw one first"))
    return section_job(session, item_id)


def _face_of(session: Session, name: str) -> FaceSession:
    """Turn to a face of a wall, its front if none is named."""
    from diorama_planner.app.editing.face_session import FaceSession, is_host
    from diorama_planner.kinds.faces import FACES

    host_id, _, surface = name.partition(":")
    if surface and surface not in FACES:
        text = msg("{surface!r} is not a face", surface=surface)
        raise UsageError(text, msg("one of {faces}", faces=", ".join(FACES)))
    found = FaceSession(session)
    found.look_at(host_id, surface or FACES[0])
    if found.face is None:
        walls = [item.id for item in session.document.items() if is_host(item)]
        text = msg("{id!r} is not a wall of the plan", id=host_id)
        raise UsageError(text, msg("one of {ids}", ids=", ".join(walls)) if walls else "")
    return found
