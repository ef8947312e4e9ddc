"""One window with every shortcut: search it, give an action other keys, take them along in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from diorama_planner.core.errors import BadFileError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.project_io.files import write_atomically
from diorama_planner.ui.actions import ActionSet
from diorama_planner.ui.dialogs.frame import choose_target, error_text
from diorama_planner.ui.palette import matching
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.search import SearchField


def read_shortcuts(path: Path) -> dict[str, list[str]]:
    """Read a list of shortcuts: {action: [keys]}.

    Raises:
        BadFileError: it cannot be read, is something else, or gives two actions the same keys.
    """
    try:
        keys = msgspec.json.decode(path.read_bytes(), type=dict[str, list[str]])
    except OSError as error:
        raise BadFileError(msg("{name} cannot be read: {reason}", name=path.name, reason=error.strerror)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        text = msg("{name} is no list of shortcuts", name=path.name)
        raise BadFileError(text, msg("choose a file that Export has written")) from error
    owners: dict[str, str] = {}
    for action, key in ((action, key) for action, own in keys.items() for key in own):
        written = QKeySequence(key).toString()
        if not written:
            raise BadFileError(msg("{key!r} is no key", key=key), where=action)
        if owners.setdefault(written, action) != action:
            raise BadFileError(msg("{key} is given to {one} and to {two}", key=key, one=owners[written], two=action))
    return keys


class ShortcutsDialog(QDialog):
    """A list of actions with their keys; below it the keys of the chosen one can be changed."""

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Shortcuts"))
        self.resize(560, 560)
        self._actions = actions
        self.search = SearchField(tr("Search shortcuts"))
        self.search.setPlaceholderText(tr("Search shortcuts…"))
        self.table = QTreeWidget()
        self.table.setAccessibleName(tr("Shortcuts"))
        self.table.setRootIsDecorated(False)
        self.table.setHeaderLabels([tr("Action"), tr("Menu"), tr("Keys")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(tr("New keys"))
        self._note = words("", "problem", wrap=True)
        self._set = button(tr("Set"), "primary")
        self._reset = button(tr("Restore"))
        line = QHBoxLayout()
        line.addWidget(words(tr("New keys"), "muted"))
        line.addWidget(self.keys, 1)
        line.addWidget(self._set)
        line.addWidget(self._reset)
        files = QHBoxLayout()
        files.addStretch(1)
        for text, act in ((tr("Import…"), self._import), (tr("Export…"), self._export)):
            made = button(text)
            made.clicked.connect(act)
            files.addWidget(made)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addLayout(line)
        layout.addWidget(self._note)
        layout.addLayout(files)
        self.search.textChanged.connect(self.fill)
        self.table.currentItemChanged.connect(lambda *_: self._show_keys())
        self._set.clicked.connect(self.set_keys)
        self._reset.clicked.connect(self.restore_keys)
        self.fill("")

    def fill(self, query: str) -> None:
        """List what answers the query."""
        self.table.clear()
        for spec in matching(query, self._actions.specs.values()):
            keys = ", ".join(key.toString() for key in self._actions[spec.id].shortcuts())
            row = QTreeWidgetItem(self.table, [tr(spec.text), tr(spec.menu), keys])
            row.setData(0, Qt.ItemDataRole.UserRole, spec.id)
        first = self.table.topLevelItem(0)
        if first is not None:
            self.table.setCurrentItem(first)

    def chosen(self) -> str:
        """The id of the chosen action, empty if none is."""
        row = self.table.currentItem()
        return str(row.data(0, Qt.ItemDataRole.UserRole)) if row is not None else ""

    def set_keys(self) -> None:
        """Give the chosen action the typed keys, unless another action has them."""
        keys = self.keys.keySequence().toString()
        taken = [
            spec
            for spec in self._actions.specs.values()
            if spec.id != self.chosen()
            and any(key == QKeySequence(keys) for key in self._actions[spec.id].shortcuts())
        ]
        if taken and keys:
            self._note.setText(tr("{keys} is already used by “{action}”.", keys=keys, action=tr(taken[0].text)))
            return
        self._change((keys,) if keys else ())

    def restore_keys(self) -> None:
        """Give the chosen action its own keys again."""
        self._change(None)

    def export_to(self, path: Path) -> None:
        """Write all shortcuts as JSON: {action: [keys]}.

        Raises:
            WriteError: the file cannot be written.
        """
        write_atomically(path, msgspec.json.format(msgspec.json.encode(self._actions.shortcuts())))

    def import_from(self, path: Path) -> None:
        """Take shortcuts from such a file, if no two actions would have the same keys.

        Raises:
            BadFileError: it is no list of shortcuts; nothing was changed.
        """
        keys = read_shortcuts(path)
        self._actions.take_shortcuts(keys)
        self.fill(self.search.text())

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Import shortcuts"), "", tr("Shortcuts (*.json)"))
        if name:
            self._attempt(lambda: self.import_from(Path(name)))

    def _export(self) -> None:
        path = choose_target(self, tr("Export shortcuts"), "shortcuts.json", tr("Shortcuts (*.json)"))
        if path is not None:
            self._attempt(lambda: self.export_to(path))

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except PlannerError as error:
            self._note.setText(error_text(error))
        else:
            self._note.clear()

    def _change(self, keys: tuple[str, ...] | None) -> None:
        chosen, row = self.chosen(), self.table.currentItem()
        if row is not None:
            self._actions.set_shortcut(chosen, keys)
            self._note.clear()
            row.setText(2, ", ".join(key.toString() for key in self._actions[chosen].shortcuts()))
            self._show_keys()

    def _show_keys(self) -> None:
        chosen = self.chosen()
        self.keys.setKeySequence(self._actions[chosen].shortcut() if chosen else QKeySequence())
