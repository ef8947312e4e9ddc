"""Poles and what hangs on them as bodies: street lights, wires' masts, signals, signs, pylons."""

from __future__ import annotations

import math
from itertools import pairwise

from diorama_planner.solids.forms import Place
from diorama_planner.symbols.clay import DARK, PAINT, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import regular, spread

METAL = Stuff("metal", "$body", 50.0)
POLE = Stuff("metal", "$post", 50.0)
LIGHT = Stuff("emissive", "$lamp", 40.0)
FACE = Stuff("paint", "$face")
REACH = METAL.reaching()


def _post(clay: Clay, stuff: Stuff, radius: float, top: float, taper: float = 0.6, sides: int = 12) -> None:
    """Add a tapering mast on a flange that is as wide as the thing."""
    foot = min(0.012 * clay.height, 60.0)
    clay.turned(
        stuff,
        [(0, 0), (radius, 0), (radius, foot), (radius * 0.8, foot), (radius * taper, top), (0, top)],
        sides=sides,
    )


def street_light(clay: Clay, _thing: ThingShape) -> None:
    """Model a street light whose arm reaches over the road, towards -y."""
    clay.slots(body="#6d757b", lamp="#fff0bd")
    h, r = clay.height, clay.half
    _post(clay, METAL, r, 0.93 * h, 0.45)
    clay.turned(METAL, [(0, 0.9 * h), (r * 0.45, 0.9 * h), (r * 0.3, h), (0, h)], sides=10)
    out = 0.2 * h
    arm = [(0.0, 0.0, 0.93 * h), (0.0, -0.3 * out, 0.975 * h), (0.0, -out, 0.99 * h)]
    clay.limb(REACH, arm, (r * 0.4, r * 0.32, r * 0.26), 8)
    head = Stuff("metal", "$body", 40.0, beyond=True)
    clay.ball(head, (0.0, -out - 0.03 * h, 0.99 * h), (0.018 * h, 0.06 * h, 0.012 * h), 12)
    lamp = Stuff("emissive", "$lamp", 40.0, beyond=True)
    clay.ball(lamp, (0.0, -out - 0.035 * h, 0.984 * h), (0.013 * h, 0.042 * h, 0.01 * h), 10)


def lamp_post(clay: Clay, _thing: ThingShape) -> None:
    """Model an old cast-iron lamp with a four-sided lantern."""
    clay.slots(body="#23302b", lamp="#ffe9b0")
    r, h = clay.half, clay.height
    shaft = [
        (0, 0),
        (r * 0.75, 0),
        (r * 0.75, 0.05 * h),
        (r * 0.5, 0.08 * h),
        (r * 0.42, 0.2 * h),
        (r * 0.5, 0.21 * h),
    ]
    shaft += [(r * 0.3, 0.25 * h), (r * 0.2, 0.76 * h), (r * 0.4, 0.78 * h), (r * 0.2, 0.8 * h), (0, 0.8 * h)]
    clay.turned(METAL, shaft, sides=12)
    clay.rod(METAL, (-r * 0.9, 0, 0.74 * h), (r * 0.9, 0, 0.74 * h), r * 0.08, 6)
    low, high = (r, r, 0.8 * h), (clay.length * 0.92, clay.width * 0.92, 0.93 * h)
    clay.frustum(LIGHT, low, high)
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        clay.rod(METAL, (x * r * 0.5, y * r * 0.5, 0.8 * h), (x * r * 0.92, y * r * 0.92, 0.93 * h), r * 0.06, 4)
    clay.frustum(METAL, (clay.length, clay.width, 0.93 * h), (r * 0.5, r * 0.5, 0.985 * h))
    clay.turned(METAL, [(0, 0.98 * h), (r * 0.16, 0.985 * h), (r * 0.1, h), (0, h)], sides=8)


def bus_stop(clay: Clay, _thing: ThingShape) -> None:
    """Model a stop's flag and timetable."""
    clay.slots(body="#5c6268", flag="#2f66c4")
    h, r = clay.height, clay.half
    _post(clay, METAL, r, h, 0.5)
    flag = Stuff("paint", "$flag", beyond=True)
    clay.box(flag, (0.0, 0.16 * h), (-8, 8), (0.82 * h, 0.98 * h))
    clay.box(
        Stuff("paper", "#f1f1ea", beyond=True), (-0.06 * h, 0.06 * h), (-r * 0.7, -r * 0.5), (0.48 * h, 0.66 * h)
    )


