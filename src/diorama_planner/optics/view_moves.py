"""How a view of the plan in space is moved by a hand: turned about what it holds, slid, brought nearer, walked.

Each gives another `OrbitPose`; where the hand is on the screen is told as a place in the frame, from -1 to 1. What is
under the hand is for whoever can see it. No view looks further up or down than straight.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import Message, msg
from diorama_planner.optics.lenses import Point3
from diorama_planner.optics.orbit import USUAL_VIEW_DEG, OrbitPose
from diorama_planner.optics.projection import Pinhole, axes, rays_through

Place = tuple[float, float]
"""Of the frame: -1 to 1, x to the right and y up."""

NEAREST_MM, FARTHEST_MM = 2.0, 200_000.0
"""How near one comes to what is looked at, and how far one goes from it."""
FLAT_DEG = 3.0
"""Angle of view that shows lines which run away as good as parallel."""
AHEAD_MM = 40.0
"""What one who walks looks at is so far before the eye: it matters only when the walk ends."""
EYE_REAL_MM = 1640.0
"""Height of the eye of a man who stands over the ground; `ref_eye_height_man`."""
WALK_REAL_MM_S = 1400.0
"""How fast one walks: 1.4 m/s. Source: Transport for London, Streetscape guidance, walking speeds, 1.33 to 1.5."""
WALK_VIEW_DEG = 55.0
"""One sees more of a street in which one stands than of a model on a table."""
MARGIN = 1.06


@dataclass(frozen=True, slots=True)
class Side:
    """From which side it is looked at; None keeps the pan or tilt that there is. `is_flat` without perspective."""

    title: Message
    pan_deg: float | None = None
    tilt_deg: float | None = None
    is_flat: bool = True


SIDES: Mapping[str, Side] = MappingProxyType(
    {
        "top": Side(msg("From above"), 90.0, -90.0),
        "front": Side(msg("Front"), 90.0, 0.0),
        "back": Side(msg("Back"), 270.0, 0.0),
        "left": Side(msg("Left"), 0.0, 0.0),
        "right": Side(msg("Right"), 180.0, 0.0),
        "axonometric": Side(msg("Axonometric"), 45.0, -math.degrees(math.atan(math.sqrt(0.5)))),
        "corner": Side(msg("From the corner"), 70.0, -32.0, is_flat=False),
    }
)
"""The usual sides by their names. Looking at the front one looks to +y; axonometric all three axes are as long."""


def eye_of(pose: OrbitPose) -> Point3:
    """Where the eye is."""
    _, _, forward = axes(pose.pan_deg, pose.tilt_deg, 0.0)
    return _point(np.array(pose.target_mm) - pose.distance_mm * forward)


def turned(pose: OrbitPose, pan_deg: float, tilt_deg: float, about: Point3 | None = None) -> OrbitPose:
    """Turn to the left and up, about a place that keeps its place in the frame; about what is looked at if None.

    Only straight up and down it cannot be turned further, so that then the place may leave where it was.
    """
    pivot = np.array(pose.target_mm if about is None else about, dtype=np.float64)
    tilt = min(max(pose.tilt_deg + tilt_deg, -90.0), 90.0)
    pan = (pose.pan_deg + pan_deg) % 360.0
    before, after = (np.column_stack(axes(*each, 0.0)) for each in ((pose.pan_deg, pose.tilt_deg), (pan, tilt)))
    target = pivot + after @ (before.T @ (np.array(pose.target_mm) - pivot))
    return replace(pose, target_mm=_point(target), pan_deg=pan, tilt_deg=tilt)


def looking(pose: OrbitPose, pan_deg: float, tilt_deg: float) -> OrbitPose:
    """Turn the head to the left and up: the eye stays where it is."""
    return turned(pose, pan_deg, tilt_deg, eye_of(pose))


def slid(pose: OrbitPose, aspect: float, held: Point3, to: Place) -> OrbitPose:
    """Slide without turning until a place is seen at `to`."""
    pinhole = pose.pinhole(aspect)
    depth = float((np.array(held) - pinhole.eye) @ pinhole.forward)
    if depth <= 0.0:
        return pose
    there = pinhole.eye + depth * rays_through(pinhole, np.array([to]))[0]
    return replace(pose, target_mm=_point(np.array(pose.target_mm) + np.array(held) - there))


def nearer(pose: OrbitPose, factor: float, towards: Point3 | None = None) -> OrbitPose:
    """Come nearer (a factor below 1) or go back; `towards` keeps its place in the frame."""
    factor = min(max(factor, NEAREST_MM / pose.distance_mm), FARTHEST_MM / pose.distance_mm)
    about = np.array(pose.target_mm if towards is None else towards, dtype=np.float64)
    target = about + factor * (np.array(pose.target_mm) - about)
    return replace(pose, target_mm=_point(target), distance_mm=pose.distance_mm * factor)


def framed(pose: OrbitPose, low: Point3, high: Point3, aspect: float) -> OrbitPose:
    """Go where a box just fills the frame, without turning."""
    corners = np.array([[(low, high)[i >> axis & 1][axis] for axis in range(3)] for i in range(8)], dtype=np.float64)
    middle = corners.mean(axis=0)
    pinhole = pose.pinhole(aspect)
    ahead = (corners - middle) @ pinhole.forward
    distance = NEAREST_MM
    for axis, half in ((pinhole.right, pinhole.half_width), (pinhole.up, pinhole.half_height)):
        aside = (corners - middle) @ axis
        one, other = float((aside - half * ahead).max()), float((-aside - half * ahead).max())
        middle = middle + (one - other) / 2.0 * axis  # where both edges of the frame are met from equally far
        distance = max(distance, (one + other) / 2.0 / half * MARGIN)
    return replace(pose, target_mm=_point(middle), distance_mm=min(distance, FARTHEST_MM))


def seen_from(pose: OrbitPose, side: Side, low: Point3, high: Point3, aspect: float) -> OrbitPose:
    """Look from a side at all of a box."""
    pan = pose.pan_deg if side.pan_deg is None else side.pan_deg
    tilt = pose.tilt_deg if side.tilt_deg is None else side.tilt_deg
    view_deg = FLAT_DEG if side.is_flat else USUAL_VIEW_DEG
    return framed(replace(pose, pan_deg=pan, tilt_deg=tilt, view_deg=view_deg), low, high, aspect)


def blended(one: OrbitPose, other: OrbitPose, share: float) -> OrbitPose:
    """Give the view on the way from one to another: the shorter way round, and as the picture grows evenly."""
    if share >= 1.0:
        return other
    turn = (other.pan_deg - one.pan_deg + 180.0) % 360.0 - 180.0
    start, end = np.array(one.target_mm), np.array(other.target_mm)
    high = (math.tan(math.radians(pose.view_deg) / 2.0) for pose in (one, other))
    first, last = ((pose.distance_mm * tangent) for pose, tangent in zip((one, other), high, strict=True))
    size = first ** (1.0 - share) * last**share
    view_deg = one.view_deg ** (1.0 - share) * other.view_deg**share
    return OrbitPose(
        _point(start + share * (end - start)),
        size / math.tan(math.radians(view_deg) / 2.0),
        (one.pan_deg + share * turn) % 360.0,
        one.tilt_deg + share * (other.tilt_deg - one.tilt_deg),
        view_deg,
    )


def softly(share: float) -> float:
    """Begin and end slowly: the share of a way by the share of its time."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)


