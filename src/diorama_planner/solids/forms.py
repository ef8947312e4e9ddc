"""Simple closed forms that bodies are put together from: blocks, prisms, turned and lofted forms, limbs, shells.

Each returns a closed mesh with its faces outwards, whichever way round its points were given. What they are the form
of is decided elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from diorama_planner.geometry.region import convex_hull, polygon_region
from diorama_planner.geometry.triangles import triangulate
from diorama_planner.solids.mesh import Mesh, empty_mesh

Floats: TypeAlias = NDArray[np.float64]
Axis: TypeAlias = Literal["x", "y", "z"]
Place: TypeAlias = tuple[float, float, float]
Corners: TypeAlias = Sequence[tuple[float, float]]
AXES: dict[str, tuple[int, int, int]] = {"x": (2, 0, 1), "y": (1, 2, 0), "z": (0, 1, 2)}
"""Which coordinate of a form made about z becomes x, y and z: turns all, so that outsides stay outside."""

BLOCK_FACES = np.array(
    [0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7],
    dtype=np.int32,
).reshape(-1, 3)


def outwards(mesh: Mesh) -> Mesh:
    """Return a closed mesh whose faces look outwards."""
    # the sign of the volume, as `mesh.volume` sums it, written out: most forms are so small that calls weigh more
    (ax, bx, cx), (ay, by, cy), (az, bz, cz) = (mesh.vertices - mesh.vertices[0]).T[:, mesh.triangles.T]
    signed = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)
    return mesh if signed.sum() >= 0 else Mesh(mesh.vertices, mesh.triangles[:, ::-1])


def block(low: Place, high: Place) -> Mesh:
    """Give an upright box between two opposite corners."""
    return hexahedron(
        [(low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])],
        low[2],
        [(low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])],
        high[2],
    )


def hexahedron(base: Corners, low: float, top: Corners, high: float) -> Mesh:
    """Give the body between a four-cornered base and a four-cornered top: a box, a frustum, a slanted post."""
    corners = [(x, y, low) for x, y in base] + [(x, y, high) for x, y in top]
    return outwards(Mesh(np.array(corners, dtype=float), BLOCK_FACES))


def along(mesh: Mesh, axis: Axis) -> Mesh:
    """Lay a form that was made about z along another axis; its x and y become y and z, or z and x."""
    if axis == "z":
        return mesh
    return Mesh(mesh.vertices[:, list(AXES[axis])], mesh.triangles)


def prism(ring: ArrayLike, low: float, high: float) -> Mesh:
    """Sweep a ring of (x, y) points up from one height to another; one that crosses itself counts as its hull."""
    points = np.asarray(ring, dtype=float)
    points = points[np.abs(points - np.roll(points, 1, axis=0)).max(axis=1) > 1e-6]
    count = len(points)
    if is_convex(points):
        numbers = np.arange(1, count - 1)
        faces = np.column_stack((np.zeros(count - 2, dtype=int), numbers, numbers + 1))
    else:
        points, faces = _filled(points)
        count = len(points)
    if not count:
        return empty_mesh()
    before = np.arange(count)
    after = np.roll(before, -1)
    sides = np.concatenate(
        (np.column_stack((before, after, after + count)), np.column_stack((before, after + count, before + count)))
    )
    levels = np.repeat((low, high), count)
    vertices = np.column_stack((np.tile(points, (2, 1)), levels))
    return outwards(Mesh(vertices, np.concatenate((faces[:, ::-1], faces + count, sides)).astype(np.int32)))


def side_prism(profile: ArrayLike, left: float, right: float) -> Mesh:
    """Sweep a ring of (x, z) points - a side view - from one y to another."""
    mesh = prism(np.asarray(profile, dtype=float), left, right)
    return outwards(Mesh(mesh.vertices[:, [0, 2, 1]], mesh.triangles))


def end_prism(profile: ArrayLike, back: float, front: float) -> Mesh:
    """Sweep a ring of (y, z) points - a view from the end - from one x to another."""
    return along(prism(profile, back, front), "x")


def is_convex(points: Floats) -> bool:
    """Say whether a ring turns one way only, and once."""
    sides = np.roll(points, -1, axis=0) - points
    after = np.roll(sides, -1, axis=0)
    turns = sides[:, 0] * after[:, 1] - sides[:, 1] * after[:, 0]
    if not (np.all(turns >= 0) or np.all(turns <= 0)):
        return False
    angles = np.arctan2(turns, (sides * after).sum(axis=1))
    return abs(abs(float(angles.sum())) - 2 * math.pi) < 0.1


def _filled(points: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """Return the points of a ring that is not convex, as its triangles number them."""
    region = polygon_region(points)
    corners, faces = triangulate(region)
    if len(corners) != len(points) or len(faces) != len(points) - 2:
        corners, faces = triangulate(convex_hull(region))
    return np.asarray(corners), faces.astype(np.int64)


def skin(rings: ArrayLike) -> Mesh:
    """Draw a skin over rings of equally many points and close both ends by fans from their middles.

    Args:
        rings: (K, N, 3), one ring after the other. An end ring that has shrunk to one point becomes a tip.
    """
    stack = np.asarray(rings, dtype=float)
    first = 1 if _is_point(stack[0]) else 0
    last = len(stack) - 1 if _is_point(stack[-1]) else len(stack)
    body = stack[first:last]
    ends = stack[[0, -1]].mean(axis=1)
    return outwards(Mesh(np.concatenate((body.reshape(-1, 3), ends)), _skin_faces(*body.shape[:2])))


@lru_cache(maxsize=256)
def _skin_faces(levels: int, count: int) -> NDArray[np.int32]:
    """Return the triangles of a skin over rings, whose last two corners are the middles of its ends."""
    before = np.arange(count)
    after = np.roll(before, -1)
    steps = np.arange(levels - 1)[:, None] * count
    a, b, high = (steps + before).ravel(), (steps + after).ravel(), (levels - 1) * count
    middle = np.full(count, levels * count)
    return np.concatenate(
        (
            np.column_stack((a, b, b + count)),
            np.column_stack((a, b + count, a + count)),
            np.column_stack((after, before, middle)),
            np.column_stack((before + high, after + high, middle + 1)),
        )
    ).astype(np.int32)


def _is_point(ring: Floats) -> bool:
    return bool(np.ptp(ring, axis=0).max() < 1e-9)


@cache
def circle(sides: int) -> Floats:
    """Give the corners of a regular polygon on the unit circle, the first at half a side from +x."""
    angles = 2 * math.pi * (np.arange(sides) + 0.5) / sides
    # corners at half a side put flats, not tips, on the axes; dividing brings the flats out to the circle
    ring = np.column_stack((np.cos(angles), np.sin(angles)))
    return np.asarray(ring / np.abs(ring).max() if sides % 4 == 0 else ring)


def turned(profile: Sequence[tuple[float, float]], sides: int = 20, at: Place = (0, 0, 0), axis: Axis = "z") -> Mesh:
    """Turn a profile of (radius, height) on a lathe, from the bottom up; radius 0 makes a tip."""
    ring = circle(sides)
    rings = np.array([np.column_stack((ring * r, np.full(sides, z))) for r, z in profile])
    mesh = along(skin(rings), axis)
    return Mesh(mesh.vertices + np.array(at, dtype=float), mesh.triangles)


def rod(start: Place, end: Place, radius: float, end_radius: float | None = None, sides: int = 8) -> Mesh:
    """Give a round rod from one place to another, thinner or thicker at the end."""
    return limb((start, end), (radius, radius if end_radius is None else end_radius), sides)


def limb(path: Sequence[Place], radii: Sequence[float], sides: int = 8, flat: float = 1.0) -> Mesh:
    """Give a round limb along a path with a radius at each of its points; `flat` squashes it sideways."""
    spine = np.array(path, dtype=float)
    ways = np.gradient(spine, axis=0)
    ways /= np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-12)
    # sideways is square to that axis along which the limb never runs, so that it does not twist
    least = np.abs(ways).max(axis=0) + np.array((0.0, 0.0, -0.15))
    across = np.cross(np.eye(3)[int(least.argmin())], ways)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-12)
    over = np.cross(ways, across)
    ring = circle(sides)
    reach = np.array(radii, dtype=float)[:, None, None]
    rings = spine[:, None] + reach * (
        across[:, None] * (ring[None, :, :1] * flat) + over[:, None] * ring[None, :, 1:]
    )
    return skin(rings)


def bars(lines: Sequence[tuple[Place, Place]], radius: float, sides: int = 6) -> Mesh:
    """Give many round rods of one thickness as one mesh, as a lattice has them."""
    ends = np.array(lines, dtype=float).reshape(-1, 2, 3)
    reach = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1)
    ends = ends[reach > 0]  # what has no length is no rod
    ways = (ends[:, 1] - ends[:, 0]) / reach[reach > 0, None]
    across = np.cross(np.eye(3)[np.abs(ways).argmin(axis=1)], ways)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    ring = circle(sides) * radius
    round_it = across[:, None] * ring[:, :1] + np.cross(ways, across)[:, None] * ring[:, 1:]
    corners = np.concatenate((ends[:, :1] + round_it, ends[:, 1:] + round_it, ends), axis=1)
    steps = np.arange(len(ends))[:, None, None] * (2 * sides + 2)
    faces = _skin_faces(2, sides)[None] + steps
    return Mesh(corners.reshape(-1, 3), faces.reshape(-1, 3).astype(np.int32))


def ball(at: Place, radii: Place, sides: int = 12, levels: int = 6) -> Mesh:
    """Give an ellipsoid by its half axes."""
    angles = np.linspace(-math.pi / 2, math.pi / 2, levels + 1)
    profile = [(max(math.cos(a), 0.0) if 0 < i < levels else 0.0, math.sin(a)) for i, a in enumerate(angles)]
    mesh = turned(profile, sides)
    return Mesh(mesh.vertices * np.array(radii, dtype=float) + np.array(at, dtype=float), mesh.triangles)


@cache
def icosphere(divisions: int) -> Mesh:
    """Give a sphere of radius 1 of 20 * 4 ** divisions even triangles."""
    g = (1 + 5**0.5) / 2
    corners: list[Place] = [(-1, g, 0), (1, g, 0), (-1, -g, 0), (1, -g, 0), (0, -1, g), (0, 1, g)]
    corners += [(0, -1, -g), (0, 1, -g), (g, 0, -1), (g, 0, 1), (-g, 0, -1), (-g, 0, 1)]
    faces = [(0, 11, 5), (0, 5, 1), (0, 1, 7), (0, 7, 10), (0, 10, 11), (1, 5, 9), (5, 11, 4), (11, 10, 2)]
    faces += [(10, 7, 6), (7, 1, 8), (3, 9, 4), (3, 4, 2), (3, 2, 6), (3, 6, 8), (3, 8, 9), (4, 9, 5)]
    faces += [(2, 4, 11), (6, 2, 10), (8, 6, 7), (9, 8, 1)]
    points = np.array(corners, dtype=float)
    triangles = np.array(faces)
    for _ in range(divisions):
        sides = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
        unique, place = np.unique(sides, axis=0, return_inverse=True)
        middles = (place.reshape(-1, 3) + len(points)).astype(triangles.dtype)
        points = np.concatenate((points, points[unique].mean(axis=1)))
        (a, b, c), (ab, bc, ca) = triangles.T, middles.T
        parts = [(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)]
        triangles = np.concatenate([np.column_stack(part) for part in parts])
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    return Mesh(points, triangles.astype(np.int32))


def lump(at: Place, radii: Place, seed: int, rough: float = 0.2, divisions: int = 2) -> Mesh:
    """Give an uneven ball: a crown's bough, a rock. `rough` is how deep its hollows are, a share of the radius."""
    base = icosphere(divisions)
    dice = np.random.default_rng(seed)
    waves = dice.normal(size=(6, 3)) * 2.6
    phase = dice.uniform(0, 2 * math.pi, 6)
    swell = np.sin(base.vertices @ waves.T + phase).mean(axis=1) * 2.4
    reach = 1 - rough * (0.5 - 0.5 * np.clip(swell, -1, 1))
    return Mesh(
        base.vertices * reach[:, None] * np.array(radii, dtype=float) + np.array(at, dtype=float), base.triangles
    )


