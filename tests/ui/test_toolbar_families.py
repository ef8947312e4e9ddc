"""Tools of a like share a button of the toolbar, which shows the one used last."""

from diorama_planner.ui.tool_choices import tool_choices
from diorama_planner.ui.toolbar import FamilyButton, ToolbarButton


def test_the_button_shows_the_member_in_hand(window):
    button = next(
        found for found in window.findChildren(FamilyButton) if window.actions_["tool-road"] in found.menu().actions()
    )
    assert button.text() == "Path"
    window.actions_["tool-road"].trigger()
    assert (button.text(), button.isChecked()) == ("Road", True)
    window.actions_["tool-select"].trigger()
    assert (button.text(), button.isChecked()) == ("Road", False)
    button.click()
    assert window.plan.tool() == "road"
    assert "Road" in button.accessibleName()


def test_every_tool_can_be_reached_from_the_bar(window):
    buttons = window.findChildren(ToolbarButton)
    reached = {button.text() for button in buttons} | {
        action.text() for button in buttons if button.menu() for action in button.menu().actions()
    }
    assert {choice.text for choice in tool_choices()} <= reached
