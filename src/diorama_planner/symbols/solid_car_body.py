"""The hull of a car: a body lofted between its outlines from above and from the side.

Which proportions a car has is said by `car_styles` and `solid_car_lines`; the cabin on it is in `solid_car_cabin`,
what is fixed to it in `solid_cars`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.solids.forms import Place, skin
from diorama_planner.symbols.axles import Running, axle_stations, wheels
from diorama_planner.symbols.car_styles import CarStyle, features
from diorama_planner.symbols.cars import outline
from diorama_planner.symbols.clay import SMOOTH_PAINT, Clay, Ends
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import flowing
from diorama_planner.symbols.sketch import Sketch
from diorama_planner.symbols.solid_car_lines import SideLines

Floats: TypeAlias = NDArray[np.float64]

ARCH = 1.13
"""Radius of a wheel arch beside that of the wheel."""
Section: TypeAlias = tuple[tuple[float, float], ...]
_FLOOR: Section = ((0.0, 0.0), (0.8, 0.0), (0.92, 0.012), (0.955, 0.05), (0.973, 0.13), (0.984, 0.24))
ROUND_SECTION: Section = (
    *_FLOOR,
    (0.993, 0.38),
    (1.0, 0.55),
    (0.998, 0.68),
    (0.99, 0.8),
    (0.978, 0.88),
    (0.962, 0.93),
    (0.935, 0.965),
    (0.9, 0.99),
)
CRISP_SECTION: Section = (
    *_FLOOR,
    (0.992, 0.4),
    (0.997, 0.56),
    (1.0, 0.7),
    (0.999, 0.72),
    (0.99, 0.8),
    (0.976, 0.93),
    (0.968, 0.962),
    (0.947, 0.985),
)
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
        ring = np.array(outline(Sketch(thing.id, (clay.length, clay.width, clay.height)), style, steps=9))
        ring[:, 0] *= clay.half / np.abs(ring[:, 0]).max()
        half = ring[ring[:, 1] >= -1e-9]
        self.plan = half[np.argsort(half[:, 0], kind="stable")]
        self.ends = tuple(_end_of(half[half[:, 0] * way > 0], way) for way in (1.0, -1.0))
        self.axles = axle_stations(thing, running)
        self.radius = wheels(thing, running)[0].diameter / 2
        self.has_popups = "popup" in features(thing)
        self.drive = -1.0 if thing.category == "car_jdm" else 1.0  # Japan drives on the left
        self.narrow = 0.78 if style.fenders else 1.0
        self.section = CRISP_SECTION if lines.crisp else ROUND_SECTION
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
        return np.array(flowing(points, 9) if len(points) > 4 else points)

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

    def side_at(self, x: float, z: float) -> float:
        """Give how far the flank is from the middle, at a place along it and a height."""
        low, high = float(np.interp(x, self.bottom_line[:, 0], self.bottom_line[:, 1])), self.top(x)
        shares, levels = zip(*self.section, strict=True)
        return self.half_width(x) * float(np.interp((z - low) / max(high - low, 1.0), levels[1:], shares[1:]))

    def lid_at(self, x: float, y: float) -> float:
        """Give the height of bonnet or deck at a place of the plan."""
        wide, high = max(self.half_width(x), 1.0), self.top(x)
        edge = self.section[-1][0]
        line = [(y * wide, z) for y, z in self._lid(high, max(high, self.wing(x)))]
        line.append((edge * wide, high))
        ys, zs = zip(*sorted(line), strict=True)
        return float(np.interp(abs(y), ys, zs))

    def _lid(self, high: float, wing: float, crown: float = 0.012) -> list[tuple[float, float]]:
        """Give the upper side of a section from the shoulder to the middle: share of half the width, height."""
        bulge = high + crown * self.clay.height
        rise = bulge - high
        line = [(0.86, high + 0.34 * rise), (0.75, high + 0.55 * rise), (0.73, high + 0.57 * rise)]
        line += [(0.56, high + 0.8 * rise), (0.4, high + 0.92 * rise), (0.2, high + 0.98 * rise), (0.0, bulge)]
        return [(y, max(z, wing) if y > 0.8 else z) for y, z in line]

    def stations(self, cuts: Sequence[Ends]) -> list[float]:
        """Give the places along x where a section is needed, front to rear; on both sides of every cut."""
        half, reach = self.clay.half, self.radius * ARCH
        needed = [self.at(f) for f in (0.0, 0.004, 0.985, 0.996, 1.0, self.style.cowl, self.style.glass_end)]
        if not self.style.fenders:
            angles = np.linspace(0, np.pi, 15)
            needed += [axle + reach * float(c) for axle in self.axles for c in np.cos(angles)]
            needed += [axle + way * (reach + 1.0) for axle in self.axles for way in (1, -1)]
        needed += [x + step for ends in cuts for x in ends for step in (-1.0, 1.0)]
        wanted = [self.at(f) for f in (0.008, 0.015, 0.025, 0.035, 0.05, *np.arange(0.07, 0.99, 0.03).tolist())]
        near = 0.012 * self.clay.length
        needed += [x for x in wanted if abs(x) > 0.46 * self.clay.length or min(abs(x - y) for y in needed) > near]
        return sorted({round(x, 3) for x in needed if -half <= x <= half}, reverse=True)

    def add_hull(self, troughs: Sequence[Trough] = (), doors: Sequence[Ends] = (), crown: float = 0.012) -> None:
        """Add the lower body, with what is let into it, and with holes where doors stand open."""
        xs = self.stations([*(trough.ends for trough in troughs), *doors])
        rings = [self._section(x, troughs, doors, crown) for x in xs]
        self.clay.add(SMOOTH_PAINT, skin(rings))

    def _section(self, x: float, troughs: Sequence[Trough], doors: Sequence[Ends], crown: float) -> list[Place]:
        low, high, wide = self.bottom(x), self.top(x), max(self.half_width(x), 1.0)
        sill = min(float(np.interp(x, self.bottom_line[:, 0], self.bottom_line[:, 1])), low)
        # an arch cuts the flank off and does not bend it: what lies below is gathered at its edge
        half = [(y * wide, max(sill + z * (high - sill), low + i * 0.5)) for i, (y, z) in enumerate(self.section)]
        trough = next((t for t in troughs if t.ends[0] < x < t.ends[1]), None)
        if trough:
            edge, floor = trough.width * wide, trough.floor
            half += [(edge, high), (edge * 0.99, floor), (edge * 0.7, floor), (edge * 0.5, floor)]
            half += [(edge * share, floor) for share in (0.35, 0.2)] + [(0.0, floor)]
        else:
            half += [(y * wide, z) for y, z in self._lid(high, max(high, self.wing(x)), crown)]
        is_open = trough is not None and any(back < x < front for back, front in doors)
        left, right = (
            self._opened(half, trough.floor) if trough and is_open and self.clay.pose.opens(side) else half
            for side in (1.0, -1.0)
        )
        whole = left + [(-y, z) for y, z in reversed(right[1:-1])]
        return [(x, y, z) for y, z in whole]

    @staticmethod
    def _opened(half: Sequence[tuple[float, float]], floor: float) -> list[tuple[float, float]]:
        """Take away what of a flank is over the floor: a door stood there."""
        return [(y, min(z, floor + 6.0 - 0.1 * i)) for i, (y, z) in enumerate(half)]


def _end_of(points: Floats, way: float) -> Floats:
    """Give the outline of one end by rising distance from the middle; it recedes all the way."""
    line = points[np.argsort(points[:, 1])]
    line[:, 0] = way * np.maximum.accumulate(way * line[::-1, 0])[::-1]
    return line
