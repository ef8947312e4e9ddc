"""The wires of the catalogue are those that the formulas give; numbers that no wire can have are refused."""

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.formulas.supply import battery_hours, rectified_v
from diorama_planner.formulas.wiring import awg_diameter_mm, longest_feeder_m, voltage_drop_v, wire_ohm_per_m

GAUGES = [wire for wire in load_catalogue().wires() if wire.gauge_system == "AWG"]


@pytest.mark.parametrize("wire", GAUGES, ids=lambda wire: wire.id)
def test_every_gauge_of_the_catalogue_follows_the_formula(wire) -> None:
    assert awg_diameter_mm(wire.gauge) == pytest.approx(wire.diameter_bare_mm, rel=1e-3)
    assert wire_ohm_per_m(wire.diameter_bare_mm) == pytest.approx(wire.ohm_per_m_20c, rel=2e-3)


def test_the_longest_feeder_loses_just_what_it_may() -> None:
    length = longest_feeder_m(12.0, 3.0, 1.2, 0.0842)
    assert voltage_drop_v(length, 1.2, 0.0842) == pytest.approx(0.03 * 12.0)


def test_three_gauges_thinner_is_half_the_copper() -> None:
    assert wire_ohm_per_m(awg_diameter_mm(33)) == pytest.approx(2 * wire_ohm_per_m(awg_diameter_mm(30)), rel=3e-3)


@pytest.mark.parametrize(
    "sum_of_nothing",
    [
        lambda: wire_ohm_per_m(0.0),
        lambda: voltage_drop_v(-1.0, 0.1, 0.3),
        lambda: longest_feeder_m(12.0, 3.0, 0.0, 0.3),
        lambda: battery_hours(2500.0, 0.0),
        lambda: rectified_v(0.0),
        lambda: rectified_v(16.0, float("nan")),
    ],
)
def test_what_no_circuit_can_have_is_refused(sum_of_nothing) -> None:
    with pytest.raises(UsageError):
        sum_of_nothing()


def test_a_bridge_may_eat_all_of_a_small_voltage() -> None:
    assert rectified_v(0.5) == 0.0
