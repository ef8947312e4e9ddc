"""Any run of events on the node tool: outlines stay sound, Esc leaves no trace, undo takes everything back."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tool_plan import ALT, SHIFT, Hand, Plan

from diorama_planner.geometry.outline import check_outline
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.strands import nodes_of, strands_of
from diorama_planner.tools.events import NO_MODIFIERS
from diorama_planner.tools.node_states import Editing

SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
HOLE = ((40.0, 40.0), (60.0, 40.0), (60.0, 60.0))
BENT = {1: ((130.0, 30.0), (130.0, 70.0))}
LAWN = GroundCover(id="lawn", outline_mm=SQUARE, holes_mm=(HOLE,), curves_mm=BENT)

places = st.sampled_from([*SQUARE, *HOLE, (130.0, 30.0), (50.0, 0.0), (50.0, 50.0), (120.0, -30.0), (5.0, 95.0)])
modifiers = st.sampled_from([NO_MODIFIERS, SHIFT, ALT])
events = st.one_of(
    st.tuples(st.sampled_from(["down", "move", "up", "click"]), places, modifiers),
    st.tuples(st.just("drag"), places, places),
    st.tuples(st.just("double_click"), places),
    st.tuples(st.just("key"), st.sampled_from(["delete", "backspace", "tab", "s", "c", "l", "b", "left", "up"])),
    st.tuples(st.just("type"), st.sampled_from(["5", "-12", "1/0", "x", "."])),
    st.tuples(st.sampled_from(["enter", "escape"])),
)


def feed(hand, event):
    name, *rest = event
    if name in {"down", "move", "up", "click"}:
        (x, y), held = rest
        getattr(hand, name)(x, y, held)
    elif name == "drag":
        hand.drag(*rest)
    elif name == "double_click":
        hand.double_click(*rest[0])
    else:
        getattr(hand, name)(*rest)
    hand.runner.refresh()


@settings(max_examples=60)
@given(st.lists(events, max_size=25))
def test_whatever_the_hand_does_the_shape_stays_sound(run):
    hand = Hand(Plan(LAWN), "nodes")
    hand.plan.verbs.reshape = lambda draft, item, *, repair=False: None if repair else draft.put(item)
    hand.plan.selection = frozenset({"lawn"})
    hand.runner.refresh()
    for event in run:
        feed(hand, event)
        item = hand.plan.item("lawn")
        for strand in strands_of(item):
            check_outline(nodes_of(item, strand).flat())
    revision = hand.plan.document.revision
    for _ in range(3):
        feed(hand, ("escape",))
    assert isinstance(hand.runner.state, Editing)
    assert hand.plan.document.revision == revision
    while hand.plan.store.history.undo_label:
        hand.plan.store.undo()
    assert hand.plan.item("lawn") == LAWN
