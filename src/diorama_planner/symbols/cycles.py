"""Two-wheelers from above: motorcycle, scooter, bicycle, and the combination with a sidecar."""

from __future__ import annotations

from diorama_planner.symbols.axles import RUNNING, Wheel, wheels
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, flowing, mirrored, oval, rounded, scaled, shifted, smooth
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch


def _colours(s: Sketch, thing: ThingShape, default: str) -> None:
    s.slots(
        body=body_colour(thing.id, default),
        tyre="#3a3c41",
        metal="#b3b9be",
        seat="#3a2c26",
        trim="#4a4e54",
        lamp="#fdf3d0",
        tail="#e0322f",
    )


def _wheels(s: Sketch, tag: str, thing: ThingShape, y: float = 0.0) -> tuple[Wheel, Wheel]:
    """Draw both wheels as slim ovals within the length and give them."""
    front, rear = wheels(thing, RUNNING[tag])
    for wheel in (front, rear):
        reach = min(wheel.diameter / 2, s.half - abs(wheel.x) - s.pen_mm / 2)
        s.fill(
            rounded(wheel.x - reach, y - wheel.width / 2, wheel.x + reach, y + wheel.width / 2, wheel.width / 2),
            "$tyre",
            edge="#000000",
            width=0.5,
        )
    return front, rear


def _handlebar(s: Sketch, x: float, half: float, y: float = 0.0, back: float = 0.06) -> None:
    """Draw handlebars with grips that sweep back."""
    sweep = s.length * back
    tube = flowing(
        [
            (x - sweep, y - half),
            (x - sweep * 0.4, y - half * 0.6),
            (x, y),
            (x - sweep * 0.4, y + half * 0.6),
            (x - sweep, y + half),
        ]
    )
    s.line(tube, "$metal", 2.4)
    for side in (1, -1):
        s.line([(x - sweep, y + side * half), (x - sweep * 0.55, y + side * half * 0.7)], "$trim", 4)


def motorcycle(s: Sketch, thing: ThingShape) -> None:
    """Draw a motorcycle: tank, engine that sticks out, saddle, handlebars, exhausts."""
    _colours(s, thing, "#b0332d")
    front, rear = _wheels(s, "motorcycle", thing)
    _engine(s, front, rear)
    _saddle_and_tank(s)
    fender = ((0.12, 0), (0.1, 0.14), (-0.08, 0.15), (-0.1, 0))
    ring = smooth(mirrored(scaled(fender, s.length, s.side)), 4)
    s.fill(shifted(ring, front.x, 0), "$body*0.94", edge=EDGE)
    if thing.id in FAIRED:
        _fairing(s)
    _handlebar(s, s.length * 0.215, s.side * 0.94, back=0.09)
    if thing.id not in FAIRED:
        s.knob(s.length * 0.26, 0, s.side * 0.2, "$metal")
        s.fill(disc(s.length * 0.275, 0, s.side * 0.13, 20), "$lamp")


FAIRED = frozenset({"ducati_916"})


def _engine(s: Sketch, front: Wheel, rear: Wheel) -> None:
    """Draw fork, exhausts and the finned cylinders that stick out at the sides."""
    w, length = s.side, s.length
    for side in (1, -1):
        s.line(
            [
                (front.x - length * 0.16, side * w * 0.3),
                (rear.x + length * 0.1, side * w * 0.34),
                (rear.x - length * 0.1, side * w * 0.36),
            ],
            "$metal",
            4,
        )
        s.line([(front.x, side * w * 0.16), (front.x - length * 0.12, side * w * 0.18)], "$metal", 2.5)
    s.block(-length * 0.1, -w * 0.46, length * 0.08, w * 0.46, "$metal*0.8", w * 0.08)
    s.strokes(
        [((x * length, -w * 0.42), (x * length, w * 0.42)) for x in (-0.06, -0.02, 0.02, 0.05)],
        "$metal*0.55",
        s.pen_mm,
    )


