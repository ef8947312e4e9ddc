"""The bar over the plan while the ground is sculpted: which brush, how large, how strong, how it falls off.

It remembers the brush while another tool is in hand.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from diorama_planner.geometry.sculpting import Brush, BrushKind, Falloff
from diorama_planner.tools.sculpture import LEAST_RADIUS_MM, MOST_RADIUS_MM, SCULPTURE, Sculpting, with_radius
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import words
from diorama_planner.ui.widgets.quantities import LengthField, NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.ui.canvas.desk import Desk

MARGIN = 10
FIELD_WIDTH, SHORT_WIDTH, CHOICE_WIDTH = 58, 42, 90
LEAST_DETAIL_MM = 0.5
_BRUSHES = {
    BrushKind.RAISE: "Raise",
    BrushKind.LOWER: "Lower",
    BrushKind.SMOOTH: "Smooth",
    BrushKind.FLATTEN: "Flatten",
    BrushKind.ROUGHEN: "Roughen",
    BrushKind.TERRACE: "Terrace",
}
_FALLOFFS = {Falloff.SMOOTH: "Smooth", Falloff.LINEAR: "Linear", Falloff.SHARP: "Sharp", Falloff.EVEN: "Even"}
_DETAILS = {BrushKind.ROUGHEN: "Bumps", BrushKind.TERRACE: "Steps"}


class BrushBar(QFrame):
    """Shown while the brush is in hand; what is changed here or by keys is shown in both places."""

    def __init__(self, session: Session, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("brushBar")
        self.setAccessibleName(tr("Brush"))
        self._desk, self._over = desk, over
        self._brush = Brush()
        readings = partial(Readings.of, session)
        self.kind = ChoiceField(tr("Brush"), [(kind, tr(text)) for kind, text in _BRUSHES.items()])
        self.radius = LengthField(tr("Radius of the brush"), readings, minimum=LEAST_RADIUS_MM, limit_mm=_most)
        self.strength = NumberField(tr("Strength of the brush in per cent"), minimum=1, maximum=100)
        self.falloff = ChoiceField(tr("Falloff"), [(kind, tr(text)) for kind, text in _FALLOFFS.items()])
        self.detail = LengthField(tr("Bumps or steps"), readings, minimum=LEAST_DETAIL_MM, limit_mm=_most)
        self.seed = NumberField(tr("Seed of the bumps"), minimum=0, maximum=9999, whole=True)
        self._detail_words, self._seed_words = words("", "muted"), words(tr("Seed"), "muted")
        self._lay_out()
        self._connect()
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 4, 6, 4)
        line.setSpacing(5)
        labels: list[tuple[QLabel | None, QWidget, int]] = [
            (None, self.kind, CHOICE_WIDTH),
            (words(tr("Radius"), "muted"), self.radius, FIELD_WIDTH),
            (words(tr("Strength %"), "muted"), self.strength, SHORT_WIDTH),
            (words(tr("Falloff"), "muted"), self.falloff, CHOICE_WIDTH),
            (self._detail_words, self.detail, FIELD_WIDTH),
            (self._seed_words, self.seed, SHORT_WIDTH),
        ]
        for label, field, width in labels:
            if label is not None:
                line.addWidget(label)
            field.setFixedWidth(width)
            line.addWidget(field)

    def _connect(self) -> None:
        self.kind.committed.connect(lambda value, _: self._change(kind=value))
        self.falloff.committed.connect(lambda value, _: self._change(falloff=value))
        self.strength.committed.connect(lambda value, _: self._change(strength=float(value) / 100.0))
        self.radius.committed.connect(
            lambda value, _: self._change(radius_mm=with_radius(self._brush, value).radius_mm)
        )
        self.detail.committed.connect(lambda value, _: self._change(detail_mm=float(value)))
        self.seed.committed.connect(lambda value, _: self._change(seed=int(value)))
        self._desk.previewed.connect(self._follow)
        self._desk.tool_changed.connect(self.follow_tool)

    def follow_tool(self, tag: str) -> None:
        """Show the bar while the brush is in hand, and give it the brush that was used last."""
        self.setVisible(tag == SCULPTURE)
        if tag == SCULPTURE:
            self._hand_over()

    @property
    def brush(self) -> Brush:
        """The brush as it is set."""
        return self._brush

    def _hand_over(self) -> None:
        state = self._desk.runner.state
        if isinstance(state, Sculpting):
            self._desk.runner.state = replace(state, brush=self._brush)
            self._desk.runner.refresh()
        self._show()

    def _change(self, **fields: Any) -> None:
        self._brush = replace(self._brush, **fields)
        self._hand_over()
        self._over.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Take over what keys, wheel or typing have made of the brush."""
        state = self._desk.runner.state
        if self.isVisible() and isinstance(state, Sculpting) and state.brush != self._brush:
            self._brush = state.brush
            self._show()

    def _show(self) -> None:
        brush = self._brush
        self.kind.set_value(brush.kind)
        self.radius.set_value(brush.radius_mm)
        self.strength.set_value(round(brush.strength * 100.0))
        self.falloff.set_value(brush.falloff)
        self.detail.set_value(brush.detail_mm)
        self.seed.set_value(brush.seed)
        self._detail_words.setText(tr(_DETAILS.get(brush.kind, "")))
        for label, field, kinds in (
            (self._detail_words, self.detail, set(_DETAILS)),
            (self._seed_words, self.seed, {BrushKind.ROUGHEN}),
        ):
            label.setVisible(brush.kind in kinds)
            field.setVisible(brush.kind in kinds)
        self._place()

    def _place(self) -> None:
        """Keep to the middle below the ruler."""
        self.adjustSize()
        left = max(0, (self._over.width() - self.width()) // 2)
        self.move(left, MARGIN + self._over.fontMetrics().height())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the plan's view."""
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


def _most() -> float:
    """How large lengths of a brush hardly are."""
    return MOST_RADIUS_MM
