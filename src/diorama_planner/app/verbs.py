"""What can be done to a plan: plain functions on a draft, shared by window, command line and fixes.

Each changes the draft and nothing else; whoever opens the draft names the step of the history.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from diorama_planner.app.editing.grouping import Groups, drop_empty_groups
from diorama_planner.app.editing.outlines import check_item_outline, with_repaired_outline
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.core.errors import RecordError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import point_along
from diorama_planner.geometry.region import contains_point, polygon_region
from diorama_planner.kinds.anchors import with_renamed_anchors
from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.shared import finishes_of, materials_of, sits_in_host, things_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model import transforms
from diorama_planner.model.draft import Draft
from diorama_planner.model.naming import names_in, with_references
from diorama_planner.model.record import (
    BASE_ID,
    PROJECT_ID,
    Circuit,
    Item,
    Layer,
    Point,
    Project,
    Record,
    RecordId,
    is_record_id,
    new_id,
)
from diorama_planner.model.roles import Role, field_infos, infos_with_role, turn_field

R = TypeVar("R", bound=Record)

DAM_THICKNESS_MM = 2.0
SLAB_MATERIAL = "xps_eu_20"


def item_of(draft: Draft, item_id: RecordId) -> Item:
    """Look an item up. Raises `UsageError` if there is none."""
    record = draft.get(item_id)
    if not isinstance(record, Item):
        raise UsageError(msg("{id!r} is not an item of the plan", id=item_id))
    return record


def with_fields(record: R, fields: Mapping[str, Any]) -> R:
    """Give a record with other values in some of its fields."""
    return replace(record, **fields)


def add_items(draft: Draft, items: Iterable[Item | Circuit], *, repair: bool = False) -> list[RecordId]:
    """Add items, and circuits that their lights are in; layers are found by id or name, and made if there is none.

    Raises:
        UsageError: an id is taken, a host is missing, there would be two bases.
        GeometryError: an outline crosses itself (not with `repair`).
    """
    added = []
    for item in items:
        added.append(item.id)
        if isinstance(item, Circuit):
            draft.add(item)
            continue
        if isinstance(item, Base):
            raise UsageError(msg("a plan has one base, which is there already"), where=item.id)
        checked = with_repaired_outline(item) if repair else item
        check_item_outline(checked)
        if checked.layer:
            checked = replace(checked, layer=layer_named(draft, checked.layer))
        draft.add(checked)
    for item_id in added:
        for field, reference in draft.get(item_id).references():
            if draft.find(reference) is None:
                text = msg("{field} names {id!r}, which is not in the plan", field=field, id=reference)
                raise UsageError(text, where=item_id)
    return added


def check_catalogue_ids(items: Iterable[Item], catalogue: Catalogue) -> None:
    """Refuse items that name things or materials that the catalogue does not have.

    Raises:
        UsageError: naming the item, the id and the nearest known ones.
    """
    for item in items:
        try:
            for thing in things_of(item):
                entry = catalogue.thing(thing)
                if not entry.placeable:
                    raise UsageError(msg("{id} cannot be placed: {why}", id=entry.id, why=entry.refusal))
            for material in materials_of(item):
                catalogue.material(material)
            for name in finishes_of(item).values():
                if not is_record_id(name):
                    catalogue.build_up(name)
            for name in names_in(item, Role.LED):
                catalogue.led(name)
            for name in names_in(item, Role.POWER_SOURCE):
                catalogue.power_source(name)
            for name in names_in(item, Role.CAMERA_PART):
                catalogue.camera_part(name)
        except UsageError as error:
            error.where = item.label or item.id
            raise


def layer_named(draft: Draft, name: str) -> RecordId:
    """Find a layer by id or by name, or make it."""
    for layer in draft.every(Layer):
        if name in (layer.id, layer.name):
            return layer.id
    return add_layer(draft, name)


_LAYER_COLOURS = ("#8c4a35", "#5d8a3b", "#2fa9e0", "#d9d9d9", "#c58b2a", "#8a5fb0", "#4f7d8c", "#b0525f")


def add_layer(draft: Draft, name: str) -> RecordId:
    """Add a layer above the others."""
    layers = list(draft.every(Layer))
    order = max((layer.order for layer in layers), default=0.0) + 1
    layer = Layer(id=new_id(), name=name, order=order, colour=_LAYER_COLOURS[len(layers) % len(_LAYER_COLOURS)])
    draft.put(layer)
    return layer.id


def place_thing(draft: Draft, thing: str, at: Point, rotation_deg: float = 0.0, **fields: Any) -> RecordId:
    """Put a thing of the catalogue on the plan."""
    item = Thing(thing=thing, at_mm=at, rotation_deg=rotation_deg, **fields)
    draft.add(item)
    return item.id


def with_carried(draft: Draft, ids: Iterable[RecordId]) -> list[RecordId]:
    """Give the ids of items, and of those that are fixed to them at places of their own, such as lights."""
    chosen = dict.fromkeys(ids)
    found, going = set(chosen), list[RecordId]()
    hosted = [item for item in draft.every(Item) if getattr(item, "host", "")]
    waiting = found
    while waiting:
        riding = [item for item in hosted if getattr(item, "host", "") in waiting and item.id not in found]
        going += [item.id for item in riding if not sits_in_host(item)]
        waiting = {item.id for item in riding}
        found = found | waiting
    return [*chosen, *going]


def carry(draft: Draft, before: Iterable[Record]) -> None:
    """Take along what is fixed to items whose place or direction was set anew; `before` is them as they were.

    What is itself among them was set as it is wanted.
    """
    hosts = {getattr(item, "host", "") for item in draft.every(Item)}
    carriers = {record.id: record for record in before if record.id in hosts}
    for old in carriers.values():
        new, places, turn = draft.get(old.id), infos_with_role(type(old), Role.POINT), turn_field(type(old))
        if not places:
            continue
        (x0, y0), (x1, y1) = getattr(old, places[0].name), getattr(new, places[0].name)
        angle = getattr(new, turn) - getattr(old, turn) if turn else 0.0
        for item_id in with_carried(draft, [old.id])[1:] if angle or (x0, y0) != (x1, y1) else ():
            if item_id not in carriers:
                item = transforms.moved(item_of(draft, item_id), x1 - x0, y1 - y0)
                draft.put(transforms.rotated(item, angle, (x1, y1)) if angle else item)


def move(draft: Draft, ids: Iterable[RecordId], dx: float, dy: float) -> None:
    """Move items by millimetres, with what is fixed to them."""
    for item_id in with_carried(draft, ids):
        draft.put(transforms.moved(item_of(draft, item_id), dx, dy))


def centre_of(draft: Draft, ids: Iterable[RecordId]) -> Point:
    """The middle of the box round the points of items."""
    points = [point for item_id in ids for point in transforms.points_of(item_of(draft, item_id))]
    if not points:
        return (0.0, 0.0)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def rotate(draft: Draft, ids: Iterable[RecordId], angle_deg: float, about: Point | None = None) -> None:
    """Turn items and what is fixed to them counter-clockwise about a point, their common centre if none is given."""
    ids = list(ids)
    pivot = about or centre_of(draft, ids)
    for item_id in with_carried(draft, ids):
        draft.put(transforms.rotated(item_of(draft, item_id), angle_deg, pivot))


def duplicate(draft: Draft, ids: Iterable[RecordId], dx: float, dy: float) -> list[RecordId]:
    """Copy items, with what they host, moved by millimetres; gives the ids of the copies."""
    return copy_each(draft, ids, lambda item: transforms.moved(item, dx, dy))


def copy_each(draft: Draft, ids: Iterable[RecordId], *changes: Callable[[Item], Item]) -> list[RecordId]:
    """Copy items, with what they host, once for every change and changed by it; gives the ids of the copies.

    Groups that are copied whole become groups of their own.
    """
    chosen = [item_id for item_id in dict.fromkeys(ids) if item_id != BASE_ID]
    hosts = frozenset(chosen)
    hosted = [item.id for item in draft.every(Item) if getattr(item, "host", "") in hosts and item.id not in hosts]
    items = sorted((item_of(draft, item_id) for item_id in (*chosen, *hosted)), key=lambda item: item.order)
    grouped = any(item.group for item in items)
    groups = [draft.get(name) for name in Groups.in_draft(draft).inside(chosen)] if grouped else []
    made = []
    for change in changes:
        names = {record.id: new_id() for record in (*items, *groups)}
        for group in groups:
            draft.put(_renamed(replace(group, id=names[group.id]), names))
        for item in items:
            draft.add(_renamed(replace(change(item), id=names[item.id], order=0.0), names))
        made += [names[item_id] for item_id in chosen]
    return made


def _renamed(record: R, names: Mapping[RecordId, RecordId]) -> R:
    return with_renamed_anchors(with_references(record, lambda named: names.get(named, named)), names)


def delete(draft: Draft, ids: Iterable[RecordId]) -> None:
    """Remove items and what they host; the base stays, and groups that hold nothing any more go too."""
    draft.remove_all(item_id for item_id in ids if item_id != BASE_ID and draft.find(item_id) is not None)
    drop_empty_groups(draft)


def set_fields(draft: Draft, record_id: RecordId, fields: Mapping[str, Any]) -> None:
    """Give fields of a record new values.

    Raises:
        RecordError: no such field, or a value that it may not have.
    """
    record = draft.get(record_id)
    known = {info.name for info in field_infos(type(record))}
    wrong = sorted(fields.keys() - known)
    if wrong:
        raise RecordError(msg("{kind} has no field {name!r}", kind=record.kind, name=wrong[0]), where=record_id)
    changed = with_fields(record, fields)
    if isinstance(changed, Item):
        check_item_outline(changed)
    draft.put(changed)
    carry(draft, [record])


def reorder(draft: Draft, ids: Iterable[RecordId], to: str) -> None:
    """Bring items to the front or send them to the back of their level."""
    chosen = sorted(ids, key=lambda item_id: item_of(draft, item_id).order)
    orders = [item.order for item in draft.every(Item)]
    first = max(orders) + 1 if to == "front" else min(orders) - len(chosen)
    for number, item_id in enumerate(chosen):
        draft.change(item_id, order=first + number)


def set_layer(draft: Draft, ids: Iterable[RecordId], layer: RecordId) -> None:
    """Put items on a layer."""
    for item_id in ids:
        draft.change(item_id, layer=layer)


def rescale(draft: Draft, to: float, *, base: str = "scale") -> None:
    """Convert the whole design to another scale.

    Points and real lengths are multiplied by from / to; bench lengths stay. With `base` "keep" the base
    keeps its size.

    Raises:
        RecordError: a scale that is none.
    """
    project = next(draft.every(Project), Project(id=PROJECT_ID))
    draft.put(replace(project, scale=to))
    factor = project.scale / to
    for record in list(draft.every(Record)):
        if base == "scale" or record.id != BASE_ID:
            draft.put(transforms.rescaled(record, factor))


def add_base_slab(draft: Draft, depth_mm: float, material: str = SLAB_MATERIAL) -> None:
    """Lay a slab of foam on the board so that the base can be carved to a depth in it alone."""
    base = item_of(draft, BASE_ID)
    if isinstance(base, Base):
        slab = BaseLayer(material=material, thickness_mm=20.0 * math.ceil(depth_mm / 20.0))
        draft.change(BASE_ID, layers=(*base.layers, slab))


def add_dam(draft: Draft, item_id: RecordId, line: Iterable[Point], height_mm: float) -> None:
    """Stand a strip along an open edge of a pour, just outside it and 2 mm higher than the pour."""
    pour = item_of(draft, item_id)
    inside = polygon_region(getattr(pour, "outline_mm", ()), getattr(pour, "holes_mm", ()))
    edge = tuple((float(x), float(y)) for x, y in line)
    sides = [offset_line(edge, side * DAM_THICKNESS_MM / 2) for side in (1, -1)]
    outer = next((side for side in sides if not contains_point(inside, point_along(side, 1.0)[0])), sides[0])
    wall = Wall(
        path_mm=tuple((float(x), float(y)) for x, y in outer),
        thickness_mm=DAM_THICKNESS_MM,
        height_mm=height_mm + 2.0,
        material="evergreen_080",
        face="plain",
        label=f"Dam of {pour.label or 'the pour'}",
        layer=pour.layer,
    )
    draft.add(wall)


def add_opening(draft: Draft, wall_id: RecordId, at_mm: float, width_mm: float, height_mm: float) -> None:
    """Open a wall for what runs through it: a passage from its foot on, without a door."""
    wall = item_of(draft, wall_id)
    draft.add(
        Opening(host=wall.id, at_mm=at_mm, width_mm=width_mm, height_mm=height_mm, filling="arch", layer=wall.layer)
    )


def repair(draft: Draft, item_id: RecordId) -> None:
    """Mend an outline that crosses itself."""
    draft.put(with_repaired_outline(item_of(draft, item_id)))
