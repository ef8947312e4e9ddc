"""The laws that every kind of item obeys. A new kind is held to them by giving a sample."""

import dataclasses
import json
import math
import re
from collections.abc import Iterator
from typing import Any

import pytest
from samples import CATALOGUE, ID, SAMPLES, Sample

from diorama_planner.app import verbs
from diorama_planner.app.fixes import FIXES
from diorama_planner.app.session import Session
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import RecordError
from diorama_planner.core.resources import asset_path
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.instances import corners
from diorama_planner.drawing.primitives import Faded, Fill, Instance, Picture, Primitive, Raster, Stroke, Text
from diorama_planner.drawing.recorder import record
from diorama_planner.geometry.region import (
    contains_region,
    empty_region,
    offset,
    overlap_area,
    rect_region,
)
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import KINDS, kind_of
from diorama_planner.model import transforms
from diorama_planner.model.record import BASE_ID, Item
from diorama_planner.model.roles import LIMIT_MM, Role, field_infos, infos_with_role
from diorama_planner.project_io.codec import standard_codec
from diorama_planner.project_io.container import contents_of, project_bytes
from diorama_planner.project_io.items_json import decode_items

CODEC = standard_codec()
LENGTHS = (Role.REAL_LENGTH, Role.BENCH_LENGTH)
NUMBERS = (*LENGTHS, Role.RATIO, Role.COUNT, Role.ANGLE)
SURFACE = re.compile(r"(front|back|top|end-a|end-b|fascia|ground|cut|floor|patch|outside)|(reveal|side|roof)/.+")

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])
movable = pytest.mark.parametrize(
    "sample",
    [sample for sample in SAMPLES if transforms.is_movable(sample.item) and sample.kind != "base"],
    ids=lambda sample: sample.name,
)


def item_in(session: Session, item_id: str = ID) -> Item:
    found = session.document.get(item_id)
    assert isinstance(found, Item)
    return found


def sample_id(sample: Sample) -> str:
    return sample.item.id


def lines_of(session: Session, *ids: str) -> list[TakeoffLine]:
    around = session.around()
    return [
        line
        for item_id in ids
        for line in kind_of(item_in(session, item_id)).takeoff(item_in(session, item_id), around)
    ]


def same_records(one: object, other: object, tolerance: float = 1e-9) -> None:
    """Compare field by field, numbers within a tolerance; what is part of a record too."""
    assert type(one) is type(other)
    for info in field_infos(type(one)):
        same_values(getattr(one, info.name), getattr(other, info.name), tolerance, info.name)


def same_values(one: object, other: object, tolerance: float, name: str) -> None:
    if isinstance(one, float) and isinstance(other, float | int):
        assert one == pytest.approx(other, rel=tolerance, abs=tolerance), name
    elif isinstance(one, tuple | list) and isinstance(other, tuple | list):
        assert len(one) == len(other), name
        for a, b in zip(one, other, strict=True):
            same_values(a, b, tolerance, name)
    elif isinstance(one, dict) and isinstance(other, dict):
        assert one.keys() == other.keys(), name
        for key in one:
            same_values(one[key], other[key], tolerance, name)
    elif dataclasses.is_dataclass(one):
        same_records(one, other, tolerance)
    else:
        assert one == other, name


# -- what a kind declares -----------------------------------------------------------------------------------


def test_every_kind_has_a_sample() -> None:
    assert {sample.kind for sample in SAMPLES} == set(KINDS)


@each_kind
def test_a_kind_is_named_and_pictured(kind) -> None:
    assert re.fullmatch(r"[a-z][a-z_]*", kind.tag)
    assert kind.record.kind == kind.tag
    assert kind.name
    assert kind.plural
    assert asset_path("icons", f"{kind.icon}.svg").is_file()
    assert (kind.placement is Placement.NONE) == (kind.tag == "base")


def test_tools_have_letters_of_their_own() -> None:
    letters = [kind.tool_key for kind in KINDS.values() if kind.tool_key]
    assert len(set(letters)) == len(letters)
    assert all(re.fullmatch(r"(Shift\+)?[A-Z]", letter) for letter in letters)


def test_levels_are_in_order() -> None:
    levels = [kind.level for kind in KINDS.values()]
    assert levels == sorted(levels)


