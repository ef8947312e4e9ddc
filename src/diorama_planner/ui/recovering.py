"""Unsaved work that a crash left behind: offered in the banner, brought back, copied or put aside."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from diorama_planner.ui.commands import files
from diorama_planner.ui.safety import left_behind, set_aside
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.banner import BannerAction

if TYPE_CHECKING:
    from diorama_planner.project_io.recovery import Recoverable
    from diorama_planner.ui.main_window import MainWindow


def offer_recovery(window: MainWindow) -> None:
    """Tell of unsaved work that was left behind, with buttons that bring it back."""
    found = left_behind(window.recovery)
    if not found:
        return
    lost = max(found, key=lambda each: each.modified_ns)
    when = time.strftime("%H:%M, %d.%m.", time.localtime(lost.modified_ns / 1e9))
    actions: tuple[BannerAction, ...] = (
        (tr("Recover it"), lambda: recover(window, lost)),
        (tr("Put it aside"), lambda: set_aside(window.recovery, lost)),
    )
    if len(found) > 1:
        actions = (*actions, (tr("Show all {count}…", count=len(found)), lambda: _show_all(window, found)))
    window.banner.show_message(
        tr("Unsaved work on “{name}” was found.", name=_name_of(lost)),
        tr("It was kept automatically at {when}, before the program ended unexpectedly.", when=when),
        actions=actions,
    )


def recover(window: MainWindow, lost: Recoverable) -> bool:
    """Show what was left behind as an unsaved plan. Says whether that was done."""
    contents = lost.contents
    if contents is None or not files.may_leave(window):
        return False
    window.show_plan(lambda: window.session.recover(contents.document))
    window.autosave.keep()
    set_aside(window.recovery, lost)
    return True


def _show_all(window: MainWindow, found: list[Recoverable]) -> None:
    from diorama_planner.ui.dialogs.recovery import RecoveryDialog

    dialog = RecoveryDialog(found, window)

    def bring_back(lost: Recoverable) -> None:
        if recover(window, lost):
            dialog.accept()

    def keep_copy(lost: Recoverable) -> None:
        if _keep_copy(window, lost):
            dialog.drop(lost)

    def discard(lost: Recoverable) -> None:
        set_aside(window.recovery, lost)
        dialog.drop(lost)

    dialog.recover_requested.connect(bring_back)
    dialog.copy_requested.connect(keep_copy)
    dialog.discard_requested.connect(discard)
    dialog.exec()


def _keep_copy(window: MainWindow, lost: Recoverable) -> bool:
    from diorama_planner.project_io.container import save_project

    path = files.ask_target(window, tr("Keep a copy"), _name_of(lost))
    if path is None or lost.contents is None:
        return False
    save_project(lost.contents.document, path, lost.thumbnail)
    set_aside(window.recovery, lost)
    return True


def _name_of(lost: Recoverable) -> str:
    return lost.contents.document.project.name if lost.contents else lost.id
