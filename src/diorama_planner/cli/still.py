"""`still`: a picture of the plan through the lens of one of its cameras."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from diorama_planner.cli.endings import need_ending
from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

SCREENS = (("WAYLAND_DISPLAY", "wayland"), ("DISPLAY", "xcb"))
"""What of the environment names a screen, and what Qt calls it."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("still", help="take a picture through the lens of a camera of the plan")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.png")
    told = "its id, or its name or a beginning of that which no other has; else the first one"
    parser.add_argument("--camera", default="", metavar="NAME", help=told)
    parser.add_argument("--size", metavar="WxH", help="in pixels, up to 7680x4320; else 1920 and as its frame has it")
    parser.add_argument("--look", default="neutral", help="neutral, golden, neon, 35mm, instant, vhs, super8")
    parser.add_argument("--mood", default="studio", help="studio, day, golden, dusk, night")
    parser.add_argument("--samples", type=int, default=24, metavar="N", help="frames through the opening of the lens")
    parser.add_argument("--blades", type=int, default=7, metavar="N", help="of the iris, 0 for a round one")
    parser.add_argument("--at", type=float, default=0.0, metavar="S", help="seconds from the start of its path")
    parser.add_argument("--shutter", type=float, default=0.0, metavar="S", help="open for so long while it moves")
    parser.add_argument(
        "--charge", choices=("fresh", "half", "end"), default="half", help="what is left in batteries"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the grain")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Take the still."""
    take(args, _told_on_screen)
    return 0


def take(args: argparse.Namespace, progress: Callable[[float], bool]) -> None:
    """Take the still that the words of the command line ask for; `progress` is told the share that is done.

    Raises:
        PlannerError: as `rendering.takes`, and for words that ask for what there is not.
    """
    from diorama_planner.app.photography.camera_facts import camera_called
    from diorama_planner.app.photography.still_takes import size_for, take_of
    from diorama_planner.project_io.files import write_atomically
    from diorama_planner.rendering.looks import look_of
    from diorama_planner.rendering.moods import mood_named
    from diorama_planner.rendering.stills import Still

    need_ending(args.output, ".png", "png")
    look = look_of(args.look)
    session = open_session(args.file)
    session.set_preferences(night_charge=args.charge)
    taken = take_of(session, camera_called(session, args.camera), args.at, args.shutter)
    width, height = _size(args.size) if args.size else size_for(taken.aspect)
    how = {"samples": args.samples, "blades": args.blades, "seed": args.seed}
    still = Still(width=width, height=height, look=look, mood=mood_named(args.mood), **how)
    _application()
    from diorama_planner.rendering.takes import still_bytes, take_still

    pixels = take_still(taken.stage, taken.shutter, still, progress)
    write_atomically(args.output, still_bytes(pixels, taken.told))


def _application() -> None:
    """Make the application that draws on the screen that is there."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        # one after the other, so that Qt does not end the program where there is no screen before that can be told
        screens = [name for said, name in SCREENS if os.environ.get(said)] if sys.platform == "linux" else []
        if sys.platform == "linux" and not os.environ.get("QT_QPA_PLATFORM"):
            os.environ["QT_QPA_PLATFORM"] = ";".join([*screens, "offscreen"])
        _kept.append(QGuiApplication(["diorama-planner"]))


_kept: list[object] = []
"""The application lives as long as the process."""


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().replace("×", "x").partition("x")
    try:
        return int(width), int(height)
    except ValueError:
        raise UsageError(msg("'{text}' is no size in pixels", text=text), msg("Write it as 1920x1080.")) from None


def _told_on_screen(share: float) -> bool:
    if sys.stderr.isatty():
        print(f"\r{share * 100.0:3.0f} %", end="\n" if share >= 1.0 else "", file=sys.stderr, flush=True)
    return True
