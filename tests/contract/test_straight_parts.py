"""Straight parts to be cut are what the bill counts: as long, for every kind and every plan."""

from collections import defaultdict

import pytest
from samples import CATALOGUE, PLANS, SAMPLES, made_of

from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.straight_parts import bar_length, lengths_of
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import BASE_ID

BARS = ("stripwood_2x2", "dowel_6", "flex_track_s", "masking_tape")


def cut_and_billed(session):
    """Length in mm by item, surface and material: of the parts, and of the lines of the take-off."""
    cut, billed = defaultdict(float), defaultdict(float)
    for item in session.document.items():
        kind, around = kind_of(item), session.around()
        lines = kind.takeoff(item, around)
        for line in lines:
            material = session.catalogue.material_map.get(line.material)
            if material is not None and (length := bar_length(material, line)) > 0:
                billed[item.id, line.surface, line.material] += length
        for part in lengths_of(item, lines, around):
            cut[item.id, part.surface, part.material] += part.length_mm * part.count
    return dict(cut), dict(billed)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_lengths_of_a_plan_are_its_bill(path):
    session = Session(catalogue=CATALOGUE)
    session.open(path)
    cut, billed = cut_and_billed(session)
    assert cut == pytest.approx(billed)


@pytest.mark.parametrize("bar", BARS)
@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])
def test_the_lengths_of_an_item_are_its_bill(sample, bar):
    cut, billed = cut_and_billed(sample.session(made_of(sample.item, bar)))
    assert cut == pytest.approx(billed)


def cut_of(session, item_id):
    item = session.document.get(item_id)
    return sorted(
        (part.surface, round(part.length_mm, 3), part.count, part.joins)
        for part in lengths_of(item, kind_of(item).takeoff(item, session.around()), session.around())
    )


def test_a_frame_is_cut_into_its_sides():
    session = Session(catalogue=CATALOGUE)
    base = Base(
        id=BASE_ID, width_mm=300, depth_mm=200, thickness_mm=9, frame_mm=6, frame_material="stripwood_2x2", order=-1
    )
    with session.edit("base") as draft:
        draft.put(base)
    assert cut_of(session, BASE_ID) == [("frame", 212.0, 2, True), ("frame", 312.0, 2, True)]


def test_a_cap_is_parted_at_corners_and_braces_are_not_joined():
    session = Session(catalogue=CATALOGUE)
    wall = Wall(
        id="wall",
        path_mm=((20, 20), (220, 20), (220, 120)),
        height_mm=60,
        cap="stripwood_2x2",
        bracing="stripwood_2x2",
        brace_every_mm=100,
    )
    with session.edit("wall") as draft:
        draft.put(wall)
    assert cut_of(session, "wall") == [
        ("bracing", 60.0, 4, False),
        ("cap", 100.0, 1, True),
        ("cap", 200.0, 1, True),
    ]


def test_kerbs_are_parted_at_corners_on_both_sides():
    session = Session(catalogue=CATALOGUE)
    kerb = Kerb(width_mm=2, height_mm=2, material="stripwood_2x2")
    with session.edit("path") as draft:
        draft.put(Path(id="path", line_mm=((0, 0), (120, 0), (120, 50)), width_mm=20, kerb=kerb))
    assert cut_of(session, "path") == [("kerb", 50.0, 2, True), ("kerb", 120.0, 2, True)]


def test_skewers_are_as_long_as_the_slices_that_they_hold():
    session = Session(catalogue=CATALOGUE)
    outline = ((50, 50), (250, 50), (250, 200), (50, 200))
    with session.edit("hill") as draft:
        draft.put(Base(id=BASE_ID, width_mm=300, depth_mm=250, thickness_mm=9, order=-1))
        draft.put(Landform(id="hill", outline_mm=outline, height_mm=60, edge="cliff", skin_mm=0, skewer_mm=3))
    (skewers,) = cut_of(session, "hill")
    assert skewers[0] == "skewers"
    assert skewers[1] == pytest.approx(20.0)
    assert not skewers[3]
