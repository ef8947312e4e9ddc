"""The nodes of the plan in space: follows `SpaceChange`s, with work proportional to what has changed.

Parts of an item are models of their own; things that are alike share geometry and materials. What surfaces look like
is for `materials`, light for `moods` and `lamps`, the window and the camera for `space_view`.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QMatrix3x3, QQuaternion, QVector3D
from PySide6.QtQuick3D import QQuick3DGeometry, QQuick3DObject

from diorama_planner.model.record import RecordId
from diorama_planner.rendering.elements import Elements, put_into
from diorama_planner.rendering.geometry import corners_of, geometry_of
from diorama_planner.rendering.materials import Materials
from diorama_planner.solids.parts import Body, BodyPart
from diorama_planner.solids.staging import Bounds3, SpaceChange, Staged, Standing

NOTHING: Bounds3 = ((0.0, 0.0, 0.0), (100.0, 100.0, 50.0))


@dataclass(slots=True, eq=False)
class _Alike:
    """The geometries of a thing that stands at many places."""

    parts: tuple[tuple[BodyPart, QQuick3DGeometry], ...]
    users: int = 0


@dataclass(slots=True, eq=False)
class _Shown:
    """The nodes of an item, and what of it is shared with others."""

    nodes: list[Any] = field(default_factory=list)
    alike: list[Hashable] = field(default_factory=list)


class SpaceScene:
    """Shows bodies below a node.

    Attributes:
        rebuilt: how many meshes were put on the card since the scene was made.
        bounds: the box of all that is shown.
        scale: denominator of the plan's scale.
    """

    def __init__(self, elements: Elements, bodies: QQuick3DObject) -> None:
        self.elements = elements
        self.materials = Materials(elements)
        self.rebuilt = 0
        self.bounds = NOTHING
        self.scale = 1.0
        self._bodies = bodies
        self._shown: dict[RecordId, _Shown] = {}
        self._alike: dict[Hashable, _Alike] = {}

    def apply(self, change: SpaceChange) -> None:
        """Follow a change."""
        self.scale = self.materials.scale = change.scale
        self.bounds = change.bounds
        gone = set(self._shown) if change.is_anew else set()
        for item_id in gone | change.removed | change.bodies.keys():
            self._drop(item_id)
        for item_id, staged in change.bodies.items():
            self._shown[item_id] = self._show(item_id, staged)
        for key in [key for key, alike in self._alike.items() if not alike.users]:
            del self._alike[key]

    def nodes_of(self, item_id: RecordId) -> list[Any]:
        """Give the nodes of an item, such as to hide it for one camera."""
        shown = self._shown.get(item_id)
        return list(shown.nodes) if shown else []

    def record_at(self, name: str, instance: int) -> RecordId:
        """Tell which item was picked, by the name of the model that was hit and the number of the instance."""
        return name

    def _drop(self, item_id: RecordId) -> None:
        shown = self._shown.pop(item_id, None)
        if shown is None:
            return
        for key in shown.alike:
            self._alike[key].users -= 1
        for node in shown.nodes:
            node.setParentItem(None)
            node.deleteLater()

    def _show(self, item_id: RecordId, staged: Staged) -> _Shown:
        shown = _Shown()
        own = self.elements.node("Node", self._bodies, {"objectName": item_id})
        shown.nodes.append(own)
        for part in staged.parts:
            if len(part.mesh.triangles):
                self._model(own, item_id, part, self._geometry(part, own), self.scale)
        for thing in staged.things:
            shown.alike.append(thing.alike)
            self._stand(item_id, thing, own)
        return shown

    def _stand(self, item_id: RecordId, thing: Standing, parent: QQuick3DObject) -> None:
        alike = self._alike.get(thing.alike)
        if alike is None:
            alike = self._alike[thing.alike] = _Alike(self._geometries(thing.body))
        alike.users += 1
        node = self.elements.node("Node", parent, {"objectName": item_id})
        place(node, thing.matrix)
        for part, geometry in alike.parts:
            self._model(node, item_id, part, geometry, 1.0)

    def _geometries(self, body: Body) -> tuple[tuple[BodyPart, QQuick3DGeometry], ...]:
        return tuple((part, self._geometry(part, self._bodies)) for part in body if len(part.mesh.triangles))

    def _geometry(self, part: BodyPart, owner: QQuick3DObject) -> QQuick3DGeometry:
        self.rebuilt += 1
        geometry = geometry_of(corners_of(part.mesh, part.smooth_deg))
        geometry.setParent(owner)
        return geometry

    def _model(
        self, parent: QQuick3DObject, item_id: RecordId, part: BodyPart, geometry: QQuick3DGeometry, scale: float
    ) -> Any:
        properties = {"objectName": item_id, "geometry": geometry, "pickable": True}
        model = self.elements.node("Model", parent, properties)
        put_into(model, "materials", self.materials.material_for(part, scale))
        return model


def place(node: Any, matrix: NDArray[np.float64]) -> None:
    """Put a node where a (4, 4) matrix of turn, stretch and shift takes it."""
    factors = np.linalg.norm(matrix[:3, :3], axis=0)
    turn = matrix[:3, :3] / np.where(factors > 0.0, factors, 1.0)
    node.setProperty("position", QVector3D(*matrix[:3, 3].tolist()))
    node.setProperty("scale", QVector3D(*factors.tolist()))
    node.setProperty("rotation", rotation_of(turn))


def rotation_of(turn: NDArray[np.float64]) -> QQuaternion:
    """Give the quaternion of a (3, 3) rotation."""
    return QQuaternion.fromRotationMatrix(QMatrix3x3(turn.astype(np.float32).ravel().tolist()))
