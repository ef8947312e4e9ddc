"""Moving and stretching on the plan as hands do it: walls that meet what is moved keep their joints.

What the bare change of the records is, is said in `verbs` and `reshaping`; who follows in `tools.following`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from diorama_planner.app import verbs
from diorama_planner.app.editing import reshaping
from diorama_planner.app.editing.wall_edits import check_openings
from diorama_planner.app.verbs import item_of
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.kinds.strands import Strand, main_field, nodes_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.tools.context import Ties
from diorama_planner.tools.following import followers_of, joins


def move(draft: Draft, ids: Collection[RecordId], dx: float, dy: float, ties: Ties) -> None:
    """Move items by millimetres; the ends of walls that meet moved walls go along, so that no joint opens.

    Args:
        draft: the plan.
        ids: what is moved.
        dx: how far to the right, mm.
        dy: how far up, mm.
        ties: which walls meet in the plan as it stands.

    Raises:
        RecordError: a wall that follows would be left without length.
        UsageError: one would be left shorter than an opening in it.
    """
    _carrying(draft, ids, ties, lambda: verbs.move(draft, ids, dx, dy))


def stretch(
    draft: Draft, ids: Collection[RecordId], along_x: float, along_y: float, about: Point, ties: Ties
) -> None:
    """Stretch drawn shapes from a point; the ends of walls that meet stretched walls go along.

    Raises:
        UsageError: as `reshaping.stretch`, or a wall would be left shorter than an opening in it.
        RecordError: a wall that follows would be left without length.
    """
    _carrying(draft, ids, ties, lambda: reshaping.stretch(draft, ids, along_x, along_y, about))


def _carrying(draft: Draft, ids: Collection[RecordId], ties: Ties, change: Callable[[], None]) -> None:
    """Change items, and let what meets the walls among them follow."""
    walls = [item for item_id in ids if joins(item := item_of(draft, item_id))]
    change()
    put_followers(draft, walls, ties)


def put_followers(draft: Draft, before: Iterable[Item], ties: Ties) -> None:
    """Let what meets walls follow: `before` are the walls as they were, the draft has them as they are now.

    Raises:
        RecordError: a wall that follows would be left without length.
        UsageError: one would be left shorter than an opening in it.
    """
    changes = [(old, item_of(draft, old.id)) for old in before]
    shorter = []
    for item in followers_of(changes, ties, hosted=False):
        if joins(item) and _length(item) < _length(item_of(draft, item.id)):
            shorter.append(item.id)
        draft.put(item)
    for wall in shorter:
        check_openings(draft, [item.id for item in ties.hosted(wall)])


def _length(wall: Item) -> float:
    nodes = nodes_of(wall, Strand(main_field(wall)))
    return polyline_length(nodes.flat(), closed=nodes.closed)
