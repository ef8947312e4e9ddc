"""`cameras`: what the cameras of a plan see, and what of it is sharp."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import msg


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    listed = subparsers.add_parser("cameras", help="say what the cameras of a plan see, and what of it is sharp")
    listed.add_argument("file", type=Path, metavar="FILE")
    listed.add_argument("--json", action="store_true", help="print JSON")
    listed.set_defaults(run=run_cameras)


def run_cameras(args: argparse.Namespace) -> int:
    """List the cameras with what is told of them in the window, and what is in their frames."""
    from diorama_planner.app.camera_facts import camera_facts, cameras_of, names_of, seen_by
    from diorama_planner.kinds.camera_words import remarks
    from diorama_planner.kinds.registry import called

    session = open_session(args.file)
    if args.json:
        print(json.dumps(camera_facts(session), ensure_ascii=False))
        return 0
    cameras = cameras_of(session)
    for item in cameras:
        print(f"{called(item)} ({item.id})")
        try:
            for told in remarks(item, session.around()):
                print(f"  {told}")
            names = names_of(session, seen_by(session, item))
        except PlannerError as error:
            print(f"  {error.message}")
            continue
        print(f"  {msg('In the frame: {names}', names=', '.join(names) or msg('nothing'))}")
    if not cameras:
        print(msg("No cameras are in this plan."))
    return 0
