"""What is wrong with a light where it is: an unknown LED, one thicker than its wall, a place where nothing holds it.

What is wrong with its current is for `circuits.checking`; walls that it shines through tell so themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.region import circle_region, point_distance
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.light_strip import LightStrip
from diorama_planner.kinds.overhang import line_over, wholly_beside
from diorama_planner.kinds.shared import item_name
from diorama_planner.model.record import Item, Point

LOW_MM = 6.0
"""So high a light stands on its own wires."""

HELD_MM = 4.0
"""What carries a light may end so far below it."""


def light_issues(item: Light, around: Around) -> list[Issue]:
    """An LED that nobody knows, one that is thicker than its wall, beside the base, or in mid-air."""
    led = around.catalogue.led_map.get(item.led)
    name = item_name(item, "Light")
    if led is None:
        return [_unknown(item, name, item.led)]
    beside = () if item.host else wholly_beside(item, name, around)
    hanging = () if beside else _in_mid_air(item, name, item.at_mm, around, {"z_mm": 0.0})
    return [*_too_thick(item, name, led, around), *beside, *hanging]


def strip_issues(item: LightStrip, around: Around) -> list[Issue]:
    """A tape that nobody knows, beside the base, or in mid-air."""
    name = item_name(item, "Strip of light")
    led = around.catalogue.led_map.get(item.led)
    if led is None:
        return [_unknown(item, name, item.led)]
    half = led.width_mm / 2
    beside = () if item.host else line_over(item, name, "line_mm", item.line_mm, item.curves_mm, half, around)
    middle = item.line_mm[len(item.line_mm) // 2]
    laid = {"z_mm": 0.0, "tilt_deg": 90.0}
    return [*beside, *(() if beside else _in_mid_air(item, name, middle, around, laid))]


def _in_mid_air(
    item: Light | LightStrip, name: str, at: Point, around: Around, laid: Mapping[str, float]
) -> Iterator[Issue]:
    """High up, with nothing as high as it that is nearer than it is high: no post, no wall, no ceiling."""
    if around.host(item) is not None or item.z_mm <= LOW_MM:
        return
    height = around.surface_at(at) + item.z_mm
    near = around.bodies(circle_region(at, item.z_mm), item)
    tall = (prism for _, body in near for prism in body if prism.top_mm >= height - HELD_MM)
    if any(point_distance(prism.region, at) <= item.z_mm for prism in tall):
        return
    text = msg("{name} shines {high} over the ground, where nothing carries it", name=name, high=_high(item.z_mm))
    fix = Fix(msg("Put it on the ground"), "set_fields", {"id": item.id, "fields": dict(laid)})
    yield Issue("light-in-mid-air", Severity.HINT, item.id, text, (fix,))


def _high(mm: float) -> Shown:
    return Shown(format_length, round(mm, 1))


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
        depth=Shown(format_length, depth_of(led)),
        thickness=Shown(format_length, wall.thickness_mm),
    )
    fixes = []
    slim = _slimmer(led, wall.thickness_mm, around)
    if slim is not None:
        label = msg("Take {led}", led=slim.name)
        fixes.append(Fix(label, "set_fields", {"id": item.id, "fields": {"led": slim.id}}))
    thicker = {"id": wall.id, "fields": {"thickness_mm": float(depth_of(led))}}
    label = msg("Make the wall {depth} thick", depth=Shown(format_length, depth_of(led)))
    fixes.append(Fix(label, "set_fields", thicker))
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
