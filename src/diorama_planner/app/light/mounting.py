"""What a light is fixed to where it is put or moved to: a lamp post, a car, a sign, a machine, the face of a wall.

How high it shines then follows from what carries it. To what it is connected is for `new_lights`.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from diorama_planner.app.verbs import item_of
from diorama_planner.catalogue.thing import FACING_DEG
from diorama_planner.geometry.outline import nearest_along, point_along
from diorama_planner.geometry.points import grown_box
from diorama_planner.geometry.region import contains_point, point_distance
from diorama_planner.kinds.cuts import wall_line
from diorama_planner.kinds.figures import factors, thing_of
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import sits_in_host
from diorama_planner.kinds.thing import Thing, model_size
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.model.roles import Role, infos_with_role, turn_field
from diorama_planner.model.transforms import points_of
from diorama_planner.symbols.curves import turned
from diorama_planner.symbols.luminaires import OUTREACH_MM, luminaire

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene
    from diorama_planner.catalogue.thing import CatalogueThing

POST_SLENDER = 3.0
"""What is so many times as high as it is wide is a post."""

HEADLAMP_SHARE = 0.45
"""How high the lamps of a car are, as a share of its height. General knowledge, unsourced."""

CABINET_REAL_MM, INSIDE_SHARE = 1200.0, 0.75
"""What has a front and is at least so high is lit from inside, at such a share of its height. By eye."""

CROWN_SHARE = 0.6
"""How high the lights in a tree hang, as a share of its height, where they would hang over it. By eye."""

EAVES_REAL_MM, EAVES_SHARE = 2500.0, 0.9
"""A strip along a wall is so high, but no higher than that share of the wall. Builder's practice, unsourced."""

FIXED_MM = 4.0
"""A light this near to something is fixed to it."""

LAMP_MM = 3.0
"""A light put this near to the pole, the arm or the head of a lamp is that lamp's."""


def fixed(item: Item, scene: Scene) -> Item:
    """The light on what is at its place: a lamp, a car, a sign; a strip on the wall or the thing that it runs along.

    As it was where nothing is, or where it has a host.
    """
    if getattr(item, "host", None) != "":
        return item
    line = tuple(points_of(item))
    return _strip_fixed(item, line, scene) if _is_strip(item) else _light_fixed(item, line[0], scene)


def refix(draft: Draft, ids: Collection[RecordId], scene: Scene) -> None:
    """Let lights go that were moved away from what they were fixed to, and fix them to what they are on now.

    What is still by the wall that it is on slides along that. `scene` is of the plan before the move: what does not
    move with them is as it knows it.
    """
    for item in (item_of(draft, item_id) for item_id in ids):
        host = scene.document.records.get(getattr(item, "host", ""))
        if not isinstance(host, Item) or sits_in_host(item) or host.id in ids:
            continue
        if not _is_still_on(item, host, scene):
            draft.put(fixed(_with_fields(item, {"host": ""}), scene))
        elif not _is_strip(item) and kind_of(host).run is not None:
            draft.put(_on_its_face(item, host))


def _is_strip(item: Item) -> bool:
    return not infos_with_role(type(item), Role.POINT)


def _light_fixed(item: Item, at: Point, scene: Scene) -> Item:
    reach = OUTREACH_MM / scene.scale + LAMP_MM
    things = [other for other in reversed(scene.items_near(grown_box((*at, *at), reach))) if thing_of(other)]
    for other in things:
        lamp = _lamp_of(other, scene)
        if lamp is not None and isinstance(other, Thing) and _from_lamp(other, lamp, at) <= LAMP_MM:
            place = (lamp[0], lamp[1])
            height = lamp[2] - scene.around.surface_at(place)
            fields = {"host": other.id, "at_mm": place, "z_mm": height, "mount": "post", "tilt_deg": -90.0}
            return _with_fields(item, fields)
    on = next((other for other in things if contains_point(scene.outline(other), at)), None)
    return item if on is None else _with_fields(item, {"host": on.id, **_mounting(item, at, on, scene)})


def _lamp_of(other: Item, scene: Scene) -> tuple[float, float, float] | None:
    """Where a thing that is a lamp shines: plan, and height over the base top; None for what is none."""
    entry, body = scene.catalogue.thing_map.get(thing_of(other)), scene.solids(other)
    lamp = luminaire(entry) if entry is not None and isinstance(other, Thing) and body else None
    if lamp is None or entry is None or not isinstance(other, Thing):
        return None
    along, across, up = factors(entry, model_size(other, scene.around))
    ((x, y),) = turned([(lamp.at[0] * along, lamp.at[1] * across)], other.rotation_deg)
    low = min(prism.bottom_mm for prism in body)
    return other.at_mm[0] + x, other.at_mm[1] + y, low + lamp.height_mm * up