# -- on foot ---------------------------------------------------------------------------------------------------


def eye_height_mm(denominator: float) -> float:
    """How high over the ground the eye of one who stands in the model is."""
    return EYE_REAL_MM / denominator


def standing(at: Place, ground_mm: float, pan_deg: float, denominator: float) -> OrbitPose:
    """Stand at a place of the plan and look ahead."""
    return from_eye((at[0], at[1], ground_mm + eye_height_mm(denominator)), pan_deg, 0.0, WALK_VIEW_DEG)


def from_eye(eye: Point3, pan_deg: float, tilt_deg: float, view_deg: float) -> OrbitPose:
    """Look from a place."""
    _, _, forward = axes(pan_deg, tilt_deg, 0.0)
    return OrbitPose(_point(np.array(eye) + AHEAD_MM * forward), AHEAD_MM, pan_deg % 360.0, tilt_deg, view_deg)


def stepped(pose: OrbitPose, ahead_mm: float, right_mm: float, up_mm: float = 0.0, *, flying: bool) -> OrbitPose:
    """Go ahead, to the right and up: on foot along the level, flying whither one looks."""
    right, _, forward = axes(pose.pan_deg, pose.tilt_deg if flying else 0.0, 0.0)
    way = ahead_mm * forward + right_mm * right + np.array([0.0, 0.0, up_mm])
    return replace(pose, target_mm=_point(np.array(pose.target_mm) + way))


def lifted_to(pose: OrbitPose, eye_z_mm: float) -> OrbitPose:
    """Bring the eye to a height without turning."""
    x, y, z = pose.target_mm
    return replace(pose, target_mm=(x, y, z + eye_z_mm - eye_of(pose)[2]))


# -- under the hand --------------------------------------------------------------------------------------------


def place_of(x: float, y: float, width: float, height: float) -> Place:
    """Give the place in the frame of a pixel of a window; pixels count downwards."""
    return 2.0 * x / max(width, 1.0) - 1.0, 1.0 - 2.0 * y / max(height, 1.0)


def land_on(pinhole: Pinhole, place: Place, level_mm: float, farthest_mm: float = FARTHEST_MM) -> Point3 | None:
    """Find where the ray of a place meets a level; None if it does not, or only farther away than `farthest_mm`."""
    ray = rays_through(pinhole, np.array([place]))[0]
    if ray[2] == 0.0:
        return None
    depth = (level_mm - pinhole.eye[2]) / ray[2]
    return _point(pinhole.eye + depth * ray) if 0.0 < depth <= farthest_mm else None


def mm_per_pixel(pinhole: Pinhole, at: Point3, height: float) -> float:
    """How much of what is at a place, seen square on, one pixel of a window shows."""
    depth = max(float((np.array(at) - pinhole.eye) @ pinhole.forward), NEAREST_MM)
    return 2.0 * pinhole.half_height * depth / max(height, 1.0)


def _point(values: NDArray[np.float64]) -> Point3:
    x, y, z = values.tolist()
    return x, y, z


def upright_pose(pinhole: Pinhole) -> OrbitPose:
    """Give the view of a camera as one around what lies before it, held upright."""
    right, forward = pinhole.right.tolist(), pinhole.forward.tolist()
    pan = math.degrees(math.atan2(right[0], -right[1]))
    tilt = math.degrees(math.asin(max(-1.0, min(1.0, forward[2]))))
    x, y, z = pinhole.eye.tolist()
    return from_eye((x, y, z), pan, tilt, pinhole.high_deg)
