"""The plan in space as exporters are given it: bodies, each with the places at which it stands.

Millimetres of the model, z up. Things that are alike are one body at many places, so that a file that can repeat
bodies holds each of them once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import DrawingJob
from diorama_planner.solids.mesh import Mesh, is_watertight, merge
from diorama_planner.solids.parts import Body
from diorama_planner.solids.sheets import welded

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class StandingBody:
    """A body and the (4, 4) matrices that take it to its places, for columns (x, y, z, 1)."""

    name: str
    body: Body
    places: tuple[Matrix, ...]

    def placed(self, mesh: Mesh) -> Iterator[Mesh]:
        """Give a mesh of it at each of its places."""
        for matrix in self.places:
            yield Mesh(mesh.vertices @ matrix[:3, :3].T + matrix[:3, 3], mesh.triangles)


@dataclass(frozen=True, slots=True, eq=False)
class SpaceJob:
    """All bodies of a plan, or of what is selected of it."""

    bodies: tuple[StandingBody, ...]


def space_of(job: DrawingJob) -> SpaceJob:
    """Give what a plan is in space.

    Raises:
        UsageError: a wall's face, a section, or a plan without anything that has a body.
    """
    found = job.space()
    if found is None or not found.bodies:
        raise UsageError(msg("there is nothing that has a body"), msg("export the plan, or items that stand on it"))
    return found


def closed_mesh(body: Body) -> Mesh:
    """Give what of a body is closed, as printers want it; sheets without thickness are left out.

    A body that is parted by its finishes is closed again when its parts are put together.
    """
    closed = [part.mesh for part in body if part.closed]
    joined = welded(merge([part.mesh for part in body if not part.closed]))
    return merge([*closed, joined] if is_watertight(joined) else closed)
