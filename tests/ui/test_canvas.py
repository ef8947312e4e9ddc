"""The canvas under a real mouse and keyboard: selecting, moving, drawing, dropping, and how much work it does."""

import numpy as np
import pytest
from canvas_hand import ALT, CTRL, MIDDLE, NO_KEYS, NONE, SHIFT, CanvasHand
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from small_plan import small_document

from diorama_planner.app.preferences import SNAPS
from diorama_planner.ui.canvas.plan_view import PlanView

MM_PER_FOOT = 304.8


@pytest.fixture
def hand(session, qtbot):
    view = PlanView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    return CanvasHand(view)


def items_on_screen(hand):
    return len(hand.canvas.scene().items())


def seen_at(hand, item_id):
    """The middle of where an item is seen, None if it is not."""
    box = hand.canvas.desk.projector.box_of(item_id)
    return box and ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def items_of_plan(session):
    return {item.id: item for item in session.document.items()}


def test_the_whole_base_is_seen_at_first(hand):
    xmin, ymin, xmax, ymax = hand.canvas.visible()
    assert xmin < 0
    assert ymin < 0
    assert xmax > 300
    assert ymax > 200
    assert hand.view.view_centre() == pytest.approx((150, 100), abs=0.5)


def test_a_click_selects_and_a_drag_moves_and_undo_restores(hand, session):
    hand.click((60, 40))
    assert session.selection.ids == {"trueno"}
    before = session.document.get("trueno")
    hand.drag((60, 40), (100, 60))
    assert session.document.get("trueno").at_mm == pytest.approx((100, 60), abs=1e-6)
    session.undo()
    assert session.document.get("trueno") == before
    assert seen_at(hand, "trueno") == pytest.approx((60, 40))


def test_a_change_of_one_item_draws_one_item(hand, session):
    projector = hand.canvas.desk.projector
    drawn = projector.drawn
    with session.edit("Turn") as draft:
        draft.change("trueno", rotation_deg=30.0)
    assert projector.drawn == drawn + 1


def test_moving_the_pointer_draws_nothing(hand):
    projector = hand.canvas.desk.projector
    drawn = projector.drawn
    for x in range(0, 300, 5):
        hand.move((x, 40), held=NONE)
    assert projector.drawn == drawn


def test_a_drag_moves_the_picture_before_the_document(hand, session):
    revision = session.document.revision
    hand.press((60, 40))
    hand.move((80, 40))
    hand.move((110, 70))
    assert seen_at(hand, "trueno") == pytest.approx((110, 70), abs=1e-6)
    assert session.document.revision == revision
    hand.release((110, 70))
    assert session.document.revision == revision + 1


def test_esc_in_the_middle_of_a_drag_leaves_no_trace(hand, session):
    hand.click((60, 100))
    count = items_on_screen(hand)
    document = session.document
    hand.press((60, 40))
    hand.move((80, 40))
    hand.move((110, 70))
    hand.key(Qt.Key.Key_Escape)
    hand.release((110, 70))
    hand.move((-20, -20), held=NONE)
    assert seen_at(hand, "trueno") == pytest.approx((60, 40))
    assert session.document is document
    assert session.selection.ids == {"other"}
    assert items_on_screen(hand) == count


def test_marquee_both_ways(hand, session):
    hand.drag((-15, 10), (60, 120))
    assert session.selection.ids == frozenset()
    hand.drag((60, 120), (-15, 10))
    assert session.selection.ids == {"trueno", "other"}
    hand.click((70, 160), SHIFT)
    assert session.selection.ids == {"trueno", "other", "wall"}


def test_ctrl_drag_copies(hand, session):
    hand.drag((60, 40), (160, 40), CTRL)
    (copy_id,) = session.selection.ids
    assert copy_id not in {"trueno", "other"}
    assert session.document.get(copy_id).at_mm == pytest.approx((160, 40), abs=1e-6)
    assert session.document.get("trueno").at_mm == (60, 40)


