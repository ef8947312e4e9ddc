"""The harness of a plan: every leg led through the net, its wire chosen and cut, holes, bundles and findings.

`HarnessMaker` answers one question after the other and keeps what still holds; what it answers follows from the
question alone, so that a harness after a small edit equals one made anew.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from diorama_planner.catalogue.electrical_rows import Wire
from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.circuits.bundles import grooves_of, holes_of, thickest
from diorama_planner.circuits.gauges import Drops, FeedLine, drop_mv, gauge_for
from diorama_planner.circuits.harness import Harness, Leg, Polyline, Run, Stretch, Unrouted, Way, length_of
from diorama_planner.circuits.lanes import lanes_of
from diorama_planner.circuits.legs import Laid
from diorama_planner.circuits.routing import Pieces, Router, path_of
from diorama_planner.circuits.ways import TOUCH_MM, Board, Channel, Ending, Piece, Ways, is_on, joined
from diorama_planner.circuits.wire_findings import Called, findings_of, why_unrouted
from diorama_planner.model.record import Point, RecordId

END_SLACK_MM = 30.0
"""What is left over at each end of a wire to strip, solder and solder again. Builder's practice, unsourced."""

HINGE_SLACK_MM = 60.0
"""What a wire needs to follow where a wall is taken apart. Builder's practice, unsourced."""

_WALLS = frozenset({Way.CAVITY, Way.GROOVE})


