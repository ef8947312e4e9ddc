import math

import pytest

from diorama_planner.geometry.region import buffered_line_region, overlap_area
from diorama_planner.geometry.rings import ring_region, straight_band


@pytest.mark.parametrize("line", [((0, 0), (80, 30)), ((5, 5), (5, -40)), ((-3, 2), (-60, 2.5))])
def test_a_band_along_a_straight_line_is_that_line_made_wide(line):
    band = ring_region(straight_band(line, 0.0, math.dist(*line), -7.5, 7.5))
    wide = buffered_line_region(line, 15)
    assert band.area == pytest.approx(15 * math.dist(*line))
    assert overlap_area(band, wide) == pytest.approx(band.area)
    assert wide.area == pytest.approx(band.area)


def test_a_part_of_a_band_lies_where_it_is_asked_for_counter_clockwise():
    ring = straight_band(((10, 0), (10, 50)), 5, 20, 1, 4)
    assert [point for corner in ring for point in corner] == pytest.approx([9, 5, 9, 20, 6, 20, 6, 5])
    assert ring_region(ring).area == pytest.approx(15 * 3)
