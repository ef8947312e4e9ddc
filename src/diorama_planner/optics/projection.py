"""Where things land in the frame, and what of the plan lies in it: the camera as a pinhole at the eye of its lens.

Places in the frame run from -1 to 1, x to the right and y up, so that the edges of the picture are at 1. What hides
what is for `sight`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.convex import convex_ring, cut_ring
from diorama_planner.geometry.points import Point, Points
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.lenses import Point3, Sensor, View

Vectors = NDArray[np.float64]

NEAREST_MM = 1.0
"""Depth before which nothing is shown."""
FARTHEST_MM = 20_000.0
"""Depth of what is infinitely far, where a figure is needed."""
ON_PLANE_MM = 1e-7

CORNERS = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
"""Of a frame, from the lower left one on counter-clockwise."""


@dataclass(frozen=True, slots=True, eq=False)
class Pinhole:
    """An eye with axes, and how far to either side it sees at a depth of one.

    Attributes:
        eye: where rays meet, (3,).
        right, up, forward: unit vectors, (3,).
        half_width, half_height: tangents of half the angles of view.
    """

    eye: Vectors
    right: Vectors
    up: Vectors
    forward: Vectors
    half_width: float
    half_height: float

    @property
    def wide_deg(self) -> float:
        """Angle of view from the left edge to the right one."""
        return 2.0 * math.degrees(math.atan(self.half_width))

    @property
    def high_deg(self) -> float:
        """Angle of view from the lower edge to the upper one."""
        return 2.0 * math.degrees(math.atan(self.half_height))


def pinhole_of(view: View) -> Pinhole:
    """Reduce a view to its pinhole. Raises `UsageError` if the lens cannot focus there."""
    right, up, forward = axes(view.pan_deg, view.tilt_deg, view.roll_deg)
    half_width, half_height = half_frame(view.picture, focus_of(view).image_mm)
    return Pinhole(np.array(view.position_mm, dtype=np.float64), right, up, forward, half_width, half_height)


def half_frame(picture: Sensor, image_mm: float) -> tuple[float, float]:
    """Give the tangents of half the angles of view: half the sensor over its distance behind the eye."""
    return picture.width_mm / 2.0 / image_mm, picture.height_mm / 2.0 / image_mm


def axes(pan_deg: float, tilt_deg: float, roll_deg: float) -> tuple[Vectors, Vectors, Vectors]:
    """Give the unit vectors to the right, up and forward of a camera; roll is clockwise as its user sees it."""
    pan, tilt, roll = map(math.radians, (pan_deg, tilt_deg, roll_deg))
    forward = np.array([math.cos(tilt) * math.cos(pan), math.cos(tilt) * math.sin(pan), math.sin(tilt)])
    level = np.array([math.sin(pan), -math.cos(pan), 0.0])
    upright = np.cross(level, forward)
    right = math.cos(roll) * level - math.sin(roll) * upright
    return right, np.cross(right, forward), forward


def aim(eye: Point3, target: Point3) -> tuple[float, float]:
    """Give pan and tilt from an eye towards a place; straight up and down keep a pan of 0."""
    dx, dy, dz = (to - at for to, at in zip(target, eye, strict=True))
    flat = math.hypot(dx, dy)
    return (math.degrees(math.atan2(dy, dx)) if flat else 0.0), math.degrees(math.atan2(dz, flat))


def project(pinhole: Pinhole, points: NDArray[np.float64]) -> tuple[Points, NDArray[np.float64]]:
    """Find where points (N, 3) land in the frame, (N, 2), and how deep they lie, (N,); behind the eye it is nan.

    What is all but at the depth of the eye lands infinitely far out, or at no place.
    """
    rays = np.asarray(points, dtype=np.float64).reshape(-1, 3) - pinhole.eye
    depth = rays @ pinhole.forward
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        scale = np.where(depth > 0.0, 1.0 / depth, np.nan)
        across = rays @ pinhole.right * scale / pinhole.half_width
        upwards = rays @ pinhole.up * scale / pinhole.half_height
    return np.column_stack([across, upwards]), depth


def stretch_in_frame(pinhole: Pinhole, start: Point3, end: Point3) -> tuple[Point, Point] | None:
    """Find between which places of the frame a straight stretch of the plan is seen; None if it lies behind the eye.

    Of one that comes from behind it is the part from `NEAREST_MM` on.
    """
    ends = np.array([start, end], dtype=np.float64)
    depth = (ends - pinhole.eye) @ pinhole.forward
    near, far = int(depth.argmin()), int(depth.argmax())
    if depth[far] <= NEAREST_MM:
        return None
    if depth[near] < NEAREST_MM:
        share = (NEAREST_MM - depth[near]) / (depth[far] - depth[near])
        ends[near] += share * (ends[far] - ends[near])
    (x0, y0), (x1, y1) = project(pinhole, ends)[0].tolist()
    return (x0, y0), (x1, y1)


def in_frame(pinhole: Pinhole, points: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say which points (N, 3) lie within the frame, whatever stands before them."""
    placed, depth = project(pinhole, points)
    inside = (np.abs(placed) <= 1.0).all(axis=1)  # false for nan
    return np.asarray(inside & (depth > 0.0))


