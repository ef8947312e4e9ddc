"""Short names for narrow lists: what tells materials apart stays."""

import pytest

from diorama_planner.catalogue.brief_names import brief_name, brief_names
from diorama_planner.catalogue.catalogue import load_catalogue


@pytest.mark.parametrize(
    ("name", "brief"),
    [
        ("XPS foam board EU 1250 x 600 x 20 mm", "XPS foam board 20 mm"),
        ("XPS foam sheet US 4 x 8 ft x 3/4 in", "XPS foam sheet 3/4 in"),
        ("Evergreen styrene sheet 6 x 12 in x .010 in", "Evergreen styrene sheet .010 in"),
        ("Foamboard A3 x 5 mm", "Foamboard A3 x 5 mm"),
        ("Static grass 2 mm, pack 100 g", "Static grass 2 mm"),
        ("Scenic cement 473 ml (16 fl oz)", "Scenic cement"),
        ("Woodland Scenics Realistic Water C1211", "WS Realistic Water"),
        ("Syringe 20 ml with blunt needle", "Syringe 20 ml with blunt needle"),
        ("(boxed)", "(boxed)"),
        ("", ""),
    ],
)
def test_sizes_of_stock_and_packs_are_left_out(name, brief):
    assert brief_name(name) == brief


def test_names_that_would_read_alike_stay_whole():
    bags = ["WWS static grass 4 mm, 30 g bag", "WWS static grass 4 mm, 250 g bag", "Foam glue 354 ml"]
    assert brief_names(bags) == [*bags[:2], "Foam glue"]


def test_every_material_of_the_catalogue_is_still_told_apart():
    names = [material.label for material in load_catalogue().material_map.values()]
    briefs = brief_names(names)
    assert len(set(briefs)) == len(set(names))
    assert all(len(brief) <= len(name) for brief, name in zip(briefs, names, strict=True))
