"""The plan in space as Wavefront OBJ with a colour at each corner: millimetres of the model, z up.

Colours at corners are an extension that MeshLab, Blender and others read; no file of materials lies beside it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np

from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.space_job import space_of


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
        for part in each.body:
            colour = np.array([int(part.colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255.0
            for mesh in each.placed(part.mesh):
                out.write(f"g {part.finish}\n".encode())
                rows = np.column_stack((mesh.vertices, np.broadcast_to(colour, mesh.vertices.shape)))
                np.savetxt(out, rows, fmt="v %.4f %.4f %.4f %.3f %.3f %.3f")
                np.savetxt(out, mesh.triangles + done, fmt="f %d %d %d")
                done += len(mesh.vertices)
    return out.getvalue()


def _word(name: str) -> str:
    """A name without blanks, which would end it."""
    return "_".join(name.split()) or "item"


EXPORTER = Exporter("obj", msg("Plan in space (OBJ)"), ".obj", produce, ObjOptions)
