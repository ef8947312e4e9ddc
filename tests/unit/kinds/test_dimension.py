"""Dimensions: what they read, how they follow, what happens when an item goes, and what is refused."""

import math

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.app.editing import clipboard
from diorama_planner.app.session import Session
from diorama_planner.core.errors import RecordError
from diorama_planner.drawing.primitives import Text
from diorama_planner.kinds.anchors import FREE, Anchor, anchored_at, place_of
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.dimension import Dimension
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project

CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(80, 60), rotation_deg=30.0, order=2.0)
WALL = Wall(id="wall", path_mm=((20, 160), (120, 160), (120, 190)), thickness_mm=10, height_mm=50, order=1.0)
DOOR = Opening(id="door", host="wall", at_mm=50, width_mm=14, height_mm=30, order=1.5)
LAWN = GroundCover(id="lawn", outline_mm=((200, 20), (280, 20), (280, 90), (200, 90)), order=0.5)
SIGN = Label(id="sign", text="GARAGE", at_mm=(200, 150), rotation_deg=10.0, order=3.0)
BASE = Base(id="base", width_mm=300, depth_mm=200, order=-1)
ITEMS = (CAR, WALL, DOOR, LAWN, SIGN)


def plan(*items):
    return Session(Document.of([Project(id="project", scale=64.0), BASE, *ITEMS, *items]))


def anchor(session, item_id, place):
    return anchored_at(session.document.get(item_id), session.outline(item_id), place)


def corner(session, item_id, number=0):
    return tuple(session.outline(item_id).rings()[0][number].tolist())


def held(*ids, **fields):
    """A session with a dimension between corners of items."""
    session = plan()
    ends = [corner(session, item_id) for item_id in ids]
    anchors = tuple(anchor(session, item_id, end) for item_id, end in zip(ids, ends, strict=True))
    with session.edit("Add") as draft:
        draft.add(Dimension(id="dim", points_mm=tuple(ends), anchors=anchors, **fields))
    return session


def figures(session):
    return [primitive.text for primitive in session.draw("dim") if isinstance(primitive, Text)]


def ends(session):
    return tuple(handle.at for handle in session_handles(session))


def session_handles(session):
    from diorama_planner.kinds.registry import kind_of

    item = session.document.get("dim")
    return kind_of(item).handles(item, session.around())


def reads(*points, **fields):
    session = plan(Dimension(id="dim", points_mm=points, **fields))
    return figures(session)


@pytest.mark.parametrize(
    ("points", "fields", "text"),
    [
        (((0, 0), (30, 40)), {}, ["50.0 mm"]),
        (((0, 0), (30, 40)), {"shape": "along"}, ["30.0 mm"]),
        (((0, 0), (30, 40)), {"shape": "along", "along_deg": 90.0}, ["40.0 mm"]),
        (((0, 0), (30, 40)), {"reading": "real"}, ["3.20 m"]),
        (((0, 0), (30, 40)), {"reading": "both"}, ["50.0 mm · 3.20 m"]),
        (((0, 0), (25.4, 0)), {"unit": "in"}, ["1 in"]),
        (((0, 0), (30, 0), (45, 0)), {"shape": "chain"}, ["30.0 mm", "15.0 mm"]),
        (((0, 0), (45, 0), (30, 0)), {"shape": "chain"}, ["30.0 mm", "15.0 mm"]),
        (((10, 10), (13, 14)), {"shape": "radius"}, ["R 5.0 mm"]),
        (((0, 0), (10, 0), (0, 20)), {"shape": "angle", "offset_mm": 15}, ["90.0°"]),
        (((0, 0), (10, -1e-9), (0, -20)), {"shape": "angle", "offset_mm": 15}, ["90.0°"]),
    ],
)
def test_known_answers(points, fields, text):
    assert reads(*points, **fields) == text


@pytest.mark.parametrize("item_id", ["car", "wall", "door", "lawn", "sign", "base"])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_place_on_an_item_is_found_again(item_id, number):
    session = plan()
    at = corner(session, item_id, number)
    told = anchor(session, item_id, at)
    assert told.item == item_id
    assert place_of(told, session.document.get(item_id), session.outline(item_id)) == pytest.approx(at)


