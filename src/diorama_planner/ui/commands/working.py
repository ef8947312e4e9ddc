"""The Insert, Tools and Help menus, without the tools themselves: those are made from the kinds in `tool_choices`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from diorama_planner.ui.actions import ActionSpec, always
from diorama_planner.ui.texts import tr_count

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow


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
    """Change the base, and show the whole of it if it has another size then."""
    from diorama_planner.ui.dialogs.base import BaseDialog

    before = window.session.base_size()
    BaseDialog(window.session, window).exec()
    if window.session.base_size()[:2] != before[:2]:
        window.plan.fit()


def replace_things(window: MainWindow) -> None:
    """Put one thing in the place of another, wherever it stands."""
    from diorama_planner.ui.dialogs.replace_things import ReplaceDialog

    dialog = ReplaceDialog(window.session, window)
    dialog.exec()
    if dialog.replaced:
        window.say(tr_count("One thing replaced", "{count} things replaced", dialog.replaced))


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
    ActionSpec(
        "replace-things",
        "Edit",
        "Find and replace…",
        replace_things,
        ("Ctrl+Shift+F",),
        "refresh-cw",
        section=3,
        words="swap exchange thing",
    ),
    ActionSpec(
        "scale", "Tools", "Scale…", change_scale, (), "ruler-dimension-line", section=1, words="rescale convert"
    ),
    ActionSpec("base", "Tools", "Base…", change_base, (), "square", section=1, words="size board frame"),
    ActionSpec(
        "calculators",
        "Tools",
        "Calculators",
        calculators,
        ("Ctrl+Shift+K",),
        "calculator",
        always,
        section=2,
        words="resin epoxy scale coverage depth of field framing focus stack",
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
