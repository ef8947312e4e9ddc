"""How forms of the ground are drawn: what they are finished with, and the line by which they are told and taken.

Their shape is shown by hillshade and contours, which are for `terrain.picture`.
"""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Stroke, Texture
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, intersection
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import line_path, region_path

FINISHES = {
    "paving": ("paving", "#a7a199"),
    "earth": ("soil", "#8d7a5c"),
    "grass": ("turf", "#7f9a55"),
    "rock": ("rock", "#8c8880"),
    "sand": ("sand", "#d3bd8d"),
    "asphalt": ("asphalt", "#3b3d42"),
    "boards": ("wood", "#a9845c"),
    "foam": ("foam", "#8fb7d6"),
}
"""Texture and colour of the ground by what it is finished with."""

INK = "#4a3a25"
LIGHT = "#ffffff70"


def finished(finish: str, region: Region, around: Around) -> Iterator[Primitive]:
    """Draw the finish of the part of a region that lies on the base; nothing if it is as what it lies on."""
    if finish not in FINISHES:
        return
    seen = intersection(region, around.base)
    if not seen.is_empty:
        texture, colour = FINISHES[finish]
        yield Fill(region_path(seen), Texture(texture, colour, around.scale))


def line_mark(line: PointArray, dashes_mm: tuple[float, ...]) -> Iterator[Primitive]:
    """Draw a line of dashes on a light ground, so that it can be read on any finish."""
    yield Stroke(line_path(line), Pen(LIGHT, 1.3))
    yield Stroke(line_path(line), Pen(INK, 0.5, dashes_mm, round=False))
