"""The light of the view in space: a studio, or an hour between day and night, chosen in the bar above the picture.

What a mood is, is for `rendering.moods`. It is how one looks, no part of the plan.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSlider, QWidget

from diorama_planner.rendering.moods import HOURS, MOODS, mood_at
from diorama_planner.ui.canvas.night_bar import CHARGES
from diorama_planner.ui.space.menu_button import MenuButton
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.rendering.space_view import SpaceView
    from diorama_planner.ui.space.panel import SpacePanel

STUDIO = "studio"
STEPS = 60
"""Places of the slider from day to night."""

SLIDER_WIDTH = 72
SETTLE_MS = 30
"""While the slider is drawn along, the light follows so soon."""


class Hour(QObject):
    """The light that is chosen, for every view that the panel makes.

    Attributes:
        mood: the id of a mood, empty for an hour between two.
        hour: from day (0) to night (1), where the slider is.
    """

    changed = Signal()
    shown = Signal()
    """The view has it, or shows another plan or other lamps in it."""

    def __init__(self, panel: SpacePanel) -> None:
        super().__init__(panel)
        self.mood, self.hour = STUDIO, 0.0
        self._panel = panel
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self._show)
        panel.view_made.connect(self._follow)

    def choose(self, mood: str) -> None:
        """Show a mood by its id."""
        self.mood = mood
        if mood in HOURS:
            self.hour = HOURS[mood]
        self._show()
        self.changed.emit()

    def set_hour(self, hour: float) -> None:
        """Show an hour from day (0) to night (1), in a moment."""
        self.hour = hour
        self.mood = next((name for name, at in HOURS.items() if abs(at - hour) < 0.5 / STEPS), "")
        self._soon.start()
        self.changed.emit()

    def _follow(self, view: SpaceView) -> None:
        view.changed.connect(lambda _: self.shown.emit())
        self._show()

    def _show(self) -> None:
        view = self._panel.view
        if view is not None:
            view.set_mood(MOODS[self.mood][1] if self.mood else mood_at(self.hour))
        self.shown.emit()

    @property
    def is_unlit(self) -> bool:
        """Whether it is dark and no lamp of the plan is lit, so that the view is exposed for the moon."""
        view = self._panel.view
        return view is not None and view.atmosphere.is_unlit


class HourBar(QWidget):
    """A button with the moods and with what is left in batteries, a slider from day to night, a word on lamps."""

    def __init__(self, hour: Hour, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hour, self._session = hour, session
        self._unlit = words(tr("Moonlight"), "muted")
        self._unlit.setToolTip(
            tr("No lamp is lit. L puts lights on the plan; circuits are switched on in the bar of its night.")
        )
        self._button = MenuButton("sun-moon", tr("Light"), self._fill)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setFixedWidth(SLIDER_WIDTH)
        self.slider.setAccessibleName(tr("From day to night"))
        self.slider.setToolTip(tr("From day to night"))
        self.slider.valueChanged.connect(lambda value: hour.set_hour(value / STEPS))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self._button)
        row.addWidget(self.slider)
        row.addWidget(self._unlit)
        hour.changed.connect(self.refresh)
        hour.shown.connect(self._tell_unlit)
        self._tell_unlit()
        self.refresh()

    def refresh(self) -> None:
        """Say which light is shown."""
        mood = self._hour.mood
        seen = say(MOODS[mood][0]) if mood else tr("between two hours")
        self._button.setToolTip(tr("The light in which the model is seen: {words}", words=seen))
        self.slider.blockSignals(True)
        self.slider.setValue(round(self._hour.hour * STEPS))
        self.slider.blockSignals(False)

    def _fill(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for name, (title, _) in MOODS.items():
            action = menu.addAction(say(title))
            action.setCheckable(True)
            action.setChecked(name == self._hour.mood)
            action.setActionGroup(group)
            action.triggered.connect(partial(self._choose, name))
        if self._session.derived.electrics.has_batteries:
            menu.addSection(tr("Batteries"))
            self._fill_charges(menu)

    def _fill_charges(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for charge, text in CHARGES.items():
            action = menu.addAction(tr(text))
            action.setCheckable(True)
            action.setChecked(charge == self._session.preferences.night_charge)
            action.setActionGroup(group)
            action.triggered.connect(partial(self._charge, charge))

    def _choose(self, name: str, _checked: bool = False) -> None:
        self._hour.choose(name)

    def _charge(self, charge: str, _checked: bool = False) -> None:
        self._session.set_preferences(night_charge=charge)

    def _tell_unlit(self) -> None:
        self._unlit.setVisible(self._hour.is_unlit)