def _saddle_and_tank(s: Sketch) -> None:
    w, length = s.side, s.length
    seat = ((-0.02, 0), (-0.04, 0.26), (-0.2, 0.3), (-0.34, 0.24), (-0.37, 0))
    s.fill(smooth(mirrored(scaled(seat, length, w)), 5), "$seat", edge=EDGE)
    tail = ((-0.33, 0), (-0.34, 0.2), (-0.45, 0.13), (-0.47, 0))
    s.fill(smooth(mirrored(scaled(tail, length, w)), 4), "$body", edge=EDGE)
    s.plate(-length * 0.475, -w * 0.1, -length * 0.455, w * 0.1, "$tail")
    tank = ((0.17, 0), (0.15, 0.22), (0.06, 0.38), (-0.05, 0.3), (-0.08, 0))
    s.fill(smooth(mirrored(scaled(tank, length, w)), 6), s.across("$body", 0.75, 1.12, w * 0.4), edge=EDGE)
    s.knob(length * 0.06, 0, w * 0.07, "$metal")


def _fairing(s: Sketch) -> None:
    w, length = s.side, s.length
    nose = ((0.38, 0), (0.34, 0.3), (0.2, 0.56), (0.1, 0.4), (0.14, 0))
    s.fill(smooth(mirrored(scaled(nose, length, w)), 5), "$body", edge=EDGE)
    screen = ((0.3, 0), (0.26, 0.24), (0.18, 0))
    s.fill(smooth(mirrored(scaled(screen, length, w)), 4), "#1b2733")


def scooter(s: Sketch, thing: ThingShape) -> None:
    """Draw a scooter: leg shield, foot board, long seat over a wide tail."""
    _colours(s, thing, "#c94a3c")
    front, _ = _wheels(s, "scooter", thing)
    w, length = s.side, s.length
    tail = mirrored(scaled(((-0.02, 0), (-0.05, 0.4), (-0.22, 0.6), (-0.4, 0.42), (-0.465, 0)), length, w))
    s.fill(smooth(tail, 6), s.across("$body", 0.78, 1.06, w * 0.6), edge=EDGE)
    s.block(-length * 0.06, -w * 0.4, length * 0.14, w * 0.4, "$trim*1.4", w * 0.08)
    s.strokes([((-length * 0.03, y * w), (length * 0.12, y * w)) for y in (-0.24, 0, 0.24)], "$trim", s.pen_mm)
    seat = mirrored(scaled(((0, 0), (-0.02, 0.28), (-0.2, 0.34), (-0.36, 0.26), (-0.39, 0)), length, w))
    s.fill(smooth(seat, 5), "$seat", edge=EDGE)
    s.plate(-length * 0.46, -w * 0.14, -length * 0.435, w * 0.14, "$tail")
    shield = mirrored(scaled(((0.24, 0), (0.21, 0.4), (0.13, 0.64), (0.15, 0.3), (0.16, 0)), length, w))
    s.fill(smooth(shield, 5), "$body", edge=EDGE)
    fender = mirrored(
        [
            (front.x + length * 0.12, 0),
            (front.x + length * 0.06, w * 0.24),
            (front.x - length * 0.09, w * 0.22),
            (front.x - length * 0.1, 0),
        ]
    )
    s.fill(smooth(fender, 5), s.across("$body", 0.8, 1.1, w * 0.24), edge=EDGE)
    _handlebar(s, length * 0.24, w * 0.93, back=0.05)
    s.fill(oval(length * 0.25, 0, length * 0.04, w * 0.2, 24), "$body*1.05", edge=EDGE)
    s.fill(disc(length * 0.27, 0, w * 0.1, 18), "$lamp")


