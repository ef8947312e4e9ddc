"""Reading a foreign mesh in a process of its own: the question is a path, the answer a small mesh and figures.

The only place that opens such a file, and the only file that it opens. `app.worker` runs this in a child.
"""

from __future__ import annotations

import base64
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from diorama_planner.core.errors import BadFileError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.solids.mesh_bytes import encode_mesh
from diorama_planner.solids.readers.contract import MOST_BYTES, bad
from diorama_planner.solids.readers.files import read_mesh


def run(question: Mapping[str, Any], answer: Callable[[Mapping[str, Any]], None]) -> None:
    """Read the mesh at `path` down to `budget` triangles.

    Args:
        question: `path` and `budget`.
        answer: is told `mesh` (as `encode_mesh` gives it, in base64) and figures; or `problem` and `hint`.
    """
    path = Path(question["path"])
    try:
        clean = read_mesh(path.name, _bytes_of(path), int(question["budget"]))
    except PlannerError as error:
        answer({"problem": str(error.message), "hint": str(error.hint)})
        return
    answer(
        {
            "mesh": base64.b64encode(encode_mesh(clean.mesh)).decode(),
            "triangles": clean.triangles,
            "dropped": clean.dropped,
            "volume": clean.volume,
            "unit": clean.unit,
            "up": clean.up,
            "skipped": clean.skipped,
        }
    )


def _bytes_of(path: Path) -> bytes:
    """Read a plain file, never more of it than may be."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise bad("it is no file", msg("choose a file"))
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadFileError(msg("it cannot be read: {reason}", reason=error.strerror or str(error))) from None
