"""The ground in parts: mended equals drawn from nothing, and together they are the whole picture."""

import numpy as np
import pytest

from diorama_planner.geometry.region import circle_region, rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.terrain.contours import contours
from diorama_planner.terrain.ground_look import GroundLook
from diorama_planner.terrain.ground_tiles import TILE_CELLS, mended, tiles_of
from diorama_planner.terrain.heightfield import compose

LOOK = GroundLook(interval_mm=5.0, labels=False)
LOOKS = {
    "plain": LOOK,
    "figures": GroundLook(interval_mm=5.0),
    "slopes": GroundLook(interval_mm=5.0, colours="slope", limit_pct=12),
    "heights": GroundLook(colours="height"),
    "only lines": GroundLook(shaded=False),
    "no lines": GroundLook(contours=False),
}
BASES = {"box": rect_region(0, 0, 200, 150), "disc": circle_region((100, 75), 74)}


def hill(name, at, radius=30, height=35.0, operation=Operation.RAISE, order=0):
    return AreaRelief(name, order, circle_region(at, radius), height, Edge.ROUND, radius * 0.8, operation)


def length(lines):
    return sum(float(np.hypot(*np.diff(np.array(line), axis=0).T).sum()) for line in lines)


def drawn_length(tiles):
    found = (stroke for parts in tiles.lines.values() for stroke in parts)
    return length(part.points for stroke in found for part in stroke.path.subpaths)


def assert_same(one, other):
    assert one.window == other.window
    assert np.array_equal(one.pixels, other.pixels)
    assert one.shade == other.shade
    assert one.lines == other.lines


@pytest.mark.parametrize("base", BASES.values(), ids=BASES.keys())
@pytest.mark.parametrize("cell", [0.5, 1.0])
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_mended_tiles_are_those_drawn_from_nothing(base, cell, look):
    far = hill("far", (100, 60), 62)
    field = compose(base, [far, hill("a", (60, 60), order=1)], cell)
    tiles = tiles_of(field, look)
    steps = [
        [far, hill("a", (63, 62), order=1)],
        [far, hill("a", (130, 90), order=1)],
        [far, hill("a", (130, 90), order=1), hill("b", (90, 40), 12, 20, Operation.CARVE, 2)],
        [far],
        [],
        [far, hill("a", (3, 3), order=1)],
    ]
    for reliefs in steps:
        field, _ = field.update(reliefs)
        tiles = mended(tiles, field)
        assert_same(tiles, tiles_of(compose(base, reliefs, cell), look))


def test_coarse_shading_of_a_large_base_is_mended_too(monkeypatch):
    monkeypatch.setattr("diorama_planner.terrain.ground_tiles.MOST_PIXELS", 3000)
    base, far = BASES["box"], hill("far", (100, 75), 70)
    field = compose(base, [far, hill("a", (60, 60), order=1)], 1.0)
    tiles = tiles_of(field, LOOK)
    assert len(tiles.pixels) < 50
    for at in ((61, 60), (70, 81), (140, 80)):
        field, _ = field.update([far, hill("a", at, order=1)])
        tiles = mended(tiles, field)
        assert_same(tiles, tiles_of(field, LOOK))


def test_what_does_not_change_stays_the_same_object_and_only_the_rest_is_named():
    far = hill("far", (100, 75), 70)
    before = tiles_of(compose(BASES["box"], [far, hill("a", (40, 40), order=1)]), LOOK)
    field, _ = before.field.update([far, hill("a", (42, 40), order=1)])
    after = mended(before, field)
    kept = [tile for tile in after.lines if after.lines[tile] is before.lines.get(tile)]
    assert 0 < len(kept) < len(after.lines)
    (box,) = before.changes(after)
    assert box[0] < 10
    assert 72 < box[2] < 78
    assert mended(after, field).shade is after.shade
    assert before.changes(tiles_of(compose(BASES["disc"], []), LOOK)) is None
    assert before.changes(tiles_of(field, GroundLook())) is None


@pytest.mark.parametrize("base", BASES.values(), ids=BASES.keys())
def test_tiles_hold_the_contours_of_the_whole(base):
    field = compose(
        base, [hill("a", (70, 60), 60), AreaRelief("b", 1, rect_region(0, 0, 200, 40), 12, Edge.SLOPE, 9)]
    )
    whole = length(one.line.tolist() for one in contours(field, 5.0) if one.height_mm)
    assert drawn_length(tiles_of(field, LOOK)) == pytest.approx(whole, rel=1e-6)


def test_flat_ground_has_no_parts():
    tiles = tiles_of(compose(BASES["box"], []), LOOK)
    assert (tiles.shade, tiles.lines) == ((), {})


def test_lines_stay_in_their_tile():
    tiles = tiles_of(compose(BASES["box"], [hill("a", (100, 75), 60)]), LOOK)
    for (row, column), strokes in tiles.lines.items():
        points = np.array([point for stroke in strokes for part in stroke.path.subpaths for point in part.points])
        cell = tiles.field.grid.cell
        low = (np.array([column, row]) * TILE_CELLS - 0.5) * cell
        assert (points >= low - 1e-9).all()
        assert (points <= low + TILE_CELLS * cell + 1e-9).all()
