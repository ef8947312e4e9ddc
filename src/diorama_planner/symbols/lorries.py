"""Heavy road vehicles from above: tractor units, trailers, fire engines."""

from __future__ import annotations

from diorama_planner.symbols.axles import running_of, wheels
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import disc, rounded, spread
from diorama_planner.symbols.sketch import EDGE, Sketch
from diorama_planner.symbols.vans import colours, lamps, mirrors, screen, shell, tyres


def _chassis(s: Sketch, thing: ThingShape, x0: float, x1: float) -> None:
    """Draw frame rails, mudguards over the rear wheels and the fifth wheel between them."""
    w = s.side
    for y in (-0.3, 0.3):
        s.plate(x0, w * (y - 0.06), x1, w * (y + 0.06), "$trim*1.3")
    running = running_of(class_tag(thing), thing)
    rear = [wheel for wheel in wheels(thing, running) if wheel.x < 0] if running else []
    s.strokes([((x, -w * 0.3), (x, w * 0.3)) for x in spread(x0 + s.pen_mm, x1, 5)], "$trim", s.pen_mm * 2)
    for wheel in rear:
        s.plate(
            wheel.x - wheel.diameter / 2,
            wheel.y - wheel.width / 2,
            wheel.x + wheel.diameter / 2,
            wheel.y + wheel.width / 2,
            "$tyre*1.25",
            s.pen_mm,
        )
    if rear:
        middle = sum(wheel.x for wheel in rear) / len(rear) + w * 0.1
        s.fill(disc(middle, 0, w * 0.42), "#565b60", edge=EDGE)
        s.fill(
            [(middle, w * 0.1), (middle, -w * 0.1), (middle - w * 0.5, -w * 0.24), (middle - w * 0.5, w * 0.24)],
            "#2a2d31",
        )


def tractor_unit(s: Sketch, thing: ThingShape) -> None:
    """Draw a forward-control tractor unit with roof deflector and fifth wheel."""
    colours(s, thing)
    tyres(s, thing)
    length, w = s.length, s.side * 0.97
    rear = s.half - length * 0.4
    _chassis(s, thing, -s.half, rear)
    s.plate(-s.half, -w * 0.92, -s.half + length * 0.02, w * 0.92, "$trim", w * 0.03)
    for side in (1, -1):
        s.block(rear - length * 0.16, side * w * 0.5, rear - length * 0.01, side * w * 0.95, "#b9bec2", w * 0.08)
    s.fill(shell(s, rear, s.half, length * 0.018), s.across("$body", 0.82, 1.03), edge=EDGE)
    screen(s, s.half - length * 0.012, s.half - length * 0.055, w * 0.9, length * 0.012)
    s.fill(
        rounded(rear + length * 0.01, -w * 0.88, s.half - length * 0.058, w * 0.88, w * 0.1),
        s.across("$body", 0.9, 1.05, w * 0.88),
        edge=0.62,
        width=0.8,
    )
    deflector = rounded(rear + length * 0.02, -w * 0.78, s.half - length * 0.16, w * 0.78, w * 0.18)
    s.fill(deflector, "$body*1.1", edge=0.66, width=0.8)
    s.plate(s.half - length * 0.14, -w * 0.4, s.half - length * 0.09, w * 0.4, "$glass", w * 0.05)
    lamps(s, s.half - length * 0.006, -s.half, 0.8)
    mirrors(s, s.half - length * 0.03, 1.1)


def conventional(s: Sketch, thing: ThingShape) -> None:
    """Draw an American long-nosed tractor unit with sleeper and chrome stacks."""
    colours(s, thing)
    tyres(s, thing)
    length, w = s.length, s.side
    cab_front, cab_rear, sleeper = s.half - length * 0.31, s.half - length * 0.45, s.half - length * 0.66
    _chassis(s, thing, -s.half, sleeper)
    for side in (1, -1):
        s.block(
            s.half - length * 0.24, side * w * 0.5, s.half - length * 0.035, side * w * 0.97, "$body*0.85", w * 0.2
        )
        s.block(sleeper, side * w * 0.72, cab_front - length * 0.02, side * w * 0.94, "#c9ced2", w * 0.08)
    hood = [
        (cab_front - length * 0.01, -w * 0.7),
        (s.half - length * 0.03, -w * 0.5),
        (s.half - length * 0.012, -w * 0.44),
        (s.half - length * 0.012, w * 0.44),
        (s.half - length * 0.03, w * 0.5),
        (cab_front - length * 0.01, w * 0.7),
    ]
    s.fill(hood, s.across("$body", 0.86, 1.06, w * 0.7), edge=EDGE)
    s.strokes([((cab_front, 0), (s.half - length * 0.02, 0))], "$body*0.65", s.pen_mm)
    s.plate(s.half - length * 0.014, -w * 0.86, s.half, w * 0.86, "#d9dde0", w * 0.03)
    s.fill(
        rounded(cab_rear - length * 0.01, -w * 0.8, cab_front, w * 0.8, w * 0.1),
        s.across("$body", 0.84, 1.03, w * 0.8),
        edge=EDGE,
    )
    screen(s, cab_front - length * 0.006, cab_front - length * 0.035, w * 0.7, length * 0.008)
    s.fill(
        rounded(sleeper, -w * 0.88, cab_rear, w * 0.88, w * 0.1), s.across("$body", 0.86, 1.06, w * 0.88), edge=EDGE
    )
    s.plate(sleeper + length * 0.06, -w * 0.4, sleeper + length * 0.12, w * 0.4, "$body*0.84", w * 0.06)
    for side in (1, -1):
        s.knob(cab_rear - length * 0.004, side * w * 0.9, w * 0.075, "#d9dde0")
        s.knob(s.half - length * 0.05, side * w * 0.72, w * 0.09, "$lamp")
    mirrors(s, cab_front - length * 0.02, 1.06)


