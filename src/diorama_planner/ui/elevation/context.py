"""A face of a wall as tools see it: the context of the canvas, with the face's own places and verbs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from diorama_planner.app.defaults import defaults_for
from diorama_planner.app.editing import choosing, face_verbs
from diorama_planner.app.editing.face_session import FaceSession
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import Bounds
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.kinds.hosts import Face
from diorama_planner.kinds.registry import KINDS, kind_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.roles import field_infos
from diorama_planner.tools.context import Chosen, HostSpot
from diorama_planner.tools.events import Pointer, Snapped
from diorama_planner.tools.frame import position
from diorama_planner.tools.hanging import hanging_tool
from diorama_planner.tools.tool import Tool
from diorama_planner.tools.vectors import corners, middle, shifted
from diorama_planner.ui.canvas.context import CanvasContext, CanvasVerbs
from diorama_planner.ui.canvas.snapping import Snapping

FIXTURE = "fixture"
_SIDES = ("surface", "side")
"""The fields that say on which face something is."""


class FaceVerbs(CanvasVerbs):
    """The verbs of tools, in the millimetres of the face that is shown."""

    def __init__(self, session: FaceSession) -> None:
        super().__init__(session)
        self._faces = session

    @property
    def _face(self) -> Face:
        face = self._faces.face
        if face is None:
            raise UsageError(msg("the wall of this face is gone"))
        return face

    def move(self, draft: Draft, ids: Collection[RecordId], dx: float, dy: float, *, detached: bool = False) -> None:
        """Move items on the face, where nothing is joined."""
        face_verbs.move(draft, self._face, ids, dx, dy)

    def rotate(self, draft: Draft, ids: Collection[RecordId], angle_deg: float, about: Point | None = None) -> None:
        """Turn patches; without a point, about the middle of all that is turned."""
        around = self._faces.scene.boxes.around(ids)
        pivot = about or (middle(around) if around else (0.0, 0.0))
        face_verbs.rotate(draft, self._face, sorted(ids), angle_deg, pivot)

    def stretch(
        self,
        draft: Draft,
        ids: Collection[RecordId],
        along_x: float,
        along_y: float,
        about: Point,
        *,
        detached: bool = False,
    ) -> None:
        """Stretch patches and signs."""
        face_verbs.stretch(draft, self._face, ids, along_x, along_y, about)

    def add_item(self, draft: Draft, item: Item) -> None:
        """Add what was drawn on the face."""
        super().add_item(draft, face_verbs.settled(item, self._face))

    def duplicate(self, draft: Draft, ids: Collection[RecordId], dx: float, dy: float) -> Sequence[RecordId]:
        """Copy items on the face and give the ids of the copies."""
        return face_verbs.duplicate(draft, self._face, ids, dx, dy)


class FaceContext(CanvasContext):
    """What tools ask of a face. `chosen_fields` are those of newly drawn items that the panel's menus choose."""

    def __init__(self, session: FaceSession, snapping: Snapping, mm_per_pixel: Callable[[], float]) -> None:
        super().__init__(session, snapping, mm_per_pixel)
        self._faces = session
        self.verbs = FaceVerbs(session)
        self.chosen_fields: dict[str, dict[str, Any]] = {}

    @property
    def chosen(self) -> Chosen:
        """The selection as a whole; what has its place on the plan, such as a light, is only framed here."""
        found = super().chosen
        is_of_plan = found.single is not None and position(found.single) is not None
        return replace(found, single=None, turns=False) if is_of_plan else found

    def can_move(self, item_id: RecordId) -> bool:
        """Whether an item is on this face and is free: neither it nor its layer locked, and not the face itself."""
        item = self.item(item_id)
        facet = kind_of(item).on_face if item is not None else None
        if item is None or facet is None or facet.moved is None:
            return False
        return not choosing.is_locked(self._session.document, item)

    def pick(self, point: Point) -> Sequence[RecordId]:
        """The items at a point, topmost first; never the face itself."""
        return [item_id for item_id in super().pick(point) if self._is_on(item_id)]

    def items_within(self, bounds: Bounds, touch: bool) -> Sequence[RecordId]:
        """The items that lie in a box, or touch it."""
        return [item_id for item_id in super().items_within(bounds, touch) if self._is_on(item_id)]

    def _is_on(self, item_id: RecordId) -> bool:
        item = self.item(item_id)
        return item is not None and kind_of(item).on_face is not None

    def host_at(self, point: Point, reach_mm: float = 0.0) -> HostSpot | None:
        """No place of the plan: on a face things are put where the pointer is."""
        return None

    def host_spot(self, item: Item) -> HostSpot | None:
        """None: what is set into a wall is moved freely here, and does not slide along a line."""
        return None

    def with_hosted(self, item_ids: frozenset[RecordId]) -> frozenset[RecordId]:
        """Nothing on a face carries anything else."""
        return item_ids

    def defaults(self, tag: str) -> Mapping[str, Any]:
        """The fields of a newly drawn item of a kind, on this face."""
        known = {info.name for info in field_infos(KINDS[tag].record)}
        own = {name: self._faces.surface for name in _SIDES if name in known}
        return {
            **defaults_for(tag, self._session),
            "host": self._faces.host_id,
            **own,
            **self.chosen_fields.get(tag, {}),
        }

    # -- hanging -----------------------------------------------------------------------------------------------

    def tool_of(self, thing_id: str) -> Tool:
        """The tool that hangs a thing of the catalogue on this face."""
        return self.tool_of_kind(KINDS[FIXTURE], thing=thing_id)

    def tool_of_kind(self, kind: ItemKind, **own: Any) -> Tool:
        """The tool that puts items of a hosted kind, with these fields, on this face."""

        def hang(item_id: RecordId, pointer: Pointer) -> tuple[Item, Snapped | None]:
            return self._hung(kind, own, item_id, pointer)

        return hanging_tool(kind, hang)

    def _hung(
        self, kind: ItemKind, own: Mapping[str, Any], item_id: RecordId, pointer: Pointer
    ) -> tuple[Item, Snapped | None]:
        """The item with its middle at the pointer, drawn to what lies near, and held in the face if it fits."""
        face = self._faces.face
        if face is None:
            raise UsageError(msg("the wall of this face is gone"))
        _check_side(kind, self._faces.surface)
        fields = {**self.defaults(kind.tag), **own, "id": item_id, "at_mm": face.width_mm / 2}
        item = kind.record(**fields)
        box = self._faces.scene.outline(item).bounds
        x, y = middle(box)
        moved = shifted(box, pointer.raw[0] - x, pointer.raw[1] - y)
        snap = None
        if not pointer.modifiers.free:
            drawn = self.snap_moved((middle(moved), *corners(moved)), moved, frozenset({item_id}))
            moved, snap = shifted(moved, drawn.dx, drawn.dy), drawn.snap
        left = _held(moved[0], box[2] - box[0], face.width_mm)
        low = _held(moved[1], box[3] - box[1], face.height_mm)
        return face_verbs.moved(item, face, left - box[0], low - box[1]), snap


def _check_side(kind: ItemKind, surface: str) -> None:
    """Refuse a face that no item of a kind can be on."""
    for info in field_infos(kind.record):
        if info.name in _SIDES and surface not in info.spec.choices:
            raise UsageError(
                msg("{kind}: only on the front or the back of a wall", kind=kind.name),
                msg("show another face of the wall"),
            )


def _held(start: float, size: float, room: float) -> float:
    """Where a stretch begins that is kept in its room, or in its middle if it is longer."""
    return (room - size) / 2 if size >= room else min(max(start, 0.0), room - size)
