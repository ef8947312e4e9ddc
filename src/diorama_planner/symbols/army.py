"""Army lorries and guns from above."""

from __future__ import annotations

from diorama_planner.symbols.axles import running_of, wheels
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, flipped, oval, rounded, spread
from diorama_planner.symbols.livery import OLIVE, body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch
from diorama_planner.symbols.vans import lamps, screen, tyres


def _colours(s: Sketch, thing: ThingShape) -> None:
    s.slots(
        body=body_colour(thing.id, OLIVE),
        canvas="#8a8462",
        glass="#26323a",
        tyre="#1b1c1e",
        trim="#2d2e2a",
        lamp="#f3ead0",
        tail="#a8322f",
    )


def army_truck(s: Sketch, thing: ThingShape) -> None:
    """Draw an army lorry: bonnet between mudguards, cab, canvas tilt over bows, or a tank body."""
    _colours(s, thing)
    tyres(s, thing)
    w, length = s.side, s.length
    bowser = thing.id == "bedford_qlc_bowser"
    cab_front = s.half - length * (0.03 if bowser else 0.25)
    cab_rear = s.half - length * (0.28 if bowser else 0.42)
    if not bowser:
        _bonnet(s, cab_front)
    s.fill(rounded(cab_rear, -w * 0.84, cab_front, w * 0.84, w * 0.1), s.across("$body", 0.85, 1.03), edge=EDGE)
    screen(s, cab_front - length * 0.005, cab_front - length * 0.035, w * 0.72, length * 0.006)
    s.fill(
        rounded(cab_rear + length * 0.015, -w * 0.72, cab_front - length * 0.04, w * 0.72, w * 0.08),
        "$canvas*0.95",
        edge=0.65,
    )
    _load(s, -s.half + s.pen_mm / 2, cab_rear - length * 0.015, tank=bowser)
    lamps(s, s.half - length * 0.03, -s.half + s.pen_mm, 0.8)


def _bonnet(s: Sketch, cab_front: float) -> None:
    w, length = s.side, s.length
    tip = s.half - length * 0.04
    for side in (1, -1):
        s.block(
            s.half - length * 0.24, side * w * 0.5, s.half - length * 0.03, side * w * 0.96, "$body*0.85", w * 0.2
        )
    hood = [(cab_front, -w * 0.6), (tip, -w * 0.42), (tip, w * 0.42), (cab_front, w * 0.6)]
    s.fill(hood, s.across("$body", 0.86, 1.06, w * 0.6), edge=EDGE)
    s.line([(cab_front, 0), (s.half - length * 0.05, 0)], "$body*0.62", 0.8)
    s.block(s.half - length * 0.03, -w * 0.84, s.half - s.pen_mm, w * 0.84, "$trim*1.3", w * 0.04)


def _load(s: Sketch, rear: float, front: float, *, tank: bool) -> None:
    """Draw what stands behind the cab between two stations: a fuel tank or a tilt over bows."""
    w, length = s.side, s.length
    bed = (rear, front)
    if tank:
        s.fill(
            rounded(bed[0], -w * 0.9, bed[1], w * 0.9, w * 0.42), s.across("$body", 0.66, 1.14, w * 0.9), edge=EDGE
        )
        s.block(bed[0] + length * 0.06, -w * 0.22, bed[1] - length * 0.04, w * 0.22, "$body*0.86", w * 0.04)
        for x in spread(bed[0] + length * 0.14, bed[1] - length * 0.12, 3):
            s.knob(x, 0, w * 0.17, "$body*1.08")
    else:
        s.fill(rounded(bed[0], -w * 0.96, bed[1], w * 0.96, w * 0.06), "$body*0.9", edge=EDGE)
        s.fill(
            rounded(bed[0] + length * 0.008, -w * 0.92, bed[1] - length * 0.008, w * 0.92, w * 0.2),
            s.across("$canvas", 0.76, 1.1, w * 0.92),
            edge=0.62,
        )
        s.strokes(
            [((x, -w * 0.9), (x, w * 0.9)) for x in spread(bed[0] + length * 0.05, bed[1] - length * 0.05, 5)],
            "$canvas*0.74",
            s.pen_mm,
        )


def _gun(s: Sketch, start: float, end: float, thick: float) -> None:
    s.fill([(start, -thick), (end, -thick * 0.62), (end, thick * 0.62), (start, thick)], "$body*0.9", edge=0.45)
    s.fill(rounded(end - thick * 4, -thick, end - s.pen_mm / 2, thick, thick * 0.3), "$body*0.75", edge=0.45)


