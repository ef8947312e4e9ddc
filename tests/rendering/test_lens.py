"""Through the lens: picture, plan and pinhole agree, and a hand sets the camera that is looked through."""

import pytest


def test_what_is_seen_through_a_camera_and_set_there(on_screen):
    said = on_screen("lens")
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
