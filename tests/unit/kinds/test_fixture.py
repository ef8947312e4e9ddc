"""Fixtures: where what hangs on a wall is on the plan, how high, what is told of it; it goes with its wall."""

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.faces import face_of
from diorama_planner.kinds.fixture import Fixture, extent, face_draw, face_moved, face_outline
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.symbols.fronts import FRONTS, front_of

CATALOGUE = load_catalogue()
WALL = Wall(id="wall", path_mm=((20, 160), (120, 160)), thickness_mm=10, height_mm=60)
SIGN_MM = (2700 / 64, 150 / 64, 700 / 64)


def sign(**fields):
    return Fixture(**{"id": "sign", "host": "wall", "thing": "shop_sign_h", "at_mm": 40.0, "up_mm": 40.0, **fields})


def session_of(*items):
    base = Base(id=BASE_ID, width_mm=200, depth_mm=220, order=-1.0)
    return Session(Document.of([Project(id=PROJECT_ID, name="P"), base, WALL, *items]), catalogue=CATALOGUE)


def test_a_sign_hangs_before_the_front_and_looks_away_from_the_wall():
    item = sign()
    session = session_of(item)
    xmin, ymin, xmax, ymax = session.outline("sign").bounds
    assert (xmin, xmax) == pytest.approx((60 - SIGN_MM[0] / 2, 60 + SIGN_MM[0] / 2))
    assert (ymin, ymax) == pytest.approx((165, 165 + SIGN_MM[1]))
    (drawn,) = session.draw("sign")
    assert drawn.rotation_deg == pytest.approx(180)  # a sign looks to -y unturned


def test_on_the_back_it_hangs_on_the_other_side():
    session = session_of(sign(surface="back", inset_mm=1.0))
    assert session.outline("sign").bounds[3] == pytest.approx(156)
    assert session.draw("sign")[0].rotation_deg == pytest.approx(0)


def test_a_projecting_sign_stands_out_by_its_length():
    around = session_of().around()
    item = sign(thing="shop_sign_v_jp")
    assert extent(item, around) == pytest.approx((200 / 64, 700 / 64, 3000 / 64))
    xmin, ymin, xmax, ymax = session_of(item).outline("sign").bounds
    assert (xmax - xmin, ymax - ymin) == pytest.approx((200 / 64, 700 / 64))


def test_its_body_is_as_high_over_the_foot_as_it_hangs():
    hill = Landform(id="hill", outline_mm=((0, 100), (200, 100), (200, 200), (0, 200)), height_mm=5, edge="cliff")
    for others, foot in ((), 0.0), ((hill,), 5.0):
        item = sign()
        body = session_of(*others, item).around().body(item)
        assert min(prism.bottom_mm for prism in body) == pytest.approx(foot + 40)
        assert max(prism.top_mm for prism in body) == pytest.approx(foot + 40 + SIGN_MM[2])


def test_a_car_may_stand_below_a_sign_but_not_in_a_low_one():
    car = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(60, 180))
    assert not [issue for issue in session_of(sign(), car).issues() if issue.code == "collision"]
    assert [issue for issue in session_of(sign(up_mm=2.0), car).issues() if issue.code == "collision"]


def test_two_in_one_place_are_told_once():
    found = session_of(sign(), sign(id="second", at_mm=50.0)).issues()
    assert [issue.code for issue in found] == ["collision"]
    apart = session_of(sign(), sign(id="second", at_mm=50.0, surface="back"))
    assert apart.issues() == ()


@pytest.mark.parametrize(
    ("fields", "labels"),
    [
        ({"at_mm": 5.0}, ["Move it into the wall"]),
        ({"at_mm": 120.0}, ["Move it into the wall"]),
        ({"up_mm": 55.0}, ["Move it into the wall", "Raise the wall"]),
        ({"up_mm": -2.0}, ["Move it into the wall"]),
        ({"up_mm": 70.0, "at_mm": -9.0}, ["Move it into the wall", "Raise the wall"]),
    ],
)
def test_what_leaves_its_wall_is_told_and_every_fix_helps(fields, labels):
    session = session_of(sign(**fields))
    (issue,) = session.issues()
    assert issue.code == "fixture-outside-wall"
    assert [str(fix.label) for fix in issue.fixes] == labels
    session.apply_fix(issue.fixes[0])
    assert session.issues() == ()


def test_what_is_higher_than_its_wall_can_only_raise_it():
    tall = sign(thing="shop_sign_v_jp", up_mm=0.0, size_mm=(10.0, 3.0, 80.0))
    session = session_of(tall)
    (issue,) = session.issues()
    (fix,) = issue.fixes
    assert str(fix.label) == "Raise the wall"
    session.apply_fix(fix)
    assert session.document.get("wall").height_mm == pytest.approx(80)
    assert session.issues() == ()


def test_what_is_not_known_and_what_hangs_nowhere_are_errors():
    around = session_of().around()
    check = kind_of(sign()).check
    assert [issue.code for issue in check(sign(thing="no_such"), around)] == ["unknown-thing"]
    assert [issue.code for issue in check(sign(host="gone"), around)] == ["face-without-wall"]


def test_it_goes_with_its_wall_and_on_the_bill():
    session = session_of(sign(source="buy"), sign(id="own", at_mm=80, up_mm=10, source="own", surface="back"))
    rows = {(row.thing, row.source): row.count for row in session.quantities.bill().things}
    assert rows == {("shop_sign_h", "buy"): 1, ("shop_sign_h", "own"): 1}
    before = session.outline("sign").bounds
    with session.edit("Move") as draft:
        verbs.move(draft, ["wall"], 5.0, -4.0)
    assert session.outline("sign").bounds == pytest.approx(
        [a + b for a, b in zip(before, (5, -4, 5, -4), strict=True)]
    )
    with session.edit("Delete") as draft:
        verbs.delete(draft, ["wall"])
    assert session.quantities.bill().things == ()


def test_on_its_face_it_is_seen_and_moved_as_one_looks_at_it():
    item, around = sign(label="RAMEN"), session_of().around()
    front, back = face_of(WALL, "front"), face_of(WALL, "back")
    box = face_outline(item, around, front).bounds
    assert box == pytest.approx((60 - SIGN_MM[0] / 2, 40, 60 + SIGN_MM[0] / 2, 40 + SIGN_MM[2]))
    assert face_moved(item, front, 5, 2).at_mm == 35.0
    assert face_moved(item, back, 5, 2).at_mm == 45.0
    assert face_moved(item, back, 5, 2).up_mm == 42.0
    texts = [part.text for part in face_draw(item, around, front) if hasattr(part, "text")]
    assert texts == ["RAMEN"]


@pytest.mark.parametrize(
    "thing", [entry for entry in CATALOGUE.things() if entry.mount == "wall" and entry.placeable]
)
def test_every_thing_that_hangs_has_a_front_within_its_box(thing):
    parts = front_of(thing, (100.0, 20.0), (30.0, 12.0), {}, "ABC")
    assert len(parts) > 1
    points = [p for part in parts for run in getattr(getattr(part, "path", None), "subpaths", ()) for p in run.points]
    assert min(x for x, _ in points) > 85 - 6
    assert max(x for x, _ in points) < 115 + 6
    assert min(y for _, y in points) > 20 - 1
    assert max(y for _, y in points) < 32 + 1


def test_fronts_name_classes_that_there_are():
    from diorama_planner.symbols.classes import CLASSES

    assert set(FRONTS) <= set(CLASSES)
