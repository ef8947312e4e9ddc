"""Coaches and wagons from above."""

from __future__ import annotations

import itertools

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import rounded, spread
from diorama_planner.symbols.locomotives import buffers, rail_colours
from diorama_planner.symbols.sketch import EDGE, Sketch


def coach(s: Sketch, thing: ThingShape) -> None:
    """Draw a coach: bowed roof with ribs and ventilators, gangways at both ends."""
    rail_colours(s, thing, "#2f6153")
    s.slots(roof="#8d9297")
    w, length = s.side, s.length
    end = s.half - w * 0.22
    for way in (1, -1):
        s.plate(way * (end - w * 0.1), -w * 0.34, way * (s.half - s.pen_mm), w * 0.34, "$trim", w * 0.04)
    s.fill(rounded(-end, -w * 0.985, end, w * 0.985, w * 0.14), s.across("$body", 0.8, 1.0), edge=EDGE)
    s.fill(
        rounded(-end + w * 0.06, -w * 0.86, end - w * 0.06, w * 0.86, w * 0.2),
        s.across("$roof", 0.76, 1.14, w * 0.86),
        edge=0.6,
    )
    s.strokes(
        [((x, -w * 0.84), (x, w * 0.84)) for x in spread(-end + w, end - w, max(2, round(length / 1700)))],
        "$roof*0.78",
        s.pen_mm * 0.8,
    )
    boxes = thing.id in {"jnr103", "shinkansen0"}
    for x in spread(-end + w * 2.2, end - w * 2.2, 6 if boxes else 9):
        if boxes:
            s.block(x - w * 0.5, -w * 0.4, x + w * 0.5, w * 0.4, "$roof*1.12", w * 0.08)
        else:
            for y in (0.26, -0.26):
                s.block(x - w * 0.14, w * y - w * 0.07, x + w * 0.14, w * y + w * 0.07, "$roof*1.12", w * 0.03)


def boxcar(s: Sketch, thing: ThingShape) -> None:
    """Draw a boxcar: ribbed roof with a running board along the middle, ladders at the corners."""
    rail_colours(s, thing, "#8a3f2d")
    s.slots(roof="#a9a8a3")
    w, length = s.side, s.length
    end = s.half - w * 0.28
    s.plate(-s.half, -w * 0.12, s.half, w * 0.12, "$trim")
    s.fill(rounded(-end, -w * 0.98, end, w * 0.98, w * 0.05), "$body", edge=EDGE)
    s.fill(
        rounded(-end + w * 0.05, -w * 0.9, end - w * 0.05, w * 0.9, w * 0.04),
        s.across("$roof", 0.84, 1.08, w * 0.9),
        edge=0.62,
    )
    s.strokes(
        [
            ((x, -w * 0.88), (x, w * 0.88))
            for x in spread(-end + w * 0.4, end - w * 0.4, max(2, round(length / 1100)))
        ],
        "$roof*0.76",
        s.pen_mm,
    )
    s.block(-end, -w * 0.2, end, w * 0.2, "$roof*0.86", w * 0.02)
    s.strokes([((-end, y * w), (end, y * w)) for y in (-0.07, 0.07)], "$roof*0.62", s.pen_mm * 0.8)
    for side in (1, -1):
        s.plate(-w * 0.8, side * w * 0.91, w * 0.8, side * w * 0.98, "$body*0.7")


def open_wagon(s: Sketch, thing: ThingShape) -> None:
    """Draw an open wagon heaped with coal."""
    rail_colours(s, thing, "#777c80")
    w = s.side
    end = s.half - w * 0.26
    buffers(s, s.half - s.pen_mm / 2, -s.half + s.pen_mm / 2)
    s.fill(rounded(-end, -w * 0.97, end, w * 0.97, w * 0.04), "$body", edge=EDGE)
    s.fill(rounded(-end + w * 0.1, -w * 0.86, end - w * 0.1, w * 0.86, w * 0.04), "$coal", edge="$body*0.5")
    dice = s.random()
    for _ in range(30):
        x, y, r = (
            dice.uniform(-end + w * 0.3, end - w * 0.3),
            dice.uniform(-w * 0.68, w * 0.68),
            dice.uniform(0.07, 0.16) * w,
        )
        lump = [
            (x + r * dice.uniform(0.7, 1) * dx, y + r * dice.uniform(0.7, 1) * dy)
            for dx, dy in ((1, 0), (0.5, 0.9), (-0.5, 0.9), (-1, 0), (-0.5, -0.9), (0.5, -0.9))
        ]
        s.fill(lump, f"$coal*{dice.uniform(1.08, 1.24):.2f}")
    for x in (-end * 0.34, end * 0.34):
        s.strokes([((x, side * w * 0.86), (x, side * w * 0.97)) for side in (1, -1)], "$body*0.6", s.pen_mm * 2)


def flat_wagon(s: Sketch, thing: ThingShape) -> None:
    """Draw a container flat: open skeleton frame with twist locks."""
    rail_colours(s, thing, "#5e4a3f")
    w = s.side
    end = s.half - w * 0.3
    buffers(s, s.half - s.pen_mm / 2, -s.half + s.pen_mm / 2)
    for x in (-s.half * 0.74, s.half * 0.74):
        s.block(x - w * 0.9, -w * 0.6, x + w * 0.9, w * 0.6, "$trim*1.2", w * 0.08)
        for dx in (-0.62, 0.62):
            s.plate(x + dx * w - w * 0.05, -w * 0.66, x + dx * w + w * 0.05, w * 0.66, "$metal*0.7")
    holes = []
    cross = spread(-end, end, 10)
    for a, b in itertools.pairwise(cross):
        for y0, y1 in ((-0.86, -0.2), (0.2, 0.86)):
            holes.append(rounded(a + w * 0.14, w * y0, b - w * 0.14, w * y1, w * 0.04))
    s.rings([rounded(-end, -w * 0.97, end, w * 0.97, w * 0.04), *holes], "$body", edge=EDGE)
    for x in cross[::3]:
        for side in (1, -1):
            s.block(x - w * 0.1, side * w * 0.84, x + w * 0.1, side * w * 0.98, "$metal", w * 0.02)
