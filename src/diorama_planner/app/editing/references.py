"""The reference board of a plan: pictures to look at while building, pinned where the user likes, not to scale.

Places and widths are in the board's own units, x to the right and y down.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import RecordId, Reference

Places = Mapping[RecordId, tuple[float, float, float]]
"""Upper left corner and width of pictures."""

USUAL_WIDTH = 320.0
SMALLEST_WIDTH = 40.0
GAP = 24.0
ROW_HEIGHT = 240.0


def references(document: Document) -> list[Reference]:
    """The pictures of the board, in a fixed order."""
    return sorted(document.every(Reference), key=lambda each: (each.at[1], each.at[0], each.id))


def pin(draft: Draft, picture: bytes, at: tuple[float, float] | None = None, caption: str = "") -> RecordId:
    """Pin a picture (PNG, JPEG or WebP) with its upper left corner at a place, or to the right of all others."""
    if at is None:
        right = max((each.at[0] + each.width for each in draft.every(Reference)), default=-GAP)
        top = min((each.at[1] for each in draft.every(Reference)), default=0.0)
        at = (right + GAP, top)
    made = Reference(picture=draft.add_asset(picture), at=at, width=USUAL_WIDTH, caption=caption)
    draft.put(made)
    return made.id


def in_rows(order: Sequence[RecordId], aspects: Mapping[RecordId, float], shape: float = 1.5) -> Places:
    """Lay pictures out in rows of one height, together about as wide by high as `shape`.

    `aspects` are heights by widths of the pictures.
    """
    widths = {name: max(SMALLEST_WIDTH, ROW_HEIGHT / max(aspects[name], 1e-3)) for name in order}
    row = ROW_HEIGHT + 2 * GAP
    length = sum(widths.values()) + GAP * len(widths)
    widest = max(math.sqrt(length * row * max(shape, 1e-3)), max(widths.values(), default=0.0))
    places: dict[RecordId, tuple[float, float, float]] = {}
    x = y = 0.0
    for name, width in widths.items():
        if x > 0 and x + width > widest:
            x, y = 0.0, y + row
        places[name] = (x, y, width)
        x += width + GAP
    return places
