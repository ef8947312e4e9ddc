"""The bill on paper: how it will look, the printer, and every file that it can become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from diorama_planner.ui.dialogs.frame import PlannerDialog, choose_target, column, heading, row
from diorama_planner.ui.dialogs.sheets import SheetPreview, print_sheets
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField, FlagField
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from pathlib import Path

    from diorama_planner.app.session import Session
    from diorama_planner.drawing.sheet import Sheet
    from diorama_planner.takeoff.bill_rows import Bill

PAPERS = ("A4", "Letter")
FILES = (
    ("pdf", "PDF", "PDF (*.pdf)"),
    ("xlsx", "Spreadsheet", "Excel (*.xlsx)"),
    ("csv", "CSV", "CSV (*.csv)"),
    ("html", "Web page", "HTML (*.html)"),
    ("json", "JSON", "JSON (*.json)"),
    ("text", "Text", "Text (*.txt)"),
)


class PrintBillDialog(PlannerDialog):
    """Preview at the left, what can be done with it at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Print the bill"), session.title, parent)
        self._session = session
        self._sheets: list[Sheet] = []
        self.preview = SheetPreview()
        self.paper = ChoiceField(tr("Paper"), [(name, name) for name in PAPERS])
        chosen = session.preferences.paper
        self.paper.set_value(chosen if chosen in PAPERS else PAPERS[0])
        self.paper.committed.connect(lambda *_: self.refresh())
        self.notes = FlagField(tr("With the notes on items"))
        self.notes.setVisible(any(item.note for item in session.document.items()))
        self.notes.committed.connect(lambda *_: self.refresh())
        self._count = words("", "muted")
        self._done = words("", "good", wrap=True)
        columns = row(self.preview, self._side(), spacing=3 * UNIT)
        columns.setStretch(0, 1)
        self.body.addLayout(columns, 1)
        self.add_button(tr("Close"), self.reject)
        self._print = self.add_button(tr("Print…"), self._send, primary=True)
        self.resize(800, 740)
        QTimer.singleShot(0, self.refresh)

    def refresh(self) -> None:
        """Lay the bill out on the chosen paper."""
        from diorama_planner.exporters.bill_pages import bill_sheets

        def lay() -> None:
            self._sheets = bill_sheets(self._bill(), self.paper.value(), self._comma)

        if self.attempt(lay):
            self.preview.show_sheets(self._sheets)
            count = len(self._sheets)
            self._count.setText(tr_count("1 page", "{count} pages", count))
        self._print.setEnabled(bool(self._sheets))

    def write(self, tag: str, path: Path) -> bool:
        """Write the bill to a file; what goes wrong is told. Says whether it was written."""
        from diorama_planner.app.bills import render_bill
        from diorama_planner.project_io.files import write_atomically

        def save() -> None:
            bill = render_bill(self._bill(), tag, self.paper.value(), decimal_comma=self._comma)
            write_atomically(path, bill)

        done = self.attempt(save)
        self._done.setText(tr("Saved as {name}", name=path.name) if done else "")
        return done

    def _bill(self) -> Bill:
        from diorama_planner.app.bills import with_remarks

        return with_remarks(self._session) if self.notes.value() else self._session.bill()

    @property
    def _comma(self) -> bool:
        return self._session.preferences.decimal_comma

    def copy_text(self) -> None:
        """Put the shopping list on the clipboard, to paste into a message to the shop."""
        from diorama_planner.app.bills import render_bill

        text = render_bill(self._session.bill(), "text", decimal_comma=self._comma).decode()
        QGuiApplication.clipboard().setText(text)
        self._done.setText(tr("Copied as text"))

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(236)
        lines = column(side, spacing=UNIT)
        lines.addWidget(heading(tr("Paper")))
        lines.addWidget(self.paper)
        lines.addWidget(self.notes)
        lines.addWidget(self._count)
        lines.addSpacing(2 * UNIT)
        lines.addWidget(heading(tr("Save as")))
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, (tag, said, kinds) in enumerate(FILES):
            made = button(tr(said))
            made.setAccessibleName(tr("Save the bill as {kind}", kind=tr(said)))
            made.clicked.connect(lambda _, tag=tag, kinds=kinds: self._ask_and_write(tag, kinds))
            grid.addWidget(made, number // 2, number % 2)
        lines.addLayout(grid)
        lines.addSpacing(2 * UNIT)
        lines.addWidget(heading(tr("For the shop")))
        copy = button(tr("Copy as text"))
        copy.clicked.connect(self.copy_text)
        lines.addWidget(copy)
        lines.addWidget(self._done)
        lines.addStretch(1)
        return side

    def _ask_and_write(self, tag: str, kinds: str) -> None:
        name = f"{self._session.title} - {tr('bill')}".replace("/", "-")
        path = choose_target(self, tr("Save the bill"), name, kinds)
        if path is not None:
            self.write(tag, path)

    def _send(self) -> None:
        title = tr("{project}: bill of materials", project=self._session.title)
        if print_sheets(self._sheets, title, self):
            self.accept()


def print_bill_dialog(session: Session, parent: QWidget | None = None) -> None:
    """Show the bill, print or save it."""
    PrintBillDialog(session, parent).exec()
