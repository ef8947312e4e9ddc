"""The bottom line: what a click does now, where the pointer is, snapping, zoom, and whether all is saved."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton

from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diorama_planner.app.editing.selected_sizes import SelectedSizes
    from diorama_planner.app.session import Session

HEIGHT = 27
NOTE_MS = 6000
PLACE_MS = 50
"""The place of the pointer is written so often at most: laying out a line of text takes a fifth of a frame."""

SAVED_TICK_MS = 5000


def ago(seconds: float) -> str:
    """Write how long ago something was: `12 s ago`, `3 min ago`, `2 h ago`."""
    if seconds < 60:
        return tr("{count} s ago", count=max(0, int(seconds)))
    if seconds < 3600:
        return tr("{count} min ago", count=int(seconds // 60))
    return tr("{count} h ago", count=int(seconds // 3600))


def sizes_text(sizes: SelectedSizes, readings: Readings) -> str:
    """Write the size of a selection in few words."""
    parts = [tr("{count} selected", count=sizes.count)] if sizes.count > 1 else []
    if sizes.spare is not None:
        room = min(sizes.spare.beside_mm, sizes.spare.above_mm)
        words = "passes with {room} to spare" if sizes.spare.passes else "does not pass: {room} too large"
        parts.append(tr(words, room=readings.write(abs(room), trim=True)))
    elif sizes.gap_mm is not None:
        gap, real = readings.write(sizes.gap_mm, trim=True), readings.write(sizes.gap_mm, "real")
        parts.append(tr("{gap} apart, {real} real", gap=gap, real=real))
    elif sizes.length_mm is not None:
        parts.append(tr("{length} long", length=readings.write(sizes.length_mm, trim=True)))
    if sizes.gap_mm is None and sizes.area_mm2 and sizes.perimeter_mm:
        parts.append(readings.area(sizes.area_mm2))
        parts.append(tr("{length} round", length=readings.write(sizes.perimeter_mm, trim=True)))
    return " · ".join(parts)


def slope_text(slope_pct: float, *, in_degrees: bool) -> str:
    """Write how steep something is."""
    return f"{math.degrees(math.atan(slope_pct / 100)):.0f}°" if in_degrees else f"{slope_pct:.0f} %"


class StatusBar(QFrame):
    """Its texts are set by the window; notes stand in place of the hint for some seconds."""

    def __init__(self, session: Session, snap: QAction, snaps: Sequence[QAction] = ()) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setFixedHeight(HEIGHT)
        self._session = session
        self._hint_text = ""
        self._hint = HintLine()
        self._chosen = QLabel()
        self._chosen.setAccessibleName(tr("Size of the selection"))
        self._place = QLabel()
        self._place.setTextFormat(Qt.TextFormat.RichText)
        self._snap = QToolButton()
        self._snap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._snap.setProperty("role", "status")
        self._snap.clicked.connect(snap.trigger)
        self._snap_menu = QMenu(self)
        self._snap_menu.addActions([snap, self._snap_menu.addSeparator(), *snaps])
        self._snap.setMenu(self._snap_menu)
        self._snap.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._zoom = QToolButton()
        self._zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._zoom.setProperty("role", "status")
        self._zoom.setToolTip(tr("Zoom and saved views"))
        self._saved = QLabel()
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 0, 14, 0)
        line.setSpacing(20)
        line.addWidget(self._hint, 1)
        for widget in (self._chosen, self._place, self._snap, self._zoom, self._saved):
            line.addWidget(widget)
        self._at: tuple[float, float, bool] | None = None
        self._place_due = QTimer(self)
        self._place_due.setSingleShot(True)
        self._place_due.setInterval(PLACE_MS)
        self._place_due.timeout.connect(self._write_place)
        self._note_over = QTimer(self)
        self._note_over.setSingleShot(True)
        self._note_over.timeout.connect(lambda: self._hint.say(self._hint_text, with_keys=True))
        tick = QTimer(self)
        tick.setInterval(SAVED_TICK_MS)
        tick.timeout.connect(self.refresh_saved)
        tick.start()

    def set_hint(self, text: str) -> None:
        """Say what a click and the modifiers do now; names of keys become bold."""
        self._hint_text = text
        if not self._note_over.isActive():
            self._hint.say(text, with_keys=True)

    def note(self, text: str) -> None:
        """Say something for some seconds."""
        self._hint.say(text)
        self._note_over.start(NOTE_MS)

    def end_note(self) -> None:
        """Say the hint again: what was said before is of a tool that is no longer in the hand."""
        if self._note_over.isActive():
            self._note_over.stop()
            self._hint.say(self._hint_text, with_keys=True)

    def hint(self) -> str:
        """What is being said, also what there is no room for."""
        return self._hint.whole()

    def hint_line(self) -> HintLine:
        """What says it."""
        return self._hint

    def set_place(self, x: float, y: float) -> None:
        """Show where the pointer is on a face, on the model and in reality."""
        self._ask_for_place(x, y, on_plan=False)

    def set_plan_place(self, x: float, y: float) -> None:
        """Show where on the plan the pointer is, and how high it is there."""
        self._ask_for_place(x, y, on_plan=True)

    def _ask_for_place(self, x: float, y: float, *, on_plan: bool) -> None:
        self._at = (x, y, on_plan)
        if not self._place_due.isActive():
            self._place_due.start()

    def _write_place(self) -> None:
        if self._at is None:
            self._place.clear()
            return
        x, y, on_plan = self._at
        high = self._height_text(x, y) if on_plan else ""
        place = self._place_text(x, y)
        self._place.setText(f"{place} · {high}" if high else place)

    def _place_text(self, x: float, y: float) -> str:
        readings = Readings.of(self._session)
        at = f"x <b>{readings.write(x, with_unit=False)}</b> y <b>{readings.write(y)}</b>"
        return f"{at} · {readings.write(x, 'real')}, {readings.write(y, 'real')} {tr('real')}"

    def _height_text(self, x: float, y: float) -> str:
        """The height of what a thing would stand on, of the ground below that, and its slope while that is shown."""
        from diorama_planner.app.heights import heights_at

        found = heights_at(self._session.scene, (x, y))
        if found is None:
            return ""
        readings, look = Readings.of(self._session), self._session.preferences.ground
        at = found.ground_mm if found.laid_mm is None else found.laid_mm
        high = f"{tr('height')} <b>{readings.write(at)}</b> · {readings.write(at, 'real')} {tr('real')}"
        if found.laid_mm is not None:
            high += f" ({tr('ground {height}', height=readings.write(found.ground_mm))})"
        if look.colours == "slope":
            high += f" · {slope_text(found.slope_pct, in_degrees=look.in_degrees)}"
        return high

    def place(self) -> str:
        """What is shown of the pointer's place, or about to be."""
        self._write_place()
        return self._place.text()

    def clear_place(self) -> None:
        """The pointer has left the plan."""
        self._at = None
        self._write_place()

    def set_zoom(self, factor: float) -> None:
        """Show the zoom; 1 is 100 %."""
        self._zoom.setText(f"{factor * 100:.0f} %")
        self._zoom.setAccessibleName(tr("Zoom {percent}, saved views", percent=self._zoom.text()))

    def on_zoom_clicked(self, open_menu: Callable[[QPoint], object]) -> None:
        """Let a click on the zoom open a menu at a place of the screen."""
        self._zoom.clicked.connect(lambda: open_menu(self._zoom.mapToGlobal(QPoint(0, 0))))

    def refresh_snap(self) -> None:
        """Show whether and to what things snap."""
        chosen = self._session.preferences
        step = Readings.of(self._session).write(chosen.grid_mm, trim=True)
        grid = tr("in real lengths") if chosen.grid_real else step
        self._snap.setText(tr("Snap: grid {step}", step=grid) if chosen.snap_on else tr("Snap: off"))
        self._snap.setToolTip(tr("Turn snapping on or off; the arrow says to what"))
        self._snap.setAccessibleName(self._snap.text())

    def refresh_chosen(self) -> None:
        """Tell area and perimeter of the selection, or how far two items are apart."""
        if not self._session.selection.ids:
            self._chosen.clear()
            return
        from diorama_planner.app.editing.selected_sizes import selected_sizes

        self._chosen.setText(sizes_text(selected_sizes(self._session), Readings.of(self._session)))

    def chosen(self) -> str:
        """What is told of the selection."""
        return self._chosen.text()

    def refresh_saved(self) -> None:
        """Show whether all is saved, and since when."""
        session = self._session
        if session.read_only:
            text = tr("Read-only")
        elif session.dirty:
            text = tr("Not saved")
        elif session.saved_at is not None:
            text = tr("Saved {ago}", ago=ago(time.time() - session.saved_at))
        else:
            text = tr("Saved") if session.path else tr("New plan")
        self._saved.setText(text)
