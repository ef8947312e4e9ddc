"""Buildings from above: pitched roofs with ridge, eaves and courses of tiles, flat roofs, tents, towers."""

from __future__ import annotations

from diorama_planner.drawing.primitives import Colour
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, oval, polar, rounded, spread
from diorama_planner.symbols.sketch import EDGE, Sketch


def _pitched(s: Sketch, colour: Colour, course: float) -> None:
    """Draw a gabled roof with its ridge along x: the +y slope in shade, lines of tiles along both."""
    h, w = s.half, s.side
    s.fill(box(-h, -w, h, 0), f"{colour}*1.08", edge=EDGE)
    s.fill(box(-h, 0, h, w), f"{colour}*0.86", edge=EDGE)
    count = max(4, round(w / course))
    s.strokes([((-h, y), (h, y)) for y in spread(-w, 0, count)[1:-1]], f"{colour}*0.92", s.pen_mm * 0.6)
    s.strokes([((-h, y), (h, y)) for y in spread(0, w, count)[1:-1]], f"{colour}*0.72", s.pen_mm * 0.6)
    for side in (1, -1):
        s.line([(-h, side * (w - s.pen_mm)), (h, side * (w - s.pen_mm))], "$gutter", 1.6)
        s.line([(side * (h - s.pen_mm), -w), (side * (h - s.pen_mm), w)], f"{colour}*0.66", 1.4)
    s.fill(box(-h, -course * 0.4, h, course * 0.4), f"{colour}*0.74", edge=0.7)


def _chimney(s: Sketch, x: float, y: float, size: float) -> None:
    s.fill(box(x + size * 0.2, y - size * 1.3, x + size * 1.3, y + size * 0.4), "#000000", opacity=0.22)
    s.block(x - size * 0.7, y - size * 0.5, x + size * 0.7, y + size * 0.5, "$brick")
    for dx in (-0.3, 0.3):
        s.fill(disc(x + dx * size, y, size * 0.2, 18), "$brick*1.2", edge=EDGE)
        s.fill(disc(x + dx * size, y, size * 0.11, 14), "#1a1715")


def house(s: Sketch, thing: ThingShape) -> None:
    """Draw a small house: tiled roof, chimney, roof window, step before the door at -y."""
    s.slots(body="#a8523a", gutter="#6d6a66", brick="#9a5a44", glass="#9fc0cf")
    _pitched(s, "$body", 420)
    h, w = s.half, s.side
    _chimney(s, h * 0.62, w * 0.12, w * 0.16)
    s.block(-h * 0.5, -w * 0.66, -h * 0.34, -w * 0.4, "$glass")
    s.block(-h * 0.08, -w, h * 0.14, -w * 0.88, "$body*0.8")


def terrace(s: Sketch, thing: ThingShape) -> None:
    """Draw a terrace shop: roof between party walls, chimneys, shop front with awning at +x."""
    s.slots(body="#5f6670", gutter="#6d6a66", brick="#9a5a44", accent="#2f5a46")
    h, w = s.half, s.side
    s.fill(box(-h, -w, h, w), "$brick", edge=EDGE)
    for x0, x1, tone in ((-h * 0.1, h * 0.34, 0.86), (h * 0.34, h * 0.8, 1.1)):
        s.fill(box(x0, -w * 0.92, x1, w * 0.92), f"$body*{tone:g}", edge=0.66)
        s.strokes(
            [((x, -w * 0.92), (x, w * 0.92)) for x in spread(x0, x1, 10)[1:-1]],
            f"$body*{tone * 0.86:.2f}",
            s.pen_mm * 0.7,
        )
    s.fill(box(h * 0.32, -w * 0.92, h * 0.36, w * 0.92), "$body*0.7", edge=0.7)
    s.block(-h * 0.96, -w * 0.9, -h * 0.12, w * 0.5, "#8d8a84")
    s.strokes([((x, -w * 0.88), (x, w * 0.48)) for x in (-h * 0.7, -h * 0.42)], "#77746f", s.pen_mm)
    s.block(h * 0.8, -w * 0.96, h * 0.9, w * 0.96, "#b9b7b0")
    s.block(h * 0.9, -w * 0.92, h * 0.995, w * 0.92, "$accent")
    _chimney(s, h * 0.34, w * 0.86, w * 0.16)
    _chimney(s, -h * 0.06, -w * 0.84, w * 0.14)


