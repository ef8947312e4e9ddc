"""How batteries, modules and junctions look from above, and where they are turned: what their kinds share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Fill, Path, Pen, Primitive, Solid, Stroke, Subpath, Text, circle
from diorama_planner.kinds.contract import Around, Handle
from diorama_planner.kinds.electric import (
    COLOUR,
    INK,
    PAPER,
    edge_pen,
    module_height,
    pair,
    spot_of,
)
from diorama_planner.model.record import MINUS_WIRE, PLUS_WIRE, Point

_SIGN_MM = 0.8
_GRIP_MM = 4.0
_LEADS_MM = 3.0
_BODY, _CELL, _BOARD, _STRIP = "#3b4049", "#5c6673", "#2f5d50", "#e8e2d2"
_LETTERS_SHARE = 0.6
_WORDS_MM = 4.0


def battery_draw(
    at: Point, size: Point, rotation_deg: float, said: str, cells: int, under_base: bool
) -> Iterator[Primitive]:
    """A supply: its box, its cells side by side, what it gives, plus and minus at the end of its leads."""
    length, width = size
    yield _box(at, size, rotation_deg, _BODY, under_base)
    for number in range(cells if cells > 1 and length > 2 * width / cells else 0):
        yield from _cell(
            at, (0.66 * length, width / cells), rotation_deg, width * ((number + 0.5) / cells - 0.5), number
        )
    sign = min(_SIGN_MM, width / 8)
    for across, colour, is_plus in ((width / 4, PLUS_WIRE, True), (-width / 4, MINUS_WIRE, False)):
        yield from _sign(spot_of(at, rotation_deg, length / 2 - 3 * sign, across), sign, colour, is_plus)
    middle = spot_of(at, rotation_deg, -0.12 * length if cells > 1 else 0.0, 0.0)
    yield from _words(middle, (0.6 * length, width), rotation_deg, said, PAPER if not under_base else INK)


def _cell(at: Point, size: Point, rotation_deg: float, across: float, number: int) -> Iterator[Primitive]:
    """A cell with its cap; every other one lies the other way."""
    half, radius, shift = size[0] / 2, 0.42 * size[1], -0.12 * size[0]
    corners = ((-half, -radius), (half, -radius), (half, radius), (-half, radius))
    shape = tuple(spot_of(at, rotation_deg, along + shift, across + over) for along, over in corners)
    yield Fill(Path((Subpath(shape),)), Solid(_CELL))
    end = half if number % 2 else -half
    cap = ((end, -0.4 * radius), (end * 1.06, -0.4 * radius), (end * 1.06, 0.4 * radius), (end, 0.4 * radius))
    tip = tuple(spot_of(at, rotation_deg, along + shift, across + over) for along, over in cap)
    yield Fill(Path((Subpath(tip),)), Solid("#c9ced6"))


def module_draw(at: Point, size: Point, rotation_deg: float, said: str, under_base: bool) -> Iterator[Primitive]:
    """A module: its board, an arrow of how the current goes, and what it does."""
    length, width = size
    yield _box(at, size, rotation_deg, _BOARD, under_base)
    tip = [(0.48, 0.0), (0.40, 0.14), (0.40, -0.14)]
    points = tuple(spot_of(at, rotation_deg, along * length, across * width) for along, across in tip)
    yield Fill(Path((Subpath(points),)), Solid(COLOUR))
    yield from _words(at, (0.7 * length, width), rotation_deg, said, PAPER if not under_base else INK)


def strip_draw(at: Point, size: Point, rotation_deg: float, ways: int, under_base: bool) -> Iterator[Primitive]:
    """A terminal strip with a pair of screws for each way."""
    length, width = size
    yield _box(at, size, rotation_deg, _STRIP, under_base)
    radius = min(length / ways, width / 2) / 4
    for number in range(ways):
        for across in (-width / 4, width / 4):
            middle = spot_of(at, rotation_deg, length * ((number + 0.5) / ways - 0.5), across)
            yield Fill(circle(middle, radius), Solid("#b8a46a"), Pen(INK, 0.15, least_px=0.5))


def knot_draw(at: Point, radius: float, under_base: bool) -> Iterator[Primitive]:
    """A blob of solder."""
    yield Fill(circle(at, radius), Solid("#c9ced6"), edge_pen(under_base))
    yield Fill(circle(at, radius * 0.45), Solid(COLOUR))


def turning(size_of: Callable[[Any, Around], tuple[float, float, float]]) -> Callable[[Any, Around], tuple[Handle]]:
    """Make the facet that gives the grip by which a module is turned, beyond the end that it is turned to."""

    def handles(item: Any, around: Around) -> tuple[Handle]:
        reach = size_of(item, around)[0] / 2 + _GRIP_MM
        return (Handle(spot_of(item.at_mm, item.rotation_deg, reach, 0.0), "rotation_deg"),)

    return handles


def through(item: Any, size: tuple[float, float, float], around: Around) -> tuple[Terminal, ...]:
    """The terminals of a module that is fed at one end and gives at the other."""
    height = module_height(item.at_mm, item.under_base, around)
    across = spot_of((0.0, 0.0), item.rotation_deg, 0.0, _LEADS_MM / 2)
    fed, gives = (spot_of(item.at_mm, item.rotation_deg, end * size[0] / 2, 0.0) for end in (-1.0, 1.0))
    return (*pair(item, fed, height, across, side="in"), *pair(item, gives, height, across))


def _box(at: Point, size: Point, rotation_deg: float, colour: str, under_base: bool) -> Fill:
    """The box of a module with its corners off: seen through, and dashed, where the base hides it."""
    half_x, half_y = size[0] / 2, size[1] / 2
    cut = min(1.0, half_x / 4, half_y / 4)
    corners = (
        (half_x - cut, -half_y),
        (half_x, cut - half_y),
        (half_x, half_y - cut),
        (half_x - cut, half_y),
        (cut - half_x, half_y),
        (-half_x, half_y - cut),
        (-half_x, cut - half_y),
        (cut - half_x, -half_y),
    )
    shape = Path((Subpath(tuple(spot_of(at, rotation_deg, *corner) for corner in corners)),))
    return Fill(shape, Solid(PAPER + "8c" if under_base else colour), edge_pen(under_base))


def _sign(at: Point, half: float, colour: str, is_plus: bool) -> Iterator[Primitive]:
    """Plus or minus on a light patch."""
    yield Fill(circle(at, 1.7 * half), Solid(PAPER), Pen(colour, 0.2, least_px=0.5))
    for turn in (0.0, 90.0) if is_plus else (0.0,):
        line = tuple(spot_of(at, turn, along, 0.0) for along in (-half, half))
        yield Stroke(Path((Subpath(line, closed=False),)), Pen(colour, half / 2.5, least_px=1.0))


def _words(at: Point, room: Point, rotation_deg: float, said: str, colour: str) -> Iterator[Primitive]:
    """Words in the middle of a module, as large as its room allows, never upside down."""
    high = min(_WORDS_MM, room[1] * _LETTERS_SHARE / 2)
    wide = text_width(said, high)
    high *= min(1.0, room[0] / wide) if wide else 1.0
    turn = 90.0 - (90.0 - rotation_deg) % 180.0
    foot = spot_of(at, turn, 0.0, -high / 2)
    yield Text(said, foot, high, colour, rotation_deg=turn, bold=True)
