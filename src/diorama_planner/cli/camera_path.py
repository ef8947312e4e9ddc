"""`camera-path`: where a camera of a plan goes and how fast, and changing that key by key."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.kinds.camera import Camera

FIELDS = {"height": "height_mm", "pan": "pan_deg", "tilt": "tilt_deg", "roll": "roll_deg", "focus": "focus_mm"}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("camera-path", help="say where a camera goes, and change that key by key")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("camera", metavar="CAMERA", help="its id or label")
    parser.add_argument(
        "--key",
        nargs="+",
        metavar=("SECONDS", "KEY=VALUE"),
        help="be there then: x, y, height in mm, pan, tilt, roll in degrees, focus in mm; the rest as it is",
    )
    parser.add_argument("--drop", type=float, metavar="SECONDS", help="take the key frame at that time out")
    parser.add_argument("--time", type=float, metavar="SECONDS", help="let the whole way take so long")
    parser.add_argument("--soft", choices=("yes", "no"), help="whether it starts and stops softly")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Change the way of a camera, and tell it."""
    from diorama_planner.app.camera_facts import path_facts
    from diorama_planner.app.camera_moves import put_camera

    session = open_session(args.file)
    item = _called(session, args.camera)
    changed = _changed(session, item, args)
    if changed != item:
        put_camera(session, "Move the camera", changed)
        session.save()
    if args.json:
        print(json.dumps(path_facts(session, changed), ensure_ascii=False))
        return 0
    _tell(session, changed)
    return 0


def _called(session: Session, name: str) -> Camera:
    from diorama_planner.app.camera_facts import cameras_of
    from diorama_planner.kinds.registry import called

    for item in cameras_of(session):
        if name in (item.id, called(item)):
            return item
    raise UsageError(msg("no camera is called {name!r}", name=name), msg("`cameras FILE` lists them."))


def _changed(session: Session, item: Camera, args: argparse.Namespace) -> Camera:
    from diorama_planner.app import camera_moves as moves

    if args.drop is not None:
        index = next((i for i, key in enumerate(item.keys) if abs(key.at_s - args.drop) <= moves.SAME_S), None)
        if index is None:
            raise UsageError(msg("there is no key frame at {time:g} s", time=args.drop))
        item = moves.without_key(item, index)
    if args.key:
        item = _with_key(session, item, args.key)
    if args.time is not None:
        item = moves.paced(item, args.time)
    if args.soft is not None:
        item = replace(item, eased=args.soft == "yes")
    return item


def _with_key(session: Session, item: Camera, said: list[str]) -> Camera:
    from diorama_planner.app.camera_moves import SAME_S, with_key, with_key_at

    at_s, values = _number("SECONDS", said[0]), dict(_pair(each) for each in said[1:])
    made = with_key_at(item, session.around(), at_s)
    key = next(each for each in made.keys if abs(each.at_s - at_s) <= SAME_S)
    place = (values.pop("x", key.at_mm[0]), values.pop("y", key.at_mm[1]))
    fields: dict[str, Any] = {FIELDS[name]: value for name, value in values.items()}
    return with_key(made, replace(key, at_mm=place, **fields))


def _pair(said: str) -> tuple[str, float]:
    name, found, value = said.partition("=")
    if not found or name not in {"x", "y", *FIELDS}:
        known = ", ".join(("x", "y", *FIELDS))
        raise UsageError(msg("{said!r} is no place or direction", said=said), msg("There are {known}.", known=known))
    return name, _number(name, value)


def _number(name: str, said: str) -> float:
    try:
        return float(said)
    except ValueError:
        raise UsageError(msg("{name} is {value!r}, not a number", name=name, value=said)) from None


def _tell(session: Session, item: Camera) -> None:
    from diorama_planner.kinds.camera_path import at_key, path_remarks
    from diorama_planner.kinds.registry import called

    print(f"{called(item)} ({item.id})")
    if not item.keys:
        print(f"  {msg('It stands still.')}")
        return
    for index, at_s in enumerate((0.0, *(key.at_s for key in item.keys))):
        there = at_key(item, index - 1)
        print(
            f"  {at_s:6.2f} s  x {there.at_mm[0]:.1f}  y {there.at_mm[1]:.1f}  height {there.height_mm:.1f} mm  "
            f"pan {there.pan_deg:.1f}  tilt {there.tilt_deg:.1f}  roll {there.roll_deg:.1f}"
        )
    for told in path_remarks(item, session.around()):
        print(f"  {told}")
