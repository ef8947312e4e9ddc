"""Projects on file: those of every released schema open for ever, bad ones are refused in one line."""

from pathlib import Path

import pytest

from diorama_planner.core.errors import BadFileError, NewerFileError
from diorama_planner.geometry.height_grid import decode_heights
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.record import PLAIN_RECORDS, UnknownRecord
from diorama_planner.project_io.container import (
    contents_of,
    project_bytes,
    read_project,
    read_thumbnail,
    save_project,
)
from diorama_planner.project_io.items_json import decode_items
from diorama_planner.project_io.migrations import SCHEMA

PROJECTS = Path(__file__).parents[2] / "data" / "projects"
BAD = {
    "empty": "the file is empty",
    "letter": "this is not a Diorama Planner project",
    "truncated": "the file is damaged: its end is missing",
    "bomb": "document.json: unpacked it would grow more than 200 times",
    "no-document": "it is a zip but not a project: there is no document.json in it",
    "not-json": "document.json $: it is not JSON: invalid character in line 2",
    "not-utf8": "document.json $: it is not JSON: it is not UTF-8 text",
    "array": "document.json $: expected an object with schema and records",
    "null": "document.json $: expected an object with schema and records",
    "nan": "document.json $: it is not JSON: invalid character in line 1",
    "deep": "document.json $: it is not JSON: it is nested too deep",
    "schema-zero": "document.json $.schema: expected a number from 1 up",
    "newer": "document.json: it was made by a newer version (9.9.0, schema 99) (update Diorama Planner to open it)",
}


def samples():
    return sorted(path.relative_to(PROJECTS).as_posix() for path in PROJECTS.glob("v*/*.diorama"))


def test_there_is_a_sample_of_every_schema():
    assert {name.partition("/")[0] for name in samples()} == {f"v{number}" for number in range(1, SCHEMA + 1)}


@pytest.mark.parametrize("name", samples())
def test_samples_open_and_can_be_saved(name, tmp_path):
    opened = read_project(PROJECTS / name)
    assert opened.problems == ()
    assert len(opened.document.records) > 5
    save_project(opened.document, tmp_path / "again.diorama")
    assert read_project(tmp_path / "again.diorama").document == opened.document


def test_there_is_a_sample_of_every_kind():
    documents = [read_project(PROJECTS / name).document for name in samples()]
    kinds = {record.kind for document in documents for record in document.records.values()}
    assert kinds >= {*KINDS, *(record.kind for record in PLAIN_RECORDS)}


def test_the_sample_of_the_drawing_board():
    document = read_project(PROJECTS / "v1" / "drawing-board.diorama").document
    records = document.records
    assert records["inner"].group == "outer"
    assert (records["shop"].centre_mm, records["shop"].width_mm) == ((100.0, 50.0), 120.0)
    assert (records["axis"].direction, records["axis"].at_mm) == ("vertical", 50.0)
    assert records["mood"].picture == records["underlay-1"].picture in document.assets
    assert records["fixture-1"].host == records["patch-1"].host == "host"


def test_the_sample_of_a_real_place():
    document = read_project(PROJECTS / "v1" / "real-place.diorama").document
    place, mirror = document.records["place"], document.records["mirrored"]
    assert place.grid == mirror.grid in document.assets
    assert decode_heights(document.assets[place.grid], place.grid).values.shape == (24, 36)
    assert (place.grid_frame_mm, place.height_mm) == (((0.0, 0.0), (300.0, 0.0), (0.0, 200.0)), 40.0)
    assert mirror.grid_frame_mm == ((300.0, 0.0), (0.0, 0.0), (300.0, 200.0))


def test_the_sample_of_sections_and_beds():
    records = read_project(PROJECTS / "v1" / "sections-and-beds.diorama").document.records
    bent = records["bent"]
    assert (bent.exaggeration, bent.reach_mm, bent.printed, len(bent.line_mm)) == (3.0, 20.0, True, 3)
    road, track = records["road"], records["track"]
    assert (road.bed, road.bed_start_mm, road.bed_grade_pct) == ("cut and fill", 0.0, 6.0)
    assert (track.bed_start_mm, track.bed_end_mm, track.bed_shoulder_mm) == (None, 12.0, 20.0)


def test_the_sample_of_views_in_space():
    records = read_project(PROJECTS / "v1" / "views-in-space.diorama").document.records
    corner, top = records["corner"], records["top"]
    assert (corner.target_mm, corner.height_mm, corner.distance_mm) == ((90.0, 120.0), 12.5, 340.0)
    assert (corner.pan_deg, corner.cutaway, top.hides) == (52.0, True, ("front-wall", "side"))
    assert records["eye"].hides == ("front-wall",)


def test_the_sample_of_camera_moves():
    dolly = read_project(PROJECTS / "v1" / "camera-moves.diorama").document.records["dolly"]
    first, last = dolly.keys
    assert (dolly.at_mm, dolly.eased) == ((40.0, 20.0), False)
    assert (first.at_s, first.at_mm, first.height_mm, first.focus_mm) == (2.5, (90.0, 35.0), 14.0, 180.0)
    assert (last.pan_deg, last.roll_deg, last.height_mm, last.focus_mm) == (120.0, 2.0, 25.0, None)


def test_the_sample_of_a_photograph_over_a_camera():
    document = read_project(PROJECTS / "v1" / "photo-over-camera.diorama").document
    photo = document.records["before"].photo
    assert (photo.share, photo.wipe, photo.zoom) == (0.35, 0.6, 1.25)
    assert (photo.across, photo.down, photo.turn_deg) == (-0.1, 0.05, -1.5)
    assert list(document.assets) == [photo.picture]


def test_the_sample_of_the_first_kinds():
    opened = read_project(PROJECTS / "v1" / "every-kind.diorama")
    records = opened.document.records
    assert opened.document.project.name == "Every kind"
    assert records["car"].at_mm == (100.0, 120.5)
    assert records["grass"].curves_mm == {0: ((20.0, -5.0), (60.0, 5.0))}
    assert records["wall-2"].host == "wall"
    assert records["odd"].extra == {"blend": "multiply"}
    assert isinstance(records["mono"], UnknownRecord)
    assert len(opened.document.assets) == 1
    assert read_thumbnail(PROJECTS / "v1" / "every-kind.diorama").startswith(b"\x89PNG")


def test_the_list_for_add_gives_the_items_of_the_sample():
    items = decode_items((PROJECTS / "v1" / "every-kind.json").read_bytes())
    records = read_project(PROJECTS / "v1" / "every-kind.diorama").document.records
    assert {item.id: item for item in items} == {item.id: records[item.id] for item in items}
    assert len(items) == 10


def test_every_bad_sample_is_named_here():
    assert {path.stem for path in (PROJECTS / "bad").iterdir()} == set(BAD)


@pytest.mark.parametrize("name", BAD)
def test_bad_samples_are_refused_in_one_line(name):
    path = PROJECTS / "bad" / f"{name}.diorama"
    before = path.read_bytes()
    with pytest.raises(BadFileError) as caught:
        read_project(path)
    assert str(caught.value) == f"{path}: {BAD[name]}"
    assert caught.value.exit_code == 3
    assert isinstance(caught.value, NewerFileError) == (name == "newer")
    assert path.read_bytes() == before


def test_the_standard_codec_is_used_where_none_is_given():
    data = project_bytes(read_project(PROJECTS / "v1" / "every-kind.diorama").document)
    assert contents_of(data).document.get("lane").kerb.width_mm == 3.0
