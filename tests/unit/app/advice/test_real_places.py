"""A real place on a plan: its scale, its ground, and that the ground goes with it whatever is done to it."""

from dataclasses import replace

import numpy as np
import pytest
from plans import CATALOGUE

from diorama_planner.app.advice.real_places import Place, lay_place, natural_height_mm
from diorama_planner.app.editing import clipboard
from diorama_planner.app.session import Session
from diorama_planner.app.starts import new_document
from diorama_planner.core.errors import RecordError, UsageError
from diorama_planner.core.scale import Scale
from diorama_planner.geometry.height_grid import decode_heights
from diorama_planner.kinds.landform import Landform
from diorama_planner.model.document import Document
from diorama_planner.model.transforms import mirrored, moved, rescaled, rotated, stretched
from diorama_planner.project_io.container import project_bytes, read_project
from diorama_planner.terrain.elevation import Elevation

PLACE = Place(
    real_width_m=6000.0, real_depth_m=4000.0, real_height_m=500.0, width_mm=120.0, depth_mm=80.0, height_mm=30.0
)
MIDDLE = (110.0, 90.0)


def slope_to_the_east():
    """Rises evenly from west to east, and by half as much from south to north."""
    y, x = np.mgrid[0:40, 0:60]
    return Elevation((x / 59 * 400 + y / 39 * 100).astype(np.float32), 100.0, 100.0)


@pytest.fixture
def session():
    return Session(new_document("Plan", Scale(64), (300.0, 200.0)), catalogue=CATALOGUE)


def lay(session, elevation=None, place=PLACE):
    with session.edit("Lay a real place") as draft:
        return lay_place(draft, elevation or slope_to_the_east(), place, MIDDLE, "Valley")


def ground(session, *points):
    return [session.scene.ground.height_at(x, y) for x, y in points]


def wanted(x, y):
    """The height in mm of the plane at a place of the plan, by the shares of its rectangle."""
    across, up = (x - 50.0) / 120.0, (y - 50.0) / 80.0
    return 30.0 * (0.8 * np.clip((across * 60 - 0.5) / 59, 0, 1) + 0.2 * np.clip((up * 40 - 0.5) / 39, 0, 1))


POINTS = ((60.5, 60.5), (110.5, 60.5), (160.5, 120.5), (80.5, 100.5))


def test_scale_and_exaggeration_are_those_of_its_lengths():
    assert PLACE.scale == pytest.approx(50_000)
    assert PLACE.exaggeration == pytest.approx(3.0)
    assert natural_height_mm(500.0, 6000.0, 120.0) == pytest.approx(10.0)
    assert replace(PLACE, real_height_m=0.0).exaggeration == 0.0


def test_the_ground_is_the_plane_that_was_laid(session):
    item_id = lay(session)
    item = session.document.records[item_id]
    assert (item.label, item.height_mm, item.edge) == ("Valley", 30.0, "cliff")
    assert ground(session, *POINTS) == pytest.approx([wanted(*point) for point in POINTS], abs=0.02)
    assert ground(session, (20.5, 20.5)) == [0.0]


def test_height_is_a_live_exaggeration(session):
    item_id = lay(session)
    with session.edit("Higher") as draft:
        draft.change(item_id, height_mm=60.0)
    assert ground(session, *POINTS) == pytest.approx([2 * wanted(*point) for point in POINTS], abs=0.04)


