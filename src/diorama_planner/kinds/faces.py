"""The faces of a wall as planes, and where they are on the plan: what openings, fixtures and patches share.

A face has its own millimetres, x from its left end as one looks at it and y up from its foot. What is drawn on
it belongs to the kinds; what a face is as data is in `contract`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import point_along, polyline_length, slice_line
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import (
    Region,
    difference,
    ellipse_region,
    empty_region,
    intersection,
    polygon_region,
    rect_region,
    union,
    union_all,
)
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.cuts import clipped_rise, clipped_span, wall_line
from diorama_planner.kinds.hosts import Cut, Face, Host
from diorama_planner.kinds.shared import finish_on, finishes_of, line_points
from diorama_planner.model.record import Item, Point

LONG_FACES = ("front", "back")
"""Those that run along the path, and carry openings."""

FACES = (*LONG_FACES, "top", "end-a", "end-b")


def face_of(host: Host, surface: str) -> Face:
    """Give a face of a wall by its name; ends are as wide and the top is as high as the wall is thick."""
    length = polyline_length(wall_line(host))
    if surface in LONG_FACES:
        return Face(host, surface, length, host.height_mm, leftward=surface == "front")
    if surface == "top":
        return Face(host, surface, length, host.thickness_mm)
    return Face(host, surface, host.thickness_mm, host.height_mm)


def face_region(face: Face) -> Region:
    """The whole face."""
    return rect_region(0.0, 0.0, face.width_mm, face.height_mm)


def cut_region(face: Face, cut: Cut) -> Region:
    """The shape of an opening on a face, as much of it as lies in the wall; empty on faces that show none."""
    start, end = clipped_span(face.host, cut)
    low, high = clipped_rise(face.host, cut)
    is_elsewhere = cut.depth_mm is not None and cut.side != face.surface
    if face.surface not in LONG_FACES or is_elsewhere or end - start <= 0 or high - low <= 0:
        return empty_region()
    left, right = sorted((face.across(start), face.across(end)))
    if cut.shape == "round":
        return ellipse_region(((left + right) / 2, (low + high) / 2), right - left, high - low)
    if cut.shape == "arch":
        rise = min((right - left) / 2, high - low)
        crown = ellipse_region(((left + right) / 2, high - rise), right - left, 2 * rise)
        upper = intersection(crown, rect_region(left, high - rise, right, high))
        return union(rect_region(left, low, right, high - rise), upper) if high - rise - low > 1e-9 else upper
    return rect_region(left, low, right, high)


def bare_region(face: Face, cuts: Sequence[Cut]) -> Region:
    """A face less the openings that go through it: what can be built on, painted and hung on."""
    holes = [region for cut in cuts if cut.depth_mm is None and not (region := cut_region(face, cut)).is_empty]
    return difference(face_region(face), union_all(holes)) if holes else face_region(face)


def drawn_region(outline: Sequence[Point], face: Face, around: Around) -> Region:
    """The part of an outline on a face that really lies on it, openings left out."""
    return intersection(polygon_region(outline), bare_region(face, around.hosted(face.host.id)))


def bare_faces(item: Item) -> tuple[str, ...]:
    """The long faces of a wall that nobody has finished: its back, and its front once another face is finished.

    What is faced with a sheet, and what is laid in bricks, needs no finish.
    """
    if not hasattr(item, "thickness_mm") or getattr(item, "construction", "") == "bricks":
        return ()
    faced = getattr(item, "faced", "both") if getattr(item, "facing", "") else ""
    bare = [face for face in LONG_FACES if not finish_on(item, face) and faced not in ("both", face)]
    return tuple(face for face in bare if face == "back" or finishes_of(item))


def side_of(surface: str) -> float:
    """1 for the left of the path, where the front is, -1 for its back."""
    return 1.0 if surface == "front" else -1.0


def spot_on_plan(host: Host, surface: str, along_mm: float, away_mm: float) -> tuple[Point, float]:
    """Give the place on the plan that is `away_mm` before a face, and the direction away from it in degrees."""
    (x, y), (along_x, along_y) = point_along(wall_line(host), along_mm)
    side = side_of(surface)
    out_x, out_y = -along_y * side, along_x * side
    reach = host.thickness_mm / 2 + away_mm
    return (x + out_x * reach, y + out_y * reach), math.degrees(math.atan2(out_y, out_x)) % 360.0


def skirting(face: Face, left: float, right: float) -> PointArray:
    """The line on the plan along which a stretch of a face stands, between two x of the face."""
    line = wall_line(face.host)
    if face.surface in LONG_FACES:
        start, end = sorted((face.across(left), face.across(right)))
        return offset_line(slice_line(line, start, end), side_of(face.surface) * face.host.thickness_mm / 2)
    if face.surface == "top":
        return slice_line(line, left, right)
    is_first = face.surface == "end-a"
    (x, y), (along_x, along_y) = point_along(line, 0.0 if is_first else polyline_length(line))
    half = face.host.thickness_mm / (2 if is_first else -2)  # who looks at the first end has the front on the left
    return slice_line(
        [(x - along_y * half, y + along_x * half), (x + along_y * half, y - along_x * half)], left, right
    )


def folds(face: Face) -> tuple[float, ...]:
    """The x of the corners at which the wall turns, where the face is unfolded."""
    if face.surface not in (*LONG_FACES, "top"):
        return ()
    path = face.host.path_mm
    curved = set(face.host.curves_mm)
    inner = [index for index in range(1, len(path) - 1) if index not in curved and index - 1 not in curved]
    return tuple(sorted(face.across(_length_to(face.host, index)) for index in inner))


def _length_to(host: Host, corner: int) -> float:
    """How far along the path a corner is."""
    curves = {segment: controls for segment, controls in host.curves_mm.items() if segment < corner}
    return polyline_length(line_points(host.path_mm[: corner + 1], curves))
