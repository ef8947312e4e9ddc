"""Work on the canvas at 10,000 items: committing a move with all derived views, in free ground and on a cover."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from benchmarks.measuring import Figure
from benchmarks.plans import mixed_plan
from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import RecordId

ITEMS = 10_000
MOVES = 60


def _things(session: Session, *, on_cover: bool) -> Iterator[RecordId]:
    for item in session.document.items():
        if isinstance(item, Thing):
            under = (session.document.records[item_id] for item_id in session.pick(item.at_mm))
            if any(isinstance(other, GroundCover) for other in under) is on_cover:
                yield item.id


def measure() -> Iterator[Figure]:
    """Move things to and fro."""
    session = Session(mixed_plan(ITEMS))
    session.bill()
    session.issues()

    for name, on_cover in (("free ground", False), ("a ground cover", True)):
        found = list(_things(session, on_cover=on_cover))
        chosen = found[len(found) // 3 :: max(1, len(found) // MOVES)][: MOVES // 2]
        steps = iter([(item_id, dx) for item_id in chosen for dx in (1.0, -1.0)])
        times = [_commit_ms(session, *step) for step in steps]
        yield Figure(f"commit of one move on {name}", statistics.median(times), "ms", 5.0)


def _commit_ms(session: Session, item_id: RecordId, dx: float) -> float:
    start = time.perf_counter()
    with session.edit("Move") as draft:
        verbs.move(draft, [item_id], dx, 0.0)
    session.follow()
    return (time.perf_counter() - start) * 1000
