"""What lorries, buses, coaches and machines are built with: cabs, rounded hulls, rows of windows, lamps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diorama_planner.solids.forms import Place, block, end_prism, shell, side_prism
from diorama_planner.symbols.clay import CHROME, DARK, GLASS, PAINT, SMOOTH_PAINT, Clay, Ends, Stuff
from diorama_planner.symbols.curves import rounded

LAMP = Stuff("lamp", "$lamp")
TAIL = Stuff("lamp", "$tail")
PROUD = 8.0
"""How far panes and lamps stand off what they lie on, mm."""


def name_lamps(clay: Clay) -> None:
    """Name the slots of lamps and glass where the picture has none."""
    clay.slots(lamp="#fdf3d0", tail="#c9201d", glass="#1b2733", trim="#2a2d31", body="#8d9296")


def hull(clay: Clay, x: Ends, width: float, z: Ends, radius: float, stuff: Stuff = SMOOTH_PAINT) -> None:
    """Add a body whose section has round upper corners, as that of a bus or a coach."""
    side, (low, high) = width / 2, z
    top = rounded(-side, low + (high - low) * 0.3, side, high, radius, 4)
    ring = [(-side, low), (side, low), *(point for point in top if point[1] > low + (high - low) * 0.4)]
    clay.add(stuff, end_prism(_around(ring), *x))


def _around(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Order the points of a convex ring by their angle about its middle."""
    middle = np.mean(points, axis=0)
    distinct = {(round(y, 3), round(z, 3)) for y, z in points}
    return sorted(distinct, key=lambda p: float(np.arctan2(p[1] - middle[1], p[0] - middle[0])))


def side_windows(clay: Clay, x: Ends, z: Ends, side: float, count: int, gap: float = 0.12) -> None:
    """Add a row of panes on both sides; `gap` is the share of each that is post."""
    pitch = (x[1] - x[0]) / count
    for i in range(count):
        left = x[0] + pitch * (i + gap / 2)
        clay.pair(GLASS, block((left, side - 30, z[0]), (left + pitch * (1 - gap), side + PROUD, z[1])))


def end_pane(clay: Clay, x: float, way: float, y: Ends, z: Ends, stuff: Stuff = GLASS) -> None:
    """Add a pane or a lamp on an upright end; `way` is 1 at the front and -1 at the rear."""
    inner, outer = x - way * 30, x + way * PROUD
    clay.box(stuff, (min(inner, outer), max(inner, outer)), y, z)


def end_lamps(clay: Clay, front: float | None, rear: float | None, y: Ends, z: Ends) -> None:
    """Add a pair of head lamps and a pair of tail lamps."""
    for x, way, stuff in ((front, 1.0, LAMP), (rear, -1.0, TAIL)):
        if x is not None:
            for ends in (y, (-y[1], -y[0])):
                end_pane(clay, x, way, ends, z, stuff)


def cab(clay: Clay, x: Ends, z: Ends, width: float, slope: float = 0.12) -> None:
    """Add a lorry's cab between its back and its front, with screen, side windows, grille, bumper and lamps."""
    (back, front), (low, high), side = x, z, width / 2
    long, tall = front - back, high - low
    waist, lean = low + 0.5 * tall, slope * long
    outline = [
        (back, low),
        (front, low),
        (front, waist),
        (front - lean, high - 0.03 * tall),
        (front - 2 * lean, high),
    ]
    clay.add(SMOOTH_PAINT, side_prism([*outline, (back, high)], -side, side))

    def on_front(share: float) -> float:
        return front - lean * share

    pane: list[list[Place]] = [
        [(on_front(s) + PROUD, y, waist + s * 0.47 * tall) for s in (0.08, 0.9)] for y in (-0.88 * side, 0.88 * side)
    ]
    clay.add(GLASS, shell(pane, (-40.0, 0.0, 0.0)))
    window = [
        (back + 0.22 * long, waist + 0.03 * tall),
        (front - 0.14 * long, waist + 0.03 * tall),
        (front - 0.14 * long - lean, high - 0.1 * tall),
        (back + 0.22 * long, high - 0.1 * tall),
    ]
    clay.pair(GLASS, side_prism(window, side - 30, side + PROUD))
    end_pane(clay, front, 1.0, (-0.6 * side, 0.6 * side), (low + 0.2 * tall, low + 0.42 * tall), DARK)
    clay.box(DARK, (front - 120, front + 3 * PROUD), (-side, side), (low, low + 0.12 * tall))
    end_lamps(clay, front + PROUD, None, (0.62 * side, 0.9 * side), (low + 0.14 * tall, low + 0.24 * tall))
    door = [(back + 0.16 * long, low + 0.1 * tall), (back + 0.18 * long, low + 0.1 * tall)]
    clay.pair(DARK, side_prism([*door, (door[1][0], waist), (door[0][0], waist)], side - 20, side + 3))
    mirror = block((front - 0.1 * long, side + 60, waist), (front - 0.04 * long, side + 210, waist + 0.28 * tall))
    clay.pair(DARK.reaching(), mirror)


def chassis(clay: Clay, x: Ends, z: Ends, width: float) -> None:
    """Add the two rails of a frame and its cross members."""
    clay.pair(DARK, block((x[0], width * 0.35, z[0]), (x[1], width * 0.5, z[1])))
    for at in np.linspace(x[0] + 50, x[1] - 50, 4):
        clay.box(DARK, (at - 40, at + 40), (-width * 0.4, width * 0.4), z)


def bed(clay: Clay, x: Ends, z: Ends, width: float, stuff: Stuff = PAINT) -> None:
    """Add an open load bed: floor and boards."""
    side, board = width / 2, 40.0
    clay.box(stuff, x, (-side, side), (z[0], z[0] + 0.25 * (z[1] - z[0])))
    clay.pair(stuff, block((x[0], side - board, z[0]), (x[1], side, z[1])))
    for end in ((x[0], x[0] + board), (x[1] - board, x[1])):
        clay.box(stuff, end, (-side, side), z)


def stack(clay: Clay, x: float, y: float, z: Ends, radius: float) -> None:
    """Add a pair of bright upright exhausts."""
    for way in (1, -1):
        clay.turned(CHROME, [(0, z[0]), (radius, z[0]), (radius, z[1]), (0, z[1])], (x, way * y, 0.0), sides=10)
