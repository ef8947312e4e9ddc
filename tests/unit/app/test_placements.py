"""Tables of placements as spreadsheets write them."""

from pathlib import Path

import pytest
from plans import CATALOGUE

from diorama_planner.app.placements import read_placements
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
