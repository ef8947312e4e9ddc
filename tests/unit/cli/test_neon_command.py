"""`neon`: techniques for a sign of 40 mm with letters of 6 mm, for people and scripts; one is taken; bad words."""

import json
from pathlib import Path

import pytest

from diorama_planner.cli.main import main

ITEMS = [
    {"kind": "wall", "id": "wall", "path_mm": [[20, 200], [120, 200]], "height_mm": 50},
    {"kind": "neon", "id": "sign", "label": "Club", "host": "wall", "text": "MIDNIGHT", "at_mm": 50, "up_mm": 30},
]


@pytest.fixture
def club(plan: Path) -> Path:
    items = plan.with_name("items.json")
    items.write_text(json.dumps(ITEMS))
    assert main(["add", str(plan), str(items)]) == 0
    return plan


def test_it_says_what_can_show_a_sign_and_why_the_rest_cannot(club: Path, capsys) -> None:
    capsys.readouterr()
    assert main(["neon", str(club), "--json"]) == 0
    (sign,) = json.loads(capsys.readouterr().out)
    assert sign["width_mm"] < 40
    able = [each["technique"] for each in sign["techniques"] if each["possible"]]
    assert able == ["scribed_acrylic", "printed_mask"]
    told = {each["technique"]: each for each in sign["techniques"]}
    assert (told["scribed_acrylic"]["short"], told["scribed_acrylic"]["why"]) == ("2 LEDs", [])
    assert told["thin_el_wire"]["letters_from_mm"] == 30
    assert all(each["why"] for each in sign["techniques"] if not each["possible"])
    assert main(["neon", str(club), "Club"]) == 0
    assert "* scribed_acrylic  yes  2 LEDs" in capsys.readouterr().out


def test_a_technique_is_taken_and_bad_words_are_told(club: Path, plan: Path, capsys) -> None:
    assert main(["neon", str(club), "sign", "--take", "printed_mask"]) == 0
    assert "* printed_mask" in capsys.readouterr().out
    assert main(["neon", str(club), "--take", "magic"]) == 2
    assert "scribed_acrylic" in capsys.readouterr().err
    assert main(["neon", str(club), "nothing"]) == 2
    assert "no neon sign 'nothing'" in capsys.readouterr().err


def test_a_plan_without_signs_says_so(plan: Path, capsys) -> None:
    assert main(["neon", str(plan)]) == 0
    assert "No neon signs" in capsys.readouterr().out