def shell(grid: ArrayLike, inwards: ArrayLike) -> Mesh:
    """Give a sheet some thickness: the body between a grid of places and the same grid moved.

    Args:
        grid: (U, V, 3), the outer surface.
        inwards: how far each place moves to the inner surface: one vector, or (U, V, 3).
    """
    outer = np.asarray(grid, dtype=float)
    inner = outer + np.asarray(inwards, dtype=float)
    vertices = np.concatenate((outer.reshape(-1, 3), inner.reshape(-1, 3)))
    return outwards(Mesh(vertices, _shell_faces(*outer.shape[:2])))


@lru_cache(maxsize=256)
def _shell_faces(rows: int, columns: int) -> NDArray[np.int32]:
    """Return the triangles of a shell: both sheets and the rim between them."""
    number = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = number[:-1, :-1].ravel(), number[1:, :-1].ravel(), number[1:, 1:].ravel(), number[:-1, 1:].ravel()
    upper = np.concatenate((np.column_stack((a, b, c)), np.column_stack((a, c, d))))
    rim = np.concatenate((number[:-1, 0], number[-1, :-1], number[:0:-1, -1], number[0, :0:-1]))
    after, size = np.roll(rim, -1), rows * columns
    skirt = (np.column_stack((after, rim, rim + size)), np.column_stack((after, rim + size, after + size)))
    return np.concatenate((upper, upper[:, ::-1] + size, *skirt)).astype(np.int32)


