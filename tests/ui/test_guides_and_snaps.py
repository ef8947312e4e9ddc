"""Guides off the rulers, and what snaps, with a real mouse and real keys."""

from dataclasses import replace

import pytest
from canvas_hand import ALT, LEFT, NO_KEYS, NONE, CanvasHand
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from diorama_planner.app.session import Session
from diorama_planner.geometry.snap_targets import SnapKind
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.model.record import Guide
from diorama_planner.ui.canvas.plan_view import PlanView


@pytest.fixture
def view(session, qtbot):
    session.set_preferences(snap_on=True)
    made = PlanView(session)
    qtbot.addWidget(made)
    made.resize(700, 520)
    made.show()
    return made


@pytest.fixture
def hand(view):
    return CanvasHand(view)


def guides(session):
    return list(session.document.every(Guide))


def ruler_event(ruler, kind, at, button, held):
    local = QPointF(ruler.mapFromGlobal(at))
    QApplication.sendEvent(ruler, QMouseEvent(kind, local, at, button, held, NO_KEYS))


def pull(view, ruler, place, let_go=True):
    """Press on a ruler, go to a place of the plan (or stay, for None), let go."""
    start = QPointF(ruler.mapToGlobal(QPointF(60, 10) if ruler.width() > ruler.height() else QPointF(10, 60)))
    end = start if place is None else QPointF(view.canvas.viewport().mapToGlobal(view.canvas.pixel_of(place)))
    ruler_event(ruler, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    ruler_event(ruler, QEvent.Type.MouseMove, end, NONE, LEFT)
    if let_go:
        ruler_event(ruler, QEvent.Type.MouseButtonRelease, end, LEFT, NONE)


def test_a_guide_is_pulled_off_a_ruler_undone_and_done_again(session, view):
    pull(view, view._above, (150, 80))
    (guide,) = guides(session)
    assert (guide.direction, guide.at_mm) == ("horizontal", 80)
    assert view.tool() == "select"
    session.undo()
    assert guides(session) == []
    session.redo()
    assert guides(session) == [guide]


def test_a_guide_let_go_on_the_ruler_was_never_there(session, view):
    before = session.document
    pull(view, view._beside, None)
    assert session.document is before
    assert view.canvas.desk.preview.lines == ()


def test_the_place_of_a_guide_is_typed_while_it_is_held(session, view, hand):
    pull(view, view._beside, (150, 80), let_go=False)
    hand.type("42.5")
    hand.key(Qt.Key.Key_Return)
    assert [(guide.direction, guide.at_mm) for guide in guides(session)] == [("vertical", 42.5)]


@pytest.mark.parametrize("text", ["1abc", "1/0"])
def test_a_bad_place_is_told_and_changes_nothing(session, view, hand, text):
    before = session.document
    view.pull_guide("vertical")
    hand.type(text)
    hand.key(Qt.Key.Key_Return)
    assert view.canvas.desk.preview.tips[0].values[0].wrong
    assert session.document is before
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    assert (session.document is before, view.tool()) == (True, "select")


@pytest.fixture
def guide(session):
    made = Guide(id="line", direction="vertical", at_mm=170.0)
    with session.edit("Guide") as draft:
        draft.put(made)
    return made


def test_a_guide_is_dragged_and_snaps_but_not_to_itself(session, view, hand, guide):
    hand.drag((170, 60), (150.4, 60))
    assert session.document.get("line").at_mm == 150
    session.undo()
    assert session.document.get("line").at_mm == 170


def test_a_guide_clicked_is_in_hand_for_delete_arrows_and_typing(session, view, hand, guide):
    hand.click((170, 60))
    hand.key(Qt.Key.Key_Right)
    assert session.document.get("line").at_mm == 171
    hand.type("99")
    hand.key(Qt.Key.Key_Return)
    assert session.document.get("line").at_mm == 99
    hand.click((99, 60))
    hand.key(Qt.Key.Key_Delete)
    assert guides(session) == []


def test_the_cursor_says_that_a_guide_can_be_moved(session, view, hand, guide):
    shapes = []
    for place in ((230, 60), (170, 60), (230, 62)):
        hand.move(place, held=NONE)
        shapes.append(view.canvas.viewport().cursor().shape())
    assert shapes[1] is Qt.CursorShape.SizeHorCursor
    assert shapes[0] is shapes[2] is not shapes[1]


def test_things_over_a_guide_are_taken_before_it(session, view, hand):
    with session.edit("Guide") as draft:
        draft.put(Guide(id="line", direction="vertical", at_mm=60.0))
    hand.click((60, 40))
    assert session.selection.ids == {"trueno"}


def test_locked_and_hidden_guides_cannot_be_taken(session, view, hand, guide):
    for fields in ({"guides_locked": True}, {"guides_locked": False, "guides_shown": False}):
        session.set_preferences(**fields)
        hand.drag((170, 60), (150, 60))
        assert session.document.get("line").at_mm == 170


def test_a_guide_draws_a_point_and_hiding_it_lets_go(session, view, guide):
    context = view.canvas.desk.context
    assert context.snap((170.4, 61.3)).reason == "guide"
    session.set_preferences(guides_shown=False)
    assert context.snap((170.4, 61.3)).reason != "guide"


def test_each_reason_can_be_switched_off_and_all_suspended(session, view):
    context = view.canvas.desk.context
    x, y = 20, 165
    assert context.snap((x + 0.5, y + 0.5)).reason == "vertex"
    session.set_preferences(snaps_off=frozenset({"vertex"}))
    assert context.snap((x + 0.5, y + 0.5)).reason == "edge"
    session.set_preferences(snap_on=False)
    assert context.snap((x + 0.5, y + 0.5)).reason == ""


def test_a_plan_opened_before_the_view_is_seen_is_the_one_that_snaps(session, qtbot):
    document = session.document
    empty = Session(preferences=replace(session.preferences, snap_on=True))
    view = PlanView(empty)
    qtbot.addWidget(view)
    empty.new(document)
    view.resize(700, 520)
    view.show()
    assert view.canvas.desk.context.snap((20.4, 165.4)).item_id == "wall"


def test_a_wall_starts_at_the_end_of_another(session, view, hand):
    view.set_tool("wall")
    hand.click((120.6, 160.5))
    assert view.canvas.desk.preview.points[0] == (120, 160)
    hand.key(Qt.Key.Key_Escape)


def test_a_line_meets_an_edge_at_a_right_angle(session, view, hand):
    session.set_preferences(snaps_off=frozenset({"midpoint", "grid", "aligned", "extension"}))
    view.set_tool("measure")
    hand.click((51.3, 130), ALT)
    hand.move((52, 154.6), held=NONE)
    assert view.canvas.desk.preview.snap.reason == "perpendicular"
    assert view.canvas.desk.preview.snap.point == pytest.approx((51.3, 155))


def test_a_dragged_thing_lines_up_with_its_neighbour_and_alt_frees_it(session, view, hand):
    session.set_preferences(snaps_off=frozenset({"grid"}))
    hand.drag((60, 40), (130.3, 98.9))
    assert session.document.get("trueno").at_mm[1] == pytest.approx(100)
    session.undo()
    hand.drag((60, 40), (130.3, 98.9), ALT)
    assert session.document.get("trueno").at_mm[1] == pytest.approx(98.9, abs=0.5)
    assert session.document.get("trueno").at_mm[1] != pytest.approx(100, abs=0.05)


def test_what_is_hidden_draws_nothing(session, view):
    context = view.canvas.desk.context
    assert context.snap((20.4, 165.4)).item_id == "wall"
    with session.edit("Hide") as draft:
        draft.change("wall", hidden=True)
    assert context.snap((20.4, 165.4)).item_id == ""


# -- things in the hand, and corners ---------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["tool", "drop"])
def test_a_thing_in_the_hand_lines_up_shows_its_gaps_and_alt_frees_it(session, view, hand, by):
    session.set_preferences(snaps_off=frozenset({"grid"}))
    car = "toyota_ae86_trueno"
    if by == "tool":
        view.set_tool("thing", car)
        hand.move((150.4, 98.9), held=NONE)
    else:
        hand.drag_in(hand.mime(car), (140, 90))
        hand.drag_over(hand.mime(car), (150.4, 98.9))
    preview = view.canvas.desk.preview
    assert preview.ghosts[0].at_mm[1] == pytest.approx(100)  # its middle in line with that of the other
    assert preview.snap.reason == "aligned"
    assert preview.snap.lines
    assert any("mm" in measure.text for measure in preview.measures)  # how far the neighbours are
    before = set(session.document.records)
    if by == "drop":
        hand.drop(hand.mime(car), (150.4, 98.9))
    else:
        hand.click((150.4, 98.9))
    (new,) = set(session.document.records) - before
    assert session.document.get(new).at_mm[1] == pytest.approx(100)
    session.undo()
    assert set(session.document.records) == before
    session.redo()
    session.undo()
    if by == "tool":
        hand.click((150.4, 98.9), ALT)
        (new,) = set(session.document.records) - before
        assert session.document.get(new).at_mm[1] == pytest.approx(98.9, abs=0.5)
        assert session.document.get(new).at_mm[1] != pytest.approx(100, abs=0.05)


def test_a_thing_in_the_hand_keeps_the_gap_of_a_row(session, view, hand):
    with session.edit("Row") as draft:
        draft.remove("hill")
        draft.change("trueno", at_mm=(60.0, 30.0), rotation_deg=90.0)
        draft.change("other", at_mm=(100.0, 30.0), rotation_deg=90.0)
    session.set_preferences(snaps_off=frozenset(kind.value for kind in SnapKind) - {"equal gaps"})
    view.set_tool("thing", "toyota_ae86_trueno")
    hand.key(Qt.Key.Key_R)
    for _ in range(5):
        hand.key(Qt.Key.Key_R)
    hand.move((140.7, 31), held=NONE)
    preview = view.canvas.desk.preview
    assert preview.snap.reason == "equal gaps"
    assert preview.ghosts[0].at_mm[0] == pytest.approx(140)
    gaps = [line.text for line in preview.snap.lines if line.is_gap]
    assert len(gaps) == 2
    assert gaps[0] == gaps[1]
    hand.key(Qt.Key.Key_Escape)
    assert view.tool() == "select"


@pytest.mark.parametrize("tool", ["select", "nodes"])
def test_a_dragged_corner_lines_up_with_other_corners_of_its_own_shape(session, view, hand, tool):
    session.set_preferences(snaps_off=frozenset({"grid"}))
    with session.edit("Bend") as draft:
        draft.remove("hill")
        draft.put(GroundCover(id="lawn", order=5, outline_mm=((200, 60), (270, 75), (270, 140), (200, 140))))
    session.selection.set(frozenset({"lawn"}))
    view.set_tool(tool)
    hand.move((270, 75), held=NONE)
    hand.press((270, 75))
    hand.move((262, 65))
    hand.move((255, 60.7))
    assert view.canvas.desk.preview.snap.reason == "aligned"
    assert view.canvas.desk.preview.snap.lines
    hand.release((255, 60.7))
    assert session.document.get("lawn").outline_mm[1] == (pytest.approx(255, abs=0.5), pytest.approx(60))
    session.undo()
    assert session.document.get("lawn").outline_mm[1] == (270, 75)
    session.redo()
    session.undo()
    hand.drag((270, 75), (255, 60.7), ALT)
    assert session.document.get("lawn").outline_mm[1][1] != pytest.approx(60, abs=0.05)
