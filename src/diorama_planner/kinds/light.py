"""A light: one LED or a few in one place, on the ground, a wall, a ceiling or a post, in a car or a sign."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.drawing.primitives import Fill, Path, Pen, Primitive, Solid, Subpath, circle
from diorama_planner.geometry.outline import nearest_along
from diorama_planner.geometry.region import Region, circle_region, empty_region
from diorama_planner.kinds.contract import Around, Handle, ItemKind, OnFace, Placement, Reads
from diorama_planner.kinds.cuts import wall_line
from diorama_planner.kinds.electric import (
    INK,
    LIGHT_LEVEL,
    STANDARD_LED,
    Current,
    Emitter,
    FixedTo,
    InCircuit,
    LampPart,
    Tilt,
    lift_of,
    light_colour,
    pair,
)
from diorama_planner.kinds.faces import LONG_FACES, spot_on_plan
from diorama_planner.kinds.hosts import Face
from diorama_planner.kinds.shared import item_name, later
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.roles import Role, Spec

MOUNTS = ("ground", "wall", "ceiling", "post", "car", "sign")

DOT_MM = 1.5
"""Radius of the sign for a light, which is larger than most LEDs: they would be lost on the plan."""

BEAM_MM = 11.0
"""How long the beam of a level light is drawn."""

WALL_TILT_DEG = -30.0
"""How a light on a wall is aimed at first."""

_STEEP_DEG = 60.0
_WIDEST_DEG, _NARROWEST_DEG, _USUAL_DEG = 120.0, 16.0, 120.0
_STEPS = 12

_FADING = ((1.0, "24"), (0.82, "26"), (0.64, "2c"), (0.46, "38"), (0.28, "50"))
"""A beam is of sheets one over the other, how long and how thin: paper knows no gradients that fade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Light(Item):
    """`count` LEDs at `at_mm`, `z_mm` over what they stand on: the foot of the wall, or the surface there.

    They shine to `aim_deg` in plan and `tilt_deg` over the horizon. `circuit` lights them; empty: nothing yet.
    """

    kind: ClassVar[str] = "light"

    led: Annotated[str, Spec(Role.LED, "LED")] = STANDARD_LED
    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    z_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height")] = 0.0
    aim_deg: Annotated[float, Spec(Role.ANGLE, "Aim")] = 270.0
    tilt_deg: Tilt = -30.0
    mount: Annotated[str, Spec(Role.CHOICE, "Mounted on", choices=MOUNTS)] = "ground"
    host: FixedTo = ""
    circuit: InCircuit = ""
    ma: Current = None
    count: Annotated[int, Spec(Role.COUNT, "LEDs", minimum=1, maximum=200)] = 1


def led_of(item: Light, around: Around) -> Led | None:
    """The row of its LED; None if there is none."""
    return around.catalogue.led_map.get(item.led)


def height_of(item: Light, around: Around) -> float:
    """Height of the emitter over the base top."""
    return lift_of(item, item.at_mm, around) + item.z_mm


def outline(item: Light, around: Around) -> Region:
    """Its sign on the plan, or the LED itself where that is larger."""
    led = led_of(item, around)
    body = math.hypot(led.length_mm, led.width_mm) / 2 if led and led.lead_mm is None and led.mount == "SMD" else 0.0
    return circle_region(item.at_mm, max(DOT_MM, body))


def draw(item: Light, around: Around) -> Iterator[Primitive]:
    """A dot in the colour of its light, and its beam while current gets to it: a fan, or a pool where it is steep."""
    led = led_of(item, around)
    colour, edge = light_colour(led), Pen(INK, 0.2, least_px=1.0)
    view = led.view_angle_deg if led and led.view_angle_deg else _USUAL_DEG
    if around.is_lit(item.circuit):
        yield from _beam(item, colour, min(max(view, _NARROWEST_DEG), _WIDEST_DEG))
    yield Fill(circle(item.at_mm, DOT_MM), Solid(colour), edge)
    yield Fill(circle(item.at_mm, DOT_MM * 0.35), Solid("#ffffff"))


def _beam(item: Light, colour: str, view_deg: float) -> Iterator[Primitive]:
    """A fan to where it is aimed, shorter the steeper; a round pool where it shines down or up."""
    if abs(item.tilt_deg) >= _STEEP_DEG:
        yield from _glow(item.at_mm, colour)
        return
    whole = BEAM_MM * math.cos(math.radians(item.tilt_deg))
    for share, alpha in _FADING:
        yield Fill(_fan(item.at_mm, whole * share, item.aim_deg, view_deg), Solid(colour + alpha))


