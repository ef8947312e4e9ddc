"""What stands in the light of lamps: walls, against which rays of a beam are held. Plain values, numpy only.

A light that throws no shadows shines through everything, so that a wall has to be minded before it is set: `lamps`
does so by what is told here. Things are left out: nobody minds what shines through a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from diorama_planner.model.record import BASE_ID, RecordId
from diorama_planner.optics.projection import Vectors
from diorama_planner.rendering.apertures import GOLDEN
from diorama_planner.solids.parts import Finish
from diorama_planner.solids.staging import Bounds3, SpaceChange, Staged

TALL_MM = 12.0
"""What is lower hides no lamp worth telling."""

MOST_TRIANGLES = 3000
"""A part of more of them is no wall."""

LEAST_MM2 = 12.0
"""A smaller triangle stops no light worth telling: wires, mouldings."""

LUCENT: frozenset[Finish] = frozenset({"glass", "emissive", "lamp", "foliage", "water", "resin"})
"""Finishes that let light through, or give it."""

NEAR_MM = 1.0
"""What is nearer to a lamp than this is what it sits on."""

RAYS = 96
FAR_MM = 400.0
"""A beam is followed so far, if it meets no ground before."""

BEYOND_MM = 15.0
"""So far behind a wall there has to be something of the plan that its light would fall on."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What walls stop of a beam that would light the plan behind them: its share, and the half angle that is clear.

    Within so many degrees of the axis nothing is stopped so.
    """

    share: float = 0.0
    clear_deg: float = 180.0


CLEAR = Screened()


class Screens:
    """Follows the plan, and holds beams against what stands there."""

    def __init__(self) -> None:
        self._of: dict[RecordId, Vectors] = {}
        self._bounds: Bounds3 = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))

    def apply(self, change: SpaceChange) -> bool:
        """Follow a change; say whether walls stand otherwise than before."""
        before = set() if change.is_anew else self._of.keys() & (change.removed | change.bodies.keys())
        self._bounds = change.bounds
        self._of = {} if change.is_anew else {each: self._of[each] for each in self._of.keys() - before}
        now = {name: _stands(staged) for name, staged in change.bodies.items() if name != BASE_ID}
        walls = {name: found for name, found in now.items() if len(found)}
        self._of |= walls
        return bool(before or walls)

    def before(self, at: tuple[float, float, float], axis: tuple[float, float, float], cone_deg: float) -> Screened:
        """Tell what stands in a beam from a place, of a whole angle."""
        if not self._of:
            return CLEAR
        place = np.array(at)
        cosines, rays = _beam(cone_deg)
        turned = rays @ _frame(np.array(axis))
        falling = np.minimum(turned[:, 2], -1e-9)
        ends = np.where(turned[:, 2] < 0.0, np.minimum(max(at[2], 0.0) / -falling, FAR_MM), FAR_MM)
        hits = first_hits(place, turned, np.concatenate(list(self._of.values())))
        behind = place + turned * np.minimum(hits + BEYOND_MM, FAR_MM)[:, None]
        low, high = np.array(self._bounds)
        is_plan = ((low[:2] <= behind[:, :2]) & (behind[:, :2] <= high[:2])).all(axis=1)
        stopped = (hits < ends - NEAR_MM) & is_plan
        if not stopped.any():
            return CLEAR
        weights = np.maximum(cosines, 0.0) + 0.05
        clear = float(np.degrees(np.arccos(np.clip(cosines[stopped].max(), -1.0, 1.0))))
        return Screened(float(weights[stopped].sum() / weights.sum()), clear)


def first_hits(place: Vectors, rays: Vectors, triangles: Vectors) -> NDArray[np.float64]:
    """How far rays (N, 3) from a place go until they meet one of the triangles (M, 3, 3); inf for those that do not.

    Source: Moeller and Trumbore, "Fast, minimum storage ray-triangle intersection", 1997.
    """
    origin = triangles[:, 0]
    one, other = triangles[:, 1] - origin, triangles[:, 2] - origin
    from_origin = place - origin
    across = np.cross(from_origin, one)
    along = (other * across).sum(axis=1)
    upright = np.cross(other, from_origin)
    normals = np.cross(one, other)
    # of all rays and triangles at once: det = -ray . normal, u = ray . (other x from_origin), v = ray . across
    with np.errstate(divide="ignore", invalid="ignore"):
        volume = -(rays @ normals.T)
        u, v, far = rays @ upright.T / volume, rays @ across.T / volume, along / volume
        inside = (u >= 0.0) & (v >= 0.0) & (u + v <= 1.0) & (far > NEAR_MM)
    return np.asarray(np.where(inside, far, np.inf).min(axis=1, initial=np.inf))


def _stands(staged: Staged) -> Vectors:
    """The triangles of an item's walls, (N, 3, 3)."""
    found = [np.empty((0, 3, 3))]
    for part in staged.parts:
        if part.finish in LUCENT or not 0 < len(part.mesh.triangles) <= MOST_TRIANGLES:
            continue
        corners = part.mesh.vertices[part.mesh.triangles]
        if np.ptp(corners[..., 2]) >= TALL_MM:
            normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
            found.append(corners[np.linalg.norm(normals, axis=1) >= 2.0 * LEAST_MM2])
    return np.concatenate(found)


@lru_cache(maxsize=16)
def _beam(cone_deg: float) -> tuple[NDArray[np.float64], Vectors]:
    """Rays that fill a cone about +x evenly, and the cosines of their angles to it."""
    count = np.arange(RAYS) + 0.5
    cosines = 1.0 - count / RAYS * (1.0 - np.cos(np.radians(cone_deg / 2.0)))
    turn = count * GOLDEN
    aside = np.sqrt(1.0 - cosines**2)
    return cosines, np.column_stack((cosines, aside * np.cos(turn), aside * np.sin(turn)))


def _frame(way: Vectors) -> Vectors:
    """Three unit vectors, the first along a way."""
    first = way / max(float(np.linalg.norm(way)), 1e-9)
    side = np.cross((0.0, 0.0, 1.0) if abs(first[2]) < 0.9 else (0.0, 1.0, 0.0), first)
    side /= np.linalg.norm(side)
    return np.stack((first, side, np.cross(first, side)))
