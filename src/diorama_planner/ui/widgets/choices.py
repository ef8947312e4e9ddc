"""Fields that are chosen from: a list, a long list with search, a tick, a colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QIcon, QKeyEvent, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QToolTip,
    QWidget,
)

from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.entry import gives_up
from diorama_planner.ui.widgets.replacing_line import ReplacingLine

Choice = tuple[str, str]
"""A value and the words for it."""

_FOUND_BY = Qt.ItemDataRole.UserRole + 1


class ChoiceField(QComboBox):
    """One of a few values. Nothing is chosen while the selected records differ.

    In a panel whose fields hold at once, a choice with the mouse is the end of it: the keys go to the window again.
    """

    committed = Signal(object, bool)

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setMinimumWidth(48)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._by_mouse = False
        self.set_choices(choices)
        self.view().pressed.connect(self.note_mouse)
        self.activated.connect(lambda _: self._taken())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let words that are too long end in dots; a line to search in does so itself."""
        if self.isEditable():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def shown_text(self) -> str:
        """What is read of the words of what is chosen: all of them, or as many as there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 2)

    def event(self, event: QEvent) -> bool:
        """Tell whole what is shown in part."""
        if isinstance(event, QHelpEvent) and not self.toolTip() and self.shown_text() != self.currentText():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    def note_mouse(self) -> None:
        """Know that a line of a list is pressed with the mouse, not taken with a key."""
        self._by_mouse = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whoever uses keys stays, to go on with the Tab key."""
        self._by_mouse = False
        super().keyPressEvent(event)

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

    def _taken(self) -> None:
        """The user has chosen."""
        self.committed.emit(self.value(), False)
        if self._by_mouse and gives_up(self):
            QTimer.singleShot(0, self, self._give_back)  # the list gives the keys to this field when it closes

    def _give_back(self) -> None:
        if self._by_mouse and self.hasFocus():
            self._by_mouse = False
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: scrolling past must not change a plan."""
        event.ignore()


class Sought(NamedTuple):
    """A value, the words for it, and further words that it is found by."""

    value: str
    words: str
    also: str


class _Finder(QCompleter):
    """Offers whatever holds what was typed, and writes the words of what is picked."""

    def __init__(self, field: ChoiceField) -> None:
        super().__init__(field.model(), field)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompletionRole(_FOUND_BY)
        offers = self.popup()
        assert offers is not None
        offers.setProperty("role", "offers")
        offers.pressed.connect(field.note_mouse)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The words of a line; what it is found by holds more."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class _SoughtLine(ReplacingLine):
    """The line of a field to search in; the field knows the words of its value."""

    def __init__(self, words: Callable[[], str]) -> None:
        super().__init__()
        self._words = words

    def is_unchanged(self) -> bool:
        """Whether it shows the words of what is chosen."""
        return self.text() == self._words()


class SearchChoiceField(ChoiceField):
    """One of many values, found by typing any part of the words.

    The list is filled when the field is used: Qt goes through all of it whenever the style changes. While nothing
    is found for what is typed, `problem` says so.
    """

    problem_changed = Signal(str)

    def __init__(
        self, name: str, choices: Callable[[], Sequence[Choice | Sought]], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, (), parent)
        self._ask = choices
        self._choices: Sequence[Choice | Sought] | None = None
        self._value: Any = None
        self.problem = ""
        self._line = _SoughtLine(self._chosen_words)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setCompleter(_Finder(self))
        self._line.setAccessibleName(name)
        self._line.textEdited.connect(self._look_for)
        self._line.editingFinished.connect(self._restore)

    def set_value(self, value: Any) -> None:
        """Show a value by its words."""
        self._value = value
        if self.count():
            super().set_value(value)
        if self.lineEdit() is not None:
            self.setEditText(self._words() if value is not None else "")
            self._line.setCursorPosition(0)
            self._say("")

    def show_usual(self, value: Any) -> None:
        """Say what the field comes to while nothing is chosen; None: nothing is said."""
        words = next((each[1] for each in self._known() if each[0] == value), value) if value is not None else ""
        self._line.setPlaceholderText(tr("automatic: {value}", value=words) if words else "")

    def _words(self) -> str:
        return self.currentText() if self.count() else self._chosen_words()

    def _chosen_words(self) -> str:
        return next((choice[1] for choice in self._known() if choice[0] == self._value), "")

    def _known(self) -> Sequence[Choice | Sought]:
        if self._choices is None:
            self._choices = self._ask()
        return self._choices

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fill the list before anything is typed: keys reach the line without passing its filters."""
        self._fill()
        super().focusInEvent(event)

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
        for place, (value, words, *also) in enumerate(self._known()):
            self.addItem(words, value)
            self.setItemData(place, " ".join((words, *also)), _FOUND_BY)
        ChoiceField.set_value(self, self._value)
        self.setEditText(typed)

    def _taken(self) -> None:
        self._value = self.currentData()
        self._say("")
        super()._taken()

    def _look_for(self, typed: str) -> None:
        self._fill()
        sought = typed.strip().casefold()
        is_found = any(sought in str(self.itemData(i, _FOUND_BY)).casefold() for i in range(self.count()))
        self._say("" if is_found else tr("Nothing is called “{words}”.", words=typed.strip()))

    def _say(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self.problem_changed.emit(problem)

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