def bicycle(s: Sketch, thing: ThingShape) -> None:
    """Draw a bicycle: two thin wheels, frame, saddle, wide bars, basket or carrier."""
    _colours(s, thing, "#2f6f8f")
    front, rear = _wheels(s, "bicycle", thing)
    w, length = s.side, s.length
    s.line([(rear.x, 0), (front.x, 0)], "$body", 4.5)
    s.line([(rear.x, w * 0.14), (-length * 0.06, w * 0.05)], "$body*0.8", 2)
    s.line([(rear.x, -w * 0.14), (-length * 0.06, -w * 0.05)], "$body*0.8", 2)
    crank = -length * 0.02
    s.line([(crank - length * 0.05, -w * 0.3), (crank + length * 0.05, w * 0.3)], "$metal*0.8", 2.4)
    for side in (1, -1):
        s.block(
            crank + side * length * 0.05 - length * 0.03,
            side * w * 0.26,
            crank + side * length * 0.05 + length * 0.03,
            side * w * 0.46,
            "$trim",
            w * 0.03,
        )
    s.block(rear.x - length * 0.08, -w * 0.22, rear.x + length * 0.1, w * 0.22, "$metal*0.75", w * 0.05)
    saddle = mirrored(
        [
            (length * 0.02, 0),
            (-length * 0.02, w * 0.08),
            (-length * 0.08, w * 0.26),
            (-length * 0.12, w * 0.2),
            (-length * 0.13, 0),
        ]
    )
    s.fill(smooth(saddle, 5), "$seat", edge=EDGE)
    _handlebar(s, front.x - length * 0.05, w * 0.95, back=0.08)
    if thing.id == "bicycle":
        x0, x1 = front.x - length * 0.02, front.x + length * 0.17
        s.rings(
            [
                rounded(x0, -w * 0.5, x1, w * 0.5, w * 0.1),
                rounded(x0 + w * 0.07, -w * 0.43, x1 - w * 0.07, w * 0.43, w * 0.08),
            ],
            "$metal*0.7",
        )
        lines = [((x0 + (x1 - x0) * t, -w * 0.45), (x0 + (x1 - x0) * t, w * 0.45)) for t in (0.25, 0.5, 0.75)]
        s.strokes([*lines, *(((x0, y * w), (x1, y * w)) for y in (-0.25, 0, 0.25))], "$metal*0.6", s.pen_mm * 0.8)


def sidecar(s: Sketch, thing: ThingShape) -> None:
    """Draw a motorcycle with a sidecar on its right."""
    _colours(s, thing, "#5f6343")
    w, length = s.side, s.length
    y = w * 0.46
    front, rear = _wheels(s, "sidecar", thing, y)
    s.plate(-length * 0.24, -w * 0.99, length * 0.06, -w * 0.86, "$tyre", w * 0.05)
    s.strokes([((x * length, y), (x * length, -w * 0.8)) for x in (-0.12, 0.12)], "$metal*0.6", s.pen_mm * 2)
    boat = [
        (length * 0.42, -w * 0.42),
        (length * 0.3, -w * 0.18),
        (0, -w * 0.08),
        (-length * 0.34, -w * 0.12),
        (-length * 0.4, -w * 0.45),
        (-length * 0.34, -w * 0.8),
        (0, -w * 0.84),
        (length * 0.3, -w * 0.7),
    ]
    s.fill(smooth(boat, 6), "$body", edge=EDGE)
    s.fill(rounded(-length * 0.2, -w * 0.74, length * 0.08, -w * 0.18, w * 0.16), "$seat*0.6", edge=EDGE)
    s.block(-length * 0.18, -w * 0.68, -length * 0.02, -w * 0.24, "$seat*1.2", w * 0.1)
    s.block(-length * 0.12, y - w * 0.26, length * 0.07, y + w * 0.26, "$metal*0.7", w * 0.06)
    s.fill(oval(-length * 0.16, y, length * 0.09, w * 0.13, 24), "$seat", edge=EDGE)
    s.fill(oval(length * 0.04, y, length * 0.11, w * 0.17, 28), "$body*1.05", edge=EDGE)
    s.block(rear.x - length * 0.07, y - w * 0.1, rear.x + length * 0.07, y + w * 0.1, "$body*0.85", w * 0.08)
    s.block(front.x - length * 0.08, y - w * 0.08, front.x + length * 0.08, y + w * 0.08, "$body*0.9", w * 0.07)
    _handlebar(s, length * 0.2, w * 0.46, y, back=0.08)
    s.knob(length * 0.25, y, w * 0.1, "$lamp")
    s.fill(box(length * 0.1, -w * 0.7, length * 0.115, -w * 0.22), "#9fb6c4")
