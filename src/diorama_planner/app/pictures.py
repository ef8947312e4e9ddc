"""What the plan looks like and what lies where: drawings of items, their stacking, picking by point or box.

Drawings are kept per item until the scene says that they may differ. A kind that fails to draw gets a red
outline, so that one bad record cannot blank the canvas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from diorama_planner.app.scene import Scene
from diorama_planner.core.errors import PlannerError
from diorama_planner.drawing.primitives import Faded, Path, Pen, Primitive, Stroke, Subpath
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import (
    Region,
    contains_point,
    contains_region,
    overlaps,
    point_distance,
    rect_region,
)
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.registry import KINDS, kind_of
from diorama_planner.kinds.shared import ROAD_LEVEL, WATER_LEVEL
from diorama_planner.model.document import Document
from diorama_planner.model.record import Item, Layer, Point, Record, RecordId
from diorama_planner.terrain.ground_look import GroundLook
from diorama_planner.terrain.ground_tiles import GroundTiles, mended, tiles_of
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.picture import ground_picture

_LEVEL_STEP = 1e6
GROUND_Z = (ROAD_LEVEL + WATER_LEVEL) / 2 * _LEVEL_STEP
"""Stacking height of hillshade and contours: over all that lies on the ground, under water and what stands."""

_BROKEN = Pen("#d92d20", 0.4, (1.5, 1.0))


class Pictures:
    """Follows a scene; answers the canvas and the exporters."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._drawn: dict[RecordId, tuple[Primitive, ...]] = {}
        self._unfinished: dict[RecordId, None] = {}
        self._stacking: tuple[Document, list[RecordId]] | None = None
        self._tiles: GroundTiles | None = None
        self._imagined: Heightfield | None = None
        self.look = GroundLook()

    def rebuild(self) -> None:
        """Forget all drawings."""
        self._drawn.clear()

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Forget these drawings."""
        for record_id in ids:
            self._drawn.pop(record_id, None)

    # -- drawings ------------------------------------------------------------------------------------------

    def of(self, item_id: RecordId) -> tuple[Primitive, ...]:
        """The picture of an item, empty if there is none or it is hidden."""
        item = self._shown(item_id)
        if item is None:
            return ()
        drawn = self._drawn.get(item_id)
        if drawn is None:
            drawn = self._drawn[item_id] = self._draw(item, self.drawing)
        return drawn

    def shown(self) -> Iterator[tuple[Item, tuple[Primitive, ...]]]:
        """All items that have a picture, from below to above, with it; some are `unfinished` at first."""
        records, known = self._scene.document.records, self._drawn
        for item_id in self.stacking():
            item = cast(Item, records[item_id])
            drawn = known.get(item_id)
            if drawn is None:
                kind = kind_of(item)
                if kind.draw_last is None:
                    drawn = known[item_id] = self._draw(item, self.drawing)
                else:
                    drawn = self._draw(item, kind.draw)
                    self._unfinished[item_id] = None
            if drawn:
                yield item, drawn

    def unfinished(self, most: int) -> list[RecordId]:
        """Some of the items that were shown without all that there is to draw; each is told once."""
        return [self._unfinished.popitem()[0] for _ in range(min(most, len(self._unfinished)))]

    def drawing(self, item: Item, around: Around | None = None) -> tuple[Primitive, ...]:
        """What an item looks like by itself, be it on the plan or under the hand; errors are the kind's own.

        `around` is what it would stand among, if not what is on the plan.
        """
        kind, around = kind_of(item), around or self._scene.around
        last = kind.draw_last(item, around) if kind.draw_last else ()
        return (*kind.draw(item, around), *last)

    def _draw(self, item: Item, draw: Callable[[Item, Around], Iterable[Primitive]]) -> tuple[Primitive, ...]:
        try:
            drawn = tuple(draw(item, self._scene.around))
        except (PlannerError, ArithmeticError, ValueError, LookupError):
            drawn = self._broken(item)
        layer = self._scene.document.records.get(item.layer)
        if drawn and isinstance(layer, Layer) and layer.opacity < 1.0:
            drawn = (Faded(drawn, layer.opacity),)
        return drawn

    def _broken(self, item: Item) -> tuple[Primitive, ...]:
        if item.id not in self._scene.boxes:
            return ()
        xmin, ymin, xmax, ymax = self._scene.boxes.bounds(item.id)
        corners = ((xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax))
        return (Stroke(Path((Subpath(corners),)), _BROKEN),)

    def ground(self) -> tuple[Primitive, ...]:
        """Light, colours and contours of the ground where it is not flat, as the look says."""
        return ground_picture(self._scene.ground.field, self.look)

    def ground_tiles(self) -> GroundTiles | None:
        """The same in parts, most of which a change of the ground leaves as they were; None if nothing is shown."""
        field = self._imagined or self._scene.ground.field
        if self.look.is_empty:
            self._tiles = None
        elif self._tiles is None or self._tiles.plot.look != self.look:
            self._tiles = tiles_of(field, self.look)
        elif self._tiles.field is not field:
            self._tiles = mended(self._tiles, field)
        return self._tiles

    def imagine(self, field: Heightfield | None) -> None:
        """Let tiles be of other ground than the plan's, as it would be under the hand; None is the plan's again."""
        self._imagined = field

    def everything(self) -> tuple[Primitive, ...]:
        """The whole plan from below to above, as it is printed."""
        order = self.printed()
        low = [item_id for item_id in order if self.z_value(item_id) < GROUND_Z]
        high = order[len(low) :]
        below = [primitive for item_id in low for primitive in self.of(item_id)]
        above = [primitive for item_id in high for primitive in self.of(item_id)]
        return (*below, *self.ground(), *above)

    # -- stacking and picking ------------------------------------------------------------------------------

    def z_value(self, item_id: RecordId) -> float:
        """Level of the kind first, then the user's order."""
        record = self._scene.document.records.get(item_id)
        return stacking_height(record) if isinstance(record, Item) else 0.0

    def stacking(self) -> list[RecordId]:
        """The shown items from below to above; kept until the plan is another."""
        document, kept = self._scene.document, self._stacking
        if kept is None or kept[0] is not document:
            hidden = {layer.id for layer in document.every(Layer) if layer.hidden}
            shown = [item for item in document.items() if not item.hidden and item.layer not in hidden]
            places = sorted((kind_of(item).level, item.order, item.id) for item in shown)
            kept = self._stacking = document, [item_id for _, _, item_id in places]
        return list(kept[1])

    def printed(self) -> list[RecordId]:
        """The shown items that come onto paper and into pictures, from below to above."""
        records = self._scene.document.records
        unprinted = {layer.id for layer in self._scene.document.every(Layer) if not layer.printable}
        return [
            item_id
            for item_id in self.stacking()
            if isinstance(item := records[item_id], Item)
            and item.layer not in unprinted
            and kind_of(item).is_printed(item)
        ]

    def pick(self, point: Point, tolerance_mm: float = 0.0) -> list[RecordId]:
        """The shown items at a point, the topmost first."""
        found = [
            item_id
            for item_id in self._scene.boxes.at(point, tolerance_mm)
            if (item := self._shown(item_id)) and _holds(self._scene.outline(item), point, tolerance_mm)
        ]
        return sorted(found, key=self.z_value, reverse=True)

    def within(self, bounds: Bounds, *, touch: bool) -> list[RecordId]:
        """The shown items that a box touches, or encloses whole; the base never."""
        box = rect_region(*bounds)
        found = []
        for item_id in self._scene.boxes.query(bounds) if touch else self._scene.boxes.within(bounds):
            item = self._shown(item_id)
            if item is None or kind_of(item).placement is KINDS["base"].placement:
                continue
            region = self._scene.outline(item)
            if overlaps(box, region) if touch else contains_region(box, region):
                found.append(item_id)
        return found

    def _shown(self, item_id: RecordId) -> Item | None:
        record: Record | None = self._scene.document.records.get(item_id)
        return record if isinstance(record, Item) and self._scene.is_shown(record) else None


def _holds(region: Region, point: Point, tolerance_mm: float) -> bool:
    return contains_point(region, point) or (tolerance_mm > 0 and point_distance(region, point) <= tolerance_mm)


def stacking_height(item: Item) -> float:
    """Where an item lies in the stack, on the plan or about to be: level of its kind, then the user's order."""
    return kind_of(item).level * _LEVEL_STEP + item.order