def test_a_wall_is_drawn_with_a_typed_length(hand, session):
    hand.view.set_tool("wall")
    hand.click((20, 20))
    hand.move((20, 90), held=NONE)
    hand.type("120")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    (wall_id,) = session.selection.ids
    start, end = session.document.get(wall_id).path_mm
    assert (end[0] - start[0], end[1] - start[1]) == pytest.approx((0, 120), abs=1e-6)
    assert hand.view.tool() == "wall"


def test_typed_letters_belong_to_the_tip(hand, session):
    tools = []
    hand.view.tool_changed.connect(tools.append)
    hand.view.set_tool("wall")
    hand.click((20, 20))
    hand.move((120, 20), held=NONE)
    hand.type("13 ft real")
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_W, NO_KEYS, "w")
    override.ignore()
    QApplication.sendEvent(hand.canvas, override)
    assert override.isAccepted()
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    (wall_id,) = session.selection.ids
    start, end = session.document.get(wall_id).path_mm
    assert end[0] - start[0] == pytest.approx(13 * MM_PER_FOOT / 64)
    assert tools == ["wall"]


def test_letters_without_a_tip_go_on_to_the_window(hand):
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_W, NO_KEYS, "w")
    override.ignore()
    QApplication.sendEvent(hand.canvas, override)
    assert not override.isAccepted()


def test_tab_stays_in_the_tip_while_drawing(hand):
    hand.view.set_tool("wall")
    hand.click((20, 20))
    hand.move((120, 20), held=NONE)
    hand.type("50")
    hand.key(Qt.Key.Key_Tab)
    hand.type("90")
    values = hand.canvas.desk.preview.tips[0].values
    assert [value.text for value in values] == ["50", "90"]


def test_a_pour_is_dragged_as_a_rectangle(hand, session):
    hand.view.set_tool("pour")
    hand.drag((150, 20), (190, 60))
    (pour_id,) = session.selection.ids
    outline = session.document.get(pour_id).outline_mm
    assert [value for point in outline for value in point] == pytest.approx(
        [150, 20, 190, 20, 190, 60, 150, 60], abs=1e-6
    )


def test_esc_puts_the_tool_down(hand):
    hand.view.set_tool("pour")
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.tool() == "select"


def test_a_thing_dropped_from_the_library_stands_under_the_pointer(hand, session):
    data = hand.mime("toyota_ae86_trueno")
    assert hand.drag_in(data, (150, 50)).isAccepted()
    hand.drag_over(data, (160, 50))
    (ghost,) = hand.canvas.desk.preview.ghosts
    assert ghost.at_mm == pytest.approx((160, 50), abs=0.5)
    assert len(items_of_plan(session)) == 5
    hand.drop(data, (170, 50))
    (new,) = session.selection.ids
    assert session.document.get(new).at_mm == pytest.approx((170, 50), abs=0.5)
    assert session.undo_label == "Place thing"
    assert hand.view.tool() == "select"
    session.undo()
    assert len(items_of_plan(session)) == 5


def test_a_thing_dragged_out_again_leaves_nothing(hand, session):
    before = hand.picture()
    data = hand.mime("toyota_ae86_trueno")
    hand.drag_in(data, (150, 50))
    assert np.abs(hand.picture() - before).max() > 0.3
    hand.drag_out()
    assert np.abs(hand.picture() - before).max() < 0.01
    assert not session.can_undo


def test_an_unknown_thing_is_told_and_not_placed(hand, session):
    told = []
    hand.view.message.connect(told.append)
    data = hand.mime("no_such_thing")
    hand.drag_in(data, (150, 50))
    hand.drop(data, (150, 50))
    assert len(items_of_plan(session)) == 5
    assert told


def test_files_dropped_are_handed_on(hand, qtbot):
    data = hand.mime(files=["/tmp/a.png"])
    assert hand.drag_in(data, (150, 50)).isAccepted()
    with qtbot.waitSignal(hand.view.dropped) as caught:
        hand.drop(data, (150, 50))
    mime, at = caught.args
    assert [url.toLocalFile() for url in mime.urls()] == ["/tmp/a.png"]
    assert at == pytest.approx((150, 50), abs=1.0)