def diner(s: Sketch, thing: ThingShape) -> None:
    """Draw a diner car: barrel roof of stainless steel, red bands, entrance at -y."""
    s.slots(body="#c3c9cd", accent="#c9302c", trim="#5c646b")
    h, w = s.half, s.side
    s.fill(rounded(-h, -w * 0.92, h, w, w * 0.34), "$accent", edge=EDGE)
    s.fill(rounded(-h * 0.985, -w * 0.84, h * 0.985, w * 0.93, w * 0.3), s.across("$body", 0.72, 1.2), edge=0.6)
    s.strokes([((x, -w * 0.8), (x, w * 0.88)) for x in spread(-h * 0.9, h * 0.9, 13)], "$body*0.82", s.pen_mm)
    s.block(-h * 0.1, -w, h * 0.1, -w * 0.7, "$trim*1.3", w * 0.06)
    for x in (-0.6, 0.3, 0.62):
        s.knob(x * h, w * 0.3, w * 0.12, "$trim*1.5")
    s.strokes([((-h * 0.94, y * w), (h * 0.94, y * w)) for y in (-0.6, 0.7)], "$accent", s.pen_mm * 2)


def shop_front(s: Sketch, thing: ThingShape) -> None:
    """Draw a flat-roofed shop: parapet, felt, roof light, awning at -y."""
    s.slots(body="#8d8a84", wall="#c9c2b4", accent="#b8392f", glass="#9fc0cf")
    h, w = s.half, s.side
    s.block(-h, -w * 0.9, h, w, "$wall")
    s.fill(box(-h * 0.95, -w * 0.82, h * 0.95, w * 0.94), "$body", edge=0.7)
    s.block(-h * 0.3, w * 0.1, h * 0.3, w * 0.6, "$glass", w * 0.03)
    s.block(-h * 0.9, -w, h * 0.9, -w * 0.84, "$accent")


def warehouse(s: Sketch, thing: ThingShape) -> None:
    """Draw a bay of a portal-frame shed: profiled sheets down both slopes, roof lights, ridge vent."""
    s.slots(body="#8fa0a8", gutter="#6d757b", glass="#d6e4e6")
    h, w = s.half, s.side
    s.fill(box(-h, -w, 0, w), "$body*0.88", edge=EDGE)
    s.fill(box(0, -w, h, w), "$body*1.06", edge=EDGE)
    s.strokes(
        [((x0, y), (x1, y)) for y in spread(-w * 0.94, w * 0.94, 18) for x0, x1 in ((-h, 0.0), (0.0, h))],
        "$body*0.8",
        s.pen_mm * 0.7,
    )
    for x0, x1 in ((-h * 0.86, -h * 0.14), (h * 0.14, h * 0.86)):
        for y in (-0.5, 0.5):
            s.block(x0, w * (y - 0.1), x1, w * (y + 0.1), "$glass")
    s.block(-h * 0.03, -w, h * 0.03, w, "$body*0.72")
    for side in (1, -1):
        s.plate(side * h * 0.985, -w, side * h, w, "$gutter")


def shed(s: Sketch, thing: ThingShape) -> None:
    """Draw a garden shed: felt on two slopes, ridge along the depth, door at +x."""
    s.slots(body="#4f6353", wood="#a8774a", gutter="#6d757b")
    h, w = s.half, s.side
    s.plate(h * 0.93, -w * 0.34, h, w * 0.34, "$wood")
    edge = h * 0.965
    s.fill(box(-h, 0, edge, w), "$body*0.86", edge=EDGE)
    s.fill(box(-h, -w, edge, 0), "$body*1.12", edge=EDGE)
    for y in (-0.5, 0.5):
        s.line([(-h, y * w), (edge, y * w)], "$body*0.76", 1)
    s.strokes([((x, -w * 0.97), (x, w * 0.97)) for x in (-h * 0.33, h * 0.33)], "$body*0.82", s.pen_mm)
    s.line([(-h, 0), (edge, 0)], "$body*0.6", 2.4)
    for side in (1, -1):
        s.line([(-h, side * (w - s.pen_mm)), (edge, side * (w - s.pen_mm))], "$wood", 1.6)


