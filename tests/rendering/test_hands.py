"""Hands in space, by a real mouse on a real window: what is dragged lands where the pointer lets go of it."""

import pytest


def test_a_mouse_picks_moves_turns_and_walks(on_screen):
    said = on_screen("hands")
    assert said["left out"] == ["front"]
    assert (said["on the yard"], said["clicked"], said["and the bin"]) == ([], ["car"], ["bin", "car"])
    assert (said["only the car"], said["locked"]) == (["car"], [])
    assert said["grabbed"] == "car"
    assert said["moved to"] == pytest.approx((90.0, 65.0), abs=1.5)  # a pixel is 1.2 mm there
    assert (said["steps"], said["and back"]) == (1, [60.0, 90.0])
    assert said["turned"] == 120.0
    assert said["given up"] == [[60.0, 90.0], ""]
    (ax, ay), (bx, by) = said["snapped"]["lines"][:2]  # in line with the middle of the car, from its side to the bin
    assert (ay, by) == pytest.approx((90.0, 90.0), abs=0.1)
    assert (ax, bx) == pytest.approx((60.0 - 25.4 / 2, 164.3), abs=1.0)
    assert said["snapped"]["after"] == 0
    assert said["pan"] == pytest.approx(-90 * 0.32)
    assert said["came nearer"] == pytest.approx(0.86**3)
    assert max(said["turned about"], said["came towards"], said["slid"]) <= 2
    assert said["car"] == [60.0, 90.0]
    assert said["eye"] == pytest.approx(1640 / 64)
    assert 2.0 < sum(each**2 for each in said["way"]) ** 0.5 < 6.0
    assert said["back"] is True
