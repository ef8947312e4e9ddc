"""`bom --against`: what has to be bought otherwise than for another plan or an earlier saving."""

import json
from pathlib import Path

import pytest

from diorama_planner.cli.main import main


@pytest.fixture
def larger(plan: Path, tmp_path: Path) -> Path:
    """The plan with two drums more, in a file of its own."""
    path = tmp_path / "larger.diorama"
    path.write_bytes(plan.read_bytes())
    table = tmp_path / "more.csv"
    table.write_text("thing,x_mm,y_mm,rotation_deg\noil_drum,90,60,0\noil_drum,120,60,0\n")
    assert main(["place", str(path), str(table)]) == 0
    return path


def told(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> str:
    capsys.readouterr()
    assert main([str(word) for word in words]) == code
    out, err = capsys.readouterr()
    return err if code else out


def test_more_and_less_against_another_plan(capsys, plan: Path, larger: Path) -> None:
    found = json.loads(told(capsys, "bom", larger, "--against", plan, "--format", "json"))
    (row,) = found["rows"]
    assert (row["kind"], row["id"], row["source"]) == ("thing", "oil_drum", "buy")
    assert (row["need"]["value"], row["packs"]["count"], row["cost"]) == (2.0, 2, None)
    assert (found["schema"], found["against"], found["without_price"]) == (1, "plan.diorama", 1)
    back = json.loads(told(capsys, "bom", plan, "--against", larger, "--format", "json"))
    assert back["rows"][0]["packs"]["count"] == -2


def test_a_plan_does_not_differ_from_itself(capsys, plan: Path) -> None:
    assert "Nothing has to be bought otherwise." in told(capsys, "bom", plan, "--against", plan)


def test_an_earlier_saving_is_named_by_its_generation(capsys, larger: Path) -> None:
    text = told(capsys, "bom", larger, "--against", "bak1")
    assert "+2 pieces" in text
    assert "1 → 3" in text


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("--against", "bak3"), 2, "saved"),
        (("--against", "nowhere.diorama"), 3, "nowhere.diorama"),
        (("--against", "saved", "--format", "csv"), 2, "json"),
    ],
)
def test_what_cannot_be_compared_is_said(capsys, plan: Path, words, code: int, hint: str) -> None:
    assert hint in told(capsys, "bom", plan, *words, code=code)
