"""Sentences about a scene are read into things, a street and a size; what is not known is said."""

import pytest

from diorama_planner.app.advice.wishes import MAX_COUNT, read_wish
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.scale import Scale

CATALOGUE = load_catalogue()


def wish(text, region="JP", scale=64.0):
    return read_wish(text, Scale(scale), region, CATALOGUE)


def counts(found):
    return [(thing.count, thing.thing_id or thing.name) for thing in found.things]


def test_the_sentence_of_the_start_page():
    found = wish("a base for two cars and an alley")
    assert counts(found) == [(2, "car")]
    assert found.street == "old lane"
    assert found.unknown == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 AE86", [(3, "toyota_ae86_trueno")]),
        ("a hachiroku", [(1, "toyota_ae86_trueno")]),
        ("an 86", [(1, "toyota_ae86_trueno")]),
        ("cars", [(2, "car")]),
        ("a couple of cars", [(2, "car")]),
        ("a dozen oil drums", [(12, "oil_drum")]),
        ("two red cars", [(2, "car")]),
        ("a vending machine and two people", [(1, "vending_jp"), (2, "adult_man")]),
        ("1:64 car", [(1, "car")]),
        ("99999999999999999999 cars", [(MAX_COUNT, "car")]),
    ],
)
def test_things_and_their_number(text, expected):
    assert counts(wish(text)) == expected


@pytest.mark.parametrize(
    ("text", "street", "pavement"),
    [
        ("car on a street with pavements", "road", True),
        ("car in a narrow old lane", "old lane", False),
        ("car, lane", "lane", False),
        ("tree beside a railway", "railway", False),
        ("car and a sidewalk", "", True),
    ],
)
def test_streets_and_pavements(text, street, pavement):
    found = wish(text)
    assert (found.street, found.pavement) == (street, pavement)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("200 x 240 mm", (200.0, 240.0)),
        ("a base of 20 x 30 cm please", (200.0, 300.0)),
        ("8 by 10 in", (203.2, 254.0)),
    ],
)
def test_a_size_is_taken_as_it_stands(text, size):
    assert wish(text).size_mm == pytest.approx(size)


def test_what_is_not_known_is_named():
    found = wish("two cars and a qwrtzpsd")
    assert counts(found) == [(2, "car")]
    assert found.unknown == ("qwrtzpsd",)


@pytest.mark.parametrize("text", ["", "   ", "a base for", "!!!", "and, and; and", "x", "0 x 0 mm", "nan x 5 mm"])
def test_odd_texts_name_nothing_and_do_no_harm(text):
    found = wish(text)
    assert found.things == ()
    assert found.size_mm is None


def test_a_car_is_that_of_the_region():
    american, japanese = (wish("a car", region).things[0].real_mm for region in ("US", "JP"))
    assert american[0] > japanese[0]
