"""The flat parts of walls and of what fills their openings: faces unrolled, openings as holes and notches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from diorama_planner.geometry.outline import CORNER_DEG, polyline_length, turn_deg
from diorama_planner.geometry.region import Region, difference, rect_region, transform, union_all
from diorama_planner.kinds.construction import brace_count, faced_sides
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.faces import cut_region, face_of
from diorama_planner.kinds.flat_parts import FlatPart, Shape, Shapes, flat_parts, strips
from diorama_planner.kinds.hosts import Face
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.opening import takeoff as opening_lines
from diorama_planner.kinds.shared import line_points
from diorama_planner.kinds.wall import Wall, joints, length_of
from diorama_planner.kinds.wall import takeoff as wall_lines


def wall_parts(item: Wall, around: Around) -> tuple[FlatPart, ...]:
    """The body as it is built, its facing, cap, braces and mould, as far as they are cut from sheet."""
    length, height, thickness = length_of(item, around), item.height_mm, item.thickness_mm

    def facing() -> Shape:
        front = faces(item, around)
        back = tuple(transform(piece, scale=(-1.0, 1.0)) for piece in front)
        sides = faced_sides(item, around)
        return Shape((*(front if "front" in sides else ()), *(back if "back" in sides else ())))

    def mould() -> Shape:
        rim = strips((length, length, height, height), thickness)
        return Shape((rect_region(0.0, 0.0, length, height), *rim))

    def bracing() -> Shape:
        return Shape(strips((height,), item.brace_depth_mm), count=brace_count(item, length))

    shapes: Shapes = {
        "front": lambda: Shape(faces(item, around), thickness),
        "facing": facing,
        "cap": lambda: Shape(strips(lengths_between_corners(item, around), thickness), pieced=True),
        "bracing": bracing,
        "mould": mould,
    }
    return tuple(flat_parts(wall_lines(item, around), shapes, around))


def faces(item: Wall, around: Around) -> tuple[Region, ...]:
    """The front of a wall, unrolled and parted at its corners, what goes through it left out."""
    face = face_of(item, "front")
    cuts = [cut for cut in around.hosted(item.id) if cut.depth_mm is None]
    holes = union_all([region for cut in cuts if not (region := cut_region(face, cut)).is_empty])
    found = []
    for left, right in _spans(item, face, around):
        piece = rect_region(left, 0.0, right, item.height_mm)
        found.append(piece if holes.is_empty else difference(piece, holes))
    return tuple(found)


def _spans(item: Wall, face: Face, around: Around) -> Iterator[tuple[float, float]]:
    """Give where the pieces of a face begin and end: between its corners, less what other walls take of its ends."""
    start, end = joints(item, around)
    edges = [end.mean, *sorted(face.across(at) for at in _corners(item)), face.width_mm - start.mean]
    for left, right in pairwise(edges):
        if right > left:
            yield left, right


def _corners(item: Wall) -> Iterator[float]:
    """Give how far along its path a wall turns so sharply that its sheet is parted."""
    path = item.path_mm
    for index in range(1, len(path) - 1):
        is_straight = index not in item.curves_mm and index - 1 not in item.curves_mm
        if is_straight and turn_deg(path[index - 1], path[index], path[index + 1]) > CORNER_DEG:
            before = {segment: curve for segment, curve in item.curves_mm.items() if segment < index}
            yield polyline_length(line_points(path[: index + 1], before))


def lengths_between_corners(item: Wall, around: Around) -> Sequence[float]:
    """Give how long the pieces of a wall are that its corners part, less what other walls take of its ends."""
    return [right - left for left, right in _spans(item, face_of(item, "front"), around)]


def opening_parts(item: Opening, around: Around) -> tuple[FlatPart, ...]:
    """What fills an opening: a leaf, a pane, in the shape of the hole."""
    wall = around.host(item)
    if wall is None:
        return ()
    surface = item.side if item.depth_mm is not None else "front"
    shapes: Shapes = {"filling": lambda: Shape((cut_region(face_of(wall, surface), item),))}
    return tuple(flat_parts(opening_lines(item, around), shapes, around))
