"""Wall faces under a real mouse and keyboard: showing one, hanging, drawing, moving, measuring, undoing."""

import pytest
from canvas_hand import ALT, CTRL, NONE, SHIFT, CanvasHand
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from small_plan import small_document

from diorama_planner.app.editing.face_session import face_with
from diorama_planner.kinds.fixture import Fixture
from diorama_planner.kinds.neon import Neon
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.tools.vectors import middle
from diorama_planner.ui.canvas.plan_view import PlanView
from diorama_planner.ui.commands import faces
from diorama_planner.ui.context_menu import context_menu
from diorama_planner.ui.elevation.panel import FacePanel
from diorama_planner.ui.panels.inspector import InspectorPanel
from diorama_planner.ui.widgets.quantities import LengthField

SIGN = "shop_sign_h"


@pytest.fixture
def panel(session, qtbot):
    """The back of the wall of the small plan: x runs along its path, from 0 to 100."""
    made = FacePanel(session)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_face("wall", "back")
    made.view.setFocus()
    return made


@pytest.fixture
def hand(panel):
    return CanvasHand(panel.view)


def only(session, kind):
    (found,) = [item for item in session.document.items() if isinstance(item, kind)]
    return found


def count(session):
    return sum(1 for _ in session.document.items())


def add(session, *items):
    with session.edit("Add") as draft:
        for item in items:
            draft.add(item)


def sign(**fields):
    return Fixture(
        **{"id": "sign", "host": "wall", "thing": SIGN, "at_mm": 50.0, "up_mm": 30.0, "surface": "back", **fields}
    )


def test_the_whole_face_is_seen_with_its_sizes(panel):
    xmin, ymin, xmax, ymax = panel.view.canvas.visible()
    assert xmin < 0
    assert ymin < 0
    assert xmax > 100
    assert ymax > 60
    assert "100" in panel._size.text()
    assert "6.4" in panel._size.text()  # metres in reality


def test_a_thing_dropped_on_the_face_hangs_where_it_was_let_go(hand, session):
    data = hand.mime(SIGN)
    hand.drag_in(data, (40, 30))
    hand.drag_over(data, (60, 30))
    assert count(session) == 5
    hand.drop(data, (60, 40))
    made = only(session, Fixture)
    assert (made.host, made.surface, made.thing) == ("wall", "back", SIGN)
    assert made.at_mm == pytest.approx(60, abs=0.5)
    assert made.up_mm == pytest.approx(40 - 700 / 64 / 2, abs=0.5)
    assert session.selection.ids == {made.id}
    session.undo()
    assert count(session) == 5
    session.redo()
    assert only(session, Fixture) == made


def test_what_is_dropped_at_the_edge_is_held_on_the_wall(hand, session):
    data = hand.mime(SIGN)
    hand.drag_in(data, (2, 58))
    hand.drop(data, (2, 58))
    made = only(session, Fixture)
    assert made.at_mm == pytest.approx(2700 / 64 / 2)
    assert made.up_mm == pytest.approx(60 - 700 / 64)
    assert session.issues() == ()


@pytest.mark.parametrize("surface", ["top", "end-a", "end-b"])
def test_where_nothing_can_hang_it_is_refused_at_the_place(panel, hand, session, surface):
    panel.show_face("wall", surface)
    told = []
    panel.view.message.connect(told.append)
    data, before = hand.mime(SIGN), session.document
    hand.drag_in(data, (2, 2))
    (tip,) = panel.view.canvas.desk.preview.tips
    assert "only on the front or the back of a wall" in tip.values[0].text
    hand.drop(data, (2, 2))
    assert told == [tip.values[0].text]
    assert session.document is before


def test_an_opening_is_refused_on_the_top_of_a_wall(panel, hand, session):
    panel.show_face("wall", "top")
    before = session.document
    panel._cut(0)
    hand.click((2, 2))
    assert session.document is before


def test_dragged_out_again_it_leaves_nothing(hand, session):
    data = hand.mime(SIGN)
    hand.drag_in(data, (40, 30))
    hand.drag_out()
    assert count(session) == 5
    assert hand.view.tool() == "select"


