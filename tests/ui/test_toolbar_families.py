"""Tools of a like share a button of the toolbar, which shows the one used last; all fits into narrow windows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from diorama_planner.ui.tool_choices import tool_choices
from diorama_planner.ui.toolbar import FamilyButton, Figure, Segments, Toolbar, ToolbarButton


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


def test_chips_and_switch_are_whole_at_every_width_and_no_name_is_cut(window):
    bar = window.findChild(Toolbar)
    whole = [*bar.findChildren(Figure), *bar.findChild(Segments).findChildren(QPushButton)]
    for width in (960, 1272, 1440):
        window.resize(width, 700)
        QApplication.processEvents()
        assert bar.width() == width
        assert all(part.width() >= part.sizeHint().width() for part in whole), width
        buttons = bar.findChildren(ToolbarButton)
        assert all(made.width() >= made.sizeHint().width() for made in buttons), width
        named = {made.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon for made in buttons}
        assert (False in named) == (width == 960), width
        assert all(made.toolTip() and made.accessibleName() for made in buttons)
