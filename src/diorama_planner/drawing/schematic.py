"""Symbols of wiring charts after IEC 60617, in millimetres of paper, and wires in their colours.

A part of a branch stands upright: its upper terminal is `at`, the lower one `PART_MM` below it. What lies in a supply
line runs to the right from `at`. Which parts there are and where they stand is for `exporters.wiring_chart`.
"""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.drawing.primitives import (
    Fill,
    Path,
    Pen,
    Point,
    Primitive,
    Solid,
    Stroke,
    Text,
    circle,
    polyline,
    ring,
)

INK, PAPER = "#23262d", "#ffffff"
PART_MM = 11.0
"""From terminal to terminal."""

LINE = Pen(INK, 0.3, round=False)
_THICK, _THIN = Pen(INK, 0.9, round=False), Pen(INK, 0.25)
_BODY_MM, _HALF_MM = 6.6, 1.3
_LED_MM, _LED_HALF_MM = 4.2, 2.5
_DOT_MM, _EYE_MM = 0.65, 0.55

WIRE_MM = 0.75
_CASING_MM = 0.22
"""A line of ink on both sides, so that white and yellow wires are seen on white paper."""


def wire(points: tuple[Point, ...], colour: str, width_mm: float = WIRE_MM) -> Iterator[Primitive]:
    """Draw a wire in its colour (`#rrggbb`), with a thin dark edge."""
    path = polyline(*points)
    yield Stroke(path, Pen(INK, width_mm + 2 * _CASING_MM))
    yield Stroke(path, Pen(colour, width_mm))


def dot(at: Point) -> Primitive:
    """Draw a joint of wires."""
    return Fill(circle(at, _DOT_MM), Solid(INK))


def resistor(at: Point) -> Iterator[Primitive]:
    """Draw a resistor: a box on the line."""
    (x, top), gap = at, (PART_MM - _BODY_MM) / 2
    yield Stroke(polyline((x, top), (x, top - PART_MM)), LINE)
    low, high = top - gap - _BODY_MM, top - gap
    yield Fill(_box(x - _HALF_MM, low, x + _HALF_MM, high), Solid(PAPER), LINE)


def led(at: Point, colour: str) -> Iterator[Primitive]:
    """Draw a light-emitting diode filled with the colour of its light, anode above, two rays to the right."""
    (x, top), gap = at, (PART_MM - _LED_MM) / 2
    high, low = top - gap, top - gap - _LED_MM
    yield Stroke(polyline((x, top), (x, top - PART_MM)), LINE)
    yield Fill(ring((x - _LED_HALF_MM, high), (x + _LED_HALF_MM, high), (x, low)), Solid(colour), LINE)
    yield Stroke(polyline((x - _LED_HALF_MM, low), (x + _LED_HALF_MM, low)), Pen(INK, 0.5, round=False))
    for shift in (0.0, 1.5):
        start = (x + 1.9, low + 1.0 + shift)
        tip = (start[0] + 2.0, start[1] + 1.4)
        yield Stroke(polyline(start, tip), _THIN)
        yield Fill(ring(tip, (tip[0] - 1.05, tip[1] - 0.25), (tip[0] - 0.5, tip[1] - 1.0)), Solid(INK))


def battery(at: Point, low: float) -> Iterator[Primitive]:
    """Draw a battery between `at`, its plus, and the height `low`: two cells, the long plates are plus."""
    (x, top), middle = at, (at[1] + low) / 2
    plates = ((middle + 2.1, 3.4, LINE), (middle + 0.7, 1.7, _THICK), (middle - 0.7, 3.4, LINE))
    yield Stroke(polyline((x, top), (x, middle + 2.1)), LINE)
    yield Stroke(polyline((x, middle - 2.1), (x, low)), LINE)
    for y, half, pen in (*plates, (middle - 2.1, 1.7, _THICK)):
        yield Stroke(polyline((x - half, y), (x + half, y)), pen)
    yield Text("+", (x - 5.0, middle + 2.2), 2.2, INK)


def adapter(at: Point, low: float) -> Iterator[Primitive]:
    """Draw what gives a direct voltage, be it USB or an adapter, between `at`, its plus, and the height `low`."""
    (x, top), middle = at, (at[1] + low) / 2
    yield Stroke(polyline((x, top), (x, low)), LINE)
    yield Fill(_box(x - 5.5, middle - 4.5, x + 5.5, middle + 4.5), Solid(PAPER), LINE)
    yield Text("+", (x, middle + 1.6), 2.0, INK)
    yield Text("−", (x, middle - 3.4), 2.0, INK)


def switch(at: Point) -> Iterator[Primitive]:
    """Draw an open switch in a line that runs to the right."""
    x, y = at
    gap = (PART_MM - 6.0) / 2
    yield Stroke(polyline((x, y), (x + gap, y)), LINE)
    yield Stroke(polyline((x + PART_MM - gap, y), (x + PART_MM, y)), LINE)
    yield Stroke(polyline((x + gap, y), (x + PART_MM - gap - 0.4, y + 2.6)), Pen(INK, 0.4))
    for eye in (x + gap, x + PART_MM - gap):
        yield Fill(circle((eye, y), _EYE_MM), Solid(PAPER), LINE)


def fuse(at: Point) -> Iterator[Primitive]:
    """Draw a fuse in a line that runs to the right: a box with the line through it."""
    x, y = at
    gap = (PART_MM - _BODY_MM) / 2
    yield Fill(_box(x + gap, y - _HALF_MM, x + gap + _BODY_MM, y + _HALF_MM), Solid(PAPER), LINE)
    yield Stroke(polyline((x, y), (x + PART_MM, y)), LINE)


def module(low: Point, high: Point) -> Primitive:
    """Draw the box of a module, a terminal strip or a junction, between two corners."""
    return Fill(_box(*low, *high), Solid(PAPER), LINE)


def terminal(at: Point) -> Primitive:
    """Draw a terminal at which a wire ends."""
    return Fill(circle(at, _EYE_MM), Solid(PAPER), LINE)


def flag(at: Point, width: float, half: float = 2.3) -> Primitive:
    """Draw the box of a reference to another place, its point to the right at `at`."""
    x, y = at
    back = x - width
    outline = ring((back, y - half), (x - half, y - half), (x, y), (x - half, y + half), (back, y + half))
    return Fill(outline, Solid(PAPER), LINE)


def _box(left: float, low: float, right: float, high: float) -> Path:
    return ring((left, low), (right, low), (right, high), (left, high))
