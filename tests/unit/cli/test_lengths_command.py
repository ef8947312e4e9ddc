"""`lengths`: plans of bars for people and for scripts, and every bad word."""

import json
import shutil
from pathlib import Path

import pytest

from diorama_planner.cli.main import main

EXAMPLE = Path(__file__).parents[3] / "assets" / "examples" / "neon-alley.diorama"
ITEMS = """[
  {"kind": "wall", "path_mm": [[400, 400], [600, 400]], "height_mm": 60, "cap": "stripwood_2x2", "label": "Quay",
   "bracing": "stripwood_2x2", "brace_every_mm": 50},
  {"kind": "track", "line_mm": [[0, 200], [1200, 200]], "track": "flex_track_s", "label": "Siding"}
]"""


@pytest.fixture
def plan(tmp_path):
    path = Path(shutil.copy(EXAMPLE, tmp_path / "plan.diorama"))
    (tmp_path / "items.json").write_text(ITEMS, encoding="utf-8")
    assert main(["add", str(path), str(tmp_path / "items.json")]) == 0
    return path


def told(capsys, plan, *words, code=0):
    capsys.readouterr()
    assert main(["lengths", str(plan), "--json", *words]) == code
    return json.loads(capsys.readouterr().out)


def test_every_material_is_cut_and_proved(plan, capsys):
    found = {each["material"]: each for each in told(capsys, plan)}
    assert list(found) == ["evergreen_strip", "flex_track_s", "heat_shrink_1_5", "stripwood_2x2"]
    assert all(each["proved"] and each["measure"] == "bars" for each in found.values())
    track = found["flex_track_s"]
    assert track["new_bars"] == track["least"] == 2
    pieces = [piece for bar in track["bars"] for piece in bar["pieces"]]
    assert [(each["length_mm"], each["part"], each["parts"]) for each in pieces] == [(914.0, 1, 2), (286.0, 2, 2)]
    (strip,) = found["stripwood_2x2"]["bars"]
    assert sum(piece["length_mm"] for piece in strip["pieces"]) == pytest.approx(200 + 5 * 60)
    assert strip["offcut_mm"] == pytest.approx(500)


def test_people_read_what_is_cut_from_which_bar(plan, capsys):
    assert main(["lengths", str(plan), "--material", "stripwood_2x2", "--kerf", "1 mm"]) == 0
    said = capsys.readouterr().out
    assert "6 pieces from 1 bar, 1 to buy, 50.0 % used; proved: no plan needs fewer bars" in said
    assert "bar 1: 1000 mm: 200.0 + 60.0" in said


def test_other_bars_can_be_on_sale_and_pieces_too_long_are_told(plan, capsys):
    (cut,) = told(capsys, plan, "--material", "stripwood_2x2", "--bars", "150; 250 mm")
    assert {bar["length_mm"] for bar in cut["bars"]} <= {150.0, 250.0}
    (cut,) = told(capsys, plan, "--material", "stripwood_2x2", "--bars", "50", code=1)
    assert [(each["name"], each["count"]) for each in cut["uncut"]] == [("Quay, bracing", 5)]
    assert "join 2 pieces of 30 mm" in cut["uncut"][0]["why"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--material", "oak"), "oak"),
        (("--material", "xps_eu_10"), "nothing is cut from xps_eu_10"),
        (("--material", "xps_eu_10"), "without --material all that is cut from bars is shown"),
        (("--bars", "1 m"), "of which material"),
        (("--material", "stripwood_2x2", "--bars", "0"), "longer than 0"),
        (("--material", "stripwood_2x2", "--bars", "-1 m"), "longer than 0"),
        (("--material", "stripwood_2x2", "--bars", "long"), "long"),
        (("--material", "stripwood_2x2", "--kerf", "-1 mm"), "cut cannot be"),
        (("--kerf", "wide"), "wide"),
    ],
)
def test_bad_words_are_told(plan, capsys, words, said):
    capsys.readouterr()
    assert main(["lengths", str(plan), *words]) in {2, 3}
    assert said in capsys.readouterr().err


def test_a_plan_without_bars_says_so(capsys, tmp_path):
    path = Path(shutil.copy(EXAMPLE.with_name("dockside.diorama"), tmp_path / "plan.diorama"))
    assert main(["lengths", str(path)]) == 0
    assert capsys.readouterr().out == "Nothing is cut from bars.\n"