@dataclass(frozen=True, slots=True)
class Question:
    """All that a harness follows from. `endings` are those of each record, `gauges` the thinnest first."""

    ways: Ways = field(default_factory=Ways)
    legs: tuple[Leg, ...] = ()
    endings: Mapping[RecordId, tuple[Ending, ...]] = field(default_factory=dict)
    laid: Mapping[RecordId, Laid] = field(default_factory=dict)
    feeds: tuple[FeedLine, ...] = ()
    gauges: tuple[Wire, ...] = ()
    names: Called = field(default_factory=dict)
    revision: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class _Led:
    """A way that was found, and what follows from it alone."""

    path: Polyline
    stretches: tuple[Stretch, ...]
    length_mm: float
    hinges: int
    connector: RecordId


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the way of a leg follows from, beside the net."""

    start: Ending
    end: Ending
    laid: Laid | None


class HarnessMaker:
    """Lays wires, question after question."""

    def __init__(self) -> None:
        self._router = Router(lanes_of(Ways()))
        self._known: dict[_Wanted, _Led | None] = {}

    def harness(self, question: Question, tell: Callable[[float], None] | None = None) -> Harness:
        """Answer a question; `tell` is told the progress from 0 to 1, and may raise to end the work."""
        self._follow(question)
        drops = Drops(question.feeds)
        runs, unrouted, wanted = [], [], dict[_Wanted, _Led | None]()
        for number, leg in enumerate(question.legs):
            if tell is not None and number % 16 == 0:
                tell(number / len(question.legs))
            want = self._wanted(leg, question)
            if want not in self._known:
                self._known[want] = self._lead(want)
            led = wanted[want] = self._known[want]
            if led is None:
                unrouted.append(Unrouted(leg, why_unrouted(leg, question.ways, question.names)))
            else:
                runs.append(_run(leg, led, drops, question.gauges))
        self._known = wanted
        self._router.keep_only({want.start for want in wanted})
        return _finished(tuple(runs), tuple(unrouted), drops, question)

    def pulled(self, question: Question, laid: Iterable[Laid]) -> Iterator[tuple[Leg, Polyline]]:
        """The wires that these would lead, and how they would lie in the net of the last harness, that of `question`.

        What is found out for it is not kept: the next move of the hand asks for other places.
        """
        by_ends = {frozenset((each.start, each.end)): each for each in laid}
        for leg in question.legs:
            by_hand = by_ends.get(frozenset((leg.start.record, leg.end.record)))
            if by_hand is not None:
                led = self._lead(_Wanted(_ending(leg.start, question), _ending(leg.end, question), by_hand))
                if led is not None:
                    yield leg, led.path
        self._router.keep_only({want.start for want in self._known})

    def _follow(self, question: Question) -> None:
        """Make the net anew if it follows from other ways than before."""
        if self._router.lanes.ways != question.ways:
            self._router = Router(lanes_of(question.ways))
            self._known = {}

    def _wanted(self, leg: Leg, question: Question) -> _Wanted:
        return _Wanted(
            _ending(leg.start, question),
            _ending(leg.end, question),
            question.laid.get(leg.fixed) if leg.fixed else None,
        )

    def _lead(self, want: _Wanted) -> _Led | None:
        found = self._by_hand(want, want.laid) if want.laid else self._router.way(want.start, want.end)
        return None if found is None else _led(want, found, self._router.lanes.ways)

    # -- what the user has laid --------------------------------------------------------------------------------

    def _by_hand(self, want: _Wanted, laid: Laid) -> Pieces | None:
        """From place to place as the user has said, the other way round if that is how the wire was drawn."""
        via = laid.via if laid.start == want.start.terminal.record else laid.via[::-1]
        if laid.way == "surface":
            return _over_ground(want, via)
        stops = [want.start, *(self._stop(laid, number, place) for number, place in enumerate(via)), want.end]
        found: list[Piece] = []
        for one, other in pairwise(stops):
            pieces = self._router.way(one, other, straight=bool(via))
            if pieces is None:
                return None
            found += pieces
        return joined(tuple(found))

    def _stop(self, laid: Laid, number: int, place: tuple[float, float, float]) -> Ending:
        """A place by which a wire is led: in the channel there, else under the board."""
        ways, point = self._router.lanes.ways, place[:2]
        host = None if laid.way == "underside" else _channel_at(ways, point, walls_only=laid.way in _WALLS)
        if host is not None:
            at = host.at(host.nearest(point)[0])
            return Ending(Terminal(laid.record, str(number), "+", at[:2], at[2]), at[:2], at[2], host.record)
        height = ways.board.wires_mm if ways.board else place[2]
        return Ending(Terminal(laid.record, str(number), "+", point, height), point, place[2])


def _channel_at(ways: Ways, point: Point, *, walls_only: bool) -> Channel | None:
    """The room for wires at a point; the nearest one in a wall if it has to be in a wall."""
    walls = [channel for channel in ways.channels if channel.way in _WALLS]
    if walls_only:
        return min(walls, key=lambda channel: channel.nearest(point)[1], default=None)
    return next((channel for channel in ways.channels if is_on(channel.body, point)), None)


def _over_ground(want: _Wanted, via: Polyline) -> Pieces:
    """From end to end over the ground, in sight."""
    first, last = ((*ending.exit_mm, ending.ground_mm) for ending in (want.start, want.end))
    path = (want.start.place, first, *via, last, want.end.place)
    return joined((Piece(Way.SURFACE, want.laid.record if want.laid else "", path),))


def _ending(terminal: Terminal, question: Question) -> Ending:
    """The ending of a terminal; one somewhere on a tape is like that of the nearest end of the tape."""
    known = question.endings[terminal.record]
    for ending in known:
        if ending.terminal is terminal or ending.terminal == terminal:
            return ending
    near = min(known, key=lambda ending: math.dist(ending.terminal.at_mm, terminal.at_mm))
    return Ending(terminal, terminal.at_mm, near.ground_mm, near.host)


def _led(want: _Wanted, pieces: Pieces, ways: Ways) -> _Led:
    path, stretches = path_of(want.start.place, pieces)
    lifted = {channel.record for channel in ways.channels if channel.comes_off}
    met = {piece.record for piece in pieces if piece.way in _WALLS}
    parted = sorted(met & lifted) if len(pieces) > 1 and not _stays_in(pieces) else []
    parted = parted or _off_things(want.start, want.end)
    if not parted and ways.board is not None and _comes_from_beside(path, ways.board):
        parted = [ways.board.record]
    return _Led(path, stretches, length_of(path), _hinges(pieces, ways), parted[0] if parted else "")


def _off_things(start: Ending, end: Ending) -> list[RecordId]:
    """The things that lift off with one end of a wire, and leave the other where it is."""
    return sorted({each.host for each in (start, end) if each.comes_off}) if start.host != end.host else []


def _comes_from_beside(path: Polyline, board: Board) -> bool:
    """Whether one end of a wire is beside the base, so that it parts where it goes over the edge."""
    return is_on(board.outline, path[0][:2]) != is_on(board.outline, path[-1][:2])


def _stays_in(pieces: Pieces) -> bool:
    """Whether a wire never leaves the one wall that it is in, so that it comes off with it."""
    return len({piece.record for piece in pieces if piece.way is not Way.LEAD}) == 1


def _hinges(pieces: Pieces, ways: Ways) -> int:
    """How many corners at which its wall is taken apart a wire goes round."""
    hinges = {channel.record: (channel.hinges_mm, channel.room_mm) for channel in ways.channels if channel.hinges_mm}
    passed = set()
    for piece in pieces if hinges else ():
        places, room = hinges.get(piece.record, ((), 0.0)) if piece.way in _WALLS else ((), 0.0)
        for x, y, _ in piece.points[1:-1]:
            passed |= {place for place in places if math.dist(place, (x, y)) <= 2 * room + TOUCH_MM}
    return len(passed)


def _run(leg: Leg, led: _Led, drops: Drops, gauges: Sequence[Wire]) -> Run:
    slack = 2 * END_SLACK_MM + led.hinges * HINGE_SLACK_MM
    wire = gauge_for(leg, led.length_mm, drops.allowed_mv(leg.start.record), gauges)
    lost = drop_mv(wire, led.length_mm, leg.current_ma)
    return Run(leg, led.path, led.stretches, wire.id, slack, lost, led.connector)


def _finished(runs: tuple[Run, ...], unrouted: tuple[Unrouted, ...], drops: Drops, question: Question) -> Harness:
    thickness = {wire.id: wire.outside_diameter_mm or wire.diameter_bare_mm for wire in question.gauges}
    board, bundles = question.ways.board, thickest(runs, thickness)
    return Harness(
        runs,
        holes_of(runs, thickness, board),
        unrouted,
        findings_of(runs, unrouted, bundles, drops.lost_pct(runs), question.ways, question.names),
        question.revision,
        grooves_of(runs, bundles, board),
    )
