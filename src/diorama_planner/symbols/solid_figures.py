"""People as bodies: limbs, trunk and head of the usual proportions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diorama_planner.solids.forms import Place, limb, moved, skin
from diorama_planner.solids.mesh import Mesh
from diorama_planner.symbols.clay import DARK, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape

SHIRT = Stuff("fabric", "$body", 75.0)
TROUSERS = Stuff("fabric", "$trousers", 75.0)
TIGHTS = Stuff("fabric", "$tights", 75.0)
SKIN = Stuff("skin", "$skin", 60.0)
HAIR = Stuff("fur", "$hair", 60.0)
SHOE = Stuff("leather", "#2a2522", 50.0)


FEMALE = frozenset(("woman", "girl", "lady", "female", "waitress", "nurse"))
YOUNG = frozenset(("child", "boy", "girl", "kid"))
"""Words of a name that say who stands there."""


def _named(clay: Clay) -> None:
    clay.slots(body="#7d8a5a", skin="#e0ab84", hair="#4a3527", trousers="#2f3540", tights="#c99b7c")


def standing(clay: Clay, thing: ThingShape) -> None:
    """Model somebody who stands at ease, facing -y, weight on one leg.

    Adults are about seven and a half heads tall, children six; women wear a skirt and long hair.
    """
    words = set(f"{thing.id} {thing.name}".lower().replace("_", " ").replace(",", " ").split())
    in_skirt, young = bool(words & FEMALE), bool(words & YOUNG)
    _named(clay)
    h = clay.height
    legs = TIGHTS if in_skirt else TROUSERS
    _leg(clay, 0.055 * h, 0.0, h, legs)
    _leg(clay, -0.06 * h, 0.06 * h, h, legs)
    _trunk(clay, (0.0, 0.0, 0.0), h)
    if in_skirt:
        _skirt(clay, h)
        _long_hair(clay, h)
    for way, bent in ((1, 0.02), (-1, 0.07)):
        shoulder, elbow, hand = (
            (way * 0.104 * h, 0.0, 0.785 * h),
            (way * 0.14 * h, 0.025 * h, 0.64 * h),
            (way * (0.15 - bent) * h, -(0.03 + bent) * h, (0.485 + bent * 0.6) * h),
        )
        _arm(clay, shoulder, elbow, hand, h)
    if young:
        _head(clay, (0.0, -0.01 * h, 0.93 * h), 1.28 * h)
    else:
        _head(clay, (0.0, -0.008 * h, 0.925 * h), h)


def _skirt(clay: Clay, h: float) -> None:
    """Add a skirt from the waist to the knees, wider below, in folds."""
    clay.slots(skirt="#3b3550")
    rings = []
    for share, reach in ((0.56, 0.085), (0.5, 0.118), (0.42, 0.124), (0.34, 0.13), (0.285, 0.134)):
        turns = np.linspace(0.0, 2 * np.pi, 32, endpoint=False)
        fold = 1.0 + 0.05 * np.sin(9 * turns) * (0.56 - share) / 0.28
        rings.append(
            np.column_stack(
                (np.cos(turns) * reach * fold * h, np.sin(turns) * reach * fold * 0.8 * h, turns * 0 + share * h)
            )
        )
    clay.add(Stuff("fabric", "$skirt", 75.0), skin(rings))


def _long_hair(clay: Clay, h: float) -> None:
    """Add hair that falls to the shoulders behind and beside the face."""
    path = [
        (0.0, 0.012 * h, 0.955 * h),
        (0.0, 0.04 * h, 0.91 * h),
        (0.0, 0.046 * h, 0.85 * h),
        (0.0, 0.04 * h, 0.79 * h),
    ]
    back = _rounded(path, (0.044 * h, 0.05 * h, 0.05 * h, 0.034 * h), 14)
    flat = back.vertices * (1.0, 0.6, 1.0) + (0.0, 0.4 * 0.03 * h, 0.0)
    clay.add(HAIR, Mesh(flat, back.triangles))
    lock = [(0.042 * h, 0.004 * h, 0.95 * h), (0.05 * h, 0.01 * h, 0.9 * h), (0.046 * h, 0.006 * h, 0.835 * h)]
    for way in (1.0, -1.0):
        strand = [(way * x, y, z) for x, y, z in lock]
        clay.add(HAIR, _rounded(strand, (0.012 * h, 0.019 * h, 0.012 * h), 8))


def _rounded(path: Sequence[Place], radii: Sequence[float], sides: int = 10, flat: float = 1.0) -> Mesh:
    """Give a limb whose ends are round, as those of sleeves and trouser legs are."""
    spine, (first, last) = np.array(path, dtype=float), (radii[0], radii[-1])
    out = spine[0] - spine[1], spine[-1] - spine[-2]
    start, end = (way / max(float(np.linalg.norm(way)), 1e-9) for way in out)
    line = [spine[0] + start * first * 0.62, spine[0] + start * first * 0.45, *spine]
    line += [spine[-1] + end * last * 0.45, spine[-1] + end * last * 0.62]
    reach = (first * 0.35, first * 0.8, *radii, last * 0.8, last * 0.35)
    return limb([(x, y, z) for x, y, z in np.array(line).tolist()], reach, sides, flat)


def _leg(clay: Clay, x: float, step: float, h: float, stuff: Stuff = TROUSERS) -> None:
    foot, bend = step * 0.4, -0.012 * h
    path = [(x * 0.8, 0.004 * h, 0.45 * h), (x * 0.95, bend * 0.5, 0.38 * h), (x, bend - foot * 0.6, 0.28 * h)]
    path += [(x * 1.02, foot * 0.4, 0.17 * h), (x * 1.05, foot, 0.055 * h)]
    clay.add(stuff, _rounded(path, [share * h for share in (0.057, 0.055, 0.044, 0.041, 0.036)]))
    heel, toe = foot + 0.018 * h, foot - 0.085 * h
    sole = [(x * 1.05, heel, 0.024 * h), (x * 1.08, foot - 0.03 * h, 0.026 * h), (x * 1.15, toe, 0.016 * h)]
    clay.add(SHOE, _rounded(sole, (0.026 * h, 0.029 * h, 0.019 * h)))
    clay.box(SHOE, (x * 1.1 - 0.027 * h, x * 1.1 + 0.027 * h), (toe - 0.006 * h, heel + 0.012 * h), (0.0, 0.01 * h))


def _trunk(clay: Clay, at: Place, h: float, stuff: Stuff = SHIRT) -> None:
    """Add hips to shoulders and the neck; `at` is where the feet would be."""
    x, y, z = at
    hips = [(0.445, 0.06), (0.46, 0.084), (0.49, 0.09), (0.53, 0.08)]
    coat = [(0.475, 0.097), (0.48, 0.102), (0.53, 0.1), (0.6, 0.088), (0.68, 0.094), (0.75, 0.103), (0.785, 0.107)]
    coat += [(0.81, 0.102), (0.828, 0.085), (0.84, 0.062), (0.85, 0.04)]
    for what, levels, flat in ((TROUSERS, hips, 0.68), (stuff, coat, 0.66)):
        body = limb([(0.0, 0.0, share * h) for share, _ in levels], [reach * h for _, reach in levels], 18)
        body.vertices[:, 1] *= flat
        clay.add(what, moved(body, (x, y, z)))
    collar = [(0.034 * h, 0.842 * h), (0.041 * h, 0.85 * h), (0.037 * h, 0.868 * h), (0.03 * h, 0.85 * h)]
    clay.hoop(stuff, collar, (x, y - 0.003 * h, z), sides=14)
    clay.box(DARK, (x - 0.002 * h, x + 0.002 * h), (y - 0.067 * h, y - 0.05 * h), (z + 0.52 * h, z + 0.8 * h))
    clay.rod(SKIN, (x, y, z + 0.83 * h), (x, y - 0.005 * h, z + 0.89 * h), 0.027 * h, 12)


def _arm(clay: Clay, shoulder: Place, elbow: Place, hand: Place, h: float, stuff: Stuff = SHIRT) -> None:
    middle = np.array((shoulder, elbow, hand))
    wrist = middle[2] + (middle[1] - middle[2]) * 0.2
    path = [
        shoulder,
        *((middle[0] + (middle[1] - middle[0]) * share).tolist() for share in (0.5,)),
        elbow,
        wrist.tolist(),
    ]
    clay.add(stuff, _rounded([(x, y, z) for x, y, z in path], [share * h for share in (0.037, 0.035, 0.031, 0.024)]))
    palm = middle[2] + (middle[2] - wrist) * 0.3
    clay.add(
        SKIN, _rounded([(x, y, z) for x, y, z in (wrist.tolist(), palm.tolist())], (0.015 * h, 0.019 * h), 8, 0.7)
    )


def _head(clay: Clay, at: Place, h: float) -> None:
    x, y, z = at
    clay.ball(SKIN, at, (0.041 * h, 0.05 * h, 0.062 * h), 16)
    clay.ball(SKIN, (x, y - 0.012 * h, z - 0.034 * h), (0.031 * h, 0.037 * h, 0.034 * h), 12)  # the jaw
    nose = limb(((x, y - 0.045 * h, z + 0.008 * h), (x, y - 0.059 * h, z - 0.014 * h)), (0.004 * h, 0.009 * h), 6)
    clay.add(SKIN, nose)
    for way in (1, -1):
        clay.ball(SKIN, (x + way * 0.041 * h, y + 0.002 * h, z - 0.006 * h), (0.007 * h, 0.013 * h, 0.017 * h), 8)
        clay.ball(DARK, (x + way * 0.016 * h, y - 0.045 * h, z + 0.008 * h), (0.006 * h, 0.004 * h, 0.004 * h), 6)
    clay.ball(HAIR, (x, y + 0.01 * h, z + 0.022 * h), (0.046 * h, 0.05 * h, 0.052 * h), 16)
    clay.ball(HAIR, (x, y + 0.024 * h, z - 0.008 * h), (0.04 * h, 0.033 * h, 0.042 * h), 12)


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
