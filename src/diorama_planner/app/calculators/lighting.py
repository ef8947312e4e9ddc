"""Calculators of light: resistors, batteries, strips, wire."""

from __future__ import annotations

from collections.abc import Mapping

from diorama_planner.app.calculators.declaration import Calculator, Given, Input, Output, Value, positive
from diorama_planner.formulas.led import MA_PER_A, led_string
from diorama_planner.formulas.supply import battery_hours, power_w, strip_current_a, with_reserve
from diorama_planner.formulas.wiring import (
    M_PER_MM,
    MV_PER_V,
    awg_diameter_mm,
    longest_feeder_m,
    voltage_drop_v,
    wire_ohm_per_m,
)


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


def _strip(given: Given) -> Mapping[str, Value]:
    length = given.number("length") * M_PER_MM
    ampere = strip_current_a(given.number("group_ma") / MA_PER_A, given.number("groups_per_m"), length)
    watt = power_w(given.number("supply"), ampere)
    return {
        "ma": ampere * MA_PER_A,
        "power_w": watt,
        "supply_ma": with_reserve(ampere, given.number("reserve_pct")) * MA_PER_A,
        "supply_w": with_reserve(watt, given.number("reserve_pct")),
    }


def _wire_drop(given: Given) -> Mapping[str, Value]:
    diameter, length = awg_diameter_mm(given.number("awg")), given.number("length") * M_PER_MM
    ohm_per_m, ampere, supply = wire_ohm_per_m(diameter), given.number("ma") / MA_PER_A, given.maybe("supply")
    longest = None if supply is None else longest_feeder_m(supply, given.number("drop_pct"), ampere, ohm_per_m)
    return {
        "drop_mv": voltage_drop_v(length, ampere, ohm_per_m) * MV_PER_V,
        "ohm": length * ohm_per_m,
        "diameter_mm": diameter,
        "longest_mm": None if longest is None else longest / M_PER_MM,
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
        name="strip",
        title="Light strip and its supply",
        summary="What a strip of LEDs draws, and what a supply must give for it.",
        inputs=(
            positive("supply", "Supply", kind="voltage", unit="V"),
            positive("group_ma", "Current of a group", kind="current", unit="mA", help="LEDs between two cuts"),
            positive("groups_per_m", "Groups in a metre"),
            positive("length", "Length", kind="length", unit="mm", default="1 m"),
            Input(name="reserve_pct", label="Reserve", unit="%", default="20", minimum=0),
        ),
        outputs=(
            Output(name="ma", label="Current", unit="mA", formula="groups x current of one"),
            Output(name="power_w", label="Power", unit="W", formula="V x I"),
            Output(name="supply_ma", label="Supply gives at least", unit="mA", formula="I x (1 + reserve)"),
            Output(name="supply_w", label="Supply bears at least", unit="W", formula="V x I x (1 + reserve)"),
        ),
        compute=_strip,
        example={"supply": "12 V", "group_ma": "60 mA", "groups_per_m": "20", "length": "1 m"},
    ),
    Calculator(
        name="wire-drop",
        title="Voltage lost in a wire",
        summary="What a copper wire of a gauge loses on the way to the lights and back.",
        inputs=(
            Input(name="awg", label="Gauge (AWG)", minimum=0, maximum=50),
            positive("length", "Length one way", kind="length", unit="mm"),
            positive("ma", "Current", kind="current", unit="mA"),
            positive("supply", "Supply", kind="voltage", unit="V", required=False, help="for the longest wire"),
            positive("drop_pct", "Most of it lost", unit="%", default="5", maximum=100),
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
            Output(
                name="longest_mm",
                label="Longest one way",
                unit="mm",
                formula="share x supply / (2 x current x ohm/m)",
            ),
        ),
        compute=_wire_drop,
        example={"awg": "30", "length": "2 m", "ma": "100 mA", "supply": "12 V"},
    ),
)
