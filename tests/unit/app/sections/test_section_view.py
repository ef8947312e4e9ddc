"""Sections: a cone seen from the side is its profile, bodies and water where they are, drawings and grades."""

import math
from itertools import pairwise

import numpy as np
import pytest

from diorama_planner.app.sections.section_drawing import PAPER, grade_pct, section_job, section_primitives
from diorama_planner.app.sections.section_view import section_view
from diorama_planner.app.session import Session
from diorama_planner.core.errors import PlannerError
from diorama_planner.drawing.primitives import Fill, Solid, Text
from diorama_planner.exporters.registry import drawing_exporter
from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.ridge import Ridge
from diorama_planner.kinds.section import Section
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project

CIRCLE = tuple((200 + 100 * math.cos(a), 150 + 100 * math.sin(a)) for a in np.linspace(0, 2 * np.pi, 129)[:-1])
CONE = Landform(id="cone", outline_mm=CIRCLE, height_mm=50, edge="slope", edge_width_mm=100, order=1)
ACROSS = Section(id="across", line_mm=((50, 150), (350, 150)), order=9)


def plan(*items, **base_fields):
    base = Base(**{"id": BASE_ID, "width_mm": 400, "depth_mm": 300, "thickness_mm": 12, **base_fields})
    return Session(Document.of([Project(id=PROJECT_ID, scale=87.0), base, *items]))


def view(*items, of=ACROSS):
    session = plan(*items, of)
    return section_view(session.scene, of)


def test_the_section_of_a_cone_is_its_profile():
    profile = view(CONE).profile
    true = np.maximum(0, 50 * (1 - np.abs(profile.along - 150) / 100))
    assert np.abs(profile.heights - true).max() <= 0.5 * 0.5 + 0.02  # half a cell of 0.5 mm at a grade of 50 %


def heights_of(seen, colour):
    """From which height to which each filled outline of a colour reaches."""
    found = [one for one in section_primitives(seen)[0] if isinstance(one, Fill) and one.paint == Solid(colour)]
    ups = [[y for part in one.path.subpaths for _, y in part.points] for one in found]
    return [(min(up), max(up)) for up in ups]


def test_the_layers_of_the_base_are_drawn_each_by_itself():
    xps = BaseLayer(material="xps_eu_50", thickness_mm=50)
    cork = BaseLayer(material="cork_eu_3", thickness_mm=3)
    session = plan(ACROSS, thickness_mm=9, layers=(xps,))
    seen = section_view(session.scene, ACROSS)
    assert seen.base == ((-59, -50), (-50, 0))
    assert seen.lowest_mm == -59
    assert heights_of(seen, PAPER.base) == [(-59, -50)]
    assert heights_of(seen, PAPER.base_layer) == [(-50, 0)]
    assert PAPER.base_layer != PAPER.base
    thicker = section_view(plan(ACROSS, thickness_mm=9, layers=(xps, cork)).scene, ACROSS)
    assert thicker.base == ((-62, -53), (-53, -3), (-3, 0))
    svg = drawing_exporter("svg").produce(section_job(session, "across"), drawing_exporter("svg").options())
    assert PAPER.base_layer.encode() in svg


def test_a_board_without_layers_is_one_sheet():
    seen = view()
    assert seen.base == ((-12, 0),)
    assert heights_of(seen, PAPER.base_layer) == []


def test_lengths_run_along_a_folded_line_and_folds_are_told():
    bent = Section(id="bent", line_mm=((50, 150), (200, 150), (200, 250)))
    seen = view(CONE, of=bent)
    assert seen.length_mm == pytest.approx(250)
    assert seen.folds == pytest.approx((150,))
    assert seen.profile.height_at(150) == pytest.approx(50, abs=0.5)
    assert seen.profile.height_at(200) == pytest.approx(25, abs=0.5)


def test_what_the_line_cuts_is_told_from_what_lies_beside_it():
    wall = Wall(id="wall", path_mm=((60, 100), (60, 200)), thickness_mm=10, height_mm=40)
    beside = Thing(id="drum", thing="oil_drum", at_mm=(330, 165))
    far = Thing(id="far", thing="oil_drum", at_mm=(330, 250))
    found = {body.item: body for body in view(wall, beside, far).bodies}
    assert set(found) == {"wall", "drum"}
    assert found["wall"].is_cut
    assert found["wall"].span == pytest.approx((5, 15))
    assert (found["wall"].bottom_mm, found["wall"].top_mm) == pytest.approx((0, 40))
    assert not found["drum"].is_cut
    assert sum(found["drum"].span) / 2 == pytest.approx(280, abs=0.1)


