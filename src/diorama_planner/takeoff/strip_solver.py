"""The solver that packs shapes into a strip as short as it can: spyrrow, behind one door, in a process of its own.

The only module that imports spyrrow. A panic of it takes the process along, and it cannot be stopped but by ending
the process, so it is never called where a plan is open: `app.worker` runs this module in a child. What it answers is
checked by whoever asks. Its traps: it computes in single precision, refuses holes, and panics at what is as high as
the strip, crosses itself or is no shape at all; `squeezing` asks for none of that.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from typing import Any

LOOK_EVERY_S = 0.15


def run(question: Mapping[str, Any], answer: Callable[[Mapping[str, Any]], None]) -> None:
    """Pack shapes, and answer with every strip that is shorter than the one before.

    Args:
        question: `height` of the strip, `seconds`, and `shapes`: each a `ring` of points and the `turns` in degrees
            that it may be given.
        answer: is told `width` of a strip and `placed`: for each shape its number, turn in degrees, x and y.
    """
    import spyrrow

    items = [
        spyrrow.Item(str(number), [(x, y) for x, y in shape["ring"]], 1, list(shape["turns"]))
        for number, shape in enumerate(question["shapes"])
    ]
    instance = spyrrow.StripPackingInstance("sheet", float(question["height"]), items)
    config = spyrrow.StripPackingConfig(
        early_termination=True,
        total_computation_time=max(1, round(question["seconds"])),
        num_workers=max(1, (os.cpu_count() or 2) - 1),
        seed=0,
    )
    queue, ended = spyrrow.ProgressQueue(), threading.Event()
    final: list[Any] = []

    def solve() -> None:
        try:
            final.append(instance.solve(config, queue))
        finally:
            ended.set()

    threading.Thread(target=solve, daemon=True).start()
    shortest = float("inf")
    while not ended.wait(LOOK_EVERY_S):
        for kind, solution in queue.drain():
            if kind in (spyrrow.ReportType.ExplFeas, spyrrow.ReportType.CmprFeas) and solution.width < shortest:
                shortest = solution.width
                answer(_told(solution))
    for solution in final:
        answer(_told(solution))


def _told(solution: Any) -> dict[str, Any]:
    placed = [[int(item.id), item.rotation, *item.translation] for item in solution.placed_items]
    return {"width": solution.width, "placed": placed}
