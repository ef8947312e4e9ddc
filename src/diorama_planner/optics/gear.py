"""Sensors, lenses, bodies and accessories of the catalogue as values of `lenses`. What they do is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diorama_planner.catalogue.electrical_rows import Camera
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.optics.lenses import Accessory, Body, Lens, Sensor


@dataclass(frozen=True, slots=True)
class Gear:
    """All that the catalogue knows, by id, in the order of the table."""

    sensors: Mapping[str, Sensor]
    lenses: Mapping[str, Lens]
    bodies: Mapping[str, Body]
    accessories: Mapping[str, Accessory]

    def sensor_for(self, lens: Lens, fallback: str = "ff") -> Sensor:
        """Give the sensor that a lens is made for, or the one named."""
        return self.sensors.get(lens.sensor) or self.sensors[fallback]


def gear_of(rows: Iterable[Camera]) -> Gear:
    """Make the values of the rows of `cameras.csv`.

    Raises:
        UsageError: a row lacks what its kind must have.
    """
    by_kind: dict[str, list[Camera]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    return Gear(
        {row.id: sensor_of(row) for row in by_kind.get("sensor", ())},
        {row.id: lens_of(row) for row in by_kind.get("lens", ())},
        {row.id: body_of(row) for row in by_kind.get("body", ())},
        {row.id: accessory_of(row) for row in by_kind.get("accessory", ())},
    )


def sensor_of(row: Camera) -> Sensor:
    """Make a sensor of its row."""
    width, height = _said(row, "sensor_width_mm"), _said(row, "sensor_height_mm")
    return Sensor(width_mm=width, height_mm=height, coc_mm=row.coc_mm or 0.0, id=row.id, name=row.name)


def lens_of(row: Camera) -> Lens:
    """Make a lens of its row."""
    return Lens(
        focal_mm=_said(row, "focal_mm"),
        max_aperture_f=row.max_aperture_f or 1.0,
        min_aperture_f=row.min_aperture_f or 64.0,
        min_focus_mm=row.min_focus_mm,
        max_magnification=row.max_magnification,
        working_distance_mm=row.working_distance_mm,
        front_diameter_mm=row.front_diameter_mm,
        axis_above_bottom_mm=row.axis_above_bottom_mm,
        edge_mm=row.lens_to_phone_edge_mm,
        sensor=row.sensor,
        id=row.id,
        name=row.name,
    )


def body_of(row: Camera) -> Body:
    """Make a body of its row."""
    return Body(
        axis_above_bottom_mm=_said(row, "axis_above_bottom_mm"),
        width_mm=_said(row, "width_mm"),
        height_mm=_said(row, "height_mm"),
        depth_mm=_said(row, "depth_mm"),
        edge_mm=row.lens_to_phone_edge_mm,
        id=row.id,
        name=row.name,
    )


def accessory_of(row: Camera) -> Accessory:
    """Make an extension tube or a close-up lens of its row."""
    return Accessory(
        extension_mm=row.extension_mm or 0.0,
        dioptre=row.dioptre or 0.0,
        front_diameter_mm=row.front_diameter_mm,
        id=row.id,
        name=row.name,
    )


def _said(row: Camera, column: str) -> float:
    found: float | None = getattr(row, column)
    if found is None:
        raise UsageError(msg("'{id}' has no {column}", id=row.id, column=column))
    return found
