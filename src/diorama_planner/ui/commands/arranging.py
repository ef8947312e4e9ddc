"""Arrange: aligning and distributing, mirroring, the order of what lies upon what, groups, arrays.

What acts on a plan is imported when it is done: the start page needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from diorama_planner.model.record import BASE_ID, Item, RecordId
from diorama_planner.ui.actions import ActionSpec
from diorama_planner.ui.commands.editing import (
    ORDER,
    TURN,
    edit_selection,
    has_items,
    movable,
    selected,
    turning_point,
)
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.app.editing.arranging import Spread
    from diorama_planner.app.editing.grouping import Groups
    from diorama_planner.geometry.points import Bounds
    from diorama_planner.ui.main_window import MainWindow

ALIGN, DISTRIBUTE, GROUP, ARRAY = "Align", "Distribute", "Group", "Array"
TARGETS = (("selection", "To each other"), ("primary", "To the last one selected"), ("base", "To the base"))
_TURNS, _ORDERS, _LINES, _GROUPS, _ARRAYS = 0, 1, 5, 6, 7
"""Sections of the menu, parted by lines."""


def _groups(window: MainWindow) -> Groups:
    return window.plan.canvas.desk.context.groups


def _units(window: MainWindow) -> list[list[RecordId]]:
    """The selected, unlocked items that have a place of their own, parted into what is picked as one."""
    from diorama_planner.model.transforms import is_movable

    records = window.session.document.records
    ids = [item_id for item_id in movable(window) if isinstance(item := records[item_id], Item) and is_movable(item)]
    return _groups(window).units(ids, window.session.selection.entered)


def _target(window: MainWindow, units: list[list[RecordId]]) -> Bounds | None:
    """The box to line up with: of all, of the last one selected, or of the base if there is but one."""
    session = window.session
    to = session.preferences.align_to
    if (len(units) == 1 or to == "base") and BASE_ID in session.document.records:
        return session.outline(BASE_ID).bounds
    boxes = session.scene.boxes
    primary = session.selection.primary
    if to == "primary":
        return boxes.around(next((unit for unit in units if primary in unit), units[0]))
    return boxes.around(item_id for unit in units for item_id in unit)


def _arrange(
    window: MainWindow, label: str, act: Callable[..., object], *more: Any, fewest: int, too_few: str
) -> None:
    units = _units(window)
    target = _target(window, units) if units else None
    if len(units) < fewest or target is None:
        window.say(tr(too_few))
        return
    scene = window.session.scene
    boxes = {item_id: scene.boxes.bounds(item_id) for unit in units for item_id in unit}
    with window.session.edit(tr(label)) as draft:
        act(draft, units, boxes, *more, target)


def align(edge: str) -> Callable[[MainWindow], None]:
    """Make the action that lines the selection up by an edge or a middle."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app.editing import arranging

        too_few = "Select something that may be moved."
        _arrange(window, "Align", arranging.align, edge, fewest=1, too_few=too_few)

    return run


def distribute(spread: Spread) -> Callable[[MainWindow], None]:
    """Make the action that sets the selected items equally far apart."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app.editing import arranging

        def act(draft: Any, units: Any, boxes: Any, target: Bounds) -> None:
            within = target if window.session.preferences.align_to == "base" else None
            arranging.distribute(draft, units, boxes, spread, within)

        _arrange(window, "Distribute", act, fewest=3, too_few="Select three items or more to set them apart.")

    return run


def align_to(target: str) -> Callable[[MainWindow], None]:
    """Make the action that chooses what to line up with."""
    return lambda window: window.session.set_preferences(align_to=target)


def aligns_to(target: str) -> Callable[[MainWindow], bool]:
    """Make the question whether that is what is lined up with."""
    return lambda window: window.session.preferences.align_to == target


def flip(way: str) -> Callable[[MainWindow], None]:
    """Make the action that mirrors the selection about the point that it turns about."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app.editing.reshaping import mirror

        pivot = turning_point(window)
        if pivot is None:
            return
        is_across = way == "left-right"
        at = pivot[0] if is_across else pivot[1]
        catalogue = window.session.catalogue
        edit_selection(
            window,
            "Mirror an item",
            "Mirror {count} items",
            lambda draft, ids: mirror(draft, ids, "left-right" if is_across else "up-down", at, catalogue),
        )

    return run


