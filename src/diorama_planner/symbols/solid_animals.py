"""Animals as bodies: trunk, head and jointed legs lofted over the landmarks of `beasts`, with hide, horns, hooves."""

from __future__ import annotations

import math

import numpy as np

from diorama_planner.solids.forms import Floats, limb
from diorama_planner.solids.lofts import covered, loft
from diorama_planner.solids.mesh import Mesh, translate
from diorama_planner.symbols.beasts import BY_NAME, COW, DOG, HORSE, PIG, SHEEP, Beast, Station
from diorama_planner.symbols.clay import Clay, Stuff
from diorama_planner.symbols.contract import ThingShape

FUR = Stuff("fur", "$body", 180.0)
PATCH = Stuff("fur", "$patch", 180.0, closed=False)
MANE = Stuff("fur", "$mane", 180.0)
MUZZLE = Stuff("skin", "$muzzle", 180.0)
HOOF = Stuff("leather", "#2b241f", 50.0)
HORN = Stuff("leather", "$horn", 180.0)
EYE = Stuff("resin", "#15100d", 180.0)
LIFT = 5.0
"""How far a patch stands off the hide, real mm."""


def dog(clay: Clay, _thing: ThingShape) -> None:
    """Model a dog, nose to +x."""
    clay.slots(body="#a9763f", collar="#b8322d", nose="#2a211c")
    _standing(clay, DOG, paws=True)
    length, side, h = clay.length, clay.side, clay.height
    clay.ball(
        Stuff("leather", "$nose", 180.0), (0.492 * length, 0, 0.82 * h), (0.022 * length, 0.15 * side, 0.03 * h), 10
    )
    spine = [(0.198 * length, 0.0, 0.722 * h), (0.214 * length, 0.0, 0.752 * h)]
    clay.add(FUR, _lofted(clay, DOG.tail, 8))
    clay.add(Stuff("leather", "$collar", 60.0), loft(spine, [(0.116 * h, 0.51 * side)] * 2, 16, steps=1))


def horse(clay: Clay, _thing: ThingShape) -> None:
    """Model a horse, nose to +x, its head carried low as at a walk."""
    clay.slots(body="#8a5a33", mane="#3b291d", muzzle="#4a3426")
    _standing(clay, HORSE)
    _muzzle(clay, HORSE, 2)
    _mane(clay)
    clay.add(MANE, _lofted(clay, HORSE.tail, 10))


def cow(clay: Clay, thing: ThingShape) -> None:
    """Model a cow or a bull, nose to +x; a sheep or a pig if that is its name."""
    name = f"{thing.id} {thing.name}".lower()
    beast = next((each for word, each in BY_NAME if word in name), COW)
    if beast is COW:
        _cow(clay)
    elif beast is SHEEP:
        _sheep(clay)
    else:
        clay.colours |= {"body": "#dba595", "muzzle": "#cf8f80"}  # not those of the cow that its picture is
        _standing(clay, PIG)
        _muzzle(clay, PIG, 2)
        clay.add(FUR, _lofted(clay, PIG.tail, 8))


def _cow(clay: Clay) -> None:
    clay.slots(body="#f0ebe2", horn="#d8cba8", muzzle="#d9a79a", patch="#2f2a28")
    trunk, neck = _standing(clay, COW)
    length, side, h = clay.length, clay.side, clay.height
    for mesh in (trunk, neck):
        clay.add(PATCH, covered(mesh, _blotches(mesh, clay), LIFT))
    _muzzle(clay, COW, 3)
    clay.add(FUR, _lofted(clay, COW.tail[:4], 8))
    clay.add(Stuff("fur", "$patch", 180.0), _lofted(clay, COW.tail[3:], 8))
    clay.ball(MUZZLE, (-0.25 * length, 0, 0.42 * h), (0.075 * length, 0.42 * side, 0.09 * h), 14)
    for x in (-0.28, -0.235):
        teat = limb(
            [(x * length, 0.2 * side, 0.37 * h), (x * length, 0.24 * side, 0.305 * h)], (0.014 * h, 0.009 * h), 8
        )
        clay.pair(MUZZLE, teat)
    base, bend, tip = (0.345, 0.2, 0.965), (0.352, 0.5, 0.985), (0.37, 0.56, 1.04)
    path = [(x * length, y * side, z * h) for x, y, z in (base, bend, tip)]
    clay.pair(HORN, limb(path, (0.02 * h, 0.016 * h, 0.004 * h), 8))


def _sheep(clay: Clay) -> None:
    clay.colours |= {"body": "#d9d0bb", "muzzle": "#3a332e"}
    trunk, _ = _standing(clay, SHEEP, bare="$muzzle")
    dice = np.random.default_rng(clay.seed(7))
    rough = np.zeros(len(trunk.vertices))
    for wave in dice.normal(size=(7, 3)) * (26.0 / clay.length):
        rough += np.sin(trunk.vertices @ wave + dice.uniform(0, 2 * math.pi))
    middle = trunk.vertices.mean(axis=0)
    away = trunk.vertices - middle
    fleece = middle + away * (1.0 + 0.028 * rough)[:, None]
    clay.add(FUR, Mesh(fleece, trunk.triangles), _lofted(clay, SHEEP.tail, 8))


