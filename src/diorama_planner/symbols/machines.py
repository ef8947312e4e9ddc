"""Machines that stand in streets and yards, from above; their front lies at -y."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import disc, polar, rounded, spread
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch


def _cabinet(s: Sketch, thing: ThingShape, default: str, radius: float = 0.06) -> None:
    """Draw the plain top of a machine: body, lighter lid inside."""
    s.slots(body=body_colour(thing.id, default), trim="#2b2e32", metal="#a9b0b5", glow="#f6f1dc", glass="#22303c")
    s.block(-s.half, -s.side, s.half, s.side, "$body", s.side * radius)


def fan(s: Sketch, x: float, y: float, radius: float, *, blades: int = 5) -> None:
    """Draw a fan behind a round grille."""
    s.fill(disc(x, y, radius), "$trim", edge="$metal*0.8", width=1.2)
    for i in range(blades):
        a = 360 / blades * i
        s.fill(
            [polar(x, y, radius * 0.16, a), polar(x, y, radius * 0.88, a - 12), polar(x, y, radius * 0.88, a + 26)],
            "$metal*0.7",
        )
    for share in (0.36, 0.64, 0.9):
        s.line(disc(x, y, radius * share, 32), "$metal", 0.6, closed=True)
    s.knob(x, y, radius * 0.2, "$metal*0.9")


def vending(s: Sketch, thing: ThingShape) -> None:
    """Draw a vending machine: lit front at -y, recessed roof panel, vent at the back."""
    _cabinet(s, thing, "#d13a3a")
    h, w = s.half, s.side
    s.plate(-h * 0.98, -w + s.pen_mm / 2, h * 0.98, -w * 0.74, "$glow", w * 0.04)
    s.line([(-h * 0.96, -w * 0.74), (h * 0.96, -w * 0.74)], "$body*0.6", 1)
    s.fill(rounded(-h * 0.82, -w * 0.56, h * 0.44, w * 0.8, w * 0.06), "$body*0.8", edge=0.7, width=0.8)
    s.strokes([((h * 0.58, y * w), (h * 0.86, y * w)) for y in spread(-0.4, 0.7, 6)], "$body*0.6", s.pen_mm)
    s.fill(rounded(-h * 0.82, -w * 0.56, h * 0.44, -w * 0.36, w * 0.06), "#ffffff", opacity=0.12)


def fuel_pump(s: Sketch, thing: ThingShape) -> None:
    """Draw an old electric pump: rounded top, glowing globe, hose at the side."""
    _cabinet(s, thing, "#c43a34", 0.4)
    h, w = s.half, s.side
    s.fill(rounded(-h * 0.8, -w * 0.7, h * 0.8, w * 0.7, w * 0.3), "$body*1.12", edge=0.7)
    s.fill(disc(0, 0, w * 0.62), s.dome(-w * 0.1, w * 0.1, w * 0.7, "$glow", 0.86, 1.1), edge="$metal*0.7", width=1.4)
    s.line(disc(0, 0, w * 0.44), "$body", 1.8, closed=True)
    s.line([(h * 0.84, w * 0.3), (h * 0.95, 0), (h * 0.84, -w * 0.4)], "$trim", 4)
    s.plate(-h * 0.5, -w * 0.99, h * 0.5, -w * 0.84, "$glow")


def round_pump(s: Sketch, thing: ThingShape) -> None:
    """Draw a visible pump: plinth, glass cylinder with fuel, hose."""
    s.slots(body=body_colour(thing.id, "#c23a30"), trim="#2b2e32", metal="#c3c8cc", fuel="#d98a3c")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), "$body*0.84", edge=EDGE)
    s.fill(disc(0, 0, r * 0.78), "$body", edge=0.66)
    s.fill(disc(0, 0, r * 0.56), "$fuel", edge="$metal*0.7", width=1.4)
    for i in range(4):
        s.knob(*polar(0, 0, r * 0.62, 45 + 90 * i), r * 0.07, "$metal")
    s.fill(disc(0, 0, r * 0.3), "#f6f1dc", edge="$metal*0.7")
    s.line([polar(0, 0, r * (0.86 - 0.0006 * a), -a) for a in range(10, 170, 10)], "$trim", 4)


def dispenser(s: Sketch, thing: ThingShape) -> None:
    """Draw a two-sided dispenser: canopy lid, hoses with nozzles on both faces."""
    _cabinet(s, thing, "#e4e6e4", 0.1)
    h, w = s.half, s.side
    s.slots(accent="#2f66c4", nozzle_a="#3a9a4f", nozzle_b="#2b2e32")
    s.fill(rounded(-h * 0.6, -w * 0.7, h * 0.6, w * 0.7, w * 0.08), "$accent", edge=0.6)
    s.plate(-h * 0.4, -w * 0.5, h * 0.4, w * 0.5, "$accent*1.3", w * 0.06)
    for side in (1, -1):
        for i, x in enumerate((-0.84, -0.72, 0.72, 0.84)):
            s.block(
                x * h - h * 0.035,
                side * w * 0.5,
                x * h + h * 0.035,
                side * w * 0.94,
                "$nozzle_a" if i % 2 else "$nozzle_b",
                w * 0.05,
            )
        s.plate(-h * 0.5, side * w * 0.88, h * 0.5, side * w * 0.98, "$glass")


def air_unit(s: Sketch, thing: ThingShape) -> None:
    """Draw an air and water post with a coiled hose."""
    _cabinet(s, thing, "#3d78b5", 0.14)
    w = s.side
    s.plate(-s.half * 0.8, -w * 0.98, s.half * 0.8, -w * 0.72, "$glow")
    for share in (0.6, 0.46, 0.32):
        s.line(disc(0, w * 0.12, w * share), "$trim", 2.4, closed=True)
    s.knob(0, w * 0.12, w * 0.14, "$metal")


def generator(s: Sketch, thing: ThingShape) -> None:
    """Draw a generator set: hood with louvres, exhaust, lifting eye, radiator fan."""
    _cabinet(s, thing, "#d5a52b")
    h, w = s.half, s.side
    s.fill(rounded(-h * 0.96, -w * 0.9, h * 0.96, w * 0.9, w * 0.06), "$body*1.05", edge=0.7)
    for x0, x1 in ((-h * 0.9, -h * 0.46), (-h * 0.4, h * 0.2)):
        s.fill(rounded(x0, -w * 0.78, x1, w * 0.78, w * 0.04), "$body*0.95", edge=0.66, width=0.8)
    s.strokes(
        [((x, -w * 0.64), (x, w * 0.64)) for x in spread(-h * 0.84, -h * 0.54, 7)], "$body*0.55", s.pen_mm * 1.1
    )
    fan(s, h * 0.6, 0, w * 0.62)
    s.fill(disc(-h * 0.1, w * 0.42, w * 0.15), "$metal*0.7", edge=EDGE)
    s.fill(disc(-h * 0.1, w * 0.42, w * 0.09), "#101113")
    s.line(disc(-h * 0.1, -w * 0.2, w * 0.1, 20), "$trim", 2.4, closed=True)


def compressor(s: Sketch, thing: ThingShape) -> None:
    """Draw a workshop compressor: tank across, pump with fins, belt guard."""
    s.slots(body=body_colour(thing.id, "#b4342e"), trim="#2b2e32", metal="#a9b0b5")
    h, w = s.half, s.side
    s.fill(rounded(-h * 0.96, -w * 0.8, h * 0.96, w * 0.8, w * 0.6), s.across("$body", 0.62, 1.2, w * 0.8), edge=EDGE)
    for x in (-0.62, 0.62):
        for side in (1, -1):
            s.block(x * h - h * 0.07, side * w * 0.7, x * h + h * 0.07, side * (w - s.pen_mm / 2), "$trim", w * 0.05)
    s.block(-h * 0.5, -w * 0.62, h * 0.62, w * 0.62, "$body*0.8", w * 0.05)
    s.block(-h * 0.44, -w * 0.42, h * 0.02, w * 0.42, "$metal*0.85", w * 0.08)
    s.strokes([((x, -w * 0.36), (x, w * 0.36)) for x in spread(-h * 0.38, -h * 0.04, 7)], "$metal*0.55", s.pen_mm)
    s.block(h * 0.16, -w * 0.3, h * 0.54, w * 0.34, "$trim*1.4", w * 0.16)
    s.block(-h * 0.34, w * 0.5, h * 0.5, w * 0.74, "$trim", w * 0.1)
    s.line([(h * 0.8, -w * 0.5), (h * 0.98, -w * 0.5), (h * 0.98, w * 0.5), (h * 0.8, w * 0.5)], "$metal", 2.4)


def cabinet(s: Sketch, thing: ThingShape) -> None:
    """Draw a street cabinet: sloped lid, door seam, vents."""
    _cabinet(s, thing, "#7f8c84")
    h, w = s.half, s.side
    s.fill(rounded(-h * 0.95, -w * 0.8, h * 0.95, w * 0.88, w * 0.08), "$body*1.1", edge=0.7)
    s.line([(0, -w), (0, -w * 0.8)], "$body*0.5", 1.2)
    for side in (1, -1):
        s.strokes(
            [((x, -w * 0.1), (x, w * 0.5)) for x in spread(side * h * 0.6, side * h * 0.84, 5)],
            "$body*0.66",
            s.pen_mm,
        )


def toilet_cabin(s: Sketch, thing: ThingShape) -> None:
    """Draw a portable toilet: translucent roof, vent pipe, door at -y."""
    _cabinet(s, thing, "#3d7fb0")
    h, w = s.half, s.side
    s.fill(rounded(-h * 0.88, -w * 0.82, h * 0.88, w * 0.9, w * 0.24), "#e6eae8", edge=0.7)
    s.strokes([((x * h, -w * 0.74), (x * h, w * 0.82)) for x in (-0.4, 0.0, 0.4)], "#c3cac8", s.pen_mm)
    s.plate(-h * 0.66, -w, h * 0.66, -w * 0.9, "$body*1.3")
    s.fill(disc(h * 0.68, w * 0.7, w * 0.1), "$trim", edge="$metal")


def air_conditioner(s: Sketch, thing: ThingShape) -> None:
    """Draw an outdoor unit: louvred top, fan grille bulging at the front, pipes."""
    s.slots(body="#e3e4df", trim="#3a3d41", metal="#a9b0b5")
    h, w = s.half, s.side
    s.block(-h, -w * 0.86, h, w, "$body", w * 0.12)
    s.fill(rounded(-h * 0.94, -w * 0.7, h * 0.94, w * 0.86, w * 0.1), "$body*1.04", edge=0.76, width=0.8)
    s.strokes([((x, -w * 0.5), (x, w * 0.66)) for x in spread(-h * 0.86, h * 0.4, 15)], "$body*0.8", s.pen_mm)
    grille = [(-h * 0.84, -w * 0.86), (-h * 0.7, -w * 0.99), (h * 0.26, -w * 0.99), (h * 0.4, -w * 0.86)]
    s.fill(grille, "$trim", edge=EDGE)
    s.strokes([((x, -w * 0.97), (x, -w * 0.88)) for x in spread(-h * 0.7, h * 0.26, 9)], "$metal", s.pen_mm)
    s.fill(rounded(h * 0.54, -w * 0.4, h * 0.86, w * 0.4, w * 0.08), "$body*0.88", edge=0.76, width=0.8)
    for y in (0.1, -0.16):
        s.line([(h * 0.86, y * w), (h * 0.99, y * w)], "#b9772f", 2.6)


def canopy(s: Sketch, thing: ThingShape) -> None:
    """Draw a station canopy: coloured fascia, roof sheets, gutters, column heads."""
    s.slots(body="#eceeec", accent="#c9302c", metal="#a9b0b5")
    h, w = s.half, s.side
    band = min(h, w) * 0.09
    s.fill(rounded(-h, -w, h, w, band), "$accent", edge=EDGE)
    s.fill(rounded(-h + band, -w + band, h - band, w - band, band * 0.5), s.along("$body", 0.94, 1.02, h), edge=0.7)
    s.strokes(
        [((x, -w + band), (x, w - band)) for x in spread(-h + band, h - band, max(8, round(s.length / 1000)))[1:-1]],
        "$body*0.88",
        s.pen_mm * 0.8,
    )
    s.line([(-h + band, 0), (h - band, 0)], "$body*0.7", 1.6)
    for x in spread(-h * 0.66, h * 0.66, 2 if s.length < 12000 else 4):
        s.block(x - band * 1.6, -band * 1.1, x + band * 1.6, band * 1.1, "$metal*1.1", band * 0.2)


def island(s: Sketch, thing: ThingShape) -> None:
    """Draw a pump island: kerbed concrete with round ends and yellow edge."""
    s.slots(body="#b9b7b0", accent="#e3b32e")
    h, w = s.half, s.side
    s.fill(rounded(-h, -w, h, w, w, 10), "$accent", edge=EDGE)
    s.fill(rounded(-h * 0.95, -w * 0.84, h * 0.95, w * 0.84, w * 0.84, 10), "$body", edge=0.7)
    s.strokes([((x, -w * 0.84), (x, w * 0.84)) for x in (-h * 0.4, h * 0.4)], "$body*0.8", s.pen_mm)
    for x in (-h * 0.82, h * 0.82):
        s.fill(disc(x, 0, w * 0.14), "$accent", edge=EDGE)
