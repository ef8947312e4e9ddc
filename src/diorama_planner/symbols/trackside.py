"""Railway structures from above: sleeper, turntable, buffer stop, crossing barrier."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, polar, rounded, spread
from diorama_planner.symbols.sketch import EDGE, Sketch

GAUGE_MM = 1435.0
"""Standard gauge between the rail heads."""
HEAD_MM = 70.0
"""Width of a rail head (UIC 60: 72 mm; bull head: 70 mm)."""


def sleeper(s: Sketch, thing: ThingShape) -> None:
    """Draw a wooden sleeper with chairs or plates and grain."""
    s.slots(body="#6e5640", metal="#55504c")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.05)
    dice = s.random()
    for y in spread(-w * 0.7, w * 0.7, 4):
        s.line([(-h * 0.98, y), (h * 0.98, y + w * dice.uniform(-0.08, 0.08))], "$body*0.76", 0.7)
    for side in (1, -1):
        x = side * (GAUGE_MM + HEAD_MM) / 2
        s.block(x - 170, -w * 0.72, x + 170, w * 0.72, "$metal", w * 0.08)
        s.plate(x - HEAD_MM / 2, -w * 0.72, x + HEAD_MM / 2, w * 0.72, "$metal*1.4")
        for dx in (-120, 120):
            s.fill(disc(x + dx, 0, w * 0.12, 12), "$metal*0.6")


def _track(s: Sketch, x0: float, x1: float) -> None:
    """Draw two rails along x."""
    for side in (1, -1):
        y = side * (GAUGE_MM + HEAD_MM) / 2
        s.fill(box(x0, y - HEAD_MM / 2, x1, y + HEAD_MM / 2), "$rail", edge=0.5, width=0.6)


def turntable(s: Sketch, thing: ThingShape) -> None:
    """Draw a turntable: pit with ring rail, bridge with track, control hut."""
    s.slots(body="#7c756a", rail="#a9b0b5", steel="#4a5a55", wood="#9a7c58", hut="#a8523a")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r, 72), "#b3aea3", edge=EDGE)
    s.fill(disc(0, 0, r * 0.97, 72), "$body", edge=0.6)
    s.line(disc(0, 0, r * 0.88, 72), "$rail*0.7", 2, closed=True)
    s.strokes(
        [(polar(0, 0, r * 0.86, a), polar(0, 0, r * 0.9, a)) for a in range(0, 360, 6)], "$wood*0.7", s.pen_mm * 1.4
    )
    x = r * 0.965
    s.fill(box(-x, -1900, x, 1900), "$wood", edge=EDGE)
    s.strokes([((px, -1900), (px, 1900)) for px in spread(-x, x, 46)], "$wood*0.8", s.pen_mm * 0.5)
    for side in (1, -1):
        s.fill(box(-x, side * 1150 - 130, x, side * 1150 + 130), "$steel", edge=EDGE, width=0.7)
        s.line([(-x, side * 1850), (x, side * 1850)], "$steel", 0.8)
    _track(s, -x, x)
    s.block(-x * 0.96, 1100, -x * 0.8, 2500, "$hut")
    s.line([(-x * 0.96, 1800), (-x * 0.8, 1800)], "$hut*0.6", 1)
    s.knob(0, 0, 420, "$steel*1.3")


def buffer_stop(s: Sketch, thing: ThingShape) -> None:
    """Draw a buffer stop: rails bent up to a red beam with two buffers, struts behind."""
    s.slots(body="#c9302c", rail="#8f979c", wood="#6e5640", trim="#2b2e32")
    h, w = s.half, s.side
    for x in spread(-h * 0.86, h * 0.5, 4):
        s.block(x - 120, -w, x + 120, w, "$wood")
    _track(s, -h, h * 0.94)
    for side in (1, -1):
        y = side * (GAUGE_MM + HEAD_MM) / 2
        s.strokes([((-h * 0.9, y * 0.8), (h * 0.5, y * 0.95))], "$rail*0.8", HEAD_MM)
    s.block(h * 0.52, -w * 0.86, h * 0.74, w * 0.86, "$body")
    s.strokes([((h * 0.63, -w * 0.86), (h * 0.63, w * 0.86))], "$body*1.4", s.pen_mm)
    for y in (-875.0, 875.0):
        s.plate(h * 0.74, y - 70, h * 0.9, y + 70, "$trim*1.4")
        s.fill(rounded(h * 0.88, y - 230, h * 0.98, y + 230, 40), "$trim", edge=EDGE)
    s.fill(disc(h * 0.63, 0, w * 0.08), "#fff0bd", edge="$trim")


def crossing_barrier(s: Sketch, thing: ThingShape) -> None:
    """Draw a half barrier: machine box with counterweight, striped arm with lamps."""
    s.slots(body="#c9302c", band="#f6f2ea", machine="#5c646b", lamp="#ff5a44")
    h, w = s.half, s.side
    arm = w * 0.3
    x0 = -h + w * 2.2
    s.fill(box(x0, -arm, h, arm), "$band", edge="#5c646b")
    xs = spread(x0, h, 12)
    for a, b in zip(xs[::2], xs[1::2], strict=False):
        s.plate(a, -arm, b, arm, "$body")
    for t in (0.4, 0.7, 0.98):
        s.fill(disc(x0 + (h - x0) * t - w * 0.2, 0, w * 0.26), "$lamp", edge=EDGE)
    s.block(-h, -w, -h + w * 3.0, w, "$machine", w * 0.14)
    s.block(-h + w * 0.1, -w * 0.9, -h + w * 0.9, w * 0.9, "$machine*0.7", w * 0.1)
    s.knob(-h + w * 2.0, 0, w * 0.5, "$machine*1.4")
