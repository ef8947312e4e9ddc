"""The plan in space on a real screen: what is seen, what an edit costs, what is picked."""

import pytest


@pytest.fixture(scope="module")
def said(on_screen):
    return on_screen("stage")


def test_a_plan_is_seen(said):
    assert said["faults"] == []
    assert said["colours"] > 50  # a picture, not a field of one colour


def test_the_lens_and_the_flare_are_seen_together(said):
    assert said["through a lens"] < 4.0


def test_drafts_come_first_and_are_finished_for_a_picture_without_a_new_mesh(said):
    is_busy, waiting, meshes = said["drafted"]
    assert is_busy
    assert waiting > 0
    assert said["finished"] == [False, 0, meshes]
    assert said["of a still"] == 0  # nothing of a still waits


def test_places_land_where_the_pinhole_has_them(said):
    assert said["off"] < 0.005


def test_what_is_seen_is_picked(said):
    name, x, y, _ = said["picked"]
    assert name == "drum"
    assert (x, y) == pytest.approx((60.0, 60.0), abs=2.0)
    assert said["seen there"][0] == "drum"


def test_an_edit_costs_what_it_touches(said):
    assert said["same"] == [0, 0, 0]
    assert said["moved"] == [1, 0, 0]  # a thing that moves keeps its meshes
    assert said["wall higher"] == [1, 0, 1]
    assert said["many"] == [14, 0, 0]  # things that are alike share theirs
    assert said["gone"] == [0, 14, 0]


def test_one_of_many_is_picked_and_hidden(said):
    assert said["one of many"][0] == "d5"
    assert said["behind it"] != "d5"


def test_too_many_are_drawn_coarser_and_still_picked_one_by_one(said):
    as_is, drawn = said["drawn"]
    assert 0 < drawn < as_is
    assert said["coarse one"][0] == "d5"
    assert said["of the other row"][0] == "e9"
    assert said["coarser"] == [0, 0]  # an edit of one, or twice as many: no mesh is made for it


def test_drawings_go_with_the_last_that_wears_them(said):
    one, changed, none = said["drawings"]
    assert one == changed > 0
    assert none == 0
    assert said["dropped"] == [1, 0]


def test_nobody_waits_for_a_picture_of_what_is_hidden(said):
    assert said["hidden meanwhile"] == 320
