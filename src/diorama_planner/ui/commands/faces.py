"""Showing the face of a wall: of the one that is selected, or of the one that carries what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.model.record import Item, RecordId
from diorama_planner.ui.actions import ActionSpec
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.elevation.panel import FacePanel
    from diorama_planner.ui.main_window import MainWindow

FINISHES = "finishes"
"""The field of those that have surfaces."""

THING = "thing"
MOUNTED = "wall"
"""How the catalogue calls things that hang on walls."""


def panel_of(window: MainWindow) -> FacePanel:
    """The panel of wall faces, made and joined to the window when it is first asked for."""
    panel = window.workspace.face
    if panel is None:
        panel = window.workspace.make_face()
        view = panel.view
        view.pointer_moved.connect(window.status.set_place)
        view.pointer_left.connect(window.status.clear_place)
        view.hint_changed.connect(window.status.set_hint)
        view.message.connect(window.say)
        view.context_requested.connect(window.open_context_menu)
        view.edit_requested.connect(lambda _: window.inspector.focus_first())
        panel.closed.connect(window.plan.setFocus)
    return panel


def show(window: MainWindow, item_id: RecordId) -> bool:
    """Show the face on which an item is, or the front of a wall; whether there is one."""
    from diorama_planner.app.editing.face_session import face_with

    found = face_with(window.session, item_id)
    if found is not None:
        panel = panel_of(window)
        panel.show_face(*found)
        panel.view.setFocus()
    return found is not None


def show_selected(window: MainWindow) -> None:
    """Show the face of what is selected; a second time, put it away."""
    panel = window.workspace.face
    if panel is not None and panel.isVisible() and panel.view.canvas.hasFocus():
        panel.close_face()
        return
    for item_id in sorted(window.session.selection.ids):
        if show(window, item_id):
            return
    if panel is not None and panel.isVisible():
        panel.close_face()


def hang(window: MainWindow, thing_id: str) -> bool:
    """Hang a thing in the middle of the face that is shown, if it is one that hangs; whether it did."""
    panel = window.workspace.face
    thing = window.session.catalogue.thing_map.get(thing_id)
    if panel is None or not panel.isVisible() or thing is None or thing.mount != MOUNTED:
        return False
    panel.view.place_at_centre(thing_id)
    return True


def hang_selected(window: MainWindow) -> None:
    """Hang the selected things on the walls that they stand by."""
    from diorama_planner.app.editing import hanging
    from diorama_planner.ui.commands.editing import movable

    ids = movable(window)
    with window.session.edit(tr("Hang on the wall")) as draft:
        made = hanging.hang(draft, window.session.scene, ids)
    window.session.selection.set(made)


def _can_hang(window: MainWindow) -> bool:
    records = window.session.document.records
    items = [records.get(item_id) for item_id in window.session.selection.ids]
    return window.has_plan and bool(items) and all(getattr(item, "kind", "") == THING for item in items)


def _is_on_face(window: MainWindow, item_id: RecordId) -> bool:
    item = window.session.document.records.get(item_id)
    return isinstance(item, Item) and (hasattr(item, "path_mm") or window.session.around().host(item) is not None)


def _can_show(window: MainWindow) -> bool:
    return shows(window) or (
        window.has_plan and any(_is_on_face(window, item_id) for item_id in window.session.selection.ids)
    )


def shows(window: MainWindow) -> bool:
    """Whether a face is shown."""
    return window.has_plan and window.workspace.face is not None and not window.workspace.face.isHidden()


def show_finishes(window: MainWindow) -> None:
    """Go to what the surfaces of the selection are finished with, those of the base without one."""
    window.inspector.focus_finishes()


def _has_surfaces(window: MainWindow) -> bool:
    records = window.session.document.records
    items = [records.get(item_id) for item_id in window.session.selection.ids]
    return window.has_plan and all(hasattr(item, FINISHES) for item in items)


def import_build_ups(window: MainWindow) -> None:
    """Keep the build-ups of a file in the plan."""
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog

    from diorama_planner.ui.finish_button import FILES, take_file

    name, _ = QFileDialog.getOpenFileName(window, tr("Import build-ups"), "", tr(FILES))
    if name:
        window.say(take_file(window.session, Path(name)))


ACTIONS = (
    ActionSpec(
        "show-face",
        "View",
        "Wall face",
        show_selected,
        ("Shift+F",),
        "brick-wall",
        _can_show,
        shows,
        section=1,
        words="elevation front back hang sign moss graffiti",
    ),
    ActionSpec(
        "finishes",
        "Arrange",
        "Finish surfaces",
        show_finishes,
        (),
        "paint-bucket",
        _has_surfaces,
        section=3,
        words="paint coats build-up primer wash brick weathering varnish",
    ),
    ActionSpec(
        "import-build-ups",
        "Insert",
        "Build-ups from a file…",
        import_build_ups,
        (),
        "paint-bucket",
        lambda window: window.has_plan,
        section=3,
        words="finish coats import json",
    ),
    ActionSpec(
        "hang",
        "Arrange",
        "Hang on the wall",
        hang_selected,
        (),
        "lamp",
        _can_hang,
        section=3,
        words="fixture sign mount fix",
    ),
)
"""What is done with faces and surfaces, and what hangs on them."""
