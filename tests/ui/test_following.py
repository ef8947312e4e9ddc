"""What only tells of a plan waits until the window was free for a while; long beginnings go in turns."""

import time

from PySide6.QtCore import QObject, QTimer

from diorama_planner.ui.following import Later, take_turns


def test_a_long_step_does_not_use_up_the_time_that_a_refresh_was_asked_to_wait(qtbot) -> None:
    done: list[str] = []
    owner = QObject()
    later = Later(owner, lambda: done.append("told"))
    later.ask(20)
    time.sleep(0.03)  # a plan is being opened
    QTimer.singleShot(5, owner, lambda: done.append("painted"))
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["painted", "told"]


def test_who_cannot_wait_has_it_at_once_and_not_again(qtbot) -> None:
    done: list[str] = []
    owner = QObject()
    later = Later(owner, lambda: done.append("told"))
    later.ask(10)
    later.now()
    later.now()
    qtbot.wait(30)
    assert done == ["told"]
    later.ask()
    qtbot.waitUntil(lambda: len(done) == 2)


def test_each_step_has_a_turn_of_its_own(qtbot) -> None:
    done: list[str] = []
    owner = QObject()

    def first() -> None:
        done.append("first")
        QTimer.singleShot(0, owner, lambda: done.append("a key"))

    take_turns(owner, (first, lambda: done.append("second")))
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["first", "a key", "second"]
