"""The cabin on the hull of a car: screen, rear glass, roof, side windows, and the doors that open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from diorama_planner.solids.forms import Floats, Place, bars, shell
from diorama_planner.symbols.clay import GLASS, RUBBER, SMOOTH_PAINT, Ends, Hinge, Stuff
from diorama_planner.symbols.poses import DOOR_DEG
from diorama_planner.symbols.solid_car_body import CarBody

Surface: TypeAlias = Callable[[Floats, Floats], Floats]
"""Places (..., 3) for shares along and up (or across) a face."""

LINING = Stuff("fabric", "$interior", 40.0)
SEAL = Stuff("rubber", "#15171a")
SEAL_MM = 17.0
SIDES = (1.0, -1.0)


def add_cabin(
    body: CarBody, base: float, roof: float, *, rear_glass: Ends = (0.06, 0.94), open_top: bool = False
) -> None:
    """Add screen, rear glass, roof and side windows; `base` and `roof` are half widths in millimetres."""
    faces, clay = CabinFaces(body, base, roof, 0.985 if open_top else 0.955), body.clay
    thick = 0.018 * clay.width
    slope = (-thick * 1.3, 0.0, -thick * 0.4)
    _framed(body, faces.screen, (-1.0, -0.93, 0.93, 1.0), (0.0, 0.045, 0.95, 1.0), slope, 4)
    _wipers(body, faces)
    if open_top:
        return
    slope = (thick * 1.3, 0.0, -thick * 0.4)
    _framed(body, faces.rear, (-1.0, -0.9, 0.9, 1.0), (0.0, *rear_glass, 1.0), slope, 4)
    for side in SIDES:
        _side_windows(body, faces, side, thick)
    us, vs = np.linspace(0, 1, 9)[:, None], np.linspace(-1, 1, 13)[None, :]
    clay.add(SMOOTH_PAINT, shell(faces.roof(us, vs), (0.0, 0.0, -thick)))


def _side_windows(body: CarBody, faces: CabinFaces, side: float, thick: float) -> None:
    """Add the windows of a side: those of the door turn with it."""
    flank, inwards = partial(faces.flank, side=side), (0.0, -side * thick, 0.0)
    first, *others = body.lines.windows
    rear = (first[1] + others[0][0]) / 2 if others else first[1] + 0.02
    front = first[0] * 0.5
    levels = (0.0, 0.05, 0.9, 1.0)
    _framed(body, flank, (0.0, front), levels, inwards, 1)
    _framed(body, flank, (rear, *(end for window in others for end in window), 1.0), levels, inwards, 2)
    _framed(body, flank, (front, rear), (0.965, 0.97, 0.975, 1.0), inwards, 2)
    with door_hinge(body, side):
        _framed(body, flank, (front, *first, rear), (0.0, 0.05, 0.9, 0.965), inwards, 3)


def door_ends(body: CarBody) -> Ends:
    """Give where the front door ends along x: its rear edge, then that at its hinges."""
    style = body.style
    share = body.lines.windows[0][1] + 0.02
    rear = body.at(style.cowl + (style.glass_end - style.cowl) * share)
    return rear, max(body.at(style.cowl) - 0.03 * body.clay.length, rear + 1.0)


@contextmanager
def door_hinge(body: CarBody, side: float) -> Iterator[None]:
    """Let what is added meanwhile be on the front door of a side, open or not; side 0 has none."""
    front = door_ends(body)[1]
    at = (front, side * body.half_width(front), 0.0)
    with body.clay.turning(Hinge(at, "z", -side * DOOR_DEG if side and body.clay.pose.opens(side) else 0.0)):
        yield


def add_open_doors(body: CarBody) -> None:
    """Add the panels of those doors that stand open; of a closed one only its gaps are seen."""
    clay, (rear, front) = body.clay, door_ends(body)
    low = body.sill + 0.06 * clay.height
    for side in SIDES:
        if not clay.pose.opens(side):
            continue
        xs = np.linspace(rear + 6, front - 6, 9)
        rows = [[(x, float(z)) for z in np.linspace(low, body.top(x) - 2, 9)] for x in xs.tolist()]
        outer = [[(x, side * body.side_at(x, z), z) for x, z in row] for row in rows]
        inner = [[(x, side * (body.side_at(x, z) - 78), z) for x, z in row[:-1]] for row in rows[1:-1]]
        with door_hinge(body, side):
            clay.add(SMOOTH_PAINT, shell(outer, (0.0, -side * 76.0, 0.0)))
            clay.add(LINING, shell(inner, (0.0, -side * 22.0, 0.0)))


def _wipers(body: CarBody, faces: CabinFaces) -> None:
    """Add two wipers at rest on the screen."""
    clear = np.array((9.0, 0.0, 9.0))
    lines: list[tuple[Place, Place]] = []
    for start, end in ((-0.78, -0.12), (0.06, 0.62)):
        (a, b, c), (d, e, f) = (
            (faces.screen(np.array(v), np.array(t)) + clear).tolist() for v, t in ((start, 0.03), (end, 0.13))
        )
        lines.append(((a, b, c), (d, e, f)))
    body.clay.add(RUBBER, bars(lines, 7.0, 4))


class CabinFaces:
    """The faces of a cabin, which share their edges."""

    def __init__(self, car: CarBody, base: float, roof: float, eaves: float) -> None:
        style, height, length = car.style, car.clay.height, car.clay.length
        self.base, self.roof_half = base, roof
        self.feet = (car.at(style.cowl), car.at(style.glass_end))
        self.eaves = (car.at(style.roof_front), car.at(style.roof_rear))
        self.foot_z = (car.top(self.feet[0]) - 0.002 * height, car.top(self.feet[1]) - 0.002 * height)
        self.eave_z = (eaves * height, 0.945 * height)
        self.swell, self.crown = 0.022 * height, 0.023 * height
        self.bow = (style.bow * length * 0.75, -style.bow * length * 0.4)

    def _end(self, v: Floats, t: Floats, end: int) -> Floats:
        """Give the front (0) or rear (1) face: v across from -1 to 1, t up from 0 to 1."""
        x = self.feet[end] + (self.eaves[end] - self.feet[end]) * t + self.bow[end] * (1 - 0.45 * t) * (1 - v**2)
        y = v * (self.base + (self.roof_half - self.base) * t)
        z = self.foot_z[end] + (self.eave_z[end] - self.foot_z[end]) * t + self.crown * t * (1 - v**2)
        return _stacked(x, y, z)

    def screen(self, v: Floats, t: Floats) -> Floats:
        """Give the front: v across from -1 to 1, t up from 0 to 1."""
        return self._end(v, t, 0)

    def rear(self, v: Floats, t: Floats) -> Floats:
        """Give the rear: v across, t up."""
        return self._end(v, t, 1)

    def flank(self, s: Floats, t: Floats, side: float) -> Floats:
        """Give a side: s from the screen to the rear glass, t up."""
        foot = self.feet[0] + (self.feet[1] - self.feet[0]) * s
        eave = self.eaves[0] + (self.eaves[1] - self.eaves[0]) * s
        low = self.foot_z[0] + (self.foot_z[1] - self.foot_z[0]) * s
        high = self.eave_z[0] + (self.eave_z[1] - self.eave_z[0]) * s + self.swell * 4 * s * (1 - s)
        x, z = foot + (eave - foot) * t, low + (high - low) * t
        y = side * (self.base + (self.roof_half - self.base) * (0.75 * t + 0.25 * t**2))
        return _stacked(x, y, z)

    def roof(self, s: Floats, v: Floats) -> Floats:
        """Give the roof: s from front to rear, v across."""
        bow = 0.55 * (self.bow[0] * (1 - s) + self.bow[1] * s)
        x = self.eaves[0] + (self.eaves[1] - self.eaves[0]) * s + bow * (1 - v**2)
        z = self.eave_z[0] + (self.eave_z[1] - self.eave_z[0]) * s + self.swell * 4 * s * (1 - s)
        return _stacked(x, v * self.roof_half, z + self.crown * (1 - v**2))


def _stacked(x: Floats, y: Floats, z: Floats) -> Floats:
    return np.stack(np.broadcast_arrays(x, y, z), axis=-1)


def _framed(
    body: CarBody, face: Surface, stops: Sequence[float], levels: Sequence[float], inwards: Place, fine: int
) -> None:
    """Add a face as panes in a frame: every second field between the stops is glass between the middle levels."""
    inner = np.array(inwards)

    def sheet(stuff: Stuff, u: Ends, v: Ends, steps: int, sunk: float = 0.0, deep: float = 1.0) -> None:
        us, vs = np.linspace(*u, steps + 1)[:, None], np.linspace(*v, 4)[None, :]
        body.clay.add(stuff, shell(face(us, vs) + sunk * inner, deep * inner))

    whole, (low, high) = (stops[0], stops[-1]), (levels[1], levels[2])
    sheet(SMOOTH_PAINT, whole, (levels[0], low), 2 * fine)
    sheet(SMOOTH_PAINT, whole, (high, levels[3]), 2 * fine)
    for i, (start, end) in enumerate(pairwise(stops)):
        if i % 2 == 0:
            sheet(SMOOTH_PAINT, (start, end), (low, high), 1)
            continue
        corner, along, up = (face(np.array(u), np.array(v)) for u, v in ((start, low), (end, low), (start, high)))
        across = min(SEAL_MM / max(float(np.linalg.norm(along - corner)), 1.0), 0.2) * (end - start)
        rise = min(SEAL_MM / max(float(np.linalg.norm(up - corner)), 1.0), 0.2) * (high - low)
        for u, v in (
            ((start, start + across), (low, high)),
            ((end - across, end), (low, high)),
            ((start + across, end - across), (low, low + rise)),
            ((start + across, end - across), (high - rise, high)),
        ):
            sheet(SEAL, u, v, 2 * fine)
        sheet(GLASS, (start + across, end - across), (low + rise, high - rise), 2 * fine, 0.3, 0.3)
