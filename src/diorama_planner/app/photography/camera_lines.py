"""What is told of a camera on a terminal, line by line; its figures are those of `shots`, as everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diorama_planner.app.photography.camera_facts import names_of, seen_by
from diorama_planner.app.photography.shot_words import backdrop_rows, full_size_rows, minded
from diorama_planner.app.photography.shots import plan_of
from diorama_planner.core.messages import msg
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_path import path_remarks
from diorama_planner.kinds.camera_words import lens_remarks

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

MOST_NAMES = 12
"""So many names of what is in a frame are listed."""


def camera_lines(session: Session, item: Camera) -> Iterator[str]:
    """What the lens does, where it goes, what is in its frame, and the figures of its shot.

    Raises:
        UsageError: its parts make no view.
    """
    plan = plan_of(session, item)
    yield from map(str, lens_remarks(item, session.around()))
    yield from map(str, path_remarks(item, session.around()))
    yield from frame_lines(names_of(session, seen_by(session, item)))
    yield from map(str, minded(plan))
    for heading, rows in ((msg("To look full size"), full_size_rows(plan)), (msg("Backdrop"), backdrop_rows(plan))):
        yield f"{heading}:"
        yield from (f"  {row.label}: {row.value}" for row in rows)


def frame_lines(names: Sequence[str]) -> Iterator[str]:
    """What is in a frame, what takes up most of it first; names are counted, and so are the last."""
    if not names:
        yield str(msg("In the frame: nothing"))
        return
    yield str(msg("In the frame:"))
    counted = list(Counter(names).items())
    for name, count in counted[:MOST_NAMES]:
        yield f"  {count} × {name}" if count > 1 else f"  {name}"
    if left := sum(count for _, count in counted[MOST_NAMES:]):
        yield f"  {msg('and {count} more', count=left)}"
