"""Playgrounds, parks, races and shows from above; what has a front shows it at -y."""

from __future__ import annotations

import itertools

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, oval, polar, regular, rounded, smooth, spread, turned
from diorama_planner.symbols.sketch import EDGE, Sketch


def goal(s: Sketch, thing: ThingShape) -> None:
    """Draw a football goal: white posts and bar at -y, net behind."""
    s.slots(body="#f4f4ef", net="#9aa3a8")
    h, w = s.half, s.side
    s.strokes(
        [
            *(((x, -w * 0.9), (x * 0.985, w * 0.97)) for x in spread(-h * 0.98, h * 0.98, 37)),
            *(((-h, y), (h, y)) for y in spread(-w * 0.8, w * 0.96, 10)),
        ],
        "$net",
        s.pen_mm * 0.5,
    )
    s.line(
        [(-h * 0.985, -w * 0.9), (-h * 0.97, w * 0.97), (h * 0.97, w * 0.97), (h * 0.985, -w * 0.9)], "$net*0.7", 1.6
    )
    s.block(-h, -w, h, -w + max(120.0, w * 0.1), "$body")
    for side in (1, -1):
        s.fill(disc(side * (h - 70), -w + 70, 68, 20), "$body", edge=EDGE)


def quarter_pipe(s: Sketch, thing: ThingShape) -> None:
    """Draw a quarter pipe: curved ramp rising to a coping and a deck at +y."""
    s.slots(body="#b98b56", steel="#a9b0b5")
    h, w = s.half, s.side
    s.fill(box(-h, -w, h, w), "$body", edge=EDGE)
    ys = spread(-w, w * 0.42, 9)
    for i, (a, b) in enumerate(itertools.pairwise(ys)):
        s.plate(-h + s.pen_mm, a, h - s.pen_mm, b, f"$body*{1.16 - 0.055 * i:.2f}")
    s.strokes([((x, -w), (x, w * 0.42)) for x in (-h * 0.33, h * 0.33)], "$body*0.7", s.pen_mm)
    s.block(-h, w * 0.42, h, w, "$body*0.8")
    s.strokes([((-h, y * w), (h, y * w)) for y in (0.6, 0.78)], "$body*0.62", s.pen_mm * 0.8)
    s.block(-h, w * 0.4, h, w * 0.47, "$steel")
    s.block(-h, -w, h, -w * 0.93, "$steel*0.9")


def statue(s: Sketch, thing: ThingShape) -> None:
    """Draw a statue: stepped plinth, a bronze figure with a raised arm."""
    s.slots(body="#b9b3a6", bronze="#5f7a6a")
    h, w = s.half, s.side
    for share, tone in ((1.0, 0.84), (0.84, 0.96), (0.66, 1.08)):
        s.fill(box(-h * share, -w * share, h * share, w * share), f"$body*{tone:g}", edge=0.66)
    r = h * 0.5
    cloak = smooth(
        [
            (r * 0.9, r * 0.1),
            (r * 0.5, r * 0.62),
            (-r * 0.5, r * 0.62),
            (-r * 0.9, r * 0.1),
            (-r * 0.6, -r * 0.5),
            (0, -r * 0.4),
            (r * 0.6, -r * 0.5),
        ],
        5,
    )
    s.fill(cloak, s.dome(0, 0, r, "$bronze", 0.74, 1.2), edge=EDGE)
    s.fill(
        [(r * 0.6, 0), (r * 0.82, -r * 0.1), (r * 0.72, -r * 1.05), (r * 0.56, -r * 1.0)], "$bronze*1.1", edge=EDGE
    )
    s.fill(oval(0, 0, r * 0.3, r * 0.36), "$bronze*1.25", edge=EDGE)