@each_kind
def test_every_field_declares_a_role(kind) -> None:
    infos = field_infos(kind.record)
    assert {info.name for info in infos} == {field.name for field in dataclasses.fields(kind.record)}
    for info in infos:
        if info.spec.role not in {Role.DATA} and info.spec.shown:
            assert info.spec.label, f"{info.name} is shown and has no label"
        assert bool(info.spec.choices) == (info.spec.role is Role.CHOICE), info.name
        if info.spec.cascade:
            assert info.spec.role is Role.REFERENCE


@each_kind
def test_lengths_are_named_by_their_unit(kind) -> None:
    for info in infos_with_role(kind.record, *LENGTHS, Role.POINT, Role.POINTS):
        assert info.name.endswith("_mm"), info.name
    for info in infos_with_role(kind.record, Role.ANGLE):
        assert info.name.endswith("_deg"), info.name


@each_kind
def test_the_defaults_are_valid(kind) -> None:
    sample = next(sample for sample in SAMPLES if sample.kind == kind.tag)
    required = {
        field.name: getattr(sample.item, field.name)
        for field in dataclasses.fields(kind.record)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    bare = kind.record(**required)
    assert CODEC.to_json(bare).keys() == {"kind", "id", *required}
    assert len(bare.id) == 8


@each_sample
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf], ids=str)
def test_numbers_that_are_none_are_refused(sample: Sample, value: float) -> None:
    for info in infos_with_role(type(sample.item), *NUMBERS):
        old = getattr(sample.item, info.name)
        with pytest.raises(RecordError, match=info.name):
            dataclasses.replace(sample.item, **{info.name: (value,) * 3 if isinstance(old, tuple) else value})
    for info in infos_with_role(type(sample.item), Role.POINT, Role.POINTS):
        old = getattr(sample.item, info.name)
        if not old:
            continue
        bad = transforms.map_points(old, lambda point: (point[0], value))
        with pytest.raises(RecordError, match=info.name):
            dataclasses.replace(sample.item, **{info.name: bad})


@each_sample
def test_lengths_beyond_a_kilometre_and_unknown_choices_are_refused(sample: Sample) -> None:
    for info in infos_with_role(type(sample.item), *LENGTHS):
        with pytest.raises(RecordError, match=info.name):
            dataclasses.replace(sample.item, **{info.name: LIMIT_MM * 1.01})
    for info in infos_with_role(type(sample.item), Role.CHOICE):
        with pytest.raises(RecordError, match=info.name):
            dataclasses.replace(sample.item, **{info.name: "banana"})


# -- files --------------------------------------------------------------------------------------------------


@each_sample
def test_a_record_comes_back_from_json(sample: Sample) -> None:
    for item in (sample.item, *sample.others):
        back = CODEC.from_json(json.loads(CODEC.encode(item)), "$")
        assert back == item
        text = CODEC.encode(back)
        assert CODEC.encode(CODEC.from_json(json.loads(text), "$")) == text


@each_sample
def test_a_plan_comes_back_from_its_file(sample: Sample) -> None:
    document = sample.document()
    contents = contents_of(project_bytes(document))
    assert contents.problems == ()
    assert contents.document.records == document.records


@each_sample
def test_fields_of_newer_versions_survive(sample: Sample) -> None:
    raw = {**json.loads(CODEC.encode(sample.item)), "from_the_future": {"deep": [1, 2.5, "x", None]}}
    item = CODEC.from_json(raw, "$")
    assert item.extra == {"from_the_future": {"deep": [1, 2.5, "x", None]}}
    moved = transforms.moved(item, 3.0, 4.0)
    assert json.loads(CODEC.encode(moved))["from_the_future"] == {"deep": [1, 2.5, "x", None]}


@each_sample
def test_an_item_can_be_added_from_a_list(sample: Sample) -> None:
    if sample.kind == "base":
        return
    entries = [json.loads(CODEC.encode(item)) for item in (*sample.others, sample.item)]
    assert decode_items(json.dumps(entries).encode()) == [*sample.others, sample.item]


