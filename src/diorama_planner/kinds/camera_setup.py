"""How a camera on the plan is set up: its record, the rows of the catalogue and the ground under it as one `View`.

What a view sees is for `optics`; what a camera looks like for `camera_looks`, what is told of it for `camera_words`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from diorama_planner.catalogue.electrical_rows import Camera as PartRow
from diorama_planner.core.units import format_length
from diorama_planner.geometry.region import circle_region
from diorama_planner.kinds.anchors import Anchor
from diorama_planner.kinds.camera import WHOLE, Camera
from diorama_planner.kinds.contract import Around
from diorama_planner.model.record import Point, RecordId
from diorama_planner.optics.focusing import focus_within_reach
from diorama_planner.optics.gear import Gear, gear_of
from diorama_planner.optics.lenses import Accessory, Body, Lens, Point3, Sensor, View
from diorama_planner.optics.projection import axes

THREE_TO_TWO = 1.5
FULL_FRAME, PHONE_BODY, USUAL_BODY = "ff", "body_phone", "body_mirrorless_ff"

_FINE_BELOW_MM = 100.0
_MIDDLES = (("box", 0.0), ("line", 0.5), ("rim", 0.5))
"""The middle of what lies at a point, of a line's first piece, of a rim's first side."""

_TURNS = 8
"""How often a focus is looked for again from where the last one has put the eye: each is many times nearer."""

_BODIES = {"mft": "body_mft", "one_inch": "body_compact", "apsc_nikon": USUAL_BODY, "apsc_canon": "body_dslr_apsc"}
"""The usual body about a sensor."""


@lru_cache(maxsize=4)
def _gear(rows: tuple[PartRow, ...]) -> Gear:
    return gear_of(rows)


def gear(around: Around) -> Gear:
    """All sensors, lenses, bodies and accessories, by id."""
    return _gear(around.catalogue.cameras())


def lens_of(item: Camera, around: Around) -> Lens:
    """Its lens, or one of the typed focal length; that too where the catalogue does not know it."""
    known = gear(around).lenses.get(item.lens)
    return known if known is not None else Lens(focal_mm=item.focal_mm)


def sensor_of(item: Camera, around: Around) -> Sensor:
    """Its sensor: the named one, one of the typed size, or the one that the lens is made for."""
    found = gear(around).sensors.get(item.sensor)
    if found is not None:
        return found
    width, height = item.sensor_width_mm, item.sensor_height_mm
    if item.sensor or (width is None and height is None):
        return gear(around).sensor_for(lens_of(item, around), FULL_FRAME)
    return Sensor(
        width_mm=width if width is not None else (height or 0.0) * THREE_TO_TWO,
        height_mm=height if height is not None else (width or 0.0) / THREE_TO_TWO,
    )


def body_of(item: Camera, around: Around) -> Body:
    """Its body, or the usual one about its lens and sensor."""
    known = gear(around).bodies
    usual = _BODIES.get(sensor_of(item, around).id, USUAL_BODY)
    return known.get(item.body) or known[PHONE_BODY if lens_of(item, around).is_phone else usual]


def accessories_of(item: Camera, around: Around) -> tuple[Accessory, ...]:
    """What is put before and behind its lens, as far as the catalogue knows it."""
    known = gear(around).accessories
    return tuple(known[name] for name in item.accessories if name in known)


def eye_of(item: Camera, around: Around) -> Point3:
    """Where its lens is: over the base top, z too."""
    return (*item.at_mm, around.surface_at(item.at_mm) + item.height_mm)


def view_of(item: Camera, around: Around) -> View:
    """All of it as one view, focused on its target if it has one.

    Raises:
        UsageError: its parts make no view.
    """
    view = View(
        position_mm=eye_of(item, around),
        pan_deg=item.pan_deg,
        tilt_deg=item.tilt_deg,
        roll_deg=item.roll_deg,
        lens=lens_of(item, around),
        accessories=accessories_of(item, around),
        f_number=item.f_number,
        focus_mm=item.focus_mm,
        sensor=sensor_of(item, around),
        frame="" if item.frame == WHOLE else item.frame,
    )
    spot = target_spot(item, around)
    depth = depth_of(view, spot) if spot is not None else 0.0
    if depth <= 0.0:
        return view
    return replace(view, focus_mm=distance_for_depth(view.lens, view.accessories, depth))


def depth_of(view: View, spot: Point3) -> float:
    """How far before the eye a place lies, along the axis; below zero behind it."""
    _, _, forward = axes(view.pan_deg, view.tilt_deg, view.roll_deg)
    return sum(float(share) * (to - at) for share, to, at in zip(forward, spot, view.position_mm, strict=True))


@lru_cache(maxsize=256)
def distance_for_depth(lens: Lens, accessories: tuple[Accessory, ...], depth_mm: float) -> float:
    """Subject to sensor, for a subject so far before the eye, which itself moves as the lens is focused."""
    distance = depth_mm + lens.focal_mm
    for _ in range(_TURNS):
        distance = depth_mm + focus_within_reach(lens, accessories, distance).eye_mm
    return round(distance, 2)


def seen_view(item: Camera, around: Around) -> View:
    """What its lens shows: focused as near to what is wanted as it can be. Raises as `view_of`."""
    return within_reach(view_of(item, around))


@lru_cache(maxsize=256)
def within_reach(view: View) -> View:
    """The view, focused where its lens can: what is drawn of one that cannot."""
    return replace(view, focus_mm=focus_within_reach(view.lens, view.accessories, view.focus_mm).distance_mm)


def format_depth(mm: float, *, decimal_comma: bool = False) -> str:
    """Write a depth for people: nobody measures it finer than a tenth of a millimetre, from far away a whole one."""
    return format_length(round(mm, 1 if mm < _FINE_BELOW_MM else 0), decimal_comma=decimal_comma)


def target_spot(item: Camera, around: Around) -> Point3 | None:
    """The middle of what its focus follows; None if that is nothing, or gone."""
    place = target_place(item.target, around)
    if place is None:
        return None
    for other, body in around.bodies(circle_region(place, 1.0), item, areas=True):
        if other.id == item.target and body:
            low, high = min(prism.bottom_mm for prism in body), max(prism.top_mm for prism in body)
            return (*place, (low + high) / 2.0)
    return (*place, around.surface_at(place))


def target_place(target: RecordId, around: Around) -> Point | None:
    """Where on the plan the middle of an item is."""
    if not target:
        return None
    anchors = (Anchor(item=target, part=part, along=along) for part, along in _MIDDLES)
    return next((place for anchor in anchors if (place := around.place_of(anchor)) is not None), None)
