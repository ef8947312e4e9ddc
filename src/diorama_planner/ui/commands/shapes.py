"""Arrange > Shape: editing outlines and lines, and what makes new shapes of the selected ones.

What acts on a plan is imported when it is done: the start page needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from diorama_planner.model.record import Item, RecordId
from diorama_planner.ui.actions import ActionSpec, has_plan, holds_tool
from diorama_planner.ui.commands.editing import movable
from diorama_planner.ui.texts import tr, tr_count

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow

SECTION = 40
"""Where the submenu stands among the sections of its menu."""

SUBMENU = "Shape"
NODES = "nodes"
HOLE = "hole"
SIMPLIFY_MM = 0.5
OFFSET_MM = 5.0


def _shaped(window: MainWindow) -> list[Item]:
    """The selected, unlocked items that have an outline or a line."""
    return window.about_selection(_with_strands)


def _with_strands(window: MainWindow) -> list[Item]:
    from diorama_planner.kinds.strands import strands_of

    records = window.session.document.records
    items = (records.get(item_id) for item_id in movable(window))
    return [item for item in items if isinstance(item, Item) and strands_of(item)]


def _areas(window: MainWindow) -> list[Item]:
    """The selected, unlocked areas, the one that was selected first before all others."""
    return window.about_selection(_earliest_first)


def _earliest_first(window: MainWindow) -> list[Item]:
    from diorama_planner.kinds.strands import is_area

    areas = [item for item in _shaped(window) if is_area(item)]
    earliest = window.session.selection.earliest([item.id for item in areas])
    return sorted(areas, key=lambda item: item.id != earliest)


def edit_shape(window: MainWindow) -> None:
    """Edit the nodes of the selected item."""
    window.plan.set_tool(NODES)


def cut_hole(window: MainWindow) -> None:
    """Take up the tool that cuts holes."""
    window.plan.set_tool(HOLE)


def combined(way: str, label: str) -> Callable[[MainWindow], None]:
    """Make the action that unites, subtracts, intersects or excludes the selected areas."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app.editing import shapes

        first, *others = (item.id for item in _areas(window))
        with window.session.edit(tr(label)) as draft:
            made = shapes.combine(draft, first, others, way)
        window.session.selection.set(made, first)

    return run


def cut_out(window: MainWindow) -> None:
    """Take everything else that is selected out of the area selected first, and leave it where it is."""
    from diorama_planner.app.editing import shapes

    first = _areas(window)[0].id
    others = [window.session.outline(other) for other in sorted(window.session.selection.ids - {first})]
    with window.session.edit(tr("Cut out")) as draft:
        made = shapes.cut_out(draft, first, others)
    window.session.selection.set(made, first)


def offset(window: MainWindow) -> None:
    """Ask how far, then grow, shrink or shift."""
    from diorama_planner.app.editing import shapes

    def act(mm: float) -> None:
        with window.session.edit(tr("Offset")) as draft:
            made = shapes.offset(draft, _ids(window), mm)
        window.session.selection.set(made)

    lead = tr(
        "Areas grow by it, or shrink by a length with a minus. Lines move to their left, or right with a minus."
    )
    _ask(window, tr("Offset"), lead, tr("Distance"), act, OFFSET_MM, positive=False)


def simplify(window: MainWindow) -> None:
    """Ask for a tolerance, then drop the points that can be spared within it."""
    from diorama_planner.app.editing import shapes

    def act(mm: float) -> None:
        with window.session.edit(tr("Simplify")) as draft:
            gone = shapes.simplify(draft, _ids(window), mm)
        dropped = tr_count("1 point was dropped.", "{count} points were dropped.", gone)
        window.say(dropped if gone else tr("There is no point to spare."))

    lead = tr("Drops points as long as no edge moves by more than this. Curves become straight pieces.")
    _ask(window, tr("Simplify"), lead, tr("Tolerance"), act, SIMPLIFY_MM, positive=True)


def _ask(
    window: MainWindow,
    title: str,
    lead: str,
    label: str,
    act: Callable[[float], None],
    start_mm: float,
    *,
    positive: bool,
) -> None:
    from diorama_planner.ui.dialogs.ask_length import LengthQuestion

    LengthQuestion(
        window.session, title, lead, label, act, start_mm=start_mm, positive=positive, parent=window
    ).exec()


def reverse(window: MainWindow) -> None:
    """Let the selected lines run the other way."""
    from diorama_planner.app.editing import shapes

    with window.session.edit(tr("Reverse")) as draft:
        shapes.reverse(draft, _ids(window))


