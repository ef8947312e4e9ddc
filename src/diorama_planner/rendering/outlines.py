"""Lines around what is selected and around what the pointer is on, laid over the picture of the plan in space.

They are drawn flat in a picture of their own above the other one, so that they are as thick everywhere and seen
through what stands before them. What they are of is said by whoever shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtGui import QColor
from PySide6.QtQuick3D import QQuick3DObject

from diorama_planner.model.record import RecordId
from diorama_planner.rendering.crowds import Matrix
from diorama_planner.rendering.elements import Elements, discard, place, put_into
from diorama_planner.rendering.shapes import Shapes
from diorama_planner.solids.parts import BodyPart
from diorama_planner.solids.staging import Staged

MOST = 300
"""So many items get a line; of more the last ones get none."""
CHOSEN, HOVER = "#ff0000", "#00ff00"
"""How the effect knows them: chosen ones are red, what the pointer is on is green."""


class Outlines:
    """Shows lines over a picture.

    Attributes:
        over: the picture that they are.
    """

    def __init__(self, elements: Elements, shapes: Shapes, over: Any, camera: Any) -> None:
        """Lay them over what `camera` sees, in the item `over`; `shapes` has the corners of all that is shown."""
        self._elements, self._shapes = elements, shapes
        self.over = elements.make("Outlines.qml", {"source": camera}, over)
        self.over.setParentItem(over)
        self._parent: Any = self.over.findChild(QQuick3DObject, "shapes")
        self._paints = {
            paint: elements.make("PrincipledMaterial", _flat(paint), self._parent) for paint in (CHOSEN, HOVER)
        }
        self._nodes: dict[RecordId, tuple[Staged, str, Any]] = {}

    def set_colours(self, chosen: str, hover: str) -> None:
        """Give the lines other colours."""
        self.over.setProperty("chosenColour", QColor(chosen))
        self.over.setProperty("hoverColour", QColor(hover))

    def show(self, chosen: Mapping[RecordId, Staged], hover: Mapping[RecordId, Staged]) -> None:
        """Draw lines around these and no others."""
        wanted = {item_id: (staged, HOVER) for item_id, staged in hover.items()}
        wanted |= {item_id: (staged, CHOSEN) for item_id, staged in list(chosen.items())[:MOST]}
        gone = [item_id for item_id, kept in self._nodes.items() if wanted.get(item_id) != kept[:2]]
        before = [self._nodes.pop(item_id) for item_id in gone]
        for item_id, (staged, paint) in wanted.items():
            if item_id not in self._nodes:
                self._nodes[item_id] = (staged, paint, self._made(staged, paint))
        for staged, _, node in before:  # after the new ones are there: they have the same corners
            discard(node)
            for part in _parts(staged):
                self._shapes.give_back(part)
        self.over.setProperty("visible", bool(self._nodes))

    def carry(self, ids: Iterable[RecordId], matrix: Matrix) -> None:
        """Show the lines of items elsewhere; the identity puts them back."""
        for item_id in ids:
            if item_id in self._nodes:
                place(self._nodes[item_id][2], matrix)

    def _made(self, staged: Staged, paint: str) -> Any:
        node = self._elements.node("Node", self._parent)
        for part in filter(_has_faces, staged.parts):
            self._model(node, part, paint)
        for thing in staged.things:
            there = self._elements.node("Node", node)
            place(there, thing.matrix)
            for part in filter(_has_faces, thing.body):
                self._model(there, part, paint)
        return node

    def _model(self, parent: Any, part: BodyPart, paint: str) -> None:
        model = self._elements.node("Model", parent, {"geometry": self._shapes.take(part), "castsShadows": False})
        put_into(model, "materials", self._paints[paint])


class Carried:
    """What is under the hand, shown where that has it; what it is of is hidden by whoever moves it."""

    def __init__(self, elements: Elements, materials: Any, shapes: Shapes, below: QQuick3DObject) -> None:
        self._elements, self._materials, self._shapes = elements, materials, shapes
        self._node = elements.node("Node", below, {"objectName": "carried"})
        self._held: tuple[Staged, ...] = ()
        self._made: list[Any] = []

    def lift(self, held: Iterable[Staged], scale: float) -> None:
        """Take these into the hand, and let go of what was there; `scale` is the denominator of the plan's."""
        before, made = self._held, self._made
        self._held, self._made = tuple(held), []
        for staged in self._held:
            own = self._put(self._node, staged.parts, scale)
            for thing in staged.things:
                place(self._put(own, thing.body, 1.0), thing.matrix)
            self._made.append(own)
        for node in made:
            discard(node)
        for staged in before:
            for part in _parts(staged):
                self._shapes.give_back(part)

    def carry(self, matrix: Matrix) -> None:
        """Show it elsewhere than where it was taken up."""
        place(self._node, matrix)

    def _put(self, parent: Any, body: Iterable[BodyPart], scale: float) -> Any:
        node = self._elements.node("Node", parent)
        for part in filter(_has_faces, body):
            model = self._elements.node("Model", node, {"geometry": self._shapes.take(part), "pickable": False})
            put_into(model, "materials", self._materials.material_for(part, scale))
        return node


def _has_faces(part: BodyPart) -> bool:
    return len(part.mesh.triangles) > 0


def _parts(staged: Staged) -> Iterable[BodyPart]:
    yield from filter(_has_faces, staged.parts)
    for thing in staged.things:
        yield from filter(_has_faces, thing.body)


def _flat(colour: str) -> dict[str, Any]:
    """A material of one colour that no light changes, seen from both sides; enumerations by their numbers."""
    return {"baseColor": QColor(colour), "lighting": 0, "cullMode": 3}
