"""The bar of labelled tools above the plan, with undo, redo, and the chips of scale and base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QWidget,
)

from diorama_planner.ui.actions import ActionSet
from diorama_planner.ui.icons import themed_icon
from diorama_planner.ui.readings import Readings, ratio_text
from diorama_planner.ui.texts import tr
from diorama_planner.ui.tool_choices import ToolChoice, tool_choices

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

HEIGHT = 54
ICON = 19
ARROW = 14
"""Width of the arrow that opens the menu of a family, in pixels; the stylesheet keeps it clear."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How closely the buttons stand, in pixels.

    Attributes:
        least: width of a button, if its word needs no more.
        air: beside a word.
        gap: beside a line between groups.
        tools_named: whether tools have their words.
        steps_named: whether undo and redo have theirs.
        figures_named: whether the chips have words before their figures.
    """

    least: int
    air: int
    gap: int
    tools_named: bool = True
    steps_named: bool = True
    figures_named: bool = True


FITS = (
    Fit(52, 6, 6),
    Fit(43, 6, 5),
    Fit(36, 4, 3),
    Fit(36, 4, 3, steps_named=False),
    Fit(30, 4, 2, tools_named=False, steps_named=False),
    Fit(30, 4, 2, tools_named=False, steps_named=False, figures_named=False),
)
"""From roomy to close: the first that leaves figures and switch whole is taken."""


class ToolbarButton(QToolButton):
    """An icon with its word beneath, for an action. Its word is never cut off: it is there in full or not at all."""

    def __init__(self, action: QAction, icon: str, text: str, *, is_step: bool = False) -> None:
        super().__init__()
        self._is_step = is_step
        self._fit = FITS[0]
        self._icon = icon
        self._text = text
        self._action = action
        self.setProperty("role", "tool")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(ICON, ICON))
        self.setCheckable(action.isCheckable())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(text)
        self.clicked.connect(self._run)
        action.changed.connect(self._follow)
        self._follow()
        self.paint_icon()

    def width_in(self, fit: Fit) -> int:
        """How wide it is, in pixels, where buttons stand so closely."""
        arrow = ARROW if self.menu() is not None else 0
        if not self._is_named(fit):
            return fit.least + arrow
        chosen = QFont(self.font())
        chosen.setWeight(QFont.Weight.DemiBold)
        return max(fit.least, QFontMetrics(chosen).horizontalAdvance(self.text()) + 2 * fit.air) + arrow

    def set_fit(self, fit: Fit) -> None:
        """Stand so closely."""
        self._fit = fit
        under, bare = Qt.ToolButtonStyle.ToolButtonTextUnderIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(under if self._is_named(fit) else bare)
        self.updateGeometry()

    def _is_named(self, fit: Fit) -> bool:
        return fit.steps_named if self._is_step else fit.tools_named

    def sizeHint(self) -> QSize:
        """As wide as it is to be."""
        return QSize(self.width_in(self._fit), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No narrower."""
        return self.sizeHint()

    def _run(self) -> None:
        self._action.trigger()
        self._follow()

    def _follow(self) -> None:
        _follow(self, self._action)

    def paint_icon(self) -> None:
        """Draw the icon in the theme's colours."""
        self.setIcon(themed_icon(self._icon))


class FamilyButton(ToolbarButton):
    """A button for several tools of a like: it shows the one used last, its arrow opens a menu of all."""

    def __init__(self, members: Sequence[tuple[QAction, str, str]]) -> None:
        super().__init__(*members[0])
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self)
        for member in members:
            menu.addAction(member[0])
            member[0].changed.connect(lambda member=member: self._show_if_taken(*member))
        self.setMenu(menu)

    def _show_if_taken(self, action: QAction, icon: str, text: str) -> None:
        if action.isChecked() and action is not self._action:
            self._action, self._icon = action, icon
            self.setText(text)
            self.paint_icon()
        self._follow()


