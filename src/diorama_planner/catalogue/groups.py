"""The categories that people choose from: raw categories of the tables gathered into groups of the library.

Also the order of the groups for a scale: furniture first in a dollhouse, military at 1:35, rail at 1:87. What
is in a group is for the caller to filter; which symbol a raw category gets is in `symbols`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

MINE = "mine"


@dataclass(frozen=True, slots=True)
class Category:
    """A group of the library: its id, what the user reads, and the raw categories in it."""

    id: str
    label: str
    raw: tuple[str, ...]


_CARS = ("car_jdm", "car_kei", "car_europe", "car_us", "car_offroad", "car_race", "car_taxi")
THING_CATEGORIES = (
    Category("cars", "Cars", _CARS),
    Category("commercial", "Lorries, vans and buses", ("truck_light", "truck_heavy", "van", "bus", "trailer")),
    Category("two_wheels", "Two wheels", ("motorcycle",)),
    Category("street", "Street", ("street", "traffic", "utility")),
    Category("garage", "Garage and fuel", ("garage_fuel",)),
    Category("people", "People and animals", ("people",)),
    Category("trees", "Trees and plants", ("tree",)),
    Category("buildings", "Buildings", ("building",)),
    Category("works", "Works and yard", ("industrial", "machine")),
    Category("rail", "Rail", ("railway_loco", "railway_coach", "railway_wagon", "railway")),
    Category("military", "Military", ("military", "military_props")),
    Category("aircraft", "Aircraft", ("aircraft",)),
    Category("furniture", "Furniture", ("furniture",)),
    Category("water", "Water", ("water",)),
    Category("leisure", "Leisure and sport", ("leisure",)),
    Category(MINE, "Mine", ()),
)
MATERIAL_CATEGORIES = (
    Category("sheets", "Foam and board", ("foam", "board", "wood", "styrene")),
    Category("plaster", "Plaster and clay", ("plaster", "clay")),
    Category("ground", "Ground and ballast", ("ground", "ballast")),
    Category("green", "Grass and foliage", ("static_grass", "turf")),
    Category("water_resin", "Resin and water", ("resin",)),
    Category("glue", "Glue", ("glue",)),
    Category("paint", "Paint, varnish, weathering", ("paint", "varnish", "weathering")),
    Category("track", "Track", ("track",)),
    Category("making", "Casting and printing", ("casting", "printing")),
    Category("wiring", "Light and wiring", ("lighting",)),
    Category("structure", "Structure and fixings", ("structure",)),
    Category("tools", "Tools", ("tool",)),
    Category(MINE, "Mine", ()),
)

# Which groups come first near a scale; the rest follow in the order above. "Mine" is always last.
_FIRST_GROUPS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (12, ("furniture", "people", "buildings")),
    (18, ("cars", "garage", "two_wheels")),
    (24, ("cars", "garage", "two_wheels")),
    (32, ("military", "people", "aircraft")),
    (35, ("military", "people", "trees")),
    (43, ("cars", "garage", "street")),
    (48, ("military", "aircraft", "people")),
    (64, ("cars", "garage", "street")),
    (72, ("military", "aircraft", "people")),
    (76.2, ("rail", "buildings", "trees")),
    (87, ("rail", "buildings", "trees")),
    (120, ("rail", "buildings", "trees")),
    (144, ("aircraft", "military", "buildings")),
    (148, ("rail", "buildings", "trees")),
    (160, ("rail", "buildings", "trees")),
)

_GROUP_OF = {raw: group.id for group in THING_CATEGORIES for raw in group.raw}
_MATERIAL_GROUP_OF = {raw: group.id for group in MATERIAL_CATEGORIES for raw in group.raw}


def group_of(raw_category: str) -> str:
    """Give the id of the group that a raw category of things belongs to; empty if there is none."""
    return _GROUP_OF.get(raw_category, "")


def material_group_of(raw_category: str) -> str:
    """Give the id of the group that a raw category of materials belongs to; empty if there is none."""
    return _MATERIAL_GROUP_OF.get(raw_category, "")


def thing_categories() -> tuple[str, ...]:
    """Give the raw categories of things, in the order of the library."""
    return tuple(_GROUP_OF)


def categories_for_scale(scale: float) -> tuple[Category, ...]:
    """Give the groups of things in the order that suits a scale of 1:`scale`.

    The nearest of the scales with a known preference decides, near meaning by ratio.

    Raises:
        UsageError: `scale` is not a finite number above 0.
    """
    if not (math.isfinite(scale) and scale > 0):
        raise UsageError(msg("1:{scale} is no scale", scale=scale))
    _, first = min(_FIRST_GROUPS, key=lambda entry: abs(math.log(entry[0] / scale)))
    rank = {group_id: place for place, group_id in enumerate(first)}
    return tuple(sorted(THING_CATEGORIES, key=lambda group: rank.get(group.id, len(rank))))
