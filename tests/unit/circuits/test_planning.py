"""Circuits worked out by hand, laws of electricity, traps of the hobby, and what is wrong and does not crash."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lit_samples import CATALOGUE, circuit, codes, lamp, planned, supply

from diorama_planner.circuits.elements import Feed, Joint
from diorama_planner.core.issues import Severity

WHITE, RED = "smd0603_white", "smd0603_red"
LEDS = (WHITE, RED, "smd0402_green", "led3_warm", "pre0402_warm_9_18v", "smd5050_rgb", "filament_3v_38")
SOURCES = ("usb2", "aa3", "aa4", "dc12_1a", "b9v", "ac16", "lipo_1s_500")


# -- worked out by hand --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "series", "ohm"),
    [
        ("usb2", "E12", 1000.0),  # (5.25 V - 2.75 V) / 3 mA = 833.3
        ("usb2", "E24", 910.0),
        ("usb2", "E96", 845.0),
        ("aa3", "E24", 750.0),  # (4.8 V - 2.75 V) / 3 mA = 683.3: the highest that a row gives, not its fresh voltage
        ("dc12_unreg", "E24", 5100.0),  # (18 V - 2.75 V) / 3 mA = 5083: unloaded, not 12 V
        ("ac16", "E24", 8200.0),  # (19 V x 1.414 - 1.4 V - 2.75 V) / 3 mA = 7573: behind a bridge
        ("dcc_ho", "E24", 4700.0),  # (18 V - 1.4 V - 2.75 V) / 3 mA = 4617: a square wave behind a bridge
    ],
)
def test_a_resistor_is_sized_at_the_highest_voltage_and_rounded_up(source, series, ohm) -> None:
    branch = planned(supply(source), circuit(lamp(), series=series)).circuits["c"].branches[0]
    assert branch.resistor.ohm == ohm
    assert branch.resistor.wanted_ohm <= ohm
    assert branch.highest_ma <= branch.wanted_ma == 3.0


def test_heat_takes_a_package_that_bears_twice_as_much() -> None:
    # (12.6 V - 1.8 V) / 3 mA = 3600 ohm, 3 mA: 32.4 mW; 1/16 W bears 31.25 of it, 1/10 W does
    resistor = planned(supply("dc12_1a"), circuit(lamp(RED))).circuits["c"].branches[0].resistor
    assert (resistor.ohm, resistor.package.id, resistor.axial.id) == (3600.0, "r0603", "rax_0125")
    assert resistor.mw == pytest.approx(32.4, rel=1e-3)
    hot = planned(supply("ac16"), circuit(lamp("led5_ir", ma=60.0)))
    assert "resistor-too-hot" in codes(hot)


def test_whites_go_three_and_three_on_twelve_volts_and_one_by_one_on_five() -> None:
    lamps = tuple(lamp(record=name) for name in "abcdef")
    twelve = planned(supply("dc12_1a"), circuit(*lamps, wiring="series")).circuits["c"]
    assert [branch.lamps for branch in twelve.branches] == [("a", "b", "c"), ("d", "e", "f")]
    assert twelve.branches[0].resistor.ohm == 1500.0  # (12.6 - 8.25) V / 3 mA = 1450
    five = planned(supply("usb2"), circuit(*lamps, wiring="series")).circuits["c"]
    assert len(five.branches) == 6


def test_a_string_that_nothing_feeds_yet_is_one_string() -> None:
    lamps = tuple(lamp(record=name) for name in "abc")
    (branch,) = planned((), circuit(*lamps, feed="", wiring="series")).circuits["c"].branches
    assert (branch.lamps, branch.resistor) == (("a", "b", "c"), None)


def test_what_has_its_resistor_gets_none() -> None:
    found = planned(
        supply("dc12_1a"), circuit(lamp("pre0402_warm_9_18v"), lamp("strip_3528_12v", "b", length_mm=120.0))
    )
    ready, strip = found.circuits["c"].branches
    assert (ready.resistor, ready.built_in_ohm, strip.resistor, strip.times) == (None, 1000.0, None, 2)
    assert ready.ma.half == pytest.approx(9.0, abs=0.15)  # "about 9 mA at 12 V"
    assert strip.ma.half == pytest.approx(20.0)
    assert codes(found) == set()


def test_life_of_a_battery() -> None:
    # W079: 12 LEDs on 3 x AA, 80 % of 2500 mAh. Through 620 ohm flow (3.9 - 1.8) V / 620 ohm = 3.4 mA on average
    found = planned(supply("aa3"), circuit(lamp(RED, ma=5.0, count=12)))
    assert found.feeds["s"].hours == pytest.approx(0.8 * 2500.0 / (12 * 3.4), rel=0.1)
    answer = found.circuits["c"]
    bright = answer.brightness["a"]
    assert 1.0 >= bright.fresh > bright.half > bright.end > 0.0
    assert answer.volt.fresh == pytest.approx(4.7)
    assert answer.volt.end == pytest.approx(3.3)
    assert planned(supply("usb_bank"), circuit(lamp(count=100))).feeds["s"].hours == pytest.approx(
        5550 / 230, rel=0.1
    )


def test_whites_fade_on_three_cells_and_not_on_four_or_usb() -> None:
    three = planned(supply("aa3"), circuit(lamp()))
    assert 40.0 < three.circuits["c"].dims_from_pct < 60.0  # at about 3.6 V, as power_sources.csv says
    (issue,) = three.findings
    assert (issue.code, issue.severity, "53 %" in str(issue.message)) == ("light-fades", Severity.WARNING, True)
    for source in ("aa4", "usb2"):
        assert planned(supply(source), circuit(lamp())).findings == ()
    coin = planned(supply("cr2032"), circuit(lamp(ma=1.0)))
    assert coin.circuits["c"].goes_out_from_pct < 95.0
    assert "go out" in str(next(issue.message for issue in coin.findings if issue.code == "light-fades"))


def test_hours_are_those_of_good_light() -> None:
    found = planned(supply("aa3"), circuit(lamp(count=60)))
    feed, answer = found.feeds["s"], found.circuits["c"]
    ideal = 2500.0 / feed.load_ma.fresh
    used = answer.dims_from_pct / 100.0
    assert used * ideal < feed.hours < ideal < feed.hours_in_all  # while it fades it takes ever less
    assert feed.hours < used * 2500.0 / feed.load_ma.half
    mixed = planned(supply("aa3"), (circuit(lamp(count=60)), circuit(lamp(RED), record="d"))).feeds["s"]
    assert mixed.hours == pytest.approx(feed.hours, rel=0.05)  # of all lamps the first that fades


def test_what_lights_nothing_has_no_hours() -> None:
    found = planned(supply("aa1"), circuit(lamp("smd0603_warm", count=9)))
    feed = found.feeds["s"]
    assert (feed.hours, feed.hours_in_all, feed.lights_nothing, feed.strain) == (None, None, True, "none")


@pytest.mark.parametrize(
    ("source", "more", "led", "strain", "overdriven"),
    [
        ("usb2", {}, lamp(count=100), "none", False),
        ("aa3", {}, lamp(count=300), "overdrawn", False),  # 640 mA: for a moment it gives 1500
        ("usb2", {"fuse_ma": 100.0}, lamp(count=100), "out", False),
        ("a23", {}, lamp("strip_cob_5v", length_mm=125.0), "out", True),
        ("usb2", {}, lamp(RED, ma=45.0), "none", True),
    ],
)
def test_what_gives_out_and_what_burns(source, more, led, strain, overdriven) -> None:
    answer = planned(supply(source, **more), circuit(led)).circuits["c"]
    assert (answer.strain, answer.overdriven == {"a"}) == (strain, overdriven)


@pytest.mark.parametrize(
    ("source", "led", "code", "record", "fields"),
    [
        ("a23", lamp(count=9), "coin-cell-overdrawn", "s", {"source": "dc12_1a"}),
        ("usb2", lamp(count=190), "supply-overloaded", "s", {"source": "usb_chg"}),
        ("aa3", lamp(), "light-fades", "s", {"source": "aa4"}),
        ("aa1", lamp(), "no-headroom", "s", {"source": "aa4"}),
        ("dc12_1a", lamp("strip_cob_5v", length_mm=125.0), "led-over-current", "a", {"led": "strip_3528_12v"}),
        ("usb2", lamp("pre0402_warm_9_18v"), "no-headroom", "a", {"led": "pre0402_warm_bare"}),
    ],
)
def test_another_supply_or_led_is_proposed_and_does_it(source, led, code, record, fields) -> None:
    found = planned(supply(source), circuit(led))
    fix = next(issue for issue in found.findings if issue.code == code).fixes[0]
    assert (fix.verb, fix.args) == ("set_fields", {"id": record, "fields": fields})
    if record == "s":
        again = planned(supply(fields["source"]), circuit(led))
    else:
        again = planned(supply(source), circuit(replace(led, led=CATALOGUE.led_map[fields["led"]])))
    assert again.findings == ()


def test_figures_of_findings_follow_the_reader() -> None:
    (issue,) = planned(supply("usb2"), circuit(lamp("filament_bulb"))).findings
    assert "5.25 V" in str(issue.message)
    assert "5,25 V" in issue.message.written(decimal_comma=True)


def test_modules_converters_and_dimmers() -> None:
    feeds = (
        supply("dc12_1a"),
        Feed(record="u", name="Converter", sort="buck", parent="s", out_v=5.0, own_ma=2.0),
        Feed(record="d", name="Dimmer", sort="effect", parent="u", level_pct=40.0, own_ma=5.0),
        Feed(record="p", name="Fast", sort="effect", parent="u", level_pct=40.0, pwm=True),
    )
    found = planned(feeds, (circuit(lamp(count=9), feed="d", record="x"), circuit(lamp(), feed="p", record="y")))
    whole = planned(feeds[:2], circuit(lamp(count=9), feed="u")).circuits["c"].load_ma.fresh
    assert found.circuits["x"].load_ma.fresh == pytest.approx(0.4 * whole)
    assert found.circuits["x"].branches[0].highest_ma == pytest.approx(whole / 9)  # it may be turned up
    assert found.circuits["y"].brightness["a"].fresh == pytest.approx(0.4)
    out = found.feeds["u"].load_ma.fresh
    assert out == pytest.approx(0.4 * whole + 5.0 + 0.4 * whole / 9)
    assert found.feeds["s"].load_ma.fresh == pytest.approx(2.0 + 5.0 * out / (0.85 * 12.6))
    assert codes(found) == {"pwm-bands"}


# -- laws ----------------------------------------------------------------------------------------------------------

lamps_drawn = st.lists(st.tuples(st.sampled_from(LEDS), st.integers(1, 3)), min_size=1, max_size=5)


def _lamps(drawn):
    return tuple(lamp(led, f"l{place}", count=count) for place, (led, count) in enumerate(drawn))


@given(lamps_drawn, st.sampled_from(SOURCES), st.sampled_from(LEDS))
@settings(max_examples=15, deadline=None)
def test_another_light_never_lowers_the_load(drawn, source, led) -> None:
    before = planned(supply(source), circuit(*_lamps(drawn))).feeds["s"].load_ma
    after = planned(supply(source), circuit(*_lamps(drawn), lamp(led, "more"))).feeds["s"].load_ma
    assert (after.fresh, after.half, after.end) >= (before.fresh, before.half, before.end)
    assert after.end >= before.end


def _tree(lead_ohm):
    return (
        supply("aa4"),
        Feed(record="j", name="J", sort="junction", parent="s", lead_ohm=lead_ohm),
        Feed(record="e", name="E", sort="effect", parent="j", own_ma=7.0, lead_ohm=lead_ohm),
        Feed(record="u", name="U", sort="buck", parent="j", out_v=3.3, lead_ohm=lead_ohm),
    )


@given(lamps_drawn, lamps_drawn)
@settings(max_examples=5, deadline=None)
def test_the_network_gives_what_each_branch_gives_by_itself(first, second) -> None:
    circuits = (circuit(*_lamps(first), feed="e", record="x"), circuit(*_lamps(second), feed="u", record="y"))
    alone, solved = planned(_tree(0.0), circuits), planned(_tree(1e-7), circuits)
    for name, answer in alone.circuits.items():
        for one, other in zip(answer.branches, solved.circuits[name].branches, strict=True):
            assert other.ma.half == pytest.approx(one.ma.half, rel=1e-3, abs=1e-6)
            assert other.highest_ma == pytest.approx(one.highest_ma, rel=1e-3, abs=1e-6)
    assert solved.feeds["s"].load_ma.end == pytest.approx(alone.feeds["s"].load_ma.end, rel=1e-3)


@given(lamps_drawn, lamps_drawn, st.floats(0.1, 20.0))
@settings(max_examples=5, deadline=None)
def test_currents_at_a_junction_sum_to_zero(first, second, ohm) -> None:
    circuits = (circuit(*_lamps(first), feed="e", record="x"), circuit(*_lamps(second), feed="j", record="y"))
    found = planned(_tree(ohm), circuits)
    volt = {name: feed.volt.half for name, feed in found.feeds.items()}
    into_e = (volt["j"] - volt["e"]) / ohm * 1e3
    assert into_e == pytest.approx(found.circuits["x"].load_ma.half + 7.0, rel=1e-4)
    into_j = (volt["s"] - volt["j"]) / ohm * 1e3
    assert into_j == pytest.approx(into_e + found.circuits["y"].load_ma.half, rel=1e-4)
    assert found.feeds["s"].load_ma.half == pytest.approx(into_j, rel=1e-3)


# -- traps ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "lit", "expected"),
    [
        ("dc12_1a", circuit(lamp(count=4), wiring="series", per_string=4), {"no-headroom", "light-fades"}),
        ("dc12_1a", circuit(lamp(count=4), wiring="series"), set()),
        ("cr2032", circuit(lamp(ma=20.0)), {"coin-cell-overdrawn"}),
        ("ac16", circuit(lamp()), {"rectified-ac"}),
        ("dcc_ho", circuit(lamp()), {"rectified-ac"}),
        ("dc12_unreg", circuit(lamp()), {"unregulated-supply"}),
        ("usb_bank", circuit(lamp()), {"power-bank-sleeps"}),
        ("usb_bank", circuit(lamp(count=60)), set()),
        ("usb2", circuit(lamp("pre0402_warm_9_18v")), {"no-headroom"}),
        ("ac16", circuit(lamp("pre0402_warm_9_18v")), {"rectified-ac", "led-over-current"}),
        ("dc12_unreg", circuit(lamp("strip_3528_12v")), {"unregulated-supply", "led-over-current", "light-fades"}),
        ("usb2", circuit(lamp("filament_bulb")), {"no-headroom"}),
        ("usb2", circuit(lamp("el_wire_2_3", length_mm=300.0)), {"needs-inverter"}),
        ("aa2", circuit(lamp("el_wire_2_3", length_mm=300.0)), {"needs-inverter"}),
        ("usb2", circuit(lamp(RED, ma=45.0)), {"led-over-current"}),
        ("usb2", circuit(lamp(count=190)), {"supply-overloaded"}),
        ("usb2", circuit(lamp(count=150)), {"supply-overloaded"}),
    ],
)
def test_traps_have_names(source, lit, expected) -> None:
    assert codes(planned(supply(source), lit)) == expected


def test_findings_bring_remedies() -> None:
    strong = planned(supply("usb2"), circuit(lamp(RED, ma=45.0)))
    (fix,) = strong.findings[0].fixes
    assert (fix.verb, fix.args) == ("set_fields", {"id": "a", "fields": {"ma": None}})
    fused = planned(supply("usb2", fuse_ma=110.0), circuit(lamp(count=40)))  # 110 mA flow; what is sold has 100 mA
    assert "its fuse of 100 mA blows" in str(fused.findings[0].message)
    assert fused.findings[0].fixes[0].args["fields"] == {"fuse_ma": 160.0}
    assert planned(supply("usb2", fuse_ma=160.0), circuit(lamp(count=40))).findings == ()


# -- what is wrong -------------------------------------------------------------------------------------------------


def test_a_supply_of_nothing() -> None:
    row = replace(CATALOGUE.power_source_map["usb2"], nominal_v=0.0, min_v=0.0, max_v=0.0, useful_min_v=0.0)
    for feed in (replace(supply("usb2"), source=row), supply("none_such")):
        found = planned(feed, circuit(lamp(), lamp("strip_3528_12v", "b")))
        assert codes(found) == {"supply-without-voltage"}
        assert found.circuits["c"].load_ma.fresh == 0.0
    turned_down = (supply("usb2"), Feed(record="u", name="U", sort="buck", parent="s", out_v=0.0))
    assert codes(planned(turned_down, circuit(lamp(), feed="u"))) == {"supply-without-voltage"}


def test_leds_without_voltage_stay_dark_beside_others() -> None:
    unknown = lamp("none_such", "b")
    found = planned(supply("usb2"), circuit(lamp(), unknown, lamp("side_glow_2mm", "c"), wiring="series"))
    assert [issue.record_id for issue in found.findings] == ["b", "c"]
    assert codes(found) == {"led-without-voltage"}
    assert found.circuits["c"].brightness["b"].fresh == 0.0 < found.circuits["c"].brightness["a"].fresh


def test_five_hundred_leds_on_a_coin_cell() -> None:
    found = planned(supply("cr2032"), circuit(lamp(count=500)))
    assert "coin-cell-overdrawn" in codes(found)
    assert found.circuits["c"].branches[0].times == 500
    feed, answer = found.feeds["s"], found.circuits["c"]
    assert (feed.hours, feed.hours_in_all, feed.strain, answer.strain) == (None, None, "out", "out")
    assert answer.brightness["a"].highest == 0.0
    (fix,) = next(issue.fixes for issue in found.findings if issue.code == "coin-cell-overdrawn")
    assert fix.args == {"id": "s", "fields": {"source": "li18650"}}


def test_two_supplies_joined() -> None:
    feeds = (supply("usb2", "s"), supply("aa3", "t"), Feed(record="j", name="J", sort="junction", parent="t"))
    found = planned(feeds, circuit(lamp()), joints=(Joint("w", "s", "j"),))
    (issue,) = found.findings
    assert (issue.code, issue.record_id, issue.severity) == ("supplies-joined", "w", Severity.ERROR)
    # (5.25 V - 4.7 V) / 0.4 ohm = 1375 mA, less what the lamp takes
    assert "1374 mA" in str(issue.message)
    assert found.feeds["t"].load_ma.fresh < 0.0 < found.feeds["s"].load_ma.fresh
    harmless = planned(feeds, circuit(lamp()), joints=(Joint("w", "t", "j"),))
    assert harmless.findings == ()


def test_feeds_in_a_circle_and_on_nothing() -> None:
    ring = tuple(
        Feed(record=name, name=name, sort="junction", parent=parent) for name, parent in ("ab", "bc", "ca", "dd")
    )
    stray = Feed(record="x", name="x", sort="bus", parent="gone")
    lost = (circuit(lamp(), feed="a"), circuit(lamp(), feed="x", record="k"), circuit(lamp(), feed="", record="l"))
    found = planned((*ring, stray, supply("usb2")), lost, loose=(lamp(record="z"),))
    told = [(issue.code, issue.record_id) for issue in found.findings]
    assert told == [
        *(("light-unconnected", name) for name in ("z", "c", "k", "l")),
        *(("feed-loop", name) for name in ("a", "d")),
    ]
    assert all(issue.fixes for issue in found.findings)
    assert found.feeds["b"].supply == ""
    ring_told, alone_told = (str(issue.message) for issue in found.findings[-2:])
    assert ring_told.startswith("3 feeds from a on hang on each other")
    assert alone_told.startswith("d hangs on itself")


NAMES = "pqrs"
odd_feeds = st.builds(
    lambda source, sort, volt, level, **more: (
        supply(source, more["record"])
        if sort == "supply"
        else Feed(name="", sort=sort, out_v=volt, level_pct=level, own_ma=5.0, **more)
    ),
    source=st.sampled_from((*SOURCES, "none_such", "dcc_ho")),
    sort=st.sampled_from(("supply", "supply", "buck", "effect", "junction")),
    volt=st.sampled_from((-1.0, 0.0, 1e-6, 3.3, 48.0)),
    level=st.sampled_from((0.0, 50.0, 100.0)),
    record=st.sampled_from(NAMES),
    parent=st.sampled_from(NAMES),
    pwm=st.booleans(),
    lead_ohm=st.sampled_from((0.0, 0.0, 0.5)),
)
odd_lamps = st.builds(
    lamp,
    st.sampled_from((*LEDS, "none_such", "side_glow_2mm", "strip_cob_5v", "filament_bulb", "el_wire_1_2")),
    ma=st.sampled_from((None, -1.0, 0.0, 1e-6, 400.0)),
    count=st.integers(0, 9),
)


@given(
    st.lists(odd_feeds, max_size=4, unique_by=lambda feed: feed.record),
    st.lists(odd_lamps, max_size=4),
    st.sampled_from(NAMES),
    st.lists(st.builds(Joint, st.just("w"), st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=2),
    st.sampled_from(("series", "parallel")),
)
@settings(max_examples=30, deadline=None)
def test_nothing_that_is_wrong_raises(feeds, lamps, fed, joints, wiring) -> None:
    lit = circuit(*lamps, feed=fed, wiring=wiring, per_string=len(lamps))
    found = planned(tuple(feeds), lit, joints=tuple(joints))
    assert all(str(issue.message) for issue in found.findings)
    assert all(math.isfinite(branch.highest_ma) for branch in found.circuits["c"].branches)
    assert all(math.isfinite(feed.load_ma.highest) for feed in found.feeds.values())


def test_nothing_at_all() -> None:
    assert planned((), ()).findings == ()
    assert planned(supply("aa3"), circuit()).findings == ()
