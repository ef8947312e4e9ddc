"""Forms drawn over oval sections that follow a bent spine, and the part of a surface that a pattern covers.

What is grown rather than built: trunks, necks and legs of animals, and the patches of their hides. What has straight
edges is in `forms`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diorama_planner.solids.forms import Floats, Place, circle, skin
from diorama_planner.solids.mesh import Mesh


def eased(points: Sequence[Sequence[float]], steps: int = 3) -> Floats:
    """Draw a soft line through points of any dimension (Catmull, Rom 1974): so many rows from one to the next."""
    given = np.array(points, dtype=float)
    line = np.concatenate((2 * given[:1] - given[1:2], given, 2 * given[-1:] - given[-2:-1]))
    t = (np.arange(steps) / steps)[None, :, None]
    a, b, c, d = (line[i : len(line) - 3 + i, None] for i in range(4))
    rows = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return np.concatenate((rows.reshape(-1, given.shape[1]), given[-1:]))


def loft(
    spine: Sequence[Place],
    halves: Sequence[tuple[float, float]],
    sides: int = 12,
    square: float = 2.0,
    steps: int = 3,
) -> Mesh:
    """Give a body of oval sections along a spine that stays in a plane along x and z, softly bent between its points.

    Its ends are rounded, and reach so a little beyond the spine.

    Args:
        spine: the middles of the sections.
        halves: how far each section reaches in that plane, square to the spine, and along y.
        sides: corners of a section.
        square: 2 for ellipses, more for sections with fuller corners.
        steps: sections from one point of the spine to the next.
    """
    rows = eased([(*middle, *half) for middle, half in zip(spine, halves, strict=True)], steps)
    middles, reach = rows[:, :3], np.maximum(rows[:, 3:], 1e-3)
    ways = np.gradient(middles, axis=0)[:, [0, 2]]
    ways /= np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-12)
    over = np.column_stack((-ways[:, 1], np.zeros(len(ways)), ways[:, 0]))
    middles, reach, over = _ended(middles, reach, over)
    ring = circle(sides)
    ring = np.sign(ring) * np.abs(ring) ** (2.0 / square)
    aside = np.array((0.0, 1.0, 0.0))
    rings = middles[:, None] + (reach[:, :1] * over)[:, None] * ring[None, :, 1:]
    return skin(rings + (reach[:, 1:] * aside)[:, None] * ring[None, :, :1])


def _ended(middles: Floats, reach: Floats, over: Floats) -> tuple[Floats, Floats, Floats]:
    """Add sections before the first and after the last that shrink to a round end."""
    parts: list[tuple[Floats, Floats, Floats]] = [(middles, reach, over)]
    for end, beside in ((0, 1), (-1, -2)):
        out = middles[end] - middles[beside]
        out /= max(float(np.linalg.norm(out)), 1e-12)
        far = float(reach[end].min())
        for share, size in ((0.3, 0.88), (0.55, 0.55)):
            more = (middles[end] + out * far * share)[None], reach[end][None] * size, over[end][None]
            parts = [more, *parts] if end == 0 else [*parts, more]
    first, second, third = (np.concatenate(each) for each in zip(*parts, strict=True))
    return first, second, third


def covered(mesh: Mesh, values: Floats, lift: float) -> Mesh:
    """Give the part of a surface where a pattern is above nothing, lifted off it: open, with corners of its own.

    Args:
        mesh: a surface with shared corners.
        values: (N,) of its corners.
        lift: how far along the normals.
    """
    corners = mesh.vertices + lift * _normals(mesh)
    faces = mesh.triangles
    ins = values[faces] > 0
    count = ins.sum(axis=1)
    pieces = [corners[faces[count == 3]]]
    for wanted in (1, 2):
        some = faces[count == wanted]
        # the corner that is alone goes first
        alone = (ins if wanted == 1 else ~ins)[count == wanted].argmax(axis=1)
        turned = np.take_along_axis(some, (alone[:, None] + np.arange(3)) % 3, axis=1)
        a, b, c = (corners[turned[:, k]] for k in range(3))
        va, vb, vc = (values[turned[:, k]][:, None] for k in range(3))
        ab, ac = a + (b - a) * (va / (va - vb)), a + (c - a) * (va / (va - vc))
        quads = [(a, ab, ac)] if wanted == 1 else [(ab, b, c), (ab, c, ac)]
        pieces.extend(np.stack(quad, axis=1) for quad in quads)
    found = np.concatenate(pieces)
    return Mesh(found.reshape(-1, 3), np.arange(len(found) * 3, dtype=np.int32).reshape(-1, 3))


def _normals(mesh: Mesh) -> Floats:
    a, b, c = (mesh.vertices[mesh.triangles[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    normals = np.zeros_like(mesh.vertices)
    for k in range(3):
        np.add.at(normals, mesh.triangles[:, k], across)
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12))
