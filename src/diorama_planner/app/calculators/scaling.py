"""Calculators of scale, gauge, tyre and speed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from diorama_planner.app.calculators.declaration import Calculator, Given, Input, Output, Value, positive
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.scale import QUANTITIES, Quantity, Scale, factor
from diorama_planner.core.units import FAMILIES, parse_quantity, unit_factor
from diorama_planner.formulas.motion import model_speed_mm_s, real_speed_mm_s
from diorama_planner.formulas.proportion import prototype_gauge_mm, ratio_of_mm_per_foot, true_ratio
from diorama_planner.formulas.tyre import parse_tyre

_MODEL_SCALE = Input(name="scale", label="Scale of the model", kind="scale", help="1:64, 64 or a name such as oo")


def _scale(given: Given) -> Mapping[str, Value]:
    source, target = given.value("from", Scale), given.value("to", Scale)
    quantity = cast("Quantity", given.value("quantity", str))
    value = parse_quantity(given.value("value", str), quantity)
    return {
        "value": value * factor(source, target, quantity),
        "unit": FAMILIES[quantity].own,
        "factor": factor(source, target),
    }


def _true_scale(given: Given) -> Mapping[str, Value]:
    return {"denominator": true_ratio(given.number("real"), given.number("model"))}


def _ratio(given: Given) -> Mapping[str, Value]:
    return {"denominator": ratio_of_mm_per_foot(given.number("mm_per_foot"))}


def _gauge(given: Given) -> Mapping[str, Value]:
    return {"prototype_mm": prototype_gauge_mm(given.number("gauge"), given.value("scale", Scale).denominator)}


def _tyre(given: Given) -> Mapping[str, Value]:
    diameter = parse_tyre(given.value("code", str)).diameter_mm
    return {"diameter_mm": diameter, "model_mm": given.value("scale", Scale).to_model(diameter)}


def _speed(given: Given) -> Mapping[str, Value]:
    scale = given.value("scale", Scale).denominator
    timed = given.has("distance") or given.has("time")
    if timed == given.has("speed"):
        raise UsageError(
            msg("Either the distance and time of the model are needed, or the real speed"),
            msg("For example distance='18 in' time=5.2 or speed='60 km/h'."),
        )
    real = _timed_speed(given, scale) if timed else given.number("speed")
    return {
        "real_kmh": real / unit_factor("speed", "km/h"),
        "real_mph": real / unit_factor("speed", "mph"),
        "model_mm_s": model_speed_mm_s(real, scale),
    }


def _timed_speed(given: Given, scale: float) -> float:
    return real_speed_mm_s(given.number("distance"), given.number("time"), scale)


SCALING = (
    Calculator(
        name="scale",
        aliases=("convert",),
        title="Scale conversion",
        summary="What a size becomes in another scale.",
        inputs=(
            Input(name="value", label="Size", kind="text", help="bare numbers are mm, m2, g or s"),
            Input(name="from", label="From scale", kind="scale", default="1:1"),
            Input(name="to", label="To scale", kind="scale"),
            Input(name="quantity", label="Quantity", kind="choice", default="length", choices=QUANTITIES),
        ),
        outputs=(
            Output(name="value", label="In the new scale",
                   formula="value x (from / to)^n; n = 1 length and speed, 2 area, 3 volume and mass, "
                   "1/2 time (Froude: gravity does not shrink)"),
            Output(name="unit", label="Unit"),
            Output(name="factor", label="Lengths grow by", formula="from / to"),
        ),
        compute=_scale,
        example={"value": "4205 mm", "to": "1:64"},
    ),
    Calculator(
        name="true-scale",
        title="True scale of a model",
        summary="The ratio that a model really has, whatever its box says.",
        inputs=(
            positive("real", "Real length", kind="length", unit="mm"),
            positive("model", "Length of the model", kind="length", unit="mm"),
        ),
        outputs=(Output(name="denominator", label="Scale 1 to", formula="real / model"),),
        compute=_true_scale,
        example={"real": "4400 mm", "model": "65 mm"},
    ),
    Calculator(
        name="ratio",
        title="Millimetres to the foot",
        summary="The ratio of a scale given as so many millimetres to the foot.",
        inputs=(
            positive("mm_per_foot", "Millimetres to the foot", kind="length", unit="mm"),
        ),
        outputs=(Output(name="denominator", label="Scale 1 to", formula="304.8 / mm", source="the foot"),),
        compute=_ratio,
        example={"mm_per_foot": "4 mm"},
    ),
    Calculator(
        name="gauge",
        title="Track gauge",
        summary="The real gauge that a model track stands for.",
        inputs=(
            positive("gauge", "Model gauge", kind="length", unit="mm"),
            _MODEL_SCALE,
        ),
        outputs=(
            Output(name="prototype_mm", label="Real gauge", unit="mm", formula="gauge x scale", source="NEM 010"),
        ),
        compute=_gauge,
        example={"gauge": "16.5 mm", "scale": "1:76.2"},
    ),
    Calculator(
        name="tyre",
        title="Tyre",
        summary="The diameter of a tyre from its code, real and in scale.",
        inputs=(Input(name="code", label="Tyre code", kind="text", help="as on its side: 185/60 R14"), _MODEL_SCALE),
        outputs=(
            Output(name="diameter_mm", label="Real diameter", unit="mm",
                   formula="rim in inches + 2 x width x profile / 100", source="ETRTO designation"),
            Output(name="model_mm", label="In scale", unit="mm", formula="diameter / scale"),
        ),
        compute=_tyre,
        example={"code": "185/60 R14", "scale": "1:64"},
    ),
    Calculator(
        name="speed",
        title="Scale speed",
        summary="The real speed of a timed model, or the model's speed for a real one.",
        inputs=(
            positive("distance", "Distance on the model", kind="length", unit="mm", required=False),
            positive("time", "Time for it", kind="time", unit="s", required=False),
            positive("speed", "Or: real speed", kind="speed", required=False,
                  help="with its unit: 60 km/h"),
            _MODEL_SCALE,
        ),
        outputs=(
            Output(name="real_kmh", label="Real speed", unit="km/h", formula="distance x scale / time",
                   source="bachmanntrains.com"),
            Output(name="real_mph", label="Real speed", unit="mph", formula="distance x scale / time"),
            Output(name="model_mm_s", label="Speed of the model", unit="mm/s", formula="real speed / scale"),
        ),
        compute=_speed,
        example={"distance": "18 in", "time": "5.2 s", "scale": "1:87.1"},
    ),
)  # fmt: skip
