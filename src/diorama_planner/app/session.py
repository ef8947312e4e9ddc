"""A session: one open plan with its history, its derived views, the selection and the user's preferences.

The one thing that window and command line hold. It composes; what it composes does the work.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.preferences import Preferences
from diorama_planner.app.selection import Selection
from diorama_planner.model.change import Change
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, PRICES_ID, Item, Point, PriceList, RecordId
from diorama_planner.model.store import Store

if TYPE_CHECKING:
    from diorama_planner.app.derived import Derived
    from diorama_planner.app.findings import Findings
    from diorama_planner.app.light.electrics import PlanElectrics
    from diorama_planner.app.light.wiring_job import Wiring
    from diorama_planner.app.pictures import Pictures
    from diorama_planner.app.project_file import ProjectFile
    from diorama_planner.app.purchase.buying import Buying
    from diorama_planner.app.purchase.workshop import Workshop
    from diorama_planner.app.quantities import Quantities
    from diorama_planner.app.scene import Scene
    from diorama_planner.app.surroundings import Surroundings
    from diorama_planner.catalogue.catalogue import Catalogue
    from diorama_planner.core.issues import Fix, Issue
    from diorama_planner.drawing.primitives import Primitive
    from diorama_planner.geometry.points import Bounds
    from diorama_planner.geometry.region import Region
    from diorama_planner.takeoff.bill_rows import Bill
    from diorama_planner.terrain.ground import Ground
    from diorama_planner.terrain.ground_tiles import GroundTiles

Listener = Callable[[SessionEvent], None]


class Session:
    """Everything about one open plan. Listeners hear of an event after all derived views have followed it."""

    def __init__(
        self,
        document: Document | None = None,
        *,
        catalogue: Catalogue | None = None,
        preferences: Preferences | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.preferences = preferences or Preferences()
        self._listeners: list[Listener] = []
        self._quiet = True
        self.selection = Selection(lambda: self._tell(SessionEvent(EventKind.SELECTION)))
        self._catalogue = catalogue
        self._file: ProjectFile | None = None
        self.locks_files = False
        """Whether projects are locked while they are open here; to be said before the first is opened."""
        self.workshop_folder: Path | None = None
        """Where the user's workshop is kept; to be said before it is asked for, else it is only remembered."""
        self._workshop: Workshop | None = None
        self._buying: Buying | None = None
        self._derived: Derived | None = None
        self.store = Store(document or Document(), clock)
        self.store.add_view(self)
        self._quiet = False

    def beside(self, document: Document) -> Session:
        """Open another document beside this one, with the same catalogue, workshop and preferences."""
        other = Session(document, catalogue=self._catalogue, preferences=self.preferences)
        other._workshop = self.workshop
        return other

    # -- the document --------------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The plan as it stands."""
        return self.store.document

    @property
    def catalogue(self) -> Catalogue:
        """Things and materials, with those of the project and of the user."""
        return self.scene.catalogue

    @property
    def scale(self) -> float:
        """Denominator of the plan's scale."""
        return self.document.project.scale

    @property
    def title(self) -> str:
        """Name of the project."""
        return self.document.project.name

    @contextmanager
    def edit(self, label: str, merge_key: str = "") -> Iterator[Draft]:
        """Collect edits in a draft and commit them as one step; an exception drops them all."""
        with self.store.edit(label, merge_key) as draft:
            yield draft
            if self._derived is not None or any(getattr(one, "anchors", ()) for one in self.document.items()):
                from diorama_planner.app.editing.dimensions import settle

                settle(draft, self.scene)

    def undo(self) -> None:
        """Take the last step back."""
        self.store.undo()

    def redo(self) -> None:
        """Do the step again that was last taken back."""
        self.store.redo()

    @property
    def undo_label(self) -> str:
        """What undo would take back, empty if nothing."""
        return self.store.history.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again, empty if nothing."""
        return self.store.history.redo_label

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self.undo_label)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self.redo_label)

    # -- following (the session is the last of the store's views) ------------------------------------------

    def apply(self, change: Change, document: Document) -> None:
        """Pass a change on to what is derived from the document, then to the listeners."""
        self.derived.apply(change, document)
        gone = self.selection.ids - document.records.keys()
        if gone:
            self.selection.set(self.selection.ids - gone)
        self._tell(SessionEvent(EventKind.CHANGE, change, self.scene.dirty | change.ids))

    def rebuild(self, document: Document) -> None:
        """Turn to another document."""
        if self._derived is not None:
            self._derived.rebuild(document)
        self.selection.clear()
        self._tell(SessionEvent(EventKind.DOCUMENT, None, frozenset(document.records)))

    @property
    def derived(self) -> Derived:
        """All that is worked out from the document."""
        if self._derived is None:
            from diorama_planner.app.derived import Derived
            from diorama_planner.catalogue.catalogue import load_catalogue

            self._derived = Derived(self._catalogue or load_catalogue(), self.preferences.region or "")
            self._derived.pictures.look = self.preferences.look
            self._derived.on_wires = lambda: self._tell(SessionEvent(EventKind.WIRES))
            self._derived.rebuild(self.document)
        return self._derived

    @property
    def scene(self) -> Scene:
        """Outlines, bodies, contacts and the ground."""
        return self.derived.scene

    @property
    def quantities(self) -> Quantities:
        """The ledger."""
        return self.derived.quantities

    @property
    def findings(self) -> Findings:
        """The issues."""
        return self.derived.findings

    @property
    def electrics(self) -> PlanElectrics:
        """Lights and circuits, and what follows from them."""
        return self.derived.electrics

    @property
    def wiring(self) -> Wiring:
        """The wires between them."""
        return self.derived.wiring

    @property
    def pictures(self) -> Pictures:
        """Drawings, stacking, picking."""
        return self.derived.pictures

    @property
    def file(self) -> ProjectFile:
        """Where the plan is kept."""
        if self._file is None:
            from diorama_planner.app.project_file import ProjectFile

            self._file = ProjectFile(locks=self.locks_files)
        return self._file

    @property
    def workshop(self) -> Workshop:
        """Shops, stash and learned rates of the user, for all plans; read when first asked for."""
        if self._workshop is None:
            from diorama_planner.app.purchase.workshop import Workshop

            self._workshop = Workshop(self.workshop_folder)
            self._workshop.subscribe(self._follow_workshop)
        return self._workshop

    def _follow_workshop(self) -> None:
        self.buying.heed_rates()
        self._tell(SessionEvent(EventKind.WORKSHOP))

    @property
    def buying(self) -> Buying:
        """The bill held against shelf and shops."""
        if self._buying is None:
            from diorama_planner.app.purchase.buying import Buying

            self._buying = Buying(self, lambda: self._tell(SessionEvent(EventKind.WORKSHOP)))
        return self._buying

    def subscribe(self, listener: Listener) -> None:
        """Be told of events, after all derived views, in order of subscription."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Be told no more."""
        self._listeners.remove(listener)

    def _tell(self, event: SessionEvent) -> None:
        if not self._quiet:
            for listener in list(self._listeners):
                listener(event)

    # -- what is derived -----------------------------------------------------------------------------------

    def around(self) -> Surroundings:
        """What items can see."""
        return self.scene.around

    @property
    def ground(self) -> Ground:
        """The shape of the ground."""
        return self.scene.ground

    def outline(self, item_id: RecordId) -> Region:
        """The plan area of an item."""
        record = self.document.get(item_id)
        return self.scene.outline(record) if isinstance(record, Item) else self.scene.base

    def draw(self, item_id: RecordId) -> tuple[Primitive, ...]:
        """The picture of an item; a red outline if it cannot be drawn."""
        return self.pictures.of(item_id)

    def ground_drawing(self) -> tuple[Primitive, ...]:
        """Hillshade and contours, to be laid over the landforms."""
        return self.pictures.ground()

    def ground_tiles(self) -> GroundTiles | None:
        """The same in parts that are kept where the ground has not changed."""
        return self.pictures.ground_tiles()

    def z_value(self, item_id: RecordId) -> float:
        """What lies higher has a greater one."""
        return self.pictures.z_value(item_id)

    def stacking(self) -> list[RecordId]:
        """The shown items from below to above."""
        return self.pictures.stacking()

    def drawing(self) -> tuple[Primitive, ...]:
        """The whole plan from below to above, as it is printed."""
        return self.pictures.everything()

    def pick(self, point: Point, tolerance_mm: float = 0.0) -> list[RecordId]:
        """The shown items at a point, the topmost first."""
        return self.pictures.pick(point, tolerance_mm)

    def items_within(self, bounds: Bounds, *, touch: bool) -> list[RecordId]:
        """The shown items that a box encloses, or touches."""
        return self.pictures.within(bounds, touch=touch)

    def bill(self) -> Bill:
        """What the plan needs."""
        return self.buying.bill()

    def issues(self) -> tuple[Issue, ...]:
        """What is wrong or worth knowing."""
        return self.findings.issues()

    def follow(self) -> None:
        """Bring the ledger and the issues up to date, before anyone asks for them."""
        self.quantities.follow()
        self.quantities.ledger.totals()
        self.findings.follow()

    def apply_fix(self, fix: Fix) -> None:
        """Run a remedy as one step of the history."""
        from diorama_planner.app.fixes import FIXES

        with self.edit(str(fix.label)) as draft:
            FIXES[fix.verb](draft, fix.args)

    def base_size(self) -> tuple[float, float, float]:
        """Width, depth and thickness of the base in mm; zeros if there is none."""
        from diorama_planner.kinds.base import Base

        base = self.document.records.get(BASE_ID)
        return (base.width_mm, base.depth_mm, base.thickness_mm) if isinstance(base, Base) else (0.0, 0.0, 0.0)

    # -- files and preferences ------------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """Where the project is kept."""
        return self._file.path if self._file else None

    @property
    def dirty(self) -> bool:
        """Whether there is something to save."""
        return self._file is not None and self._file.is_dirty(self.document)

    @property
    def read_only(self) -> bool:
        """Whether the file may not be written over: newer, damaged, or held by another program."""
        return self._file is not None and self._file.read_only

    @property
    def saved_at(self) -> float | None:
        """When the project was last saved by this session, by the wall clock."""
        return self._file.saved_at if self._file else None

    def close(self) -> None:
        """Let the project go, so that others may write it."""
        if self._file is not None:
            self._file.release()

    def new(self, document: Document) -> None:
        """Start a plan that has no file yet, with prices in the user's currency."""
        if PRICES_ID not in document.records:
            prices = PriceList(id=PRICES_ID, currency=self.preferences.currency)
            document = Document.of([*document.records.values(), prices], document.assets)
        self.file.start(document)
        self.store.replace(document)

    def recover(self, document: Document) -> None:
        """Turn to a plan that a crash left behind: it has no file yet and counts as unsaved."""
        self.file.start(Document())
        self.store.replace(document)

    def open(self, path: Path) -> Sequence[str]:
        """Open a project; gives what could not be read of it, in words.

        Raises:
            BadFileError: nothing can be read; the session is as it was.
        """
        opened = self.file.open(path)
        self.set_preferences(recent=self.preferences.with_recent(path).recent)
        self.store.replace(opened.document)
        return [str(problem) for problem in opened.problems]

    def save(self, path: Path | None = None, thumbnail: bytes | None = None) -> None:
        """Save, to another file if a path is given. What the plan uses of the user's catalogue goes with it.

        Raises:
            WriteError: it could not be written; the plan stays unsaved.
            UsageError: there is no path, or the file is read-only and none is given.
        """
        target = self.file.target(path)
        if records := self.scene.entries_to_embed():
            with self.edit("Keep own catalogue entries in the project") as draft:
                for record in records:
                    draft.put(record)
        self.file.save(self.document, target, thumbnail)
        self.set_preferences(recent=self.preferences.with_recent(target).recent)
        self._tell(SessionEvent(EventKind.SAVED))

    def set_preferences(self, **fields: Any) -> None:
        """Change preferences; the caller keeps them on disk."""
        old_region = self.preferences.region
        self.preferences = dataclasses.replace(self.preferences, **fields)
        if self.preferences.region != old_region and self._derived is not None:
            self.scene.region = self.preferences.region or ""
            self.findings.rebuild()
        if self._derived is not None:
            self.pictures.look = self.preferences.look
        self._tell(SessionEvent(EventKind.PREFERENCES))
