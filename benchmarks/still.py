"""Stills under software OpenGL: how long a frame through the lens takes, and how much memory the largest still."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measuring import Figure, child, private_screen
from diorama_planner.core.resources import asset_path

SIZES = (("1920 x 1080", 1920, 1080, 8), ("7680 x 4320", 7680, 4320, 2))
"""How it is called, its pixels, and how many frames are summed."""


def measure() -> Iterator[Figure]:
    """Take stills of the neon alley at tyre level, each in a fresh process."""
    plan = str(asset_path("examples", "neon-alley.diorama"))
    with private_screen() as environment:
        for name, wide, high, frames in SIZES:
            found = child("still_frames", [plan, str(wide), str(high), str(frames)], environment)
            yield Figure(f"{name}: a frame, for each megapixel", found["frame"], "s")
            yield Figure(f"{name}: printed and written", found["written"], "s")
            yield Figure(f"{name}: memory", found["memory"], "MB")
