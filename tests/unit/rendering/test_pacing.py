"""How finely a view is drawn, picture by picture: of a window without a screen, whose pictures take what is told."""

import pytest
from PySide6.QtCore import QObject, Signal

from diorama_planner.rendering import pacing
from diorama_planner.rendering.pacing import Pace

pytestmark = pytest.mark.usefixtures("qapp")

SPARED = 0.4
"""What a sparing picture of as many pixels takes, against a whole one."""


def like(**parts):
    """An object of Qt that has these parts and no more; those of Qt Quick are named as Qt names them."""
    return type("Like", (QObject,), parts)()


class Card:
    """A card on which a whole picture takes so many milliseconds, by a clock of its own."""

    def __init__(self, whole_ms, monkeypatch):
        self.now, self.whole_ms = 100.0, whole_ms
        monkeypatch.setattr(pacing.time, "perf_counter", lambda: self.now)
        self.window = like(
            frameSwapped=Signal(),
            isVisible=lambda _: True,
            effectiveDevicePixelRatio=lambda _: 1.0,
            update=lambda _: None,  # pictures come when they are told to
        )
        self.picture = like(width=lambda _: 640.0, height=lambda _: 360.0)
        self.pace = Pace(self.window, self.picture)

    @property
    def way(self):
        return self.pace.share, self.pace.is_sparing

    def show(self):
        """A picture comes, drawn as it is asked for now."""
        share, sparing = self.way
        self.now += self.whole_ms * share * share * (SPARED if sparing else 1.0) / 1000.0
        self.window.frameSwapped.emit()

    def rest(self):
        """Nothing moves until there is nothing more to come; how what comes is drawn, in turn."""
        ways = [self.way]
        for _ in range(20):
            if not self.pace.is_awaited:
                return ways
            self.show()
            self.now += self.pace._rest.interval() / 1000.0
            self.pace._rest.stop()
            self.pace._refine()
            if self.way != ways[-1]:
                ways.append(self.way)
        raise AssertionError(f"it never comes to rest: {ways}")

    def know(self):
        """Move and rest until the pace is known."""
        for _ in range(6):
            self.pace.stir()
            self.rest()
        self.pace.stir()
        return self.way


@pytest.fixture
def card(monkeypatch):
    return lambda whole_ms: Card(whole_ms, monkeypatch)


@pytest.mark.parametrize(
    ("whole_ms", "moving", "then"),
    [
        (16.0, (1.0, False), []),
        (1000.0, (0.33, True), [(0.66, False), (1.0, False)]),
        (60_000.0, (0.33, True), [(1.0, False)]),  # nothing between would come soon either
    ],
)
def test_a_quick_card_draws_all_at_once_and_a_slow_one_in_steps(card, whole_ms, moving, then):
    drawing = card(whole_ms)
    assert drawing.know() == moving
    assert drawing.rest() == [moving, *then]


def test_a_picture_begun_before_it_moved_says_nothing_of_those_that_move(card):
    slow = card(1000.0)
    slow.know()
    slow.show()
    sparing_ms = slow.pace.sparing_ms
    slow.now += 5.0
    slow.pace._refine()
    slow.pace._refine()
    assert not slow.pace.is_sparing
    slow.now += 1.0
    slow.pace.stir()  # while the clearer one is on its way
    slow.window.frameSwapped.emit()
    assert slow.pace.sparing_ms == sparing_ms
    assert slow.pace.is_awaited  # the one that was asked for is still to come
    slow.show()
    assert slow.pace.sparing_ms == pytest.approx(400.0)


def test_a_picture_that_never_comes_is_forgotten(card):
    quick = card(16.0)
    quick.know()
    quick.rest()
    quick.pace.stir()  # nothing that is seen has changed
    quick.now += pacing.LONGEST_S
    quick.pace._rest.stop()
    quick.pace._refine()
    assert not quick.pace.is_awaited
    quick.now += 60.0
    quick.pace.stir()
    quick.show()
    assert quick.pace.whole_ms == pytest.approx(16.0)


def test_what_is_held_is_drawn_sparingly_until_it_is_released(card):
    held = card(1000.0)
    held.pace.hold()
    held.pace.stir()
    assert held.rest() == [(0.33, True)]
    held.pace.release()
    assert held.rest() == [(0.5, False), (1.0, False)]
