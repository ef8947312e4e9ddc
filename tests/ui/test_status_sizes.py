"""The status bar tells how large the selection is, and the snap menu hangs on it."""

import pytest

from diorama_planner.app.editing.selected_sizes import SelectedSizes, Spare
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.status_bar import sizes_text


@pytest.mark.parametrize(
    ("sizes", "text"),
    [
        (SelectedSizes(1, 400.0, 80.0), "4.0 cm² · 80 mm round"),
        (SelectedSizes(2, 400.0, 80.0, None, 7.5), "2 selected · 7.5 mm apart, 0.480 m real"),
        (SelectedSizes(2, 1.0, 1.0, None, 0.0, Spare(14.6, 20.0)), "2 selected · passes with 14.6 mm to spare"),
        (SelectedSizes(2, 1.0, 1.0, None, 0.0, Spare(-5.4, 20.0)), "2 selected · does not pass: 5.4 mm too large"),
        (SelectedSizes(1, 700.0, 160.0, 70.0), "70 mm long · 7.0 cm² · 160 mm round"),
        (SelectedSizes(900), "900 selected"),
    ],
)
def test_sizes_are_written_in_few_words(sizes, text):
    assert sizes_text(sizes, Readings()) == text


def test_two_selected_things_show_how_far_they_are_apart(window):
    window.session.selection.set(["trueno", "other"])
    window.refresh()
    assert "apart" in window.status.chosen()
    window.session.selection.clear()
    window.refresh()
    assert window.status.chosen() == ""


def test_the_snap_menu_switches_one_reason_and_it_is_remembered(window):
    names = {action.text(): action for action in window.status._snap_menu.actions()}
    names["Corners"].trigger()
    assert window.session.preferences.snaps_off == {"vertex"}
    window.actions_.refresh()
    assert not names["Corners"].isChecked()
    assert names["Edges"].isChecked()


def test_the_view_menu_gathers_snaps_and_guides_below_words(window):
    below = {action.text() for action in window.menus["View"].actions() if action.menu()}
    assert {"Snap to", "Guides"} <= below
