"""The view in space where it cannot be shown, and where it stands in the window."""

import pytest
from PySide6.QtTest import QTest

from diorama_planner.rendering import availability
from diorama_planner.ui.commands import space, viewing


def test_without_a_graphics_card_the_panel_says_so_and_the_plan_goes_on(window, qtbot):
    window.actions_["split"].trigger()
    place = window.workspace.space
    qtbot.waitUntil(lambda: "OpenGL" in place.panel.fault)
    assert place.panel.view is None
    assert window.plan.isVisible()
    assert place.panel.isVisible()
    window.actions_["space"].trigger()
    assert not window.plan.isVisible()
    window.actions_["space"].trigger()
    assert window.plan.isVisible()
    assert not place.panel.isVisible()
    assert window.actions_["plan-only"].isChecked()


def test_trying_again_asks_again(window, qtbot, monkeypatch):
    window.actions_["split"].trigger()
    panel = window.workspace.space.panel
    qtbot.waitUntil(lambda: bool(panel.fault))
    monkeypatch.setattr(availability, "what_is_missing", lambda: availability.msg("the card is away"))
    panel.retry.click()
    assert panel.fault == "The card is away"


def test_the_view_goes_into_a_window_of_its_own_and_back(window):
    window.actions_["space-window"].trigger()
    place = window.workspace.space
    assert place.is_apart
    assert place.panel.window() is not window
    assert window.plan.isVisible()
    place.panel.window().close()
    assert not place.is_apart
    assert place.panel.window() is window
    assert place.mode == "plan"


def test_the_plan_fills_its_place_again_after_it_was_hidden(window):
    canvas = window.plan.canvas
    window.plan.fit()
    alone, middle = canvas.pixels_per_mm, canvas.centre()
    for action in ("split", "space", "split", "space", "plan-only"):
        window.actions_[action].trigger()
        QTest.qWait(20)
        if action == "split":
            assert canvas.pixels_per_mm < alone
    assert canvas.pixels_per_mm == alone
    assert canvas.centre() == pytest.approx(middle, abs=2.0)


@pytest.mark.parametrize("left", ["split", "space", "space-window", "plan-only"])
def test_what_was_shown_of_the_plan_in_space_is_shown_again(window, left):
    for action in ("split", left):
        window.actions_[action].trigger()
    window.workspace.save_layout()
    for action in ("split", "plan-only"):
        window.actions_[action].trigger()
    viewing.reopen_panels(window)
    assert window.actions_[left].isChecked() or left == "plan-only"
    assert space.mode_of(window) == {"split": "split", "space": "space"}.get(left, "plan")
    window.workspace.reset_layout()
    assert not window.workspace.space.panel.isVisible()


def test_one_who_draws_sees_the_plan(window):
    window.actions_["space"].trigger()
    window.plan.set_tool("wall")
    assert window.plan.isVisible()
    assert window.workspace.space.mode == "split"


def test_a_message_is_told_above_the_picture_which_would_cover_it(window):
    def lies_over():
        QTest.qWait(30)
        top = window.workspace.mapTo(window.banner.parentWidget(), window.workspace.rect().topLeft()).y()
        return window.banner.geometry().bottom() > top

    actions = tuple((words, list) for words in ("Recover it", "Put it aside", "Show all"))
    window.banner.show_message(
        "Unsaved work was found, and of another plan as well", "It was kept. " * 12, actions=actions
    )
    assert lies_over()
    for action, is_over in (("split", False), ("space", False), ("plan-only", True), ("space-window", True)):
        window.actions_[action].trigger()
        assert lies_over() == is_over, action
        assert window.banner.isVisible()
        assert window.banner.height() >= window.banner.heightForWidth(window.banner.width())
    window.workspace.space.panel.window().close()
