"""Bricks, slabs, tiles and sheets from above, as they lie."""

from __future__ import annotations

from diorama_planner.drawing.primitives import Colour
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, rounded, smooth, spread
from diorama_planner.symbols.sketch import EDGE, Sketch

STONE: dict[str, Colour] = {
    "brick_uk": "#a8523a",
    "brick_us": "#9a4a36",
    "brick_de": "#b25c3e",
    "brick_au": "#a65a44",
    "block_us": "#a3a39d",
    "block_uk": "#9a9a95",
    "paver_block": "#9b938a",
    "roof_slate": "#5c6570",
    "paving_600": "#b3afa5",
    "paving_450": "#bdb7aa",
}


def _speckle(s: Sketch, count: int, dark: float = 0.82, light: float = 1.2) -> None:
    dice = s.random()
    for i in range(count):
        x, y = dice.uniform(-0.92, 0.92) * s.half, dice.uniform(-0.9, 0.9) * s.side
        s.fill(disc(x, y, min(s.half, s.side) * dice.uniform(0.015, 0.04), 7), f"$body*{dark if i % 2 else light:g}")


def brick(s: Sketch, thing: ThingShape) -> None:
    """Draw a brick or block: frog, core holes or hollow cells."""
    s.slots(body=STONE.get(thing.id, "#a8523a"))
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.05)
    _speckle(s, 18)
    if thing.id == "brick_uk":
        s.fill(rounded(-h * 0.74, -w * 0.56, h * 0.74, w * 0.56, w * 0.14), "$body*0.8", edge=0.7, width=0.8)
        s.fill(rounded(-h * 0.64, -w * 0.38, h * 0.64, w * 0.38, w * 0.1), "$body*0.9")
    elif thing.id == "block_us":
        for x in (-0.48, 0.48):
            s.fill(
                rounded((x - 0.36) * h, -w * 0.66, (x + 0.36) * h, w * 0.66, w * 0.12), "#3d3c39", edge="$body*0.6"
            )
    elif thing.id in {"brick_us", "brick_au"}:
        for x in (-0.5, 0.0, 0.5):
            s.fill(disc(x * h, 0, w * 0.3), "#4a2a20", edge="$body*0.6")


def slab(s: Sketch, thing: ThingShape) -> None:
    """Draw a paving slab or a slate, slightly uneven."""
    s.slots(body=STONE.get(thing.id, "#b3afa5"))
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.02)
    s.line(rounded(-h * 0.95, -w * 0.95, h * 0.95, w * 0.95, w * 0.02), "$body*1.16", 0.8, closed=True)
    _speckle(s, 22)
    if thing.id == "roof_slate":
        for y in (-0.6, 0.6):
            s.fill(disc(-h * 0.1, y * w, w * 0.05, 12), "#22252a")
        s.line([(-h * 0.1, -w), (-h * 0.1, w)], "$body*0.8", 0.7)


def cobble(s: Sketch, thing: ThingShape) -> None:
    """Draw a sett with rounded, worn edges."""
    s.slots(body="#8b8883")
    h, w = s.half, s.side
    ring = smooth(
        [
            (h * 0.98, 0),
            (h * 0.9, w * 0.84),
            (0, w * 0.98),
            (-h * 0.88, w * 0.88),
            (-h * 0.98, 0),
            (-h * 0.9, -w * 0.86),
            (0, -w * 0.97),
            (h * 0.86, -w * 0.9),
        ],
        5,
    )
    s.fill(ring, s.dome(-h * 0.1, w * 0.1, h, "$body", 0.74, 1.2), edge=EDGE)
    _speckle(s, 12)


def pantile(s: Sketch, thing: ThingShape) -> None:
    """Draw a clay pantile: its wave across, the nib at one end."""
    s.slots(body="#b8573a")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, s.across("$body", 0.66, 1.24), w * 0.04)
    s.fill(box(-h, -w, h, -w * 0.56), "$body*0.72", opacity=0.7)
    s.strokes([((-h, y * w), (h, y * w)) for y in (-0.56, 0.74)], "$body*0.6", s.pen_mm)
    s.plate(h * 0.9, -w * 0.2, h * 0.98, w * 0.2, "$body*0.6")


def corrugated(s: Sketch, thing: ThingShape) -> None:
    """Draw a corrugated sheet with a trace of rust."""
    s.slots(body="#aab2b8", rust="#9c5a34")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body")
    ys = spread(-w * 0.94, w * 0.94, 10)
    s.strokes([((-h, y), (h, y)) for y in ys], "$body*0.72", s.width * 0.028)
    s.strokes([((-h, y + s.width * 0.03), (h, y + s.width * 0.03)) for y in ys[:-1]], "$body*1.3", s.width * 0.016)
    dice = s.random()
    for _ in range(9):
        x, y = dice.uniform(-0.95, 0.8) * h, dice.choice(ys[1:-1])
        s.fill(
            rounded(x, y - w * 0.04, x + h * dice.uniform(0.04, 0.16), y + w * 0.03, w * 0.03), "$rust", opacity=0.5
        )


def plywood(s: Sketch, thing: ThingShape) -> None:
    """Draw a sheet of plywood: grain lines with a few cathedrals."""
    s.slots(body="#d8b684")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body")
    dice = s.random()
    for y in spread(-w * 0.85, w * 0.85, 9):
        bend = dice.uniform(-0.06, 0.06) * w
        s.line([(-h * 0.97, y), (-h * 0.3, y + bend), (h * 0.3, y - bend), (h * 0.97, y)], "$body*0.86", 0.8)
    for x in (-0.4, 0.35):
        s.line(
            tuple(
                (px * 3.4 + x * h * 0.7, py)
                for px, py in disc(x * h * 0.09, w * dice.uniform(-0.4, 0.4), w * 0.1, 24)
            ),
            "$body*0.8",
            0.8,
            closed=True,
        )


def shingle(s: Sketch, thing: ThingShape) -> None:
    """Draw a strip of three-tab shingle."""
    s.slots(body="#5e5a56")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body")
    for a, b in ((-0.99, -0.34), (-0.32, 0.32), (0.34, 0.99)):
        s.fill(box(a * h, -w * 0.96, b * h, w * 0.9), "$body*1.1", edge=0.7)
    _speckle(s, 30, 0.7, 1.5)
