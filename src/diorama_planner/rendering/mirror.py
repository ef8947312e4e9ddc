"""What wet ground mirrors: the scene once more, through a camera as far below the water as the eye is above it.

Wet materials lay that picture over themselves (`surface.frag`, `water.frag`); here is where the water lies, and the
camera below. There is one mirror, at the level of which most is seen; what lies elsewhere mirrors the sky alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtGui import QVector2D, QVector3D
from PySide6.QtQml import QQmlProperty

from diorama_planner.model.record import BASE_ID, RecordId
from diorama_planner.optics.projection import Vectors
from diorama_planner.rendering.apertures import PLASTIC, Edges, Frustum
from diorama_planner.rendering.elements import rotation_of
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import BodyPart
from diorama_planner.solids.staging import SpaceChange

WET = frozenset({"resin", "water"})
"""Finishes that mirror what stands on them."""

SEEN, MIRRORED = 1, 2
"""Layers of the scene: what the eye sees, and what is seen in the mirror."""

LEVEL_MM = 0.6
"""What reaches no higher than this over the base top lies flat on it: the camera below would see its back."""

_UPRIGHT = 0.9

SAME_MM = 0.5
"""Wet grounds within so much of each other are one mirror."""

KEPT = 1.3
"""Another level has to be seen so many times as large before the mirror goes there: it does not flicker."""

REACH = 0.02
"""Wet ground mirrors what is so far beyond the edge of the picture, as a tangent: its grain draws it out so."""

_SPOTS = 96
"""A wet ground is looked at in so many places."""

_EVENLY = (1.0 / PLASTIC, 1.0 / PLASTIC**2)
"""Steps that fill a square evenly."""

_NONE = np.empty((0, 3, 3))


@dataclass(frozen=True, slots=True, eq=False)
class _Pool:
    """Where wet ground faces upwards: its mean height, its area, and places all over it, (_SPOTS, 3)."""

    height_mm: float
    area_mm2: float
    places: Vectors

    def seen(self, frustum: Frustum) -> float:
        """How large it is in a picture, in shares of what is one unit wide and high at a depth of one."""
        ways = self.places - frustum.eye
        depth = ways @ frustum.forward
        ahead = depth > 0.0
        if not ahead.any() or frustum.eye[2] <= self.height_mm:
            return 0.0
        ways, depth = ways[ahead], depth[ahead]
        across, up = ways @ frustum.right / depth, ways @ frustum.up / depth
        left, right, low, high = frustum.frame or frustum.edges
        inside = (left <= across) & (across <= right) & (low <= up) & (up <= high)
        return self.area_mm2 / _SPOTS * float((-ways[:, 2] / depth**3)[inside].sum())


class Mirror:
    """Follows the plan and the eye.

    Attributes:
        height_mm: how high the mirror lies; None if nothing is wet.
    """

    def __init__(self, camera: Any, picture: Any, texture: Any) -> None:
        """With the camera under the water, the view that shows what it sees, and the texture of that."""
        self._camera, self._picture, self._texture = camera, picture, texture
        self._pools: dict[RecordId, _Pool] = {}
        self._films: Collection[Any] = ()
        self._inner, self._whole = QVector2D(1.0, 1.0), QVector2D(1.0, 1.0)
        self.height_mm: float | None = None

    def apply(self, change: SpaceChange) -> None:
        """Follow a change; `lay` shows it."""
        if change.is_anew:
            self._pools = {}
        for item_id in change.removed:
            self._pools.pop(item_id, None)
        for item_id, staged in change.bodies.items():
            pool = _pool_of(staged.parts)
            if pool is not None:
                self._pools[item_id] = pool
            else:
                self._pools.pop(item_id, None)

    def lay(self, films: Collection[Any]) -> None:
        """Lay what is mirrored on the materials of all that is wet; nothing is drawn for it while there are none."""
        is_wet = bool(self._pools) and bool(films)
        self._films = films
        self._picture.setProperty("visible", is_wet)
        for film in films:
            QQmlProperty.write(film, "mirrorMap.texture", self._texture)
            QQmlProperty.write(film, "mirrorMap.enabled", is_wet)
            film.setProperty("mirrored", 1.0 if is_wet else 0.0)
        self._tell()

    def follow(self, frustum: Frustum, near: float, far: float) -> None:
        """Put the camera under the water as the eye is over it, upright: its picture is upside down."""
        before = self.height_mm, self._inner, self._whole
        height = self.height_mm = self._level(frustum)
        if height is None:
            return
        left, right, low, high = self._widened(frustum.edges)
        if (height, self._inner, self._whole) != before:
            self._tell()
        camera, down = self._camera, np.array((1.0, 1.0, -1.0))
        place = frustum.eye * down + (0.0, 0.0, 2.0 * height)
        turn = np.column_stack((frustum.right * down, -frustum.up * down, -frustum.forward * down))
        camera.setProperty("position", QVector3D(*place.tolist()))
        camera.setProperty("rotation", rotation_of(turn))
        camera.setProperty("clipNear", near)
        camera.setProperty("clipFar", far)
        for name, value in zip(("left", "right", "bottom", "top"), (left, right, -high, -low), strict=True):
            camera.setProperty(name, value * near)

    def _widened(self, edges: Edges) -> Edges:
        """What the camera sees for a picture with such edges, never twice as much; as fine as without that."""
        left, right, low, high = edges
        wide, tall = right - left, high - low
        aside, over = min(REACH, wide / 2.0), min(REACH, tall / 2.0)
        self._whole = QVector2D(wide + 2.0 * aside, tall + 2.0 * over)
        self._inner = QVector2D(wide, tall) / self._whole
        self._picture.setProperty("wider", 1.0 / self._inner.x())
        self._picture.setProperty("taller", 1.0 / self._inner.y())
        return left - aside, right + aside, low - over, high + over

    def _level(self, frustum: Frustum) -> float | None:
        """The level of which most is seen, that of now if another is hardly larger; the largest if none is seen."""
        if not self._pools:
            return None
        pools = list(self._pools.values())
        heights, seen = [pool.height_mm for pool in pools], np.array([pool.seen(frustum) for pool in pools])
        if not seen.any():
            seen = np.array([pool.area_mm2 for pool in pools])
        together = [float(seen[np.abs(np.array(heights) - height) <= SAME_MM].sum()) for height in heights]
        best = int(np.argmax(together))
        for height, share in zip(heights, together, strict=True):
            if height == self.height_mm and share * KEPT >= together[best]:
                return height
        return heights[best]

    def _tell(self) -> None:
        for film in self._films:
            film.setProperty("mirrorLevel", self.height_mm or 0.0)
            film.setProperty("mirrorInner", self._inner)
            film.setProperty("mirrorWhole", self._whole)


def layers_of(item_id: RecordId, part: BodyPart) -> int:
    """On which layers a part of an item is: what is wet, lies flat on the ground or is the ground is not mirrored."""
    is_seen_only = part.finish in WET or part.mesh.bounds[1][2] <= LEVEL_MM or item_id == BASE_ID
    return SEEN if is_seen_only else SEEN | MIRRORED


def _pool_of(parts: Iterable[BodyPart]) -> _Pool | None:
    """Where the wet ground of an item lies; None if nothing of it faces upwards."""
    found = [_facing_up(part.mesh) for part in parts if part.finish in WET and len(part.mesh.triangles)]
    corners, areas = (np.concatenate(each) for each in zip(*found, strict=True)) if found else (_NONE, _NONE)
    area = float(areas.sum())
    if area <= 0.0:
        return None
    return _Pool(float(areas @ corners[:, :, 2].mean(axis=1)) / area, area, _spread(corners, areas))


def _facing_up(mesh: Mesh) -> tuple[Vectors, Vectors]:
    """The corners of what faces upwards, and its areas."""
    corners = mesh.vertices[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    doubled = np.linalg.norm(normals, axis=1)
    up = normals[:, 2] > _UPRIGHT * doubled
    return corners[up], doubled[up] / 2.0


def _spread(corners: Vectors, areas: Vectors) -> Vectors:
    """Places all over triangles, each for the same area."""
    count = np.arange(_SPOTS)
    reached = np.cumsum(areas)
    within = corners[np.searchsorted(reached, (count + 0.5) / _SPOTS * reached[-1])]
    shares = np.modf(np.outer(count + 1, _EVENLY))[0]
    shares = np.where(shares.sum(axis=1, keepdims=True) > 1.0, 1.0 - shares, shares)[:, :, None]
    return np.asarray(within[:, 0] + (shares * (within[:, 1:] - within[:, :1])).sum(axis=1))
