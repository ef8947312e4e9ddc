"""Excavators as bodies: upper works on tracks, boom, stick and bucket."""

from __future__ import annotations

import math
from collections.abc import Sequence

from diorama_planner.solids.forms import prism
from diorama_planner.symbols.clay import DARK, GLASS, SMOOTH_PAINT, STEEL, Clay
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.solid_tracks import add_tracks
from diorama_planner.symbols.tracks import hull_share


def excavator(clay: Clay, thing: ThingShape) -> None:
    """Model an excavator with boom, stick and bucket."""
    clay.slots(body="#eab42c", track="#35322d", glass="#26323a")
    half, side, h = clay.half, clay.side, clay.height
    front = -half + clay.length * hull_share(thing)
    rear = -half
    add_tracks(clay, rear + 0.12 * (front - rear), front, 0.2 * clay.width, 0.3 * h, 5)
    middle = (rear + front) / 2 + 0.06 * clay.length
    clay.turned(DARK, [(0, 0.18 * h), (side * 0.5, 0.18 * h), (side * 0.5, 0.36 * h), (0, 0.36 * h)], (middle, 0, 0))
    ring = [
        (rear, -side * 0.8),
        (middle + 0.14 * clay.length, -side * 0.9),
        (middle + 0.14 * clay.length, side * 0.9),
        (rear, side * 0.8),
    ]
    clay.add(SMOOTH_PAINT, prism(ring, 0.36 * h, 0.46 * h))
    clay.box(SMOOTH_PAINT, (rear, middle - 0.02 * clay.length), (-side * 0.86, side * 0.86), (0.44 * h, 0.7 * h))
    cab = [
        (middle - 0.01 * clay.length, 0.46 * h),
        (middle + 0.15 * clay.length, 0.46 * h),
        (middle + 0.16 * clay.length, 0.62 * h),
        (middle + 0.11 * clay.length, 0.92 * h),
        (middle - 0.01 * clay.length, 0.92 * h),
    ]
    clay.profile(SMOOTH_PAINT, cab, side * 0.3, side * 0.88)
    pane = [(x * 0.86 + (middle + 0.075 * clay.length) * 0.14, z * 0.84 + 0.12 * h) for x, z in cab]
    clay.profile(GLASS, pane, side * 0.28, side * 0.9)
    _boom(clay, middle)


def _boom(clay: Clay, middle: float) -> None:
    """Add boom, stick and bucket; `middle` is where the upper works turn."""
    half, side, h = clay.half, clay.side, clay.height
    foot, knee, wrist = (
        (middle + 0.1 * clay.length, 0.5 * h),
        (middle + 0.32 * clay.length, 0.97 * h),
        (half * 0.86, 0.62 * h),
    )
    _arm(clay, [foot, knee, wrist], (0.07 * h, 0.1 * h, 0.06 * h), 0.1 * side)
    tip = (half * 0.8, 0.2 * h)
    _arm(clay, [(wrist[0] - 0.02 * half, wrist[1] + 0.06 * h), tip], (0.07 * h, 0.04 * h), 0.08 * side)
    bucket = [
        (tip[0] - 0.04 * half, tip[1] + 0.05 * h),
        (half, tip[1] - 0.02 * h),
        (half * 0.98, 0.02 * h),
        (half * 0.86, 0.0),
        (tip[0] - 0.06 * half, 0.1 * h),
    ]
    clay.profile(STEEL, bucket, -0.3 * side, 0.3 * side)
    clay.rod(
        STEEL,
        (foot[0] + 0.03 * clay.length, 0.14 * side, 0.46 * h),
        (knee[0] - 0.05 * clay.length, 0.14 * side, 0.8 * h),
        0.02 * h,
        8,
    )


def _arm(clay: Clay, line: Sequence[tuple[float, float]], widths: Sequence[float], side: float) -> None:
    """Add a box beam along a line of (x, z) points, as wide as said at each."""
    upper, lower = [], []
    for i, ((x, z), wide) in enumerate(zip(line, widths, strict=True)):
        before, after = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        dx, dz = after[0] - before[0], after[1] - before[1]
        reach = math.hypot(dx, dz) or 1.0
        upper.append((x - dz / reach * wide, z + dx / reach * wide))
        lower.append((x + dz / reach * wide, z - dx / reach * wide))
    clay.profile(SMOOTH_PAINT, [*upper, *reversed(lower)], -side, side)