def closing(*, closed: bool) -> Callable[[MainWindow], None]:
    """Make the action that closes or opens the selected lines."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app.editing import shapes

        can = shapes.can_close if closed else shapes.can_open
        ids = [item.id for item in _shaped(window) if can(item)]
        with window.session.edit(tr("Close the line") if closed else tr("Open the line")) as draft:
            shapes.set_closed(draft, ids, closed=closed)

    return run


def node_key(name: str) -> Callable[[MainWindow], None]:
    """Make the action that does what a key does while nodes are edited."""

    def run(window: MainWindow) -> None:
        from diorama_planner.tools.events import Key

        window.plan.canvas.desk.feed(Key(name))

    return run


def _ids(window: MainWindow) -> list[RecordId]:
    return [item.id for item in _shaped(window)]


def edits_nodes(window: MainWindow) -> bool:
    """Whether nodes are being edited and some are chosen."""
    if not (window.has_plan and window.plan.tool() == NODES):
        return False
    return any(mark.is_chosen for mark in window.plan.canvas.desk.preview.nodes)


def _one_shape(window: MainWindow) -> bool:
    return window.has_plan and len(window.session.selection) == 1 and bool(_shaped(window))


def _any_shape(window: MainWindow) -> bool:
    return window.has_plan and bool(_shaped(window))


def _two_areas(window: MainWindow) -> bool:
    return window.has_plan and len(_areas(window)) > 1


def _area_and_more(window: MainWindow) -> bool:
    return window.has_plan and len(window.session.selection) > 1 and bool(_areas(window))


def _can(name: str) -> Callable[[MainWindow], bool]:
    """Make the question whether any of the selected lines can be closed or opened."""

    def ask(window: MainWindow) -> bool:
        if not window.has_plan or not window.session.selection.ids:
            return False
        from diorama_planner.app.editing import shapes

        return any(getattr(shapes, name)(item) for item in _shaped(window))

    return ask


def _spec(
    name: str,
    text: str,
    run: Callable[[MainWindow], object],
    enabled: Callable[[MainWindow], bool],
    *keys: str,
    icon: str = "",
    words: str = "",
    tool: str = "",
) -> ActionSpec:
    return ActionSpec(
        name,
        "Arrange",
        text,
        run,
        keys,
        icon,
        enabled,
        checked=holds_tool(tool) if tool else None,
        section=SECTION,
        words=f"shape outline {words}",
        submenu=SUBMENU,
    )


ACTIONS = (
    _spec(
        "edit-shape",
        "Edit shape",
        edit_shape,
        _one_shape,
        "N",
        icon="spline",
        words="nodes points bezier",
        tool=NODES,
    ),
    _spec("cut-hole", "Cut a hole", cut_hole, has_plan, icon="square-dashed", words="opening inside", tool=HOLE),
    _spec("union", "Union", combined("union", "Union"), _two_areas, "Ctrl+Shift+U", words="unite join add"),
    _spec("subtract", "Subtract", combined("subtract", "Subtract"), _two_areas, words="difference minus cut"),
    _spec("intersect", "Intersect", combined("intersect", "Intersect"), _two_areas, words="common overlap"),
    _spec("exclude", "Exclude", combined("exclude", "Exclude"), _two_areas, words="xor difference"),
    _spec("cut-out", "Cut out, keeping the others", cut_out, _area_and_more, icon="scissors", words="subtract spare"),
    _spec("offset", "Offset…", offset, _any_shape, words="grow shrink parallel inset outset"),
    _spec("simplify", "Simplify…", simplify, _any_shape, words="fewer points smooth"),
    _spec("reverse", "Reverse direction", reverse, _any_shape, words="turn round flip"),
    _spec("close-line", "Close the line", closing(closed=True), _can("can_close"), words="ring"),
    _spec("open-line", "Open the line", closing(closed=False), _can("can_open"), words="split"),
    _spec("node-smooth", "Make points smooth", node_key("s"), edits_nodes, words="round curve node"),
    _spec("node-corner", "Make points corners", node_key("c"), edits_nodes, words="cusp sharp node"),
    _spec("node-curve", "Make segments curved", node_key("b"), edits_nodes, words="bezier arc bend node"),
    _spec("node-line", "Make segments straight", node_key("l"), edits_nodes, words="line node"),
    _spec("node-remove", "Remove points", node_key("delete"), edits_nodes, words="delete node"),
)
"""The actions of the submenu."""
