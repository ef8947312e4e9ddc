"""What wet ground mirrors: the scene once more, through a camera as far below the water as the eye is above it.

Wet materials lay that picture over themselves (`surface.frag`); here is where the water lies, and the camera below.
There is one mirror: that of the largest wet ground of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtGui import QVector3D
from PySide6.QtQml import QQmlProperty

from diorama_planner.model.record import BASE_ID, RecordId
from diorama_planner.rendering.apertures import Frustum
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


@dataclass(frozen=True, slots=True)
class _Pool:
    height_mm: float
    area_mm2: float


class Mirror:
    """Follows the plan and the eye."""

    def __init__(self, camera: Any, picture: Any, texture: Any) -> None:
        """With the camera under the water, the view that shows what it sees, and the texture of that."""
        self._camera, self._picture, self._texture = camera, picture, texture
        self._pools: dict[RecordId, _Pool] = {}
        self._films: list[Any] = []

    @property
    def height_mm(self) -> float | None:
        """How high the mirror lies; None if nothing is wet."""
        return max(self._pools.values(), key=lambda pool: pool.area_mm2).height_mm if self._pools else None

    def apply(self, change: SpaceChange, films: Iterable[Any]) -> None:
        """Follow a change; `films` are the materials of all that is wet."""
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
        is_wet = bool(self._pools)
        self._picture.setProperty("visible", is_wet)
        for film in films:
            QQmlProperty.write(film, "mirrorMap.texture", self._texture)
            QQmlProperty.write(film, "mirrorMap.enabled", is_wet)
            film.setProperty("mirrored", 1.0 if is_wet else 0.0)

    def follow(self, frustum: Frustum, near: float, far: float) -> None:
        """Put the camera under the water as the eye is over it, upright: its picture is upside down."""
        height = self.height_mm
        if height is None:
            return
        camera, down = self._camera, np.array((1.0, 1.0, -1.0))
        place = frustum.eye * down + (0.0, 0.0, 2.0 * height)
        turn = np.column_stack((frustum.right * down, -frustum.up * down, -frustum.forward * down))
        camera.setProperty("position", QVector3D(*place.tolist()))
        camera.setProperty("rotation", rotation_of(turn))
        camera.setProperty("clipNear", near)
        camera.setProperty("clipFar", far)
        left, right, low, high = frustum.edges
        for name, value in zip(("left", "right", "bottom", "top"), (left, right, -high, -low), strict=True):
            camera.setProperty(name, value * near)


def layers_of(item_id: RecordId, part: BodyPart) -> int:
    """On which layers a part of an item is: what is wet, lies flat on the ground or is the ground is not mirrored."""
    is_seen_only = part.finish in WET or part.mesh.bounds[1][2] <= LEVEL_MM or item_id == BASE_ID
    return SEEN if is_seen_only else SEEN | MIRRORED


def _pool_of(parts: Iterable[BodyPart]) -> _Pool | None:
    """Where the wet ground of an item lies: the mean height of what faces upwards; None if nothing does."""
    found = [_facing_up(part.mesh) for part in parts if part.finish in WET and len(part.mesh.triangles)]
    area = sum(each for each, _ in found)
    if area <= 0.0:
        return None
    return _Pool(sum(each * height for each, height in found) / area, area)


def _facing_up(mesh: Mesh) -> tuple[float, float]:
    """The area of what faces upwards, and its mean height."""
    corners = mesh.vertices[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    doubled = np.linalg.norm(normals, axis=1)
    up = normals[:, 2] > _UPRIGHT * doubled
    total = float(doubled[up].sum())
    if total <= 0.0:
        return 0.0, 0.0
    return total / 2.0, float(doubled[up] @ corners[up, :, 2].mean(axis=1)) / total
