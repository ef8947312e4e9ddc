"""The values that cameras are spoken of in: sensor, lens, what is put between or before, body, and one view.

Read from the catalogue by `gear` or made from typed sizes. How a lens focuses is for `focusing`, what is sharp for
`depth_of_field`, where things land in the frame for `projection`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.limits import need_not_negative, need_positive

Point3: TypeAlias = tuple[float, float, float]

FULL_FRAME_DIAGONAL_MM = math.hypot(36.0, 24.0)
FULL_FRAME_COC_MM = 0.03
"""Circle of confusion of 36 x 24 mm, and by the diagonal of all others. Source: cpp-lab.com."""

FRAMES: Mapping[str, float] = MappingProxyType(
    {"3:2": 3 / 2, "4:3": 4 / 3, "1:1": 1.0, "16:9": 16 / 9, "2.39": 2.39, "4:5": 4 / 5, "2:3": 2 / 3, "9:16": 9 / 16}
)
"""Width over height of the frames that pictures are cut to."""

FACE_OVER_DIAMETER = 1.15
"""Length of a lens from its front to its mount by its diameter, where nobody gives it: typical, unsourced."""
FLANGE_MM = 30.0
"""From mount to sensor, between mirrorless (18 to 20 mm) and reflex cameras (42 to 47 mm): typical."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensor:
    """What takes the picture. `coc_mm`: the largest blur that still passes for sharp; 0 takes it by the diagonal."""

    width_mm: float
    height_mm: float
    coc_mm: float = 0.0
    id: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        need_positive(sensor_width=self.width_mm, sensor_height=self.height_mm)
        need_not_negative(circle_of_confusion=self.coc_mm)
        if not self.coc_mm:
            object.__setattr__(self, "coc_mm", FULL_FRAME_COC_MM * self.diagonal_mm / FULL_FRAME_DIAGONAL_MM)

    @property
    def diagonal_mm(self) -> float:
        """Its diagonal."""
        return math.hypot(self.width_mm, self.height_mm)

    @property
    def crop_factor(self) -> float:
        """How many times smaller than 36 x 24 mm it is, by the diagonal."""
        return FULL_FRAME_DIAGONAL_MM / self.diagonal_mm

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width_mm / self.height_mm

    def cropped(self, factor: float) -> Sensor:
        """Give what a digital zoom, or the macro mode of a phone, leaves of it; the picture is enlarged as much more.

        Raises:
            UsageError: a factor below 1.
        """
        if not 1.0 <= factor < math.inf:
            raise UsageError(msg("A crop can only be 1 or more"), msg("2 leaves half the width."))
        return replace(
            self, width_mm=self.width_mm / factor, height_mm=self.height_mm / factor, coc_mm=self.coc_mm / factor
        )

    def framed(self, frame: str) -> Sensor:
        """Give the largest part of it of such a frame; upright frames are taken with the camera held upright.

        Raises:
            UsageError: no such frame.
        """
        if not frame:
            return self
        aspect = frame_aspect(frame)
        width, height = self.width_mm, self.height_mm
        if (aspect < 1.0) != (width < height):
            width, height = height, width
        return replace(self, width_mm=min(width, height * aspect), height_mm=min(height, width / aspect))


