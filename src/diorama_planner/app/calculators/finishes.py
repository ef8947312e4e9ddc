"""Calculators of what is poured, mixed and spread, and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping

from diorama_planner.app.calculators.declaration import Calculator, Given, Input, Output, Value, positive
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.rates import Rate, parse_amount
from diorama_planner.core.units import unit_factor
from diorama_planner.formulas.build_time import build_hours, build_weeks
from diorama_planner.formulas.coverage import amount_by_rate, amount_by_spread, packs_for
from diorama_planner.formulas.resin import film_volume_mm3, need_depth_within, pour_layers, split_by_ratio, with_waste

_AREA = positive("area", "Area", kind="area", unit="m2")
_WASTE = Input(name="waste_pct", label="Waste", unit="%", default="0", minimum=0, maximum=1000)


def _area_mm2(given: Given) -> float:
    if given.has("area") == given.has("size"):
        raise UsageError(msg("Either the area or the size is needed"), msg("For example size='100x232 mm'."))
    if given.has("area"):
        return given.number("area") * unit_factor("area", "m2")
    width, depth = given.value("size", tuple)
    return float(width * depth)


def _pour(given: Given) -> Mapping[str, Value]:
    depth, density, max_layer = given.number("depth"), given.maybe("density"), given.maybe("max_layer")
    net = film_volume_mm3(_area_mm2(given), depth) / unit_factor("volume", "ml")
    total = with_waste(net, given.number("waste_pct"))
    resin, hardener = split_by_ratio(total, *given.value("mix", tuple)) if given.has("mix") else (None, None)
    if given.has("max_total"):
        need_depth_within(depth, given.number("max_total"))
    layers = pour_layers(depth, max_layer) if max_layer is not None else None
    return {
        "net_ml": net,
        "with_waste_ml": total,
        "resin_ml": resin,
        "hardener_ml": hardener,
        "mass_g": None if density is None else total * density,
        "layers": None if layers is None else layers.count,
        "layer_mm": None if layers is None else layers.each_mm,
    }


def _mix(given: Given) -> Mapping[str, Value]:
    part_a, part_b = split_by_ratio(given.number("mass"), *given.value("ratio", tuple))
    return {"part_a_g": part_a, "part_b_g": part_b}


def _coverage(given: Given) -> Mapping[str, Value]:
    rate = given.value("rate", Rate)
    amount_of = amount_by_spread if rate.is_spread else amount_by_rate
    amount = amount_of(given.number("area"), rate.value, given.number("coats"), given.number("waste_pct"))
    return {"amount": amount, "unit": rate.unit, "packs": _packs(given, rate, amount)}


def _packs(given: Given, rate: Rate, amount: float) -> int | None:
    if given.has("pack"):
        return packs_for(amount, parse_amount(given.value("pack", str), rate))
    return packs_for(amount, 1.0) if rate.family == "count" else None


def _build_time(given: Given) -> Mapping[str, Value]:
    rate = given.value("rate", Rate)
    if rate.family != "time":
        raise UsageError(msg("The rate must be a time for an area"), msg("For example 950 h/m2."))
    hour = unit_factor("time", rate.unit) / unit_factor("time", "h")
    per_m2 = hour / rate.value if rate.is_spread else hour * rate.value
    hours = build_hours(given.number("area"), per_m2)
    return {"hours": hours, "weeks": build_weeks(hours, given.number("hours_per_week"))}


FINISHES = (
    Calculator(
        name="pour",
        title="Resin pour",
        summary="Volume, mix and layers of a pour.",
        inputs=(
            positive("area", "Area", kind="area", unit="m2", required=False),
            Input(name="size", label="Or: size", kind="size", required=False, help="100x232 mm"),
            positive("depth", "Depth", kind="length", unit="mm"),
            Input(name="mix", label="Resin : hardener by volume", kind="ratio", required=False, help="2:1"),
            _WASTE,
            positive("max_layer", "Largest layer of this resin", kind="length", unit="mm", required=False),
            positive("max_total", "Greatest depth in all", kind="length", unit="mm", required=False),
            positive("density", "Density", kind="density", unit="g/ml", required=False),
        ),
        outputs=(
            Output(name="net_ml", label="Fills", unit="ml", formula="area x depth"),
            Output(name="with_waste_ml", label="To mix", unit="ml", formula="net x (1 + waste)"),
            Output(name="resin_ml", label="Resin", unit="ml", formula="to mix x A / (A + B)"),
            Output(name="hardener_ml", label="Hardener", unit="ml", formula="to mix x B / (A + B)"),
            Output(name="mass_g", label="Weighs", unit="g", formula="to mix x density"),
            Output(name="layers", label="Layers", formula="ceil(depth / largest layer)", source="the maker's limit"),
            Output(name="layer_mm", label="Each layer", unit="mm", formula="depth / layers"),
        ),
        compute=_pour,
        example={"size": "100x232 mm", "depth": "1 mm", "mix": "2:1", "waste_pct": "10", "max_layer": "3.2 mm"},
    ),
    Calculator(
        name="mix",
        title="Mix by weight",
        summary="The two parts of a mass, by the weight ratio on the label.",
        inputs=(
            positive("mass", "To mix", kind="mass", unit="g"),
            Input(name="ratio", label="A : B by weight", kind="ratio", help="100:47"),
        ),
        outputs=(
            Output(name="part_a_g", label="Part A", unit="g", formula="mass x A / (A + B)"),
            Output(name="part_b_g", label="Part B", unit="g", formula="mass x B / (A + B)"),
        ),
        compute=_mix,
        example={"mass": "147 g", "ratio": "100:47"},
    ),
    Calculator(
        name="coverage",
        title="Coverage",
        summary="How much paint, grass, plaster cloth or glue an area takes.",
        inputs=(
            _AREA,
            Input(name="rate", label="Rate", kind="rate", help="140 g/m2, 8 m2/l, 0.929 m2/pack"),
            positive("coats", "Coats", default="1", maximum=100),
            _WASTE,
            Input(name="pack", label="Size of a pack", kind="text", required=False, help="in the rate's unit: 500 g"),
        ),
        outputs=(
            Output(name="amount", label="Needed", formula="area x coats x (1 + waste) x rate, or / spread"),
            Output(name="unit", label="Unit"),
            Output(name="packs", label="Packs to buy", formula="ceil(needed / pack)"),
        ),
        compute=_coverage,
        example={"area": "0.8 m2", "rate": "1.5 m2/can", "coats": "2", "waste_pct": "20"},
    ),
    Calculator(
        name="build-time",
        title="Build time",
        summary="Hours and weeks for an area at a builder's own rate.",
        inputs=(
            _AREA,
            Input(name="rate", label="Rate", kind="rate", unit="h/m2", help="950 h/m2 for a museum piece"),
            positive("hours_per_week", "Hours a week", kind="time", unit="h",
                  maximum=168),
        ),
        outputs=(
            Output(name="hours", label="Hours", unit="h", formula="area x rate"),
            Output(name="weeks", label="Weeks", formula="hours / hours a week"),
        ),
        compute=_build_time,
        example={"area": "0.048 m2", "rate": "950 h/m2", "hours_per_week": "6 h"},
    ),
)  # fmt: skip
