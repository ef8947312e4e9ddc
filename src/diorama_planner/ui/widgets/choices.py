"""Fields that are chosen from: a list, a long list with search, a tick, a colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QSizePolicy, QToolButton, QWidget

from diorama_planner.ui.texts import tr

Choice = tuple[str, str]
"""A value and the words for it."""


class ChoiceField(QComboBox):
    """One of a few values. Nothing is chosen while the selected records differ."""

    committed = Signal(object, bool)

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setMinimumWidth(48)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_choices(choices)
        self.activated.connect(lambda _: self.committed.emit(self.currentData(), False))

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these values; the one that is shown stays if it is among them."""
        shown = self.currentData()
        if [(self.itemData(i), self.itemText(i)) for i in range(self.count())] == list(choices):
            return
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.set_value(shown)

    def value(self) -> Any:
        """The chosen value, None while nothing is."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Show a value, or nothing for None."""
        self.setCurrentIndex(-1 if value is None else self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: scrolling past must not change a plan."""
        event.ignore()


class SearchChoiceField(ChoiceField):
    """One of many values, found by typing any part of the words.

    The list is filled when the field is used: Qt goes through all of it whenever the style changes.
    """

    def __init__(self, name: str, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None) -> None:
        super().__init__(name, (), parent)
        self._ask = choices
        self._choices: Sequence[Choice] | None = None
        self._value: Any = None
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self._line.setAccessibleName(name)
        self._line.editingFinished.connect(self._restore)
        self._line.installEventFilter(self)
        self.activated.connect(lambda _: self._take())

    def set_value(self, value: Any) -> None:
        """Show a value by its words."""
        self._value = value
        if self.count():
            super().set_value(value)
        if self.lineEdit() is not None:
            self.setEditText(self._words() if value is not None else "")
            self._line.setCursorPosition(0)

    def _words(self) -> str:
        if self.count():
            return self.currentText()
        return next((words for value, words in self._known() if value == self._value), "")

    def _known(self) -> Sequence[Choice]:
        if self._choices is None:
            self._choices = self._ask()
        return self._choices

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fill the list before anything is typed."""
        if watched is self._line and event.type() in {QEvent.Type.FocusIn, QEvent.Type.KeyPress}:
            self._fill()
        return super().eventFilter(watched, event)

    def value(self) -> Any:
        """The chosen value."""
        return self._value

    def showPopup(self) -> None:
        """Fill the list before it opens."""
        self._fill()
        super().showPopup()

    def _fill(self) -> None:
        if self.count():
            return
        typed = self._line.text()
        for value, words in self._known():
            self.addItem(words, value)
        ChoiceField.set_value(self, self._value)
        self.setEditText(typed)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def _take(self) -> None:
        self._value = self.currentData()

    def _restore(self) -> None:
        """Show the chosen one again if what was typed names none; Qt itself takes what names one of its list."""
        typed = self._line.text()
        if not self.count() and typed != self._words():
            self._fill()
            place = self.findText(typed, Qt.MatchFlag.MatchFixedString)
            if place >= 0:
                self.setCurrentIndex(place)
                self.activated.emit(place)
        if self.findText(self._line.text(), Qt.MatchFlag.MatchFixedString) < 0:
            self.set_value(self._value)


class FlagField(QCheckBox):
    """A tick; half ticked while the selected records differ."""

    committed = Signal(object, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setAccessibleName(name)
        self.clicked.connect(self._send)

    def value(self) -> Any:
        """True, False, or None while mixed."""
        state = self.checkState()
        return None if state is Qt.CheckState.PartiallyChecked else state is Qt.CheckState.Checked

    def set_value(self, value: Any) -> None:
        """Show a value, None as half a tick."""
        self.setTristate(value is None)
        if value is None:
            self.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.setChecked(bool(value))

    def _send(self) -> None:
        value = self.checkState() is not Qt.CheckState.Unchecked
        self.set_value(value)
        self.committed.emit(value, False)


def swatch(colour: str, size: int = 14) -> QIcon:
    """Give a small square of a colour."""
    pixmap = QPixmap(size, size)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)


class ColourField(QToolButton):
    """A colour with its code beside it; a click opens the colour dialog."""

    committed = Signal(object, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value: Any = None
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        self.set_value(None)

    def value(self) -> Any:
        """The colour as `#rrggbb`, None while mixed."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a colour, None as a dash."""
        self._value = value
        self.setIcon(swatch(value) if value else QIcon())
        self.setText(value or "-")
        self.setAccessibleName(tr("{name}: {colour}", name=self._name, colour=value or tr("several")))
        self.setToolTip(self.accessibleName())

    def _choose(self) -> None:
        from PySide6.QtWidgets import QColorDialog

        colour = QColorDialog.getColor(QColor(self._value or "#808080"), self, self._name)
        if colour.isValid():
            self.set_value(colour.name())
            self.committed.emit(colour.name(), False)
