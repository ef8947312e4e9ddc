"""Meshes with fewer triangles by drawing edges together, those first whose loss shows least.

How far a corner may move is measured against the planes of all triangles that it stands for. Many edges that are far
enough from each other go at a time, so that numpy does the work. Source: Garland and Heckbert, Surface simplification
using quadric error metrics, 1997. What is made of whole bodies is for `coarsening`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diorama_planner.solids.sheets import is_sound

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

MOST_ROUNDS = 60
_FEW = 0.004
"""A round that draws together no more of all triangles than this is the last."""
_UPRIGHT = 0.2
"""Cosine of how far a triangle may turn when a corner of it moves."""
_NEAR = 1e-6
"""Shares of its longest side within which a corner touches a box."""
_LOOSE = 1e-3
"""How strongly, by its planes, a corner is held in the middle of its edge, where planes leave it free."""


class Collapsing:
    """A mesh that loses triangles.

    Attributes:
        corners: (N, 3), also those that no triangle uses any more.
        faces: (M, 3) numbers of corners.
        labels: (M,) what each triangle belongs to; those of different labels must share no corner.
    """

    def __init__(self, corners: Floats, faces: Numbers, labels: Numbers) -> None:
        self.corners, self.faces, self.labels = corners.copy(), faces, labels
        self._planes = _plane_sums(corners, faces)
        self._kept = np.empty(0, np.int64)
        self._is_fixed = np.zeros(len(corners), bool)

    def fix(self, which: NDArray[np.bool_]) -> None:
        """Let these corners stay where they are from now on."""
        self._is_fixed |= which

    def thin(self, deviation: float) -> None:
        """Draw edges together as long as no corner leaves the planes that it stands for by more, in the mean."""
        self._kept = self._kept[:0]
        for _ in range(MOST_ROUNDS):
            before = len(self.faces)
            if not before or not self._round(deviation) or before - len(self.faces) <= _FEW * before:
                return

    def hold(self, bounds: Floats) -> None:
        """Let what touches a box, given by its least and greatest corner, go on touching it."""
        reach = _NEAR * float((bounds[1] - bounds[0]).max())
        for axis in range(3):
            for end in bounds[:, axis]:
                plane = np.append(np.eye(3)[axis], -end)
                at_end = np.abs(self.corners[:, axis] - end) <= reach
                weight = np.trace(self._planes[at_end][:, :3, :3], axis1=1, axis2=2)
                self._planes[at_end] += weight[:, None, None] * np.outer(plane, plane)

    def _round(self, deviation: float) -> bool:
        """Draw together what may be at once; say whether there was anything."""
        keys = _edge_keys(self.faces, len(self.corners))
        keys = keys[~np.isin(keys, self._kept)] if len(self._kept) else keys
        edges = np.stack(np.divmod(keys, len(self.corners)), axis=1)
        is_free = ~self._is_fixed[edges].any(axis=1)
        edges, keys = edges[is_free], keys[is_free]
        places, errors = self._meetings(edges)
        is_small = errors <= deviation * deviation
        edges, keys, places = edges[is_small], keys[is_small], places[is_small]
        chosen = self._apart(edges, errors[is_small])
        edges, keys, places = edges[chosen], keys[chosen], places[chosen]
        if not len(edges):
            return False
        harms = self._turning(edges, places) | self._tearing(edges)
        self._kept = np.concatenate((self._kept, keys[harms]))
        self._draw(edges[~harms], places[~harms])
        return True

    def _meetings(self, edges: Numbers) -> tuple[Floats, Floats]:
        """Give where the planes around both ends of each edge meet best, and the mean square of how far they are."""
        sums = self._planes[edges[:, 0]] + self._planes[edges[:, 1]]
        middles = self.corners[edges].mean(axis=1)
        square, aside = sums[:, :3, :3], sums[:, :3, 3]
        weight = np.trace(square, axis1=1, axis2=2)  # normals are of length one: the sum of the angles
        hold = _LOOSE * weight[:, None, None] * np.eye(3) + 1e-12 * np.eye(3)
        away = -aside - np.einsum("nij,nj->ni", square, middles)
        places = middles + np.linalg.solve(square + hold, away[:, :, None])[:, :, 0]
        whole = np.concatenate((places, np.ones((len(places), 1))), axis=1)
        far = np.einsum("ni,nij,nj->n", whole, sums, whole)
        return places, np.maximum(far, 0.0) / np.maximum(weight, 1e-12)

    def _apart(self, edges: Numbers, errors: Floats) -> NDArray[np.bool_]:
        """Choose edges, the least errors first, of which no two touch the same triangle."""
        count = len(edges)
        ranks = np.empty(count, np.int64)
        ranks[np.argsort(errors, kind="stable")] = np.arange(count)
        best = np.full(len(self.corners), count)
        np.minimum.at(best, edges[:, 0], ranks)
        np.minimum.at(best, edges[:, 1], ranks)
        around = best[self.faces].min(axis=1)
        least = np.full(len(self.corners), count)
        for side in range(3):
            np.minimum.at(least, self.faces[:, side], around)
        return np.asarray((least[edges] == ranks[:, None]).all(axis=1))

    def _turning(self, edges: Numbers, places: Floats) -> NDArray[np.bool_]:
        """Say which edges would turn a triangle over."""
        mover = np.full(len(self.corners), -1)
        mover[edges] = np.arange(len(edges))[:, None]
        moved = self.corners.copy()
        moved[edges] = places[:, None]
        by = mover[self.faces]
        touched = by.max(axis=1)
        stays = (touched >= 0) & ((by >= 0).sum(axis=1) == 1)
        faces, touched = self.faces[stays], touched[stays]
        before, after = _normals(self.corners[faces]), _normals(moved[faces])
        cosines = np.einsum("ni,ni->n", before, after)
        lengths = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
        turns = np.zeros(len(edges), bool)
        turns[touched[cosines <= _UPRIGHT * lengths]] = True
        return turns

    def _tearing(self, edges: Numbers) -> NDArray[np.bool_]:
        """Say which edges would close a hole or make a rod a line: corners near both ends must lie in faces at it.

        Source: Dey, Edelsbrunner, Guha and Nekhayev, Topology preserving edge contraction, 1999 (the link condition).
        """
        count = len(self.corners)
        mover = np.full(count, -1)
        mover[edges] = np.arange(len(edges))[:, None]
        by = mover[self.faces]
        starts, ends = self.faces.T.ravel(), np.roll(self.faces, -1, axis=1).T.ravel()
        ways = np.concatenate((starts * count + ends, ends * count + starts))
        start, end = np.divmod(np.unique(ways[mover[ways // count] >= 0]), count)
        beside, times = np.unique(mover[start] * count + end, return_counts=True)
        common = np.bincount(beside[times == 2] // count, minlength=len(edges))
        at_edge = by.max(axis=1)[(by >= 0).sum(axis=1) == 2]
        return np.asarray(common != np.bincount(at_edge, minlength=len(edges)))

    def _draw(self, edges: Numbers, places: Floats) -> None:
        kept, gone = edges.T
        self.corners[kept] = places
        self._planes[kept] += self._planes[gone]
        number = np.arange(len(self.corners))
        number[gone] = kept
        faces = number[self.faces]
        is_left = is_sound(faces)
        self.faces, self.labels = faces[is_left], self.labels[is_left]


def _normals(places: Floats) -> Floats:
    return np.asarray(np.cross(places[:, 1] - places[:, 0], places[:, 2] - places[:, 0]))


def _edge_keys(faces: Numbers, count: int) -> Numbers:
    """Give each edge once, as the lower number of its corners times `count` plus the higher one."""
    ends = np.sort(np.concatenate((faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]])), axis=1)
    return np.unique(ends[:, 0] * count + ends[:, 1])


def _plane_sums(corners: Floats, faces: Numbers) -> Floats:
    """Give for each corner the sum of the squares of the planes around it, (N, 4, 4), weighed by angles.

    A thin edge so counts as much as the large faces beside it. Along an open edge stands a plane across it too, so
    that the edge stays where it is.
    """
    places = corners[faces]
    normals = _normals(places)
    units = normals / np.maximum(np.linalg.norm(normals, axis=1), 1e-12)[:, None]
    owners, planes = faces.T.ravel(), np.tile(_planes(units, places[:, 0]), (3, 1))
    starts, ends = owners, np.roll(faces, -1, axis=1).T.ravel()
    count = len(corners)
    is_open = ~np.isin(starts * count + ends, ends * count + starts)
    rim = corners[ends[is_open]] - corners[starts[is_open]]
    across = np.cross(rim, np.tile(units, (3, 1))[is_open])
    long = np.linalg.norm(rim, axis=1)
    upright = _planes(across / np.maximum(long, 1e-12)[:, None], corners[starts[is_open]])
    owners = np.concatenate((owners, starts[is_open], ends[is_open]))
    planes = np.concatenate((planes, upright, upright))
    weights = np.concatenate((_angles(places).T.ravel(), np.full(2 * len(upright), np.pi / 2)))
    sums = np.empty((count, 4, 4))
    for row in range(4):
        for column in range(4):
            sums[:, row, column] = np.bincount(owners, weights * planes[:, row] * planes[:, column], count)
    return sums


def _angles(places: Floats) -> Floats:
    """Give the angles of triangles at their corners, (M, 3)."""
    ways = np.roll(places, -1, axis=1) - places
    ways /= np.maximum(np.linalg.norm(ways, axis=2, keepdims=True), 1e-12)
    cosines = -np.einsum("nij,nij->ni", ways, np.roll(ways, 1, axis=1))
    return np.asarray(np.arccos(np.clip(cosines, -1.0, 1.0)))


def _planes(units: Floats, through: Floats) -> Floats:
    return np.column_stack((units, -np.einsum("ni,ni->n", units, through)))
