"""What is told of a shot beside its picture: what is in it and whether it fits, focus, backdrop, motion."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from diorama_planner.app.photography.perspective import smaller_behind
from diorama_planner.app.photography.shot_poses import Posable
from diorama_planner.app.photography.shot_words import (
    EXPOSURE_S,
    SPEED_KMH,
    Row,
    backdrop_rows,
    behind_words,
    clash_words,
    full_size_rows,
    motion_rows,
    seen_words,
)
from diorama_planner.app.photography.shots import PlannedShot, Remedy
from diorama_planner.app.photography.stack_table import stack_rows
from diorama_planner.core.errors import PlannerError
from diorama_planner.ui.dialogs.frame import card, column, error_text, heading, row, scrolled
from diorama_planner.ui.dialogs.plain_table import PlainTable
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import begun, say, tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import FormRow, button, words
from diorama_planner.ui.widgets.quantities import LengthField, NumberField
from diorama_planner.ui.widgets.tabs import TabPanel

LABEL_WIDTH = 168


class Page(TabPanel):
    """A column of parts that scrolls; `show_shot` of each tells of a shot."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        self.lines = column(inner, spacing=UNIT, margins=(2, UNIT, UNIT, UNIT))
        column(self).addWidget(scrolled(inner))


class Rows(QWidget):
    """Figures below each other: what each is at the left, how much at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, spacing=UNIT)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these in the place of what there was."""
        cleared(self._lines)
        for each in rows:
            label = words(say(each.label), "muted", wrap=True)
            label.setFixedWidth(LABEL_WIDTH)
            value = words(say(each.value), wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line = row(label, value)
            line.setStretch(1, 1)
            self._lines.addLayout(line)

    def texts(self) -> list[str]:
        """What is shown, label and value after each other."""
        return [each.text() for each in self.findChildren(QLabel)]


def cleared(layout: QVBoxLayout) -> None:
    """Take all out of a column."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if inner is not None:
            while (part := inner.takeAt(0)) is not None:
                if (held := part.widget()) is not None:
                    held.hide()
                    held.deleteLater()


class ChecksPage(Page):
    """What should not be in the picture, and whether the camera fits, with what helps."""

    lit = Signal(int)
    show_requested = Signal(str)
    help_wanted = Signal(object)
    note_wanted = Signal(str)
    put_back_wanted = Signal(str)

    def __init__(self, readings: Callable[[], Readings], name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._readings, self._name_of = readings, name_of
        seen, fit = QWidget(), QWidget()
        self._seen, self._fit = column(seen, spacing=6), column(fit, spacing=6)
        self.lines.addWidget(heading(tr("What else is in the frame")))
        self.lines.addWidget(seen)
        self.lines.addSpacing(UNIT)
        self.lines.addWidget(heading(tr("Does the camera fit?")))
        self.lines.addWidget(fit)
        self.lines.addStretch(1)

    def show_shot(self, plan: PlannedShot) -> None:
        """Tell of a shot."""
        cleared(self._seen)
        for number, trouble in enumerate(plan.troubles):
            self._seen.addWidget(self._trouble(number, say(seen_words(trouble.seen)), trouble.seen.record))
        if not plan.troubles:
            self._seen.addWidget(words(tr("Nothing that should not be there."), "good"))
        cleared(self._fit)
        for clash in plan.fit.clashes:
            self._fit.addWidget(_card(begun(say(clash_words(clash))), severity="warning"))
        for remedy in plan.remedies:
            self._fit.addWidget(self._remedy(remedy))
        if plan.fit.fits:
            self._fit.addWidget(words(tr("Yes: nothing is in its way."), "good"))
        if plan.camera.lift_mm:
            height = Readings().write(plan.camera.lift_mm, trim=True)
            self._fit.addWidget(
                words(tr("The base stands on blocks of {height}.", height=height), "muted", wrap=True)
            )
        for record in plan.camera.hides:
            self._fit.addWidget(self._away(record))

    def _trouble(self, number: int, text: str, record: str) -> QFrame:
        buttons = [_link(tr("Mark"), lambda: self.lit.emit(number))]
        if record:
            buttons.append(_link(tr("Show on the plan"), lambda: self.show_requested.emit(record)))
        return _card(f"{number + 1}   {begun(text)}", buttons)

    def _remedy(self, remedy: Remedy) -> QFrame:
        text = begun(say(remedy.answer.message))
        act = _link(tr("Do it"), lambda: self.help_wanted.emit(remedy.fix)) if remedy.fix is not None else None
        note = _link(tr("Note it on the camera"), lambda: self.note_wanted.emit(text))
        return _card(text, [act or note])

    def _away(self, record: str) -> QFrame:
        text = tr("{name} is taken away for this shot.", name=self._name_of(record))
        return _card(text, [_link(tr("Put it back"), lambda: self.put_back_wanted.emit(record))])


class FocusPage(Page):
    """The "looks full size" meter, and the focus stack as a table."""

    save_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, readings: Callable[[], Readings]) -> None:
        super().__init__()
        self._readings = readings
        self.rows = Rows()
        self.said = words("", "muted", wrap=True)
        headings = (tr("Frame"), tr("Focus at, mm"), tr("Before the lens, mm"), tr("Step, mm"))
        self.table = PlainTable(tr("Focus stack"), headings, wide=1, right=(0, 1, 2, 3))
        self.table.setMinimumHeight(260)
        self.buttons = [button(text) for text in (tr("Save as CSV…"), tr("Copy"), tr("Print…"))]
        for pressed, signal in zip(
            self.buttons, (self.save_wanted, self.copy_wanted, self.print_wanted), strict=True
        ):
            pressed.clicked.connect(signal)
        self.lines.addWidget(heading(tr("Looks full size")))
        self.lines.addWidget(self.rows)
        self.lines.addSpacing(UNIT)
        self.lines.addWidget(heading(tr("Focus stack")))
        self.lines.addWidget(self.said)
        self.lines.addWidget(self.table, 1)
        self.lines.addLayout(row(*self.buttons, 1))

    def show_shot(self, plan: PlannedShot) -> None:
        """Tell of a shot."""
        self.rows.show_rows(full_size_rows(plan))
        stack = plan.shot.stack
        for pressed in self.buttons:
            pressed.setEnabled(stack is not None)
        if stack is None:
            self.said.setText(tr("No stack makes all of the scene sharp."))
            self.table.set_rows([])
            return
        said = tr_count(
            "1 frame makes all of the scene sharp.",
            "{count} frames make all of the scene sharp, 20 % over each other.",
            stack.frames,
        )  # fmt: skip
        if not stack.within_reach:
            said += " " + tr("The lens cannot focus on all of them: it is too near.")
        self.said.setText(said)
        readings = self._readings()

        def figure(mm: float) -> str:
            return readings.number(mm, 2) if math.isfinite(mm) else "∞"

        self.table.set_rows(
            [
                (str(each.number), *(figure(mm) for mm in (each.focus_mm, each.depth_mm, each.step_mm)))
                for each in stack_rows(stack)
            ]
        )


class BackdropPage(Page):
    """What hangs behind the scene, and what smaller scales do there."""

    build_smaller = Signal(float)
    note_wanted = Signal(str)

    def __init__(self, readings: Callable[[], Readings]) -> None:
        super().__init__()
        self._plan: PlannedShot | None = None
        self.distance = LengthField(tr("Distance"), readings, positive=True, empty_allowed=True)
        self.distance.committed.connect(lambda *_: self._tell())
        self.rows = Rows()
        headings = (tr("Scale"), tr("Seems"), tr("A car"), tr("Looks right from"))
        self.table = PlainTable(tr("Smaller scales behind"), headings, wide=3)
        self.table.setFixedHeight(232)
        self.table.itemSelectionChanged.connect(self._follow_choice)
        self.smaller = button(tr("Make what is selected so small"))
        self.smaller.clicked.connect(lambda: self.build_smaller.emit(self.chosen_scale()))
        self.note = button(tr("Note it on the camera"))
        self.note.clicked.connect(self._ask_note)
        self.lines.addWidget(heading(tr("Backdrop")))
        self._hung = FormRow(tr("Hung at"), self.distance)
        self.lines.addWidget(self._hung)
        self.lines.addWidget(self.rows)
        self.lines.addSpacing(UNIT)
        self.lines.addWidget(heading(tr("Forced perspective")))
        told = tr(
            "What is built smaller at the back of the scene seems to be farther away, as long as the lens is about "
            "so far from what is in focus."
        )
        self.lines.addWidget(words(told, "muted", wrap=True))
        self.lines.addWidget(self.table)
        self.lines.addLayout(row(self.smaller, self.note, 1))
        self.lines.addStretch(1)
        self._behind: Sequence[float] = ()

    def show_shot(self, plan: PlannedShot) -> None:
        """Tell of a shot."""
        self._plan = plan
        self._tell()

    def chosen_scale(self) -> float:
        """The denominator of the chosen row; 0 for none."""
        number = self.table.currentRow()
        return self._behind[number] if 0 <= number < len(self._behind) else 0.0

    def tell_scale(self, denominator: float) -> None:
        """Say what smaller scales do in a plan of a scale."""
        found = smaller_behind(self._plan, denominator) if self._plan is not None else ()
        self._behind = [each.denominator for each in found]
        self.table.set_rows([[say(cell) for cell in behind_words(each)] for each in found])
        self._follow_choice()

    def _tell(self) -> None:
        if self._plan is not None:
            usual = self._plan.shot.backdrop
            self._hung.show_usual(usual.distance_mm if usual is not None else None)
            self.rows.show_rows(backdrop_rows(self._plan, self.distance.value()))

    def _follow_choice(self) -> None:
        for pressed in (self.smaller, self.note):
            pressed.setEnabled(bool(self.chosen_scale()))

    def _ask_note(self) -> None:
        cells = self.table.texts()[self.table.currentRow()]
        self.note_wanted.emit(tr("{scale} at the back seems {away}", scale=cells[0], away=cells[1]))


class MotionPage(Page):
    """Slow motion, how far things move for blur and trails, and what gives vehicles weight."""

    help_wanted = Signal(object)
    show_requested = Signal(str)

    def __init__(self, scale_of: Callable[[], float], posable_in: Callable[[PlannedShot], Sequence[Posable]]) -> None:
        super().__init__()
        self._scale_of, self._posable_in = scale_of, posable_in
        self._plan: PlannedShot | None = None
        self.speed = NumberField(tr("Speed in km/h"), minimum=0.0, maximum=2000.0, step=10.0)
        self.exposure = NumberField(tr("Exposure in seconds"), positive=True, maximum=3600.0, step=0.5)
        self.speed.set_value(SPEED_KMH)
        self.exposure.set_value(EXPOSURE_S)
        for field in (self.speed, self.exposure):
            field.committed.connect(lambda *_: self._tell())
        self.rows = Rows()
        self.lines.addWidget(heading(tr("What drives, falls and flows")))
        self.lines.addWidget(FormRow(tr("It goes, km/h"), self.speed, label_width=LABEL_WIDTH))
        self.lines.addWidget(FormRow(tr("The shutter is open, s"), self.exposure, label_width=LABEL_WIDTH))
        self.lines.addWidget(self.rows)
        vehicles = QWidget()
        self._vehicles = column(vehicles, spacing=6)
        self.lines.addSpacing(UNIT)
        self.lines.addWidget(heading(tr("What gives vehicles weight")))
        self.lines.addWidget(vehicles)
        self.lines.addStretch(1)

    def show_shot(self, plan: PlannedShot) -> None:
        """Tell of a shot."""
        self._plan = plan
        self._tell()
        cleared(self._vehicles)
        found = self._posable_in(plan)
        for each in found:
            self._vehicles.addWidget(self._posed(each))
        if not found:
            self._vehicles.addWidget(words(tr("No vehicle is large enough in this picture."), "muted", wrap=True))

    def _posed(self, vehicle: Posable) -> QFrame:
        acts = [_link(say(fix.label), partial(self.help_wanted.emit, fix)) for fix in vehicle.fixes]
        shown = _link(tr("Show"), lambda: self.show_requested.emit(vehicle.record))
        return _card(say(vehicle.words), [*acts, shown])

    def _tell(self) -> None:
        if self._plan is None:
            return
        try:
            self.rows.show_rows(
                list(motion_rows(self._plan, self._scale_of(), self.speed.value(), self.exposure.value()))
            )
        except PlannerError as error:
            self.exposure.refuse(error_text(error))


def _link(text: str, act: Callable[[], object]) -> QWidget:
    made = button(text, "link")
    made.clicked.connect(lambda _=False: act())
    return made


def _card(text: str, buttons: Sequence[QWidget] = (), *, severity: str = "") -> QFrame:
    made = card()
    if severity:
        made.setProperty("severity", severity)
    lines = column(made, spacing=2, margins=(UNIT + 2, UNIT, UNIT + 2, UNIT))
    lines.addWidget(words(text, wrap=True))
    if buttons:
        lines.addLayout(row(*buttons, 1))
    return made
