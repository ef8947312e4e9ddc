"""Aircraft as bodies: fuselage, wings and tail from the plans in `wings`, engines, propellers, gear."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diorama_planner.solids.forms import Place, block, circle, limb, moved, skin, turned
from diorama_planner.solids.mesh import Mesh
from diorama_planner.symbols.clay import CHROME, DARK, GLASS, RUBBER, SMOOTH_PAINT, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.wings import Wing, wing_of

UNDERSIDE = Stuff("paint", "$body*0.9", 40.0)
HIGH_WINGED = frozenset({"c172"})
THICKNESS = 0.13
"""Thickness of a wing as a share of its chord."""


def _named(clay: Clay) -> None:
    clay.slots(body="#9aa4ab", glass="#22303c", trim="#2b2e32", metal="#b9c0c5", accent="#2f5aa8")


def _fuselage(clay: Clay, stations: Sequence[tuple[float, float, float, float]]) -> None:
    """Add a body through ovals: share from the nose, half width, middle and half height in mm."""
    ring = circle(16)
    rings = []
    for share, wide, middle, tall in stations:
        x = clay.half - share * clay.length
        rings.append(np.column_stack((np.full(16, x), ring[:, 0] * wide, middle + ring[:, 1] * tall)))
    clay.add(SMOOTH_PAINT, skin(rings))


def _surface(
    root: Place, chord: float, tip: Place, tip_chord: float, *, upright: bool = False, oval: bool = False
) -> Mesh:
    """Give one wing or fin from root to tip; places are those of the leading edge."""
    sections = []
    for share in (0.0, 0.35, 0.7, 0.9, 0.97, 1.0) if oval else (0.0, 1.0):
        at = [a + (b - a) * share for a, b in zip(root, tip, strict=True)]
        wide = chord + (tip_chord - chord) * share
        if oval:
            wide = max(chord * (1 - share**2) ** 0.5, tip_chord)
            at[0] = root[0] - (chord - wide) * 0.35
        thick = wide * THICKNESS / 2
        profile = [
            (0.0, 0.0),
            (-0.08, 0.7),
            (-0.3, 1.0),
            (-0.65, 0.6),
            (-1.0, 0.06),
            (-1.0, -0.06),
            (-0.5, -0.6),
            (-0.1, -0.5),
        ]
        across = (0, 1, 0) if upright else (0, 0, 1)
        sections.append(
            [
                tuple(at[i] + (wide * x if i == 0 else 0.0) + thick * z * across[i] for i in range(3))
                for x, z in profile
            ]
        )
    return skin(np.array(sections))


def _plan(clay: Clay, wing: Wing, z: float, rise: float, tail_z: float) -> None:
    """Add main wing, tailplane; `rise` is how much higher the tips are."""
    length, half, side = clay.length, clay.half, clay.side
    x = half - wing.root * length
    tip = (x - wing.sweep * length, side, z + rise)
    clay.pair(SMOOTH_PAINT, _surface((x, 0.0, z), wing.chord * length, tip, wing.tip * length, oval=wing.elliptical))
    chord = wing.tail_chord * length
    back = -half + 1.15 * chord
    sweep = min(wing.sweep, 0.12) * length * 0.5
    end = (back - sweep, wing.tail * length, tail_z)
    clay.pair(SMOOTH_PAINT, _surface((back, 0.0, tail_z), chord, end, chord * 0.6))


def _fin(clay: Clay, wing: Wing, low: float, y: float = 0.0, lean: float = 0.0) -> None:
    chord = wing.tail_chord * clay.length * 1.2
    x = -clay.half + chord * 1.05
    sweep = chord * (0.35 + 1.6 * min(wing.sweep, 0.3))
    tip = (max(x - sweep, -clay.half + 0.5 * chord), y + lean, clay.height)
    clay.add(SMOOTH_PAINT, _surface((x, y, low), chord, tip, chord * 0.5, upright=True))


def _propeller(clay: Clay, x: float, y: float, z: float, radius: float, blades: int = 3) -> None:
    """Add spinner and blades that look to +x."""
    clay.turned(
        DARK,
        [(radius * 0.16, -radius * 0.1), (radius * 0.15, 0), (radius * 0.1, radius * 0.18), (0, radius * 0.26)],
        (x, y, z),
        "x",
        12,
    )
    for i in range(blades):
        blade = block((-radius * 0.02, -radius * 0.07, radius * 0.1), (radius * 0.02, radius * 0.07, radius))
        clay.add(DARK, moved(blade, (x, y, z), roll_deg=360 / blades * i))


def _gear(clay: Clay, x: float, y: float, top: float, radius: float) -> None:
    """Add a wheel on its leg, on both sides; in the middle if y is 0."""
    places = (y, -y) if y else (0.0,)
    for at in places:
        clay.turned(
            RUBBER,
            [(0, -radius * 0.3), (radius, -radius * 0.22), (radius, radius * 0.22), (0, radius * 0.3)],
            (x, at, radius),
            "y",
            14,
        )
        clay.rod(CHROME, (x, at, radius), (x, at, top), radius * 0.16, 6)


def propeller_plane(clay: Clay, thing: ThingShape) -> None:
    """Model an aircraft with propellers: single-seat fighters to bombers."""
    _named(clay)
    wing = wing_of("propeller_plane", thing)
    length, h, half = clay.length, clay.height, clay.half
    multi = bool(wing.engines)
    wide = wing.fuselage * length
    middle, tall = 0.45 * h, min(0.17 * h if multi else 0.22 * h, wide * 1.35)
    start = 0.0 if multi else 0.045
    stations = [
        (start, wide * (0.25 if multi else 0.55), middle, tall * (0.3 if multi else 0.6)),
        (start + 0.05, wide * 0.8, middle, tall * 0.85),
        (0.25, wide, middle, tall),
        (0.45, wide * 0.97, middle, tall * 1.02),
        (0.7, wide * 0.6, middle + 0.03 * h, tall * 0.7),
        (0.92, wide * 0.24, middle + 0.06 * h, tall * 0.4),
        (1.0, wide * 0.06, middle + 0.08 * h, tall * 0.16),
    ]
    _fuselage(clay, stations)
    high = thing.id in HIGH_WINGED
    z = middle + (tall * 0.85 if high else -tall * 0.55)
    rise = 0.02 * h if high else 0.05 * clay.side
    _plan(clay, wing, z, rise, middle + 0.07 * h)
    if thing.id in {"b17g"}:
        _fin(clay, wing, middle)
    if thing.id == "lancaster":
        for y in (1, -1):
            _fin(clay, wing, middle - 0.05 * h, y * wing.tail * length * 0.95)
    else:
        _fin(clay, wing, middle + 0.04 * h)
    front = half - (0.12 if multi else 0.36) * length
    clay.ball(GLASS, (front - 0.06 * length, 0, middle + tall * 0.8), (0.085 * length, wide * 0.62, tall * 0.55), 12)
    if not multi:
        _propeller(clay, half - 0.035 * length, 0.0, middle, min(0.16 * length, middle * 0.95))
    _nacelles(clay, wing, z, rise)
    x = half - wing.root * length
    track = (wing.engines[0] if multi else 0.28) * clay.side
    _gear(clay, x - 0.06 * length, track, z, 0.1 * h)
    _gear(clay, -half * 0.86 if thing.id != "c172" else half * 0.75, 0.0, middle, 0.05 * h)


def _nacelles(clay: Clay, wing: Wing, z: float, rise: float) -> None:
    """Add engines with their propellers along the wings."""
    length = clay.length
    x, wide = clay.half - (wing.root + 0.02) * length, wing.fuselage * length
    pod = [
        (0.0, -0.2 * length),
        (wide * 0.5, -0.08 * length),
        (wide * 0.52, 0.06 * length),
        (wide * 0.36, 0.085 * length),
        (0.0, 0.085 * length),
    ]
    for share in wing.engines:
        for y in (share * clay.side, -share * clay.side):
            clay.turned(UNDERSIDE, pod, (x, y, z + rise * share), "x", 14)
            _propeller(clay, x + 0.085 * length, y, z + rise * share, 0.085 * length)


def twin_boom(clay: Clay, thing: ThingShape) -> None:
    """Model a fighter with two booms and a nacelle between them."""
    _named(clay)
    wing = wing_of("twin_boom", thing)
    length, h, half, side = clay.length, clay.height, clay.half, clay.side
    z, boom = 0.5 * h, wing.engines[0] * side
    x = half - wing.root * length
    clay.turned(
        SMOOTH_PAINT,
        [
            (0, -0.34 * length),
            (0.05 * length, -0.16 * length),
            (0.06 * length, 0.06 * length),
            (0.03 * length, 0.27 * length),
            (0, 0.31 * length),
        ],
        (x, 0, z),
        "x",
        16,
    )
    clay.ball(GLASS, (x - 0.02 * length, 0, z + 0.05 * length), (0.1 * length, 0.035 * length, 0.03 * length), 12)
    tip = (x - wing.sweep * length, side, z + 0.03 * side)
    clay.pair(SMOOTH_PAINT, _surface((x, 0.0, z), wing.chord * length, tip, wing.tip * length))
    for way in (1, -1):
        profile = [
            (0, -half - x),
            (0.02 * length, -half - x),
            (0.045 * length, -0.1 * length),
            (0.05 * length, 0.1 * length),
            (0.03 * length, 0.21 * length),
            (0, 0.21 * length),
        ]
        clay.turned(SMOOTH_PAINT, profile, (x, way * boom, z), "x", 14)
        _propeller(clay, x + 0.21 * length, way * boom, z, 0.14 * length)
        _fin(clay, wing, z - 0.1 * h, way * boom)
    clay.box(SMOOTH_PAINT, (-half * 0.98, -half * 0.8), (-boom * 1.3, boom * 1.3), (z, z + 0.03 * h))
    _gear(clay, x - 0.12 * length, boom, z, 0.1 * h)
    _gear(clay, x + 0.16 * length, 0.0, z, 0.08 * h)


def jet_fighter(clay: Clay, thing: ThingShape) -> None:
    """Model a jet fighter with canopy, intakes and nozzles."""
    _named(clay)
    wing = wing_of("jet_fighter", thing)
    length, h, half = clay.length, clay.height, clay.half
    wide = wing.fuselage * length
    middle, tall = 0.42 * h, min(wide * 0.95, 0.2 * h)
    early = thing.id in {"mig15", "f86f"}
    nose = wide * 0.55 if early else wide * 0.04
    stations = [
        (0.0, nose, middle - 0.02 * h, tall * 0.6 if early else tall * 0.05),
        (0.08, wide * 0.6, middle, tall * 0.75),
        (0.25, wide * 0.85, middle, tall),
        (0.5, wide, middle, tall),
        (0.8, wide * 0.95, middle, tall * 0.9),
        (0.97, wide * 0.6, middle, tall * 0.6),
    ]
    _fuselage(clay, stations)
    clay.turned(
        DARK,
        [(0, -0.5 * wide), (wide * 0.52, -0.5 * wide), (wide * 0.6, 0), (0, 0)],
        (-half + 0.5 * wide, 0, middle),
        "x",
        16,
    )
    if early:
        clay.turned(
            DARK, [(0, -20), (nose * 0.8, -20), (nose * 0.8, 12), (0, 12)], (half, 0, middle - 0.02 * h), "x", 14
        )
    else:
        intake = block(
            (half - 0.5 * length, wide * 0.7, middle - tall * 0.6),
            (half - 0.3 * length, wide * 1.25, middle + tall * 0.5),
        )
        clay.pair(UNDERSIDE, intake)
    _plan(clay, wing, middle, 0.0, middle + (0.3 * h if thing.id == "mig15" else 0.0))
    twin = thing.id in {"f14a", "f15c", "a10"}
    for y in (wide * 0.9, -wide * 0.9) if twin else (0.0,):
        _fin(clay, wing, middle + tall * 0.4, y, 0.3 * y if twin else 0.0)
    clay.ball(GLASS, (half - 0.22 * length, 0, middle + tall * 0.85), (0.09 * length, wide * 0.5, tall * 0.55), 12)
    if thing.id == "a10":
        pod = turned(
            [(0, -0.1 * length), (wide * 0.8, -0.06 * length), (wide * 0.85, 0.07 * length), (0, 0.07 * length)],
            14,
            (-0.12 * length, wide * 1.3, middle + tall * 1.3),
            "x",
        )
        clay.pair(SMOOTH_PAINT, pod)
    _gear(clay, -0.04 * length, 0.16 * length, middle, 0.09 * h)
    _gear(clay, half - 0.24 * length, 0.0, middle, 0.07 * h)


def airliner(clay: Clay, thing: ThingShape) -> None:
    """Model an airliner with windows and engines under its wings."""
    _named(clay)
    wing = wing_of("airliner", thing)
    length, h, half = clay.length, clay.height, clay.half
    r = wing.fuselage * length
    middle = 0.16 * h + r
    jumbo = thing.id.startswith("b747")
    stations = [
        (0.0, r * 0.08, middle - 0.2 * r, r * 0.08),
        (0.015, r * 0.5, middle - 0.1 * r, r * 0.5),
        (0.05, r * 0.9, middle, r * (1.1 if jumbo else 0.92)),
        (0.1, r, middle + (0.15 * r if jumbo else 0), r * (1.2 if jumbo else 1.0)),
        (0.3, r, middle + (0.1 * r if jumbo else 0), r * (1.15 if jumbo else 1.0)),
        (0.36, r, middle, r),
        (0.66, r, middle, r),
        (0.85, r * 0.62, middle + 0.25 * r, r * 0.66),
        (1.0, r * 0.1, middle + 0.5 * r, r * 0.12),
    ]
    _fuselage(clay, stations)
    _plan(clay, wing, middle - 0.55 * r, 0.11 * clay.side, middle + 0.45 * r)
    _fin(clay, wing, middle + 0.4 * r)
    strip = block((-half * 0.55, r * 0.96, middle + 0.2 * r), (half * 0.82, r * 1.005, middle + 0.32 * r))
    clay.pair(GLASS, strip)
    clay.pair(
        Stuff("paint", "$accent", 40.0),
        block((-half * 0.6, r * 0.97, middle - 0.12 * r), (half * 0.8, r * 1.003, middle + 0.02 * r)),
    )
    clay.box(
        GLASS,
        (half - 0.045 * length, half - 0.03 * length),
        (-r * 0.6, r * 0.6),
        (middle + 0.3 * r, middle + 0.62 * r),
    )
    _pods(clay, wing, middle - 0.95 * r, r)
    _gear(clay, -0.03 * length, 0.08 * length, middle, 0.05 * h)
    _gear(clay, half - 0.1 * length, 0.0, middle, 0.04 * h)


def _pods(clay: Clay, wing: Wing, z: float, r: float) -> None:
    """Add jet engines under the wings; r is half the width of the fuselage."""
    length = clay.length
    pod = [
        (0.0, -0.05 * length),
        (r * 0.34, -0.045 * length),
        (r * 0.54, 0.0),
        (r * 0.5, 0.03 * length),
        (0.0, 0.02 * length),
    ]
    for share in wing.engines:
        x = clay.half - (wing.root + wing.sweep * share - 0.03) * length
        place = (x, share * clay.side, z + 0.11 * clay.side * share)
        clay.pair(SMOOTH_PAINT, turned(pod, 16, place, "x"))


def helicopter(clay: Clay, _thing: ThingShape) -> None:
    """Model a helicopter with its rotor, tail boom and skids; the rotor is as wide as the thing."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    hub = half - side
    cabin = 0.2 * clay.length
    clay.ball(SMOOTH_PAINT, (hub + 0.25 * cabin, 0, 0.42 * h), (cabin * 0.78, 0.075 * clay.length, 0.25 * h), 18)
    clay.ball(GLASS, (hub + 0.62 * cabin, 0, 0.46 * h), (cabin * 0.46, 0.068 * clay.length, 0.2 * h), 14)
    clay.ball(UNDERSIDE, (hub - 0.1 * cabin, 0, 0.66 * h), (cabin * 0.5, 0.04 * clay.length, 0.12 * h), 12)
    clay.add(
        SMOOTH_PAINT,
        limb(
            [(hub - 0.3 * cabin, 0, 0.5 * h), (-half * 0.6, 0, 0.55 * h), (-half * 0.9, 0, 0.62 * h)],
            (0.12 * h, 0.06 * h, 0.04 * h),
            12,
        ),
    )
    fin = [(-half * 0.82, 0.58 * h), (-half * 0.9, 0.58 * h), (-half, 0.98 * h), (-half * 0.93, h)]
    clay.profile(SMOOTH_PAINT, fin, -40, 40)
    clay.box(
        SMOOTH_PAINT, (-half * 0.72, -half * 0.64), (-0.08 * clay.length, 0.08 * clay.length), (0.56 * h, 0.58 * h)
    )
    clay.rod(CHROME, (hub, 0, 0.7 * h), (hub, 0, h * 0.99), 0.025 * h, 8)
    chord = 0.018 * clay.length
    clay.box(DARK, (hub - chord, hub + chord), (-side, side), (0.965 * h, 0.985 * h))
    clay.box(DARK, (hub - 200, half), (-chord * 0.3, chord * 0.3), (0.93 * h, 0.94 * h))
    clay.box(DARK, (-half * 0.99, -half * 0.96), (80, 120), (0.55 * h, 0.98 * h))
    for y in (-0.075 * clay.length, 0.075 * clay.length):
        clay.limb(
            DARK,
            [(hub - 0.6 * cabin, y, 0.03 * h), (hub + 0.9 * cabin, y, 0.03 * h), (hub + 1.1 * cabin, y, 0.09 * h)],
            (0.025 * h,) * 3,
            6,
        )
        for x in (hub - 0.2 * cabin, hub + 0.6 * cabin):
            clay.rod(DARK, (x, y, 0.03 * h), (x, y * 0.5, 0.26 * h), 0.02 * h, 6)
