"""Things that are alike: a node for each place while they are few, one table of instances when they are many.

Their geometries and materials are shared either way; a table also spares the card a call for every one of them. It
is not one that is written in Python: the thread that draws would have to wait for Python to read it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QVector3D
from PySide6.QtQuick3D import QQuick3DObject

from diorama_planner.model.record import RecordId
from diorama_planner.rendering.elements import Elements, append_to, discard, place, put_into
from diorama_planner.rendering.materials import Materials
from diorama_planner.rendering.mirror import MIRRORED, SEEN
from diorama_planner.rendering.shapes import Shapes
from diorama_planner.solids.parts import Body

MANY = 12
"""From so many places on they are instances."""

Matrix = NDArray[np.float64]


class Crowd:
    """All things with one body, below a node."""

    def __init__(
        self,
        elements: Elements,
        materials: Materials,
        shapes: Shapes,
        below: QQuick3DObject,
        body: Body,
        shine: float = 1.0,
    ) -> None:
        """Show a body; what of it shines of itself does so with a share of its full brightness."""
        self._shine = shine
        self._elements, self._materials, self._shapes, self._below = elements, materials, shapes, below
        self._parts = [(part, shapes.take(part)) for part in body if len(part.mesh.triangles)]
        self._places: dict[RecordId, tuple[Matrix, ...]] = {}
        self._nodes: dict[RecordId, list[Any]] = {}
        self._table: Any = None
        self._entries: list[tuple[Any, Matrix]] = []
        self._models: list[Any] = []
        self._owners: list[RecordId] = []
        self.name = f"crowd {id(self)}"
        """What its models are called while they are instances."""

    @property
    def is_empty(self) -> bool:
        """Whether there is none of them any more."""
        return not self._places

    def put(self, item_id: RecordId, matrices: tuple[Matrix, ...]) -> None:
        """Let an item have them at these places, be it none; `settle` shows it."""
        if matrices:
            self._places[item_id] = matrices
        else:
            self._places.pop(item_id, None)

    def settle(self, hidden: Collection[RecordId]) -> None:
        """Show them where they have been put; the new is made before the old goes, else geometries leave the card."""
        if sum(map(len, self._places.values())) >= MANY:
            self._instance(hidden)
            self._keep_nodes({})
        else:
            for item_id, matrices in self._places.items():
                self._stand(item_id, matrices, is_shown=item_id not in hidden)
            self._keep_nodes(self._places)
            self._drop_table()

    def _stand(self, item_id: RecordId, matrices: tuple[Matrix, ...], *, is_shown: bool) -> None:
        nodes = self._nodes.setdefault(item_id, [])
        while len(nodes) < len(matrices):
            nodes.append(self._elements.node("Node", self._below, {"objectName": item_id}))
            self._wear(item_id, nodes[-1], {})
        while len(nodes) > len(matrices):
            discard(nodes.pop())
        for node, matrix in zip(nodes, matrices, strict=True):
            place(node, matrix)
            node.setProperty("visible", is_shown)

    def _keep_nodes(self, wanted: Collection[RecordId]) -> None:
        for item_id in self._nodes.keys() - wanted:
            for node in self._nodes.pop(item_id):
                discard(node)

    def owner_of(self, instance: int) -> RecordId:
        """Tell whose the instance of a number is."""
        return self._owners[instance]

    def remove(self) -> None:
        """Be gone, with all that only these had."""
        self._keep_nodes({})
        self._drop_table()
        for part, _ in self._parts:
            self._shapes.give_back(part)

    def _wear(self, name: str, parent: QQuick3DObject, more: Mapping[str, Any]) -> list[Any]:
        made = []
        for part, geometry in self._parts:
            said = {"objectName": name, "geometry": geometry, "pickable": True, "layers": SEEN | MIRRORED}
            made.append(self._elements.node("Model", parent, {**said, **more}))
            self._materials.dress(made[-1], part, 1.0, self._shine)
        return made

    def _instance(self, hidden: Collection[RecordId]) -> None:
        seen = (item_id for item_id in self._places if item_id not in hidden)
        shown = [(item_id, matrix) for item_id in seen for matrix in self._places[item_id]]
        self._owners = [item_id for item_id, _ in shown]
        if self._table is None:
            self._table = self._elements.make("InstanceList", owner=self._below)
            self._models = self._wear(self.name, self._below, {"instancing": self._table})
        matrices = [matrix for _, matrix in shown]
        self._fill(matrices)
        if matrices:
            self._bound(np.array(matrices))
        for model in self._models:
            model.setProperty("visible", bool(shown))

    def _fill(self, matrices: list[Matrix]) -> None:
        """Write the table, as far as it differs."""
        known = self._entries[: len(matrices)]
        for (entry, before), matrix in zip(known, matrices, strict=False):
            if before is not matrix:
                place(entry, matrix)
        new = [self._elements.make("InstanceListEntry", owner=self._table) for _ in matrices[len(known) :]]
        for entry, matrix in zip(new, matrices[len(known) :], strict=True):
            place(entry, matrix)
        surplus = [entry for entry, _ in self._entries[len(matrices) :]]
        entries = [*(entry for entry, _ in known), *new]
        self._entries = list(zip(entries, matrices, strict=True))
        if surplus:
            put_into(self._table, "instances", *entries)
        else:
            append_to(self._table, "instances", *new)
        for entry in surplus:
            entry.deleteLater()

    def _bound(self, matrices: NDArray[np.float64]) -> None:
        """Tell the box of all of them: what throws shadows is looked for in it."""
        boxes = np.array([part.mesh.bounds for part, _ in self._parts])
        box = np.array((boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)))
        corners = np.array(np.meshgrid(*box.T)).reshape(3, -1)
        placed = np.einsum("nij,jk->nik", matrices[:, :3, :3], corners) + matrices[:, :3, 3:]
        self._table.setProperty("shadowBoundsMinimum", QVector3D(*placed.min(axis=(0, 2)).tolist()))
        self._table.setProperty("shadowBoundsMaximum", QVector3D(*placed.max(axis=(0, 2)).tolist()))

    def _drop_table(self) -> None:
        for model in self._models:
            discard(model)
        self._models, self._owners, self._entries = [], [], []
        if self._table is not None:
            self._table.deleteLater()
            self._table = None
