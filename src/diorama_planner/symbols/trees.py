"""Trees and bushes from above, by the habit of their species.

Crowns are piles of leaf blobs whose places come from the thing's id, so that every species has its own shape
and always the same one.
"""

from __future__ import annotations

import math
import random

from diorama_planner.drawing.primitives import Colour
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import Points, disc, polar, shifted, smooth, spread, star, turned
from diorama_planner.symbols.livery import picked
from diorama_planner.symbols.sketch import EDGE, Sketch

LEAF: dict[str, Colour] = {
    "oak_30": "#55793a",
    "oak_50": "#4f7236",
    "oak_70": "#486a33",
    "beech_50": "#6b8a3c",
    "ash_50": "#5f8446",
    "sycamore_50": "#4d7a40",
    "walnut_50": "#66873d",
    "street_tree": "#6f9a48",
    "pine_young": "#40704c",
    "pine_mature": "#3d6647",
    "spruce": "#2f5b44",
    "christmas_tree": "#2f6a46",
    "apple": "#6a943f",
    "cherry_30": "#689545",
    "cherry_jp": "#6f9a4c",
}
BLOSSOM: dict[str, Colour] = {"cherry_jp": "#f0b9cb", "cherry_30": "#c23b4a", "apple": "#d0493d"}
LEAVES: tuple[Colour, ...] = ("#55793a", "#5f8446", "#6b8a3c", "#4d7a40")


def _blob(dice: random.Random, x: float, y: float, radius: float, bumps: int = 9, rough: float = 0.16) -> Points:
    """Give a lumpy ring inside a circle."""
    return smooth(
        [
            polar(x, y, radius * (1 - rough * dice.random()), 360 * (i + 0.5 * dice.random()) / bumps)
            for i in range(bumps)
        ],
        5,
    )


def _crown(s: Sketch, dice: random.Random, colour: Colour, lumps: int, rough: float) -> None:
    """Pile up a crown: a dark rim, then lumps on a sunflower spiral from the rim in, each with a lit top."""
    r = s.half - s.pen_mm
    s.fill(_blob(dice, 0, 0, r * 0.985, lumps + 3, rough), f"{colour}*0.62", edge=0.7)
    count = 2 * lumps
    turn = dice.uniform(0, 360)
    for i in reversed(range(count)):
        out = math.sqrt((i + 0.5) / count)
        x, y = polar(0, 0, r * 0.76 * out * dice.uniform(0.92, 1.05), turn + 137.5 * i)
        size = min(r * dice.uniform(0.24, 0.32), r * 0.98 - math.hypot(x, y))
        tone = (1.1 - 0.3 * out) * dice.uniform(0.93, 1.07)
        s.fill(_blob(dice, x, y, size, 9, rough), f"{colour}*{tone:.3f}", edge=0.74, width=0.7)
        s.fill(_blob(dice, x * 0.94, y * 0.94, size * 0.5, 7, rough), f"{colour}*{tone * 1.13:.3f}", opacity=0.8)


def _flecks(s: Sketch, dice: random.Random, colour: Colour, count: int, size: float) -> None:
    for _ in range(count):
        x, y = polar(0, 0, s.half * 0.86 * math.sqrt(dice.random()), dice.uniform(0, 360))
        s.fill(disc(x, y, s.half * size * dice.uniform(0.7, 1.2), 8), colour)


def broadleaf(s: Sketch, thing: ThingShape) -> None:
    """Draw a round-headed tree such as oak, beech, ash or walnut."""
    s.slots(leaf=LEAF.get(thing.id) or picked(LEAVES, thing.id), bark="#6a4f37")
    dice = s.random()
    lumps = 8 if max(thing.real_mm[:2]) < 4000 else 11
    _crown(s, dice, "$leaf", lumps, 0.24 if thing.id.startswith("oak") else 0.15)


def birch(s: Sketch, thing: ThingShape) -> None:
    """Draw an airy crown through which the white stem shows."""
    s.slots(leaf="#8fae4f", bark="#eeeae0")
    dice = s.random()
    r = s.half - s.pen_mm
    s.fill(_blob(dice, 0, 0, r * 0.98, 15, 0.3), "$leaf*0.74", edge=0.78, opacity=0.82)
    for _ in range(34):
        x, y = polar(0, 0, r * 0.8 * math.sqrt(dice.random()), dice.uniform(0, 360))
        s.fill(
            _blob(dice, x, y, r * dice.uniform(0.1, 0.17), 6, 0.3),
            f"$leaf*{dice.uniform(0.86, 1.2):.2f}",
            opacity=0.92,
        )
    s.fill(disc(0, 0, r * 0.06, 20), "$bark", edge=0.5)


