"""What is done to scatter from the Arrange menu: another arrangement, single items in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.model.record import Item, RecordId
from diorama_planner.ui.actions import ActionSpec
from diorama_planner.ui.commands.editing import movable
from diorama_planner.ui.texts import tr, tr_count

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow

SECTION = 41


def _scatters(window: MainWindow) -> list[RecordId]:
    """The selected scatter that is not locked."""
    ids = movable(window)
    if not ids:
        return []
    from diorama_planner.app.editing.scattering import is_scatter

    records = window.session.document.records
    return [item_id for item_id in ids if isinstance(item := records[item_id], Item) and is_scatter(item)]


def reroll(window: MainWindow) -> None:
    """Arrange the selected scatter anew."""
    from diorama_planner.app.editing import scattering

    with window.session.edit(tr("Scatter anew")) as draft:
        scattering.reroll(draft, _scatters(window))


def single_out(window: MainWindow) -> None:
    """Put single items in the place of the selected scatter."""
    from diorama_planner.app.editing import scattering

    made: list[RecordId] = []
    around = window.session.around()
    with window.session.edit(tr("Turn into single items")) as draft:
        for item_id in _scatters(window):
            made += scattering.single_out(draft, item_id, around)
    window.session.selection.set(made)
    window.say(tr_count("1 item now stands for itself.", "{count} items now stand for themselves.", len(made)))


def _any_scatter(window: MainWindow) -> bool:
    return window.has_plan and bool(_scatters(window))


ACTIONS = (
    ActionSpec(
        "scatter-anew",
        "Arrange",
        "Scatter anew",
        reroll,
        icon="refresh-cw",
        enabled=_any_scatter,
        section=SECTION,
        words="reroll seed random shuffle",
    ),
    ActionSpec(
        "scatter-single",
        "Arrange",
        "Turn into single items",
        single_out,
        icon="ungroup",
        enabled=_any_scatter,
        section=SECTION,
        words="scatter explode break apart",
    ),
)
"""The actions of scatter."""
