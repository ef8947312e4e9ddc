"""Programs whose cheapest values are known."""

from math import inf

import pytest

from diorama_planner.takeoff.linear import Column, Row, solve


def columns(*, whole: bool) -> list[Column]:
    """Two of one, two of the other, or one of each for half as much more."""
    return [
        Column(1.0, [(0, 2.0)], whole=whole),
        Column(1.0, [(1, 2.0)], whole=whole),
        Column(1.5, [(0, 1.0), (1, 1.0)], whole=whole),
    ]


ROWS = [Row(3.0), Row(4.0)]


def test_a_linear_program_with_its_duals() -> None:
    found = solve(columns(whole=False), ROWS)
    assert found is not None
    assert found.values == pytest.approx((1.5, 2.0, 0.0))
    assert found.cost == pytest.approx(3.5)
    assert found.duals == pytest.approx((0.5, 0.5))
    assert found.proved


def test_whole_numbers_cost_more_and_that_is_proved() -> None:
    found = solve(columns(whole=True), ROWS, start=(2.0, 3.0, 0.0), most_nodes=1000)
    assert found is not None
    assert found.cost == pytest.approx(4.0)
    assert found.bound == pytest.approx(4.0)
    assert found.proved
    assert found.duals == ()


def test_what_cannot_be_has_no_solution() -> None:
    assert solve([Column(1.0, [(0, 1.0)], upper=1.0)], [Row(3.0, inf)]) is None


def test_the_same_program_gives_the_same_values() -> None:
    assert solve(columns(whole=True), ROWS) == solve(columns(whole=True), ROWS)
