"""The one question of the very first start: where the user builds and buys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from diorama_planner.app.preferences import REGIONS, Preferences, for_region
from diorama_planner.ui.dialogs.frame import column
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import words

COLUMNS = 3
FIELDS = ("region", "length_unit", "real_unit", "decimal_comma", "paper", "currency")


def region_fields(preferences: Preferences, region: str) -> dict[str, Any]:
    """The preferences that go with a region, to be handed to `Session.set_preferences`."""
    chosen = for_region(preferences, region)
    return {name: getattr(chosen, name) for name in FIELDS}


def region_words(region: str) -> tuple[str, str]:
    """Name a region and say in a line what goes with it: units, paper, money."""
    chosen = for_region(Preferences(), region)
    unit = tr("inches and feet") if chosen.length_unit == "in" else tr("mm and metres")
    name = tr("Somewhere else") if not region else tr(REGIONS[region])
    return name, f"{unit} · {chosen.paper} · {chosen.currency}"


class RegionCard(QFrame):
    """Six answers, each a button. `chosen` carries the code, empty for elsewhere."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "call")
        self.setAccessibleName(tr("Where do you build?"))
        self.buttons: dict[str, QPushButton] = {}
        lines = column(self, spacing=2, margins=(2 * UNIT, 12, 2 * UNIT, 14))
        lines.addWidget(words(tr("Where do you build?"), "title"))
        why = tr("It sets units, paper, sheet sizes, brick and lane widths, and currency. All can be changed later.")
        lines.addWidget(words(why, wrap=True))
        lines.addSpacing(UNIT)
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        for number, region in enumerate(REGIONS):
            made = self._button(region)
            grid.addWidget(made, number // COLUMNS, number % COLUMNS)
        lines.addLayout(grid)

    def _button(self, region: str) -> QPushButton:
        name, about = region_words(region)
        made = QPushButton(f"{name}\n{about}")
        made.setProperty("role", "option")
        made.setProperty("lines", 2)
        made.setAutoDefault(False)
        made.setAccessibleName(f"{name}: {about}")
        made.clicked.connect(lambda: self.chosen.emit(region))
        self.buttons[region] = made
        return made
