"""The member `document.json`: what is broken is set aside, what is newer is kept from harm."""

import gc
import json

import pytest
from project_io_fakes import CODEC, Fence, Gate, make_codec, sample_document

from diorama_planner import __version__
from diorama_planner.core.errors import BadFileError, NewerFileError
from diorama_planner.model.record import Layer, UnknownRecord
from diorama_planner.project_io.document_json import decode_document, encode_document
from diorama_planner.project_io.limits import MAX_RECORDS
from diorama_planner.project_io.migrations import SCHEMA

LAYER = {"kind": "layer", "id": "a", "name": "A"}


def text(records, **more):
    return json.dumps({"schema": SCHEMA, "app": "0.1.0", "records": records, **more}).encode()


def test_documents_come_back():
    document = sample_document()
    data = encode_document(CODEC, document.records)
    decoded = decode_document(CODEC, data)
    assert decoded.records == document.records
    assert (decoded.schema, decoded.app, decoded.problems) == (SCHEMA, __version__, ())
    assert encode_document(CODEC, decoded.records) == data


def test_the_order_of_records_leaves_no_trace():
    records = sample_document().records
    turned = dict(reversed(records.items()))
    assert encode_document(CODEC, turned) == encode_document(CODEC, records)


def test_it_is_plain_json_with_a_record_on_each_line():
    data = encode_document(CODEC, sample_document().records)
    parsed = json.loads(data)
    assert list(parsed) == ["schema", "app", "records"]
    assert data.count(b"\n") == len(parsed["records"]) + 2
    assert json.loads(encode_document(CODEC, {}))["records"] == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "$: it is not JSON: input data was truncated"),
        (b"hello", "$: it is not JSON"),
        (b"\xff\xfe{\x00}\x00", "$: it is not JSON"),
        (b'{"app": "\xff"}', "$: it is not JSON: it is not UTF-8 text"),
        (b"null", "$: expected an object"),
        (b"[]", "$: expected an object"),
        (b"5", "$: expected an object"),
        (b"{}", "$.schema: expected a number from 1 up"),
        (b'{"schema": "1", "records": []}', "$.schema: expected a number"),
        (b'{"schema": true, "records": []}', "$.schema: expected a number"),
        (b'{"schema": 0, "records": []}', "$.schema: expected a number"),
        (b'{"schema": 1.5, "records": []}', "$.schema: expected a number"),
        (b'{"schema": 1}', "$.records: expected a list"),
        (b'{"schema": 1, "records": {}}', "$.records: expected a list"),
        (b'{"schema": 1, "records": [{"kind": "layer", "order": NaN}]}', "invalid character in line 1"),
        (b'{"schema": 1, "records": [' + b"[" * 200_000, "nested too deep"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_document_is_refused_with_the_place(data, message):
    """Fault cases F14 and F17."""
    with pytest.raises(BadFileError) as caught:
        decode_document(CODEC, data)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_does_no_harm():
    assert decode_document(CODEC, b"\xef\xbb\xbf" + text([LAYER])).records == {"a": Layer(id="a", name="A")}


def test_negative_zero_becomes_zero():
    data = text([{"kind": "fence", "id": "f", "path_mm": [[-0.0, 1.0], [2.0, -0.0]], "order": -0.0}])
    assert b"-0.0" in data
    (fence,) = decode_document(CODEC, data).records.values()
    assert str(fence.path_mm) == "((0.0, 1.0), (2.0, 0.0))"
    assert str(fence.order) == "0.0"


@pytest.mark.parametrize(
    ("raw", "where", "message"),
    [
        ("null", "$.records[1]", "expected an object, got null"),
        ("7", "$.records[1]", "expected an object, got a number"),
        ("{}", "$.records[1]", "the field kind is missing"),
        ('{"kind": "layer", "id": "a", "name": "twice"}', "$.records[1]", "the id 'a' is used twice"),
        ('{"kind": "fence", "id": "f", "height_mm": true}', "$.records[1].height_mm", "expected float, got bool"),
        ('{"kind": "fence", "id": "f", "height_mm": 1e999}', "$.records[1]", "number out of range"),
        ('{"kind": "fence", "id": "f", "height_mm": 1' + "0" * 5000 + "}", "$.records[1]", "out of range"),
        ('{"kind": "fence", "id": "f", "path_mm": [[0, 2e6]]}', "$.records[1]", "not a number within 1 km"),
        ('{"kind": "monorail", "id": "../x"}', "$.records[1]", "is not an id"),
    ],
    ids=lambda value: value[:48],
)
def test_one_bad_record_does_not_take_the_others_with_it(raw, where, message):
    """Fault cases F15 and F16."""
    data = text([LAYER, "HERE", {"kind": "gate", "id": "g", "host": "a"}]).replace(b'"HERE"', raw.encode())
    decoded = decode_document(CODEC, data)
    assert decoded.records == {"a": Layer(id="a", name="A"), "g": Gate(id="g", host="a")}
    (problem,) = decoded.problems
    assert problem.where == where
    assert message in str(problem.message)


def test_text_that_is_not_utf_8_spoils_only_its_record():
    data = text([LAYER, {"kind": "layer", "id": "b", "name": "X"}]).replace(b'"X"', b'"\xff"')
    decoded = decode_document(CODEC, data)
    assert list(decoded.records) == ["a"]
    assert str(decoded.problems[0].message) == "it is not UTF-8 text"


def test_the_number_of_records_is_bounded():
    assert len(decode_document(CODEC, text([5] * MAX_RECORDS)).problems) == MAX_RECORDS
    with pytest.raises(BadFileError, match=r"\$\.records: more than 100000 records"):
        decode_document(CODEC, text([5] * (MAX_RECORDS + 1)))


def test_the_collector_is_left_as_it_was():
    gc.enable()  # a window that has just opened a plan lets it run again a little later
    decode_document(CODEC, text([]))
    assert gc.isenabled()
    gc.disable()
    try:
        with pytest.raises(BadFileError):
            decode_document(CODEC, b"")
        assert not gc.isenabled()
    finally:
        gc.enable()


class TestVersions:
    """Fault case F21."""

    def test_a_newer_file_whose_kinds_are_known_is_read(self):
        data = text([{**LAYER, "blend": "multiply"}], schema=SCHEMA + 1)
        decoded = decode_document(CODEC, data)
        assert decoded.schema == SCHEMA + 1
        assert decoded.records == {"a": Layer(id="a", name="A", extra={"blend": "multiply"})}

    @pytest.mark.parametrize(
        "record", [{"kind": "monorail", "id": "m"}, {"kind": "layer", "id": "a", "name": 5}, None]
    )
    def test_a_newer_file_that_is_not_understood_says_what_is_needed(self, record):
        with pytest.raises(NewerFileError) as caught:
            decode_document(CODEC, text([record], schema=9, app="7.5.0"))
        assert str(caught.value) == (
            "it was made by a newer version (7.5.0, schema 9) (update Diorama Planner to open it)"
        )
        assert caught.value.exit_code == 3

    def test_a_newer_file_of_another_shape_is_not_called_damaged(self):
        with pytest.raises(NewerFileError):
            decode_document(CODEC, b'{"schema": 9, "app": "7.5.0", "layers": []}')

    @pytest.mark.parametrize("app", [5, None, "x\ny", "\x1b[31m", "v" * 99])
    def test_a_strange_version_is_not_repeated(self, app):
        with pytest.raises(NewerFileError, match=r"\(\?, schema 9\)"):
            decode_document(CODEC, text([None], schema=9, app=app))

    def test_an_unknown_kind_of_the_same_schema_is_kept(self):
        raw = {"kind": "monorail", "id": "m", "speed": 5}
        decoded = decode_document(CODEC, text([raw]))
        assert isinstance(decoded.records["m"], UnknownRecord)
        assert json.loads(encode_document(CODEC, decoded.records))["records"] == [raw]


def rename_items(document):
    """Bring schema 1 to 2, say: records were called items."""
    return {**document, "records": document.pop("items")}


STEPS = {1: rename_items, 2: lambda document: {**document, "app": "3.0"}}


class TestMigrations:
    def test_steps_are_made_in_order(self):
        data = json.dumps({"schema": 1, "app": "0.1", "items": [LAYER]}).encode()
        decoded = decode_document(CODEC, data, STEPS, 4)
        assert (decoded.schema, list(decoded.records)) == (1, ["a"])

    def test_steps_before_the_schema_of_the_file_are_left_out(self):
        assert decode_document(CODEC, text([LAYER], schema=2), STEPS, 3).records

    def test_a_step_that_does_not_understand_is_told_as_a_bad_file(self):
        with pytest.raises(BadFileError, match="cannot be brought from schema 1 to 2"):
            decode_document(CODEC, text([LAYER]), STEPS, 3)

    def test_kinds_bring_their_records_up(self):
        def in_inches(raw):
            return {**raw, "height_mm": raw["height_in"] * 25.4, "height_in": None}

        def without_inches(raw):
            return {key: value for key, value in raw.items() if key != "height_in"}

        codec = make_codec(steps={"fence": {1: in_inches, 2: without_inches}})
        records = [LAYER, {"kind": "fence", "id": "f", "height_in": 2}, {"kind": "fence", "id": "g"}, 5]
        decoded = decode_document(codec, text(records), {}, 3)
        assert decoded.records == {"a": Layer(id="a", name="A"), "f": Fence(id="f", height_mm=50.8)}
        assert [problem.where for problem in decoded.problems] == ["$.records[2]", "$.records[3]"]
        assert "schema 1 to 2" in str(decoded.problems[0].message)
