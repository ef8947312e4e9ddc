"""The list of items for `add` is read strictly."""

import json

import pytest
from project_io_fakes import CODEC, Fence, Gate

from diorama_planner.core.errors import BadFileError
from diorama_planner.project_io.items_json import decode_items


def decode(value):
    return decode_items(value if isinstance(value, bytes) else json.dumps(value).encode(), codec=CODEC)


def test_items_are_read_in_order():
    assert decode([{"kind": "gate", "id": "g", "host": "f"}, {"kind": "fence", "id": "f", "height_mm": 5}]) == [
        Gate(id="g", host="f"),
        Fence(id="f", height_mm=5.0),
    ]


def test_an_id_is_made_where_there_is_none():
    one, other = decode([{"kind": "fence"}, {"kind": "fence"}])
    assert len({one.id, other.id}) == 2


def test_shorthand_becomes_records_of_their_own():
    assert decode([{"kind": "fence", "id": "f", "gates": [{"id": "g", "at_mm": 3}]}]) == [
        Fence(id="f"),
        Gate(id="g", host="f", at_mm=3.0),
    ]


def test_a_byte_order_mark_is_nothing_to_complain_about():
    assert decode(b"\xef\xbb\xbf[]") == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (b"", "it is not JSON: input data was truncated"),
        (b'[{"kind":"fence"},\n{"kind":"fence"\n"id":"x"}]', "it is not JSON: expected ',' or '}' in line 3"),
        (b'[{"kind":"fence","height_mm":NaN}]', "it is not JSON: invalid character in line 1"),
        (b'[{"kind":"fence","height_mm":1e400}]', "number out of range"),
        (b'[{"kind":"fence","label":"\xff"}]', "it is not UTF-8 text"),
        (b"[" * 200_000, "it is nested too deep"),
        ({"kind": "fence"}, 'expected a JSON list of items (write [{"kind": "wall", ...}])'),
        ([5], "$[0]: expected an object with kind"),
        ([{"id": "a"}], "$[0] (id 'a'): the field kind is missing (known are circuit, fence, gate)"),
        ([{"kind": "fnce"}], "$[0]: there is no kind 'fnce' (did you mean fence?)"),
        ([{"kind": "zzz"}], "$[0]: there is no kind 'zzz' (known are circuit, fence, gate)"),
        ([{"kind": "layer", "name": "a"}], "$[0]: layer is not an item of the plan"),
        (
            [{"kind": "fence"}, {"kind": "fence", "id": "f2", "heigth_mm": 1}],
            "$[1] (id 'f2'): a fence has no field 'heigth_mm' (did you mean height_mm",
        ),
        (
            [{"kind": "fence", "id": "f", "path_mm": [[0, 1], [0, "x"]]}],
            "$[0].path_mm[1][1] (id 'f'): expected float, got str",
        ),
        ([{"kind": "fence", "height_mm": -1}], "$[0]: height_mm must be more than zero, not -1.0"),
        ([{"kind": "fence", "id": "F"}], "$[0] (id 'F'): 'F' is not an id"),
        ([{"kind": "fence", "id": 7, "gates": []}], "$[0].id: expected text"),
        ([{"kind": "fence", "gates": 5}], "$[0]: the shorthand inside this fence cannot be read"),
        ([{"kind": "fence", "gates": [{"at": 5}]}], "$[0]: a gate has no field 'at' (did you mean at_mm?)"),
        (
            [{"kind": "fence", "id": "a"}, {"kind": "gate", "id": "a", "host": "a"}],
            "$[1]: the id 'a' is used twice, first by $[0]",
        ),
    ],
    ids=str,
)
def test_a_bad_list_is_refused_with_the_place(value, message):
    with pytest.raises(BadFileError) as caught:
        decode(value)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_a_field_of_a_nested_object_that_does_not_exist_is_named():
    with pytest.raises(BadFileError, match=r"\$\[0\]\.kerb: there is no field 'wdth_mm' \(did you mean width_mm"):
        decode([{"kind": "fence", "kerb": {"width_mm": 1, "wdth_mm": 5}}])
