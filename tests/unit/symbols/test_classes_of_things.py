"""Which class a thing falls into, and which way its picture is turned."""

import pytest
from shapes_for_symbols import Made, shipped

from diorama_planner.symbols.class_ids import CATEGORIES, IDS, WORDS
from diorama_planner.symbols.classes import CLASSES, class_tag
from diorama_planner.symbols.library import draw_function, quarter_turns, symbol_of


def test_tables_name_known_things_and_known_classes():
    named = [name for ids in IDS.values() for name in ids.split()]
    assert len(named) == len(set(named))
    assert set(named) <= set(shipped())
    assert {*IDS, *(tag for _, tag in WORDS), *CATEGORIES.values()} <= set(CLASSES)


@pytest.mark.parametrize(
    ("name", "category", "tag"),
    [
        ("My grandfather's pick-up", "own", "pickup"),
        ("Old oak tree", "own", "broadleaf"),
        ("Scots pine", "tree", "conifer"),
        ("Fruit tree", "tree", "broadleaf"),
        ("Wooden benches", "own", "box_thing"),
        ("Two benchs", "own", "bench"),
        ("Delivery van", "own", "van"),
        ("Vanity unit", "own", "box_thing"),
        ("Racing car of tin", "car_race", "car"),
        ("Thingamajig", "own", "box_thing"),
    ],
)
def test_things_that_users_make_are_known_by_category_and_words(name, category, tag):
    assert class_tag(Made(name=name, category=category)) == tag


def test_the_last_resort_follows_the_plan():
    assert class_tag(Made(shape="circle")) == "round_thing"
    assert class_tag(Made(shape="rect")) == "box_thing"


@pytest.mark.parametrize("tag", CLASSES)
def test_every_class_has_a_drawing(tag):
    assert callable(draw_function(CLASSES[tag]))


def test_a_front_is_turned_to_where_the_catalogue_says():
    things = shipped()
    assert quarter_turns(things["vending_jp"], CLASSES["vending"]) == 0
    assert quarter_turns(things["seated_adult"], CLASSES["seated"]) == 1
    assert quarter_turns(things["toyota_ae86_trueno"], CLASSES["car"]) == 0
    bench = Made("bench", "bench", real_mm=(600.0, 1800.0, 800.0), front="+y")
    assert quarter_turns(bench, CLASSES["bench"]) == 2
    assert quarter_turns(Made(front="-y", name="truck"), CLASSES["flatbed"]) == 0


def test_turning_turns_what_is_drawn():
    """The glass front of a vending machine lies at -y as stated, at +x if that is its front."""

    def place_of_glow(front, size):
        symbol = symbol_of(Made("vending_jp", real_mm=size, front=front))
        glow = next(p for p in symbol.primitives if getattr(p.paint, "colour", "") == "$glow")
        points = glow.path.subpaths[0].points
        return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)

    x, y = place_of_glow("-y", (1000.0, 740.0, 1830.0))
    assert abs(x) < 1
    assert y == pytest.approx(-370 * 0.87, rel=0.01)
    x, y = place_of_glow("+x", (740.0, 1000.0, 1830.0))
    assert x == pytest.approx(370 * 0.87, rel=0.01)
    assert abs(y) < 1
