"""Bad input: one clear line on stderr, the right exit code, and nothing changed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.cli.main import main
from diorama_planner.core.errors import BadFileError
from diorama_planner.core.resources import asset_path
from diorama_planner.project_io.file_system import RealFileSystem

HEADER = "thing,x_mm,y_mm,rotation_deg"
Refused = Callable[..., str]


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Run a subcommand that must fail with a code; gives its one line, traceback and half-said lines refused."""

    def run(code: int, *words: object) -> str:
        capsys.readouterr()
        assert main([str(word) for word in words]) == code
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("diorama-planner: ")
        assert err.endswith("\n")
        assert err.count("\n") == 1
        return err

    return run


@pytest.fixture
def usage(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Run words that the parser itself refuses; gives the line that says why."""

    def run(*words: object) -> str:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main([str(word) for word in words])
        assert stopped.value.code == 2
        return capsys.readouterr().err.splitlines()[-1]

    return run


# -- new ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scale", ["1:0", "0:64", "banana", "1:nan", "1:1e400", "1:inf", "1:64:3", "-", "1:1e-9", "1:-64", "-1:64"]
)
def test_a_scale_that_is_none(refused: Refused, tmp_path: Path, scale: str) -> None:
    path = tmp_path / "x.diorama"
    said = refused(2, "new", path, f"--scale={scale}", "--base", "200x240 mm")
    assert f"'{scale}' is not a scale" in said
    assert "1:64" in said
    assert not path.exists()


@pytest.mark.parametrize(
    ("base", "word"),
    [
        ("0x240", "greater than zero"),
        ("200x0 mm", "greater than zero"),
        ("-5x10", "greater than zero"),
        ("11 km x 11 km", "bounds"),
        ("11 m x 11 m", "at most 10 m"),
        ("20x1e-12", "at least 1 mm"),
        ("nan x 3", "'nan' is not a number"),
        ("1e400 mm x 3 mm", "out of all bounds"),
        ("200 mm", "two or three lengths"),
        ("200x240x9", "a base has two sides"),
        ("banana", "two or three lengths"),
        ("axb", "'a' is not a number"),
        ("", "--base"),
    ],
)
def test_a_base_that_cannot_be(refused: Refused, tmp_path: Path, base: str, word: str) -> None:
    path = tmp_path / "x.diorama"
    assert word in refused(2, "new", path, "--scale", "1:64", f"--base={base}")
    assert not path.exists()


@pytest.mark.parametrize("thickness", ["0", "-3 mm", "nan", "1e400 mm", "2 m"])
def test_a_base_as_thin_as_nothing_or_as_thick_as_a_wall(refused: Refused, tmp_path: Path, thickness: str) -> None:
    path = tmp_path / "x.diorama"
    refused(2, "new", path, "--scale", "1:64", "--base", "200x240", f"--base-thickness={thickness}")
    assert not path.exists()


def test_a_base_of_a_material_that_is_none(refused: Refused, tmp_path: Path) -> None:
    new = ("new", tmp_path / "x.diorama", "--scale", "1:64", "--base", "200x240", "--base-material")
    assert "mdf_eu_9" in refused(2, *new, "mdf_9")
    assert "is a thing, not a material" in refused(2, *new, "oil_drum")
    assert not (tmp_path / "x.diorama").exists()


def test_new_asks_for_what_it_lacks(refused: Refused, tmp_path: Path) -> None:
    path = tmp_path / "x.diorama"
    assert "--template" in refused(2, "new", path)
    assert "alley" in refused(2, "new", path, "--template", "nope")
    assert "leave --scale" in refused(2, "new", path, "--template", "alley", "--scale", "1:64")


def test_new_does_not_write_over_a_file(refused: Refused, plan: Path) -> None:
    before = plan.read_bytes()
    assert "exists already" in refused(4, "new", plan, "--scale", "1:64", "--base", "200x240")
    assert plan.read_bytes() == before
    assert main(["new", str(plan), "--scale", "1:64", "--base", "200x240", "--force"]) == 0
    assert plan.read_bytes() != before


def test_a_target_that_cannot_be_written(refused: Refused, tmp_path: Path) -> None:
    new = ("--scale", "1:64", "--base", "200x240 mm", "--force")
    folder = tmp_path / "folder.diorama"
    folder.mkdir()
    assert "it is a folder" in refused(4, "new", folder, *new)
    assert "folder does not exist" in refused(4, "new", tmp_path / "nowhere" / "x.diorama", *new)


# -- files that are none --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("info", "{file}"),
        ("check", "{file}"),
        ("bom", "{file}"),
        ("place", "{file}", "{table}"),
        ("add", "{file}", "{items}"),
        ("rescale", "{file}", "--to", "1:87", "-o", "{out}"),
        ("export", "{file}", "--to", "svg", "-o", "{out}"),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize(
    ("content", "word"),
    [
        (None, "there is no file"),
        (b"", "the file is empty"),
        (b"Dear diary, ...\n" * 40, "not a Diorama Planner project"),
        (b"PK\x03\x04 and then nothing", "a.diorama"),
    ],
    ids=["missing", "empty", "text", "torn"],
)
def test_a_file_that_is_no_project(
    refused: Refused, tmp_path: Path, words: tuple[str, ...], content: bytes | None, word: str
) -> None:
    paths = {"file": tmp_path / "a.diorama", "out": tmp_path / "out", "table": tmp_path / "t.csv"}
    paths["items"] = tmp_path / "i.json"
    paths["table"].write_text(f"{HEADER}\noil_drum,1,2,3\n")
    paths["items"].write_text("[]")
    if content is not None:
        paths["file"].write_bytes(content)
    assert word in refused(3, *(each.format(**paths) for each in words))
    assert (paths["file"].read_bytes() if paths["file"].exists() else None) == content
    assert not paths["out"].exists()


def test_a_folder_is_no_project(refused: Refused, tmp_path: Path) -> None:
    assert "it is a folder" in refused(3, "info", tmp_path)


@pytest.mark.parametrize("step", ["create", "write", "sync", "replace"])
def test_a_disk_that_is_full(
    refused: Refused, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = plan.read_bytes()
    table = tmp_path / "t.csv"
    table.write_text(f"{HEADER}\noil_drum,1,2,3\n")
    names = {path.name for path in tmp_path.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(RealFileSystem, step, full)
    said = refused(4, "place", plan, table)
    assert "plan.diorama" in said
    assert plan.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == names


@pytest.mark.parametrize(
    "words",
    [
        ("rescale", "{plan}", "--to", "1:87", "-o", "{out}"),
        ("bom", "{plan}", "--format", "json", "-o", "{out}"),
        ("export", "{plan}", "--to", "svg", "-o", "{out}"),
    ],
    ids=lambda words: words[0],
)
def test_an_output_that_cannot_be_written(
    refused: Refused, plan: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = plan.read_bytes()
    (tmp_path / "folder").mkdir()
    for out, word in ((tmp_path / "folder", "it is a folder"), (tmp_path / "no" / "x", "folder does not exist")):
        assert word in refused(4, *(each.format(plan=plan, out=out) for each in words))
    assert plan.read_bytes() == before


# -- tables of placements -------------------------------------------------------------------------------------


@pytest.fixture
def place(refused: Refused, plan: Path, tmp_path: Path) -> Callable[[str | bytes], str]:
    def run(table: str | bytes) -> str:
        path, before = tmp_path / "t.csv", plan.read_bytes()
        path.write_bytes(table.encode() if isinstance(table, str) else table)
        said = refused(3, "place", plan, path)
        assert said.startswith("diorama-planner: t.csv")
        assert plan.read_bytes() == before
        return said

    return run


def test_an_unknown_thing_in_row_7(place: Callable[[str], str]) -> None:
    rows = "".join(f"oil_drum,{number},5,0\n" for number in range(5))
    said = place(f"{HEADER}\n{rows}oil_drun,9,9,0\n")
    assert "t.csv row 7: unknown thing 'oil_drun'" in said
    assert "did you mean oil_drum" in said


@pytest.mark.parametrize("thing", ["lane_jp", "track_gauge_std", "storey_house", "loading_gauge_uk", "hedge"])
def test_reference_figures_are_refused_with_a_word_why(place: Callable[[str], str], thing: str) -> None:
    said = place(f"{HEADER}\n{thing},9,9,0\n")
    assert f"row 2: {thing} cannot be placed: it is" in said
    assert said.count(":") >= 4  # says what to do instead


@pytest.mark.parametrize(
    ("row", "place_of", "word"),
    [
        ("oil_drum,nan,3,0", "row 2, x_mm", "'nan' is not a number"),
        ("oil_drum,3,1e400 mm,0", "row 2, y_mm", "out of all bounds"),
        ("oil_drum,9e9,3,0", "row 2, x_mm", "out of all bounds"),
        ("oil_drum,1,3,inf", "row 2, rotation_deg", "'inf' is not a number"),
        ("oil_drum,1,3,", "row 2", "rotation_deg is empty"),
        ("oil_drum,1", "row 2", "y_mm is empty"),
        (",1,2,3", "row 2", "thing is empty"),
        ("oil_drum,1,2,3,4", "row 2", "more cells than columns"),
        ("oil_drum,1 banana,2,3", "row 2, x_mm", "banana"),
        ("mdf_eu_9,1,2,3", "row 2", "is a material, not a thing"),
    ],
)
def test_a_bad_cell(place: Callable[[str], str], row: str, place_of: str, word: str) -> None:
    said = place(f"{HEADER}\n{row}\n")
    assert f"t.csv {place_of}: " in said
    assert word in said


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("a,b\n1,2\n", "no column thing"),
        (f"{HEADER}\n\0", "NUL"),
        (b"\xff\xfe\x00t", "not UTF-8"),
        (f'{HEADER}\n"oil,1,2,3\n', "row"),
    ],
    ids=["empty", "blank", "columns", "nul", "utf16", "quote"],
)
def test_a_table_that_is_none(place: Callable[[str | bytes], str], table: str | bytes, word: str) -> None:
    assert word in place(table)


def test_a_missing_table(refused: Refused, plan: Path, tmp_path: Path) -> None:
    assert "cannot read no.csv" in refused(3, "place", plan, tmp_path / "no.csv")
    assert "cannot read" in refused(3, "place", plan, tmp_path)


# -- lists of items -------------------------------------------------------------------------------------------


@pytest.fixture
def add(refused: Refused, plan: Path, tmp_path: Path) -> Callable[[object], str]:
    def run(items: object) -> str:
        path, before = tmp_path / "i.json", plan.read_bytes()
        path.write_text(items if isinstance(items, str) else json.dumps(items))
        said = refused(3, "add", plan, path)
        assert plan.read_bytes() == before
        return said

    return run


BOW = {"kind": "ground_cover", "id": "bow", "label": "Bow tie", "outline_mm": [[0, 0], [10, 10], [10, 0], [0, 10]]}
DOOR = {"at_mm": 3, "width_mm": 3, "height_mm": 4}
DRUM = {"kind": "thing", "id": "drum", "thing": "oil_drum", "at_mm": [10, 20]}


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ("", ["not JSON"]),
        ("{}", ["a JSON list of items"]),
        ("[1]", ["$[0]"]),
        ('[{"kind":"thing","thing":"oil_drum","at_mm":[NaN,2]}]', ["not JSON"]),
        ('[{"kind":"thing","thing":"oil_drum","at_mm":[1e400,2]}]', ["out of range"]),
        ([DRUM, {"kind": "wall"}], ["$[1]", "path_mm"]),
        ([{"kind": "wal", "path_mm": []}], ["no kind 'wal'", "wall"]),
        ([{**DRUM, "thing": "oil_drun"}], ["drum:", "'oil_drun'", "oil_drum"]),
        ([{**DRUM, "thing": "lane_jp"}], ["drum:", "cannot be placed"]),
        ([{**DRUM, "at_mm": [1e9, 2]}], ["drum", "at_mm", "1 km"]),
        ([{**DRUM, "at_mm": [1, 2, 3]}], ["drum", "at_mm"]),
        ([{**DRUM, "rotation": 3}], ["'rotation'", "rotation_deg"]),
        ([{**DRUM, "size_mm": [1, 0, 3]}], ["size_mm must be more than zero"]),
        ([{**DRUM, "id": "BAD ID"}], ["BAD ID"]),
        ([DRUM, DRUM], ["'drum' is used twice"]),
        ([{**DRUM, "id": "base"}], ["'base' is taken"]),
        ([{**DRUM, "group": "gang"}], ["group names 'gang'"]),
        ([{"kind": "wall", "path_mm": [[0, 0], [0, 0]]}], ["two different points"]),
        ([{"kind": "wall", "path_mm": [[0, 0], [9, 9]], "height_mm": -3}], ["height_mm must be more than zero"]),
        (
            [{"kind": "wall", "id": "w", "path_mm": [[0, 0], [9, 9]], "material": "xps_9"}],
            ["w:", "'xps_9'", "xps_eu"],
        ),
        ([{"kind": "opening", "host": "gone", "at_mm": 3, "width_mm": 3, "height_mm": 4}], ["host names 'gone'"]),
        ([{"kind": "base", "id": "two", "width_mm": 3, "depth_mm": 3}], ["one base"]),
        ([{"kind": "project", "name": "x"}], ["project is not an item"]),
        ([{"kind": "landform", "id": "l", "outline_mm": []}], ["l:", "0 different points"]),
        ([{"kind": "landform", "id": "l", "outline_mm": [[0, 0], [5, 5]]}], ["l:", "2 different points"]),
        ([{"kind": "pour", "id": "p", "outline_mm": [[0, 0], [5, 5], [9, 9]]}], ["p:", "no area"]),
        ([{**BOW, "curves_mm": {"7": [[1, 1], [2, 2]]}}], ["Bow tie:", "segment 7"]),
        ([{**BOW, "label": ""}], ["bow:", "crosses itself at x 5 mm, y 5 mm", "--repair"]),
        ([{"kind": "path", "id": "p", "line_mm": [[0, 0], [5, 5]], "surface": "tar_mac"}], ["p:", "'tar_mac'"]),
        (
            [{"kind": "path", "id": "p", "line_mm": [[0, 0], [5, 5]], "kerb": {"width_mm": -1, "height_mm": 2}}],
            ["width_mm must be more than zero"],
        ),
        (
            [
                {
                    "kind": "path",
                    "id": "p",
                    "line_mm": [[0, 0], [5, 5]],
                    "kerb": {"width_mm": 1, "height_mm": 2, "material": "granite_9"},
                }
            ],
            ["p:", "'granite_9'"],
        ),
        (
            [
                {"kind": "label", "text": "a", "at_mm": [1, 1]},
                {"kind": "thing", "thing": "oil_drun", "at_mm": [1, 1]},
            ],
            ["item 2, thing: unknown thing 'oil_drun'"],
        ),
        (
            [{"kind": "ground_cover", "outline_mm": BOW["outline_mm"]}],
            ["item 1, ground_cover: the outline crosses itself"],
        ),
        ([{"kind": "opening", "host": "gone", "at_mm": 3, "width_mm": 3, "height_mm": 4}], ["item 1, opening: host"]),
        (
            [{"kind": "wall", "path_mm": [[0, 0], [9, 9]], "openings": [{**DOOR, "material": "ply_9"}]}],
            ["item 1, wall, opening 1: unknown material 'ply_9'"],
        ),
        ([{"kind": "light", "at_mm": [1, 1], "led": "smd0603_worm"}], ["unknown LED", "smd0603_warm"]),
        ([{"kind": "supply", "id": "s", "at_mm": [1, 1], "source": "aa33"}], ["s: unknown supply", "aa3"]),
        ([{"kind": "light", "id": "l", "at_mm": [1, 1], "circuit": "gone"}], ["l: circuit names 'gone'"]),
        ([{"kind": "circuit", "name": "Street", "feed": "gone"}], ["Street: feed names 'gone'"]),
        ([{"kind": "circuit", "name": "c", "colour_plus": "reddish"}], ["colour_plus is 'reddish', not a colour"]),
        ([{"kind": "light", "at_mm": [1, 1], "ma": 0}], ["ma must be more than zero"]),
        ([{"kind": "camera", "at_mm": [1, 1], "f_number": 0}], ["f_number must be more than zero"]),
        ([{"kind": "camera", "at_mm": [1, 1], "sensor_width_mm": 0}], ["sensor_width_mm must be more than zero"]),
        ([{"kind": "camera", "at_mm": [1, 1], "lens": "nikkor60"}], ["unknown part of a camera", "nikkor60g"]),
        ([{"kind": "camera", "at_mm": [1, 1], "accessories": ["ext_13"]}], ["unknown part of a camera", "ext_12"]),
        ([{"kind": "camera", "id": "c", "at_mm": [1, 1], "target": "gone"}], ["c: target names 'gone'"]),
    ],
)
def test_an_item_that_cannot_be(add: Callable[[object], str], items: object, words: list[str]) -> None:
    said = add(items)
    assert [word for word in words if word not in said] == []


def test_a_line_curved_where_it_has_no_segment(add: Callable[[object], str]) -> None:
    assert "segment 5" in add([{"kind": "wall", "path_mm": [[0, 0], [9, 0]], "curves_mm": {"5": [[1, 1], [2, 2]]}}])


def test_a_crossing_outline_is_mended_on_request(plan: Path, tmp_path: Path, capsys) -> None:
    items = tmp_path / "i.json"
    items.write_text(json.dumps([BOW]))
    assert main(["add", str(plan), str(items), "--repair"]) == 0
    capsys.readouterr()
    assert main(["check", str(plan), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["info", str(plan), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kinds"] == {"ground_cover": 1, "thing": 1}


def test_repair_leaves_good_outlines_as_they_are(plan: Path, tmp_path: Path) -> None:
    from diorama_planner.project_io.container import read_project

    outline = [[0, 0], [0, 30], [20, 30], [20, 0]]
    curved = {
        "kind": "pour",
        "id": "b",
        "outline_mm": outline,
        "depth_mm": 1,
        "curves_mm": {"1": [[5, 35], [15, 35]]},
    }
    items = tmp_path / "i.json"
    items.write_text(json.dumps([{"kind": "landform", "id": "a", "outline_mm": outline}, curved]))
    assert main(["add", str(plan), str(items), "--repair"]) == 0
    records = read_project(plan).document.records
    assert records["a"].outline_mm == tuple(map(tuple, outline))
    assert records["b"].outline_mm == tuple(map(tuple, outline))
    assert records["b"].curves_mm == {1: ((5, 35), (15, 35))}


# -- options, formats, names ----------------------------------------------------------------------------------


def test_formats_and_commands_that_are_none(usage: Refused, plan: Path) -> None:
    assert "invalid choice: 'docx'" in usage("bom", plan, "--format", "docx")
    assert "invalid choice: 'dwg'" in usage("export", plan, "--to", "dwg", "-o", plan.with_suffix(".x"))
    assert "invalid choice: 'frobnicate'" in usage("frobnicate")
    assert "required" in usage("rescale", plan)
    assert "unrecognized arguments: --depth" in usage("info", plan, "--depth")


def test_options_that_are_none(refused: Refused, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    assert "there are: margin" in refused(2, "export", plan, "--to", "svg", "-o", out, "foo=1")
    assert "'nonsense' is not an option" in refused(2, "export", plan, "--to", "svg", "-o", out, "nonsense")
    assert "not a number" in refused(2, "export", plan, "--to", "svg", "-o", out, "margin=wide")
    assert "'gone'" in refused(
        2, "export", plan, "--to", "footprints", "-o", out.with_suffix(".pdf"), "--items", "gone"
    )
    assert not out.exists()


@pytest.mark.parametrize(
    ("command", "format_tag", "name", "ending"),
    [
        ("export --to", "engraving", "eng.svg", ".pdf"),
        ("export --to", "footprints", "cut.PNG", ".pdf"),
        ("export --to", "laminae_svg", "cut.pdf", ".svg"),
        ("export --to", "png", "plan.jpg", ".png"),
        ("bom --format", "xlsx", "bill.csv", ".xlsx"),
        ("bom --format", "table", "bill.pdf", ".txt"),
        ("bom --format", "json", "list.diorama", ".json"),
    ],
)
def test_a_name_that_promises_another_format(
    refused: Refused, plan: Path, tmp_path: Path, command: str, format_tag: str, name: str, ending: str
) -> None:
    verb, option = command.split()
    said = refused(2, verb, plan, option, format_tag, "-o", tmp_path / name)
    assert name in said
    assert f"its name ends in {ending}" in said
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("format_tag", ["xlsx", "pdf"])
def test_formats_that_cannot_be_printed(refused: Refused, plan: Path, format_tag: str) -> None:
    assert "-o" in refused(2, "bom", plan, "--format", format_tag)


@pytest.mark.parametrize(
    ("words", "word"),
    [
        (("calc", "nope"), "no calculator 'nope'"),
        (("calc", "pour", "area=nan", "depth=3"), "'nan' is not a number"),
        (("calc", "pour", "area=3", "depth=1e400 mm"), "out of all bounds"),
        (("calc", "pour", "foo=3"), "no input 'foo'"),
        (("calc",), "--list"),
        (("convert", "1e400 mm", "--to", "1:64"), "out of all bounds"),
        (("convert", "4205 mm", "--to", "0:64"), "'0:64' is not a scale"),
        (("catalogue", "show", "oil_drun"), "oil_drum"),
    ],
)
def test_sums_that_cannot_be(refused: Refused, words: tuple[str, ...], word: str) -> None:
    assert word in refused(2, *words)


@pytest.mark.parametrize("scale", ["1:0", "0:64", "banana", "nan"])
def test_rescaling_to_no_scale(refused: Refused, plan: Path, tmp_path: Path, scale: str) -> None:
    before, out = plan.read_bytes(), tmp_path / "out.diorama"
    assert f"'{scale}' is not a scale" in refused(2, "rescale", plan, "--to", scale, "-o", out)
    assert plan.read_bytes() == before
    assert not out.exists()


def test_rescaling_beyond_all_bounds(refused: Refused, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.diorama"
    said = refused(2, "rescale", plan, "--to", "1:0.01", "-o", out)
    assert "base" in said
    assert not out.exists()


# -- the catalogue ----------------------------------------------------------------------------------------------


def test_a_row_of_the_catalogue_with_a_missing_number(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(asset_path("catalogue"), folder)
    table = folder / "vehicles.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    assert lines[1].count(",4205,") == 1
    table.write_text("\n".join([lines[0], lines[1].replace(",4205,", ",,"), *lines[2:]]), encoding="utf-8")
    catalogue = load_catalogue(folder=folder)
    with pytest.raises(BadFileError, match="length_mm") as refused:
        catalogue.thing("toyota_ae86_trueno")
    assert "vehicles.csv" in str(refused.value)
    assert "row toyota_ae86_trueno" in str(refused.value)
