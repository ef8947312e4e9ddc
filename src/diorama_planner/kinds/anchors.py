"""Places on items that move with them: how an end of a dimension holds on to a corner, a side or a rim.

A place is told in the item's own terms, so that it is the same place after the item was moved, turned, reshaped or
rescaled: along a drawn line and beside it, within the box of what lies at a point, or along the rim of an outline.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.constructions import nearest_on, on_lines
from diorama_planner.geometry.region import Region, transform
from diorama_planner.model.record import Item, Point, Points, Record, RecordId
from diorama_planner.model.roles import Role, infos_with_role, turn_field

RecordT = TypeVar("RecordT", bound=Record)

_LEAST = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place on an item; without `item` a free place.

    `part` says how it is told. `line`: on piece `index` of the drawn line, the share `along` of it, `across` halves
    of the item's thickness to the left. `box`: shares of half its size ahead and to the left of its position.
    `rim`: on piece `index` of its outline, the share `along` of it.
    """

    item: RecordId = ""
    part: str = "rim"
    index: int = 0
    along: float = 0.0
    across: float = 0.0


FREE = Anchor()


def anchored_at(item: Item, outline: Region, point: Point) -> Anchor:
    """Tell a place at or near an item in its terms."""
    line = _drawn_line(item)
    if len(line) > 1:
        return _on_line(item, line, point)
    at = _position(item)
    if at is not None and not outline.is_empty:
        (half_x, half_y), (u, v) = _halves(item, at, outline), _turned(_less(point, at), -_turn(item))
        return Anchor(item=item.id, part="box", along=u / half_x, across=v / half_y)
    rim = _pieces(_rim(outline))
    if not len(rim):
        return FREE
    places, gaps = nearest_on(rim, point)
    row = int(np.argmin(gaps))
    return Anchor(item=item.id, part="rim", index=row, along=_share(rim[row], (places[row, 0], places[row, 1])))


def with_renamed_anchors(record: RecordT, names: Mapping[RecordId, RecordId]) -> RecordT:
    """Let a record that holds on to items hold on to those that stand in their place under other names."""
    anchors: tuple[Anchor, ...] = getattr(record, "anchors", ())
    if not any(anchor.item in names for anchor in anchors):
        return record
    renamed = tuple(replace(anchor, item=names.get(anchor.item, anchor.item)) for anchor in anchors)
    fields: dict[str, Any] = {"anchors": renamed}
    return replace(record, **fields)


def place_of(anchor: Anchor, item: Item, outline: Region) -> Point | None:
    """Say where a place on an item is now; None if the item has become one that has no such place."""
    if anchor.part == "box":
        at = _position(item)
        if at is None or outline.is_empty:
            return None
        half_x, half_y = _halves(item, at, outline)
        dx, dy = _turned((anchor.along * half_x, anchor.across * half_y), _turn(item))
        return at[0] + dx, at[1] + dy
    pieces = _pieces(_drawn_line(item)) if anchor.part == "line" else _pieces(_rim(outline))
    if not len(pieces):
        return None
    x1, y1, x2, y2 = pieces[min(anchor.index, len(pieces) - 1)].tolist()
    off = anchor.across * _half_thickness(item) / max(math.hypot(x2 - x1, y2 - y1), _LEAST)
    return x1 + (x2 - x1) * anchor.along - (y2 - y1) * off, y1 + (y2 - y1) * anchor.along + (x2 - x1) * off


def _on_line(item: Item, line: Points, point: Point) -> Anchor:
    pieces = _pieces(line)
    row = int(np.argmin(nearest_on(pieces, point)[1]))
    x1, y1, x2, y2 = pieces[row].tolist()
    left = (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)
    across = left / max(math.hypot(x2 - x1, y2 - y1), _LEAST) / _half_thickness(item)
    return Anchor(item=item.id, part="line", index=row, along=_share(pieces[row], point), across=across)


def _share(piece: NDArray[np.float64], point: Point) -> float:
    return float(on_lines(piece[None], point)[1][0])


def _drawn_line(item: Item) -> Points:
    """The line or outline that was drawn, back to its start if it is an outline; empty if there is none."""
    infos = infos_with_role(type(item), Role.POINTS)
    drawn: Points = getattr(item, infos[0].name) if infos else ()
    return (*drawn, drawn[0]) if drawn and "outline" in infos[0].name else drawn


def _rim(outline: Region) -> NDArray[np.float64]:
    rings = outline.rings()
    return np.vstack((rings[0], rings[0][:1])) if rings else np.empty((0, 2))


def _pieces(line: Points | NDArray[np.float64]) -> NDArray[np.float64]:
    points = np.asarray(line, dtype=np.float64).reshape(-1, 2)
    return np.hstack((points[:-1], points[1:]))


def _half_thickness(item: Item) -> float:
    """Half of what makes a line a body; 1 mm for what has no thickness."""
    whole = getattr(item, "thickness_mm", None) or getattr(item, "width_mm", None) or 2.0
    return float(whole) / 2.0


def _position(item: Item) -> Point | None:
    infos = infos_with_role(type(item), Role.POINT)
    return getattr(item, infos[0].name) if infos else None


def _turn(item: Item) -> float:
    field = turn_field(type(item))
    return math.radians(getattr(item, field)) if field else 0.0


def _halves(item: Item, at: Point, outline: Region) -> Point:
    """Half the length and half the width of an item in its own direction."""
    xmin, ymin, xmax, ymax = transform(outline, rotation_deg=-math.degrees(_turn(item))).bounds
    return max((xmax - xmin) / 2.0, _LEAST), max((ymax - ymin) / 2.0, _LEAST)


def _less(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]


def _turned(vector: Point, turn: float) -> Point:
    cos, sin = math.cos(turn), math.sin(turn)
    return vector[0] * cos - vector[1] * sin, vector[0] * sin + vector[1] * cos
