"""Which lamps of the plan a view can afford, and how bright they come out: plain values, made from `LitLamp`s.

A graphics card lights every pixel by every lamp, so a row of lights - a tube, a tape - becomes a few, and only the
strongest stay; the rest is added to the light from the sky. Setting them on nodes is for `atmosphere`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from diorama_planner.model.record import RecordId
from diorama_planner.rendering.moods import Linear
from diorama_planner.rendering.screens import Screened, Screens
from diorama_planner.solids.staging import Bounds3, LitLamp

MOST_LAMPS, MOST_SHADOWS, MOST_OF_ONE = 10, 5, 3
"""How many lamps light in all, how many of those throw shadows, and how many stand for one record."""

CLEAR_MM = 2.5
"""A lamp is led so far out of its body along its beam, lest that shade it."""

WIDEST_DEG, NARROWEST_DEG = 172.0, 20.0
"""Whole angle of what shines to one side alike; and the least that a spot may have."""

PALER = 0.4
"""Share of white in the light of a coloured lamp. By eye."""

SHADED_DEG = 150.0
"""A beam that throws shadows is no wider than this: those of wider ones would be coarse."""

LEAKS = 0.04
"""A beam of which so much would shine through walls has to throw shadows, or is cut."""

NO_SCREENS = Screens()
DOWN = (0.0, 0.0, -1.0)

_EDGE = 0.02
"""Where a beam has become this weak is its edge."""


@dataclass(frozen=True, slots=True)
class Glowing:
    """A light of the view: where it is and whither, in plan mm, candela on its axis and how wide it is, whole angle.

    `colour` is linear sRGB of luminance 1; `cone_deg` of 360 shines all round.
    """

    record: RecordId
    at: tuple[float, float, float]
    axis: tuple[float, float, float]
    candela: float
    cone_deg: float
    colour: Linear
    shades: bool = False


def lights_of(
    lamps: Mapping[RecordId, Sequence[LitLamp]],
    screens: Screens = NO_SCREENS,
    most: int = MOST_LAMPS,
    shadows: int = MOST_SHADOWS,
) -> tuple[Glowing, ...]:
    """Choose the lights of a view: the strongest records first, each one's own before a second of another's.

    Those throw shadows first that would shine through `screens`. What still would then is cut to what is clear of
    them, or left out: no lamp is seen to shine through a wall.
    """
    found: list[tuple[int, float, Glowing]] = []
    leaks: dict[Glowing, Screened] = {}
    for record, row in sorted(lamps.items()):
        own, stopped = _screened(list(_of_record(record, row, MOST_OF_ONE)), screens)
        if len(own) > 1 and any(each.share > LEAKS for each in stopped):  # as one it can throw shadows
            own, stopped = _screened(list(_of_record(record, row, 1)), screens)
        together = sum(light.candela for light in own)
        found += [(number, -together, light) for number, light in enumerate(own)]
        leaks.update(zip(own, stopped, strict=True))
    found.sort(key=lambda each: (each[0] > 0, each[1]))
    chosen = [light for _, _, light in found[:most]]
    through = [light for light in chosen if leaks[light].share > LEAKS]
    alone = [
        each for each in chosen if each not in through and each.cone_deg < 360.0 and len(lamps[each.record]) == 1
    ]
    urgent = sorted(through, key=lambda each: -each.candela * leaks[each].share)
    shading = frozenset([*urgent, *sorted(alone, key=lambda each: -each.candela)][:shadows])
    return tuple(
        replace(each, shades=True, cone_deg=min(each.cone_deg, SHADED_DEG)) if each in shading else cut
        for each in chosen
        for cut in (_cut(each, leaks[each]) if each in through else each,)
        if each in shading or cut.cone_deg >= NARROWEST_DEG
    )


def _screened(lights: Sequence[Glowing], screens: Screens) -> tuple[list[Glowing], list[Screened]]:
    """Hold lights against walls; one that shines all round and through them is seen as one that shines down."""
    own, stopped = list(lights), [screens.before(each.at, each.axis, each.cone_deg) for each in lights]
    for number, light in enumerate(own):
        if light.cone_deg >= 360.0 and stopped[number].share > LEAKS:
            own[number] = replace(light, axis=DOWN, cone_deg=WIDEST_DEG)
            stopped[number] = screens.before(light.at, DOWN, WIDEST_DEG)
    return own, stopped


def _cut(light: Glowing, stopped: Screened) -> Glowing:
    return replace(light, cone_deg=min(light.cone_deg, 2.0 * stopped.clear_deg))


def _of_record(record: RecordId, row: Sequence[LitLamp], most: int) -> Iterable[Glowing]:
    """A lamp as it is, a long row as so many lights that give as much together."""
    lit = [lamp for lamp in row if lamp.share * lamp.beam.candela > 0.0]
    for group in np.array_split(np.arange(len(lit)), min(len(lit), most)) if lit else ():
        members = [lit[number] for number in group]
        weights = np.array([lamp.beam.candela * lamp.share for lamp in members])
        total = float(weights.sum())
        x, y, z = (np.array([lamp.beam.at for lamp in members]).T @ weights / total).tolist()
        way = np.array([lamp.beam.axis for lamp in members]).T @ weights
        ax, ay, az = (way / max(float(np.linalg.norm(way)), 1e-9)).tolist()
        place = (x + ax * CLEAR_MM, y + ay * CLEAR_MM, z + az * CLEAR_MM)
        yield Glowing(record, place, (ax, ay, az), total, cone_of(members[0].beam.spread), pale(members[0].colour))


def pale(colour: Linear) -> Linear:
    """A colour as dust and glass leave it: no light is so pure that what it falls on loses its own colour."""
    red, green, blue = ((1.0 - PALER) * part + PALER for part in colour)
    return red, green, blue


def cone_of(spread: float | None) -> float:
    """The whole angle of a beam cos^m, out to where it is hardly seen; 360 for one that shines all round."""
    if spread is None:
        return 360.0
    edge = 2.0 * math.degrees(math.acos(min(_EDGE ** (1.0 / max(spread, 1e-3)), 1.0)))
    return min(max(edge, NARROWEST_DEG), WIDEST_DEG)


def any_lit(lamps: Mapping[RecordId, Sequence[LitLamp]]) -> bool:
    """Tell whether any lamp shines."""
    return any(lamp.share * lamp.beam.candela > 0.0 for row in lamps.values() for lamp in row)


def metered_lx(lamps: Mapping[RecordId, Sequence[LitLamp]], bounds: Bounds3) -> float:
    """What all lamps, on or off, would give on average of all of the plan: the lens is set by that."""
    (left, front, _), (right, back, _) = bounds
    lumen = sum(lamp.beam.lumen for row in lamps.values() for lamp in row)
    return lumen / max((right - left) * (back - front) * 1e-6, 1e-6)


def spill(lamps: Mapping[RecordId, Sequence[LitLamp]], bounds: Bounds3) -> tuple[tuple[Linear, Linear], ...]:
    """What lamps add to the light from all round, by which way it comes: light that walls and ground throw back.

    Each is the way from the middle of the plan to the lamp, and its colour times its share of all light.
    """
    middle = np.array(bounds).mean(axis=0)
    total = sum(lamp.beam.lumen for row in lamps.values() for lamp in row)
    found = []
    for row in lamps.values():
        lit = sum(lamp.beam.lumen * lamp.share for lamp in row)
        if lit <= 0.0:
            continue
        way = np.array([lamp.beam.at for lamp in row]).mean(axis=0) - middle
        way /= max(float(np.linalg.norm(way)), 1e-9)
        red, green, blue = (part * lit / total for part in pale(row[0].colour))
        found.append(((float(way[0]), float(way[1]), float(way[2])), (red, green, blue)))
    return tuple(found)
