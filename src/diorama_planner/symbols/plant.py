"""Machines that drive: fork-lift, farm tractor, excavator on tracks."""

from __future__ import annotations

from diorama_planner.symbols.axles import running_of, wheels
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import disc, rounded, spread
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch


def _colours(s: Sketch, thing: ThingShape) -> None:
    s.slots(
        body=body_colour(thing.id, "#d9a42c"),
        glass="#1b2733",
        tyre="#1c1d20",
        metal="#9aa1a6",
        trim="#2b2e32",
        seat="#3a3431",
    )


def _tyres(s: Sketch, thing: ThingShape) -> None:
    running = running_of(class_tag(thing), thing)
    for wheel in wheels(thing, running) if running else ():
        half_length, half_width = wheel.diameter / 2, wheel.width / 2
        s.block(
            wheel.x - half_length,
            wheel.y - half_width,
            wheel.x + half_length,
            wheel.y + half_width,
            "$tyre",
            half_width * 0.4,
        )


def forklift(s: Sketch, thing: ThingShape) -> None:
    """Draw a fork-lift: two forks, mast, overhead guard, counterweight."""
    _colours(s, thing)
    _tyres(s, thing)
    w, length = s.side, s.length
    mast = s.half - length * 0.3
    for side in (1, -1):
        s.fill(rounded(mast, side * w * 0.28, s.half - s.pen_mm, side * w * 0.48, w * 0.06), "$metal", edge=EDGE)
    s.block(mast - length * 0.045, -w * 0.78, mast + length * 0.012, w * 0.78, "$trim*1.2", w * 0.04)
    body = rounded(-s.half, -w * 0.9, mast - length * 0.05, w * 0.9, w * 0.3)
    s.fill(body, s.across("$body", 0.82, 1.04), edge=EDGE)
    s.block(-s.half + length * 0.01, -w * 0.86, -s.half + length * 0.15, w * 0.86, "$trim*1.35", w * 0.28)
    s.block(-length * 0.22, -w * 0.34, -length * 0.06, w * 0.34, "$seat", w * 0.1)
    s.line(disc(length * 0.02, 0, w * 0.2, 20), "$trim", 1.6, closed=True)
    x0, x1 = -length * 0.26, mast - length * 0.07
    s.strokes([((x, -w * 0.78), (x, w * 0.78)) for x in spread(x0, x1, 6)], "$trim", s.pen_mm * 1.7)
    s.line(rounded(x0, -w * 0.8, x1, w * 0.8, w * 0.08), "$trim", 2.4, closed=True)


def farm_tractor(s: Sketch, thing: ThingShape) -> None:
    """Draw a small tractor: narrow bonnet, big rear wheels, pan seat."""
    _colours(s, thing)
    w, length = s.side, s.length
    running = running_of("farm_tractor", thing)
    for wheel in wheels(thing, running) if running else ():
        small = wheel.x > 0
        reach = wheel.diameter * (0.3 if small else 0.5)
        half = wheel.width * (0.32 if small else 0.5)
        y = wheel.y * (0.9 if small else 1.0)
        s.block(wheel.x - reach, y - half, wheel.x + reach, y + half, "$tyre", half * 0.5)
        lugs = spread(wheel.x - reach * 0.8, wheel.x + reach * 0.8, 7)
        s.strokes([((x, y - half * 0.8), (x + half * 0.4, y + half * 0.8)) for x in lugs], "$tyre*1.6", s.pen_mm)
        s.plate(wheel.x - length * 0.02, min(y, 0), wheel.x + length * 0.02, max(y, 0), "$metal*0.7")
    for side in (1, -1):
        s.block(-length * 0.42, side * w * 0.36, -length * 0.08, side * w * 0.6, "$body*0.92", w * 0.12)
    s.fill(
        rounded(-length * 0.12, -w * 0.26, s.half - s.pen_mm, w * 0.26, w * 0.12),
        s.across("$body", 0.8, 1.08, w * 0.26),
        edge=EDGE,
    )
    s.block(s.half - length * 0.04, -w * 0.22, s.half - s.pen_mm, w * 0.22, "$trim*1.3", w * 0.04)
    s.block(-length * 0.44, -w * 0.3, -length * 0.1, w * 0.3, "$metal*0.8", w * 0.08)
    s.knob(-length * 0.3, 0, w * 0.22, "$seat")
    s.line(disc(-length * 0.13, 0, w * 0.17, 20), "$trim", 1.8, closed=True)
    s.knob(length * 0.2, w * 0.12, w * 0.05, "$trim")


def excavator(s: Sketch, thing: ThingShape) -> None:
    """Draw an excavator: two tracks, house with cab, boom and bucket stretched out in front."""
    _colours(s, thing)
    w, length = s.side, s.length
    rear, front = -s.half, -s.half + length * 0.47
    for side in (1, -1):
        y0, y1 = side * w * 0.6, side * w
        s.block(rear + length * 0.02, y0, front, y1, "$tyre*1.2", w * 0.16)
        s.strokes(
            [((x, y0), (x, y1)) for x in spread(rear + length * 0.05, front - length * 0.03, 17)],
            "$tyre*0.7",
            s.pen_mm,
        )
    s.fill(
        rounded(rear, -w * 0.86, front - length * 0.06, w * 0.86, w * 0.2), s.across("$body", 0.84, 1.03), edge=EDGE
    )
    s.block(rear + length * 0.008, -w * 0.8, rear + length * 0.09, w * 0.8, "$trim*1.3", w * 0.16)
    s.strokes(
        [((x, -w * 0.7), (x, -w * 0.1)) for x in spread(rear + length * 0.12, rear + length * 0.2, 5)],
        "$body*0.6",
        s.pen_mm,
    )
    s.block(front - length * 0.24, w * 0.22, front - length * 0.055, w * 0.84, "$body*1.05", w * 0.1)
    s.block(front - length * 0.17, w * 0.3, front - length * 0.065, w * 0.76, "$glass", w * 0.06)
    s.fill(
        [
            (front - length * 0.2, -w * 0.2),
            (s.half - length * 0.3, -w * 0.13),
            (s.half - length * 0.3, w * 0.13),
            (front - length * 0.2, w * 0.2),
        ],
        "$body*0.93",
        edge=EDGE,
    )
    s.fill(
        [
            (s.half - length * 0.36, -w * 0.11),
            (s.half - length * 0.1, -w * 0.08),
            (s.half - length * 0.1, w * 0.08),
            (s.half - length * 0.36, w * 0.11),
        ],
        "$body*1.05",
        edge=EDGE,
    )
    s.line([(front - length * 0.16, 0), (s.half - length * 0.4, 0)], "$metal", 3)
    s.block(s.half - length * 0.12, -w * 0.36, s.half - length * 0.012, w * 0.36, "$trim*1.4", w * 0.06)
    teeth = [((s.half - length * 0.02, y * w), (s.half - s.pen_mm, y * w)) for y in spread(-0.3, 0.3, 5)]
    s.strokes(teeth, "$metal", s.pen_mm * 2)