def test_enter_in_the_library_places_in_the_middle_of_the_view(hand, session):
    hand.view.place_at_centre("toyota_ae86_trueno")
    (new,) = session.selection.ids
    assert session.document.get(new).at_mm == pytest.approx(hand.view.view_centre(), abs=1e-6)


def test_the_wheel_zooms_and_keeps_the_place_under_the_pointer(hand):
    at = hand.pixel((250, 30))
    zoom = hand.view.zoom()
    hand.wheel((250, 30))
    assert hand.view.zoom() > zoom
    moved = hand.pixel((250, 30)) - at
    assert max(abs(moved.x()), abs(moved.y())) <= 1.0
    hand.wheel((250, 30), angle=(0, -360))
    moved = hand.pixel((250, 30)) - at
    assert max(abs(moved.x()), abs(moved.y())) <= 2.0


def test_two_fingers_pan(hand, session):
    zoom = hand.view.zoom()
    x, _ = hand.view.view_centre()
    hand.wheel((150, 100), angle=(0, 31), pixels=(40, 0), phase=Qt.ScrollPhase.ScrollUpdate)
    assert hand.view.zoom() == zoom
    assert hand.view.view_centre()[0] == pytest.approx(x - 40 / hand.canvas.pixels_per_mm, abs=0.5)
    session.set_preferences(wheel="mouse")
    hand.wheel((150, 100), angle=(0, 31), pixels=(40, 0), phase=Qt.ScrollPhase.ScrollUpdate)
    assert hand.view.zoom() > zoom


def test_middle_drag_and_space_drag_pan(hand, session):
    def pan(**how):
        before = hand.view.view_centre()
        start = QPointF(400, 300)
        place = hand.canvas.plan_point(start)
        hand.press(place, **how)
        hand.move_pixels(start + QPointF(50, 20))
        hand.release(hand.canvas.plan_point(start + QPointF(50, 20)), **how)
        after = hand.view.view_centre()
        return (after[0] - before[0]) * hand.canvas.pixels_per_mm

    assert pan(button=MIDDLE) == pytest.approx(-50, abs=1)
    QApplication.sendEvent(hand.canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, NO_KEYS, " "))
    assert pan() == pytest.approx(-50, abs=1)
    QApplication.sendEvent(hand.canvas, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, NO_KEYS, " "))
    assert not session.can_undo
    assert hand.view.tool() == "select"


def test_zooming_draws_nothing_and_paints_only_what_is_seen(hand, qtbot):
    projector = hand.canvas.desk.projector
    hand.canvas.grab()
    drawn, painted = projector.drawn, projector.painted
    hand.view.set_zoom(20.0)
    with qtbot.waitSignal(hand.canvas.sharpen):
        pass
    hand.canvas.grab()
    assert hand.canvas.film.scale == hand.canvas.pixels_per_mm
    assert projector.drawn == drawn
    assert projector.painted - painted < len(items_of_plan(hand.canvas.desk._session))


def test_actual_size_follows_the_calibration(hand, session):
    session.set_preferences(screen_px_per_mm=5.0)
    hand.view.actual_size()
    assert hand.canvas.pixels_per_mm == 5.0
    assert hand.view.zoom() == 1.0
    assert hand.pixel((100, 0)).x() - hand.pixel((0, 0)).x() == pytest.approx(500)


def test_fit_selection_comes_close(hand, session):
    session.selection.set({"trueno"})
    hand.view.fit_selection()
    assert hand.view.view_centre() == pytest.approx((60, 40), abs=0.5)
    close = hand.view.zoom()
    hand.view.fit()
    assert hand.view.zoom() < close / 2


def test_arrows_nudge_and_r_turns_with_the_keyboard_alone(hand, session):
    session.selection.set({"trueno"})
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Up, SHIFT)
    hand.key(Qt.Key.Key_R)
    item = session.document.get("trueno")
    assert item.at_mm == (61, 50)
    assert item.rotation_deg == 15
    hand.key(Qt.Key.Key_Delete)
    assert "trueno" not in items_of_plan(session)
    assert seen_at(hand, "trueno") is None