def flagpole(clay: Clay, _thing: ThingShape) -> None:
    """Model a mast with its flag out."""
    clay.slots(body="#d9dcdc", flag="#c9302c", band="#f4f1e6")
    h, r = clay.height, clay.half
    _post(clay, METAL, r, 0.985 * h, 0.4)
    clay.ball(Stuff("chrome", "#d0a94a", 50.0), (0, 0, 0.99 * h), (r * 0.8, r * 0.8, 0.01 * h), 10)
    wave = [(0.16 * h * i / 6, 0.012 * h * math.sin(i * 1.3)) for i in range(7)]
    ring = [*wave, *((x, y + 6) for x, y in reversed(wave))]
    clay.upright(Stuff("fabric", "$flag", 60.0, beyond=True), ring, 0.84 * h, 0.96 * h)


def signal_post(clay: Clay, _thing: ThingShape) -> None:
    """Model a traffic signal on its post."""
    clay.slots(body="#3a3f44", red="#d93a30", amber="#e9b02e", green="#3fae5a")
    h, r = clay.height, clay.half
    _post(clay, METAL, r * 0.4, 0.72 * h, 0.8)
    _three_lamps(clay, (-r, r), (-r * 0.7, r * 0.6), (0.7 * h, h))
    clay.box(METAL, (-r, r), (-r, r), (0, 0.006 * h))


def _three_lamps(clay: Clay, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float]) -> None:
    clay.box(Stuff("plastic", "$body"), x, y, z)
    tall, radius = z[1] - z[0], min((x[1] - x[0]) * 0.38, (z[1] - z[0]) * 0.13)
    for i, slot in enumerate(("green", "amber", "red")):
        at = ((x[0] + x[1]) / 2, y[0], z[0] + tall * (0.18 + 0.32 * i))
        clay.turned(
            Stuff("lamp", f"${slot}", 50.0),
            [(0, -radius * 0.3), (radius, -radius * 0.1), (radius, 5), (0, 5)],
            at,
            "y",
            14,
        )
        hood = [
            (radius * 1.02, -radius * 0.9),
            (radius * 1.14, -radius * 0.9),
            (radius * 1.14, 5),
            (radius * 1.02, 5),
        ]
        clay.hoop(DARK, hood, at, "y", 14)


def signal_head(clay: Clay, _thing: ThingShape) -> None:
    """Model a signal head as it hangs from an arm."""
    clay.slots(body="#e0ae2a", red="#d93a30", amber="#e9b02e", green="#3fae5a")
    _three_lamps(clay, (-clay.half, clay.half), (-clay.side * 0.2, clay.side), (0, clay.height))


def semaphore(clay: Clay, _thing: ThingShape) -> None:
    """Model a semaphore signal with its arm and ladder."""
    clay.slots(body="#e4e2d8", arm="#c9302c", trim="#2b2e32")
    h, r = clay.height, clay.half
    clay.box(METAL, (-r * 0.35, r * 0.35), (-r * 0.35, r * 0.35), (0, 0.96 * h))
    clay.turned(METAL, [(0, 0.96 * h), (r * 0.5, 0.96 * h), (r * 0.2, 0.98 * h), (0, h)], sides=8)
    clay.box(DARK, (-r, r), (-r, r), (0, 0.01 * h))
    arm = Stuff("paint", "$arm", beyond=True)
    clay.box(arm, (0, 0.19 * h), (-r * 0.5, -r * 0.4), (0.86 * h, 0.9 * h))
    clay.box(
        Stuff("paint", "#f4f1e6", beyond=True), (0.13 * h, 0.15 * h), (-r * 0.52, -r * 0.38), (0.86 * h, 0.9 * h)
    )
    for x in (-r * 0.3, r * 0.3):
        clay.box(STEEL, (x - 8, x + 8), (r * 0.8, r * 0.9), (0, 0.8 * h))
    for z in spread(0.04 * h, 0.78 * h, 18):
        clay.box(STEEL, (-r * 0.3, r * 0.3), (r * 0.82, r * 0.88), (z, z + 14))


