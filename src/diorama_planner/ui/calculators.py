"""The sums of the trade in a window of their own: it needs no plan, and stays open beside one.

Everything that is shown follows from the declarations in `app.calculators`; nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from diorama_planner.app.calculators import CALCULATORS, Calculator, Input, Output, Value, calculate
from diorama_planner.app.calculators.answers import answer_rows
from diorama_planner.core.errors import PlannerError, UsageError
from diorama_planner.ui.dialogs.frame import card, column, error_text, heading, row, scrolled
from diorama_planner.ui.following import Later
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.replacing_line import ReplacingLine
from diorama_planner.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LIST_WIDTH = 208
LABEL_WIDTH = 150
FIELD_WIDTH = 190
ANSWERS_WIDTH = 330
WAIT_MS = 120


class InputField(QWidget):
    """One input: label, field, unit, and below it what is wrong or what may be typed."""

    edited = Signal()

    def __init__(self, spec: Input, first: str) -> None:
        super().__init__()
        self.spec = spec
        self._field = self._make(first)
        self._field.setAccessibleName(tr(spec.label))
        self._field.setFixedWidth(FIELD_WIDTH)
        label = words(tr(spec.label), "muted", wrap=True)
        label.setFixedWidth(LABEL_WIDTH)
        label.setBuddy(self._field)
        unit = words(_written(spec.unit), "small")
        line = row(label, self._field, unit, 1)
        lines = column(self, spacing=2)
        lines.addLayout(line)
        self._note = words("", "small", wrap=True)
        self._note.setContentsMargins(LABEL_WIDTH + UNIT, 0, 0, 2)
        lines.addWidget(self._note)
        self.show_problem("")

    def text(self) -> str:
        """What was typed or chosen."""
        if isinstance(self._field, QComboBox):
            return str(self._field.currentData() or "")
        return self._field.text()

    def set_text(self, text: str) -> None:
        """Type or choose."""
        if isinstance(self._field, QComboBox):
            self._field.setCurrentIndex(self._field.findData(text))
        else:
            self._field.setText(text)

    def is_missing(self) -> bool:
        """Whether it must be typed and is not."""
        return self.spec.required and not self.spec.default and not self.text().strip()

    def problem(self) -> str:
        """What is wrong with it, empty if nothing."""
        return self._note.text() if self._field.property("bad") == "true" else ""

    def show_problem(self, text: str) -> None:
        """Turn red and say why, or say what may be typed."""
        self._note.setText(text or self._hint())
        self._note.setVisible(bool(self._note.text()))
        self._note.setProperty("role", "problem" if text else "small")
        self._field.setProperty("bad", "true" if text else "false")
        self._field.setAccessibleDescription(self._note.text())
        for widget in (self._note, self._field):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _hint(self) -> str:
        spec = self.spec
        return tr("for example {example}", example=spec.help) if spec.help[:1].isdigit() else tr(spec.help)

    def _make(self, first: str) -> QLineEdit | QComboBox:
        if self.spec.choices:
            box = QComboBox()
            for choice in self.spec.choices:
                box.addItem(tr(choice), choice)
            box.setCurrentIndex(max(0, box.findData(first or self.spec.default)))
            box.currentIndexChanged.connect(lambda _: self.edited.emit())
            return box
        line = ReplacingLine(first)
        line.setPlaceholderText(self.spec.default or ("" if self.spec.required else tr("optional")))
        line.textChanged.connect(lambda _: self.edited.emit())
        return line


class Answer(QFrame):
    """One answer: what it is, its figure, and small below it how it was worked out and where that comes from."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        self._value = words("", "answer")
        self._value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._name = tr(output.label)
        self._value.setWordWrap(True)
        lines = column(self, spacing=0, margins=(0, 4, 0, 4))
        lines.addWidget(words(self._name, "muted", wrap=True))
        lines.addWidget(self._value)
        how = " · ".join(part for part in (tr(output.formula), tr(output.source)) if part)
        if how:
            lines.addWidget(words(how, "small", wrap=True))

    def show_value(self, text: str) -> None:
        """Show the figure."""
        self._value.setText(text)
        self._value.setAccessibleName(f"{self._name}: {text}")

    def text(self) -> str:
        """Name and figure on one line."""
        return f"{self._name}: {self._value.text()}"