def frame_aspect(frame: str) -> float:
    """Read a frame: one of `FRAMES`, `5:4`, or a bare ratio such as 1.85.

    Raises:
        UsageError: it is none, or out of 1:10 to 10:1.
    """
    found = FRAMES.get(frame)
    if found is None:
        first, _, second = frame.partition(":")
        try:
            found = float(first) / float(second or 1.0)
        except (ValueError, ZeroDivisionError):
            found = math.nan
    if not 0.1 <= found <= 10.0:
        raise UsageError(msg("'{frame}' is no frame", frame=frame), msg("Write it as 16:9 or 2.39."))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """A lens as its maker gives it.

    Attributes:
        focal_mm: true focal length, not the equivalent one.
        max_aperture_f, min_aperture_f: the smallest and the largest f-number; equal where it cannot be chosen.
        min_focus_mm: closest subject, counted from the sensor; None: not said.
        max_magnification: of the image on the sensor at that distance; None: not said.
        working_distance_mm: from the front of the lens to the subject there.
        front_diameter_mm: of the widest part near the front.
        axis_above_bottom_mm: lens axis over the lowest point of lens and body, as they stand.
        edge_mm: of a phone, lens axis to the nearest edge.
        sensor: id of the only sensor that it is made for; empty for any.
    """

    focal_mm: float
    max_aperture_f: float = 1.0
    min_aperture_f: float = 64.0
    min_focus_mm: float | None = None
    max_magnification: float | None = None
    working_distance_mm: float | None = None
    front_diameter_mm: float | None = None
    axis_above_bottom_mm: float | None = None
    edge_mm: float | None = None
    sensor: str = ""
    id: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        need_positive(**{"focal length": self.focal_mm, "f-number": self.max_aperture_f})
        if self.min_aperture_f < self.max_aperture_f:
            raise UsageError(msg("The smallest aperture is larger than the largest"))
        for name, value in (
            ("closest focus", self.min_focus_mm),
            ("magnification", self.max_magnification),
            ("front diameter", self.front_diameter_mm),
        ):
            if value is not None:
                need_positive(**{name: value})

    @property
    def is_phone(self) -> bool:
        """Whether it sits in a phone, whose edge can stand on the road."""
        return self.edge_mm is not None

    @property
    def length_mm(self) -> float:
        """From its front to the sensor: closest focus less working distance, or what is usual for its thickness."""
        if self.is_phone:
            return self.focal_mm
        if self.min_focus_mm is not None and self.working_distance_mm is not None:
            return self.min_focus_mm - self.working_distance_mm
        return FLANGE_MM + FACE_OVER_DIAMETER * (self.front_diameter_mm or self.focal_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessory:
    """An extension tube (`extension_mm`, between lens and body) or a close-up lens (`dioptre`, before the lens)."""

    extension_mm: float = 0.0
    dioptre: float = 0.0
    front_diameter_mm: float | None = None
    id: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        need_not_negative(extension=self.extension_mm, dioptre=self.dioptre)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The camera behind the lens, standing on its bottom; a phone lies on its long edge.

    `depth_mm` is what of it is behind the sensor plane and before it, without the lens.
    """

    axis_above_bottom_mm: float
    width_mm: float
    height_mm: float
    depth_mm: float
    edge_mm: float | None = None
    id: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        need_positive(
            **{
                "height of the lens axis": self.axis_above_bottom_mm,
                "width of the camera": self.width_mm,
                "height of the camera": self.height_mm,
                "depth of the camera": self.depth_mm,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One camera as it is set up, or one moment of its path.

    Attributes:
        position_mm: the eye of the lens (its entrance pupil, near the front), where the wedge of view begins; plan
            x and y, height over the base top.
        pan_deg: where it looks, counter-clockwise from +x.
        tilt_deg: upwards from level, -90 straight down.
        roll_deg: turned clockwise, as the photographer sees it.
        lens, accessories: what it looks through.
        f_number: as set, nominal.
        focus_mm: subject to sensor, as lens scales count it; may be infinite.
        sensor: the whole sensor; `frame` is what of it is used, empty for all.
    """

    position_mm: Point3
    pan_deg: float
    tilt_deg: float = 0.0
    roll_deg: float = 0.0
    lens: Lens
    accessories: tuple[Accessory, ...] = ()
    f_number: float
    focus_mm: float
    sensor: Sensor
    frame: str = ""

    def __post_init__(self) -> None:
        need_positive(**{"f-number": self.f_number})
        if not self.focus_mm > 0.0:
            raise UsageError(msg("The focus distance must be greater than zero"))
        numbers = (*self.position_mm, self.pan_deg, self.tilt_deg, self.roll_deg)
        if not all(map(math.isfinite, numbers)):
            raise UsageError(msg("A camera needs a place and a direction in numbers"))
        frame_aspect(self.frame or "1:1")

    @property
    def picture(self) -> Sensor:
        """The part of the sensor that becomes the picture."""
        return self.sensor.framed(self.frame)
