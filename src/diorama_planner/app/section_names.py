"""Where the names of bodies stand over a section, so that none covers another. Nothing here draws."""

from __future__ import annotations

from diorama_planner.app.sections import SectionView
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Point

MOST_ROWS = 3
"""Names that find no room in so many rows are left out."""


def placed_names(view: SectionView, letter_mm: float, above_mm: float) -> list[tuple[str, Point]]:
    """Give the names of bodies, those that are cut first, each with its place over all that is drawn."""
    spans: dict[str, tuple[str, float, float, bool]] = {}
    for body in view.bodies:
        name, left, right, is_cut = spans.get(body.item, (body.name, *body.span, body.is_cut))
        spans[body.item] = (name, min(left, body.span[0]), max(right, body.span[1]), is_cut or body.is_cut)
    taken: list[list[tuple[float, float]]] = [[] for _ in range(MOST_ROWS)]
    found = []
    for name, left, right, _ in sorted(spans.values(), key=lambda one: (not one[3], one[1])):
        half = text_width(name, letter_mm) / 2 + letter_mm / 2
        middle = min(max((left + right) / 2, half), max(view.length_mm - half, half))
        for row, others in enumerate(taken):
            if all(middle + half <= low or middle - half >= high for low, high in others):
                others.append((middle - half, middle + half))
                found.append((name, (middle, above_mm + letter_mm * (1.0 + 1.8 * row))))
                break
    return found
