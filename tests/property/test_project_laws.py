"""Laws of project files: what is saved comes back, equal plans are equal bytes, no input does harm.

Records of every class, the kinds of item too, are built from the roles and types that they declare.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from diorama_planner.core.errors import BadFileError, PlannerError
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.document import Document, asset_name
from diorama_planner.model.record import PLAIN_RECORDS, Curves, Item, Point, Points, UnknownRecord
from diorama_planner.model.roles import Role, field_infos
from diorama_planner.project_io.archive import pack
from diorama_planner.project_io.codec import standard_codec
from diorama_planner.project_io.container import contents_of, project_bytes
from diorama_planner.project_io.items_json import decode_items

CLASSES = (*PLAIN_RECORDS, *(kind.record for kind in KINDS.values()))
IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=64)
TEXTS = st.text(max_size=20)
COLOURS = ("", "#8a4b2f")
LENGTHS = st.floats(-1e5, 1e5)
JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(TEXTS, parts, max_size=3),
    max_leaves=8,
)
JSON_OBJECTS = st.dictionaries(TEXTS, JSON_VALUES, max_size=3)


@st.composite
def rectangles(draw):
    """An outline that no kind refuses, which is a good line too."""
    x, y = draw(LENGTHS), draw(LENGTHS)
    width, depth = draw(st.floats(1, 1e4)), draw(st.floats(1, 1e4))
    return ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))


def numbers(spec):
    low = spec.minimum if spec.minimum is not None else -1e4
    high = spec.maximum if spec.maximum is not None else 1e4
    return st.floats(max(low, 1e-3) if spec.positive else low, high)


def values(hint, spec) -> st.SearchStrategy[Any]:
    """Give what a field of a type and role may hold."""
    arguments = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*(st.none() if part is type(None) else values(part, spec) for part in arguments))
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        return st.builds(hint, **{f.name: declared(hints[f.name], st.floats(0.1, 100.0)) for f in fields(hint)})
    if hint in (Points, Curves, Point):
        return {
            Points: rectangles() if "holes" not in spec.label.lower() else st.just(()),
            Curves: st.sampled_from(
                [{}, {0: ((1.0, 0.5), (2.0, 0.0))}, {11: ((0.0, 0.0),) * 2, 2: ((1.0, 1.0),) * 2}]
            ),
            Point: st.tuples(LENGTHS, LENGTHS),
        }[hint]
    if get_origin(hint) is Literal:
        return st.sampled_from(arguments)
    if get_origin(hint) is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(values(arguments[0], spec), max_size=3).map(tuple)
        return st.tuples(*(values(part, spec) for part in arguments))
    if get_origin(hint) in (dict, Mapping):
        return st.dictionaries(TEXTS, values(arguments[1], spec), max_size=3)
    simple = {
        float: numbers(spec),
        int: st.integers(int(spec.minimum or 0), int(spec.maximum or 50)),
        bool: st.booleans(),
        str: st.sampled_from(_words(spec)) if _words(spec) else TEXTS,
        Any: JSON_VALUES,
    }
    return simple[hint]


def _words(spec):
    return COLOURS if spec.role is Role.COLOUR else spec.choices


def declared(hint, otherwise):
    """Give what a part of a record (a kerb) may hold; its fields may declare no role."""
    specs = getattr(hint, "__metadata__", ())
    if specs:
        return values(get_args(hint)[0], specs[0])
    return {str: TEXTS, int: st.integers(0, 50)}.get(hint, otherwise)


@st.composite
def records(draw, record_class, record_id, ids):
    hints = get_type_hints(record_class, include_extras=True)
    required = {f.name for f in fields(record_class) if f.default is MISSING and f.default_factory is MISSING}
    chosen = {"id": record_id}
    for info in field_infos(record_class):
        if info.name in ("id", "extra") or not (info.name in required or draw(st.booleans())):
            continue
        if info.spec.role is Role.REFERENCE:
            chosen[info.name] = draw(st.sampled_from(ids))
        elif info.spec.role is Role.REFERENCES:
            shipped = st.sampled_from(("weathered_brick", "no_such_one"))
            named = st.lists(st.sampled_from(ids), max_size=3).map(tuple)
            by_key = st.dictionaries(TEXTS, st.sampled_from(ids) | shipped, max_size=3)
            chosen[info.name] = draw(named if info.name == "hides" else by_key)
        else:
            chosen[info.name] = draw(values(get_args(hints[info.name])[0], info.spec))
    extra = draw(JSON_OBJECTS)
    names = {*chosen, *hints, "kind"}
    try:
        return record_class(**chosen, extra={key: value for key, value in extra.items() if key not in names})
    except PlannerError:  # what a kind asks of its fields together
        reject()


@st.composite
def documents(draw):
    ids = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    found = []
    for record_id in ids[1:]:
        record_class = draw(st.sampled_from(CLASSES))
        found.append(draw(records(record_class, record_id, ids)))
    raw = draw(JSON_OBJECTS)
    found.append(UnknownRecord(id=ids[0], tag="monorail", raw={**raw, "id": ids[0], "kind": "monorail"}))
    pictures = draw(st.lists(st.binary(max_size=20), max_size=2))
    assets = {asset_name(data): data for data in pictures}
    found[-1] = replace(found[-1], raw={**found[-1].raw, "pictures": list(assets)})
    return Document.of(found, assets)


@given(documents())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_saved_comes_back(document):
    data = project_bytes(document)
    contents = contents_of(data)
    assert contents.problems == ()
    assert contents.document.records == document.records
    assert contents.document.assets == document.assets
    assert not contents.read_only


@given(documents())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_equal_plans_are_equal_bytes(document):
    data = project_bytes(document)
    turned = Document.of(reversed(document.records.values()), dict(reversed(document.assets.items())))
    assert project_bytes(turned) == data
    read = contents_of(data).document
    again = project_bytes(read)
    assert project_bytes(contents_of(again).document) == again


@given(st.binary(max_size=200) | JSON_VALUES.map(lambda value: json.dumps(value).encode()))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_member_is_refused_or_read(text):
    for data in (
        text,
        pack({"document.json": text}),
        pack({"document.json": b'{"schema":1,"records":[' + text + b"]}"}),
    ):
        try:
            contents = contents_of(data)
        except BadFileError:
            continue
        assert contents_of(project_bytes(contents.document)).document.records == contents.document.records


KEYS = sorted({name for tag in KINDS for name in standard_codec().field_names(tag)} - {"kind"} | {"openings"})
LOOSE_ITEMS = st.fixed_dictionaries(
    {"kind": st.sampled_from([*KINDS, "group", 5])},
    optional={key: JSON_VALUES | rectangles().map(list) for key in KEYS},
)


@given(st.lists(LOOSE_ITEMS | JSON_VALUES, max_size=2) | JSON_VALUES)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_list_of_items_is_refused_or_read(value):
    try:
        items = decode_items(json.dumps(value).encode())
    except BadFileError:
        return
    assert all(isinstance(item, Item) for item in items)
