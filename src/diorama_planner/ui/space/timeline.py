"""The way of a camera in time, below the picture: its key frames, the moment that is seen, playing it.

A key is dragged to another time, or taken out; what it fixes is set by looking, or led on the plan by its grips.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from diorama_planner.app.photography import camera_moves as moves
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.units import format_length, format_number
from diorama_planner.kinds.camera import LONGEST_S, Camera
from diorama_planner.kinds.camera_path import MM_S_TO_KM_H, duration_s, path_remarks, travel
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT, current_theme
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.ui.space.lens import Lens

FRAME_MS = 33
MARGIN, HEIGHT, KEY = 14, 34, 6
"""Of the strip in pixels: beside it, its height, half a key."""
LONG_WIDTH = 90
GRAB_PX = 9.0
SPARE_SHARE, LEAST_SHOWN_S = 1.15, 4.0
"""The strip goes on a little beyond the last key."""
STEPS_S = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0)
LEAST_TICK_PX = 46.0
NUDGE_S = 1 / 24
LONGEST_STEP_S = 0.2
"""Where pictures take longer than this, the way is played slower rather than with leaps."""


class Strip(QWidget):
    """The time of a path as a strip with its keys."""

    sought = Signal(float)
    """Another moment is to be seen."""
    retimed = Signal(int, float)
    """A key is dragged to a time."""
    added = Signal(float)
    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Key frames"))
        self.setToolTip(tr("Drag keys to other times; double-click puts one there, Del takes the chosen one out"))
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._times: tuple[float, ...] = (0.0,)
        self._at = 0.0
        self._shown_s = LEAST_SHOWN_S
        self._held: int | None = None
        self.key: int | None = None

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(300, HEIGHT)

    def show_path(self, times: tuple[float, ...], at_s: float) -> None:
        """Show keys at times, the first being the start, and the moment that is seen."""
        self._times, self._at = times, at_s
        if self._held is None:
            self._shown_s = max(times[-1] * SPARE_SHARE, LEAST_SHOWN_S)
        if self.key is not None and self.key >= len(times):
            self.key = None
        self.update()

    def x_of(self, at_s: float) -> float:
        """The pixel of a time."""
        return MARGIN + at_s / self._shown_s * max(self.width() - 2 * MARGIN, 1)

    def time_at(self, x: float) -> float:
        """The time at a pixel."""
        return max(0.0, (x - MARGIN) / max(self.width() - 2 * MARGIN, 1) * self._shown_s)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ticks, the way, keys and the moment."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() - KEY - 5.0
        self._draw_ticks(painter)
        painter.setPen(QPen(QColor(theme.line), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(self.x_of(0.0), middle), QPointF(self.x_of(self._shown_s), middle))
        painter.setPen(QPen(QColor(theme.accent), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(self.x_of(0.0), middle), QPointF(self.x_of(self._times[-1]), middle))
        for index, at_s in enumerate(self._times):
            self._draw_key(painter, QPointF(self.x_of(at_s), middle), index == self.key)
        x = self.x_of(self._at)
        painter.setPen(QPen(QColor(theme.warning), 1.5))
        painter.drawLine(QPointF(x, 3.0), QPointF(x, self.height() - 1.0))
        painter.setBrush(QColor(theme.warning))
        painter.drawPolygon(QPolygonF([QPointF(x - 4, 1), QPointF(x + 4, 1), QPointF(x, 7)]))
        painter.end()

    def _draw_ticks(self, painter: QPainter) -> None:
        theme = current_theme()
        font = painter.font()
        font.setPointSizeF(max(font.pointSizeF() - 2.0, 6.0))
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        per_s = self.x_of(1.0) - self.x_of(0.0)
        step = next((each for each in STEPS_S if each * per_s >= LEAST_TICK_PX), STEPS_S[-1])
        for index in range(int(self._shown_s / step) + 1):
            x = self.x_of(index * step)
            text = tr("{time} s", time=format_number(round(index * step, 1)))
            painter.drawText(QRectF(x - 30, 0, 60, 14), Qt.AlignmentFlag.AlignCenter, text)

    def _draw_key(self, painter: QPainter, at: QPointF, is_chosen: bool) -> None:
        theme = current_theme()
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(QColor(theme.accent if is_chosen else theme.panel))
        sides = (QPointF(0, -KEY), QPointF(KEY, 0), QPointF(0, KEY), QPointF(-KEY, 0))
        painter.drawPolygon(QPolygonF([at + side for side in sides]))

    # -- hands -----------------------------------------------------------------------------------------------

    def _key_at(self, x: float) -> int | None:
        found = min(range(len(self._times)), key=lambda index: abs(self.x_of(self._times[index]) - x))
        return found if abs(self.x_of(self._times[found]) - x) <= GRAB_PX else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a key, or see another moment."""
        x = event.position().x()
        self.key = self._key_at(x)
        self._held = self.key
        self.sought.emit(self._times[self.key] if self.key is not None else self.time_at(x))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a key to another time, or the moment along."""
        at_s = self.time_at(event.position().x())
        if self._held:
            self.retimed.emit(self._held - 1, at_s)
            at_s = self._times[self._held]
        if self._held != 0:
            self.sought.emit(at_s)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.show_path(self._times, self._at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put a key there."""
        if self._key_at(event.position().x()) is None:
            self.added.emit(self.time_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through frames and keys, take a key out."""
        steps = {Qt.Key.Key_Left: -NUDGE_S, Qt.Key.Key_Right: NUDGE_S}
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.key:
            self.dropped.emit(self.key - 1)
        elif event.key() in steps:
            self.sought.emit(max(0.0, self._at + steps[Qt.Key(event.key())]))
        elif event.key() == Qt.Key.Key_Home:
            self.sought.emit(0.0)
        elif event.key() == Qt.Key.Key_End:
            self.sought.emit(self._times[-1])
        else:
            super().keyPressEvent(event)


class Timeline(QFrame):
    """The strip with what plays and changes it; there while a camera is looked through."""

    def __init__(self, session: Session, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._lens = session, lens
        self._last = 0.0
        self._is_showing = False
        self.setAccessibleName(tr("Camera move"))
        self.play = IconButton("circle-play", tr("Play the camera's way"))
        self.play.setCheckable(True)
        self.add = IconButton("plus", tr("Put a key frame here"))
        self.drop = IconButton("minus", tr("Take the key frame out"))
        self.long = QDoubleSpinBox()
        self.long.setRange(0.1, LONGEST_S)
        self.long.setDecimals(1)
        self.long.setSuffix(" s")
        self.long.setKeyboardTracking(False)
        self.long.setMaximumWidth(LONG_WIDTH)
        self.long.setAccessibleName(tr("Its whole time"))
        self.long.setToolTip(tr("How long the whole way takes"))
        self.soft = QCheckBox(tr("Soft start and stop"))
        self.strip = Strip()
        self.told = words("", "muted")
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._go_on)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(UNIT // 2)
        buttons: tuple[QWidget, ...] = (self.play, self.add, self.drop, self.long, self.soft)
        for part in buttons:
            line.addWidget(part)
        line.addStretch(1)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * UNIT - 2, 0, UNIT, UNIT)
        outer.setSpacing(UNIT // 2)
        outer.addWidget(self.strip)
        outer.addLayout(line)
        outer.addWidget(self.told)

    def _connect(self) -> None:
        lens, strip = self._lens, self.strip
        self.play.toggled.connect(self._play)
        self.add.clicked.connect(lens.put_key)
        self.drop.clicked.connect(lambda: self._drop(self._here()))
        strip.sought.connect(self._seek)
        strip.added.connect(self._add)
        strip.dropped.connect(self._drop)
        strip.retimed.connect(self._retime)
        self.long.valueChanged.connect(self._pace)
        self.soft.toggled.connect(self._set_soft)
        lens.changed.connect(self.refresh)

    # -- what it shows ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the way of the camera that is looked through."""
        item = self._lens.item
        self.setVisible(item is not None)
        if item is None:
            self.play.setChecked(False)
            return
        self._is_showing = True
        self.strip.show_path((0.0, *(key.at_s for key in item.keys)), self._lens.at_s)
        moving: tuple[QWidget, ...] = (self.play, self.long, self.soft)
        for widget in moving:
            widget.setEnabled(item.moves)
        self.drop.setEnabled(self._here() >= 0)
        self.long.setValue(duration_s(item))
        self.soft.setChecked(item.eased)
        short, long = self._words(item)
        self.told.setText(short)
        self.told.setToolTip(long)
        self._is_showing = False

    def _words(self, item: Camera) -> tuple[str, str]:
        """How it moves, in one line and at length."""
        if not item.moves:
            return tr("It stands still: with a key frame it moves."), ""
        comma, around = self._session.preferences.decimal_comma, self._session.around()
        try:
            found = travel(item, around)
            long = "\n".join(say(each, decimal_comma=comma) for each in path_remarks(item, around))
        except PlannerError as error:
            return say(error.message), ""
        short = tr(
            "{length} · at most {speed} mm/s · {real} km/h at full size",
            length=format_length(round(found.length_mm), decimal_comma=comma),
            speed=format_number(found.fastest_mm_s, precision=0, decimal_comma=comma),
            real=format_number(found.fastest_real_mm_s * MM_S_TO_KM_H, precision=1, decimal_comma=comma),
        )
        return short, long

    def _here(self) -> int:
        """The key at the moment that is seen, below zero if there is none."""
        item, at_s = self._lens.item, self._lens.at_s
        keys = item.keys if item is not None else ()
        return next((index for index, key in enumerate(keys) if abs(key.at_s - at_s) <= moves.SAME_S), -1)

    # -- what it changes -------------------------------------------------------------------------------------

    def _add(self, at_s: float) -> None:
        around = self._session.around()
        self._lens.change_path("Key frame", lambda item: moves.with_key_at(item, around, at_s))
        self._lens.set_time(at_s)

    def _drop(self, index: int) -> None:
        if index >= 0:
            self._lens.change_path("Take a key frame out", lambda item: moves.without_key(item, index))

    def _retime(self, index: int, at_s: float) -> None:
        merge = f"key-{self._lens.camera}-{index}"
        self._lens.change_path("Time of a key frame", lambda item: moves.retimed(item, index, at_s), merge)

    def _pace(self, long_s: float) -> None:
        if not self._is_showing:
            self._lens.change_path("Time of the way", lambda item: moves.paced(item, long_s), "pace")

    def _set_soft(self, on: bool) -> None:
        if not self._is_showing:
            self._lens.change_path("Soft start and stop", lambda item: replace(item, eased=on))

    # -- playing ---------------------------------------------------------------------------------------------

    def _seek(self, at_s: float) -> None:
        self.play.setChecked(False)
        self._lens.set_time(at_s)

    def _play(self, on: bool) -> None:
        self.play.set_icon("pause" if on else "circle-play")
        self.play.set_words(tr("Stop") if on else tr("Play the camera's way"))
        item = self._lens.item
        if not on or item is None:
            self._timer.stop()
            return
        if self._lens.at_s >= duration_s(item) - NUDGE_S:
            self._lens.set_time(0.0)
        self._last = perf_counter()
        self._timer.start()

    def _go_on(self) -> None:
        item = self._lens.item
        if item is None:
            return
        now = perf_counter()
        at_s = self._lens.at_s + min(now - self._last, LONGEST_STEP_S)
        self._last = now
        self._lens.set_time(at_s)
        if at_s >= duration_s(item):
            self.play.setChecked(False)
