"""Fields that only a newer version knows survive a round trip, inside the objects of a record as well."""

from dataclasses import replace

import msgspec
import pytest

from diorama_planner.project_io.codec import standard_codec

CODEC = standard_codec()
PATH = {
    "kind": "path",
    "id": "p",
    "line_mm": [[0.0, 0.0], [50.0, 0.0]],
    "kerb": {"width_mm": 3.0, "height_mm": 2.0, "material": "evergreen_080", "glow": {"colour": "red"}},
}
BASE = {
    "kind": "base",
    "id": "base",
    "width_mm": 200.0,
    "depth_mm": 100.0,
    "layers": [
        {"material": "xps_eu_20", "thickness_mm": 20.0},
        {"material": "xps_eu_20", "thickness_mm": 10.0, "grain": 90},
    ],
}


@pytest.mark.parametrize("raw", [PATH, BASE], ids=lambda raw: raw["kind"])
def test_what_is_unknown_inside_is_written_back_where_it_stood(raw):
    written = CODEC.from_json(raw, "$")
    again = CODEC.from_json(_builtins(written), "$")
    assert again == written
    assert _odd(_builtins(written)) == _odd(raw)


def test_it_goes_with_its_object():
    base = CODEC.from_json(BASE, "$")
    fewer = replace(base, layers=base.layers[:1])
    written = _builtins(fewer)
    assert "grain" not in written["layers"][0]
    assert CODEC.from_json(written, "$") == fewer


def test_a_known_field_is_not_overwritten():
    path = CODEC.from_json(PATH, "$")
    odd = replace(path, extra={".kerb": {"width_mm": 99, "new": 1}, ".nowhere": {"a": 1}, ".line_mm": 5})
    written = _builtins(odd)
    assert (written["kerb"]["width_mm"], written["kerb"]["new"]) == (3.0, 1)
    assert written[".nowhere"] == {"a": 1}


@pytest.mark.parametrize(
    "key", [".", "..", ".[0]", ".kerb[", ".kerb[0]", ".kerb.width_mm", ".layers[99]", ".line_mm[0]"]
)
@pytest.mark.parametrize("raw", [PATH, BASE], ids=lambda raw: raw["kind"])
@pytest.mark.parametrize("value", [None, 5, {"a": 1}])
def test_a_key_that_only_looks_like_a_place_is_kept_where_it_is(raw, key, value):
    record = CODEC.from_json({**raw, key: value}, "$")
    written = _builtins(record)
    assert written[key] == value
    assert CODEC.from_json(written, "$") == record


def _builtins(record):
    return msgspec.json.decode(CODEC.encode(record))


def _odd(raw):
    if "kerb" in raw:
        return raw["kerb"]["glow"]
    return raw["layers"][1]["grain"]
