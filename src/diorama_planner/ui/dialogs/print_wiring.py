"""Wiring on paper: chart, test plan, lists, the underside and labels as they will be printed, saved or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from diorama_planner.drawing.paper import PAPERS_MM
from diorama_planner.exporters.wiring import PAPERS, WiringBookOptions, papers_of, wiring_sheets
from diorama_planner.ui.dialogs.frame import PlannerDialog, choose_target, column, heading, row, scrolled
from diorama_planner.ui.dialogs.sheets import SheetPreview, print_sheets
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField, FlagField
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from pathlib import Path

    from diorama_planner.app.session import Session
    from diorama_planner.drawing.sheet import Sheet
    from diorama_planner.exporters.contract import DrawingJob
    from diorama_planner.exporters.wiring_job import WiringJob

SIDE_WIDTH = 264
NAMES = {
    "wiring_chart": "Wiring chart",
    "test_plan": "Test plan",
    "harness": "Harness and cut list",
    "holes": "Holes to drill",
    "underside": "Underside 1:1, mirrored",
    "wire_labels": "Wire labels",
}
FILES = (
    ("wiring_text", "Text", "Text (*.txt)"),
    ("harness_csv", "CSV", "CSV (*.csv)"),
    ("spice", "SPICE", "SPICE (*.cir)"),
)
"""What else the wiring can become, beside the pages."""


class PrintWiringDialog(PlannerDialog):
    """Preview at the left; which papers, on what, and what becomes of them at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Wiring on paper"), session.title, parent)
        self._session = session
        self._sheets: list[Sheet] = []
        self._wiring: WiringJob | None = None
        self.preview = SheetPreview()
        self.paper = ChoiceField(tr("Paper"), [(name, name) for name in PAPERS_MM])
        self.paper.set_value(session.preferences.paper)
        self.flags = {tag: FlagField(tr(NAMES[tag])) for tag in PAPERS}
        self._said = words(tr("The wires are being led…"), "muted", wrap=True)
        self._done = words("", "good", wrap=True)
        columns = row(self.preview, self._side(), spacing=3 * UNIT)
        columns.setStretch(0, 1)
        self.body.addLayout(columns, 1)
        self.add_button(tr("Close"), self.reject)
        self._save = self.add_button(tr("Save as PDF…"), lambda: self._ask_and_write("wiring", "PDF (*.pdf)"))
        self._print = self.add_button(tr("Print…"), self._send, primary=True)
        self.resize(860, 740)
        QTimer.singleShot(0, self, self._begin)

    def refresh(self) -> None:
        """Lay the chosen papers out and say how many pages they take."""
        self._sheets = []
        if self.attempt(lambda: self._sheets.extend(wiring_sheets(self._job(), self._options()))):
            self.preview.show_sheets(self._sheets)
        self._said.setText(self._pages_text())
        for pressed in (self._print, self._save):
            pressed.setEnabled(bool(self._sheets))

    def said(self) -> str:
        """How many pages it takes, and how they are to be printed."""
        return self._said.text()

    def write(self, tag: str, path: Path) -> bool:
        """Write a format to a file, of the pages those that are chosen. Says whether it was written."""
        from diorama_planner.exporters.contract import export
        from diorama_planner.exporters.pdf_pages import pdf_bytes
        from diorama_planner.exporters.registry import drawing_exporter
        from diorama_planner.project_io.files import write_atomically

        def save() -> None:
            if tag == "wiring":
                write_atomically(path, pdf_bytes(self._sheets, self._session.title, lambda _: None))
                return
            exporter = drawing_exporter(tag)
            export(exporter, self._job(), exporter.options(), path)

        done = self.attempt(save)
        self._done.setText(tr("Saved as {name}", name=path.name) if done else "")
        return done

    def copy_text(self) -> None:
        """Put lists and test plan on the clipboard."""
        from diorama_planner.exporters.wiring_text import WiringTextOptions, produce

        options = WiringTextOptions(comma=self._session.preferences.decimal_comma)
        if self.attempt(lambda: QGuiApplication.clipboard().setText(produce(self._job(), options).decode())):
            self._done.setText(tr("Copied as text"))

    def _begin(self) -> None:
        """Lead the wires once, and offer the papers on which there is something."""
        from diorama_planner.app.light.wiring_papers import wiring_papers

        self._wiring = wiring_papers(self._session)
        there = papers_of(self._wiring) if self._wiring is not None else ()
        for tag, flag in self.flags.items():
            flag.set_value(tag in there)
            flag.setEnabled(tag in there)
            flag.committed.connect(lambda *_: self.refresh())
        self.paper.committed.connect(lambda *_: self.refresh())
        self.refresh()

    def _job(self) -> DrawingJob:
        from dataclasses import replace

        from diorama_planner.app.drawing_job import drawing_job

        return replace(drawing_job(self._session), wiring=lambda: self._wiring)

    def _options(self) -> WiringBookOptions:
        chosen = ",".join(tag for tag, flag in self.flags.items() if flag.value())
        comma = self._session.preferences.decimal_comma
        return WiringBookOptions(page=self.paper.value(), comma=comma, papers=chosen)

    def _pages_text(self) -> str:
        if not self._sheets:
            return ""
        pages = tr_count("1 page", "{count} pages", len(self._sheets))
        if not self.flags["underside"].value():
            return pages
        return tr("{pages}. Print at 100 %, without fitting to the page: the underside is at full size.", pages=pages)

    def _side(self) -> QWidget:
        inner = QWidget()
        lines = column(inner, margins=(0, 0, UNIT, 0))
        lines.addWidget(heading(tr("Paper")))
        lines.addWidget(self.paper)
        lines.addSpacing(UNIT)
        lines.addWidget(heading(tr("What is printed")))
        for flag in self.flags.values():
            lines.addWidget(flag)
        lines.addWidget(self._said)
        lines.addStretch(1)
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        whole = column(side)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(heading(tr("Save as")))
        made = [button(tr(said)) for _, said, _ in FILES]
        for pressed, (tag, said, kinds) in zip(made, FILES, strict=True):
            pressed.setAccessibleName(tr("Save the wiring as {kind}", kind=tr(said)))
            pressed.clicked.connect(lambda _, tag=tag, kinds=kinds: self._ask_and_write(tag, kinds))
        whole.addLayout(row(*made))
        copy = button(tr("Copy the lists as text"))
        copy.clicked.connect(self.copy_text)
        whole.addWidget(copy)
        whole.addWidget(self._done)
        return side

    def _ask_and_write(self, tag: str, kinds: str) -> None:
        name = tr("{plan}, wiring", plan=self._session.title.replace("/", "-"))
        path = choose_target(self, tr("Save the wiring"), name, kinds)
        if path is not None:
            self.write(tag, path)

    def _send(self) -> None:
        if print_sheets(self._sheets, tr("{project}: wiring", project=self._session.title), self):
            self.accept()


def print_wiring_dialog(session: Session, parent: QWidget | None = None) -> None:
    """Show the papers of wiring, save or print them."""
    PrintWiringDialog(session, parent).exec()
