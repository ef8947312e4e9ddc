import math

import pytest

from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.region import rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge

SQUARE = rect_region(0, 0, 10, 10)


def test_words_of_a_record_become_edges():
    assert Edge("slope") is Edge.SLOPE
    with pytest.raises(ValueError, match="ramp"):
        Edge("ramp")


def test_an_edge_without_width_is_a_cliff():
    assert AreaRelief("a", 0, SQUARE, 5, Edge.SLOPE, 0).is_cliff
    assert AreaRelief("a", 0, SQUARE, 5, Edge.CLIFF, 9).is_cliff
    assert not AreaRelief("a", 0, SQUARE, 5, Edge.ROUND, 9).is_cliff


@pytest.mark.parametrize(("height", "width"), [(math.nan, 1), (math.inf, 1), (5, -1), (5, math.nan), (5, math.inf)])
def test_impossible_numbers_are_refused_and_the_landform_named(height, width):
    with pytest.raises(GeometryError, match="hill-1"):
        AreaRelief("hill-1", 0, SQUARE, height, Edge.SLOPE, width)
