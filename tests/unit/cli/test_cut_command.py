"""`cut`: layouts for people and for scripts, accepted ones in the file, and every bad word."""

import json
import shutil
from pathlib import Path

import pytest

from diorama_planner.cli.main import main

EXAMPLE = Path(__file__).parents[3] / "assets" / "examples" / "neon-alley.diorama"


@pytest.fixture
def plan(tmp_path):
    return Path(shutil.copy(EXAMPLE, tmp_path / "plan.diorama"))


def told(capsys, plan, *words):
    assert main(["cut", str(plan), "--json", *words]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_material_is_laid_out(plan, capsys):
    found = told(capsys, plan)
    sheets = ["acrylic_a4_2", "foamcore_a3", "mdf_eu_9", "paper_a4", "xps_eu_20", "xps_eu_10"]
    assert [each["material"] for each in found] == sheets
    for each in found:
        assert each["new_sheets"] == len(each["sheets"]) == 1
        assert (each["unplaced"], each["problem"], each["accepted"], each["stale"]) == ([], None, False, False)
        for part in each["sheets"][0]["parts"]:
            xmin, ymin, xmax, ymax = part["box_mm"]
            assert 0 <= xmin < xmax <= each["sheets"][0]["length_mm"]
            assert 0 <= ymin < ymax <= each["sheets"][0]["width_mm"]


def test_what_is_accepted_is_in_the_file(plan, capsys):
    before = told(capsys, plan, "--material", "xps_eu_10", "--gap", "5 mm", "--kerf", "1mm", "--accept")
    (after,) = told(capsys, plan, "--material", "xps_eu_10")
    assert (after["gap_mm"], after["kerf_mm"], after["accepted"]) == (5.0, 1.0, True)
    assert after == before[0]


def test_a_changed_plan_tells_that_the_layout_is_stale(plan, capsys, tmp_path):
    told(capsys, plan, "--accept")
    items = tmp_path / "more.json"
    items.write_text('[{"kind": "wall", "path_mm": [[5, 5], [105, 5]], "material": "xps_eu_10"}]', encoding="utf-8")
    assert main(["add", str(plan), str(items)]) == 0
    capsys.readouterr()
    stale = {each["material"]: each["stale"] for each in told(capsys, plan)}
    unchanged = dict.fromkeys(("acrylic_a4_2", "foamcore_a3", "mdf_eu_9", "paper_a4", "xps_eu_20"), False)
    assert stale == {**unchanged, "xps_eu_10": True}


def test_people_are_told_in_words(plan, capsys):
    assert main(["cut", str(plan), "--material", "xps_eu_10", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("2 parts on 1 sheet, 1 to buy, 6.5 % used")
    assert lines[1].startswith("  sheet 1: XPS sheet EU 1250 x 600 x 10 mm, 1250 x 600 mm, 6.5 %")
    assert all("turned" in line for line in lines[2:])
    assert len(lines) == 4


def test_straight_cuts_are_listed(plan, capsys):
    (found,) = told(capsys, plan, "--material", "xps_eu_10", "--straight")
    assert found["sheets"][0]["cuts_mm"]


def test_what_does_not_fit_is_told_and_exits_1(plan, capsys, tmp_path):
    items = tmp_path / "long.json"
    wall = {"kind": "wall", "path_mm": [[0, 5], [2000, 5]], "material": "xps_eu_10", "label": "Long"}
    items.write_text(json.dumps([wall]), encoding="utf-8")
    assert main(["add", str(plan), str(items)]) == 0
    assert main(["cut", str(plan), "--material", "xps_eu_10"]) == 1
    assert "straight cuts make 2 pieces of it that fit" in capsys.readouterr().out


def test_squeezing_says_so_when_it_cannot(plan, capsys, monkeypatch):
    monkeypatch.setattr("diorama_planner.app.worker.command_of", lambda job: ["/nonexistent/python"])
    (found,) = told(capsys, plan, "--material", "xps_eu_10", "--squeeze", "3")
    assert "cannot be started" in found["problem"]
    assert len(found["sheets"]) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--material", "no_such"], "no_such"),
        (["--material", "balsa_eu_2"], "nothing is cut from balsa_eu_2 in this plan"),
        (["--gap", "wide"], "wide"),
        (["--kerf", "-1 mm"], "kerf"),
        (["--turns", "0"], "0 positions"),
        (["--squeeze", "0"], "cannot be squeezed for 0"),
        (["--squeeze", "0"], "at most 3600"),
        (["--material", "balsa_eu_2"], "without --material all that is cut from sheets is shown"),
        (["--squeeze", "nan"], "cannot be squeezed for nan"),
    ],
)
def test_bad_words_are_refused(plan, capsys, words, said):
    assert main(["cut", str(plan), "--gap", "2 mm", *words]) == 2
    assert said in capsys.readouterr().err
