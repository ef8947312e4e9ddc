"""People and animals as bodies: limbs, trunk and head of the usual proportions."""

from __future__ import annotations

from diorama_planner.solids.forms import Place, ball, limb, moved
from diorama_planner.symbols.clay import Clay, Stuff
from diorama_planner.symbols.contract import ThingShape

SHIRT = Stuff("fabric", "$body", 50.0)
TROUSERS = Stuff("fabric", "$trousers", 50.0)
SKIN = Stuff("skin", "$skin", 60.0)
HAIR = Stuff("fur", "$hair", 60.0)
SHOE = Stuff("leather", "#2a2522", 50.0)
FUR = Stuff("fur", "$body", 60.0)
HOOF = Stuff("leather", "#2b241f", 50.0)


def _named(clay: Clay) -> None:
    clay.slots(body="#7d8a5a", skin="#e0ab84", hair="#4a3527", trousers="#2f3540")


def standing(clay: Clay, _thing: ThingShape) -> None:
    """Model somebody who stands, facing -y; about seven and a half heads tall."""
    _named(clay)
    h = clay.height
    _leg(clay, 0.065 * h, 0.0, h)
    _leg(clay, -0.065 * h, 0.05 * h, h)
    _trunk(clay, (0.0, 0.0, 0.0), h)
    for way in (1, -1):
        shoulder, elbow, hand = (
            (way * 0.115 * h, 0.0, 0.8 * h),
            (way * 0.145 * h, 0.02 * h, 0.62 * h),
            (way * 0.14 * h, -0.05 * h, 0.47 * h),
        )
        _arm(clay, shoulder, elbow, hand, h)
    _head(clay, (0.0, -0.008 * h, 0.925 * h), h)


def _leg(clay: Clay, x: float, step: float, h: float) -> None:
    path = [(x * 0.9, 0.0, 0.5 * h), (x, -step * 0.4, 0.28 * h), (x * 1.05, step * 0.4, 0.05 * h)]
    clay.limb(TROUSERS, path, (0.062 * h, 0.045 * h, 0.032 * h))
    clay.ball(SHOE, (x * 1.05, step * 0.4 - 0.025 * h, 0.02 * h), (0.03 * h, 0.072 * h, 0.022 * h), 10)


def _trunk(clay: Clay, at: Place, h: float, stuff: Stuff = SHIRT) -> None:
    """Add hips to shoulders and the neck; `at` is where the feet would be."""
    x, y, z = at
    levels = ((0.47, 0.083), (0.53, 0.085), (0.6, 0.08), (0.7, 0.098), (0.79, 0.108), (0.825, 0.085), (0.85, 0.032))
    body = limb([(0.0, 0.0, share * h) for share, _ in levels], [reach * h for _, reach in levels], 12)
    body = moved(body, turn_deg=0)
    body.vertices[:, 1] *= 0.62
    clay.add(stuff, moved(body, (x, y, z)))
    clay.rod(SKIN, (x, y, z + 0.83 * h), (x, y - 0.005 * h, z + 0.89 * h), 0.03 * h)


def _arm(clay: Clay, shoulder: Place, elbow: Place, hand: Place, h: float, stuff: Stuff = SHIRT) -> None:
    wrist = (hand[0], hand[1] + 0.01 * h, hand[2] + 0.03 * h)
    clay.limb(stuff, (shoulder, elbow, wrist), (0.034 * h, 0.028 * h, 0.02 * h), 8)
    clay.ball(SKIN, hand, (0.019 * h, 0.022 * h, 0.036 * h), 8)


def _head(clay: Clay, at: Place, h: float) -> None:
    x, y, z = at
    clay.ball(SKIN, at, (0.043 * h, 0.052 * h, 0.068 * h), 12)
    clay.ball(SKIN, (x, y - 0.05 * h, z - 0.008 * h), (0.01 * h, 0.014 * h, 0.014 * h), 6)
    clay.ball(HAIR, (x, y + 0.012 * h, z + 0.017 * h), (0.047 * h, 0.05 * h, 0.059 * h), 12)