def _standing(clay: Clay, beast: Beast, paws: bool = False, bare: str = "$body") -> tuple[Mesh, Mesh]:
    """Add trunk, neck, head, legs, ears and eyes; give the trunk and the neck.

    `bare` is the colour of head and legs.
    """
    length, side, h = clay.length, clay.side, clay.height
    naked = Stuff("fur", bare, 180.0)
    spine = [(x * length, 0.0, (top + belly) / 2 * h) for x, top, belly, _ in beast.trunk]
    halves = [((top - belly) / 2 * h, wide * side) for _, top, belly, wide in beast.trunk]
    trunk = loft(spine, halves, 28, beast.square, 4)
    neck = _lofted(clay, beast.neck, 20, 4)
    clay.add(FUR, trunk, neck)
    clay.add(naked, _lofted(clay, beast.head, 18, 4))
    for legs in (beast.fore, beast.hind):
        clay.pair(naked, _leg(clay, beast, legs))
        foot = legs[-1]
        at = (foot[0] * length, beast.apart[1] * side)
        if paws:
            paw = loft(
                [(at[0] - 0.02 * length, 0, 0.035 * h), (at[0] + 0.04 * length, 0, 0.03 * h)],
                [(0.034 * h, 0.2 * side), (0.03 * h, 0.22 * side)],
                10,
            )
            clay.pair(naked, translate(paw, y=at[1]))
        else:
            clay.pair(HOOF, _hoof(foot, at, length, side, h))
    clay.pair(naked, _ear(clay, beast))
    x, z = beast.eye
    wide = next(s[3] for s in beast.head if s[0] >= x)
    clay.ball(EYE, (x * length, wide * 0.9 * side, z * h), (0.016 * h, 0.05 * side, 0.014 * h), 8)
    clay.ball(EYE, (x * length, -wide * 0.9 * side, z * h), (0.016 * h, 0.05 * side, 0.014 * h), 8)
    return trunk, neck


def _lofted(clay: Clay, stations: tuple[Station, ...], sides: int, steps: int = 3) -> Mesh:
    length, side, h = clay.length, clay.side, clay.height
    spine = [(x * length, 0.0, z * h) for x, z, _, _ in stations]
    return loft(spine, [(deep * h, wide * side) for _, _, deep, wide in stations], sides, steps=steps)


def _leg(clay: Clay, beast: Beast, stations: tuple[Station, ...]) -> Mesh:
    """Give the left leg, further from the middle at the top than below."""
    leg = _lofted(clay, stations, 12)
    above, below = (share * clay.side for share in beast.apart)
    corners = leg.vertices.copy()
    corners[:, 1] += below + (above - below) * np.clip(corners[:, 2] / (0.6 * clay.height), 0.0, 1.0)
    return Mesh(corners, leg.triangles)


def _hoof(foot: Station, at: tuple[float, float], length: float, side: float, h: float) -> Mesh:
    x, y = at
    path = [(x, y, foot[1] * h + 0.01 * h), (x + 0.006 * length, y, 0.02 * h), (x + 0.01 * length, y, 0.0)]
    return limb(path, (foot[3] * side * 1.05, foot[3] * side * 1.25, foot[3] * side * 1.3), 10)


def _ear(clay: Clay, beast: Beast) -> Mesh:
    """Give the left ear, at the poll."""
    length, side, h = clay.length, clay.side, clay.height
    reach, hangs = beast.ear
    x, z, _, wide = beast.head[1]
    x -= 0.012
    aside, over = (reach * h, -0.25 * reach * h) if hangs else (0.25 * reach * h, 0.9 * reach * h)
    start = (x * length, wide * 0.75 * side, (z + 0.03) * h)
    path = [(start[0], start[1] + share * aside, start[2] + share * over) for share in (0.0, 0.45, 1.0)]
    return limb(path, (0.2 * reach * h, 0.26 * reach * h, 0.05 * reach * h), 8)


def _muzzle(clay: Clay, beast: Beast, count: int) -> None:
    """Add the bare end of the nose over the last stations of the head."""
    stations = tuple((x + 0.002, z, deep * 1.05, wide * 1.08) for x, z, deep, wide in beast.head[-count:])
    clay.add(MUZZLE, _lofted(clay, stations, 14))


def _mane(clay: Clay) -> None:
    """Add what falls from the crest of a neck to one side."""
    length, side, h = clay.length, clay.side, clay.height
    crest = [(0.19, 0.965), (0.25, 0.975), (0.31, 0.985), (0.352, 0.985)]
    spine = [(x * length, 0.0, (z - 0.05) * h) for x, z in crest]
    clay.add(MANE, translate(loft(spine, [(0.06 * h, 0.06 * side)] * 4, 10), y=0.13 * side))
    lock = loft([(0.352 * length, 0, 0.97 * h), (0.385 * length, 0, 0.9 * h)], [(0.03 * h, 0.12 * side)] * 2, 8)
    clay.add(MANE, lock)


def _blotches(mesh: Mesh, clay: Clay) -> Floats:
    """Give the corners of a hide values above nothing where it is dark: broad blots, others for each animal."""
    dice = np.random.default_rng(clay.seed(3))
    places = mesh.vertices / np.array((clay.length * 0.5, clay.side * 1.3, clay.height * 0.75))
    found = np.full(len(places), -0.5)
    for wave in dice.normal(size=(7, 3)) * 5.2:
        found += 0.62 * np.sin(places @ wave + dice.uniform(0, 2 * math.pi))
    return np.asarray(found)
