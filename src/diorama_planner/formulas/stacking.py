"""Focus stacks: in which steps, and how many frames. How sharp each is, is for `depth_of_field`."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.limits import need_positive
from diorama_planner.formulas.rounding import count_up


@dataclass(frozen=True, slots=True)
class Stack:
    """So many frames, each focused so much farther."""

    step_mm: float
    frames: int


def focus_stack(depth_mm: float, dof_mm: float, overlap_pct: float = 0.0) -> Stack:
    """Plan a stack: step = depth of field less the overlap; frames = 1 + ceil((depth - depth of field) / step).

    Source: arithmetic; an overlap of 20 to 30 % is usual among macro photographers (general knowledge).

    Raises:
        UsageError: a quantity that is not above zero, or frames that overlap wholly.
    """
    need_positive(depth=depth_mm, depth_of_field=dof_mm)
    if not 0.0 <= overlap_pct < 100.0:
        raise UsageError(msg("Frames can overlap by 0 to less than 100 %"), msg("20 to 30 % is usual."))
    step = dof_mm * (1.0 - overlap_pct / 100.0)
    return Stack(step, 1 + max(0, count_up((depth_mm - dof_mm) / step)))
