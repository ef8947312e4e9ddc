"""What a neon sign takes, by hand."""

import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas.neon import edge_leds, fibre_leds, mask_leds, tube_mm


def test_leds_by_where_they_shine_from() -> None:
    assert edge_leds(87.2, 6.0, every_mm=25.0, reach_mm=40.0) == 4
    assert edge_leds(75.0, 6.0, every_mm=25.0, reach_mm=40.0) == 3
    assert edge_leds(75.0, 41.0, every_mm=25.0, reach_mm=40.0) == 6
    assert mask_leds(40.0, 6.0, every_mm=12.0) == 4
    assert mask_leds(40.0, 13.0, every_mm=12.0) == 8
    assert fibre_leds(401.0, every_mm=400.0) == 2


def test_a_tube_of_three_strokes_goes_through_the_sign_twice() -> None:
    # 60 mm seen, 9 mm behind, 2 x 2 x 10 mm through the sign, 2 x 50 mm of ends
    assert tube_mm(60.0, 9.0, 3) == 60 + 9 + 40 + 100
    assert tube_mm(60.0, 0.0, 1) == 160
    with pytest.raises(UsageError):
        tube_mm(0.0, 0.0, 1)
