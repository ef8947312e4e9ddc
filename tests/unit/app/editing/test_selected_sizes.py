"""Known answers for the size of a selection, gaps, and passages."""

import pytest

from diorama_planner.app.editing.selected_sizes import MOST_MEASURED, SelectedSizes, selected_sizes, shortest_gap
from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project


def square(name, x, y, side=20.0):
    return GroundCover(id=name, outline_mm=((x, y), (x + side, y), (x + side, y + side), (x, y + side)), order=1.0)


def measured(*items, chosen):
    base = Base(id="base", width_mm=300, depth_mm=200, order=-1)
    session = Session(Document.of([Project(id="project", scale=64.0), base, *items]))
    session.selection.set(chosen)
    return session, selected_sizes(session)


def test_area_and_perimeter_of_one_and_of_overlapping_two():
    _, sizes = measured(square("a", 10, 10), chosen=["a"])
    assert (sizes.area_mm2, sizes.perimeter_mm, sizes.gap_mm) == (400, 80, None)
    _, sizes = measured(square("a", 10, 10), square("b", 20, 10), chosen=["a", "b"])
    assert (sizes.area_mm2, sizes.perimeter_mm, sizes.gap_mm) == (600, 100, 0)


def test_two_apart_have_a_gap_and_its_line():
    session, sizes = measured(square("a", 10, 10), square("b", 33, 34), chosen=["a", "b"])
    assert sizes.gap_mm == pytest.approx(5)
    assert shortest_gap(session) == ((30, 30), (33, 34))


def test_lines_have_a_length():
    wall = Wall(id="wall", path_mm=((10, 50), (40, 50), (40, 90)), order=1.0)
    _, sizes = measured(wall, chosen=["wall"])
    assert sizes.length_mm == 70
    _, sizes = measured(wall, square("a", 100, 10), chosen=["a", "wall"])
    assert sizes.length_mm is None


@pytest.mark.parametrize(("width", "passes"), [(40, True), (20, False)])
def test_a_car_passes_through_a_gate_or_does_not(width, passes):
    wall = Wall(id="wall", path_mm=((10, 150), (200, 150)), height_mm=60, order=1.0)
    gate = Opening(id="gate", host="wall", at_mm=90, width_mm=width, height_mm=40, order=2.0)
    car = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(60, 60), order=3.0)
    _, sizes = measured(wall, gate, car, chosen=["car", "gate"])
    assert sizes.spare.passes is passes
    assert sizes.spare.beside_mm == pytest.approx(width - 1625 / 64)


def test_a_window_is_no_passage():
    wall = Wall(id="wall", path_mm=((10, 150), (200, 150)), height_mm=60, order=1.0)
    window = Opening(id="hole", host="wall", at_mm=90, width_mm=40, height_mm=30, sill_mm=10, order=2.0)
    car = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(60, 60), order=3.0)
    assert measured(wall, window, car, chosen=["car", "hole"])[1].spare is None


def test_nothing_and_too_many_are_only_counted():
    assert measured(chosen=[])[1] == SelectedSizes(0)
    many = [square(f"s{n}", n, 10) for n in range(MOST_MEASURED + 1)]
    assert measured(*many, chosen=[item.id for item in many])[1] == SelectedSizes(MOST_MEASURED + 1)
