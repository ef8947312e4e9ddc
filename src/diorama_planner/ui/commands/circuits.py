"""Circuits: the panel beside the plan, and connecting the lights that are selected, or all that hang loose.

What acts on circuits is imported when it is done: a plan without lights needs none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.commands import bill as bills
from diorama_planner.ui.commands.viewing import PANELS
from diorama_planner.ui.texts import tr, tr_count

if TYPE_CHECKING:
    from diorama_planner.model.record import RecordId
    from diorama_planner.ui.main_window import MainWindow

SUBMENU = "Circuits"


def toggle(window: MainWindow) -> None:
    """Show or hide the circuits."""
    panel = window.workspace.circuits
    if panel is None:
        panel = window.workspace.make_circuits()
        panel.closed.connect(lambda: _close(window))
        panel.problem.connect(window.say)
        panel.show_requested.connect(lambda ids: bills.show_on_plan(window, ids))
        panel.show()
        panel.refresh()
    else:
        panel.setVisible(panel.isHidden())
    (window.plan if panel.isHidden() else panel.tree).setFocus()


def shows(window: MainWindow) -> bool:
    """Whether the circuits are shown."""
    panel = window.workspace.circuits if window.has_plan else None
    return panel is not None and not panel.isHidden()


def _close(window: MainWindow) -> None:
    if shows(window):
        toggle(window)
    window.refresh()


def _lights(window: MainWindow) -> list[RecordId]:
    if not window.session.selection.ids:
        return []
    from diorama_planner.ui.circuit_menu import selected_lights

    return selected_lights(window.session)


def has_lights(window: MainWindow) -> bool:
    """Whether lights are among what is selected."""
    return window.has_plan and bool(window.about_selection(_lights))


def has_feed(window: MainWindow) -> bool:
    """Whether a single thing that can feed circuits is selected."""
    ids = window.session.selection.ids
    if len(ids) != 1:
        return False
    from diorama_planner.app.light.circuit_edits import is_feed

    return is_feed(window.session.document.records.get(next(iter(ids))))


def _feed(window: MainWindow) -> RecordId:
    from diorama_planner.ui.circuit_menu import supply_for

    found = supply_for(window.session)
    if not found:
        raise UsageError(msg("there is no supply on the plan"), msg("put one there: Insert > Supply"))
    return found


def new(window: MainWindow) -> None:
    """Make a circuit of the selected lights on the selected supply, or on the first one."""
    from diorama_planner.ui.circuit_menu import new_circuit

    new_circuit(window.session, _feed(window), _lights(window))


def connect_all(window: MainWindow) -> None:
    """Put every light that is in no circuit into a new one, on the selected supply or on the first one."""
    from diorama_planner.ui.circuit_menu import connect_loose

    count = len(window.session.electrics.electrics.loose)
    feed = _feed(window)
    connect_loose(window.session, feed)
    window.say(tr_count("1 light is connected.", "{count} lights are connected.", count))


def join_nearest(window: MainWindow) -> None:
    """Put each selected light into the circuit of the nearest light that is in one."""
    from diorama_planner.app.light.circuit_edits import connect_nearest

    ids = _lights(window)
    with window.session.edit(tr("Join the nearest circuit")) as draft:
        for light in ids:
            connect_nearest(draft, light)


def disconnect(window: MainWindow) -> None:
    """Take the selected lights out of their circuits."""
    from diorama_planner.app.light.circuit_edits import join

    ids = _lights(window)
    with window.session.edit(tr("Disconnect")) as draft:
        join(draft, ids, "")


ACTIONS = (
    ActionSpec(
        "circuits",
        "View",
        "Circuits",
        toggle,
        ("F6",),
        "cable",
        has_plan,
        shows,
        section=3,
        submenu=PANELS,
        words="lights supply battery load resistor led wiring panel",
    ),
    ActionSpec(
        "connect-all",
        "Tools",
        "Connect all loose lights",
        connect_all,
        ("Ctrl+F6",),
        "cable",
        submenu=SUBMENU,
        words="circuit supply wire unconnected led",
    ),
    ActionSpec("new-circuit", "Tools", "New circuit", new, (), "plus", submenu=SUBMENU, words="lights led selected"),
    ActionSpec(
        "join-nearest",
        "Tools",
        "Join the nearest circuit",
        join_nearest,
        (),
        "link",
        has_lights,
        submenu=SUBMENU,
        words="light led connect",
    ),
    ActionSpec(
        "disconnect",
        "Tools",
        "Disconnect",
        disconnect,
        (),
        "unlink",
        has_lights,
        submenu=SUBMENU,
        words="light led take out of circuit",
    ),
)
"""The actions of circuits."""