def blossom(s: Sketch, thing: ThingShape) -> None:
    """Draw a tree in flower or in fruit."""
    flower = thing.id == "cherry_jp"
    s.slots(leaf=LEAF.get(thing.id, "#689545"), blossom=BLOSSOM.get(thing.id, "#f0b9cb"), bark="#6a4f37")
    dice = s.random()
    _crown(s, dice, "$blossom" if flower else "$leaf", 9, 0.16)
    if flower:
        _flecks(s, dice, "$blossom*1.5", 16, 0.04)
        _flecks(s, dice, "$leaf", 7, 0.035)
    else:
        _flecks(s, dice, "$blossom", 18, 0.035)


def conifer(s: Sketch, thing: ThingShape) -> None:
    """Draw a conifer: tiers of pointed boughs, a star within a star."""
    s.slots(leaf=LEAF.get(thing.id, "#35624a"), bark="#6a4f37")
    dice = s.random()
    r = s.half - s.pen_mm
    tips = 13 if thing.id == "spruce" else 11
    pine = thing.id.startswith("pine")
    for i, share in enumerate((0.985, 0.8, 0.62, 0.45, 0.28)):
        hollow = 0.6 if pine else 0.68
        ring = star(0, 0, r * share, r * share * hollow, tips, dice.uniform(0, 360))
        ring = tuple((x * f, y * f) for x, y in ring for f in (1 - 0.07 * dice.random(),))
        s.fill(smooth(ring, 3) if pine else ring, f"$leaf*{0.72 + 0.12 * i:.2f}", edge=0.8, width=0.7)
    boughs = [polar(0, 0, r * 0.55, 360 * i / tips + dice.uniform(-6, 6)) for i in range(tips)]
    s.strokes([((x * 0.12, y * 0.12), (x, y)) for x, y in boughs], "$leaf*0.6", s.pen_mm * 0.6)
    s.fill(disc(0, 0, r * 0.06, 16), "$leaf*1.4")


def poplar(s: Sketch, thing: ThingShape) -> None:
    """Draw a dense crown with many small lumps that rise to the middle."""
    s.slots(leaf="#6d8f3c", bark="#6a4f37")
    dice = s.random()
    r = s.half - s.pen_mm
    s.fill(_blob(dice, 0, 0, r * 0.985, 20, 0.12), "$leaf*0.66", edge=0.72)
    for ring, count, tone in ((0.78, 18, 0.8), (0.58, 14, 0.92), (0.38, 10, 1.04), (0.18, 5, 1.16)):
        for i in range(count):
            x, y = polar(0, 0, r * ring, 360 * i / count + dice.uniform(-7, 7))
            s.fill(_blob(dice, x, y, r * 0.16, 6, 0.2), f"$leaf*{tone:.2f}")
    s.fill(disc(0, 0, r * 0.1, 20), "$leaf*1.26")


def palm(s: Sketch, thing: ThingShape) -> None:
    """Draw fronds that arch out from the stem."""
    s.slots(leaf="#5f9142", bark="#8a7355")
    dice = s.random()
    r = s.half - s.pen_mm
    for tier, count, share in ((0.74, 9, 0.99), (0.92, 8, 0.84), (1.1, 6, 0.6)):
        start = dice.uniform(0, 360)
        for i in range(count):
            frond = _frond(r * share * dice.uniform(0.93, 1.0), r * 0.13)
            angle = start + 360 * i / count + dice.uniform(-6, 6)
            s.fill(turned(frond, angle), f"$leaf*{tier:g}", edge=0.62, width=0.6)
            s.line(turned(((r * 0.06, 0), (r * share * 0.86, r * 0.02)), angle), f"$leaf*{tier * 1.25:.2f}", 0.5)
    s.fill(disc(0, 0, r * 0.1, 20), "$bark", edge=EDGE)


def _frond(reach: float, half: float) -> Points:
    """Give a feathered leaf along x whose edge is cut like a saw."""
    upper: list[tuple[float, float]] = [(0.0, half * 0.16)]
    for t in spread(0.16, 0.9, 7):
        wide = half * math.sin(math.pi * min(1.0, t + 0.12))
        upper += [(reach * t, wide * 0.62), (reach * (t + 0.06), wide)]
    lower = tuple((x, -y) for x, y in reversed(upper))
    return (*upper, (reach, 0.0), *lower)


def bush(s: Sketch, thing: ThingShape) -> None:
    """Draw a low bush with small leaves; also hedges, which fill their box."""
    s.slots(leaf=picked(LEAVES, thing.id), bark="#6a4f37")
    dice = s.random()
    if s.length == s.width:
        _crown(s, dice, "$leaf", 8, 0.24)
        _flecks(s, dice, "$leaf*1.3", 14, 0.045)
        return
    r = min(s.half, s.side) * 0.62
    count = max(3, round(s.length / r / 1.3))
    for row, tone in ((0.3, 0.76), (-0.3, 0.84), (0.0, 1.04)):
        for x in spread(-s.half + r, s.half - r, count):
            s.fill(
                shifted(_blob(dice, 0, 0, r * dice.uniform(0.86, 1.0), 9, 0.2), x, row * s.side),
                f"$leaf*{tone}",
                edge=0.8,
                width=0.6,
            )
