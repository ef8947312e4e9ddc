"""How a wire gets from a terminal into the net: into its wall, down its post, through the ground, over the edge.

Each entry is a way of its own up to a place in a channel or under the board; `routing` takes the best.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from diorama_planner.circuits.harness import Place, Way
from diorama_planner.circuits.lanes import Lanes
from diorama_planner.circuits.ways import TOUCH_MM, Board, Channel, Ending, Piece, Post, is_on
from diorama_planner.geometry.nearness import nearest_points
from diorama_planner.geometry.region import circle_region, contains_point, point_distance
from diorama_planner.geometry.segments import nearest_inside
from diorama_planner.model.record import Point

BESIDE_MM = 12.0
"""So near a trough or a kerb a wire goes into it rather than through the ground."""

ACROSS_MM = 150.0
"""So far a wire may go along a ceiling to the nearest wall."""

IN_SIGHT_MM = 10.0
"""A wire that comes down farther than this from what nothing carries hangs in the air."""

UNDER_MM = 0.5
"""What is no higher than so much over the underside of the board hangs under it."""

_WALLS = frozenset({Way.CAVITY, Way.GROOVE})


@dataclass(frozen=True, slots=True)
class Entry:
    """The pieces from a terminal to the net: to a place `along_mm` a channel, or to a point under the board."""

    pieces: tuple[Piece, ...]
    channel: int = -1
    along_mm: float = 0.0
    under: Point | None = None

    @property
    def cost_mm(self) -> float:
        """What it costs."""
        return math.fsum(piece.cost_mm for piece in self.pieces)


def entries(ending: Ending, lanes: Lanes) -> tuple[Entry, ...]:
    """All ways in; what is in a wall stays in it, if there is room for a wire."""
    board = lanes.board
    if board is not None and ending.terminal.height_mm <= board.bottom_mm + UNDER_MM:
        return tuple(_below(ending, board))
    if found := tuple(_into_wall(ending, lanes)):
        return found
    if post := _post_of(ending, lanes):
        return tuple(_down_post(ending, post, lanes))
    return (*_into_channels(ending, lanes), *_along_ceiling(ending, lanes), *_through_ground(ending, lanes))


def _below(ending: Ending, board: Board) -> Iterator[Entry]:
    """Of what hangs under the board already."""
    start, leaves = ending.place, ending.exit_mm
    if is_on(board.region, leaves, 0.0):
        yield Entry((Piece(Way.LEAD, ending.terminal.record, (start, board.under(leaves))),), under=leaves)
    elif (inside := nearest_inside(board.region, leaves)) is not None:
        path = (start, board.under(leaves), board.under(inside))
        yield Entry((Piece(Way.SURFACE, ending.terminal.record, path),), under=inside)


def _into_wall(ending: Ending, lanes: Lanes) -> Iterator[Entry]:
    """Into the nearest room of the wall that carries it, or that it stands in."""
    found, height = [], ending.terminal.height_mm
    for index in lanes.of_record.get(ending.host, ()) if ending.host else lanes.near(ending.exit_mm, TOUCH_MM):
        channel = lanes.ways.channels[index]
        if channel.way in _WALLS and (ending.host or is_on(channel.body, ending.exit_mm)):
            along, off = channel.nearest(ending.exit_mm)
            found.append((off + abs(channel.held(height) - height), index, along))
    if found:
        _, index, along = min(found)
        pieces = _through_face(ending, lanes.ways.channels[index], along)
        yield Entry(pieces, index, along)


def _through_face(ending: Ending, channel: Channel, along: float) -> tuple[Piece, ...]:
    """Along the face to a height at which there is room, through the face, and down to where wires lie."""
    start, record = ending.place, ending.terminal.record
    level = max(channel.held(start[2]), channel.spine_mm)
    inside = channel.at(along, level)
    before: Place = (*_face_point(channel, ending.terminal.at_mm), level)
    return (
        Piece(Way.LEAD, record, (start, (*start[:2], level), before)),
        Piece(Way.HOLE, channel.record, (before, inside)),
        Piece(channel.way, channel.record, (inside, channel.at(along))),
    )


def _face_point(channel: Channel, point: Point) -> Point:
    """The point itself if it is in the wall, else the place of its face that is nearest."""
    if point_distance(channel.body, point) <= 0.0:
        return point
    near = nearest_points(channel.body, circle_region(point, 1e-3))
    return near[0] if near else point


def _post_of(ending: Ending, lanes: Lanes) -> Post | None:
    """The post that carries it, or that it stands on."""
    for post in lanes.ways.posts:
        if post.record == ending.host or (not ending.host and is_on(post.region, ending.exit_mm)):
            return post
    return None


def _down_post(ending: Ending, post: Post, lanes: Lanes) -> Iterator[Entry]:
    """Across to its axis, down inside it, and through the ground under it."""
    x, y, height = ending.place
    level = min(max(height, post.bottom_mm), post.top_mm)
    axis, foot = (*post.axis_mm, level), (*post.axis_mm, post.bottom_mm)
    pieces = (
        Piece(Way.LEAD, ending.terminal.record, ((x, y, height), (x, y, level), axis)),
        Piece(Way.POST, post.record, (axis, foot)),
    )
    yield from _drilled(pieces, foot, post.record, lanes)


def _into_channels(ending: Ending, lanes: Lanes) -> Iterator[Entry]:
    """Into troughs and kerbs beside it."""
    for index in lanes.near(ending.exit_mm, BESIDE_MM):
        channel = lanes.ways.channels[index]
        if channel.way in _WALLS or not is_on(channel.region, ending.exit_mm, BESIDE_MM):
            continue
        along, _ = channel.nearest(ending.exit_mm)
        path = (ending.place, (*ending.exit_mm, ending.ground_mm), channel.at(along))
        yield Entry((Piece(_down(ending), ending.terminal.record, path),), index, along)


def _down(ending: Ending) -> Way:
    """What a wire lies in on its way down to the ground: in or on what carries it, or in sight."""
    hangs = not ending.host and ending.terminal.height_mm - ending.ground_mm > IN_SIGHT_MM
    return Way.SURFACE if hangs else Way.LEAD


def _along_ceiling(ending: Ending, lanes: Lanes) -> Iterator[Entry]:
    """From what hangs over the ground to the nearest wall that is as high."""
    found, height = [], ending.terminal.height_mm
    for index in lanes.near(ending.exit_mm, ACROSS_MM) if _down(ending) is Way.SURFACE else ():
        channel = lanes.ways.channels[index]
        is_as_high = channel.way in _WALLS and channel.held(height) == height
        if is_as_high and is_on(channel.body, ending.exit_mm, ACROSS_MM):
            along, off = channel.nearest(ending.exit_mm)
            found.append((off, index, along))
    if found:
        _, index, along = min(found)
        yield Entry(_through_face(ending, lanes.ways.channels[index], along), index, along)


def _through_ground(ending: Ending, lanes: Lanes) -> Iterator[Entry]:
    """Down to the ground and through it, or round the edge of the board from beside it."""
    board, x, y = lanes.board, *ending.exit_mm
    if board is None:
        return
    foot = (x, y, ending.ground_mm)
    if point_distance(board.outline, (x, y)) > TOUCH_MM:
        inside = nearest_inside(board.region, (x, y))
        if inside is not None:
            path = (ending.place, (x, y, board.wires_mm), board.under(inside))
            yield Entry((Piece(Way.SURFACE, ending.terminal.record, path),), under=inside)
        return
    down = Piece(_down(ending), ending.terminal.record, (ending.place, foot))
    yield from _drilled((down,), foot, ending.terminal.record, lanes)


def _drilled(before: tuple[Piece, ...], foot: Place, record: str, lanes: Lanes) -> Iterator[Entry]:
    """Through the ground here, or over it to the nearest place where a hole may be drilled, and through it there."""
    board, room = lanes.board, lanes.room
    if board is None or room is None:
        return
    x, y, ground = foot
    if contains_point(room, (x, y)):
        yield Entry((*before, Piece(Way.HOLE, board.record, (foot, board.under((x, y))))), under=(x, y))
    elif (spot := nearest_inside(room, (x, y))) is not None:
        top = (*spot, ground)
        over = Piece(Way.SURFACE, record, (foot, top))
        yield Entry((*before, over, Piece(Way.HOLE, board.record, (top, board.under(spot)))), under=spot)
