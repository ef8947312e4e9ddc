"""Workshop gear from above: lifts, jacks, hoists, benches, tyres and barrows."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import Points, box, disc, polar, rounded, smooth, spread
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch


def _steel(s: Sketch, thing: ThingShape, default: str) -> None:
    s.slots(body=body_colour(thing.id, default), metal="#a9b0b5", trim="#2b2e32", tyre="#1c1d20", wood="#b98f5c")


def stepladder(s: Sketch, thing: ThingShape) -> None:
    """Draw a step ladder standing open: treads in front, stays behind, platform between."""
    _steel(s, thing, "#c2c8cc")
    h, w = s.half, s.side
    for side in (1, -1):
        s.fill(
            [(h, side * w), (h, side * w * 0.84), (-h * 0.2, side * w * 0.56), (-h * 0.2, side * w * 0.7)],
            "$body",
            edge=EDGE,
        )
        s.line([(-h * 0.2, side * w * 0.6), (-h, side * w * 0.84)], "$body*0.7", 3)
    for x in spread(h * 0.9, h * 0.02, 5):
        reach = w * (0.62 + 0.3 * (x + h * 0.2) / (1.2 * h))
        s.block(x - h * 0.05, -reach, x + h * 0.05, reach, "$body*0.9")
    s.line([(-h * 0.86, -w * 0.78), (-h * 0.86, w * 0.78)], "$body*0.7", 2)
    s.block(-h * 0.36, -w * 0.72, -h * 0.06, w * 0.72, "#c8452f", w * 0.06)


def wheelbarrow(s: Sketch, thing: ThingShape) -> None:
    """Draw a wheelbarrow: wheel in front, tub, two handles."""
    _steel(s, thing, "#3f7a55")
    h, w = s.half, s.side
    s.block(h * 0.6, -w * 0.12, h, w * 0.12, "$tyre", w * 0.1)
    for side in (1, -1):
        s.line([(h * 0.7, side * w * 0.16), (-h * 0.3, side * w * 0.7), (-h * 0.82, side * w * 0.82)], "$metal", 2.4)
        s.line([(-h * 0.76, side * w * 0.81), (-h * 0.97, side * w * 0.84)], "$trim", 5)
    tub = smooth(
        [
            (h * 0.68, -w * 0.5),
            (h * 0.72, 0),
            (h * 0.68, w * 0.5),
            (h * 0.2, w * 0.92),
            (-h * 0.42, w * 0.8),
            (-h * 0.48, 0),
            (-h * 0.42, -w * 0.8),
            (h * 0.2, -w * 0.92),
        ],
        5,
    )
    s.fill(tub, "$body", edge=EDGE)
    s.fill(tuple((x * 0.84 + h * 0.02, y * 0.82) for x, y in tub), "$body*0.7", edge=0.6)
    s.fill(tuple((x * 0.6 + h * 0.03, y * 0.56) for x, y in tub), "$body*0.85")


def pallet_jack(s: Sketch, thing: ThingShape) -> None:
    """Draw a pallet truck: two forks, pump, tiller."""
    _steel(s, thing, "#d98b24")
    h, w = s.half, s.side
    for side in (1, -1):
        s.fill(rounded(-h * 0.42, side * w * 0.4, h, side * w * 0.98, w * 0.12), "$body", edge=EDGE)
        s.plate(h * 0.7, side * w * 0.56, h * 0.86, side * w * 0.82, "$trim", w * 0.06)
    s.block(-h * 0.56, -w * 0.98, -h * 0.36, w * 0.98, "$body*0.9", w * 0.06)
    s.knob(-h * 0.66, 0, w * 0.24, "$metal*0.8")
    s.line([(-h * 0.66, 0), (-h * 0.93, 0)], "$trim", 3)
    s.line(rounded(-h * 0.985, -w * 0.34, -h * 0.86, w * 0.34, w * 0.14), "$trim", 3, closed=True)


def floor_jack(s: Sketch, thing: ThingShape) -> None:
    """Draw a floor jack: frame, lifting arm with saddle, wheels."""
    _steel(s, thing, "#c43a2c")
    h, w = s.half, s.side
    for x, reach in ((h * 0.78, 0.98), (-h * 0.3, 0.9)):
        for side in (1, -1):
            s.block(x - h * 0.12, side * w * reach * 0.74, x + h * 0.12, side * w * reach, "$trim*1.3", w * 0.05)
    for side in (1, -1):
        s.fill(
            [
                (h * 0.95, side * w * 0.66),
                (h * 0.95, side * w * 0.44),
                (-h * 0.42, side * w * 0.4),
                (-h * 0.42, side * w * 0.7),
            ],
            "$body",
            edge=EDGE,
        )
    s.block(-h * 0.44, -w * 0.42, -h * 0.1, w * 0.42, "$body*0.85", w * 0.08)
    s.fill(
        [(-h * 0.2, -w * 0.28), (h * 0.72, -w * 0.2), (h * 0.72, w * 0.2), (-h * 0.2, w * 0.28)],
        "$body*1.1",
        edge=EDGE,
    )
    s.knob(h * 0.68, 0, w * 0.32, "$metal")
    s.line([(-h * 0.4, 0), (-h * 0.98, 0)], "$metal", 4)
    s.line([(-h * 0.78, 0), (-h * 0.98, 0)], "$trim", 6)


def engine_hoist(s: Sketch, thing: ThingShape) -> None:
    """Draw an engine hoist: splayed legs, mast, boom with hook."""
    _steel(s, thing, "#c9472d")
    h, w = s.half, s.side
    for side in (1, -1):
        s.fill(
            [
                (-h * 0.8, side * w * 0.34),
                (-h * 0.8, side * w * 0.54),
                (h * 0.98, side * w * 0.98),
                (h * 0.98, side * w * 0.82),
            ],
            "$body*0.85",
            edge=EDGE,
        )
        s.knob(h * 0.9, side * w * 0.88, w * 0.08, "$trim")
        s.knob(-h * 0.88, side * w * 0.5, w * 0.08, "$trim")
    s.block(-h * 0.98, -w * 0.6, -h * 0.74, w * 0.6, "$body*0.9", w * 0.04)
    s.block(-h * 0.84, -w * 0.1, h * 0.62, w * 0.1, "$body*1.1", w * 0.03)
    s.block(-h * 0.86, -w * 0.17, -h * 0.66, w * 0.17, "$body", w * 0.03)
    s.line([(-h * 0.4, 0), (h * 0.1, 0)], "$metal", 4)
    s.line(disc(h * 0.6, 0, w * 0.09, 20), "$trim", 2.5, closed=True)


def engine_stand(s: Sketch, thing: ThingShape) -> None:
    """Draw an engine block on a stand: heads, pulleys, exhaust side."""
    _steel(s, thing, "#8e989f")
    h, w = s.half, s.side
    s.fill(box(-h, -w * 0.12, h * 0.9, w * 0.12), "#b9302e", edge=EDGE)
    s.fill(box(-h * 0.96, -w * 0.9, -h * 0.8, w * 0.9), "#b9302e", edge=EDGE)
    for y in (-0.86, 0.86):
        s.knob(-h * 0.88, y * w, w * 0.1, "$trim")
    s.block(-h * 0.5, -w * 0.6, h * 0.72, w * 0.6, "$body*0.8", w * 0.06)
    for side in (1, -1):
        s.block(-h * 0.44, side * w * 0.2, h * 0.66, side * w * 0.52, "$body*1.1", w * 0.05)
        for x in spread(-h * 0.32, h * 0.54, 4):
            s.fill(disc(x, side * w * 0.36, w * 0.07, 16), "$trim")
            s.plate(x - h * 0.05, side * w * 0.6, x + h * 0.05, side * w * 0.78, "#9a6a4a")
    s.block(-h * 0.34, -w * 0.15, h * 0.5, w * 0.15, "$metal*1.1", w * 0.06)
    for y in (0.0, -0.34, 0.3):
        s.block(h * 0.74, y * w - w * 0.16, h * 0.9, y * w + w * 0.16, "$trim*1.4", w * 0.04)
    s.block(-h * 0.74, -w * 0.3, -h * 0.52, w * 0.3, "$metal*0.7", w * 0.04)


def wheel_chock(s: Sketch, thing: ThingShape) -> None:
    """Draw a wheel chock: a stepped wedge."""
    s.slots(body="#e0b12c", trim="#2b2e32")
    s.block(-s.half, -s.side, s.half, s.side, "$body", s.side * 0.1)
    s.strokes(
        [((x, -s.side * 0.9), (x, s.side * 0.9)) for x in spread(-s.half * 0.3, s.half * 0.85, 5)],
        "$body*0.62",
        s.pen_mm * 1.2,
    )
    s.plate(-s.half, -s.side, -s.half * 0.6, s.side, "$trim")


def scaffold(s: Sketch, thing: ThingShape) -> None:
    """Draw a scaffold bay: boards between tubes, standards at the corners."""
    _steel(s, thing, "#c7a36a")
    h, w = s.half, s.side
    for y in spread(-w * 0.66, w * 0.66, 4):
        s.fill(box(-h * 0.98, y - w * 0.2, h * 0.98, y + w * 0.2), "$body", edge=0.62)
        s.strokes([((x, y - w * 0.2), (x, y + w * 0.2)) for x in (-h * 0.93, h * 0.93)], "$metal*0.7", s.pen_mm * 1.5)
    for side in (1, -1):
        s.line([(-h, side * w * 0.92), (h, side * w * 0.92)], "$metal", 3)
        s.line([(side * h * 0.95, -w), (side * h * 0.95, w)], "$metal", 3)
        for x in (-h * 0.95, h * 0.95):
            s.knob(x, side * w * 0.9, w * 0.1, "$metal*1.1")


def axle_stand(s: Sketch, thing: ThingShape) -> None:
    """Draw an axle stand: four feet and a saddle."""
    _steel(s, thing, "#c43a2c")
    h, w = s.half, s.side
    for x in (1, -1):
        for y in (1, -1):
            s.fill(
                [
                    (x * h * 0.2, y * w * 0.06),
                    (x * h, y * w * 0.7),
                    (x * h, y * w),
                    (x * h * 0.7, y * w),
                    (x * h * 0.06, y * w * 0.2),
                ],
                "$body*0.86",
                edge=EDGE,
            )
    s.knob(0, 0, w * 0.42, "$body")
    s.block(-h * 0.34, -w * 0.16, h * 0.34, w * 0.16, "$metal", w * 0.06)


def tyre(s: Sketch, thing: ThingShape) -> None:
    """Draw a tyre lying flat: tread blocks round the rim, side wall, dark hole."""
    s.slots(tyre="#1d1e21", inside="#0e0f10")
    r = s.half - s.pen_mm / 2
    _tread(s, r)
    hole = 0.56 if thing.real_mm[0] > 900 else 0.6
    s.fill(disc(0, 0, r * 0.93, 48), "$tyre*1.12", edge=0.7)
    for share in (0.84, 0.7):
        s.line(disc(0, 0, r * share, 44), "$tyre*1.5", 0.7, closed=True)
    s.fill(disc(0, 0, r * hole, 40), "$inside", edge="$tyre*1.7")
    s.fill(disc(0, 0, r * hole * 0.78, 36), "#3a3c41")
    s.line(disc(0, 0, r * hole * 0.92, 36), "$tyre*0.7", 1.2, closed=True)


def _tread(s: Sketch, r: float) -> None:
    s.fill(disc(0, 0, r, 48), "$tyre", edge="#0b0b0c")
    cuts = [(polar(0, 0, r * 0.92, a), polar(0, 0, r * 0.99, a + 3)) for a in range(0, 360, 9)]
    s.strokes(cuts, "$tyre*1.6", s.pen_mm * 0.9)


def wheel(s: Sketch, thing: ThingShape) -> None:
    """Draw a wheel lying flat: tyre with a spoked alloy rim."""
    s.slots(tyre="#1d1e21", body="#c4cace")
    r = s.half - s.pen_mm / 2
    _tread(s, r)
    s.fill(disc(0, 0, r * 0.9, 48), "$tyre*1.12", edge=0.7)
    s.fill(disc(0, 0, r * 0.68, 44), "$body", edge=EDGE)
    s.fill(disc(0, 0, r * 0.6, 44), "#2a2c30")
    for i in range(8):
        a = 45 * i
        s.fill(
            [
                polar(0, 0, r * 0.1, a - 60),
                polar(0, 0, r * 0.62, a - 8),
                polar(0, 0, r * 0.62, a + 8),
                polar(0, 0, r * 0.1, a + 60),
            ],
            "$body*1.06",
            edge=0.6,
            width=0.7,
        )
    s.knob(0, 0, r * 0.16, "$body*0.94")
    for i in range(4):
        s.fill(disc(*polar(0, 0, r * 0.1, 90 * i + 45), r * 0.025, 10), "#2a2c30")


def workbench(s: Sketch, thing: ThingShape) -> None:
    """Draw a workbench: planked top, vice at the front corner, tools."""
    _steel(s, thing, "#b98f5c")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.04)
    s.strokes([((-h, y * w), (h, y * w)) for y in (-0.5, 0.0, 0.5)], "$body*0.72", s.pen_mm * 0.8)
    s.plate(-h, w * 0.84, h, w, "$body*0.66")
    s.block(-h * 0.82, -w * 0.98, -h * 0.62, -w * 0.3, "#4b6a86", w * 0.06)
    s.block(-h * 0.86, -w * 0.62, -h * 0.58, -w * 0.46, "#3b546b", w * 0.03)
    s.block(h * 0.3, w * 0.1, h * 0.72, w * 0.6, "#b9302e", w * 0.06)
    s.line([(h * 0.36, w * 0.35), (h * 0.66, w * 0.35)], "$metal", 2.4)
    s.line([(-h * 0.2, -w * 0.3), (h * 0.1, -w * 0.1)], "$metal", 3)
    s.line(disc(-h * 0.22, -w * 0.32, w * 0.08, 16), "$metal", 2.2, closed=True)
    s.line([(-h * 0.3, w * 0.4), (0.0, w * 0.5)], "#c8452f", 3)


def tool_chest(s: Sketch, thing: ThingShape) -> None:
    """Draw a roller cabinet: lid, side handle, drawer fronts showing."""
    _steel(s, thing, "#b9302e")
    h, w = s.half, s.side
    s.block(-h * 0.93, -w, h * 0.93, w, "$body", w * 0.05)
    s.fill(rounded(-h * 0.86, -w * 0.74, h * 0.86, w * 0.92, w * 0.04), "$trim*1.3", edge=0.6)
    s.line([(-h * 0.82, -w * 0.87), (h * 0.82, -w * 0.87)], "$metal", 2.4)
    s.line([(h * 0.93, -w * 0.6), (h * 0.99, -w * 0.6), (h * 0.99, w * 0.6), (h * 0.93, w * 0.6)], "$metal", 2)
    s.line([(-h * 0.5, w * 0.2), (h * 0.1, w * 0.4)], "$metal", 3)
    s.line([(h * 0.2, -w * 0.2), (h * 0.6, w * 0.1)], "$body*1.2", 3)


def tool_box(s: Sketch, thing: ThingShape) -> None:
    """Draw a hand tool box with its handle."""
    _steel(s, thing, "#b9302e")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.12)
    s.line([(-h, 0), (h, 0)], "$body*0.6", 1)
    s.line([(-h * 0.5, 0), (-h * 0.44, w * 0.2), (h * 0.44, w * 0.2), (h * 0.5, 0)], "$trim", 4)
    for x in (-0.66, 0.66):
        s.block(x * h - h * 0.07, -w, x * h + h * 0.07, -w * 0.6, "$metal", w * 0.04)


def tyre_rack(s: Sketch, thing: ThingShape) -> None:
    """Draw a rack with standing tyres side by side."""
    _steel(s, thing, "#3d6fa3")
    h, w = s.half, s.side
    for side in (1, -1):
        s.block(-h, side * w * 0.34, h, side * w * 0.46, "$body")
    for x in spread(-h * 0.72, h * 0.72, 4):
        s.block(x - h * 0.15, -w * 0.97, x + h * 0.15, w * 0.97, "$tyre", h * 0.07)
        s.strokes(
            [((x + dx * h, -w * 0.9), (x + dx * h, w * 0.9)) for dx in (-0.06, 0.0, 0.06)],
            "$tyre*1.7",
            s.pen_mm * 0.8,
        )
    for x in (-h * 0.97, h * 0.97):
        s.block(x - h * 0.03, -w * 0.6, x + h * 0.03, w * 0.6, "$body*1.1")


def car_lift_two(s: Sketch, thing: ThingShape) -> None:
    """Draw a two-post lift: columns at both sides, swing arms reaching to the middle."""
    _steel(s, thing, "#2f5f9e")
    h, w = s.half, s.side
    for side in (1, -1):
        for y in (0.62, -0.62):
            arm: Points = (
                (side * h * 0.86, w * y * 0.2),
                (side * h * 0.86, w * y * 0.6),
                (side * h * 0.36, w * y * 1.5),
                (side * h * 0.34, w * y * 1.2),
            )
            s.fill(arm, "$body*1.15", edge=EDGE)
            s.knob(side * h * 0.36, w * y * 1.34, w * 0.14, "$trim")
        s.block(side * h * 0.82, -w * 0.98, side * (h - s.pen_mm / 2), w * 0.98, "$body*0.7", w * 0.04)
        s.block(side * h * 0.86, -w * 0.56, side * h * 0.98, w * 0.56, "$body", w * 0.06)
    s.line([(-h * 0.84, 0), (h * 0.84, 0)], "#e0b12c", 2)


def car_lift_four(s: Sketch, thing: ThingShape) -> None:
    """Draw a four-post lift: two runways with ramps, posts at the corners."""
    _steel(s, thing, "#2f5f9e")
    h, w = s.half, s.side
    for x in (-h * 0.8, h * 0.84):
        s.block(x - h * 0.03, -w * 0.9, x + h * 0.03, w * 0.9, "$body*0.8")
    for side in (1, -1):
        s.block(-h, side * w * 0.28, h * 0.93, side * w * 0.72, "$metal")
        s.fill(
            box(-h, min(side * w * 0.28, side * w * 0.72), -h * 0.8, max(side * w * 0.28, side * w * 0.72)),
            "$metal*0.8",
            edge=0.6,
        )
        s.strokes(
            [((x, side * w * 0.3), (x, side * w * 0.7)) for x in spread(-h * 0.75, h * 0.86, 15)],
            "$metal*0.78",
            s.pen_mm * 0.7,
        )
        s.block(h * 0.9, side * w * 0.28, h * 0.94, side * w * 0.72, "#e0b12c")
        for x in (-h * 0.8, h * 0.84):
            s.block(x - h * 0.05, side * w * 0.84, x + h * 0.05, side * w, "$body", w * 0.04)
            s.knob(x, side * w * 0.92, w * 0.04, "$trim")
