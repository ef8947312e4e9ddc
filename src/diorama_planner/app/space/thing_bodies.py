"""The body of a thing of the catalogue in three dimensions: its own mesh where the plan has it, else its model."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.core.errors import BadFileError
from diorama_planner.solids.mesh import Mesh, is_watertight
from diorama_planner.solids.mesh_bytes import decode_mesh
from diorama_planner.solids.parts import Body, BodyPart
from diorama_planner.symbols.poses import AT_REST, Pose
from diorama_planner.symbols.solids import solid

BARE = "#9aa3a8"
"""The colour of a print that has no paint yet."""


def thing_body(
    entry: CatalogueThing,
    assets: Mapping[str, bytes],
    colours: Mapping[str, str] | None = None,
    pose: Pose = AT_REST,
) -> Body:
    """Give the body of a thing in real millimetres about the centre of its plan, standing on z = 0.

    Args:
        entry: the thing. The pile of its plan stands for a mesh that is gone or damaged.
        assets: those of the plan.
        colours: slots whose colours the user has chosen; a mesh has one, `body`.
        pose: how what moves on it stands; a mesh has nothing that moves.
    """
    data = assets.get(entry.mesh) if entry.mesh else None
    own = _own_mesh(data, entry.real_mm) if data is not None else None
    if own is None:
        return solid(entry, colours, pose)
    mesh, closed = own
    colour = {"body": BARE, **dict(entry.colours), **(colours or {})}["body"]
    return (BodyPart(mesh, "plastic", colour, closed=closed),)


@lru_cache(maxsize=128)
def _own_mesh(data: bytes, real_mm: tuple[float, float, float]) -> tuple[Mesh, bool] | None:
    """Give a mesh stretched to its real size, and whether it is closed; None if it is damaged."""
    try:
        mesh = decode_mesh(data)
    except BadFileError:
        return None
    low, high = (np.array(corner) for corner in mesh.bounds)
    size = np.where(high > low, high - low, 1.0)
    middle = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
    return Mesh((mesh.vertices - middle) / size * real_mm, mesh.triangles), is_watertight(mesh)
