"""The Insert, Tools and Help menus: drawing tools, made from the kinds, and the small helps around the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from diorama_planner.kinds.contract import ItemKind
from diorama_planner.kinds.registry import KINDS
from diorama_planner.ui.actions import ActionSpec, always, has_plan
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class ToolChoice:
    """A tool of the toolbar. `part` sets groups of tools apart."""

    tag: str
    text: str
    key: str
    icon: str
    part: int


_ORDER = ("wall", "opening", "landform", "ground_cover", "pour", "path")
_SIGNS = ("label",)


def tool_choices() -> tuple[ToolChoice, ...]:
    """The tools in the order of the toolbar: select, one for each drawn kind, then what writes and measures."""
    drawn = [kind for kind in KINDS.values() if kind.tool_key]
    rank = {tag: place for place, tag in enumerate(_ORDER)}
    drawn.sort(key=lambda kind: rank.get(kind.tag, len(rank)))
    return (
        ToolChoice("select", "Select", "V", "mouse-pointer-2", 0),
        *(_of_kind(kind, 1) for kind in drawn if kind.tag not in _SIGNS),
        *(_of_kind(kind, 2) for kind in drawn if kind.tag in _SIGNS),
        ToolChoice("measure", "Measure", "M", "ruler", 2),
    )


def _of_kind(kind: ItemKind, part: int) -> ToolChoice:
    return ToolChoice(kind.tag, kind.name, kind.tool_key, kind.icon, part)


def take(tag: str) -> Callable[[MainWindow], None]:
    """Make the action that takes up a tool."""

    def run(window: MainWindow) -> None:
        window.plan.set_tool(tag)
        window.plan.setFocus()

    return run


def in_hand(tag: str) -> Callable[[MainWindow], bool]:
    """Make the question whether a tool is in hand."""
    return lambda window: window.has_plan and window.plan.tool() == tag


def find_thing(window: MainWindow) -> None:
    """Put the cursor into the library's search box."""
    window.show_side("left")
    window.library.focus_search()


def create_thing(window: MainWindow) -> None:
    """Make a thing of the user's own."""
    window.create_thing("")


def change_scale(window: MainWindow) -> None:
    """Convert the design to another scale."""
    from diorama_planner.ui.dialogs.scale import ScaleDialog

    ScaleDialog(window.session, window).exec()


def change_base(window: MainWindow) -> None:
    """Select the base, so that the inspector shows it."""
    window.session.selection.clear()
    window.show_side("right")


def calculators(window: MainWindow) -> None:
    """Open the calculators."""
    window.show_calculators()


def preferences(window: MainWindow) -> None:
    """Open the preferences."""
    from diorama_planner.ui.dialogs.preferences import PreferencesDialog

    PreferencesDialog(window.session, window).exec()


def shortcuts(window: MainWindow) -> None:
    """List all shortcuts and let them be changed."""
    from diorama_planner.ui.shortcuts import ShortcutsDialog

    ShortcutsDialog(window.actions_, window).exec()


def palette(window: MainWindow) -> None:
    """Find any action by typing."""
    from diorama_planner.ui.palette import CommandPalette

    CommandPalette(window.actions_, window).open_over(window)


def guide(window: MainWindow) -> None:
    """Open the guide, at the tool in hand."""
    from diorama_planner.ui.dialogs.guide import GuideDialog

    GuideDialog(window).show()


def about(window: MainWindow) -> None:
    """Say what this program is."""
    from diorama_planner.ui.dialogs.about import AboutDialog

    AboutDialog(window).exec()


def open_log(window: MainWindow) -> None:
    """Open the folder with the log of the program."""
    from diorama_planner.ui.faults import log_folder

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))


def _tool_actions() -> Iterator[ActionSpec]:
    for choice in tool_choices():
        menu = "Tools" if choice.tag in {"select", "measure"} else "Insert"
        yield ActionSpec(
            f"tool-{choice.tag}",
            menu,
            choice.text,
            take(choice.tag),
            (choice.key,),
            choice.icon,
            has_plan,
            in_hand(choice.tag),
            section=1 if menu == "Insert" else 0,
            words=tr("draw tool"),
        )


ACTIONS = (
    ActionSpec(
        "find-thing",
        "Insert",
        "Thing from the library",
        find_thing,
        ("/", "Ctrl+F"),
        "search",
        words="find search place",
    ),
    ActionSpec("create-thing", "Insert", "Thing of your own…", create_thing, (), "plus", words="create new measure"),
    *_tool_actions(),
    ActionSpec(
        "scale", "Tools", "Scale…", change_scale, (), "ruler-dimension-line", section=1, words="rescale convert"
    ),
    ActionSpec("base", "Tools", "Plan and base", change_base, (), "square", section=1, words="size board frame"),
    ActionSpec(
        "calculators",
        "Tools",
        "Calculators",
        calculators,
        ("Ctrl+Shift+K",),
        "calculator",
        always,
        section=2,
        words="resin epoxy scale coverage",
    ),
    ActionSpec(
        "preferences",
        "Tools",
        "Preferences…",
        preferences,
        ("Ctrl+,",),
        "settings",
        always,
        section=3,
        words="settings units region",
    ),
    ActionSpec("shortcuts", "Tools", "Shortcuts…", shortcuts, (), "keyboard", always, section=3, words="keys"),
    ActionSpec("palette", "Help", "Find a command…", palette, ("Ctrl+K",), "command", always),
    ActionSpec("guide", "Help", "Guide", guide, ("F1",), "book-open", always),
    ActionSpec("log", "Help", "Show the log folder", open_log, (), "file-text", always, section=1),
    ActionSpec("about", "Help", "About Diorama Planner", about, (), "info", always, section=1),
)
"""The actions of the three menus."""
