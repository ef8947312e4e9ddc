"""Signs, awnings, lanterns and the like from before."""

from __future__ import annotations

import itertools

from diorama_planner.drawing.colours import luminance
from diorama_planner.symbols.boards import FASCIA
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import arc, oval, rounded, spread
from diorama_planner.symbols.front import Front

PALE = 0.4
"""Boards of a greater luminance are written on in a dark colour."""


def fascia(f: Front, thing: ThingShape) -> None:
    """Draw a sign board: its box, the face and what is written on it."""
    f.slots(body="#3a3f44", face=FASCIA.get(thing.id, "#2f5a46"))
    f.slots(letters="#7a231a" if luminance(f.colour("$face")) > PALE else "#fff6da")
    half, high = f.width / 2, f.height
    rim = min(high, f.width) * 0.05
    f.box(-half, 0, half, high, "$body")
    if thing.id == "neon_sign":
        _neon(f, half, high)
        return
    f.glossy_box(-half + rim, rim, half - rim, high - rim, "$face")
    f.line(rounded(-half + 2 * rim, 2 * rim, half - 2 * rim, high - 2 * rim, rim), "$letters", closed=True)
    if f.text:
        f.letters(0, high / 2, (f.width * 0.84, high * 0.5), "$letters")
        return
    for low, share in ((0.44, 0.5), (0.24, 0.3)):
        f.box(-half * share * 1.3, high * low, half * share * 1.3, high * (low + 0.12), "$letters", edge=False)


def _neon(f: Front, half: float, high: float) -> None:
    f.fill(oval(0, high / 2, half * 0.95, high * 0.48), "$face", edge=False, opacity=0.25)
    tube = rounded(-half * 0.88, high * 0.12, half * 0.88, high * 0.88, high * 0.3)
    f.line(tube, "$face", 0.5, closed=True)
    f.line(tube, "#ffe3f1", 0.2, closed=True)
    if f.text:
        f.letters(0, high / 2, (f.width * 0.74, high * 0.46), "#ffe3f1")
    else:
        wave = [(x, high * (0.4 if i % 2 else 0.6)) for i, x in enumerate(spread(-half * 0.6, half * 0.6, 9))]
        f.line(wave, "$face", 0.4)


def side_sign(f: Front, thing: ThingShape) -> None:
    """Draw a projecting light box by its narrow side, or a board with upright writing where it is wide."""
    f.slots(body="#3a3f44", face="#f6d98a", letters="#8c2f22")
    half, high = f.width / 2, f.height
    for y in (high * 0.12, high * 0.84):
        f.box(-half * 0.5, y, half * 0.5, y + high * 0.03, "$body*0.7")
    f.box(-half, 0, half, high, "$body")
    f.glossy_box(-half * 0.7, high * 0.02, half * 0.7, high * 0.98, "$face")
    f.letters(0, high / 2, (f.width * 0.5, high * 0.8), "$letters", upright=True)


def awning(f: Front, thing: ThingShape) -> None:
    """Draw a striped awning: its slope above, the scalloped edge below."""
    f.slots(body="#b8392f", stripe="#f3ecd8", trim="#4a5056")
    half, high = f.width / 2, f.height
    foot = high * 0.22
    for i, (a, b) in enumerate(itertools.pairwise(spread(-half, half, 14))):
        colour = "$body" if i % 2 else "$stripe"
        f.fill([(a * 0.96, high), (a, foot), (b, foot), (b * 0.96, high)], colour)
        drop = arc((a + b) / 2, foot, (b - a) / 2, foot, 180, 360)
        f.fill([(a, foot), *drop, (b, foot)], f"{colour}*0.85")
    f.box(-half * 0.97, high * 0.95, half * 0.97, high, "$trim")
    f.letters(0, high * 0.56, (f.width * 0.8, high * 0.3), "#2b2b2b")


def lantern(f: Front, thing: ThingShape) -> None:
    """Draw a paper lantern: ribs, and caps above and below."""
    f.slots(body="#d23b2c", cap="#2a2724", letters="#241a16")
    half, high = f.width / 2, f.height
    f.fill(oval(0, high / 2, half, high * 0.47), "$body")
    f.fill(oval(-half * 0.15, high / 2, half * 0.55, high * 0.44), "$body*1.25", edge=False, opacity=0.5)
    f.lines([arc(0, y, half * 0.9, high * 0.02, 180, 360) for y in spread(high * 0.14, high * 0.86, 8)], "$body*0.7")
    for low in (0.0, 0.93):
        f.box(-half * 0.5, high * low, half * 0.5, high * (low + 0.07), "$cap")
    f.letters(0, high / 2, (f.width * 0.4, high * 0.6), "$letters", upright=True)


def canopy(f: Front, thing: ThingShape) -> None:
    """Draw a hood over a shutter or a door: a flat front edge over its shaded underside."""
    f.slots(body="#7b8791")
    half, high = f.width / 2, f.height
    f.box(-half, 0, half, high * 0.35, "$body*0.5")
    f.glossy_box(-half, high * 0.25, half, high, "$body")
    f.lines([[(x, high * 0.25), (x, high)] for x in spread(-half * 0.9, half * 0.9, 12)], "$body*0.75")


def plain(f: Front, thing: ThingShape) -> None:
    """Draw what has no front of its own: a box in its colour, lighter above."""
    f.slots(body=next((colour for slot, colour in thing.colours if slot == "body"), "#8b8378"))
    half, high = f.width / 2, f.height
    f.glossy_box(-half, 0, half, high, "$body")
    f.line(rounded(-half * 0.86, high * 0.1, half * 0.86, high * 0.9, high * 0.06), "$body*0.7", closed=True)
    f.letters(0, high / 2, (f.width * 0.7, high * 0.4), "$body*0.4")