def patch(corners: Sequence[Place], us: Sequence[float], vs: Sequence[float]) -> Floats:
    """Give a grid over the surface between four corners (at u, v = 00, 10, 11, 01), straight along u and v."""
    p00, p10, p11, p01 = (np.array(corner, dtype=float) for corner in corners)
    u, v = np.array(us)[:, None, None], np.array(vs)[None, :, None]
    return np.asarray((1 - u) * (1 - v) * p00 + u * (1 - v) * p10 + u * v * p11 + (1 - u) * v * p01)


def moved(
    mesh: Mesh, at: Place = (0, 0, 0), turn_deg: float = 0.0, tilt_deg: float = 0.0, roll_deg: float = 0.0
) -> Mesh:
    """Roll a mesh about x, tilt it about y (nose down), turn it about z, then carry it to a place."""
    r, t, p = math.radians(roll_deg), math.radians(tilt_deg), math.radians(turn_deg)
    about_x = np.array([[1, 0, 0], [0, math.cos(r), -math.sin(r)], [0, math.sin(r), math.cos(r)]])
    about_y = np.array([[math.cos(t), 0, math.sin(t)], [0, 1, 0], [-math.sin(t), 0, math.cos(t)]])
    about_z = np.array([[math.cos(p), -math.sin(p), 0], [math.sin(p), math.cos(p), 0], [0, 0, 1]])
    return Mesh(mesh.vertices @ (about_z @ about_y @ about_x).T + np.array(at, dtype=float), mesh.triangles)


