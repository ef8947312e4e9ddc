"""Cupboards and machines that stand along walls indoors, from above; their front lies at -y."""

from __future__ import annotations

import itertools

from diorama_planner.drawing.primitives import Colour
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, polar, rounded, spread
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch


def _top(s: Sketch, colour: Colour, doors: int = 0, front: float = 0.86) -> None:
    """Draw a carcass: top with a shadow line, door fronts and knobs along -y."""
    s.slots(body=colour, metal="#c9b27a", trim="#2b2e32")
    h, w = s.half, s.side
    s.block(-h, -w * front, h, w, "$body", w * 0.03)
    s.fill(rounded(-h * 0.95, -w * front * 0.9, h * 0.95, w * 0.92, w * 0.03), "$body*1.08", edge=0.8, width=0.7)
    xs = spread(-h * 0.99, h * 0.99, doors + 1) if doors else ()
    for a, b in itertools.pairwise(xs):
        s.fill(box(a, -w * 0.96, b, -w * front), "$body*0.84", edge=0.55, width=0.8)


def _knob(s: Sketch, x: float) -> None:
    s.fill(
        rounded(x - s.half * 0.03, -s.side, x + s.half * 0.03, -s.side * 0.94, s.pen_mm),
        "$metal",
        edge=0.6,
        width=0.7,
    )


def wardrobe(s: Sketch, thing: ThingShape) -> None:
    """Draw a wardrobe with two doors and a cornice."""
    _top(s, "#9a6b42", 2)
    s.line(
        rounded(-s.half * 0.9, -s.side * 0.7, s.half * 0.9, s.side * 0.84, s.side * 0.03),
        "$body*0.76",
        1,
        closed=True,
    )
    for x in (-0.1, 0.1):
        _knob(s, x * s.half)


def drawers(s: Sketch, thing: ThingShape) -> None:
    """Draw a chest of drawers with a lamp or a bowl on top."""
    _top(s, "#a9784a", 1)
    h, w = s.half, s.side
    for x in (-0.45, 0.45):
        _knob(s, x * h)
    r = min(h, w) * 0.42
    s.fill(disc(0, w * 0.1, r), s.dome(0, w * 0.1, r, "#f0e2b8", 0.84, 1.1), edge="#a08a55")
    s.fill(disc(0, w * 0.1, r * 0.36), "#fff6d8", edge="#c9b27a")


def bookcase(s: Sketch, thing: ThingShape) -> None:
    """Draw a bookcase: the row of books on its top shelf shows before the back board."""
    s.slots(body="#8a6238")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body*0.8")
    s.plate(-h * 0.96, w * 0.8, h * 0.96, w * 0.96, "$body")
    dice = s.random()
    covers = ("#7a2a2e", "#2f5a46", "#2f4a7a", "#c9a24a", "#5b3a5e", "#d9cfb8", "#8f4a2c")
    x = -h * 0.93
    while x < h * 0.86:
        thick = dice.uniform(0.04, 0.075) * h
        s.fill(
            box(x, -w * dice.uniform(0.6, 0.9), min(x + thick, h * 0.93), w * 0.72),
            dice.choice(covers),
            edge=0.6,
            width=0.7,
        )
        x += thick + h * 0.012
    for side in (1, -1):
        s.plate(side * h * 0.95, -w, side * h, w, "$body*1.1")


def wall_unit(s: Sketch, thing: ThingShape) -> None:
    """Draw a kitchen wall unit."""
    _top(s, "#e6e2d6", 2)
    for x in (-0.12, 0.12):
        _knob(s, x * s.half)


def base_unit(s: Sketch, thing: ThingShape) -> None:
    """Draw a kitchen base unit: stone worktop over its door."""
    _top(s, "#e6e2d6", 1)
    h, w = s.half, s.side
    s.slots(top="#7f7a74")
    s.fill(box(-h, -w * 0.92, h, w), "$top", edge=EDGE)
    dice = s.random()
    for _ in range(18):
        s.fill(
            disc(dice.uniform(-0.9, 0.9) * h, dice.uniform(-0.8, 0.9) * w, h * dice.uniform(0.01, 0.025), 7),
            f"$top*{dice.choice((0.75, 1.4)):g}",
        )
    s.plate(-h, w * 0.93, h, w, "$top*1.3")
    _knob(s, h * 0.6)


