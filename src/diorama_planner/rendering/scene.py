"""The nodes of the plan in space: follows `SpaceChange`s, with work proportional to what has changed.

Parts of an item are models of its own, things that are alike are `crowds`. What surfaces look like is for
`materials`, light for `moods` and `lamps`, the window and the camera for `space_view`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from PySide6.QtQuick3D import QQuick3DObject

from diorama_planner.model.record import RecordId
from diorama_planner.rendering.crowds import Crowd, Matrix, upright
from diorama_planner.rendering.elements import Elements, discard
from diorama_planner.rendering.fineness import Sight, is_much, lost_angle
from diorama_planner.rendering.growth import grown
from diorama_planner.rendering.materials import Materials, shines
from diorama_planner.rendering.mirror import layers_of
from diorama_planner.rendering.shapes import Shapes
from diorama_planner.solids.parts import Body, BodyPart
from diorama_planner.solids.staging import Bounds3, SpaceChange, Staged

NOTHING: Bounds3 = ((0.0, 0.0, 0.0), (100.0, 100.0, 50.0))
_SAID = tuple(each.name for each in fields(BodyPart) if each.name != "mesh")


@dataclass(slots=True, eq=False)
class _Shown:
    """An item: what it was told to look like, the node of its own parts, the crowds that it has part in."""

    staged: Staged
    parts: Body
    node: Any = None
    crowds: set[Hashable] = field(default_factory=set)


class SpaceScene:
    """Shows bodies below a node.

    Attributes:
        bounds: the box of all that is shown.
        scale: denominator of the plan's scale.
        hidden: items that are not shown for now, such as walls that are lifted off for a picture.
        shapes: the geometries of all that is shown.
        drawn: triangles of things that are drawn, of those that are alike in the forms in which they are.
    """

    def __init__(self, elements: Elements, bodies: QQuick3DObject) -> None:
        self.elements = elements
        self.materials = Materials(elements, bodies)
        self.bounds = NOTHING
        self.scale = 1.0
        self.hidden: frozenset[RecordId] = frozenset()
        self._bodies = bodies
        self._upright = upright(elements, bodies)
        self.shapes = Shapes(bodies)
        self.drawn = 0
        self._shown: dict[RecordId, _Shown] = {}
        self._crowds: dict[Hashable, Crowd] = {}
        self._names: dict[str, Crowd] = {}
        self._shine: Mapping[RecordId, float] = {}

    @property
    def rebuilt(self) -> int:
        """How many meshes were put on the card since the scene was made."""
        return self.shapes.made

    def apply(self, change: SpaceChange) -> None:
        """Follow a change."""
        bodies, gone, touched = change.bodies, set(change.removed), set[Hashable]()
        if change.scale != self.scale and not change.is_anew:  # textures keep their true size
            kept = {item_id: shown.staged for item_id, shown in self._shown.items() if item_id not in gone}
            bodies = {**kept, **bodies}
        if change.is_anew or change.scale != self.scale:
            gone |= self._shown.keys()
        if change.shine is not None:
            bodies = {**self._otherwise_lit(change.shine, gone), **bodies}
            self._shine = change.shine
        self.scale = self.materials.scale = change.scale
        self.bounds = change.bounds
        for item_id in gone:
            touched |= self._drop(item_id)
        self._settle(touched)
        touched = set()
        self.materials.prepare(_every_part(bodies.values()))
        for item_id, staged in bodies.items():
            touched |= self._show(item_id, staged)
        self._settle(touched)

    def hide(self, ids: Iterable[RecordId]) -> None:
        """Show these items no more, and those again that were hidden before."""
        before, self.hidden = self.hidden, frozenset(ids)
        touched = set[Hashable]()
        for item_id in before ^ self.hidden:
            shown = self._shown.get(item_id)
            if shown is not None:
                touched |= shown.crowds
                if shown.node is not None:
                    shown.node.setProperty("visible", item_id not in self.hidden)
        self._settle(touched)

    def look(self, sight: Sight) -> None:
        """Draw many things as fine as can be told."""
        crowds = self._crowds.values()
        self.drawn = sum(crowd.triangles for crowd in crowds)
        if not is_much(self.drawn):
            for crowd in crowds:
                crowd.draw_as_is()
            return
        throngs = [crowd.throng for crowd in crowds if crowd.throng is not None]
        angle, self.drawn = lost_angle(throngs, sight)
        for crowd in crowds:
            crowd.draw_for(sight, angle)

    def record_at(self, name: str, instance: int) -> RecordId:
        """Tell which item was picked, by the name of the model that was hit and the number of the instance."""
        crowd = self._names.get(name)
        return crowd.owner_of(instance) if crowd is not None else name

    def staged(self, item_id: RecordId) -> Staged | None:
        """Give what an item looks like, None for what is not shown."""
        shown = self._shown.get(item_id)
        return shown.staged if shown is not None else None

    def _otherwise_lit(self, shine: Mapping[RecordId, float], gone: Iterable[RecordId]) -> dict[RecordId, Staged]:
        """Give what has to be shown anew, as it shines more or less than before."""
        doubted = (shine.keys() | self._shine.keys()) & self._shown.keys() - set(gone)
        return {
            item_id: self._shown[item_id].staged
            for item_id in doubted
            if shine.get(item_id, 1.0) != self._shine.get(item_id, 1.0)
            and any(map(shines, _every_part([self._shown[item_id].staged])))
        }

    def _drop(self, item_id: RecordId) -> set[Hashable]:
        shown = self._shown.pop(item_id, None)
        if shown is None:
            return set()
        self._clear(item_id, shown)
        return shown.crowds

    def _clear(self, item_id: RecordId, shown: _Shown) -> None:
        if shown.node is not None:
            discard(shown.node)
        for part in shown.parts:
            self.shapes.give_back(part)
            self.materials.let_go(part)
        for key in shown.crowds:
            self._crowds[key].put(item_id, ())

    def _show(self, item_id: RecordId, staged: Staged) -> set[Hashable]:
        before = self._shown.get(item_id)
        known = before.parts if before is not None else ()
        parts = tuple(_as_known(part, known) for part in _shown_parts(staged))
        shown = self._shown[item_id] = _Shown(staged, parts)
        if parts:
            shown.node = self._models(item_id, parts)
        if before is not None:
            self._clear(item_id, before)
        places: dict[Hashable, list[Matrix]] = {}
        bodies: dict[Hashable, Body] = {}
        share = self._shine.get(item_id, 1.0)
        for thing in staged.things:
            lit = share if any(map(shines, thing.body)) else 1.0  # the dark and the lit of a kind are no longer alike
            places.setdefault((thing.alike, lit), []).append(thing.matrix)
            bodies[thing.alike, lit] = thing.body
        for key, matrices in places.items():
            self._crowd(key, bodies[key], share).put(item_id, tuple(matrices))
        shown.crowds = set(places)
        return shown.crowds | (before.crowds if before is not None else set())

    def _models(self, item_id: RecordId, parts: Body) -> Any:
        node = self.elements.node(
            "Node", self._bodies, {"objectName": item_id, "visible": item_id not in self.hidden}
        )
        for part in parts:
            properties = {
                "objectName": item_id,
                "geometry": self.shapes.take(part),
                "pickable": True,
                "layers": layers_of(item_id, part),
            }
            model = self.elements.node("Model", node, properties)
            self.materials.dress(model, part, self.scale, self._shine.get(item_id, 1.0))
        return node

    def _crowd(self, key: Hashable, body: Body, shine: float) -> Crowd:
        crowd = self._crowds.get(key)
        if crowd is None:
            below = self._bodies, self._upright
            crowd = self._crowds[key] = Crowd(self.elements, self.materials, self.shapes, below, body, shine)
            self._names[crowd.name] = crowd
        return crowd

    def _settle(self, touched: Iterable[Hashable]) -> None:
        for key in touched:
            crowd = self._crowds[key]
            if crowd.is_empty:
                del self._crowds[key], self._names[crowd.name]
                crowd.remove()
            else:
                crowd.settle(self.hidden)


def _every_part(bodies: Iterable[Staged]) -> Iterator[BodyPart]:
    for staged in bodies:
        yield from staged.parts
        for thing in staged.things:
            yield from thing.body


def _shown_parts(staged: Staged) -> list[BodyPart]:
    """Give the parts of an item as they are shown: with what grows out of them."""
    return [each for part in staged.parts if len(part.mesh.triangles) for each in grown(part)]


def _as_known(part: BodyPart, known: Body) -> BodyPart:
    """Give a part with the mesh that is on the card already, if one of those before is the same."""
    for other in known:
        if other.mesh is part.mesh:
            return part
        if (
            other.mesh.vertices.shape == part.mesh.vertices.shape
            and np.array_equal(other.mesh.triangles, part.mesh.triangles)
            and np.array_equal(other.mesh.vertices, part.mesh.vertices)
        ):
            return BodyPart(other.mesh, **{name: getattr(part, name) for name in _SAID})
    return part
