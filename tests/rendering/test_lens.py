"""Through the lens: picture, plan and pinhole agree, and a hand sets the camera that is looked through."""

import pytest


@pytest.fixture(scope="module")
def said(on_screen):
    return on_screen("lens")


def test_what_is_seen_through_a_camera_and_set_there(said):
    off, wrong = said["law"]
    assert off < 0.005
    assert wrong == 0
    assert said["through"] == ["street", True]
    assert said["focused"] == pytest.approx(124, abs=8)  # the drum, along the axis
    assert said["follows"] == "drum"
    assert said["closed"] == 7.1
    assert said["half_way"] == [100.0, 30.0]
    assert said["keys"] == [1.0, 2.0]
    assert said["blur"] < 0.8
    assert said["left"] == ""


def test_a_photograph_is_kept_with_the_camera(said):
    photo = said["photo"]
    before, half, over = photo["lightness"]
    assert before + 20 < half < over - 20
    assert over == 255
    assert (photo["kept"], photo["same"]) == ([1.0, 1.0], True)
    assert photo["shown"] == [False, False, False]  # before, undone, taken away
