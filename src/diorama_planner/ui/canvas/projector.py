"""The plan on the canvas: what shows each item, painted wherever the film asks for it, and what follows the hand.

It is a projection: rebuilt from the session and never asked for the truth. Only what an event calls dirty is drawn
again, and only the part of the film that it touches is painted again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QTransform

from diorama_planner.app.pictures import GROUND_Z, stacking_height
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.drawing.extent import Box, extent, united
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.points import boxes_meet
from diorama_planner.kinds.contract import Around
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, Item, RecordId
from diorama_planner.painting.look import Look
from diorama_planner.painting.marks import Marks
from diorama_planner.painting.painter import HINTS
from diorama_planner.painting.sprites import SpriteCache
from diorama_planner.terrain.ground_look import GroundLook
from diorama_planner.terrain.ground_tiles import GroundTiles, Tile
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.tools.preview import Moved
from diorama_planner.ui.canvas.carried import Carried, Ghost, mapped, picture_of, turn_of
from diorama_planner.ui.canvas.film import MOST_PARTS, PAD_PIXELS, Film
from diorama_planner.ui.canvas.shown import Shown, ShownItems

GHOST_OPACITY = 0.8
FAINT_OPACITY = 0.3
"""How much is left of what lies outside the group that the user works in."""

GHOST_Z = 5e8
NEW_ORDER = 9e5

CARRIED_FROM = 100
"""From so many items on, those under way are one picture on top; fewer are painted anew where they belong."""

_GROUND = "/"
"""Begins the names of hillshade and contours among the items: no id of a record does."""


class Board(Protocol):
    """What shows the film."""

    @property
    def film(self) -> Film:
        """What is painted on."""
        ...

    def spoil(self, box: Box | None = None) -> None:
        """Have a box of the plan (mm), or all of it, painted again."""
        ...

    def refresh(self) -> None:
        """Show the film again, and what is painted over it."""
        ...


@dataclass(frozen=True, slots=True)
class _Left:
    """What was shown before everything was drawn anew, and of what."""

    document: Document
    catalogue: Catalogue
    made_for: tuple[float, float]
    shown: ShownItems
    ground: GroundTiles | None
    look: GroundLook

    def is_of(self, session: Session) -> bool:
        """Whether it shows a session's plan as it now stands."""
        is_known = self.catalogue is session.scene.shared_catalogue and self.look == session.pictures.look
        return is_known and session.document.has_records_of(self.document)


