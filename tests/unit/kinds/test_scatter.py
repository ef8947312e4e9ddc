"""Scatter: how many, where, how they look, what they cost, and single things in their place."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diorama_planner.app import verbs
from diorama_planner.app.editing import scattering
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import RecordError, UsageError
from diorama_planner.drawing.primitives import Instance
from diorama_planner.geometry.region import contains_points, point_distance, polygon_region, rect_region
from diorama_planner.kinds import scatter as kind
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.scatter import MixPart, Scatter, open_region, places
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project
from diorama_planner.project_io.codec import standard_codec

CATALOGUE = load_catalogue()
SQUARE = ((20.0, 20.0), (220.0, 20.0), (220.0, 170.0), (20.0, 170.0))
FERNS = Scatter(id="ferns", outline_mm=SQUARE, mix=(MixPart(thing="fern"),), density=20.0, order=1)
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(120.0, 90.0), order=2)
LANE = Path(id="lane", line_mm=((0.0, 60.0), (300.0, 60.0)), width_mm=20, order=3)
WALL = Wall(id="wall", path_mm=((60.0, 120.0), (180.0, 120.0)), thickness_mm=6, height_mm=40, order=4)
POND = Pour(id="pond", outline_mm=((30.0, 130.0), (50.0, 130.0), (50.0, 160.0)), depth_mm=2.0, order=5)


def session_of(*items):
    base = Base(id="base", width_mm=300, depth_mm=200, order=-1)
    return Session(Document.of([Project(id="project"), base, *items]), catalogue=CATALOGUE)


def found(session, item_id="ferns"):
    return places(session.document.records[item_id], session.around())


def counts(session):
    return {row.thing: row.count for row in session.bill().things}


@pytest.mark.parametrize("density", [5.0, 20.0, 60.0])
def test_the_density_is_kept(density):
    session = session_of(replace(FERNS, density=density))
    expected = 200 * 150 * density / 1e4
    assert len(found(session).points) == pytest.approx(expected, rel=0.05 + 2 / math.sqrt(expected))


@settings(max_examples=25)
@given(st.floats(6.0, 40.0))
def test_the_spacing_is_kept(spacing):
    points = found(session_of(replace(FERNS, by="spacing", spacing_mm=spacing))).points
    gaps = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    assert gaps[~np.eye(len(points), dtype=bool)].min() >= spacing * (1 - 1e-9)


@settings(max_examples=25)
@given(st.floats(0.0, 8.0), st.floats(0.0, 10.0))
def test_nothing_stands_where_it_must_not(away, edge):
    item = replace(FERNS, away_mm=away, edge_mm=edge, density=80.0)
    session = session_of(item, CAR, LANE, WALL, POND)
    points = found(session).points
    assert len(points) > 20
    outline = polygon_region(SQUARE)
    assert contains_points(outline, points).all()
    band = rect_region(0, 50, 300, 70)
    blocks = [band, session.outline("wall"), session.outline("pond"), *_bodies(session, "car")]
    for x, y in points.tolist():
        assert min(point_distance(block, (x, y)) for block in blocks) >= away - 0.05
        assert min(x - 20, 220 - x, y - 20, 170 - y) >= edge - 1e-6


def _bodies(session, item_id):
    return [prism.region for prism in session.scene.solids(session.document.records[item_id])]


def test_holes_stay_empty():
    hole = ((60.0, 60.0), (140.0, 60.0), (140.0, 140.0), (60.0, 140.0))
    points = found(session_of(replace(FERNS, holes_mm=(hole,)))).points
    assert len(points) > 10
    assert not contains_points(polygon_region(hole), points).any()


def test_what_lies_off_the_base_stays_empty():
    far = ((-100.0, 50.0), (60.0, 50.0), (60.0, 150.0), (-100.0, 150.0))
    points = found(session_of(replace(FERNS, outline_mm=far))).points
    assert points[:, 0].min() > 0


def test_the_same_seed_gives_the_same_and_the_id_is_the_seed_at_first():
    one, other = found(session_of(FERNS)), found(session_of(FERNS))
    assert np.array_equal(one.points, other.points)
    assert np.array_equal(one.turns_deg, other.turns_deg)
    renamed = found(session_of(replace(FERNS, id="brake")), "brake")
    assert not np.array_equal(one.points, renamed.points)
    seeded = [found(session_of(replace(FERNS, id=name, seed=7)), name).points for name in ("one", "two")]
    assert np.array_equal(*seeded)


def test_what_stands_stays_when_the_outline_or_the_neighbours_change():
    before = {tuple(point) for point in found(session_of(FERNS)).points.tolist()}
    wider = (*SQUARE[:2], (260.0, 190.0), SQUARE[3])
    after = {tuple(point) for point in found(session_of(replace(FERNS, outline_mm=wider))).points.tolist()}
    assert before <= after
    parked = {tuple(point) for point in found(session_of(FERNS, CAR)).points.tolist()}
    assert parked < before
    assert len(before - parked) < 20


def test_moving_and_turning_carry_the_pattern_along():
    session = session_of(FERNS)
    before = found(session)
    with session.edit("Move") as draft:
        verbs.move(draft, ["ferns"], 12.0, -5.0)
    assert np.allclose(_sorted(found(session).points), _sorted(before.points + np.array((12.0, -5.0))))
    with session.edit("Turn") as draft:
        verbs.move(draft, ["ferns"], -12.0, 5.0)
        verbs.rotate(draft, ["ferns"], 180.0, (120.0, 95.0))
    turned = found(session)
    assert np.allclose(_sorted(turned.points), _sorted((240.0, 190.0) - before.points), atol=1e-6)
    assert (turned.turns_deg.min(), len(turned.points)) != (before.turns_deg.min(), 0)


def _sorted(points):
    return np.array(sorted(np.round(points, 6).tolist()))


def test_weights_share_the_places():
    mix = (
        MixPart(thing="fern", weight=3.0),
        MixPart(thing="rock"),
        MixPart(weight=4.0),
        MixPart(thing="bush", weight=0),
    )
    session = session_of(replace(FERNS, mix=mix, density=200.0))
    number = np.bincount(found(session).parts, minlength=4)
    assert number[3] == 0
    assert number[0] / number[1] == pytest.approx(3.0, rel=0.35)
    assert number[2] / number.sum() == pytest.approx(0.5, abs=0.08)
    assert counts(session) == {"fern": number[0], "rock": number[1]}


def test_sizes_and_turns_vary_as_far_as_they_are_told():
    session = session_of(replace(FERNS, size_variation=0.3, density=200.0))
    places_ = found(session)
    assert places_.factors.min() == pytest.approx(0.7)
    assert places_.factors.max() == pytest.approx(1.3)
    assert len(set(places_.turns_deg.tolist())) == kind.TURNS
    still = found(session_of(replace(FERNS, size_variation=0.0, turn_variation=0.0)))
    assert set(still.factors.tolist()) == {1.0}
    assert set(still.turns_deg.tolist()) == {0.0}


def test_every_thing_is_an_instance_and_alike_ones_share_their_look():
    session = session_of(replace(FERNS, density=200.0))
    drawn = session.draw("ferns")
    assert all(isinstance(one, Instance) for one in drawn)
    assert len({id(one.symbol) for one in drawn}) == 1
    assert len({(one.rotation_deg, one.scale) for one in drawn}) <= kind.TURNS * kind.SIZES


def test_the_bill_counts_things_and_follows_what_is_parked_among_them():
    session = session_of(FERNS)
    before = counts(session)["fern"]
    assert before == len(found(session).points)
    with session.edit("Park") as draft:
        draft.add(CAR)
    assert counts(session)["fern"] == len(found(session).points) < before
    session.undo()
    assert counts(session) == {"fern": before}


def test_tufts_are_counted_and_leaves_measured():
    tufts = session_of(replace(FERNS, mix=(MixPart(material="tufts_6mm"),)))
    (row,) = [row for row in tufts.bill().rows if row.material == "tufts_6mm"]
    assert row.need == len(found(tufts).points)
    litter = session_of(replace(FERNS, mix=(MixPart(material="leaves_50ml", size_mm=5.0),), size_variation=0.0))
    (row,) = [row for row in litter.bill().rows if row.material == "leaves_50ml"]
    patches = len(found(litter).points) * math.pi * 2.5**2
    assert row.measured == pytest.approx(patches)
    assert row.need == pytest.approx(patches / 1e6 * 1000)  # a litre on a square metre


def test_what_is_wrong_is_told():
    mix = (MixPart(thing="no_such_thing"), MixPart(material="xps_eu_20"))
    told = {issue.code for issue in session_of(replace(FERNS, mix=mix)).issues()}
    assert {"unknown-thing"} <= told
    told = {issue.code for issue in session_of(replace(FERNS, edge_mm=90.0)).issues()}
    assert "nothing-scattered" in told
    told = {issue.code for issue in session_of(replace(FERNS, by="spacing", spacing_mm=0.2)).issues()}
    assert "broken-item" in told


@pytest.mark.parametrize(
    "fields",
    [
        {"mix": ()},
        {"mix": (MixPart(thing="fern", weight=0.0),)},
        {"spacing_mm": 0.0},
        {"spacing_mm": -5.0},
        {"density": -1.0},
        {"density": float("nan")},
        {"size_variation": 1.0},
        {"seed": -1},
        {"frame_mm": ((0.0, 0.0),)},
    ],
)
def test_records_that_make_no_sense_are_refused(fields):
    with pytest.raises(RecordError):
        replace(FERNS, **fields)


def test_a_mix_goes_through_a_file():
    codec = standard_codec()
    item = replace(FERNS, mix=(MixPart(thing="fern", weight=2.0), MixPart(material="tufts_6mm", size_mm=3.0)))
    assert codec.from_json(json.loads(codec.encode(item)), "$") == item


def test_many_thousands_are_worked_out_and_too_many_refused():
    session = session_of(replace(FERNS, density=3000.0))
    assert len(found(session).points) == pytest.approx(9000, rel=0.05)
    with pytest.raises(UsageError, match="too many"):
        found(session_of(replace(FERNS, by="spacing", spacing_mm=0.7)))


# -- verbs ------------------------------------------------------------------------------------------------------


def test_another_arrangement_keeps_the_rest():
    session = session_of(FERNS)
    before = found(session).points
    with session.edit("Reroll") as draft:
        scattering.reroll(draft, ["ferns"])
    assert session.document.records["ferns"] == replace(FERNS, seed=1)
    assert not np.array_equal(found(session).points, before)


def test_single_things_stand_where_they_stood_and_the_bill_stays():
    mix = (MixPart(thing="fern", weight=3.0), MixPart(thing="rock"))
    session = session_of(replace(FERNS, mix=mix, source="own", label="Brake"))
    before, places_ = session.bill().things, found(session)
    with session.edit("Single out") as draft:
        made = scattering.single_out(draft, "ferns", session.around())
    after = session.bill().things
    assert [(row.thing, row.count, row.source) for row in after] == [(r.thing, r.count, r.source) for r in before]
    assert "ferns" not in session.document.records
    things = [session.document.records[one] for one in made]
    assert {thing.at_mm for thing in things} == {tuple(point) for point in places_.points.tolist()}
    assert len({thing.group for thing in things}) == 1
    sizes = sorted(session.outline(one).area for one in made)
    assert sizes[0] < sizes[-1]
    session.undo()
    assert session.bill().things == before


def test_stamps_stay_scattered_when_the_things_are_singled_out():
    mix = (MixPart(thing="fern"), MixPart(material="tufts_6mm"))
    session = session_of(replace(FERNS, mix=mix, away_mm=0.0))
    (before,) = [row.need for row in session.bill().rows if row.material == "tufts_6mm"]
    with session.edit("Single out") as draft:
        scattering.single_out(draft, "ferns", session.around())
    (after,) = [row.need for row in session.bill().rows if row.material == "tufts_6mm"]
    assert after == pytest.approx(before, rel=0.05)
    assert counts(session)["fern"] > 0


@pytest.mark.parametrize(("items", "words"), [((CAR,), "not scattered"), ((), "no record")])
def test_only_scatter_can_be_singled_out(items, words):
    session = session_of(*items)
    with pytest.raises(UsageError, match=words), session.edit("Single out") as draft:
        scattering.single_out(draft, "car", session.around())


def test_a_mix_without_things_has_nothing_to_single_out():
    session = session_of(replace(FERNS, mix=(MixPart(material="tufts_6mm"),)))
    with pytest.raises(UsageError, match="no things"), session.edit("Single out") as draft:
        scattering.single_out(draft, "ferns", session.around())
    assert "ferns" in session.document.records


def test_crowns_do_not_push_undergrowth_away():
    tree = Thing(id="tree", thing="oak_50", at_mm=(120.0, 90.0), order=2)
    session = session_of(replace(FERNS, away_mm=0.0), tree)
    under = session.outline("tree")
    assert contains_points(under, found(session).points).sum() > 5
    assert open_region(FERNS, session.around()).area > 0.97 * 200 * 150


def forgotten(session, item_id):
    """A drawing worked out from nothing."""
    kind._strewn.cache_clear()
    kind._instances.cache_clear()
    return tuple(kind.draw(session.document.records[item_id], session.around()))


MIXED = (MixPart(thing="fern", weight=2.0), MixPart(), MixPart(thing="bush"), MixPart(material="leaves_50ml"))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(-60, 60), st.floats(-60, 60)), min_size=1, max_size=4), st.floats(0.0, 6.0))
@example([(0, -23), (0, -60), (0, -1)], 1.0)  # away from its edge, but not yet off it
def test_among_what_is_moved_the_rest_stays_as_if_it_had_been_worked_out_from_nothing(steps, away):
    session = session_of(replace(FERNS, density=60.0, mix=MIXED, away_mm=away), CAR, WALL)
    before = session.draw("ferns")
    for dx, dy in steps:
        with session.edit("Move") as draft:
            verbs.move(draft, ["car"], dx, dy)
        now = session.draw("ferns")
        same = {id(one) for one in before} & {id(one) for one in now}
        assert len(same) == len(
            {(one.at, one.symbol.key) for one in before} & {(one.at, one.symbol.key) for one in now}
        )
        before = now
    assert before == forgotten(session, "ferns")
