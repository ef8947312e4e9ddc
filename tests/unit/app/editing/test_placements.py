"""Tables of placements as spreadsheets write them."""

from pathlib import Path

import pytest
from plans import CATALOGUE

from diorama_planner.app.editing.placements import placement_rows, read_placements
from diorama_planner.core.errors import BadFileError


def read(tmp_path: Path, text: str, encoding: str = "utf-8"):
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode(encoding))
    return read_placements(path, CATALOGUE)


def test_rows_become_things(tmp_path: Path) -> None:
    text = "thing,x_mm,y_mm,rotation_deg,z_mm,layer,label\noil_drum,1.5,-2,90,2.9,Yard,First\ncow,10,20,0,,,\n"
    drum, cow = read(tmp_path, text)
    assert (drum.thing, drum.at_mm, drum.rotation_deg, drum.z_mm) == ("oil_drum", (1.5, -2.0), 90.0, 2.9)
    assert (drum.layer, drum.label) == ("Yard", "First")
    assert (cow.z_mm, cow.layer, cow.label) == (0.0, "", "")
    assert drum.id != cow.id


@pytest.mark.parametrize(
    "text",
    [
        "thing,x_mm,y_mm,rotation_deg\r\noil_drum,1.5,2,90\r\n",
        "\ufeffthing,x_mm,y_mm,rotation_deg\noil_drum,1.5,2,90\n",
        "thing;x_mm;y_mm;rotation_deg\noil_drum;1,5;2;90\n",
        "rotation_deg,y_mm,x_mm,thing,mood\n90,2,1.5,oil_drum,happy\n",
        'thing,x_mm,y_mm,rotation_deg\n" oil_drum ","1,5",2,90\n\n',
        "thing,x_mm,y_mm,rotation_deg\noil_drum,1.5 mm,0.2 cm,90",
    ],
    ids=["windows", "mark", "semicolons", "order", "quotes", "units"],
)
def test_tables_come_in_many_dresses(tmp_path: Path, text: str) -> None:
    (drum,) = read(tmp_path, text)
    assert (drum.thing, drum.at_mm, drum.rotation_deg) == ("oil_drum", (1.5, 2.0), 90.0)


def test_one_bad_row_refuses_the_table(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match="row 3, x_mm"):
        read(tmp_path, "thing,x_mm,y_mm,rotation_deg\noil_drum,1,2,0\noil_drum,one,2,0\n")


def test_a_table_of_latin_letters_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match="UTF-8"):
        read(tmp_path, "thing,x_mm,y_mm,rotation_deg,label\noil_drum,1,2,0,Fa\xdf\n", "latin-1")


def test_a_table_without_rows_places_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "thing,x_mm,y_mm,rotation_deg\n") == []


def test_a_preview_tells_every_row_with_what_is_wrong_in_it(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("thing,x_mm,y_mm,rotation_deg\noil_drum,1,2,0\noil_drum,one,2,0\nunicorn,1,2,0\n")
    good, bad, unknown = placement_rows(path, CATALOGUE)
    assert (good.number, good.problem) == (2, None)
    assert good.thing is not None
    assert (bad.number, bad.thing, bad.cells["x_mm"]) == (3, None, "one")
    assert "x_mm" in bad.problem.where
    assert "unicorn" in str(unknown.problem)


def test_a_table_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diorama_planner.app.tables.LARGEST_BYTES", 40)
    with pytest.raises(BadFileError, match="larger than"):
        read(tmp_path, "thing,x_mm,y_mm,rotation_deg\n" + 9 * "oil_drum,1,2,0\n")