def rule() -> QWidget:
    """A thin line between groups of tools."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedSize(1, 22)
    return line


class Figure(QPushButton):
    """A chip with a small word and a figure: `Scale 1:64`. A click opens what changes it."""

    def __init__(self, word: str, action: QAction) -> None:
        super().__init__()
        self._word, self._figure, self._is_named = word, "", True
        self.setProperty("role", "figure")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(action.text())
        self.clicked.connect(action.trigger)

    def set_figure(self, figure: str, more: str = "") -> None:
        """Show another figure."""
        self._figure = f"{figure}{more}"
        self._write()
        self.setAccessibleName(f"{self._word} {figure}")

    def width_in(self, fit: Fit) -> int:
        """How wide it is, in pixels, where the chips have their words or not."""
        word = self.fontMetrics().horizontalAdvance(f"{self._word}  ")
        return self.sizeHint().width() + (fit.figures_named - self._is_named) * word

    def set_fit(self, fit: Fit) -> None:
        """Show the word before the figure, or not."""
        self._is_named = fit.figures_named
        self._write()

    def _write(self) -> None:
        self.setText(f"{self._word}  {self._figure}" if self._is_named else self._figure)


class Segments(QFrame):
    """A row of words of which one is chosen, each an action: `Plan | Split | 3D`."""

    def __init__(self, name: str, choices: Sequence[tuple[QAction, str]]) -> None:
        super().__init__()
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        for action, text in choices:
            line.addWidget(_Segment(action, text))


class _Segment(QPushButton):
    def __init__(self, action: QAction, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "segment")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action = action
        self.clicked.connect(self._run)
        action.changed.connect(self._follow)
        self._follow()

    def _run(self) -> None:
        if not self._action.isChecked():
            self._action.trigger()
        self._follow()

    def _follow(self) -> None:
        _follow(self, self._action)
        self.setAccessibleName(self._action.text())


class Toolbar(QFrame):
    """Shows the tools that exist. `refresh` brings the chips up to date."""

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setFixedHeight(HEIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 3, 10, 3)
        line.setSpacing(2)
        self._buttons: list[ToolbarButton] = []
        self._gaps: list[QSpacerItem] = []
        self._fit = FITS[0]
        part = 0
        families: dict[str, list[ToolChoice]] = {}
        for choice in tool_choices():
            families.setdefault(choice.family, []).append(choice)
        for family in families.values():
            if family[0].part != part:
                self._add_rule(line)
                part = family[0].part
            members = [(actions[f"tool-{choice.tag}"], choice.icon, tr(choice.text)) for choice in family]
            self._add(line, ToolbarButton(*members[0]) if len(members) == 1 else FamilyButton(members))
        self._add_rule(line)
        self._add(line, ToolbarButton(actions["undo"], "undo-2", tr("Undo"), is_step=True))
        self._add(line, ToolbarButton(actions["redo"], "redo-2", tr("Redo"), is_step=True))
        line.addSpacing(8)
        self._scale = Figure(tr("Scale"), actions["scale"])
        self._base = Figure(tr("Base"), actions["base"])
        line.addWidget(self._scale)
        line.addSpacing(4)
        line.addWidget(self._base)
        line.addStretch(1)
        sides = (("plan-only", tr("Plan")), ("split", tr("Split")), ("space", tr("3D")))
        line.addWidget(Segments(tr("Plan and space"), [(actions[action], text) for action, text in sides]))

    def _add_rule(self, line: QHBoxLayout) -> None:
        before, after = QSpacerItem(self._fit.gap, 0), QSpacerItem(self._fit.gap, 0)
        line.addSpacerItem(before)
        line.addWidget(rule(), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addSpacerItem(after)
        self._gaps += before, after

    def _add(self, line: QHBoxLayout, made: ToolbarButton) -> None:
        self._buttons.append(made)
        line.addWidget(made)

    def refresh(self, session: Session) -> None:
        """Show scale and base as they now stand."""
        width, depth, _ = session.base_size()
        self._scale.set_figure(ratio_text(session.scale), "  ▾")
        self._base.set_figure(Readings.of(session).size(width, depth))
        self._settle()

    def _settle(self) -> None:
        """Let the buttons stand as roomily as the width allows."""
        line = self.layout()
        if line is None:
            return
        others = line.sizeHint().width() - self._taken(self._fit)
        wanted = next((fit for fit in FITS if others + self._taken(fit) <= self.width()), FITS[-1])
        if wanted is self._fit:
            return
        self._fit = wanted
        for made in self._fitting():
            made.set_fit(wanted)
        for gap in self._gaps:
            gap.changeSize(wanted.gap, 0)
        line.invalidate()

    def _taken(self, fit: Fit) -> int:
        """The width of what can stand more closely, in pixels."""
        return sum(made.width_in(fit) for made in self._fitting()) + len(self._gaps) * fit.gap

    def _fitting(self) -> tuple[ToolbarButton | Figure, ...]:
        return (*self._buttons, self._scale, self._base)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for made in getattr(self, "_buttons", ()):
                made.paint_icon()


def _follow(button: QAbstractButton, action: QAction) -> None:
    """Let a button be as its action is, whatever it is short of; the tooltip tells the key."""
    button.setEnabled(action.isEnabled())
    button.setChecked(action.isChecked())
    key, words = action.shortcut().toString(), action.text()
    button.setToolTip(f"{words} ({key})" if key else words)
    button.setAccessibleName(words)