def flipped(mesh: Mesh) -> Mesh:
    """Mirror a mesh in the plane between left and right (y = 0)."""
    return Mesh(mesh.vertices * np.array((1.0, -1.0, 1.0)), mesh.triangles[:, ::-1])


def hoop(section: Sequence[tuple[float, float]], sides: int = 20, at: Place = (0, 0, 0), axis: Axis = "z") -> Mesh:
    """Turn a closed ring of (radius, height) points about an axis that it does not touch: a tyre, a rim."""
    angles = 2 * math.pi * (np.arange(sides) + 0.5) / sides
    radius, height = np.array(section, dtype=float).T
    x, y = np.cos(angles)[:, None] * radius, np.sin(angles)[:, None] * radius
    vertices = np.stack((x, y, np.broadcast_to(height, x.shape)), axis=-1).reshape(-1, 3)
    count = len(section)
    i, j = np.divmod(np.arange(sides * count), count)
    after, beside = (i + 1) % sides * count + j, i * count + (j + 1) % count
    across = (i + 1) % sides * count + (j + 1) % count
    here = i * count + j
    faces = np.concatenate((np.column_stack((here, after, across)), np.column_stack((here, across, beside))))
    mesh = along(outwards(Mesh(vertices, faces.astype(np.int32))), axis)
    return Mesh(mesh.vertices + np.array(at, dtype=float), mesh.triangles)


def torus(at: Place, radius: float, thickness: float, axis: Axis = "z", sides: int = 20, around: int = 8) -> Mesh:
    """Give a ring of round section by its outer radius and its thickness."""
    middle = radius - thickness / 2
    return hoop([(middle + x * thickness / 2, y * thickness / 2) for x, y in circle(around)], sides, at, axis)
