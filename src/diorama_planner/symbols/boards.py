"""What hangs on walls or stands as a thin board: signs, awnings, doors, windows, shutters, fences, gates."""

from __future__ import annotations

import itertools

from diorama_planner.drawing.primitives import Colour
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, regular, rounded, spread
from diorama_planner.symbols.sketch import EDGE, Sketch

FASCIA: dict[str, Colour] = {"neon_sign": "#ff5ca8", "shop_sign_h_jp": "#f6e8b8", "shop_sign_h": "#2f5a46"}


def fascia(s: Sketch, thing: ThingShape) -> None:
    """Draw a sign board from above: its box, a lit face at -y, brackets to the wall."""
    s.slots(body="#3a3f44", face=FASCIA.get(thing.id, "#2f5a46"))
    h, w = s.half, s.side
    for x in spread(-h * 0.8, h * 0.8, 3):
        s.plate(x - h * 0.02, w * 0.3, x + h * 0.02, w, "$body*0.7")
    s.block(-h, -w * 0.75, h, w * 0.7, "$body", w * 0.1)
    s.fill(box(-h * 0.98, -w, h * 0.98, -w * 0.45), "$face", edge=0.7)
    if thing.id == "neon_sign":
        s.strokes(
            [
                ((a * h, -w * 0.72), (b * h, -w * 0.72))
                for a, b in ((-0.9, -0.5), (-0.4, 0.1), (0.2, 0.5), (0.6, 0.9))
            ],
            "#ffe3f1",
            s.pen_mm * 2.4,
        )


def side_sign(s: Sketch, thing: ThingShape) -> None:
    """Draw a projecting light box: both faces lit, held at the wall side."""
    s.slots(body="#3a3f44", face="#f6d98a")
    h, w = s.half, s.side
    s.block(-h, -w * 0.5, -h * 0.8, w * 0.5, "$body*0.8")
    s.block(-h * 0.8, -w, h, w, "$body", w * 0.1)
    for side in (1, -1):
        s.plate(-h * 0.74, side * w * 0.98, h * 0.96, side * w * 0.66, "$face")
    s.line([(-h * 0.7, 0), (h * 0.9, 0)], "$body*1.4", 1)


def awning(s: Sketch, thing: ThingShape) -> None:
    """Draw a striped awning sloping to a scalloped front at -y."""
    s.slots(body="#b8392f", stripe="#f3ecd8", trim="#4a5056")
    h, w = s.half, s.side
    xs = spread(-h, h, 13)
    for i, (a, b) in enumerate(itertools.pairwise(xs)):
        colour = "$body" if i % 2 else "$stripe"
        s.plate(a, -w * 0.86, b, w * 0.92, colour)
        s.fill(
            tuple((x, y) for x, y in disc((a + b) / 2, -w * 0.86, (b - a) / 2, 16) if y <= -w * 0.86 + 1e-6),
            colour,
            edge=0.7,
            width=0.7,
        )
    s.plate(-h, w * 0.84, h, w, "$trim")
    s.fill(box(-h, -w * 0.86, h, -w * 0.4), "#000000", opacity=0.12)
    s.line([(-h, -w * 0.86), (h, -w * 0.86)], "$body*0.6", 1)


def door(s: Sketch, thing: ThingShape) -> None:
    """Draw a door leaf from above: edge, handle on both faces, hinges."""
    s.slots(body="#8a5f3a", metal="#c9b27a")
    h, w = s.half, s.side
    s.block(-h, -w * 0.6, h, w * 0.6, "$body")
    s.line([(-h, 0), (h, 0)], "$body*0.8", 0.7)
    for side in (1, -1):
        s.block(h * 0.8, side * w * 0.55, h * 0.9, side * w, "$metal")
    s.block(-h, -w * 0.9, -h * 0.94, -w * 0.5, "$metal*0.8")


def window_frame(s: Sketch, thing: ThingShape) -> None:
    """Draw a window from above: sill at -y, frame, glass line, mullions."""
    steel = thing.id == "window_metal"
    s.slots(body="#4a5a55" if steel else "#eceae2", glass="#a9cbd8", sill="#b9b7b0")
    h, w = s.half, s.side
    s.block(-h, -w, h, -w * 0.4, "$sill")
    s.block(-h, -w * 0.4, h, w, "$body")
    s.plate(-h * 0.96, w * 0.1, h * 0.96, w * 0.5, "$glass")
    for x in spread(-h * 0.97, h * 0.97, 7 if steel else 3):
        s.plate(x - h * 0.02, -w * 0.3, x + h * 0.02, w * 0.9, "$body*0.9")


