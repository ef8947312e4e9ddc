"""Work that a crash left behind: each plan with its picture, and what may be done with it. Nothing is hurried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QPointF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from diorama_planner.ui.dialogs.frame import PlannerDialog, column, row, scrolled
from diorama_planner.ui.icons import icon_image
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT, current_theme, mixed
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.project_io.recovery import Recoverable

PICTURE = QSize(92, 64)


def plan_words(lost: Recoverable) -> tuple[str, str]:
    """Name what was left and say of when it is, how much it holds and where it was kept."""
    if lost.contents is None:
        name = lost.path.stem if lost.path else tr("A plan that was never saved")
        return name, tr("Its safety copies cannot be read; they are kept in {folder}.", folder=str(lost.folder))
    document = lost.contents.document
    name = document.project.name or (lost.path.stem if lost.path else tr("Untitled"))
    count = sum(1 for _ in document.items())
    parts = [tr_count("1 item", "{count} items", count)]
    if lost.modified_ns:
        when = QDateTime.fromMSecsSinceEpoch(lost.modified_ns // 1_000_000)
        parts.insert(0, QLocale().toString(when, QLocale.FormatType.ShortFormat))
    parts.append(str(lost.path) if lost.path else tr("never saved"))
    return name, " · ".join(parts)


class LostPlan(QFrame):
    """One plan with its buttons."""

    recover = Signal()
    keep_copy = Signal()
    discard = Signal()

    def __init__(self, lost: Recoverable) -> None:
        super().__init__()
        self.lost = lost
        self.setProperty("role", "card")
        name, about = plan_words(lost)
        self.setAccessibleName(f"{name}, {about}")
        texts = QWidget()
        lines = column(texts, spacing=2)
        lines.addWidget(words(name, "strong"))
        lines.addWidget(words(about, "small", wrap=True))
        buttons = row(spacing=6)
        if lost.contents is not None:
            self._add(buttons, tr("Recover"), self.recover, "primary")
            self._add(buttons, tr("Save a copy…"), self.keep_copy)
        self._add(buttons, tr("Discard"), self.discard)
        buttons.addStretch(1)
        lines.addSpacing(6)
        lines.addLayout(buttons)
        line = row(self._picture(), texts, spacing=2 * UNIT)
        line.setContentsMargins(10, 10, 10, 10)
        line.setStretch(1, 1)
        self.setLayout(line)

    def _add(self, buttons: QHBoxLayout, text: str, signal: SignalInstance, role: str = "") -> None:
        made = button(text, role)
        made.setAccessibleName(f"{text}: {plan_words(self.lost)[0]}")
        made.clicked.connect(signal)
        buttons.addWidget(made)

    def _picture(self) -> QLabel:
        shown = QLabel()
        theme = current_theme()
        ground = QPixmap(PICTURE)
        ground.fill(QColor(theme.mat))
        picture = QPixmap()
        if not (self.lost.thumbnail and picture.loadFromData(self.lost.thumbnail)):
            picture = icon_image("history", 26, mixed("#ffffff", theme.mat, 0.7))
        elif picture.width() > PICTURE.width() or picture.height() > PICTURE.height():
            way = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatio, way)
        painter = QPainter(ground)
        size = picture.deviceIndependentSize()
        at = QPointF((PICTURE.width() - size.width()) / 2, (PICTURE.height() - size.height()) / 2)
        painter.drawPixmap(at, picture)
        painter.end()
        shown.setPixmap(ground)
        return shown


class RecoveryDialog(PlannerDialog):
    """The list. A plan leaves it when the caller has done what was asked and calls `drop`."""

    recover_requested = Signal(object)
    copy_requested = Signal(object)
    discard_requested = Signal(object)

    def __init__(self, found: Sequence[Recoverable], parent: QWidget | None = None) -> None:
        lead = tr("The program ended before these plans were saved. What is left for later is offered again.")
        super().__init__(tr("Unsaved work was found"), lead, parent)
        self.plans = [LostPlan(lost) for lost in found]
        body = QWidget()
        lines = column(body, spacing=UNIT)
        for plan in self.plans:
            plan.recover.connect(lambda plan=plan: self.recover_requested.emit(plan.lost))
            plan.keep_copy.connect(lambda plan=plan: self.copy_requested.emit(plan.lost))
            plan.discard.connect(lambda plan=plan: self.discard_requested.emit(plan.lost))
            lines.addWidget(plan)
        lines.addStretch(1)
        self.body.addWidget(scrolled(body), 1)
        self.add_aside(words(tr("Discarded plans stay in a trash for a month."), "small"))
        self.add_button(tr("Later"), self.reject)
        self.resize(640, 400)

    def drop(self, lost: Recoverable) -> None:
        """Take a plan off the list; the dialog closes with the last."""
        for plan in [plan for plan in self.plans if plan.lost is lost]:
            self.plans.remove(plan)
            plan.hide()
            plan.deleteLater()
        if not self.plans:
            self.accept()
