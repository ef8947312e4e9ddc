"""A mesh file of a stranger, read by a child with limits: what is asked of it, and what is believed of its answer."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diorama_planner.app.worker import WorkerError, ask
from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import Message, msg
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.mesh_bytes import decode_mesh
from diorama_planner.solids.readers.contract import UNITS, Axis

MESH_ENDINGS = (".stl", ".obj", ".glb", ".3mf")
BUDGET = 20_000
"""Triangles that are kept of a mesh for the view."""
SECONDS = 60.0
_MOST_SAID = 200


@dataclass(frozen=True, slots=True, eq=False)
class MeshFile:
    """What is known of a mesh file.

    Attributes:
        name: of the file, without its ending.
        mesh: thinned, in units of the file, as it lies there.
        triangles: how many the file has that can be used.
        dropped: how many of it have no area or no usable corners.
        volume: in units of the file cubed; None if the surface is not closed or too fine to look.
        unit: one of `UNITS` if the file or its format says so, else empty.
        up: the axis that points up in files of its format.
        skipped: what was left out, and how many of it.
    """

    name: str
    mesh: Mesh
    triangles: int
    dropped: int
    volume: float | None
    unit: str
    up: Axis
    skipped: Mapping[str, int]


def read_mesh_file(
    path: Path,
    *,
    tell: Callable[[float], None] = lambda share: None,
    seconds: float = SECONDS,
    command: Sequence[str] | None = None,
) -> MeshFile:
    """Read a mesh in a child; cancelling is raising from `tell`.

    Args:
        path: an STL, OBJ, GLB or 3MF file. Nothing that it names is opened.
        tell: is called while there is no answer.
        seconds: how long it may take.
        command: what is started instead of the child of this program.

    Raises:
        BadFileError: it cannot be read, is too large, takes too long or needs too much memory.
    """
    question = {"path": str(path.absolute()), "budget": BUDGET}
    try:
        told = next(ask("mesh", question, seconds=seconds, wait=lambda: tell(0.0), command=command), None)
    except WorkerError as error:
        raise _refused(path, msg("it is damaged, or too large for the memory that it may have")) from error
    if told is None:
        raise _refused(path, msg("reading it takes longer than {seconds:g} s", seconds=seconds))
    if "problem" in told:
        raise BadFileError(_said(told["problem"]), _said(told.get("hint", "")), where=path.name)
    try:
        return _believed(path, told)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError, BadFileError) as error:
        raise _refused(path, msg("what came of it is no mesh")) from error


def _refused(path: Path, why: Message) -> BadFileError:
    return BadFileError(why, msg("reduce it, or export it anew, in the program that made it"), where=path.name)


def _said(text: object) -> Message:
    """Take a text of the child for what it is: words, without anything to fill in."""
    return msg("{text}", text=str(text)[:_MOST_SAID]) if text else Message("")


def _believed(path: Path, told: Mapping[str, Any]) -> MeshFile:
    """Check every part of an answer, as if the child had been taken over by the file."""
    unit, up, volume = told["unit"], told["up"], told["volume"]
    triangles, dropped, skipped = told["triangles"], told["dropped"], told["skipped"]
    counts = [triangles, dropped, *skipped.values()]
    if unit not in {"", *UNITS} or up not in {"x", "y", "z"} or not all(type(count) is int for count in counts):
        raise ValueError
    if volume is not None and not math.isfinite(volume):
        raise ValueError
    mesh = decode_mesh(base64.b64decode(told["mesh"], validate=True))
    if len(mesh.triangles) > BUDGET:
        raise ValueError
    left_out = {str(what)[:_MOST_SAID]: count for what, count in skipped.items()}
    return MeshFile(path.stem, mesh, triangles, dropped, volume, unit, up, left_out)
