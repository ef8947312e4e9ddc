"""The findings about the plan, each with what can be done about it. A click selects the item."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.icons import IconButton, icon_image
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import current_theme
from diorama_planner.ui.widgets.form import Section, words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

SHOWN = 40
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
_ICONS = {Severity.ERROR: "circle-alert", Severity.WARNING: "triangle-alert", Severity.HINT: "info"}


def severity_words(severity: Severity) -> str:
    """Say how bad a finding is."""
    return {Severity.ERROR: tr("Error"), Severity.WARNING: tr("Warning"), Severity.HINT: tr("Hint")}[severity]


def _links(fixes: Sequence[Fix], colour: str) -> str:
    """Links that wrap like words: remedies can have long names."""
    look = f"color: {colour}; text-decoration: none"
    parts = (f'<a href="{n}" style="{look}">{escape(say(fix.label))}</a>' for n, fix in enumerate(fixes))
    return " &nbsp; ".join(parts)


class IssueCard(QFrame):
    """One finding: icon, word, message and its fixes. Enter or a click selects the item."""

    chosen = Signal(str)
    fix_wanted = Signal(object)

    def __init__(self, issue: Issue) -> None:
        super().__init__()
        self.issue = issue
        self.setProperty("role", "card")
        self.setProperty("severity", issue.severity.value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        message = f"{severity_words(issue.severity)}: {say(issue.message)}"
        self.setAccessibleName(message)
        self._icon = QLabel()
        text = words(message, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._fixes = fixes = words("", "strong", wrap=True)
        fixes.setTextFormat(Qt.TextFormat.RichText)
        fixes.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        fixes.setAccessibleName(", ".join(say(fix.label) for fix in issue.fixes))
        fixes.linkActivated.connect(lambda number: self.fix_wanted.emit(issue.fixes[int(number)]))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(text)
        if issue.fixes:
            texts.addWidget(fixes)
        line = QHBoxLayout(self)
        line.setContentsMargins(9, 7, 9, 7)
        line.setSpacing(8)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.dress()

    def dress(self) -> None:
        """Put icon and links into the theme's colours."""
        theme = current_theme()
        self._fixes.setText(_links(self.issue.fixes, theme.accent))
        colour = {
            Severity.ERROR: theme.danger,
            Severity.WARNING: theme.warning,
            Severity.HINT: theme.accent,
        }[self.issue.severity]
        self._icon.setPixmap(icon_image(_ICONS[self.issue.severity], 16, colour))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the item."""
        self.chosen.emit(self.issue.record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select the item."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self.issue.record_id)
        else:
            super().keyPressEvent(event)


class IssuesPanel(QWidget):
    """Shows the worst first. `start` asks for the first time: call it once the window has been seen."""

    item_chosen = Signal(str)
    enlarged = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._started = False
        self._shown: tuple[Issue, ...] = ()
        self._cards: list[IssueCard] = []
        self.section = Section(tr("Issues"), "issues")
        self.large = IconButton("chevrons-up-down", tr("More room for the issues, in the place of the bill"))
        self.large.setCheckable(True)
        self.large.toggled.connect(self.enlarged)
        self.section.add_corner(self.large)
        self._rows = QVBoxLayout(self.section.body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._note = words("", "muted", wrap=True)
        self._rows.addWidget(self._note)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.section)
        outer.addStretch(1)
        self._later = Later(self, self.refresh, 80, self._work)
        follow(session, self, self._on_event)

    def start(self) -> None:
        """Look for issues now and after every change."""
        self._started = True
        self._later.ask()

    def _on_event(self, event: SessionEvent) -> None:
        if self._started and event.kind in {"change", "document", "wires"}:
            self._later.ask()

    def _work(self, seconds: float) -> bool:
        return self._session.findings.follow(seconds)

    def refresh(self) -> None:
        """Show the issues as they now stand."""
        issues = tuple(sorted(self._session.issues(), key=lambda issue: _ORDER[issue.severity]))
        self.section.set_aside(str(len(issues)) if issues else "")
        if issues == self._shown and (issues or self._note.text()):
            return
        self._shown = issues
        self._fill(issues[:SHOWN])
        rest = len(issues) - SHOWN
        self._note.setVisible(not issues or rest > 0)
        self._note.setText(tr("and {count} more", count=rest) if rest > 0 else tr("Nothing to worry about."))

    def note(self) -> str:
        """What is said beneath the cards."""
        return self._note.text()

    def _fill(self, issues: Sequence[Issue]) -> None:
        for old in self._cards:
            old.hide()
            old.deleteLater()
        self._cards = []
        for index, issue in enumerate(issues):
            card = IssueCard(issue)
            card.chosen.connect(self._choose)
            card.fix_wanted.connect(self._fix)
            self._rows.insertWidget(index, card)
            self._cards.append(card)
        self.updateGeometry()

    def _choose(self, record_id: str) -> None:
        if record_id in self._session.document.records:
            self._session.selection.set(self._session.electrics.items_of(record_id))
            self.item_chosen.emit(record_id)

    def _fix(self, fix: Fix) -> None:
        try:
            self._session.apply_fix(fix)
        except PlannerError as error:
            self._note.setText(say(error.message))
            self._note.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for card in getattr(self, "_cards", ()):
                card.dress()
