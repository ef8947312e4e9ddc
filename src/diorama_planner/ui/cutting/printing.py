"""Cut sheets on paper, and a sheet as a drawing for cutters: what lies on the table goes out as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.core.figures import Numbers
from diorama_planner.exporters.cut_pages import cut_pages
from diorama_planner.takeoff.cutting_list import Cutting, SheetCutting
from diorama_planner.ui.dialogs.frame import PlannerDialog, choose_target, column, heading, row
from diorama_planner.ui.dialogs.sheets import SheetPreview, print_sheets
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from pathlib import Path

    from diorama_planner.app.sawing.cutting_table import CuttingTable
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.material import Material
    from diorama_planner.drawing.sheet import Sheet

PAPERS = ("A4", "Letter", "A3")


def lying(table: CuttingTable, material: Material | None = None) -> list[Cutting]:
    """Give what lies on the table, of one material or of all."""
    chosen = [material] if material is not None else [*table.sheets(), *table.bars()]
    return [cutting for each in chosen if (cutting := table.cutting(each)) is not None]


class PrintCutsDialog(PlannerDialog):
    """Preview at the left; of what and on which paper at the right."""

    def __init__(self, session: Session, table: CuttingTable, material: Material | None, parent: QWidget) -> None:
        super().__init__(tr("Print cut sheets"), session.title, parent)
        self._session = session
        self._table = table
        self._material = material
        self._sheets: list[Sheet] = []
        self.preview = SheetPreview()
        self.paper = ChoiceField(tr("Paper"), [(name, name) for name in PAPERS])
        self.paper.set_value(session.preferences.paper if session.preferences.paper in PAPERS else PAPERS[0])
        self.only = QCheckBox(tr("Only {material}", material=material.label) if material is not None else "")
        self.only.setVisible(material is not None)
        self._said = words("", wrap=True)
        self._done = words("", "good", wrap=True)
        side = QWidget()
        side.setFixedWidth(248)
        lines = column(side)
        lines.addWidget(heading(tr("Paper")))
        lines.addWidget(self.paper)
        lines.addSpacing(UNIT)
        lines.addWidget(self.only)
        lines.addWidget(self._said)
        lines.addWidget(self._done)
        lines.addStretch(1)
        columns = row(self.preview, side, spacing=3 * UNIT)
        columns.setStretch(0, 1)
        self.body.addLayout(columns, 1)
        self.add_button(tr("Close"), self.reject)
        self.add_button(tr("Save as PDF…"), self._ask_and_write)
        self._print = self.add_button(tr("Print…"), self._send, primary=True)
        self.paper.committed.connect(lambda *_: self.refresh())
        self.only.toggled.connect(lambda _: self.refresh())
        self.resize(820, 740)
        QTimer.singleShot(0, self, self.refresh)

    def refresh(self) -> None:
        """Lay the pages out and say how many there are."""
        chosen = lying(self._table, self._material if self.only.isChecked() else None)
        figures = Numbers(self._session.preferences.decimal_comma)
        self._sheets = cut_pages(chosen, self._session.title, self.paper.value(), figures) if chosen else []
        self.preview.show_sheets(self._sheets)
        self._said.setText(tr_count("1 page", "{count} pages", len(self._sheets)))
        self._print.setEnabled(bool(self._sheets))

    def said(self) -> str:
        """How many pages it takes."""
        return self._said.text()

    def write(self, path: Path) -> bool:
        """Write the pages to a PDF file; what goes wrong is told. Says whether it was written."""
        from diorama_planner.exporters.pdf_pages import pdf_bytes
        from diorama_planner.project_io.files import write_atomically

        def save() -> None:
            write_atomically(path, pdf_bytes(self._sheets, self._session.title, self._session.document.assets.get))

        done = bool(self._sheets) and self.attempt(save)
        self._done.setText(tr("Saved as {name}", name=path.name) if done else "")
        return done

    def _ask_and_write(self) -> None:
        name = tr("{plan}, cut sheets", plan=self._session.title.replace("/", "-"))
        path = choose_target(self, tr("Save as PDF"), name, "PDF (*.pdf)")
        if path is not None:
            self.write(path)

    def _send(self) -> None:
        if print_sheets(self._sheets, self._session.title, self):
            self.accept()


def save_drawing(session: Session, table: CuttingTable, material: Material | None, parent: QWidget) -> None:
    """Ask where to, and write the sheets of a material at full size as SVG, each into a file of its own.

    Raises:
        PlannerError: it cannot be written.
    """
    cuttings = [each for each in lying(table, material) if isinstance(each, SheetCutting)]
    if material is None or not cuttings:
        return
    path = choose_target(parent, tr("Save as drawing"), material.label.replace("/", "-"), "SVG (*.svg)")
    if path is not None:
        write_drawings(session, cuttings[0], path)


def write_drawings(session: Session, cutting: SheetCutting, path: Path) -> list[Path]:
    """Write each sheet as SVG at full size: the first to `path`, others beside it with their numbers; give them.

    Raises:
        PlannerError: it cannot be written.
    """
    from diorama_planner.exporters.cut_svg import CutSvgOptions, produce
    from diorama_planner.project_io.files import write_atomically

    job = replace(drawing_job(session), cuttings=lambda: [cutting])
    written = []
    for sheet in range(1, len(cutting.layout.sheets) + 1):
        target = path if sheet == 1 else path.with_name(f"{path.stem} {sheet}{path.suffix}")
        write_atomically(target, produce(job, CutSvgOptions(sheet=sheet)))
        written.append(target)
    return written