def test_hidden_things_are_not_seen():
    assert view(Wall(id="wall", path_mm=((60, 100), (60, 200)), hidden=True)).bodies == ()


def test_water_stands_at_its_level_in_its_bed():
    bed = Landform(
        id="bed", outline_mm=CIRCLE, height_mm=8, edge="slope", edge_width_mm=40, operation="carve", order=1
    )
    pond = Pour(id="pond", outline_mm=CIRCLE, level_mm=-2.0, order=2)
    laid = view(bed, pond).laid
    waters = [one for one in laid if one.is_water]
    assert len(waters) == len(laid)  # the base is not laid on itself
    assert waters
    assert all(one.top_mm == pytest.approx(-2.0) for one in waters)


def test_the_slices_of_a_hill_are_where_the_line_cuts_them():
    slices = view(CONE).slices
    assert [one.bottom_mm for one in slices] == sorted(one.bottom_mm for one in slices)
    for one in slices:
        assert sum(one.span) / 2 == pytest.approx(150, abs=1)


def test_the_grade_between_two_places_is_that_of_the_slope():
    seen = view(CONE)
    assert grade_pct(seen, 60, 140) == pytest.approx(50, abs=0.5)
    assert grade_pct(seen, 160, 240) == pytest.approx(-50, abs=0.5)
    assert grade_pct(seen, 70, 70) is None


def test_a_line_beside_the_base_and_a_flat_base_are_drawn_too():
    outside = Section(id="out", line_mm=((-50, -50), (500, -50)))
    seen = view(CONE, of=outside)
    assert seen.profile.on_base == ()
    assert section_primitives(seen)[0]
    assert section_primitives(view())[0]


def test_exaggeration_makes_heights_taller_and_leaves_lengths():
    low, high = (
        section_primitives(view(CONE, of=Section(id="x", line_mm=ACROSS.line_mm, exaggeration=times)))[1]
        for times in (1, 4)
    )
    assert high[2] - high[0] == pytest.approx(low[2] - low[0])
    assert high[3] - high[1] > 2 * (low[3] - low[1])


def test_names_do_not_cover_each_other():
    drums = [Thing(id=f"d{n}", thing="oil_drum", label=f"Drum {n}", at_mm=(100 + 4 * n, 150)) for n in range(12)]
    names = [
        part
        for part in section_primitives(view(*drums))[0]
        if isinstance(part, Text) and part.text.startswith("Drum")
    ]
    assert 3 <= len(names) < 12
    for row in {name.at[1] for name in names}:
        places = sorted(name.at[0] for name in names if name.at[1] == row)
        assert all(after - before > 8 for before, after in pairwise(places))


@pytest.mark.parametrize("tag", ["svg", "pdf", "footprints", "png"])
def test_a_section_is_exported_like_a_plan(tag):
    session = plan(CONE, ACROSS)
    exporter = drawing_exporter(tag)
    data = exporter.produce(section_job(session, "across"), exporter.options())
    assert len(data) > 500


def test_a_wide_section_takes_several_pages_at_full_size():
    session = plan(CONE, ACROSS)
    exporter = drawing_exporter("footprints")
    assert exporter.pages(section_job(session, "across"), exporter.options(page="A5")) > 1


@pytest.mark.parametrize(
    "fields",
    [
        {"line_mm": ((1, 1),)},
        {"line_mm": ((1, 1), (1, 1))},
        {"line_mm": ((0, 0), (9, 9)), "exaggeration": 0},
        {"line_mm": ((0, 0), (9, 9)), "exaggeration": float("nan")},
        {"line_mm": ((0, 0), (9, 9)), "reach_mm": -1},
    ],
)
def test_sections_that_show_nothing_are_refused(fields):
    with pytest.raises(PlannerError):
        Section(id="bad", **fields)


def test_a_repeated_point_does_no_harm():
    seen = view(CONE, of=Section(id="twice", line_mm=((50, 150), (50, 150), (350, 150), (350, 150))))
    assert seen.length_mm == pytest.approx(300)
    assert view(Ridge(id="r", line_mm=((100, 50), (100, 250)), height_mm=15)).profile.heights.max() == pytest.approx(
        15, abs=0.2
    )
