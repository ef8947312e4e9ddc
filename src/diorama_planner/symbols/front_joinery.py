"""Doors, windows and shutters from before: as things that hang on a wall, and as what fills an opening."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, spread
from diorama_planner.symbols.front import Front

SLAT_MM = 90.0
PANE_MM = 620.0
FRAME_MM = 55.0
"""Usual real sizes: a slat of a roller shutter, a pane, a frame. General knowledge, unsourced."""


def door(f: Front, thing: ThingShape | None = None) -> None:
    """Draw a panelled door in its frame, with a handle; a wide one has two leaves."""
    f.slots(body="#6d4a32", trim="#4a3524", metal="#c9b37a")
    half, high = f.width / 2, f.height
    rim = min(FRAME_MM, f.width * 0.12)
    f.box(-half, 0, half, high, "$trim")
    leaves = 2 if f.width > 1300 else 1
    wide = (f.width - 2 * rim) / leaves
    for leaf in range(leaves):
        left = -half + rim + leaf * wide
        f.box(left, 0, left + wide, high - rim, "$body")
        _panels(f, left, wide, high - rim)
        knob = left + wide * (0.9 if leaf == 0 else 0.1)
        f.disc(knob, high * 0.48, min(40.0, wide * 0.06), "$metal")


def _panels(f: Front, left: float, wide: float, high: float) -> None:
    """Four sunk panels: two high ones above, two lower ones below."""
    for low, top in ((0.08, 0.4), (0.5, 0.92)):
        for start in (0.14, 0.55):
            ring = box(left + wide * start, high * low, left + wide * (start + 0.31), high * top)
            f.fill(ring, "$body*0.82")
            f.lines([[ring[0], ring[1]], [ring[1], ring[2]]], "$body*1.3")


def window(f: Front, thing: ThingShape | None = None) -> None:
    """Draw a window: frame, glass that mirrors the sky, glazing bars and a sill."""
    f.slots(body="#ece7dc", glass="#7fa3b8")
    half, high = f.width / 2, f.height
    rim = min(FRAME_MM, f.width * 0.1, high * 0.1)
    f.box(-half, 0, half, high, "$body")
    f.glossy_box(-half + rim, rim, half - rim, high - rim, "$glass")
    shine = [(-half * 0.5, rim), (-half * 0.1, rim), (half * 0.5, high - rim), (half * 0.1, high - rim)]
    f.fill(shine, "#ffffff", edge=False, opacity=0.18)
    for x in spread(-half, half, max(2, round(f.width / PANE_MM)) + 1)[1:-1]:
        f.box(x - rim * 0.35, rim, x + rim * 0.35, high - rim, "$body")
    rows = 2 if high < 2200 else 3
    for y in spread(0, high, rows + 1)[1:-1]:
        f.box(-half + rim, y - rim * 0.35, half - rim, y + rim * 0.35, "$body")


def shutter(f: Front, thing: ThingShape | None = None) -> None:
    """Draw a roller shutter: slats between guide rails, the box above, a bar with its handle below."""
    f.slots(body="#8d9aa6", trim="#5b6671")
    half, high = f.width / 2, f.height
    rail = min(60.0, f.width * 0.04)
    head = min(280.0, high * 0.12)
    f.glossy_box(-half + rail, 0, half - rail, high - head, "$body")
    count = max(3, round((high - head) / SLAT_MM))
    ys = spread(0, high - head, count + 1)
    f.lines([[(-half + rail, y), (half - rail, y)] for y in ys], "$body*0.62")
    f.lines(
        [[(-half + rail, y + SLAT_MM * 0.3), (half - rail, y + SLAT_MM * 0.3)] for y in ys[:-1]], "$body*1.4", 0.1
    )
    for side in (-1, 1):
        f.box(side * half, 0, side * (half - rail), high - head, "$trim")
    f.glossy_box(-half, high - head, half, high, "$trim")
    f.box(-half + rail, 0, half - rail, SLAT_MM, "$trim*0.9")
    f.box(-100, SLAT_MM * 0.3, 100, SLAT_MM * 0.6, "$trim*0.5")
    f.letters(0, (high - head) * 0.6, (f.width * 0.6, high * 0.16), "$trim*0.6")


def garage_door(f: Front, thing: ThingShape | None = None) -> None:
    """Draw a sectional garage door: rows of panels, and a row of lights."""
    f.slots(body="#d9d4c8", glass="#6f8b99")
    half, high = f.width / 2, f.height
    f.box(-half, 0, half, high, "$body")
    columns, rows = max(3, round(f.width / 620)), 4
    for row in range(rows):
        for column in range(columns):
            left, low = -half + f.width * column / columns, high * row / rows
            ring = box(
                left + f.width / columns * 0.12,
                low + high / rows * 0.18,
                left + f.width / columns * 0.88,
                low + high / rows * 0.82,
            )
            f.fill(ring, "$glass" if row == rows - 1 else "$body*0.9")
        f.line([(-half, high * row / rows), (half, high * row / rows)], "$body*0.5")


def shop_front(f: Front) -> None:
    """Draw a shop front: large panes over a stall riser, a transom light above, a door at one side."""
    f.slots(body="#2f4a3e", glass="#8aa9b3", metal="#c9b37a")
    half, high = f.width / 2, f.height
    f.box(-half, 0, half, high, "$body")
    riser, transom = high * 0.16, high * 0.78
    rim = min(FRAME_MM, f.width * 0.05)
    way_in = half - min(950.0, f.width * 0.35)
    panes = spread(-half + rim, way_in - rim, max(1, round((way_in + half) / 1300)) + 1)
    for left, right in itertools.pairwise(panes):
        f.glossy_box(left + rim / 2, riser, right - rim / 2, transom, "$glass")
        f.glossy_box(left + rim / 2, transom + rim, right - rim / 2, high - rim, "$glass")
        f.fill(box(left + rim, rim, right - rim, riser - rim), "$body*0.8")
    f.glossy_box(way_in, rim * 1.5, half - rim, transom, "$glass")
    f.glossy_box(way_in, transom + rim, half - rim, high - rim, "$glass")
    f.box(way_in + rim * 0.4, high * 0.38, way_in + rim, high * 0.52, "$metal")
    f.letters(0, (transom + high) / 2, (f.width * 0.6, (high - transom) * 0.6), "#fff6da")


def recess(f: Front) -> None:
    """Draw an empty recess: dark, shaded from above."""
    f.slots(body="#4a453f")
    half, high = f.width / 2, f.height
    f.glossy_box(-half, 0, half, high, "$body")
    f.fill([(-half, high), (half, high), (half * 0.92, high * 0.94), (-half * 0.92, high * 0.94)], "$body*0.5")


def passage(f: Front) -> None:
    """Draw a way through: nothing but the dark beyond."""
    f.slots(body="#2b2a2d")
    f.glossy_box(-f.width / 2, 0, f.width / 2, f.height, "$body")


FILLINGS: Mapping[str, Callable[[Front], None]] = {
    "window": window,
    "door": door,
    "shutter": shutter,
    "shop front": shop_front,
    "recess": recess,
    "alcove": recess,
    "arch": passage,
}
"""What may fill an opening, by the words of `kinds.opening`."""
