"""The row of the inspector that says how a neon sign is built: all techniques, each with what it takes or wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from diorama_planner.app.light.neon_choices import TechniqueChoice, technique_choices
from diorama_planner.kinds.neon import TECHNIQUES, Neon
from diorama_planner.ui.icons import themed_icon
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import current_theme
from diorama_planner.ui.widgets.form import FormRow, words

if TYPE_CHECKING:
    from diorama_planner.model.record import Record
    from diorama_planner.model.roles import FieldInfo
    from diorama_planner.ui.panels.inspector_edits import FormEdits

ICON = 15


class TechniqueRow(FormRow):
    """One line for each technique: a tick where it can show the sign, with what it takes; else what it would want."""

    def __init__(self, edits: FormEdits, info: FieldInfo, word: Callable[[str], str], label_width: int) -> None:
        self._able = words("", "small")
        super().__init__(tr(info.spec.label), self._able, label_width=label_width)
        self._edits, self._field, self._words = edits, info.name, word
        self._group = QButtonGroup(self)
        self._shorts = [words("", "small") for _ in TECHNIQUES]
        box = QWidget()
        lines = QGridLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setVerticalSpacing(1)
        rows = self.layout()
        assert rows is not None
        rows.addWidget(box)  # beneath its label: there is no room for both beside each other
        lines.setColumnStretch(0, 1)
        for place, (name, short) in enumerate(zip(TECHNIQUES, self._shorts, strict=True)):
            lines.addWidget(self._button(place, name), place, 0)
            lines.addWidget(short, place, 1, Qt.AlignmentFlag.AlignRight)

    def _button(self, place: int, name: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"technique-{name}")
        made.setText(self._words(name))
        made.setCheckable(True)
        made.setIconSize(QSize(ICON, ICON))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self._take(name))
        self._group.addButton(made, place)
        return made

    def _take(self, name: str) -> None:
        problem = self._edits.change(tr("Technique"), {self._field: lambda record: name})
        if problem:
            self.tell(problem)

    def show_records(self, records: Sequence[Record]) -> None:
        """Weigh the techniques for these signs, and show which one is theirs."""
        signs = [record for record in records if isinstance(record, Neon)]
        found = technique_choices(signs, self._edits.session.around())
        chosen = {sign.technique for sign in signs}
        able = sum(choice.is_possible for choice in found)
        self._able.setText(tr("{able} of {count} can show it", able=able, count=len(found)) if found else "")
        self._group.setExclusive(False)
        for place, name in enumerate(TECHNIQUES):
            self._group.button(place).setChecked(chosen == {name})
            self._show(place, found[place] if found else None)
        self._group.setExclusive(len(chosen) == 1)

    def _show(self, place: int, choice: TechniqueChoice | None) -> None:
        line, theme = self._group.button(place), current_theme()
        if choice is None:
            line.setIcon(themed_icon("circle", theme.muted))
            self._shorts[place].setText("")
            return
        comma = self._edits.session.preferences.decimal_comma
        able = choice.is_possible
        line.setIcon(themed_icon("check" if able else "x", theme.accent if able else theme.muted))
        said = "\n".join(say(each, decimal_comma=comma) for each in choice.told)
        line.setToolTip(said)
        line.setAccessibleDescription(said)
        self._shorts[place].setText(say(choice.short, decimal_comma=comma))