def towed_gun(s: Sketch, thing: ThingShape) -> None:
    """Draw an anti-tank gun: muzzle brake, sloped shield, wheels, split trails spread behind."""
    _colours(s, thing)
    w, length = s.side, s.length
    running = running_of("towed_gun", thing)
    axle = s.half - length * 0.45
    for side in (1, -1):
        trail = [
            (axle, side * w * 0.2),
            (axle, side * w * 0.32),
            (-s.half + length * 0.02, side * w * 0.62),
            (-s.half + s.pen_mm, side * w * 0.5),
        ]
        s.fill(trail, "$body*0.88", edge=EDGE)
        s.block(-s.half + s.pen_mm, side * w * 0.42, -s.half + length * 0.05, side * w * 0.72, "$trim*1.4", w * 0.03)
    reach = (running.diameter if running else 0.5) * s.width / 2
    for side in (1, -1):
        s.block(axle - reach, side * w * 0.72, axle + reach, side * w * 0.92, "$tyre", w * 0.06)
    s.plate(axle - w * 0.06, -w * 0.75, axle + w * 0.06, w * 0.75, "$body*0.7")
    s.block(axle - length * 0.12, -w * 0.1, axle + length * 0.05, w * 0.1, "$body*0.95", w * 0.03)
    _gun(s, axle - length * 0.02, s.half, w * 0.07)
    shield = [
        (axle + length * 0.07, -w * 0.3),
        (axle + length * 0.07, w * 0.3),
        (axle - length * 0.01, w),
        (axle - length * 0.035, w),
        (axle + length * 0.04, w * 0.3),
        (axle + length * 0.04, -w * 0.3),
        (axle - length * 0.035, -w),
        (axle - length * 0.01, -w),
    ]
    s.fill(shield, "$body*1.05", edge=EDGE)
    s.plate(axle - length * 0.1, -w * 0.13, axle - length * 0.06, w * 0.13, "$trim")


def _flak(s: Sketch, x: float, end: float) -> None:
    """Draw the gun on its pedestal with shield."""
    w = s.side
    s.knob(x, 0, w * 0.3, "$body*0.85")
    s.block(x - w * 0.6, -w * 0.16, x + w * 0.4, w * 0.16, "$body", w * 0.05)
    _gun(s, x + w * 0.2, end, w * 0.075)
    shield = (
        (x + w * 0.42, w * 0.08),
        (x + w * 0.38, w * 0.5),
        (x - w * 0.1, w * 0.62),
        (x - w * 0.1, w * 0.56),
        (x + w * 0.32, w * 0.44),
        (x + w * 0.34, w * 0.08),
    )
    s.fill(shield, "$body*1.06", edge=EDGE)
    s.fill(flipped(shield), "$body*1.06", edge=EDGE)
    for side in (1, -1):
        s.knob(x - w * 0.3, side * w * 0.3, w * 0.1, "$trim*1.5")


def gun_trailer(s: Sketch, thing: ThingShape) -> None:
    """Draw the 88 on its two bogies: side arms folded up, gun along."""
    _colours(s, thing)
    w = s.side
    running = running_of(class_tag(thing), thing)
    found = wheels(thing, running) if running else ()
    s.plate(-s.half + w * 0.1, -w * 0.12, s.half - w * 0.3, w * 0.12, "$body*0.8")
    for wheel in found:
        s.block(
            wheel.x - wheel.diameter / 2,
            wheel.y - wheel.width / 2,
            wheel.x + wheel.diameter / 2,
            wheel.y + wheel.width / 2,
            "$tyre",
            wheel.width * 0.3,
        )
    for x in sorted({wheel.x for wheel in found}):
        s.block(x - w * 0.3, -w * 0.72, x + w * 0.3, w * 0.72, "$body*0.86", w * 0.06)
    for side in (1, -1):
        s.block(-w * 0.5, side * w * 0.3, w * 0.5, side * w * 0.5, "$body*0.92", w * 0.05)
    s.strokes([((s.half - w * 0.5, 0), (s.half - s.pen_mm, 0))], "$trim", s.pen_mm * 3)
    _flak(s, -w * 0.1, s.half - w * 0.6)


def emplaced_gun(s: Sketch, thing: ThingShape) -> None:
    """Draw the 88 on the ground: cruciform mount, gun pointing ahead."""
    _colours(s, thing)
    arm = s.side * 0.09
    s.fill(rounded(-s.half, -arm, s.half * 0.92, arm, arm * 0.4), "$body*0.68", edge=EDGE)
    s.fill(rounded(-arm, -s.side, arm, s.side, arm * 0.4), "$body*0.68", edge=EDGE)
    for x, y in ((s.half * 0.88, 0), (-s.half * 0.94, 0), (0, s.side * 0.94), (0, -s.side * 0.94)):
        s.fill(disc(x, y, arm * 1.3, 24), "$trim*1.5", edge=EDGE)
    s.fill(oval(0, 0, s.side * 0.3, s.side * 0.3), "$body*0.92", edge=EDGE)
    _flak(s, 0.0, s.half)
    s.fill(box(-s.half * 0.5, -arm * 0.3, -s.half * 0.2, arm * 0.3), "$trim*1.3")
