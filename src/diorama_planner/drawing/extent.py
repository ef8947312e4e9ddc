"""Where drawings lie: boxes that hold all that is painted, shadows and pens included, without painting it.

They may be a little too large, never too small: by them it is decided what must be painted again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.legible import enlarged
from diorama_planner.drawing.primitives import (
    Faded,
    Fill,
    Instance,
    OnScreen,
    Path,
    Picture,
    Primitive,
    Raster,
    Stroke,
    Text,
)

Box = tuple[float, float, float, float]
"""xmin, ymin, xmax, ymax in millimetres."""

NOWHERE: Box = (math.inf, math.inf, -math.inf, -math.inf)
"""The box of nothing: it meets no other."""

SHADOW_REACH = 2.0
"""How far a shadow reaches beyond what throws it, in shadow lengths: its throw and its blur (`painting.shadows`)."""

MITRE = 2.0
"""How far the corner of a line reaches beyond its middle, in widths; Qt cuts mitres off there."""


def extent(primitives: Sequence[Primitive]) -> Box:
    """Give the box in which a drawing lies, `NOWHERE` if there is none."""
    return _box(primitives[0]) if len(primitives) == 1 else united(map(_box, primitives))


def united(boxes: Iterable[Box]) -> Box:
    """Give the box around boxes."""
    xmin, ymin, xmax, ymax = NOWHERE
    for box in boxes:
        xmin, ymin = min(xmin, box[0]), min(ymin, box[1])
        xmax, ymax = max(xmax, box[2]), max(ymax, box[3])
    return xmin, ymin, xmax, ymax


def _box(primitive: Primitive) -> Box:
    match primitive:
        case Instance(symbol=symbol, at=at, scale=scale, shadow_mm=shadow):
            return _around(at, _reach(symbol.bounds, scale, shadow))
        case Fill(path=path, pen=pen) | Stroke(path=path, pen=pen):
            return _path_box(path, MITRE * pen.width_mm if pen else 0.0)
        case Text(on_screen=OnScreen(most_times=times)) if times > 1.0:
            return extent(enlarged(primitive, times)[:1])  # its patch, with room for tails of letters
        case Text(text=text, at=at, height_mm=height, bold=bold):
            return _around(at, text_width(text, height, bold) + 2 * height)
        case Picture(at=at, size_mm=size):
            return _around(at, math.hypot(*size) / 2)
        case Raster(bounds=bounds):
            return bounds
        case Faded(parts=parts):
            return extent(parts)


@lru_cache(maxsize=4096)
def _reach(bounds: Box, scale: tuple[float, float], shadow_mm: float) -> float:
    across = max(abs(bounds[0]), abs(bounds[2])) * abs(scale[0])
    up = max(abs(bounds[1]), abs(bounds[3])) * abs(scale[1])
    return math.hypot(across, up) + SHADOW_REACH * shadow_mm


def _around(at: tuple[float, float], reach: float) -> Box:
    x, y = at
    return x - reach, y - reach, x + reach, y + reach


def _path_box(path: Path, margin: float) -> Box:
    xs = [x for run in path.subpaths for x, _ in run.points]
    ys = [y for run in path.subpaths for _, y in run.points]
    if not xs:
        return NOWHERE
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin
