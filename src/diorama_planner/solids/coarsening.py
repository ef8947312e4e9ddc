"""Bodies with fewer triangles, for whoever sees them from farther off: the same parts, colours and size.

Surfaces lose what no eye could tell from there (`collapse`), rods stay rods, and what is smaller than may be lost
goes. Leaves and other flakes, of which only their many together are seen, become fewer and larger. How coarse a body
may be is for whoever shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import GeometryError
from diorama_planner.solids.booleans import simplified
from diorama_planner.solids.collapse import Collapsing, Floats, Numbers
from diorama_planner.solids.decimation import joined
from diorama_planner.solids.mesh import Mesh, empty_mesh, merge
from diorama_planner.solids.parts import SHARP, Body
from diorama_planner.solids.sheets import compact

DEVIATIONS = (1 / 900, 1 / 300, 1 / 110, 1 / 40, 1 / 16, 1 / 7)
"""How far the surfaces of ever coarser bodies are from those of the first, by its longest side."""

MANY_FLAKES = 40
"""An open part of so many pieces is seen as their sum."""
FLAKE = 7.0
"""How large a flake is at least, by what may be lost."""
CRUMB = 2.5
"""Pieces smaller than so many times what may be lost go: by the root of the longer two sides of their boxes."""
ROD, SLENDER, LONG = 4.0, 4.0, 12.0
"""A rod no thicker than so many times what may be lost is left as it is: it would become a line. What is so many
times as long as thick is a rod, if it is so many times as long as what may be lost."""
OFF = 0.1
"""A form whose box is off by a larger share of its longest side is none of that body."""
ROUNDED_DEG = 50.0
"""Faces of a coarse part that meet at less are shaded as one, for there are fewer to bend a surface."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What of a part counts for how it is made coarser; forms of the same mesh are equal."""

    mesh: Mesh
    is_closed: bool
    is_beyond: bool
    is_drawn_on: bool


_Level: TypeAlias = tuple[Mesh, ...]


def coarser(body: Body) -> tuple[Body, ...]:
    """Give bodies of ever fewer triangles, one for each of `DEVIATIONS`; their boxes are that of the body.

    Parts that have nothing left are missing; one that wears a drawing stays as it is. Bodies of the same meshes get
    the same meshes, whatever their colours.
    """
    levels = _levels(tuple(_Form(each.mesh, each.closed, each.beyond, each.decal is not None) for each in body))
    rounded = [max(part.smooth_deg, ROUNDED_DEG) if part.smooth_deg > SHARP else part.smooth_deg for part in body]
    return tuple(
        tuple(
            replace(part, mesh=mesh, smooth_deg=degrees)
            for part, mesh, degrees in zip(body, level, rounded, strict=True)
            if len(mesh.triangles)
        )
        for level in levels
    )


@lru_cache(maxsize=128)
def _levels(forms: tuple[_Form, ...]) -> tuple[_Level, ...]:
    """Give the meshes of all parts at every deviation."""
    box = np.array(merge([form.mesh for form in forms if not form.is_beyond]).bounds)
    longest = float((box[1] - box[0]).max()) or 1.0
    whole = [_joined(form.mesh) for form in forms]
    flaky = {n for n, form in enumerate(forms) if not form.is_closed and _count(whole[n]) >= MANY_FLAKES}
    fixed = {n for n, form in enumerate(forms) if form.is_drawn_on or not len(whole[n].triangles)}
    solid = [n for n in range(len(forms)) if n not in flaky | fixed]
    cleared = [_cleared(whole[n], forms[n].is_closed, longest) for n in solid]
    shrinking = _Shrinking(cleared, [forms[n].is_beyond for n in solid], box)
    levels: list[_Level] = [tuple(form.mesh for form in forms)]
    for deviation in DEVIATIONS:
        lost = deviation * longest
        meshes = dict(zip(solid, shrinking.thinned(lost), strict=True))
        meshes |= {n: _fewer(whole[n], FLAKE * lost) for n in flaky - fixed}
        made = [meshes.get(n, form.mesh) for n, form in enumerate(forms)]
        levels.append(_fitted(made, [form.is_beyond for form in forms], box) or levels[-1])
    return tuple(levels[1:])


def _joined(mesh: Mesh) -> Mesh:
    return joined(mesh.vertices, mesh.triangles.astype(np.int64)) if len(mesh.triangles) else mesh


def _cleared(mesh: Mesh, is_closed: bool, longest: float) -> Mesh:
    """Take away of a closed part, quickly, what is finer than any coarser form."""
    if not is_closed:
        return mesh
    try:
        thin = simplified(mesh, DEVIATIONS[0] * longest)
    except GeometryError:
        return mesh
    return thin if len(thin.triangles) else mesh


