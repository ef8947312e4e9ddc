"""A still of a plan: its file, width, height and number of frames; prints what it took."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from diorama_planner.app.photography.camera_facts import camera_called
from diorama_planner.app.photography.still_takes import take_of
from diorama_planner.cli.opening import open_session
from diorama_planner.rendering.developing import eight_bits
from diorama_planner.rendering.moods import NIGHT
from diorama_planner.rendering.stills import Still, exposed, printed
from diorama_planner.rendering.takes import open_darkroom, still_bytes

CAMERA = "shot-tyre"


def main() -> None:
    """Take it."""
    plan, wide, high, frames = sys.argv[1], *map(int, sys.argv[2:])
    application = QGuiApplication(sys.argv[:1])
    session = open_session(Path(plan))
    take = take_of(session, camera_called(session, CAMERA))
    with open_darkroom(take.stage, NIGHT) as room:
        exposed(room, take.shutter, Still(width=64, height=36, samples=1))  # shaders and textures come first
        begun = time.perf_counter()
        light = exposed(room, take.shutter, Still(width=wide, height=high, samples=frames))
        drawn = time.perf_counter()
    still_bytes(eight_bits(printed(light, NIGHT)), {})
    said = {
        "frame": (drawn - begun) / frames / (wide * high * 1e-6),
        "written": time.perf_counter() - drawn,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0,
    }
    print(json.dumps(said))
    sys.stdout.flush()
    del application


main()