def parking_meter(clay: Clay, _thing: ThingShape) -> None:
    """Model a parking meter or a button at a crossing."""
    clay.slots(body="#6d757b", glass="#bcd6df")
    h, r = clay.height, clay.half
    clay.turned(METAL, [(0, 0), (r * 0.6, 0), (r * 0.34, 0.02 * h), (r * 0.34, 0.78 * h), (0, 0.78 * h)], sides=10)
    clay.box(SMOOTH_PAINT, (-r, r), (-r, r), (0.76 * h, 0.93 * h))
    clay.turned(SMOOTH_PAINT, [(0, -r), (r, -r), (r, r), (0, r)], (0, 0, 0.93 * h), "y", 16)
    clay.box(Stuff("glass", "$glass"), (-r * 0.6, r * 0.6), (-r * 1.04, -r), (0.86 * h, 0.95 * h))


def utility_pole(clay: Clay, thing: ThingShape) -> None:
    """Model a pole with cross arms, insulators and a transformer."""
    clay.slots(body="#7d5f42", arm="#8d6d4c", glass="#dfe6e4")
    h, r = clay.height, clay.half
    concrete = thing.id == "utility_pole_jp"
    _post(clay, Stuff("concrete" if concrete else "wood", "$body", 50.0), r, h, 0.62)
    arm = Stuff("metal" if concrete else "wood", "$arm", beyond=True)
    levels = (0.94, 0.87) if thing.id != "utility_pole_uk" else (0.95,)
    wide = 0.11 * h
    for level in levels:
        clay.box(arm, (-wide, wide), (-r - 50, -r + 20), (level * h, level * h + 110))
        for x in spread(-wide * 0.92, wide * 0.92, 4):
            pin = [(0, 0), (45, 0), (55, 60), (30, 90), (45, 140), (0, 160)]
            clay.turned(Stuff("paint", "$glass", 50.0, beyond=True), pin, (x, -r - 15, level * h + 110), sides=8)
    if thing.id != "utility_pole_uk":
        can = [(0, 0), (240, 0), (240, 620), (200, 680), (0, 700)]
        clay.turned(Stuff("metal", "#8f989d", 50.0, beyond=True), can, (r + 260, 0, 0.74 * h), sides=14)


def catenary(clay: Clay, _thing: ThingShape) -> None:
    """Model a mast of the overhead line with its cantilever."""
    clay.slots(body="#6d757b", insulator="#7a4a34")
    h, half, side = clay.height, clay.half, clay.side
    for y in (-side, side * 0.85):
        clay.box(METAL, (-half, half), (y, y + side * 0.15), (0, h))
    clay.box(METAL, (-half * 0.08, half * 0.08), (-side, side), (0, h))
    out = -0.36 * h
    for low, high in ((0.68, 0.74), (0.84, 0.74)):
        clay.rod(REACH, (0, -side, low * h), (0, out, high * h), 30)
    clay.rod(Stuff("paint", "$insulator", 50.0, beyond=True), (0, -side, 0.84 * h), (0, -side - 400, 0.82 * h), 70)


def crossarm(clay: Clay, _thing: ThingShape) -> None:
    """Model a cross arm with its insulators."""
    clay.slots(body="#8d6d4c", glass="#dfe6e4")
    h = clay.height
    clay.box(Stuff("wood", "$body"), (-clay.half, clay.half), (-clay.side, clay.side), (0, h * 0.5))
    for x in spread(-clay.half * 0.92, clay.half * 0.92, 6):
        clay.turned(
            Stuff("paint", "$glass", 50.0),
            [(0, 0.5 * h), (22, 0.5 * h), (30, 0.75 * h), (18, 0.85 * h), (0, h)],
            (x, 0, 0),
            sides=8,
        )


def transformer(clay: Clay, _thing: ThingShape) -> None:
    """Model a transformer can with bushings."""
    clay.slots(body="#8f989d", bushing="#7a4a34")
    r, h = clay.half, clay.height
    clay.turned(METAL, [(0, 0), (r, 0), (r, 0.8 * h), (r * 0.9, 0.85 * h), (0, 0.86 * h)], sides=18)
    for x in (-r * 0.5, r * 0.5):
        bushing = [
            (0, 0.84 * h),
            (r * 0.14, 0.84 * h),
            (r * 0.2, 0.9 * h),
            (r * 0.12, 0.94 * h),
            (r * 0.16, 0.97 * h),
            (0, h),
        ]
        clay.turned(Stuff("paint", "$bushing", 50.0), bushing, (x, 0, 0), sides=8)


