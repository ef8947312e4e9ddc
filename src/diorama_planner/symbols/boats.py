"""Boats and quay things from above."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import Points, box, disc, mirrored, polar, rounded, smooth, spread
from diorama_planner.symbols.sketch import EDGE, Sketch


def hull_ring(half: float, side: float, transom: float = 0.62) -> Points:
    """Give the sheer line of a boat with its bow at +x."""
    bow = [
        (half, 0),
        (half * 0.86, side * 0.34),
        (half * 0.55, side * 0.76),
        (half * 0.1, side * 0.985),
        (-half * 0.4, side * 0.97),
        (-half * 0.97, side * transom),
        (-half * 0.985, side * transom * 0.9),
        (-half * 0.985, 0),
    ]
    return tuple((min(half, max(-half, x)), min(side, max(-side, y))) for x, y in smooth(mirrored(bow), 5))


def _inner(ring: Points, fx: float, fy: float, dx: float) -> Points:
    return tuple((x * fx + dx, y * fy) for x, y in ring)


def dinghy(s: Sketch, thing: ThingShape) -> None:
    """Draw a rowing dinghy: gunwale, thwarts, floor boards, oars."""
    s.slots(body="#3f7a8f", wood="#b98b56", inside="#8a6a45")
    h, w = s.half, s.side
    ring = hull_ring(h, w)
    s.fill(ring, "$body", edge=EDGE)
    s.fill(_inner(ring, 0.93, 0.86, -h * 0.01), "$inside", edge=0.6)
    s.fill(_inner(ring, 0.7, 0.5, -h * 0.04), "$wood*0.9", edge=0.7)
    s.strokes(
        [((-h * 0.66, y * w), (h * 0.5, y * w * 0.7)) for y in spread(-0.36, 0.36, 5)], "$wood*0.7", s.pen_mm * 0.8
    )
    for x, reach, deep in ((-h * 0.72, 0.6, 0.16), (-h * 0.08, 0.84, 0.11), (h * 0.44, 0.66, 0.1)):
        s.fill(rounded(x - h * deep, -w * reach, x + h * deep, w * reach, w * 0.04), "$wood*1.1", edge=EDGE)
    for side in (1, -1):
        s.knob(h * 0.12, side * w * 0.9, w * 0.05, "#5c6268")
        s.line([(h * 0.5, side * w * 0.28), (-h * 0.6, side * w * 0.42)], "$wood*1.3", 2.4)
        s.fill(rounded(-h * 0.86, side * w * 0.38, -h * 0.58, side * w * 0.5, w * 0.05), "$wood*1.3", edge=EDGE)


def fishing_boat(s: Sketch, thing: ThingShape) -> None:
    """Draw a small fishing boat: planked deck, wheelhouse, winch, hatch, mast and nets."""
    s.slots(body="#2f5f8f", deck="#c9b083", house="#f0ede2", glass="#22303c", trim="#c9302c", net="#4f8a6a")
    h, w = s.half, s.side
    ring = hull_ring(h, w, 0.74)
    s.fill(ring, "$body", edge=EDGE)
    s.fill(_inner(ring, 0.975, 0.93, 0), "$house*0.96", edge=0.7)
    s.fill(_inner(ring, 0.94, 0.86, -h * 0.005), "$deck", edge=0.66)
    for y in spread(-0.7, 0.7, 9):
        reach = 1 - abs(y) ** 2.2 * 0.55
        s.line([(-h * 0.88, y * w), (h * 0.84 * reach, y * w)], "$deck*0.82", 0.7)
    s.block(-h * 0.3, -w * 0.44, h * 0.2, w * 0.44, "$house", w * 0.1)
    s.fill(
        [(h * 0.2, -w * 0.38), (h * 0.27, -w * 0.24), (h * 0.27, w * 0.24), (h * 0.2, w * 0.38)], "$glass", edge=EDGE
    )
    s.fill(rounded(-h * 0.26, -w * 0.36, h * 0.16, w * 0.36, w * 0.08), "$house*1.05", edge=0.78)
    s.block(-h * 0.72, -w * 0.34, -h * 0.44, w * 0.34, "$deck*0.8", w * 0.03)
    s.line([(-h * 0.05, 0), (-h * 0.66, 0)], "$trim", 2.2)
    s.knob(-h * 0.05, 0, w * 0.08, "$trim")
    s.fill(
        smooth(
            [
                polar(-h * 0.82, w * 0.1, w * r, a)
                for a, r in ((0, 0.22), (60, 0.26), (130, 0.2), (190, 0.27), (250, 0.2), (310, 0.25))
            ],
            5,
        ),
        "$net",
        edge=EDGE,
    )
    s.block(h * 0.48, -w * 0.14, h * 0.6, w * 0.14, "#5c6268", w * 0.03)
    s.block(h * 0.7, -w * 0.05, h * 0.93, w * 0.05, "#5c6268")
    s.fill(disc(-h * 0.16, w * 0.24, w * 0.1), "#f2762b", edge=EDGE)
    s.fill(disc(-h * 0.16, w * 0.24, w * 0.055), "$house")


def lobster_pot(s: Sketch, thing: ThingShape) -> None:
    """Draw a lobster pot: hoops and netting over a slatted base."""
    s.slots(body="#8a6a45", net="#3d6f8f")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body*0.6", w * 0.06)
    lines = [((x, -w * 0.9), (x + h * 0.24, w * 0.9)) for x in spread(-h * 0.95, h * 0.7, 9)]
    lines += [((x, w * 0.9), (x + h * 0.24, -w * 0.9)) for x in spread(-h * 0.95, h * 0.7, 9)]
    s.strokes(lines, "$net*1.2", s.pen_mm * 0.8)
    for x in (-0.96, 0.0, 0.96):
        s.block(x * h - h * 0.04, -w, x * h + h * 0.04, w, "$body*1.15")
    s.fill(disc(h * 0.46, 0, w * 0.3), "#1d2326", edge="$net*1.4", width=1.6)
    s.line([(-h * 0.6, -w * 0.2), (-h * 0.4, 0), (-h * 0.6, w * 0.2)], "#e2762b", 2.4)


def mooring(s: Sketch, thing: ThingShape) -> None:
    """Draw a mooring bollard with a turn of rope."""
    s.slots(body="#2f3338", rope="#d9c28a")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), "$body", edge=EDGE)
    for i in range(6):
        s.fill(disc(*polar(0, 0, r * 0.84, 60 * i), r * 0.06, 10), "$body*0.5")
    s.line(disc(0, 0, r * 0.64), "$rope", 4, closed=True)
    s.line(disc(0, 0, r * 0.56), "$rope*0.85", 3, closed=True)
    s.fill(disc(0, 0, r * 0.5), s.dome(-r * 0.1, r * 0.1, r * 0.55, "$body*1.2", 0.8, 1.3), edge=EDGE)


def lifebuoy(s: Sketch, thing: ThingShape) -> None:
    """Draw a lifebuoy: orange ring with four white bands and a line."""
    s.slots(body="#e8641f", band="#f6f2ea", rope="#d9c9a0")
    r = s.half - s.pen_mm / 2
    ring = [disc(0, 0, r, 48), disc(0, 0, r * 0.58, 48)]
    s.rings(ring, "$body", edge=EDGE)
    for a in (45, 135, 225, 315):
        outer = [polar(0, 0, r, a - 11 + 2.2 * i) for i in range(11)]
        inner = [polar(0, 0, r * 0.58, a + 11 - 2.2 * i) for i in range(11)]
        s.fill([*outer, *inner], "$band", edge=0.62, width=0.7)
    s.line(disc(0, 0, r * 0.9, 48), "#ffffff", 0.9, closed=True)
    for a in (0, 90, 180, 270):
        s.fill(
            box(
                polar(0, 0, r * 0.95, a)[0] - r * 0.04,
                polar(0, 0, r * 0.95, a)[1] - r * 0.04,
                polar(0, 0, r * 0.95, a)[0] + r * 0.04,
                polar(0, 0, r * 0.95, a)[1] + r * 0.04,
            ),
            "$rope",
            edge=0.6,
            width=0.6,
        )