@pytest.mark.parametrize("item_id", ["car", "wall", "lawn", "sign"])
def test_a_place_goes_where_its_item_goes(item_id):
    session = plan()
    at = corner(session, item_id, 1)
    told = anchor(session, item_id, at)
    with session.edit("Move") as draft:
        verbs.move(draft, [item_id], 12.0, -7.0)
        verbs.rotate(draft, [item_id], 90.0, about=(0.0, 0.0))
    there = place_of(told, session.document.get(item_id), session.outline(item_id))
    assert there == pytest.approx((-(at[1] - 7.0), at[0] + 12.0))


def test_the_dimension_follows_both_items_and_undo_brings_it_back():
    session = held("car", "lawn")
    before, read = ends(session), figures(session)
    with session.edit("Move") as draft:
        verbs.move(draft, ["car"], 10.0, 5.0)
    assert ends(session)[0] == pytest.approx((before[0][0] + 10, before[0][1] + 5))
    assert ends(session)[1] == before[1]
    assert figures(session) == [f"{math.dist(*ends(session)):.1f} mm"]
    session.undo()
    assert (ends(session), figures(session)) == (before, read)


def test_what_is_set_into_a_wall_takes_the_dimension_along():
    session = held("door", "lawn")
    before = ends(session)
    with session.edit("Move") as draft:
        verbs.move(draft, ["wall"], 0.0, -10.0)
    assert ends(session)[0] == pytest.approx((before[0][0], before[0][1] - 10))


def test_a_wall_that_becomes_thicker_keeps_its_face():
    session = plan()
    ends_at = ((20.0, 165.0), (20.0, 10.0))
    with session.edit("Add") as draft:
        draft.add(Dimension(id="dim", points_mm=ends_at, anchors=(anchor(session, "wall", ends_at[0]), FREE)))
        verbs.set_fields(draft, "wall", {"thickness_mm": 20.0})
    assert ends(session) == (pytest.approx((20, 170)), (20, 10))


def test_dragging_the_line_moves_only_the_line():
    session = held("car", "lawn", shape="along")
    before, off = ends(session), session.document.get("dim").offset_mm
    for _ in range(2):
        with session.edit("Move") as draft:
            verbs.move(draft, ["dim"], 50.0, 6.0)
    assert ends(session) == before
    assert session.document.get("dim").offset_mm == pytest.approx(off + 12)


def test_an_end_pulled_off_its_item_is_free():
    session = held("car", "lawn")
    item = session.document.get("dim")
    with session.edit("Move a corner") as draft:
        draft.change("dim", points_mm=(item.points_mm[0], (150.0, 50.0)))
    now = session.document.get("dim")
    assert (now.anchors[0].item, now.anchors[1]) == ("car", FREE)
    assert ends(session)[1] == (150.0, 50.0)


def test_a_copy_lies_beside_the_original():
    session = held("car", "lawn", shape="along")
    with session.edit("Copy") as draft:
        (copy_id,) = verbs.duplicate(draft, ["dim"], 0.0, 9.0)
    assert session.document.get(copy_id).offset_mm == pytest.approx(session.document.get("dim").offset_mm + 9)


def test_copied_together_the_copy_holds_on_to_the_copy():
    session = held("car", "wall")
    with session.edit("Copy") as draft:
        copies = verbs.duplicate(draft, ["car", "wall", "dim"], 100.0, -20.0)
    (copy,) = [session.document.get(name) for name in copies if session.document.get(name).kind == "dimension"]
    assert {anchor.item for anchor in copy.anchors} <= set(copies)
    assert copy.offset_mm == session.document.get("dim").offset_mm


