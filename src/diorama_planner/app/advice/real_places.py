"""A real place on a plan: how large it becomes there, at what scale, and laying it as one landform.

Heights come as an `Elevation`; reading them is for `terrain.elevation_files` and `painting`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.kinds.ground_forms import HIGHEST_MM
from diorama_planner.kinds.landform import Landform
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Point, RecordId
from diorama_planner.model.roles import LIMIT_MM
from diorama_planner.terrain.elevation import Elevation, grid_bytes

MM_PER_M = 1000.0
_FLATTEST_MM = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A part of an elevation with what it really measures in m, and the millimetres that it gets on the plan."""

    real_width_m: float
    real_depth_m: float
    real_height_m: float
    width_mm: float
    depth_mm: float
    height_mm: float

    @property
    def scale(self) -> float:
        """The denominator of its scale along the ground, by its width."""
        return self.real_width_m * MM_PER_M / self.width_mm

    @property
    def exaggeration(self) -> float:
        """How many times higher it is than at that scale; 0 if it really is level."""
        natural = self.real_height_m * MM_PER_M / self.scale
        return self.height_mm / natural if natural > 0 else 0.0


def natural_height_mm(real_height_m: float, real_width_m: float, width_mm: float) -> float:
    """Return the height on the plan that has the scale of the width."""
    return real_height_m / real_width_m * width_mm


def lay_place(draft: Draft, elevation: Elevation, place: Place, middle: Point, label: str = "") -> RecordId:
    """Lay a part of a real place as a landform with its middle at a point; gives its id.

    Raises:
        UsageError: it is level, or larger than a plan can be.
    """
    _check(place)
    across, back = place.width_mm / 2.0, place.depth_mm / 2.0
    (left, right), (front, rear) = ((at - half, at + half) for at, half in zip(middle, (across, back), strict=True))
    item = Landform(
        label=label,
        outline_mm=((left, front), (right, front), (right, rear), (left, rear)),
        height_mm=place.height_mm,
        edge="cliff",
        grid=draft.add_asset(grid_bytes(elevation)),
        grid_frame_mm=((left, front), (right, front), (left, rear)),
    )
    draft.add(item)
    return item.id


def _check(place: Place) -> None:
    lengths = place.width_mm, place.depth_mm, place.height_mm
    if (
        not all(math.isfinite(length) for length in lengths)
        or not 0 < min(lengths[:2]) <= max(lengths[:2]) <= LIMIT_MM
    ):
        raise UsageError(msg("the place would be larger than any plan"), msg("check the length and its unit"))
    if abs(place.height_mm) > HIGHEST_MM:
        text = msg("it would be {height} high", height=format_length(place.height_mm, "m"))
        raise UsageError(text, msg("nothing is built higher than 2 m: exaggerate it less"))
    if abs(place.height_mm) < _FLATTEST_MM:
        raise UsageError(msg("nothing would stand out of the ground"), msg("exaggerate its height more"))
