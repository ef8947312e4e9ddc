"""The worked examples of the trade, each computed by the program and held against its published answer."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from diorama_planner.core.scale import Scale, factor
from diorama_planner.core.units import format_length, parse_length, parse_quantity, unit_factor
from diorama_planner.formulas import (
    build_time,
    coverage,
    depth_of_field,
    foam,
    framing,
    led,
    motion,
    proportion,
    resin,
    supply,
    tiling,
    wiring,
)

DATA = Path(__file__).parents[2] / "data" / "worked_examples.json"
EXAMPLES = {row["id"]: row for row in json.loads(DATA.read_text(encoding="utf-8"))}
OURS = [row["id"] for row in EXAMPLES.values() if row["section"][0] in "ABCDEFGH"]

INCH = unit_factor("length", "in")
FT2 = unit_factor("area", "ft2")
IN3 = unit_factor("volume", "in3")
LITRE = unit_factor("volume", "l")
ML = unit_factor("volume", "ml")
M2 = unit_factor("area", "m2")
GALLON = unit_factor("volume", "gal")

Inputs = Mapping[str, Any]


def model(real_mm: float, denominator: float) -> float:
    return Scale(denominator).to_model(real_mm)


def oo_track(i: Inputs) -> list[float]:
    gauge = proportion.prototype_gauge_mm(i["gauge_mm"], i["scale"])
    return [gauge, float(format_length(gauge, "in").removesuffix(" in"))]


def japanese_n(i: Inputs) -> list[float]:
    represented = proportion.prototype_gauge_mm(i["gauge_mm"], i["scale"])
    return [represented, proportion.gauge_error_pct(represented, i["prototype_mm"])]


def twelve_feet(i: Inputs) -> list[float]:
    mm = model(parse_length(f"{i['real_ft']} ft").mm, i["scale"])
    return [mm, mm / INCH]


def fence(i: Inputs) -> list[float]:
    along = proportion.fence_along(i["run_mm"], i["bay_mm"], i["scale"])
    return [along.bay_mm, along.bays, along.posts]


def mph(real_mm_s: float) -> float:
    return real_mm_s / unit_factor("speed", "mph")


def one_foot_a_second(i: Inputs) -> list[float]:
    real = motion.real_speed_mm_s(parse_length(f"{i['ft_per_s']} ft").mm, 1.0, i["scale"])
    return [mph(real), real / unit_factor("speed", "km/h")]


def pages(i: Inputs) -> list[float]:
    ways = ("portrait", "landscape")
    overlap = i.get("overlap_mm", 0.0)
    return [tiling.tile_as(tuple(i["plan_mm"]), tuple(i["printable_mm"]), overlap, way).pages for way in ways]


def foam_sheets(i: Inputs) -> list[float]:
    sheet, piece = tuple(i["sheet_mm"]), tuple(i["piece_mm"])
    return [tiling.pieces_per_sheet(sheet, piece), tiling.sheets_for(i["pieces"], sheet, piece)]


def plaster_roll(i: Inputs) -> list[float]:
    area = parse_length(f"{i['width_in']} in").mm * parse_length(f"{i['length_yd']} yd").mm
    return [area / M2, area / FT2]


def bricks(i: Inputs) -> list[float]:
    return [coverage.pieces_for(i["wall_m"][0] * i["wall_m"][1], i["door_m2"], i["per_m2"])]


def gallon_area(i: Inputs) -> list[float]:
    return [resin.covered_area_mm2(i["gallon_in3"] * IN3, i["depth_in"] * INCH) / FT2]


def tray(i: Inputs) -> list[float]:
    length, width, depth = (side * INCH for side in i["in"])
    volume = resin.film_volume_mm3(length * width, depth)
    return [
        round(volume / IN3, 9),
        volume / ML,
        volume / unit_factor("volume", "floz"),
        resin.split_by_ratio(volume, 1, 1)[0] / ML,
    ]


def deep_pour(i: Inputs) -> list[float]:
    length, width, depth = (side * INCH for side in i["in"])
    volume = resin.film_volume_mm3(length * width, depth) / LITRE
    part_a, part_b = resin.split_by_ratio(volume, 2, 1)
    return [volume, resin.pour_layers(depth, i["max_layer_mm"]).count, part_a, part_b]


def bar_top(i: Inputs) -> list[float]:
    gallons = resin.film_volume_mm3(i["ft2"] * FT2, i["in"] * INCH) / GALLON
    return [gallons, resin.with_waste(gallons, i["waste"] * 100)]


def layers(i: Inputs) -> list[float]:
    plan = resin.pour_layers(i["depth_mm"], i["max_layer_mm"], i.get("max_total_mm"))
    return [plan.count, plan.each_mm, resin.waiting_h(plan.count, i["wait_h"])]


def stream(i: Inputs) -> list[float]:
    return [resin.channel_volume_mm3(i["length_mm"], i["width_mm"], i["depth_mm"]) / ML]


def track_ballast(i: Inputs) -> list[float]:
    width, depth = (side * INCH for side in i["in"])
    per_metre = coverage.ballast_ml_per_m(width, depth)
    metres = i["bag_in3"] * IN3 / ML / per_metre
    return [per_metre, parse_quantity(f"{metres} m", "length") / unit_factor("length", "ft")]


def paint(i: Inputs) -> list[float]:
    litres = coverage.amount_by_spread(i["area_m2"], i["m2_per_l"], i["coats"], (i["factor"] - 1) * 100)
    return [litres * 1000]


def cans(i: Inputs) -> list[float]:
    amount = coverage.amount_by_spread(i["area_m2"], i["m2_per_can"], i["coats"], i["waste"] * 100)
    return [amount, coverage.packs_for(amount, 1)]


def one_led(i: Inputs) -> list[float]:
    string = led.led_string(i["V"], i["Vf"], i["mA"])
    return [string.resistor_ohm, string.resistor_mw / 1000]


def three_leds(i: Inputs) -> list[float]:
    string = led.led_string(i["V"], i["Vf"], i["mA"], i["n"])
    return [string.resistor_ohm, string.e24_ohm, string.e12_ohm, string.actual_ma]


def strip(i: Inputs) -> list[float]:
    current = supply.strip_current_a(i["A_per_group"], i["groups_per_m"])
    return [supply.power_w(i["V"], current), current]


def reserve(i: Inputs) -> list[float]:
    load = i["W_per_m"] * i["m"]
    return [load, supply.with_reserve(load, 20)]


def twelve_leds(i: Inputs) -> list[float]:
    ideal = supply.battery_hours(i["mAh"], i["mA"])
    return [ideal, ideal * i["usable"]]


def wire_of(awg: int, published_ohm_per_m: float) -> float:
    ohm_per_m = wiring.wire_ohm_per_m(wiring.awg_diameter_mm(awg))
    assert ohm_per_m == pytest.approx(published_ohm_per_m, rel=2e-4)
    return ohm_per_m


def limits(i: Inputs) -> list[float]:
    """Hyperfocal distance, near, far and depth in m; some sources leave the + f out of the first."""
    distance = i["s"]
    near, far = depth_of_field.sharp_between_mm(i["f"], i["N"], i["c"], distance)
    return [each / 1000 for each in (depth_of_field.hyperfocal_mm(i["f"], i["N"], i["c"]), near, far, far - near)]


def bare_limits(i: Inputs) -> list[float]:
    hyperfocal, near, far, _ = limits(i)
    return [hyperfocal - i["f"] / 1000, near, far]


def limits_in_feet(i: Inputs) -> list[float]:
    foot = parse_length("1 ft").mm
    near, far = depth_of_field.sharp_between_mm(i["f"], i["N"], i["c"], i["s_ft"] * foot)
    return [near / foot, far / foot]


def wide_lenses(i: Inputs) -> list[float]:
    lenses = ((12, 4), (12, 8), (11, 8), (14, 4))
    return [depth_of_field.hyperfocal_mm(f, n, i["c"]) / parse_length("1 ft").mm for f, n in lenses]


def nikon_table(i: Inputs) -> list[float]:
    """The maker's f-numbers are effective ones: ours are by (1 + m) smaller."""
    magnification = 1.0 / float(i["ratio"].partition(":")[2])
    nominal = i["N"] / (1.0 + magnification)
    return [depth_of_field.depth_by_magnification_mm(nominal, 1.0 / 30.0, magnification)]


