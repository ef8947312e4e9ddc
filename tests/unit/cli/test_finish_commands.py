"""Finishing surfaces and exchanging build-ups from the command line; every bad file is refused in words."""

import json
from pathlib import Path

import pytest

from diorama_planner.cli.main import main
from diorama_planner.model.record import NamedBuildUp
from diorama_planner.project_io.container import read_project


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]):
    """Run a subcommand; gives what it printed, or what it said of its failure."""

    def run(*words: object, code: int = 0) -> str:
        capsys.readouterr()
        assert main([str(word) for word in words]) == code
        out, err = capsys.readouterr()
        return err if code else out

    return run


@pytest.fixture
def walled(plan: Path, tmp_path: Path, say) -> Path:
    items = tmp_path / "items.json"
    opening = {"id": "door", "at_mm": 40, "width_mm": 20, "height_mm": 40}
    wall = {"kind": "wall", "id": "w1", "label": "North", "path_mm": [[20, 100], [160, 100]], "openings": [opening]}
    items.write_text(json.dumps([{**wall, "height_mm": 60, "stands_on": "base"}]))
    say("add", plan, items)
    return plan


def wall_of(path: Path):
    return read_project(path).document.get("w1")


def bill(say, path: Path) -> dict[str, float]:
    lines = json.loads(say("bom", path, "--format", "json"))["lines"]
    return {line["material"]: line["need"]["value"] for line in lines}


def test_a_surface_is_finished_by_name_and_shown_and_taken_off(walled: Path, say) -> None:
    assert "front" in say("finish", walled, "North")
    say("finish", walled, "w1", "front", "weathered brick")
    assert wall_of(walled).finishes == {"front": "brick_weathered"}
    assert bill(say, walled)["wash_35"] == pytest.approx((140 * 60 - 800) * 0.6 / 12e3)
    rows = json.loads(say("finish", walled, "w1", "--json"))
    assert {row["surface"]: row["build_up"] for row in rows}["front"] == "brick_weathered"
    say("finish", walled, "w1", "reveal", "render_plain")
    assert "reveal/door" in say("finish", walled, "w1", "reveal/door", "none")
    say("finish", walled, "w1", "front", "none")
    assert wall_of(walled).finishes == {"reveal": "render_plain"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("w9", "front", "render_plain"), "no item 'w9'"),
        (("w1", "roof", "render_plain"), "has no surface 'roof' (it has: front"),
        (("w1", "front", "renderd_plain"), "did you mean render_plain"),
        (("w1", "front"), "say which build-up"),
    ],
)
def test_what_cannot_be_finished_is_said(walled: Path, say, words, told: str) -> None:
    assert told in say("finish", walled, *words, code=2)


def test_build_ups_are_listed_and_shown(say) -> None:
    listed = json.loads(say("build-ups", "list", "--json"))
    names = {each["name"] for each in listed}
    wanted = {"Weathered brick", "Cracked concrete", "Wet asphalt", "Rusty corrugated gate", "Mossy plaster"}
    assert wanted <= names
    shown = say("build-ups", "show", "Mossy plaster")
    assert "fading upwards" in shown
    assert "confidence: medium" in shown


def test_build_ups_go_from_plan_to_plan(walled: Path, tmp_path: Path, say) -> None:
    file = tmp_path / "ups.json"
    say("build-ups", "export", "brick_weathered", "Wet asphalt", "-o", file)
    first = say("build-ups", "import", file, "--in", walled)
    assert [line.split("  ")[1] for line in first.splitlines()] == ["Weathered brick", "Wet asphalt"]
    assert say("build-ups", "import", file, "--in", walled) == first  # those that are there are left as they are
    own = list(read_project(walled).document.every(NamedBuildUp))
    assert len(own) == 2
    say("build-ups", "export", own[0].id, own[1].id, "-o", tmp_path / "again.json", "--in", walled)
    read, again = (json.loads((tmp_path / name).read_text()) for name in ("ups.json", "again.json"))
    coats = [{each["name"]: each["coats"] for each in one["build_ups"]} for one in (read, again)]
    assert coats[0] == coats[1]


def test_a_build_up_of_a_plan_is_removed_and_its_surfaces_are_bare(walled: Path, tmp_path: Path, say) -> None:
    say("build-ups", "export", "render_plain", "-o", tmp_path / "one.json")
    say("build-ups", "import", tmp_path / "one.json", "--in", walled)
    (own,) = read_project(walled).document.every(NamedBuildUp)
    for surface in ("front", "top"):
        say("finish", walled, "w1", surface, own.id)
    assert "2 surfaces are bare" in say("build-ups", "remove", own.id, "--in", walled)
    assert wall_of(walled).finishes == {}
    assert "of the catalogue" in say("build-ups", "remove", "render_plain", "--in", walled, code=2)


