"""Mirroring and stretching items of a plan, with what follows: openings keep their place in a wall that changes.

How a field takes part is said by its role (`model.transforms`); here is what one record cannot know alone.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from diorama_planner.app.editing.outlines import check_item_outline
from diorama_planner.app.editing.wall_edits import hosted_by
from diorama_planner.app.verbs import item_of, with_carried, with_fields
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.thing import FACING_DEG
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.kinds.registry import called
from diorama_planner.kinds.shared import NO_CURVES, line_points, sits_in_host
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.roles import Role, has_free_size, infos_with_role
from diorama_planner.model.transforms import Flip, mirrored, stretched, swapped_sides, with_face_points
from diorama_planner.tools.shapes import ALONG_FIELD, HOST_FIELD

SURFACE_FIELD, LOOSE_FIELD = "surface", "loose_corners"
OTHER_END = {"end-a": "end-b", "end-b": "end-a"}
"""The faces that change places when a wall runs the other way."""

LEAST_FACTOR = 1e-3
MOST_FACTOR = 1e3


def mirror(draft: Draft, ids: Collection[RecordId], flip: Flip, at_mm: float, catalogue: Catalogue) -> None:
    """Mirror items at x = `at_mm` (left-right) or y = `at_mm` (up-down); what is set into walls goes with them."""
    for item_id in with_carried(draft, ids):
        item = item_of(draft, item_id)
        if getattr(item, HOST_FIELD, "") in ids and sits_in_host(item):
            continue  # its wall takes it along
        draft.put(mirrored(item, flip, at_mm, faces_deg(item, catalogue)))
        if _is_sided(item):
            _mirror_hosted(draft, item)


def faces_deg(item: Item, catalogue: Catalogue) -> float:
    """The direction in which an item faces while it is not turned, in degrees from +x."""
    for info in infos_with_role(type(item), Role.THING):
        thing = catalogue.thing_map.get(getattr(item, info.name))
        if thing is not None:
            return FACING_DEG.get(thing.front, FACING_DEG["+y"])
    return 0.0


def stretch(draft: Draft, ids: Collection[RecordId], along_x: float, along_y: float, about: Point) -> None:
    """Stretch drawn shapes and writing from a point; openings keep their share of the wall's length.

    Raises:
        UsageError: a factor that is none, or something real, whose size is a fact.
        GeometryError: an outline would enclose nothing.
    """
    if not all(LEAST_FACTOR <= factor <= MOST_FACTOR for factor in (along_x, along_y)):
        raise UsageError(msg("a size can be changed to between a thousandth and a thousand times itself"))
    for item_id in ids:
        item = item_of(draft, item_id)
        if not has_free_size(item):
            text = msg("the size of a real thing is a fact")
            raise UsageError(text, "measure the casting in the inspector to give it another size", where=called(item))
        changed = stretched(item, along_x, along_y, about)
        check_item_outline(changed)
        draft.put(changed)
        if _is_sided(item):
            _stretch_hosted(draft, item_id, _length(changed) / _length(item))


def _is_sided(item: Item) -> bool:
    """Whether things can be set into an item along its line."""
    return any(info.spec.sided for info in infos_with_role(type(item), Role.POINTS))


def _line_field(item: Item) -> str:
    """The field of the line along which things are set into an item."""
    return next(info.name for info in infos_with_role(type(item), Role.POINTS) if info.spec.sided)


def _length(item: Item) -> float:
    """Length of that line."""
    return polyline_length(line_points(getattr(item, _line_field(item)), getattr(item, "curves_mm", NO_CURVES)))


def _mirror_hosted(draft: Draft, host: Item) -> None:
    """Keep what sits in a wall where it is seen, now that the mirrored wall runs the other way."""
    length, thickness = _length(host), float(getattr(host, "thickness_mm", 0.0))
    loose = getattr(host, LOOSE_FIELD, ())
    if loose:
        last = len(getattr(host, _line_field(host))) - 1
        draft.change(host.id, **{LOOSE_FIELD: tuple(sorted(last - index for index in loose))})
    for item in hosted_by(draft, host.id):
        surface = getattr(item, SURFACE_FIELD, "")
        width = thickness if surface in OTHER_END else length
        changed = with_face_points(item, partial(_across, width))
        fields: dict[str, Any] = dict(swapped_sides(item))
        if surface in OTHER_END:
            fields[SURFACE_FIELD] = OTHER_END[surface]
        if hasattr(item, ALONG_FIELD):
            fields[ALONG_FIELD] = length - getattr(item, ALONG_FIELD)
        draft.put(with_fields(changed, fields))


def _across(width: float, point: Point) -> Point:
    return width - point[0], point[1]


def _stretch_hosted(draft: Draft, host: RecordId, share: float) -> None:
    """Let what sits in a wall keep its share of the wall's length; its own size is a fact."""
    for item in hosted_by(draft, host):
        on_end = getattr(item, SURFACE_FIELD, "") in OTHER_END
        changed = item if on_end else with_face_points(item, lambda point: (point[0] * share, point[1]))
        along = {ALONG_FIELD: getattr(item, ALONG_FIELD) * share} if hasattr(item, ALONG_FIELD) else {}
        draft.put(with_fields(changed, along))
