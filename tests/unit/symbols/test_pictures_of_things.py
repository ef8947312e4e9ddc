"""Every placeable thing has a picture of its own size, drawn from slots that can be coloured."""

import subprocess
import sys

import pytest
from shapes_for_symbols import Made, shipped

from diorama_planner.drawing.colours import resolve, rgba
from diorama_planner.drawing.primitives import Fill, Gradient, Radial, Solid
from diorama_planner.symbols.classes import CLASSES, class_tag
from diorama_planner.symbols.library import draw_function, symbol_key, symbol_of
from diorama_planner.symbols.sketch import Sketch, edge_width, primitives_bounds

THINGS = shipped()
MIRRORS = 0.14
"""How far mirrors may reach beyond the width of a vehicle, both sides together."""


def colours_in(symbol):
    for primitive in symbol.primitives:
        pens = [primitive.pen.colour] if primitive.pen else []
        paint = primitive.paint if isinstance(primitive, Fill) else None
        if isinstance(paint, Solid):
            pens.append(paint.colour)
        elif isinstance(paint, Gradient | Radial):
            pens += [colour for _, colour in paint.stops]
        yield from pens


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
def test_drawing_fills_the_size_of_the_thing_and_no_more(thing):
    symbol = symbol_of(thing)
    length, width, _ = thing.real_mm
    sheet = ((-length / 2, -width / 2), (length / 2, width / 2))
    assert primitives_bounds(symbol.primitives, sheet) == symbol.bounds
    left, low, right, high = primitives_bounds(symbol.primitives, ((0.0, 0.0),))
    pens = 2 * edge_width(length, width)
    if CLASSES[class_tag(thing)].overhang:
        assert right - left >= length * 0.9
    elif thing.shape != "polygon":
        assert right - left == pytest.approx(length, abs=0.08 * length + pens)
        assert high - low == pytest.approx(width, abs=0.12 * width + pens)
    assert CLASSES[class_tag(thing)].overhang or max(right - length / 2, high - width / 2) <= pens
    assert CLASSES[class_tag(thing)].overhang or max(-length / 2 - left, -width / 2 - low) <= pens


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
def test_every_colour_resolves_and_the_main_slot_is_there(thing):
    symbol = symbol_of(thing)
    assert all(rgba(resolve(colour, {}, symbol.colours)) for colour in colours_in(symbol))
    used = {colour[1:].partition("*")[0] for colour in colours_in(symbol) if colour.startswith("$")}
    assert used & {"body", "leaf", "tyre"}


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
def test_few_primitives_and_finite_points(thing):
    symbol = symbol_of(thing)
    assert 2 <= len(symbol.primitives) <= 60
    points = [p for primitive in symbol.primitives for sub in primitive.path.subpaths for p in sub.points]
    assert all(abs(x) < 1e6 and abs(y) < 1e6 for x, y in points)
    assert len(points) < 6000


@pytest.mark.parametrize("name", ["toyota_ae86_trueno", "fiat_500f", "mustang_1968", "scania_r", "citaro"])
def test_mirrors_stay_near_the_body(name):
    thing = THINGS[name]
    left, low, right, high = symbol_of(thing).bounds
    assert right - left == pytest.approx(thing.real_mm[0], rel=0.02)
    assert thing.real_mm[1] <= high - low <= thing.real_mm[1] * (1 + MIRRORS)


def test_no_shipped_thing_falls_back_to_a_plain_box():
    assert [thing.id for thing in THINGS.values() if CLASSES[class_tag(thing)].module == "plain"] == []


def test_the_same_thing_is_drawn_once_and_the_same_again():
    oak = THINGS["oak_50"]
    assert symbol_of(oak) is symbol_of(oak)
    fresh = Made("oak_50", oak.name, "tree", oak.real_mm, "circle")
    again = Made("oak_50", oak.name, "tree", tuple(size + 1e-9 for size in oak.real_mm), "circle")
    assert len(symbol_of(fresh).primitives) == len(symbol_of(again).primitives)
    assert symbol_of(fresh).primitives == symbol_of(oak).primitives


def test_pictures_do_not_depend_on_the_run():
    """Seeds come from the id by a check sum, never from `hash`, which changes with every start."""
    code = (
        "from diorama_planner.catalogue.catalogue import load_catalogue\n"
        "from diorama_planner.symbols.library import symbol_of\n"
        "import zlib\n"
        "thing = load_catalogue().thing('birch_30')\n"
        "print(zlib.crc32(repr(symbol_of(thing).primitives).encode()))\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_keys_are_distinct_for_distinct_pictures():
    keys = [symbol_key(thing) for thing in THINGS.values()]
    assert len(set(keys)) == len(keys)
    car = Made(category="car_jdm", wheelbase_mm=2400.0)
    changes = ({"real_mm": (1001.0, 500.0, 800.0)}, {"wheelbase_mm": 2500.0}, {"category": "van"}, {"id": "other"})
    assert len({symbol_key(car), *(symbol_key(car.but(**change)) for change in changes)}) == 5
    assert symbol_key(car) == symbol_key(car.but())


def test_a_chosen_colour_becomes_the_default_of_its_slot():
    car = THINGS["toyota_ae86_trueno"]
    red = Made(car.id, car.name, car.category, car.real_mm, colours=(("body", "#c00000"), ("unknown", "#ffffff")))
    assert symbol_of(car).colours["body"] == "#f2f2ec"
    assert symbol_of(red).colours["body"] == "#c00000"
    assert "unknown" not in symbol_of(red).colours


def test_what_is_known_by_its_colour_has_it():
    known = {
        "school_bus_us": "#f5b21a",
        "oil_drum": "#2f6fb5",
        "nissan_r34_gtr": "#3457b5",
        "phone_box_k6": "#c2212b",
        "dumpster_fl": "#2f6a48",
    }
    assert {name: symbol_of(THINGS[name]).colours["body"] for name in known} == known


def test_importing_the_library_loads_no_class_module():
    code = (
        "import sys, diorama_planner.symbols.library, diorama_planner.symbols.bodies; print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    drawing = {f"diorama_planner.symbols.{cls.module}" for cls in CLASSES.values()}
    assert loaded & drawing == set()
    assert "diorama_planner.symbols.library" in loaded


@pytest.mark.parametrize("tag", CLASSES)
def test_every_class_can_be_drawn_at_any_proportion(tag):
    """Users make things of any size; a drawing must not divide by what may be small."""
    for size in ((4000.0, 1700.0, 1400.0), (300.0, 300.0, 50.0), (90.0, 2000.0, 900.0), (12000.0, 20.0, 5.0)):
        sketch = Sketch("made", size)
        draw_function(CLASSES[tag])(sketch, Made("made", real_mm=size))
        assert sketch.symbol("made").primitives
