"""`cameras`: what the cameras of a plan see, and what of it is sharp."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import msg

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.kinds.camera import Camera

MOST_NAMES = 12
"""So many names of what is in a frame are listed."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    listed = subparsers.add_parser("cameras", help="say what the cameras of a plan see, and what of it is sharp")
    listed.add_argument("file", type=Path, metavar="FILE")
    listed.add_argument("--json", action="store_true", help="print JSON")
    listed.add_argument("--stacks", type=Path, metavar="CSV", help="write where to focus for each frame of a stack")
    listed.set_defaults(run=run_cameras)


def run_cameras(args: argparse.Namespace) -> int:
    """List the cameras with what is told of them in the window, and what is in their frames."""
    from diorama_planner.app.photography.camera_facts import camera_facts, cameras_of
    from diorama_planner.app.photography.hidden import hidden_from
    from diorama_planner.app.photography.shot_words import hidden_words
    from diorama_planner.kinds.registry import called

    session = open_session(args.file)
    if args.stacks is not None:
        _write_stacks(session, args.stacks)
    if args.json:
        print(json.dumps(camera_facts(session), ensure_ascii=False))
        return 0
    cameras = cameras_of(session)
    for item in cameras:
        print(f"{called(item)} ({item.id})")
        try:
            for line in told_of(session, item):
                print(f"  {line}")
        except PlannerError as error:
            print(f"  {error.message}")
    if cameras:
        print(hidden_words(hidden_from(session, cameras), session.document.prices.currency))
    else:
        print(msg("No cameras are in this plan."))
    return 0


def told_of(session: Session, item: Camera) -> Iterator[str]:
    """What the lens does, where it goes, what is in its frame, and the figures of its shot.

    Raises:
        UsageError: its parts make no view.
    """
    from diorama_planner.app.photography.camera_facts import names_of, seen_by
    from diorama_planner.app.photography.shot_words import backdrop_rows, full_size_rows, minded
    from diorama_planner.app.photography.shots import plan_of
    from diorama_planner.kinds.camera_path import path_remarks
    from diorama_planner.kinds.camera_words import lens_remarks

    plan = plan_of(session, item)
    yield from map(str, lens_remarks(item, session.around()))
    yield from map(str, path_remarks(item, session.around()))
    yield from frame_lines(names_of(session, seen_by(session, item)))
    yield from map(str, minded(plan))
    for heading, rows in ((msg("To look full size"), full_size_rows(plan)), (msg("Backdrop"), backdrop_rows(plan))):
        yield f"{heading}:"
        yield from (f"  {row.label}: {row.value}" for row in rows)


def frame_lines(names: Sequence[str]) -> Iterator[str]:
    """What is in a frame, what takes up most of it first; names are counted, and so are the last."""
    if not names:
        yield str(msg("In the frame: nothing"))
        return
    yield str(msg("In the frame:"))
    counted = list(Counter(names).items())
    for name, count in counted[:MOST_NAMES]:
        yield f"  {count} × {name}" if count > 1 else f"  {name}"
    if left := sum(count for _, count in counted[MOST_NAMES:]):
        yield f"  {msg('and {count} more', count=left)}"


def _write_stacks(session: Session, path: Path) -> None:
    from diorama_planner.app.photography.camera_facts import cameras_of
    from diorama_planner.app.photography.shots import plans_of
    from diorama_planner.app.photography.stack_table import stacks_csv
    from diorama_planner.project_io.files import write_atomically

    write_atomically(path, stacks_csv(plans_of(session, cameras_of(session))))
