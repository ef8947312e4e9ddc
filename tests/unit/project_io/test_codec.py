"""Records to JSON and back."""

from types import MappingProxyType
from typing import Any

import msgspec
import pytest
from project_io_fakes import CODEC, Fence, Gate, Kerb

from diorama_planner.core.errors import BadFileError, WriteError
from diorama_planner.model.record import CatalogueEntry, Layer, PriceList, Project, Record, UnknownRecord
from diorama_planner.project_io import limits
from diorama_planner.project_io.codec import encode_records, problem_of

RECORDS = [
    Project(id="project", name="Alley", scale=87.0, notes='two\nlines "quoted" \u2028 é'),
    Layer(id="a", name="", colour="#000000", order=-1.5, hidden=True),
    PriceList(id="prices", prices={"resin": "12.50"}, on_hand={"resin": 0.5}, have=("knife", "glue")),
    CatalogueEntry(id="e", family="thing", entry={"length_mm": 4.5, "tags": ["a", None, True, {}]}),
    Fence(id="f", path_mm=((0.1, 0.2), (1e6, -1e6)), curves_mm={10: ((1.0, 2.0), (3.0, 4.0)), 2: ((0.0, 0.0),) * 2}),
    Fence(id="k", kerb=Kerb(width_mm=3.0), finishes={"front": {"material": "brick"}}),
    Gate(id="g", host="f", label="Gate", layer="a", group="x", order=0.1 + 0.2, locked=True),
    Layer(id="x", name="X", extra={"blend": "multiply", "deep": {"list": [1, 2.5, "three"]}}),
]


def back(record: Record) -> Record:
    return CODEC.from_json(msgspec.json.decode(CODEC.encode(record)), "$")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_what_is_written_comes_back(record):
    assert back(record) == record
    assert CODEC.encode(back(record)) == CODEC.encode(record)


def test_defaults_are_left_out():
    assert CODEC.to_json(Project(id="project")) == {"kind": "project", "id": "project"}
    assert CODEC.to_json(Fence(id="f", height_mm=10.0)) == {"kind": "fence", "id": "f"}


def test_equal_records_are_equal_bytes_whatever_the_order_of_their_data():
    one = Layer(id="a", name="A", extra={"x": 1, "y": {"p": 1, "q": 2}})
    other = Layer(id="a", name="A", extra={"y": {"q": 2, "p": 1}, "x": 1})
    assert CODEC.encode(one) == CODEC.encode(other)


def test_a_list_is_sorted_by_id_with_a_record_on_each_line():
    text = encode_records(CODEC, [Layer(id="b", name=""), Layer(id="a", name="")])
    assert text == b'[\n{"id":"a","kind":"layer","name":""},\n{"id":"b","kind":"layer","name":""}\n]'
    assert encode_records(CODEC, []) == b"[]"


def test_a_record_of_an_unknown_kind_is_kept_as_it_was():
    raw = {"kind": "monorail", "id": "m1", "path": [[1, 2.5]], "nested": {"a": None}}
    record = CODEC.from_json(raw, "$")
    assert isinstance(record, UnknownRecord)
    assert record.tag == "monorail"
    assert CODEC.to_json(record) == raw
    assert back(record) == record


def test_unknown_fields_are_kept():
    raw = {"kind": "layer", "id": "a", "name": "A", "blend": "multiply", "extra": 5}
    record = CODEC.from_json(raw, "$")
    assert record == Layer(id="a", name="A", extra={"blend": "multiply", "extra": 5})
    assert CODEC.to_json(record) == raw


def test_extra_data_never_takes_the_place_of_a_field():
    record = Layer(id="a", name="A", extra={"name": "B", "kind": "fence", "id": "z", "order": 7})
    assert CODEC.to_json(record) == {"kind": "layer", "id": "a", "name": "A"}


def test_mappings_that_cannot_be_changed_are_written_too():
    record = PriceList(id="prices", prices=MappingProxyType({"resin": "1"}))
    assert CODEC.to_json(record)["prices"] == {"resin": "1"}
    assert CODEC.encode(record) == b'{"id":"prices","kind":"price_list","prices":{"resin":"1"}}'


