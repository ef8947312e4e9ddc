"""A fault of the program is told in the window that lies in front, where it can be read and closed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from diorama_planner.ui.commands import bill as bills
from diorama_planner.ui.commands import cutting
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.telling_faults import tell_fault

FAULT = "ValueError: boom"


def in_front(opened, window, qtbot):
    opened.move(window.mapToGlobal(QPoint(20, 20)))
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def test_with_nothing_over_the_plan_it_is_told_over_the_plan(window):
    tell_fault(window, FAULT)
    assert "Something went wrong" in window.banner.text()
    assert FAULT in window.banner.accessibleName()


@pytest.mark.parametrize("show", [bills.open_bill, cutting.open_cutting])
def test_it_is_told_in_the_window_that_is_worked_in(window, qtbot, show):
    opened = in_front(show(window), window, qtbot)
    tell_fault(window, FAULT)
    assert not window.banner.text()
    banner = opened.banner()
    assert banner.isVisible()
    assert FAULT in banner.accessibleName()
    qtbot.waitUntil(lambda: banner.height() >= banner.heightForWidth(banner.width()))  # no line is cut off
    assert opened.rect().contains(banner.geometry())
    assert [each.text() for each in banner.findChildren(QPushButton) if each.text()] == ["Show the log"]
    qtbot.mouseClick(banner.findChild(IconButton), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    assert opened.isVisible()


def test_it_is_told_in_the_window_that_hides_the_banner_of_the_plan(window, qtbot):
    opened = in_front(bills.open_bill(window), window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    tell_fault(window, FAULT)
    assert opened.banner().isVisible()
    opened.move(window.mapToGlobal(QPoint(0, window.height())))
    tell_fault(window, FAULT)
    assert window.banner.isVisible()


def test_it_goes_with_the_window_in_which_it_was_told(window, qtbot):
    opened = in_front(bills.open_bill(window), window, qtbot)
    tell_fault(window, FAULT)
    opened.close()
    bills.open_bill(window)
    assert not opened.banner().isVisible()