def test_shorthand_is_expanded() -> None:
    found = {tag for tag, kind in KINDS.items() if kind.expand}
    assert found == {"wall"}
    wall = {"kind": "wall", "id": "w", "path_mm": [[0, 0], [90, 0]]}
    cuts = [
        {"at_mm": 20, "width_mm": 9, "height_mm": 20},
        {"id": "back", "at_mm": 60, "width_mm": 9, "height_mm": 20},
    ]
    items = decode_items(json.dumps([{**wall, "openings": cuts}]).encode())
    assert [(item.kind, item.id, getattr(item, "host", "")) for item in items] == [
        ("wall", "w", ""),
        ("opening", "w-1", "w"),
        ("opening", "back", "w"),
    ]
    nameless = decode_items(
        json.dumps([{"kind": "wall", "path_mm": [[0, 0], [9, 0]], "openings": cuts[:1]}]).encode()
    )
    assert nameless[1].host == nameless[0].id


# -- drawings -----------------------------------------------------------------------------------------------


def points_of(primitive: Primitive) -> Iterator[tuple[float, float, float]]:
    """Give what a primitive touches as (x, y, half width of the pen)."""
    match primitive:
        case Fill(path=path, pen=pen):
            half = pen.width_mm / 2 if pen else 0.0
            yield from ((x, y, half) for run in path.subpaths for x, y in run.points)
        case Stroke(path=path, pen=pen):
            # A line that is cut square at its ends touches only what lies beside it: its middle is enough.
            half = pen.width_mm / 2 if pen.round else 0.0
            yield from ((x, y, half) for run in path.subpaths for x, y in run.points)
        case Instance():
            yield from ((x, y, 0.0) for x, y in corners(primitive))
        case Text(text=text, at=at, height_mm=height, rotation_deg=turn):
            half = text_width(text, height) / 2
            cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            yield from (
                (at[0] + x * cos - y * sin, at[1] + x * sin + y * cos, 0.0)
                for x in (-half, half)
                for y in (-0.25 * height, height)
            )
        case Picture(at=at, size_mm=(width, height), rotation_deg=turn):
            cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            yield from (
                (at[0] + x * cos - y * sin, at[1] + x * sin + y * cos, 0.0)
                for x in (-width / 2, width / 2)
                for y in (-height / 2, height / 2)
            )
        case Raster() | Faded():
            raise AssertionError("no sample draws these")


@each_sample
def test_the_outline_contains_the_drawing(sample: Sample) -> None:
    session = sample.session()
    drawn = session.draw(sample_id(sample))
    outline = session.outline(sample_id(sample))
    if not drawn:
        assert sample.name == "unknown thing"
        return
    room = offset(outline, sample.margin_mm)
    for primitive in drawn:
        for x, y, half in points_of(primitive):
            if isinstance(primitive, Instance) and outline.area < 0.8 * rect_region(*outline.bounds).area:
                x0, y0, x1, y1 = offset(outline, sample.margin_mm).bounds  # a round thing: its symbol's box
                slack = 0.25 * (x1 - x0)
                assert x0 - slack <= x <= x1 + slack
                assert y0 - slack <= y <= y1 + slack
                continue
            dot = rect_region(x - 1e-6, y - 1e-6, x + 1e-6, y + 1e-6)
            assert contains_region(offset(room, half + 1e-3), dot), (x, y)


@each_sample
def test_drawings_are_finite_and_told_alike_twice(sample: Sample) -> None:
    one, other = sample.session(), sample.session()
    told = record(one.draw(sample_id(sample)))
    assert told == record(other.draw(sample_id(sample)))
    assert not re.search(r"\b(nan|inf)\b", " ".join(told))
    everything = record(one.drawing())
    assert everything == record(other.drawing())
    assert not re.search(r"\b(nan|inf)\b", " ".join(everything))


@each_sample
def test_hidden_items_are_neither_drawn_nor_picked(sample: Sample) -> None:
    item = dataclasses.replace(sample.item, hidden=True)
    session = sample.session(item)
    assert session.draw(item.id) == ()
    assert item.id not in session.stacking()
    assert item.id not in session.items_within((-1e4, -1e4, 1e4, 1e4), touch=True)


@each_sample
def test_an_item_is_picked_where_it_lies(sample: Sample) -> None:
    session = sample.session()
    outline = session.outline(sample_id(sample))
    x, y = outline.centroid
    inside = overlap_area(outline, rect_region(x - 0.01, y - 0.01, x + 0.01, y + 0.01)) > 0
    assert (sample_id(sample) in session.pick((x, y))) == inside
    if sample.kind == "base":
        return  # it lies under everything and no frame drawn on it means it
    x0, y0, x1, y1 = outline.bounds
    around = (x0 - 1, y0 - 1, x1 + 1, y1 + 1)
    assert sample_id(sample) in session.items_within(around, touch=False)
    assert sample_id(sample) in session.items_within((x0 - 1, y0 - 1, x, y1 + 1), touch=True)


