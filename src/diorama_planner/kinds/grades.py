"""How steep ways may be: what roads, tracks and footpaths bear, and the issue of what is steeper."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.model.record import Item

STEEPEST_PCT = {"road": 12.0, "track": 4.0, "footpath": 8.3, "anything": math.inf}
"""What a use bears: roads in hills about 12 %, model trains 3 to 4 %, a walk or wheelchair 1 in 12.

General knowledge, unsourced.
"""

_EVEN_PCT = 0.05
"""Grades are not built more exactly."""


def too_steep(
    item: Item, name: str, grade_pct: float, use: str, less: Callable[[float], Mapping[str, Any]]
) -> tuple[Issue, ...]:
    """Say that a grade is more than a use bears; `less` gives the fields for a grade that it bears."""
    most = STEEPEST_PCT[use]
    if abs(grade_pct) <= most + _EVEN_PCT:
        return ()
    text = msg(
        "{name} rises {grade} %: more than the {most} % that a {use} bears",
        name=name,
        grade=f"{round(abs(grade_pct), 1):g}",
        most=f"{most:g}",
        use=use,
    )
    fields = {"id": item.id, "fields": less(math.copysign(most, grade_pct))}
    fix = Fix(msg("Make it {most} %", most=f"{most:g}"), "set_fields", fields)
    return (Issue("grade-too-steep", Severity.HINT, item.id, text, (fix,)),)