def file_of(*coats: object, **fields: object) -> dict:
    build_up = {"name": "Mine", "coats": list(coats), **fields}
    return {"format": "diorama-planner build-ups", "schema": 1, "build_ups": [build_up]}


PAINT = {"material": "wall_paint_1l"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00", "this is no JSON"),
        (b"{", "this is no JSON"),
        (b"[]", "this is no file of build-ups"),
        ({"format": "diorama-planner build-ups", "schema": 9, "build_ups": []}, "newer version"),
        ({"format": "diorama-planner build-ups", "schema": True, "build_ups": []}, "schema must be"),
        ({"format": "diorama-planner build-ups", "schema": 1, "build_ups": []}, "at least one build-up"),
        ({"format": "diorama-planner build-ups", "schema": 1, "build_ups": [3]}, "build_ups[0]: expected an object"),
        (file_of(PAINT, name=" "), "build_ups[0].name: a build-up needs a name"),
        (file_of(), "coats must be a list with at least one coat"),
        (file_of({"material": "wal_paint_1l"}), "did you mean wall_paint_1l"),
        (file_of({"density": 0.5}), "the material is missing"),
        (file_of({**PAINT, "density": None}), "density is blank"),
        (file_of({**PAINT, "density": ""}), "density is blank"),
        (file_of({**PAINT, "density": -0.5}), "density is -0.5, less than 0"),
        (file_of({**PAINT, "density": "0.5"}), "must be a number"),
        (file_of({**PAINT, "density": ["x"] * 100_000}), "must be a number (1 is full cover), not ['x', 'x'"),
        (file_of({**PAINT, "coats": -2}), "coats is -2, less than 1"),
        (file_of({**PAINT, "coats": 0}), "coats is 0, less than 1"),
        (file_of({**PAINT, "coats": 1.5}), "must be a whole number"),
        (file_of({**PAINT, "coats": 10**9}), "more than 20"),
        (file_of({**PAINT, "share": 0}), "share must be more than zero"),
        (file_of({**PAINT, "colour": "red"}), "must be a colour such as"),
        (file_of({**PAINT, "fade": "left"}), "fade is 'left', not one of even"),
        (file_of({**PAINT, "coverage": 30}), "unknown key 'coverage'"),
        (file_of({**PAINT, "densty": 1}), "did you mean density"),
        (file_of(PAINT, colour="red"), "unknown key 'colour'"),
        (file_of(PAINT, note=7), "build_ups[0].note: must be a text"),
        (file_of(*[PAINT] * 41), "more than 40 coats"),
        (b'{"format": "diorama-planner build-ups", "schema": 1, "build_ups": [{"name": "x", "coats": '
         b'[{"material": "wall_paint_1l", "density": NaN}]}]}', "this is no JSON"),
        (b'{"format": "diorama-planner build-ups", "schema": 1, "build_ups": [{"name": "x", "coats": '
         b'[{"material": "wall_paint_1l", "density": 1e999}]}]}', "must be a number"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_whole(walled: Path, tmp_path: Path, say, content, told: str) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    before = walled.read_bytes()
    message = say("build-ups", "import", file, "--in", walled, code=3)
    assert told in message
    assert "bad.json" in message
    assert len(message.splitlines()) == 1
    assert len(message) < 1000
    assert walled.read_bytes() == before


def test_one_bad_build_up_among_good_ones_keeps_all_out(walled: Path, tmp_path: Path, say) -> None:
    file = tmp_path / "bad.json"
    content = file_of(PAINT)
    content["build_ups"].append({"name": "Bad", "coats": [{"material": "no_such"}]})
    file.write_text(json.dumps(content))
    assert "build_ups[1].coats[0].material" in say("build-ups", "import", file, "--in", walled, code=3)
    assert list(read_project(walled).document.every(NamedBuildUp)) == []


def test_two_of_one_id_are_refused(walled: Path, tmp_path: Path, say) -> None:
    file = tmp_path / "twice.json"
    content = file_of(PAINT, id="x_1")
    content["build_ups"] *= 2
    file.write_text(json.dumps(content))
    assert "two build-ups have the id 'x_1'" in say("build-ups", "import", file, "--in", walled, code=3)


def test_an_export_is_not_written_into_a_file_of_another_kind(say, tmp_path: Path) -> None:
    assert "would not be a .csv file" in say("build-ups", "export", "render_plain", "-o", tmp_path / "x.csv", code=2)


def test_items_with_unknown_build_ups_are_not_added(plan: Path, tmp_path: Path, say) -> None:
    items = tmp_path / "items.json"
    for name, told in (("no_such_thing", "unknown build-up"), ("nowhere", "not in the plan")):
        wall = {"kind": "wall", "path_mm": [[20, 100], [160, 100]], "finishes": {"front": name}}
        items.write_text(json.dumps([wall]))
        assert told in say("add", plan, items, code=3)