def gantry(s: Sketch, thing: ThingShape) -> None:
    """Draw a start gantry: truss across the track, towers, chequered sign, lamps at -y."""
    s.slots(body="#7c858b", dark="#1d1f21", light="#f4f4ef", lamp="#d93a30")
    h, w = s.half, s.side
    s.strokes([((-h, y * w), (h, y * w)) for y in (-0.6, 0.8)], "$body", s.pen_mm * 2)
    xs = spread(-h * 0.96, h * 0.96, 31)
    s.line([(x, w * (0.8 if i % 2 else -0.6)) for i, x in enumerate(xs)], "$body*0.8", 1)
    for side in (1, -1):
        s.block(side * h * 0.95, -w, side * h, w, "$body*0.8")
    count = 24
    cell = h * 1.2 / count
    for i in range(count):
        for j in range(2):
            x, y = -h * 0.6 + cell * i, -w * (0.98 - 0.2 * j)
            s.plate(x, y, x + cell, y + w * 0.2, "$dark" if (i + j) % 2 else "$light")
    for x in spread(-h * 0.12, h * 0.12, 5):
        s.fill(disc(x, w * 0.1, w * 0.3), "$lamp", edge="$dark")


def swing(s: Sketch, thing: ThingShape) -> None:
    """Draw a swing: beam along x, splayed legs at both ends, two seats on chains."""
    s.slots(body="#c9302c", seat="#2b2e32", chain="#8f979c", mat="#b98f5c")
    h, w = s.half, s.side
    for side in (1, -1):
        for y in (1, -1):
            s.fill(
                [
                    (side * h * 0.82, y * w * 0.03),
                    (side * h * 0.88, y * w * 0.03),
                    (side * h, y * w * 0.97),
                    (side * h * 0.95, y * w * 0.97),
                ],
                "$body*0.85",
                edge=EDGE,
            )
    for x in (-0.38, 0.38):
        s.fill(oval(x * h, 0, h * 0.24, w * 0.5), "$mat", opacity=0.35)
        s.strokes(
            [((x * h + dx, -w * 0.16), (x * h + dx, w * 0.04)) for dx in (-h * 0.12, h * 0.12)],
            "$chain",
            s.pen_mm * 1.4,
        )
        s.block(x * h - h * 0.13, -w * 0.24, x * h + h * 0.13, -w * 0.08, "$seat", w * 0.05)
    s.block(-h * 0.97, -w * 0.04, h * 0.97, w * 0.04, "$body", w * 0.02)


def slide(s: Sketch, thing: ThingShape) -> None:
    """Draw a slide: ladder behind, platform, chute running out to +x."""
    s.slots(body="#2f7fb5", metal="#c3c8cc", wood="#b98b56")
    h, w = s.half, s.side
    for side in (1, -1):
        s.line([(-h * 0.97, side * w * 0.6), (-h * 0.56, side * w * 0.5)], "$body", 3)
    s.strokes([((x, -w * 0.56), (x, w * 0.56)) for x in spread(-h * 0.94, -h * 0.62, 5)], "$metal*0.8", s.pen_mm * 2)
    s.block(-h * 0.6, -w * 0.92, -h * 0.28, w * 0.92, "$wood", w * 0.06)
    s.strokes([((x, -w * 0.86), (x, w * 0.86)) for x in (-h * 0.5, -h * 0.4)], "$wood*0.7", s.pen_mm)
    s.fill(rounded(-h * 0.34, -w * 0.62, h, w * 0.62, w * 0.2), "$body", edge=EDGE)
    s.fill(rounded(-h * 0.34, -w * 0.46, h * 0.97, w * 0.46, w * 0.16), s.along("$metal", 0.86, 1.1), edge=0.7)
    for x in spread(-h * 0.1, h * 0.7, 4):
        s.line([(x, -w * 0.44), (x + h * 0.03, 0), (x, w * 0.44)], "$metal*0.86", 0.8)


def campfire(s: Sketch, thing: ThingShape) -> None:
    """Draw a campfire: ring of stones, ash, logs, flames."""
    s.slots(body="#8f8b84", wood="#6e4d30", fire="#f08a2c")
    r = s.half - s.pen_mm
    dice = s.random()
    s.fill(disc(0, 0, r * 0.82), "#4a423a")
    for i in range(12):
        x, y = polar(0, 0, r * 0.84, 30 * i + dice.uniform(-4, 4))
        size = min(r * dice.uniform(0.15, 0.21), r * 0.99 - r * 0.84)
        s.fill(
            smooth([polar(x, y, size * dice.uniform(0.82, 1.0), 60 * k) for k in range(6)], 4),
            f"$body*{dice.uniform(0.85, 1.15):.2f}",
            edge=EDGE,
        )
    for a in (10, 70, 130):
        s.fill(turned(rounded(-r * 0.6, -r * 0.09, r * 0.6, r * 0.09, r * 0.05), a), "$wood", edge=EDGE)
    for size, tone, turn in ((0.42, 0.9, 0), (0.3, 1.15, 25), (0.16, 1.55, 50)):
        s.fill(
            smooth([polar(0, 0, r * size * (1.0 if k % 2 else 0.6), 36 * k + turn) for k in range(10)], 4),
            f"$fire*{tone:g}",
        )


