"""The subcommands about plans, as a script uses them."""

import json
import re
from pathlib import Path

import pypdf
import pytest

from diorama_planner.cli.commands import COMMANDS
from diorama_planner.cli.main import build_parser, main
from diorama_planner.project_io.container import read_project


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]):
    """Run a subcommand that must go well; gives what it printed."""

    def run(*words: object, code: int = 0) -> str:
        capsys.readouterr()
        assert main([str(word) for word in words]) == code
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return run


def test_every_command_is_known_to_the_starter() -> None:
    (choices,) = [action.choices for action in build_parser()._actions if action.dest == "command"]
    assert set(choices) == {name for name in COMMANDS if not name.startswith("-")}


# -- new and info -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "told", "base", "size"),
    [
        ("1:64", "1:64", "200x240 mm", [200.0, 240.0, 9.0]),
        ("87", "1:87", "20 x 24 cm", [200.0, 240.0, 9.0]),
        ("1/12", "1:12", '12" x 8 1/2"', [304.8, 215.9, 9.0]),
        ("1:76.2", "1:76.2", "1 ft x 25.4", [304.8, 25.4, 9.0]),
        ("2:1", "2:1", "10000x1", [10000.0, 1.0, 9.0]),
    ],
)
def test_new_plans(say, tmp_path: Path, scale: str, told: str, base: str, size: list[float]) -> None:
    path = tmp_path / "my plan.diorama"
    say("new", path, "--scale", scale, "--base", base)
    facts = json.loads(say("info", path, "--json"))
    assert (facts["name"], facts["scale"], facts["base_mm"]) == ("my plan", told, pytest.approx(size))
    assert (facts["items"], facts["kinds"]) == (0, {})
    assert set(facts) == {"name", "scale", "base_mm", "items", "kinds", "schema"}


def test_new_takes_thickness_material_and_name(say, tmp_path: Path) -> None:
    path = tmp_path / "a.diorama"
    new = ("--scale", "1:64", "--base", "200x240", "--base-thickness", "1/2 in", "--base-material", "mdf_us_1_2")
    say("new", path, *new, "--name", "Midnight")
    facts = json.loads(say("info", path, "--json"))
    assert (facts["name"], facts["base_mm"]) == ("Midnight", [200.0, 240.0, 12.7])
    assert read_project(path).document.get("base").material == "mdf_us_1_2"
    assert say("info", path).startswith("Midnight  1:64  base 200 x 240 x 12.7 mm")


def test_info_counts_by_kind(say, plan: Path) -> None:
    facts = json.loads(say("info", plan, "--json"))
    assert (facts["items"], facts["kinds"]) == (1, {"thing": 1})
    assert re.search(r"^ +1  thing$", say("info", plan), re.MULTILINE)


# -- place and add ------------------------------------------------------------------------------------------


