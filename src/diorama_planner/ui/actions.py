"""Actions as data: id, words, keys, icon, menu, when they can be done and what they do; and the QActions of a window.

The lists are in `ui.commands`; menus, toolbar, shortcuts and the command palette all follow from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow

MENUS = ("File", "Edit", "View", "Insert", "Arrange", "Tools", "Help")


def always(window: MainWindow) -> bool:
    """It can always be done."""
    return True


def has_plan(window: MainWindow) -> bool:
    """A plan is open, and not the start page."""
    return window.has_plan


def has_selection(window: MainWindow) -> bool:
    """Something is selected on an open plan."""
    return window.has_plan and bool(window.session.selection.ids)


def take_tool(tag: str) -> Callable[[MainWindow], None]:
    """Make the action that takes up a tool."""
    return lambda window: window.plan.set_tool(tag)


def holds_tool(tag: str) -> Callable[[MainWindow], bool]:
    """Make the question whether a tool is in hand."""
    return lambda window: window.has_plan and window.plan.tool() == tag


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `section` parts a menu by lines, `submenu` gathers actions under a word in it.

    `icon` and more `words` to find it by are for the palette.
    """

    id: str
    menu: str
    text: str
    run: Callable[[MainWindow], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled: Callable[[MainWindow], bool] = has_plan
    checked: Callable[[MainWindow], bool] | None = None
    title: Callable[[MainWindow], str] | None = None
    section: int = 0
    submenu: str = ""
    words: str = ""


class ActionSet(QObject):
    """The QActions of one window. `refresh` brings texts, ticks and what is possible up to date."""

    def __init__(self, window: MainWindow, specs: Iterable[ActionSpec]) -> None:
        super().__init__(window)
        self._window = window
        self.specs: Mapping[str, ActionSpec] = {spec.id: spec for spec in specs}
        self._actions = {spec.id: self._make(spec) for spec in self.specs.values()}
        window.addActions(list(self._actions.values()))

    def add(self, specs: Iterable[ActionSpec]) -> None:
        """Take further actions; the menus are to be filled again."""
        new = {spec.id: spec for spec in specs}
        made = {spec.id: self._make(spec) for spec in new.values()}
        self.specs = {**self.specs, **new}
        self._actions |= made
        self._window.addActions(list(made.values()))

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(tr(spec.text), self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checked is not None)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda: self._window.perform(spec))
        self._set_keys(action, spec)
        return action

    def _set_keys(self, action: QAction, spec: ActionSpec) -> None:
        own = QSettings().value(f"shortcuts/{spec.id}")
        keys = tuple(str(own).split("|")) if own is not None else spec.keys
        action.setShortcuts([QKeySequence(key) for key in keys if key])

    def set_shortcut(self, action_id: str, keys: tuple[str, ...] | None) -> None:
        """Give an action other keys, or with None its own again."""
        if keys is None:
            QSettings().remove(f"shortcuts/{action_id}")
        else:
            QSettings().setValue(f"shortcuts/{action_id}", "|".join(keys))
        self._set_keys(self._actions[action_id], self.specs[action_id])

    def shortcuts(self) -> dict[str, list[str]]:
        """The keys of every action that has any, as they can be kept in a file."""
        keys = {name: [key.toString() for key in action.shortcuts()] for name, action in self._actions.items()}
        return {name: found for name, found in sorted(keys.items()) if found or self.specs[name].keys}

    def take_shortcuts(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Give all actions the keys of such a list; those that it does not name get their own again."""
        for name, spec in self.specs.items():
            chosen = tuple(keys.get(name, spec.keys))
            self.set_shortcut(name, None if chosen == spec.keys else chosen)

    def refresh(self) -> None:
        """Bring texts, ticks and what is possible up to date."""
        for spec in self.specs.values():
            action = self._actions[spec.id]
            action.setEnabled(spec.enabled(self._window))
            if spec.checked is not None:
                action.setChecked(spec.checked(self._window))
            if spec.title is not None:
                action.setText(spec.title(self._window))

    def make_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus in their order."""
        menus = {name: bar.addMenu(tr(name)) for name in MENUS}
        for menu in menus.values():
            menu.aboutToShow.connect(self.refresh)
        return menus

    def fill_menus(self, menus: Mapping[str, QMenu]) -> None:
        """Put the actions into their menus, parted by sections."""
        for menu in menus.values():
            menu.clear()
        last: dict[str, int] = {}
        below: dict[tuple[str, str], QMenu] = {}
        for spec in sorted(self.specs.values(), key=lambda spec: spec.section):
            menu = menus[spec.menu]
            if last.setdefault(spec.menu, spec.section) != spec.section:
                menu.addSeparator()
            last[spec.menu] = spec.section
            if spec.submenu:
                key = (spec.menu, spec.submenu)
                menu = below[key] if key in below else below.setdefault(key, menu.addMenu(tr(spec.submenu)))
            menu.addAction(self._actions[spec.id])
