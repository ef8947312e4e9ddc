"""Where cameras usually stand: at tyre level, at the wheel, at the height of an eye, on a crane, straight above.

Heights are those of the real world; what else could be set stays as it is given.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.formulas.limits import need_positive
from diorama_planner.optics.focusing import focus_for_magnification, reach
from diorama_planner.optics.lenses import Point3, View


@dataclass(frozen=True, slots=True)
class Preset:
    """A way to stand: eye over the ground in real mm (0: as the distance asks), tilt, and whether in the subject."""

    title: Message
    eye_real_mm: float
    tilt_deg: float = 0.0
    inside: bool = False


PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        "tyre": Preset(msg("Tyre level"), 310.0),  # half of ref_tyre_car
        "driver": Preset(msg("Driver's eye"), 1150.0, inside=True),
        "standing": Preset(msg("Standing eye"), 1640.0),  # ref_eye_height_man
        "crane": Preset(msg("Crane"), 0.0, -25.0),
        "top": Preset(msg("Straight from above"), 0.0, -90.0),
    }
)

DRIVER_LOOKS_AHEAD_REAL_MM = 10_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a picture is of: where it stands, how wide it is to be framed, how high it is, which way it faces.

    `seen_from_deg` is the direction, counter-clockwise from +x, in which the camera stands.
    """

    at_mm: Point3
    width_mm: float
    height_mm: float = 0.0
    seen_from_deg: float = -90.0


def preset_view(name: str, subject: Subject, denominator: float, like: View) -> View:
    """Give the view of a preset, with the lens, sensor, aperture and frame of another.

    The camera stands so that the subject fills the width of the frame, or as near as its lens can focus.

    Raises:
        UsageError: no such preset, a subject without width, no scale.
    """
    preset = PRESETS.get(name)
    if preset is None:
        raise UsageError(
            msg("There is no preset '{name}'", name=name), msg("There are {known}.", known=", ".join(PRESETS))
        )
    need_positive(scale=denominator, **{"width of the subject": subject.width_mm})
    x, y, ground = subject.at_mm
    eye = preset.eye_real_mm / denominator
    toward = math.radians(subject.seen_from_deg)
    can = reach(like.lens, like.accessories)
    if preset.inside:
        ahead = DRIVER_LOOKS_AHEAD_REAL_MM / denominator
        return replace(
            like,
            position_mm=(x, y, ground + eye),
            pan_deg=subject.seen_from_deg,  # where one looks into its face, its driver looks out
            tilt_deg=preset.tilt_deg,
            roll_deg=0.0,
            focus_mm=min(max(ahead, can.closest.distance_mm), can.farthest.distance_mm),
        )
    wanted = like.picture.width_mm / subject.width_mm
    within = min(max(wanted, can.farthest.magnification, 1e-9), can.largest.magnification)
    focus = focus_for_magnification(like.lens, like.accessories, within)
    tilt = math.radians(preset.tilt_deg)
    back, up = focus.subject_mm * math.cos(tilt), -focus.subject_mm * math.sin(tilt)
    height = ground + (eye or subject.height_mm / 2.0 + up)
    return replace(
        like,
        position_mm=(x + back * math.cos(toward), y + back * math.sin(toward), height),
        pan_deg=(subject.seen_from_deg + 180.0) % 360.0,
        tilt_deg=preset.tilt_deg,
        roll_deg=0.0,
        focus_mm=focus.distance_mm,
    )
