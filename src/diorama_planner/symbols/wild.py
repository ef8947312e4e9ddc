"""What lies and grows wild, from above: rocks, ferns, clumps of grass, stumps."""

from __future__ import annotations

import math

from diorama_planner.drawing.primitives import Colour
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import Points, disc, oval, polar, smooth, turned
from diorama_planner.symbols.livery import picked
from diorama_planner.symbols.sketch import EDGE, Sketch

STONES: tuple[Colour, ...] = ("#8d8a84", "#9a948a", "#7f8286", "#8a8172")
GRASSES: tuple[Colour, ...] = ("#7f9a45", "#8aa04e", "#94994a")


def blade(reach: float, half: float, angle_deg: float) -> Points:
    """Give a pointed leaf from the middle outwards."""
    broad = reach * 0.55
    return turned(((0.0, -half), (broad, -half * 0.9), (reach, 0.0), (broad, half * 0.9), (0.0, half)), angle_deg)


def rock(s: Sketch, thing: ThingShape) -> None:
    """Draw a weathered stone: a lumpy block, a lit top, two cracks."""
    s.slots(body=picked(STONES, thing.id))
    dice = s.random()
    corners = [polar(0, 0, dice.uniform(0.84, 0.97), 360 * (i + 0.5 * dice.random()) / 8) for i in range(8)]
    ring = [(x * s.half, y * s.side) for x, y in corners]
    s.fill(smooth(ring, 3), "$body*0.72", edge=EDGE)
    s.fill(smooth([(x * 0.78 - s.half * 0.05, y * 0.78 + s.side * 0.06) for x, y in ring], 3), "$body*1.02")
    s.fill(smooth([(x * 0.46 - s.half * 0.1, y * 0.46 + s.side * 0.14) for x, y in ring], 3), "$body*1.2")
    for start in (1, 4):
        (x0, y0), (x1, y1) = ring[start], ring[(start + 3) % 8]
        middle = (dice.uniform(-0.2, 0.2) * s.half, dice.uniform(-0.2, 0.2) * s.side)
        s.line([(x0 * 0.86, y0 * 0.86), middle, (x1 * 0.5, y1 * 0.5)], "$body*0.58", 0.8)


def fern(s: Sketch, thing: ThingShape) -> None:
    """Draw fronds that lie in a rosette."""
    s.slots(leaf="#5f8a41")
    dice = s.random()
    for tier, count, share in ((0.8, 9, 0.98), (1.02, 7, 0.72), (1.25, 5, 0.45)):
        start = dice.uniform(0, 360)
        for i in range(count):
            reach = s.half * share * dice.uniform(0.9, 1.0)
            angle = start + 360 * i / count + dice.uniform(-8, 8)
            s.fill(blade(reach, reach * 0.16, angle), f"$leaf*{tier:g}", edge=0.7, width=0.6)
            s.line(turned(((0.0, 0.0), (reach * 0.92, 0.0)), angle), f"$leaf*{tier * 1.3:.2f}", 0.5)


def grass_clump(s: Sketch, thing: ThingShape) -> None:
    """Draw a clump of tall grass that falls outwards."""
    s.slots(leaf=picked(GRASSES, thing.id))
    _clump(s, "$leaf", 26)


def stump(s: Sketch, thing: ThingShape) -> None:
    """Draw a sawn stump: bark, roots, rings."""
    s.slots(body="#6a4f37", cut="#cfa873")
    dice = s.random()
    for i in range(6):
        s.fill(blade(s.half * 0.97, s.half * 0.2, 60 * i + dice.uniform(-14, 14)), "$body*0.9", edge=EDGE)
    s.fill(disc(0, 0, s.half * 0.72), "$body", edge=EDGE)
    s.fill(disc(0, 0, s.half * 0.6), "$cut", edge=0.7)
    for share in (0.44, 0.3, 0.15):
        s.line(oval(0, 0, s.half * share, s.half * share * 0.94), "$cut*0.74", 0.6, closed=True)


def _clump(s: Sketch, colour: Colour, blades: int) -> None:
    """Lay blades of grass around the middle, the long ones below."""
    dice = s.random()
    for i in range(blades):
        share = 1.0 - 0.6 * i / blades
        reach = s.half * share * dice.uniform(0.84, 0.98)
        tone = 0.68 + 0.55 * i / blades
        s.fill(blade(reach, s.half * 0.055, 137.5 * i), f"{colour}*{tone * dice.uniform(0.92, 1.08):.3f}")


def tuft(s: Sketch, colour: Colour) -> None:
    """Draw a small tuft of static grass."""
    s.fill(disc(0, 0, s.half * 0.5, 12), f"{colour}*0.6", opacity=0.7)
    _clump(s, colour, 14)


def leaf(s: Sketch, colour: Colour) -> None:
    """Draw a few fallen leaves beside each other."""
    dice = s.random()
    for i in range(7):
        x, y = polar(0, 0, s.half * (0.0 if i == 6 else 0.52), 60 * i + dice.uniform(-15, 15))
        ring = oval(0, 0, s.half * 0.44, s.half * 0.25, 10)
        angle = dice.uniform(0, 360)
        tone = dice.uniform(0.72, 1.4)
        s.fill([(x + px, y + py) for px, py in turned(ring, angle)], f"{colour}*{tone:.2f}")
        (ax, ay), (bx, by) = turned(((-s.half * 0.38, 0.0), (s.half * 0.38, 0.0)), angle)
        s.line([(x + ax, y + ay), (x + bx, y + by)], f"{colour}*{tone * 0.7:.2f}", 0.6)


def crumbs(s: Sketch, colour: Colour) -> None:
    """Draw a heap of crumbs: clump foliage, gravel, rubble."""
    dice = s.random()
    for i in range(9):
        out = math.sqrt((i + 0.5) / 9)
        x, y = polar(0, 0, s.half * 0.68 * out, 137.5 * i)
        r = s.half * dice.uniform(0.2, 0.3)
        ring = [polar(x, y, r * dice.uniform(0.75, 1.0), 60 * k + dice.uniform(-15, 15)) for k in range(6)]
        s.fill(ring, f"{colour}*{dice.uniform(0.78, 1.2):.2f}", edge=0.7, width=0.5)
