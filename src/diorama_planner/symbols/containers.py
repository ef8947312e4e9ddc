"""Containers, skips and site cabins from above."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, rounded, spread
from diorama_planner.symbols.livery import CONTAINER_CHART, body_colour, picked
from diorama_planner.symbols.sketch import EDGE, Sketch


def container(s: Sketch, thing: ThingShape) -> None:
    """Draw a shipping container: corrugated roof, rails, corner castings, doors at +x."""
    s.slots(body=body_colour(thing.id, picked(CONTAINER_CHART, thing.id)), casting="#3a3f44", trim="#2b2e32")
    h, w = s.half, s.side
    s.fill(box(-h, -w, h - w * 0.02, w), "$body*0.9", edge=EDGE)
    rail = w * 0.075
    s.fill(box(-h + rail * 2, -w + rail, h - rail * 2.4, w - rail), "$body*1.04", edge=0.7, width=0.8)
    count = max(2, round(s.length / 300))
    xs = spread(-h + rail * 4, h - rail * 5, count)
    s.strokes([((x, -w + rail * 1.6), (x, w - rail * 1.6)) for x in xs], "$body*0.8", s.length / count * 0.24)
    s.strokes(
        [((x + s.length / count * 0.2, -w + rail * 1.6), (x + s.length / count * 0.2, w - rail * 1.6)) for x in xs],
        "$body*1.16",
        s.pen_mm * 0.8,
    )
    for x in (-h, h - rail * 2.2):
        for y in (-w, w - rail * 2):
            s.block(x, y, x + rail * 2.2, y + rail * 2, "$casting", rail * 0.2)
    for y in spread(-w * 0.66, w * 0.66, 4):
        s.plate(h - rail * 0.9, y - rail * 0.3, h, y + rail * 0.3, "$trim")
    s.line([(h - rail * 2, 0), (h, 0)], "$trim", 1)


def dumpster_open(s: Sketch, thing: ThingShape) -> None:
    """Draw an open roll-off dumpster: ribbed walls, rubble inside, hook at the back."""
    s.slots(body=body_colour(thing.id, "#3d6fa3"), inside="#4b4a46", rubble="#9b9286")
    h, w = s.half, s.side
    for x in spread(-h * 0.86, h * 0.9, max(6, round(s.length / 700))):
        s.block(x - w * 0.06, -w, x + w * 0.06, w, "$body*0.82")
    s.fill(box(-h + w * 0.1, -w * 0.92, h, w * 0.92), "$body", edge=EDGE)
    s.fill(box(-h + w * 0.2, -w * 0.82, h - w * 0.1, w * 0.82), "$inside", edge="$body*0.5")
    _rubble(s, h * 0.88, w * 0.66)
    s.block(-h, -w * 0.2, -h + w * 0.14, w * 0.2, "$body*0.6", w * 0.05)
    s.strokes([((h - w * 0.02, -w * 0.9), (h - w * 0.02, w * 0.9))], "$body*0.5", s.pen_mm * 2)


def _rubble(s: Sketch, half: float, side: float) -> None:
    dice = s.random()
    for i in range(22):
        x, y, r = dice.uniform(-half, half), dice.uniform(-side, side), s.side * dice.uniform(0.07, 0.17)
        lump = [
            (x + r * dx * dice.uniform(0.7, 1.1), y + r * dy * dice.uniform(0.7, 1.1))
            for dx, dy in ((1, 0.2), (0.3, 1), (-0.8, 0.7), (-0.9, -0.5), (0.2, -1))
        ]
        s.fill(lump, ("$rubble", "#a8744f", "#b9a98c", "$rubble*0.8")[i % 4], edge=0.6, width=0.6)


def skip(s: Sketch, thing: ThingShape) -> None:
    """Draw a builder's skip: sloping ends, lifting lugs, rubble."""
    s.slots(body=body_colour(thing.id, "#e0b12c"), inside="#5a5348", rubble="#a2988a")
    h, w = s.half, s.side
    s.fill(box(-h, -w * 0.94, h, w * 0.94), "$body", edge=EDGE)
    s.fill(box(-h * 0.94, -w * 0.84, h * 0.94, w * 0.84), "$body*0.8", edge=0.6)
    s.fill(box(-h * 0.6, -w * 0.8, h * 0.6, w * 0.8), "$inside")
    s.strokes(
        [((-h * 0.94, y * w), (-h * 0.6, y * w * 0.95)) for y in (-0.84, 0.84)]
        + [((h * 0.94, y * w), (h * 0.6, y * w * 0.95)) for y in (-0.84, 0.84)],
        "$body*0.6",
        s.pen_mm,
    )
    _rubble(s, h * 0.66, w * 0.66)
    for x in (-0.45, 0.45):
        for side in (1, -1):
            s.block(
                x * h - w * 0.09, side * w * 0.88, x * h + w * 0.09, side * (w - s.pen_mm / 2), "$body*0.7", w * 0.04
            )


def dumpster_lid(s: Sketch, thing: ThingShape) -> None:
    """Draw a front-load dumpster: two ribbed plastic lid halves in a steel rim, fork pockets at the sides."""
    s.slots(body=body_colour(thing.id, "#2f6a48"), lid="#34373c")
    h, w = s.half, s.side
    for side in (1, -1):
        s.block(side * h * 0.9, -w * 0.5, side * (h - s.pen_mm / 2), w * 0.5, "$body*0.7")
    s.fill(rounded(-h * 0.965, -w, h * 0.965, w, w * 0.06), "$body", edge=EDGE)
    for x0, x1 in ((-h * 0.9, -h * 0.025), (h * 0.025, h * 0.9)):
        s.fill(rounded(x0, -w * 0.9, x1, w * 0.88, w * 0.05), "$lid", edge=0.6)
        ribs = spread(x0 + (x1 - x0) * 0.16, x1 - (x1 - x0) * 0.16, 5)
        s.strokes([((x, -w * 0.78), (x, w * 0.76)) for x in ribs], "$lid*1.25", s.pen_mm * 1.8)
        s.strokes(
            [((x + s.pen_mm * 1.6, -w * 0.78), (x + s.pen_mm * 1.6, w * 0.76)) for x in ribs], "$lid*0.66", s.pen_mm
        )
    s.line([(-h * 0.9, w * 0.93), (h * 0.9, w * 0.93)], "$body*0.6", 1.4)


def site_cabin(s: Sketch, thing: ThingShape) -> None:
    """Draw a site cabin: flat ribbed roof, corner posts, step before the door."""
    s.slots(body=body_colour(thing.id, "#dfe3dc"), band="#3d6fa3", trim="#4a5056")
    h, w = s.half, s.side
    s.fill(box(-h, -w, h, w), "$band", edge=EDGE)
    s.fill(box(-h + w * 0.06, -w * 0.93, h - w * 0.06, w * 0.93), "$body", edge=0.7)
    s.strokes([((x, -w * 0.9), (x, w * 0.9)) for x in spread(-h * 0.92, h * 0.92, 15)], "$body*0.86", s.pen_mm)
    for x in (-h + w * 0.09, h - w * 0.09):
        for y in (-w * 0.9, w * 0.9):
            s.block(x - w * 0.09, y - w * 0.09, x + w * 0.09, y + w * 0.09, "$trim")
    s.block(-h * 0.5, -w, -h * 0.2, -w * 0.93, "$trim*1.3")
    s.block(h * 0.44, w * 0.2, h * 0.62, w * 0.62, "$trim*1.7", w * 0.04)
