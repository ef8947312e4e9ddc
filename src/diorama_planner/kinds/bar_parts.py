"""The straight parts of items: strips of frames, caps and kerbs, braces, track, tape, skewers."""

from __future__ import annotations

from typing import Any

from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.region import offset
from diorama_planner.kinds import base, ground_forms, path, road, sculpture, track, wall
from diorama_planner.kinds.bed import bed_stack
from diorama_planner.kinds.construction import brace_count
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.flat_parts import straight_lengths
from diorama_planner.kinds.foam_parts import pins_below
from diorama_planner.kinds.markings import marks
from diorama_planner.kinds.slices import Stack
from diorama_planner.kinds.straight_parts import Runs, RunsOf, StraightPart, straight_parts
from diorama_planner.kinds.wall_parts import lengths_between_corners


def base_lengths(item: base.Base, around: Around) -> tuple[StraightPart, ...]:
    """The sides of its frame."""

    def frame() -> Runs:
        rings = offset(base.outline(item, around), item.frame_mm).rings()
        return Runs([length for ring in rings for length in straight_lengths(ring, closed=True)])

    return tuple(straight_parts(base.takeoff(item, around), {"frame": frame}, around))


def wall_lengths(item: wall.Wall, around: Around) -> tuple[StraightPart, ...]:
    """Its cap between corners, and its braces."""

    def cap() -> Runs:
        return Runs(lengths_between_corners(item, around))

    def bracing() -> Runs:
        return Runs([item.height_mm] * brace_count(item, wall.length_of(item, around)), joins=False)

    return tuple(straight_parts(wall.takeoff(item, around), {"cap": cap, "bracing": bracing}, around))


def path_lengths(item: path.Path, around: Around) -> tuple[StraightPart, ...]:
    """What lies along it, and its kerbs on both sides."""
    runs: RunsOf = {
        "kerb": lambda: Runs(straight_lengths(path.middle(item)) * 2),
        "skewers": lambda: skewers(bed_stack(item, around)),
    }
    return tuple(straight_parts(path.takeoff(item, around), runs, around))


def road_lengths(item: road.Road, around: Around) -> tuple[StraightPart, ...]:
    """What lies along it, its kerbs, and its marks where they are tape."""

    def kerbs() -> Runs:
        return Runs([length for kerb in road.kerbs(item, around) for length in straight_lengths(kerb)])

    def tape() -> Runs:
        lines = [line for mark in marks(road.layout(item, around)) for line in mark.lines]
        return Runs(map(polyline_length, lines), are_pieces=False)

    runs: RunsOf = {"kerb": kerbs, "marks": tape, "skewers": lambda: skewers(bed_stack(item, around))}
    return tuple(straight_parts(road.takeoff(item, around), runs, around))


def track_lengths(item: track.Track, around: Around) -> tuple[StraightPart, ...]:
    """Track and roadbed, both of which are joined."""
    runs: RunsOf = {"skewers": lambda: skewers(bed_stack(item, around))}
    return tuple(straight_parts(track.takeoff(item, around), runs, around))


def form_lengths(item: Any, around: Around) -> tuple[StraightPart, ...]:
    """The skewers of a landform, a ridge, a ramp or a spot height."""
    runs: RunsOf = {"skewers": lambda: skewers(ground_forms.stack(item, around))}
    return tuple(straight_parts(ground_forms.takeoff(item, around), runs, around))


def sculpture_lengths(item: sculpture.Sculpture, around: Around) -> tuple[StraightPart, ...]:
    """The skewers through what sculpting adds."""
    runs: RunsOf = {"skewers": lambda: skewers(sculpture.stack(item, around))}
    return tuple(straight_parts(sculpture.takeoff(item, around), runs, around))


def skewers(stack: Stack | None) -> Runs:
    """Give a skewer for each hole of each slice; those into what lies below reach one sheet deep."""
    if stack is None or not stack.parts:
        return Runs(())
    lowest = stack.parts[0]
    pins = pins_below(lowest, stack.skewer_mm) if stack.skewer_mm > 0 else []
    lengths = [part.height_mm for part in stack.parts for _ in part.skewers]
    lengths += [stack.thickness_mm] * len(pins)
    lengths += [lowest.height_mm for point in pins if point not in lowest.skewers]
    return Runs(lengths, joins=False)
