"""How large a base must be, and what it fits into."""

from __future__ import annotations

from collections.abc import Sequence

from diorama_planner.formulas.limits import need_not_negative, need_positive
from diorama_planner.formulas.rounding import is_above

Size = tuple[float, float]


def base_for(
    footprints_mm: Sequence[Size], margin_pct: float = 0.0, road_mm: float = 0.0, pavement_mm: float = 0.0
) -> Size:
    """Width and depth of a base for things in one row along a street.

    Width = sum of lengths x (1 + margin); depth = (the road, or the widest thing if that is wider, and a
    pavement on each side) x (1 + margin). Walls along the street stand on the pavements. Source: planner's
    rule; it gives the neon alley's 200 mm for a 6.4 m road between pavements of 3.2 m in 1:64.

    Args:
        footprints_mm: length and width of every thing, model mm.
        margin_pct: room to breathe, per cent of the row.
        road_mm: kerb to kerb, model mm; 0 without a road.
        pavement_mm: width of one pavement, model mm.
    """
    need_not_negative(margin=margin_pct, road=road_mm, pavement=pavement_mm)
    need_positive(number_of_things=len(footprints_mm))
    grow = 1.0 + margin_pct / 100.0
    width = sum(length for length, _ in footprints_mm) * grow
    depth = (max(road_mm, *(width for _, width in footprints_mm)) + 2.0 * pavement_mm) * grow
    return width, depth


def fits_within(scene_mm: Size, space_mm: Size) -> bool:
    """Whether a scene fits into a space, either way round."""
    pairs = zip(sorted(scene_mm), sorted(space_mm), strict=True)
    return not any(is_above(needed, free) for needed, free in pairs)