CHANGES = {
    "moved": (lambda item: moved(item, 17.0, -8.0), lambda x, y: (x + 17.0, y - 8.0)),
    "turned by a quarter": (lambda item: rotated(item, 90.0, MIDDLE), lambda x, y: (200.0 - y, x - 20.0)),
    "turned by 30 degrees": (
        lambda item: rotated(item, 30.0, MIDDLE),
        lambda x, y: (
            110 + (x - 110) * 0.8660254 - (y - 90) * 0.5,
            90 + (x - 110) * 0.5 + (y - 90) * 0.8660254,
        ),
    ),
    "in a mirror": (lambda item: mirrored(item, "left-right", 110.0), lambda x, y: (220.0 - x, y)),
    "upside down": (lambda item: mirrored(item, "up-down", 90.0), lambda x, y: (x, 180.0 - y)),
    "stretched": (
        lambda item: stretched(item, 1.4, 0.7, MIDDLE),
        lambda x, y: (110 + (x - 110) * 1.4, 90 + (y - 90) * 0.7),
    ),
    "turned, then stretched": (
        lambda item: stretched(rotated(item, 90.0, MIDDLE), 1.4, 0.7, MIDDLE),
        lambda x, y: (110 + (90.0 - y) * 1.4, 90 + (x - 110.0) * 0.7),
    ),
    "turned by 45 degrees and stretched until it leans": (
        lambda item: stretched(rotated(item, 45.0, MIDDLE), 1.2, 0.6, MIDDLE),
        lambda x, y: (
            110 + ((x - 110) - (y - 90)) * 0.70710678 * 1.2,
            90 + ((x - 110) + (y - 90)) * 0.70710678 * 0.6,
        ),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_ground_goes_with_it(session, name):
    change, to = CHANGES[name]
    item_id = lay(session)
    with session.edit("Change") as draft:
        draft.put(change(session.document.records[item_id]))
    there = [to(*point) for point in POINTS]
    assert ground(session, *there) == pytest.approx([wanted(*point) for point in POINTS], abs=0.35)


def test_rescaled_with_the_scene_it_keeps_its_shape(session):
    item_id = lay(session)
    item = session.document.records[item_id]
    half = rescaled(item, 0.5)
    assert half.height_mm == 15.0
    assert half.grid == item.grid
    assert half.grid_frame_mm == ((25.0, 25.0), (85.0, 25.0), (25.0, 65.0))


def test_another_outline_leaves_the_ground_where_it_is(session):
    item_id = lay(session)
    with session.edit("Cut") as draft:
        draft.change(item_id, outline_mm=((50, 50), (130, 50), (130, 130)))
    assert ground(session, (110.5, 60.5)) == pytest.approx([wanted(110.5, 60.5)], abs=0.02)
    assert ground(session, (55.5, 120.5)) == [0.0]


def test_terraces_and_bumps_are_made_of_it_too(session):
    item_id = lay(session)
    with session.edit("Steps") as draft:
        draft.change(item_id, terrace_mm=10.0)
    steps = np.array(ground(session, *((x + 0.5, 90.5) for x in range(52, 168))))
    assert np.abs(steps / 10.0 - np.rint(steps / 10.0)).mean() < 0.1
    with session.edit("Rough") as draft:
        draft.change(item_id, terrace_mm=0.0, roughness_mm=2.0, roughness_size_mm=15.0)
    off = [abs(ground(session, point)[0] - wanted(*point)) for point in POINTS]
    assert 0.05 < max(off) <= 2.02


def test_it_is_built_of_foam_like_any_hill(session):
    item_id = lay(session)
    around, item = session.scene.around, session.document.records[item_id]
    volume = around.ground.body_volume(item_id)
    assert volume == pytest.approx(120 * 80 * 15.0, rel=0.01)
    stacks = (around.ground.laminae(item_id, 10.0, 0.0, within) for within in (True, False))
    inside, outside = (sum(lamina.volume_mm3 for lamina in stack) for stack in stacks)
    assert inside <= volume <= outside
    assert item.height_mm == 30.0


def test_it_is_saved_and_read_again(session, tmp_path):
    item_id = lay(session)
    path = tmp_path / "plan.diorama"
    path.write_bytes(project_bytes(session.document))
    document = read_project(path).document
    item = document.records[item_id]
    assert item == session.document.records[item_id]
    assert decode_heights(document.assets[item.grid], item.grid).values.shape == (40, 60)
    assert ground(Session(document, catalogue=CATALOGUE), *POINTS) == ground(session, *POINTS)


def test_it_goes_into_another_plan_by_the_clipboard(session):
    item_id = lay(session)
    clip = clipboard.clip_of(session.document, [item_id])
    other = Session(new_document("Other", Scale(64), (300.0, 200.0)), catalogue=CATALOGUE)
    with other.edit("Paste") as draft:
        clipboard.paste(draft, clipboard.read_clip(clipboard.clip_bytes(clip)))
    assert ground(other, *POINTS) == ground(session, *POINTS)


@pytest.mark.parametrize("data", [None, b"damaged"])
def test_without_its_heights_it_is_level_and_says_so(session, data):
    item_id = lay(session)
    item = session.document.records[item_id]
    assets = {} if data is None else {item.grid: data}
    damaged = Session(Document.of(session.document.records.values(), assets), catalogue=CATALOGUE)
    assert ground(damaged, *POINTS) == [30.0] * 4
    told = [issue for issue in damaged.findings.issues() if issue.record_id == item_id]
    assert "heights-missing" in {issue.code for issue in told}
    assert "heights-missing" not in {issue.code for issue in session.findings.issues()}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"height_mm": 2500.0}, "2.5 m high"),
        ({"height_mm": 0.0}, "nothing would stand out"),
        ({"width_mm": 2e6}, "larger than any plan"),
        ({"depth_mm": 0.0}, "larger than any plan"),
        ({"height_mm": float("nan")}, "larger than any plan"),
    ],
)
def test_what_no_plan_can_hold_is_refused_and_nothing_is_changed(session, fields, told):
    before = session.document
    with pytest.raises(UsageError, match=told):
        lay(session, place=replace(PLACE, **fields))
    assert session.document is before


def test_level_country_is_refused(session):
    with pytest.raises(UsageError, match="all heights are the same"):
        lay(session, Elevation(np.full((9, 9), 3.0, np.float32)))


def test_a_grid_needs_three_corners():
    with pytest.raises(RecordError, match="grid_frame_mm has 0 points"):
        Landform(outline_mm=((0, 0), (1, 0), (1, 1)), grid="0" * 32)
