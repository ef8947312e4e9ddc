"""What is wrong with a light where it is: an LED that nobody knows, or one that is thicker than its wall.

What is wrong with its current is for `circuits.checking`; walls that it shines through tell so themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.light_strip import LightStrip
from diorama_planner.kinds.shared import item_name
from diorama_planner.model.record import Item


def light_issues(item: Light, around: Around) -> list[Issue]:
    """An LED that nobody knows, or that is thicker than its wall."""
    led = around.catalogue.led_map.get(item.led)
    name = item_name(item, "Light")
    if led is None:
        return [_unknown(item, name, item.led)]
    return list(_too_thick(item, name, led, around))


def strip_issues(item: LightStrip, around: Around) -> list[Issue]:
    """A tape that nobody knows."""
    name = item_name(item, "Strip of light")
    return [] if item.led in around.catalogue.led_map else [_unknown(item, name, item.led)]


def _unknown(item: Item, name: str, led: str) -> Issue:
    text = msg("{name}: no LED {led!r} in the catalogue", name=name, led=led)
    return Issue("unknown-led", Severity.ERROR, item.id, text)


def depth_of(led: Led) -> float:
    """How deep an LED sits in a wall, in mm: chips lie flat in it, others stand in it by their length."""
    return max(led.height_mm, led.length_mm) if led.mount == "through hole" else led.height_mm


def _too_thick(item: Light, name: str, led: Led, around: Around) -> Iterator[Issue]:
    wall = around.host(item)
    if wall is None or item.mount != "wall" or depth_of(led) <= wall.thickness_mm:
        return
    text = msg(
        "{name} is {depth} deep, but its wall is only {thickness} thick",
        name=name,
        depth=format_length(depth_of(led)),
        thickness=format_length(wall.thickness_mm),
    )
    fixes = []
    slim = _slimmer(led, wall.thickness_mm, around)
    if slim is not None:
        label = msg("Take {led}", led=slim.name)
        fixes.append(Fix(label, "set_fields", {"id": item.id, "fields": {"led": slim.id}}))
    thicker = {"id": wall.id, "fields": {"thickness_mm": float(depth_of(led))}}
    fixes.append(Fix(msg("Make the wall {depth} thick", depth=format_length(depth_of(led))), "set_fields", thicker))
    yield Issue("led-thicker-than-wall", Severity.WARNING, item.id, text, tuple(fixes))


def _slimmer(led: Led, thickness: float, around: Around) -> Led | None:
    """The largest LED of the same colour that fits into a wall: wired ones first, as they are easier to hide."""
    fitting = [
        each
        for each in around.catalogue.leds()
        if each.colour == led.colour and depth_of(each) <= thickness and each.mount in {"pre-wired", "SMD"}
        if each.built_in_ohm is None or led.built_in_ohm is not None
    ]
    return max(fitting, key=lambda each: (each.mount == "pre-wired", each.length_mm), default=None)
