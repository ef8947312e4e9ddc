"""Seats and beds from above; a chair faces -y, a bed has its foot at +x."""

from __future__ import annotations

import itertools

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, rounded, smooth, spread
from diorama_planner.symbols.sketch import EDGE, Sketch


def chair(s: Sketch, thing: ThingShape) -> None:
    """Draw a dining chair: cushion, curved back with spindles, four feet."""
    s.slots(body="#a8774a", cushion="#c9b08a")
    h, w = s.half, s.side
    for x in (-0.84, 0.84):
        for y in (-0.88, 0.9):
            s.knob(x * h, y * w, h * 0.08, "$body*0.7")
    s.fill(
        [(-h * 0.97, -w * 0.96), (h * 0.97, -w * 0.96), (h * 0.86, w * 0.78), (-h * 0.86, w * 0.78)],
        "$body",
        edge=EDGE,
    )
    s.fill(
        rounded(-h * 0.8, -w * 0.84, h * 0.8, w * 0.6, h * 0.2),
        s.dome(0, -w * 0.1, h, "$cushion", 0.88, 1.1),
        edge=0.66,
    )
    back = smooth(
        [
            (-h * 0.95, w * 0.62),
            (-h * 0.5, w * 0.84),
            (0, w * 0.9),
            (h * 0.5, w * 0.84),
            (h * 0.95, w * 0.62),
            (h * 0.93, w * 0.84),
            (h * 0.5, w * 0.97),
            (0, w * 0.99),
            (-h * 0.5, w * 0.97),
            (-h * 0.93, w * 0.84),
        ],
        4,
    )
    s.fill(back, "$body*0.84", edge=EDGE)


def _upholstered(s: Sketch, seats: int) -> None:
    h, w = s.half, s.side
    arm = min(h * 0.3, w * 0.26)
    s.fill(rounded(-h, -w * 0.94, h, w, w * 0.16), "$body*0.86", edge=EDGE)
    s.fill(rounded(-h, w * 0.44, h, w, w * 0.16), s.along("$body", 0.86, 1.0), edge=0.66)
    for side in (1, -1):
        s.fill(rounded(side * (h - arm), -w * 0.94, side * h, w * 0.7, arm * 0.4), "$body*1.04", edge=0.62)
    xs = spread(-h + arm, h - arm, seats + 1)
    for a, b in itertools.pairwise(xs):
        s.fill(rounded(a + s.pen_mm, -w * 0.98, b - s.pen_mm, w * 0.4, w * 0.14), "$body*1.12", edge=0.66)
        s.fill(rounded(a + s.pen_mm, w * 0.24, b - s.pen_mm, w * 0.64, w * 0.14), "$body*1.2", edge=0.7)


def armchair(s: Sketch, thing: ThingShape) -> None:
    """Draw an armchair."""
    s.slots(body="#6f7f6a", pillow="#d9b25c")
    _upholstered(s, 1)


def sofa(s: Sketch, thing: ThingShape) -> None:
    """Draw a sofa with its seat cushions and a pillow."""
    s.slots(body="#5f7388", pillow="#d9b25c")
    _upholstered(s, 3 if s.length > 1800 else 2)
    x, y, r = s.half * 0.5, s.side * 0.1, s.side * 0.24
    pillow = smooth(
        [
            (x - r, y - r),
            (x, y - r * 0.86),
            (x + r, y - r),
            (x + r * 0.86, y),
            (x + r, y + r),
            (x, y + r * 0.86),
            (x - r, y + r),
            (x - r * 0.86, y),
        ],
        4,
    )
    s.fill(pillow, "$pillow", edge=EDGE)


def bed(s: Sketch, thing: ThingShape) -> None:
    """Draw a made bed: head board at -x, pillows, turned-down sheet, blanket."""
    s.slots(body="#6d86a3", sheet="#f4f1e8", wood="#8a6238")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$wood", w * 0.03)
    s.block(-h, -w, -h * 0.95, w, "$wood*0.8", w * 0.02)
    s.fill(rounded(-h * 0.94, -w * 0.95, h * 0.97, w * 0.95, w * 0.08), "$sheet", edge=0.76)
    pillows = (0.0,) if s.width < 1100 else (-0.48, 0.48)
    reach = 0.62 if len(pillows) == 1 else 0.4
    for y in pillows:
        ring = rounded(-h * 0.9, w * (y - reach), -h * 0.5, w * (y + reach), w * 0.12)
        s.fill(ring, s.dome(-h * 0.7, w * y, h * 0.36, "$sheet*1.0", 0.88, 1.05), edge=0.72)
    s.fill(rounded(-h * 0.34, -w * 0.985, h * 0.985, w * 0.985, w * 0.1), s.across("$body", 0.82, 1.08), edge=EDGE)
    s.fill(box(-h * 0.36, -w * 0.985, -h * 0.2, w * 0.985), "$sheet*0.97", edge=0.76)
    for y in spread(-w * 0.7, w * 0.7, 4):
        s.line([(-h * 0.16, y), (h * 0.95, y * 0.96)], "$body*0.86", 0.8)
    s.line([(h * 0.5, -w * 0.97), (h * 0.5, w * 0.97)], "$body*0.86", 0.8)


def cot(s: Sketch, thing: ThingShape) -> None:
    """Draw a baby cot: railings round a small mattress."""
    s.slots(body="#e6dcc8", sheet="#f6f3ec", blanket="#9fc0cf")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.08)
    s.fill(rounded(-h * 0.92, -w * 0.84, h * 0.92, w * 0.84, w * 0.06), "$sheet", edge=0.7)
    s.fill(rounded(-h * 0.1, -w * 0.82, h * 0.9, w * 0.82, w * 0.1), "$blanket", edge=0.66)
    s.fill(rounded(-h * 0.82, -w * 0.4, -h * 0.5, w * 0.4, w * 0.16), "$sheet*0.95", edge=0.7)
    bars = [(x, side * w * 0.92) for x in spread(-h * 0.93, h * 0.93, 15) for side in (1, -1)]
    s.strokes([((x, y - w * 0.03), (x, y + w * 0.03)) for x, y in bars], "$body*0.6", s.pen_mm * 2)
