"""What the plan offers to wires, and where they end: voids, barriers and terminals, item by item, in step with it.

Kinds say it by their facets; here it becomes what `circuits.laying` is asked. Nobody asks before the first harness is
wanted, so it is worked out, and followed, only from then on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from diorama_planner.app.scene import Scene
from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.circuits.harness import Way
from diorama_planner.circuits.legs import Laid
from diorama_planner.circuits.ways import TOUCH_MM, Barrier, Board, Channel, Ending, Post, Ways
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Void
from diorama_planner.kinds.electric import JointPart
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import Item, Point, RecordId

ONE_HOLE_MM = 15.0
"""Terminals of an item so near each other share a hole."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """What one item has for wires."""

    channels: tuple[Channel, ...] = ()
    posts: tuple[Post, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    board: Board | None = None
    endings: tuple[Ending, ...] = ()
    laid: Laid | None = None


_NOTHING = _Offer()


@dataclass(slots=True)
class WireRooms:
    """Lazily follows a scene: `touch` marks items, the next question looks at the marked ones."""

    scene: Scene
    _offers: dict[RecordId, _Offer] = field(default_factory=dict)
    _stale: set[RecordId] = field(default_factory=set)
    _ways: Ways | None = None

    def __post_init__(self) -> None:
        self.rebuild()

    def rebuild(self) -> None:
        """Look at everything again when next asked."""
        self._offers.clear()
        self._ways = None
        self._stale = set(self.scene.document.records)

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Look at these again when next asked."""
        self._stale.update(ids)

    def ways(self) -> Ways:
        """All rooms and barriers; the same object until something is another."""
        self._follow()
        if self._ways is None:
            offers = [self._offers[name] for name in sorted(self._offers)]
            self._ways = Ways(
                tuple(channel for offer in offers for channel in offer.channels),
                tuple(post for offer in offers for post in offer.posts),
                next((offer.board for offer in offers if offer.board), None),
                tuple(barrier for offer in offers for barrier in offer.barriers),
            )
        return self._ways

    def endings(self) -> Mapping[RecordId, tuple[Ending, ...]]:
        """Where wires end, by record."""
        self._follow()
        return {name: offer.endings for name, offer in self._offers.items() if offer.endings}

    def laid(self) -> tuple[Laid, ...]:
        """The wires that the user has laid."""
        self._follow()
        return tuple(offer.laid for _, offer in sorted(self._offers.items()) if offer.laid)

    def laid_by(self, item: Item) -> Laid | None:
        """How a wire is laid that the user has in the hand."""
        return self._offer(item).laid

    def _follow(self) -> None:
        records = self.scene.document.records
        while self._stale:
            name = self._stale.pop()
            record = records.get(name)
            now = self._offer(record) if isinstance(record, Item) else _NOTHING
            before = self._offers.get(name, _NOTHING)
            if now == before:
                continue
            if now == _NOTHING:
                del self._offers[name]
            else:
                self._offers[name] = now
            if _rooms(now) != _rooms(before):
                self._ways = None

    def _offer(self, item: Item) -> _Offer:
        kind, around = kind_of(item), self.scene.around
        try:
            voids, terminals = kind.voids(item, around), kind.terminals(item, around)
            part = kind.electric(item, around) if kind.electric else None
            laid = self._laid(part) if isinstance(part, JointPart) else None
            if not voids and not terminals and laid is None:
                return _NOTHING
            return self._made(item, voids, terminals, laid)
        except PlannerError:
            return _NOTHING  # what is wrong with the item is told by its own findings

    def _made(self, item: Item, voids: Sequence[Void], terminals: Sequence[Terminal], laid: Laid | None) -> _Offer:
        body = self.scene.outline(item)
        low = min((void.bottom_mm for void in voids), default=0.0)
        return _Offer(
            tuple(_channel(item, void, body, low) for void in voids if void.line_mm),
            tuple(_post(item, void) for void in voids if void.sort == "post"),
            tuple(self._barrier(item, void) for void in voids if void.sort in {"pour", "cut"}),
            next((self._board(item, void, body) for void in voids if void.sort == "underside"), None),
            tuple(self._endings(item, terminals)),
            laid,
        )

    def _endings(self, item: Item, terminals: Sequence[Terminal]) -> Iterator[Ending]:
        for terminal in terminals:
            near = [each.at_mm for each in terminals if math.dist(each.at_mm, terminal.at_mm) <= ONE_HOLE_MM]
            exit_mm = (sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near))
            host = self.scene.document.records.get(getattr(item, "host", ""))
            comes_off = isinstance(host, Thing) and host.removable
            yield Ending(terminal, exit_mm, self._ground(exit_mm), host.id if host else "", comes_off)

    def _laid(self, part: JointPart) -> Laid:
        return Laid(part.record, part.start, part.end, tuple((*at, self._ground(at)) for at in part.via_mm), part.way)

    def _barrier(self, item: Item, void: Void) -> Barrier:
        """What stops wires, and whether a hole in the ground there would be seen or leak."""
        sill = void.bottom_mm - self.scene.ground.lowest(void.region)
        return Barrier(item.id, void.sort, void.region, void.bottom_mm, void.top_mm, sill <= TOUCH_MM)

    def _board(self, item: Item, void: Void, outline: Region) -> Board:
        """The underside: wires lie under the board, or are let into it."""
        bottom = -self.scene.base_depth_mm
        lies_flat = void.bottom_mm >= bottom - TOUCH_MM / 2
        return Board(item.id, void.region, outline, bottom, void.room_mm, lies_flat, void.widened_by)

    def _ground(self, at: Point) -> float:
        return self.scene.ground.height_at(*at)

    def names(self) -> Mapping[RecordId, str]:
        """What users call all that wires have to do with."""
        self._follow()
        records = self.scene.document.records
        return {name: called(item) for name in self._offers if isinstance(item := records.get(name), Item)}


def _rooms(offer: _Offer) -> tuple[object, ...]:
    return offer.channels, offer.posts, offer.barriers, offer.board


def _channel(item: Item, void: Void, body: Region, low_mm: float) -> Channel:
    return Channel(
        item.id,
        Way(void.sort),
        void.region,
        body,
        void.bottom_mm,
        void.top_mm,
        void.line_mm,
        void.room_mm,
        void.widened_by,
        void.bottom_mm - low_mm <= TOUCH_MM,
        void.comes_off,
        void.hinges_mm,
    )


def _post(item: Item, void: Void) -> Post:
    x, y = void.region.centroid
    return Post(item.id, void.region, (round(x, 3), round(y, 3)), void.bottom_mm, void.top_mm)