def bad(**raw: Any) -> dict[str, Any]:
    return {"kind": "fence", "id": "f", **raw}


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (None, "$.r: expected an object, got null"),
        ([], "$.r: expected an object, got a list"),
        (True, "$.r: expected an object, got true or false"),
        (5, "$.r: expected an object, got a number"),
        ("x", "$.r: expected an object, got text"),
        ({}, "$.r: the field kind is missing"),
        ({"kind": ["fence"]}, "$.r: the field kind is missing"),
        ({"kind": "layer", "id": "a"}, "$.r: object missing required field name"),
        (bad(height_mm="3"), "$.r.height_mm: expected float, got str"),
        (bad(height_mm=True), "$.r.height_mm: expected float, got bool"),
        (bad(height_mm=None), "$.r.height_mm: expected float, got null"),
        (bad(height_mm=10**400), "$.r.height_mm: number out of range"),
        (bad(height_mm=0), "height_mm must be more than zero"),
        (bad(height_mm=1e7), "beyond the limit of 1 km"),
        (bad(hidden=1), "$.r.hidden: expected bool, got int"),
        (bad(label=5), "$.r.label: expected str, got int"),
        (bad(style="glass"), "style is 'glass', not one of wire, board"),
        (bad(path_mm=[[0, 1], [2, "x"]]), "$.r.path_mm[1][1]: expected float, got str"),
        (bad(path_mm=[[0, 1, 2]]), "$.r.path_mm[0]: expected array of length 2, got 3"),
        (bad(path_mm=[[0, 1e7]]), "path_mm has the coordinate 10000000.0"),
        (bad(path_mm={}), "$.r.path_mm: expected array, got object"),
        (bad(curves_mm={"one": [[0, 0], [0, 0]]}), "$.r.curves_mm: a key: expected int, got str"),
        (bad(kerb={"height_mm": 1}), "$.r.kerb: object missing required field width_mm"),
        (bad(id="Upper"), "'Upper' is not an id"),
        (bad(id=5), "$.r.id: expected str, got int"),
        ({"kind": "fence", "id": "x" * 65}, "is not an id"),
        ({"kind": "monorail"}, "is not an id"),
        ({"kind": "monorail", "id": 5}, "is not an id"),
    ],
    ids=str,
)
def test_a_bad_record_is_named(raw, message):
    with pytest.raises(BadFileError) as caught:
        CODEC.from_json(raw, "$.r")
    assert message in str(caught.value)
    assert str(caught.value).startswith("$.r")
    assert "\n" not in str(caught.value)


def nested(depth):
    value = 0
    for _ in range(depth):
        value = [value]
    return value


class TestLimits:
    def test_text(self):
        assert CODEC.from_json(bad(label="x" * limits.MAX_TEXT), "$")
        with pytest.raises(BadFileError, match=r"\$\.label: longer than 65536"):
            CODEC.from_json(bad(label="x" * (limits.MAX_TEXT + 1)), "$")

    def test_points(self):
        assert CODEC.from_json(bad(path_mm=[[0, 0]] * limits.MAX_PARTS), "$")
        with pytest.raises(BadFileError, match=r"\$\.path_mm: longer than 50000"):
            CODEC.from_json(bad(path_mm=[[0, 0]] * (limits.MAX_PARTS + 1)), "$")

    @pytest.mark.parametrize("key", ["unknown", "finishes"])
    def test_depth_of_free_data(self, key):
        assert CODEC.from_json(bad(**{key: {"a": nested(limits.MAX_DEPTH - 2)}}), "$")
        with pytest.raises(BadFileError, match=f"{key}.*nested more than 64 deep"):
            CODEC.from_json(bad(**{key: {"a": nested(limits.MAX_DEPTH + 1)}}), "$")

    def test_free_data_of_unknown_records(self):
        with pytest.raises(BadFileError, match=r"\$\.a: longer than"):
            CODEC.from_json({"kind": "monorail", "id": "m", "a": "x" * (limits.MAX_TEXT + 1)}, "$")

    def test_keys_are_shown_on_one_line_and_short(self):
        with pytest.raises(BadFileError) as caught:
            CODEC.from_json({"kind": "monorail", "id": "m", "a\n\x1b[31m" * 90: "x" * (limits.MAX_TEXT + 1)}, "$")
        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), nested(70), {1, 2}, b"bytes", 10**30 + 0j, {"a": object()}],
    ids=["nan", "inf", "deep", "set", "bytes", "complex", "object"],
)
def test_data_that_json_cannot_say_is_not_written(value):
    """NaN would silently become null."""
    with pytest.raises(WriteError, match="'w'"):
        CODEC.encode(Layer(id="w", name="W", extra={"value": value}))
    with pytest.raises(WriteError, match="'w'"):
        CODEC.encode(CatalogueEntry(id="w", family="thing", entry={"value": [value]}))


def test_broken_text_is_not_written():
    with pytest.raises(WriteError, match="'w'"):
        CODEC.encode(Layer(id="w", name="\ud800"))


def test_a_record_of_no_kind_is_not_written():
    with pytest.raises(WriteError, match="'w' is of no kind"):
        CODEC.encode(Record(id="w"))


def test_a_problem_remembers_what_stood_there():
    error = BadFileError("why", where="$.records[3]")
    assert problem_of(error, {"id": "a"}).record_id == "a"
    assert problem_of(error, {"id": 5}).record_id == ""
    problem = problem_of(error, [1])
    assert (problem.where, str(problem.message), problem.raw) == ("$.records[3]", "why", [1])
