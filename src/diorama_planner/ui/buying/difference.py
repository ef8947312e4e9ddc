"""What the plan needs more and less than another version of it: choose the version, see the shopping difference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from diorama_planner.app.purchase.bill_difference import Version, bill_difference, version_of_file, versions
from diorama_planner.core.figures import Numbers
from diorama_planner.exporters.bill_difference import difference_text, figures_of, total_line
from diorama_planner.takeoff.difference import BillDifference, RowDifference
from diorama_planner.ui.dialogs.frame import PlannerDialog, row
from diorama_planner.ui.dialogs.plain_table import PlainTable
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session


class DifferenceDialog(PlannerDialog):
    """The rows that differ, with what they come to; it can be turned round and copied as text."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        lead = tr("What has to be bought more, less or otherwise than for another version of the plan.")
        super().__init__(tr("Compare the bill"), lead, parent)
        self._session = session
        self._versions: dict[str, Version] = {version.id: version for version in versions(session)}
        self._numbers = Numbers(comma=session.preferences.decimal_comma)
        self._found: BillDifference | None = None
        self.version = ChoiceField(tr("Version"), self._choices())
        self._browse = button(tr("Another file…"))
        self.table = PlainTable(
            tr("What differs"),
            (tr("Material"), tr("Buy"), tr("Need"), tr("From … to"), tr("Cost")),
            right=(1, 2, 3, 4),
        )
        self._none = words("", "muted", wrap=True)
        self.total = words("", "total")
        self._lay_out()
        self.version.committed.connect(lambda *_: self.refresh())
        self._browse.clicked.connect(self.ask_for_file)
        self.copy = button(tr("Copy as text"))
        self.copy.clicked.connect(self._copy)
        self.add_aside(self.copy)
        self.add_button(tr("Close"), self.accept, primary=True)
        self.resize(820, 560)
        if self._versions:
            self.version.set_value(next(iter(self._versions)))
        self.refresh()

    def refresh(self) -> None:
        """Compare with the version that is chosen."""
        version = self._versions.get(str(self.version.value() or ""))
        self._found = None
        if version is not None:
            self.attempt(lambda: self._compare(version))
        else:
            self.show_problem("")
        self._show()

    def add_file(self, path: Path) -> None:
        """Offer another project and compare with it."""
        version = version_of_file(path)
        self._versions[version.id] = version
        self.version.set_choices(self._choices())
        self.version.set_value(version.id)
        self.refresh()

    def ask_for_file(self) -> None:
        """Ask for another project."""
        folder = str(self._session.path.parent) if self._session.path else ""
        kinds = tr("Diorama plans (*.diorama)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Compare the bill with"), folder, kinds)
        if name:
            self.add_file(Path(name))

    def _choices(self) -> list[tuple[str, str]]:
        return [(version.id, say(version.title)) for version in self._versions.values()]

    def _compare(self, version: Version) -> None:
        self._found = bill_difference(self._session, version)

    def _show(self) -> None:
        found = self._found
        rows = figures_of(found, self._numbers).told(found) if found is not None else []
        self.table.set_rows([self._cells(found, each) for each in rows] if found is not None else [])
        self.table.setVisible(bool(rows))
        self.copy.setEnabled(found is not None)
        self.total.setVisible(bool(rows))
        if found is not None:
            self.total.setText(say(total_line(found, figures_of(found, self._numbers))))
        if found is not None and not rows:
            self._none.setText(tr("Nothing has to be bought otherwise."))
        elif found is None and not self._versions:
            self._none.setText(tr("The plan was never saved and nothing was changed. Choose another file."))
        self._none.setVisible(not rows and not self.problem())

    def _cells(self, found: BillDifference, each: RowDifference) -> tuple[str, ...]:
        figures = figures_of(found, self._numbers)
        cost = figures.more_money(each.cost) if found.cost is not None else ""
        return each.name, figures.more_packs(each), figures.more_need(each), figures.from_to(each), cost

    def _copy(self) -> None:
        if self._found is not None:
            other = say(self._versions[str(self.version.value())].title)
            text = difference_text(self._found, self._session.title, other, self._numbers)
            QGuiApplication.clipboard().setText(text)

    def _lay_out(self) -> None:
        self.body.addLayout(row(self.version, self._browse, spacing=UNIT))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._none)
        self.body.addWidget(self.total)
        self.body.addStretch(0)
