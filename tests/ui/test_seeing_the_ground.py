"""Seeing the ground by hand: switches, the window of its look, the legend, heights under the pointer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diorama_planner.app.preferences import Preferences, load_preferences, save_preferences
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.path import Path
from diorama_planner.terrain.ground_look import GroundLook
from diorama_planner.ui.dialogs.ground_look import GroundLookDialog

RISE = Landform(
    id="rise",
    outline_mm=((20, 20), (180, 20), (180, 90), (20, 90)),
    height_mm=20,
    edge="slope",
    edge_width_mm=15,
    order=50,
)


@pytest.fixture
def hilly(window):
    with window.session.edit("Ground") as draft:
        draft.put(RISE)
    return window


def look(window):
    return window.session.preferences.ground


def test_keys_turn_contours_and_colours_on_and_off(hilly):
    tiles = hilly.session.ground_tiles()
    assert tiles.lines
    hilly.actions_["ground-contours"].trigger()
    assert not look(hilly).contours
    assert not hilly.session.ground_tiles().lines
    hilly.actions_["ground-contours"].trigger()
    seen = []
    for _ in range(3):
        hilly.actions_["ground-next-colours"].trigger()
        seen.append(look(hilly).colours)
    assert seen == ["height", "slope", "none"]
    keys = {name: hilly.actions_[f"ground-{name}"].shortcuts()[0].toString() for name in ("contours", "next-colours")}
    assert keys == {"contours": "Shift+L", "next-colours": "Ctrl+Shift+T"}


def test_with_everything_off_nothing_of_the_ground_is_drawn(hilly):
    hilly.actions_["ground-contours"].trigger()
    hilly.actions_["ground-shade"].trigger()
    assert hilly.session.ground_tiles() is None
    assert hilly.session.ground_drawing() == ()
    hilly.actions_["ground-shade"].trigger()
    assert hilly.session.ground_tiles() is not None


def test_colours_change_what_is_seen_on_the_canvas(hilly):
    before = hilly.plan.canvas.grab().toImage()
    hilly.actions_["ground-slope"].trigger()
    slope = hilly.plan.canvas.grab().toImage()
    hilly.actions_["ground-height"].trigger()
    height = hilly.plan.canvas.grab().toImage()
    hilly.actions_["ground-height"].trigger()
    assert before != slope != height
    assert hilly.plan.canvas.grab().toImage() == before


def test_the_legend_tells_what_the_colours_mean_and_goes_with_them(hilly):
    hilly.actions_["ground-slope"].trigger()
    legend = hilly.plan._legend
    assert legend.isVisible()
    assert legend.title() == "Slope of the ground"
    assert legend.values()[0] == "2 %"
    hilly.session.set_preferences(ground=GroundLook(colours="slope", limit_pct=12, in_degrees=True))
    assert "Steeper than 7°" in legend.accessibleDescription()
    hilly.actions_["ground-height"].trigger()
    assert legend.values()[-1] == "20 mm"
    hilly.actions_["ground-height"].trigger()
    assert not legend.isVisible()


@pytest.fixture
def dialog(hilly, qtbot):
    made = GroundLookDialog(hilly.session, hilly)
    qtbot.addWidget(made)
    made.show()
    return made


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_an_interval_is_typed_in_any_unit_and_emptied_again(dialog, hilly):
    type_into(dialog.interval, "0.5 cm")
    assert look(hilly).interval_mm == pytest.approx(5)
    type_into(dialog.interval, "0.64 m real")
    assert look(hilly).interval_mm == pytest.approx(640 / hilly.session.scale)
    type_into(dialog.interval, "")
    assert look(hilly).interval_mm is None


@pytest.mark.parametrize("text", ["0", "-3", "wide", "9 m"])
def test_a_bad_interval_is_told_and_changes_nothing(dialog, hilly, text):
    type_into(dialog.interval, text)
    assert look(hilly).interval_mm is None
    assert dialog.has_bad_entry()


def test_a_limit_turns_the_colours_of_slope_on(dialog, hilly):
    type_into(dialog.limit, "12")
    assert (look(hilly).limit_pct, look(hilly).colours) == (12, "slope")
    type_into(dialog.limit, "-1")
    assert look(hilly).limit_pct == 12


def test_the_look_is_remembered(tmp_path):
    chosen = GroundLook(interval_mm=2.5, colours="slope", limit_pct=8.0, light_deg=90.0)
    save_preferences(Preferences(ground=chosen), tmp_path)
    assert load_preferences(tmp_path).ground == chosen
    (tmp_path / "preferences.json").write_text('{"ground": {"colours": "plaid"}}')
    assert load_preferences(tmp_path).ground == GroundLook()


def test_the_height_of_the_ground_and_of_what_lies_on_it_stands_in_the_status_bar(hilly):
    with hilly.session.edit("Path") as draft:
        draft.put(Path(id="way", line_mm=((60, 55), (140, 55)), width_mm=10, depth_mm=2.0, order=60))
    hilly.status.set_plan_place(100.0, 65.0)
    assert "height <b>20.0 mm</b>" in hilly.status.place()
    hilly.status.set_plan_place(100.0, 55.0)
    assert "height <b>22.0 mm</b>" in hilly.status.place()
    assert "ground 20.0 mm" in hilly.status.place()
    hilly.status.set_plan_place(-50.0, 55.0)
    assert "height" not in hilly.status.place()
    hilly.session.set_preferences(ground=GroundLook(colours="slope"))
    hilly.status.set_plan_place(100.0, 82.0)
    assert "133 %" in hilly.status.place()