def test_a_drag_moves_it_on_the_face_and_undo_brings_it_back(hand, session):
    add(session, sign())
    hand.click((50, 35))
    assert session.selection.ids == {"sign"}
    hand.drag((50, 35), (60, 27))
    moved = session.document.get("sign")
    assert (moved.at_mm, moved.up_mm) == pytest.approx((60, 22), abs=1e-6)
    session.undo()
    assert (session.document.get("sign").at_mm, session.document.get("sign").up_mm) == (50.0, 30.0)


def test_on_the_front_a_drag_to_the_right_goes_back_along_the_path(panel, hand, session):
    add(session, sign(surface="front"))
    panel.show_face("wall", "front")
    hand.drag((50, 35), (60, 35))
    assert session.document.get("sign").at_mm == pytest.approx(40)


def test_esc_in_the_middle_of_a_drag_leaves_no_trace(hand, session):
    add(session, sign())
    before = session.document
    hand.press((50, 35))
    hand.move((70, 20))
    hand.key(Qt.Key.Key_Escape)
    hand.release((70, 20))
    assert session.document is before


def test_arrows_nudge_and_delete_removes(hand, session):
    add(session, sign())
    hand.click((50, 35))
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Up, SHIFT)
    nudged = session.document.get("sign")
    assert (nudged.at_mm, nudged.up_mm) == pytest.approx((51, 40))
    hand.key(Qt.Key.Key_Delete)
    assert "sign" not in session.document.records
    session.undo()
    assert session.document.get("sign") == nudged


def test_a_patch_is_dragged_as_a_rectangle(panel, hand, session):
    panel.view.draw_patches("rust")
    hand.drag((10, 5), (40, 25), ALT)
    made = only(session, Patch)
    assert (made.host, made.surface, made.look) == ("wall", "back", "rust")
    xs, ys = zip(*made.outline_mm, strict=True)
    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx((10, 5, 40, 25), abs=0.6)
    session.undo()
    assert count(session) == 5


def test_a_patch_is_drawn_with_typed_lengths(panel, hand, session):
    panel.view.draw_patches("moss")
    hand.click((10, 10), ALT)
    hand.move((30, 10), ALT, NONE)
    for length, angle in (("40", "0"), ("20", "90"), ("40", "180")):
        hand.type(length)
        hand.key(Qt.Key.Key_Tab)
        hand.type(angle)
        hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    made = only(session, Patch)
    x, y = made.outline_mm[0]
    expected = [(x, y), (x + 40, y), (x + 40, y + 20), (x, y + 20)]
    assert [*made.outline_mm] == [pytest.approx(point) for point in expected]


def test_esc_while_drawing_a_patch_leaves_no_trace(panel, hand, session):
    before = session.document
    panel.view.draw_patches("moss")
    hand.click((10, 10))
    hand.click((40, 10))
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    assert session.document is before
    assert panel.view.tool() == "select"


def test_a_corner_of_a_patch_can_be_dragged(hand, session):
    add(session, Patch(id="p", host="wall", surface="back", outline_mm=((10, 5), (40, 5), (40, 25), (10, 25))))
    hand.click((25, 15))
    hand.drag((40, 25), (60, 35), ALT)
    assert session.document.get("p").outline_mm[2] == pytest.approx((60, 35), abs=1e-6)
    session.undo()
    assert session.document.get("p").outline_mm[2] == (40, 25)


def test_a_patch_is_copied_by_ctrl_drag(hand, session):
    add(session, Patch(id="p", host="wall", surface="back", outline_mm=((10, 5), (30, 5), (30, 25), (10, 25))))
    hand.click((20, 15))
    hand.drag((20, 15), (60, 15), CTRL)
    outlines = sorted(item.outline_mm[0][0] for item in session.document.items() if isinstance(item, Patch))
    assert outlines == pytest.approx([10, 50])


def test_an_opening_is_put_where_the_pointer_is(panel, hand, session):
    panel.view.cut_openings({"width_mm": 20.0, "height_mm": 20.0, "sill_mm": 5.0})
    hand.click((40, 30), ALT)
    made = only(session, Opening)
    assert (made.at_mm, made.sill_mm) == pytest.approx((40, 20), abs=0.5)
    hand.key(Qt.Key.Key_Escape)
    hand.drag((40, 30), (60, 12))
    moved = session.document.get(made.id)
    assert (moved.at_mm, moved.sill_mm) == pytest.approx((60, 2), abs=0.5)


