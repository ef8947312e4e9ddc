"""A face of a wall as a little plan of its own: its base is the face, its items are what is on it, from before.

So canvas, tools and snapping serve a face as they serve the plan. History, selection and preferences are those of
the whole; only places, outlines and drawings are the face's. Items are moved by `face_verbs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from diorama_planner.app.derived import Derived
from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.pictures import Pictures
from diorama_planner.app.scene import Scene
from diorama_planner.app.session import Session
from diorama_planner.core.errors import PlannerError
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.region import Region, empty_region
from diorama_planner.kinds.base import LARGEST_MM, Base
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.faces import FACES, LONG_FACES, face_of, folds
from diorama_planner.kinds.hosts import Face, Host
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, Group, Item, Layer, Project, Record, RecordId

LEAST_MM = 0.01


class FaceScene(Scene):
    """The places of what is on a face, kept in step with the scene of the whole plan."""

    def __init__(self, whole: Scene) -> None:
        super().__init__(whole.shared_catalogue, whole.region)
        self.whole = whole
        self.face: Face | None = None

    def look_at(self, host_id: RecordId, surface: str) -> None:
        """Turn to a face; to none if there is no such wall."""
        host = self.whole.document.records.get(host_id)
        is_wall = isinstance(host, Item) and is_host(host)
        self.face = face_of(cast(Host, host), surface) if is_wall else None
        self.rebuild(Document.of(self._records()))
        self.catalogue = self.whole.catalogue

    def _records(self) -> Iterator[Record]:
        document, face = self.whole.document, self.face
        for plain in (Project, Layer, Group):
            yield from document.every(plain)
        if face is None:
            return
        width, depth = (min(max(side, LEAST_MM), LARGEST_MM) for side in (face.width_mm, face.height_mm))
        yield Base(id=BASE_ID, width_mm=width, depth_mm=depth, order=-1.0)
        for item in (*self.whole.hosted(face.host.id), *self.whole.fixed_to(face.host.id)):
            if kind_of(item).on_face and getattr(item, "surface", face.surface) == face.surface:
                yield item

    def _drawn(self, item: Item) -> Region:
        facet = kind_of(item).on_face
        if self.face is None or facet is None:
            return super()._drawn(item)
        try:
            return facet.outline(item, self.whole.around, self.face)
        except PlannerError:
            return empty_region()


class FacePictures(Pictures):
    """The drawings of what is on a face; its base looks like the wall."""

    def __init__(self, scene: FaceScene) -> None:
        super().__init__(scene)
        self._faces = scene

    def drawing(self, item: Item, around: Around | None = None) -> tuple[Primitive, ...]:
        """What an item looks like on the face; nothing there depends on what it would stand among."""
        face = self._faces.face
        shown = face.host if item.id == BASE_ID and face else item
        facet = kind_of(shown).on_face if isinstance(shown, Item) else None
        return tuple(facet.draw(shown, self._faces.whole.around, face)) if facet and face else ()

    def ground(self) -> tuple[Primitive, ...]:
        """Nothing: the ground before a wall is drawn with it."""
        return ()

    def ground_tiles(self) -> None:
        """Nothing either."""


class FaceDerived(Derived):
    """What is worked out for a face; the ledger and the issues stay those of the whole plan, rooms it has none."""

    def __init__(self, whole: Derived) -> None:
        super().__init__(whole.scene.shared_catalogue, whole.scene.region)
        self.scene = self.faces = FaceScene(whole.scene)
        self.pictures = FacePictures(self.faces)
        self.quantities = whole.quantities
        self.findings = whole.findings

    def look_at(self, host_id: RecordId, surface: str) -> None:
        """Turn to a face."""
        self.faces.look_at(host_id, surface)
        self.pictures.rebuild()


class FaceSession(Session):
    """A session that shows one face of the plan of another, and edits that plan."""

    def __init__(self, whole: Session) -> None:
        super().__init__(catalogue=whole.catalogue, preferences=whole.preferences)
        self.whole = whole
        self.store = whole.store
        self.selection = whole.selection
        self._faces = FaceDerived(whole.derived)
        self._derived = self._faces
        self.host_id: RecordId = ""
        self.surface = LONG_FACES[0]
        whole.subscribe(self._follow)

    def leave(self) -> None:
        """Follow the plan no more."""
        self.whole.unsubscribe(self._follow)

    @property
    def document(self) -> Document:
        """What is on the face, as records of the plan, and the face itself as the base."""
        return self.scene.document

    @property
    def title(self) -> str:
        """Name of the project, and what of it is shown."""
        wall = self.whole.document.records.get(self.host_id)
        name = wall.label if isinstance(wall, Item) and wall.label else "Wall"
        return f"{self.whole.title} - {name}, {self.surface}"

    @property
    def face(self) -> Face | None:
        """The face that is shown."""
        return self._faces.faces.face

    def outline(self, item_id: RecordId) -> Region:
        """The area of an item on the face; empty for what is elsewhere."""
        return super().outline(item_id) if item_id in self.document.records else empty_region()

    def look_at(self, host_id: RecordId, surface: str) -> None:
        """Show a face of a wall."""
        self.host_id, self.surface = host_id, surface
        self._faces.look_at(host_id, surface)
        self._tell(SessionEvent(EventKind.DOCUMENT, None, frozenset(self.document.records)))

    def _follow(self, event: SessionEvent) -> None:
        self.preferences = self.whole.preferences
        if event.kind is EventKind.DOCUMENT:
            self.look_at("", self.surface)
            return
        if event.kind is EventKind.CHANGE:
            before = self.document.records.keys()
            self._faces.look_at(self.host_id, self.surface)
            touched = before | self.document.records.keys() | {self.host_id}
            if not self.whole.scene.everything_dirty and touched.isdisjoint(event.dirty_ids):
                return
        self._tell(event)

    def corners(self) -> tuple[float, ...]:
        """The x at which the face begins, turns a corner and ends, in mm."""
        face = self.face
        return (0.0, *folds(face), face.width_mm) if face else (0.0, 0.0)


def is_host(item: Item) -> bool:
    """Whether an item has faces to look at."""
    kind = kind_of(item)
    return kind.on_face is not None and kind.run is not None


def face_with(session: Session, item_id: RecordId) -> tuple[RecordId, str] | None:
    """Give wall and face on which an item is, or the front of a wall itself; None for what has no face."""
    item = session.document.records.get(item_id)
    if not isinstance(item, Item):
        return None
    if is_host(item):
        return item.id, LONG_FACES[0]
    host = session.around().host(item)
    if host is None:
        return None
    side = str(getattr(item, "surface", getattr(item, "side", "")))
    if side in FACES:
        return host.id, side
    facet, around = kind_of(item).on_face, session.around()
    showing = (face for face in LONG_FACES if facet and facet.outline(item, around, face_of(host, face)).area > 0)
    return host.id, next(showing, LONG_FACES[0])
