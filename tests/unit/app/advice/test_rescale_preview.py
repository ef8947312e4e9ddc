"""What the preview of a conversion promises is what the conversion does."""

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.advice.rescale_preview import preview_rescale
from diorama_planner.app.session import Session
from diorama_planner.app.starts import new_document
from diorama_planner.core.scale import Scale
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall


@pytest.fixture
def session():
    session = Session(new_document("Alley", Scale(64), (200, 240)))
    with session.edit("Fill") as draft:
        verbs.place_thing(draft, "toyota_ae86_trueno", (100, 95), 70)
        verbs.place_thing(draft, "toyota_ae86_trueno", (60, 95), 70)
        draft.add(Thing(thing="vending_jp", at_mm=(20, 50), casting_mm=(15.0, 11.0, 28.0)))
        draft.add(
            Wall(path_mm=((7, 3), (7, 200)), thickness_mm=10, height_mm=47, material="xps_eu_10", label="West wall")
        )
    return session


def rows(session, base="scale"):
    return {(row.item, str(row.what)): row for row in preview_rescale(session, Scale(87), base)}


def test_the_car_shrinks_as_the_worked_example_says(session):
    car = rows(session)["Sprinter Trueno AE86", "length"]
    assert car.before_mm == pytest.approx(65.70, abs=0.01)
    assert car.after_mm == pytest.approx(48.33, abs=0.01)
    assert not car.stays


def test_bench_lengths_and_castings_stay(session):
    found = rows(session)
    assert found["West wall", "thickness"].stays
    assert found["Vending machine, Japan", "length as measured"].stays
    assert not found["West wall", "height"].stays


def test_the_base_goes_along_or_stays_as_asked(session):
    assert rows(session)["Base", "width"].after_mm == pytest.approx(200 * 64 / 87)
    kept = rows(session, "keep")
    assert kept["Base", "width"].stays
    assert kept["Base", "depth"].stays


def test_one_of_every_sort_is_shown_and_nothing_is_done(session):
    document = session.document
    found = preview_rescale(session, Scale(87), "scale")
    assert [row.item for row in found].count("Sprinter Trueno AE86") == 1
    assert found[0].item == "Base"
    assert session.document is document


def test_the_preview_is_what_happens(session):
    promised = rows(session)
    with session.edit("Convert") as draft:
        verbs.rescale(draft, 87.0)
    after = rows(session)
    for key, row in promised.items():
        assert after[key].before_mm == pytest.approx(row.after_mm)
