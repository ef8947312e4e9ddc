"""How thick wires have to be: known answers by hand from the table of wires."""

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.circuits.gauges import Drops, FeedLine, gauge_for, sold_gauges
from diorama_planner.circuits.harness import Leg, Run
from diorama_planner.core.errors import UsageError

GAUGES = sold_gauges(load_catalogue().wires())


def leg(start, end, ma=10.0, circuit="c"):
    return Leg(
        Terminal(start, "", "+", (0.0, 0.0), 0.0), Terminal(end, "", "+", (0.0, 0.0), 0.0), circuit, "+", "", ma
    )


def run(start, end, mv, circuit="c"):
    return Run(leg(start, end, circuit=circuit), ((0.0, 0.0, 0.0),), (), "awg_30", 60.0, mv)


@pytest.mark.parametrize(
    ("ma", "metres", "allowed_mv", "wire"),
    [
        (20.0, 1.0, 125.0, "awg_30"),  # 20 mA x 0.339 ohm = 7 mV
        (500.0, 0.1, 1000.0, "awg_28"),  # 430 mA is all that AWG 30 bears
        (400.0, 1.0, 60.0, "awg_26"),  # AWG 28 loses 85 mV, AWG 26 loses 54 mV
        (9000.0, 1.0, 1.0, "awg_16"),  # nothing will do: the thickest
    ],
)
def test_the_thinnest_wire_that_bears_its_current_and_loses_little(ma, metres, allowed_mv, wire):
    assert gauge_for(leg("s", "a", ma), 1e3 * metres, allowed_mv, GAUGES).id == wire


def test_what_may_be_lost_is_shared_out_to_the_wires_from_source_to_light():
    drops = Drops([FeedLine("s", "", 12.0, True), FeedLine("j", "s", 12.0, False), FeedLine("b", "j", 5.0, True)])
    assert drops.allowed_mv("s") == drops.allowed_mv("j") == pytest.approx(0.05 * 12000 / 2 / 2)
    assert drops.allowed_mv("b") == pytest.approx(0.05 * 5000 / 2)


def test_a_light_loses_what_all_wires_from_its_source_lose():
    """12 V: 2 x 30 mV to the junction, then 2 x 60 mV; a string loses on the wire between its lights too."""
    drops = Drops([FeedLine("s", "", 12.0, True), FeedLine("j", "s", 12.0, False)])
    feeder = [run("s", "j", 30.0, ""), run("s", "j", 30.0, "")]
    assert drops.lost_pct([*feeder, run("j", "a", 60.0), run("j", "a", 60.0), run("s", "b", 5.0)]) == {
        "c": (1.5, "a")
    }
    string = [run("j", "a", 60.0), run("a", "b", 120.0), run("j", "b", 60.0)]
    assert drops.lost_pct([*feeder, *string]) == {"c": (2.5, "a")}


def test_feeds_in_a_circle_and_feeds_without_voltage_end():
    drops = Drops([FeedLine("a", "b", 0.0, False), FeedLine("b", "a", 0.0, False)])
    assert drops.allowed_mv("a") == 0.0
    assert drops.lost_pct([run("a", "x", 5.0)]) == {"c": (0.0, "x")}
    with pytest.raises(UsageError, match="no insulated wire"):
        sold_gauges([])
