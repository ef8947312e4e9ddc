"""The cameras of a plan as cards of a shot list: picture, settings, lights, and what is to be minded."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from diorama_planner.app.photography.camera_facts import cameras_of
from diorama_planner.app.photography.shot_sketch import sketch
from diorama_planner.app.photography.shot_words import backdrop_rows, full_size_rows, minded
from diorama_planner.app.photography.shots import PlannedShot, plans_of
from diorama_planner.app.photography.still_asking import Asked, asked_still
from diorama_planner.app.photography.still_takes import size_for
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_number
from diorama_planner.drawing.primitives import Raster
from diorama_planner.exporters.plain_png import raster_png
from diorama_planner.exporters.shot_cards import Pictured, ShotCard, ShotPart
from diorama_planner.kinds.camera_setup import body_of, format_depth
from diorama_planner.kinds.registry import called
from diorama_planner.model.record import Item
from diorama_planner.optics.projection import pinhole_of
from diorama_planner.optics.sharpness import sharp_depths
from diorama_planner.optics.sight import survey

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.optics.lenses import View

STILL_PX, STILL_FRAMES = 1200, 24
"""Longer side of a still on paper, and of how many frames it is made."""
SKETCH_COLUMNS = 720
"""Across a sketch on paper: 0.25 mm each on A4, where no steps are seen at arm's length."""

Cells = tuple[Message, ...]


def shot_cards(session: Session, how: Pictured) -> Sequence[ShotCard]:
    """Give a card for each camera whose parts make a view.

    Raises:
        WorkerError: stills were asked for and cannot be made.
    """
    return [_card(session, plan, how) for plan in plans_of(session, cameras_of(session))]


def _card(session: Session, plan: PlannedShot, how: Pictured) -> ShotCard:
    pinhole = pinhole_of(plan.view)
    aspect = pinhole.half_width / pinhole.half_height
    parts = (
        ShotPart(msg("Settings"), tuple(_settings(session, plan))),
        ShotPart(msg("Lights"), tuple(_lights(session))),
        ShotPart(msg("To be minded"), tuple((each,) for each in minded(plan)), ticked=True),
        ShotPart(msg("To look full size"), tuple((row.label, row.value) for row in full_size_rows(plan))),
        ShotPart(msg("Backdrop"), tuple((row.label, row.value) for row in backdrop_rows(plan))),
    )
    picture = _still(session, plan, how, aspect) if how.pictures == "still" else _sketch(session, plan)
    return ShotCard(called(plan.camera), picture, aspect, tuple(part for part in parts if part.rows))


def _sketch(session: Session, plan: PlannedShot) -> bytes:
    finer = replace(plan.start, found=survey(plan.view, plan.start.site, SKETCH_COLUMNS))
    pixels = sketch(session, finer)
    rows, columns = pixels.shape[:2]
    opaque = np.dstack([pixels, np.full((rows, columns), 255, np.uint8)])
    return raster_png(Raster(opaque.tobytes(), columns, rows, 4, (0.0, 0.0, float(columns), float(rows))))


def _still(session: Session, plan: PlannedShot, how: Pictured, aspect: float) -> bytes:
    wide, high = size_for(aspect, STILL_PX)
    size, charge = f"{wide}x{high}", session.preferences.night_charge
    asked = Asked(camera=plan.camera.id, size=size, look=how.look, mood=how.mood, samples=STILL_FRAMES, charge=charge)
    return asked_still(session.document, asked, lambda _share: None)


def _settings(session: Session, plan: PlannedShot) -> Iterator[Cells]:
    view, camera = plan.view, plan.camera
    body, (near, far) = body_of(camera, session.around()), sharp_depths(view)
    yield msg("Camera"), msg("{body}", body=body.name or msg("any"))
    yield msg("Lens"), msg("{lens}", lens=_lens(view))
    if view.accessories:
        yield msg("With"), msg("{names}", names=", ".join(each.name for each in view.accessories))
    yield msg("Aperture"), msg("f/{number}", number=_figure(view.f_number))
    yield msg("Focused at, from the sensor"), _depth(view.focus_mm)
    yield msg("Sharp from the lens"), msg("from {near} to {far}", near=_depth(near), far=_depth(far))
    x, y, z = view.position_mm
    yield (
        msg("Lens stands at"),
        msg("x {x}, y {y}, {z} over the base", x=_figure(x), y=_figure(y), z=Shown(format_depth, z)),
    )
    yield (
        msg("It looks to"),
        msg(
            "{pan}° on the plan, tilted {tilt}°, rolled {roll}°",
            pan=_figure(view.pan_deg % 360.0),
            tilt=_figure(view.tilt_deg),
            roll=_figure(view.roll_deg),
        ),
    )
    if camera.hides:
        records = map(session.document.records.get, camera.hides)
        names = [called(each) for each in records if isinstance(each, Item)]
        yield msg("Lifted off for it"), msg("{names}", names=", ".join(names))


def _lens(view: View) -> str:
    return view.lens.name or f"{view.lens.focal_mm:g} mm"


def _lights(session: Session) -> Iterator[Cells]:
    for circuit in session.electrics.electrics.circuits:
        names = ", ".join(lamp.name for lamp in circuit.lamps)
        state = msg("on: {names}", names=names) if circuit.on else msg("off")
        yield msg("{name}", name=circuit.name), state


def _depth(mm: float) -> Message:
    return msg("infinity") if math.isinf(mm) else msg("{mm}", mm=Shown(format_depth, mm))


def _figure(value: float) -> Shown:
    return Shown(_written, value)


def _written(value: float, *, decimal_comma: bool = False) -> str:
    return format_number(round(value, 1), decimal_comma=decimal_comma)
