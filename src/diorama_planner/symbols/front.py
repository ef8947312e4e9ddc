"""What a front is drawn with: a thing seen from before, in real millimetres, put on a face at its place and size.

The elevation's counterpart of `sketch`. What the fronts of classes look like is in `front_boards`,
`front_joinery` and `front_machines`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from diorama_planner.drawing.colours import resolve, shade
from diorama_planner.drawing.primitives import (
    Colour,
    Fill,
    Gradient,
    Path,
    Pen,
    Point,
    Primitive,
    Solid,
    Stroke,
    Subpath,
    Text,
)
from diorama_planner.symbols.curves import box, disc

EDGE: Colour = "#00000070"
EDGE_MM = 0.12
LINE_MM = 0.15
"""Width of edges and drawn lines on the bench: thin at any scale."""

LETTER_ASPECT = 0.72
"""Width of a capital of the lettering as a share of its height."""


class Front:
    """A drawing under way. `width` and `height` are real millimetres; x is 0 in the middle, y at the foot."""

    def __init__(
        self,
        foot: Point,
        size_mm: tuple[float, float],
        real_mm: tuple[float, float],
        chosen: Mapping[str, Colour],
        text: str = "",
    ) -> None:
        self.width, self.height = real_mm
        self.text = text
        self.parts: list[Primitive] = []
        self._foot = foot
        self._factors = (size_mm[0] / self.width, size_mm[1] / self.height)
        self._chosen = chosen
        self._slots: dict[str, Colour] = {}

    def slots(self, **defaults: Colour) -> None:
        """Name the colours that the user may choose."""
        self._slots |= defaults

    def colour(self, name: Colour) -> Colour:
        """Give a plain colour for `$slot*factor`."""
        return resolve(name, self._chosen, self._slots)

    def at(self, x: float, y: float) -> Point:
        """Give the place on the face of a place on the thing."""
        return self._foot[0] + x * self._factors[0], self._foot[1] + y * self._factors[1]

    def fill(self, ring: Sequence[Point], colour: Colour, *, edge: bool = True, opacity: float = 1.0) -> None:
        """Fill a ring."""
        self._fill(ring, Solid(self.colour(colour)), edge, opacity)

    def box(self, x0: float, y0: float, x1: float, y1: float, colour: Colour, *, edge: bool = True) -> None:
        """Fill an upright rectangle."""
        self.fill(box(x0, y0, x1, y1), colour, edge=edge)

    def round_box(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        """Fill a rectangle shaded across like a pipe or a column."""
        plain = self.colour(colour)
        stops = ((0.0, shade(plain, 0.6)), (0.35, shade(plain, 1.35)), (0.7, plain), (1.0, shade(plain, 0.6)))
        self._fill(box(x0, y0, x1, y1), Gradient(self.at(x0, 0), self.at(x1, 0), stops), True, 1.0)

    def glossy_box(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        """Fill a rectangle lighter above than below, as glass and metal look."""
        plain = self.colour(colour)
        stops = ((0.0, shade(plain, 1.25)), (1.0, shade(plain, 0.75)))
        self._fill(box(x0, y0, x1, y1), Gradient(self.at(0, y1), self.at(0, y0), stops), True, 1.0)

    def disc(self, x: float, y: float, radius: float, colour: Colour, *, edge: bool = True) -> None:
        """Fill a circle."""
        self.fill(disc(x, y, radius), colour, edge=edge)

    def _fill(self, ring: Sequence[Point], paint: Solid | Gradient, edge: bool, opacity: float) -> None:
        pen = Pen(EDGE, EDGE_MM) if edge else None
        self.parts.append(Fill(Path((self._run(ring),)), paint, pen, opacity))

    def _run(self, points: Sequence[Point], closed: bool = True) -> Subpath:
        return Subpath(tuple(self.at(x, y) for x, y in points), closed)

    def line(
        self, points: Sequence[Point], colour: Colour, width_mm: float = LINE_MM, *, closed: bool = False
    ) -> None:
        """Draw a line whose width is that on the bench."""
        self.parts.append(Stroke(Path((self._run(points, closed),)), Pen(self.colour(colour), width_mm)))

    def lines(self, runs: Iterable[Sequence[Point]], colour: Colour, width_mm: float = LINE_MM) -> None:
        """Draw many lines at once."""
        paths = tuple(self._run(run, closed=False) for run in runs)
        if paths:
            self.parts.append(Stroke(Path(paths), Pen(self.colour(colour), width_mm)))

    def letters(
        self, x: float, y: float, room: tuple[float, float], colour: Colour, *, upright: bool = False
    ) -> None:
        """Write the text about a point, as large as fits into a room of real width and height; `upright` turns it."""
        if not self.text:
            return
        across, up = room[0] * self._factors[0], room[1] * self._factors[1]
        along, high = (up, across) if upright else (across, up)
        height = min(high, along / (len(self.text) * LETTER_ASPECT))
        middle_x, middle_y = self.at(x, y)
        at = (middle_x + height / 2, middle_y) if upright else (middle_x, middle_y - height / 2)
        turn = 90.0 if upright else 0.0
        self.parts.append(Text(self.text, at, height, self.colour(colour), rotation_deg=turn, bold=True))