def test_what_is_dragged_is_drawn_to_its_neighbours(hand, session):
    session.set_preferences(snap_on=True, snaps_off=frozenset({"grid"}))
    add(session, sign(id="low", thing="neon_sign", up_mm=5.0, at_mm=30.0), sign(thing="neon_sign", at_mm=70.3))
    hand.drag((70, 35), (30.4, 35.2))
    assert session.document.get("sign").at_mm == pytest.approx(30.0, abs=1e-6)


def test_what_is_on_the_plan_is_not_moved_from_the_face(hand, session):
    before = session.document
    session.selection.set(["trueno"])
    hand.key(Qt.Key.Key_Right)
    assert session.document is before


def test_the_face_follows_its_wall_and_closes_with_it(panel, hand, session):
    with session.edit("Longer") as draft:
        draft.change("wall", path_mm=((20, 160), (180, 160)))
    assert panel.session.face.width_mm == pytest.approx(160)
    with session.edit("Delete") as draft:
        draft.remove("wall")
    assert panel.isHidden()
    session.undo()
    assert panel.isHidden()


def test_faces_are_chosen_by_buttons_and_a_corner_by_arrows(panel, session, qtbot):
    with session.edit("Bend") as draft:
        draft.change("wall", path_mm=((20, 160), (120, 160), (120, 100)))
    front = panel.findChild(type(panel._patch), "face-front")
    qtbot.mouseClick(front, Qt.MouseButton.LeftButton)
    assert panel.session.surface == "front"
    assert front.isChecked()
    assert panel._after.isVisible()
    qtbot.mouseClick(panel._after, Qt.MouseButton.LeftButton)
    left, _, right, _ = panel.view.canvas.visible()
    assert (left + right) / 2 == pytest.approx(30, abs=1)  # the stretch of 60 mm comes first on a front
    qtbot.mouseClick(panel._after, Qt.MouseButton.LeftButton)
    left, _, right, _ = panel.view.canvas.visible()
    assert (left + right) / 2 == pytest.approx(110, abs=1)


def test_which_face_something_is_on(session):
    add(session, sign(), Opening(id="door", host="wall", at_mm=30, width_mm=10, height_mm=20))
    assert face_with(session, "wall") == ("wall", "front")
    assert face_with(session, "sign") == ("wall", "back")
    assert face_with(session, "door") == ("wall", "front")
    assert face_with(session, "trueno") is None
    assert face_with(session, "nothing") is None


def test_the_walls_own_record_is_never_moved_from_its_face(hand, session):
    before = session.document.get("wall")
    hand.drag((20, 10), (60, 30))
    assert session.document.get("wall") == before
    assert isinstance(before, Wall)


def test_the_plan_and_the_face_share_selection_and_history(panel, hand, session, qtbot):
    add(session, sign())
    view = PlanView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    CanvasHand(view).click(middle(session.outline("sign").bounds))
    assert session.selection.ids == {"sign"}
    hand.key(Qt.Key.Key_Right)
    assert session.document.get("sign").at_mm == pytest.approx(51)
    session.undo()
    assert session.document.get("sign").at_mm == 50.0


def test_another_plan_closes_the_face(panel, session):
    session.new(small_document())
    assert panel.isHidden()


def test_in_the_window_the_face_is_a_key_a_menu_and_a_double_click_away(window):
    session, action = window.session, window.actions_["show-face"]
    session.selection.set(["trueno"])
    window.refresh()
    assert not action.isEnabled()
    session.selection.set(["wall"])
    window.refresh()
    action.trigger()
    panel = window.workspace.face
    assert not panel.isHidden()
    assert (panel.session.host_id, panel.session.surface) == ("wall", "front")
    panel.close_face()
    assert panel.isHidden()
    add(session, sign())
    session.selection.clear()
    window.plan.canvas.desk.rebuild()
    CanvasHand(window.plan).double_click(middle(session.outline("sign").bounds))
    assert not panel.isHidden()
    assert panel.session.surface == "back"
    assert "Wall face" in [entry.text() for entry in context_menu(window, ["sign"]).actions()]