def soldier(clay: Clay, _thing: ThingShape) -> None:
    """Model a soldier with helmet, pack and rifle."""
    _named(clay)
    h = clay.height * 0.985
    steel, strap = Stuff("metal", "$helmet", 50.0), Stuff("fabric", "$body*0.75", 40.0)
    clay.slots(helmet="#5c6141")
    _leg(clay, 0.075 * h, -0.03 * h, h)
    _leg(clay, -0.075 * h, 0.07 * h, h)
    _trunk(clay, (0.0, 0.0, 0.0), h)
    _arm(clay, (0.115 * h, 0, 0.8 * h), (0.16 * h, 0.0, 0.64 * h), (0.08 * h, -0.13 * h, 0.62 * h), h)
    _arm(clay, (-0.115 * h, 0, 0.8 * h), (-0.16 * h, 0.02 * h, 0.64 * h), (-0.07 * h, -0.11 * h, 0.55 * h), h)
    _head(clay, (0.0, -0.008 * h, 0.92 * h), h)
    clay.turned(
        steel, [(0.0, 0.94 * h), (0.082 * h, 0.935 * h), (0.072 * h, 0.965 * h), (0.04 * h, 1.0 * h), (0, 1.012 * h)]
    )
    clay.ball(strap, (0, 0.1 * h, 0.68 * h), (0.09 * h, 0.06 * h, 0.12 * h), 10)
    clay.limb(strap, ((0.1 * h, 0, 0.5 * h), (0, -0.02 * h, 0.49 * h), (-0.1 * h, 0, 0.5 * h)), (0.045 * h,) * 3, 8)
    clay.rod(
        Stuff("wood", "#6d4a2e", 40.0), (-0.13 * h, -0.09 * h, 0.5 * h), (0.05 * h, -0.14 * h, 0.63 * h), 0.016 * h
    )
    clay.rod(Stuff("metal", "#2d3033", 40.0), (0.0, -0.13 * h, 0.6 * h), (0.2 * h, -0.18 * h, 0.74 * h), 0.007 * h)


def seated(clay: Clay, _thing: ThingShape) -> None:
    """Model somebody on a chair; knees towards -y."""
    _named(clay)
    clay.slots(seat="#8a6238")
    h = clay.height / 0.77
    seat, wood = 0.25 * h, Stuff("wood", "$seat")
    back = 0.02 * h
    clay.box(wood, (-0.14 * h, 0.14 * h), (-0.14 * h, 0.14 * h), (seat - 0.03 * h, seat))
    clay.boxes(wood, [(x * 0.12 * h, y * 0.12 * h) for x in (-1, 1) for y in (-1, 1)], 0.025 * h, (0, seat))
    clay.box(wood, (-0.14 * h, 0.14 * h), (0.12 * h, 0.145 * h), (seat, 0.52 * h))
    _trunk(clay, (0.0, back, -0.22 * h), h)
    for x in (0.06 * h, -0.06 * h):
        clay.limb(
            TROUSERS,
            [(x, back, 0.3 * h), (x, -0.2 * h, 0.29 * h), (x, -0.22 * h, 0.04 * h)],
            (0.06 * h, 0.047 * h, 0.032 * h),
        )
        clay.ball(SHOE, (x, -0.25 * h, 0.02 * h), (0.03 * h, 0.07 * h, 0.022 * h), 10)
        way = 1 if x > 0 else -1
        _arm(
            clay,
            (way * 0.115 * h, back, 0.58 * h),
            (way * 0.14 * h, back, 0.42 * h),
            (way * 0.06 * h, -0.14 * h, 0.36 * h),
            h,
        )
    _head(clay, (0.0, back - 0.008 * h, 0.705 * h), h)


def dog(clay: Clay, _thing: ThingShape) -> None:
    """Model a dog, nose to +x."""
    _beast(clay, neck=0.86, head=0.2, leg=0.5, thick=1.0, ears=0.09)
    length, h = clay.length, clay.height
    clay.limb(FUR, [(-0.36 * length, 0, 0.7 * h), (-0.46 * length, 0, 0.86 * h)], (0.03 * length, 0.012 * length), 6)
    clay.slots(collar="#b8322d")