def step(*, up: bool) -> Callable[[MainWindow], None]:
    """Make the action that brings the selection one step forward or back."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app.editing.arranging import step_order

        scene = window.session.scene
        boxes = {item_id: scene.boxes.bounds(item_id) for item_id in scene.boxes}
        edit_selection(
            window,
            "Reorder an item",
            "Reorder {count} items",
            lambda draft, ids: step_order(draft, ids, boxes, up=up),
        )

    return run


def group(window: MainWindow) -> None:
    """Put the selected items into a group."""
    from diorama_planner.app.editing.grouping import group as put

    entered = window.session.selection.entered
    with window.session.edit(tr("Group")) as draft:
        put(draft, selected(window), entered)


def ungroup(window: MainWindow) -> None:
    """Let the selected items out of their group."""
    from diorama_planner.app.editing.grouping import ungroup as let_out

    entered = window.session.selection.entered
    with window.session.edit(tr("Ungroup")) as draft:
        let_out(draft, selected(window), entered)


def _group_over(window: MainWindow) -> RecordId:
    """The group of the primary item, seen from inside the one that is entered; empty if there is none."""
    selection = window.session.selection
    primary = selection.primary if selection.primary in window.session.document.records else None
    return "" if primary is None else window.plan.canvas.desk.context.group_over(primary)


def enter_group(window: MainWindow) -> None:
    """Go to work inside the group of the primary item."""
    selection, primary = window.session.selection, window.session.selection.primary
    selection.enter(_group_over(window))
    if primary is not None:
        selection.set(window.plan.canvas.desk.context.group_of(primary), primary)


def leave_group(window: MainWindow) -> None:
    """Go back outside the group that is entered, and select it."""
    context, selection = window.plan.canvas.desk.context, window.session.selection
    members = context.members(context.entered)
    selection.enter(context.group_round(context.entered))
    selection.set(members)


def _has_group(window: MainWindow) -> bool:
    return has_items(window) and bool(_group_over(window))


def _is_inside(window: MainWindow) -> bool:
    return window.has_plan and bool(window.plan.canvas.desk.context.entered)


def set_pivot(window: MainWindow) -> None:
    """Let the next click set the point that the selection turns about."""
    from diorama_planner.tools.events import Key

    window.plan.set_tool("select")
    window.plan.canvas.desk.feed(Key("pivot"))


def array(pattern: str) -> Callable[[MainWindow], None]:
    """Make the action that opens the dialog of arrays at a pattern."""

    def run(window: MainWindow) -> None:
        from diorama_planner.ui.dialogs.array import ArrayDialog

        if not movable(window):
            window.say(tr("The selection is locked. Unlock it first (Ctrl+L)."))
            return
        ArrayDialog(window.session, window.plan, movable(window), pattern, window).show()

    return run


def _arranging(
    name: str,
    text: str,
    run: Callable[[MainWindow], object],
    key: str = "",
    icon: str = "",
    *,
    section: int,
    submenu: str = "",
    enabled: Callable[[MainWindow], bool] = has_items,
    checked: Callable[[MainWindow], bool] | None = None,
    words: str = "",
) -> ActionSpec:
    keys = (key,) if key else ()
    return ActionSpec(
        name, "Arrange", text, run, keys, icon, enabled, checked, section=section, submenu=submenu, words=words
    )


_EDGES = (
    ("left", "Left edges", "Alt+A", "align-start-vertical"),
    ("centre", "Centres across", "Alt+H", "align-center-vertical"),
    ("right", "Right edges", "Alt+D", "align-end-vertical"),
    ("top", "Upper edges", "Alt+W", "align-start-horizontal"),
    ("middle", "Middles up", "Alt+V", "align-center-horizontal"),
    ("bottom", "Lower edges", "Alt+S", "align-end-horizontal"),
)
_SPREADS: tuple[tuple[Spread, str, str, str], ...] = (
    ("gaps-x", "Equal gaps across", "Alt+Shift+H", "align-horizontal-distribute-center"),
    ("gaps-y", "Equal gaps up", "Alt+Shift+V", "align-vertical-distribute-center"),
    ("left", "Left edges", "", ""),
    ("centre", "Centres across", "", ""),
    ("right", "Right edges", "", ""),
    ("top", "Upper edges", "", ""),
    ("middle", "Middles up", "", ""),
    ("bottom", "Lower edges", "", ""),
)
_PATTERNS = (
    ("row", "In a row…", "Ctrl+Shift+D"),
    ("grid", "In a grid…", ""),
    ("circle", "Round a circle…", ""),
    ("along", "Along a line…", ""),
    ("stack", "Stacked upwards…", ""),
)

ACTIONS = (
    _arranging(
        "flip-across",
        "Mirror left and right",
        flip("left-right"),
        "Shift+H",
        "flip-horizontal-2",
        section=_TURNS,
        submenu=TURN,
    ),
    _arranging(
        "flip-up", "Mirror up and down", flip("up-down"), "Shift+V", "flip-vertical-2", section=_TURNS, submenu=TURN
    ),
    _arranging(
        "pivot",
        "Turn about a point",
        set_pivot,
        "Shift+T",
        "crosshair",
        section=_TURNS,
        submenu=TURN,
        words="pivot centre rotate",
    ),
    _arranging(
        "forward",
        "One step forward",
        step(up=True),
        "Ctrl+Up",
        section=_ORDERS,
        submenu=ORDER,
        words="above order raise",
    ),
    _arranging(
        "backward",
        "One step back",
        step(up=False),
        "Ctrl+Down",
        section=_ORDERS,
        submenu=ORDER,
        words="below order lower",
    ),
    *(
        _arranging(
            f"align-{edge}", text, align(edge), key, icon, section=_LINES, submenu=ALIGN, words="align line up"
        )
        for edge, text, key, icon in _EDGES
    ),
    *(
        _arranging(f"align-to-{to}", text, align_to(to), section=_LINES, submenu=ALIGN, checked=aligns_to(to))
        for to, text in TARGETS
    ),
    *(
        _arranging(
            f"distribute-{spread}",
            text,
            distribute(spread),
            key,
            icon,
            section=_LINES,
            submenu=DISTRIBUTE,
            words="distribute equal spacing",
        )
        for spread, text, key, icon in _SPREADS
    ),
    _arranging("group", "Group", group, "Ctrl+G", "group", section=_GROUPS, submenu=GROUP, words="together"),
    _arranging(
        "ungroup", "Ungroup", ungroup, "Ctrl+Shift+G", "ungroup", section=_GROUPS, submenu=GROUP, enabled=_has_group
    ),
    _arranging(
        "enter-group",
        "Enter the group",
        enter_group,
        "Ctrl+Return",
        section=_GROUPS,
        submenu=GROUP,
        enabled=_has_group,
    ),
    _arranging(
        "leave-group",
        "Leave the group",
        leave_group,
        "Ctrl+Shift+Return",
        section=_GROUPS,
        submenu=GROUP,
        enabled=_is_inside,
    ),
    *(
        _arranging(
            f"array-{pattern}",
            text,
            array(pattern),
            key,
            section=_ARRAYS,
            submenu=ARRAY,
            words="array copies repeat pattern",
        )
        for pattern, text, key in _PATTERNS
    ),
)
"""What the Arrange menu has beside turning and locking."""
