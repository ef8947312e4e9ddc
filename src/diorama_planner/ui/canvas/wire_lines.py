"""The wires of the plan over it, where they were led: bundles in the colours of what runs in them, and holes.

Where a wire runs is worked out by `session.wiring`, in the background; what a wire in the hand does is `tools.wires`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any, TypeAlias

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.session import Session
from diorama_planner.circuits.harness import Harness, Hole, Run, Way
from diorama_planner.core.messages import Message, msg
from diorama_planner.geometry.constructions import nearest_on
from diorama_planner.geometry.outline import nearest_along
from diorama_planner.geometry.points import Points
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import KINDS, kind_of
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.tools.tool import Tool
from diorama_planner.tools.wires import END_FIELD, START_FIELD, Grip, held_tool, reach_mm, taken, via_of
from diorama_planner.ui.canvas.context import CanvasContext
from diorama_planner.ui.canvas.overlay import SELECTION_Z, Layer
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.theme import Theme

REACH_PIXELS = 4.0
WIRE = "wire"
_Z = SELECTION_Z - 2e6
_SHEATH_PX, _CORE_PX, _HALO_PX = 3.2, 1.5, 4.8
_STRIPE_PX = 7.0
_PULLED_PX = 2.2
_HIDDEN_ALPHA = 115
"""Of wires that nobody will see; those in sight are drawn in full."""

_TOGETHER_MM = 0.05
"""Wires are a bundle where they lie no further apart than this."""

MOST_NAMED = 3
"""So many wires of a bundle are called by their ends."""

_EVENTS = {EventKind.CHANGE, EventKind.DOCUMENT, EventKind.PREFERENCES, EventKind.WIRES}

Piece: TypeAlias = tuple[Point, Point]
Colours: TypeAlias = tuple[frozenset[str], bool]


class WireLines(QObject):
    """Draws the harness, and follows the session."""

    def __init__(self, session: Session, context: CanvasContext, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._context = context
        self._layer = Layer(scene, _Z)
        self._in_hand = Layer(scene, _Z + 1.0)
        self._theme = theme
        self._drawn: Harness | None = None
        self._pieces = _held_pieces(())
        self._later = Later(self, self.refresh)
        follow(session, self, self._follow)
        self.refresh()

    def _follow(self, event: SessionEvent) -> None:
        if event.kind in _EVENTS:
            self._later.ask()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme, self._drawn = theme, None
        self.refresh()

    def refresh(self) -> None:
        """Draw the wires as far as they are known, if they are not drawn already."""
        harness = self._shown()
        if self._drawn is not None and harness.runs == self._drawn.runs and harness.holes == self._drawn.holes:
            return
        self._drawn = harness
        self._pieces = _held_pieces(harness.runs)
        self._layer.clear()
        for (colours, is_seen), pieces in sorted(_bundles(harness).items(), key=lambda each: each[0][1]):
            self._draw(_path(pieces), sorted(colours), is_seen)
        self._draw_holes(harness.holes)

    def runs(self) -> tuple[Run, ...]:
        """The wires that are drawn."""
        return self._drawn.runs if self._drawn else ()

    def _shown(self) -> Harness:
        session, chosen = self._session, self._session.preferences
        if not chosen.wires_shown or chosen.night_shown or session.derived.electrics.is_empty:
            return Harness()  # at night the plan is seen as it will be photographed
        return session.wiring.harness

    def show_pulled(self, ghosts: Iterable[Item]) -> None:
        """Show how the wires among what is under way would lie if the hand let go."""
        self._in_hand.clear()
        wires = [ghost for ghost in ghosts if kind_of(ghost).placement is Placement.JOINING]
        if not wires:
            return
        ways = (path for _, path in self._session.wiring.pulled(wires))
        path = _path([piece for way in ways for piece in pairwise(place[:2] for place in way)])
        self._in_hand.add(_line(path, self._theme.halo, _HALO_PX))
        self._in_hand.add(_line(path, self._theme.accent, _PULLED_PX))

    # -- drawing ---------------------------------------------------------------------------------------------------

    def _draw(self, path: QPainterPath, colours: list[str], is_seen: bool) -> None:
        """Draw a bundle: its sheath, and a stripe of each colour in it after the other."""
        layer = self._layer
        if is_seen:
            layer.add(_line(path, self._theme.halo, _HALO_PX))
        alpha = 255 if is_seen else _HIDDEN_ALPHA
        layer.add(_line(path, _SHEATH, _SHEATH_PX, alpha))
        bright = [colour for colour in colours if QColor(colour).lightness() > _DARK] or colours
        for number, colour in enumerate(bright):
            dashes = (_STRIPE_PX, _STRIPE_PX * (len(bright) - 1), _STRIPE_PX * number) if len(bright) > 1 else None
            layer.add(_line(path, colour, _CORE_PX, alpha, dashes))

    def _draw_holes(self, holes: Iterable[Hole]) -> None:
        path = QPainterPath()
        for hole in holes:
            path.addEllipse(QPointF(*hole.at_mm), hole.diameter_mm / 2, hole.diameter_mm / 2)
        self._layer.add(_line(path, self._theme.halo, 2.6))
        self._layer.add(_line(path, _SHEATH, 1.2))

    # -- taking hold -------------------------------------------------------------------------------------------------

    def tool_at(self, point: Point) -> Tool | None:
        """What a press here takes in hand: the wires that run here; things over it win, base and ground do not."""
        pieces, owners = self._pieces
        if not len(pieces):
            return None
        gaps = nearest_on(pieces, point)[1]
        row = int(gaps.argmin())
        is_near = gaps[row] <= REACH_PIXELS * self._context.mm_per_pixel
        if not is_near or any(self._is_thing(item_id) for item_id in self._context.pick(point)):
            return None
        together = [owners[each] for each in np.flatnonzero(gaps <= gaps[row] + _TOGETHER_MM)]
        bundle = {frozenset(_ends(run)): run for run in reversed(together)}  # plus and minus are led by one record
        held = [(grip, run) for run in reversed(bundle.values()) if (grip := self._taken(run, point)) is not None]
        if not held:
            return None
        return held_tool(tuple(grip for grip, _ in held), point, self._words([run for _, run in held]))

    def _taken(self, run: Run, point: Point) -> Grip | None:
        """Where a run is taken hold of: the wire record that leads it, or a new one for what the program has led."""
        fixed = self._context.item(run.leg.fixed) if run.leg.fixed else None
        ends: dict[str, Any] = dict(zip((START_FIELD, END_FIELD), _ends(run), strict=True))
        wire: Item = fixed or KINDS[WIRE].record(id=self._context.new_id(), **ends)
        if wire.locked:
            return None
        line = _plan_line(run)
        if len(line) < 2:
            return None
        if getattr(wire, START_FIELD) != run.leg.start.record:
            line = line[::-1]
        past = [nearest_along(line, place)[0] for place in via_of(wire)]
        return taken(wire, point, nearest_along(line, point)[0], past, reach_mm(self._context))

    def _words(self, runs: Sequence[Run]) -> Message:
        """Say which wires they are."""
        if len(runs) > 1:
            shared = frozenset.intersection(*(frozenset(_ends(run)) for run in runs))  # what they all start at
            own = [" - ".join(self._called(name) for name in _ends(run) if name not in shared) for run in runs]
            return msg(
                "{count} pairs of wires lie together, of {names}{more} · Drag to lead them by here",
                count=len(runs), names=", ".join(own[:MOST_NAMED]), more="…" if len(own) > MOST_NAMED else "",
            )  # fmt: skip
        (run,) = runs
        names = [self._called(name) for name in _ends(run)]
        wire = next((row.name for row in self._session.catalogue.wires() if row.id == run.wire), run.wire)
        return msg(
            "{start} to {end}: {wire}, {length} with its slack · Drag to lead it by here",
            start=names[0],
            end=names[1],
            wire=wire,
            length=self._context.format_length(run.cut_mm),
        )

    def _called(self, name: RecordId) -> str:
        """What an end is called in its circuit: a supply by what it is."""
        item = self._context.item(name)
        facet = kind_of(item).electric if item else None
        part = facet(item, self._session.around()) if facet else None
        return str(getattr(part, "name", name))

    def _is_thing(self, item_id: str) -> bool:
        item = self._context.item(item_id)
        if item is None or kind_of(item).placement is Placement.JOINING:
            return False  # of a wire one place is taken hold of, not all of it
        return self._context.can_move(item_id) and not kind_of(item).area_like


_SHEATH = "#20242a"
_DARK = 60
"""Lightness under which a colour is the sheath's own."""


