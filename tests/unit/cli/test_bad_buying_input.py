"""Bad input to the commands about buying, cutting and the shelf: one line on stderr, an exit code, nothing kept."""

import json
from pathlib import Path

import pytest

from diorama_planner.cli.main import main

ENDLESS = "9" * 400
TABLE = "id,name,price\nxps_eu_10,=cmd|calc,5\nxps_eu_10,+half,-5\ngone,@sum,3\nstatic_grass_2mm,-z,\n"
ITEMS = [
    {"kind": "wall", "id": "wall", "path_mm": [[20, 50], [150, 50]], "height_mm": 80, "cap": "stripwood_2x2"},
    {"kind": "ground_cover", "outline_mm": [[0, 100], [150, 100], [150, 200], [0, 200]]},
]


@pytest.fixture
def walled(plan: Path, tmp_path: Path) -> Path:
    """The plan with something to cut, to sow and to buy; a shop; a price list and files that are none."""
    for name, content in {
        "items.json": json.dumps(ITEMS),
        "list.csv": TABLE,
        "empty.csv": "",
        "bad.json": "{",
    }.items():
        (tmp_path / name).write_text(content)
    assert main(["add", str(plan), str(tmp_path / "items.json")]) == 0
    assert main(["shops", "set", "Shop"]) == 0
    return plan


BAD = (
    (2, "shops set Shop --currency QQQ"),
    (2, "shops set Shop --shipping -5"),
    (2, "shops set Shop --free-from nan"),
    (2, "shops set Shop --vat-pct 900"),
    (2, "shops remove Nobody"),
    (2, "shops import Nobody list.csv"),
    (3, "shops import Shop empty.csv"),
    (3, "shops import Shop missing.csv"),
    (3, "shops import Shop ."),
    (2, "shops import Shop list.csv --column price=0"),
    (2, "shops import Shop list.csv --column price"),
    (2, "shops rate EUR USD 0"),
    (2, "shops rate EUR USD nan"),
    (2, "shops rate EUR EUR 2"),
    (2, "shops rate EUR QQQ 2"),
    (2, "stash add xps_eu_10 -3"),
    (2, f"stash add xps_eu_10 {ENDLESS}"),
    (2, "stash add thing:oil_drum 1.5"),
    (2, "stash add nothing 1"),
    (2, "stash take xps_eu_10 5"),
    (2, "stash undo"),
    (2, "stash used plan.diorama --really static_grass_2mm=-4"),
    (2, f"stash used plan.diorama --really static_grass_2mm={ENDLESS}"),
    (2, "stash used plan.diorama --really nothing=3"),
    (2, "prices plan.diorama xps_eu_10 --price -3"),
    (2, "prices plan.diorama xps_eu_10 --price 1e99"),
    (2, f"prices plan.diorama xps_eu_10 --on-hand {ENDLESS}"),
    (2, "prices plan.diorama xps_eu_10 --on-hand -3"),
    (2, "prices plan.diorama --currency QQQ"),
    (2, "basket plan.diorama --seconds nan"),
    (3, "basket bad.json"),
    (2, "cut plan.diorama --gap -5"),
    (2, "cut plan.diorama --edge -1"),
    (2, "cut plan.diorama --turns 0"),
    (2, "cut plan.diorama --material stripwood_2x2"),
    (2, "cut plan.diorama --squeeze nan --material xps_eu_10"),
    (2, "lengths plan.diorama --kerf -1"),
    (2, "lengths plan.diorama --material stripwood_2x2 --bars 0"),
    (2, "lengths plan.diorama --material xps_eu_10"),
    (2, "finish plan.diorama wall nowhere brick_weathered"),
    (2, "finish plan.diorama wall front nothing"),
    (2, "bom plan.diorama page=A9"),
    (2, "bom plan.diorama ="),
    (2, "bom plan.diorama --against bak9"),
)


@pytest.mark.parametrize(("code", "words"), BAD, ids=[words[:60] for _, words in BAD])
def test_bad_input_is_one_line_and_changes_nothing(
    walled: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(walled.parent)
    before = walled.read_bytes()
    kept = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert main(words.split(" ")) == code
    told = capsys.readouterr().err
    assert told.startswith("diorama-planner: ")
    assert told.count("\n") == 1
    assert "Traceback" not in told
    assert walled.read_bytes() == before
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == kept


def test_of_a_list_with_bad_rows_the_good_ones_are_taken_and_the_others_told(
    walled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(walled.parent)
    capsys.readouterr()
    assert main(["shops", "import", "Shop", "list.csv", "--write"]) == 0
    out = capsys.readouterr().out
    assert "below 0" in out
    assert "the price is blank" in out
    assert main(["shops", "list"]) == 0
    assert capsys.readouterr().out.startswith("Shop: 1 price")