def test_pasted_elsewhere_a_dimension_holds_on_to_what_came_with_it():
    session = held("car", "wall")
    other = Session(Document.of([Project(id="project", scale=64.0), BASE]))
    clip = clipboard.clip_of(session.document, ["car", "wall", "dim"])
    with other.edit("Paste") as draft:
        pasted = clipboard.paste(draft, clip)
    (copy,) = [item for item in other.document.items() if item.kind == "dimension"]
    assert {anchor.item for anchor in copy.anchors} <= set(pasted)


def test_plans_on_paper_show_it():
    session = held("car", "lawn", label="Length")
    layers = dict(drawing_job(session).layers)
    assert [one.text for one in layers["Dimensions"] if isinstance(one, Text)] == figures(session)


def test_an_item_that_goes_leaves_the_end_at_its_last_place_with_a_hint():
    session = held("car", "lawn")
    with session.edit("Move") as draft:
        verbs.move(draft, ["car"], 10.0, 5.0)
    last, read = ends(session), figures(session)
    with session.edit("Delete") as draft:
        verbs.delete(draft, ["car"])
    assert (ends(session), figures(session)) == (last, read)
    (issue,) = [issue for issue in session.issues() if issue.code == "loose-dimension"]
    assert issue.severity == "hint"
    session.apply_fix(issue.fix)
    assert not [issue for issue in session.issues() if issue.code == "loose-dimension"]
    assert ends(session) == last
    session.undo()
    session.undo()
    assert not [issue for issue in session.issues() if issue.code == "loose-dimension"]
    assert ends(session) == last


def test_an_item_deleted_before_anything_was_looked_at_is_kept_too():
    session = held("car", "lawn")
    fresh = Session(session.document)
    with fresh.edit("Delete") as draft:
        verbs.delete(draft, ["car"])
    assert fresh.document.get("dim").points_mm[0] == pytest.approx(ends(session)[0])


def test_ends_on_one_place_measure_nothing_and_say_so():
    session = held("car", "lawn")
    there = anchor(session, "car", corner(session, "car"))
    with session.edit("Both on the car") as draft:
        draft.change("dim", anchors=(there, there))
    assert figures(session) == []
    assert [issue.code for issue in session.issues() if issue.record_id == "dim"] == ["empty-dimension"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"points_mm": ((5, 5), (5, 5))}, "two different places"),
        ({"points_mm": ((5, 5),)}, "2 places"),
        ({"points_mm": ((5, 5), (6, 6), (7, 7))}, "2 places"),
        ({"points_mm": ((5, 5), (6, 6)), "shape": "angle"}, "3 places"),
        ({"points_mm": ((5, 5), (6, 6)), "text_mm": 0}, "text_mm"),
        ({"points_mm": ((5, 5), (math.nan, 6))}, "points_mm"),
    ],
)
def test_what_makes_no_dimension_is_refused(fields, words):
    with pytest.raises(RecordError, match=words):
        Dimension(**fields)


def test_a_place_on_what_has_changed_its_nature_is_none():
    assert place_of(Anchor(item="x", part="box"), WALL, plan().outline("wall")) is None


def test_a_narrow_piece_has_its_figure_beside_the_line():
    wide, narrow = (plan(Dimension(id="dim", points_mm=((100, 100), (100 + x, 100)))) for x in (60, 4))
    heights = []
    for session in (wide, narrow):
        (text,) = [one for one in session.draw("dim") if isinstance(one, Text)]
        heights.append(text.at[1])
    assert heights[1] > heights[0] + 2


def test_on_the_screen_a_figure_grows_but_leaves_room_for_its_radius_and_for_other_figures():
    def most_times(**fields):
        session = plan(Dimension(id="dim", **fields))
        return [part.on_screen.most_times for part in session.draw("dim") if isinstance(part, Text)]

    alone = most_times(points_mm=((0.0, 0.0), (8.0, 0.0)))
    assert alone[0] > 2
    short, long = most_times(shape="chain", points_mm=((0.0, 0.0), (8.0, 0.0), (200.0, 0.0)))
    assert short == 1.0
    assert long == alone[0]
    (radius,) = most_times(shape="radius", points_mm=((0.0, 0.0), (40.0, 0.0)))
    assert 1.0 < radius < alone[0]