def rays_through(pinhole: Pinhole, placed: NDArray[np.float64]) -> Vectors:
    """Give directions (N, 3) through places in the frame (N, 2), as long as one step of depth."""
    placed = np.asarray(placed, dtype=np.float64).reshape(-1, 2)
    return np.asarray(
        pinhole.forward
        + placed[:, :1] * pinhole.half_width * pinhole.right
        + placed[:, 1:] * pinhole.half_height * pinhole.up
    )


def land_on_level(pinhole: Pinhole, placed: NDArray[np.float64], height_mm: float) -> Vectors:
    """Follow rays from the frame to a level; (N, 3), nan where they never meet it."""
    rays = rays_through(pinhole, placed)
    with np.errstate(divide="ignore", invalid="ignore"):
        depth = (height_mm - pinhole.eye[2]) / rays[:, 2]
    depth = np.where(np.isfinite(depth) & (depth > 0.0), depth, np.nan)
    return np.asarray(pinhole.eye + rays * depth[:, None])


def frame_at(pinhole: Pinhole, depth_mm: float) -> Vectors:
    """Give the corners (4, 3) of the frame at a depth, from the lower left one on counter-clockwise as it is seen."""
    return np.asarray(pinhole.eye + depth_mm * rays_through(pinhole, CORNERS))


def camera_matrix(pinhole: Pinhole, near_mm: float = NEAREST_MM, far_mm: float = FARTHEST_MM) -> Vectors:
    """Give the matrix (4, 4) that carries (x, y, z, 1) of the plan into the cube of the frame, as OpenGL has it.

    After dividing by the last, x and y are places of the frame, and z runs from -1 nearest to 1 farthest.
    """
    turned = np.eye(4)
    turned[:3, :3] = np.vstack([pinhole.right, pinhole.up, -pinhole.forward])
    turned[:3, 3] = -turned[:3, :3] @ pinhole.eye
    deep = far_mm - near_mm
    seen = np.zeros((4, 4))
    seen[0, 0], seen[1, 1] = 1.0 / pinhole.half_width, 1.0 / pinhole.half_height
    seen[2, 2], seen[2, 3] = -(far_mm + near_mm) / deep, -2.0 * far_mm * near_mm / deep
    seen[3, 2] = -1.0
    return np.asarray(seen @ turned)


def ground_wedge(
    pinhole: Pinhole, height_mm: float = 0.0, near_mm: float = NEAREST_MM, far_mm: float = FARTHEST_MM
) -> Points:
    """Give what the frame shows of a level between two depths: a convex ring, counter-clockwise; (0, 2) if nothing.

    `height_mm` is that of the level over the base top. Depths go along the axis: `sharp_depths` gives the zone of
    sharpness.
    """
    around = pinhole.eye[:2]
    size = 2.0 * min(far_mm, FARTHEST_MM) * math.hypot(1.0, pinhole.half_width, pinhole.half_height)
    ring = around + size * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    for normal, offset in _sides(pinhole, near_mm, far_mm):
        ring = cut_ring(ring, normal[:2], offset - normal[2] * height_mm)
    return ring


def plan_wedge(
    pinhole: Pinhole, low_mm: float, high_mm: float, near_mm: float = NEAREST_MM, far_mm: float = FARTHEST_MM
) -> Points:
    """Give what the frame shows between two levels and two depths, on the plan: a convex ring, (0, 2) if none.

    For a level camera it is the triangle of the textbooks, cut off at both depths.
    """
    sides = [
        *_sides(pinhole, near_mm, far_mm),
        (np.array([0.0, 0.0, 1.0]), low_mm),
        (np.array([0.0, 0.0, -1.0]), -high_mm),
    ]
    normals = np.array([normal for normal, _ in sides])
    offsets = np.array([offset for _, offset in sides])
    triples = np.array(list(combinations(range(len(sides)), 3)))
    matrices = normals[triples]
    with np.errstate(all="ignore"):  # a camera rolled by next to nothing has planes that are parallel but for noise
        firm = np.abs(np.linalg.det(matrices)) > 1e-12
    corners = np.linalg.solve(matrices[firm], offsets[triples[firm]][..., None])[..., 0]
    slack = ON_PLANE_MM * (1.0 + np.abs(corners).max(axis=1, initial=0.0))
    inside = (corners @ normals.T >= offsets - slack[:, None]).all(axis=1)
    return convex_ring(corners[inside][:, :2])


def _sides(pinhole: Pinhole, near_mm: float, far_mm: float) -> list[tuple[Vectors, float]]:
    """The half spaces n . p >= d within which a point is seen: four edges of the frame, two depths."""
    along = float(pinhole.forward @ pinhole.eye)
    far = min(far_mm, FARTHEST_MM)
    planes = [(pinhole.forward, along + near_mm), (-pinhole.forward, -along - far)]
    for axis, half in ((pinhole.right, pinhole.half_width), (pinhole.up, pinhole.half_height)):
        for sign in (1.0, -1.0):
            normal = half * pinhole.forward + sign * axis
            planes.append((normal, float(normal @ pinhole.eye)))
    return planes
