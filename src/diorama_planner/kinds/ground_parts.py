"""The flat parts of what lies on the ground or is the ground: bases, stacks of foam, covers, and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.geometry.region import Region, circle_region, offset
from diorama_planner.kinds import base, fence, ground_cover, ground_forms, patch, pour_bill, scatter, sculpture
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.flat_parts import FlatPart, Shape, Shapes, flat_parts, straight_lengths, strips
from diorama_planner.kinds.foam import build_of, stack_lines
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.slices import Stack
from diorama_planner.model.record import Item


def stacked(stack: Stack | None, whole: Region) -> Shape:
    """The slices of a stack; what is built of no slices is cut as a whole."""
    return Shape((whole,)) if stack is None else Shape(tuple(part.region for part in stack.parts))


def base_parts(item: base.Base, around: Around) -> tuple[FlatPart, ...]:
    """The board, each layer on it, and the strips of the frame."""
    top = base.outline(item, around)

    def frame() -> Shape:
        rings = offset(top, item.frame_mm).rings()
        lengths = [length for ring in rings for length in straight_lengths(ring, closed=True)]
        return Shape(strips(lengths, base.carvable_depth(item)), item.frame_mm, pieced=True)

    def sheet(thickness_mm: float) -> Callable[[], Shape]:
        return lambda: Shape((top,), thickness_mm)

    layers = {f"layer/{number}": sheet(layer.thickness_mm) for number, layer in enumerate(item.layers, 1)}
    shapes: Shapes = {"board": sheet(item.thickness_mm), **layers, "frame": frame}
    return tuple(flat_parts(base.takeoff(item, around), shapes, around))


def form_parts(item: Any, around: Around) -> tuple[FlatPart, ...]:
    """The slices of a landform, a ridge, a ramp or a spot height."""
    stack = ground_forms.stack(item, around)
    if stack is None:
        return _cut(item, None, ground_forms.takeoff(item, around), around)
    return _cut(item, stack, stack_lines(item, stack, around, build_of(item)), around)


def sculpture_parts(item: sculpture.Sculpture, around: Around) -> tuple[FlatPart, ...]:
    """The slices for what sculpting adds."""
    stack = sculpture.stack(item, around)
    if stack is None:
        return _cut(item, None, sculpture.takeoff(item, around), around)
    return _cut(item, stack, stack_lines(item, stack, around), around)


def _cut(item: Item, stack: Stack | None, lines: Iterable[TakeoffLine], around: Around) -> tuple[FlatPart, ...]:
    return tuple(flat_parts(lines, {"ground": lambda: stacked(stack, around.outline(item))}, around))


def cover_parts(item: ground_cover.GroundCover, around: Around) -> tuple[FlatPart, ...]:
    """Mats, as far as nothing else takes their ground."""
    shapes: Shapes = {"ground": lambda: Shape((ground_cover.covered(item, around),), pieced=True)}
    return tuple(flat_parts(ground_cover.takeoff(item, around), shapes, around))


def patch_parts(item: patch.Patch, around: Around) -> tuple[FlatPart, ...]:
    """What is stuck on the face of a wall."""
    shapes: Shapes = {item.surface: lambda: Shape((patch.covered(item, around),))}
    return tuple(flat_parts(patch.takeoff(item, around), shapes, around))


def scatter_parts(item: scatter.Scatter, around: Around) -> tuple[FlatPart, ...]:
    """Stamps that are cut out of a mat."""
    return tuple(part for line in scatter.takeoff(item, around) for part in _stamps(item, line, around))


def _stamps(item: scatter.Scatter, line: TakeoffLine, around: Around) -> Iterator[FlatPart]:
    def round_ones() -> Shape:
        sizes = scatter.stamp_sizes(item, line.material, scatter.places(item, around)).tolist()
        return Shape(tuple(circle_region((0.0, 0.0), size / 2) for size in sizes))

    yield from flat_parts((line,), {line.surface: round_ones}, around)


def fence_parts(item: fence.Fence, around: Around) -> tuple[FlatPart, ...]:
    """Mats laid over a hedge, from the ground at one side to that at the other."""

    def hedge() -> Shape:
        size = fence.sizes(item, around)
        return Shape(strips(fence.lengths_of(item, around), size.width_mm + 2 * size.height_mm), pieced=True)

    return tuple(flat_parts(fence.takeoff(item, around), {"top": hedge}, around))


def pour_parts(item: Pour, around: Around) -> tuple[FlatPart, ...]:
    """Sheets that stand for water, or line its bed."""

    def whole() -> Shape:
        return Shape((around.outline(item),), pieced=True)

    return tuple(flat_parts(pour_bill.takeoff(item, around), {"top": whole, "bed": whole}, around))
