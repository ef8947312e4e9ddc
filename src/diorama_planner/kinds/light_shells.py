"""The bodies of lights, strips, neon signs and of what feeds them. Wires lie where they are led: they have none here.

Lights are shown a little larger than the smallest LEDs, which would be lost; what hangs under the base hangs there.
"""

from __future__ import annotations

import numpy as np

from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.points import Points, without_repeats
from diorama_planner.kinds import buck, bus, effect, junction, light, light_strip, neon, supply
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.electric import PAPER, lift_of, light_colour
from diorama_planner.kinds.face_shells import before_face
from diorama_planner.kinds.neon_fit import stroke_of
from diorama_planner.kinds.shared import NO_CURVES, line_points
from diorama_planner.kinds.shells import box_at, on_ground
from diorama_planner.model.record import MINUS_WIRE, PLUS_WIRE, Point
from diorama_planner.solids.forms import ball, block, circle
from diorama_planner.solids.mesh import merge
from diorama_planner.solids.parts import ROUND, BodyPart
from diorama_planner.solids.sheets import bar

LEAST_MM = 0.8
"""Least size of a light that is seen."""

TAPE_MM, COPPER_MM = 0.5, 0.1
TUBE_SIDES = 8
BOARD_MM = 1.0
_BOARD_COLOUR, _BATTERY, _MODULE, _STRIP = "#20232a", "#3b4049", "#2f5d50", "#e8e2d2"


def light_shell(item: light.Light, around: Around) -> tuple[BodyPart, ...]:
    """An emitter as large as its LED, a ball where that is round."""
    led = light.led_of(item, around)
    size = (led.length_mm, led.width_mm, led.height_mm) if led and led.length_mm < 20 else (LEAST_MM,) * 3
    length, width, height = (max(LEAST_MM, side) for side in size)
    z = light.height_of(item, around)
    if led is not None and led.mount != "SMD":
        mesh = ball((*item.at_mm, z), (width / 2, width / 2, height / 2), 12, 8)
    else:
        mesh = box_at((*item.at_mm, z - height / 2), (height, length, width), item.aim_deg)
    return (BodyPart(mesh, "emissive", light_colour(led), ROUND),)


def strip_shell(item: light_strip.LightStrip, around: Around) -> tuple[BodyPart, ...]:
    """The tape, and the line of light on the side that it shines to."""
    led = light_strip.led_of(item, around)
    wide = led.width_mm if led else LEAST_MM
    plan = line_points(item.line_mm, item.curves_mm)
    z = lift_of(item, item.line_mm[0], around) + item.z_mm
    line = np.column_stack((plan, np.full(len(plan), z)))
    side = -1.0 if item.tilt_deg < 0 else 1.0
    tape = bar(line, _section(wide, 0.0, TAPE_MM))
    glow = bar(line + np.array((0.0, 0.0, side * TAPE_MM)), _section(wide * 0.5, 0.0, TAPE_MM))
    return (BodyPart(tape, "plastic", PAPER), BodyPart(glow, "emissive", light_colour(led)))


def _section(width: float, low: float, high: float) -> Points:
    half = width / 2
    return np.array(((-half, low), (half, low), (half, high), (-half, high)))


# -- neon ---------------------------------------------------------------------------------------------------


def neon_shell(item: neon.Neon, around: Around) -> tuple[BodyPart, ...]:
    """Its lines as tubes before the wall, on a board where it is lit from behind or from the edge."""
    found = neon.on_its_face(item, around)
    if found is None or not found[1].tubes:
        return ()
    face, lines = found
    row = neon.row_of(item, around)
    foot, deep = lift_of(item, face.host.path_mm[0], around), neon.depth_of(item, around)
    radius = stroke_of(item, row) / 2
    away = max(deep - radius, radius)
    section = circle(TUBE_SIDES) * radius
    tubes = [
        before_face(face, bar(np.column_stack((line, np.zeros(len(line)))), section), away, foot)
        for tube in lines.tubes
        if len(line := without_repeats(tube)) > 1
    ]
    found_parts = [BodyPart(merge(tubes), "emissive", item.colour, ROUND)] if tubes else []
    if row.lit_from in {"edge", "behind"}:
        left, low, right, high = neon.box_of(lines)
        board = block((left, low, 0.0), (right, high, min(BOARD_MM, deep / 2)))
        found_parts.append(BodyPart(before_face(face, board, 0.0, foot), "plastic", _BOARD_COLOUR))
    return tuple(found_parts)


# -- feeds --------------------------------------------------------------------------------------------------


def supply_shell(item: supply.Supply, around: Around) -> tuple[BodyPart, ...]:
    """Its box."""
    size = supply.size_of(item, around)
    return (_module(item.at_mm, size, item.rotation_deg, _BATTERY, item.under_base, item.z_mm, around),)


def buck_shell(item: buck.Buck, around: Around) -> tuple[BodyPart, ...]:
    """Its board."""
    size = buck.size_of(item, around)
    return (_module(item.at_mm, size, item.rotation_deg, _MODULE, item.under_base, 0.0, around),)


def effect_shell(item: effect.Effect, around: Around) -> tuple[BodyPart, ...]:
    """Its board."""
    size = effect.size_of(item, around)
    return (_module(item.at_mm, size, item.rotation_deg, _MODULE, item.under_base, 0.0, around),)


def junction_shell(item: junction.Junction, around: Around) -> tuple[BodyPart, ...]:
    """A terminal strip, or a blob of solder."""
    size = junction.size_of(item, around)
    return (_module(item.at_mm, size, item.rotation_deg, _STRIP, item.under_base, 0.0, around),)


def _module(
    at: Point,
    size: tuple[float, float, float],
    rotation_deg: float,
    colour: str,
    under_base: bool,
    lift_mm: float,
    around: Around,
) -> BodyPart:
    """A box that stands on the ground or hangs under the base."""
    foot = -around.base_depth_mm - size[2] if under_base else around.surface_at(at) + lift_mm
    return BodyPart(box_at((*at, foot), size, rotation_deg), "plastic", colour)


def bus_shell(item: bus.Bus, around: Around) -> tuple[BodyPart, ...]:
    """Both tapes with a thread of the colour of their pole."""
    line = line_points(item.line_mm, NO_CURVES)
    tapes, threads = [], []
    for side, colour in ((1.0, PLUS_WIRE), (-1.0, MINUS_WIRE)):
        tape = offset_line(line, side * bus.off_mm(item))
        under = np.column_stack((tape, np.full(len(tape), -around.base_depth_mm - COPPER_MM)))
        laid = under if item.under_base else on_ground(tape, 0.0, around)
        tapes.append(bar(laid, _section(item.width_mm, 0.0, COPPER_MM)))
        low, high = (-COPPER_MM, 0.0) if item.under_base else (COPPER_MM, 2 * COPPER_MM)
        threads.append(BodyPart(bar(laid, _section(0.5, low, high)), "plastic", colour))
    return (BodyPart(merge(tapes), "metal", bus.COPPER), *threads)