def test_the_inspector_of_a_wall_and_of_what_is_on_it_has_a_button_for_the_face(window, qtbot):
    def button():
        window.refresh()
        window.inspector.refresh()
        found = [each for each in window.inspector.findChildren(QPushButton) if each.text() == "Edit the face"]
        return found[0] if found[0].isVisibleTo(window.inspector) else None

    assert button() is None  # the plan has no face
    window.session.selection.set(["trueno"])
    assert button() is None
    window.session.selection.set(["wall"])
    assert "Shift+F" in button().toolTip()
    qtbot.mouseClick(button(), Qt.MouseButton.LeftButton)
    panel = window.workspace.face
    assert (panel.session.host_id, panel.isHidden()) == ("wall", False)
    panel.close_face()
    add(window.session, sign())
    window.session.selection.set(["sign"])
    button().setFocus()
    qtbot.keyClick(button(), Qt.Key.Key_Space)
    assert not panel.isHidden()


def test_in_the_window_things_of_the_library_hang_on_the_face_that_is_shown(window):
    session = window.session
    faces.show(window, "wall")
    window.library.place_requested.emit("neon_sign")
    made = only(session, Fixture)
    assert made.thing == "neon_sign"
    window.library.place_requested.emit("oil_drum")
    assert [item.thing for item in session.document.items() if item.kind == "thing"].count("oil_drum") == 1
    session.selection.set([made.id])
    window.inspector.refresh()
    assert {"Along the wall", "Height above", "Face"} <= set(window.inspector.form().row_labels())


def test_sizes_and_areas_on_walls_are_told_and_typed(session, app, qtbot):
    add(
        session, sign(), Patch(id="p", host="wall", surface="back", outline_mm=((10, 5), (40, 5), (40, 25), (10, 25)))
    )
    inspector = InspectorPanel(session)
    qtbot.addWidget(inspector)
    inspector.show()
    session.selection.set(["p"])
    inspector.refresh()
    assert [text for label in inspector.form().findChildren(QLabel) if (text := label.text()).startswith("6")] == [
        "6.0 cm², real 2.5 m²"
    ]
    session.selection.set(["sign"])
    inspector.refresh()
    fields = {field.accessibleName(): field for field in inspector.form().findChildren(LengthField)}
    height = fields["Height, model"]
    assert "10.9" in height.text()
    height.accept_value(14.0)
    assert session.document.get("sign").size_mm == pytest.approx((2700 / 64, 150 / 64, 14.0))
    height.accept_value(None)
    assert session.document.get("sign").size_mm is None


def test_in_the_window_a_thing_by_a_wall_is_hung_on_it(window):
    session = window.session
    add(session, Thing(id="neon", thing="neon_sign", at_mm=(60, 154)))
    session.selection.set(["trueno"])
    window.refresh()
    window.actions_["hang"].trigger()
    assert session.document.get("trueno").at_mm == (60, 40)  # stands by no wall: told in the banner
    assert not window.banner.isHidden()
    session.selection.set(["neon"])
    window.refresh()
    window.actions_["hang"].trigger()
    made = only(session, Fixture)
    assert (made.host, made.surface, made.at_mm) == ("wall", "back", pytest.approx(40))
    assert session.selection.ids == {made.id}
    session.undo()
    assert session.document.get("neon").at_mm == (60, 154)


def test_neon_is_hung_as_letters_or_drawn_as_a_line(panel, hand, session):
    panel._neon.click()
    hand.click((50, 40))
    made = only(session, Neon)
    assert (made.host, made.surface, made.text) == ("wall", "back", "OPEN")
    xmin, ymin, xmax, ymax = panel.session.outline(made.id).bounds
    assert ((xmin + xmax) / 2, (ymin + ymax) / 2) == pytest.approx((50, 40), abs=1.0)
    session.undo()
    panel._neon.menu().actions()[1].trigger()
    for place in ((20, 20), (50, 20), (60, 30)):
        hand.click(place, ALT)
    hand.key(Qt.Key.Key_Return)
    drawn = only(session, Neon)
    assert (drawn.at_mm, drawn.up_mm) == pytest.approx((40, 20), abs=0.5)
    assert [(round(x), round(y)) for x, y in drawn.line_mm] == [(-20, 0), (10, 0), (20, 10)]
    assert panel.session.outline(drawn.id).bounds == pytest.approx((18, 18, 62, 32), abs=0.7)
    assert "2 x SMD 0805 UV" in str(kind_of(drawn).remarks(drawn, session.around())[1])
