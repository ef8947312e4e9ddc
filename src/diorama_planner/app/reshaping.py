"""Mirroring and stretching items of a plan, with what follows: openings keep their place in a wall that changes.

How a field takes part is said by its role (`model.transforms`); here is what one record cannot know alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from operator import mul, sub

from diorama_planner.app.outlines import check_item_outline
from diorama_planner.app.verbs import item_of, with_fields
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.thing import FACING_DEG
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.kinds.shared import NO_CURVES, line_points
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.roles import Role, has_free_size, infos_with_role
from diorama_planner.model.transforms import Flip, mirrored, stretched
from diorama_planner.tools.shapes import ALONG_FIELD

LEAST_FACTOR = 1e-3
MOST_FACTOR = 1e3


def mirror(draft: Draft, ids: Collection[RecordId], flip: Flip, at_mm: float, catalogue: Catalogue) -> None:
    """Mirror items at x = `at_mm` (left-right) or y = `at_mm` (up-down); what is set into walls goes with them."""
    for item_id in ids:
        item = item_of(draft, item_id)
        draft.put(mirrored(item, flip, at_mm, faces_deg(item, catalogue)))
        if any(info.spec.sided for info in infos_with_role(type(item), Role.POINTS)):
            _slide(draft, item_id, partial(sub, _length(item)))


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
            raise UsageError(text, "measure the casting in the inspector to give it another size", where=item_id)
        changed = stretched(item, along_x, along_y, about)
        check_item_outline(changed)
        draft.put(changed)
        if any(info.spec.sided for info in infos_with_role(type(item), Role.POINTS)):
            _slide(draft, item_id, partial(mul, _length(changed) / _length(item)))


def _length(item: Item) -> float:
    """Length of the line along which things are set into an item."""
    line = next(info.name for info in infos_with_role(type(item), Role.POINTS) if info.spec.sided)
    return polyline_length(line_points(getattr(item, line), getattr(item, "curves_mm", NO_CURVES)))


def _slide(draft: Draft, host: RecordId, change: Callable[[float], float]) -> None:
    """Move what is set into a host along it."""
    for item in [item for item in draft.every(Item) if getattr(item, "host", "") == host]:
        draft.put(with_fields(item, {ALONG_FIELD: change(getattr(item, ALONG_FIELD))}))
