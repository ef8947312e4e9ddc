"""The atoms of a drawing: paths, paints, pens, text, pictures and instances of symbols.

All are frozen values in millimetres, y up, so that two drawings can be compared and cached. Curves are
flattened before they come here. Nothing here paints.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Point: TypeAlias = tuple[float, float]
Colour: TypeAlias = str
"""`#rrggbb`, `#rrggbbaa`, or inside a symbol `$slot`, optionally shaded: `$body*0.8`, `$body*1.2`."""


_CORNERS = 20
"""Of what stands for a circle."""

Crop: TypeAlias = tuple[float, float, float, float]
WHOLE: Crop = (0.0, 0.0, 1.0, 1.0)
"""All of an image."""


@dataclass(frozen=True, slots=True)
class Subpath:
    """One run of straight pieces."""

    points: tuple[Point, ...]
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Path:
    """One or more subpaths, filled by the even-odd rule (so holes are rings inside rings)."""

    subpaths: tuple[Subpath, ...]


@dataclass(frozen=True, slots=True)
class Solid:
    """One colour."""

    colour: Colour


@dataclass(frozen=True, slots=True)
class Texture:
    """A named surface of `drawing.textures`, tinted by a colour.

    `scale` is the model's: real sizes (a brick course) are divided by it. `angle_deg` turns the texture and
    `seed` varies it, so that two meadows do not repeat each other.
    """

    name: str
    colour: Colour
    scale: float = 1.0
    angle_deg: float = 0.0
    origin: Point = (0.0, 0.0)
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours along a line from `start` to `end`; stops are (offset 0..1, colour)."""

    start: Point
    end: Point
    stops: tuple[tuple[float, Colour], ...]


@dataclass(frozen=True, slots=True)
class Radial:
    """Colours from a centre outward to `radius_mm`."""

    centre: Point
    radius_mm: float
    stops: tuple[tuple[float, Colour], ...]


Paint: TypeAlias = Solid | Texture | Gradient | Radial


@dataclass(frozen=True, slots=True)
class Pen:
    """A stroke. Width in millimetres; 0 is a hairline, one device pixel wide at any zoom.

    On the canvas, but never on paper, it is at least `least_px` logical pixels wide.
    """

    colour: Colour
    width_mm: float = 0.0
    dashes_mm: tuple[float, ...] = ()
    round: bool = True
    least_px: float = 0.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled path, optionally outlined."""

    path: Path
    paint: Paint
    pen: Pen | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path drawn with a pen."""

    path: Path
    pen: Pen


@dataclass(frozen=True, slots=True)
class OnScreen:
    """How far a text is enlarged on the canvas, so that it can be read there; on paper it is as it is.

    Its capitals become `least_px` logical pixels high, but not more than `most_times` as high as they are; then they
    stand on a patch of the colour `back`.
    """

    least_px: float
    most_times: float
    back: Colour


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text. `height_mm` is the height of a capital letter; `at` is the anchor on its baseline."""

    text: str
    at: Point
    height_mm: float
    colour: Colour
    anchor: Literal["start", "middle", "end"] = "middle"
    rotation_deg: float = 0.0
    bold: bool = False
    on_screen: OnScreen | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image asset (by hash) laid into a rectangle about `at`, turned by `rotation_deg`.

    `crop` is the part of the image that is shown: left, top, right, bottom as shares of its width and height.
    """

    asset: str
    at: Point
    size_mm: tuple[float, float]
    rotation_deg: float = 0.0
    opacity: float = 1.0
    crop: Crop = WHOLE


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels made by a kind (hillshade): row 0 is the top (largest y), 8-bit grey or RGBA, C order."""

    pixels: bytes
    width: int
    height: int
    channels: Literal[1, 4]
    bounds: tuple[float, float, float, float]
    clip: Path | None = None


@dataclass(frozen=True, slots=True)
class Symbol:
    """The plan picture of a class of thing, in real millimetres about its own centre, nose to +x.

    `key` names it for caches and DXF blocks: equal keys mean equal drawings. `colours` are the defaults of
    the slots that its primitives name as `$slot`. `bounds` is (xmin, ymin, xmax, ymax).
    """

    key: str
    primitives: tuple[Fill | Stroke | Text | Picture, ...]
    bounds: tuple[float, float, float, float]
    colours: Mapping[str, Colour] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Instance:
    """A symbol put on the plan: scaled (x and y alike or not), then turned, then moved to `at`."""

    symbol: Symbol
    at: Point
    rotation_deg: float
    scale: tuple[float, float]
    colours: Mapping[str, Colour] = field(default_factory=dict)
    shadow_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Faded:
    """Primitives seen through: each is painted with its opacity multiplied."""

    parts: tuple[Primitive, ...]
    opacity: float


Primitive: TypeAlias = Fill | Stroke | Text | Picture | Raster | Instance | Faded


def ring(*points: Point) -> Path:
    """Make a closed path of one ring."""
    return Path((Subpath(points),))


def circle(at: Point, radius: float) -> Path:
    """Make a closed path round a point, with as many corners as a small circle needs to look round."""
    turns = (math.tau * step / _CORNERS for step in range(_CORNERS))
    return ring(*((at[0] + radius * math.cos(turn), at[1] + radius * math.sin(turn)) for turn in turns))


def polyline(*points: Point) -> Path:
    """Make an open path."""
    return Path((Subpath(points, closed=False),))