class _Shrinking:
    """Parts that lose triangles together, held where they touch the box of what counts for the size."""

    def __init__(self, meshes: Sequence[Mesh], is_beyond: Sequence[bool], box: Floats) -> None:
        whole = merge(meshes)
        labels = np.concatenate([np.full(len(mesh.triangles), n) for n, mesh in enumerate([*meshes, empty_mesh()])])
        self._count = len(meshes)
        self._mesh = Collapsing(whole.vertices, whole.triangles.astype(np.int64), labels)
        self._mesh.hold(box)
        self._piece = _pieces(whole)
        self._ends = np.zeros(int(self._piece.max(initial=-1)) + 1, bool)
        part = np.repeat(np.arange(len(meshes)), [len(mesh.vertices) for mesh in meshes])
        counts = ~np.array(is_beyond, bool)[part] if len(part) else np.empty(0, bool)
        self._ends[_outermost(whole.vertices, self._piece, counts)] = True
        thick, long = _rods(whole.vertices, self._piece)
        self._thick, self._long = thick[self._piece], long[self._piece]

    def thinned(self, lost: float) -> list[Mesh]:
        """Give the parts with so much lost, without pieces that are too small to be seen."""
        self._mesh.fix((self._thick <= ROD * lost) & (self._long >= LONG * lost))
        self._mesh.thin(lost)
        faces = self._mesh.faces
        stays = self._ends | (self._sizes() >= CRUMB * lost)
        is_left = stays[self._piece[faces[:, 0]]]
        parts = (faces[is_left & (self._mesh.labels == number)] for number in range(self._count))
        return [compact(Mesh(self._mesh.corners, each.astype(np.int32))) for each in parts]

    def _sizes(self) -> Floats:
        """Give the root of the longer two sides of the box of each piece."""
        used = self._mesh.faces.ravel()
        low, high = _boxes(self._mesh.corners[used], self._piece[used])
        sides = np.sort(np.where(high >= low, high - low, 0.0), axis=1)
        sizes = np.zeros(len(self._ends))
        sizes[: len(sides)] = np.sqrt(np.maximum(sides[:, 1] * sides[:, 2], 0.0))
        return sizes


def _outermost(corners: Floats, piece: Numbers, counts: NDArray[np.bool_]) -> Numbers:
    """Give the pieces that reach farthest along each axis, one for each end, of those that count."""
    places, numbers = corners[counts], piece[counts]
    if not len(places):
        return numbers
    return np.concatenate((numbers[places.argmin(axis=0)], numbers[places.argmax(axis=0)]))


def _pieces(mesh: Mesh) -> Numbers:
    """Number the pieces that hang together: one number for each corner."""
    label = np.arange(len(mesh.vertices))
    while True:
        least = label[mesh.triangles].min(axis=1)
        lower = label.copy()
        for side in range(3):
            np.minimum.at(lower, mesh.triangles[:, side], least)
        lower = lower[lower]
        if np.array_equal(lower, label):
            return np.asarray(np.unique(label, return_inverse=True)[1])
        label = lower


def _count(mesh: Mesh) -> int:
    return int(_pieces(mesh).max(initial=-1)) + 1


def _boxes(corners: Floats, piece: Numbers) -> tuple[Floats, Floats]:
    """Give the boxes of pieces: least and greatest corners, (N, 3) each; endless where there is none."""
    low = np.full((int(piece.max(initial=-1)) + 1, 3), np.inf)
    high = -low
    np.minimum.at(low, piece, corners)
    np.maximum.at(high, piece, corners)
    return low, high


def _rods(corners: Floats, piece: Numbers) -> tuple[Floats, Floats]:
    """Give how thick and how long each piece is that is a rod; infinitely thick what is none."""
    count = np.maximum(np.bincount(piece), 1)
    mean = np.column_stack([np.bincount(piece, corners[:, axis]) / count for axis in range(3)])
    away = corners - mean[piece]
    spread = np.empty((len(count), 3, 3))
    for row in range(3):
        for column in range(3):
            spread[:, row, column] = np.bincount(piece, away[:, row] * away[:, column]) / count
    _, second, first = np.sqrt(np.maximum(np.linalg.eigvalsh(spread), 0.0)).T
    # corners are on its skin: across they spread by its radius over the root of 2, along it by up to half its length
    return np.where(first >= SLENDER * second, second * 8.0**0.5, np.inf), 2.0 * first


def _fewer(mesh: Mesh, least: float) -> Mesh:
    """Keep some of many flakes, the larger the fewer there are, so that they cover as much as all did.

    Source: Cook, Halstead, Planck and Ryu, Stochastic simplification of aggregate detail, 2007.
    """
    piece = _pieces(mesh)
    low, high = _boxes(mesh.vertices, piece)
    count, size = len(low), float(np.linalg.norm(high - low, axis=1).mean())
    kept = max(1, round(count * min(1.0, size / least) ** 2))
    if kept >= count:
        return mesh
    is_kept = np.zeros(count, bool)
    is_kept[np.random.default_rng(count).permutation(count)[:kept]] = True
    middles = ((low + high) / 2)[piece]
    grown = middles + (mesh.vertices - middles) * (count / kept) ** 0.5
    within = np.clip(grown, mesh.vertices.min(axis=0), mesh.vertices.max(axis=0))
    return compact(Mesh(within, mesh.triangles[is_kept[piece[mesh.triangles[:, 0]]]]))


def _fitted(meshes: Sequence[Mesh], is_beyond: Sequence[bool], box: Floats) -> _Level | None:
    """Bring meshes together to a box, by the little that they are off; None if that is much."""
    inside = merge([mesh for mesh, out in zip(meshes, is_beyond, strict=True) if not out])
    if not len(inside.triangles):
        return None
    found = np.array(inside.bounds)
    if np.abs(found - box).max() > OFF * (box[1] - box[0]).max():
        return None
    size = found[1] - found[0]
    factor = np.where(size > 0.0, (box[1] - box[0]) / np.where(size > 0.0, size, 1.0), 1.0)
    return tuple(Mesh((mesh.vertices - found[0]) * factor + box[0], mesh.triangles) for mesh in meshes)
