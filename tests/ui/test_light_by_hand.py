"""Light by hand: lights put on walls, wires drawn between items, and routes pulled aside, with a real mouse."""

import pytest
from canvas_hand import ALT, NO_KEYS, NONE, CanvasHand
from PySide6.QtCore import Qt

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.kinds.wire import Wire
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Circuit, Project
from diorama_planner.ui.canvas.plan_view import PlanView

ITEMS = (
    Base(id=BASE_ID, width_mm=300, depth_mm=200, thickness_mm=9, feet=4, clearance_mm=20, order=-1.0),
    Wall(id="wall", path_mm=((40, 150), (160, 150)), thickness_mm=5, height_mm=50, order=1.0),
    Supply(id="battery", source="aa4", at_mm=(230, 60), order=2.0),
    Light(id="lamp", at_mm=(60, 60), z_mm=30, order=3.0),
)


@pytest.fixture
def view(session, qtbot):
    session.new(Document.of([Project(id=PROJECT_ID, name="Light"), *ITEMS]))
    made = PlanView(session)
    qtbot.addWidget(made)
    made.resize(700, 520)
    made.show()
    qtbot.waitUntil(lambda: made.canvas.wires is not None)
    return made


@pytest.fixture
def hand(view):
    return CanvasHand(view)


def of(session, record_class):
    return sorted(session.document.every(record_class), key=lambda record: record.id)


def test_a_light_put_by_a_wall_is_fixed_to_its_face_and_connected(session, view, hand):
    view.set_tool("light")
    hand.click((100, 145))
    new = next(light for light in of(session, Light) if light.id != "lamp")
    assert (new.host, new.mount, new.aim_deg) == ("wall", "wall", 270.0)
    assert new.at_mm == pytest.approx((100, 147.5), abs=0.5)
    (circuit,) = of(session, Circuit)
    assert (new.circuit, circuit.feed) == (circuit.id, "battery")


def test_a_lamp_post_a_wall_beside_it_and_nothing_at_all_carry_a_light(session, view, hand):
    with session.edit("Stage") as draft:
        draft.add(Thing(id="post", thing="street_light_6", at_mm=(100, 140)))
        draft.add(Thing(id="car", thing="toyota_ae86_trueno", at_mm=(200, 120)))
    view.set_tool("light")
    before = {light.id for light in of(session, Light)}
    for place, held in (((100, 141), NO_KEYS), ((100, 126), NO_KEYS), ((200, 120), NO_KEYS), ((200, 120), ALT)):
        hand.click(place, held)
    made = sorted((light for light in of(session, Light) if light.id not in before), key=lambda light: light.order)
    assert [(light.host, light.mount) for light in made] == [
        ("post", "post"),  # though its wall is nearer than a hand can tell
        ("post", "post"),
        ("car", "car"),
        ("", "ceiling"),
    ]
    assert made[0].at_mm == made[1].at_mm == pytest.approx((100, 124.2), abs=0.1)


def test_a_wire_connects_what_it_joins_is_shown_and_is_led_by_hand(session, view, hand, qtbot):
    view.set_tool("wire")
    hand.click((230, 60))
    hand.click((60, 60))
    (circuit,) = of(session, Circuit)
    assert session.document.records["lamp"].circuit == circuit.id
    assert (circuit.feed, of(session, Wire)) == ("battery", [])  # it lies by itself: nothing is fixed
    qtbot.waitUntil(lambda: len(view.canvas.wires.runs()) == 2)
    view.set_tool("select")

    hints = []
    view.hint_changed.connect(hints.append)
    hand.move((140, 60), held=NONE)
    assert hints[-1].startswith("4 x AA holder to Light: Copper wire")
    hand.move((140, 120), held=NONE)
    assert hints[-1].startswith("Drag to move")

    hand.press((140, 60))
    hand.move((140, 80))
    hand.move((140, 100))
    shown = [path for _, path in session.wiring.pulled(view.canvas.desk.preview.ghosts)]
    hand.release((140, 100))
    (wire,) = of(session, Wire)
    assert wire.via_mm[0] == pytest.approx((140, 100), abs=0.5)
    assert {wire.start, wire.end} == {"battery", "lamp"}
    qtbot.waitUntil(lambda: all(run.leg.fixed == wire.id for run in view.canvas.wires.runs()))
    assert any(place[1] > 95 for run in view.canvas.wires.runs() for place in run.path_mm)
    assert [run.path_mm for run in view.canvas.wires.runs()] == shown  # what was seen in the hand is what lies now

    hand.drag(wire.via_mm[0], (140, 30), ALT)
    (now,) = of(session, Wire)
    assert (len(now.via_mm), now.via_mm[0]) == (1, pytest.approx((140, 30), abs=0.5))
    qtbot.waitUntil(lambda: view.canvas.wires.tool_at(now.via_mm[0]) is not None)
    hand.press(now.via_mm[0])
    hand.key(Qt.Key.Key_Delete)
    assert of(session, Wire) == []  # it runs by itself again
    session.set_preferences(wires_shown=False)
    qtbot.waitUntil(lambda: view.canvas.wires.runs() == ())


def test_wires_that_lie_together_are_led_together_and_the_hint_says_which(session, view, hand, qtbot):
    with session.edit("Two lamps") as draft:
        draft.put(Circuit(id="lit", name="Lit", feed="battery"))
        draft.change("lamp", circuit="lit")
        draft.add(Light(id="other", at_mm=(60, 60), z_mm=10, circuit="lit", label="Other"))
    qtbot.waitUntil(lambda: len(view.canvas.wires.runs()) == 4)
    hints = []
    view.hint_changed.connect(hints.append)
    hand.move((140, 60), held=NONE)
    assert hints[-1].startswith("2 pairs of wires lie together")
    assert "Other" in hints[-1]
    hand.drag((140, 60), (140, 100), ALT)
    assert {wire.end for wire in of(session, Wire)} | {wire.start for wire in of(session, Wire)} == {
        "battery",
        "lamp",
        "other",
    }
    assert len({wire.via_mm for wire in of(session, Wire)}) == 1
    assert session.undo_label == "Lead wires"
    session.undo()
    assert of(session, Wire) == []
