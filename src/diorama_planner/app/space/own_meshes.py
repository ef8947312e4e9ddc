"""A foreign mesh becomes a thing: which way it stands, how large it is, its plan, its entry and its place.

Reading the file is for `mesh_files`; the body that the entry stands for is in `thing_bodies`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np

from diorama_planner.app.own_things import add_own_thing
from diorama_planner.app.session import Session
from diorama_planner.app.space.mesh_files import MeshFile
from diorama_planner.app.verbs import place_thing
from diorama_planner.catalogue.create import create_thing
from diorama_planner.catalogue.entries import entry_to_dict
from diorama_planner.catalogue.groups import THING_CATEGORIES
from diorama_planner.catalogue.thing import MOST_OUTLINE_POINTS, CatalogueThing, Rings, Size, Tiers
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import MAX_MODEL_MM, format_length
from diorama_planner.geometry.points import Points
from diorama_planner.geometry.shadows import above, plan_rings, shadow
from diorama_planner.model.document import asset_name
from diorama_planner.model.record import CatalogueEntry, Point, RecordId, new_id
from diorama_planner.solids.mesh import Mesh, is_watertight
from diorama_planner.solids.mesh_bytes import encode_mesh
from diorama_planner.solids.readers.contract import UNITS, Axis

Meant: TypeAlias = Literal["model", "real"]
"""Whether the measures of a file are those of the model (a print, a casting) or of the real thing."""
Keep: TypeAlias = Literal["catalogue", "plan"]

TIERS = (0.2, 0.4, 0.6, 0.8, 0.95)
"""Shares of its height above which the plan of a thing is told once more."""
FLATTEST_SHARE = 0.001
"""What has no height is taken to be so high, by its longest side."""
LARGEST_MODEL_MM = 600.0
"""Longer than this is no model but a real thing: an oven's worth of resin."""
SMALLEST_MODEL_MM = 4.0
_LEAST_MM = 0.01
_AXES: Mapping[Axis, list[int]] = {"z": [0, 1, 2], "y": [0, 2, 1], "x": [1, 2, 0]}
_VEHICLES = frozenset({"cars", "commercial", "two_wheels"})
_ORDER = ("mm", "cm", "in", "m", "ft")


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit of a file and what it measures; `why` says where that comes from."""

    unit: str
    meant: Meant
    why: Message


def stood_up(mesh: Mesh, up: Axis, quarters: int = 0) -> Mesh:
    """Turn a mesh so that an axis of it points up, and then by quarters counter-clockwise as seen from above.

    The middle of its box comes to x = y = 0 and its lowest corner to z = 0. With y up, what looks along z (the front
    by glTF) looks to -y, to the viewer.
    """
    points = mesh.vertices[:, _AXES[up]]
    if up == "y":
        points = points * (1.0, -1.0, 1.0)
    for _ in range(quarters % 4):
        points = points[:, [1, 0, 2]] * (-1.0, 1.0, 1.0)
    low, high = points.min(axis=0), points.max(axis=0)
    middle = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
    return Mesh(points - middle, mesh.triangles)


def usual_quarters(mesh: Mesh, up: Axis) -> int:
    """By how many quarters it is turned so that its length lies along x."""
    length, width, _ = extent(stood_up(mesh, up))
    return 1 if width > length * 1.1 else 0


def extent(mesh: Mesh) -> Size:
    """Length, width and height of a mesh in units of its file."""
    low, high = mesh.bounds
    length, width, height = (most - least for least, most in zip(low, high, strict=True))
    return length, width, height


def guess(file: MeshFile, scale: float) -> Measure:
    """Say in which unit a file is and what it measures, as far as that can be told from its numbers.

    What a format says is believed. Else millimetres are usual for prints; what would be a crumb in them is in metres,
    as modelling programs have it, or in inches, by what gives a model of a usual size at the scale of the plan.
    """
    longest = max(extent(file.mesh))
    if file.unit:
        unit, why = file.unit, msg("the file says {unit}", unit=file.unit)
    elif longest >= SMALLEST_MODEL_MM * 2:
        unit, why = "mm", msg("usual for prints")
    else:
        unit, why = "m", msg("in millimetres it would be a crumb")
        if longest * UNITS["in"] >= SMALLEST_MODEL_MM and longest * UNITS["m"] < SMALLEST_MODEL_MM * scale:
            unit = "in"
    return Measure(unit, "real" if longest * UNITS[unit] > LARGEST_MODEL_MM else "model", why)


def lengths_by_unit(file: MeshFile) -> dict[str, str]:
    """Say how long the longest side would be in each unit."""
    longest = max(extent(file.mesh))
    return {
        unit: format_length(longest * UNITS[unit], "m" if longest * UNITS[unit] > 1000 else "mm") for unit in _ORDER
    }


def bench_factor(measure: Measure, scale: float) -> float:
    """By what the numbers of a file are multiplied to give mm on the bench."""
    return UNITS[measure.unit] / (scale if measure.meant == "real" else 1.0)


def mesh_thing(
    mesh: Mesh, factor: float, *, name: str, category: str, scale: float, taken: Mapping[str, Any], meant: Meant
) -> tuple[CatalogueThing, bytes]:
    """Make the entry of a mesh, and the bytes of its body.

    Args:
        mesh: stood up.
        factor: by what its numbers are multiplied to give mm on the bench.
        name: of the thing.
        category: a raw one of the catalogue.
        scale: of the plan.
        taken: ids in use.
        meant: what was measured; the size of a casting is kept with the entry.

    Raises:
        UsageError: it would be larger than any plan or smaller than a crumb, or the name is not possible.
    """
    data = encode_mesh(mesh)
    length, width, height = (side * factor for side in extent(mesh))
    longest = max(length, width, height)
    if not _LEAST_MM <= longest <= MAX_MODEL_MM / scale:
        text = msg("it would be {length} long on the bench", length=format_length(longest, "mm"))
        raise UsageError(text, msg("check the unit of the file, or type its length"))
    model = (max(length, _LEAST_MM), max(width, _LEAST_MM), max(height, FLATTEST_SHARE * longest))
    group = next((group for group in THING_CATEGORIES if category in group.raw), None)
    entry = create_thing(
        name,
        model,
        scale=scale,
        category=category,
        shape="polygon",
        family="vehicle" if group is not None and group.id in _VEHICLES else "prop",
        taken=taken.keys(),
    )
    return replace(
        entry,
        mesh=asset_name(data),
        outline_mm=_outline(mesh, factor * scale, entry.real_mm),
        tiers_mm=_tiers(mesh, factor * scale, entry.real_mm),
        casting_mm=entry.casting_mm if meant == "model" else None,
        source="from a mesh file of the user",
    ), data


@lru_cache(maxsize=4)
def plan_of(mesh: Mesh) -> tuple[Points, ...]:
    """Give the rings of the shadow of a mesh that stands, in its own units; none if it throws none."""
    return tuple(plan_rings(shadow(mesh.vertices[mesh.triangles], closed=is_watertight(mesh))))


def _outline(mesh: Mesh, factor: float, real_mm: Size) -> Rings:
    """Give the rings of the plan of a mesh at its size; its box if it throws no shadow at all."""
    across, along = real_mm[0] / 2, real_mm[1] / 2
    box = ((-across, -along), (across, -along), (across, along), (-across, along))
    return _sized(plan_of(mesh), factor, real_mm, MOST_OUTLINE_POINTS // 2) or (box,)


def _tiers(mesh: Mesh, factor: float, real_mm: Size) -> Tiers:
    """Give what of a mesh lies above some heights, at its size."""
    corners, height = mesh.vertices[mesh.triangles], extent(mesh)[2]
    closed = is_watertight(mesh)
    found = []
    for share in TIERS:
        rings = plan_rings(shadow(above(corners, share * height), closed=closed))
        sized = _sized(rings, factor, real_mm, MOST_OUTLINE_POINTS // 2 // len(TIERS))
        found.append((round(share * real_mm[2], 3), sized))
    return tuple((at, rings) for at, rings in found if rings)


def _sized(rings: Sequence[Points], factor: float, real_mm: Size, most: int) -> Rings:
    """Give rings at the size of a thing, as many as there may be points."""
    across, along = real_mm[0] / 2, real_mm[1] / 2
    found: list[tuple[Point, ...]] = []
    for ring in rings:
        most -= len(ring)
        if most < 0:
            break
        points = np.clip(ring * factor, (-across, -along), (across, along)).round(3)
        found.append(tuple((float(x), float(y)) for x, y in points))
    return tuple(found)


def insert_mesh(
    session: Session, entry: CatalogueThing, mesh: bytes, at: Point, keep: Keep, folder: Path | None = None
) -> RecordId:
    """Put the thing of a mesh on the plan as one step; it will be printed. Gives the id of the item.

    Its body lies in the plan, whether the entry is kept in the user's catalogue or goes with this plan alone.

    Raises:
        WriteError: the user's catalogue cannot be written; the plan is as it was.
    """
    if keep == "catalogue":
        entry = add_own_thing(session, entry, folder=folder, mesh=mesh)
    with session.edit(str(msg("Insert {name}", name=entry.label))) as draft:
        draft.add_asset(mesh)
        if keep == "plan":
            record_id = f"entry-{new_id()}"
            draft.add(CatalogueEntry(id=record_id, family="thing", entry=entry_to_dict(entry)))
        item_id = place_thing(draft, entry.id, at, source="print", casting_mm=entry.casting_mm)
    session.selection.set([item_id])
    return item_id