def _glow(at: Point, colour: str) -> Iterator[Primitive]:
    for share, alpha in _FADING:
        yield Fill(circle(at, BEAM_MM * 0.5 * share), Solid(colour + alpha))


def _fan(at: Point, reach: float, aim_deg: float, view_deg: float) -> Path:
    angles = [math.radians(aim_deg + view_deg * (step / _STEPS - 0.5)) for step in range(_STEPS + 1)]
    rim = tuple((at[0] + reach * math.cos(turn), at[1] + reach * math.sin(turn)) for turn in angles)
    return Path((Subpath((at, *rim)),))


def handles(item: Light, around: Around) -> tuple[Handle, ...]:
    """A grip at the end of its beam, which aims it."""
    turn = math.radians(item.aim_deg)
    at = (item.at_mm[0] + BEAM_MM * math.cos(turn), item.at_mm[1] + BEAM_MM * math.sin(turn))
    return (Handle(at, "aim_deg"),)


def on_wall(item: Light, wall: RecordId, at: Point, away_deg: float) -> Light:
    """The light fixed to the face of a wall, shining away from it and a little down."""
    return replace(item, at_mm=at, aim_deg=away_deg, tilt_deg=WALL_TILT_DEG, mount="wall", host=wall)


def electric(item: Light, around: Around) -> LampPart:
    """What it is in a circuit."""
    return LampPart(item.id, item_name(item, "Light"), item.led, item.circuit, item.ma, item.count)


def usual(item: Light, around: Around) -> dict[str, float]:
    """The current that is usual for its LED in models."""
    led = led_of(item, around)
    return {"ma": led.if_hobby_ma} if led and led.if_hobby_ma else {}


def face_outline(item: Light, around: Around, face: Face) -> Region:
    """Its sign on the face that it shines from; nothing on the other faces of its wall."""
    spot = _face_spot(item, face)
    return circle_region(spot, DOT_MM) if spot else empty_region()


def face_draw(item: Light, around: Around, face: Face) -> Iterator[Primitive]:
    """Its dot, in its glow while current gets to it."""
    spot = _face_spot(item, face)
    if spot is not None:
        colour = light_colour(led_of(item, around))
        if around.is_lit(item.circuit):
            yield from _glow(spot, colour)
        yield Fill(circle(spot, DOT_MM), Solid(colour), Pen(INK, 0.2, least_px=1.0))


def face_moved(item: Light, face: Face, dx: float, dy: float) -> Light:
    """The light elsewhere on its face, as far before it as it was, shining whither that looks there."""
    line = wall_line(face.host)
    along, off = nearest_along(line, item.at_mm)
    at, away = spot_on_plan(face.host, face.surface, along + face.way * dx, off - face.host.thickness_mm / 2)
    before = spot_on_plan(face.host, face.surface, along, 0.0)[1]
    return replace(item, at_mm=at, z_mm=item.z_mm + dy, aim_deg=(item.aim_deg + away - before) % 360.0)


def _face_spot(item: Light, face: Face) -> Point | None:
    """Where it is on a face of its wall; None on the faces that it is not on."""
    if item.mount != "wall" or face.surface not in LONG_FACES:
        return None
    along, _ = nearest_along(wall_line(face.host), item.at_mm)
    (x, y), away = spot_on_plan(face.host, face.surface, along, -face.host.thickness_mm / 2)
    turn = math.radians(away)
    is_behind = (item.at_mm[0] - x) * math.cos(turn) + (item.at_mm[1] - y) * math.sin(turn) < 0
    return None if is_behind else (face.across(along), item.z_mm)


def terminals(item: Light, around: Around) -> tuple[Terminal, ...]:
    """Both leads, at its place."""
    return pair(item, item.at_mm, height_of(item, around))


def shines(item: Light, around: Around) -> tuple[Emitter, ...]:
    """All its LEDs as one."""
    height = height_of(item, around)
    share = float(item.count)
    return (
        Emitter(
            item.id,
            item.at_mm,
            height,
            item.aim_deg,
            item.tilt_deg,
            item.led,
            item.circuit,
            item.ma,
            share,
            item.host,
        ),
    )


KIND = ItemKind(
    tag="light",
    record=Light,
    name="Light",
    plural="Lights",
    icon="lightbulb",
    placement=Placement.POINT,
    level=LIGHT_LEVEL,
    tool_key="L",
    outline=outline,
    draw=draw,
    shell=later("light_shells", "light_shell"),
    handles=handles,
    check=later("light_checks", "light_issues"),
    takeoff=later("electric_bill", "takeoff"),
    electric=electric,
    usual=usual,
    terminals=terminals,
    shines=shines,
    on_wall=on_wall,
    on_face=OnFace(face_outline, face_draw, face_moved),
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
