"""A layout is squeezed by a child with the solver of strips; without the child the layout stands as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from diorama_planner.app.worker import WorkerError, ask
from diorama_planner.core.messages import Message
from diorama_planner.takeoff.nesting import Layout, Part, Stock
from diorama_planner.takeoff.nesting_raster import Tell, quiet
from diorama_planner.takeoff.squeeze_units import AnswerError
from diorama_planner.takeoff.squeezing import Answers, Squeeze

USUAL_S = 20.0


@dataclass(frozen=True)
class Squeezed:
    """What squeezing led to: a layout that is no worse, and why it ended early, if it did."""

    layout: Layout
    problem: Message | None = None


def squeeze(
    layout: Layout,
    parts: Sequence[Part],
    stocks: Sequence[Stock],
    *,
    seconds: float = USUAL_S,
    tell: Tell = quiet,
    better: Callable[[Layout], None] = lambda layout: None,
    command: Sequence[str] | None = None,
) -> Squeezed:
    """Make a layout denser; the best so far is handed to `better`, and cancelling is raising from `tell`.

    Args:
        layout: where to begin, as `layout_for` gives it.
        parts: what lies on it.
        stocks: what else can be taken.
        seconds: how long it may take.
        tell: is told the progress, 0 to 1, many times a second.
        better: is handed every layout that is better than those before.
        command: what is started instead of the child of this program.
    """
    best, shown = layout, 0.0

    def keep(found: Layout) -> None:
        nonlocal best
        best = found
        better(found)

    def progress(share: float) -> None:
        nonlocal shown
        shown = max(shown, share)
        tell(shown)

    def solve(question: Mapping[str, Any], limit: float) -> Answers:
        return ask("strip", question, seconds=limit, wait=lambda: tell(shown), command=command)

    try:
        Squeeze(layout, parts, stocks, seconds, solve, progress, keep).run()
    except (WorkerError, AnswerError) as error:
        return Squeezed(best, error.message)
    return Squeezed(best)