def hob(s: Sketch, thing: ThingShape) -> None:
    """Draw a cooker: four burners, knobs along the front, oven door rail."""
    s.slots(body="#e6e8e8", plate="#2b2e32", metal="#a9b0b5")
    h, w = s.half, s.side
    s.block(-h, -w * 0.94, h, w, "$body", w * 0.03)
    s.fill(rounded(-h * 0.92, -w * 0.62, h * 0.92, w * 0.9, w * 0.05), "$plate", edge=0.6)
    for x, y, r in ((-0.45, -0.2, 0.26), (0.45, -0.2, 0.2), (-0.45, 0.5, 0.2), (0.45, 0.5, 0.26)):
        s.line(disc(x * h, y * w, r * h), "$metal*0.7", 1.6, closed=True)
        s.fill(disc(x * h, y * w, r * h * 0.5), "$metal*0.5", edge="$metal")
        s.strokes(
            [(polar(x * h, y * w, r * h * 0.4, a), polar(x * h, y * w, r * h * 1.2, a)) for a in (0, 90, 180, 270)],
            "$metal*0.8",
            s.pen_mm,
        )
    for x in spread(-h * 0.7, h * 0.7, 5):
        s.fill(disc(x, -w * 0.78, h * 0.06, 18), "$plate", edge="$metal")
    s.plate(-h * 0.8, -w, h * 0.8, -w * 0.95, "$metal")


def fridge(s: Sketch, thing: ThingShape) -> None:
    """Draw a refrigerator: top, door proud at the front, handle, grille behind."""
    _top(s, "#dfe3e5" if thing.id == "fridge" else "#b9c0c5", 2 if thing.id == "fridge_us" else 1, front=0.8)
    h, w = s.half, s.side
    s.slots(metal="#8f979c")
    s.strokes([((x, w * 0.86), (x, w * 0.98)) for x in spread(-h * 0.8, h * 0.8, 13)], "$trim*1.5", s.pen_mm)
    for x in (-0.1, 0.1) if thing.id == "fridge_us" else (0.8,):
        s.fill(rounded(x * h - h * 0.05, -w, x * h + h * 0.05, -w * 0.94, w * 0.02), "$metal", edge=EDGE)
    s.line([(-h * 0.9, -w * 0.6), (h * 0.9, -w * 0.6)], "$body*0.86", 0.8)


def washer(s: Sketch, thing: ThingShape) -> None:
    """Draw a washing machine: drawer, dial, the round door bulging at the front."""
    _top(s, "#e9ebeb", 0, front=0.92)
    h, w = s.half, s.side
    s.fill([(-h * 0.5, -w * 0.92), (-h * 0.36, -w), (h * 0.36, -w), (h * 0.5, -w * 0.92)], "#8fb3c2", edge="$trim")
    s.plate(-h * 0.88, -w * 0.86, -h * 0.3, -w * 0.66, "$body*0.86", w * 0.03)
    s.fill(disc(h * 0.66, -w * 0.76, h * 0.1), "$body*0.7", edge=EDGE)
    s.fill(box(-h * 0.1, -w * 0.84, h * 0.4, -w * 0.68), "$trim")
    s.fill(rounded(-h * 0.5, -w * 0.3, h * 0.3, w * 0.6, w * 0.1), "#b8cfd8", edge=0.7)
    s.strokes([((-h * 0.4, y * w), (h * 0.2, y * w)) for y in (-0.1, 0.15, 0.4)], "#9db7c2", s.pen_mm)


def clock(s: Sketch, thing: ThingShape) -> None:
    """Draw a longcase clock: hood with mouldings and finials, glass front."""
    _top(s, "#6e4228", 1)
    h, w = s.half, s.side
    for share in (0.82, 0.6):
        s.line(rounded(-h * share, -w * share * 0.8, h * share, w * share, w * 0.06), "$body*0.7", 1, closed=True)
    for x in (-0.76, 0.0, 0.76):
        s.fill(disc(x * h, -w * 0.6, w * 0.12, 18), "#d9a93c", edge=EDGE)
    s.plate(-h * 0.6, -w * 0.98, h * 0.6, -w * 0.88, "#dfe8ea")


def shelf_rack(s: Sketch, thing: ThingShape) -> None:
    """Draw a warehouse bay: uprights, beams, boxes on the top level."""
    s.slots(body="#2f5fa8", beam="#e2762b", box="#c9a273")
    h, w = s.half, s.side
    s.fill(box(-h * 0.97, -w * 0.94, h * 0.97, w * 0.94), "#b9ad96", edge=0.66)
    s.strokes([((x, -w * 0.94), (x, w * 0.94)) for x in spread(-h * 0.9, h * 0.9, 16)], "#9c917b", s.pen_mm)
    for x, y, a, b in ((-0.62, 0.1, 0.26, 0.6), (0.02, -0.06, 0.28, 0.7), (0.62, 0.14, 0.24, 0.5)):
        s.block((x - a) * h, (y - b) * w, (x + a) * h, (y + b) * w, "$box")
        s.line([((x - a) * h, y * w), ((x + a) * h, y * w)], "#e3cfa5", 2.4)
    for y in (-0.96, 0.96):
        s.plate(-h, y * w - w * 0.04, h, y * w + w * 0.04, "$beam")
    for x in (-0.97, 0.97):
        for y in (-0.9, 0.9):
            s.block(x * h - h * 0.03, y * w - w * 0.1, x * h + h * 0.03, y * w + w * 0.1, "$body")
        s.strokes([((x * h, -w * 0.8), (x * h, w * 0.8))], "$body*0.8", s.pen_mm * 1.4)