def pylon(clay: Clay, _thing: ThingShape) -> None:
    """Model a lattice tower with three pairs of arms."""
    clay.slots(body="#7c858b")
    h, half = clay.height, clay.half

    def corner(i: int, share: float) -> tuple[float, float, float]:
        reach = half * (1 - share * 1.12) if share < 0.8 else half * 0.1
        return ((-1, 1, 1, -1)[i % 4] * reach, (-1, -1, 1, 1)[i % 4] * reach, share * h)

    lines: list[tuple[Place, Place]] = []
    levels = (0.0, 0.2, 0.38, 0.52, 0.64, 0.74, 0.8, 0.88, 1.0)
    for low, high in pairwise(levels):
        for i in range(4):
            foot, head, beside = corner(i, low), corner(i, high), corner(i + 1, high)
            lines += [(foot, head), (foot, beside), (head, beside)]
    for level, out in ((0.64, 0.75), (0.76, 0.95), (0.88, 0.7)):
        for way in (-1, 1):
            tip = (way * out * half, 0.0, level * h)
            roots = [(way * half * 0.14, y, (level + lift) * h) for y in (-250.0, 250.0) for lift in (0.0, 0.035)]
            lines += [(root, tip) for root in roots]
            clay.rod(Stuff("paint", "#5a4036", 50.0), tip, (tip[0], 0.0, tip[2] - 2200), 110, 6)
    clay.rods(METAL, lines, 80, 4)


def fire_extinguisher(clay: Clay, _thing: ThingShape) -> None:
    """Model a fire extinguisher with hose and gauge."""
    clay.slots(body="#c8231f", trim="#1d1f21")
    r, h = clay.half, clay.height
    clay.turned(SMOOTH_PAINT, [(0, 0), (r * 0.9, 0), (r * 0.9, 0.74 * h), (r * 0.4, 0.85 * h), (0, 0.86 * h)])
    clay.box(DARK, (-r * 0.3, r), (-r * 0.2, r * 0.2), (0.84 * h, h))
    clay.limb(DARK, [(r * 0.6, 0, 0.9 * h), (r, 0, 0.7 * h), (r * 0.95, 0, 0.3 * h)], (14, 14, 18), 6)
    clay.box(Stuff("paper", "#f1f1ea"), (-r * 0.5, r * 0.5), (-r, -r * 0.8), (0.3 * h, 0.6 * h))


def sign(clay: Clay, thing: ThingShape) -> None:
    """Model a traffic sign: plate and post."""
    clay.slots(body="#c9302c", face="#f4f1e6", post="#8f989d")
    h, half, side = clay.height, clay.half, clay.side
    clay.rod(POLE, (0, side * 0.4, 0), (0, side * 0.4, h * 0.98), min(side * 0.55, 38), 10)
    z = h - half
    if "stop" in thing.id and not thing.id.endswith("_jp"):
        rings = [regular(0, 0, share * half / math.cos(math.pi / 8), 8, 22.5) for share in (1.0, 0.93)]
    elif "yield" in thing.id or thing.id.endswith("_jp"):
        rings = [regular(0, 0, share * half * 1.155, 3, -90) for share in (1.0, 0.72)]
        z = h - half * 0.58
    else:
        rings = [regular(0, 0, share * half, 24, 7.5) for share in (1.0, 0.78)]
    for i, (ring, stuff) in enumerate(zip(rings, (PAINT, FACE if "stop" not in thing.id else PAINT), strict=True)):
        front = -side - (0 if i == 0 else 3)
        clay.profile(stuff, [(x, z + y) for x, y in ring], front, -side + 8 - i * 6)
    if "stop" in thing.id:
        clay.box(FACE, (-half * 0.55, half * 0.55), (-side - 5, -side - 2), (z - half * 0.14, z + half * 0.14))


def mirror_post(clay: Clay, _thing: ThingShape) -> None:
    """Model a round traffic mirror under its hood."""
    clay.slots(body="#e27a22", glass="#bcd6df", post="#e27a22")
    h, half, side = clay.height, clay.half, clay.side
    clay.rod(POLE, (0, side * 0.6, 0), (0, side * 0.6, h * 0.96), 38, 10)
    z = h - half
    clay.turned(
        SMOOTH_PAINT,
        [(0, -side * 0.5), (half * 0.96, -side * 0.5), (half * 0.96, side * 0.2), (0, side * 0.5)],
        (0, 0, z),
        "y",
        24,
    )
    clay.hoop(SMOOTH_PAINT, [(half * 0.92, -side), (half, -side), (half, 0), (half * 0.92, 0)], (0, 0, z), "y", 24)
    glass = [(0, -side * 0.8), (half * 0.5, -side * 0.72), (half * 0.88, -side * 0.5), (0, -side * 0.5)]
    clay.turned(Stuff("chrome", "$glass", 60.0), glass, (0, 0, z), "y", 24)