def test_the_pointer_is_drawn_to_the_grid_and_alt_frees_it(hand, session):
    session.set_preferences(snap_on=True, snaps_off=frozenset(SNAPS) - {"grid"}, grid_mm=20.0)
    hand.view.set_zoom(0.4)
    hand.view.set_tool("wall")
    hand.click((148, 22))
    hand.click((187, 23))
    hand.click((187, 33), ALT)
    hand.key(Qt.Key.Key_Return)
    (wall_id,) = session.selection.ids
    first, second, third = session.document.get(wall_id).path_mm
    assert (first, second) == ((140, 20), (180, 20))
    assert third == pytest.approx((187, 33), abs=1e-6)


def test_the_pointer_is_drawn_to_a_corner_and_says_so(hand, session):
    session.set_preferences(snap_on=True)
    hand.view.set_tool("wall")
    hand.move((200.5, 100.4), held=NONE)
    snap = hand.canvas.desk.preview.snap
    assert (snap.point, snap.reason) == ((200, 100), "vertex")


def test_right_click_selects_and_offers_what_lies_here(hand, session, qtbot):
    at = hand.pixel((60, 40)).toPoint()
    with qtbot.waitSignal(hand.view.context_requested) as caught:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hand.canvas.mapToGlobal(at))
        QApplication.sendEvent(hand.canvas.viewport(), event)
    assert caught.args[1] == ["trueno", "base"]
    assert session.selection.ids == {"trueno"}


def test_a_new_document_is_drawn_and_fitted(hand, session):
    hand.view.set_zoom(5.0)
    with session.edit("Delete") as draft:
        draft.remove("wall")
    session.new(small_document())
    assert seen_at(hand, "wall")
    assert hand.view.view_centre() == pytest.approx((150, 100), abs=0.5)


def test_hidden_items_are_not_drawn(hand, session):
    with session.edit("Hide") as draft:
        draft.change("wall", hidden=True)
    assert seen_at(hand, "wall") is None
    session.undo()
    assert seen_at(hand, "wall")


def test_double_click_asks_to_edit(hand, qtbot):
    with qtbot.waitSignal(hand.view.edit_requested) as caught:
        hand.double_click((60, 40))
    assert caught.args == ["trueno"]


def test_hints_say_what_the_hand_can_do(hand):
    hints = []
    hand.view.hint_changed.connect(hints.append)
    hand.view.set_tool("pour")
    hand.view.set_tool("measure")
    assert "rectangle" in hints[0]
    assert "tape" in hints[1]


def test_what_cannot_be_done_is_told_and_changes_nothing(hand, session):
    told = []
    hand.view.message.connect(told.append)
    hand.view.set_tool("opening")
    hand.click((250, 20))
    assert told == ["Click on a wall"]
    assert not session.can_undo


def test_an_undo_in_the_middle_of_a_drag_ends_the_drag(hand, session):
    hand.drag((60, 40), (80, 40))
    hand.press((80, 40))
    hand.move((100, 40))
    session.undo()
    hand.release((100, 40))
    assert session.document.get("trueno").at_mm == (60, 40)
    assert not session.can_undo


def test_the_canvas_has_a_name_and_takes_the_focus(hand):
    assert hand.canvas.accessibleName() == "Plan"
    assert hand.view.focusProxy() is hand.canvas


def test_zooming_in_the_middle_of_a_drag_keeps_the_drag(hand, session, qtbot):
    hand.press((60, 40))
    hand.move((80, 40))
    with qtbot.waitSignal(hand.canvas.sharpen):
        hand.wheel((80, 40), angle=(0, 240))
    hand.move((110, 70))
    assert seen_at(hand, "trueno") == pytest.approx((110, 70), abs=0.5)
    hand.key(Qt.Key.Key_Escape)
    assert seen_at(hand, "trueno") == pytest.approx((60, 40))


