"""Shots: every camera of the plan as a picture, what should not be in it, what helps, and what nobody sees."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diorama_planner.app.events import EventKind
from diorama_planner.app.photography import camera_edits
from diorama_planner.app.photography.camera_facts import camera_named, cameras_of, names_of
from diorama_planner.app.photography.perspective import build_smaller
from diorama_planner.app.photography.shot_poses import posable_in
from diorama_planner.app.photography.shot_sketch import sketch
from diorama_planner.app.photography.shots import Moment, PlannedShot, plan_of
from diorama_planner.app.photography.stack_table import stacks_csv
from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.camera_words import lens_remarks
from diorama_planner.kinds.registry import called
from diorama_planner.ui.dialogs.frame import PlannerDialog, choose_target, column, error_text, heading
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.shots.cameras import CameraList, Entry
from diorama_planner.ui.shots.pages import BackdropPage, ChecksPage, FocusPage, MotionPage
from diorama_planner.ui.shots.picture import ShotPicture, image_of
from diorama_planner.ui.shots.taking import Taking
from diorama_planner.ui.texts import begun, say, tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.tabs import TabbedPanels

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.core.issues import Fix
    from diorama_planner.model.record import Item, RecordId

GEOMETRY = "shots/geometry"
LIST_WIDTH, SIDE_WIDTH = 268, 420
SETTLE_MS = 300
"""So long after the last change shots are planned anew, so that they never hold up a hand."""
DRAW = "Draw them in space"
EMPTY = "There is no camera on this plan yet. Put one down with Shift+C, and its picture is planned here."


class ShotsWindow(PlannerDialog):
    """Cameras at the left, the picture of one in the middle, what is told of it at the right. Stays open."""

    show_requested = Signal(list)
    hidden_wanted = Signal()
    ticks_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Shots"), tr("What each camera sees, whether it fits, and what it takes."), parent)
        self._session = session
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._known: dict[RecordId, tuple[PlannedShot | str, QImage]] = {}
        self._unplanned: set[RecordId] = set()
        self._waiting: deque[RecordId] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._plan_next)
        self._stills: dict[RecordId, QImage] = {}
        self.taking = Taking(session, self)
        self._asked = self._came = 0
        self.cameras = CameraList()
        self.picture = ShotPicture()
        self.said = words("", "muted", wrap=True)
        self.figures = words("", wrap=True)
        self.checks = ChecksPage(self._readings, lambda record: ", ".join(names_of(session, [record])))
        self.focus = FocusPage(self._readings)
        self.backdrop = BackdropPage(self._readings)
        self.motion = MotionPage(lambda: session.scale, lambda plan: posable_in(session, plan.camera))
        self.pages = TabbedPanels(tr("Shot"))
        self._empty = words(tr(EMPTY), "muted", wrap=True)
        self._whole = QWidget()
        self._lay_out()
        self._listen()
        self._later = Later(self, self.refresh, SETTLE_MS)
        geometry = QSettings().value(GEOMETRY)
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            room = self.screen().availableSize()
            self.resize(min(1360, room.width() - 40), min(800, room.height() - 60))

    def _lay_out(self) -> None:
        self.pages.add("checks", tr("Checks"), lambda: self.checks)
        self.pages.add("focus", tr("Focus"), lambda: self.focus)
        self.pages.add("backdrop", tr("Backdrop"), lambda: self.backdrop)
        self.pages.add("motion", tr("Motion"), lambda: self.motion)
        self.cameras.setFixedWidth(LIST_WIDTH)
        self.pages.setFixedWidth(SIDE_WIDTH)
        middle = QWidget()
        lines = column(middle, spacing=UNIT)
        lines.addWidget(self.said)
        lines.addWidget(self.picture, 1)
        lines.addSpacing(UNIT)
        lines.addWidget(heading(tr("What the lens does here")))
        lines.addWidget(self.figures)
        lines.addStretch()
        body = QHBoxLayout(self._whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2 * UNIT)
        body.addWidget(self.cameras)
        body.addWidget(middle, 1)
        body.addWidget(self.pages)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self._empty, 1)
        self.hidden_ = button(tr("What no camera sees"))
        self.hidden_.setToolTip(tr("Hatches on the plan what none of the planned cameras sees"))
        self.add_aside(self.hidden_)
        self.take = button(tr(DRAW))
        self.take.setToolTip(tr("Takes a small still of every shot, with true blur, while you go on"))
        self.add_aside(self.take)
        self.add_button(tr("Close"), self.close)

    def _listen(self) -> None:
        self.cameras.chosen.connect(lambda _: self._show())
        self.cameras.ticked.connect(self._tick)
        self.picture.chosen.connect(self.picture.light_up)
        self.checks.lit.connect(self.picture.light_up)
        self.checks.show_requested.connect(lambda record: self.show_requested.emit([record]))
        self.checks.help_wanted.connect(self._help)
        self.checks.note_wanted.connect(self._note)
        self.checks.put_back_wanted.connect(self._put_back)
        self.motion.help_wanted.connect(self._help)
        self.motion.show_requested.connect(lambda record: self.show_requested.emit([record]))
        self.focus.save_wanted.connect(self._save_stack)
        self.focus.copy_wanted.connect(self._copy_stack)
        self.focus.print_wanted.connect(self._print_stack)
        self.backdrop.build_smaller.connect(self._build_smaller)
        self.backdrop.note_wanted.connect(self._note)
        self.hidden_.clicked.connect(self.hidden_wanted)
        self.take.clicked.connect(self._take_all)
        self.taking.taken.connect(self._on_taken)
        self.taking.failed.connect(self._on_failed)
        follow(self._session, self, self._on_event)

    def _readings(self) -> Readings:
        return Readings.of(self._session)

    # -- what is shown ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Plan all shots anew, the one that is looked at first."""
        cameras = cameras_of(self._session)
        ids = [each.id for each in cameras]
        self._known = {name: known for name, known in self._known.items() if name in ids}
        self._whole.setVisible(bool(cameras))
        self._empty.setVisible(not cameras)
        for pressed in (self.hidden_, self.take):
            pressed.setEnabled(bool(cameras))
        self.cameras.show_entries([self._entry(each) for each in cameras])
        current = self.cameras.current()
        self._waiting = deque(sorted(ids, key=lambda name: name != current))
        self._turn.start(0)

    def unplanned(self) -> set[RecordId]:
        """The cameras that are not ticked."""
        return set(self._unplanned)

    def plan(self) -> PlannedShot | None:
        """The shot that is looked at; None while it is planned, or if it makes no view."""
        known = self._known.get(self.cameras.current())
        return known[0] if known is not None and isinstance(known[0], PlannedShot) else None

    def is_busy(self) -> bool:
        """Whether shots are still being planned."""
        return bool(self._waiting) or self._turn.isActive()

    def _plan_next(self) -> None:
        """Plan one shot in a turn of the loop."""
        if not self._waiting:
            return
        name = self._waiting.popleft()
        item = camera_named(self._session, name)
        if item is not None:
            try:
                plan = plan_of(self._session, item)
                self._known[name] = plan, self._stills.get(name) or self._sketched(plan.start)
            except PlannerError as error:
                self._known[name] = error_text(error), QImage()
            self.cameras.show_entry(self._entry(item))
            if name == self.cameras.current():
                self._show()
        if self._waiting:
            self._turn.start(0)

    def _sketched(self, moment: Moment) -> QImage:
        return image_of(sketch(self._session, moment))

    def _entry(self, camera: Item) -> Entry:
        plan, image = self._known.get(camera.id, (None, QImage()))
        is_planned = camera.id not in self._unplanned
        if plan is None:
            return Entry(camera.id, called(camera), image, tr("Being looked through…"), False, is_planned)
        if isinstance(plan, str):
            return Entry(camera.id, called(camera), image, tr("Makes no picture"), True, is_planned)
        count = len(plan.troubles)
        if not plan.fit.fits:
            said = tr("It does not fit")
            if count:
                said = tr_count("{fit}, and 1 thing spoils it", "{fit}, and {count} things spoil it", count, fit=said)
        else:
            said = tr("It fits")
            if count:
                said = tr_count("{fit}, but 1 thing spoils it", "{fit}, but {count} things spoil it", count, fit=said)
        return Entry(camera.id, called(camera), image, said, not plan.fit.fits or bool(count), is_planned)

    def _show(self) -> None:
        known = self._known.get(self.cameras.current())
        if known is None:
            self.picture.show_words(tr("Being looked through…"))
            return
        plan, image = known
        self.pages.setEnabled(isinstance(plan, PlannedShot))
        if isinstance(plan, str):
            self.picture.show_words(plan)
            self.said.setText("")
            self.figures.setText("")
            return
        self.picture.show_shot(plan, image, self._sketched)
        told = lens_remarks(plan.camera, self._session.around())
        comma = self._session.preferences.decimal_comma
        self.figures.setText("\n".join(say(each, decimal_comma=comma) for each in told))
        self.checks.show_shot(plan)
        self.focus.show_shot(plan)
        self.backdrop.show_shot(plan)
        self.motion.show_shot(plan)
        self.backdrop.tell_scale(self._session.scale)
        lens = plan.view.lens.name or f"{plan.view.lens.focal_mm:g} mm"
        figure = self._readings().number(plan.view.f_number)
        is_still = plan.camera.id in self._stills
        made = tr("taken in space") if is_still else tr("a sketch")
        self.said.setText("  ·  ".join((called(plan.camera), lens, f"f/{figure}", made)))

    # -- what is done ----------------------------------------------------------------------------------------

    def _tick(self, camera: RecordId, is_planned: bool) -> None:
        if is_planned:
            self._unplanned.discard(camera)
        else:
            self._unplanned.add(camera)
        item = camera_named(self._session, camera)
        if item is not None:
            self.cameras.show_entry(self._entry(item))
        self.ticks_changed.emit()

    def _help(self, fix: Fix) -> None:
        self.attempt(lambda: self._session.apply_fix(fix))

    def _note(self, text: str) -> None:
        """Write something that is built or bought down with the camera."""
        item = camera_named(self._session, self.cameras.current())
        if item is None or text in item.note:
            return
        with self._session.edit(tr("Note on the camera")) as draft:
            draft.change(item.id, note=f"{item.note}\n{text}".strip())

    def _put_back(self, record: RecordId) -> None:
        with self._session.edit(tr("Put it back")) as draft:
            camera_edits.put_back(draft, self.cameras.current(), record)

    def _build_smaller(self, denominator: float) -> None:
        """Make the selected things as large as they are in a smaller scale."""
        session, made = self._session, 0
        name = tr("Make it 1:{scale}", scale=self._readings().number(denominator))
        with session.edit(name) as draft:
            made = build_smaller(draft, sorted(session.selection.ids), denominator, session.catalogue)
        self.show_problem("" if made else tr("Select things on the plan first: those are made smaller."))

    def _take_all(self) -> None:
        """Take a still of every shot, the one that is looked at first."""
        self.taking.stop()
        current = self.cameras.current()
        for entry in sorted(self.cameras.entries(), key=lambda entry: entry.id != current):
            plan = self._known.get(entry.id, ("", QImage()))[0]
            if isinstance(plan, PlannedShot):
                self.taking.take(entry.id, plan.view.picture.aspect)
        self._asked, self._came = self.taking.asked, 0
        self._tell_taking()

    def _tell_taking(self) -> None:
        """Say how many stills are still to come, on the button that asked for them."""
        is_going = self._came < self._asked
        told = tr("Drawing {number} of {count}…", number=self._came + 1, count=self._asked)
        self.take.setText(told if is_going else tr(DRAW))

    def _on_failed(self, told: str) -> None:
        self._no_more()
        self.show_problem(told)

    def _no_more(self) -> None:
        """Give up what is still to come."""
        self.taking.stop()
        self._asked = self._came = 0
        self._tell_taking()

    def _on_taken(self, camera: RecordId, still: QImage) -> None:
        self._came += 1
        self._tell_taking()
        known, item = self._known.get(camera), camera_named(self._session, camera)
        if known is None or item is None or still.isNull():
            return
        self._stills[camera] = still
        self._known[camera] = known[0], still
        self.cameras.show_entry(self._entry(item))
        if camera == self.cameras.current():
            self._show()

    def _save_stack(self) -> None:
        from diorama_planner.project_io.files import write_atomically

        plan = self.plan()
        path = choose_target(self, tr("Save the focus stack"), f"{self._session.title} stack.csv", "CSV (*.csv)")
        if plan is not None and path is not None:
            self.attempt(lambda: write_atomically(path, stacks_csv([plan])))

    def _copy_stack(self) -> None:
        plan = self.plan()
        if plan is not None:
            QGuiApplication.clipboard().setText(stacks_csv([plan]).decode("utf-8-sig"))

    def _print_stack(self) -> None:
        from diorama_planner.ui.shots.printing import print_stack

        plan = self.plan()
        if plan is not None:
            print_stack(plan, begun(say(called(plan.camera))), self.focus.table.texts(), self)

    # -- following -------------------------------------------------------------------------------------------

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind in {EventKind.CHANGE, EventKind.DOCUMENT}:
            self._no_more()
            self._stills.clear()
        if event.kind is EventKind.DOCUMENT:
            self._known.clear()
            self._unplanned.clear()
        if self.isVisible() and event.kind not in {EventKind.SELECTION, EventKind.SAVED}:
            self._later.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Plan what is there now."""
        super().showEvent(event)
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop planning, and remember where the window was."""
        self._waiting.clear()
        self._no_more()
        self.taking.finish()
        QSettings().setValue(GEOMETRY, self.saveGeometry())
        super().closeEvent(event)
