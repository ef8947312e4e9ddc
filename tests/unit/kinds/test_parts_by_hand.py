"""What items are cut into, by hand: pieces of walls, holes and notches, strips, boards, slices, finishes."""

import math

import pytest

from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.kinds.finish_parts import finish_parts
from diorama_planner.kinds.finish_sums import finish_lines
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Coat, NamedBuildUp, Project

BRICK = NamedBuildUp(id="brick", name="Brick", coats=(Coat(material="brick_sheet_ho"), Coat(material="pva_1l")))


def plan(*items, **base):
    board = Base(id=BASE_ID, width_mm=400, depth_mm=300, thickness_mm=9, **base)
    return Session(Document.of([Project(id=PROJECT_ID, scale=64.0), board, BRICK, *items]))


def parts(session, item_id, surface=None):
    item = session.document.get(item_id)
    found = kind_of(item).parts(item, session.around())
    return [part for part in found if surface in (None, part.surface)]


def wall(*path, **fields):
    return Wall(id="wall", path_mm=path, **{"thickness_mm": 10, "height_mm": 60, "stands_on": "base", **fields})


def sizes(found):
    """Width and height of the box of each part, to a hundredth."""
    boxes = [part.region.bounds for part in found]
    return [(round(xmax - xmin, 2), round(ymax - ymin, 2)) for xmin, ymin, xmax, ymax in boxes]


class TestWalls:
    def test_a_straight_wall_is_one_rectangle(self):
        (part,) = parts(plan(wall((10, 50), (210, 50))), "wall")
        assert (part.surface, part.material, part.count, part.grain) == ("front", "xps_eu_10", 1, "any")
        assert sizes([part]) == [(200, 60)]

    def test_a_wall_is_parted_at_its_corners(self):
        found = parts(plan(wall((10, 50), (210, 50), (210, 150))), "wall")
        assert sorted(sizes(found)) == [(100, 60), (200, 60)]

    def test_a_curve_is_unrolled_in_one_piece(self):
        control = 100 * 0.5522847498
        arc = {0: ((10.0, 50.0 + control), (110.0 - control, 150.0))}
        (part,) = parts(plan(wall((10, 50), (110, 150), curves_mm=arc)), "wall")
        assert sizes([part])[0][0] == pytest.approx(math.pi / 2 * 100, rel=1e-3)

    def test_a_window_is_a_hole_and_a_door_a_notch(self):
        window = Opening(id="w", host="wall", at_mm=50, width_mm=20, height_mm=20, sill_mm=20)
        door = Opening(id="d", host="wall", at_mm=150, width_mm=20, height_mm=40)
        (part,) = parts(plan(wall((10, 50), (210, 50)), window, door), "wall")
        ((outer, holes),) = part.region.polygons()
        assert part.region.area == pytest.approx(200 * 60 - 400 - 800)
        assert (len(outer), len(holes)) == (8, 1)
        assert sorted(holes[0][:, 0].tolist()) == [140, 140, 160, 160]  # a front is seen from its own left

    def test_an_opening_across_a_corner_is_in_both_pieces(self):
        window = Opening(id="w", host="wall", at_mm=200, width_mm=40, height_mm=20, sill_mm=20)
        found = parts(plan(wall((10, 50), (210, 50), (210, 150)), window), "wall")
        assert sorted(round(part.region.area) for part in found) == [100 * 60 - 400, 200 * 60 - 400]

    def test_an_end_is_cut_where_another_wall_takes_it(self):
        door = Opening(id="d", host="wall", at_mm=30, width_mm=20, height_mm=40)
        other = Wall(id="other", path_mm=((10, 0), (10, 100)), thickness_mm=10, height_mm=60, stands_on="base")
        (part,) = parts(plan(wall((10, 50), (210, 50)), door, other), "wall")  # its start ends at the other's face
        assert sizes([part]) == [(195, 60)]
        xmax = part.region.bounds[2]
        ((outer, _),) = part.region.polygons()
        notch = sorted(x for x, y in outer.tolist() if abs(y - 40) < 1e-6)
        assert [xmax - x for x in notch] == pytest.approx([35, 15])  # 40 and 20 along the path, less 5

    def test_a_thick_wall_is_cut_from_several_plies(self):
        (part,) = parts(plan(wall((10, 50), (210, 50), thickness_mm=30)), "wall")
        assert part.count == 3

    def test_facings_lie_on_both_faces_the_back_in_a_mirror(self):
        door = Opening(id="d", host="wall", at_mm=30, width_mm=20, height_mm=40)
        front, back = parts(plan(wall((10, 50), (210, 50), facing="brick_sheet_ho"), door), "wall", "facing")
        assert (front.grain, back.grain) == ("along", "along")
        assert front.region.bounds[2] == pytest.approx(-back.region.bounds[0])
        middles = [region.centroid[0] for region in (front.region, back.region)]
        assert middles[0] == pytest.approx(-middles[1])

    def test_strips_and_braces(self):
        built = wall((10, 50), (210, 50), (210, 150), cap="evergreen_040", bracing="foamcore_a3")
        session = plan(built)
        assert sorted(sizes(parts(session, "wall", "cap"))) == [(100, 10), (200, 10)]
        assert all(part.pieced for part in parts(session, "wall", "cap"))
        (brace,) = parts(session, "wall", "bracing")
        assert (sizes([brace]), brace.count) == ([(60, 15)], 4)

    def test_a_mould_has_a_bed_and_four_rims(self):
        cast = wall((10, 50), (210, 50), construction="cast", material="plaster_paris")
        assert sorted(sizes(parts(plan(cast), "wall", "mould"))) == [
            (60, 10),
            (60, 10),
            (200, 10),
            (200, 10),
            (200, 60),
        ]

    def test_what_fills_an_opening_has_its_shape(self):
        gate = Opening(
            id="o", host="wall", at_mm=50, width_mm=30, height_mm=40, shape="arch", material="clear_sheet_a4"
        )
        (part,) = parts(plan(wall((10, 50), (210, 50)), gate), "o")
        assert sizes([part]) == [(30, 40)]
        assert part.region.area == pytest.approx(30 * 25 + math.pi / 2 * 15 * 15, rel=1e-4)