def tent(s: Sketch, thing: ThingShape) -> None:
    """Draw an army tent: canvas on two slopes, guy ropes inside its plan, stove pipe."""
    s.slots(body="#7d7a56", rope="#d9d2b4", trim="#3a3b36")
    h, w = s.half, s.side
    x, y = h * 0.84, w * 0.8
    pegs = [((px, side * y), (px * 1.04, side * (w - s.pen_mm))) for px in spread(-x, x, 5) for side in (1, -1)]
    s.strokes(pegs, "$rope", s.pen_mm * 0.8)
    s.strokes([((side * x, 0), (side * (h - s.pen_mm), 0)) for side in (1, -1)], "$rope", s.pen_mm * 0.8)
    s.fill(box(-x, -y, x, y), "$body*0.8", edge=EDGE)
    s.fill(box(-x, -y * 0.72, x, 0), "$body*1.14", edge=0.7)
    s.fill(box(-x, 0, x, y * 0.72), "$body*0.92", edge=0.7)
    s.strokes([((px, -y), (px, y)) for px in spread(-x, x, 5)[1:-1]], "$body*0.72", s.pen_mm * 0.8)
    s.line([(-x, 0), (x, 0)], "$body*0.6", 1.6)
    s.fill([(-x * 0.16, -y), (x * 0.16, -y), (0, -y * 0.5)], "$trim", edge=EDGE)
    s.knob(x * 0.5, y * 0.4, h * 0.05, "$trim*1.6")


def ridge_tent(s: Sketch, thing: ThingShape) -> None:
    """Draw a small camping tent: ridge along x, opening at +x, guy lines and pegs."""
    s.slots(body="#e0862f", rope="#e8e2d0", inside="#4a3a2c")
    h, w = s.half, s.side
    x, y = h * 0.84, w * 0.86
    s.strokes(
        [
            ((side * x * 0.95, sy * y * 0.9), (side * (h - s.pen_mm), sy * (w - s.pen_mm)))
            for side in (1, -1)
            for sy in (1, -1)
        ]
        + [((side * x, 0), (side * (h - s.pen_mm), 0)) for side in (1, -1)],
        "$rope",
        s.pen_mm * 0.9,
    )
    s.fill([(-x, -y * 0.86), (x, -y), (x * 0.94, 0), (-x, 0)], "$body*1.1", edge=EDGE)
    s.fill([(-x, y * 0.86), (x, y), (x * 0.94, 0), (-x, 0)], "$body*0.86", edge=EDGE)
    s.fill([(x, -y * 0.9), (x * 0.66, 0), (x, y * 0.9), (x * 0.94, 0)], "$inside")
    s.line([(-x, 0), (x * 0.94, 0)], "$body*0.62", 1.8)
    s.strokes([((px, -y * 0.93), (px, y * 0.93)) for px in (-x * 0.4, x * 0.3)], "$body*0.74", s.pen_mm * 0.8)


def water_tower(s: Sketch, thing: ThingShape) -> None:
    """Draw a water tank: conical roof of boards, hoop, spout, ladder hatch."""
    s.slots(body="#8a6a4a", trim="#4a5056")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r, 60), "$body*0.8", edge=EDGE)
    s.fill(disc(0, 0, r * 0.93, 60), s.dome(-r * 0.12, r * 0.12, r, "$body", 0.86, 1.2), edge=0.7)
    s.strokes(
        [(polar(0, 0, r * 0.1, a), polar(0, 0, r * 0.93, a)) for a in range(0, 360, 10)], "$body*0.74", s.pen_mm * 0.7
    )
    s.line(disc(0, 0, r * 0.5, 48), "$body*0.74", 0.8, closed=True)
    s.knob(0, 0, r * 0.09, "$trim")
    s.block(r * 0.46, -r * 0.12, r * 0.68, r * 0.12, "$body*1.25")


def jetty(s: Sketch, thing: ThingShape) -> None:
    """Draw a bay of a jetty: planks across, piles at the corners."""
    s.slots(body="#a08a6c", pile="#6a5742")
    h, w = s.half, s.side
    for x in (-h * 0.9, h * 0.9):
        for y in (-w * 0.9, w * 0.9):
            s.fill(disc(x, y, w * 0.1), "$pile", edge=EDGE)
    count = max(6, round(s.length / 160))
    pitch = s.length / count
    for i, x in enumerate(spread(-h + pitch / 2, h - pitch / 2, count)):
        s.fill(
            box(x - pitch * 0.46, -w * 0.96, x + pitch * 0.46, w * 0.96),
            f"$body*{(1.0, 0.93, 1.05, 0.97)[i % 4]:g}",
            edge=0.62,
            width=0.7,
        )
    for x in (-h * 0.86, h * 0.86):
        for y in (-w * 0.84, w * 0.84):
            s.fill(oval(x, y, w * 0.09, w * 0.09, 24), "$pile*1.15", edge=EDGE)
