"""The bodies of paths, roads and tracks: what is laid, kerbs, pavements, paint on the road, sleepers and rails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from diorama_planner.drawing.primitives import Texture
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import point_along, polyline_length, slice_line
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, difference, union_all
from diorama_planner.kinds import path, road, track, tyre_track
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.markings import Mark, marks
from diorama_planner.kinds.shared import finish_paint
from diorama_planner.kinds.shells import PAINT_LIFT, PRINT_LIFT, copies, laid_sheet, laid_slab, on_base, on_ground
from diorama_planner.kinds.ways import (
    KERB_COLOUR,
    RAIL,
    RAIL_TOP,
    SLEEPERS,
    STANDARD_GAUGE_MM,
    band,
    paving,
    sleeper_mm,
)
from diorama_planner.solids.forms import block
from diorama_planner.solids.mesh import merge
from diorama_planner.solids.parts import BodyPart, Finish
from diorama_planner.solids.sheets import bar, lifted

RAIL_REAL_MM, SLEEPER_REAL_MM = 172.0, 130.0
"""Height of a rail and of a sleeper under standard gauge (props table)."""

_RAIL_HALF = ((70.0, 0.0), (70.0, 12.0), (16.0, 36.0), (12.0, 118.0), (35.0, 132.0), (35.0, 166.0), (30.0, 172.0))
"""Half of a rail's section: out from its middle and up, real mm; 140 mm wide at the foot and 70 at the head."""

_IN_BALLAST = 0.7
"""So much of a sleeper lies in the ballast."""

_KERB = Texture("plaster", KERB_COLOUR)


def path_shell(item: path.Path, around: Around) -> tuple[BodyPart, ...]:
    """Its surface, kerbs along both sides, and rails where it is of ballast."""
    material = around.catalogue.material_map.get(item.surface)
    paint = finish_paint(item, "top", around) or paving(material, around)
    found = [*laid_slab(path.strip(item, around), paint, item.depth_mm, around)]
    if item.kerb:
        half = item.kerb.width_mm / 2
        for kerb in path.kerbs(item):
            found += laid_slab(band(kerb, half, -half), _KERB, item.kerb.height_mm, around)
    if material and material.category == "ballast":
        gauge = STANDARD_GAUGE_MM / around.scale
        found += rails(path.middle(item), gauge, path.SLEEPERS_REAL_MM / around.scale, "wood", item.depth_mm, around)
    return tuple(found)


def road_shell(item: road.Road, around: Around) -> tuple[BodyPart, ...]:
    """Its carriageway, less what a road over it lays, pavements behind their kerbs, and what is painted on it."""
    over = road.roads_met(item, around, above=True)
    own = road.carriageway(item) if over.is_empty else difference(road.carriageway(item), over)
    texture, colour = road.LOOKS[item.look]
    paint = finish_paint(item, "top", around) or Texture(texture, colour, around.scale)
    found = [*laid_slab(own, paint, item.depth_mm, around)]
    raised = item.depth_mm + item.kerb_height_mm
    for number, region in enumerate(road.pavements(item, around), 1):
        slabs = finish_paint(item, f"side/{number}", around) or Texture("paving", "#aaa69e", around.scale)
        found += laid_slab(region, slabs, raised, around)
    half = item.kerb_width_mm / 2
    for kerb in road.kerbs(item, around):
        found += laid_slab(band(kerb, half, -half), _KERB, raised, around)
    painted = on_base(union_all([*_strokes(tuple(marks(road.layout(item, around))))]), around)
    if not painted.is_empty:
        sheet = lifted(around.ground.surface(painted), item.depth_mm + PAINT_LIFT)
        found.append(BodyPart(sheet, "paint", item.paint_colour, closed=False))
    return tuple(found)


def _strokes(painted: Sequence[Mark]) -> Iterator[Region]:
    """The areas that marks cover, dash by dash."""
    for mark in painted:
        half = mark.width_mm / 2
        for line in mark.lines:
            for run in _dashes(line, mark.dashes_mm):
                yield band(run, half, -half)


def _dashes(line: PointArray, dashes_mm: tuple[float, ...]) -> Iterator[PointArray]:
    if not dashes_mm:
        yield line
        return
    length, dash, at = polyline_length(line), dashes_mm[0], 0.0
    while at < length - 1e-6:
        yield slice_line(line, at, min(at + dash, length))
        at += sum(dashes_mm)


def track_shell(item: track.Track, around: Around) -> tuple[BodyPart, ...]:
    """Ballast, sleepers and rails, as high together as the track is."""
    bed = around.catalogue.material_map.get(item.ballast)
    foot = track.height_mm(item, around) - item.gauge_mm * (RAIL_REAL_MM + SLEEPER_REAL_MM) / STANDARD_GAUGE_MM
    found: list[BodyPart] = []
    if bed is not None:
        depth = max(foot, 0.0) + _IN_BALLAST * track.bed_mm(item)
        found += laid_slab(around.outline(item), paving(bed, around), depth, around)
    return (
        *found,
        *rails(track.middle(item), item.gauge_mm, item.spacing_mm, item.sleepers, max(foot, 0.0), around),
    )


def rails(
    line: PointArray, gauge_mm: float, spacing_mm: float, sleepers: str, foot_mm: float, around: Around
) -> Iterator[BodyPart]:
    """Lay sleepers and two rails on them along a line, the sleepers' undersides so far over the ground."""
    unit = gauge_mm / STANDARD_GAUGE_MM
    across, along = sleeper_mm(gauge_mm)
    high = SLEEPER_REAL_MM * unit
    count = max(1, round(polyline_length(line) / spacing_mm))
    spots = [point_along(line, polyline_length(line) * (number + 0.5) / count) for number in range(count)]
    plan = np.array([at for at, _ in spots])
    turns = np.array([np.arctan2(way[1], way[0]) for _, way in spots])
    places = np.column_stack((plan, around.ground.heights(plan) + foot_mm))
    sleeper = block((-along / 2, -across / 2, 0.0), (along / 2, across / 2, high))
    finish: Finish = "wood" if sleepers == "wood" else "concrete"
    yield BodyPart(copies(sleeper, places, turns), finish, SLEEPERS[sleepers])
    half = np.array(_RAIL_HALF) * unit
    section = np.concatenate((half, half[::-1] * (-1.0, 1.0)))
    top = np.array([(-0.33, 0.0), (0.33, 0.0), (0.33, 0.3), (-0.33, 0.3)]) * 70.0 * unit
    laid = [offset_line(line, side * (gauge_mm + 70.0 * unit) / 2) for side in (1, -1)]
    yield BodyPart(merge([bar(on_ground(rail, foot_mm + high, around), section) for rail in laid]), "rust", RAIL)
    head = foot_mm + high + (RAIL_REAL_MM - 15.0) * unit
    bright = merge([bar(on_ground(rail, head, around), top) for rail in laid])
    yield BodyPart(bright, "chrome", RAIL_TOP)


def tyre_shell(item: tyre_track.TyreTrack, around: Around) -> tuple[BodyPart, ...]:
    """Its prints, darker than what they are in."""
    return tuple(laid_sheet(item, around.outline(item), Texture("soil", item.tint), PRINT_LIFT, around))
