"""The one door to foreign meshes: bytes and the name of a file in, a clean small mesh with what was found out.

Called in a child with limits (`solids.mesh_job`), never where a plan is open.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diorama_planner.core.messages import msg
from diorama_planner.solids.decimation import coarse, decimated, joined
from diorama_planner.solids.mesh import Mesh, is_watertight, volume
from diorama_planner.solids.readers.contract import LARGEST, MOST_BYTES, Axis, FoundMesh, bad
from diorama_planner.solids.readers.glb import read_glb
from diorama_planner.solids.readers.obj import read_obj
from diorama_planner.solids.readers.stl import read_stl
from diorama_planner.solids.readers.three_mf import read_three_mf

MOST_LOOKED_AT = 600_000
"""Up to so many triangles it is looked whether they are closed; more are drawn together at once."""
_FLAT = 1e-9
MESH_ENDINGS = (".stl", ".obj", ".glb", ".3mf")


@dataclass(frozen=True, slots=True, eq=False)
class CleanMesh:
    """What is left of a file: `mesh` for the view, and figures about the whole in units of the file.

    `triangles` are those of the file that have an area, `dropped` those that have none or are no numbers.
    `volume` is None if the surface is not closed, or there were too many to look.
    """

    mesh: Mesh
    triangles: int
    dropped: int
    volume: float | None
    unit: str
    up: Axis
    skipped: dict[str, int]


def read_mesh(name: str, data: bytes, budget: int) -> CleanMesh:
    """Read a mesh file by what is in it, and by its ending where that tells nothing.

    Args:
        name: of the file.
        data: its bytes.
        budget: how many triangles are kept for the view.

    Raises:
        BadFileError: it cannot be read, or nothing of it is left.
    """
    if len(data) > MOST_BYTES:
        hint = msg("reduce it first in the program that made it")
        raise bad("it is larger than {most} MB", hint, most=MOST_BYTES // 2**20)
    with np.errstate(all="ignore"):  # what is no number by then is dropped and counted
        return _cleaned(_found(name.lower(), data), budget)


def _found(name: str, data: bytes) -> FoundMesh:
    if data.startswith(b"glTF"):
        return read_glb(data)
    if data.startswith(b"PK\x03\x04"):
        return read_three_mf(data)
    if name.endswith(".obj"):
        return read_obj(data)
    if name.endswith(".stl"):
        return read_stl(data)
    raise bad("it is none of the meshes that are read", msg("STL, OBJ, GLB and 3MF can be read"))


def _cleaned(found: FoundMesh, budget: int) -> CleanMesh:
    usable = (np.abs(found.corners) <= LARGEST).all(axis=1)  # False for what is no number
    corners, triangles = found.corners, found.triangles
    if not usable.all():
        corners, triangles = corners[usable], (np.cumsum(usable) - 1)[triangles[usable[triangles].all(axis=1)]]
    if not len(triangles):
        raise bad("none of its triangles has usable corners")
    is_huge = len(triangles) > MOST_LOOKED_AT
    mesh = coarse(corners, triangles) if is_huge else joined(corners.astype(np.float64), triangles)
    _check_extent(mesh)
    count = len(triangles) if is_huge else len(mesh.triangles)
    closed = not is_huge and is_watertight(mesh)
    return CleanMesh(
        decimated(mesh, budget, closed=closed),
        triangles=count,
        dropped=len(found.triangles) - count,
        volume=volume(mesh) if closed else None,
        unit=found.unit,
        up=found.up,
        skipped=dict(found.skipped),
    )


def _check_extent(mesh: Mesh) -> None:
    if not len(mesh.triangles):
        raise bad("none of its triangles has an area")
    low, high = (np.array(corner) for corner in mesh.bounds)
    if np.count_nonzero(high - low > _FLAT * (high - low).max()) < 2:
        raise bad("it has no extent")
