"""Something electric put on the plan by hand: what it is fixed to, and what it is connected to at first.

A light goes onto the car, the lamp post or the sign that it is put on, and into the circuit of the nearest light, or
a new one on the nearest supply; a module hangs on the nearest supply; a wire connects what it joins. All of it can
be changed after.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from diorama_planner.app import circuit_edits
from diorama_planner.app.circuit_edits import is_feed, is_light
from diorama_planner.app.scene import Scene
from diorama_planner.app.verbs import add_items, item_of
from diorama_planner.geometry.points import grown_box
from diorama_planner.geometry.region import Region, contains_point, point_distance
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.figures import thing_of
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import sits_in_host
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Circuit, Item, Points, RecordId
from diorama_planner.model.roles import Role, infos_with_role, turn_field
from diorama_planner.model.transforms import points_of
from diorama_planner.tools.wires import END_FIELD, START_FIELD, via_of

POST_SLENDER = 3.0
"""What is so many times as high as it is wide is a post."""

HEADLAMP_SHARE = 0.45
"""How high the lamps of a car are, as a share of its height. General knowledge, unsourced."""

FIXED_MM = 4.0
"""A light this near to something is fixed to it."""


def add_electric(draft: Draft, item: Item, scene: Scene) -> None:
    """Add an item of a circuit to a plan, fixed to what it is put on and connected to what is nearest.

    Raises:
        UsageError: as `add_items`.
    """
    if kind_of(item).placement is Placement.JOINING:
        _join(draft, item)
        return
    placed = fixed(item, scene)
    add_items(draft, [placed])
    if is_light(placed) and not circuit_edits.circuit_of(placed):
        _connect(draft, placed)
    elif is_feed(placed) and getattr(placed, "feed", None) == "":
        _feed(draft, placed)


def fixed(item: Item, scene: Scene) -> Item:
    """The light on what is at its place: a car, a post, a sign, or for a strip the wall that it runs along.

    As it was where nothing is, or where it has a host.
    """
    line = tuple(points_of(item))
    if getattr(item, "host", None) != "":
        return item
    is_strip = not infos_with_role(type(item), Role.POINT)
    for other in reversed(scene.items_near(grown_box((*line[0], *line[0]), FIXED_MM))):
        body = scene.outline(other)
        if is_strip and kind_of(other).run is not None and _is_along(line, body):
            return _with_fields(item, {"host": other.id})
        if not is_strip and thing_of(other) and contains_point(body, line[0]):
            return _with_fields(item, {"host": other.id, **_mounting(other, scene)})
    return item


def refix(draft: Draft, ids: Collection[RecordId], scene: Scene) -> None:
    """Let lights go that were moved away from what they were fixed to, and fix them to what they are on now.

    `scene` is of the plan before the move: what does not move with them is as it knows it.
    """
    for item in (item_of(draft, item_id) for item_id in ids):
        host = scene.document.records.get(getattr(item, "host", ""))
        if not isinstance(host, Item) or sits_in_host(item) or host.id in ids:
            continue
        if not _is_along(tuple(points_of(item)), scene.outline(host)):
            draft.put(fixed(_with_fields(item, {"host": ""}), scene))


def _is_along(line: Points, body: Region) -> bool:
    return all(point_distance(body, point) <= FIXED_MM for point in line)


def _mounting(other: Item, scene: Scene) -> dict[str, Any]:
    """How a light is mounted on a thing, by its nature and its shape."""
    entry = scene.catalogue.thing_map.get(thing_of(other))
    body = scene.solids(other)
    if entry is None or not body:
        return {}
    low, high = min(prism.bottom_mm for prism in body), max(prism.top_mm for prism in body)
    if sits_in_host(other):
        return {"mount": "sign", "z_mm": (low + high) / 2, "tilt_deg": 0.0}
    if entry.family == "vehicle":
        field = turn_field(type(other))
        aim = {"aim_deg": getattr(other, field)} if field else {}
        return {"mount": "car", "z_mm": (high - low) * HEADLAMP_SHARE, "tilt_deg": 0.0, **aim}
    if entry.real_mm[2] > POST_SLENDER * max(entry.real_mm[:2]):
        return {"mount": "post", "z_mm": high - low, "tilt_deg": -90.0}
    return {}


def _connect(draft: Draft, light: Item) -> None:
    """Join the circuit of the nearest light, or make one on the nearest supply; without either it stays loose."""
    known = {circuit.id for circuit in draft.every(Circuit)}
    if any(circuit_edits.circuit_of(other) in known for other in circuit_edits.lights(draft)):
        circuit_edits.connect_nearest(draft, light.id)
    elif any(_is_source(other) for other in draft.every(Item)):
        circuit_edits.connect_to_supply(draft, light.id)


def _feed(draft: Draft, module: Item) -> None:
    """Hang a module on the nearest supply, if there is one."""
    sources = [other for other in draft.every(Item) if _is_source(other)]
    start = next(points_of(module), (0.0, 0.0))
    near = min(sources, key=lambda other: (math.dist(start, next(points_of(other))), other.id), default=None)
    if near is not None:
        circuit_edits.set_feed(draft, module.id, near.id)


def _join(draft: Draft, wire: Item) -> None:
    """Connect what a drawn wire joins; its record is kept for its way, and where it connects what has feeds already.

    A light goes into the circuit of what it is joined to, a module hangs on it; the wire between two that are
    connected otherwise is a joint, of which the findings tell.
    """
    ends = [item_of(draft, str(getattr(wire, name))) for name in (START_FIELD, END_FIELD)]
    connected = _connected(draft, *ends) or _connected(draft, *reversed(ends))
    if via_of(wire) or not connected:
        add_items(draft, [wire])


def _connected(draft: Draft, one: Item, other: Item) -> bool:
    """Let one be fed by the other, if it is fed by nothing yet; whether that could be."""
    if is_light(one) and not circuit_edits.circuit_of(one):
        circuit = circuit_edits.circuit_of(other) if is_light(other) else ""
        if circuit:
            circuit_edits.join(draft, [one.id], circuit)
        elif is_feed(other):
            circuit_edits.join_on_feed(draft, [one.id], other.id)
        return bool(circuit) or is_feed(other)
    is_open = is_feed(one) and getattr(one, "feed", None) == "" and is_feed(other)
    if not is_open or one.id in circuit_edits.above(draft, other.id):
        return False
    circuit_edits.set_feed(draft, one.id, other.id)
    return True


def _is_source(item: Item) -> bool:
    return is_feed(item) and not hasattr(item, "feed")


def _with_fields(item: Item, fields: dict[str, Any]) -> Item:
    """The item with those of the fields that its kind has."""
    return replace(item, **{name: value for name, value in fields.items() if hasattr(item, name)})
