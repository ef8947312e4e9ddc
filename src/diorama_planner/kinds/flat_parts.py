"""Flat parts that items are cut into, and how they follow from the take-off: shapes for what its lines count.

What is billed by the area of sheets and what is cut from them are the same: the parts of a line have its area. How
parts lie on sheets is for `takeoff`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.geometry.outline import CORNER_DEG, turn_deg
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, parts, rect_region, transform
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.sheets import plies

Grain: TypeAlias = Literal["any", "along"]

_GRAINED = frozenset({"wood"})
_PATTERNED = ("brick_sheet",)
_SAME = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class FlatPart:
    """So many pieces alike to be cut from a sheet, their outline in mm wherever it lies.

    With a grain `along` its x runs along that of the sheet. What is `pieced` may as well be put together from
    several: strips, and what is laid on the ground.
    """

    surface: str
    material: str
    region: Region
    count: int = 1
    grain: Grain = "any"
    pieced: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What one ply of a surface is cut into, each of them so many times, and how thick the whole of it is.

    `thickness_mm` 0 is one ply, whatever the sheet.
    """

    regions: tuple[Region, ...]
    thickness_mm: float = 0.0
    count: int = 1
    pieced: bool = False


Shapes: TypeAlias = Mapping[str, Callable[[], Shape]]
"""The shapes of an item by surface, worked out when a line of that surface is cut from a sheet."""


def flat_parts(lines: Iterable[TakeoffLine], shapes: Shapes, around: Around) -> Iterator[FlatPart]:
    """Give the parts of what lines count by the area of sheets.

    Shapes on a slope are made as large as the slope is; what covers thinly is as much smaller. What has no shape,
    such as marks, or a glue that is a sheet, is pieced together from a square.
    """
    for line in lines:
        material = around.catalogue.material_map.get(line.material)
        if material is None or not material.is_sheet or line.unit != "mm2" or line.amount <= 0:
            continue
        shape = shapes.get(line.surface, lambda: Shape((rect_region(0.0, 0.0, 1.0, 1.0),), pieced=True))
        yield from _parts(line, shape(), material)


def _parts(line: TakeoffLine, shape: Shape, material: Material) -> Iterator[FlatPart]:
    pieces = [piece for region in shape.regions for piece in parts(region) if piece.area > _SAME]
    count = shape.count * (plies(shape.thickness_mm, material) if shape.thickness_mm > 0 else 1)
    area = math.fsum(piece.area for piece in pieces) * count
    if area <= 0:
        return
    scale = math.sqrt(line.amount / area)
    for piece in pieces:
        region = piece if abs(scale - 1.0) <= _SAME else transform(piece, scale=scale)
        yield FlatPart(line.surface, line.material, region, count, grain_of(material), shape.pieced)


def grain_of(material: Material) -> Grain:
    """Whether parts of a material must lie along its sheets: wood has a grain, embossed sheets have rows."""
    has_rows = material.id.startswith(_PATTERNED)
    return "along" if has_rows or material.compat_class in _GRAINED else "any"


def strips(lengths: Iterable[float], width_mm: float) -> tuple[Region, ...]:
    """Give rectangles of some lengths and one width."""
    return tuple(rect_region(0.0, 0.0, length, width_mm) for length in lengths if length > _SAME)


def straight_lengths(line: PointArray, closed: bool = False) -> list[float]:
    """Give the lengths between the corners of a line in mm; a curve is one length, as it would be bent."""
    points = line.tolist()
    if closed:
        points.append(points[0])
    found = [0.0]
    for index, (start, end) in enumerate(pairwise(points)):
        if index and turn_deg(points[index - 1], start, end) > CORNER_DEG:
            found.append(0.0)
        found[-1] += math.dist(start, end)
    return found
