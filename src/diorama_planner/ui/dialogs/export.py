"""Writing the plan or the bill in another format, with the options that the format declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.exporters.options import describe_options, read_options
from diorama_planner.exporters.registry import DRAWING_FORMATS, SPACE_FORMATS, drawing_exporter
from diorama_planner.ui.dialogs.frame import PlannerDialog, choose_target, column, error_text, heading, row, scrolled
from diorama_planner.ui.texts import say, tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.replacing_line import ReplacingLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diorama_planner.app.session import Session
    from diorama_planner.exporters.contract import DrawingJob

PAPER_OPTION = "page"
LABEL_WIDTH = 96
LABELS = {"page": "Paper", "dpi": "Dots per inch"}
BILLS = (
    ("pdf", "Bill of materials (PDF)", ".pdf"),
    ("xlsx", "Bill as a spreadsheet (Excel)", ".xlsx"),
    ("csv", "Bill as a table (CSV)", ".csv"),
    ("html", "Bill as a web page (HTML)", ".html"),
    ("json", "Bill for programs (JSON)", ".json"),
    ("text", "Shopping list (text)", ".txt"),
)


@dataclass(frozen=True, slots=True)
class Format:
    """Something to export: of what (`plan`, `space` or `bill`), its tag there, its words and the ending of files."""

    of: str
    tag: str
    text: str
    suffix: str
    options: type[Any] | None = None


def formats() -> list[Format]:
    """List what can be exported, the plan's formats first."""
    tags = (*(("plan", tag) for tag in DRAWING_FORMATS), *(("space", tag) for tag in SPACE_FORMATS))
    drawn = [(of, drawing_exporter(tag)) for of, tag in tags]
    plan = [Format(of, made.tag, say(made.label), made.suffix, made.options) for of, made in drawn]
    return [*plan, *(Format("bill", tag, tr(said), suffix) for tag, said, suffix in BILLS)]