# -- facets -------------------------------------------------------------------------------------------------


@each_sample
def test_the_outline_and_contact_are_areas(sample: Sample) -> None:
    session = sample.session()
    item = item_in(session, sample_id(sample))
    outline, contact = session.scene.outline(item), session.scene.contact(item)
    assert outline.area > 0
    assert all(math.isfinite(value) for value in outline.bounds)
    assert contact.is_empty or contains_region(offset(outline, 0.05), contact)
    assert kind_of(item).outline(item, session.around()) == outline
    facet = kind_of(item).contact
    assert (facet(item, session.around()) if facet else empty_region()) == contact


@each_sample
def test_bodies_stand_upright(sample: Sample) -> None:
    session = sample.session()
    item = item_in(session, sample_id(sample))
    solids = session.scene.solids(item)
    assert list(kind_of(item).solids(item, session.around())) == list(solids)
    for prism in solids:
        assert not prism.region.is_empty
        assert math.isfinite(prism.bottom_mm)
        assert prism.bottom_mm <= prism.top_mm
        assert math.isfinite(prism.top_mm)


@each_sample
def test_surfaces_have_names_and_areas(sample: Sample) -> None:
    session = sample.session()
    item = item_in(session, sample_id(sample))
    surfaces = kind_of(item).surfaces(item, session.around())
    names = [surface.name for surface in surfaces]
    assert len(set(names)) == len(names)
    for surface in surfaces:
        assert SURFACE.fullmatch(surface.name)
        assert math.isfinite(surface.area_mm2)
        assert surface.area_mm2 >= 0


@each_sample
def test_the_takeoff_is_sound(sample: Sample) -> None:
    session = sample.session()
    lines = lines_of(session, sample_id(sample))
    assert lines == lines_of(sample.session(), sample_id(sample))
    assert len({(line.surface, line.material) for line in lines}) == len(lines)
    for line in lines:
        assert line.item == sample_id(sample)
        assert line.material in CATALOGUE.goods
        assert line.measured_unit in {"mm3", "mm2", "mm", "each"}
        assert line.unit in {"mm2", "mm", "ml", "g", "each"}
        assert math.isfinite(line.measured)
        assert math.isfinite(line.amount)
        assert line.measured >= 0
        assert line.amount >= 0
        assert str(line.why)


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.split], ids=lambda sample: sample.name)
def test_parts_need_together_what_the_whole_needs(sample: Sample) -> None:
    assert sample.split is not None
    whole = lines_of(sample.session(), ID)
    assert whole
    parts = sample.split(sample.item)
    document = {key: value for key, value in sample.session(*parts).document.records.items() if key != ID}
    session = Session(type(sample.document()).of(document.values()), catalogue=CATALOGUE)
    lines = lines_of(session, *(part.id for part in parts))
    for line in whole:
        mine = [each for each in lines if (each.material, each.surface) == (line.material, line.surface)]
        assert sum(each.amount for each in mine) == pytest.approx(line.amount, rel=sample.tolerance)
        assert sum(each.measured for each in mine) == pytest.approx(line.measured, rel=sample.tolerance)


@each_sample
def test_handles_are_grips_of_fields(sample: Sample) -> None:
    session = sample.session()
    item = item_in(session, sample_id(sample))
    names = {info.name for info in field_infos(type(item))}
    for handle in kind_of(item).handles(item, session.around()):
        assert handle.field in names
        assert all(math.isfinite(value) for value in handle.at)
        value = getattr(item, handle.field)
        if handle.index is not None and not dataclasses.is_dataclass(value[0]):
            assert value[handle.index] == handle.at


@each_sample
def test_findings_are_told_well_and_their_fixes_work(sample: Sample) -> None:
    session = sample.session()
    before = dict(session.document.records)
    for issue in session.issues():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", issue.code)
        assert issue.record_id in before
        assert str(issue.message)
        for fix in issue.fixes:
            assert fix.verb in FIXES
            session.apply_fix(fix)
            assert session.document.records != before, f"{fix.label} does nothing"
            again = {(other.code, other.record_id, str(other.message)) for other in session.issues()}
            assert (issue.code, issue.record_id, str(issue.message)) not in again, f"{fix.label} does not help"
            session.undo()
            assert session.document.records == before