def _ends(run: Run) -> tuple[RecordId, RecordId]:
    return run.leg.start.record, run.leg.end.record


def _plan_line(run: Run) -> list[Point]:
    """The way of a wire on the plan, without pieces that only go up or down."""
    return [point for point, _ in groupby(place[:2] for place in run.path_mm)]


def _held_pieces(runs: Iterable[Run]) -> tuple[Points, list[Run]]:
    """The pieces of wires on the plan as rows, each with the wire that it is of."""
    rows, owners = list[tuple[float, float, float, float]](), list[Run]()
    for run in runs:
        for (x1, y1), (x2, y2) in pairwise(_plan_line(run)):
            rows.append((x1, y1, x2, y2))
            owners.append(run)
    return np.array(rows, dtype=np.float64).reshape(-1, 4), owners


def _bundles(harness: Harness) -> dict[Colours, list[Piece]]:
    """The pieces of all wires on the plan, each once, by the colours in it and whether it is in sight."""
    found: dict[Piece, set[str]] = defaultdict(set)
    seen: set[Piece] = set()
    for run in harness.runs:
        for stretch in run.stretches:
            for start, end in pairwise(run.part(stretch)):
                piece = _piece(start[:2], end[:2])
                found[piece].add(run.colour)
                if stretch.way in {Way.SURFACE, Way.LEAD}:
                    seen.add(piece)
    bundles: dict[Colours, list[Piece]] = defaultdict(list)
    for piece, colours in found.items():
        bundles[frozenset(colours), piece in seen].append(piece)
    return bundles


def _piece(start: Point, end: Point) -> Piece:
    one, other = ((round(x, 2), round(y, 2)) for x, y in (start, end))
    return min(one, other), max(one, other)


def _path(pieces: list[Piece]) -> QPainterPath:
    path = QPainterPath()
    for start, end in pieces:
        path.moveTo(*start)
        path.lineTo(*end)
    return path


def _line(
    path: QPainterPath, colour: str, width: float, alpha: int = 255, dashes: tuple[float, float, float] | None = None
) -> QGraphicsPathItem:
    """A line whose width, like its dashes (dash, gap, where they begin), is in pixels.

    Its ends are square: round ones take Qt fifty times as long.
    """
    shade = QColor(colour)
    shade.setAlpha(min(alpha, shade.alpha()))
    pen = QPen(shade, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.BevelJoin)
    pen.setCosmetic(True)
    if dashes is not None:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([dashes[0] / width, dashes[1] / width])
        pen.setDashOffset(dashes[2] / width)
    item = QGraphicsPathItem(path)
    item.setPen(pen)
    return item