def test_place_adds_to_what_is_there(say, plan: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("thing,x_mm,y_mm,rotation_deg,layer\noil_drum,1,2,0,Yard\ncow,90,90,45,\n")
    assert say("place", plan, table) == "placed 2 things\n"
    document = read_project(plan).document
    things = [item for item in document.items() if item.kind == "thing"]
    assert sorted(item.thing for item in things) == ["cow", "oil_drum", "oil_drum"]
    assert len({item.layer for item in things if item.thing == "oil_drum"}) == 1


def test_add_takes_shorthand_and_layers(say, plan: Path, tmp_path: Path) -> None:
    items = tmp_path / "i.json"
    wall = {"kind": "wall", "path_mm": [[10, 10], [90, 10]], "layer": "Walls"}
    items.write_text(json.dumps([{**wall, "openings": [{"at_mm": 20, "width_mm": 9, "height_mm": 20}]}]))
    say("add", plan, items)
    facts = json.loads(say("info", plan, "--json"))
    assert facts["kinds"] == {"opening": 1, "thing": 1, "wall": 1}


def test_saving_by_command_keeps_the_generation_before(say, plan: Path, tmp_path: Path) -> None:
    before = read_project(plan).document.records
    items = tmp_path / "i.json"
    items.write_text('[{"kind":"label","id":"sign","text":"Garage","at_mm":[1,2]}]')
    say("add", plan, items)
    after = read_project(plan).document.records
    assert after.keys() - before.keys() == {"sign"}
    kept = [path for path in plan.parent.iterdir() if path.name.startswith(".plan.diorama")]
    assert before in [read_project(path).document.records for path in kept]


# -- check --------------------------------------------------------------------------------------------------


def test_check_fails_on_warnings_and_not_on_hints(say, plan: Path, tmp_path: Path) -> None:
    assert say("check", plan) == "Nothing wrong found.\n"
    assert json.loads(say("check", plan, "--json")) == []
    items = tmp_path / "i.json"
    trough = [[20, 20], [80, 20], [80, 60], [20, 60]]
    bed = {"kind": "landform", "outline_mm": trough, "height_mm": 3, "operation": "carve", "edge": "cliff"}
    pour = {"kind": "pour", "id": "road", "outline_mm": trough, "level_mm": -2.0, "sealer": "sealer_foam_500"}
    items.write_text(json.dumps([bed, pour]))
    say("add", plan, items)
    (row,) = json.loads(say("check", plan, "--json"))
    assert (row["code"], row["severity"], row["record"]) == ("film-too-thin", "hint", "road")
    items.write_text('[{"kind":"thing","id":"edge","thing":"oil_drum","at_mm":[200,100]}]')
    say("add", plan, items)
    rows = json.loads(say("check", plan, "--json", code=1))
    assert [(row["code"], row["severity"]) for row in rows] == [("off-base", "warning"), ("film-too-thin", "hint")]
    assert rows[0]["fix"] == "Move it onto the base"
    text = say("check", plan, code=1)
    assert text.startswith("warning  edge: ")
    assert "[Move it onto the base]" in text


# -- bom and export -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["table", "text", "json", "csv", "html"])
def test_bills_are_printed_or_written(say, plan: Path, tmp_path: Path, tag: str) -> None:
    printed = say("bom", plan, "--format", tag)
    assert "Oil drum" in printed
    out = tmp_path / f"bill.{tag}"
    assert say("bom", plan, "--format", tag, "-o", out) == ""
    assert out.read_bytes().decode("utf-8-sig").splitlines() == printed.splitlines()


def test_the_table_is_what_comes_without_asking(say, plan: Path) -> None:
    assert say("bom", plan) == say("bom", plan, "--format", "table")


def test_a_spreadsheet_is_written(say, plan: Path, tmp_path: Path) -> None:
    say("bom", plan, "--format", "xlsx", "-o", tmp_path / "bill.xlsx")
    assert (tmp_path / "bill.xlsx").read_bytes().startswith(b"PK")


def test_a_bill_is_written_as_it_is_chosen(say, plan: Path, tmp_path: Path) -> None:
    whole = say("bom", plan)
    assert "Total" in whole
    chosen = say("bom", plan, "prices=no", "group=none", "columns=measured,need", "numbers=1234,5")
    assert "Total" not in chosen
    assert "Measured" in chosen
    assert "MATERIALS" in chosen
    for page, width in (("A4", 595), ("Letter", 612)):
        out = tmp_path / f"{page}.pdf"
        say("bom", plan, "--format", "pdf", "-o", out, f"page={page}", "sums=no")
        assert round(float(pypdf.PdfReader(out).pages[0].mediabox.width)) == width


@pytest.mark.parametrize("word", ["group=moon", "columns=need,colour", "page=A3", "prices", "numbers=1'0", "dpi=300"])
def test_a_choice_that_is_not_known_is_wrong_usage(capsys: pytest.CaptureFixture[str], plan: Path, word: str) -> None:
    capsys.readouterr()
    assert main(["bom", str(plan), word]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_the_bench_card_is_printed_as_page_and_text(say, plan: Path, tmp_path: Path) -> None:
    pond = [{"kind": "pour", "outline_mm": [[10, 10], [90, 10], [90, 90]], "mode": "film", "depth_mm": 1}]
    (tmp_path / "pond.json").write_text(json.dumps(pond))
    say("add", plan, tmp_path / "pond.json")
    say("export", plan, "--to", "bench_card", "-o", tmp_path / "card.pdf")
    reader = pypdf.PdfReader(tmp_path / "card.pdf")
    assert len(reader.pages) == 1
    assert "Bench card" in reader.pages[0].extract_text()
    say("export", plan, "--to", "bench_card_text", "-o", tmp_path / "card.txt", "comma=yes")
    assert "3,7" in (tmp_path / "card.txt").read_text()  # 80 x 80 / 2 x 1 mm with 15 % waste


def test_reading_commands_leave_the_plan_alone(say, plan: Path, tmp_path: Path) -> None:
    before = (plan.read_bytes(), plan.stat().st_mtime_ns)
    for words in (("info",), ("check",), ("bom",)):
        say(words[0], plan)
    say("export", plan, "--to", "svg", "-o", tmp_path / "plan.svg")
    say("rescale", plan, "--to", "1:87", "-o", tmp_path / "small.diorama")
    assert (plan.read_bytes(), plan.stat().st_mtime_ns) == before


def test_options_of_an_export_may_stand_anywhere(say, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.svg"
    say("export", plan, "--to", "svg", "-o", out)
    narrow = out.read_bytes()
    say("export", plan, "--to", "svg", "-o", out, "margin=30")
    wide = out.read_bytes()
    assert wide != narrow
    say("export", plan, "margin=30", "--to", "svg", "-o", out)
    assert out.read_bytes() == wide
    assert narrow.startswith((b"<?xml", b"<svg"))


# -- rescale ------------------------------------------------------------------------------------------------


def test_rescale_writes_another_file(say, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "small.diorama"
    say("rescale", plan, "--to", "ho", "-o", out, "--base", "keep")
    facts = json.loads(say("info", out, "--json"))
    assert (facts["scale"], facts["base_mm"]) == ("1:87", [200.0, 240.0, 9.0])
    (drum,) = [item for item in read_project(out).document.items() if item.kind == "thing"]
    assert drum.at_mm == pytest.approx((50 * 64 / 87, 60 * 64 / 87))
