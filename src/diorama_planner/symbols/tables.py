"""Tables, desks and counters from above."""

from __future__ import annotations

import itertools

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, polar, rounded, spread
from diorama_planner.symbols.sketch import EDGE, Sketch


def _boards(s: Sketch, count: int) -> None:
    """Draw a planked top with grain."""
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.05)
    ys = spread(-w, w, count + 1)
    for i, (a, b) in enumerate(itertools.pairwise(ys)):
        s.plate(
            -h + s.pen_mm,
            a + s.pen_mm * 0.6,
            h - s.pen_mm,
            b - s.pen_mm * 0.6,
            f"$body*{(1.03, 0.97, 1.06)[i % 3]:g}",
        )
    dice = s.random()
    for y in spread(-w * 0.9, w * 0.9, 2 * count):
        x = dice.uniform(-0.9, 0.0) * h
        s.line([(x, y), (x + h * dice.uniform(0.5, 0.9), y)], "$body*0.88", 0.6)
    s.line(
        rounded(-h + s.pen_mm * 2, -w + s.pen_mm * 2, h - s.pen_mm * 2, w - s.pen_mm * 2, w * 0.04),
        "$body*1.2",
        0.7,
        closed=True,
    )


def table(s: Sketch, thing: ThingShape) -> None:
    """Draw a dining table."""
    s.slots(body="#a9784a")
    _boards(s, 5)


def coffee_table(s: Sketch, thing: ThingShape) -> None:
    """Draw a low table with a magazine and a cup."""
    s.slots(body="#8a6238", paper="#d9dfe2", cup="#fbfaf5")
    _boards(s, 3)
    h, w = s.half, s.side
    s.fill(box(-h * 0.5, -w * 0.4, -h * 0.14, w * 0.5), "$paper", edge=0.6)
    s.fill(disc(h * 0.4, w * 0.1, w * 0.17), "$cup", edge=0.6)
    s.fill(disc(h * 0.4, w * 0.1, w * 0.11), "#6b4630")


def round_table(s: Sketch, thing: ThingShape) -> None:
    """Draw a round dining table with a cloth runner ring."""
    s.slots(body="#a9784a")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r, 56), s.dome(-r * 0.1, r * 0.1, r * 1.1, "$body", 0.86, 1.1), edge=EDGE)
    s.line(disc(0, 0, r * 0.92, 56), "$body*0.8", 0.9, closed=True)
    s.strokes(
        [
            ((-(r * 0.9) * (1 - t * t) ** 0.5, r * 0.9 * t), ((r * 0.9) * (1 - t * t) ** 0.5, r * 0.9 * t))
            for t in spread(-0.7, 0.7, 6)
        ],
        "$body*0.88",
        s.pen_mm * 0.7,
    )
    s.fill(disc(0, 0, r * 0.2), "#e6e9e4", edge=0.6)
    for a in range(0, 360, 72):
        s.fill(disc(*polar(0, 0, r * 0.1, a), r * 0.055, 14), "#c9594a" if a % 144 else "#d9a93c")


def pool_table(s: Sketch, thing: ThingShape) -> None:
    """Draw a pool table: cloth, cushions, six pockets, a rack of balls."""
    s.slots(body="#7a4a2c", cloth="#2f7d58", pocket="#16181a")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.1)
    s.fill(rounded(-h * 0.92, -w * 0.86, h * 0.92, w * 0.86, w * 0.03), "$cloth*0.8", edge=0.6)
    s.fill(box(-h * 0.88, -w * 0.79, h * 0.88, w * 0.79), "$cloth*1.08", edge=0.8)
    for x in (-0.905, 0.0, 0.905):
        for y in (-0.84, 0.84):
            s.fill(
                disc(x * h, y * w * (1.03 if x == 0 else 1.0), w * 0.085, 24), "$pocket", edge="#c9b27a", width=0.7
            )
    colours = (
        "#e0b12c",
        "#2f5fa8",
        "#c9302c",
        "#5b3a78",
        "#e07a2b",
        "#2f7a4f",
        "#7a2a2e",
        "#1c1d20",
        "#e0b12c",
        "#c9302c",
    )
    r, i = w * 0.042, 0
    for row in range(4):
        for k in range(row + 1):
            s.fill(disc(h * 0.4 + row * r * 1.75, (k - row / 2) * r * 2.02, r, 16), colours[i])
            i += 1
    s.fill(disc(-h * 0.46, 0, r, 16), "#f6f3ea")
    s.line([(-h * 0.86, -w * 0.3), (-h * 0.5, -w * 0.02)], "#d9b684", 1.6)


def desk(s: Sketch, thing: ThingShape) -> None:
    """Draw a desk: screen at the back, keyboard and mouse at the front, paper."""
    s.slots(body="#b98f5c", trim="#2b2e32", paper="#f4f1e8")
    h, w = s.half, s.side
    _boards(s, 3)
    s.block(-h * 0.34, w * 0.5, h * 0.34, w * 0.62, "$trim", w * 0.03)
    s.block(-h * 0.12, w * 0.58, h * 0.12, w * 0.8, "$trim*1.5", w * 0.04)
    s.block(-h * 0.3, -w * 0.4, h * 0.24, -w * 0.08, "$trim*1.7", w * 0.03)
    s.strokes([((-h * 0.27, y * w), (h * 0.21, y * w)) for y in (-0.32, -0.24, -0.16)], "$trim*1.2", s.pen_mm * 0.8)
    s.block(h * 0.34, -w * 0.36, h * 0.42, -w * 0.14, "$trim*1.7", w * 0.06)
    s.fill(box(-h * 0.86, -w * 0.5, -h * 0.54, w * 0.2), "$paper", edge=0.7)
    s.strokes(
        [((-h * 0.82, y * w), (-h * 0.58, y * w)) for y in (0.08, -0.06, -0.2, -0.34)], "#8a9094", s.pen_mm * 0.8
    )
    s.fill(disc(h * 0.74, w * 0.5, w * 0.17), "#e0b12c", edge=EDGE)


def counter(s: Sketch, thing: ThingShape) -> None:
    """Draw a shop counter: worktop, till, glass front at -y."""
    s.slots(body="#a9784a", glass="#bcd6df", trim="#2b2e32")
    h, w = s.half, s.side
    _boards(s, 2)
    s.fill(box(-h, -w, h, -w * 0.62), "$glass", edge="$body*0.5")
    s.strokes([((x, -w), (x, -w * 0.62)) for x in spread(-h, h, 5)[1:-1]], "$body*0.7", s.pen_mm)
    s.block(h * 0.36, -w * 0.3, h * 0.74, w * 0.6, "$trim*1.5", w * 0.05)
    s.plate(h * 0.42, w * 0.28, h * 0.68, w * 0.5, "#4fbf9a")
    s.strokes([((h * 0.42, y * w), (h * 0.68, y * w)) for y in (-0.16, 0.0, 0.14)], "$trim", s.pen_mm * 1.4)
