"""Squeezing never makes a layout worse, and whatever becomes of the child, the layout stands."""

import json
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nesting_oracle import check

from benchmarks.parts import SHEET_MM, reference_parts
from diorama_planner.app.sawing.squeezing import squeeze
from diorama_planner.geometry.region import difference, rect_region
from diorama_planner.takeoff.nest import nest
from diorama_planner.takeoff.nesting import NEW, Part, Settings, Stock, by_key, laid, use_pct
from diorama_planner.takeoff.nesting_raster import RasterNest
from diorama_planner.takeoff.squeeze_units import placements_of, read_answer, units_of

SHEET = Stock(NEW, "Foam", *SHEET_MM)
PARTS = reference_parts(16)
WANTED = Settings(gap_mm=3)
LAYOUT = nest(PARTS, [SHEET], WANTED)


PLACED = "placed = [[n, 0, 0, 0] for n in range(len(q['shapes']))]"


def child(code):
    return [sys.executable, "-c", "import sys, json\nq = json.loads(sys.stdin.readline())\n" + code]


def end_of(layout):
    known = by_key(PARTS)
    last = len(layout.sheets) - 1
    return max(laid(known[placement.part], placement).bounds[2] for placement in layout.on(last))


def test_the_solver_makes_a_coarse_layout_shorter():
    coarse, found = nest(PARTS, [SHEET], replace(WANTED, cell_mm=30.0)), []
    squeezed = squeeze(coarse, PARTS, [SHEET], seconds=6, better=found.append)
    assert squeezed.problem is None
    assert squeezed.layout == found[-1]
    check(squeezed.layout, PARTS, [SHEET])
    assert (len(squeezed.layout.sheets), end_of(squeezed.layout)) < (len(coarse.sheets), end_of(coarse))


def test_it_is_never_worse():
    squeezed = squeeze(LAYOUT, PARTS, [SHEET], seconds=2)
    check(squeezed.layout, PARTS, [SHEET])
    assert (len(squeezed.layout.sheets), end_of(squeezed.layout)) <= (len(LAYOUT.sheets), end_of(LAYOUT))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["/nonexistent/python"], "cannot be started"),
        (child("raise ModuleNotFoundError('spyrrow')"), "ended early"),
        (child("import os, signal\nos.kill(os.getpid(), 9)"), "ended early"),
        (child("print('thread main panicked')"), "is no answer"),
        (child("print(json.dumps({'width': 10}))"), "the solver answers no layout"),
        (child("print(json.dumps({'width': 'wide', 'placed': []}))"), "the solver answers no layout"),
        (child("print(json.dumps({'width': 10, 'placed': [[0, 0, 0, 0]]}))"), "a layout of other parts"),
        (child('print(\'{"width": NaN, "placed": []}\')'), "a layout of other parts"),
    ],
)
def test_whatever_becomes_of_the_child_the_layout_stands(command, said):
    squeezed = squeeze(LAYOUT, PARTS, [SHEET], seconds=5, command=command)
    assert squeezed.layout is LAYOUT
    assert said in str(squeezed.problem)


@pytest.mark.parametrize("spot", ["[n, 0, 0, 0]", "[n, 0, 150 * n, 0]", "[n, 17, -500, 9000]"])
def test_a_wrong_answer_does_not_count(spot):
    placed = f"[{spot} for n in range(len(q['shapes']))]"
    code = f"print(json.dumps({{'width': 900, 'placed': {placed}}}))\nprint('{{\"done\": 1}}')"
    squeezed = squeeze(LAYOUT, PARTS, [SHEET], seconds=5, command=child(code))
    assert (squeezed.layout, squeezed.problem) == (LAYOUT, None)


def test_a_child_that_never_answers_is_not_waited_for():
    squeezed = squeeze(LAYOUT, PARTS, [SHEET], seconds=1.5, command=child("import time\ntime.sleep(300)"))
    assert squeezed.layout is LAYOUT


def test_cancelling_leaves_the_best_so_far():
    class CancelledError(Exception):
        pass

    coarse, found = nest(PARTS, [SHEET], replace(WANTED, cell_mm=30.0)), []

    def tell(progress):
        if found:
            raise CancelledError

    with pytest.raises(CancelledError):
        squeeze(coarse, PARTS, [SHEET], seconds=6, tell=tell, better=found.append)
    check(found[-1], PARTS, [SHEET])


def test_sheets_with_locked_parts_stay_as_they_are():
    locked = tuple(replace(p, locked=n == 0) for n, p in enumerate(LAYOUT.placements))
    held = replace(LAYOUT, placements=locked)
    squeezed = squeeze(held, PARTS, [SHEET], seconds=2)
    assert locked[0] in squeezed.layout.placements


def test_rows_for_straight_cuts_stay_as_they_are():
    rows = nest(PARTS, [SHEET], replace(WANTED, straight_cuts=True))
    assert squeeze(rows, PARTS, [SHEET], seconds=3).layout is rows


class TestUnits:
    FRAME = Part("frame", "Frame", "", "foam", difference(rect_region(0, 0, 300, 300), rect_region(40, 40, 260, 260)))
    SMALL = Part("small", "Small", "", "foam", rect_region(0, 0, 90, 90), 6)

    def units(self, *parts):
        return list(units_of(parts, WANTED, RasterNest(WANTED, 3.0)))

    def test_small_parts_go_along_in_holes_of_large_ones(self):
        units = self.units(self.FRAME, self.SMALL)
        assert [len(unit.guests) for unit in units] == [4, 0, 0]

    def test_parts_with_a_grain_do_not(self):
        along = replace(self.SMALL, grain="along")
        assert [unit.part.key for unit in self.units(self.FRAME, along)] == ["frame", *["small"] * 6]

    @settings(max_examples=20)
    @given(turn=st.sampled_from([0.0, 22.5, 90.0, 247.5]), x=st.floats(0, 500), y=st.floats(0, 300))
    def test_what_goes_along_keeps_its_place_in_the_hole(self, turn, x, y):
        units = self.units(self.FRAME, self.SMALL)[:1]
        _, spots = read_answer({"width": 500, "placed": [[0, turn, x, y]]}, units)
        placements = list(placements_of(units, spots, (0.0, 0.0), 0))
        known = by_key([self.FRAME, self.SMALL])
        shapes = [laid(known[placement.part], placement).shape for placement in placements]
        assert min(shapes[0].distance(shape) for shape in shapes[1:]) >= WANTED.spacing_mm - 1e-6
        assert all(shapes[0].convex_hull.covers(shape) for shape in shapes[1:])


def test_the_question_is_what_the_solver_can_bear():
    code = "print(json.dumps({'failed': json.dumps([q['height'], max(len(s['turns']) for s in q['shapes'])])}))"
    tall = Part("tall", "Tall", "", "foam", rect_region(0, 0, 600, 600))
    parts = [tall, *PARTS]
    layout = nest(parts, [SHEET], WANTED)
    squeezed = squeeze(layout, parts, [SHEET], seconds=5, command=child(code))
    height, turns = json.loads(str(squeezed.problem).partition(": ")[2])
    assert height == pytest.approx(600 + 3 + 2 * 0.03)
    assert turns == WANTED.turns
    assert use_pct(squeezed.layout, by_key(parts)) > 0
