"""Steps, words and corners are counted as people say them: one item, several items."""

import pytest
from PySide6.QtWidgets import QLabel

from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.wall import Wall
from diorama_planner.ui.panels.inspector_edits import FormEdits
from diorama_planner.ui.panels.inspector_form import RecordForm


def do(window, action):
    window.actions_.refresh()
    assert window.actions_[action].isEnabled(), action
    window.actions_[action].trigger()


@pytest.mark.parametrize(
    ("action", "one", "several"),
    [
        ("lock", "Lock an item", "Lock 2 items"),
        ("hide", "Hide an item", "Hide 2 items"),
        ("duplicate", "Duplicate an item", "Duplicate 2 items"),
        ("delete", "Delete an item", "Delete 2 items"),
        ("turn", "Rotate an item", "Rotate 2 items"),
        ("flip-across", "Mirror an item", "Mirror 2 items"),
    ],
)
def test_the_history_counts_what_an_action_was_done_to(window, action, one, several):
    for ids, label in ((["trueno"], one), (["trueno", "wall"], several)):
        window.session.selection.set(ids)
        do(window, action)
        assert window.session.undo_label == label
        window.session.undo()


def test_unlocking_and_the_clipboard_count_too(window):
    said = []
    window.say = said.append
    window.session.selection.set(["trueno"])
    do(window, "lock")
    do(window, "unlock")
    assert window.session.undo_label == "Unlock an item"
    do(window, "copy")
    assert said[-1] == "1 item copied"
    do(window, "paste-in-place")
    assert window.session.undo_label == "Paste an item"


ROOM = ((10.0, 10.0), (60.0, 10.0), (60.0, 50.0), (10.0, 50.0))


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([Wall(id="a", path_mm=(*ROOM, ROOM[0]))], "4 corners (closed)"),
        ([Wall(id="a", path_mm=ROOM)], "4 points, drawn on the plan"),
        ([Wall(id="a", path_mm=(*ROOM, ROOM[0])), Wall(id="b", path_mm=ROOM)], "8 points, drawn on the plan"),
        ([GroundCover(id="a", outline_mm=ROOM)], "4 corners, drawn on the plan"),
    ],
)
def test_the_inspector_counts_the_corners_of_what_is_closed(session, qtbot, items, words):
    with session.edit("Draw") as draft:
        for item in items:
            draft.put(item)
    form = RecordForm(FormEdits(session), [type(items[0])], without=frozenset())
    qtbot.addWidget(form)
    form.show_records([session.document.get(item.id) for item in items])
    assert words in [label.text() for label in form.findChildren(QLabel)]