class Projector:
    """Paints a session's plan on the film of a board. `drawn` counts items drawn, `painted` marks painted."""

    def __init__(self, session: Session, board: Board) -> None:
        self._session = session
        self._board = board
        self._sprites = SpriteCache()
        self._shown = ShownItems()
        self._shows: Document | None = None
        self._left: _Left | None = None
        self._marks: Marks | None = None
        self._made_for = (0.0, 0.0)
        self._ground: GroundTiles | None = None
        self._ghosts: list[Ghost] = []
        self._beside: dict[RecordId, Ghost] = {}
        self._singled: frozenset[RecordId] | None = None
        self._hidden: frozenset[RecordId] = frozenset()
        self._concealed: frozenset[RecordId] = frozenset()
        self._lifted: tuple[frozenset[RecordId], bool] = frozenset(), False
        self._carried: Carried | None = None
        self._turn = QTransform()
        self.drawn = 0
        self.painted = 0

    def _asset(self, name: str) -> bytes | None:
        return self._session.document.assets.get(name)

    def box_of(self, item_id: RecordId) -> Box | None:
        """The box, in mm, in which an item is seen now, be it under way; None if it is not seen."""
        shown = self._shown.get(item_id)
        ids, copies = self._lifted
        if shown is not None and item_id in ids and not copies:
            return mapped(self._turn, shown.box)
        beside = self._beside.get(item_id)
        return beside.box if beside else None if shown is None or item_id in self._hidden else shown.box

    def ghost_box(self) -> Box:
        """The box around all ghosts, in mm."""
        return united(ghost.box for ghost in (*self._ghosts, *self._beside.values()))

    # -- following the plan --------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Another plan is to be shown: what was drawn of the last one does not come back."""
        self._shown, self._shows, self._left = ShownItems(), None, None

    def rebuild(self) -> None:
        """Draw everything anew, or show again what was shown before the last time if the same records are back."""
        self.drop()
        left, document = self._left, self._session.document
        if self._shows is not None:
            catalogue = self._session.scene.shared_catalogue
            look = self._session.pictures.look
            self._left = _Left(self._shows, catalogue, self._made_for, self._shown, self._ground, look)
        self._shows = document
        if left is None or not left.is_of(self._session):
            self._shown = ShownItems()
            self._draw_all()
        else:
            self._shown, self._ground = left.shown, left.ground
            if left.made_for != self._made_for:
                self._shown.forget_marks()
        self._board.spoil()

    def _draw_all(self) -> None:
        found = [
            Shown(item.id, drawn, extent(drawn), stacking_height(item))
            for item, drawn in self._session.pictures.shown()
        ]
        self.drawn += len(found)
        self._ground = self._session.ground_tiles()
        if self._ground is not None:
            found += [_ground_part(self._ground, *part) for part in _parts_of(self._ground).items()]
        self._shown.fill(found)

    def update(self, item_ids: Collection[RecordId]) -> None:
        """Draw again what an edit may have changed."""
        self.drop()
        touched: list[Box] = []
        for item_id in item_ids:
            self._follow(item_id, touched)
        self._follow_ground(touched)
        self._shows = self._session.document
        self._spoil(touched)

    def finish(self, item_ids: Collection[RecordId]) -> None:
        """Add what was left out of the first picture; what follows the hand stays."""
        touched: list[Box] = []
        for item_id in item_ids:
            self._follow(item_id, touched)
        self._spoil(touched)

    def follow_look(self) -> None:
        """Show the ground as it is to look now; what follows the hand stays."""
        touched: list[Box] = []
        self._follow_ground(touched)
        self._spoil(touched)

    def _follow(self, item_id: RecordId, touched: list[Box]) -> None:
        before, primitives = self._shown.get(item_id), self._session.draw(item_id)
        if not primitives:
            touched += [before.box] if before else []
            self._shown.remove(item_id)
            return
        self.drawn += 1
        z = self._session.z_value(item_id)
        if before is None:
            now = Shown(item_id, primitives, extent(primitives), z)
            boxes = [now.box]
        elif (before.z, before.primitives) == (z, primitives):
            return
        else:
            now, boxes = before.followed(primitives, z)
        touched += boxes
        self._shown.put(now)

    def _follow_ground(self, touched: list[Box]) -> None:
        """Show the ground as it is now; of what was shown, only what lies where heights differ is painted again."""
        before, now = self._ground, self._session.ground_tiles()
        if now is before:
            return
        self._ground = now
        boxes = before.changes(now) if before and now else None
        old, new = (_parts_of(tiles) for tiles in (before, now))
        for tile in old.keys() | new.keys():
            if old.get(tile) is not new.get(tile):
                gone = self._shown.remove(_ground_name(tile))
                if gone and boxes is None:
                    touched.append(gone.box)
                if now and tile in new:
                    self._shown.put(_ground_part(now, tile, new[tile]))
        touched += [now.box(tile) for tile in new] if now and boxes is None else boxes or ()

    def _spoil(self, boxes: Sequence[Box]) -> None:
        for box in boxes if len(boxes) <= MOST_PARTS else [united(boxes)]:
            self._board.spoil(box)

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, stale: Sequence[QRect], scale: float, ratio: float) -> None:
        """Paint a part of the plan in its pixels, at so many device pixels per mm and per logical pixel."""
        marks = self._marks_for(scale, ratio)
        parts = _boxes_of(stale, scale)
        every = (*self._ghosts, *self._beside.values())
        ghosts = [ghost for ghost in every if any(boxes_meet(ghost.box, part) for part in parts)]
        ghosts.sort(key=lambda ghost: -ghost.z)
        painter.setRenderHints(HINTS)
        absent = self._hidden | self._concealed | self._beside.keys()
        for shown in self._shown.meeting(parts):
            if shown.item_id in absent:
                continue
            while ghosts and ghosts[-1].z < shown.z:
                ghosts.pop().paint(painter, marks)
            mark = shown.mark
            if mark is None:
                mark = shown.mark = marks.mark_of(shown.primitives)
            if self._is_faint(shown.item_id):
                painter.setOpacity(FAINT_OPACITY)
                mark.paint(painter)
                painter.setOpacity(1.0)
            else:
                mark.paint(painter)
            self.painted += 1
        while ghosts:
            ghosts.pop().paint(painter, marks)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what is carried above all, in the pixels of the plan at the film's scale."""
        if self._carried is not None:
            self._carried.paint(painter, self._board.film.scale)

    def _marks_for(self, scale: float, ratio: float) -> Marks:
        if self._marks is None or self._made_for != (scale, ratio):
            self._marks = Marks(Look(scale, self._asset), self._sprites, ratio)
            self._made_for = scale, ratio
            self._shown.forget_marks()
            for ghost in (*self._ghosts, *self._beside.values()):
                ghost.mark = None
        return self._marks

    def single_out(self, item_ids: frozenset[RecordId] | None) -> None:
        """Let all items but some and the base be seen faintly; None shows everything again."""
        if item_ids != self._singled:
            self._singled = item_ids
            self._board.spoil()

    def conceal(self, item_ids: frozenset[RecordId]) -> None:
        """Leave some items out of the picture, and show again what was left out before."""
        changed, self._concealed = item_ids ^ self._concealed, item_ids
        self._spoil(self._boxes(changed))

    def _is_faint(self, item_id: RecordId) -> bool:
        if self._singled is None or item_id in self._singled or item_id == BASE_ID:
            return False
        return item_id in self._session.document.records  # the ground is none

    # -- previews: shown with the plan and dropped without a trace ---------------------------------------------

    def drop(self) -> None:
        """Take every preview back: ghosts go, moved items return, hidden ones are seen again."""
        if self._carried is not None:
            self._board.refresh()
        self._spoil([*(ghost.box for ghost in self._ghosts), *self._boxes(self._hidden)])
        self.show_beside(())
        self._ghosts, self._carried, self._hidden = [], None, frozenset()
        self._lifted, self._turn = (frozenset(), False), QTransform()

    def _boxes(self, item_ids: Iterable[RecordId]) -> list[Box]:
        return [shown.box for item_id in item_ids if (shown := self._shown.get(item_id))]

    def show_ghosts(self, ghosts: Iterable[Item], around: Around | None = None) -> None:
        """Show records that are not on the plan, or in place of those that are."""
        hidden: set[RecordId] = set()
        for record in ghosts:
            primitives = self._session.pictures.drawing(record, around)
            if self._shown.get(record.id):
                hidden.add(record.id)
                ghost = Ghost(primitives, stacking_height(record))
            else:
                ghost = Ghost(primitives, stacking_height(replace(record, order=NEW_ORDER)), GHOST_OPACITY)
            self._ghosts.append(ghost)
        self._hidden = frozenset(hidden)
        self._spoil([*(ghost.box for ghost in self._ghosts), *self._boxes(hidden)])

    def show_beside(self, records: Iterable[Item], around: Around | None = None) -> None:
        """Show what follows a gesture in place of what the plan has of it; what was shown so before is so no more."""
        before = self._beside
        self._beside = {
            record.id: Ghost(self._session.pictures.drawing(record, around), stacking_height(record))
            for record in records
        }
        boxes = [ghost.box for ghost in (*before.values(), *self._beside.values())]
        self._spoil([*boxes, *self._boxes(before.keys() ^ self._beside.keys())])

    def show_ground(self, field: Heightfield | None) -> None:
        """Show other ground than the plan's, painted again only where it differs; None is the plan's again."""
        touched: list[Box] = []
        self._session.pictures.imagine(field)
        self._follow_ground(touched)
        self._spoil(touched)

    def lift(self, item_ids: Collection[RecordId], copies: bool) -> None:
        """Make ready what is to follow the hand: items or copies of them, many as one picture of what is seen."""
        ids = frozenset(item_ids)
        self._lifted = ids, copies
        self._hidden = frozenset() if copies else ids
        if len(ids) >= CARRIED_FROM:
            self._board.spoil()
            self.sharpen()
            return
        lifted = [shown for item_id in ids if (shown := self._shown.get(item_id))]
        height, opacity = (GHOST_Z, GHOST_OPACITY) if copies else (0.0, 1.0)
        self._ghosts += [Ghost(shown.primitives, height or shown.z, opacity) for shown in lifted]
        self._spoil(self._boxes(ids))

    def sharpen(self) -> None:
        """Take a picture of what is carried, if that is many items, as they lie in the part that is seen now."""
        ids, copies = self._lifted
        film = self._board.film
        if len(ids) < CARRIED_FROM or not film.scale:
            return
        seen = self._shown.meeting(_boxes_of([film.area], film.scale))
        lifted = [shown for shown in seen if shown.item_id in ids]
        marks = self._marks_for(film.scale, self._made_for[1] or 1.0)
        self._carried = picture_of(lifted, film.area, marks, GHOST_OPACITY if copies else 1.0)
        self._carried.turn = self._turn

    def show_moved(self, moved: Moved) -> None:
        """Show what was lifted turned and moved."""
        self._turn = turn_of(moved)
        if self._carried is not None:
            self._carried.turn = self._turn
            self._board.refresh()
        before = [ghost.box for ghost in self._ghosts]
        for ghost in self._ghosts:
            ghost.turn = self._turn
        self._spoil([*before, *(ghost.box for ghost in self._ghosts)])


