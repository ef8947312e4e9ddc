"""`calc` and `convert` as a script sees them."""

import argparse
import json

import pytest

from diorama_planner.app.calculators import CALCULATORS
from diorama_planner.cli import calc, convert
from diorama_planner.core.errors import PlannerError, UsageError


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers(required=True)
    calc.add_parser(subparsers)
    convert.add_parser(subparsers)
    args = parser.parse_args(words)
    return args.run(args)


def test_convert_prints_the_size(capsys) -> None:
    assert run("convert", "4205 mm", "--to", "1:64") == 0
    out, err = capsys.readouterr()
    assert "65.7 mm" in out
    assert err == ""


def test_convert_prints_json(capsys) -> None:
    assert run("convert", "100", "--from", "1:87", "--to", "1:64", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"value": 135.9375, "unit": "mm", "factor": 1.359375}


@pytest.mark.parametrize(
    ("size", "quantity", "value", "unit"),
    [
        ("1 m2", "area", 1e6 / 64**2, "mm2"),
        ("1 m3", "volume", 1e9 / 64**3, "mm3"),
        ("2 t", "mass", 2e6 / 64**3, "g"),
        ("36 km/h", "speed", 156.25, "mm/s"),
        ("16 s", "time", 2.0, "s"),
    ],
)
def test_convert_other_quantities(capsys, size: str, quantity: str, value: float, unit: str) -> None:
    run("convert", size, "--to", "1:64", "--quantity", quantity, "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"value": pytest.approx(value), "unit": unit, "factor": 0.015625}


def test_convert_tells_the_trap_of_a_name_but_not_in_json(capsys) -> None:
    run("convert", "1435 mm", "--to", "oo")
    assert "TRAP" in capsys.readouterr().err
    run("convert", "1435 mm", "--to", "oo", "--json")
    assert capsys.readouterr().err == ""


def test_calc_prints_answers(capsys) -> None:
    assert run("calc", "pour", "size=100x232 mm", "depth=1 mm") == 0
    assert "23.2 ml" in capsys.readouterr().out


def test_calc_prints_json_with_null_for_the_unknown(capsys) -> None:
    assert run("calc", "pour", "size=100x232 mm", "depth=1 mm", "mix=2:1", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["net_ml"] == 23.2
    assert answer["layers"] is None


def test_calc_lists_every_calculator(capsys) -> None:
    run("calc", "--list")
    listed = capsys.readouterr().out
    assert all(name in listed for name in CALCULATORS)
    run("calc", "--list", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in rows] == list(CALCULATORS)
    assert rows[0]["inputs"] == ["value", "from", "to", "quantity"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("calc",), "Which calculator"),
        (("calc", "puor"), "no calculator"),
        (("calc", "pour", "depth"), "not key=value"),
        (("calc", "pour", "=3"), "not key=value"),
        (("calc", "pour", "depth=3", "depth=4"), "given twice"),
        (("calc", "led", "supply=12", "vf=3", "ma=5", "count=4"), "leaves nothing"),
        (("convert", "nan", "--to", "1:64"), "'nan' is not a number"),
        (("convert", "1e400 mm", "--to", "1:64"), "out of all bounds"),
        (("convert", "4 m", "--to", "banana"), "not a scale"),
        (("convert", "4 m", "--to", "1:0"), "not a scale"),
        (("convert", "4 m", "--to", "64", "--quantity", "colour"), "none of the choices"),
    ],
)
def test_mistakes_are_one_line_for_main_to_print(capsys, words: tuple[str, ...], message: str) -> None:
    with pytest.raises(PlannerError, match=message) as caught:
        run(*words)
    assert isinstance(caught.value, UsageError)
    assert str(caught.value).isprintable()
    assert capsys.readouterr().out == ""
