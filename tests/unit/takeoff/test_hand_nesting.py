"""Parts moved by hand: what is refused and why, and what comes of what is not."""

from dataclasses import replace

import pytest

from diorama_planner.geometry.region import rect_region
from diorama_planner.takeoff.hand_nesting import locked_at, placed_by_hand, refusal, snapped, turned
from diorama_planner.takeoff.nesting import Edges, Layout, Part, Placement, Settings, Stock, StraightCut, by_key, laid

SHEET = Stock("", "Foam", 400.0, 300.0, Edges(left=10.0))
PARTS = by_key(
    [
        Part("a", "Front", "wall", "foam", rect_region(0, 0, 100, 50)),
        Part("b", "Back", "wall", "foam", rect_region(0, 0, 80, 80)),
        Part("c", "Plank", "path", "foam", rect_region(0, 0, 60, 10), grain="along"),
    ]
)
LAYOUT = Layout(
    "foam",
    Settings(gap_mm=2.0, kerf_mm=1.0),
    (SHEET, SHEET),
    (Placement("a", 0, 10.0, 0.0), Placement("b", 0, 200.0, 0.0), Placement("c", 1, 10.0, 0.0)),
    cuts=(StraightCut(0, (150.0, 0.0), (150.0, 300.0)),),
)


def why(number: int, **to: float) -> str:
    found = refusal(LAYOUT, PARTS, number, replace(LAYOUT.placements[number], **to))
    return str(found) if found else ""


def test_what_lies_over_another_or_too_near_is_refused_with_its_name() -> None:
    assert why(0, x_mm=150.0) == "Front lies over Back"
    assert why(0, x_mm=98.0) == "Front is nearer to Back than 3 mm"
    assert why(0, x_mm=97.0) == ""


def test_the_sheet_and_its_unusable_edge_are_kept() -> None:
    assert why(0, x_mm=9.0) == "Front leaves what can be used of the sheet"
    assert why(0, y_mm=251.0) == "Front leaves what can be used of the sheet"
    assert why(0, y_mm=250.0) == ""


def test_other_sheets_are_no_neighbours() -> None:
    assert why(1, sheet=1, x_mm=100.0) == ""
    assert why(1, sheet=1, x_mm=20.0) == "Back lies over Plank"


def test_grain_is_kept() -> None:
    assert why(2, turn_deg=90.0, x_mm=60.0, y_mm=20.0) == "Plank must lie along the grain"
    assert why(2, turn_deg=180.0, x_mm=80.0, y_mm=20.0) == ""


def test_what_is_placed_by_hand_is_locked_and_straight_cuts_are_no_longer_said() -> None:
    moved = placed_by_hand(LAYOUT, 0, replace(LAYOUT.placements[0], y_mm=100.0))
    assert moved.placements[0].locked
    assert moved.placements[0].y_mm == 100.0
    assert moved.placements[1:] == LAYOUT.placements[1:]
    assert moved.cuts == ()


def test_a_sheet_that_lies_empty_is_given_back() -> None:
    moved = placed_by_hand(LAYOUT, 2, replace(LAYOUT.placements[2], sheet=0, y_mm=200.0))
    assert len(moved.sheets) == 1
    moved = placed_by_hand(replace(LAYOUT, placements=LAYOUT.placements[1:]), 0, Placement("b", 1, 200.0, 0.0))
    assert [one.sheet for one in moved.placements] == [0, 0]


def test_locks_come_and_go() -> None:
    locked = locked_at(LAYOUT, 1, True)
    assert [one.locked for one in locked.placements] == [False, True, False]
    assert locked_at(locked, 1, False).placements == LAYOUT.placements


def test_a_turn_keeps_the_middle() -> None:
    placement = turned(PARTS["a"], LAYOUT.placements[0], 90.0)
    assert laid(PARTS["a"], placement).bounds == pytest.approx((35.0, -25.0, 85.0, 75.0))
    back = turned(PARTS["a"], placement, -90.0)
    assert (back.x_mm, back.y_mm, back.turn_deg) == pytest.approx((10.0, 0.0, 0.0), abs=1e-9)


def test_parts_snap_to_the_gap_and_to_edges() -> None:
    near = replace(LAYOUT.placements[0], x_mm=95.0, y_mm=3.0)
    found = snapped(LAYOUT, PARTS, 0, near, 6.0)
    assert (found.x_mm, found.y_mm) == pytest.approx((97.0, 0.0))
    assert refusal(LAYOUT, PARTS, 0, found) is None
    assert snapped(LAYOUT, PARTS, 0, replace(near, x_mm=60.0, y_mm=150.0), 6.0).x_mm == 60.0