def eye_level(i: Inputs) -> list[float]:
    metre = unit_factor("length", "m")
    return [model(i["eye_mm"], i["scale"]), framing.represented_distance_mm(i["camera_mm"], i["scale"]) / metre]


def green_rate(i: Inputs) -> list[float]:
    area = i["in"][0] * INCH * i["in"][1] * INCH / M2
    return [area, build_time.build_rate(i["hours"], area)]


SUMS: dict[str, Callable[[Inputs], list[float]]] = {
    "W001": lambda i: [model(i["real_mm"], i["scale"])],
    "W003": lambda i: [factor(Scale(i["from"]), Scale(i["to"])) * 100],
    "W005": lambda i: [model(each, i["scale"]) for each in i["real_mm"]],
    "W007": oo_track,
    "W009": lambda i: [proportion.ratio_of_mm_per_foot(i["mm_per_foot"])],
    "W011": japanese_n,
    "W013": lambda i: [model(i["eye_height_real_mm"], each) for each in i["scale"]],
    "W015": twelve_feet,
    "W017": lambda i: [proportion.true_ratio(i["real_hull_mm"], i["model_hull_mm"])],
    "W019": lambda i: [model(i["real_height_mm"], 64), model(i["crown_mm"], 64), model(i["crown_mm"], 87)],
    "W021": fence,
    "W023": lambda i: [mph(motion.real_speed_mm_s(i["inches"] * INCH, i["seconds"], i["scale"]))],
    "W025": one_foot_a_second,
    "W027": lambda i: [motion.overcrank_fps(i["base_fps"], i["scale"])],
    "W029": pages,
    "W031": pages,
    "W033": foam_sheets,
    "W035": lambda i: [foam.sheet_mass_g(tuple(i["size_mm"]), i["density_kg_m3"]) / 1000],
    "W037": plaster_roll,
    "W039": bricks,
    "W041": gallon_area,
    "W043": gallon_area,
    "W045": tray,
    "W047": deep_pour,
    "W049": bar_top,
    "W051": layers,
    "W053": lambda i: layers(i)[:1],
    "W055": stream,
    "W057": lambda i: [coverage.grass_g_per_m2(i["fill"], i["length_mm"], i["density_kg_m3"])],
    "W059": lambda i: [coverage.per_metre(i["tsp_ml"], i["inch_mm"])],
    "W061": track_ballast,
    "W063": lambda i: [coverage.section_factor(i["from"], each) for each in i["to"]],
    "W065": lambda i: [coverage.plaster_volume_l(i["plaster_kg"], i["water_kg"], i["solid_density"])],
    "W067": paint,
    "W069": cans,
    "W071": one_led,
    "W073": three_leds,
    "W075": strip,
    "W077": reserve,
    "W079": twelve_leds,
    "W081": lambda i: [wiring.voltage_drop_v(i["m"], i["A"], wire_of(i["awg"], i["ohm_per_m"]))],
    "W083": lambda i: [wiring.longest_feeder_m(i["V"], i["drop_pct"], i["A"], i["ohm_per_m"])],
    "W085": lambda i: [supply.rectified_v(i["Vrms"], i["bridge_drop"])],
    "W087": limits,
    "W089": lambda i: limits(i)[:3],
    "W091": limits_in_feet,
    "W093": bare_limits,
    "W095": bare_limits,
    "W097": wide_lenses,
    "W099": nikon_table,
    "W101": nikon_table,
    "W103": nikon_table,
    "W105": lambda i: [depth_of_field.effective_f_number(i["N"], each) for each in i["m"]],
    "W107": lambda i: [depth_of_field.airy_disc_mm(i["N"], i["lambda_um"] / 1000) * 1000],
    "W109": eye_level,
    "W111": green_rate,
}


def test_every_example_of_our_sections_is_computed() -> None:
    assert sorted(SUMS) == sorted(OURS)


@pytest.mark.parametrize("example_id", OURS)
def test_worked_example(example_id: str) -> None:
    example = EXAMPLES[example_id]
    values = SUMS[example_id](example["inputs"])
    assert len(values) == len(example["answers"])
    for value, answer in zip(values, example["answers"], strict=True):
        assert abs(value - answer["value"]) <= answer["tolerance"] + 1e-9, answer["name"]
        # the published figure is rounded; the exact one is known to six decimals
        assert value == pytest.approx(answer["computed"], rel=1e-6, abs=1e-6), answer["name"]
