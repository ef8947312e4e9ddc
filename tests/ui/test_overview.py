"""The overview: it shows the whole plan, where the view is, and brings the view elsewhere."""

import pytest
from PySide6.QtCore import QPoint, Qt

from diorama_planner.app import verbs
from diorama_planner.kinds.registry import KINDS
from diorama_planner.ui.canvas.overview import Overview, level_colour


@pytest.fixture
def overview(window):
    window.session.set_preferences(overview_shown=True)
    found = window.plan.findChild(Overview)
    assert found.isVisible()
    return found


def pixels(overview):
    return overview.grab().toImage()


def test_a_click_brings_that_place_to_the_middle(window, overview, qtbot):
    window.plan.set_zoom(3.0)
    before = window.plan.view_centre()
    qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(overview.width() // 2 + 30, 60))
    after = window.plan.view_centre()
    assert after[0] != pytest.approx(before[0])
    qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=overview.rect().center())
    xmin, ymin, xmax, ymax = window.session.scene.base.bounds
    assert window.plan.view_centre() == pytest.approx(((xmin + xmax) / 2, (ymin + ymax) / 2), abs=3.0)


def test_arrow_keys_move_the_view(window, overview, qtbot):
    window.plan.set_zoom(3.0)
    x, y = window.plan.view_centre()
    qtbot.keyClick(overview, Qt.Key.Key_Right)
    assert window.plan.view_centre()[0] > x
    qtbot.keyClick(overview, Qt.Key.Key_Down)
    assert window.plan.view_centre()[1] < y


def test_it_follows_edits_and_the_view(window, overview, qtbot):
    first = pixels(overview)
    with window.session.edit("Move") as draft:
        verbs.move(draft, ["trueno"], 60, 20)
    qtbot.waitUntil(lambda: pixels(overview) != first, timeout=3000)
    second = pixels(overview)
    window.plan.set_zoom(4.0)
    assert pixels(overview) != second
    window.session.set_preferences(overview_shown=False)
    assert not overview.isVisible()


def test_every_kind_has_a_colour():
    assert all(level_colour(kind.level).startswith("#") for kind in KINDS.values())
    assert level_colour(70) != level_colour(40) != level_colour(-5)
