"""Whatever a hand does with the select tool: every change is committed or gone, and no invariant breaks."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st
from tool_plan import ALT, CTRL, SHIFT, Hand, Plan

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import Group
from diorama_planner.model.transforms import points_of
from diorama_planner.tools.events import NO_MODIFIERS
from diorama_planner.tools.frame import selection_frame
from diorama_planner.tools.select import Resting

ITEMS = (
    Base(id="base", width_mm=300, depth_mm=200),
    GroundCover(id="grass", outline_mm=((20, 20), (120, 20), (120, 90), (20, 90)), order=1),
    Wall(id="wall", path_mm=((150, 30), (250, 30)), thickness_mm=8, height_mm=60, order=2),
    Opening(id="door", host="wall", at_mm=40, width_mm=20, height_mm=30, order=3),
    Thing(id="car", thing="toyota_ae86_trueno", at_mm=(80, 140), rotation_deg=20, order=4),
    Label(id="sign", text="OPEN", at_mm=(200, 150), height_mm=8, group="pair", order=5),
    Label(id="more", text="BAR", at_mm=(250, 150), height_mm=8, group="pair", order=6),
)
SPOTS = [(70, 55), (20, 20), (200, 30), (190, 30), (80, 140), (200, 153), (250, 153), (-20, -20), (290, 190)]

places = st.one_of(st.sampled_from(SPOTS), st.sampled_from(["handle", "grip", "pivot", "corner"]))
keys = st.sampled_from([NO_MODIFIERS, NO_MODIFIERS, SHIFT, CTRL, ALT])
acts = st.one_of(
    st.tuples(st.sampled_from(["down", "move", "up", "double"]), places, keys),
    st.tuples(st.just("type"), st.sampled_from(["5", "-3", "1/0", " mm", "abc", "90"])),
    st.tuples(st.just("key"), st.sampled_from(["left", "up", "r", "tab", "backspace", "pivot", "delete"])),
    st.sampled_from([("enter",), ("escape",), ("undo",), ("redo",)]),
)


def spot(hand, place):
    """A place of the plan, or that of a part of the frame, as it now is."""
    if isinstance(place, tuple):
        return place
    frame = selection_frame(hand.plan)
    if frame is None:
        return SPOTS[0]
    grips = [grip.at for grip in frame.grips] or [frame.corners[0]]
    return {"handle": frame.handle or frame.stem, "grip": grips[0], "pivot": frame.pivot, "corner": grips[-1]}[place]


def do(hand, act):
    match act:
        case ("down" | "move" | "up", place, held):
            getattr(hand, act[0])(*spot(hand, place), held)
        case ("double", place, _):
            hand.double_click(*spot(hand, place))
        case ("type", text):
            if hand.preview.is_begun:
                hand.type(text)
        case ("key", name):
            hand.key(name)
        case ("undo",) | ("redo",):
            if not hand.preview.is_begun:
                getattr(hand.plan.store, act[0])()
                hand.plan.selection &= hand.plan.document.records.keys()
        case _:
            getattr(hand, act[0])()


def sound(plan):
    for item in plan.document.items():
        assert all(math.isfinite(value) for point in points_of(item) for value in point)
        assert getattr(item, "host", "base") in plan.document.records
        assert not item.group or item.group in plan.document.records
    assert plan.selection <= plan.document.records.keys()
    assert plan.document.get("base") == ITEMS[0]


@given(st.lists(acts, max_size=30))
@settings(max_examples=150, deadline=None)
def test_no_hand_leaves_a_change_behind_or_breaks_the_plan(script):
    hand = Hand(Plan(*ITEMS, Group(id="pair")), "select")
    for act in script:
        before, edits = hand.plan.document, len(hand.edits)
        do(hand, act)
        assert hand.plan.document is before or len(hand.edits) > edits or act[0] in {"undo", "redo"}
        sound(hand.plan)
    for _ in range(6):
        hand.escape()
    assert hand.runner.state == Resting()
    assert not hand.preview.is_begun
    while hand.plan.store.history.undo_label:
        hand.plan.store.undo()
    assert {item.id: item for item in hand.plan.document.items()} == {item.id: item for item in ITEMS}
