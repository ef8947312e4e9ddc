"""The shell of a car: a body lofted between its outlines from above and from the side, with a cabin on it.

Which proportions a car has is said by `car_styles` and `solid_car_lines`; what is fixed to it is for `solid_cars`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.solids.forms import Place, shell, skin
from diorama_planner.symbols.axles import Running, axle_stations, wheels
from diorama_planner.symbols.car_styles import CarStyle
from diorama_planner.symbols.cars import outline
from diorama_planner.symbols.clay import GLASS, SMOOTH_PAINT, Clay, Ends, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import flowing
from diorama_planner.symbols.sketch import Sketch
from diorama_planner.symbols.solid_car_lines import SideLines

Floats: TypeAlias = NDArray[np.float64]
Surface: TypeAlias = Callable[[Floats, Floats], Floats]
"""Places (..., 3) for shares along and up (or across) a face."""

LINING = Stuff("fabric", "$interior")
ARCH = 1.13
"""Radius of a wheel arch beside that of the wheel."""
SECTION = ((0.0, 0.0), (0.8, 0.0), (0.955, 0.05), (0.99, 0.3), (1.0, 0.55), (0.99, 0.8), (0.965, 0.92), (0.9, 0.99))
"""Half a section, from the middle of the floor up to the shoulder: shares of half the width and of the height."""


@dataclass(frozen=True, slots=True)
class Trough:
    """What is let into the body: a cockpit, a load bed. Ends along x, half width as a share, height of its floor."""

    ends: Ends
    width: float
    floor: float


class CarBody:
    """The surfaces of one car, in millimetres; nose to +x."""

    def __init__(self, clay: Clay, thing: ThingShape, style: CarStyle, lines: SideLines, running: Running) -> None:
        clay.slots(interior="#3a332e", trim="#2a2d31", lamp="#fdf3d0", tail="#c9201d")
        self.clay, self.style, self.lines = clay, style, lines
        ring = np.array(outline(Sketch(thing.id, (clay.length, clay.width, clay.height)), style))
        ring[:, 0] *= clay.half / np.abs(ring[:, 0]).max()
        half = ring[ring[:, 1] >= -1e-9]
        self.plan = half[np.argsort(half[:, 0], kind="stable")]
        self.ends = tuple(_end_of(half[half[:, 0] * way > 0], way) for way in (1.0, -1.0))
        self.axles = axle_stations(thing, running)
        self.radius = wheels(thing, running)[0].diameter / 2
        self.narrow = 0.78 if style.fenders else 1.0
        height, sill = clay.height, lines.sill
        self.sill = sill * height
        self.top_line = self._line(
            [
                (0.0, lines.nose * 0.9),
                (0.02, lines.nose),
                (style.cowl * 0.5, (lines.nose + lines.cowl) / 2 + 0.012),
                (style.cowl, lines.cowl),
                (style.glass_end, lines.deck),
                (max(0.975, style.glass_end + 0.01), lines.tail),
                (1.0, lines.tail * 0.93),
            ]
        )
        self.bottom_line = self._line([(0.0, sill + 0.05), (0.06, sill), (0.9, sill), (1.0, sill + 0.09)])

    def _line(self, stations: Sequence[tuple[float, float]]) -> Floats:
        points = [(self.at(fraction), share * self.clay.height) for fraction, share in reversed(stations)]
        return np.array(flowing(points, 4) if len(points) > 4 else points)

    def at(self, fraction: float) -> float:
        """Give x at a share of the length from the nose."""
        return self.clay.half - fraction * self.clay.length

    def half_width(self, x: float) -> float:
        """Give half the width of the body at x."""
        return float(np.interp(x, self.plan[:, 0], self.plan[:, 1])) * self.narrow

    def nose_at(self, y: float, front: bool) -> float:
        """Give x of the outline at the nose or the tail for a distance from the middle."""
        end = self.ends[0 if front else 1]
        return float(np.interp(abs(y), end[:, 1] * self.narrow, end[:, 0]))

    def top(self, x: float) -> float:
        """Give the height of the shoulder at x: bonnet, belt, deck."""
        return float(np.interp(x, self.top_line[:, 0], self.top_line[:, 1]))

    def wing(self, x: float) -> float:
        """Give the height that the body needs at x to cover the wheels; low noses have wings that stand up."""
        if self.style.fenders:
            return 0.0
        reach = self.radius * 1.26
        away = min(abs(x - axle) for axle in self.axles)
        return self.radius + (reach**2 - away**2) ** 0.5 if away < reach else 0.0

    def bottom(self, x: float) -> float:
        """Give the height of the lower edge at x, over a wheel that of its arch."""
        low = float(np.interp(x, self.bottom_line[:, 0], self.bottom_line[:, 1]))
        if self.style.fenders:
            return low
        reach = self.radius * ARCH
        for axle in self.axles:
            away = abs(x - axle)
            if away <= reach:
                low = max(low, self.radius + (reach**2 - away**2) ** 0.5)
        return low

    def stations(self, troughs: Sequence[Trough]) -> list[float]:
        """Give the places along x where a section is needed, front to rear."""
        half, reach = self.clay.half, self.radius * ARCH
        needed = [self.at(f) for f in (0.0, 0.004, 0.985, 0.996, 1.0, self.style.cowl, self.style.glass_end)]
        if not self.style.fenders:
            angles = np.linspace(0, np.pi, 8)
            needed += [axle + reach * float(c) for axle in self.axles for c in np.cos(angles)]
            needed += [axle + way * (reach + 1.0) for axle in self.axles for way in (1, -1)]
        needed += [x + step for trough in troughs for x in trough.ends for step in (-1.0, 1.0)]
        wanted = [self.at(f) for f in (0.015, 0.035, 0.07, 0.12, 0.2, 0.3, 0.45, 0.6, 0.75, 0.85, 0.91, 0.95)]
        near = 0.02 * self.clay.length
        needed += [x for x in wanted if abs(x) > 0.46 * self.clay.length or min(abs(x - y) for y in needed) > near]
        return sorted({round(x, 3) for x in needed if -half <= x <= half}, reverse=True)

    def add_hull(self, troughs: Sequence[Trough] = (), crown: float = 0.012) -> None:
        """Add the lower body, with what is let into it."""
        rings = [self._section(x, troughs, crown) for x in self.stations(troughs)]
        self.clay.add(SMOOTH_PAINT, skin(rings))

    def _section(self, x: float, troughs: Sequence[Trough], crown: float) -> list[tuple[float, float, float]]:
        low, high, wide = self.bottom(x), self.top(x), max(self.half_width(x), 1.0)
        sill = min(float(np.interp(x, self.bottom_line[:, 0], self.bottom_line[:, 1])), low)
        # an arch cuts the flank off and does not bend it: what lies below is gathered at its edge
        half = [(y * wide, max(sill + z * (high - sill), low + i)) for i, (y, z) in enumerate(SECTION)]
        bulge = high + crown * self.clay.height
        high = max(high, self.wing(x))
        trough = next((t for t in troughs if t.ends[0] < x < t.ends[1]), None)
        if trough:
            edge = trough.width * wide
            half += [(edge, high), (edge * 0.99, trough.floor), (edge * 0.5, trough.floor), (0.0, trough.floor)]
        else:
            half += [(0.75 * wide, high + 0.5 * (bulge - high)), (0.73 * wide, high + 0.52 * (bulge - high))]
            half += [(0.4 * wide, bulge - 0.1 * (bulge - high)), (0.0, bulge)]
        whole = half + [(-y, z) for y, z in reversed(half[1:-1])]
        return [(x, y, z) for y, z in whole]

    def add_cabin(self, base: float, roof: float, *, rear_glass: Ends = (0.06, 0.94), open_top: bool = False) -> None:
        """Add screen, rear glass, roof and side windows; `base` and `roof` are half widths in millimetres."""
        faces = CabinFaces(self, base, roof, 0.985 if open_top else 0.955)
        thick = 0.018 * self.clay.width
        slope = (-thick * 1.3, 0.0, -thick * 0.4)
        _framed(self.clay, faces.screen, (-1.0, -0.92, 0.92, 1.0), (0.0, 0.05, 0.94, 1.0), slope, 3)
        if open_top:
            return
        slope = (thick * 1.3, 0.0, -thick * 0.4)
        _framed(self.clay, faces.rear, (-1.0, -0.9, 0.9, 1.0), (0.0, *rear_glass, 1.0), slope, 3)
        stops = [0.0, *(end for window in self.lines.windows for end in window), 1.0]
        for side in (1.0, -1.0):
            flank = partial(faces.flank, side=side)
            _framed(self.clay, flank, stops, (0.0, 0.06, 0.9, 1.0), (0.0, -side * thick, 0.0), 2)
        us, vs = np.linspace(0, 1, 5)[:, None], np.linspace(-1, 1, 7)[None, :]
        self.clay.add(SMOOTH_PAINT, shell(faces.roof(us, vs), (0.0, 0.0, -thick)))


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


def _end_of(points: Floats, way: float) -> Floats:
    """Give the outline of one end by rising distance from the middle; it recedes all the way."""
    line = points[np.argsort(points[:, 1])]
    line[:, 0] = way * np.maximum.accumulate(way * line[::-1, 0])[::-1]
    return line


def _stacked(x: Floats, y: Floats, z: Floats) -> Floats:
    return np.stack(np.broadcast_arrays(x, y, z), axis=-1)


def _framed(
    clay: Clay, face: Surface, stops: Sequence[float], levels: Sequence[float], inwards: Place, fine: int
) -> None:
    """Add a face as panes in a frame: every second field between the stops is glass between the middle levels."""

    def sheet(stuff: Stuff, u: Ends, v: Ends, steps: int) -> None:
        us, vs = np.linspace(*u, steps + 1)[:, None], np.linspace(*v, 3)[None, :]
        clay.add(stuff, shell(face(us, vs), inwards))

    whole = (stops[0], stops[-1])
    sheet(SMOOTH_PAINT, whole, (levels[0], levels[1]), 2 * fine)
    sheet(SMOOTH_PAINT, whole, (levels[2], levels[3]), 2 * fine)
    for i, field in enumerate(pairwise(stops)):
        sheet(GLASS if i % 2 else SMOOTH_PAINT, field, (levels[1], levels[2]), 2 * fine if i % 2 else 1)
