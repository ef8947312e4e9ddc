"""The calculators through their typed texts: contract, answers, refusals."""

import json
from pathlib import Path

import pytest

from diorama_planner.app.calculators import CALCULATORS, calculate, find_calculator
from diorama_planner.app.calculators.answers import answer_json, answer_rows, guide_page
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError

# Name, inputs and outputs are a contract with scripts: never rename, only add.
CONTRACT = {
    "scale": ("value from to quantity", "value unit factor"),
    "true-scale": ("real model", "denominator"),
    "ratio": ("mm_per_foot", "denominator"),
    "gauge": ("gauge scale", "prototype_mm"),
    "tyre": ("code scale", "diameter_mm model_mm"),
    "speed": ("distance time speed scale", "real_kmh real_mph model_mm_s"),
    "base-size": ("things margin_pct road pavement scale", "width_mm depth_mm fits"),
    "tiles": ("plan page margin overlap", "pages columns rows orientation"),
    "foam-layers": ("height sheet", "layers top_up_mm"),
    "pour": (
        "area size depth mix waste_pct max_layer max_total density",
        "net_ml with_waste_ml resin_ml hardener_ml mass_g layers layer_mm",
    ),
    "mix": ("mass ratio", "part_a_g part_b_g"),
    "coverage": ("area rate coats waste_pct pack", "amount unit packs"),
    "led": (
        "supply vf ma count",
        "resistor_ohm e12_ohm e24_ohm e96_ohm actual_ma resistor_mw headroom_v",
    ),
    "battery": ("mah ma usable_pct", "hours usable_hours"),
    "strip": ("supply group_ma groups_per_m length reserve_pct", "ma power_w supply_ma supply_w"),
    "wire-drop": ("awg length ma supply drop_pct", "drop_mv ohm diameter_mm longest_mm"),
    "dof": (
        "focal f coc sensor distance magnification",
        "near_mm far_mm depth_mm hyperfocal_mm magnification close_depth_mm diffraction_f",
    ),
    "framing": ("sensor focal width", "magnification distance_mm height_mm"),
    "stack": ("depth dof overlap_pct", "step_mm frames"),
    "build-time": ("area rate hours_per_week", "hours weeks"),
}


@pytest.mark.parametrize("name", CONTRACT)
def test_names_are_the_contract(name: str) -> None:
    calculator = CALCULATORS[name]
    inputs, outputs = CONTRACT[name]
    assert [each.name for each in calculator.inputs] == inputs.split()
    assert [each.name for each in calculator.outputs] == outputs.split()


@pytest.mark.parametrize("name", CALCULATORS)
def test_example_computes_every_output(name: str) -> None:
    calculator = CALCULATORS[name]
    values = calculate(name, calculator.example)
    assert list(values) == [output.name for output in calculator.outputs]
    assert all(text for _, text in answer_rows(calculator, values))
    json.dumps(answer_json(values), allow_nan=False)


@pytest.mark.parametrize("name", CALCULATORS)
def test_each_required_input_is_asked_for(name: str) -> None:
    calculator = CALCULATORS[name]
    for spec in calculator.inputs:
        if spec.required and not spec.default:
            texts = {key: text for key, text in calculator.example.items() if key != spec.name}
            with pytest.raises(UsageError, match=f"'{spec.name}' is missing"):
                calculate(name, texts)


