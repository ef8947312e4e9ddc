"""Opening up instances: the symbol's atoms with their colour slots filled, for whoever cannot share sprites.

The atoms stay in the symbol's own millimetres; scaling, turning and moving them is the interpreter's matter,
except in `corners`, which tells where an instance lies on the plan.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from diorama_planner.drawing.colours import resolve
from diorama_planner.drawing.primitives import (
    Colour,
    Fill,
    Gradient,
    Instance,
    Paint,
    Pen,
    Picture,
    Point,
    Radial,
    Solid,
    Stroke,
    Text,
    Texture,
)


def expanded(instance: Instance) -> Iterator[Fill | Stroke | Text | Picture]:
    """Give the atoms of the instance's symbol, in its own millimetres, with plain colours."""
    chosen, defaults = instance.colours, instance.symbol.colours
    for primitive in instance.symbol.primitives:
        yield coloured(primitive, chosen, defaults)


def coloured(
    primitive: Fill | Stroke | Text | Picture, chosen: Mapping[str, Colour], defaults: Mapping[str, Colour]
) -> Fill | Stroke | Text | Picture:
    """Fill the `$slots` of one atom; raises KeyError for a slot that has neither choice nor default."""
    match primitive:
        case Fill(paint=paint, pen=pen):
            return replace(
                primitive,
                paint=_coloured_paint(paint, chosen, defaults),
                pen=_coloured_pen(pen, chosen, defaults) if pen else None,
            )
        case Stroke(pen=pen):
            return replace(primitive, pen=_coloured_pen(pen, chosen, defaults))
        case Text(colour=colour):
            return replace(primitive, colour=resolve(colour, chosen, defaults))
        case _:
            return primitive


def _coloured_pen(pen: Pen, chosen: Mapping[str, Colour], defaults: Mapping[str, Colour]) -> Pen:
    return replace(pen, colour=resolve(pen.colour, chosen, defaults)) if pen.colour[0] == "$" else pen


def _coloured_paint(paint: Paint, chosen: Mapping[str, Colour], defaults: Mapping[str, Colour]) -> Paint:
    match paint:
        case Solid(colour=colour) | Texture(colour=colour):
            return replace(paint, colour=resolve(colour, chosen, defaults)) if colour[0] == "$" else paint
        case Gradient(stops=stops) | Radial(stops=stops):
            plain = tuple((offset, resolve(colour, chosen, defaults)) for offset, colour in stops)
            return replace(paint, stops=plain)


def corners(instance: Instance) -> tuple[Point, Point, Point, Point]:
    """Give where the corners of the symbol's bounds lie on the plan, in model millimetres."""
    xmin, ymin, xmax, ymax = instance.symbol.bounds
    cos, sin = _direction(instance.rotation_deg)
    (sx, sy), (x0, y0) = instance.scale, instance.at

    def placed(x: float, y: float) -> Point:
        return x0 + x * sx * cos - y * sy * sin, y0 + x * sx * sin + y * sy * cos

    return placed(xmin, ymin), placed(xmax, ymin), placed(xmax, ymax), placed(xmin, ymax)


def _direction(angle_deg: float) -> Point:
    angle = math.radians(angle_deg)
    return math.cos(angle), math.sin(angle)