class ExportDialog(PlannerDialog):
    """Formats at the left as a list of choices, their options at the right."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, job: Callable[[], DrawingJob] | None = None
    ) -> None:
        super().__init__(tr("Export"), tr("The plan stays as it is; a file is written beside it."), parent)
        self._session = session
        self._make_job = job
        self._formats = formats()
        self._chosen = self._formats[0]
        self._choices = {made.text: self._choice(made) for made in self._formats}
        self._form = QWidget()
        self._rows = column(self._form, spacing=6)
        self._options: dict[str, QLineEdit | ChoiceField | QCheckBox] = {}
        self._grid: QWidget | None = None
        left = QWidget()
        lines = column(left, spacing=6)
        groups = ((tr("The plan"), "plan"), (tr("The plan in space"), "space"), (tr("The bill"), "bill"))
        for title, of in groups:
            lines.addWidget(heading(title))
            for made in self._formats:
                if made.of == of:
                    lines.addWidget(self._choices[made.text])
            lines.addSpacing(UNIT)
        lines.addStretch(1)
        list_of_formats = scrolled(left)
        list_of_formats.setFixedWidth(296)
        columns = row(list_of_formats, scrolled(self._form), spacing=3 * UNIT)
        columns.setStretch(1, 1)
        self.body.addLayout(columns, 1)
        self.add_button(tr("Close"), self.reject)
        self.add_button(tr("Export…"), self._ask_and_write, primary=True)
        self._done = words("", "good")
        self.add_aside(self._done)
        self.resize(740, 640)
        self.choose(self._chosen.of, self._chosen.tag)
        self._choices[self._chosen.text].setFocus()

    def choose(self, of: str, tag: str) -> None:
        """Turn to a format."""
        self._chosen = next(made for made in self._formats if (made.of, made.tag) == (of, tag))
        self._choices[self._chosen.text].setChecked(True)
        self._show_options()

    def set_option(self, name: str, text: str) -> None:
        """Type an option of the chosen format."""
        field = self._options[name]
        if isinstance(field, QLineEdit):
            field.setText(text)
        elif isinstance(field, ChoiceField):
            field.set_value(text)
        else:
            field.setChecked(text == "yes")

    def write(self, path: Path) -> bool:
        """Write the chosen format to a file; what goes wrong is told. Says whether it was written."""
        done = self.attempt(lambda: self._write(path))
        self._done.setText(tr("Saved as {name}", name=path.name) if done else "")
        return done

    def _write(self, path: Path) -> None:
        from diorama_planner.project_io.files import write_atomically

        if self._chosen.of == "bill":
            from diorama_planner.app.purchase.bills import bill_choices, bill_job, render_bill

            choices = bill_choices(self._session.preferences, self._texts())
            job = bill_job(self._session, choices, self._chosen.tag)
            write_atomically(path, render_bill(job, self._chosen.tag))
            return
        from diorama_planner.exporters.contract import export

        exporter = drawing_exporter(self._chosen.tag)
        options = read_options(exporter.options, self._texts())
        export(exporter, self._job(), options, path)

    def _job(self) -> DrawingJob:
        """What is exported: the plan, unless something else was asked for."""
        if self._make_job is not None:
            return self._make_job()
        from diorama_planner.app.drawing_job import drawing_job

        return drawing_job(self._session, sorted(self._session.selection.ids))

    def _texts(self) -> dict[str, str]:
        texts = {}
        for name, field in self._options.items():
            if isinstance(field, QLineEdit):
                texts[name] = field.text()
            elif isinstance(field, ChoiceField):
                texts[name] = str(field.value())
            else:
                texts[name] = "yes" if field.isChecked() else "no"
        return texts

    def _choice(self, made: Format) -> QPushButton:
        choice = button(made.text, "option")
        choice.setCheckable(True)
        choice.setAutoExclusive(True)
        choice.clicked.connect(lambda: self.choose(made.of, made.tag))
        return choice

    def _show_options(self) -> None:
        if self._grid is not None:
            self._rows.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._options = {}
        self._grid = QWidget()
        lines = column(self._grid, spacing=6)
        lines.addWidget(heading(self._chosen.text))
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(4)
        declared = list(describe_options(self._chosen.options)) if self._chosen.options else []
        if self._chosen.of == "bill" and self._chosen.tag == "pdf":
            declared = [(PAPER_OPTION, "A4", "paper: A4 or Letter")]
        for name, default, help_text in declared:
            self._add_option(grid, name, default, help_text)
        lines.addLayout(grid)
        if not declared:
            lines.addWidget(words(tr("Nothing to set."), "muted"))
        if self._session.selection.ids and self._chosen.tag == "footprints":
            lines.addWidget(words(tr("Only the selected things are taken."), "muted", wrap=True))
        lines.addSpacing(UNIT)
        lines.addWidget(self._say_beforehand())
        lines.addStretch(1)
        self._rows.addWidget(self._grid)

    def _say_beforehand(self) -> QLabel:
        """How many pages it will take, kept up with the options."""
        said = words("", wrap=True)

        def tell() -> None:
            try:
                said.setText(self.beforehand())
            except PlannerError as error:
                said.setText(error_text(error))

        for field in self._options.values():
            if isinstance(field, QLineEdit):
                field.textChanged.connect(lambda _: tell())
            elif isinstance(field, ChoiceField):
                field.committed.connect(lambda *_: tell())
        tell()
        return said

    def beforehand(self) -> str:
        """Say how many pages the chosen format will take, empty if it has none.

        Raises:
            PlannerError: it cannot be exported like this.
        """
        exporter = drawing_exporter(self._chosen.tag) if self._chosen.of == "plan" else None
        if exporter is None or exporter.pages is None:
            return ""
        count = exporter.pages(self._job(), read_options(exporter.options, self._texts()))
        return tr_count("1 page", "{count} pages", count)

    def _add_option(self, grid: QGridLayout, name: str, default: object, help_text: str) -> None:
        label = tr(LABELS.get(name, name.replace("_", " ").capitalize()))
        field: QLineEdit | ChoiceField | QCheckBox
        if name == PAPER_OPTION:
            from diorama_planner.drawing.paper import PAPERS_MM

            papers = list(PAPERS_MM) if self._chosen.of == "plan" else ["A4", "Letter"]
            field = ChoiceField(label, [(paper, paper) for paper in papers])
            field.set_value(self._session.preferences.paper)
        elif isinstance(default, bool):
            field = QCheckBox()
            field.setChecked(default)
        else:
            field = ReplacingLine(str(default) if not isinstance(default, float) else f"{default:g}")
        field.setAccessibleName(label)
        field.setAccessibleDescription(help_text)
        at = grid.rowCount()
        grid.addWidget(words(label, "muted"), at, 0)
        grid.addWidget(field, at, 1)
        if name != PAPER_OPTION:
            grid.addWidget(words(help_text[:1].upper() + help_text[1:], "small", wrap=True), at + 1, 1)
        self._options[name] = field

    def _ask_and_write(self) -> None:
        title = self._session.title if self._make_job is None else self._make_job().name
        name = title.replace("/", "-") + ("" if self._chosen.of == "plan" else f" - {tr('bill')}")
        kinds = f"{self._chosen.text.split(' (')[0]} (*{self._chosen.suffix})"
        path = choose_target(self, tr("Export"), name, kinds)
        if path is not None:
            self.write(path)
