"""The plan in space as Wavefront OBJ with a colour at each corner: millimetres of the model, z up.

Colours at corners are an extension that MeshLab, Blender and others read; no file of materials lies beside it. They
have no transparency: posters are cut into coloured cells, stains that only tint their wall are left out.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import msg
from diorama_planner.drawing.colours import rgba
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.drawn_parts import cells_of, is_stain
from diorama_planner.exporters.space_job import space_of
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import BodyPart


@dataclass(frozen=True, slots=True)
class ObjOptions:
    """There is nothing to choose."""


def produce(job: DrawingJob, options: ObjOptions) -> bytes:
    """Give an object for each item or sort of thing, a group for each finish.

    Raises:
        UsageError: as `space_of`.
    """
    out, done = io.BytesIO(), 1
    out.write(b"# Diorama Planner, mm, z up\n")
    for each in space_of(job).bodies:
        out.write(f"o {_word(each.name)}\n".encode())
        for part in (part for part in each.body if not is_stain(part)):
            flat, colours = _coloured(part)
            for mesh in each.placed(flat):
                out.write(f"g {part.finish}\n".encode())
                rows = np.column_stack((mesh.vertices, np.broadcast_to(colours, mesh.vertices.shape)))
                np.savetxt(out, rows, fmt="v %.4f %.4f %.4f %.3f %.3f %.3f")
                np.savetxt(out, mesh.triangles + done, fmt="f %d %d %d")
                done += len(mesh.vertices)
    return out.getvalue()


def _coloured(part: BodyPart) -> tuple[Mesh, NDArray[np.float64]]:
    """Give the mesh of a part and its colour, or that of each corner: what is drawn is cut into cells."""
    if part.decal is not None:
        return cells_of(part, part.decal)
    return part.mesh, np.array(rgba(part.colour)[:3]) / 255.0


def _word(name: str) -> str:
    """A name without blanks, which would end it."""
    return "_".join(name.split()) or "item"


EXPORTER = Exporter("obj", msg("Plan in space (OBJ)"), ".obj", produce, ObjOptions)
