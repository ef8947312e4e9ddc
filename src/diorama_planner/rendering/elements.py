"""Making nodes, materials and textures of Qt Quick 3D from Python, putting nodes somewhere, taking them away.

Each sort is compiled once for an engine; what an element is for is for those who make it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QMatrix3x3, QQuaternion, QVector3D
from PySide6.QtQml import QQmlComponent, QQmlEngine, QQmlListReference
from PySide6.QtQuick3D import QQuick3DObject

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.core.resources import asset_path

IMPORTS = "import QtQuick\nimport QtQuick3D\nimport QtQuick3D.Helpers\n"


class Elements:
    """Makes elements in one engine. What is made belongs to `owner`, if one is given, else to who keeps it."""

    def __init__(self, engine: QQmlEngine) -> None:
        self.engine = engine
        self._known: dict[str, QQmlComponent] = {}

    def make(self, sort: str, properties: Mapping[str, Any] | None = None, owner: QObject | None = None) -> Any:
        """Make an element: by its QML type ("Model", "PrincipledMaterial"), or by a file in `assets/space`.

        Raises:
            MissingComponentError: this Qt has no such type, or the file is missing or damaged.
        """
        component = self._known.get(sort)
        if component is None:
            component = self._known[sort] = self._component(sort)
        made = component.createWithInitialProperties(dict(properties or {}))
        if made is None:
            raise MissingComponentError(msg("{what} cannot be shown", what=sort), msg("install the program again"))
        if owner is not None:
            made.setParent(owner)
        return made

    def node(self, sort: str, parent: QQuick3DObject, properties: Mapping[str, Any] | None = None) -> Any:
        """Make an element that stands in the scene below another."""
        made = self.make(sort, properties, parent)
        made.setParentItem(parent)
        return made

    def _component(self, sort: str) -> QQmlComponent:
        if sort.endswith(".qml"):
            component = QQmlComponent(self.engine, QUrl.fromLocalFile(str(asset_path("space", sort))))
        else:
            component = QQmlComponent(self.engine)
            component.setData(f"{IMPORTS}{sort} {{ }}\n".encode(), QUrl())
        if component.isError():
            raise MissingComponentError(
                msg("{what} cannot be shown: {why}", what=sort, why=component.errorString().strip()),
                msg("install the program again"),
            )
        return component


_list_of: Any = QQmlListReference
"""Its declared type asks for bytes; what it takes is text."""


def put_into(owner: QObject, name: str, *values: QObject) -> None:
    """Fill a list of an element, such as the materials of a model, instead of what was in it."""
    _list_of(owner, name).clear()
    append_to(owner, name, *values)


def append_to(owner: QObject, name: str, *values: QObject) -> None:
    """Add to a list of an element."""
    listed = _list_of(owner, name)
    for value in values:
        listed.append(value)


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


def discard(node: Any) -> None:
    """Take a node out of the scene, with all below it."""
    node.setParentItem(None)
    node.deleteLater()
