"""The head of a printed bill: the plan in a picture, what it is, what it costs, and the list as a code."""

from __future__ import annotations

from diorama_planner.drawing.primitives import Fill, Pen, Picture, Solid, Stroke, Text, ring
from diorama_planner.exporters.bill_job import PICTURE, BillJob
from diorama_planner.exporters.bill_view import BillView, shopping_lines
from diorama_planner.exporters.page_flow import (
    ACCENT,
    BODY,
    INK,
    LEADING,
    LINE,
    MUTED,
    NOTHING,
    SMALL,
    PageFlow,
    Placed,
    wrapped,
)
from diorama_planner.exporters.qr import code_of, fitting_lines

TITLE_MM, TOTAL_MM = 6.0, 3.4
PICTURE_MM = (78.0, 56.0)
"""The largest picture of a plan."""

CODE_MM = 42.0
GAP_MM = 7.0
_FRAME = Pen(LINE, 0.2)


def head(flow: PageFlow, job: BillJob, view: BillView) -> Placed:
    """Write the head on the first page and give the drawing of the plan that stands in it."""
    flow.down(BODY)
    flow.text("BILL OF MATERIALS", flow.left, SMALL, ACCENT, bold=True)
    flow.down(TITLE_MM * 1.6)
    flow.lines(wrapped(view.title, TITLE_MM, flow.width, bold=True), flow.left, TITLE_MM, INK, bold=True)
    flow.down(5)
    top = flow.y
    picture = _picture(flow, job, top)
    left = flow.left if picture is NOTHING else picture.window[2] + GAP_MM
    right = flow.right
    lowest = top if picture is NOTHING else picture.window[1]
    lines = list(shopping_lines(view, brief=True))
    if job.choices.code and view.buying:
        right -= CODE_MM + GAP_MM
        _code(flow, lines, top)
        lowest = min(lowest, top - CODE_MM - 4)
    flow.y = min(lowest, _facts(flow, view, (left, right), top))
    return picture


def _facts(flow: PageFlow, view: BillView, between: tuple[float, float], top: float) -> float:
    """Write what the plan is and what it costs in a column; gives where that ends."""
    left, right = between
    flow.y = top - BODY
    for fact in view.facts:
        name, _, value = fact.partition(" ")
        for line in wrapped(value or name, BODY, right - left - (16 if value else 0)):
            flow.text(line, left + (16 if value else 0), BODY, INK)
            if value and name:
                flow.text(name, left, BODY, MUTED)
                name = ""
            flow.down(BODY * LEADING)
        flow.down(1.2)
    if view.total:
        flow.down(3)
        figure, _, missing = view.total.partition(" + ")
        flow.lines(wrapped(figure, TOTAL_MM, right - left, bold=True), left, TOTAL_MM, ACCENT, bold=True)
        flow.down(TOTAL_MM * LEADING)
        notes = [f"+ {missing}"] if missing else []
        for note in (*notes, *view.notes):
            flow.lines(wrapped(note, SMALL, right - left), left, SMALL, MUTED)
            flow.down(SMALL * LEADING + 0.8)
    return flow.y


def _picture(flow: PageFlow, job: BillJob, top: float) -> Placed:
    """Place the plan with a frame round it, as a picture: a full plan has more lines than anyone sees so small."""
    plan = job.plan
    if plan is None or job.picture is None or not job.choices.picture:
        return NOTHING
    xmin, ymin, xmax, ymax = plan.bounds
    wide, high = xmax - xmin, ymax - ymin
    if not (wide > 0 and high > 0):
        return NOTHING
    factor = min(PICTURE_MM[0] / wide, PICTURE_MM[1] / high)
    window = (flow.left, top - high * factor, flow.left + wide * factor, top)
    left, bottom, right, upper = window
    flow.put(Stroke(ring((left, bottom), (right, bottom), (right, upper), (left, upper)), _FRAME))
    picture = Picture(PICTURE, ((xmin + xmax) / 2, (ymin + ymax) / 2), (wide, high))
    return Placed((picture,), factor, (left - xmin * factor, bottom - ymin * factor), window)


def _code(flow: PageFlow, lines: list[str], top: float) -> None:
    corner = (flow.right - CODE_MM, top - CODE_MM)
    flow.put(Fill(code_of(fitting_lines(lines)).path(corner, CODE_MM), Solid("#000000")))
    flow.put(Text("The list for your phone", (corner[0] + CODE_MM / 2, corner[1] - 1), SMALL, MUTED))