def grill(s: Sketch, thing: ThingShape) -> None:
    """Draw a kettle grill: rim, grate with sausages, side handle and wheels."""
    s.slots(body="#23262b", grate="#a9b0b5", meat="#8a4a2c")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), "$body", edge=EDGE)
    s.fill(disc(0, 0, r * 0.88), "#b04a24")
    s.fill(disc(0, 0, r * 0.88), s.dome(0, 0, r * 0.9, "#3a2420", 0.8, 1.3), opacity=0.75)
    lines = [
        ((-((1 - t * t) ** 0.5) * r * 0.88, t * r * 0.88), ((1 - t * t) ** 0.5 * r * 0.88, t * r * 0.88))
        for t in spread(-0.92, 0.92, 13)
    ]
    s.strokes(lines, "$grate", s.pen_mm)
    for y, x in ((0.3, -0.1), (0.02, 0.14), (-0.26, -0.06)):
        s.fill(
            turned(rounded(x * r - r * 0.36, y * r - r * 0.1, x * r + r * 0.36, y * r + r * 0.1, r * 0.1), 8),
            "$meat",
            edge=EDGE,
        )
    s.line(disc(0, 0, r * 0.9), "$body*1.6", 1.2, closed=True)


def fountain(s: Sketch, thing: ThingShape) -> None:
    """Draw a fountain: stone rim, water with rings, upper bowl and jet."""
    s.slots(body="#b9b3a6", water="#6fb0c9")
    r = s.half - s.pen_mm / 2
    s.fill(regular(0, 0, r, 16, 11.25), "$body", edge=EDGE)
    s.fill(disc(0, 0, r * 0.93, 56), "$body*1.12", edge=0.7)
    s.fill(disc(0, 0, r * 0.84, 56), s.dome(0, 0, r * 0.84, "$water", 0.82, 1.2), edge="$body*0.6")
    for share in (0.7, 0.56, 0.44):
        s.line(disc(0, 0, r * share, 48), "$water*1.45", 0.8, closed=True)
    s.fill(disc(0, 0, r * 0.32), "$body", edge=EDGE)
    s.fill(disc(0, 0, r * 0.26), "$water*1.15", edge=0.7)
    for i in range(12):
        s.strokes([(polar(0, 0, r * 0.1, 30 * i), polar(0, 0, r * 0.23, 30 * i))], "#ffffff", s.pen_mm)
    s.fill(disc(0, 0, r * 0.08), "#f4fbfd", edge="$body*0.8")


def podium(s: Sketch, thing: ThingShape) -> None:
    """Draw a display turntable: chrome rim with lamps, brushed disc, arrow of its turning."""
    s.slots(body="#3a3f47", rim="#c3c8cc", lamp="#fff0bd")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r, 72), "$rim", edge=EDGE)
    s.fill(disc(0, 0, r * 0.95, 72), s.dome(0, 0, r, "$body", 0.86, 1.3), edge=0.6)
    for share in (0.85, 0.7, 0.55, 0.4, 0.25):
        s.line(disc(0, 0, r * share, 60), "$body*1.25", 0.7, closed=True)
    for i in range(24):
        s.fill(disc(*polar(0, 0, r * 0.975, 15 * i), r * 0.014, 12), "$lamp")
    s.line([polar(0, 0, r * 0.78, a) for a in range(20, 71, 5)], "$rim", 2.4)
    s.fill([polar(0, 0, r * 0.83, 70), polar(0, 0, r * 0.73, 70), polar(0, 0, r * 0.78, 80)], "$rim")
