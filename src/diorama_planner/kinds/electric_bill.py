"""What electric items take by themselves: the LED or strip, the supply with its cells, tape, modules, switch, fuse.

Resistors and wires follow from how the items are connected; their lines are in `app.lit_lines`. What is sold, and as
what, is said in `catalogue.electrical_parts`.
"""

from __future__ import annotations

from collections.abc import Iterator

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
    led_part,
)
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import Shown, counted, msg
from diorama_planner.core.units import format_length
from diorama_planner.formulas.rounding import count_up
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.electric import FeedPart, LampPart
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item

EL_WIRE_PER_INVERTER_MM = 2500.0
"""How much EL wire a pocket inverter lights (`leds.csv`, notes of the wire)."""

_NARROW_MM = 5.0


def takeoff(item: Item, around: Around) -> tuple[TakeoffLine, ...]:
    """What an item takes that has its place in a circuit; nothing of what the catalogue does not know."""
    facet = kind_of(item).electric
    part = facet(item, around) if facet is not None else None
    if isinstance(part, LampPart):
        return tuple(lamp_lines(part, around))
    return tuple(_feed_lines(part, item, around)) if isinstance(part, FeedPart) else ()


def lamp_lines(lamp: LampPart, around: Around) -> Iterator[TakeoffLine]:
    """LEDs by the piece; what is cut to length by its length, tape up to the next mark where it may be cut."""
    led = around.catalogue.led_map.get(lamp.led)
    if led is None:
        return
    material = led_part(led.id)
    if lamp.length_mm is None or not led.cuttable:
        yield _pieces(lamp.record, material, lamp.count)
        return
    length = lamp.length_mm
    step = led.length_mm if led.mount == "tape" else 0.0
    cut = count_up(length / step) * step if step else length
    why = msg("{length} long, cut at {cut}", length=_written(length), cut=_written(cut))
    yield TakeoffLine(lamp.record, "", material, length, "mm", cut, "mm", why)
    if led.mount == "EL wire":
        yield _pieces(lamp.record, INVERTER, count_up(length / EL_WIRE_PER_INVERTER_MM))


def tape_lines(record: str, length_mm: float, width_mm: float) -> tuple[TakeoffLine, ...]:
    """Copper tape of a bus, plus and minus side by side; of the narrowest that is as wide."""
    material = TAPE_5 if width_mm <= _NARROW_MM else TAPE_10
    why = msg("2 x {length}", length=_written(length_mm))
    return (TakeoffLine(record, "", material, 2 * length_mm, "mm", 2 * length_mm, "mm", why),)


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
        yield _pieces(feed.record, SWITCH, 1)
    if feed.fuse_ma is not None:
        yield _pieces(feed.record, fuse_part(feed.fuse_ma), 1)
        yield _pieces(feed.record, FUSE_HOLDER, 1)


def _supply_lines(feed: FeedPart, around: Around) -> Iterator[TakeoffLine]:
    for row in around.catalogue.supply_parts():
        if row.supply == feed.source and row.count:
            yield _pieces(feed.record, row.part, row.count)


def _brings_switch(source: str, around: Around) -> bool:
    """Whether a supply has a switch of its own."""
    return any(row.supply == source and row.part == SWITCH for row in around.catalogue.supply_parts())


def _pieces(record: str, material: str, count: int) -> TakeoffLine:
    why = counted("1 piece", "{count} pieces", count)
    return TakeoffLine(record, "", material, float(count), "each", float(count), "each", why)


def _written(length_mm: float) -> Shown:
    return Shown(format_length, round(length_mm, 1))
