"""Parts on sheets: every layout is judged by shapely alone, known answers come from the drawing board."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nesting_oracle import check

from benchmarks.parts import SHEET_MM, reference_parts
from diorama_planner.core.errors import RecordError
from diorama_planner.geometry.region import (
    circle_region,
    difference,
    empty_region,
    polygon_region,
    rect_region,
    transform,
)
from diorama_planner.takeoff.nest import nest, offcuts
from diorama_planner.takeoff.nesting import (
    NEW,
    Edges,
    Part,
    Placement,
    Settings,
    Stock,
    by_key,
    counts_of,
    fingerprint,
    laid,
    use_pct,
)

SHEET = Stock(NEW, "Foam", *SHEET_MM)


def part(key, region, count=1, grain="any"):
    return Part(key, key, "item", "foam", region, count, grain)


def rect(key, width, height, count=1, grain="any"):
    return part(key, rect_region(0, 0, width, height), count, grain)


def lay(parts, stocks=(SHEET,), wanted=None, **more):
    layout = nest(parts, stocks, wanted or Settings(), **more)
    check(layout, parts, stocks)
    return layout


class TestReferenceSet:
    def test_sixty_irregular_parts_need_three_sheets_at_most(self):
        parts = reference_parts(60)
        layout = lay(parts, wanted=Settings(gap_mm=3))
        assert layout.new_sheets == len(layout.sheets) <= 3
        assert not layout.unplaced

    def test_another_run_lays_them_the_same(self):
        parts = reference_parts(20)
        assert lay(parts).placements == lay(list(reversed(parts))).placements

    def test_small_parts_lie_in_holes_of_large_ones(self):
        ring = part("ring", difference(rect_region(0, 0, 590, 590), rect_region(60, 60, 530, 530)))
        layout = lay([ring, rect("inner", 400, 400)], [Stock(NEW, "Square", 600, 600)])
        assert len(layout.sheets) == 1

    def test_what_is_left_of_the_last_sheet_is_in_one_piece(self):
        parts = [part(f"disc-{n}", circle_region((0, 0), 60)) for n in range(8)]
        layout = lay(parts, wanted=Settings(gap_mm=3))
        rest = offcuts(layout, parts, 0)
        free = SHEET.usable.area - sum(one.region.area for one in parts)
        assert rest[0].area > 0.8 * free


class TestExactFits:
    @pytest.mark.parametrize("straight", [False, True])
    def test_six_rectangles_fill_a_sheet(self, straight):
        layout = lay([rect("tile", 400, 300, 6)], wanted=Settings(gap_mm=0, straight_cuts=straight))
        assert len(layout.sheets) == 1
        assert use_pct(layout, {"tile": rect("tile", 400, 300)}) == pytest.approx(100)

    def test_what_just_fits_does_so_beside_other_parts(self):
        parts = [rect("board", 600, 300, 3), part("disc", circle_region((0, 0), 147))]
        layout = lay(parts, wanted=Settings(gap_mm=0))
        assert len(layout.sheets) == 1

    def test_a_kerf_takes_its_room(self):
        layout = lay([rect("tile", 400, 300, 6)], wanted=Settings(gap_mm=0, kerf_mm=1))
        assert len(layout.sheets) == 2

    def test_gap_and_kerf_that_just_fit(self):
        layout = lay([rect("tile", 398, 298.5, 6)], wanted=Settings(gap_mm=2, kerf_mm=1))
        assert len(layout.sheets) == 1

    def test_a_part_as_large_as_the_sheet(self):
        layout = lay([rect("board", *SHEET_MM)], wanted=Settings(gap_mm=5))
        assert len(layout.sheets) == 1

    def test_one_and_a_half_sheets_are_two(self):
        layout = lay([rect("board", 1200, 600), rect("half", 600, 600)], wanted=Settings(gap_mm=0))
        assert len(layout.sheets) == 2


class TestStock:
    def test_unusable_edges_stay_free(self):
        stock = replace(SHEET, edges=Edges(left=15, right=15, bottom=8, top=8))
        assert not lay([rect("fits", 1170, 584)], [stock]).unplaced
        assert lay([rect("does not", 1171, 584)], [stock]).unplaced

    def test_an_irregular_offcut_is_used_before_a_sheet_is_bought(self):
        corner = polygon_region([(0, 0), (300, 0), (300, 80), (90, 80), (90, 250), (0, 250)])
        offcut = Stock("rest-1", "Offcut", 300, 250, outline=corner, count=1, cost=0)
        layout = lay([rect("long", 70, 200), rect("wide", 150, 60), rect("large", 200, 200)], [SHEET, offcut])
        keys = [sheet.key for sheet in layout.sheets]
        assert sorted(keys) == [NEW, "rest-1"]
        assert {placement.part for placement in layout.on(keys.index("rest-1"))} == {"long", "wide"}
        assert layout.new_sheets == 1

    def test_holes_and_defects_are_left_out(self):
        defect = circle_region((150, 150), 40)
        stock = Stock("holed", "Sheet with a hole", 300, 300, blocked=defect, count=1, cost=0)
        layout = lay([rect("strip", 290, 90, 2), rect("large", 200, 200)], [stock, SHEET])
        keys = [sheet.key for sheet in layout.sheets]
        assert {placement.part for placement in layout.on(keys.index("holed"))} == {"strip"}

    def test_a_sheet_begun_is_filled_up(self):
        begun = replace(SHEET, key="begun", blocked=rect_region(0, 0, 700, 600), count=1, cost=0)
        layout = lay([rect("part", 240, 290, 4)], [SHEET, begun])
        assert [sheet.key for sheet in layout.sheets] == ["begun"]

    def test_there_are_only_so_many(self):
        only = replace(SHEET, key="last", count=1, cost=0)
        layout = lay([rect("part", 700, 500, 2)], [only])
        assert [(one.part, one.count, one.pieces) for one in layout.unplaced] == [("part", 1, 0)]
        assert str(layout.unplaced[0].why) == "part: there are not enough sheets"

    def test_the_cheapest_sheet_for_its_area_is_bought(self):
        dear = Stock(NEW, "Dear", 600, 600, cost=9)
        layout = lay([rect("part", 300, 300)], [dear, replace(SHEET, name="Cheap", cost=10)])
        assert layout.sheets[0].name == "Cheap"

    def test_without_any_sheet(self):
        layout = lay([rect("part", 10, 10)], [])
        assert str(layout.unplaced[0].why) == "part: there is no sheet to cut it from"

    def test_without_any_part(self):
        assert lay([]).sheets == ()

    @pytest.mark.parametrize("size", [(0, 5), (5, -1), (math.inf, 1), (math.nan, 1)])
    def test_no_sheet_is_without_area(self, size):
        with pytest.raises(RecordError, match="a sheet cannot be"):
            Stock(NEW, "Nothing", *size)


class TestTooLarge:
    def test_a_part_larger_than_every_sheet_is_told_with_how_to_split_it(self):
        layout = lay([rect("Back wall", 1500, 300), rect("Shed", 100, 100)])
        assert [(one.part, one.pieces) for one in layout.unplaced] == [("Back wall", 2)]
        assert str(layout.unplaced[0].why) == (
            "Back wall is 1500 mm x 300 mm, larger than Foam with 1200 mm x 600 mm: "
            "straight cuts make 2 pieces of it that fit"
        )
        assert counts_of(layout.placements) == {"Shed": 1}

    def test_a_part_that_may_not_be_turned_is_split_as_it_lies(self):
        (told,) = lay([rect("Board", 600, 1200, grain="along")]).unplaced
        assert told.pieces == 2
        assert "larger than Foam" in str(told.why)

    def test_a_scrap_is_far_too_small(self):
        (told,) = lay([rect("Wall", 500, 500)], [Stock(NEW, "Scrap", 0.01, 0.01)]).unplaced
        assert str(told.why) == "Wall: Scrap is far too small"

    def test_a_part_of_which_openings_left_nothing_is_not_cut(self):
        layout = nest([part("gone", empty_region()), rect("left", 10, 10)], [SHEET], Settings())
        assert counts_of(layout.placements) == {"left": 1}
        assert layout.unplaced == ()

    def test_nothing_of_a_sheet_can_be_used(self):
        layout = lay([rect("part", 10, 10)], [replace(SHEET, edges=Edges.all_round(300))])
        assert "nothing of Foam can be used" in str(layout.unplaced[0].why)


class TestTurns:
    def test_a_part_along_the_grain_is_not_laid_across(self):
        narrow = Stock(NEW, "Plank", 1000, 100)
        assert not lay([rect("along", 900, 90, grain="along")], [narrow]).unplaced
        assert lay([rect("across", 90, 900, grain="along")], [narrow]).unplaced
        assert not lay([rect("free", 90, 900)], [narrow]).unplaced

    def test_what_is_fixed_is_never_turned(self):
        leaning = transform(rect_region(0, 0, 200, 40), rotation_deg=30)
        layout = lay([part("sign", leaning, 5, "fixed")], wanted=Settings(turns=8))
        assert {placement.turn_deg for placement in layout.placements} == {0.0}

    def test_one_turn_is_none(self):
        layout = lay([rect("a", 50, 100, 9)], wanted=Settings(turns=1))
        assert {placement.turn_deg for placement in layout.placements} == {0.0}


class TestLocked:
    def test_what_is_locked_stays_and_the_rest_goes_round_it(self):
        parts = reference_parts(12)
        first = lay(parts)
        held = Placement(parts[0].key, 0, 400.0, 250.0, 37.0, locked=True)
        kept = replace(first, placements=(held, *(p for p in first.placements if p.part != parts[0].key)))
        again = nest(parts, [SHEET], Settings(), kept=kept)
        check(again, parts, [SHEET])
        assert held in again.placements
        assert len(again.placements) == len(parts)

    def test_sheets_without_anything_locked_are_let_go(self):
        parts = [rect("a", 1100, 500), rect("b", 1000, 500)]
        first = lay(parts)
        locked = [replace(p, locked=p.part == "b") for p in first.placements]
        again = lay(parts, kept=replace(first, placements=tuple(locked)))
        (held,) = [p for p in again.placements if p.locked]
        assert (held.part, held.sheet, len(again.sheets)) == ("b", 0, 2)

    def test_what_is_no_longer_wanted_is_not_kept(self):
        first = lay([rect("gone", 100, 100), rect("stays", 100, 100)])
        locked = tuple(replace(p, locked=True) for p in first.placements)
        again = lay([rect("stays", 100, 100)], kept=replace(first, placements=locked))
        assert counts_of(again.placements) == {"stays": 1}


class TestStraightCuts:
    def test_every_part_is_parted_by_cuts_from_edge_to_edge(self):
        parts = [rect(f"r{n}", 60 + 17 * n % 130, 40 + 29 * n % 90) for n in range(20)]
        layout = lay(parts, wanted=Settings(gap_mm=0, kerf_mm=1, straight_cuts=True))
        known = by_key(parts)
        for number in range(len(layout.sheets)):
            pieces = [SHEET.usable]
            for cut in (cut for cut in layout.cuts if cut.sheet == number):
                pieces = [half for piece in pieces for half in _parted(piece, cut)]
            for placement in layout.on(number):
                region = laid(known[placement.part], placement)
                holders = [piece for piece in pieces if _covers(piece, region)]
                assert len(holders) == 1
                assert sum(_covers(holders[0], laid(known[p.part], p)) for p in layout.on(number)) == 1

    def test_they_are_few(self):
        layout = lay([rect("tile", 400, 300, 6)], wanted=Settings(gap_mm=0, straight_cuts=True))
        assert len(layout.cuts) == 5  # one along the sheet, two across each half

    def test_irregular_parts_are_cut_from_their_boxes(self):
        lay(reference_parts(20), wanted=Settings(gap_mm=2, straight_cuts=True))


def _parted(piece, cut):
    (x1, y1), (x2, y2) = cut.start, cut.end
    xmin, ymin, xmax, ymax = piece.bounds
    upright = abs(x1 - x2) < 1e-6
    low, high, at = (y1, y2, x1) if upright else (x1, x2, y1)
    own_low, own_high = (ymin, ymax) if upright else (xmin, xmax)
    inside = (xmin if upright else ymin) + 1e-6 < at < (xmax if upright else ymax) - 1e-6
    if not inside or high <= own_low + 1e-6 or low >= own_high - 1e-6:
        return [piece]
    assert low <= own_low + 1e-6, "the cut does not go right through"
    assert high >= own_high - 1e-6, "the cut does not go right through"
    if upright:
        return [rect_region(xmin, ymin, at, ymax), rect_region(at, ymin, xmax, ymax)]
    return [rect_region(xmin, ymin, xmax, at), rect_region(xmin, at, xmax, ymax)]


def _covers(piece, region):
    return difference(region, piece).area < 1e-3


class TestSettings:
    @pytest.mark.parametrize(
        "bad", [{"gap_mm": -1}, {"kerf_mm": math.nan}, {"turns": 0}, {"turns": 361}, {"cell_mm": 0}, {"gap_mm": 1e9}]
    )
    def test_bad_ones_are_refused(self, bad):
        with pytest.raises(RecordError):
            Settings(**bad)


class TestFingerprint:
    def test_it_follows_the_shape_and_not_the_order(self):
        one, other = rect("a", 10, 20), rect("b", 30, 5)
        assert fingerprint([one, other]) == fingerprint([other, one])
        assert fingerprint([one]) != fingerprint([rect("a", 10, 20.01)])
        assert fingerprint([one]) != fingerprint([rect("a", 10, 20, 2)])
        assert fingerprint([one]) != fingerprint([rect("a", 10, 20, grain="along")])


def stars():
    """Polygons that wind once round a point: convex, spiky, and everything between."""
    radii = st.lists(st.floats(4, 120), min_size=3, max_size=14)
    return radii.map(
        lambda found: polygon_region(
            [
                (r * math.cos(n * math.tau / len(found)), r * math.sin(n * math.tau / len(found)))
                for n, r in enumerate(found)
            ]
        )
    )


@settings(max_examples=12)
@given(
    regions=st.lists(stars(), min_size=1, max_size=12),
    gap=st.sampled_from([0.0, 0.5, 2.0, 7.0]),
    kerf=st.sampled_from([0.0, 1.0]),
    turns=st.sampled_from([1, 2, 4, 16]),
    straight=st.booleans(),
    grain=st.sampled_from(["any", "along", "fixed"]),
)
def test_random_parts_lie_sound(regions, gap, kerf, turns, straight, grain):
    parts = [part(f"p{n}", region, 1 + n % 2, grain) for n, region in enumerate(regions)]
    hole = circle_region((140, 90), 30)
    stocks = [Stock(NEW, "Sheet", 400, 300), Stock("begun", "Begun", 300, 200, blocked=hole, count=1, cost=0)]
    lay(parts, stocks, Settings(gap, kerf, turns, straight))


@settings(max_examples=40)
@given(
    sizes=st.lists(st.tuples(st.integers(5, 300), st.integers(5, 300)), min_size=1, max_size=25),
    gap=st.sampled_from([0.0, 2.0]),
    straight=st.booleans(),
)
def test_random_rectangles_lie_sound(sizes, gap, straight):
    parts = [rect(f"r{n}", *size) for n, size in enumerate(sizes)]
    layout = lay(parts, [Stock(NEW, "Sheet", 600, 400)], Settings(gap_mm=gap, straight_cuts=straight))
    assert not layout.unplaced