def horse(clay: Clay, _thing: ThingShape) -> None:
    """Model a horse, nose to +x."""
    clay.slots(mane="#3b291d")
    _beast(clay, neck=0.9, head=0.2, leg=0.5, thick=0.9, ears=0.05)
    length, h = clay.length, clay.height
    mane = Stuff("fur", "$mane", 60.0)
    clay.limb(
        mane,
        [(0.2 * length, 0, 0.76 * h), (0.31 * length, 0, 0.93 * h), (0.37 * length, 0, 0.99 * h)],
        (0.03 * length,) * 3,
        6,
    )
    tail = [(-0.41 * length, 0, 0.76 * h), (-0.47 * length, 0, 0.6 * h), (-0.46 * length, 0, 0.3 * h)]
    clay.limb(mane, tail, (0.025 * length, 0.04 * length, 0.015 * length), 6)


def cow(clay: Clay, _thing: ThingShape) -> None:
    """Model a cow, nose to +x."""
    clay.slots(horn="#d8cba8", muzzle="#d9a79a", patch="#2f2a28")
    _beast(clay, neck=0.8, head=0.2, leg=0.42, thick=1.15, ears=0.07)
    length, h, side = clay.length, clay.height, clay.side
    for x, y, size in ((-0.2, 0.62, 0.16), (0.06, -0.66, 0.14), (-0.02, 0.6, 0.12)):
        patch = ball((x * length, y * side, 0.72 * h), (size * length, side * 0.4, 0.16 * h), 10, 6)
        clay.add(Stuff("fur", "$patch", 60.0), patch)
    clay.ball(
        Stuff("skin", "$muzzle", 60.0), (0.47 * length, 0, 0.68 * h), (0.035 * length, 0.22 * side, 0.06 * h), 8
    )
    horns = limb(
        [
            (0.37 * length, 0.14 * side, 0.92 * h),
            (0.38 * length, 0.42 * side, 0.96 * h),
            (0.4 * length, 0.46 * side, 1.04 * h),
        ],
        (0.014 * length, 0.01 * length, 0.003 * length),
        6,
    )
    clay.pair(Stuff("leather", "$horn", 60.0), horns)
    clay.rod(FUR, (-0.45 * length, 0, 0.8 * h), (-0.47 * length, 0, 0.35 * h), 0.012 * length, 6)


def _beast(clay: Clay, neck: float, head: float, leg: float, thick: float, ears: float) -> None:
    """Add trunk, legs, neck and head; sizes are shares of length and height."""
    length, h, side = clay.length, clay.height, clay.side
    girth = 0.16 * length * thick**0.5
    girth = min(girth, 0.24 * h * thick)
    flat = side / girth
    spine = [(-0.42, 0.7), (-0.36, 0.7), (-0.2, 0.68), (0.0, 0.66), (0.16, 0.68), (0.24, 0.72)]
    widths = (0.35, 0.85, 1.0, 0.98, 1.0, 0.7)
    trunk = [(x * length, 0.0, z * h) for x, z in spine]
    clay.add(FUR, limb(trunk, [w * girth for w in widths], 12, flat=flat))
    poll = (0.36 * length, 0.0, neck * h)
    clay.limb(
        FUR,
        [(0.2 * length, 0, 0.72 * h), (0.3 * length, 0, (0.76 + neck) / 2 * h), poll],
        (girth * 0.75, girth * 0.5, girth * 0.38),
        10,
    )
    nose = (poll[0] + 0.13 * length, 0.0, (neck - head * 0.75) * h)
    clay.limb(
        FUR,
        [(poll[0] - 0.02 * length, 0, poll[2] + 0.03 * h), (poll[0] + 0.04 * length, 0, poll[2]), nose],
        (girth * 0.3, girth * 0.4, girth * 0.24),
        10,
    )
    for x, knee in ((0.17, 0.01), (-0.34, -0.02)):
        for y in (0.5 * side, -0.5 * side):
            hip = (x * length, y, 0.6 * h)
            path = [hip, ((x + knee) * length, y, leg * 0.55 * h), (x * length, y, 0.06 * h)]
            clay.limb(FUR, path, (girth * 0.42, girth * 0.2, girth * 0.15), 8)
            clay.limb(
                HOOF,
                [(x * length, y, 0.07 * h), (x * length + 0.015 * length, y, 0.0)],
                (girth * 0.16, girth * 0.22),
                8,
            )
    ear = limb(
        [
            (poll[0] - 0.01 * length, 0.2 * side, poll[2] + 0.05 * h),
            (poll[0] - 0.02 * length, 0.3 * side, poll[2] + (0.05 + ears) * h),
        ],
        (0.022 * length, 0.004 * length),
        6,
    )
    clay.pair(FUR, ear)
