"""Logs and bales from above."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, flowing, oval, rounded, spread
from diorama_planner.symbols.sketch import EDGE, Sketch


def log(s: Sketch, thing: ThingShape) -> None:
    """Draw a felled log: bark furrows and a cut face."""
    s.slots(body="#7a5a3c", cut="#d9b98a")
    w = s.side
    s.fill(rounded(-s.half, -w * 0.97, s.half - w * 0.2, w * 0.97, w * 0.3), s.across("$body", 0.62, 1.16), edge=EDGE)
    dice = s.random()
    for y in spread(-0.7, 0.7, 6):
        xs = spread(-s.half * 0.95, s.half * 0.84, 8)
        s.line(flowing([(x, w * (y + dice.uniform(-0.07, 0.07))) for x in xs], 3), "$body*0.62", 0.7)
    s.fill(oval(s.half - w * 0.26, 0, w * 0.24, w * 0.94), "$cut", edge="$body*0.6")
    s.line(oval(s.half - w * 0.26, 0, w * 0.13, w * 0.52), "$cut*0.75", 0.7, closed=True)
    s.fill(oval(-s.half * 0.3, w * 0.4, w * 0.34, w * 0.2, 20), "$cut*0.9", edge="$body*0.6")


def hay_round(s: Sketch, thing: ThingShape) -> None:
    """Draw a round bale lying on its side: the wrap runs across, the ends round off."""
    s.slots(body="#d2b258", twine="#a8873a")
    s.fill(rounded(-s.half, -s.side, s.half, s.side, s.side * 0.16), s.across("$body", 0.66, 1.14), edge=0.6)
    dice = s.random()
    for _ in range(26):
        x, y = dice.uniform(-0.86, 0.8) * s.half, dice.uniform(-0.9, 0.9) * s.side
        s.line(
            [(x, y), (x + s.half * 0.1, y + s.side * dice.uniform(-0.1, 0.1))],
            f"$body*{dice.choice((0.8, 1.25))}",
            0.8,
        )
    s.strokes(
        [((x, -s.side * 0.97), (x, s.side * 0.97)) for x in spread(-s.half * 0.8, s.half * 0.8, 7)],
        "$twine",
        s.pen_mm * 0.8,
    )


def hay_square(s: Sketch, thing: ThingShape) -> None:
    """Draw a square bale with straw and two strings."""
    s.slots(body="#d9b95c", twine="#8a6b2f")
    s.block(-s.half, -s.side, s.half, s.side, "$body", s.side * 0.08)
    dice = s.random()
    for _ in range(30):
        x, y = dice.uniform(-0.92, 0.8) * s.half, dice.uniform(-0.88, 0.88) * s.side
        s.line(
            [(x, y), (x + s.half * dice.uniform(0.05, 0.12), y + s.side * dice.uniform(-0.14, 0.14))],
            f"$body*{dice.choice((0.78, 1.3))}",
            0.8,
        )
    s.strokes([((-s.half, y * s.side), (s.half, y * s.side)) for y in (-0.4, 0.4)], "$twine", s.pen_mm)
    s.fill(box(-s.half, -s.side, s.half, -s.side * 0.92), "$body*0.7", opacity=0.6)
