"""Things that are alike: a node for each place while they are few, one table of instances when they are many.

Their geometries and materials are shared either way; a table also spares the card a call for every one of them. It
is not one that is written in Python: the thread that draws would have to wait for Python to read it. What is in a
table is drawn in coarser forms far from the eye: every form has models of its own on the same table, and Qt gives
each those instances that are as far off as it is for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QVector3D
from PySide6.QtQuick3D import QQuick3DObject

from diorama_planner.model.record import RecordId
from diorama_planner.rendering.elements import Elements, append_to, discard, place, put_into
from diorama_planner.rendering.fineness import Sight, Throng
from diorama_planner.rendering.materials import Materials
from diorama_planner.rendering.mirror import MIRRORED, SEEN
from diorama_planner.rendering.shapes import Shapes
from diorama_planner.solids.coarsening import DEVIATIONS, coarser
from diorama_planner.solids.parts import Body, triangle_count

MANY, MANY_TRIANGLES = 12, 60_000
"""From so many places on, or so many triangles of all together, they are instances."""

OF_SCENE = np.array([[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.0, -1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]])
"""Takes places of the plan to those of the scene, in which y is up. Qt measures how far off instances are as if their
tables were in the scene itself."""

LEAFY = 3.0
"""So many times as much may be lost of leaves, of which nobody knows where each should be."""

NEVER = -1.0
"""No distance at all, for Qt."""

Matrix = NDArray[np.float64]


def upright(elements: Elements, below: QQuick3DObject) -> Any:
    """Make the node for tables below one in places of the plan: those of the scene hold in it."""
    return elements.node("Node", below, {"eulerRotation": QVector3D(90.0, 0.0, 0.0)})


@dataclass(slots=True, eq=False)
class _Form:
    """A body, as it is or coarser, with its geometries and its models on the table once it is drawn."""

    body: Body
    geometries: list[Any] = field(default_factory=list)
    models: list[Any] = field(default_factory=list)


class Crowd:
    """All things with one body.

    Attributes:
        name: what its models are called while they are instances.
    """

    def __init__(
        self,
        elements: Elements,
        materials: Materials,
        shapes: Shapes,
        below: tuple[QQuick3DObject, QQuick3DObject],
        body: Body,
        shine: float = 1.0,
    ) -> None:
        """Show a body; what of it shines of itself does so with a share of its full brightness.

        Below the first node are places of the plan, below the second those of the scene (`upright`).
        """
        self._shine = shine
        self._elements, self._materials, self._shapes = elements, materials, shapes
        self._below, self._upright = below
        self._body = tuple(part for part in body if len(part.mesh.triangles))
        boxes = np.array([part.mesh.bounds for part in self._body]).reshape(-1, 2, 3)
        self._box = np.array((boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)))
        self._forms = [_Form(self._body)]
        self._places: dict[RecordId, tuple[Matrix, ...]] = {}
        self._nodes: dict[RecordId, list[Any]] = {}
        self._table: Any = None
        self._entries: list[tuple[Any, Matrix]] = []
        self._owners: list[RecordId] = []
        self._throng: Throng | None = None
        self._starts: tuple[float, ...] = ()
        self._used: tuple[bool, ...] = (True,)
        self.name = f"crowd {id(self)}"

    @property
    def is_empty(self) -> bool:
        """Whether there is none of them any more."""
        return not self._places

    @property
    def triangles(self) -> int:
        """How many triangles they have as they are."""
        return sum(map(len, self._places.values())) * triangle_count(self._body)

    def put(self, item_id: RecordId, matrices: tuple[Matrix, ...]) -> None:
        """Let an item have them at these places, be it none; `settle` shows it."""
        if matrices:
            self._places[item_id] = matrices
        else:
            self._places.pop(item_id, None)

    def settle(self, hidden: Collection[RecordId]) -> None:
        """Show them where they have been put; the new is made before the old goes, else geometries leave the card."""
        self._throng = None
        if sum(map(len, self._places.values())) >= MANY or self.triangles >= MANY_TRIANGLES:
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
            self._wear(self._forms[0], nodes[-1], {"objectName": item_id, "pickable": True})
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
        for form in self._forms:
            for part in form.body if form.geometries else ():
                self._shapes.give_back(part)

    def _wear(self, form: _Form, parent: QQuick3DObject, said: Mapping[str, Any]) -> list[Any]:
        """Make models of a form; its meshes come onto the card when it is first drawn."""
        form.geometries = form.geometries or [self._shapes.take(part) for part in form.body]
        made = []
        for part, geometry in zip(form.body, form.geometries, strict=True):
            properties = {"geometry": geometry, "layers": SEEN | MIRRORED, **said}
            made.append(self._elements.node("Model", parent, properties))
            self._materials.dress(made[-1], part, 1.0, self._shine)
        return made

    # -- instances -------------------------------------------------------------------------------------------

    def _instance(self, hidden: Collection[RecordId]) -> None:
        seen = (item_id for item_id in self._places if item_id not in hidden)
        shown = [(item_id, matrix) for item_id in seen for matrix in self._places[item_id]]
        self._owners = [item_id for item_id, _ in shown]
        if self._table is None:
            self._table = self._elements.make("InstanceList", owner=self._upright)
        matrices = [matrix for _, matrix in shown]
        self._fill(matrices)
        if matrices:
            self._bound(np.array(matrices))
        self._part_forms()

    def _fill(self, matrices: list[Matrix]) -> None:
        """Write the table, as far as it differs."""
        known = self._entries[: len(matrices)]
        for (entry, before), matrix in zip(known, matrices, strict=False):
            if before is not matrix:
                place(entry, OF_SCENE @ matrix)
        new = [self._elements.make("InstanceListEntry", owner=self._table) for _ in matrices[len(known) :]]
        for entry, matrix in zip(new, matrices[len(known) :], strict=True):
            place(entry, OF_SCENE @ matrix)
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
        corners = np.array(np.meshgrid(*self._box.T)).reshape(3, -1)
        matrices = OF_SCENE @ matrices
        placed = np.einsum("nij,jk->nik", matrices[:, :3, :3], corners) + matrices[:, :3, 3:]
        self._table.setProperty("shadowBoundsMinimum", QVector3D(*placed.min(axis=(0, 2)).tolist()))
        self._table.setProperty("shadowBoundsMaximum", QVector3D(*placed.max(axis=(0, 2)).tolist()))

    def _drop_table(self) -> None:
        for form in self._forms:
            for model in form.models:
                discard(model)
            form.models = []
        self._owners, self._entries, self._starts, self._used = [], [], (), (True,)
        if self._table is not None:
            self._table.deleteLater()
            self._table = None

    # -- coarser forms ---------------------------------------------------------------------------------------

    @property
    def throng(self) -> Throng | None:
        """What there is to be drawn coarser; None while they are few."""
        if self._table is not None and self._throng is None:
            if len(self._forms) == 1:
                self._forms += map(_Form, coarser(self._body))
            matrices = np.array([matrix for _, matrix in self._entries]).reshape(-1, 4, 4)
            times = float(np.linalg.norm(matrices[:, :3, :3], axis=1).max(initial=0.0))
            side = float((self._box[1] - self._box[0]).max()) * times / (LEAFY if self._is_leafy else 1.0)
            reach = float(np.linalg.norm(np.abs(self._box[:, :2]).max(axis=0))) * times
            triangles = tuple(triangle_count(form.body) for form in self._forms)
            self._throng = Throng(matrices[:, :3, 3], reach, tuple(each * side for each in DEVIATIONS), triangles)
        return self._throng

    @property
    def _is_leafy(self) -> bool:
        leaves = [part for part in self._body if part.finish == "foliage"]
        return 2 * triangle_count(leaves) > triangle_count(self._body)

    def draw_as_is(self) -> None:
        """Draw all as they are, wherever they stand."""
        self._draw((), (True,))

    def draw_for(self, sight: Sight, angle: float) -> None:
        """Draw coarser what cannot be told, if what is seen at such a tangent is nothing."""
        if self.throng is not None:
            self._draw(tuple(self.throng.starts(sight, angle).tolist()), self.throng.used(sight, angle))

    def _draw(self, starts: tuple[float, ...], used: tuple[bool, ...]) -> None:
        if self._table is not None and (starts, used) != (self._starts, self._used):
            self._starts, self._used = starts, used
            self._part_forms()

    def _part_forms(self) -> None:
        """Draw each form from its distance on. Qt would go through all instances for one that draws none of them."""
        ends = (NEVER, *self._starts, NEVER)
        finest = self._used.index(True) if any(self._used) else 0
        for number, form in enumerate(self._forms):
            is_used = number < len(self._used) and self._used[number] and bool(self._owners)
            if is_used and not form.models:
                form.models = self._wear(form, self._upright, {"objectName": self.name, "instancing": self._table})
            for model in form.models:
                model.setProperty("visible", is_used)
                if is_used:
                    model.setProperty("pickable", number == finest)  # by it all are picked, however they are drawn
                    model.setProperty("instancingLodMin", ends[number])
                    model.setProperty("instancingLodMax", ends[number + 1])
