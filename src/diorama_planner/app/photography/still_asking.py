"""A still asked of a child process, which reads the plan as it stands from a file of its own.

What a still is, is in `still_takes`; the child is `cli.still_job`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from diorama_planner.app.worker import ask
from diorama_planner.model.document import Document
from diorama_planner.project_io.container import save_project


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: the options of `still` on the command line by their names."""

    camera: str
    size: str
    look: str = "neutral"
    mood: str = "studio"
    samples: int = 24
    blades: int = 7
    at: float = 0.0
    shutter: float = 0.0
    charge: str = "half"
    seed: int = 1


def asked_still(document: Document, asked: Asked, report: Callable[[float], None]) -> bytes:
    """Give the PNG of a still; `report` is told how far it is, and may raise to give it up.

    Raises:
        WorkerError: the child could not make it; its words say why.
    """
    done = [0.0]
    with tempfile.TemporaryDirectory(prefix="diorama-still-") as folder:
        plan, picture = Path(folder, "plan.diorama"), Path(folder, "still.png")
        save_project(document, plan)
        question = {**asdict(asked), "file": str(plan), "output": str(picture)}
        for answer in ask("still", question, wait=lambda: report(done[0])):
            done[0] = float(answer["share"])
        return picture.read_bytes()
