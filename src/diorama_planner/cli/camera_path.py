"""`camera-path`: where a camera of a plan goes and how fast, and changing that key by key."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("camera-path", help="say where a camera goes, and change that key by key")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "camera", metavar="CAMERA", help="its id, or its name or a beginning of that which no other has"
    )
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
    from diorama_planner.app.photography import camera_moves as moves
    from diorama_planner.app.photography.camera_facts import camera_called, path_facts

    session = open_session(args.file)
    found = item = camera_called(session, args.camera)
    if args.drop is not None:
        item = moves.without_key_at(item, args.drop)
    if args.key:
        at_s, values = _number("SECONDS", args.key[0]), dict(_values(args.key[1:], moves.KEY_VALUES))
        item = moves.with_key_values(item, session.around(), at_s, values)
    if args.time is not None:
        item = moves.paced(item, args.time)
    if args.soft is not None:
        item = replace(item, eased=args.soft == "yes")
    if item != found:
        moves.put_camera(session, "Move the camera", item)
        session.save()
    facts = path_facts(session, item)
    if args.json:
        print(json.dumps(facts, ensure_ascii=False))
        return 0
    for line in _told(facts):
        print(line)
    return 0


def _values(said: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, float]]:
    for each in said:
        name, found, value = each.partition("=")
        if not found or name not in names:
            raise UsageError(
                msg("{said!r} is no place or direction", said=each), msg("There are {known}.", known=", ".join(names))
            )
        yield name, _number(name, value)


def _number(name: str, said: str) -> float:
    try:
        return float(said)
    except ValueError:
        raise UsageError(msg("{name} is {value!r}, not a number", name=name, value=said)) from None


def _told(facts: dict[str, Any]) -> Iterator[str]:
    """The keys one below the other, and how it moves."""
    yield f"{facts['name']} ({facts['camera']})"
    keys = facts["keys"]
    if len(keys) < 2:
        yield f"  {msg('It stands still.')}"
        return
    for key in keys:
        x, y = key["at_mm"]
        yield (
            f"  {key['at_s']:6.2f} s  x {x:.1f}  y {y:.1f}  height {key['height_mm']:.1f} mm  "
            f"pan {key['pan_deg']:.1f}  tilt {key['tilt_deg']:.1f}  roll {key['roll_deg']:.1f}"
        )
    yield from (f"  {each}" for each in facts["told"])
