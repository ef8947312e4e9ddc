"""Sums of pouring beside the worked examples: tops of layers, coats, tint, what can still be measured."""

import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas import resin


def test_layers_end_at_the_whole_depth() -> None:
    assert resin.layer_tops_mm(8.0, 3.2) == pytest.approx((8 / 3, 16 / 3, 8.0))
    assert resin.layer_tops_mm(8.0, None) == (8.0,)
    assert resin.layer_tops_mm(3.2, 3.2) == (3.2,)


@pytest.mark.parametrize(("depth", "coat", "count"), [(0.6, 0.2, 3), (0.5, 0.2, 3), (0.2, 0.3, 1)])
def test_coats_are_counted_up(depth: float, coat: float, count: int) -> None:
    assert resin.coats(depth, coat) == count


def test_tint_goes_by_the_hundred_millilitres() -> None:
    assert resin.tint_drops(250_000, 2.0) == pytest.approx(5.0)


@pytest.mark.parametrize(("a", "b", "smallest"), [(1, 1, 20), (2, 1, 30), (100, 47, 10 * 147 / 47)])
def test_the_smaller_part_decides_what_can_be_measured(a: float, b: float, smallest: float) -> None:
    mix = resin.smallest_batch(a, b, 10.0)
    assert mix == pytest.approx(smallest)
    assert min(resin.split_by_ratio(mix, a, b)) == pytest.approx(10.0)


def test_the_density_of_super_sap_follows_from_its_parts() -> None:
    assert resin.mixed_density(100, 47, 1122, 1055) == pytest.approx(1100, abs=1)


@pytest.mark.parametrize(("minutes", "limit"), [(None, 300), (30, 300), (59, 300), (60, 3000), (120, 3000)])
def test_slow_resins_may_be_mixed_by_the_litre(minutes: float | None, limit: float) -> None:
    assert resin.cup_limit_ml(minutes) == limit


@pytest.mark.parametrize("wrong", [0.0, -1.0, float("nan")])
def test_depths_that_are_none_are_refused(wrong: float) -> None:
    for sum_of in (lambda: resin.layer_tops_mm(wrong, 3.2), lambda: resin.coats(1.0, wrong)):
        with pytest.raises(UsageError, match="greater than zero"):
            sum_of()
