"""What electric items take by themselves: the LED or strip, the supply with its cells, tape, modules, switch, fuse.

Resistors and wires follow from how the items are connected; their lines are in `app.purchase.lit_lines`. What is
sold, and as what, is said in `catalogue.electrical_parts`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from diorama_planner.catalogue.electrical_parts import (
    BUCK,
    EFFECTS,
    FUSE_HOLDER,
    INVERTER,
    SWITCH,
    TAPE_5,
    TAPE_10,
    TERMINAL_STRIP,
    fuse_part,
    is_el_wire,
    led_part,
    pieces,
    switch_part,
)
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import Shown, counted, msg
from diorama_planner.core.units import format_length
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.electric import FeedPart, LampPart
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, RecordId

_NARROW_MM = 5.0
"""How wide the narrower tape is that is sold."""


def takeoff(item: Item, around: Around) -> tuple[TakeoffLine, ...]:
    """What an item takes that has its place in a circuit; nothing of what the catalogue does not know."""
    facet = kind_of(item).electric
    part = facet(item, around) if facet is not None else None
    if isinstance(part, LampPart):
        return tuple(lamp_lines(part, around))
    return tuple(_feed_lines(part, item, around)) if isinstance(part, FeedPart) else ()


def lamp_lines(lamp: LampPart, around: Around) -> Iterator[TakeoffLine]:
    """LEDs by the piece; strips as long as the whole groups that fit their line, EL wire and fibre as their line."""
    led = around.catalogue.led_map.get(lamp.led)
    if led is None:
        return
    material, count = led_part(led.id), pieces(led, lamp.count, lamp.length_mm)
    if not led.cuttable:
        yield _pieces(lamp.record, material, count)
        return
    group = led.lit_length_mm or led.length_mm
    length = count * group if lamp.length_mm is None else lamp.length_mm
    cut, why = length, msg("{length} long", length=_written(length))
    if led.mount == "tape":
        cut, why = count * group, msg("{count} x {group}", count=count, group=_written(group))
    yield TakeoffLine(lamp.record, "", material, length, "mm", cut, "mm", why)
    if is_el_wire(led):
        yield _pieces(lamp.record, INVERTER, count)


def tape_lines(record: RecordId, lengths_mm: Sequence[float], width_mm: float) -> tuple[TakeoffLine, ...]:
    """Copper tape of the lines of a bus; of the narrowest that is as wide."""
    material, length = (TAPE_5 if width_mm <= _NARROW_MM else TAPE_10), math.fsum(lengths_mm)
    why = msg("{lengths}", lengths=tuple(map(_written, lengths_mm)))
    return (TakeoffLine(record, "", material, length, "mm", length, "mm", why),)


def _feed_lines(feed: FeedPart, item: Item, around: Around) -> Iterator[TakeoffLine]:
    if feed.sort == "supply":
        yield from _supply_lines(feed, around)
    elif feed.sort == "buck":
        yield _pieces(feed.record, BUCK, 1)
    elif feed.sort == "terminal_strip":
        yield _pieces(feed.record, TERMINAL_STRIP, 1)
    elif feed.sort == "effect" and (module := EFFECTS.get(getattr(item, "sort", ""))):
        yield _pieces(feed.record, module, 1)
    if feed.switch and not _brings_switch(feed.source, around):
        yield _pieces(feed.record, switch_part(_gives_ma(feed, around)), 1)
    if feed.fuse_ma is not None:
        yield _pieces(feed.record, fuse_part(feed.fuse_ma), 1)
        yield _pieces(feed.record, FUSE_HOLDER, 1)


def _supply_lines(feed: FeedPart, around: Around) -> Iterator[TakeoffLine]:
    for row in around.catalogue.supply_parts():
        if row.supply == feed.source and row.count:
            yield _pieces(feed.record, row.part, row.count)


def _gives_ma(feed: FeedPart, around: Around) -> float:
    """The most that can flow out of a supply for long: what it gives, or what its fuse lets through."""
    row = around.catalogue.power_source_map.get(feed.source)
    limits = [row.max_continuous_ma if row else None, feed.fuse_ma]
    return min((limit for limit in limits if limit is not None), default=0.0)


def _brings_switch(source: str, around: Around) -> bool:
    """Whether a supply has a switch of its own."""
    return any(row.supply == source and row.part == SWITCH for row in around.catalogue.supply_parts())


def _pieces(record: RecordId, material: str, count: int) -> TakeoffLine:
    why = counted("1 piece", "{count} pieces", count)
    return TakeoffLine(record, "", material, float(count), "each", float(count), "each", why)


def _written(length_mm: float) -> Shown:
    return Shown(format_length, round(length_mm, 1))