@pytest.mark.parametrize("name", CALCULATORS)
@pytest.mark.parametrize("bad", ["nan", "1e400", "-1", "banana", "()", "1/0"])
def test_bad_text_in_any_number_is_refused_where_it_stands(name: str, bad: str) -> None:
    calculator = CALCULATORS[name]
    for spec in calculator.inputs:
        if spec.kind in {"text", "choice", "things"}:
            continue
        with pytest.raises(UsageError) as caught:
            calculate(name, {**calculator.example, spec.name: bad})
        assert caught.value.where.startswith(spec.name)
        assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("name", "texts", "answers"),
    [
        ("scale", {"value": "4205 mm", "to": "1:64"}, {"value": 65.703125, "unit": "mm", "factor": 1 / 64}),
        ("convert", {"value": "100", "from": "1:87", "to": "1:64"}, {"value": 135.9375, "factor": 1.359375}),
        ("scale", {"value": "13' 9 1/2\"", "to": "64"}, {"value": 65.6828125}),
        ("scale", {"value": "1", "to": "1:10", "quantity": "area"}, {"value": 10_000.0, "unit": "mm2"}),
        ("scale", {"value": "1 l", "to": "1:10", "quantity": "volume"}, {"value": 1000.0, "unit": "mm3"}),
        ("scale", {"value": "1 t", "to": "1:100", "quantity": "mass"}, {"value": 1.0, "unit": "g"}),
        ("scale", {"value": "87 m/s", "to": "1:87", "quantity": "speed"}, {"value": 1000.0, "unit": "mm/s"}),
        ("scale", {"value": "8", "to": "1:64", "quantity": "time"}, {"value": 1.0, "unit": "s", "factor": 1 / 64}),
        ("scale", {"value": "76.2", "to": "oo"}, {"value": 1.0}),
        ("true-scale", {"real": "6316", "model": "180.5"}, {"denominator": 34.99169}),
        ("ratio", {"mm_per_foot": "2 1/16"}, {"denominator": 147.781818}),
        ("gauge", {"gauge": "16.5", "scale": "1:76.2"}, {"prototype_mm": 1257.3}),
        ("tyre", {"code": "185/60 R14", "scale": "1:64"}, {"diameter_mm": 577.6, "model_mm": 9.025}),
        ("speed", {"distance": "18 in", "time": "5.2", "scale": "87.1"}, {"real_mph": 17.130682}),
        ("speed", {"distance": "1 ft", "time": "1 s", "scale": "87.1"}, {"real_kmh": 95.573088}),
        ("speed", {"speed": "60 km/h", "scale": "1:87"}, {"real_kmh": 60.0, "model_mm_s": 191.570881}),
        ("tiles", {"plan": "600x400", "page": "190x277", "overlap": "5"}, {"pages": 8, "orientation": "portrait"}),
        ("tiles", {"plan": "600x400", "page": "letter", "margin": "10"}, {"pages": 8, "columns": 4, "rows": 2}),
        ("tiles", {"plan": "40x40 cm", "page": "400x400 mm"}, {"pages": 1}),
        ("foam-layers", {"height": "86", "sheet": "20"}, {"layers": 5, "top_up_mm": 6.0}),
        (
            "pour",
            {"size": "100x232 mm", "depth": "1", "mix": "2:1", "waste_pct": "10%", "density": "1100 kg/m3"},
            {
                "net_ml": 23.2,
                "with_waste_ml": 25.52,
                "resin_ml": 17.013333,
                "hardener_ml": 8.506667,
                "mass_g": 28.072,
            },
        ),
        ("pour", {"area": "288 in2", "depth": "1.5 in", "max_layer": "45"}, {"net_ml": 7079.2116, "layers": 1}),
        ("pour", {"area": "1", "depth": "8", "max_layer": "3.2"}, {"layers": 3, "layer_mm": 8 / 3, "mass_g": None}),
        ("pour", {"area": "1", "depth": "8"}, {"layers": None, "layer_mm": None, "resin_ml": None}),
        ("pour", {"area": "1", "depth": "12.7", "max_total": "12.7"}, {"layers": None, "net_ml": 12700.0}),
        ("mix", {"mass": "147", "ratio": "100:47"}, {"part_a_g": 100.0, "part_b_g": 47.0}),
        (
            "coverage",
            {"area": "0.24*1.3", "rate": "6 m2/l", "coats": "2"},
            {"amount": 0.104, "unit": "l", "packs": None},
        ),
        (
            "coverage",
            {"area": "0.8", "rate": "1.5 m2/can", "coats": "2", "waste_pct": "20"},
            {"amount": 1.28, "unit": "can", "packs": 2},
        ),
        (
            "coverage",
            {"area": "2", "rate": "140 g/m2", "pack": "0.14 kg"},
            {"amount": 280.0, "unit": "g", "packs": 2},
        ),
        ("coverage", {"area": "10 ft2", "rate": "0.929 m2/pack"}, {"packs": 2}),
        (
            "led",
            {"supply": "12", "vf": "3.2", "ma": "5", "count": "3"},
            {"resistor_ohm": 480.0, "e12_ohm": 560.0, "e24_ohm": 510.0, "e96_ohm": 487.0, "headroom_v": 2.4},
        ),
        ("led", {"supply": "5 V", "vf": "2000 mV", "ma": "0.03 A"}, {"resistor_ohm": 100.0, "resistor_mw": 90.0}),
        (
            "strip",
            {"supply": "12 V", "group_ma": "0.04 A", "groups_per_m": "20", "length": "5 m"},
            {"ma": 4000.0, "power_w": 48.0, "supply_ma": 4800.0, "supply_w": 57.6},
        ),
        (
            "wire-drop",
            {"awg": "24", "length": "1 m", "ma": "1.2 A", "supply": "12 V", "drop_pct": "3"},
            {"drop_mv": 202.111746, "longest_mm": 1781.192867},  # 360 mV may be lost
        ),
        ("wire-drop", {"awg": "24", "length": "1 m", "ma": "1.2 A"}, {"longest_mm": None}),
        ("build-time", {"area": "0.5", "rate": "100", "hours_per_week": "8"}, {"hours": 50.0, "weeks": 6.25}),
        (
            "dof",
            {"focal": "35", "f": "2", "sensor": "36x24 mm", "distance": "5 m"},
            {"near_mm": 4021.932203, "far_mm": 6606.623164, "hyperfocal_mm": 20451.666667},
        ),
        (
            "dof",
            {"focal": "50", "f": "8", "coc": "0.03", "distance": "20 m"},
            {"far_mm": float("inf"), "close_depth_mm": None},
        ),
        (
            "dof",
            {"f": "8", "sensor": "ff", "magnification": "0.2"},
            {"depth_mm": 14.4, "near_mm": None, "hyperfocal_mm": None},
        ),
        ("dof", {"focal": "50", "f": "8", "sensor": "ff", "distance": "360"}, {"magnification": 0.2}),
        ("dof", {"focal": "100", "f": "8", "sensor": "ff", "distance": "300"}, {"magnification": None}),
        (
            "framing",
            {"sensor": "36x24 mm", "focal": "50", "width": "180"},
            {"magnification": 0.2, "distance_mm": 360.0},
        ),
        ("framing", {"sensor": "mft", "focal": "30", "width": "17.3"}, {"magnification": 1.0, "distance_mm": 120.0}),
        ("stack", {"depth": "80", "dof": "6", "overlap_pct": "25"}, {"step_mm": 4.5, "frames": 18}),
        ("stack", {"depth": "10", "dof": "4", "overlap_pct": "50"}, {"step_mm": 2.0, "frames": 4}),
        ("stack", {"depth": "3", "dof": "4"}, {"frames": 1}),
        (
            "build-time",
            {"area": "1 m2", "rate": "0.5 m2/h", "hours_per_week": "30 min"},
            {"hours": 2.0, "weeks": 4.0},
        ),
    ],
)
def test_answers(name: str, texts: dict[str, str], answers: dict[str, object]) -> None:
    values = calculate(name, texts)
    for key, answer in answers.items():
        expected = pytest.approx(answer, rel=1e-6) if isinstance(answer, float) else answer
        assert values[key] == expected, key