class TestBases:
    def test_board_layers_and_frame(self):
        session = plan(
            layers=(BaseLayer(material="xps_eu_20", thickness_mm=20),), frame_mm=3, frame_material="balsa_eu_3"
        )
        assert sizes(parts(session, BASE_ID, "board")) == [(400, 300)]
        assert sizes(parts(session, BASE_ID, "layer/1")) == [(400, 300)]
        frame = parts(session, BASE_ID, "frame")
        assert sorted(sizes(frame)) == [(306, 29), (306, 29), (406, 29), (406, 29)]
        assert {part.grain for part in frame} == {"along"}

    def test_a_round_frame_is_one_strip(self):
        session = plan(shape="circle", frame_mm=3, frame_material="balsa_eu_3")
        (strip,) = parts(session, BASE_ID, "frame")
        assert sizes([strip])[0][1] == 9


class TestGround:
    def test_a_hill_is_its_slices_with_their_holes(self):
        outline = ((50, 50), (250, 50), (250, 250), (50, 250))
        hill = Landform(id="hill", outline_mm=outline, height_mm=40, edge="cliff", skin_mm=0, rim_mm=20)
        found = parts(plan(hill), "hill", "ground")
        assert len(found) == 2
        assert found[0].region.area < found[1].region.area == pytest.approx(200 * 200, rel=0.02)

    def test_kerbs_are_straight_strips(self):
        kerb = Kerb(width_mm=3, height_mm=2, material="greyboard_a3")
        path = Path(id="path", line_mm=((50, 100), (250, 100)), width_mm=40, kerb=kerb, surface="sandpaper_road")
        session = plan(path)
        assert sizes(parts(session, "path", "kerb")) == [(200, 3), (200, 3)]
        (top,) = parts(session, "path", "top")
        assert (sizes([top]), top.pieced) == ([(200, 40)], True)


class TestFinishes:
    def test_the_sheets_of_a_finish_are_cut_to_its_surface(self):
        door = Opening(id="d", host="wall", at_mm=30, width_mm=20, height_mm=40)
        session = plan(
            wall((10, 50), (210, 50), finishes={"front": "brick", "back": "brick", "end-a": "brick"}), door
        )
        item, around = session.document.get("wall"), session.around()
        surfaces = kind_of(item).surfaces(item, around)
        found = list(finish_parts(item, surfaces, around))
        billed = [line for line in finish_lines(item, surfaces, around) if line.material == "brick_sheet_ho"]
        assert {part.material for part in found} == {"brick_sheet_ho"}
        assert {part.surface: part.region.area for part in found} == pytest.approx(
            {line.surface: line.amount for line in billed}
        )
        assert sizes(found)[:2] == [(200, 60), (200, 60)]
