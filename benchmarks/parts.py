"""Reference sets of irregular parts - blobs, crescents, rings, walls with notches - the same for a seed."""

from __future__ import annotations

import math

import numpy as np

from diorama_planner.geometry.region import Region, difference, polygon_region, rect_region, union_all
from diorama_planner.takeoff.nesting import Part

SEED = 1
SHEET_MM = (1200.0, 600.0)


def reference_parts(count: int, seed: int = SEED) -> list[Part]:
    """Give so many parts, a quarter of them of each sort; 60 of them are about 1.7 sheets of 1200 x 600 mm."""
    random = np.random.default_rng(seed)
    makers = (_blob, _crescent, _ring, _wall)
    regions = [makers[number % len(makers)](random) for number in range(count)]
    return [Part(f"part-{number}", f"Part {number}", "", "xps", region) for number, region in enumerate(regions)]


def _blob(random: np.random.Generator) -> Region:
    """A closed contour line: a circle with some waves."""
    return polygon_region(_wavy(random, random.uniform(60.0, 140.0), 40))


def _wavy(random: np.random.Generator, radius: float, steps: int) -> list[tuple[float, float]]:
    angles = np.arange(steps) * (math.tau / steps)
    waves = sum(random.uniform(0.0, 0.12) * np.cos(k * angles + random.uniform(0.0, math.tau)) for k in (2, 3, 4))
    radii = radius * (1.0 + waves)
    return [(float(r * math.cos(a)), float(r * math.sin(a) * 0.8)) for r, a in zip(radii, angles, strict=True)]


def _crescent(random: np.random.Generator) -> Region:
    """A circle less another one: what is left of a slice round a pond."""
    radius, share = random.uniform(70.0, 135.0), random.uniform(0.65, 0.85)
    whole, bite = _wavy(random, radius, 36), _wavy(random, radius * share, 36)
    moved = [(x + radius * random.uniform(0.35, 0.6), y) for x, y in bite]
    left = difference(polygon_region(whole), polygon_region(moved))
    return max((polygon_region(outer, holes) for outer, holes in left.polygons()), key=lambda part: part.area)


def _ring(random: np.random.Generator) -> Region:
    """A slice that is cut as a ring to save foam."""
    outer = _wavy(random, random.uniform(70.0, 135.0), 40)
    return polygon_region(outer, [[(x * 0.55, y * 0.55) for x, y in outer]])


def _wall(random: np.random.Generator) -> Region:
    """A wall with windows and a door that reaches down to its foot."""
    length, height = random.uniform(140.0, 400.0), random.uniform(55.0, 120.0)
    door = random.uniform(10.0, length - 40.0)
    cuts = [rect_region(door, 0.0, door + 18.0, 36.0)]
    for number in range(int(length // 60.0)):
        x = 10.0 + number * 55.0
        if abs(x - door) > 30.0 and x + 22.0 < length:
            cuts.append(rect_region(x, height * 0.45, x + 22.0, height * 0.8))
    return difference(rect_region(0.0, 0.0, length, height), union_all(cuts))
