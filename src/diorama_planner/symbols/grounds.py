"""The ground that a thing touches: tyres, tracks, wheels on rails, feet and plinths, as plain rings.

Real millimetres about the centre of the plan. What a thing covers without touching (a crown, a body) is in
`bodies`.
"""

from __future__ import annotations

from collections.abc import Callable

from diorama_planner.symbols.axles import CONTACT_SHARE, running_of, wheels
from diorama_planner.symbols.classes import CLASSES, class_tag
from diorama_planner.symbols.contract import Patch, ThingShape
from diorama_planner.symbols.curves import Points, centred, outer_rings, oval, quarter_turned
from diorama_planner.symbols.library import drawing_size, quarter_turns
from diorama_planner.symbols.tracks import TRACKED, hull_share

RAIL_CENTRES_MM = 1505.0
"""Distance of the rail centres: gauge 1435 and a head of 70."""
CAPE_RAIL_CENTRES_MM = 1137.0
CAPE_GAUGE = frozenset({"d51", "jnr103"})
WHEEL_CONTACT_MM = (60.0, 70.0)
"""Length and width taken for a wheel on its rail (general knowledge)."""

BOGIES: dict[str, tuple[float, float, int]] = {
    "coach": (0.36, 2500.0, 2),
    "boxcar": (0.36, 1750.0, 2),
    "flat_wagon": (0.36, 1800.0, 2),
    "cab_diesel": (0.29, 4000.0, 3),
    "hood_diesel": (0.31, 3600.0, 3),
}
"""Bogie centres as a share of the length, bogie wheelbase in mm, axles in a bogie (general knowledge)."""
STEAM_AXLES = (-0.44, -0.38, -0.3, -0.24, -0.02, 0.06, 0.14, 0.22, 0.34, 0.41)
"""Axles of an engine with tender as shares of the length (general knowledge)."""

GEAR: dict[str, tuple[tuple[float, float], ...]] = {
    "propeller_plane": ((0.26, 0.16), (0.26, -0.16), (-0.44, 0.0)),
    "twin_boom": ((0.02, 0.16), (0.02, -0.16), (0.36, 0.0)),
    "jet_fighter": ((-0.06, 0.14), (-0.06, -0.14), (0.28, 0.0)),
    "airliner": ((-0.02, 0.08), (-0.02, -0.08), (0.4, 0.0)),
}
"""Wheels of an aircraft as shares of length and span (general knowledge)."""

STANDS_AT: dict[str, tuple[float, float]] = {
    "basketball": (0.0, 0.88),
    "mirror_post": (0.0, 0.55),
    "crossing_barrier": (-0.88, 0.0),
}
"""Where in its drawing a thing stands that does not stand in its middle, in half sizes."""


def contact_patches(thing: ThingShape) -> tuple[Patch, ...]:
    """Give the pieces of ground that a thing touches; none if it hangs.

    Tyres are 0.34 of their diameter long on the ground; props take the box or the circle that the catalogue
    states, or their whole plan if it states none.
    """
    tag = class_tag(thing)
    rings = RECIPES[CLASSES[tag].ground](tag, thing)
    return tuple(Patch(ring) for ring in rings)


def _stated(tag: str, thing: ThingShape) -> tuple[Points, ...]:
    """Give the catalogue's box or circle, at the place where the thing stands."""
    length, width = thing.ground_mm if thing.ground_mm is not None else thing.real_mm[:2]
    if length <= 0 or width <= 0:
        return ()
    x, y = _standing_place(tag, thing)
    if thing.shape in {"circle", "ellipse"}:
        return (oval(x, y, length / 2, width / 2, 32),)
    return (centred(x, y, length, width),)


def _standing_place(tag: str, thing: ThingShape) -> tuple[float, float]:
    """Give the point about which the ground box lies."""
    share_x, share_y = STANDS_AT.get(tag, (0.0, 0.0))
    quarters = quarter_turns(thing, CLASSES[tag])
    length, width, _ = drawing_size(thing, quarters)
    ((x, y),) = quarter_turned(((share_x * length / 2, share_y * width / 2),), quarters)
    if thing.ground_mm is None:
        return (0.0, 0.0)
    reach_x, reach_y = (
        max(0.0, (whole - part) / 2) for whole, part in zip(thing.real_mm[:2], thing.ground_mm, strict=True)
    )
    return (min(max(x, -reach_x), reach_x), min(max(y, -reach_y), reach_y))


def _outlined(_tag: str, thing: ThingShape) -> tuple[Points, ...]:
    return outer_rings(thing.outline_mm)


def _wheels(tag: str, thing: ThingShape) -> tuple[Points, ...]:
    running = running_of(tag, thing)
    if running is None:
        return _stated(tag, thing)
    found = wheels(thing, running)
    return tuple(centred(w.x, w.y, w.diameter * CONTACT_SHARE, w.width) for w in found)


def _tracks(_tag: str, thing: ThingShape) -> tuple[Points, ...]:
    """Give both tracks, and the front wheels of a half-track as two tyres."""
    length, width, _ = thing.real_mm
    gear = TRACKED.get(thing.id, TRACKED["other"])
    hull = length * hull_share(thing)
    middle = -length / 2 + hull * (0.5 + gear.centre)
    band = gear.width * width
    out = [centred(middle, side * (width - band) / 2, hull * gear.contact, band) for side in (1, -1)]
    if gear.centre:
        out += [centred(length * 0.31, side * width * 0.43, width * 0.12, width * 0.11) for side in (1, -1)]
    return tuple(out)


def _rails(tag: str, thing: ThingShape) -> tuple[Points, ...]:
    """Give every wheel on its rail."""
    length = thing.real_mm[0]
    centres = CAPE_RAIL_CENTRES_MM if thing.id in CAPE_GAUGE else RAIL_CENTRES_MM
    if tag in BOGIES:
        share, base, axles = BOGIES[tag]
        base = min(base, 0.2 * length)
        steps = [base * (i / (axles - 1) - 0.5) for i in range(axles)]
        stations = [way * share * length + step for way in (1, -1) for step in steps]
    elif tag == "steam_engine":
        stations = [share * length for share in STEAM_AXLES]
    else:
        base = thing.wheelbase_mm or 0.55 * length
        stations = [base / 2, -base / 2]
    return tuple(centred(x, side * centres / 2, *WHEEL_CONTACT_MM) for x in stations for side in (1, -1))


def _gear(tag: str, thing: ThingShape) -> tuple[Points, ...]:
    length, span, _ = thing.real_mm
    size = 0.02 * length
    return tuple(centred(x * length, y * span, size, size * 0.6) for x, y in GEAR[tag])


def _skids(_tag: str, thing: ThingShape) -> tuple[Points, ...]:
    length = thing.real_mm[0]
    return tuple(centred(0.13 * length, side * 0.075 * length, 0.2 * length, 80.0) for side in (1, -1))


RECIPES: dict[str, Callable[[str, ThingShape], tuple[Points, ...]]] = {
    "stated": _stated,
    "outlined": _outlined,
    "wheels": _wheels,
    "tracks": _tracks,
    "rails": _rails,
    "gear": _gear,
    "skids": _skids,
}
