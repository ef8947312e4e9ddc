"""Saved views: keep what is seen by name, come back to it, rename, order and remove views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.model.record import SavedSpaceView, SavedView
    from diorama_planner.ui.main_window import MainWindow


def save_view(window: MainWindow) -> None:
    """Keep what is seen now."""
    from diorama_planner.app.editing.views import save_view as keep

    with window.session.edit(tr("Save a view")) as draft:
        view = keep(draft, window.plan.canvas.visible())
    window.say(tr("Saved as “{name}”. F4 comes back to it.", name=view.name))


def choose_view(window: MainWindow) -> None:
    """Open the menu of views over the plan."""
    at = window.plan.mapToGlobal(QPoint(window.plan.width() // 2 - 120, 60))
    views_menu(window).exec(at)


def manage_views(window: MainWindow) -> None:
    """Open the list of views."""
    from diorama_planner.ui.dialogs.views import ViewsDialog

    ViewsDialog(window.session, lambda view: go_to(window, view), window).exec()


def go_to(window: MainWindow, view: SavedView | SavedSpaceView) -> None:
    """Show what a view shows, on the plan or in space."""
    from diorama_planner.app.editing.views import view_bounds
    from diorama_planner.model.record import SavedView
    from diorama_planner.ui.commands import space_views

    if isinstance(view, SavedView):
        window.plan.show_part(view_bounds(view))
    else:
        space_views.go_to(window, view)


def views_menu(window: MainWindow) -> QMenu:
    """Make the menu that the zoom in the status bar opens: usual zooms, saved views, and what is done with them."""
    from diorama_planner.app.editing.views import saved_views
    from diorama_planner.app.space.space_views import space_views

    menu = QMenu(window)
    window.actions_.refresh()
    for action_id in ("fit", "fit-selection", "actual-size"):
        menu.addAction(window.actions_[action_id])
    menu.addSeparator()
    views: list[SavedView | SavedSpaceView] = [*saved_views(window.session), *space_views(window.session)]
    for number, view in enumerate(views, start=1):
        entry = menu.addAction(f"&{number}  {view.name}" if number < 10 else view.name)
        entry.triggered.connect(lambda _=False, view=view: go_to(window, view))
    menu.addSeparator()
    for action_id in ("save-view", "save-space-view", "manage-views"):
        menu.addAction(window.actions_[action_id])
    return menu


SUBMENU = "Saved views"

ACTIONS = (
    ActionSpec(
        "save-view",
        "View",
        "Save this view",
        save_view,
        ("Shift+F4",),
        "pin",
        section=1,
        submenu=SUBMENU,
        words="bookmark",
    ),
    ActionSpec(
        "views",
        "View",
        "Go to a view…",
        choose_view,
        ("F4",),
        "map",
        section=1,
        submenu=SUBMENU,
        words="saved bookmark",
    ),
    ActionSpec(
        "manage-views",
        "View",
        "Saved views…",
        manage_views,
        (),
        "",
        has_plan,
        section=1,
        submenu=SUBMENU,
        words="rename",
    ),
)
"""The actions of saved views."""
