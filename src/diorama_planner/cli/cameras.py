"""`cameras`: what the cameras of a plan see, and what of it is sharp."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import msg

if TYPE_CHECKING:
    from diorama_planner.app.session import Session


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
    from diorama_planner.app.photography.camera_lines import camera_lines
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
            for line in camera_lines(session, item):
                print(f"  {line}")
        except PlannerError as error:
            print(f"  {error.message}")
    if cameras:
        print(hidden_words(hidden_from(session, cameras), session.document.prices.currency))
    else:
        print(msg("No cameras are in this plan."))
    return 0


def _write_stacks(session: Session, path: Path) -> None:
    from diorama_planner.app.photography.camera_facts import cameras_of
    from diorama_planner.app.photography.shots import plans_of
    from diorama_planner.app.photography.stack_table import stacks_csv
    from diorama_planner.project_io.files import write_atomically

    write_atomically(path, stacks_csv(plans_of(session, cameras_of(session))))
