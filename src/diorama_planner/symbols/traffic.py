"""Cones, barriers, kerbs and markings from above."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, rounded, spread
from diorama_planner.symbols.sketch import EDGE, Sketch


def cone(s: Sketch, thing: ThingShape) -> None:
    """Draw a traffic cone: square base, rings of orange and white up to the tip."""
    s.slots(body="#e8641f", band="#f6f2ea", trim="#2b2e32")
    r = s.half
    corner = r * 0.999
    s.fill(rounded(-corner, -corner, corner, corner, r * 0.3), "$body*0.8", edge=EDGE)
    for share, colour in ((0.78, "$body"), (0.62, "$band"), (0.46, "$body"), (0.32, "$band"), (0.22, "$body")):
        s.fill(disc(0, 0, r * share), colour, edge="$body*0.6", width=0.6)
    s.fill(disc(0, 0, r * 0.1), "$trim")


def jersey(s: Sketch, thing: ThingShape) -> None:
    """Draw a concrete barrier: wide foot, sloping flanks, narrow top, lifting slots."""
    s.slots(body="#b3b1aa")
    h, w = s.half, s.side
    s.fill(box(-h, -w, h, w), "$body*0.86", edge=EDGE)
    s.fill(box(-h, -w * 0.62, h, w * 0.62), "$body*0.98", edge=0.74, width=0.7)
    s.fill(box(-h, -w * 0.28, h, w * 0.28), "$body*1.16", edge=0.72, width=0.7)
    for x in (-0.5, 0.5):
        for side in (1, -1):
            s.plate(x * h - h * 0.06, side * w * 0.8, x * h + h * 0.06, side * w, "$body*0.5")
    for side in (1, -1):
        s.line([(side * h * 0.97, -w * 0.9), (side * h * 0.97, w * 0.9)], "$body*0.72", 0.8)


def plastic_barrier(s: Sketch, thing: ThingShape) -> None:
    """Draw a water-filled barrier: red plastic with filler caps and interlocks."""
    s.slots(body="#d8402f", cap="#f3efe4")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body*0.88", w * 0.2)
    s.fill(
        rounded(-h * 0.96, -w * 0.52, h * 0.96, w * 0.52, w * 0.3), s.across("$body", 0.86, 1.2, w * 0.5), edge=0.66
    )
    for x in spread(-h * 0.66, h * 0.66, 3):
        s.fill(disc(x, 0, w * 0.24), "$cap" if x == 0 else "$body*0.6", edge=EDGE)
    for side in (1, -1):
        s.plate(side * h * 0.96, -w * 0.3, side * h, w * 0.3, "$cap")


def zebra(s: Sketch, thing: ThingShape) -> None:
    """Draw one painted stripe, slightly worn."""
    s.slots(body="#f2f0e8")
    h, w = s.half, s.side
    s.fill(box(-h, -w, h, w), "$body", edge=0.85, width=0.5)
    dice = s.random()
    for _ in range(14):
        x, y = dice.uniform(-h * 0.95, h * 0.9), dice.uniform(-w * 0.9, w * 0.9)
        s.fill(disc(x, y, w * dice.uniform(0.02, 0.06), 7), "#6a6a68", opacity=0.35)


def guardrail(s: Sketch, thing: ThingShape) -> None:
    """Draw a W-beam with its waves, spacer blocks and posts."""
    s.slots(body="#b3bac0", post="#7c848b")
    h, w = s.half, s.side
    for x in spread(-h * 0.97, h * 0.97, 3):
        s.block(x - w * 0.34, -w * 0.1, x + w * 0.34, w, "$post")
    s.block(-h, -w, h, -w * 0.2, "$body*0.92")
    s.strokes([((-h, y * w), (h, y * w)) for y in (-0.82, -0.4)], "$body*1.3", s.pen_mm * 1.6)
    s.line([(-h, -w * 0.61), (h, -w * 0.61)], "$body*0.6", 1.6)
    for x in spread(-h * 0.97, h * 0.97, 3):
        s.fill(disc(x, -w * 0.6, w * 0.12), "$post*0.7")


def barricade(s: Sketch, thing: ThingShape) -> None:
    """Draw a striped board on two A-frames."""
    police = thing.id == "sawhorse_police"
    s.slots(body="#2f5fa8" if police else "#e8641f", band="#f6f2ea", leg="#b99a6c")
    h, w = s.half, s.side
    for x in (-h * 0.78, h * 0.78):
        for y0, y1 in ((w * 0.1, w * 0.98), (-w * 0.1, -w * 0.98)):
            for dx in (-h * 0.03, h * 0.03):
                s.line([(x + dx * 0.6, y0), (x + dx, y1)], "$leg", 3)
        s.line([(x - h * 0.03, -w * 0.7), (x + h * 0.03, -w * 0.7)], "$leg*0.8", 2)
    board = w * 0.22
    s.block(-h, -board, h, board, "$band")
    xs = spread(-h, h, 13)
    for a, b in zip(xs[::2], xs[1::2], strict=False):
        s.fill([(a, -board), (b - (b - a) * 0.2, -board), (b, board), (a + (b - a) * 0.2, board)], "$body")
    s.line(box(-h, -board, h, board), "$body*0.5", 0.8, closed=True)


def kerb(s: Sketch, thing: ThingShape) -> None:
    """Draw a kerb stone: lit top, worn front edge at -y."""
    s.slots(body="#aaa8a1")
    s.block(-s.half, -s.side, s.half, s.side, "$body")
    s.plate(-s.half, -s.side, s.half, -s.side * 0.4, "$body*0.84")
    s.line([(-s.half * 0.98, -s.side * 0.4), (s.half * 0.98, -s.side * 0.4)], "$body*1.3", 1)


def step(s: Sketch, thing: ThingShape) -> None:
    """Draw a stair step: tread with a nosing at -y."""
    s.slots(body="#b3aea3")
    s.block(-s.half, -s.side, s.half, s.side, "$body")
    s.plate(-s.half, -s.side, s.half, -s.side * 0.76, "$body*1.2")
    s.strokes([((-s.half, y * s.side), (s.half, y * s.side)) for y in (-0.76, -0.6)], "$body*0.74", s.pen_mm)
    s.line([(0, -s.side * 0.3), (0, s.side * 0.7)], "$body*0.7", 1.6)
    s.line([(-s.half * 0.08, s.side * 0.4), (0, s.side * 0.7), (s.half * 0.08, s.side * 0.4)], "$body*0.7", 1.6)


def parking_bay(s: Sketch, thing: ThingShape) -> None:
    """Draw a parking bay: painted lines on three sides and a P; open at +x."""
    s.slots(body="#f2f0e8", ground="#4b4e53")
    h, w = s.half, s.side
    s.fill(box(-h, -w, h, w), "$ground", opacity=0.35)
    line = 100.0
    for y in (-w, w - line):
        s.fill(box(-h, y, h, y + line), "$body")
    s.fill(box(-h, -w, -h + line, w), "$body")
    x, y = -h * 0.2, 0.0
    size = w * 0.5
    s.strokes([((x - size, y + size * 0.4), (x + size, y + size * 0.4))], "$body", line)
    bowl = [
        (x + size * 0.05, y + size * 0.4),
        (x + size * 0.05, y - size * 0.1),
        (x + size * 0.3, y - size * 0.45),
        (x + size * 0.7, y - size * 0.45),
        (x + size, y - size * 0.1),
        (x + size, y + size * 0.4),
    ]
    s.strokes([bowl], "$body", line)
