import pytest

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg


def test_a_line_keeps_what_it_is_given():
    line = TakeoffLine("wall1", "front", "xps_eu_10", 282275.4, "mm3", 28227.54, "mm2", msg("240 x 120"))
    assert (line.item, line.group) == ("wall1", "")


@pytest.mark.parametrize(("measured", "amount"), [(-1, 1), (1, -1), (float("nan"), 1), (1, float("inf"))])
def test_a_need_is_a_number_of_at_least_nothing(measured, amount):
    with pytest.raises(RecordError, match="item wall1: a need of xps_eu_10 must be 0 or more"):
        TakeoffLine("wall1", "", "xps_eu_10", measured, "mm2", amount, "mm2", msg("?"))
