"""What covers take: layers, mixes, soft edges and gradients against closed forms; and what is said of them."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.drawing.primitives import Fill
from diorama_planner.geometry.region import contains_region, polygon_region
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover, draw, measured, remarks, takeoff
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Coat, Project

CATALOGUE = load_catalogue()
BASE = Base(id=BASE_ID, width_mm=600, depth_mm=400)
SIDE = 100.0


def square(x=100.0, y=100.0, side=SIDE):
    return ((x, y), (x + side, y), (x + side, y + side), (x, y + side))


def cover(**fields):
    return GroundCover(**{"id": "cover", "outline_mm": square(), "material": "static_grass_2mm", **fields})


def plan(*items, scale=87.0):
    return Session(Document.of([Project(id=PROJECT_ID, scale=scale), BASE, *items]), catalogue=CATALOGUE)


def sown_of(item, *others):
    return measured(item, plan(item, *others).around())


def lines_of(item, *others):
    return {line.material: line for line in takeoff(item, plan(item, *others).around())}


LAYERS = (
    Coat(material="static_layering_glue"),
    Coat(material="static_grass_2mm", share=70.0),
    Coat(material="static_grass_4mm", share=30.0),
    Coat(material="ws_turf_bag", density=0.2),
)


def test_old_covers_take_what_they_took():
    (line,) = takeoff(cover(density=0.6), plan().around())
    assert (line.measured, line.amount, line.unit) == (6000.0, pytest.approx(0.48), "g")
    assert str(line.why) == "100 cm² x density 0.6: 0.006 m2 x 80 g/m2 = 0.48 g"


def test_every_layer_takes_its_share_and_glue_lies_under_all_of_it():
    lines = lines_of(cover(build_up=LAYERS, density=0.5))
    assert lines["static_layering_glue"].amount == pytest.approx(10_000 / 1e6 / 5 * 1000)
    assert lines["static_grass_2mm"].amount == pytest.approx(0.01 * 0.5 * 0.7 * 80)
    assert lines["static_grass_4mm"].amount == pytest.approx(0.01 * 0.5 * 0.3 * 140)
    assert lines["ws_turf_bag"].measured == pytest.approx(10_000 * 0.5 * 0.2)
    assert "70 %" in str(lines["static_grass_2mm"].why)


def test_a_layer_may_be_as_thick_as_it_says():
    sand = cover(build_up=(Coat(material="sand_fine", depth_mm=2.0),))
    assert lines_of(sand)["sand_fine"].amount == pytest.approx(0.01 * 2 * 1500)


@pytest.mark.parametrize("width", [1.0, 10.0, 25.0, 50.0])
def test_soft_edges_of_a_square_are_its_integral(width):
    expected = (SIDE**3 - (SIDE - 2 * width) ** 3) / (6 * width)
    assert sown_of(cover(soft_mm=width)).full_mm2 == pytest.approx(expected, rel=1e-9)


def test_soft_edges_wider_than_the_square_leave_a_low_pyramid():
    assert sown_of(cover(soft_mm=80.0)).full_mm2 == pytest.approx(SIDE**3 / (6 * 80.0), rel=2e-3)


def test_the_edge_of_the_base_is_a_cut_face_and_stays_full():
    corner = cover(outline_mm=square(0.0, 0.0), soft_mm=10.0)
    assert sown_of(corner).full_mm2 == pytest.approx((SIDE**3 - (SIDE - 10) ** 3) / 30, rel=1e-9)


def test_two_soft_covers_that_overlap_by_their_edge_blend_into_one():
    width = 20.0
    left = cover(outline_mm=((0, 0), (160, 0), (160, 400), (0, 400)), soft_mm=width)
    right = cover(id="right", outline_mm=((140, 0), (600, 0), (600, 400), (140, 400)), soft_mm=width)
    both = sum(sown_of(one).full_mm2 for one in (left, right))
    assert both == pytest.approx(600 * 400, rel=1e-9)


@pytest.mark.parametrize("angle", [0.0, 37.0, 90.0, 215.0])
def test_a_gradient_across_a_square_is_its_mean(angle):
    assert sown_of(cover(density=1.0, gradient=True, density_to=0.2, toward_deg=angle)).full_mm2 == pytest.approx(
        6000
    )


def test_a_gradient_across_a_triangle_follows_its_shape():
    triangle = cover(outline_mm=((100, 100), (200, 100), (100, 200)), density=0.0, gradient=True, density_to=0.9)
    assert sown_of(triangle).full_mm2 == pytest.approx(5000 * 0.9 / 3)


def test_a_gradient_takes_more_where_its_dense_end_lies_on_a_slope():
    hill = Landform(
        id="hill",
        outline_mm=((150, 0), (450, 0), (450, 400), (150, 400)),
        height_mm=50,
        edge="slope",
        edge_width_mm=50,
    )

    def full(toward):
        return sown_of(cover(density=0.0, gradient=True, density_to=1.0, toward_deg=toward), hill)

    steep = math.sqrt(2.0)
    assert full(0.0).full_mm2 == pytest.approx(5000 * (0.25 + 0.75 * steep), rel=0.01)
    assert full(180.0).full_mm2 == pytest.approx(5000 * (0.75 + 0.25 * steep), rel=0.01)


def test_gradient_and_soft_edge_together_are_less_than_either():
    both = sown_of(cover(soft_mm=10.0, gradient=True, density_to=0.0, toward_deg=0.0))
    assert both.full_mm2 == pytest.approx(sown_of(cover(soft_mm=10.0)).full_mm2 / 2)


def test_glue_thins_out_with_a_soft_edge_and_not_with_a_gradient():
    soft = lines_of(cover(build_up=LAYERS, soft_mm=10.0))["static_layering_glue"]
    even = lines_of(cover(build_up=LAYERS, gradient=True, density_to=0.0))["static_layering_glue"]
    assert soft.measured == pytest.approx(sown_of(cover(soft_mm=10.0)).full_mm2)
    assert even.measured == pytest.approx(10_000)


def test_water_takes_its_ground_but_not_from_what_goes_on_under_it():
    pond = Pour(id="pond", outline_mm=((100, 100), (150, 100), (150, 200), (100, 200)), depth_mm=3)
    assert sown_of(cover(), pond).ground_mm2 == pytest.approx(5000)
    assert sown_of(cover(under=True), pond).ground_mm2 == pytest.approx(10_000)


def test_a_tree_takes_its_trunk_off_a_soft_cover():
    tree = Thing(id="tree", thing="oak_50", at_mm=(150, 150))
    trunks = [
        sown_of(item).full_mm2 - sown_of(item, tree).full_mm2 for item in (cover(), cover(soft_mm=10.0, density=1.0))
    ]
    assert trunks[0] == pytest.approx(trunks[1])
    assert 10 < trunks[0] < 40


@pytest.mark.parametrize(
    "fields",
    [{"soft_mm": 10.0}, {"gradient": True, "density_to": 0.0}, {"soft_mm": 8.0, "gradient": True, "density_to": 2.0}],
)
def test_what_fades_is_drawn_in_regions_that_lie_within_each_other(fields):
    item = cover(**fields)
    fills = list(draw(item, plan(item).around()))
    assert len(fills) > 3
    regions = [polygon_region(fill.path.subpaths[0].points) for fill in fills if isinstance(fill, Fill)]
    for outer, inner in pairwise(regions):
        assert inner.area <= outer.area * (1 + 1e-9)
    assert contains_region(polygon_region(square(99.9, 99.9, SIDE + 0.2)), regions[0])
    assert all(0 < fill.opacity <= 1 for fill in fills)


def test_glue_is_not_seen_and_a_mix_has_the_colour_of_its_parts():
    mix = (
        Coat(material="static_layering_glue"),
        Coat(material="static_grass_2mm", share=75.0, colour="#000000"),
        Coat(material="static_grass_2mm", share=25.0, colour="#ffffff"),
    )
    item = cover(build_up=mix)
    (fill,) = draw(item, plan(item).around())
    assert fill.paint.colour == "#404040"


def test_the_height_of_fibres_patches_and_passes_are_told():
    item = cover(
        outline_mm=square(side=250.0),
        build_up=(*LAYERS[:3], LAYERS[0], Coat(material="static_grass_6mm", density=1.5)),
    )
    told = [str(message) for message in remarks(item, plan(item).around())]
    assert "6 mm fibres: grass 0.52 m tall in 1:87" in told
    assert "Fibres in 3 passes" in told
    assert any(text.startswith("Sow 2 patches") and "15 min" in text for text in told)
    assert any("dry for 12 h" in text for text in told)


def test_fibres_without_glue_are_told():
    told = [str(message) for message in remarks(cover(), plan(cover()).around())]
    assert any("No glue" in text for text in told)


def issue_of(session, code):
    (issue,) = [issue for issue in session.issues() if issue.code == code]
    return issue


@pytest.mark.parametrize("build_up", [(), (Coat(material="static_grass_12mm"),)])
def test_fibres_taller_than_any_grass_are_told_and_shorter_ones_offered(build_up):
    session = plan(cover(material="static_grass_12mm", build_up=build_up), scale=160.0)
    issue = issue_of(session, "odd-fibre")
    assert issue.severity.value == "hint"
    assert "1.92 m" in str(issue.message)
    session.apply_fix(issue.fix)
    changed = session.document.records["cover"]
    assert (changed.build_up[0].material if build_up else changed.material) == "static_grass_6mm"
    assert "odd-fibre" not in {each.code for each in session.issues()}


def test_a_mix_that_is_not_whole_is_told_and_shared_out():
    session = plan(cover(build_up=(LAYERS[0], replace(LAYERS[1], share=60.0), LAYERS[2])))
    session.apply_fix(issue_of(session, "mix-not-whole").fix)
    assert [layer.share for layer in session.document.records["cover"].build_up] == [100.0, 66.7, 33.3]
    assert "mix-not-whole" not in {each.code for each in session.issues()}


def test_a_layer_that_cannot_be_counted_is_told():
    session = plan(cover(build_up=(Coat(material="ca_20g"), LAYERS[1], LAYERS[2])))
    assert "Cyanoacrylate" in str(issue_of(session, "no-coverage-rule").message)
