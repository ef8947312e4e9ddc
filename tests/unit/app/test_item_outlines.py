"""Drawn outlines: what is checked, and what mending keeps."""

import pytest
from plans import rect

from diorama_planner.app.editing.outlines import check_item_outline, drawn_outline, with_repaired_outline
from diorama_planner.geometry.outline import OutlineError
from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.region import polygon_region
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.pour import Pour

BOW = ((0.0, 0.0), (10.0, 20.0), (10.0, 0.0), (0.0, 10.0))


def test_only_some_items_have_an_outline() -> None:
    assert drawn_outline(Label(text="x", at_mm=(0, 0))) is None
    assert drawn_outline(Base(width_mm=10, depth_mm=10)) is None
    assert drawn_outline(Pour(outline_mm=rect(0, 0, 9, 9))).tolist() == [[0, 0], [9, 0], [9, 9], [0, 9]]


def test_curves_are_part_of_it() -> None:
    straight = GroundCover(label="Lawn", outline_mm=rect(0, 0, 10, 10))
    check_item_outline(straight)
    loop = GroundCover(label="Lawn", outline_mm=rect(0, 0, 10, 10), curves_mm={0: ((5.0, 40.0), (5.0, 40.0))})
    with pytest.raises(OutlineError, match="Lawn: the outline crosses itself"):
        check_item_outline(loop)
    mended = with_repaired_outline(loop)
    check_item_outline(mended)
    assert mended.curves_mm == {}
    astray = GroundCover(label="Lawn", outline_mm=rect(0, 0, 10, 10), curves_mm={4: ((5.0, 4.0), (5.0, 4.0))})
    with pytest.raises(GeometryError, match="Lawn: segment 4"):
        check_item_outline(astray)


def test_mending_keeps_the_largest_part_and_leaves_good_ones_alone() -> None:
    bow = GroundCover(outline_mm=BOW)
    mended = with_repaired_outline(bow)
    largest = max(
        ring.area
        for ring in map(polygon_region, ([(0, 0), (0, 10), (10 / 3, 20 / 3)], [(10, 0), (10, 20), (10 / 3, 20 / 3)]))
    )
    assert polygon_region(mended.outline_mm).area == pytest.approx(largest)
    good = GroundCover(outline_mm=tuple(reversed(rect(0, 0, 9, 9))))
    assert with_repaired_outline(good) is good
