"""Actions as data: every one has words, a place and keys of its own; the palette and the shortcut list find them."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from diorama_planner.core.resources import asset_path
from diorama_planner.kinds.registry import KINDS
from diorama_planner.ui.actions import MENUS
from diorama_planner.ui.commands.menus import ACTIONS
from diorama_planner.ui.palette import matching, rank
from diorama_planner.ui.tool_choices import tool_actions, tool_choices

ALL = (*ACTIONS, *tool_actions())


def test_ids_are_unique_and_menus_are_known():
    assert [i for i, n in Counter(spec.id for spec in ALL).items() if n > 1] == []
    assert {spec.menu for spec in ALL} == set(MENUS)


def test_no_two_actions_share_a_key():
    keys = Counter(QKeySequence(key).toString() for spec in ALL for key in spec.keys)
    assert [key for key, n in keys.items() if n > 1 or not key] == []


@pytest.mark.parametrize("spec", ALL, ids=[spec.id for spec in ALL])
def test_icons_exist_and_words_are_said(spec):
    assert spec.text
    if spec.icon:
        assert asset_path("icons", f"{spec.icon}.svg").is_file()


@pytest.mark.parametrize(
    ("action", "key"),
    [
        ("new", "Ctrl+N"), ("open", "Ctrl+O"), ("save", "Ctrl+S"), ("save-as", "Ctrl+Shift+S"),
        ("print-bill", "Ctrl+P"), ("print-plan", "Ctrl+Shift+P"), ("undo", "Ctrl+Z"), ("redo", "Ctrl+Shift+Z"),
        ("redo", "Ctrl+Y"), ("cut", "Ctrl+X"), ("copy", "Ctrl+C"), ("paste", "Ctrl+V"), ("duplicate", "Ctrl+D"),
        ("delete", "Del"), ("delete", "Backspace"), ("select-all", "Ctrl+A"), ("fit", "Ctrl+0"),
        ("actual-size", "Ctrl+1"), ("grid", "Shift+G"), ("turn", "R"), ("guide", "F1"), ("rename", "F2"),
        ("full-screen", "F11"), ("palette", "Ctrl+K"), ("tool-wall", "W"), ("tool-select", "V"), ("find-thing", "/"),
    ],
)  # fmt: skip
def test_keys_are_those_that_users_know(action, key):
    assert key in next(spec for spec in ALL if spec.id == action).keys


def test_every_drawn_kind_has_a_tool_and_an_action():
    tags = [choice.tag for choice in tool_choices()]
    assert tags[0] == "select"
    assert {kind.tag for kind in KINDS.values() if kind.tool_key} <= set(tags)
    assert {f"tool-{tag}" for tag in tags} <= {spec.id for spec in ALL}


def test_the_palette_finds_by_words_menus_and_other_names():
    assert matching("und", ALL)[0].id == "undo"
    assert matching("shopping", ALL)[0].id == "print-bill"
    assert "turn" in [spec.id for spec in matching("rotate 15", ALL)]
    assert matching("xyzzy", ALL) == []
    assert len(matching("", ALL)) == len(ALL)


def test_what_begins_with_the_words_comes_first():
    save = next(spec for spec in ALL if spec.id == "save")
    quit_ = next(spec for spec in ALL if spec.id == "quit")
    assert rank("save", save) == 0
    assert rank("file", save) == 2
    assert rank("save", quit_) is None


def test_every_menu_of_an_open_plan_is_one_column_on_a_small_screen(window):
    for name, menu in window.menus.items():
        size = menu.sizeHint()
        assert size.height() <= 700, name
        assert size.width() < 420, name
