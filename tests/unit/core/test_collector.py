import gc

import pytest

from diorama_planner.core.collector import collector_paused


@pytest.fixture(autouse=True)
def _running():
    gc.enable()
    yield
    gc.enable()


def test_it_is_paused_inside_and_runs_again_after():
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_resuming_can_be_put_off():
    asked = []
    with collector_paused(asked.append):
        assert asked == []
    assert not gc.isenabled()
    (resume,) = asked
    resume()
    assert gc.isenabled()


def test_after_an_error_it_runs_again_at_once():
    asked = []
    with pytest.raises(ValueError, match="lost"), collector_paused(asked.append):
        raise ValueError("lost")
    assert gc.isenabled()
    assert asked == []


def test_one_pause_inside_another_ends_with_the_outer_one():
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
