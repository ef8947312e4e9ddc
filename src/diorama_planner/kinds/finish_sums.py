"""What the finishes of an item take: one source of lines for every kind that has surfaces.

Which surfaces there are and how large they are is said by the kind (`surfaces`); what is laid on each, by the plan's
or the catalogue's build-up of that id. What is known of a build-up that lies over another material is in
`app.build_order`.
"""

from __future__ import annotations

from collections.abc import Sequence

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.kinds.contract import Around, Surface
from diorama_planner.kinds.cover_sums import Sown, layer_lines
from diorama_planner.kinds.shared import finish_on
from diorama_planner.model.record import Coats, Item, RecordId


def finish_lines(item: Item, surfaces: Sequence[Surface], around: Around) -> list[TakeoffLine]:
    """Give what each coat of each finish takes: area, density and fade, by the rate of its material and its coats."""
    found: list[TakeoffLine] = []
    for surface in surfaces:
        name = finish_on(item, surface.name)
        finish = around.finish(name) if name else None
        if finish is None:
            continue
        area = surface.area_mm2  # worked out once
        if area > 0:
            found += coat_lines(item.id, surface.name, area, finish.coats, around)
    return found


def coat_lines(item_id: RecordId, surface: str, area_mm2: float, coats: Coats, around: Around) -> list[TakeoffLine]:
    """Give what coats on one surface take; nothing for materials that cannot be counted."""
    return layer_lines(item_id, surface, coats, Sown(area_mm2, area_mm2, area_mm2), around)
