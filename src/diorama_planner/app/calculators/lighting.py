"""Calculators of light: resistors, batteries, wire."""

from __future__ import annotations

from collections.abc import Mapping

from diorama_planner.app.calculators.declaration import Calculator, Given, Input, Output, Value, positive
from diorama_planner.formulas.led import MA_PER_A, led_string
from diorama_planner.formulas.supply import battery_hours
from diorama_planner.formulas.wiring import M_PER_MM, MV_PER_V, awg_diameter_mm, voltage_drop_v, wire_ohm_per_m


def _led(given: Given) -> Mapping[str, Value]:
    string = led_string(given.number("supply"), given.number("vf"), given.number("ma"), int(given.number("count")))
    return {
        "resistor_ohm": string.resistor_ohm,
        "e12_ohm": string.e12_ohm,
        "e24_ohm": string.e24_ohm,
        "e96_ohm": string.e96_ohm,
        "actual_ma": string.actual_ma,
        "resistor_mw": string.resistor_mw,
        "headroom_v": string.headroom_v,
    }


def _battery(given: Given) -> Mapping[str, Value]:
    hours = battery_hours(given.number("mah"), given.number("ma"))
    return {"hours": hours, "usable_hours": hours * given.number("usable_pct") / 100.0}


def _wire_drop(given: Given) -> Mapping[str, Value]:
    diameter, length = awg_diameter_mm(given.number("awg")), given.number("length") * M_PER_MM
    ohm_per_m = wire_ohm_per_m(diameter)
    return {
        "drop_mv": voltage_drop_v(length, given.number("ma") / MA_PER_A, ohm_per_m) * MV_PER_V,
        "ohm": length * ohm_per_m,
        "diameter_mm": diameter,
    }


LIGHTING = (
    Calculator(
        name="led",
        title="LED resistor",
        summary="The resistor of one LED or of several in series.",
        inputs=(
            positive("supply", "Supply", kind="voltage", unit="V"),
            positive("vf", "Forward voltage of one LED", kind="voltage", unit="V"),
            positive("ma", "Current", kind="current", unit="mA"),
            Input(name="count", label="LEDs in series", default="1", minimum=1, maximum=1000, whole=True),
        ),
        outputs=(
            Output(name="resistor_ohm", label="Resistor", unit="ohm", formula="(V - n x Vf) / I", source="Ohm's law"),
            Output(name="e12_ohm", label="Next in E12", unit="ohm", source="IEC 60063"),
            Output(name="e24_ohm", label="Next in E24", unit="ohm", source="IEC 60063"),
            Output(name="e96_ohm", label="Next in E96", unit="ohm", source="IEC 60063"),
            Output(name="actual_ma", label="Current with E24", unit="mA", formula="headroom / R"),
            Output(name="resistor_mw", label="Heat in the resistor", unit="mW", formula="headroom^2 / E24 value"),
            Output(name="headroom_v", label="Left for the resistor", unit="V", formula="V - n x Vf"),
        ),
        compute=_led,
        example={"supply": "12 V", "vf": "3.2 V", "ma": "5", "count": "3"},
    ),
    Calculator(
        name="battery",
        title="Battery life",
        summary="How long a battery feeds the lights.",
        inputs=(
            positive("mah", "Capacity", kind="charge", unit="mAh"),
            positive("ma", "All lights together", kind="current", unit="mA"),
            positive("usable_pct", "Usable share", unit="%", default="80", maximum=100),
        ),
        outputs=(
            Output(name="hours", label="Ideal", unit="h", formula="capacity / current"),
            Output(
                name="usable_hours",
                label="Until it is weak",
                unit="h",
                formula="ideal x usable share",
                source="builder's practice",
            ),
        ),
        compute=_battery,
        example={"mah": "2500 mAh", "ma": "60 mA"},
    ),
    Calculator(
        name="wire-drop",
        title="Voltage lost in a wire",
        summary="What a copper wire of a gauge loses on the way to the lights and back.",
        inputs=(
            Input(name="awg", label="Gauge (AWG)", minimum=0, maximum=50),
            positive("length", "Length one way", kind="length", unit="mm"),
            positive("ma", "Current", kind="current", unit="mA"),
        ),
        outputs=(
            Output(name="drop_mv", label="Lost, there and back", unit="mV", formula="2 x length x current x ohm/m"),
            Output(
                name="ohm",
                label="Resistance one way",
                unit="ohm",
                formula="length x 0.017241 ohm mm2/m / (pi d^2 / 4)",
                source="IEC 60028, copper at 20 degrees C",
            ),
            Output(
                name="diameter_mm",
                label="Bare diameter",
                unit="mm",
                formula="0.127 x 92^((36 - AWG) / 39)",
                source="ASTM B258",
            ),
        ),
        compute=_wire_drop,
        example={"awg": "30", "length": "2 m", "ma": "100 mA"},
    ),
)
