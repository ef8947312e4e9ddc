"""The button that shows what lies on a surface and offers what can be laid there: build-ups of plan and catalogue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QToolButton, QToolTip, QWidget

from diorama_planner.app.editing.finishes import (
    Finish,
    choices,
    coat_words,
    import_build_ups,
    set_finish,
    surface_name,
)
from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.finish_looks import colour_of
from diorama_planner.model.record import NamedBuildUp, RecordId
from diorama_planner.ui.dialogs.frame import error_text
from diorama_planner.ui.texts import say, tr, tr_count
from diorama_planner.ui.widgets.choices import swatch

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

SWATCH = 12
TIP_RIM, TIP_OFFSET = 10, 16
"""What the frame of a tip takes, and how far from its place the toolkit shows it. Pixels."""

FILES = "Build-ups (*.json)"


class FinishMenu(QMenu):
    """A menu that tells what is in an entry beside itself, so that no entry is covered by what is said of another."""

    def event(self, event: QEvent) -> bool:
        """Show the tip of the entry under the pointer."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        action = self.actionAt(event.pos())
        if action is None or action.toolTip() == action.text():
            QToolTip.hideText()
        else:
            QToolTip.showText(self.tip_place(action), action.toolTip(), self, self.actionGeometry(action))
        return True

    def tip_place(self, action: QAction) -> QPoint:
        """Where the tip of an entry begins on the screen: right of the menu if there is room, else left of it."""
        lines = action.toolTip().splitlines()
        metrics = QFontMetrics(QToolTip.font())
        width = max(map(metrics.horizontalAdvance, lines), default=0) + 2 * TIP_RIM
        level = self.mapToGlobal(self.actionGeometry(action).topLeft()).y()
        room, here = self.screen().availableGeometry(), self.geometry()
        fits_right = here.right() + width <= room.right()
        left = here.right() if fits_right else max(room.left(), here.left() - width - TIP_OFFSET)
        return QPoint(left, level - TIP_OFFSET)


class FinishButton(QToolButton):
    """Shows the finish of one surface of some items; a press opens what can be chosen.

    `told` says what came of a file of build-ups.
    """

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: tuple[RecordId, ...] = ()
        self._surface = ""
        self._finish: RecordId | None = ""
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(SWATCH, SWATCH))
        self.setMinimumWidth(60)
        self._menu = FinishMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def show_surface(self, ids: Sequence[RecordId], surface: str, finish: RecordId | None) -> None:
        """Show what lies on a surface of items: a build-up, nothing (empty), or different ones (None)."""
        self._ids, self._surface, self._finish = tuple(ids), surface, finish
        found = self._session.around().finish(finish) if finish else None
        if finish is None:
            text = tr("Several finishes")
        elif found is None:
            text = tr("No finish") if not finish else tr("Unknown: {name}", name=finish)
        else:
            text = found.name
        self.setText(f" {text}  ▾")
        self.setIcon(swatch(self._colour(found), SWATCH) if found else swatch("#00000000", SWATCH))
        self.setToolTip(self._told(found) if found else tr("Choose what is laid on it"))
        self.setAccessibleName(tr("{surface}: {finish}", surface=say(surface_name(surface)), finish=text))

    @property
    def finish(self) -> RecordId | None:
        """The id of what is shown."""
        return self._finish

    def _colour(self, finish: Finish) -> str:
        return colour_of(finish.coats, self._session.catalogue)

    def _told(self, finish: Finish) -> str:
        """What is in a build-up, from the first coat on."""
        lines = [
            f"{number}. {coat_words(coat, self._session.catalogue)}" for number, coat in enumerate(finish.coats, 1)
        ]
        return "\n".join([finish.name, *lines, *([finish.note] if finish.note else [])])

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        self._offer(tr("No finish"), _without_state(self.choose, ""), checked=self._finish == "")
        found = choices(self._session.document, self._session.catalogue)
        own = [each for each in found if isinstance(each, NamedBuildUp)]
        for title, group in ((tr("Of this plan"), own), (tr("Of the catalogue"), found[len(own) :])):
            if group:
                menu.addSection(title)
            for each in group:
                lay = _without_state(self.choose, each.id)
                action = self._offer(each.name, lay, checked=each.id == self._finish)
                action.setIcon(swatch(self._colour(each), SWATCH))
                action.setToolTip(self._told(each))
        menu.addSeparator()
        if self._finish:
            self._offer(tr("Edit…"), _without_state(self.edit))
        self._offer(tr("New build-up…"), _without_state(self.edit, new=True))
        self._offer(tr("Import build-ups…"), _without_state(self._import))

    def _offer(self, text: str, act: Callable[[], None], *, checked: bool = False) -> QAction:
        action = self._menu.addAction(text)
        action.setCheckable(checked)
        action.setChecked(checked)
        font = action.font()
        font.setBold(checked)  # a tick would take the place of the swatch
        action.setFont(font)
        action.triggered.connect(act)
        return action

    def choose(self, finish: RecordId) -> None:
        """Lay a build-up on the surface of all items shown; an empty id takes off what is there."""
        found = self._session.around().finish(finish) if finish else None
        label = tr("Finish: {name}", name=found.name) if found else tr("Take the finish off")
        with self._session.edit(label) as draft:
            set_finish(draft, self._ids, self._surface, finish)

    def edit(self, *, new: bool = False) -> None:
        """Open the editor on what lies there, or on an empty list of coats."""
        from diorama_planner.ui.dialogs.build_up import BuildUpDialog

        finish = "" if new else self._finish or ""
        BuildUpDialog(self._session, self._ids, self._surface, finish, self.window()).exec()

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Import build-ups"), "", tr(FILES))
        if name:
            self.told.emit(take_file(self._session, Path(name)))


def take_file(session: Session, path: Path) -> str:
    """Keep the build-ups of a file in the plan; gives what was done, or what is wrong with it."""
    try:
        data = path.read_bytes()
        with session.edit(tr("Import build-ups")) as draft:
            made = import_build_ups(draft, data, session.catalogue, path.name)
    except OSError as error:
        return tr("{name} cannot be read: {why}", name=path.name, why=error.strerror or error)
    except PlannerError as error:
        return f"{path.name}: {error_text(error)}" if path.name not in error.where else error_text(error)
    return tr_count("One build-up is kept in the plan.", "{count} build-ups are kept in the plan.", len(made))


def _without_state(act: Callable[..., None], *args: str, **options: bool) -> Callable[[], None]:
    """What a menu does when an entry is chosen, whether that is ticked or not."""

    def chosen(_: bool = False) -> None:
        act(*args, **options)

    return chosen
