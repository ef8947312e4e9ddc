"""The flat parts of finishes that are cut from sheets: embossed brick, printed paper, card on walls or ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diorama_planner.geometry.region import rect_region, transform
from diorama_planner.kinds.contract import Around, Surface
from diorama_planner.kinds.finish_sums import finish_lines
from diorama_planner.kinds.flat_parts import FlatPart, Shape, Shapes, flat_parts, strips
from diorama_planner.kinds.wall import Wall
from diorama_planner.kinds.wall_parts import faces, lengths_between_corners
from diorama_planner.model.record import Item


def finish_parts(item: Item, surfaces: Sequence[Surface], around: Around) -> Iterator[FlatPart]:
    """Give what is cut for the finishes on the surfaces of an item; they are as large as is billed of them."""
    shapes = _of_wall(item, around) if isinstance(item, Wall) else _of_ground(item, around)
    return flat_parts(finish_lines(item, surfaces, around), shapes, around)


def _of_wall(item: Wall, around: Around) -> Shapes:
    def back() -> Shape:
        return Shape(tuple(transform(piece, scale=(-1.0, 1.0)) for piece in faces(item, around)))

    def end() -> Shape:
        return Shape((rect_region(0.0, 0.0, item.thickness_mm, item.height_mm),))

    return {
        "front": lambda: Shape(faces(item, around)),
        "back": back,
        "top": lambda: Shape(strips(lengths_between_corners(item, around), item.thickness_mm), pieced=True),
        "end-a": end,
        "end-b": end,
    }


def _of_ground(item: Item, around: Around) -> Shapes:
    """What lies on the ground is covered as it lies; of other surfaces only the size is known."""
    whole = around.outline(item)
    return dict.fromkeys(("top", "ground"), lambda: Shape((whole,), pieced=True))
