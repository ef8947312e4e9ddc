"""What grows out of a surface: fibres of static grass in tufts, instead of a mat.

A body is as large as a thing and can be printed; a lens near it sees single fibres. Pure numpy.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from diorama_planner.drawing.colours import mixed
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import Body, BodyPart

FIBRES = "fibres"
"""The texture of what has grown: see `surfaces`."""

MOST, PER_MM2, TUFT = 42_000, 5.0, 14
"""Fibres of a surface at most; for each square millimetre while that allows; and how many stand in a tuft."""
MAT_SHARE, LONG_MM = 0.35, 1.2
"""How much of its depth a mat keeps below its fibres; how long fibres are that lie on no mat."""
TUFT_MM, LEAN = 0.55, 0.55
"""How far fibres stand from the middle of their tuft, and how far their tips lie aside, by their length."""
DRY, SAP = "#b7a565", "#4c7a2a"
_TINTS = ((DRY, 0.12, 0.46), (DRY, 0.60, 0.20), (SAP, 0.45, 0.34))
"""Of what other colour, how much of it, and for which share of the fibres."""


def grown(part: BodyPart) -> Body:
    """Give what is to be shown for a part: itself, or for grass a thinner mat with fibres on it."""
    if part.texture != "grass":
        return (part,)
    mat, depth_mm = _thinner(part.mesh)
    roots, heights = _roots(mat, depth_mm or LONG_MM)
    random = np.random.default_rng(11)
    made, start = [replace(part, mesh=mat)], 0
    order = random.permutation(len(roots))
    for tint, share, among in _TINTS:
        end = start + round(among * len(roots))
        chosen = order[start:end]
        start = end
        if len(chosen):
            colour = mixed((part.colour, tint), (1 - share, share))
            mesh = _fibres(roots[chosen], heights[chosen], len(roots), mat, random)
            made.append(BodyPart(mesh, part.finish, colour, closed=False, texture=FIBRES))
    return tuple(made)


def _thinner(mesh: Mesh) -> tuple[Mesh, float]:
    """Lower the top of a slab (`solids.sheets.slab`); return how far. What is no slab stays as it is."""
    count, odd = divmod(len(mesh.vertices), 2)
    tops, floors = mesh.vertices[:count], mesh.vertices[count:]
    if odd or not count or not np.array_equal(tops[:, :2], floors[:, :2]):
        return mesh, 0.0
    depth = tops[:, 2] - floors[:, 2]
    lowered = np.column_stack((tops[:, :2], floors[:, 2] + depth * MAT_SHARE))
    return Mesh(np.concatenate((lowered, floors)), mesh.triangles), float(depth.mean() * (1 - MAT_SHARE))


def _roots(mat: Mesh, long_mm: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Scatter roots in tufts over what looks up; return places (N, 3) and how long each fibre is."""
    corners = mat.vertices[mat.triangles]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    areas = np.where(cross[:, 2] > 0, cross[:, 2] / 2, 0.0)
    total = float(areas.sum())
    if total <= 0:
        return np.empty((0, 3)), np.empty(0)
    random = np.random.default_rng(7)
    tufts = max(1, round(min(MOST, total * PER_MM2) / TUFT))
    shares = (np.arange(tufts) + random.random(tufts)) / tufts * total
    which = np.minimum(np.searchsorted(np.cumsum(areas), shares), len(areas) - 1)
    s, t = np.sqrt(random.random(tufts)), random.random(tufts)
    weights = np.stack((1 - s, s * (1 - t), s * t), axis=1)
    middles = np.einsum("nk,nkj->nj", weights, corners[which])
    vigour = 0.6 + 0.4 * random.random(tufts)
    spread = TUFT_MM * max(1.0, np.sqrt(total / tufts) / 2.5)
    aside = random.normal(0.0, spread, (tufts, TUFT, 2))
    places = np.repeat(middles[:, None], TUFT, axis=1)
    places[:, :, :2] += aside
    long = vigour[:, None] * (0.6 + 0.4 * random.random((tufts, TUFT))) * long_mm
    return places.reshape(-1, 3), long.ravel()


def _fibres(
    roots: NDArray[np.float64], heights: NDArray[np.float64], count: int, mat: Mesh, random: np.random.Generator
) -> Mesh:
    """Give each fibre a triangle from its root to its tip, wider where they are few."""
    low, high = mat.vertices.min(axis=0), mat.vertices.max(axis=0)
    sparse = np.sqrt(max(1.0, (high[0] - low[0]) * (high[1] - low[1]) * PER_MM2 / max(count, 1)))
    number = len(roots)
    turn = random.random(number) * 2 * np.pi
    wide = (0.045 + 0.04 * random.random(number)) * min(sparse, 3.0)
    across = np.column_stack((np.cos(turn) * wide, np.sin(turn) * wide, np.zeros(number)))
    lean = turn + np.pi / 2 + random.normal(0.0, 0.6, number)
    reach = heights * LEAN * random.random(number)
    tips = roots + np.column_stack((np.cos(lean) * reach, np.sin(lean) * reach, heights))
    feet = roots - np.array((0.0, 0.0, 0.05))
    vertices = np.stack((feet - across, feet + across, tips), axis=1).reshape(-1, 3)
    return Mesh(vertices, np.arange(3 * number, dtype=np.int32).reshape(-1, 3))