def trailer(s: Sketch, thing: ThingShape) -> None:
    """Draw a box or curtain trailer: roof sheet with bows, rounded front corners, doors behind."""
    colours(s, thing)
    tyres(s, thing)
    w = s.side * 0.985
    s.fill(rounded(-s.half, -w, s.half, w, w * 0.07), s.across("$body", 0.82, 1.02), edge=EDGE)
    s.fill(
        rounded(-s.half + w * 0.08, -w * 0.93, s.half - w * 0.08, w * 0.93, w * 0.05),
        "$body*1.06",
        edge=0.74,
        width=0.7,
    )
    count = max(2, round(s.length / 620))
    s.strokes(
        [((x, -w * 0.92), (x, w * 0.92)) for x in spread(-s.half + w * 0.4, s.half - w * 0.4, count)],
        "$body*0.86",
        s.pen_mm * 0.8,
    )
    s.strokes([((-s.half + w * 0.04, 0), (-s.half + w * 0.1, 0))], "$trim", s.pen_mm)
    for side in (1, -1):
        s.plate(-s.half, side * w * 0.78, -s.half + s.pen_mm * 3, side * w * 0.94, "$tail")


def fire_engine(s: Sketch, thing: ThingShape) -> None:
    """Draw a pumper: crew cab, pump panel, hose bed, ladder on the side."""
    colours(s, thing)
    tyres(s, thing)
    length, w = s.length, s.side * 0.97
    rear = s.half - length * 0.4
    s.fill(rounded(-s.half, -w, rear, w, w * 0.06), s.across("$body", 0.82, 1.02), edge=EDGE)
    s.plate(-s.half + length * 0.03, -w * 0.56, rear - length * 0.12, w * 0.56, "#c8b487", w * 0.04)
    s.strokes(
        [((-s.half + length * 0.04, y * w), (rear - length * 0.13, y * w)) for y in spread(-0.46, 0.46, 7)],
        "#9c8a60",
        s.pen_mm,
    )
    s.block(rear - length * 0.1, -w * 0.9, rear - length * 0.01, w * 0.9, "#c7ccd0", w * 0.04)
    s.knob(rear - length * 0.055, 0, w * 0.16, "#8f969b")
    rungs = spread(-s.half + length * 0.05, rear - length * 0.14, 12)
    s.strokes(
        [
            ((rungs[0], w * 0.66), (rungs[-1], w * 0.66)),
            ((rungs[0], w * 0.88), (rungs[-1], w * 0.88)),
            *(((x, w * 0.66), (x, w * 0.88)) for x in rungs),
        ],
        "#d9dde0",
        s.pen_mm * 1.3,
    )
    s.fill(shell(s, rear, s.half - length * 0.03, length * 0.012), s.across("$body", 0.84, 1.03), edge=EDGE)
    s.block(s.half - length * 0.032, -w * 0.94, s.half, w * 0.94, "#d9dde0", w * 0.06)
    screen(s, s.half - length * 0.035, s.half - length * 0.062, w * 0.9, length * 0.006)
    s.fill(rounded(rear + length * 0.01, -w * 0.88, s.half - length * 0.065, w * 0.88, w * 0.08), "#f1efe9", edge=0.7)
    for side in (1, -1):
        s.plate(s.half - length * 0.11, side * w * 0.12, s.half - length * 0.085, side * w * 0.8, "#d63b36", w * 0.04)
    s.plate(s.half - length * 0.11, -w * 0.1, s.half - length * 0.085, w * 0.1, "#5b86d6", w * 0.04)
    lamps(s, s.half - length * 0.004, -s.half, 0.86)
    mirrors(s, s.half - length * 0.06, 1.08)
