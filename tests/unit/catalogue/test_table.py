from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

import pytest

from diorama_planner.catalogue.table import Pair, parse_table, read_table
from diorama_planner.core.errors import BadFileError


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    size: float
    count: int | None
    wet: bool
    price: Decimal | None = field(default=None, metadata={"column": "cost"})
    mix: Pair | None = None
    lists: tuple[str, ...] = ()
    verdict: Literal["ok", "no"] = "ok"
    note: str = field(default="kept", metadata={"column": None})


HEADER = "id,size,count,wet,cost,mix,lists,verdict\n"


def parse(body):
    return parse_table(HEADER + body, Row, "rows.csv")


def test_every_type_of_cell_is_read():
    assert parse("a,1.5,3,yes,0.10,100:47,x|y,no\nb,2,,no,,,,ok\n") == (
        Row("a", 1.5, 3, True, Decimal("0.10"), (100.0, 47.0), ("x", "y"), "no"),
        Row("b", 2.0, None, False),
    )


def test_columns_may_stand_in_any_order_and_more_may_be_there():
    rows = parse_table("extra,wet,verdict,size,id,count,cost,mix,lists\n?,no,ok,7,a,,,,\n", Row, "rows.csv")
    assert rows == (Row("a", 7.0, None, False),)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a,,3,yes,,,,ok", "rows.csv: row a: size is empty where a number is needed"),
        ("a,wide,3,yes,,,,ok", "row a: size is 'wide' where a number is needed"),
        ("a,nan,3,yes,,,,ok", "row a: size is 'nan' where a number"),
        ("a,1e999,3,yes,,,,ok", "row a: size is '1e999' where a number"),
        ("a,1,3.5,yes,,,,ok", "row a: count is '3.5' where a whole number"),
        ("a,1,3,maybe,,,,ok", "row a: wet is 'maybe' where yes or no"),
        ("a,1,3,yes,dear,,,ok", "row a: price is 'dear'|row a: cost is 'dear' where an amount of money"),
        ("a,1,3,yes,,100,,ok", "row a: mix is '100' where a ratio"),
        ("a,1,3,yes,,,,perhaps", "row a: verdict is 'perhaps' where one of ok, no"),
        ("a,1,3", "row a: it ends before column wet"),
    ],
)
def test_a_bad_cell_names_file_row_and_column_in_one_line(row, words):
    with pytest.raises(BadFileError, match=words) as caught:
        parse(row + "\n")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_an_id_that_comes_twice_is_refused():
    with pytest.raises(BadFileError, match="row a: this id comes twice"):
        parse("a,1,,no,,,,ok\na,2,,no,,,,ok\n")


def test_a_missing_column_is_named():
    with pytest.raises(BadFileError, match=r"rows\.csv: column size is missing"):
        parse_table("id,count\na,1\n", Row, "rows.csv")


def test_text_that_is_not_csv_is_refused_with_its_line():
    with pytest.raises(BadFileError, match=r"line .* is not CSV"):
        parse('a,"1"x,,no,,,,ok\n')


def test_a_file_that_is_not_text_or_not_there_is_refused(tmp_path):
    with pytest.raises(BadFileError, match=r"none\.csv: it cannot be read"):
        read_table(tmp_path / "none.csv", Row)
    (tmp_path / "raw.csv").write_bytes(b"id,\xff\xfe\x00")
    with pytest.raises(BadFileError, match=r"raw\.csv: it cannot be read"):
        read_table(tmp_path / "raw.csv", Row)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    (tmp_path / "bom.csv").write_text("\ufeff" + HEADER + "a,1,,no,,,,ok\n", encoding="utf-8")
    assert read_table(tmp_path / "bom.csv", Row) == (Row("a", 1.0, None, False),)
