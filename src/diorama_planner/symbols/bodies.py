"""The body of a thing as a pile of slabs: what it fills at which height, for collisions and for the solid.

A tree is a trunk and a crown, a table a top on legs, a car a body and a cabin; so a cow may stand under the
oak. Heights count from the thing's own underside, in real millimetres; shares without a source are builder's
practice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from diorama_planner.symbols.axles import CAR, axle_stations
from diorama_planner.symbols.classes import CLASSES, SymbolClass, class_tag
from diorama_planner.symbols.contract import Patch, Slab, ThingShape
from diorama_planner.symbols.curves import (
    Points,
    box,
    centred,
    counter_clockwise,
    disc,
    mirrored,
    outer_rings,
    oval,
    quarter_turned,
    rounded,
)
from diorama_planner.symbols.grounds import contact_patches
from diorama_planner.symbols.library import drawing_size, quarter_turns
from diorama_planner.symbols.tracks import hull_share

Size: TypeAlias = tuple[float, float, float]
Share: TypeAlias = tuple[Points, float, float]
"""An outline and the shares of the height between which it stands."""

BUSH_STEM = 0.12
TRUNK_SHARE = 0.35
"""Height to which a tree is only its trunk."""


def body(thing: ThingShape) -> tuple[Slab, ...]:
    """Give the slabs of a thing; none reaches below its underside or above its height.

    What is only painted on the ground has no height and no slab.
    """
    cls = CLASSES[class_tag(thing)]
    quarters = quarter_turns(thing, cls)
    size = drawing_size(thing, quarters)
    height = size[2]
    if height <= 0:
        return ()
    return tuple(
        Slab(counter_clockwise(quarter_turned(ring, quarters)), low * height, high * height)
        for ring, low, high in RECIPES[cls.body](thing, size)
    )


def plan_outline(thing: ThingShape) -> Points:
    """Give the outline of a thing seen from above: what is selected, spaced and cut out of paper.

    Counter-clockwise, real millimetres; arms, lamps and mirrors that overhang are not in it.
    """
    cls = CLASSES[class_tag(thing)]
    quarters = quarter_turns(thing, cls)
    return counter_clockwise(quarter_turned(_outline(thing, cls, drawing_size(thing, quarters)), quarters))


def _outline(thing: ThingShape, cls: SymbolClass, size: Size) -> Points:
    length, width, _ = size
    if thing.outline_mm:
        return thing.outline_mm[0]
    if thing.shape in {"circle", "ellipse"}:
        return oval(0, 0, length / 2, width / 2, 48)
    if cls.body in OUTLINES:
        return OUTLINES[cls.body](length / 2, width / 2)
    return centred(0, 0, length, width)


def _car_outline(half: float, side: float) -> Points:
    return mirrored(
        [
            (half, 0),
            (half, side * 0.5),
            (half * 0.955, side * 0.86),
            (half * 0.82, side),
            (-half * 0.86, side),
            (-half * 0.96, side * 0.88),
            (-half, side * 0.6),
            (-half, 0),
        ]
    )


def _hull_outline(half: float, side: float) -> Points:
    return mirrored(
        [
            (half, 0),
            (half * 0.86, side * 0.34),
            (half * 0.55, side * 0.76),
            (half * 0.1, side),
            (-half * 0.4, side),
            (-half, side * 0.64),
            (-half, 0),
        ]
    )


def _animal_outline(half: float, side: float) -> Points:
    return mirrored(
        [
            (half, 0),
            (half * 0.92, side * 0.34),
            (half * 0.5, side * 0.5),
            (half * 0.4, side),
            (-half * 0.7, side),
            (-half * 0.8, side * 0.3),
            (-half, 0),
        ]
    )


OUTLINES: dict[str, Callable[[float, float], Points]] = {
    "car": _car_outline,
    "hull": _hull_outline,
    "animal": _animal_outline,
}


def _outlined(thing: ThingShape, size: Size) -> list[Share]:
    """Give each tier up to the next: what lies between two heights lies in the plan of what is above the lower."""
    tiers = ((0.0, thing.outline_mm), *thing.tiers_mm)
    tops = [height for height, _ in thing.tiers_mm] + [size[2]]
    return [
        (ring, low / size[2], high / size[2])
        for (low, rings), high in zip(tiers, tops, strict=True)
        for ring in outer_rings(rings)
        if high > low
    ]


def _whole(thing: ThingShape, size: Size) -> list[Share]:
    return [(_outline(thing, CLASSES[class_tag(thing)], size), 0.0, 1.0)]


def _car(thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    front, rear = axle_stations(thing, CAR)
    cabin = rounded(rear - 0.1 * size[0], -side * 0.76, front - 0.08 * size[0], side * 0.76, side * 0.2)
    if class_tag(thing) != "car":
        cabin = rounded(-half * 0.98, -side * 0.94, half * 0.9, side * 0.94, side * 0.1)
    return [(_car_outline(half, side), 0.0, 0.62), (cabin, 0.62, 1.0)]


def _cycle(thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    if class_tag(thing) == "sidecar":
        return _whole(thing, size)
    frame = rounded(-half, -side * 0.4, half, side * 0.4, side * 0.3)
    bars = box(half * 0.2, -side, half * 0.55, side)
    return [(frame, 0.0, 0.8), (bars, 0.7, 1.0)]


def _tracked(thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    front = -half + size[0] * hull_share(thing)
    hull = box(-half, -side, front, side)
    middle = (front - half) / 2
    out: list[Share] = [(hull, 0.0, 0.62), (disc(middle, 0, side * 0.62, 32), 0.62, 1.0)]
    if front < half - 1:
        out.append((box(middle, -side * 0.12, half, side * 0.12), 0.6, 0.8))
    return out


def _gun(_thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    return [
        (box(-half, -side * 0.2, half * 0.9, side * 0.2), 0.0, 0.5),
        (box(-side * 0.5, -side, side * 0.5, side), 0.0, 0.6),
        (box(-side * 0.5, -side * 0.5, side * 0.5, side * 0.5), 0.6, 1.0),
        (box(0.0, -side * 0.1, half, side * 0.1), 0.6, 0.85),
    ]


def _plane(_thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    trunk = half * 0.12
    return [
        (box(-half, -trunk, half, trunk), 0.2, 0.7),
        (box(-half * 0.15, -side, half * 0.45, side), 0.25, 0.45),
        (box(-half, -side * 0.36, -half * 0.75, side * 0.36), 0.4, 0.55),
        (box(-half, -trunk * 0.3, -half * 0.7, trunk * 0.3), 0.55, 1.0),
    ]


def _helicopter(_thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    hub = half - side
    return [
        (box(hub - half * 0.3, -half * 0.15, hub + half * 0.44, half * 0.15), 0.0, 0.75),
        (box(-half, -half * 0.05, hub, half * 0.05), 0.4, 0.75),
        (disc(hub, 0, side, 48), 0.9, 1.0),
    ]


def _figure(thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    head = min(half, side) * 0.6
    if class_tag(thing) == "seated":
        return [
            (centred(0, 0, size[0], size[1]), 0.0, 0.5),
            (box(-half, -side * 0.2, half, side * 0.75), 0.5, 0.85),
            (disc(0, side * 0.34, head, 24), 0.85, 1.0),
        ]
    legs = oval(0, 0, half * 0.62, side * 0.95, 24)
    return [(legs, 0.0, 0.47), (oval(0, 0, half, side, 32), 0.47, 0.85), (disc(0, 0, head, 24), 0.85, 1.0)]


def _animal(_thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    legs = box(-half * 0.68, -side * 0.9, half * 0.45, side * 0.9)
    trunk = rounded(-half * 0.8, -side, half * 0.5, side, side * 0.5)
    return [(legs, 0.0, 0.45), (trunk, 0.45, 0.92), (box(half * 0.4, -side * 0.4, half, side * 0.4), 0.55, 1.0)]


def _tree(thing: ThingShape, size: Size) -> list[Share]:
    ground = thing.ground_mm or (size[0] * 0.06, size[1] * 0.06)
    trunk = oval(0, 0, max(ground[0], 1.0) / 2, max(ground[1], 1.0) / 2, 20)
    clear = 0.08 if class_tag(thing) == "conifer" else TRUNK_SHARE
    if class_tag(thing) == "palm":
        clear = 0.8
    return [(trunk, 0.0, clear), (oval(0, 0, size[0] / 2, size[1] / 2, 48), clear, 1.0)]


def _bush(_thing: ThingShape, size: Size) -> list[Share]:
    crown = oval(0, 0, size[0] / 2, size[1] / 2, 40) if size[0] == size[1] else centred(0, 0, size[0], size[1])
    stem = oval(0, 0, size[0] / 4, size[1] / 4, 24)
    return [(stem, 0.0, BUSH_STEM), (crown, BUSH_STEM, 1.0)]


def _table(thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    leg = min(half, side) * 0.14
    if thing.shape == "circle":
        return [(disc(0, 0, half * 0.3, 24), 0.0, 0.94), (disc(0, 0, half, 40), 0.94, 1.0)]
    legs: list[Share] = [(ring, 0.0, 0.94) for ring in _corners(half, side, leg)]
    return [*legs, (centred(0, 0, size[0], size[1]), 0.94, 1.0)]


def _corners(half: float, side: float, reach: float) -> list[Points]:
    """Give a post in each corner."""
    xs, ys = (-half + reach / 2, half - reach / 2), (-side + reach / 2, side - reach / 2)
    return [centred(x, y, reach, reach) for x in xs for y in ys]


def _frame(_thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    posts: list[Share] = [(ring, 0.0, 1.0) for ring in _corners(half, side, min(half, side) * 0.2)]
    return [*posts, (centred(0, 0, size[0], size[1]), 0.92, 1.0)]


def _posts(_thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    reach = min(half, side) * 0.3
    if side < half * 0.3:
        return [(box(way * (half - side), -side, way * half, side), 0.0, 1.0) for way in (1, -1)]
    return [(ring, 0.0, 1.0) for ring in _corners(half, side, reach)]


def _canopy(thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    post = min(half, side) * 0.1
    if class_tag(thing) == "bus_shelter":
        props = [box(-half, side - post, half, side)]
    else:
        props = [centred(x * half, 0, post * 2, post * 2) for x in (-0.66, 0.66)]
    return [*((ring, 0.0, 0.9) for ring in props), (centred(0, 0, size[0], size[1]), 0.9, 1.0)]


def _pole(thing: ThingShape, size: Size) -> list[Share]:
    return [(oval(0, 0, size[0] / 2, size[1] / 2, 24), 0.0, 1.0)]


def _sign(thing: ThingShape, size: Size) -> list[Share]:
    """A plate at the top quarter, posts below where the ground is touched."""
    quarters = quarter_turns(thing, CLASSES[class_tag(thing)])
    feet: tuple[Patch, ...] = contact_patches(thing)
    posts: list[Share] = [(quarter_turned(patch.points, -quarters), 0.0, 0.74) for patch in feet]
    return [*posts, (centred(0, 0, size[0], size[1]), 0.74 if posts else 0.0, 1.0)]


def _barrier(_thing: ThingShape, size: Size) -> list[Share]:
    half, side = size[0] / 2, size[1] / 2
    return [
        (box(-half, -side, -half + side * 3, side), 0.0, 1.0),
        (box(-half, -side * 0.35, half, side * 0.35), 0.8, 0.95),
    ]


RECIPES: dict[str, Callable[[ThingShape, Size], list[Share]]] = {
    "box": _whole,
    "outlined": _outlined,
    "hull": _whole,
    "car": _car,
    "cycle": _cycle,
    "tracked": _tracked,
    "gun": _gun,
    "plane": _plane,
    "helicopter": _helicopter,
    "figure": _figure,
    "animal": _animal,
    "tree": _tree,
    "bush": _bush,
    "table": _table,
    "frame": _frame,
    "posts": _posts,
    "canopy": _canopy,
    "pole": _pole,
    "sign": _sign,
    "barrier": _barrier,
}