def ghost_right(hand):
    return hand.canvas.desk.projector.ghost_box()[2]


def test_a_ghost_follows_the_hand_whether_it_is_on_the_plan_or_new(hand, session):
    session.selection.set({"hill"})
    hand.press((290, 190))
    for corner in ((300, 195), (330, 150)):
        hand.move(corner)
        assert ghost_right(hand) == pytest.approx(corner[0], abs=1.5)
    assert seen_at(hand, "hill") is None
    hand.key(Qt.Key.Key_Escape)
    assert seen_at(hand, "hill")
    hand.view.set_tool("ground_cover")
    hand.press((20, 20))
    for corner in ((40, 30), (90, 60)):
        hand.move(corner)
        assert ghost_right(hand) == pytest.approx(corner[0], abs=1.5)


def test_a_wall_can_be_drawn_without_a_mouse(hand, session):
    hand.view.set_tool("wall")
    hand.move((20, 20), held=NONE)
    hand.key(Qt.Key.Key_Return)
    hand.type("80")
    hand.key(Qt.Key.Key_Tab)
    hand.type("90")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    (wall_id,) = session.selection.ids
    start, end = session.document.get(wall_id).path_mm
    assert start == pytest.approx(hand.view.view_centre(), abs=1e-6)
    assert (end[0] - start[0], end[1] - start[1]) == pytest.approx((0, 80), abs=1e-6)


def test_the_other_button_ends_a_line(hand, session):
    hand.view.set_tool("wall")
    hand.click((20, 20))
    hand.click((90, 20))
    at = hand.pixel((90, 60)).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hand.canvas.mapToGlobal(at))
    QApplication.sendEvent(hand.canvas.viewport(), event)
    (wall_id,) = session.selection.ids
    assert len(session.document.get(wall_id).path_mm) == 2


def test_the_theme_changes_mat_and_selection(hand, session):
    from diorama_planner.ui.theme import DARK

    session.selection.set({"trueno"})
    hand.view.set_theme(DARK)
    image = hand.canvas.viewport().grab().toImage()
    colours = {image.pixelColor(x, 3).name() for x in range(0, image.width(), 3)}
    assert DARK.mat in colours


def test_without_the_grid_the_mat_is_plain(hand, session):
    from diorama_planner.ui.theme import LIGHT

    session.set_preferences(grid_shown=False)
    image = hand.canvas.viewport().grab().toImage()
    assert {image.pixelColor(x, 3).name() for x in range(image.width())} == {LIGHT.mat}


def test_rulers_and_grid_can_show_real_lengths(hand, session):
    plain = hand.view.grab().toImage()
    session.set_preferences(grid_real=True)
    assert hand.view.grab().toImage() != plain
    session.set_preferences(grid_real=False)
    assert hand.view.grab().toImage() == plain


def test_select_all_takes_what_can_be_moved(hand, session):
    hand.view.select_all()
    assert session.selection.ids == {"trueno", "other", "wall", "hill"}
    with session.edit("Lock") as draft:
        draft.change("wall", locked=True)
    hand.view.select_all()
    assert session.selection.ids == {"trueno", "other", "hill"}


def test_enter_puts_a_thing_in_hand_down_in_the_middle(hand, session):
    hand.view.set_tool("thing", "toyota_ae86_trueno")
    hand.move((20, 20), held=NONE)
    hand.key(Qt.Key.Key_Return)
    (new,) = session.selection.ids
    assert session.document.get(new).at_mm == pytest.approx(hand.view.view_centre(), abs=1e-6)


def test_the_selection_stays_marked_while_something_new_is_dragged_in(hand, session):
    session.selection.set({"trueno"})
    marks = hand.canvas.desk.overlay._selection._items
    assert marks
    hand.drag_in(hand.mime("toyota_ae86_trueno"), (150, 50))
    assert hand.canvas.desk.overlay._selection._items is marks
    hand.drag_out()
    hand.press((60, 40))
    hand.move((90, 40))
    assert hand.canvas.desk.overlay._selection._items == []
