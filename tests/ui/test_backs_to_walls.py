"""A thing dropped by a wall turns its back to it and touches it, by the front that the catalogue gives."""

import math

import pytest
from canvas_hand import NONE, CanvasHand

from diorama_planner.catalogue.thing import FACING_DEG
from diorama_planner.geometry.region import distance


@pytest.fixture
def hand(window):
    window.session.set_preferences(snap_on=False)
    window.plan.set_zoom(1.0)
    window.plan.fit()
    return CanvasHand(window.plan)


@pytest.mark.parametrize("thing", ["vending_jp", "park_bench", "bin_wheelie_240", "toyota_ae86_trueno"])
@pytest.mark.parametrize(("at", "away"), [((60, 142), -90.0), ((60, 178), 90.0)])
def test_its_back_is_to_the_wall_whichever_side_it_is_dropped_on(window, hand, thing, at, away):
    entry = window.session.catalogue.thing(thing)
    depth = entry.real_mm[0 if "x" in entry.front else 1] / window.session.scale if entry.front else 0.0
    place = (at[0], 160 + math.copysign(6 + depth / 2, at[1] - 160))
    window.plan.set_tool("thing", thing)
    hand.move(place, held=NONE)
    hand.click(place)
    (item_id,) = window.session.selection.ids
    item = window.session.document.get(item_id)
    if not entry.front:
        assert item.rotation_deg == 0
        return
    facing = math.radians(item.rotation_deg + FACING_DEG[entry.front] - away)
    assert math.cos(facing) == pytest.approx(1)
    assert distance(window.session.outline(item_id), window.session.outline("wall")) == pytest.approx(0, abs=0.3)


def test_the_vending_machines_of_the_alley_face_the_street(app):
    from diorama_planner.app.session import Session
    from diorama_planner.core.resources import asset_path

    session = Session()
    session.open(asset_path("examples", "neon-alley.diorama"))
    for item_id in ("vending-1", "vending-2"):
        machine = session.document.get(item_id)
        front = session.catalogue.thing(machine.thing).front
        facing = math.radians(machine.rotation_deg + FACING_DEG[front])
        assert math.cos(facing) == pytest.approx(1)  # the wall is to its west