# -- moving, turning, scaling -------------------------------------------------------------------------------


@movable
def test_moving_there_and_back_changes_nothing(sample: Sample) -> None:
    session = sample.session()
    before = dict(session.document.records)
    for dx, dy in ((17.25, -8.5), (-17.25, 8.5)):
        with session.edit("Move") as draft:
            verbs.move(draft, [ID], dx, dy)
    for record_id, found in session.document.records.items():
        same_records(found, before[record_id])


@movable
def test_the_outline_moves_with_the_item(sample: Sample) -> None:
    session = sample.session()
    before = session.outline(ID)
    with session.edit("Move") as draft:
        verbs.move(draft, [ID], 17.25, -8.5)
    after = session.outline(ID)
    assert after.bounds == pytest.approx(tuple(a + b for a, b in zip(before.bounds, (17.25, -8.5) * 2, strict=True)))
    assert after.area == pytest.approx(before.area)


@movable
def test_a_full_turn_changes_nothing(sample: Sample) -> None:
    session = sample.session()
    before = dict(session.document.records)
    for angle in (120.0, 200.0, 40.0):
        with session.edit("Turn") as draft:
            verbs.rotate(draft, [ID], angle, about=(61.0, 47.0))
    for record_id, found in session.document.records.items():
        same_records(found, before[record_id])


@movable
def test_the_outline_turns_with_the_item(sample: Sample) -> None:
    session = sample.session()
    before = session.outline(ID)
    with session.edit("Turn") as draft:
        verbs.rotate(draft, [ID], 90.0, about=(0.0, 0.0))
    x0, y0, x1, y1 = before.bounds
    assert session.outline(ID).bounds == pytest.approx((-y1, x0, -y0, x1), abs=0.02)
    assert session.outline(ID).area == pytest.approx(before.area, rel=1e-3)


@each_sample
def test_rescaling_there_and_back_restores(sample: Sample) -> None:
    session = sample.session()
    before = dict(session.document.records)
    for scale in (87.0, 64.0):
        with session.edit("Rescale") as draft:
            verbs.rescale(draft, scale)
    for record_id, found in session.document.records.items():
        same_records(found, before[record_id])


@each_sample
def test_rescaling_follows_the_roles(sample: Sample) -> None:
    session = sample.session()
    with session.edit("Rescale") as draft:
        verbs.rescale(draft, 128.0)
    follows_the_roles(sample.item, item_in(session, sample_id(sample)))


def follows_the_roles(before: Any, after: Any) -> None:
    for info in field_infos(type(before)):
        old, new = getattr(before, info.name), getattr(after, info.name)
        if info.spec.role is Role.REAL_LENGTH and old is not None:
            assert new == pytest.approx(old / 2)
        elif info.spec.role in {Role.POINT, Role.POINTS}:
            halved = [(x / 2, y / 2) for x, y in transforms.points_of(before)]
            assert [*transforms.points_of(after)] == [pytest.approx(point) for point in halved]
        elif info.spec.role in {Role.FACE_POINTS, Role.SHAPE}:
            assert new == tuple(pytest.approx((x / 2, y / 2)) for x, y in old)
        elif info.spec.role is Role.PARTS:
            for old_part, new_part in zip(old, new, strict=True):
                follows_the_roles(old_part, new_part)
        else:
            assert new == old, info.name


@each_sample
def test_undo_restores_every_record(sample: Sample) -> None:
    session = sample.session()
    before = dict(session.document.records)
    with session.edit("Rescale") as draft:
        verbs.rescale(draft, 35.0)
    with session.edit("Move") as draft:
        verbs.move(draft, [item.id for item in draft.every(Item)], 3.0, 1.0)
    with session.edit("Delete") as draft:
        verbs.delete(draft, [sample_id(sample)])
    while session.can_undo:
        session.undo()
    assert session.document.records == before


# -- one among others ---------------------------------------------------------------------------------------


@each_sample
def test_references_resolve(sample: Sample) -> None:
    session = sample.session()
    for item in session.document.items():
        for field, record_id in item.references():
            assert record_id in session.document.records, field


