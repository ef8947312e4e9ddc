"""What records are made of, and what their constructors refuse."""

import math
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest
from model_samples import Lamp, Post

from diorama_planner.core.errors import RecordError
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import (
    PLAIN_RECORDS,
    CatalogueEntry,
    Circuit,
    Coat,
    Layer,
    Project,
    Record,
    SavedSpaceView,
    UnknownRecord,
    new_id,
)
from diorama_planner.model.roles import LIMIT_MM, Role, field_infos, infos_with_role

NAN, INF = math.nan, math.inf


class TestIds:
    @pytest.mark.parametrize("good", ["a", "project", "k-9", "0", "-", "x" * 64])
    def test_good_ones(self, good):
        assert Layer(id=good, name="").id == good

    @pytest.mark.parametrize("bad", ["", "A", "a b", "a_b", "x" * 65, "ä", "a\n", "../a", "a.b", "\u0661"])
    def test_bad_ones(self, bad):
        with pytest.raises(RecordError, match="is not an id"):
            Layer(id=bad, name="")

    def test_made_ones_are_good_and_differ(self):
        made = {new_id() for _ in range(1000)}
        assert len(made) == 1000
        assert all(len(i) == 8 and Layer(id=i, name="") for i in made)
        assert not set("".join(made)) & set("l1o0")

    def test_a_record_gets_one(self):
        assert Layer(name="").id != Layer(name="").id


class TestRefusals:
    @pytest.mark.parametrize("name", ["rotation_deg", "height_mm", "thickness_mm", "density", "count", "order"])
    @pytest.mark.parametrize("value", [NAN, INF, -INF, True, "5", None, 1j])
    def test_what_is_no_finite_number(self, name, value):
        if value is None:
            assert getattr(Post(**{name: None}), name) is None  # the codec refuses it where it is not allowed
            return
        with pytest.raises(RecordError, match=f"{name} must be a finite number"):
            Post(id="p", **{name: value})

    @pytest.mark.parametrize("name", ["height_mm"])
    def test_lengths_beyond_a_kilometre(self, name):
        assert Post(**{name: LIMIT_MM})
        with pytest.raises(RecordError, match="beyond the limit of 1 km"):
            Post(**{name: math.nextafter(LIMIT_MM, INF)})

    @pytest.mark.parametrize("value", [0, -1, -0.0])
    def test_lengths_that_must_be_positive(self, value):
        with pytest.raises(RecordError, match="height_mm must be more than zero"):
            Post(height_mm=value)

    @pytest.mark.parametrize(
        ("name", "good", "bad", "message"),
        [
            ("thickness_mm", 0, -0.001, "less than 0"),
            ("thickness_mm", 50, 50.001, "more than 50"),
            ("count", 1, 0, "less than 1"),
            ("count", 9, 10, "more than 9"),
            ("density", 0, -1, "less than 0"),
        ],
    )
    def test_limits_of_a_field(self, name, good, bad, message):
        assert Post(**{name: good})
        with pytest.raises(RecordError, match=message):
            Post(**{name: bad})

    @pytest.mark.parametrize("value", [NAN, INF, -INF, 1e6 + 1, -1e6 - 1, True, "5", None, 1j])
    @pytest.mark.parametrize(
        "fields_of",
        [
            lambda v: {"at_mm": (0.0, v)},
            lambda v: {"path_mm": ((0.0, 0.0), (v, 0.0))},
            lambda v: {"holes_mm": (((0.0, 0.0),), ((v, 0.0),))},
            lambda v: {"curves_mm": {3: ((0.0, 0.0), (v, 0.0))}},
        ],
        ids=["point", "points", "outlines", "curves"],
    )
    def test_coordinates(self, fields_of, value):
        with pytest.raises(RecordError, match="not a number within 1 km"):
            Post(**fields_of(value))

    def test_whole_numbers_are_good_coordinates(self):
        assert Post(at_mm=(1, -(10**6))).at_mm == (1, -1_000_000)

    @pytest.mark.parametrize("value", [(NAN,), (1.0, INF), (1e7,)])
    def test_lists_of_lengths(self, value):
        assert Post(sizes_mm=(1.0, 2.0))
        with pytest.raises(RecordError, match="sizes_mm"):
            Post(sizes_mm=value)

    def test_unknown_choices(self):
        with pytest.raises(RecordError, match="shape is 'oval', not one of round, square"):
            Post(shape="oval")
        with pytest.raises(RecordError, match="family is 'tool'"):
            CatalogueEntry(family="tool", entry={})

    def test_colours(self):
        assert Coat(material="moss", colour="").colour == ""  # the usual one
        assert Layer(name="a", colour="#12345678").colour == "#12345678"
        for colour in ("reddish", "#12345", "red", 5, "#12345g"):
            with pytest.raises(RecordError, match=r"colour is .*, not a colour such as"):
                Layer(name="a", colour=colour)
        with pytest.raises(RecordError, match="colour_plus is ''"):
            Circuit(name="c", colour_plus="")

    @pytest.mark.parametrize("scale", [0, -1, NAN, INF, 10_001])
    def test_scales(self, scale):
        with pytest.raises(RecordError, match="scale"):
            Project(scale=scale)

    def test_the_record_is_named(self):
        with pytest.raises(RecordError, match=r"^post-7: height_mm"):
            Post(id="post-7", height_mm=NAN)

    def test_replacing_checks_too(self):
        with pytest.raises(RecordError):
            replace(Post(), height_mm=NAN)


class TestRecords:
    @pytest.mark.parametrize("record_class", [*PLAIN_RECORDS, UnknownRecord, Post], ids=lambda c: c.__name__)
    def test_every_field_declares_a_role(self, record_class):
        assert [info.name for info in field_infos(record_class)] == [field.name for field in fields(record_class)]

    def test_a_field_without_a_role_is_a_fault_of_the_program(self):
        @dataclass(frozen=True, slots=True, kw_only=True)
        class Bare(Record):
            size: float = 0.0

        with pytest.raises(TypeError, match=r"Bare\.size declares no role"):
            Bare()

    def test_kinds_differ(self):
        assert len({record_class.kind for record_class in PLAIN_RECORDS}) == len(PLAIN_RECORDS)

    def test_records_cannot_be_changed(self):
        with pytest.raises(FrozenInstanceError):
            Layer(name="").name = "x"

    def test_equal_values_are_equal_records(self):
        assert Post(id="a") == Post(id="a")
        assert Post(id="a") != Post(id="a", height_mm=11.0)
        assert hash(Post(id="a", tags={"x": "y"})) == hash(Post(id="a", tags={"x": "z"}))

    def test_references(self):
        assert list(Lamp(host="p", layer="l").references()) == [("layer", "l"), ("host", "p")]

    def test_of_several_that_it_names_it_lets_go_of_what_is_removed(self):
        view = SavedSpaceView(id="v", name="", target_mm=(0.0, 0.0), distance_mm=9.0, hides=("a", "b"))
        draft = Draft(Document.of([Post(id="a"), Post(id="b"), view]))
        draft.remove("a")
        assert draft.get("v").hides == ("b",)
        assert [*draft.get("v").references()] == [("hides", "b")]

    def test_fields_by_role(self):
        names = [info.name for info in infos_with_role(Post, Role.REAL_LENGTH, Role.BENCH_LENGTH)]
        assert names == ["height_mm", "thickness_mm", "sizes_mm"]
