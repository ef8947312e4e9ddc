"""Air conditioners, meters, vents, dishes, lamps and pipes from before."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import arc, disc, oval, polar, rounded, spread
from diorama_planner.symbols.front import Front

CLAMP_MM = 1000.0
"""Pipes are clamped to the wall about every metre. General knowledge, unsourced."""


def air_conditioner(f: Front, thing: ThingShape) -> None:
    """Draw an outdoor unit: the fan behind its grille, louvres beside it, feet."""
    f.slots(body="#dcd9cf", grille="#3c4146")
    half, high = f.width / 2, f.height
    for x in (-half * 0.7, half * 0.55):
        f.box(x, 0, x + half * 0.15, high * 0.06, "$grille")
    foot = high * 0.05
    f.glossy_box(-half, foot, half, high, "$body")
    radius = min(high * 0.42, f.width * 0.3)
    x, y = -half * 0.3, (high + foot) / 2
    f.disc(x, y, radius, "$grille")
    for blade in range(3):
        start = 120.0 * blade
        ring = [(x, y), *arc(x, y, radius * 0.88, radius * 0.88, start, start + 62)]
        f.fill(ring, "$grille*1.4", edge=False)
    f.disc(x, y, radius * 0.2, "$grille*0.7")
    rings = [[*disc(x, y, radius * share, 32), polar(x, y, radius * share, 0)] for share in (0.35, 0.52, 0.69, 0.86)]
    spokes = [[polar(x, y, radius * 0.2, turn), polar(x, y, radius, turn)] for turn in range(0, 360, 45)]
    f.lines([*rings, *spokes], "$body*0.8")
    f.lines([[(half * 0.52, y), (half * 0.92, y)] for y in spread(high * 0.2, high * 0.85, 9)], "$body*0.65")


def meter(f: Front, thing: ThingShape) -> None:
    """Draw a meter or a vent: a box with a dial, louvres where it is a vent, a hood on a duct."""
    f.slots(body="#9aa0a3", glass="#d7e2e6")
    half, high = f.width / 2, f.height
    if thing.id == "vent_duct":
        f.round_box(-half, 0, half, high, "$body")
        f.lines([[(-half, y), (half, y)] for y in spread(high * 0.1, high * 0.9, 6)], "$body*0.6")
        f.fill([(-half * 1.0, high * 0.9), (half, high * 0.9), (half * 0.7, high), (-half * 0.7, high)], "$body*0.8")
        return
    f.glossy_box(-half, 0, half, high, "$body")
    if "vent" in thing.id:
        f.lines([[(-half * 0.8, y), (half * 0.8, y)] for y in spread(high * 0.15, high * 0.85, 6)], "$body*0.5", 0.25)
        return
    radius = min(half, high / 2) * 0.6
    f.disc(0, high * 0.6, radius, "$glass")
    f.line([(0, high * 0.6), polar(0, high * 0.6, radius * 0.7, 130)], "#a02020")
    f.box(-half * 0.5, high * 0.12, half * 0.5, high * 0.24, "$body*0.5")


def dish(f: Front, thing: ThingShape) -> None:
    """Draw a satellite dish with its arm."""
    f.slots(body="#cfd2d2", arm="#6b7175")
    half, high = f.width / 2, f.height
    f.box(-half * 0.08, 0, half * 0.08, high * 0.5, "$arm")
    f.fill(oval(0, high * 0.56, half, high * 0.44), "$body")
    f.fill(oval(half * 0.05, high * 0.58, half * 0.8, high * 0.34), "$body*1.2", edge=False, opacity=0.6)
    f.line([(0, high * 0.16), (half * 0.1, high * 0.5)], "$arm", 0.3)
    f.disc(half * 0.1, high * 0.5, half * 0.14, "$arm")


def pipe(f: Front, thing: ThingShape) -> None:
    """Draw an upright pipe with its clamps and sockets."""
    f.slots(body="#7f8a86")
    half, high = f.width / 2, f.height
    f.round_box(-half * 0.8, 0, half * 0.8, high, "$body")
    for y in spread(high * 0.08, high * 0.95, max(2, round(high / CLAMP_MM) + 1)):
        f.round_box(-half, y - half * 0.5, half, y + half * 0.5, "$body*0.8")


def lamp(f: Front, thing: ThingShape) -> None:
    """Draw a lamp on its arm: a shade above its light."""
    f.slots(body="#3d4347", light="#ffe2a0")
    half, high = f.width / 2, f.height
    f.fill(oval(0, high * 0.3, half * 1.3, high * 0.5), "$light", edge=False, opacity=0.22)
    f.box(-half * 0.12, high * 0.55, half * 0.12, high, "$body*0.8")
    f.fill(rounded(-half * 0.4, high * 0.04, half * 0.4, high * 0.3, half * 0.3), "$light")
    f.fill(
        [(-half, high * 0.26), (half, high * 0.26), (half * 0.4, high * 0.66), (-half * 0.4, high * 0.66)], "$body"
    )
