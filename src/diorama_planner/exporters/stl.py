"""The plan, or what is selected of it, as binary STL for slicers: millimetres of the model, z up."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.drawn_parts import is_stain
from diorama_planner.exporters.options import option
from diorama_planner.exporters.space_job import closed_mesh, space_of
from diorama_planner.solids.mesh import merge
from diorama_planner.solids.parts import body_mesh
from diorama_planner.solids.sheets import normals

_ROW = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("unused", "<u2")])
"""A triangle (StereoLithography interface specification, 3D Systems 1989)."""


@dataclass(frozen=True, slots=True)
class StlOptions:
    """What comes along."""

    closed: bool = option(True, "only what is closed, as printers want it: no markings, leaves and posters")


def produce(job: DrawingJob, options: StlOptions) -> bytes:
    """Give the triangles of all bodies.

    Raises:
        UsageError: as `space_of`.
    """
    found = space_of(job).bodies
    bodies = [(each, tuple(part for part in each.body if not is_stain(part))) for each in found]
    meshes = [(each, closed_mesh(body) if options.closed else body_mesh(body)) for each, body in bodies]
    whole = merge([placed for each, mesh in meshes if len(mesh.triangles) for placed in each.placed(mesh)])
    rows = np.zeros(len(whole.triangles), dtype=_ROW)
    rows["normal"] = normals(whole)
    rows["corners"] = whole.vertices[whole.triangles]
    return b"Diorama Planner, mm".ljust(80, b"\0") + struct.pack("<I", len(rows)) + rows.tobytes()


EXPORTER = Exporter("stl", msg("Bodies for printing (STL)"), ".stl", produce, StlOptions)