def _from_lamp(post: Thing, lamp: tuple[float, float, float], at: Point) -> float:
    """How far a place is from the pole and the arm of a lamp, as seen from above."""
    arm = (post.at_mm, (lamp[0], lamp[1]))
    return math.dist(post.at_mm, at) if math.dist(*arm) < FIXED_MM / 2 else nearest_along(arm, at)[1]


def _mounting(item: Item, at: Point, other: Item, scene: Scene) -> dict[str, Any]:
    """How a light is mounted on a thing that it is put on, by the thing's nature and shape."""
    entry, body = scene.catalogue.thing_map.get(thing_of(other)), scene.solids(other)
    if entry is None or not body:
        return {}
    low, high = min(prism.bottom_mm for prism in body), max(prism.top_mm for prism in body)
    foot = scene.around.surface_at(at)
    if sits_in_host(other):
        return {"mount": "sign", "z_mm": (low + high) / 2 - foot, "tilt_deg": 0.0}
    if entry.family == "vehicle":
        lamps = low + (high - low) * HEADLAMP_SHARE
        return {"mount": "car", "z_mm": lamps - foot, "tilt_deg": 0.0, **_ahead(other)}
    if entry.real_mm[2] > POST_SLENDER * max(entry.real_mm[:2]):
        return {"mount": "post", "z_mm": high - foot, "tilt_deg": -90.0}
    if low + (high - low) * CROWN_SHARE >= foot + float(getattr(item, "z_mm", 0.0)):
        return {}  # it is high enough that the light is in it or on it as it was put
    return _on_what_is_low(entry, other, low - foot, high - foot)


def _on_what_is_low(entry: CatalogueThing, other: Item, low: float, high: float) -> dict[str, Any]:
    """A light that would hang over its thing: behind the front of a cabinet, in a crown, or on top."""
    if entry.front in FACING_DEG and entry.real_mm[2] >= CABINET_REAL_MM:
        aim = (FACING_DEG[entry.front] + _ahead(other).get("aim_deg", 0.0)) % 360.0
        return {"mount": "sign", "z_mm": low + (high - low) * INSIDE_SHARE, "tilt_deg": -20.0, "aim_deg": aim}
    if entry.category == "tree":
        return {"mount": "ground", "z_mm": low + (high - low) * CROWN_SHARE}
    return {"mount": "ground", "z_mm": high}


def _ahead(other: Item) -> dict[str, Any]:
    field = turn_field(type(other))
    return {"aim_deg": getattr(other, field)} if field else {}


def _strip_fixed(item: Item, line: Points, scene: Scene) -> Item:
    for other in reversed(scene.items_near(grown_box((*line[0], *line[0]), FIXED_MM))):
        if kind_of(other).run is not None and _is_along(line, scene.outline(other)):
            eaves = min(EAVES_REAL_MM / scene.scale, EAVES_SHARE * float(getattr(other, "height_mm", math.inf)))
            lies = getattr(item, "z_mm", 0.0) <= 0.0
            return _with_fields(item, {"host": other.id, **({"z_mm": eaves, "tilt_deg": -90.0} if lies else {})})
        if thing_of(other) and all(contains_point(scene.outline(other), point) for point in line):
            return _with_fields(item, {"host": other.id, **_mounting(item, line[0], other, scene)})
    return item


def _is_still_on(item: Item, host: Item, scene: Scene) -> bool:
    line = tuple(points_of(item))
    if not _is_strip(item):
        lamp = _lamp_of(host, scene)
        if lamp is not None and isinstance(host, Thing):
            return _from_lamp(host, lamp, line[0]) <= FIXED_MM
    return _is_along(line, scene.outline(host))


def _on_its_face(item: Item, wall: Any) -> Item:
    """A light on its wall, again on the face that it is nearer to, aimed as it was from there."""
    light: Any = item
    line, on_wall = wall_line(wall), kind_of(item).on_wall
    foot = point_along(line, nearest_along(line, light.at_mm)[0])[0]
    gap = math.dist(foot, light.at_mm)
    if on_wall is None or getattr(item, "mount", "") != "wall" or gap < FIXED_MM / 100:
        return item
    out = ((light.at_mm[0] - foot[0]) / gap, (light.at_mm[1] - foot[1]) / gap)
    reach = wall.thickness_mm / 2
    at = (foot[0] + out[0] * reach, foot[1] + out[1] * reach)
    away = math.degrees(math.atan2(out[1], out[0])) % 360.0
    faces = math.cos(math.radians(light.aim_deg - away)) > 0
    return _with_fields(item, {"at_mm": at} if faces else {"at_mm": at, "aim_deg": away})


def _is_along(line: Points, body: Any) -> bool:
    return all(point_distance(body, point) <= FIXED_MM for point in line)


def _with_fields(item: Item, fields: dict[str, Any]) -> Item:
    """The item with those of the fields that its kind has."""
    return replace(item, **{name: value for name, value in fields.items() if hasattr(item, name)})
