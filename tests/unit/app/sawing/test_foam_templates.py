"""Slices as templates: what is drawn, for which landforms, and how they come out as PDF and SVG at their own size."""

import re
from dataclasses import replace

import pytest

from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.app.sawing.foam_stack import foam_cuts
from diorama_planner.app.sawing.foam_templates import foam_templates, template_of
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.drawing.primitives import Fill, Text
from diorama_planner.exporters.footprints import FootprintOptions
from diorama_planner.exporters.laminae import lamina_sheets
from diorama_planner.exporters.laminae_svg import LaminaSvgOptions
from diorama_planner.exporters.laminae_svg import produce as svg
from diorama_planner.geometry.region import region_from_polygons
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.trough import Trough
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project

CATALOGUE = load_catalogue()


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


BLOCK = Landform(id="block", outline_mm=rect(30, 40, 190, 140), height_mm=50, edge="cliff", order=1, label="Block")
KERB = Landform(id="kerb", outline_mm=rect(200, 10, 280, 30), height_mm=20, edge="cliff", order=2, label="Kerb")
TROUGH = Trough(id="wires", line_mm=((10, 90), (250, 90)), width_mm=6, depth_mm=5, order=3)


def plan(*items):
    base = Base(id=BASE_ID, width_mm=300, depth_mm=200, thickness_mm=12)
    return Session(Document.of([Project(id=PROJECT_ID, name="Cut"), base, *items]), catalogue=CATALOGUE)


def words(template):
    return [one.text for one in template.primitives if isinstance(one, Text)]


def test_every_slice_has_a_template_from_below_in_the_order_of_landforms():
    names = [one.name for one in foam_templates(plan(KERB, BLOCK))]
    assert names == [*(f"Block: slice {number} of 3" for number in (1, 2, 3)), "Kerb: slice 1 of 1"]
    assert [one.name for one in foam_templates(plan(KERB, BLOCK), ["kerb"])] == ["Kerb: slice 1 of 1"]
    assert len(foam_templates(plan(KERB, BLOCK, TROUGH), ["wires"])) == 4


def test_hidden_and_carved_ground_is_not_cut():
    pit = replace(KERB, operation="carve")
    assert foam_templates(plan(pit, replace(BLOCK, hidden=True))) == []


def test_a_template_shows_the_slice_at_its_place_with_its_number():
    first, second, _ = foam_templates(plan(BLOCK))
    assert first.bounds == pytest.approx((28, 38, 192, 142), abs=0.01)
    cut = next(one for one in first.primitives if isinstance(one, Fill))
    ring = cut.path.subpaths[0].points
    assert region_from_polygons([(ring, [])]).area == pytest.approx(16_000, rel=1e-4)
    assert words(first)[:2] == ["1", "Block"]
    assert words(second)[2] == "20 to 40 mm, 160 cm²"


def test_a_trough_is_cut_into_the_open_top_only():
    cuts = foam_cuts(plan(BLOCK, KERB, TROUGH))
    lower, top = cuts[0], cuts[2]
    assert lower.channels == ()
    (channel,) = top.channels
    assert channel.region.area == pytest.approx(160 * 6, rel=1e-3)
    assert "6 mm wide, 5 mm deep" in words(template_of(top))
    assert cuts[3].channels == ()


def test_a_slice_too_large_for_its_sheet_says_so():
    (cut, *_) = foam_cuts(plan(BLOCK))
    assert cut.fits
    small = replace(cut.material, length_mm=150.0, width_mm=120.0)
    assert not replace(cut, material=small).fits
    assert replace(cut, material=replace(cut.material, length_mm=110.0, width_mm=165.0)).fits


def test_pages_are_at_their_own_size_and_numbered_through():
    job = drawing_job(plan(BLOCK, KERB))
    sheets = lamina_sheets(job, FootprintOptions(page="A5"))
    assert [sheet.number for sheet in sheets] == list(range(1, len(sheets) + 1))
    assert {sheet.count for sheet in sheets} == {len(sheets)}
    assert {sheet.factor for sheet in sheets} == {1.0}
    named = lamina_sheets(job, FootprintOptions(page="A4"))
    names = {one.text for sheet in named for one in sheet.marks if isinstance(one, Text)}
    assert {"Block: slice 2 of 3", "Kerb: slice 1 of 1"} <= names


def test_the_svg_lays_slices_side_by_side_in_rows():
    job = drawing_job(plan(BLOCK, KERB))
    text = svg(job, LaminaSvgOptions(width=400, gap=10)).decode()
    width, height = (float(found) for found in re.search(r'width="([\d.]+)mm" height="([\d.]+)mm"', text).groups())
    assert (width, height) == (pytest.approx(358, abs=0.1), pytest.approx(238, abs=0.1))
    labels = re.findall(r'inkscape:label="([^"]+)"', text)
    assert labels == ["Block: slice 1 of 3", "Block: slice 2 of 3", "Block: slice 3 of 3", "Kerb: slice 1 of 1"]
    shifts = [tuple(map(float, found)) for found in re.findall(r"<g [^>]*translate\(([-\d.]+) ([-\d.]+)\)", text)]
    assert shifts[1][0] - shifts[0][0] == pytest.approx(174, abs=0.1)
    assert shifts[2][1] - shifts[0][1] == pytest.approx(114, abs=0.1)


def test_a_plan_without_foam_has_nothing_to_cut():
    job = drawing_job(plan())
    with pytest.raises(UsageError, match="no slices"):
        lamina_sheets(job, FootprintOptions())
    with pytest.raises(UsageError, match="no slices"):
        svg(job, LaminaSvgOptions())


def test_a_hill_on_a_hill_is_pinned_to_it():
    knoll = replace(KERB, id="knoll", outline_mm=rect(60, 60, 160, 120), height_mm=30, order=3)
    lower = replace(BLOCK, height_mm=20)
    first, second, _ = foam_cuts(plan(lower, knoll))
    assert (first.stack.item, second.stack.item) == ("block", "knoll")
    common = set(first.skewers) & set(second.skewers)
    assert len(common) >= 2
    assert all(60 < x < 160 and 60 < y < 120 for x, y in common)
    alone = foam_cuts(plan(lower, replace(knoll, skewer_mm=0.0)))
    assert not set(alone[0].skewers) & set(alone[1].skewers)


def test_number_and_words_stand_beside_a_trough():
    (*_, bare) = foam_templates(plan(replace(BLOCK, height_mm=20)))
    (*_, crossed) = foam_templates(plan(replace(BLOCK, height_mm=20), TROUGH))
    before, after = (next(one for one in found.primitives if isinstance(one, Text) and one.text == "1")
                     for found in (bare, crossed))  # fmt: skip
    assert 80 < before.at[1] < 95
    assert abs(after.at[1] - 90) > 8