@pytest.mark.parametrize(
    ("name", "texts", "words"),
    [
        ("puor", {}, "no calculator 'puor'.*pour"),
        ("pour", {"deep": "3"}, "no input 'deep'.*depth"),
        ("pour", {"depth": "3"}, "Either the area or the size"),
        ("pour", {"depth": "3", "area": "1", "size": "1x1"}, "Either the area or the size"),
        ("pour", {"depth": "0", "area": "1"}, "depth, column 1: .*greater than 0 mm"),
        ("pour", {"depth": "3 banana", "area": "1"}, "depth, column 3: 'banana' is not a unit"),
        ("pour", {"depth": "3", "size": "1x1x1"}, "two lengths"),
        ("pour", {"depth": "13", "area": "1", "max_total": "12.7"}, "13 mm is too deep.*12.7 mm in all"),
        ("pour", {"depth": "13", "area": "1", "max_layer": "3.2", "max_total": "12.7"}, "too deep"),
        ("pour", {"depth": "3", "area": "1", "max_total": "0"}, "greater than 0 mm"),
        ("pour", {"depth": "3", "area": "1", "mix": "2"}, "not a mixing ratio"),
        ("pour", {"depth": "3", "area": "1", "mix": "0:1"}, "greater than zero"),
        ("pour", {"depth": "3", "area": "1", "waste_pct": "-5"}, "at least 0 %"),
        ("pour", {"depth": "3", "area": "1", "waste_pct": "5000"}, "at most 1000 %"),
        ("speed", {"scale": "87"}, "Either the distance and time"),
        ("speed", {"scale": "87", "speed": "60 km/h", "time": "3"}, "Either the distance and time"),
        ("speed", {"scale": "87", "time": "3"}, "'distance' is missing"),
        ("speed", {"scale": "87", "speed": "60"}, "unit is missing"),
        ("scale", {"value": "3", "to": "n"}, "several scales.*1:160.*1:150"),
        ("scale", {"value": "3", "to": "1:0"}, "to: '1:0' is not a scale"),
        ("scale", {"value": "3", "to": "64", "quantity": "colour"}, "none of the choices.*length"),
        ("scale", {"value": "3 kg", "to": "64"}, "'kg' is not a unit"),
        ("tiles", {"plan": "600x400", "margin": "150"}, "margins leave nothing"),
        ("tiles", {"plan": "600x400", "overlap": "210"}, "overlap takes"),
        ("tyre", {"code": "round", "scale": "64"}, "not a tyre code"),
        ("led", {"supply": "12", "vf": "3", "ma": "5", "count": "4"}, "leaves nothing.*At most 3"),
        ("led", {"supply": "12", "vf": "3", "ma": "5", "count": "1.5"}, "whole number"),
        ("dof", {"focal": "50", "f": "0", "sensor": "ff", "distance": "500"}, "f, column 1: .*greater than 0"),
        ("dof", {"focal": "50", "f": "8", "sensor": "0x0", "distance": "500"}, "sensor, .*greater than zero"),
        ("dof", {"focal": "50", "f": "8", "sensor": "fff", "distance": "500"}, "no sensor 'fff'.*ff"),
        ("dof", {"focal": "50", "f": "8", "sensor": "ff", "distance": "50"}, "focal length can be in focus"),
        ("dof", {"focal": "50", "f": "8", "sensor": "ff"}, "Either the distance or the magnification"),
        ("dof", {"focal": "50", "f": "8", "distance": "500"}, "Either the sensor or the circle"),
        ("stack", {"depth": "10", "dof": "4", "overlap_pct": "100"}, "at most 99 %"),
        ("coverage", {"area": "1", "rate": "5"}, "rate, column 1: .*two units"),
        ("coverage", {"area": "1", "rate": "5 g/m2", "pack": "0"}, "pack must be greater than zero"),
        ("build-time", {"area": "1", "rate": "5 g/m2", "hours_per_week": "3"}, "time for an area"),
        ("base-size", {"things": "toyota_ae8", "scale": "64"}, "toyota_ae8.*toyota_ae86_trueno"),
        ("base-size", {"things": "a b", "scale": "64"}, "not a list of things"),
        ("base-size", {"things": "adult_man*0", "scale": "64"}, "not 1 to 1000"),
        ("base-size", {"things": "adult_man*1001", "scale": "64"}, "not 1 to 1000"),
        ("base-size", {"things": "lane_eu_urban", "scale": "64"}, "figure of reference"),
    ],
)
def test_refusals(name: str, texts: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        calculate(name, texts)
    assert caught.value.exit_code == 2
    assert str(caught.value).isprintable()


def test_base_size_names_what_the_scene_fits_into() -> None:
    catalogue = load_catalogue()
    values = calculate(
        "base-size",
        {
            "things": "toyota_ae86_trueno*2, vending_jp",
            "margin_pct": "10",
            "road": "6.4 m",
            "pavement": "3.2 m",
            "scale": "64",
        },
    )
    lengths = 2 * 4205 + catalogue.thing("vending_jp").real_mm[0]
    assert values["width_mm"] == pytest.approx(lengths / 64 * 1.1)
    assert values["depth_mm"] == pytest.approx(220.0)
    fits = values["fits"]
    assert "a3_board" in fits
    assert "a5_board" not in fits
    assert "case_1_64" not in fits
    bases = {base.id: base for base in catalogue.bases()}
    areas = [bases[each].outer_length_mm * bases[each].outer_width_mm for each in fits]
    assert areas == sorted(areas)


def test_base_size_minds_the_height() -> None:
    flat = calculate("base-size", {"things": "toyota_ae86_trueno", "scale": "64"})["fits"]
    assert "case_1_64" in flat
    assert "frame_13_18" not in flat, "20.9 mm of car behind 10 mm of glass"


def test_alias_and_answers_for_people() -> None:
    scale = find_calculator("convert")
    assert scale.name == "scale"
    rows = answer_rows(scale, calculate("convert", {"value": "4205", "to": "64"}), decimal_comma=True)
    assert [(output.name, text) for output, text in rows] == [("value", "65,7 mm"), ("factor", "0,01562")]
    pour = CALCULATORS["pour"]
    texts = dict(answer_rows(pour, calculate("pour", {"area": "1", "depth": "8"})))
    assert [text for output, text in texts.items() if output.name == "mass_g"] == ["not known"]


def test_json_has_no_numbers_that_json_lacks() -> None:
    values = {"a": float("inf"), "b": None, "c": ("x", "y"), "d": 0.1 + 0.2, "e": 3}
    assert answer_json(values) == {"a": "inf", "b": None, "c": ["x", "y"], "d": 0.3, "e": 3}


def test_guide_page_is_made_from_the_declarations() -> None:
    page = Path(__file__).parents[3] / "docs" / "guide" / "calculators.md"
    assert page.read_text(encoding="utf-8") == guide_page(CALCULATORS.values())