class CalculatorPage(QWidget):
    """One calculator: its inputs, and its answers while they are typed."""

    def __init__(self, calculator: Calculator, session: Session) -> None:
        super().__init__()
        self.calculator = calculator
        self._session = session
        self.inputs = {
            spec.name: InputField(spec, calculator.example.get(spec.name, "")) for spec in calculator.inputs
        }
        shown = [output for output in calculator.outputs if output.name != "unit"]
        self.answers = {output.name: Answer(output) for output in shown}
        self._problem = words("", "problem", wrap=True)
        self._lay_out()
        self._later = Later(self, self.refresh, WAIT_MS)
        for field in self.inputs.values():
            field.edited.connect(self._later.ask)
        self.refresh()

    def refresh(self) -> None:
        """Work out what is typed."""
        texts = {name: field.text() for name, field in self.inputs.items()}
        for field in self.inputs.values():
            field.show_problem(tr("Type something here.") if field.is_missing() else "")
        if any(field.is_missing() for field in self.inputs.values()):
            self._blank()
            self._problem.hide()
            return
        try:
            values = calculate(self.calculator.name, texts, catalogue=lambda: self._session.catalogue)
        except PlannerError as error:
            self._show_error(error)
            return
        self._problem.hide()
        self._show_values(values)

    def answer_text(self) -> str:
        """All answers as lines."""
        return "\n".join(answer.text() for answer in self.answers.values())

    def problem(self) -> str:
        """What is wrong with the sum as a whole, empty if nothing."""
        return "" if self._problem.isHidden() else self._problem.text()

    def _blank(self) -> None:
        for answer in self.answers.values():
            answer.show_value("–")

    def _show_values(self, values: Mapping[str, Value]) -> None:
        comma = self._session.preferences.decimal_comma
        for output, text in answer_rows(self.calculator, values, decimal_comma=comma):
            self.answers[output.name].show_value(text)

    def _show_error(self, error: PlannerError) -> None:
        self._blank()
        at = self.inputs.get(error.where.split(",")[0]) if isinstance(error, UsageError) else None
        if at is not None:
            at.show_problem(error_text(error))
            self._problem.hide()
        else:
            self._problem.setText(error_text(error))
            self._problem.show()

    def _lay_out(self) -> None:
        lines = column(self, spacing=4, margins=(28, 22, 28, 22))
        lines.addWidget(words(tr(self.calculator.title), "title"))
        lines.addWidget(words(tr(self.calculator.summary), "muted", wrap=True))
        lines.addSpacing(2 * UNIT)
        form = QWidget()
        rows = column(form, spacing=5)
        for field in self.inputs.values():
            rows.addWidget(field)
        rows.addWidget(self._problem)
        rows.addStretch(1)
        self._problem.hide()
        columns = row(form, self._answers(), spacing=3 * UNIT)
        columns.setStretch(0, 1)
        columns.setAlignment(Qt.AlignmentFlag.AlignTop)
        lines.addLayout(columns)
        lines.addStretch(1)

    def _answers(self) -> QFrame:
        results = card()
        results.setFixedWidth(ANSWERS_WIDTH)
        inside = column(results, spacing=0, margins=(16, 10, 16, 12))
        copy = button(tr("Copy"), "link")
        copy.setAccessibleName(tr("Copy the answers"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.answer_text()))
        inside.addLayout(row(heading(tr("Answer")), 1, copy))
        for answer in self.answers.values():
            inside.addWidget(answer)
        inside.addStretch(1)
        return results


def _written(unit: str) -> str:
    """Write `m2` as people do."""
    return unit.replace("m2", "m²").replace("m3", "m³")


class CalculatorsWindow(QWidget):
    """All calculators as a list that can be searched, the chosen one beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, first: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session = session
        self.setWindowTitle(tr("Calculators"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("sidePanel")
        self.search = SearchField(tr("Search the calculators"))
        self.search.setPlaceholderText(tr("Search…"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Calculators"))
        self._pages: dict[str, int] = {}
        self._stack = QStackedWidget()
        for calculator in CALCULATORS.values():
            item = QListWidgetItem(tr(calculator.title))
            item.setData(Qt.ItemDataRole.UserRole, calculator.name)
            item.setToolTip(tr(calculator.summary))
            self.list.addItem(item)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.search.entered.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(lambda item, _: self._open(item))
        self.resize(1020, 640)
        self.choose(first or next(iter(CALCULATORS)))
        self.search.setFocus()

    def choose(self, name: str) -> None:
        """Turn to a calculator."""
        self.list.setCurrentRow(list(CALCULATORS).index(name))

    def page(self) -> CalculatorPage:
        """The calculator that is shown."""
        area = self._stack.currentWidget()
        found = area.findChild(CalculatorPage) if area is not None else None
        if not isinstance(found, CalculatorPage):
            raise LookupError("no calculator is shown")
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(LIST_WIDTH)
        lines = column(side, spacing=UNIT, margins=(14, 16, 10, 14))
        lines.addWidget(self.search)
        lines.addWidget(self.list, 1)
        line = QFrame()
        line.setProperty("role", "rule")
        line.setFixedWidth(1)
        outer = row(side, line, self._stack, spacing=0)
        outer.setStretch(2, 1)
        self.setLayout(outer)

    def _open(self, item: QListWidgetItem | None) -> None:
        """Show a calculator; its page is made when it is first asked for."""
        if item is None:
            return
        name = str(item.data(Qt.ItemDataRole.UserRole))
        if name not in self._pages:
            self._pages[name] = self._stack.addWidget(scrolled(CalculatorPage(CALCULATORS[name], self._session)))
        self._stack.setCurrentIndex(self._pages[name])

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for number, calculator in enumerate(CALCULATORS.values()):
            known = " ".join((calculator.title, calculator.summary, calculator.name, *calculator.aliases)).casefold()
            hidden = not all(word in known for word in wanted)
            item = self.list.item(number)
            if item is not None:
                item.setHidden(hidden)