def _boxes_of(parts: Sequence[QRect], scale: float) -> list[Box]:
    """The boxes of the plan, in mm, whose items may be seen in parts of its pixels."""
    return [
        (
            (part.left() - PAD_PIXELS) / scale,
            -(part.bottom() + 1 + PAD_PIXELS) / scale,
            (part.right() + 1 + PAD_PIXELS) / scale,
            -(part.top() - PAD_PIXELS) / scale,
        )
        for part in parts
    ]


def _parts_of(tiles: GroundTiles | None) -> dict[Tile | None, tuple[Primitive, ...]]:
    """What is seen of the ground: contours by tile, and the shading under them."""
    found: dict[Tile | None, tuple[Primitive, ...]] = {}
    if tiles is not None:
        found.update(tiles.lines.items())
        if tiles.shade:
            found[None] = tiles.shade
    return found


def _ground_part(tiles: GroundTiles, tile: Tile | None, drawn: tuple[Primitive, ...]) -> Shown:
    """Place a part of the ground: contours lie on the shading, since what is equally high goes by name."""
    return Shown(_ground_name(tile), drawn, tiles.box(tile), GROUND_Z)


def _ground_name(tile: Tile | None) -> RecordId:
    return _GROUND if tile is None else f"{_GROUND}{tile[0]}/{tile[1]}"