def price_sign(clay: Clay, _thing: ThingShape) -> None:
    """Model a filling station's sign with prices that shine."""
    clay.slots(body="#2f62a8", face="#f3f0e2", trim="#3a3f44")
    h, half, side = clay.height, clay.half, clay.side
    for x in (-half * 0.7, half * 0.7):
        clay.box(DARK, (x - 90, x + 90), (-side * 0.5, side * 0.5), (0, h * 0.5))
    clay.box(PAINT, (-half, half), (-side, side), (h * 0.4, h))
    clay.box(Stuff("emissive", "$face"), (-half * 0.9, half * 0.9), (-side * 1.01, side * 1.01), (h * 0.82, h * 0.97))
    for i in range(3):
        low = (0.44 + 0.12 * i) * h
        clay.box(
            Stuff("plastic", "#15171a"), (-half * 0.9, half * 0.9), (-side * 1.01, side * 1.01), (low, low + 0.09 * h)
        )
        clay.box(
            Stuff("emissive", "#ff5a3c"),
            (half * 0.1, half * 0.8),
            (-side * 1.02, side * 1.02),
            (low + 0.02 * h, low + 0.07 * h),
        )


def billboard(clay: Clay, _thing: ThingShape) -> None:
    """Model a hoarding with its frame, walkway and lamps."""
    clay.slots(body="#6d757b", face="#d98b3c", lamp="#fff0bd")
    h, half, side = clay.height, clay.half, clay.side
    clay.boxes(METAL, [(x, side * 0.5) for x in spread(-half * 0.85, half * 0.85, 4)], side * 0.5, (0, h * 0.98))
    clay.box(METAL, (-half, half), (-side * 0.3, side * 0.1), (0.16 * h, h))
    clay.box(FACE, (-half * 0.975, half * 0.975), (-side * 0.36, -side * 0.28), (0.2 * h, 0.97 * h))
    clay.box(DARK, (-half * 0.95, half * 0.95), (-side, -side * 0.3), (0.1 * h, 0.13 * h))
    for x in spread(-half * 0.75, half * 0.75, 4):
        clay.box(LIGHT, (x - 160, x + 160), (-side, -side * 0.7), (0.13 * h, 0.16 * h))


def rural_mailbox(clay: Clay, _thing: ThingShape) -> None:
    """Model a letter box of tin on a post, its flag up."""
    clay.slots(body="#b9bfc4", flag="#c9302c", post="#8a6a48")
    h, half, side = clay.height, clay.half, clay.side
    clay.box(Stuff("wood", "$post"), (-side * 0.5, side * 0.5), (-side * 0.5, side * 0.5), (0, h * 0.8))
    low = h * 0.78
    arch = [(-side * 0.94, low), (side * 0.94, low)]
    arch += [
        (side * 0.94 * math.cos(a), h - side * 0.94 + side * 0.94 * math.sin(a))
        for a in (0.0, 0.5, 1.05, 1.57, 2.1, 2.64, 3.14)
    ]
    clay.section(METAL, arch, -half, half)
    clay.box(Stuff("paint", "$flag"), (-half * 0.2, -half * 0.1), (-side, -side * 0.94), (low, h * 0.99))


def basketball(clay: Clay, _thing: ThingShape) -> None:
    """Model a hoop on its board and post."""
    clay.slots(body="#eceae2", ring="#e2622a", post="#3a3f44")
    h, half, side = clay.height, clay.half, clay.side
    clay.rod(POLE, (0, side * 0.9, 0), (0, side * 0.9, h * 0.8), 60, 10)
    clay.rod(POLE, (0, side * 0.9, h * 0.74), (0, -side * 0.1, h * 0.82), 50, 8)
    clay.box(PAINT, (-half, half), (-side * 0.25, -side * 0.18), (h - 1050, h))
    ring = Stuff("metal", "$ring", 50.0)
    clay.box(ring, (-300, 300), (-side * 0.26, -side * 0.245), (h - 860, h - 840))
    clay.hoop(ring, [(215, -10), (235, -10), (235, 10), (215, 10)], (0, -side + 235, h - 900), "z", 20)
    clay.box(ring, (-40, 40), (-side * 0.5, -side * 0.25), (h - 910, h - 890))
