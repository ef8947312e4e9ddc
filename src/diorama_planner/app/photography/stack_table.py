"""The focus stack of a shot as a table to work off beside the camera: where each frame is focused, and the step."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from typing import NamedTuple

from diorama_planner.app.photography.shots import PlannedShot
from diorama_planner.kinds.registry import called
from diorama_planner.optics.sharpness import StackPlan

HEADINGS = ("camera", "frame", "focus_mm", "depth_mm", "step_mm", "aperture_f")


class StackRow(NamedTuple):
    """A frame: its number, subject to sensor as the lens scale counts it, depth from the eye, step from the last."""

    number: int
    focus_mm: float
    depth_mm: float
    step_mm: float


def stack_rows(stack: StackPlan) -> tuple[StackRow, ...]:
    """List the frames of a stack, near to far."""
    steps = (0.0, *stack.steps_mm)
    numbered = enumerate(zip(stack.distances_mm, stack.depths_mm, steps, strict=True), start=1)
    return tuple(StackRow(number, *figures) for number, figures in numbered)


def stacks_csv(plans: Iterable[PlannedShot]) -> bytes:
    """Write the stacks of shots as CSV (UTF-8 with its mark, comma), lengths in mm; the last may be `inf`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for plan in plans:
        for row in stack_rows(plan.shot.stack) if plan.shot.stack is not None else ():
            figures = [_figure(each) for each in (row.focus_mm, row.depth_mm, row.step_mm)]
            writer.writerow([called(plan.camera), row.number, *figures, f"{plan.view.f_number:g}"])
    return text.getvalue().encode("utf-8-sig")


def _figure(mm: float) -> str:
    return "inf" if math.isinf(mm) else f"{mm:.2f}"
