"""Hints at the foot of the window: whole ones as long as there is room, the rest in the tooltip."""

import pytest

from diorama_planner.ui.widgets.hint_line import HintLine

HINT = "Click goes on · Tab the next shape · Esc"


@pytest.fixture
def line(qtbot):
    made = HintLine()
    qtbot.addWidget(made)
    made.resize(2000, 20)
    made.show()
    made.say(HINT, with_keys=True)
    return made


def test_all_is_said_where_there_is_room_and_keys_are_bold(line):
    assert line.text() == "Click goes on · <b>Tab</b> the next shape · <b>Esc</b>"
    assert line.toolTip() == ""


def test_hints_are_given_up_from_the_end_and_come_back(line):
    line.resize(line.sizeHint().width() - 4, 20)
    assert line.text() == "Click goes on · <b>Tab</b> the next shape …"
    assert line.toolTip() == line.whole() == HINT
    line.resize(2000, 20)
    assert line.text().endswith("<b>Esc</b>")
    assert line.toolTip() == ""


@pytest.mark.parametrize("width", [0, 10, 60])
def test_not_even_the_first_is_cut_without_a_sign(line, width):
    line.resize(width, 20)
    assert line.text() in {"", "…"} or line.text().endswith("…")
    assert line.toolTip() == HINT


def test_what_is_said_is_never_markup(line):
    line.say("a <b> & c")
    assert line.text() == "a &lt;b&gt; &amp; c"