def shutter(s: Sketch, thing: ThingShape) -> None:
    """Draw a shutter or garage door from above: roller box or leaf with its slats and guide rails."""
    s.slots(body="#9aa3aa", trim="#5c646b")
    h, w = s.half, s.side
    if s.width < 100:
        s.slots(leaf="#e6e4da")
        s.block(-h, -w, h, w, "$leaf")
        s.strokes([((x, -w * 0.9), (x, w * 0.2)) for x in spread(-h, h, 9)[1:-1]], "$leaf*0.76", s.pen_mm)
        s.plate(-h, w * 0.3, h, w, "$trim")
        return
    s.block(-h, -w * 0.82, h, w, "$body", w * 0.2)
    s.strokes([((-h * 0.98, y * w), (h * 0.98, y * w)) for y in spread(-0.6, 0.8, 6)], "$body*0.74", s.pen_mm)
    for side in (1, -1):
        s.block(side * h * 0.96, -w, side * h, w * 0.7, "$trim")
    s.plate(-h * 0.96, -w * 0.98, h * 0.96, -w * 0.84, "$trim*1.3")


def meter(s: Sketch, thing: ThingShape) -> None:
    """Draw a small box on a wall: meter, vent hood or duct."""
    s.slots(body={"electricity_meter": "#8d969c"}.get(thing.id, "#b3b9be"), glass="#dfe6e4", trim="#4a5056")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", min(h, w) * 0.12)
    if thing.id == "electricity_meter":
        s.fill(rounded(-h * 0.6, -w * 0.96, h * 0.6, w * 0.2, h * 0.5), "$glass", edge="$trim")
        s.knob(0, -w * 0.3, h * 0.12, "#c9302c")
        return
    s.line(rounded(-h * 0.86, -w * 0.86, h * 0.86, w * 0.86, h * 0.08), "$body*0.74", 1, closed=True)
    s.strokes([((-h * 0.7, y * w), (h * 0.7, y * w)) for y in spread(-0.66, 0.3, 4)], "$trim", s.pen_mm * 1.6)
    for x in (-0.86, 0.86):
        for y in (-0.86, 0.86):
            s.fill(disc(x * h, y * w, s.pen_mm, 10), "$trim")


def fence(s: Sketch, thing: ThingShape) -> None:
    """Draw a bay of fence from above: posts, rails, and pickets, mesh or boards."""
    wire = thing.id == "chain_link_bay"
    s.slots(body="#a9b0b5" if wire else ("#eceae2" if thing.id == "fence_picket" else "#9a7248"))
    h, w = s.half, s.side
    posts = spread(-h + w, h - w, 3 if thing.id == "rail_fence" else 2)
    if wire:
        zigzag = [(x, (1 if i % 2 else -1) * w * 0.4) for i, x in enumerate(spread(-h, h, 81))]
        s.line(zigzag, "$body*0.85", 0.9)
        s.line([(-h, 0), (h, 0)], "$body*0.6", 1.2)
    elif thing.id == "fence_picket":
        s.block(-h, w * 0.1, h, w * 0.6, "$body*0.9")
        for x in spread(-h * 0.98, h * 0.98, max(2, round(s.length / 130))):
            s.fill(box(x - w * 0.9, -w * 0.7, x + w * 0.9, w * 0.05), "$body", edge=0.6, width=0.8)
    else:
        s.block(-h, -w * 0.5, h, w * 0.5, "$body")
        s.strokes([((x, -w * 0.5), (x, w * 0.5)) for x in spread(-h, h, 14)[1:-1]], "$body*0.7", s.pen_mm)
    for x in posts:
        s.fill(regular(x, 0, w * 1.35, 4, 45) if not wire else disc(x, 0, w * 0.95), "$body*0.86", edge=EDGE)


def gate(s: Sketch, thing: ThingShape) -> None:
    """Draw a garden gate: posts, boards, latch."""
    s.slots(body="#9a7248", metal="#2f3338")
    h, w = s.half, s.side
    s.block(-h * 0.9, -w * 0.5, h * 0.9, w * 0.5, "$body")
    s.strokes([((x, -w * 0.5), (x, w * 0.5)) for x in spread(-h * 0.9, h * 0.9, 9)[1:-1]], "$body*0.7", s.pen_mm)
    for side in (1, -1):
        s.fill(box(side * h, -w, side * (h - w * 2), w), "$body*0.8", edge=EDGE)
    s.block(h * 0.62, -w * 0.9, h * 0.84, -w * 0.5, "$metal")
