"""The scene follows a change as far as it reaches, and no further."""

import pytest
from plans import add, change, codes, drum, rect, session_with

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.geometry.region import overlap_area
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, CatalogueEntry, Item, Layer


def solid_of(session: Session, item_id: str):
    item = session.document.get(item_id)
    assert isinstance(item, Item)
    return session.scene.solids(item)


def crowd(count: int = 2000) -> Session:
    """A wide plan with many things, a cover and a pavement under the first of them."""
    columns = 50
    drums = [drum(f"d{n}", 20.0 + 19 * (n % columns), 20.0 + 19 * (n // columns)) for n in range(count)]
    session = session_with(
        GroundCover(id="moss", outline_mm=rect(10, 10, 60, 60)),
        Landform(id="pavement", outline_mm=rect(10, 10, 60, 60), height_mm=3, edge="cliff", material="xps_eu_3"),
        *drums,
        base=(1000.0, 800.0),
    )
    session.issues()
    session.bill()
    return session


# -- how much work a change is ------------------------------------------------------------------------------


def test_outlines_come_back_when_everything_that_was_deleted_does() -> None:
    session = crowd()
    ids = [item.id for item in session.document.items() if item.id != BASE_ID]
    before = {item_id: session.outline(item_id) for item_id in ids}
    with session.edit("Delete") as draft:
        verbs.delete(draft, ids)
    assert "d0" not in session.pick((20.0, 20.0))
    session.undo()
    assert all(session.outline(item_id) is outline for item_id, outline in before.items())
    assert "d0" in session.pick((20.0, 20.0))
    session.redo()
    with session.edit("Add") as draft:
        draft.add(drum("new", 500.0, 500.0))
    session.undo()
    session.undo()
    assert "new" not in session.scene.boxes
    assert "d0" in session.pick((20.0, 20.0))


def test_what_is_kept_of_a_plan_is_not_taken_for_a_plan_that_differs() -> None:
    session = crowd()
    ids = [item.id for item in session.document.items() if item.id != BASE_ID]
    with session.edit("Delete") as draft:
        verbs.delete(draft, ids)
    with session.edit("Others") as draft:
        for number in range(len(ids)):
            draft.add(drum(f"d{number}", 500.0, 500.0))
    assert session.outline("d0").bounds[0] > 400.0
    assert "d0" not in session.pick((20.0, 20.0))


def test_moving_one_of_two_thousand_things_touches_a_few_records() -> None:
    session = crowd()
    checked, summed = session.findings.checked, session.quantities.ledger.resummed
    with session.edit("Move") as draft:
        verbs.move(draft, ["d1025"], 3.0, 2.0)
    assert "d1025" in session.scene.dirty
    assert len(session.scene.dirty) <= 5
    session.issues()
    session.bill()
    assert session.findings.checked - checked <= 5
    assert session.quantities.ledger.resummed == summed  # nothing that is bought by measure has changed


def test_moving_a_thing_on_a_cover_measures_the_cover_alone_anew() -> None:
    session = crowd()
    summed = session.quantities.ledger.resummed
    before = session.bill().rows
    with session.edit("Move") as draft:
        verbs.move(draft, ["d0"], 2000.0, 0.0)
    assert len(session.scene.dirty) <= 8
    after = {row.material: row.need for row in session.bill().rows}
    assert session.quantities.ledger.resummed == summed + 1
    for row in before:
        grown = after[row.material] - row.need
        assert (grown > 0) == (row.material == "static_grass_2mm")


def test_a_label_far_away_concerns_nobody() -> None:
    from diorama_planner.kinds.label import Label

    session = crowd(200)
    add(session, Label(id="sign", text="Garage", at_mm=(900.0, 700.0)))
    assert session.scene.dirty == {"sign"}


def test_raising_the_ground_concerns_what_stands_on_it() -> None:
    session = crowd()
    change(session, "pavement", height_mm=10.0)
    standing = {f"d{n}" for n in (0, 1, 50, 51)}
    assert standing <= session.scene.dirty
    assert len(session.scene.dirty) < 40
    assert solid_of(session, "d51")[0].bottom_mm == pytest.approx(10.0)
    assert solid_of(session, "d1999")[0].bottom_mm == pytest.approx(0.0)


# -- what reaches how far -----------------------------------------------------------------------------------


@pytest.mark.parametrize("names", [("a-side", "z-road"), ("z-side", "a-road")])
@pytest.mark.parametrize("lower", ["path", "pour", "landform"])
def test_what_lies_beside_a_raised_thing_is_looked_at_again(lower: str, names: tuple[str, str]) -> None:
    """Two drums in one place, one of them standing on the edge of a road: raised, it stands over the other."""
    beside, on_road = names
    below: Item = {
        "path": Path(id="road", line_mm=((0, 50), (200, 50)), width_mm=20, depth_mm=1),
        "pour": Pour(id="road", outline_mm=rect(0, 40, 200, 60), depth_mm=1.0),
        "landform": Landform(id="road", outline_mm=rect(0, 40, 200, 60), edge="cliff", height_mm=1.0),
    }[lower]
    field = "height_mm" if lower == "landform" else "depth_mm"
    session = session_with(below, drum(on_road, 100, 58), drum(beside, 100, 65.0))
    assert not overlap_area(session.outline("road"), session.outline(beside))
    assert "collision" in codes(session)
    change(session, "road", **{field: 20.0})
    assert "collision" not in codes(session)
    session.undo()
    assert "collision" in codes(session)


def test_an_opening_lets_a_pour_run_out() -> None:
    session = session_with(
        Wall(id="dyke", path_mm=((0, 60), (300, 60)), thickness_mm=6, height_mm=20),
        Pour(id="film", outline_mm=rect(0, 0, 300, 57), depth_mm=3.0),
    )
    edges = [issue for issue in session.issues() if issue.code == "needs-dam"]
    add(session, Opening(id="gap", host="dyke", at_mm=150, width_mm=40, height_mm=10))
    more = [issue for issue in session.issues() if issue.code == "needs-dam"]
    assert len(more) == len(edges) + 1
    change(session, "gap", sill_mm=5.0)
    assert len([issue for issue in session.issues() if issue.code == "needs-dam"]) == len(edges)


def test_kerbs_take_ground_from_the_grass_beside_them() -> None:
    session = session_with(
        GroundCover(id="lawn", outline_mm=rect(0, 60, 200, 100)),
        Path(id="road", line_mm=((0, 50), (200, 50)), width_mm=20.0, kerb=Kerb(width_mm=4, height_mm=3)),
    )
    (before,) = [row for row in session.bill().rows if row.material == "static_grass_2mm"]
    assert before.measured == pytest.approx(200 * 36)
    change(session, "road", kerb=None)
    (after,) = [row for row in session.bill().rows if row.material == "static_grass_2mm"]
    assert after.measured == pytest.approx(200 * 40)


def test_an_opening_moved_out_of_its_wall_lies_nowhere() -> None:
    session = session_with(
        Wall(id="wall", path_mm=((20, 60), (120, 60))),
        Opening(id="door", host="wall", at_mm=50, width_mm=9, height_mm=20),
    )
    assert "door" in session.scene.boxes
    change(session, "door", at_mm=500.0)
    assert "door" not in session.scene.boxes
    assert session.pick((115, 60)) == ["wall", BASE_ID]
    assert "opening-outside-wall" in codes(session)


def test_an_opening_in_no_wall_is_told() -> None:
    document = session_with(Opening(id="door", host=BASE_ID, at_mm=50, width_mm=9, height_mm=20)).document
    session = Session(document)
    assert "opening-without-wall" in codes(session)
    assert session.draw("door") == ()


def test_things_follow_the_surface_under_them() -> None:
    hill = Landform(id="hill", outline_mm=rect(0, 0, 150, 200), height_mm=30, edge="slope", edge_width_mm=100)
    lane = Path(id="lane", line_mm=((0, 100), (300, 100)), width_mm=30, depth_mm=2)
    session = session_with(hill, lane, drum("up", 40, 100), drum("down", 250, 100), drum("beside", 250, 30))
    up, down, beside = (solid_of(session, name)[0].bottom_mm for name in ("up", "down", "beside"))
    assert up == pytest.approx(session.ground.height_at(40, 100) + 2)
    assert (down, beside) == (pytest.approx(2.0), pytest.approx(0.0))


def test_a_wall_starts_at_the_lowest_ground_or_on_the_base() -> None:
    step = Landform(id="step", outline_mm=rect(0, 0, 100, 200), height_mm=12, edge="cliff")
    walls = [
        Wall(id="on-step", path_mm=((20, 50), (80, 50)), height_mm=40),
        Wall(id="across", path_mm=((20, 90), (180, 90)), height_mm=40),
        Wall(id="on-base", path_mm=((20, 130), (80, 130)), height_mm=40, stands_on="base"),
    ]
    session = session_with(step, *walls)
    found = {
        wall.id: (solid_of(session, wall.id)[0].bottom_mm, solid_of(session, wall.id)[0].top_mm) for wall in walls
    }
    assert found == {
        "on-step": (pytest.approx(12), pytest.approx(52)),
        "across": (pytest.approx(0), pytest.approx(40)),
        "on-base": (pytest.approx(0), pytest.approx(40)),
    }


def test_hiding_a_layer_hides_its_items_and_costs_nothing() -> None:
    session = session_with(drum("a", 50, 50, layer="Yard"), drum("b", 90, 50))
    (layer,) = session.document.every(Layer)
    things = session.bill().things
    change(session, layer.id, hidden=True)
    assert {"a", layer.id} <= session.scene.dirty
    assert "b" not in session.scene.dirty
    assert session.stacking() == [BASE_ID, "b"]
    assert session.draw("a") == ()
    assert session.bill().things == things


# -- broken records stop nothing ------------------------------------------------------------------------------


def test_a_broken_outline_in_a_file_is_told_and_can_be_mended() -> None:
    bow = GroundCover(id="bow", outline_mm=((0, 0), (10, 10), (10, 0), (0, 10)))
    empty = Landform(id="empty", outline_mm=())
    bent = Pour(id="bent", outline_mm=rect(0, 0, 9, 9), curves_mm={7: ((1.0, 1.0), (2.0, 2.0))})
    document = session_with(drum("a", 50, 50)).document
    session = Session(Document.of([*document.records.values(), bow, empty, bent]))
    told = {issue.record_id: issue for issue in session.issues() if issue.severity == "error"}
    assert {name: issue.code for name, issue in told.items()} == {
        "bow": "bad-outline",
        "empty": "bad-outline",
        "bent": "broken-item",
    }
    assert not told["empty"].fixes
    session.bill()
    session.drawing()
    fix = told["bow"].fix
    assert fix is not None
    session.apply_fix(fix)
    assert "bow" not in {issue.record_id for issue in session.issues() if issue.severity == "error"}
    assert session.outline("bow").area == pytest.approx(25.0)


def test_a_catalogue_entry_that_cannot_be_read_is_told() -> None:
    document = session_with(Thing(id="a", thing="my_shed", at_mm=(50, 50))).document
    entry = CatalogueEntry(id="entry-my-shed", family="thing", entry={"type": "thing", "id": "my_shed"})
    session = Session(Document.of([*document.records.values(), entry]))
    assert codes(session) == {"bad-entry", "unknown-thing"}


def test_a_plan_without_a_base_can_be_worked_on() -> None:
    session = Session()
    add(session, drum("a", 50, 50), Landform(id="hill", outline_mm=rect(0, 0, 80, 80)))
    assert session.base_size() == (0.0, 0.0, 0.0)
    session.issues()
    session.bill()
    assert session.pick((50, 50))[0] == "a"
