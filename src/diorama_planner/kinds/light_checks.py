"""What is wrong with a light where it is: thicker than its wall, or shining through walls that let light pass.

What is wrong with its current is for `circuits.checking`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.region import Region, circle_region, distance
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.light_strip import LightStrip
from diorama_planner.kinds.shared import finish_on, item_name
from diorama_planner.model.record import Item

NEAR_MM = 40.0
"""Walls this near to a light are lit through rather than shone upon."""

OPAQUE_MM: Mapping[str, float] = {"foam": 12.0, "styrene": 3.0, "board": 3.0}
"""From which thickness bare sheets of a category let no light of a small LED pass. Builder's practice, unsourced."""

BLACK = "fascia_cinema_black"
_FACES = ("front", "back")


def light_issues(item: Light, around: Around) -> list[Issue]:
    """An LED that nobody knows, that is thicker than its wall, or that is seen through a wall."""
    led = around.catalogue.led_map.get(item.led)
    name = item_name(item, "Light")
    if led is None:
        return [_unknown(item, name, item.led)]
    return [*_too_thick(item, name, led, around), *_leaks(item, name, circle_region(item.at_mm, 0.1), around)]


def strip_issues(item: LightStrip, around: Around) -> list[Issue]:
    """A tape that nobody knows, or that is seen through a wall."""
    name = item_name(item, "Strip of light")
    if item.led not in around.catalogue.led_map:
        return [_unknown(item, name, item.led)]
    return list(_leaks(item, name, around.outline(item), around))


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


def _leaks(item: Light | LightStrip, name: str, place: Region, around: Around) -> Iterator[Issue]:
    """Tell of every bare wall near by that is thin enough to be seen through."""
    grown = circle_region(place.centroid, NEAR_MM) if isinstance(item, Light) else place
    for wall, bodies in around.bodies(grown, item):
        if not _is_wall(wall) or min((distance(place, body.region) for body in bodies), default=NEAR_MM) >= NEAR_MM:
            continue
        bare = [face for face in _FACES if not finish_on(wall, face)]
        if len(bare) == len(_FACES) and _lets_light_through(wall, around):
            yield _leak(item, name, wall, around)


def _is_wall(item: Item) -> bool:
    return hasattr(item, "path_mm") and hasattr(item, "thickness_mm")


def _lets_light_through(wall: Item, around: Around) -> bool:
    material = around.catalogue.material_map.get(str(getattr(wall, "material", "")))
    thickness = float(getattr(wall, "thickness_mm", 0.0))
    return material is not None and thickness < OPAQUE_MM.get(material.category, 0.0)


def _leak(item: Item, name: str, wall: Item, around: Around) -> Issue:
    text = msg(
        "{name} will be seen through {wall}, {thickness} thick: paint its inside black, then white",
        name=name,
        wall=item_name(wall, "its wall"),
        thickness=format_length(float(getattr(wall, "thickness_mm", 0.0))),
    )
    fix = Fix(msg("Paint the back black"), "set_finish", {"id": wall.id, "surface": "back", "finish": BLACK})
    return Issue("light-leaks", Severity.HINT, item.id, text, (fix,))
