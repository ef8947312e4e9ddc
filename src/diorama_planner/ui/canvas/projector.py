"""Keeps the graphics items of the plan in step with the document: item id -> the stock items that show it.

The items are a projection: they are rebuilt from the session and never asked anything. Only what an event
calls dirty is drawn again, and what merely moved is repositioned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from diorama_planner.app.pictures import GROUND_Z, stacking_height
from diorama_planner.app.session import Session
from diorama_planner.drawing.primitives import Instance, Primitive
from diorama_planner.geometry.points import Bounds
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, RecordId
from diorama_planner.painting.items import ItemContext, is_sprite, items_for
from diorama_planner.painting.look import Look
from diorama_planner.painting.sprites import SpriteCache
from diorama_planner.terrain.ground import Ground
from diorama_planner.tools.preview import Moved
from diorama_planner.ui.canvas.carried import FROM_COUNT, picture_of
from diorama_planner.ui.canvas.stamps import Stamps

GHOST_OPACITY = 0.8
GHOST_Z = 5e8
NEW_ORDER = 9e5


@dataclass(slots=True)
class Shown:
    """What shows one item of the plan: its primitives and the graphics items made of them."""

    primitives: tuple[Primitive, ...]
    items: list[QGraphicsItem]


class Projector:
    """Fills a scene from a session. `drawn` counts items drawn, `placed` those only repositioned."""

    def __init__(self, session: Session, scene: QGraphicsScene) -> None:
        self._session = session
        self._scene = scene
        self._sprites = SpriteCache()
        self._shown: dict[RecordId, Shown] = {}
        self._ground: list[QGraphicsItem] = []
        self._seen_ground: Ground | None = None
        self._ghosts: list[QGraphicsItem] = []
        self._hidden: frozenset[RecordId] = frozenset()
        self._lifted: dict[QGraphicsItem, tuple[QPointF, QTransform]] = {}
        self._stamps = Stamps(self._context_for(1.0, 1.0, None))
        self.drawn = 0
        self.placed = 0

    def _context_for(self, pixels_per_mm: float, ratio: float, seen: Bounds | None) -> ItemContext:
        return ItemContext(Look(pixels_per_mm * ratio, self._asset), self._sprites, ratio, seen)

    @property
    def _context(self) -> ItemContext:
        return self._stamps.context

    def _asset(self, name: str) -> bytes | None:
        return self._session.document.assets.get(name)

    @property
    def detail(self) -> float:
        """Millimetres per pixel for which the drawings are made."""
        return self._context.ratio / self._context.look.pixels_per_mm

    def graphics(self, item_id: RecordId) -> list[QGraphicsItem]:
        """The graphics items that show an item."""
        shown = self._shown.get(item_id)
        return shown.items if shown else []

    def rebuild(self, pixels_per_mm: float, ratio: float, seen: Bounds) -> None:
        """Draw everything anew for a zoom (logical pixels per mm), device pixel ratio and part in view."""
        self.drop()
        self._stamps = Stamps(self._context_for(pixels_per_mm, ratio, seen))
        self._clear(list(self._shown))
        self._draw_ground()
        for item_id in self._session.stacking():
            self._draw(item_id)

    def refine(self, seen: Bounds) -> None:
        """Draw large things finely that have come into view, now that another part is seen."""
        self.drop()
        before, now = self._context, replace(self._context, visible=seen)
        self._stamps = Stamps(now)
        for item_id, shown in list(self._shown.items()):
            if any(is_sprite(one, before) is not is_sprite(one, now) for one in _instances(shown)):
                self._clear([item_id])
                self._draw(item_id)

    def update(self, item_ids: Collection[RecordId]) -> None:
        """Draw again what an edit may have changed."""
        self.drop()
        if self._session.ground is not self._seen_ground:
            self._draw_ground()
        records = self._session.document.records
        for item_id in item_ids:
            if isinstance(records.get(item_id), Item):
                self._redraw(item_id)
            else:
                self._clear([item_id])

    def _redraw(self, item_id: RecordId) -> None:
        shown = self._shown.get(item_id)
        primitives = self._session.draw(item_id, self.detail)
        if shown and shown.primitives == primitives:
            self._stack(item_id, shown.items)
        elif shown and _is_moved_sprite(shown.primitives, primitives, self._context):
            instance = primitives[0]
            if isinstance(instance, Instance):
                shown.items[0].setPos(*instance.at)
            shown.primitives = primitives
            self.placed += 1
        else:
            self._clear([item_id])
            self._draw(item_id, primitives)

    def _draw(self, item_id: RecordId, primitives: tuple[Primitive, ...] | None = None) -> None:
        if primitives is None:
            primitives = self._session.draw(item_id, self.detail)
        items = self._stamps.items_for(primitives)
        self._stack(item_id, items)
        for item in items:
            self._scene.addItem(item)
        self._shown[item_id] = Shown(primitives, items)
        self.drawn += 1

    def _stack(self, item_id: RecordId, items: Iterable[QGraphicsItem]) -> None:
        z = self._session.z_value(item_id)
        for item in items:
            item.setZValue(z)

    def _draw_ground(self) -> None:
        for item in self._ground:
            self._scene.removeItem(item)
        self._seen_ground = self._session.ground
        self._ground = items_for(self._session.ground_drawing(), self._context)
        for item in self._ground:
            item.setZValue(GROUND_Z)
            self._scene.addItem(item)

    def _clear(self, item_ids: Iterable[RecordId]) -> None:
        for item_id in item_ids:
            shown = self._shown.pop(item_id, None)
            for item in shown.items if shown else ():
                self._scene.removeItem(item)

    # -- previews: shown on top of the projection and dropped without a trace ------------------------------

    def drop(self) -> None:
        """Take every preview back: ghosts go, moved items return, hidden ones are seen again."""
        for item in self._ghosts:
            self._scene.removeItem(item)
        self._ghosts = []
        for item, (pos, transform) in self._lifted.items():
            item.setPos(pos)
            item.setTransform(transform)
        self._lifted = {}
        for item_id in self._hidden:
            for item in self.graphics(item_id):
                item.setVisible(True)
        self._hidden = frozenset()

    def show_ghosts(self, ghosts: Iterable[Item]) -> None:
        """Show records that are not on the plan, or in place of those that are."""
        around = self._session.around(self.detail)
        hidden = set()
        for ghost in ghosts:
            replaces = ghost.id in self._shown
            items = items_for(tuple(kind_of(ghost).draw(ghost, around)), self._context)
            for item in items:
                item.setZValue(stacking_height(ghost) if replaces else _above_its_like(ghost))
                item.setOpacity(item.opacity() * (1.0 if replaces else GHOST_OPACITY))
                self._scene.addItem(item)
            self._ghosts += items
            if replaces:
                hidden.add(ghost.id)
        self._hide(frozenset(hidden))

    def show_moved(self, moved: Moved) -> None:
        """Show what was lifted turned and moved."""
        turn = QTransform().rotate(moved.angle_deg)
        for item, (pos, transform) in self._lifted.items():
            item.setPos(_moved_point(pos, moved, turn))
            if moved.angle_deg:
                item.setTransform(transform * turn)

    def lift(self, item_ids: Collection[RecordId], copies: bool, seen: Bounds) -> None:
        """Make ready what is to follow the hand: the items, copies of them, or one picture of many.

        `seen` is the part of the plan in view, all that a picture need show.
        """
        items = [item for item_id in item_ids for item in self.graphics(item_id)]
        if len(items) >= FROM_COUNT:
            xmin, ymin, xmax, ymax = seen
            area = QRectF(xmin, ymin, xmax - xmin, ymax - ymin)
            ratio = self._context.ratio
            carried: list[QGraphicsItem] = [picture_of(items, area, self._context.look.pixels_per_mm / ratio, ratio)]
            if not copies:
                self._hide(frozenset(item_ids))
        elif copies:
            drawings = (self._session.draw(item_id, self.detail) for item_id in item_ids)
            carried = [item for drawing in drawings for item in items_for(drawing, self._context)]
        else:
            self._lifted = {item: (item.pos(), item.transform()) for item in items}
            return
        for item in carried:
            item.setZValue(GHOST_Z)
            item.setOpacity(item.opacity() * (GHOST_OPACITY if copies else 1.0))
            self._scene.addItem(item)
            self._lifted[item] = (item.pos(), item.transform())
        self._ghosts += carried

    def _hide(self, item_ids: frozenset[RecordId]) -> None:
        for item_id in item_ids:
            for item in self.graphics(item_id):
                item.setVisible(False)
        self._hidden = item_ids


def _instances(shown: Shown) -> Iterator[Instance]:
    return (one for one in shown.primitives if isinstance(one, Instance))


def _above_its_like(ghost: Item) -> float:
    """Where a new item comes to lie: above others of its level, which no order on the plan reaches."""
    return stacking_height(replace(ghost, order=NEW_ORDER))


def _moved_point(pos: QPointF, moved: Moved, turn: QTransform) -> QPointF:
    about = QPointF(*moved.about)
    return turn.map(pos - about) + about + QPointF(moved.dx, moved.dy)


def _is_moved_sprite(before: tuple[Primitive, ...], after: tuple[Primitive, ...], context: ItemContext) -> bool:
    """Whether a drawing is one and the same sprite at another place."""
    if len(before) != 1 or len(after) != 1:
        return False
    old, new = before[0], after[0]
    if not (isinstance(old, Instance) and isinstance(new, Instance) and is_sprite(new, context)):
        return False
    return replace(old, at=new.at) == new
