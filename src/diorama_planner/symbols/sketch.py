"""The drawing board of a symbol: collects fills and lines in real millimetres and makes a `Symbol` of them.

Classes of things draw on it in their own frame; pens follow the size of the thing, so that a tea cup and an
airliner both get a fine dark edge. What is drawn is decided in the class modules, not here.
"""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from diorama_planner.drawing.colours import shade
from diorama_planner.drawing.primitives import (
    Colour,
    Fill,
    Gradient,
    Paint,
    Path,
    Pen,
    Point,
    Radial,
    Solid,
    Stroke,
    Subpath,
    Symbol,
)
from diorama_planner.symbols.curves import Points, box, disc, quarter_turned, rounded, scaled

EDGE = 0.52
"""How dark the edge of a fill is beside its own colour."""


class Sketch:
    """A sheet with the thing's length along x and its width along y about the origin.

    `colours` are the defaults of the slots named so far; `chosen` are colours that win over them.
    """

    def __init__(
        self, thing_id: str, size_mm: tuple[float, float, float], chosen: Mapping[str, Colour] | None = None
    ) -> None:
        self.id = thing_id
        self.length, self.width, self.height = size_mm
        self.half = self.length / 2
        self.side = self.width / 2
        self.pen_mm = edge_width(self.length, self.width)
        self.colours: dict[str, Colour] = {}
        self._chosen = dict(chosen or {})
        self._primitives: list[Fill | Stroke] = []

    def random(self) -> random.Random:
        """Give the thing's own dice: the same every time, other for each id."""
        return random.Random(zlib.crc32(self.id.encode()))

    def slots(self, **defaults: Colour) -> None:
        """Name colour slots and what they are unless chosen otherwise."""
        for slot, colour in defaults.items():
            self.colours[slot] = self._chosen.get(slot, colour)

    def fill(
        self,
        points: Sequence[Point],
        colour: Colour | Paint,
        *,
        edge: float | Colour | None = None,
        width: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Fill a ring. `edge` is a shade of the same slot or a colour; `width` counts in pens."""
        self.rings([points], colour, edge=edge, width=width, opacity=opacity)

    def rings(
        self,
        rings: Iterable[Sequence[Point]],
        colour: Colour | Paint,
        *,
        edge: float | Colour | None = None,
        width: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Fill several rings by the even-odd rule: a ring inside a ring is a hole."""
        paint = Solid(colour) if isinstance(colour, str) else colour
        pen = None
        if isinstance(edge, str):
            pen = Pen(edge, self.pen_mm * width)
        elif edge is not None:
            pen = Pen(shaded(_tone(paint), edge), self.pen_mm * width)
        path = Path(tuple(Subpath(tuple(ring)) for ring in rings))
        self._primitives.append(Fill(path, paint, pen, opacity))

    def line(self, points: Sequence[Point], colour: Colour, width: float = 1.0, *, closed: bool = False) -> None:
        """Draw a line; `width` counts in pens."""
        self.strokes([points], colour, width * self.pen_mm, closed=closed)

    def strokes(
        self, lines: Iterable[Sequence[Point]], colour: Colour, width_mm: float, *, closed: bool = False
    ) -> None:
        """Draw several lines as one stroke, `width_mm` thick."""
        path = Path(tuple(Subpath(tuple(points), closed=closed) for points in lines))
        self._primitives.append(Stroke(path, Pen(colour, width_mm)))

    def block(self, x0: float, y0: float, x1: float, y1: float, colour: Colour | Paint, radius: float = 0.0) -> None:
        """Fill a rectangle with a dark edge."""
        self.fill(rounded(x0, y0, x1, y1, radius), colour, edge=EDGE)

    def plate(self, x0: float, y0: float, x1: float, y1: float, colour: Colour | Paint, radius: float = 0.0) -> None:
        """Fill a rectangle without an edge."""
        self.fill(rounded(x0, y0, x1, y1, radius) if radius else box(x0, y0, x1, y1), colour)

    def knob(self, x: float, y: float, radius: float, colour: Colour | Paint) -> None:
        """Fill a circle with a dark edge."""
        self.fill(disc(x, y, radius, 28), colour, edge=EDGE)

    def across(self, colour: Colour, low: float = 0.8, high: float = 1.06, half: float | None = None) -> Gradient:
        """Give a paint that is darker towards both sides: a body that rounds off along x."""
        y = self.side if half is None else half
        stops = ((0.0, low), (0.22, 0.98), (0.5, high), (0.78, 0.98), (1.0, low))
        return Gradient((0, -y), (0, y), tuple((at, shaded(colour, tone)) for at, tone in stops))

    def along(self, colour: Colour, low: float = 0.8, high: float = 1.06, half: float | None = None) -> Gradient:
        """Give a paint that is darker towards both ends: a body that rounds off along y."""
        x = self.half if half is None else half
        stops = ((0.0, low), (0.22, 0.98), (0.5, high), (0.78, 0.98), (1.0, low))
        return Gradient((-x, 0), (x, 0), tuple((at, shaded(colour, tone)) for at, tone in stops))

    def dome(
        self, x: float, y: float, radius: float, colour: Colour, low: float = 0.78, high: float = 1.12
    ) -> Radial:
        """Give a paint that is lighter in the middle: a round top."""
        stops = ((0.0, shaded(colour, high)), (0.6, colour), (1.0, shaded(colour, low)))
        return Radial((x, y), radius, stops)

    def fit(self) -> None:
        """Stretch what is drawn to the thing's own length and width, where it misses them by more than a pen.

        It shrinks by as much as it must and grows by an eighth at most: a crown of random lumps fills its circle.
        """
        left, low, right, high = primitives_bounds(self._primitives, ((0.0, 0.0),))
        fx = _stretch(self.half, max(right, -left), self.pen_mm)
        fy = _stretch(self.side, max(high, -low), self.pen_mm)
        if (fx, fy) != (1.0, 1.0):
            self._primitives = [_stretched(p, fx, fy) for p in self._primitives]

    def symbol(self, key: str, quarters: int = 0) -> Symbol:
        """Finish: turn what is drawn by quarters and give it with its bounds."""
        primitives = tuple(turned_primitive(p, quarters) for p in self._primitives)
        sheet = quarter_turned(box(-self.half, -self.side, self.half, self.side), quarters)
        bounds = primitives_bounds(primitives, sheet)
        return Symbol(key=key, primitives=primitives, bounds=bounds, colours=dict(self.colours))


def edge_width(length: float, width: float) -> float:
    """Give the pen of a thing's edges in real millimetres: 18 for a car, 2 for a tea cup, 80 for an airliner."""
    mean = math.sqrt(length * width)
    return min(0.52 * math.pow(mean, 0.45), 0.025 * mean)


def shaded(colour: Colour, factor: float) -> Colour:
    """Shade a slot or a plain colour: shades of a slot multiply, so that the slot stays free."""
    if colour.startswith("$"):
        slot, _, before = colour.partition("*")
        return f"{slot}*{round(float(before or 1) * factor, 3):g}"
    return shade(colour, factor)


def _tone(paint: Paint) -> Colour:
    """Give the colour whose shade edges a fill."""
    if isinstance(paint, Gradient | Radial):
        return paint.stops[len(paint.stops) // 2][1]
    return paint.colour


def _stretch(half: float, reach: float, pen_mm: float) -> float:
    """Give the factor that brings a reach to half a size, 1 if a pen's width makes the difference."""
    if abs(reach - half) <= pen_mm or reach <= 0:
        return 1.0
    return min(half / reach, 1.125)


def _stretched(primitive: Fill | Stroke, fx: float, fy: float) -> Fill | Stroke:
    """Stretch the points of a primitive about the origin; paints and pens stay, the factors are near 1."""
    path = Path(tuple(replace(sub, points=scaled(sub.points, fx, fy)) for sub in primitive.path.subpaths))
    return replace(primitive, path=path)


def turned_primitive(primitive: Fill | Stroke, quarters: int) -> Fill | Stroke:
    """Turn a primitive by quarters about the origin, exactly."""
    if quarters % 4 == 0:
        return primitive
    path = Path(tuple(replace(sub, points=quarter_turned(sub.points, quarters)) for sub in primitive.path.subpaths))
    if isinstance(primitive, Stroke):
        return replace(primitive, path=path)
    return replace(primitive, path=path, paint=_turned_paint(primitive.paint, quarters))


def _turned_paint(paint: Paint, quarters: int) -> Paint:
    """Turn what of a paint has a place."""
    if isinstance(paint, Gradient):
        start, end = quarter_turned((paint.start, paint.end), quarters)
        return replace(paint, start=start, end=end)
    if isinstance(paint, Radial):
        return replace(paint, centre=quarter_turned((paint.centre,), quarters)[0])
    return paint


def primitives_bounds(primitives: Iterable[Fill | Stroke], sheet: Points) -> tuple[float, float, float, float]:
    """Give the box round a sheet and all that is drawn on it, pens included."""
    xs = [x for x, _ in sheet]
    ys = [y for _, y in sheet]
    for primitive in primitives:
        pen = primitive.pen
        grow = pen.width_mm / 2 if pen else 0.0
        for sub in primitive.path.subpaths:
            for x, y in sub.points:
                xs += (x - grow, x + grow)
                ys += (y - grow, y + grow)
    return (min(xs), min(ys), max(xs), max(ys))
