"""The best of several layouts at once: other orders on the raster, rectangles packed exactly, rows for straight cuts.

What cannot be placed is told with the reason, and how straight cuts would make it fit. A layout does not depend on
chance or on the clock: the same parts on the same sheets always lie the same.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from diorama_planner.core.messages import Message, Shown, counted, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.nesting_shapes import rest_of, split
from diorama_planner.geometry.region import Region, convex_hull
from diorama_planner.takeoff.nesting import (
    Begun,
    Layout,
    Part,
    Settings,
    Stock,
    StraightCut,
    Unplaced,
    by_key,
    counts_of,
    laid,
)
from diorama_planner.takeoff.nesting_raster import RasterNest, Tell, quiet, usual_cell
from diorama_planner.takeoff.nesting_rows import ORDERS, RULES, BoxNest, is_box

FEW = 100
"""So many parts are laid out in several orders; of more only one is tried."""

MOST_PIECES = 500
"""Nobody cuts a part into more; how many it would be is not worked out."""

MANY, FEW_TURNS = 300, 4
"""More parts than so many are laid in so few positions only: it would take too long, and small ones gain little."""

LEAST_REST_MM = 20.0
"""What is narrower is no offcut worth keeping."""


@dataclass(frozen=True)
class Found:
    """One way to lay parts out."""

    begun: Begun
    missing: Counter[str]
    cuts: tuple[StraightCut, ...] = ()


def nest(
    parts: Sequence[Part],
    stocks: Sequence[Stock],
    settings: Settings,
    *,
    kept: Layout | None = None,
    tell: Tell = quiet,
) -> Layout:
    """Lay parts out on sheets.

    Args:
        parts: what is to be cut, all of one material.
        stocks: what it can be cut from; what is there for nothing is used first.
        settings: gap, kerf, turns.
        kept: an earlier layout; its locked parts stay on their sheets where they are.
        tell: is told how far the work is, 0 to 1; may raise to stop it.
    """
    sheets = sorted((stock for stock in stocks if not stock.usable.is_empty), key=_dearness)
    begun = _begun(parts, kept)
    todo = _still(parts, begun)
    found = [*_in_rows(todo, sheets, settings, begun), *_on_raster(todo, sheets, settings, begun, tell)]
    best = min(found, key=lambda one: worth(one, settings))
    fitting = [stock for stock in stocks if stock.count is None] or stocks
    missing = [(part, count) for part in parts if (count := best.missing[part.key])]
    unplaced = [_unplaced(part, count, fitting, settings) for part, count in missing]
    material = parts[0].material if parts else ""
    return Layout(material, settings, best.begun.sheets, best.begun.placements, tuple(unplaced), best.cuts)


def _dearness(stock: Stock) -> tuple[float, float]:
    """What costs least for its area, and so what is there for nothing, first; the smallest of it first."""
    area = stock.usable.area
    return stock.cost / max(area, 1.0), area


def _begun(parts: Sequence[Part], kept: Layout | None) -> Begun:
    """The sheets of an earlier layout with parts that are locked on them, and are still wanted."""
    known, room = by_key(parts), Counter({part.key: part.count for part in parts})
    locked = []
    for placement in kept.placements if kept else ():
        if placement.locked and room[placement.part] > 0:
            room[placement.part] -= 1
            locked.append(placement)
    numbers = sorted({placement.sheet for placement in locked})
    sheets = tuple(kept.sheets[number] for number in numbers) if kept else ()
    placements = tuple(replace(one, sheet=numbers.index(one.sheet)) for one in locked)
    return Begun(sheets, placements, known)


def _still(parts: Iterable[Part], begun: Begun) -> list[Part]:
    """Give the parts that are still to be placed."""
    placed = counts_of(begun.placements)
    left = ((part, part.count - placed[part.key]) for part in parts if not part.region.is_empty)
    return [replace(part, count=count) for part, count in left if count > 0]


def _in_rows(parts: Sequence[Part], stocks: Sequence[Stock], settings: Settings, begun: Begun) -> Iterator[Found]:
    """Try the ways to pack boxes: in rows if cuts are to be straight, closely too if all of them are rectangles."""
    if settings.straight_cuts or (parts and all(map(is_box, parts))):
        for each in _box_ways(parts, settings):
            yield Found(*each.lay_out(parts, stocks, begun))


def _box_ways(parts: Sequence[Part], settings: Settings) -> list[BoxNest]:
    orders = ORDERS if sum(part.count for part in parts) <= FEW else ORDERS[:1]
    ways = product(orders, (False, True), (False, True))
    nests = [BoxNest(settings, order, None, across, upright) for order, across, upright in ways]
    if not settings.straight_cuts:
        nests += [BoxNest(settings, order, rule) for order, rule in product(orders, RULES)]
    return nests


def _on_raster(
    parts: Sequence[Part], stocks: Sequence[Stock], settings: Settings, begun: Begun, tell: Tell
) -> Iterator[Found]:
    """Try two orders: by the length of a rubber band round each part, and by area; or rectangles exactly, first."""
    if settings.straight_cuts:
        return
    count, nothing = sum(part.count for part in parts), Counter[str]()
    tries = [(in_best_order(parts, order), Found(begun, nothing)) for order in _ORDERS]
    tries += _after_boxes(parts, stocks, settings, begun)
    if count > FEW:
        tries = tries[:1]
    if count > MANY and settings.turns % FEW_TURNS == 0:
        settings = replace(settings, turns=FEW_TURNS)
    raster = RasterNest(settings, settings.cell_mm or usual_cell(stocks))
    for number, (todo, before) in enumerate(tries):

        def tell_share(progress: float, done: int = number) -> None:
            tell((done + progress) / len(tries))

        laid_out, missing = raster.lay_out(todo, stocks, before.begun, tell_share)
        yield Found(laid_out, missing + before.missing)


def _after_boxes(
    parts: Sequence[Part], stocks: Sequence[Stock], settings: Settings, begun: Begun
) -> Iterator[tuple[list[Part], Found]]:
    """Pack the rectangles among other parts exactly, and leave the others: a raster would lose what just fits."""
    boxes = [part for part in parts if is_box(part)]
    if 0 < len(boxes) < len(parts) and sum(part.count for part in parts) <= FEW:
        found = (Found(*each.lay_out(boxes, stocks, begun)) for each in _box_ways(boxes, settings))
        best = min(found, key=lambda one: worth(one, settings))
        others = [part for part in parts if not is_box(part)]
        yield in_best_order(others), Found(best.begun, best.missing)


def _band(region: Region) -> float:
    return convex_hull(region).perimeter


def _area(region: Region) -> float:
    return region.area


_ORDERS: tuple[Callable[[Region], float], ...] = (_band, _area)


def in_best_order(parts: Iterable[Part], order: Callable[[Region], float] = _band) -> list[Part]:
    """Give parts from large to small, those that are equal by their keys."""
    return sorted(parts, key=lambda part: (-order(part.region), part.key))


def worth(found: Found, settings: Settings) -> tuple[float, ...]:
    """What makes a layout better than another: all placed, less to pay, more from what is there, fewer sheets, cuts.

    At last how far the last sheet is used up from its left end.
    """
    begun = found.begun
    ends, from_stash = [0.0] * len(begun.sheets), 0.0
    for placement in begun.placements:
        part = begun.parts[placement.part]
        ends[placement.sheet] = max(ends[placement.sheet], laid(part, placement).bounds[2])
        from_stash += part.region.area if begun.sheets[placement.sheet].cost <= 0 else 0.0
    cost = round(math.fsum(sheet.cost for sheet in begun.sheets), 6)
    cuts = len(found.cuts) if settings.straight_cuts else 0
    end = round(ends[-1], 3) if ends else 0.0
    return found.missing.total(), cost, -round(from_stash), len(begun.sheets), cuts, end


def _unplaced(part: Part, count: int, stocks: Sequence[Stock], settings: Settings) -> Unplaced:
    """Say why a part found no room: no sheet is large enough, or there are no more sheets."""
    largest = max(stocks, key=lambda stock: stock.usable.area, default=None)
    if largest is None:
        return Unplaced(part.key, count, msg("{part}: there is no sheet to cut it from", part=part.name))
    xmin, ymin, xmax, ymax = largest.usable.bounds
    if math.isnan(xmin):
        return Unplaced(
            part.key, count, msg("{part}: nothing of {sheet} can be used", part=part.name, sheet=largest.name)
        )
    room = (xmax - xmin, ymax - ymin)
    if part.region.area > MOST_PIECES * room[0] * room[1]:
        return Unplaced(part.key, count, msg("{part}: {sheet} is far too small", part=part.name, sheet=largest.name))
    pieces = len(split(part.region, *room, turnable=90.0 in settings.angles(part.grain)))
    if pieces < 2:
        return Unplaced(part.key, count, msg("{part}: there are not enough sheets", part=part.name))
    return Unplaced(part.key, count, _too_large(part, largest, room, pieces), pieces)


def _too_large(part: Part, sheet: Stock, room: tuple[float, float], pieces: int) -> Message:
    width, height = part.size_mm
    return counted(
        "{part} is {width} x {height}, larger than {sheet} with {length} x {depth}",
        "{part} is {width} x {height}, larger than {sheet} with {length} x {depth}: "
        "straight cuts make {count} pieces of it that fit",
        pieces,
        part=part.name,
        width=Shown(format_length, round(width, 1)),
        height=Shown(format_length, round(height, 1)),
        sheet=sheet.name,
        length=Shown(format_length, round(room[0], 1)),
        depth=Shown(format_length, round(room[1], 1)),
    )


def offcuts(layout: Layout, parts: Sequence[Part], sheet: int, least_mm: float = LEAST_REST_MM) -> list[Region]:
    """Return what is left of a sheet and worth keeping, the largest piece first, in the sheet's own millimetres."""
    known = by_key(parts)
    there = [laid(known[placement.part], placement) for placement in layout.on(sheet)]
    return rest_of(layout.sheets[sheet].usable, there, layout.settings.kerf_mm, least_mm)
