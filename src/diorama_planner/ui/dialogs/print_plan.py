"""The plan on paper: on one page that fits, or the footprints at full size on as many as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.paper import PAPERS_MM, factor_text
from diorama_planner.drawing.sheet import MARGIN_MM, OVERLAP_MM, Title, full_size_sheets, plan_sheet
from diorama_planner.ui.dialogs.frame import PlannerDialog, choose_target, column, heading, row
from diorama_planner.ui.dialogs.sheets import SheetPreview, print_sheets
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import words
from diorama_planner.ui.widgets.quantities import LengthField

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diorama_planner.app.session import Session
    from diorama_planner.drawing.sheet import Sheet
    from diorama_planner.exporters.contract import DrawingJob

MOST_PAGES = 500
WHOLE, FOOTPRINTS, SELECTED, SLICES = "whole", "footprints", "selected", "slices"
WAYS = (
    (WHOLE, "The plan on one page"),
    (FOOTPRINTS, "Footprints of all things, 1:1"),
    (SELECTED, "Footprints of the selection, 1:1"),
    (SLICES, "Slices of foam, 1:1"),
)
TITLES = {
    WHOLE: "Print the plan",
    FOOTPRINTS: "Print footprints",
    SELECTED: "Print footprints",
    SLICES: "Print slices of foam",
}
WAYS_OF_SECTION = ((WHOLE, "The section on one page"), (FOOTPRINTS, "The section at full size, 1:1"))


class PrintPlanDialog(PlannerDialog):
    """Preview at the left; what and on which paper at the right. The number of pages is said beforehand."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, job: Callable[[], DrawingJob] | None = None
    ) -> None:
        title = tr(TITLES[WHOLE]) if job is None else tr("Print the section")
        super().__init__(title, session.title if job is None else job().name, parent)
        self._session = session
        self._make_job = job
        self._sheets: list[Sheet] = []
        self.preview = SheetPreview()
        self.paper = ChoiceField(tr("Paper"), [(name, name) for name in PAPERS_MM])
        self.paper.set_value(session.preferences.paper)
        self.margin = self._length(tr("Margin"), MARGIN_MM)
        self.overlap = self._length(tr("Overlap of pages"), OVERLAP_MM)
        self._ways: dict[str, QRadioButton] = {}
        self._said = words("", wrap=True)
        self._done = words("", "good", wrap=True)
        columns = row(self.preview, self._side(), spacing=3 * UNIT)
        columns.setStretch(0, 1)
        self.body.addLayout(columns, 1)
        self.add_button(tr("Close"), self.reject)
        self.add_button(tr("Save as PDF…"), self._ask_and_write)
        self._print = self.add_button(tr("Print…"), self._send, primary=True)
        self.paper.committed.connect(lambda *_: self.refresh())
        self.resize(820, 740)
        QTimer.singleShot(0, self.refresh)

    def way(self) -> str:
        """What is to be printed: the whole plan, all footprints, or those of the selection."""
        return next(way for way, choice in self._ways.items() if choice.isChecked())

    def choose(self, way: str) -> None:
        """Choose what is to be printed."""
        self._ways[way].setChecked(True)
        self.refresh()

    def said(self) -> str:
        """How many pages it takes."""
        return self._said.text()

    def refresh(self) -> None:
        """Lay the plan out and say on how many pages."""
        self._sheets = []
        if self._make_job is None:
            self.set_title(tr(TITLES[self.way()]))
        self.overlap.setEnabled(self.way() != WHOLE)
        job = self._job()
        if self.attempt(lambda: self._sheets.extend(self._laid_out(job))):
            self.preview.show_sheets(self._sheets, job.assets)
            self._said.setText(self._pages_text())
        self._print.setEnabled(bool(self._sheets))

    def write(self, path: Path) -> bool:
        """Write the pages to a PDF file; what goes wrong is told. Says whether it was written."""
        from diorama_planner.exporters.pdf_pages import pdf_bytes
        from diorama_planner.project_io.files import write_atomically

        def save() -> None:
            write_atomically(path, pdf_bytes(self._sheets, self._session.title, self._job().assets))

        done = bool(self._sheets) and self.attempt(save)
        self._done.setText(tr("Saved as {name}", name=path.name) if done else "")
        return done

    def _job(self) -> DrawingJob:
        if self._make_job is not None:
            return self._make_job()
        from diorama_planner.app.drawing_job import drawing_job

        chosen = sorted(self._session.selection.ids) if self.way() == SELECTED else ()
        return drawing_job(self._session, chosen)

    def _laid_out(self, job: DrawingJob) -> list[Sheet]:
        paper, margin = self.paper.value(), self.margin.value()
        title = Title(job.name, job.scale_text, job.base_size)
        if self.way() == WHOLE:
            return [plan_sheet(job.primitives, job.bounds, paper, title, margin)]
        if self.way() == SLICES:
            from diorama_planner.exporters.footprints import FootprintOptions
            from diorama_planner.exporters.laminae import lamina_sheets

            return lamina_sheets(job, FootprintOptions(paper, margin, self.overlap.value()))
        if not job.footprints:
            raise UsageError(msg("there are no footprints to print"), msg("place something on the base first"))
        bounds = job.footprint_bounds or job.bounds
        sheets = full_size_sheets(job.footprints, bounds, paper, title, self.overlap.value(), margin)
        if len(sheets) > MOST_PAGES:
            raise UsageError(
                msg("this would take {count} pages", count=len(sheets)),
                msg("take a larger page, or select what to print"),
            )
        return sheets

    def _pages_text(self) -> str:
        count = len(self._sheets)
        if self.way() == WHOLE:
            return tr("One page, printed {factor}.", factor=factor_text(self._sheets[0].factor))
        pages = tr_count("1 page", "{count} pages", count)
        return tr("{pages} at full size. Print them at 100 %, without fitting to the page.", pages=pages)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(248)
        lines = column(side, spacing=6)
        lines.addWidget(heading(tr("What")))
        group = QButtonGroup(self)
        for way, said in WAYS if self._make_job is None else WAYS_OF_SECTION:
            choice = QRadioButton(tr(said))
            group.addButton(choice)
            self._ways[way] = choice
            lines.addWidget(choice)
        self._ways[WHOLE].setChecked(True)
        if SELECTED in self._ways:
            self._ways[SELECTED].setEnabled(bool(self._session.selection.ids))
        group.buttonClicked.connect(lambda _: self.refresh())
        lines.addSpacing(UNIT)
        for title, field in (
            (tr("Paper"), self.paper),
            (tr("Margin"), self.margin),
            (tr("Overlap of pages"), self.overlap),
        ):
            lines.addWidget(heading(title))
            lines.addWidget(field)
            lines.addSpacing(4)
        lines.addWidget(self._said)
        lines.addWidget(self._done)
        lines.addStretch(1)
        return side

    def _length(self, label: str, value: float) -> LengthField:
        field = LengthField(label, lambda: Readings.of(self._session), minimum=0, with_unit=True)
        field.set_value(value)
        field.committed.connect(lambda *_: self.refresh())
        return field

    def _ask_and_write(self) -> None:
        path = choose_target(self, tr("Save as PDF"), self._session.title.replace("/", "-"), "PDF (*.pdf)")
        if path is not None:
            self.write(path)

    def _send(self) -> None:
        if print_sheets(self._sheets, self._session.title, self, self._job().assets):
            self.accept()


def print_plan_dialog(session: Session, parent: QWidget | None = None) -> None:
    """Show the plan on paper, print or save it."""
    PrintPlanDialog(session, parent).exec()
