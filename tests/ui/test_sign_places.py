"""Cards and pills over the plan: seen whole, and clear of each other."""

import pytest
from canvas_hand import NONE
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from diorama_planner.geometry.points import boxes_meet
from diorama_planner.tools.measure import MEASURE
from diorama_planner.ui.canvas.sign_places import ASIDE, MARGIN, box_about, card_place, free_offset

ROOM = (400.0, 300.0)


@pytest.mark.parametrize("at", [(x, y) for x in (0, 200, 320, 399) for y in (0, 150, 299)])
def test_a_card_is_seen_whole_and_clear_of_the_pointer(at):
    size = (120.0, 40.0)
    x, y = card_place(at, size, ROOM)
    assert at[0] + x >= 0
    assert at[0] + x + size[0] <= ROOM[0]
    assert at[1] + y >= 0
    assert at[1] + y + size[1] <= ROOM[1]
    assert not (x < 0 < x + size[0] and y < 0 < y + size[1])


def test_a_card_stands_where_it_always_does_if_there_is_room():
    assert card_place((10.0, 10.0), (100.0, 40.0), ROOM) == ASIDE


def test_a_card_wider_than_the_canvas_begins_at_its_left():
    x, _ = card_place((200.0, 10.0), (900.0, 40.0), ROOM)
    assert 200.0 + x == MARGIN


def test_pills_keep_clear_and_one_that_finds_no_room_is_left_out():
    taken = []
    while (offset := free_offset((0.0, 0.0), (60.0, 18.0), (0.0, 15.0), taken)) is not None:
        box = box_about((0.0, 0.0), (60.0, 18.0), offset)
        assert not any(boxes_meet(box, other) for other in taken)
        taken.append(box)
    assert 1 < len(taken) < 7


def _written(hand):
    """The boxes of what is written on the canvas, in its pixels."""
    texts = [item for item in hand.canvas.scene().items() if isinstance(item, QGraphicsSimpleTextItem)]
    view = hand.canvas.viewportTransform()
    return {item.text(): item.deviceTransform(view).mapRect(item.boundingRect()) for item in texts}


def test_the_tape_tells_everything_at_the_right_rim_of_the_canvas(hand):
    hand.view.set_tool(MEASURE)
    left, bottom, right, top = hand.canvas.visible()
    hand.click(((left + right) / 2, (bottom + top) / 2))
    hand.move((right - 1.0, bottom + 1.0), held=NONE)
    seen = hand.canvas.viewport().rect()
    texts = _written(hand)
    assert "real" in texts
    assert all(seen.contains(box.toAlignedRect()) for box in texts.values())


def test_the_legs_of_a_small_triangle_are_told_beside_each_other(hand):
    hand.view.set_tool(MEASURE)
    x, y = hand.canvas.centre()
    step = 30.0 / hand.canvas.pixels_per_mm
    for corner in ((x, y), (x + step, y), (x, y + step), (x, y)):
        hand.click(corner)
    boxes = [box for text, box in _written(hand).items() if text.endswith("mm")]
    assert len(boxes) >= 2
    for index, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[index + 1 :])


def test_the_card_of_the_area_hides_no_length(hand):
    hand.view.set_tool(MEASURE)
    x, y = hand.canvas.centre()
    step = 60.0 / hand.canvas.pixels_per_mm
    for corner in ((x, y), (x + step, y), (x + step / 2, y - step), (x, y)):
        hand.click(corner)
    written = _written(hand)
    card = written["area"].united(written["perimeter"])
    pills = [box for text, box in written.items() if text.endswith("mm") and not box.intersects(card)]
    assert len(pills) >= 3
