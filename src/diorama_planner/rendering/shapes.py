"""The geometries that are on the graphics card: one for all parts of the same mesh, gone with the last of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtQuick3D import QQuick3DGeometry, QQuick3DObject

from diorama_planner.rendering.geometry import corners_of, geometry_of
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import BodyPart


@dataclass(slots=True, eq=False)
class _Kept:
    mesh: Mesh
    geometry: QQuick3DGeometry
    users: int = 0


class Shapes:
    """Keeps geometries below a node.

    Attributes:
        made: how many were put on the card so far.
    """

    def __init__(self, owner: QQuick3DObject) -> None:
        self._owner = owner
        self._kept: dict[tuple[int, float], _Kept] = {}
        self.made = 0

    def take(self, part: BodyPart) -> QQuick3DGeometry:
        """Give the geometry of a part, which has triangles; to be given back when the part is shown no more."""
        key = id(part.mesh), part.smooth_deg
        kept = self._kept.get(key)
        if kept is None:
            self.made += 1
            geometry = geometry_of(corners_of(part.mesh, part.smooth_deg, part.decal.places if part.decal else ()))
            geometry.setParent(self._owner)
            kept = self._kept[key] = _Kept(part.mesh, geometry)  # it holds the mesh: its id is no other's
        kept.users += 1
        return kept.geometry

    def give_back(self, part: BodyPart) -> None:
        """Say that a part is shown no more."""
        key = id(part.mesh), part.smooth_deg
        kept = self._kept[key]
        kept.users -= 1
        if not kept.users:
            del self._kept[key]
            kept.geometry.deleteLater()
