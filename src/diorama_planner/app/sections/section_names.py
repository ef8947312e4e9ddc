"""Where the names of bodies stand over a section, so that none covers another. Nothing here draws."""

from __future__ import annotations

from diorama_planner.app.sections.section_view import SectionView
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Point

MOST_ROWS = 3
"""Names that find no room in so many rows over what they name are left out."""

_AIR, _ROW = 0.7, 1.7


def placed_names(view: SectionView, letter_mm: float) -> list[tuple[str, Point]]:
    """Give the names of bodies, those that are cut first, each with its place over what stands below it."""
    taken: list[tuple[float, float, float]] = []
    found = []
    for name, left, right, _ in sorted(_named(view), key=lambda one: (not one[3], one[1])):
        half = text_width(name, letter_mm) / 2 + letter_mm / 2
        middle = min(max((left + right) / 2, half), max(view.length_mm - half, half))
        foot = _top_within(view, middle - half, middle + half) * view.item.exaggeration + _AIR * letter_mm
        for row in range(MOST_ROWS):
            y = foot + row * _ROW * letter_mm
            if all(
                middle + half <= low or middle - half >= high or abs(y - at) >= _ROW * letter_mm
                for low, high, at in taken
            ):
                taken.append((middle - half, middle + half, y))
                found.append((name, (middle, y)))
                break
    return found


def _named(view: SectionView) -> list[tuple[str, float, float, bool]]:
    """Name, span and whether it is cut, for each item that is seen."""
    spans: dict[str, tuple[str, float, float, bool]] = {}
    for body in view.bodies:
        name, left, right, is_cut = spans.get(body.item, (body.name, *body.span, body.is_cut))
        spans[body.item] = (name, min(left, body.span[0]), max(right, body.span[1]), is_cut or body.is_cut)
    return list(spans.values())


def _top_within(view: SectionView, left: float, right: float) -> float:
    """How high all goes between two places along the line."""
    along, heights = view.profile.along, view.profile.heights
    inner = (along >= left) & (along <= right)
    tops = [body.top_mm for body in view.bodies if body.span[0] < right and body.span[1] > left]
    ground = float(heights[inner].max(initial=view.profile.height_at((left + right) / 2)))
    return max([0.0, ground, *tops])
