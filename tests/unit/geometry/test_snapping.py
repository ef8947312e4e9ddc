import pytest

from diorama_planner.geometry.snapping import ALL_KINDS, SnapIndex, SnapKind, snap_to_grid, targets_of

BOX = [(0, 0), (40, 0), (40, 20), (0, 20)]


@pytest.fixture
def index():
    shapes = {
        "box": targets_of([BOX], centre=(20, 10)),
        "base": targets_of([[(-50, -50), (150, -50), (150, 150), (-50, 150)]], edge_kind=SnapKind.BASE_EDGE),
        "line": targets_of([[(60, 0), (60, 100)]], closed=False),
    }
    made = SnapIndex(shapes.__getitem__)
    made.set("box", (0, 0, 40, 20))
    made.set("base", (-50, -50, 150, 150))
    made.set("line", (60, 0, 60, 100))
    return made


@pytest.mark.parametrize(
    ("pointer", "point", "kind", "item"),
    [
        ((1, 1), (0, 0), SnapKind.VERTEX, "box"),
        ((21, -1), (20, 0), SnapKind.MIDPOINT, "box"),
        ((19, 11), (20, 10), SnapKind.CENTRE, "box"),
        ((10, 1), (10, 0), SnapKind.EDGE, "box"),
        ((100, -49), (100, -50), SnapKind.BASE_EDGE, "base"),
        ((61, 30), (60, 30), SnapKind.EDGE, "line"),
        ((101, 31), (100, 30), SnapKind.GRID, ""),
    ],
)
def test_each_kind_of_target_draws_the_pointer(index, pointer, point, kind, item):
    snap = index.snap(pointer, 2, grid_mm=10)
    assert (snap.point, snap.kind, snap.item_id) == (point, kind, item)


def test_a_corner_wins_over_the_edge_that_is_nearer(index):
    snap = index.snap((1.5, 0.1), 3)
    assert (snap.kind, snap.point) == (SnapKind.VERTEX, (0, 0))


def test_of_two_corners_the_nearer_wins(index):
    assert index.snap((39, 9), 12, {SnapKind.VERTEX}).point == (40, 0)
    assert index.snap((39, 11), 12, {SnapKind.VERTEX}).point == (40, 20)


def test_kinds_can_be_switched_off(index):
    assert index.snap((0.5, 0.4), 1, ALL_KINDS - {SnapKind.VERTEX}).kind is SnapKind.EDGE
    assert index.snap((0.5, 0.5), 1, {SnapKind.CENTRE}) is None
    assert index.snap((101, 31), 2, ALL_KINDS - {SnapKind.GRID}, grid_mm=10) is None


def test_nothing_within_reach_is_nothing(index):
    assert index.snap((100, 50), 2) is None
    assert index.snap((105, 55), 2, grid_mm=10) is None


def test_the_mark_shows_the_edge_or_the_point(index):
    assert index.snap((10, 1), 2).mark == ((0, 0), (40, 0))
    assert index.snap((1, 1), 2).mark == ((0, 0),)


def test_what_is_dragged_does_not_snap_to_itself(index):
    assert index.snap((1, 1), 2, without={"box"}) is None


def test_the_way_back_of_an_open_line_is_no_edge():
    bent = targets_of([[(0, 0), (10, 0), (10, 10)]], closed=False)
    assert len(bent.segments) == 2
    assert len(targets_of([[(0, 0), (10, 0), (10, 10)]]).segments) == 3
    assert len(targets_of([], centre=(1, 2)).points) == 1


def test_a_changed_item_is_asked_again_and_a_removed_one_forgotten():
    place = {"dot": (5.0, 5.0)}
    asked = []

    def targets(item_id):
        asked.append(item_id)
        return targets_of([], centre=place[item_id])

    index = SnapIndex(targets)
    index.set("dot", (0, 0, 10, 10))
    assert index.snap((5, 6), 2).point == (5, 5)
    assert index.snap((6, 5), 2).point == (5, 5)
    assert asked == ["dot"]
    place["dot"] = (50.0, 5.0)
    index.set("dot", (45, 0, 55, 10))
    assert index.snap((5, 6), 2) is None
    assert index.snap((50, 6), 2).point == (50, 5)
    index.remove("dot")
    assert index.snap((50, 6), 2) is None
    with pytest.raises(KeyError):
        index.remove("dot")


def test_the_grid_may_start_anywhere():
    assert snap_to_grid((13, -4), 5) == (15, -5)
    assert snap_to_grid((13, -4), 5, origin=(2, 1)) == (12, -4)
