"""The bill on paper: how it will look, what it shows, the printer, and every file that it can become."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from diorama_planner.core.figures import NUMBERS
from diorama_planner.exporters.bill_job import COLUMNS, PAPERS, PICTURE, BillChoices
from diorama_planner.exporters.options import written_options
from diorama_planner.ui.dialogs.frame import PlannerDialog, choose_target, column, error_text, heading, row, scrolled
from diorama_planner.ui.dialogs.sheets import SheetPreview, print_sheets
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField, FlagField
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from pathlib import Path

    from diorama_planner.app.jobs import Jobs
    from diorama_planner.app.session import Session
    from diorama_planner.core.errors import PlannerError
    from diorama_planner.drawing.sheet import Sheet
    from diorama_planner.exporters.bill_job import BillJob

SIDE_WIDTH = 316
GROUPS = (
    ("category", "By category"),
    ("shop", "By shop"),
    ("layer", "By layer of the plan"),
    ("item", "By item"),
    ("none", "In one list"),
)
PARTS = (
    ("picture", "Picture of the plan"),
    ("code", "QR code"),
    ("prices", "Prices"),
    ("chart", "Cost as bars"),
    ("card", "Mixing card"),
    ("cuts", "Cut sheets"),
    ("sums", "Sums and sources"),
    ("notes", "Notes on items"),
)
"""What can be shown or left out, by the names of `BillChoices`."""

FILES = (
    ("pdf", "PDF", "PDF (*.pdf)"),
    ("xlsx", "Excel", "Excel (*.xlsx)"),
    ("csv", "CSV", "CSV (*.csv)"),
    ("html", "Web page", "HTML (*.html)"),
    ("json", "JSON", "JSON (*.json)"),
    ("text", "Text", "Text (*.txt)"),
)


class PrintBillDialog(PlannerDialog):
    """Preview at the left, what it shows and what can be done with it at the right. Choices are kept.

    The pages are shown at once; the picture of the plan is painted beside the work and comes when it is there.
    """

    _delivered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Print the bill"), session.title, parent)
        self._session = session
        self._sheets: list[Sheet] = []
        self._whole: BillJob | None = None
        self._jobs: Jobs | None = None
        self._picture: bytes | None = None
        self._delivered.connect(lambda act: act(), Qt.ConnectionType.QueuedConnection)
        self.preview = SheetPreview()
        self.paper = ChoiceField(tr("Paper"), [(name, name) for name in PAPERS])
        self.group = ChoiceField(tr("Rows"), [(tag, tr(said)) for tag, said in GROUPS])
        usual = (("", tr("As in the preferences")), *((name, name) for name in NUMBERS))
        self.numbers = ChoiceField(tr("Numbers"), usual)
        self.flags = {name: FlagField(tr(said)) for name, said in PARTS}
        self.columns = {name: FlagField(tr(said)) for name, said in COLUMNS.items()}
        self._count = words("", "muted")
        self._done = words("", "good", wrap=True)
        self._show_choices()
        columns = row(self.preview, self._side(), spacing=3 * UNIT)
        columns.setStretch(0, 1)
        self.body.addLayout(columns, 1)
        self.add_button(tr("Close"), self.reject)
        self._print = self.add_button(tr("Print…"), self._send, primary=True)
        self.resize(880, 740)
        QTimer.singleShot(0, self.refresh)

    def choices(self) -> BillChoices:
        """What is chosen, numbers as in the preferences where nothing was chosen for them."""
        from diorama_planner.app.purchase.bills import usual_numbers

        chosen = self._chosen()
        return chosen if chosen.numbers else replace(chosen, numbers=usual_numbers(self._session.preferences))

    def refresh(self) -> None:
        """Lay the bill out as it is chosen."""
        from diorama_planner.exporters.bill_pages import bill_sheets

        def lay() -> None:
            self._sheets = bill_sheets(self._job())

        if self.attempt(lay):
            self.preview.show_sheets(self._sheets, lambda name: self._picture if name == PICTURE else None)
            self._paint_picture()
            self._count.setText(tr_count("1 page", "{count} pages", len(self._sheets)))
        self._print.setEnabled(bool(self._sheets))

    def _paint_picture(self) -> None:
        """Have the plan painted, once, if the bill is to show it."""
        from diorama_planner.app.jobs import Jobs

        job = self._job()
        if self._jobs is not None or job.picture is None or not job.choices.picture:
            return
        paint = job.picture
        self._jobs = Jobs(self._delivered.emit)
        self._jobs.start(self._session.document, lambda _: paint(), self._take_picture, self._tell_unpainted)

    def _take_picture(self, picture: bytes) -> None:
        self._picture = picture
        self.preview.paint_anew()

    def _tell_unpainted(self, error: PlannerError) -> None:
        self.show_problem(error_text(error))

    def write(self, tag: str, path: Path) -> bool:
        """Write the bill to a file; what goes wrong is told. Says whether it was written."""
        from diorama_planner.app.purchase.bills import render_bill
        from diorama_planner.project_io.files import write_atomically

        done = self.attempt(lambda: write_atomically(path, render_bill(self._job(), tag)))
        self._done.setText(tr("Saved as {name}", name=path.name) if done else "")
        return done

    def copy_text(self) -> None:
        """Put the shopping list on the clipboard, to paste into a message to the shop."""
        from diorama_planner.app.purchase.bills import render_bill

        QGuiApplication.clipboard().setText(render_bill(self._job(), "text").decode())
        self._done.setText(tr("Copied as text"))

    def _chosen(self) -> BillChoices:
        shown = ", ".join(name for name, flag in self.columns.items() if flag.value())
        flags = {name: bool(flag.value()) for name, flag in self.flags.items()}
        paper, group, numbers = (field.value() for field in (self.paper, self.group, self.numbers))
        return BillChoices(page=paper, group=group, numbers=numbers, columns=shown, **flags)

    def _job(self) -> BillJob:
        """The bill with all beside it, which is drawn once, as it is chosen now."""
        from diorama_planner.app.purchase.bills import bill_job

        if self._whole is None:
            self._whole = bill_job(self._session, self.choices())
        return replace(self._whole, choices=self.choices())

    def _show_choices(self) -> None:
        """Set the fields to what was chosen last."""
        from diorama_planner.app.purchase.bills import kept_choices

        kept = kept_choices(self._session.preferences)
        self.paper.set_value(kept.page)
        self.group.set_value(kept.group)
        self.numbers.set_value(self._session.preferences.bill.get("numbers", ""))
        for name, flag in self.flags.items():
            flag.set_value(getattr(kept, name))
        self.flags["notes"].setVisible(any(item.note for item in self._session.document.items()))
        for name, flag in self.columns.items():
            flag.set_value(name in {part.strip() for part in kept.columns.split(",")})
        for choice in (self.paper, self.group, self.numbers):
            choice.committed.connect(lambda *_: self._keep())
        for flag in (*self.flags.values(), *self.columns.values()):
            flag.committed.connect(lambda *_: self._keep())

    def _keep(self) -> None:
        """Remember what was chosen, and show it."""
        kept = written_options(self._chosen())
        if self.paper.value() == self._session.preferences.paper:
            kept.pop("page", None)  # goes on following the preferences
        self._session.set_preferences(bill=kept)
        self.refresh()

    def _side(self) -> QWidget:
        inner = QWidget()
        lines = column(inner, spacing=UNIT, margins=(0, 0, 2 * UNIT, 0))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setColumnStretch(1, 1)
        for place, field in enumerate((self.group, self.paper, self.numbers)):
            grid.addWidget(words(field.accessibleName(), "muted"), place, 0)
            grid.addWidget(field, place, 1)
        lines.addLayout(grid)
        lines.addSpacing(UNIT)
        lines.addWidget(heading(tr("What it shows")))
        lines.addLayout(_in_two([self.flags[name] for name, _ in PARTS]))
        lines.addSpacing(UNIT)
        lines.addWidget(heading(tr("Columns")))
        lines.addLayout(_in_two(list(self.columns.values())))
        lines.addStretch(1)
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        whole = column(side, spacing=UNIT)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(self._count)
        self._add_files(whole)
        whole.addWidget(self._done)
        return side

    def _add_files(self, lines: QVBoxLayout) -> None:
        lines.addWidget(heading(tr("Save as")))
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, (tag, said, kinds) in enumerate(FILES):
            made = button(tr(said))
            made.setAccessibleName(tr("Save the bill as {kind}", kind=tr(said)))
            made.clicked.connect(lambda _, tag=tag, kinds=kinds: self._ask_and_write(tag, kinds))
            grid.addWidget(made, number // 3, number % 3)
        lines.addLayout(grid)
        copy = button(tr("Copy the list as text"))
        copy.clicked.connect(self.copy_text)
        lines.addWidget(copy)

    def _ask_and_write(self, tag: str, kinds: str) -> None:
        name = f"{self._session.title} - {tr('bill')}".replace("/", "-")
        path = choose_target(self, tr("Save the bill"), name, kinds)
        if path is not None:
            self.write(tag, path)

    def _send(self) -> None:
        title = tr("{project}: bill of materials", project=self._session.title)
        if print_sheets(self._sheets, title, self, self._job().assets):
            self.accept()


def _in_two(fields: list[FlagField]) -> QGridLayout:
    """Put fields into two columns, read downwards."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(UNIT)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.setVerticalSpacing(4)
    half = (len(fields) + 1) // 2
    for number, field in enumerate(fields):
        grid.addWidget(field, number % half, number // half)
    return grid


def print_bill_dialog(session: Session, parent: QWidget | None = None) -> None:
    """Show the bill, print or save it."""
    PrintBillDialog(session, parent).exec()