def fireplace(s: Sketch, thing: ThingShape) -> None:
    """Draw a fireplace: mantel shelf behind, hearth in front, embers between the jambs."""
    s.slots(body="#cfc9bd", fire="#e2762b", trim="#2b2622")
    h, w = s.half, s.side
    s.block(-h * 0.9, -w, h * 0.9, -w * 0.2, "$body*0.82")
    s.block(-h * 0.46, -w * 0.5, h * 0.46, w * 0.9, "$trim")
    for x, tone in ((-0.2, 1.0), (0.05, 1.3), (0.24, 1.1)):
        s.fill(disc(x * h, w * 0.02, w * 0.26, 20), f"$fire*{tone:g}")
    s.block(-h, w * 0.1, h, w, "$body")
    s.line([(-h * 0.97, w * 0.26), (h * 0.97, w * 0.26)], "$body*0.8", 1)
    for x in (-0.7, 0.7):
        s.fill(disc(x * h, w * 0.6, w * 0.17), "#8a5f3a", edge=EDGE)
    s.block(-h * 0.12, w * 0.44, h * 0.12, w * 0.8, "#d9a93c")


def upright_piano(s: Sketch, thing: ThingShape) -> None:
    """Draw an upright piano: lid, music desk, the keyboard along the front."""
    s.slots(body="#3a2418", key="#f6f3ea")
    h, w = s.half, s.side
    s.block(-h, -w * 0.1, h, w, "$body")
    s.line([(-h * 0.97, w * 0.4), (h * 0.97, w * 0.4)], "$body*1.4", 0.9)
    for side in (1, -1):
        s.block(side * h * 0.92, -w * 0.98, side * h, 0, "$body*1.2")
    _keyboard(s, -h * 0.91, -w * 0.94, h * 0.91, -w * 0.4)
    s.block(-h * 0.91, -w * 0.4, h * 0.91, -w * 0.06, "$body*1.3")
    s.fill(box(-h * 0.3, -w * 0.04, h * 0.3, w * 0.14), "$key", edge="#8a7a55")


def _keyboard(s: Sketch, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw 52 white keys and their 36 black ones; the player sits on the y0 side."""
    s.fill(box(x0, y0, x1, y1), "$key", edge="#5a4a3a")
    xs = spread(x0, x1, 53)
    s.strokes([((x, y0), (x, y1)) for x in xs[1:-1]], "#b9b3a6", s.pen_mm * 0.4)
    black = [x for i, x in enumerate(xs[1:-1]) if i % 7 not in {1, 4}]
    s.strokes(
        [((x, y0 + (y1 - y0) * 0.42), (x, y1 - (y1 - y0) * 0.04)) for x in black], "#1a1614", (x1 - x0) / 52 * 0.55
    )


def arcade(s: Sketch, thing: ThingShape) -> None:
    """Draw an arcade cabinet: marquee, screen glow, control panel with stick and buttons; front at +x."""
    s.slots(body=body_colour(thing.id, "#3d3a6b"), glow="#57d3e0", accent="#ff5ca8", trim="#1d1f24")
    h, w = s.half, s.side
    s.block(-h, -w, h * 0.62, w, "$body", w * 0.04)
    s.block(h * 0.5, -w * 0.94, h, w * 0.94, "$trim", w * 0.1)
    s.fill(
        [(h * 0.02, -w * 0.8), (h * 0.46, -w * 0.74), (h * 0.46, w * 0.74), (h * 0.02, w * 0.8)],
        "$glow",
        edge="$trim",
        width=2,
    )
    s.plate(-h * 0.14, -w * 0.9, h * 0.02, w * 0.9, "$accent")
    s.line([(-h * 0.86, -w * 0.86), (-h * 0.86, w * 0.86)], "$body*1.5", 1.2)
    s.knob(h * 0.74, w * 0.46, w * 0.12, "#d93a30")
    for x, y, colour in ((0.7, -0.2, "#e9b02e"), (0.8, -0.42, "#3fae5a"), (0.7, -0.62, "#57a5e0")):
        s.knob(x * h, y * w, w * 0.085, colour)
