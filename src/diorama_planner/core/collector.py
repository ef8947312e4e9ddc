"""Pausing Python's garbage collector while many objects are made at once.

It would walk the growing heap again and again; nothing that a plan is made of has cycles worth finding then.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def _at_once(resume: Callable[[], None]) -> None:
    resume()


@contextmanager
def collector_paused(later: Callable[[Callable[[], None]], object] = _at_once) -> Iterator[None]:
    """Pause the collector: half the time of opening a large plan goes into it otherwise.

    `later` may put off what resumes it, since it begins by walking all that was made; after an error it is not asked.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    except BaseException:
        if was_running:
            gc.enable()
        raise
    if was_running:
        later(gc.enable)
