"""The menu of the right button on the plan: what can be done here, and what lies below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from diorama_planner.kinds.figures import thing_of
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, RecordId
from diorama_planner.ui.commands import arranging, choosing, circuits, lenses, shapes, space_views
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.ui.main_window import MainWindow

_ON_ITEMS = (
    ("cut", "copy", "paste", "duplicate", "delete"),
    ("group", "ungroup", "enter-group", "leave-group"),
    ("rename", "lock", "unlock", "hide"),
    ("hang", "show-face", "edit-underlay"),
    ("what-it-takes",),
)
_ARRANGING = (
    ("turn", "turn-back", "flip-across", "flip-up", "pivot"),
    ("to-front", "forward", "backward", "to-back"),
)
_UNDER_ARRANGING = (arranging.ALIGN, arranging.DISTRIBUTE, arranging.ARRAY)
_ON_SCATTER = ("scatter-anew", "scatter-single")
_ON_WALLS = ("make-floor", "join-walls", "parallel-wall")
_ON_NOTHING = (("paste", "paste-in-place", "select-all"), ("fit", "grid", "snap"), ("find-thing", "base"))


def item_words(session: Session, item: Item) -> str:
    """Name an item by its label, or by what it is."""
    return item.label or own_words(session, item)


def own_words(session: Session, item: Item) -> str:
    """Say what an item is, whatever it is labelled."""
    if thing := thing_of(item):
        entry = session.catalogue.thing_map.get(thing)
        return entry.label if entry else thing
    return tr(kind_of(item).name)


def _add_shapes(menu: QMenu, window: MainWindow) -> None:
    """What can be done to outlines here: at once while nodes are edited, else under a word."""
    possible = [
        spec.id
        for spec in window.actions_.specs.values()
        if spec.submenu == shapes.SUBMENU and window.actions_[spec.id].isEnabled()
    ]
    nodes = [action_id for action_id in possible if action_id.startswith("node-")]
    if nodes or len(possible) > 1:  # a hole can always be cut
        below = menu if nodes else menu.addMenu(tr(shapes.SUBMENU))
        for action_id in nodes or possible:
            below.addAction(window.actions_[action_id])
    special = [action_id for action_id in (*_ON_SCATTER, *_ON_WALLS) if window.actions_[action_id].isEnabled()]
    for action_id in special:
        menu.addAction(window.actions_[action_id])
    if special or nodes or len(possible) > 1:
        menu.addSeparator()


def _add_circuits(menu: QMenu, window: MainWindow) -> None:
    """Into which circuit the selected lights are put, and connecting all loose ones to what feeds."""
    if circuits.has_lights(window):
        from diorama_planner.ui.circuit_menu import add_circuit_choices, selected_lights

        below = menu.addMenu(tr("Circuit"))
        add_circuit_choices(below, window.session, window.attempt, selected_lights(window.session))
        menu.addSeparator()
    elif circuits.has_feed(window):
        menu.addAction(window.actions_["connect-all"])
        menu.addAction(window.actions_["new-circuit"])
        menu.addSeparator()


def _add_words(menu: QMenu, window: MainWindow, *names: str) -> None:
    """Submenus of the menu bar that act on what is selected."""
    for word in names:
        below = menu.addMenu(tr(word))
        for spec in window.actions_.specs.values():
            if spec.submenu == word:
                below.addAction(window.actions_[spec.id])


def _selected(window: MainWindow) -> list[Item]:
    records = window.session.document.records
    return [item for each in window.session.selection.ids if isinstance(item := records.get(each), Item)]


def _add_sections(menu: QMenu, window: MainWindow, sections: Sequence[Sequence[str]], *whole: Sequence[str]) -> None:
    """Actions by their sections; what cannot be done now is left out, but for sections that are always `whole`."""
    for section in sections:
        for action_id in section:
            if window.actions_[action_id].isEnabled() or section in whole:
                menu.addAction(window.actions_[action_id])
        menu.addSeparator()


def context_menu(window: MainWindow, ids: Sequence[RecordId]) -> QMenu:
    """Make the menu for a place where these items lie, the topmost first."""
    menu = QMenu(window)
    window.actions_.refresh()
    _add_shapes(menu, window)
    if window.session.selection.ids:
        lenses.add_looking(menu, window)
        _add_circuits(menu, window)
        space_views.add_lifting(menu, window, _selected(window))
        _add_sections(menu, window, _ON_ITEMS, _ON_ITEMS[0])
        arranged = menu.addMenu(tr("Arrange"))
        _add_sections(arranged, window, _ARRANGING)
        _add_words(arranged, window, *_UNDER_ARRANGING)
        _add_words(menu, window, choosing.SUBMENU)
    else:
        _add_sections(menu, window, _ON_NOTHING, *_ON_NOTHING)
    records = window.session.document.records
    below = [item for item_id in ids if isinstance(item := records.get(item_id), Item)]
    if len(below) > 1:
        choose = menu.addMenu(tr("Select below"))
        for item in below:
            entry = choose.addAction(item_words(window.session, item))
            entry.triggered.connect(lambda _=False, item=item: window.session.selection.set([item.id]))
    return menu
