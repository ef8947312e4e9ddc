"""Traps and laws of the sums: boundaries, float noise, refusals."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas import build_time, coverage, foam, led, motion, proportion, resin, tiling
from diorama_planner.formulas.bases import base_for, fits_within
from diorama_planner.formulas.rounding import count_down, count_up, is_above
from diorama_planner.formulas.tyre import parse_tyre

SIZES = st.floats(1.0, 5000.0)


@pytest.mark.parametrize(
    ("quotient", "up", "down"), [(1.0000000000000002, 1, 1), (0.9999999999999999, 1, 1), (1.001, 2, 1), (0.0, 0, 0)]
)
def test_noise_is_not_counted(quotient: float, up: int, down: int) -> None:
    assert (count_up(quotient), count_down(quotient)) == (up, down)


@given(st.integers(1, 1000), st.floats(0.01, 100.0))
def test_whole_multiples_count_as_themselves(count: int, unit: float) -> None:
    assert count_up(count * unit / unit) == count
    assert count_down(count * unit / unit) == count
    assert count_up((count * unit + 0.01 * unit) / unit) == count + 1
    assert not is_above(count * unit, unit * count)


def test_400_mm_on_a_400_mm_page_is_one_page() -> None:
    assert tiling.tile_plan((400, 400), (400, 400)).pages == 1
    assert tiling.tile_plan((400.001, 400), (400, 400)).pages == 2
    assert tiling.tile_plan((3 * 0.1, 0.3), (0.3, 0.3)).pages == 1
    assert tiling.tile_plan((800, 400), (400, 400)).pages == 2


def test_fewest_pages_win_and_portrait_when_equal() -> None:
    assert tiling.tile_plan((600, 400), (210, 297), 10, 5) == tiling.Tiling(4, 2, "portrait")
    assert tiling.tile_plan((297, 210), (210, 297)).orientation == "landscape"
    assert tiling.tile_plan((297, 210), (297, 210)).orientation == "landscape"
    assert tiling.tile_plan((100, 100), (210, 297)).orientation == "portrait"


@given(SIZES, SIZES, st.floats(50.0, 500.0), st.floats(0.0, 40.0))
def test_pages_cover_the_plan_and_one_less_would_not(width: float, depth: float, page: float, overlap: float) -> None:
    step = page - overlap
    for length in (width, depth):
        pages = tiling.pages_along(length, page, overlap)
        assert page + (pages - 1) * step >= length * (1 - 1e-6)
        assert pages == 1 or page + (pages - 2) * step < length


def test_page_without_room_is_refused() -> None:
    with pytest.raises(UsageError, match="margins"):
        tiling.tile_plan((400, 400), (210, 297), margin_mm=105)
    with pytest.raises(UsageError, match="overlap"):
        tiling.tile_plan((400, 400), (210, 297), 10, 190)


def test_piece_larger_than_the_sheet_is_refused() -> None:
    assert tiling.pieces_per_sheet((600, 300), (601, 100)) == 0
    with pytest.raises(UsageError, match="does not fit"):
        tiling.sheets_for(1, (600, 300), (601, 100))


@pytest.mark.parametrize(
    ("height", "sheet", "layers", "top_up"),
    [(86, 20, 5, 6.0), (86, 30, 3, 26.0), (86, 50, 2, 36.0), (60, 20, 3, 0.0), (0.3, 0.1, 3, 0.0), (5, 20, 1, 5.0)],
)
def test_foam_stack(height: float, sheet: float, layers: int, top_up: float) -> None:
    stack = foam.foam_stack(height, sheet)
    assert stack.layers == layers
    assert stack.top_up_mm == pytest.approx(top_up)
    assert (stack.top_up_mm == 0) == (top_up == 0)


def test_realistic_water_takes_12_7_mm_in_all() -> None:
    assert resin.pour_layers(12.7, 3.2, 12.7) == resin.Layers(4, 3.175)
    with pytest.raises(UsageError, match=r"13 mm is too deep.*12\.7 mm in all"):
        resin.pour_layers(13, 3.2, 12.7)
    assert resin.pour_layers(13, 3.2).count == 5


@given(st.floats(0.1, 200.0), st.floats(0.5, 60.0))
def test_layers_fill_the_depth_within_the_limit(depth: float, limit: float) -> None:
    layers = resin.pour_layers(depth, limit)
    assert layers.count * layers.each_mm == pytest.approx(depth)
    assert layers.each_mm <= limit * (1 + 1e-8)
    assert layers.count == 1 or depth > (layers.count - 1) * limit


@given(st.floats(0.0, 1e6), st.floats(0.1, 100.0), st.floats(0.1, 100.0))
def test_parts_add_up_and_keep_their_ratio(total: float, a: float, b: float) -> None:
    part_a, part_b = resin.split_by_ratio(total, a, b)
    assert part_a + part_b == pytest.approx(total)
    assert part_a * b == pytest.approx(part_b * a)


def test_ratio_by_weight() -> None:
    assert resin.split_by_ratio(147, 100, 47) == pytest.approx((100.0, 47.0))


def test_e_series_are_those_of_iec_60063() -> None:
    assert [len(led.SERIES[name]) for name in ("E12", "E24", "E96")] == [12, 24, 96]
    assert set(led.E12) < set(led.E24)
    assert led.E24[13] == 3.6
    assert led.E96[:4] == (1.0, 1.02, 1.05, 1.07)
    assert led.E96[-1] == 9.76


@pytest.mark.parametrize(
    ("ohm", "series", "value"),
    [
        (480, "E24", 510),
        (480, "E12", 560),
        (480, "E96", 487),
        (510, "E24", 510),
        (510.0000000001, "E24", 510),
        (511, "E24", 560),
        (0.95, "E12", 1.0),
        (9.2, "E24", 10),
        (999, "E96", 1000),
        (8300, "E12", 10000),
        (0.1, "E12", 0.1),
    ],
)
def test_next_standard_resistor(ohm: float, series: str, value: float) -> None:
    assert led.standard_resistor(ohm, series) == value


@given(st.floats(0.01, 1e7), st.sampled_from(["E12", "E24", "E96"]))
def test_standard_resistor_is_the_smallest_not_below(ohm: float, series: str) -> None:
    value = led.standard_resistor(ohm, series)
    assert ohm * (1 - 1e-8) <= value < ohm * 1.26  # the widest step of a series is 1.2 to 1.5
    assert led.standard_resistor(value, series) == value


@given(st.floats(1.0, 24.0), st.floats(1.5, 3.6), st.floats(1.0, 30.0), st.integers(1, 6))
def test_standard_resistor_never_gives_more_current(supply: float, vf: float, ma: float, count: int) -> None:
    headroom = supply / (count * vf) - 1.0
    assume(abs(headroom) > 1e-6)
    if headroom < 0:
        with pytest.raises(UsageError, match="leaves nothing"):
            led.led_string(supply, vf, ma, count)
        return
    string = led.led_string(supply, vf, ma, count)
    assert string.actual_ma <= ma * (1 + 1e-8)
    assert string.resistor_ohm * (1 - 1e-8) <= string.e24_ohm <= string.e12_ohm
    assert string.resistor_mw == pytest.approx(string.headroom_v * string.actual_ma)


def test_four_white_leds_on_12_v_are_one_too_many() -> None:
    with pytest.raises(UsageError, match="At most 3 in series"):
        led.led_string(12, 3.0, 5, 4)
    with pytest.raises(UsageError, match="higher supply"):
        led.led_string(3, 3.2, 5)


@pytest.mark.parametrize(
    ("code", "diameter"),
    [
        ("185/60 R14", 577.6),
        ("185/60R14", 577.6),
        ("P205/55 ZR16 91V", 631.9),
        ("195/75 R16C 107R", 698.9),
        ("120/70-17", 599.8),
        ("165 R13", 600.8),
        ("295/80R22.5", 1043.5),
    ],
)
def test_tyre(code: str, diameter: float) -> None:
    assert parse_tyre(code).diameter_mm == pytest.approx(diameter)


@pytest.mark.parametrize(
    "code", ["", "185", "R14", "185/60", "banana", "999/99 R99", "185/60 R0", "١٨٥/60 R14", "1e3/60 R14"]
)
def test_bad_tyre_is_refused(code: str) -> None:
    with pytest.raises(UsageError, match="tyre"):
        parse_tyre(code)


def test_base_of_the_neon_alley() -> None:
    width, depth = base_for([(65.703125, 25.390625)], 0, 100, 50)
    assert (width, depth) == (65.703125, 200.0)
    assert base_for([(65, 25), (70, 30)], 20) == pytest.approx((162, 36))


@given(SIZES, SIZES)
def test_a_scene_fits_its_own_size_either_way_round(width: float, depth: float) -> None:
    assert fits_within((width, depth), (depth, width))
    assert not fits_within((width, depth), (width * 0.99, depth))


def test_fugate_ballast_and_grass_limit() -> None:
    assert coverage.grass_g_per_m2(0.14, 4) == pytest.approx(638.4)
    assert coverage.packs_for(1.28, 1) == 2
    assert coverage.packs_for(0.1 * 3, 0.1) == 3
    assert coverage.packs_for(0, 5) == 0


@given(st.floats(0.01, 10.0), st.floats(0.1, 50.0), st.integers(1, 5), st.floats(0.0, 100.0))
def test_rate_and_spread_are_the_same_law(area: float, spread: float, coats: int, waste: float) -> None:
    by_rate = coverage.amount_by_rate(area, 1 / spread, coats, waste)
    assert coverage.amount_by_spread(area, spread, coats, waste) == pytest.approx(by_rate)
    assert by_rate == pytest.approx(coverage.amount_by_rate(area, 1 / spread) * coats * (1 + waste / 100))


def test_build_time() -> None:
    hours = build_time.build_hours(0.5, 100)
    assert (hours, build_time.build_weeks(hours, 8)) == (50.0, 6.25)


@pytest.mark.parametrize("bad", [0.0, -1.0, math.nan, math.inf])
def test_impossible_quantities_are_refused_by_name(bad: float) -> None:
    sums = [
        (lambda: proportion.true_ratio(bad, 1), "real length"),
        (lambda: proportion.ratio_of_mm_per_foot(bad), "millimetres to the foot"),
        (lambda: proportion.fence_along(500, bad, 64), "bay"),
        (lambda: motion.overcrank_fps(24, bad), "scale"),
        (lambda: motion.model_speed_mm_s(bad, 87), "speed"),
        (lambda: tiling.pages_along(bad, 100), "plan"),
        (lambda: foam.foam_stack(bad, 20), "height"),
        (lambda: resin.film_volume_mm3(100, bad), "depth"),
        (lambda: resin.pour_layers(8, bad), "largest layer"),
        (lambda: coverage.amount_by_spread(1, bad), "spread"),
        (lambda: led.led_string(12, 3, bad), "current"),
        (lambda: build_time.build_rate(400, bad), "area"),
    ]
    for compute, name in sums:
        with pytest.raises(UsageError, match=f"The {name} must be greater than zero"):
            compute()


def test_negative_waste_is_refused() -> None:
    with pytest.raises(UsageError, match="waste must not be negative"):
        resin.with_waste(100, -1)