@each_sample
def test_deleting_takes_what_lives_by_it_and_nothing_else(sample: Sample) -> None:
    session = sample.session()
    hosted = {item.id for item in session.document.items() if getattr(item, "host", "") == sample_id(sample)}
    kept = session.document.records.keys() - hosted - {sample_id(sample)}
    with session.edit("Delete") as draft:
        verbs.delete(draft, [sample_id(sample)])
    if sample.kind == "base":
        assert BASE_ID in session.document.records
        return
    assert session.document.records.keys() == kept


@each_sample
def test_a_copy_is_like_the_original(sample: Sample) -> None:
    if sample.kind == "base":
        return
    session = sample.session()
    before = session.document.records.keys()
    with session.edit("Copy") as draft:
        (copy_id,) = verbs.duplicate(draft, [ID], 5.0, 7.0)
    new = session.document.records.keys() - before
    hosted = [item for item in session.document.items() if getattr(item, "host", "") == ID]
    assert len(new) == 1 + len(hosted)
    original, copy = item_in(session), item_in(session, copy_id)
    assert copy.order > original.order
    expected = transforms.moved(original, 5.0, 7.0)
    same_records(dataclasses.replace(copy, id=ID, order=original.order), expected)
    assert session.outline(copy_id).area == pytest.approx(session.outline(ID).area)
    for item_id in new - {copy_id}:
        assert item_in(session, item_id).host == copy_id


@each_sample
def test_fields_can_be_set_to_what_they_are(sample: Sample) -> None:
    session = sample.session()
    before = dict(session.document.records)
    for info in field_infos(type(sample.item)):
        if info.name in {"id", "extra"}:
            continue
        with session.edit("Set") as draft:
            verbs.set_fields(draft, sample_id(sample), {info.name: getattr(sample.item, info.name)})
    assert session.document.records == before
    assert not session.can_undo


@each_sample
def test_a_plan_without_a_base_does_not_break_an_item(sample: Sample) -> None:
    if sample.kind == "base":
        return
    records = [record for key, record in sample.document().records.items() if key != BASE_ID]
    session = Session(type(sample.document()).of(records), catalogue=CATALOGUE)
    session.issues()
    session.bill()
    assert session.drawing() is not None


def is_asked_for(info, item: Item) -> bool:
    """Whether a field says anything, as other fields of the item are."""
    return info.spec.has_say(item)


@each_sample
def test_a_catalogue_that_lost_its_entries_is_told_and_breaks_nothing(sample: Sample) -> None:
    fields = {
        info.name: "lost_in_the_post"
        for info in infos_with_role(type(sample.item), Role.MATERIAL, Role.THING)
        if getattr(sample.item, info.name) and is_asked_for(info, sample.item)
    }
    session = sample.session(dataclasses.replace(sample.item, **fields))
    told = [issue for issue in session.issues() if issue.code in {"unknown-thing", "unknown-material"}]
    assert len(told) == len(fields)
    assert session.bill().total >= 0
    session.drawing()


def test_an_unknown_kind_survives_and_is_told() -> None:
    raw = {"kind": "monorail", "id": "m", "path": [[1, 2.5]]}
    document = SAMPLES[0].document()
    session = Session(type(document).of([*document.records.values(), CODEC.from_json(raw, "$")]), catalogue=CATALOGUE)
    assert [issue.code for issue in session.issues()] == ["unknown-kind"]
    with session.edit("Rescale") as draft:
        verbs.rescale(draft, 87.0)
    data = project_bytes(session.document)
    assert CODEC.to_json(contents_of(data).document.get("m")) == raw


MATERIALS = {
    (material.form, material.coverage_unit, material.is_sheet, material.thickness_mm is None): material.id
    for material in CATALOGUE.materials()
}


@pytest.mark.parametrize("material", MATERIALS.values())
@pytest.mark.parametrize(
    "name", ["base with all", "wall", "pavement", "hill", "lawn", "film", "street with kerbs", "lane", "pond"]
)
def test_any_material_is_on_the_bill_or_the_plan_says_why_not(name: str, material: str) -> None:
    sample = next(sample for sample in SAMPLES if sample.name == name)
    for info in infos_with_role(type(sample.item), Role.MATERIAL):
        if not is_asked_for(info, sample.item):
            continue
        session = sample.session(dataclasses.replace(sample.item, **{info.name: material}))
        counted = material in {line.material for line in lines_of(session, sample_id(sample))}
        told = "no-coverage-rule" in {issue.code for issue in session.issues()}
        assert counted != told, info.name
