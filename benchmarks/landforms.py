"""A base with twenty forms of the ground, the same on every run."""

from __future__ import annotations

import math

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.landform import Landform
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Item, Points, Project

FORMS = 20
MOVED, MOVED_MM = "form-7", (200.0, 150.0)
_EDGES, _OPERATIONS = ("slope", "round", "cliff"), ("raise", "raise", "carve", "level")


def ground_plan(width: float, depth: float) -> Document:
    """Make a base of a size with landforms in rows, which overlap; one of them is `MOVED`."""
    forms = [_form(number, width, depth) for number in range(FORMS)]
    base = Base(id=BASE_ID, width_mm=width, depth_mm=depth, thickness_mm=60, order=-1)
    return Document.of([Project(id=PROJECT_ID, name="Ground"), base, *forms])


def _form(number: int, width: float, depth: float) -> Item:
    row, column = divmod(number, 5)
    x, y = width * (column + 0.5) / 5, depth * (row + 0.5) / 4
    if f"form-{number}" == MOVED:
        across, up = MOVED_MM[0] / 2, MOVED_MM[1] / 2
        outline: Points = ((x - across, y - up), (x + across, y - up), (x + across, y + up), (x - across, y + up))
    else:
        outline = _blob((x, y), width / 5 * 0.65, depth / 4 * 0.65, 7 + number % 6)
    return Landform(
        id=f"form-{number}",
        outline_mm=outline,
        height_mm=8.0 + 5.0 * (number % 7),
        edge=_EDGES[number % 3],
        edge_width_mm=15.0 + 3.0 * (number % 5),
        operation=_OPERATIONS[number % 4],
        order=float(number),
    )


def _blob(at: tuple[float, float], across: float, up: float, corners: int) -> Points:
    turns = (math.tau * corner / corners for corner in range(corners))
    far = ((turn, 0.8 + 0.2 * math.cos(3 * turn)) for turn in turns)
    return tuple(
        (round(at[0] + across * share * math.cos(turn), 3), round(at[1] + up * share * math.sin(turn), 3))
        for turn, share in far
    )
