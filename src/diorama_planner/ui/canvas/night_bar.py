"""The bar over the plan at night: how dark it is, what is left in batteries, and a switch for each circuit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSlider, QWidget

from diorama_planner.model.record import Circuit
from diorama_planner.ui.icons import IconButton, icon_image
from diorama_planner.ui.switching import switch_circuit
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

MARGIN = 12
SLIDER_WIDTH, VALUE_WIDTH, ICON = 130, 40, 16
CHARGES = {"fresh": "Fresh batteries", "half": "Half used", "end": "At their end"}
"""What is left in batteries, by the names of `Preferences.night_charge`."""

MOST_SWITCHES = 6
"""Circuits that have a switch in the bar; more would cover the plan. The rest are in its menu."""


class NightBar(QFrame):
    """Lies over the lower edge of the plan while it is night there."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("brushBar")
        self.setAccessibleName(tr("Night"))
        self._session, self._over = session, over
        self._switches: dict[str, QPushButton] = {}
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setFixedWidth(SLIDER_WIDTH)
        self.slider.setAccessibleName(tr("From day to night"))
        self.slider.setToolTip(tr("From day to night"))
        self._value = words("", "muted")
        self._value.setFixedWidth(VALUE_WIDTH)
        self._sun, self._moon = QLabel(), QLabel()
        self.charge = ChoiceField(tr("Batteries"), [(charge, tr(text)) for charge, text in CHARGES.items()])
        self.charge.setToolTip(tr("What is left in the batteries"))
        self._none = words(tr("No lights yet: L puts some on the plan"), "muted")
        self.rest = QPushButton()
        self.rest.setProperty("role", "chip")
        self.rest.setToolTip(tr("Circuits for which there is no room here"))
        self.rest.clicked.connect(self._open_rest)
        self._close = IconButton("x", tr("Back to day"))
        self._lay_out()
        self.slider.valueChanged.connect(lambda value: session.set_preferences(night_pct=float(value)))
        self.charge.committed.connect(lambda charge, _: session.set_preferences(night_charge=charge))
        self._close.clicked.connect(lambda: session.set_preferences(night_shown=False))
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(10, 5, 5, 5)
        self._line.setSpacing(7)
        parts = (self._sun, self.slider, self._moon, self._value, self.charge, self._none, self.rest, self._close)
        for part in parts:
            self._line.addWidget(part)

    def refresh(self) -> None:
        """Show how dark it is, and which circuits are on."""
        shown = round(self._session.preferences.night_pct)
        self.slider.blockSignals(True)
        self.slider.setValue(shown)
        self.slider.blockSignals(False)
        self._value.setText(tr("{share} %", share=shown))
        colour = current_theme().muted
        self._sun.setPixmap(icon_image("sun", ICON, colour))
        self._moon.setPixmap(icon_image("moon", ICON, colour))
        self.charge.set_value(self._session.preferences.night_charge)
        self._show_switches()
        self._place()

    def _show_switches(self) -> None:
        circuits = sorted(self._session.document.every(Circuit), key=lambda circuit: (circuit.order, circuit.id))
        shown = {circuit.id: circuit for circuit in circuits}
        if list(shown) != list(self._switches):
            for old in self._switches.values():
                old.deleteLater()
            self._switches = {name: self._switch(name) for name in shown}
            for switch in self._switches.values():
                self._line.insertWidget(self._line.count() - 2, switch)
        night = self._session.preferences.night_shown
        self.charge.setVisible(night and self._session.derived.electrics.has_batteries)
        self._none.setVisible(self._session.preferences.night_shown and self._session.derived.electrics.is_empty)
        for name, switch in self._switches.items():
            switch.setText(shown[name].name)
            switch.setChecked(shown[name].on)

    def _switch(self, circuit: str) -> QPushButton:
        switch = QPushButton()
        switch.setCheckable(True)
        switch.setProperty("role", "chip")
        switch.setToolTip(tr("Switch this circuit on or off"))
        switch.clicked.connect(lambda _: switch_circuit(self._session, circuit))
        return switch

    def left_out(self) -> dict[str, QPushButton]:
        """The switches for which there is no room, by circuit: they are in the menu."""
        return {name: switch for name, switch in self._switches.items() if switch.isHidden()}

    def rest_menu(self) -> QMenu:
        """Make the menu of the circuits that have no switch in the bar."""
        menu = QMenu(self)
        for switch in self.left_out().values():
            action = menu.addAction(switch.text())
            action.setCheckable(True)
            action.setChecked(switch.isChecked())
            action.triggered.connect(switch.click)
        return menu

    def _open_rest(self) -> None:
        menu = self.rest_menu()
        menu.exec(self.rest.mapToGlobal(self.rest.rect().topLeft()) - QPoint(0, menu.sizeHint().height()))

    def _place(self) -> None:
        """Keep to the middle over the lower edge, with as many switches as there is room for, the rest in a menu."""
        switches = list(self._switches.values())
        for switch in switches:
            switch.show()
        shown = len(switches)
        self._tell_rest(0)
        while shown and (shown > MOST_SWITCHES or self.sizeHint().width() > self._over.width() - 2 * MARGIN):
            shown -= 1
            switches[shown].hide()
            self._tell_rest(len(switches) - shown)
        size = self.sizeHint()
        self.resize(size)
        self.move((self._over.width() - size.width()) // 2, self._over.height() - size.height() - MARGIN)
        self.raise_()

    def _tell_rest(self, count: int) -> None:
        whole = count == len(self._switches)
        self.rest.setText((tr("Circuits") if whole else tr("{count} more", count=count)) + "  ▾")
        self.rest.setVisible(count > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the plan's view."""
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
