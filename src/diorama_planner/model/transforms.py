"""Moving, turning, mirroring, stretching and rescaling any record by the roles of its fields."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Literal, TypeVar

from diorama_planner.model.record import Item, Point, Record
from diorama_planner.model.roles import Role, field_infos, infos_with_role

R = TypeVar("R", bound=Record)
PointMap = Callable[[Point], Point]
Flip = Literal["left-right", "up-down"]
"""Which sides a mirror exchanges."""

_OTHER_SIDE = {"left": "right", "right": "left"}
_OTHER_END = {"end-a": "end-b", "end-b": "end-a"}


def map_points(value: Any, change: PointMap) -> Any:
    """Apply a map to every point in any nesting of tuples and dictionaries."""
    if isinstance(value, dict):
        return {key: map_points(part, change) for key, part in value.items()}
    if len(value) == 2 and isinstance(value[0], int | float):
        return change((value[0], value[1]))
    return tuple(map_points(part, change) for part in value)


def _with_parts(record: R, change: Callable[[Any], Any]) -> R:
    """Change the parts of a record as the record itself was."""
    infos = infos_with_role(type(record), Role.PARTS)
    fields: dict[str, Any] = {info.name: tuple(map(change, getattr(record, info.name))) for info in infos}
    return replace(record, **fields) if fields else record


def _with_points(record: R, change: PointMap, *roles: Role) -> R:
    fields = {
        info.name: map_points(value, change)
        for info in infos_with_role(type(record), *(roles or (Role.POINT, Role.POINTS)))
        if (value := getattr(record, info.name))
    }
    return replace(record, **fields) if fields else record


def points_of(record: Record) -> Iterator[Point]:
    """Give all points of a record, control points of curves too."""
    for info in infos_with_role(type(record), Role.POINT, Role.POINTS):
        yield from _points_in(getattr(record, info.name))
    for info in infos_with_role(type(record), Role.PARTS):
        for part in getattr(record, info.name):
            yield from points_of(part)


def _points_in(value: Any) -> Iterator[Point]:
    if isinstance(value, dict):
        value = tuple(value.values())
    if len(value) == 2 and isinstance(value[0], int | float):
        yield value
    else:
        for part in value:
            yield from _points_in(part)


def moved(record: R, dx: float, dy: float) -> R:
    """Give a record moved by millimetres."""
    result = _with_points(record, lambda point: (point[0] + dx, point[1] + dy))
    return _with_parts(result, lambda part: moved(part, dx, dy))


def rotated(record: R, angle_deg: float, about: Point) -> R:
    """Give a record turned counter-clockwise about a point."""
    turn = math.radians(angle_deg)
    cos, sin = math.cos(turn), math.sin(turn)

    def turned(point: Point) -> Point:
        x, y = point[0] - about[0], point[1] - about[1]
        return about[0] + x * cos - y * sin, about[1] + x * sin + y * cos

    result = _with_points(record, turned)
    angles = {
        info.name: (getattr(record, info.name) + angle_deg) % 360.0
        for info in infos_with_role(type(record), Role.ANGLE)
    }
    result = replace(result, **angles) if angles else result
    return _with_parts(result, lambda part: rotated(part, angle_deg, about))


def mirrored(record: R, flip: Flip, at_mm: float, faces_deg: float = 0.0) -> R:
    """Give a record in a mirror that stands at x = `at_mm` (left-right) or y = `at_mm` (up-down).

    What is turned keeps the side in front that it faces unturned, `faces_deg` from +x; writing stays readable.
    """
    across = flip == "left-right"
    result = _with_points(record, lambda p: (2 * at_mm - p[0], p[1]) if across else (p[0], 2 * at_mm - p[1]))
    changes: dict[str, Any] = {}
    for info in infos_with_role(type(record), Role.ANGLE):
        angle = getattr(record, info.name)
        mirror = 0.0 if info.spec.upright else (180.0 if across else 0.0) - 2 * faces_deg
        changes[info.name] = (mirror - angle) % 360.0
    changes |= swapped_sides(record)
    for info in infos_with_role(type(record), Role.POINTS):
        if info.spec.sided:
            changes |= _turned_round(result, info.name) | _swapped_ends(result)
    result = replace(result, **changes) if changes else result
    return _with_parts(result, lambda part: mirrored(part, flip, at_mm, faces_deg))


def swapped_sides(record: Record) -> dict[str, Any]:
    """Give what is to a side as it is in a mirror: `left` as `right`, `left_in` as `right_in`, 20 as -20."""
    changes: dict[str, Any] = {
        info.name: -value
        for info in infos_with_role(type(record), Role.RATIO)
        if info.spec.swaps and (value := getattr(record, info.name))
    }
    for info in infos_with_role(type(record), Role.CHOICE):
        if info.spec.swaps:
            words = str(getattr(record, info.name)).split("_")
            changes[info.name] = "_".join(_OTHER_SIDE.get(word, word) for word in words)
    return changes


def _turned_round(record: Record, line: str) -> dict[str, Any]:
    """The line of a record from its end to its beginning, with the curves of its segments."""
    points = getattr(record, line)
    changes: dict[str, Any] = {line: tuple(reversed(points))}
    for info in infos_with_role(type(record), Role.POINTS):
        curves = getattr(record, info.name)
        if isinstance(curves, dict):
            last = len(points) - 2
            changes[info.name] = {last - segment: (c2, c1) for segment, (c1, c2) in curves.items()}
    return changes


def _swapped_ends(record: Record) -> dict[str, Any]:
    """What is kept by the ends of a line that runs the other way now."""
    found = {}
    for info in infos_with_role(type(record), Role.REFERENCES):
        by_surface = getattr(record, info.name)
        if isinstance(by_surface, Mapping) and _OTHER_END.keys() & by_surface.keys():
            found[info.name] = {_OTHER_END.get(key, key): value for key, value in by_surface.items()}
    return found


def stretched(record: R, along_x: float, along_y: float, about: Point) -> R:
    """Give a record stretched from a point by two factors above 0; thicknesses and heights stay."""
    result = _with_points(
        record, lambda p: (about[0] + (p[0] - about[0]) * along_x, about[1] + (p[1] - about[1]) * along_y)
    )
    both = math.sqrt(along_x * along_y)
    lengths = {
        info.name: _multiplied(value, both)
        for info in field_infos(type(record))
        if info.spec.stretches and (value := getattr(record, info.name)) is not None
    }
    result = replace(result, **lengths) if lengths else result
    return _with_parts(result, lambda part: stretched(part, along_x, along_y, about))


def rescaled(record: R, factor: float) -> R:
    """Give a record with points and real lengths multiplied; bench lengths stay."""
    places = (Role.POINT, Role.POINTS, Role.FACE_POINTS, Role.SHAPE)
    result = _with_points(record, lambda point: (point[0] * factor, point[1] * factor), *places)
    lengths = {
        info.name: _multiplied(value, factor)
        for info in infos_with_role(type(record), Role.REAL_LENGTH)
        if (value := getattr(record, info.name)) is not None
    }
    result = replace(result, **lengths) if lengths else result
    return _with_parts(result, lambda part: rescaled(part, factor))


def _multiplied(value: Any, factor: float) -> Any:
    return tuple(part * factor for part in value) if isinstance(value, tuple) else value * factor


def with_face_points(record: R, change: PointMap) -> R:
    """Give a record with the points that lie on a face mapped, in the millimetres of that face."""
    return _with_points(record, change, Role.FACE_POINTS)


def is_movable(item: Item) -> bool:
    """Whether moving changes anything: the base and what is hosted stay."""
    record_class: Any = type(item)
    return any(getattr(item, name) for name in _point_fields(record_class))


@cache
def _point_fields(record_class: Any) -> tuple[str, ...]:
    return tuple(info.name for info in infos_with_role(record_class, Role.POINT, Role.POINTS))
