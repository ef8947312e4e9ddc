"""What is offered to one who looks through cameras: which one, its aperture and focus, guides over the picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from diorama_planner.core.units import format_number
from diorama_planner.kinds.camera_setup import format_depth
from diorama_planner.kinds.registry import called
from diorama_planner.optics.guides import GUIDES
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from diorama_planner.ui.space.lens import Lens

LEAST_VALUE = 44
"""Width of a value between its steps, so that they stay where they are."""


class CameraChooser(QToolButton):
    """Names what is looked through; its menu has the cameras of the plan."""

    def __init__(self, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lens = lens
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("role", "field")
        self.setAccessibleName(tr("Look through"))
        self.setToolTip(tr("Look through a camera of the plan"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        lens.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name what is looked through."""
        item = self._lens.item
        self.setText(called(item) if item is not None else tr("Free view"))

    def _fill(self) -> None:
        menu, lens = self._menu, self._lens
        menu.clear()
        group = QActionGroup(menu)
        self._add(tr("Free view"), lens.leave, group, not lens.camera)
        for item in lens.cameras:
            self._add(called(item), partial(lens.look_through, item.id), group, lens.camera == item.id)
        menu.addSeparator()
        menu.addAction(tr("Camera from this view"), lens.camera_here).setEnabled(not lens.camera)
        moved = menu.addAction(tr("Move the selected camera to this view"), lens.stand_here)
        moved.setEnabled(not lens.camera and lens.chosen is not None)
        shown = menu.addAction(tr("Show all cameras"))
        shown.setCheckable(True)
        shown.setChecked(lens.marks_shown)
        shown.toggled.connect(lens.show_marks)

    def _add(self, text: str, do: Callable[[], None], group: QActionGroup, checked: bool) -> QAction:
        action = self._menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setActionGroup(group)
        action.triggered.connect(lambda _checked=False: do())
        return action


class LensBar(QFrame):
    """Lies below the picture while a camera is looked through."""

    def __init__(self, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lens = lens
        self.setAccessibleName(tr("Camera"))
        self._aperture, self._focus = QLabel(), QLabel()
        self.guides = QToolButton()
        self.guides.setText(tr("Guides"))
        self.guides.setProperty("role", "field")
        self.guides.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.blur = QToolButton()
        self.blur.setText(tr("Depth of field"))
        self.blur.setProperty("role", "field")
        self.blur.setCheckable(True)
        self.blur.setToolTip(tr("Blur what is not in focus, as the lens does"))
        self.leave = IconButton("x", tr("Look freely again (Esc)"))
        self._lay_out()
        self._fill_guides()
        self.blur.toggled.connect(lens.set_blurs)
        self.leave.clicked.connect(lens.leave)
        lens.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        lens = self._lens
        steppers = QWidget()
        flow = FlowLayout(steppers, UNIT)
        self._aperture.setAccessibleName(tr("Aperture"))
        self._focus.setAccessibleName(tr("Focus"))
        flow.addWidget(self._stepper(self._aperture, tr("Open the lens"), tr("Close the lens"), lens.open_by))
        flow.addWidget(self._stepper(self._focus, tr("Focus nearer"), tr("Focus farther"), lens.focus_by))
        flow.addWidget(self.blur)
        flow.addWidget(self.guides)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * UNIT - 2, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT // 2)
        line.addWidget(steppers, 1)
        line.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)

    def _stepper(self, label: QLabel, less: str, more: str, step: Callable[[int], None]) -> QWidget:
        group = QWidget()
        line = QHBoxLayout(group)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(UNIT // 2)
        label.setMinimumWidth(LEAST_VALUE)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self._step("minus", less, partial(step, -1)))
        line.addWidget(label)
        line.addWidget(self._step("plus", more, partial(step, 1)))
        return group

    def _step(self, icon: str, told: str, do: Callable[[], None]) -> IconButton:
        made = IconButton(icon, told)
        made.setAutoRepeat(True)
        made.clicked.connect(lambda _checked=False: do())
        return made

    def _fill_guides(self) -> None:
        menu = QMenu(self.guides)
        for name, title in GUIDES.items():
            action = menu.addAction(say(title))
            action.setCheckable(True)
            action.setChecked(name in self._lens.guides)
            action.toggled.connect(lambda on, name=name: self._set_guide(name, on))
        self.guides.setMenu(menu)

    def _set_guide(self, name: str, on: bool) -> None:
        others = tuple(each for each in self._lens.guides if each != name)
        self._lens.set_guides((*others, name) if on else others)

    def refresh(self) -> None:
        """Tell how the camera is set; be there only while one looks through it."""
        item = self._lens.item
        self.setVisible(item is not None)
        if item is None:
            return
        now = self._lens.shown or item
        self._aperture.setText(f"f/{format_number(now.f_number)}")
        far = format_depth(now.focus_mm)
        self._focus.setText(tr("Focus follows") if item.target else tr("Focus {distance}", distance=far))
        self._focus.setToolTip(tr("Click into the picture to focus there; with Ctrl the focus follows what is there"))
        self.blur.setChecked(self._lens.blurs)
